"""Counts in, rates per 100,000 people out, worked out from a population that is loaded."""

from __future__ import annotations

from stats.answer.absence import Absence
from stats.answer.cells import Cells, Periods
from stats.answer.derived import DAYS_OF_A_YEAR, days_in, rate_of
from stats.answer.figures import is_sound, make_figure
from stats.answer.found import Found, note_releases
from stats.answer.reading import join_names
from stats.model import TECHNICAL_KINDS, Dataset, Figure
from stats.selection import Cell

MAX_NAMED = 4
UNSOUND = "the count is rounded, partial, disputed or differs between sources."


def find_rates(cells: Cells) -> Found | Absence:
    """Return the rate of every cell asked for."""
    groups = cells.question.periods or (cells.common_period(cells.count),)
    rates: list[Figure] = []
    for cell in cells.all:
        for count in (count for group in groups for count in _counts(cells, cell, group)):
            rate = find_rate(cells, count)
            if isinstance(rate, Absence):
                return rate
            rates.append(rate)
    return Found(tuple(rates), tuple(note_releases(rates)))


def _counts(cells: Cells, cell: Cell, group: Periods) -> list[Figure]:
    """Return the count of a cell, after that of the year counted back from where it is asked."""
    later = [cells.later(cell, cells.count, group)] if cells.question.with_later else []
    return [*later, cells.figure(cell, cells.count, group)]


def find_rate(cells: Cells, count: Figure) -> Figure | Absence:
    """Return a count per 100,000 people of its own area, or why there is no such rate."""
    if count.value is None:
        return Absence(count.status, count.notes[0])
    if not is_sound(count):
        return Absence("not_comparable", f"Not comparable: {UNSOUND}")
    where = next(iter(count.codes.values())).name
    if missing := _parts_missing(cells, count):
        return Absence(
            "not_comparable",
            f"Not comparable: the count for {where} is not known to cover all the people there: "
            f"no figure for {join_names(missing)} for {count.period.label} is in print."
            f"{_note(count)}",
        )
    population = _population(cells, count)
    if population is None:
        return Absence(
            "not_published",
            f"Not published: no population of {where} for {count.period.label} is loaded, so no "
            "rate can be worked out.",
        )
    return rate_of(count, population)


def _note(count: Figure) -> str:
    """Return what is noted of an area: of which places its figures are."""
    note = next(iter(count.codes.values())).note.rstrip(".")
    return f" {note}." if note else ""


def _parts_missing(cells: Cells, count: Figure) -> list[str]:
    """Return the areas within a count's own that it may leave out, so that people and offences
    would be of different areas; a few of them, where there are many.
    """
    dimension = cells.dataset.dimensions[0]
    area = count.codes[dimension]
    # A name for several of them together is none that could be left out.
    children = [
        child.code
        for child in cells.index.children(dimension, area.code)
        if child.kind not in TECHNICAL_KINDS
    ]
    key = {name: code.code for name, code in count.codes.items()}
    missing = []
    for part in dict.fromkeys((*area.members, *children)):
        observations = cells.index.look_up(cells.dataset.code, {**key, dimension: part})
        has_it = any(
            each.period == count.period.code and each.measure == cells.count and not each.is_missing
            for each in observations
        )
        if not has_it:
            missing.append(cells.index.code(dimension, part).name)
    return missing[:MAX_NAMED]


def _population(cells: Cells, count: Figure) -> Figure | None:
    """Return the population of a count's area at a date within its year."""
    if count.period.kind != "year" or days_in(count.period) not in DAYS_OF_A_YEAR:
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
