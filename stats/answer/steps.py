"""The periods of a series in, which of them is the year before or after another out.

A year that is not in print has no stand-in: the one before it in print is not the year before.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from stats.model import Period
from stats.selection import MONTHS_OF_A_YEAR, follows, month_number, shared_months

LEAST_ROW = 3
"""Periods that make a regular table: two are as far apart as they are, whatever lies between."""
DAY_AT = len("2024-05")
"""Where the day stands in a code of one."""


def adjoins(earlier: Period, later: Period) -> bool:
    """Whether a period is the one before another: it ends where that begins, or is a year before.

    The middles of two years are a year apart and touch nowhere. What has no dates is taken to
    stand in order.
    """
    if not (earlier.end and later.start):
        return True
    is_year_later = bool(earlier.start) and months_apart(earlier, later) == MONTHS_OF_A_YEAR
    return follows(earlier, later) or (is_year_later and not shared_months(earlier, later))


def months_apart(earlier: Period, later: Period) -> int:
    """Return how many months after a period another begins; both have dates."""
    return month_number(later.start) - month_number(earlier.start)


def is_regular(periods: Sequence[Period]) -> bool:
    """Whether all periods of a dataset, in their order, are as far apart: every tenth year."""
    if len(periods) < LEAST_ROW or not all(each.start for each in periods):
        return False
    return len({months_apart(*pair) for pair in pairwise(periods)}) == 1


def find_step(periods: Sequence[Period], place: int, side: int) -> int | None:
    """Return the place of the period just before (`side` -1) or after (1) the one at a place.

    Of several, the one that is as long comes first, then the nearest in order.
    """
    here = periods[place]
    order = range(place - 1, -1, -1) if side < 0 else range(place + 1, len(periods))
    found = [
        other
        for other in order
        if adjoins(*((periods[other], here) if side < 0 else (here, periods[other])))
    ]
    return min(found, key=lambda other: abs(_length(periods[other]) - _length(here)), default=None)


def find_year_apart(periods: Sequence[Period], place: int, years: int) -> int | None:
    """Return the place of the period that is so many years after the one at a place, or before it
    where that is below 0: the same month, quarter or day of another year; None where there is none.

    A day that is the only one of its month will do: a survey of each April has no fixed one.
    """
    here = periods[place]
    if not here.start:
        return None
    found = [
        other
        for other, each in enumerate(periods)
        if each.start
        and months_apart(here, each) == MONTHS_OF_A_YEAR * years
        and _length(each) == _length(here)
        and bool(_days(each)) == bool(_days(here))
    ]
    same = [other for other in found if _days(periods[other]) == _days(here)]
    return next(iter(same or (found if len(found) == 1 else ())), None)


def say_no_year(from_year: Period, years: Sequence[Period], back: int) -> str:
    """Return that no figure is in print so many years before another, and which are the nearest.

    >>> years = [Period(str(y), str(y), f"{y}-01", f"{y}-12", "year") for y in (2015, 2019, 2020)]
    >>> say_no_year(years[-1], years, 3)
    '3 years before 2020 no figure is in print; the nearest before it is 2015, after it 2019'
    """
    said = f"{back} years before {from_year.label} no figure is in print"
    if not from_year.start or from_year.kind == "part":
        return said
    aim = month_number(from_year.start) - MONTHS_OF_A_YEAR * back
    dated = [each for each in years if each.start and each != from_year]
    before = [each for each in dated if month_number(each.start) < aim]
    after = [each for each in dated if aim < month_number(each.start)]
    beside = [f"before it is {before[-1].label}"] if before else []
    beside += [f"after it {'' if beside else 'is '}{after[0].label}"] if after else []
    return f"{said}; the nearest {', '.join(beside)}" if beside else said


def _days(period: Period) -> list[str]:
    """Return the days on which a period begins and ends; nothing where it is of whole months."""
    return [end[DAY_AT:] for end in period.code.split("/") if len(end) > DAY_AT]


def _length(period: Period) -> int:
    has_dates = bool(period.start and period.end)
    return month_number(period.end) - month_number(period.start) if has_dates else 0
