"""A member and the one it lies in asked for as a share in, the part's share of the whole out."""

from __future__ import annotations

from dataclasses import replace

from stats.answer.absence import Absence
from stats.answer.cells import Cells
from stats.answer.derived import share_of
from stats.answer.figures import is_sound
from stats.answer.found import Found
from stats.model import Code

UNLIKE = (
    "Not comparable: there is no exact figure of the part and of the whole for one year, from one "
    "release."
)
OF_MEMBERS = "Not comparable: shares are in print of the whole, not of one of these in the other."


def is_nested(cells: Cells) -> bool:
    """Whether one of the members asked for of a dimension is a part of another."""
    return not cells.question.breakdown and any(
        _pair(cells, dimension) is not None for dimension in cells.question.members
    )


def find_part_share(cells: Cells, measure: str) -> Found | Absence:
    """Return an area's share of the count of the area it lies in, named as derived.

    Only over the first dimension: its members do not overlap, so a part is a part of the whole.
    """
    first = cells.dataset.dimensions[0]
    pair = _pair(cells, first)
    if pair is None or len(cells.all) != 2:
        return Absence("not_comparable", OF_MEMBERS)
    by_code = {cell[first]: cell for cell in cells.all}
    period = (
        cells.question.periods[0] if cells.question.periods else cells.common_period(cells.count)
    )
    part, whole = (cells.figure(by_code[code.code], cells.count, period) for code in pair)
    for figure in (part, whole):
        if figure.value is None:
            return Absence(figure.status, figure.notes[0])
    kinds = [
        [code for name, code in figure.codes.items() if name != first] for figure in (part, whole)
    ]
    is_alike = (
        kinds[0] == kinds[1]
        and part.period == whole.period
        and part.release == whole.release
        and is_sound(part)
        and is_sound(whole)
    )
    if not is_alike or not whole.value or (part.value or 0) > whole.value:
        return Absence("not_comparable", UNLIKE)
    # What the pages say their counts are of would by itself be read as the whole.
    base = f"{pair[1].label}, {whole.base}" if whole.base else ""
    return Found((share_of(cells.index, part, replace(whole, base=base), measure),))


def _pair(cells: Cells, dimension: str) -> tuple[Code, Code] | None:
    """Return the first of the members asked for that lies in another, and that other."""
    totals = cells.dataset.totals.get(dimension, ())
    is_first = dimension == cells.dataset.dimensions[0]
    codes = [
        cells.index.code(dimension, code)
        for code in cells.question.members.get(dimension, ())
        if is_first or code not in totals
    ]
    return next(
        ((part, whole) for whole in codes for part in codes if _lies_in(cells, part, whole)),
        None,
    )


def _lies_in(cells: Cells, part: Code, whole: Code) -> bool:
    """Whether a member is a part of another, or of a part of it: Kent of the South East's whole."""
    if part.parent == whole.code or part.code in whole.members:
        return True
    return bool(part.parent) and _lies_in(
        cells, cells.index.code(part.dimension, part.parent), whole
    )
