"""A text and what was asked before it in, the reply out, with the choices that lead on from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from stats.answer import answer_question, settle_year
from stats.catalogue.loaded import is_loaded
from stats.catalogue.reordering import reorder_choices
from stats.catalogue.widening import add_wider, widen_choices
from stats.index.reader import Index
from stats.model import Answer, Choice, Clarification, Defaults, NoFigure, NoMatch, Question
from stats.question import offer_measures, parse_question


def answer_text(
    text: str,
    index: Index,
    *,
    previous: Question | None,
    is_reply: bool,
    defaults: Defaults | None,
) -> Answer | NoFigure | Clarification | NoMatch:
    """Return the reply to a text, as `Catalogue.ask` does; no match without examples."""
    if previous is not None:
        previous = settle_year(previous, index) if is_loaded(previous, index) else None
    parsed = parse_question(text, index, previous=previous, is_reply=is_reply, defaults=defaults)
    if not isinstance(parsed, Question):
        return parsed
    reply = answer_question(parsed, index)
    wider = () if defaults is None else widen_choices(text, parsed, defaults, index)
    if isinstance(reply, Answer):
        return add_wider(reply, wider)
    orders = reorder_choices(reply, index)
    offered = (*orders, *reply.choices, *_others(text, parsed, index))
    return add_wider(replace(reply, choices=offered), wider)


def _others(text: str, question: Question, index: Index) -> Iterator[Choice]:
    """Yield the other measures that a text may be of, where the inferred one has no figure."""
    if index.is_inferred(question.dataset):
        yield from offer_measures(text, index, without=question.dataset)
