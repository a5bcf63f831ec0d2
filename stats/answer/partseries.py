"""A part and the whole it lies in over the years in, the part's share of each year out.

A year without one stands among them with the reason: a share is of two figures of one release.
"""

from __future__ import annotations

from stats.answer.absence import Absence, explain_absence
from stats.answer.cells import Cells
from stats.answer.found import Found
from stats.answer.parts import OF_MEMBERS, find_pair, is_nested, share_in, tell_share
from stats.answer.reading import join_names
from stats.answer.series import find_series, is_within, series_remarks
from stats.model import Code, Period, Remark


def find_row(cells: Cells) -> Found | Absence:
    """Return the yearly values of each cell; of a part asked for in its whole, yearly shares."""
    measure = cells.measure()
    if cells.index.measure(cells.dataset.code, measure).method == "share" and is_nested(cells):
        return _find_shares(cells, measure)
    return find_series(cells)


def _find_shares(cells: Cells, measure: str) -> Found | Absence:
    pair = find_pair(cells, cells.dataset.dimensions[0])
    if pair is None or len(cells.all) != 2:
        return Absence("not_comparable", OF_MEMBERS)
    years, others = _years(cells, pair)
    found = [(year, share_in(cells, measure, pair, cells.same_months(year))) for year in years]
    if not found:
        return explain_absence(cells.index, cells.dataset, cells.question, cells.all[0])
    figures = [tell_share(cells, measure, pair[0], year, each) for year, each in found]
    remarks = series_remarks([each for each in figures if each.value is not None])
    if others:
        text = f"{pair[1].name} has a figure for {join_names(others)}, {pair[0].name} has none"
        remarks.append(Remark("coverage", text))
    newest_first = cells.question.order == "newest"
    return Found(tuple(figures[::-1] if newest_first else figures), tuple(remarks))


def _years(cells: Cells, pair: tuple[Code, Code]) -> tuple[list[Period], list[str]]:
    """Return the years that there is anything of for the part, oldest first, as many as are asked
    for; and the names of those that only the whole has a figure for.
    """
    first = cells.dataset.dimensions[0]
    cell_of = {cell[first]: cell for cell in cells.all}
    part, whole = (cell_of[code.code] for code in pair)
    own, others = (
        {each.period: cells.index.period(each.period) for each in row if is_within(cells, each)}
        for row in (
            [*cells.annual(part, cells.count), *cells.missing_years(part)],
            cells.annual(whole, cells.count),
        )
    )
    years = sorted(own.values(), key=lambda each: each.end)[-cells.question.limit :]
    ends = {each.end for each in own.values()}
    return years, [each.label for each in others.values() if each.end not in ends]
