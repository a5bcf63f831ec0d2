"""Values of years and of months in one list and a span asked for in, those of one length out.

A column may have months and whole years below each other: a row of figures is of one or the other,
and a year is none for a span that it is only a part of.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date

from stats.index.reader import Index
from stats.model import Observation, Period
from stats.selection import ANNUAL_KINDS, month_number

Span = tuple[str, str]
"""The first and last month asked for, each empty where it is open."""
DAY = re.compile(r"\d{4}-\d\d-\d\d")
LEAST_YEARS = 2
"""Years that make a row of years: a single one of a longer span hides the months beside it."""


def lies_within(period: Period, span: Span) -> bool:
    """Whether a period lies within a span."""
    first, last = span
    return (not first or period.start >= first) and (not last or (period.end or "9") <= last)


def pick_years(index: Index, values: Sequence[Observation]) -> list[Observation]:
    """Return the values of years, where there are any; else those of the length that most have.

    Of two lengths that as many have it is the shorter one.
    """
    years = [each for each in values if index.period(each.period).kind in ANNUAL_KINDS]
    if years or not values:
        return years
    grains = {each.period: grain_of(index.period(each.period)) for each in values}
    counts = Counter(grains.values())
    usual = min(counts, key=lambda grain: (-counts[grain], grain))
    return [each for each in values if grains[each.period] == usual]


def grain_of(period: Period) -> int:
    """Return how many months a period has, below nought how many days; 0 where it has no dates.

    A week is one whether or not it begins in one month and ends in the next.
    """
    first, _, last = period.code.partition("/")
    if DAY.fullmatch(first):
        end = date.fromisoformat(last or first) if DAY.fullmatch(last or first) else None
        return -((end - date.fromisoformat(first)).days + 1) if end else 0
    return len(_months(period))


def pick_length(index: Index, values: Sequence[Observation], span: Span) -> list[Observation]:
    """Return the values within a span that make one row: of its years, else of the shortest parts.

    Years make it where they begin and end as the span does and are two at least, and where nothing
    shorter is in print within it.
    """
    inside = [each for each in values if lies_within(index.period(each.period), span)]
    parts = [each for each in inside if index.period(each.period).kind not in ANNUAL_KINDS]
    fit = [each for each in inside if each not in parts and _fits(index.period(each.period), span)]
    if not parts:
        return pick_years(index, inside)
    if len({each.period for each in fit}) >= LEAST_YEARS:
        return fit
    lengths = {each.period: grain_of(index.period(each.period)) for each in parts}
    shortest = min(lengths.values(), key=lambda grain: (grain > 0, abs(grain)))
    return [each for each in parts if lengths[each.period] == shortest]


def years_beside(
    index: Index, values: Sequence[Observation], row: Sequence[Observation], span: Span
) -> list[Observation]:
    """Return the years within a span that a row of their parts does not have all months of."""
    taken = {month for each in row for month in _months(index.period(each.period))}
    years = [
        each
        for each in values
        if (period := index.period(each.period)).kind in ANNUAL_KINDS
        and lies_within(period, span)
        and not taken.issuperset(_months(period))
    ]
    return sorted(years, key=lambda each: index.period(each.period).start)


def parts_beside(
    index: Index, values: Sequence[Observation], row: Sequence[Observation], span: Span
) -> list[Period]:
    """Return the parts of years within a span that a row has none of the months of."""
    taken = {month for each in row for month in _months(index.period(each.period))}
    parts = {
        period.code: period
        for each in values
        if (period := index.period(each.period)).kind not in ANNUAL_KINDS
        and lies_within(period, span)
        and taken.isdisjoint(_months(period))
    }
    return sorted(parts.values(), key=lambda each: each.start)


def _fits(year: Period, span: Span) -> bool:
    """Whether a year begins in the month that a span does, and ends as it does."""
    first, last = span
    return bool(year.start) and all(
        not asked or month_number(asked) % 12 == month_number(own) % 12
        for asked, own in ((first, year.start), (last, year.end))
    )


def _months(period: Period) -> range:
    """Return the running numbers of a period's months; none where it has no dates."""
    if not (period.start and period.end):
        return range(0)
    return range(month_number(period.start), month_number(period.end) + 1)
