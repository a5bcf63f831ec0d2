"""A reply in, the same with its key and the parts of it that can be changed out.

A change keeps everything else that was asked: the operation, the breakdown, the other members.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from stats.answer import answer_question
from stats.choices import make_choice, make_key
from stats.index.reader import Index
from stats.index.schema import subject_token
from stats.model import COMPARE, Answer, Choice, NoFigure, Question, Variation
from stats.variations.changes import find_members, find_periods, find_scopes
from stats.variations.comparisons import find_comparisons
from stats.variations.likely import codes_now, has_other, periods_now
from stats.variations.parts import question_parts

PERIOD = "period"
"""The subject of a variation of the period, in place of a dimension."""
MOST_TRIED = 12
"""Changes looked at before a part is said to have none. Source: of the question sets no part is
lost by it, and a refused rate or change does not try every code of a long list."""


def vary(index: Index, reply: Answer | NoFigure) -> Answer | NoFigure:
    """Return a reply with its key, and the parts of its question that have other values."""
    key = question_key(index, reply.question)
    return replace(reply, key=key, variations=tuple(_variations(index, reply)))


def question_key(index: Index, question: Question) -> str:
    """Return the key that names the whole of a question, as that of a choice does."""
    return make_key(question_parts(index, question))


def find_changes(
    index: Index, reply: Answer | NoFigure, subject: str, *, tries: int | None = None
) -> Iterator[Choice]:
    """Yield the questions that change one part of a reply's, likely to have a figure, best first.

    `subject` is a dimension, `period`, or `compare` for the same with something beside it. No
    more than `tries` are looked at, if it is given.
    """
    if subject == COMPARE:
        found = find_comparisons(index, reply)
    elif subject == PERIOD:
        found = find_periods(index, reply)
    elif subject == reply.question.breakdown.partition(":")[0] and reply.question.universe:
        found = find_scopes(index, reply.question, subject)
    else:
        found = find_members(index, reply, subject)
    for label, question in islice(found, tries):
        if _is_answered(index, question):
            yield make_choice(index, label, question_parts(index, question))


def _is_answered(index: Index, question: Question) -> bool:
    """Whether the operation can be done; plain values can, where there is a figure."""
    return _is_plain(question) or isinstance(answer_question(question, index), Answer)


def _is_plain(question: Question) -> bool:
    is_told = bool(question.asks_about)
    return question.operation == "values" and not (question.years_back or question.bound or is_told)


def _variations(index: Index, reply: Answer | NoFigure) -> Iterator[Variation]:
    question = reply.question
    dimensions = index.dataset(question.dataset).dimensions
    is_empty = bool(question.breakdown) and not question.universe
    if is_empty or not set(question.members) <= set(dimensions):
        return
    for dimension in dimensions:
        if _has_member(index, reply, dimension):
            yield _part(dimension, _label(index, reply, dimension))
    if _has_change(index, reply, PERIOD):
        labels = [index.period(each).label for each in periods_now(reply)]
        yield _part(PERIOD, _first_of(labels) or question.period_text)
    if isinstance(reply, Answer) and _has_change(index, reply, COMPARE):
        yield _part(COMPARE, "")


def _has_member(index: Index, reply: Answer | NoFigure, dimension: str) -> bool:
    """Whether a dimension of a question has another member, or what is listed another scope."""
    question = reply.question
    if not _is_plain(question) or question.universe or question.period_text:
        return _has_change(index, reply, dimension)
    codes = codes_now(reply, dimension)
    return has_other(index, question, dimension, codes if len(codes) == 1 else ())


def _has_change(index: Index, reply: Answer | NoFigure, subject: str) -> bool:
    return any(True for _ in find_changes(index, reply, subject, tries=MOST_TRIED))


def _part(subject: str, label: str) -> Variation:
    return Variation(subject, label, subject_token(subject))


def _label(index: Index, reply: Answer | NoFigure, dimension: str) -> str:
    question = reply.question
    spread, _, kind = question.breakdown.partition(":")
    if spread != dimension or not question.universe:
        codes = codes_now(reply, dimension)
        changed = codes[-1:] if question.operation == "difference" else codes
        return _first_of([index.code(dimension, each).name for each in changed])
    within = (*question.scope_place, *question.scope)
    return index.code(dimension, within[0]).name if within else f"by {kind or dimension}"


def _first_of(names: Sequence[str]) -> str:
    """Return the first of several names, and how many more there are."""
    return f"{names[0]} +{len(names) - 1}" if len(names) > 1 else "".join(names)
