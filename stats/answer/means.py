"""Years of one cell or members of one year in, their average out; refused where it would mislead.

An average is made of counts alone: that of shares or rates leaves out how much each of them weighs.
What may not be added up has no average either (rule 4): one that is missing is not zero, and one
that lies within another would count twice.
"""

from __future__ import annotations

from dataclasses import replace

from stats.answer.absence import Absence
from stats.answer.amounts import is_amount
from stats.answer.cells import Cells
from stats.answer.derived import A_YEAR, EACH, average, take_years
from stats.answer.found import Found, note_releases
from stats.answer.reading import join_names
from stats.answer.sums import find_members, take_whole
from stats.answer.yearsums import find_years
from stats.selection import adds_years

OF_COUNTS = "averages are made of counts, not of shares, rates or other averages"
OF_SEVERAL = "an average is of several years or of several members, and none are named"


def find_mean(cells: Cells) -> Found | Absence:
    """Return the average of the years or of the members asked for, named as derived."""
    measure = cells.index.measure(cells.dataset.code, cells.count)
    if cells.question.measure not in (None, cells.count) or not is_amount(measure):
        return _refuse(OF_COUNTS)
    if adds_years(cells.question, cells.index) and len(cells.all) == 1:
        return _of_years(cells)
    if len(cells.all) == 1 and not cells.question.breakdown:
        return _refuse(OF_SEVERAL)
    return _of_members(cells)


def _of_years(cells: Cells) -> Found | Absence:
    years = find_years(cells)
    if isinstance(years, Absence):
        return years
    whole = replace(years[-1], period=take_years([each.period for each in years]))
    return Found((average(whole, years, each=A_YEAR),), tuple(note_releases(years)))


def _of_members(cells: Cells) -> Found | Absence:
    asked = cells.question.universe
    first = cells.dataset.dimensions[0]
    dimension, _, kind = cells.question.breakdown.partition(":")
    given = {cell.get(dimension or first) for cell in cells.all}
    absent = [code for code in asked if code not in given]
    if absent and dimension:
        names = join_names(cells.index.code(dimension, code).name for code in absent)
        return _refuse(f"there is no figure for {names}")
    figures = find_members(cells)
    if isinstance(figures, Absence):
        return figures
    each = f"per {kind or dimension}" if dimension else EACH
    whole = take_whole(figures)
    together = replace(whole.codes[first], label=whole.codes[first].name)
    whole = replace(whole, codes={**whole.codes, first: together})
    return Found((average(whole, figures, each=each),))


def _refuse(why: str) -> Absence:
    return Absence("not_comparable", f"Not comparable: {why}.")
