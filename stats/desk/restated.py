"""The figures of a package and an index loaded before in, what has been restated out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from math import isclose, isnan

from stats.desk.figures import Figures
from stats.index.reader import Index
from stats.index.schema import series_key

FigureKey = tuple[str, str, tuple[tuple[str, str], ...], str]
"""Dataset, measure, pairs of dimension and code in alphabetical order, and period."""
Told = Mapping[FigureKey, int]
"""How many chats were given a figure."""
SAME = 1e-9


@dataclass(frozen=True, slots=True)
class Restated:
    """A figure that stands otherwise than in the index.

    Attributes:
        row: its row, or the first of its series where the figure is gone.
        period: label of its period.
        now: None where it has no value any more.
        told: how many chats were given the old one.

    """

    row: int
    period: str
    before: float
    now: float | None
    told: int


def find_restated(figures: Figures, index: Index, told: Told) -> Iterator[Restated]:
    """Yield the figures that the index has with another value, or that are gone from here."""
    dataset, measure = figures.dataset.code, figures.measure.code
    if not index.has_dataset(dataset):
        return
    series: dict[tuple[tuple[str, str], ...], dict[str, int]] = {}
    for first, last in pairwise(figures.edges.tolist()):
        # Years and months of one key are two series here, and one in the index.
        rows = series.setdefault(figures.key(first), {})
        rows.update({figures.period(row).code: row for row in range(first, last)})
    for key, rows in series.items():
        first = next(iter(rows.values()))
        for observation in index.long_series(dataset, series_key(dict(key))):
            before = observation.report.value
            if observation.measure != measure or before is None:
                continue
            row = rows.get(observation.period)
            value = float("nan") if row is None else float(figures.values[row])
            if isclose(value, before, rel_tol=SAME, abs_tol=SAME):
                continue
            yield Restated(
                first if row is None else row,
                index.period(observation.period).label,
                before,
                None if isnan(value) else value,
                told.get((dataset, measure, key, observation.period), 0),
            )


def tell_restated(figures: Figures, restated: Restated, index: str) -> str:
    """Return a restated figure in words: old, new, and who was told the old one."""
    now = "no figure" if restated.now is None else figures.write(restated.now)
    name = figures.name(restated.row)
    where = ", ".join(filter(None, [figures.label, name, restated.period]))
    chats = f"; {restated.told} chat{'s'[: restated.told != 1]} were given the old one"
    told = chats.replace("chat were", "chat was") if restated.told else "; no chat was given it"
    return f"restated: {where}: {figures.write(restated.before)} in {index}, {now} here{told}"
