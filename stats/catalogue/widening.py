"""A question about a reader's defaults in, the choices that ask the same of the whole out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from stats.choices import make_choice
from stats.index.reader import Index
from stats.model import Answer, Choice, Clarification, Defaults, NoFigure, Question
from stats.question import drop_defaults, parse_question
from stats.selection import any_figure, asked_periods
from stats.variations import question_parts

R = TypeVar("R", bound=Answer | NoFigure)


def widen_choices(
    text: str, question: Question, defaults: Defaults, index: Index
) -> tuple[Choice, ...]:
    """Return one tap from the defaults to the whole; none where the question did not take them.

    Where the dataset has no figure of the whole, what the text would have been about without the
    defaults is offered instead.
    """
    whole = drop_defaults(question, defaults, index)
    if whole is None:
        return ()
    chosen = _choice(whole, index)
    if chosen is not None and _has_figure(whole, index):
        return (chosen,)
    read = parse_question(text, index)
    texts = [each.question for each in read.choices] if isinstance(read, Clarification) else [text]
    parsed = [parse_question(each, index) for each in texts]
    wider = [
        replace(choice, label=f"{choice.label}: {index.dataset(each.dataset).label}")
        for each in parsed
        if isinstance(each, Question) and (choice := _choice(each, index))
    ]
    return tuple(wider) or ((chosen,) if chosen else ())


def add_wider(reply: R, wider: Sequence[Choice]) -> R:
    """Return a reply that offers the whole first, and no other whole beside it."""
    if not wider:
        return reply
    others = tuple(choice for choice in reply.choices if not choice.is_wider)
    return replace(reply, choices=(*wider, *others))


def _has_figure(question: Question, index: Index) -> bool:
    dataset = index.dataset(question.dataset)
    periods = asked_periods(question)
    return any_figure(index, dataset, question.members, question.measure, periods)


def _choice(question: Question, index: Index) -> Choice | None:
    """Return the choice that asks a question; None where its words would ask another."""
    first = index.dataset(question.dataset).dimensions[0]
    codes = question.members.get(first, ())
    if not codes:
        return None
    choice = make_choice(
        index, index.code(first, codes[0]).name, question_parts(index, question), is_wider=True
    )
    read = parse_question(choice.question, index)
    is_same = isinstance(read, Question) and _bare(read) == _bare(question)
    return choice if is_same else None


def _bare(question: Question) -> Question:
    """Return a question without what is said of it: what was assumed, what is to be checked."""
    return replace(question, assumptions=(), claims=())
