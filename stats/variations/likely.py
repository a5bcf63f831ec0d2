"""What an answer shows in, the codes and periods of its parts, and which others are likely, out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice

from stats.index.reader import Index
from stats.model import TECHNICAL_KINDS, Answer, Code, Figure, NoFigure, Question
from stats.selection import asked_periods, has_figure, make_cells

KNOWN_MEMBERS = 5_000
"""Which members have a figure beside the rest of a question, remembered for so many: where few
have, all were looked at for each question. Source: a fifth of a megabyte for each thousand."""


def codes_now(reply: Answer | NoFigure, dimension: str) -> tuple[str, ...]:
    """Return the codes asked for of a dimension; where it was left open, those of the figures."""
    shown = (each.codes[dimension].code for each in _figures(reply) if dimension in each.codes)
    return reply.question.members.get(dimension) or tuple(dict.fromkeys(shown))


def periods_now(reply: Answer | NoFigure) -> tuple[str, ...]:
    """Return the periods asked for, else those of the figures; of a change, only the last."""
    ends = [
        each.derivation.parts[-1].period.code
        for each in _figures(reply)
        if each.derivation and each.derivation.method == "change"
    ]
    if ends or reply.question.periods:
        return tuple(ends) or tuple(group[0] for group in reply.question.periods)
    return tuple(dict.fromkeys(each.period.code for each in _figures(reply) if each.period.code))


def period_groups_now(reply: Answer | NoFigure) -> tuple[tuple[str, ...], ...]:
    """Return the one period of a reply as a question asks for it; empty where there are more."""
    now = periods_now(reply)
    return ((now[0],),) if len(now) == 1 else ()


def with_codes(question: Question, dimension: str, *codes: str) -> Question:
    """Return a question with other members of a dimension."""
    return replace(question, members={**question.members, dimension: codes})


def find_with_figure(
    index: Index, question: Question, dimension: str, codes: Iterable[str]
) -> Iterator[str]:
    """Yield those codes of a dimension of which any member of a question has a figure."""
    if question.period_text:
        return
    dataset = index.dataset(question.dataset)
    periods = asked_periods(question)
    cells = make_cells(dataset, {**question.members, dimension: ("",)})
    for code in codes:
        if any(
            has_figure(index, dataset, {**cell, dimension: code}, question.measure, periods)
            for cell in cells
        ):
            yield code


def has_other(index: Index, question: Question, dimension: str, now: Collection[str]) -> bool:
    """Whether a code of a dimension besides `now`, one or none, has a figure for the rest.

    It does not depend on which is asked for, so that it is remembered for all of them.
    """
    rest = tuple(each for each in question.members.items() if each[0] != dimension)
    key = (question.dataset, dimension, rest, question.measure, question.periods)
    first = index.members_known.get(key)
    if first is None:
        codes = index.series_counts(question.dataset, dimension)
        first = tuple(islice(find_with_figure(index, question, dimension, codes), 2))
        if len(index.members_known) >= KNOWN_MEMBERS:
            index.members_known.clear()
        index.members_known[key] = first
    return any(code not in now for code in first)


def is_beside(one: Code, other: Code) -> bool:
    """Whether two codes are of one kind and lie within the same."""
    return (one.kind, one.parent) == (other.kind, other.parent)


def likely_codes(
    index: Index, dataset: str, dimension: str, codes: Sequence[str]
) -> Iterator[Code]:
    """Yield the codes of a dimension that a dataset has, in the order in which they are wanted.

    First those asked for, what these lie within, their neighbours and their parts; then the rest
    of their kind; of equals, those that most is in print of. One is looked at when it is asked for:
    the first neighbours are often enough.
    """
    counts = index.series_counts(dataset, dimension)
    yield from (index.code(dimension, each) for each in codes if each in counts)
    ordered = index.codes_by_series(dataset, dimension)
    others = (index.code(dimension, each) for each in ordered if each not in codes)
    if not codes:
        yield from others
        return
    now = index.code(dimension, codes[0])
    if now.parent in counts and now.parent not in codes:
        yield index.code(dimension, now.parent)
    totals = index.dataset(dataset).totals.get(dimension, ())
    later: dict[int, list[Code]] = {}
    for code in others:
        if code.code == now.parent:
            continue
        if code.kind not in TECHNICAL_KINDS and is_beside(code, now):
            yield code
        else:
            later.setdefault(_rank(code, now, totals), []).append(code)
    yield from chain.from_iterable(later[rank] for rank in sorted(later))


def _rank(code: Code, now: Code, totals: Sequence[str]) -> int:
    """Return how far behind the neighbours of a code another one is wanted."""
    if code.kind in TECHNICAL_KINDS:
        return 3 if code.code in totals else 4
    if code.parent == now.code or code.code in now.members:
        return 1
    return 2 if code.kind == now.kind else 3


def _figures(reply: Answer | NoFigure) -> tuple[Figure, ...]:
    return reply.figures if isinstance(reply, Answer) else ()
