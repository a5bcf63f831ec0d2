"""A dataset and the members asked for in, the observations that can answer for them out.

Dimensions that a question leaves open are filled with the codes that stand for the whole.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain, product

from stats.index.reader import Index
from stats.model import Dataset, Observation, Period, Question
from stats.periods import split_month

Cell = Mapping[str, str]
"""One combination of members: dimension -> code; an open dimension is left out."""

ALL_YEARS = 99
"""The limit of a sum that is to be of every year in print."""
GROUP = "group"
"""The kind of a code that is only a name for several others together."""
Members = Mapping[str, Sequence[str]]
"""What is asked for: dimension -> codes, in the order asked."""

ANNUAL_KINDS = frozenset({"year", "undated"})
KNOWN_FIGURES = 20_000
"""Cells remembered to have a figure or not: the buttons below an answer ask for the same ones
again and again. Source: 6 MB of memory at most."""
MONTHS_OF_A_YEAR = 12
SAME_PERIOD_MONTHS = 11
"""Two periods of one release that share at least these months are one year, worded twice."""


def make_cells(dataset: Dataset, members: Members) -> tuple[Cell, ...]:
    """Return every combination of the members asked for, in the order asked."""
    cell: dict[str, str] = {}
    for name in dataset.dimensions:
        if codes := members.get(name):
            if len(codes) > 1:
                break
            cell[name] = codes[0]
    else:
        return (cell,)  # nearly all questions, and asked for dozens of times in each
    named = [name for name in dataset.dimensions if members.get(name)]
    combinations = product(*(members[name] for name in named))
    return tuple(dict(zip(named, codes, strict=True)) for codes in combinations)


def asked_periods(question: Question) -> tuple[str, ...]:
    """Return all period codes that a question asks for."""
    return tuple(chain.from_iterable(question.periods))


def adds_years(question: Question, index: Index) -> bool:
    """Whether a sum is asked for of several years."""
    groups = question.periods
    is_span = len(groups) == 1 and index.period(groups[0][0]).kind == "span"
    return len(groups) > 1 or is_span or any(question.span) or question.limit > 0


def find_observations(index: Index, dataset: Dataset, cell: Cell) -> tuple[Observation, ...]:
    """Return everything that is there for a cell, for whatever measure and period.

    Of several codes that stand for the whole, the best that has a measure and period is taken.
    """
    if dataset.is_inferred:
        return _find_observations(index, dataset, cell)  # it keeps its long series itself
    key = (dataset.code, *cell.items())
    known = index.cells_known.get(key)
    if known is None:
        known = _find_observations(index, dataset, cell)
        if len(index.cells_known) >= KNOWN_FIGURES:
            index.cells_known.clear()
        index.cells_known[key] = known
    return known


def _find_observations(index: Index, dataset: Dataset, cell: Cell) -> tuple[Observation, ...]:
    open_dimensions = [name for name in dataset.dimensions if name not in cell]
    if not open_dimensions:
        return index.look_up(dataset.code, cell)
    totals = [dataset.totals.get(name, ()) for name in open_dimensions]
    found: dict[tuple[str, str], Observation] = {}
    for codes in product(*totals):
        full = {**cell, **dict(zip(open_dimensions, codes, strict=True))}
        observations = index.look_up(dataset.code, full)
        if any(_is_less(each, found) for each in observations):
            continue
        for each in observations:
            known = found.get((each.measure, each.period))
            if known is None or (known.is_missing and not each.is_missing):
                found[each.measure, each.period] = each
    return tuple(found.values())


def _is_less(each: Observation, found: Mapping[tuple[str, str], Observation]) -> bool:
    """Whether a whole is seen to be only a part of the better one: it never stands in for it."""
    better = found.get((each.measure, each.period))
    if better is None or each.report.value is None or better.report.value is None:
        return False
    return each.report.value < better.report.value


def find_values(
    index: Index, dataset: Dataset, cell: Cell, measure: str, periods: Sequence[str] = ()
) -> list[Observation]:
    """Return the values of a cell for a measure; only of the given periods, where any are."""
    return [
        each
        for each in find_observations(index, dataset, cell)
        if each.measure == measure
        and not each.is_missing
        and (not periods or each.period in periods)
    ]


def find_missing(
    index: Index, dataset: Dataset, cell: Cell, periods: Sequence[str] = ()
) -> list[Observation]:
    """Return what is said to be missing for a cell; only of the given periods, where any are."""
    return [
        each
        for each in find_observations(index, dataset, cell)
        if each.is_missing and (not periods or each.period in periods)
    ]


def has_figure(
    index: Index, dataset: Dataset, cell: Cell, measure: str | None, periods: Sequence[str] = ()
) -> bool:
    """Whether a cell has a value, published or added up, for a measure or, if None, for any."""
    key = (dataset.code, measure, *cell.items(), *periods)
    known = index.figures_known.get(key)
    if known is None:
        known = _has_figure(index, dataset, cell, measure, periods)
        if len(index.figures_known) >= KNOWN_FIGURES:
            index.figures_known.clear()
        index.figures_known[key] = known
    return known


def _has_figure(
    index: Index, dataset: Dataset, cell: Cell, measure: str | None, periods: Sequence[str]
) -> bool:
    if is_published(index, dataset, cell, measure, periods):
        return True
    method = index.measure(dataset.code, measure).method if measure is not None else ""
    if method == "share":
        return _has_share(index, dataset, cell, periods)
    if method == "per_day":
        return any(
            each.report.qualifier == "exact" and index.period(each.period).kind == "year"
            for each in find_values(index, dataset, cell, dataset.measures[0], periods)
        )
    return measure in (None, dataset.measures[0]) and bool(
        find_parts(index, dataset, cell, periods)
    )


def _has_share(index: Index, dataset: Dataset, cell: Cell, periods: Sequence[str]) -> bool:
    """Whether a cell's share can be worked out: its latest count and the whole it is of are there.

    Whether both are sound enough to work with is seen when the figure is made.
    """
    if set(cell) != set(dataset.dimensions):
        return False
    count = dataset.measures[0]
    begun = find_values(index, dataset, cell, count, periods)
    begun = list(begun if periods else up_to_now(index, dataset, begun))
    part = find_latest(index, dataset, begun)
    return part is not None and any(
        whole.report.release == part.report.release and whole.report.qualifier == "exact"
        for dimension, code in dataset.denominators.items()
        if cell[dimension] not in dataset.totals.get(dimension, ())
        for whole in find_values(index, dataset, {**cell, dimension: code}, count, (part.period,))
    )


def may_have(index: Index, dataset: Dataset, members: Members) -> bool:
    """Whether a dataset has anything, beside whatever else, for a member of each dimension.

    Most have nothing of most members at all. One that stands for others may be added up of these.
    """
    return all(
        any(
            code in index.series_counts(dataset.code, name) or index.code(name, code).members
            for code in codes
        )
        for name, codes in members.items()
        if codes
    )


def is_published(
    index: Index, dataset: Dataset, cell: Cell, measure: str | None, periods: Sequence[str] = ()
) -> bool:
    """Whether a cell has a value in print for a measure or, if None, for any of the dataset's."""
    found = find_observations(index, dataset, cell)
    measures = dataset.measures if measure is None else (measure,)
    return bool(found) and any(
        not each.is_missing and each.measure in measures and (not periods or each.period in periods)
        for each in found
    )


def any_figure(
    index: Index,
    dataset: Dataset,
    members: Members,
    measure: str | None,
    periods: Sequence[str] = (),
) -> bool:
    """Whether any of the cells of these members has a figure; see `has_figure`."""
    cells = make_cells(dataset, members)
    return any(has_figure(index, dataset, cell, measure, periods) for cell in cells)


def any_published(
    index: Index,
    dataset: Dataset,
    members: Members,
    measure: str | None,
    periods: Sequence[str] = (),
) -> bool:
    """Whether any of the cells of these members has a value that is in print."""
    return any(
        is_published(index, dataset, cell, measure, periods)
        for cell in make_cells(dataset, members)
    )


def any_missing(
    index: Index, dataset: Dataset, members: Members, periods: Sequence[str] = ()
) -> bool:
    """Whether any of the cells of these members is said to be missing."""
    cells = make_cells(dataset, members)
    return any(find_missing(index, dataset, cell, periods) for cell in cells)


def find_parts(
    index: Index, dataset: Dataset, cell: Cell, periods: Sequence[str] = ()
) -> tuple[Observation, ...]:
    """Return the counts that a cell's own can be added up from, of the latest period that has all.

    Only over a dimension that the publisher itself adds up, of a mere group only where it
    publishes that group, and only of exact values, so that nothing is counted twice or guessed
    (rule 4). Empty where any part is missing.
    """
    for dimension in dataset.additive:
        code = index.code(dimension, cell[dimension]) if dimension in cell else None
        if code is None or not code.members:
            continue
        published = index.codes_with_figures(dataset.code, dimension)
        if code.kind == GROUP and code.code not in published:
            continue
        members = code.members
        by_period: dict[str, list[Observation]] = {}
        for member in members:
            part = {**cell, dimension: member}
            for each in find_values(index, dataset, part, dataset.measures[0], periods):
                if each.report.qualifier == "exact":
                    by_period.setdefault(each.period, []).append(each)
        whole = [
            parts
            for parts in by_period.values()
            if len(parts) == len(members) and len({part.report.release for part in parts}) == 1
        ]
        newest = find_latest(index, dataset, [parts[0] for parts in whole])
        if newest is not None:
            return tuple(by_period[newest.period])
    return ()


def find_latest(
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
    best = max(same, key=lambda each: end_month(index, dataset, each))
    return min(
        same,
        key=lambda each: (
            each.report.qualifier != "exact",
            index.period(each.period).kind == "undated",
            each is not best,
        ),
    )


def up_to_now(
    index: Index, dataset: Dataset, observations: Sequence[Observation]
) -> Sequence[Observation]:
    """Return the observations of periods that have begun; all of them where none has.

    What nobody asked to look ahead for is no projection.
    """
    if not index.now:
        return observations
    begun = [
        each
        for each in observations
        if (index.period(each.period).start or end_month(index, dataset, each)) <= index.now
    ]
    return begun or observations


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
    return shared_months(first, second) >= SAME_PERIOD_MONTHS


def shared_months(first: Period, second: Period) -> int:
    """Return how many months two periods have in common; 0 where either has no dates."""
    if not (first.start and first.end and second.start and second.end):
        return 0
    start, end = max(first.start, second.start), min(first.end, second.end)
    # Written alike, months compare as texts, and most periods have none in common.
    return 0 if end < start else max(0, month_number(end) - month_number(start) + 1)


def follows(earlier: Period, later: Period) -> bool:
    """Whether a period begins where another ends."""
    has_dates = bool(earlier.end and later.start)
    return has_dates and month_number(later.start) == month_number(earlier.end) + 1


def month_number(month: str) -> int:
    """Return a month `YYYY-MM` as a running number.

    >>> month_number("2019-01") - month_number("2018-12")
    1
    """
    year, number = split_month(month)
    return MONTHS_OF_A_YEAR * year + number
