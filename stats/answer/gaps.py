"""The periods of one row in, which between them are not in print and which overlap out.

Of months, quarters, half-years or years that mostly follow on one another, one that is left out is
named: whoever adds up a quarter of two months has not got it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from stats.answer.grains import Span, grain_of
from stats.model import Period
from stats.periods import make_period, month_code, name_kind, with_kind
from stats.selection import month_number, shared_months

LENGTHS = (1, 3, 6, 12)
"""Months of the periods that rows without gaps are made of."""


def find_gaps(periods: Sequence[Period], span: Span) -> list[Period]:
    """Return the periods that a row is without, within the span asked for, oldest first.

    Without both ends of a span it is asked from the first to the last that there is.
    """
    grains = {grain_of(each) for each in periods}
    length = grains.pop() if len(grains) == 1 else 0
    if length not in LENGTHS:
        return []
    starts = sorted({month_number(each.start) for each in periods})
    is_row = all((start - starts[0]) % length == 0 for start in starts)
    steps = [later - earlier for earlier, later in pairwise(starts)]
    if not is_row or 2 * steps.count(length) < len(steps):
        return []
    first, last = starts[0], starts[-1]
    if all(span):
        asked, until = map(month_number, span)
        first = asked + (first - asked) % length
        last = until - length + 1
    kinds = {name_kind(each.code) for each in periods}
    kind = kinds.pop() if len(kinds) == 1 else ""
    return [
        _period(start, length, kind)
        for start in range(first, last + 1, length)
        if start not in starts
    ]


def _period(start: int, length: int, kind: str) -> Period:
    code = month_code((start - 1) // 12, (start - 1) % 12 + 1, length)
    return make_period(with_kind(code, kind) if kind else code)


def has_overlaps(periods: Sequence[Period]) -> bool:
    """Whether neighbours of a row have months in common."""
    ordered = sorted(periods, key=lambda each: (each.start, each.end))
    return any(shared_months(earlier, later) for earlier, later in pairwise(ordered))
