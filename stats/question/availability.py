"""A dataset and members in, the observations that can answer for them out.

Dimensions that a question leaves open are filled with the codes that stand for the whole.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product

from stats.index.reader import Index
from stats.model import Dataset, Observation, Period

ANNUAL_KINDS = frozenset({"year", "undated"})
SAME_PERIOD_MONTHS = 11
"""Two periods of one release that share at least these months are one year, worded twice."""


def cells(dataset: Dataset, members: Mapping[str, Sequence[str]]) -> tuple[dict[str, str], ...]:
    """Return every combination of the members asked for, in the order asked."""
    named = [name for name in dataset.dimensions if members.get(name)]
    combinations = product(*(members[name] for name in named))
    return tuple(dict(zip(named, codes, strict=True)) for codes in combinations)


def candidates(
    index: Index, dataset: Dataset, cell: Mapping[str, str]
) -> tuple[tuple[Observation, ...], ...]:
    """Return the observations of a cell, one group for each way to fill what it leaves open.

    The group that stands for the whole best comes first; a cell that names every dimension has
    one group.
    """
    open_dimensions = [name for name in dataset.dimensions if name not in cell]
    totals = [dataset.totals.get(name, ()) for name in open_dimensions]
    return tuple(
        index.look_up(dataset.code, {**cell, **dict(zip(open_dimensions, codes, strict=True))})
        for codes in product(*totals)
    )


def has_value(index: Index, dataset: Dataset, cell: Mapping[str, str]) -> bool:
    """Whether there is any value for the cell, in whatever period."""
    return any(not each.is_missing for group in candidates(index, dataset, cell) for each in group)


def has_reason(
    index: Index, dataset: Dataset, cell: Mapping[str, str], periods: Sequence[str]
) -> bool:
    """Whether the cell is said to be missing (for the periods asked, where any are)."""
    return any(
        each.is_missing and (not periods or each.period in periods)
        for group in candidates(index, dataset, cell)
        for each in group
    )


def latest(
    index: Index, dataset: Dataset, observations: Sequence[Observation]
) -> Observation | None:
    """Return the observation of the latest year; of the latest other period where there is none.

    Where one release words the same year in several ways, the exact figure with dates is taken.
    """
    values = [each for each in observations if not each.is_missing]
    annual = [each for each in values if index.period(each.period).kind in ANNUAL_KINDS]
    pool = annual or values
    if not pool:
        return None
    newest = max(pool, key=lambda each: (end_month(index, dataset, each), each.period))
    same = [each for each in pool if _is_same_year(index, newest, each)]
    return min(
        same,
        key=lambda each: (
            each.report.qualifier != "exact",
            index.period(each.period).kind == "undated",
            _backwards(end_month(index, dataset, each)),
        ),
    )


def end_month(index: Index, dataset: Dataset, observation: Observation) -> str:
    """Return the last month of an observation's period; of an undated one, its release's month."""
    period = index.period(observation.period)
    if period.end:
        return period.end
    return index.release(dataset.package, observation.report.release).published


def _is_same_year(index: Index, newest: Observation, other: Observation) -> bool:
    if other.period == newest.period:
        return True
    if other.report.release != newest.report.release:
        return False
    first, second = index.period(newest.period), index.period(other.period)
    return shared_months(first, second) >= SAME_PERIOD_MONTHS or not (first.end and second.end)


def shared_months(first: Period, second: Period) -> int:
    """Return how many months two periods have in common; 0 where either has no dates."""
    if not (first.start and first.end and second.start and second.end):
        return 0
    start, end = max(first.start, second.start), min(first.end, second.end)
    return max(0, month_number(end) - month_number(start) + 1)


def month_number(month: str) -> int:
    """Return a month `YYYY-MM` as a running number.

    >>> month_number("2019-01") - month_number("2018-12")
    1
    """
    year, number = month.split("-")[:2]
    return 12 * int(year) + int(number)


def _backwards(month: str) -> tuple[int, ...]:
    return tuple(-ord(char) for char in month)
