"""Members of a breakdown in, their rates per 100,000 people out; who has none stands last."""

from __future__ import annotations

from stats.answer.absence import Absence
from stats.answer.cells import Cells
from stats.answer.figures import missing_figure
from stats.answer.found import Found, note_releases
from stats.answer.ranking import coverage
from stats.answer.rates import find_rate
from stats.answer.wholes import say_left_out
from stats.model import Figure


def find_member_rates(cells: Cells) -> Found:
    """Return the rate of each member in the year asked for, and why others have none."""
    groups = cells.question.periods or (cells.common_period(cells.count),)
    counts = [cells.figure(cell, cells.count, group) for cell in cells.all for group in groups]
    rates = [_rate(cells, count) for count in counts]
    rates.sort(key=lambda each: each.value is None)
    given = [each for each in rates if each.value is not None]
    beside = (coverage(rates, cells), *say_left_out(cells), *note_releases(given))
    return Found(tuple(rates), beside)


def _rate(cells: Cells, count: Figure) -> Figure:
    rate = find_rate(cells, count)
    if not isinstance(rate, Absence):
        return rate
    cell = {name: code.code for name, code in count.codes.items()}
    return missing_figure(
        cells.index, cells.dataset, cell, cells.count, count.period, rate.reason, rate.status
    )
