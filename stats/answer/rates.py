"""Counts in, rates per 100,000 people out, worked out from a population that is loaded."""

from __future__ import annotations

from stats.answer.absence import Absence
from stats.answer.cells import Cells
from stats.answer.figures import make_figure, rate_of
from stats.answer.found import Found
from stats.model import Dataset, Figure


def find_rates(cells: Cells) -> Found | Absence:
    """Return the rate of every cell asked for."""
    groups = cells.question.periods or (cells.common_period(cells.count),)
    rates: list[Figure] = []
    for cell in cells.all:
        for group in groups:
            count = cells.figure(cell, cells.count, group)
            if count.value is None:
                return Absence(count.status, count.notes[0])
            if count.qualifier != "exact":
                return Absence("not_comparable", "Not comparable: the count is only rounded.")
            population = _population(cells, count)
            if population is None:
                where = next(iter(count.codes.values())).name
                return Absence(
                    "not_published",
                    f"Not published: no population of {where} for {count.period.label} is loaded, "
                    "so no rate can be worked out.",
                )
            rates.append(rate_of(count, population))
    return Found(tuple(rates))


def _population(cells: Cells, count: Figure) -> Figure | None:
    """Return the population of a count's area at a date within its year."""
    if count.period.kind != "year" or not count.period.start:
        return None
    for reference in cells.index.references:
        figure = _within_year(cells, reference, count)
        if figure is not None:
            return figure
    return None


def _within_year(cells: Cells, reference: Dataset, count: Figure) -> Figure | None:
    key = {name: count.codes[name].code for name in reference.dimensions if name in count.codes}
    if set(key) != set(reference.dimensions):
        return None
    for each in cells.index.look_up(reference.code, key):
        period = cells.index.period(each.period)
        if not each.is_missing and count.period.start <= period.start <= count.period.end:
            return make_figure(cells.index, reference, each)
    return None
