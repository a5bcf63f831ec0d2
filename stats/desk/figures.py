"""The tables of a package of either kind in, the figures of each measure as sorted columns out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from stats.model import WHOLE, Code, Dataset, Measure, Observation, Period, Tables
from stats.periods import split_month

DIGITS = 5
"""Decimals that are written, and digits before the point from which none are."""


@dataclass(frozen=True, slots=True, eq=False)
class Figures:
    """The figures of one measure, sorted into series: by members, length of period, first month.

    Attributes:
        members: dimension -> shape (n,), places in `codes`.
        periods: shape (n,), places in `listed`.
        values: shape (n,), NaN for a figure that is missing for a stated reason.
        starts: shape (n,), months since the year 0; of figures without a date all the same.
        lengths: shape (n,), months; 0 for figures without a date.
        edges: where each series begins, and n.

    """

    dataset: Dataset
    measure: Measure
    codes: Mapping[str, Sequence[Code]]
    listed: Sequence[Period]
    members: Mapping[str, NDArray[np.int32]]
    periods: NDArray[np.int32]
    values: NDArray[np.float64]
    starts: NDArray[np.int64]
    lengths: NDArray[np.int64]
    edges: NDArray[np.intp]

    @property
    def label(self) -> str:
        """What the measure is called."""
        dataset, measure = self.dataset, self.measure
        if dataset.is_inferred or len(dataset.measures) == 1:
            return dataset.label
        return f"{dataset.label}, {measure.label}"

    @property
    def series(self) -> NDArray[np.intp]:
        """Shape (n,), which series each figure is of."""
        return np.repeat(np.arange(len(self.edges) - 1), np.diff(self.edges))

    def name(self, row: int) -> str:
        """Return what a figure is of, without its period: the names of its members."""
        names = [
            self.codes[dimension][int(places[row])].name
            for dimension, places in self.members.items()
            if dimension != WHOLE
        ]
        return ", ".join(names)

    def key(self, row: int) -> tuple[tuple[str, str], ...]:
        """Return the codes of a figure's members, in alphabetical order of their dimensions."""
        return tuple(
            sorted(
                (dimension, self.codes[dimension][int(places[row])].code)
                for dimension, places in self.members.items()
            )
        )

    def period(self, row: int) -> Period:
        """Return the period of a figure."""
        return self.listed[int(self.periods[row])]

    def write(self, value: float) -> str:
        """Return a value as it is printed here, with its unit."""
        is_whole = value == int(value) or abs(value) >= 10**DIGITS
        places = 0 if is_whole else min(self.measure.decimals, DIGITS)
        return f"{value:,.{places}f} {self.measure.unit}".rstrip()


class _Lists(NamedTuple):
    """The lists of a package that the figures of all its measures are placed in.

    Attributes:
        months: shape (periods, 2), the first month of each and how many it has.

    """

    codes: Mapping[str, Sequence[Code]]
    periods: Sequence[Period]
    months: NDArray[np.int64]


class _Columns(NamedTuple):
    """The figures of a measure as they come: as in `Figures`, in any order."""

    members: Mapping[str, NDArray[np.int32]]
    periods: NDArray[np.int32]
    values: NDArray[np.float64]


def figures_of(tables: Tables) -> Iterator[Figures]:
    """Yield the figures of every measure of a package."""
    codes: dict[str, list[Code]] = defaultdict(list)
    for code in tables.codes:
        codes[code.dimension].append(code)
    datasets = {each.code: each for each in tables.datasets}
    months = np.array([_months(each) for each in tables.periods]).reshape(-1, 2)
    lists = _Lists(codes, tables.periods, months)
    for cube in tables.cubes:
        dataset = datasets[cube.dataset]
        columns = _Columns(cube.members, cube.periods, cube.values)
        yield _sorted(dataset, tables.own_measures[dataset.code], lists, columns)
    grouped: dict[tuple[str, str], list[Observation]] = defaultdict(list)
    for observation in tables.observations:
        grouped[observation.dataset, observation.measure].append(observation)
    measures = {each.code: each for each in tables.measures}
    for (name, measure), observations in grouped.items():
        columns = _columns(observations, codes, tables.periods)
        yield _sorted(datasets[name], measures[measure], lists, columns)


def _months(period: Period) -> tuple[int, int]:
    """Return the first month of a period, counted, and how many it has; 0 and 0 for no date."""
    if not period.start or not period.end:
        return 0, 0
    first, last = (
        12 * year + month for year, month in map(split_month, (period.start, period.end))
    )
    return first, last - first + 1


def _columns(
    observations: Sequence[Observation],
    codes: Mapping[str, Sequence[Code]],
    periods: Sequence[Period],
) -> _Columns:
    dimensions = tuple(observations[0].key)
    places = {
        name: {code.code: place for place, code in enumerate(codes[name])} for name in dimensions
    }
    listed = {period.code: place for place, period in enumerate(periods)}
    values = [np.nan if each.report.value is None else each.report.value for each in observations]
    return _Columns(
        {
            name: np.array([places[name][each.key[name]] for each in observations], np.int32)
            for name in dimensions
        },
        np.array([listed[each.period] for each in observations], np.int32),
        np.array(values, np.float64),
    )


def _sorted(dataset: Dataset, measure: Measure, lists: _Lists, columns: _Columns) -> Figures:
    members, periods, values = columns
    starts, lengths = lists.months[periods, 0], lists.months[periods, 1]
    order = np.lexsort((starts, lengths, *reversed(list(members.values()))))
    arrays = [each[order] for each in (*members.values(), lengths)]
    changes = np.zeros(max(len(order) - 1, 0), bool)
    for each in arrays:
        changes |= each[1:] != each[:-1]
    edges = np.r_[0, np.flatnonzero(changes) + 1, len(order)] if len(order) else np.zeros(1, int)
    return Figures(
        dataset, measure, lists.codes, lists.periods,
        {name: each[order] for name, each in members.items()},
        periods[order], values[order], starts[order], lengths[order], edges.astype(np.intp),
    )  # fmt: skip
