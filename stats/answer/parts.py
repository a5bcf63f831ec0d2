"""A member and the one it lies in asked for as a share in, the part's share of the whole out."""

from __future__ import annotations

from dataclasses import replace

from stats.answer.absence import Absence
from stats.answer.cells import NO_PERIOD, Cells, Periods
from stats.answer.derived import share_of
from stats.answer.figures import in_release, is_sound, missing_figure, print_value
from stats.answer.found import Found, note_releases
from stats.answer.reading import join_names
from stats.choices import month_words
from stats.model import Code, Figure, Period
from stats.numerals import QUALIFIERS

OF_MEMBERS = "Not comparable: shares are in print of the whole, not of one of these in the other."


def is_nested(cells: Cells) -> bool:
    """Whether one of the members asked for of a dimension is a part of another."""
    return not cells.question.breakdown and any(
        find_pair(cells, dimension) is not None for dimension in cells.question.members
    )


def find_part_share(cells: Cells, measure: str) -> Found | Absence:
    """Return an area's share of the count of the area it lies in, named as derived.

    Only over the first dimension: its members do not overlap, so a part is a part of the whole.
    """
    first = cells.dataset.dimensions[0]
    pair = find_pair(cells, first)
    if pair is None or len(cells.all) != 2:
        return Absence("not_comparable", OF_MEMBERS)
    groups = cells.question.periods or (cells.common_period(cells.count),)
    shares = [share_in(cells, measure, pair, group) for group in groups]
    if len(shares) == 1 and isinstance(shares[0], Absence):
        return shares[0]
    years = [cells.index.period(group[0]) if group else NO_PERIOD for group in groups]
    figures = [
        tell_share(cells, measure, pair[0], *each) for each in zip(years, shares, strict=True)
    ]
    return Found(tuple(figures), tuple(note_releases(each for each in figures if each.sources)))


def tell_share(
    cells: Cells, measure: str, part: Code, year: Period, share: Figure | Absence
) -> Figure:
    """Return a share as it is, or a figure without a value that says why there is none."""
    if not isinstance(share, Absence):
        return share
    cell = next(each for each in cells.all if part.code in each.values())
    return missing_figure(
        cells.index, cells.dataset, cell, measure, year, share.reason, share.status
    )


def share_in(
    cells: Cells, measure: str, pair: tuple[Code, Code], period: Periods
) -> Figure | Absence:
    """Return the share of a part in the whole that it lies in, for one period; else why not."""
    first = cells.dataset.dimensions[0]
    by_code = {cell[first]: cell for cell in cells.all}
    part, whole = (cells.figure(by_code[code.code], cells.count, period) for code in pair)
    for figure in (part, whole):
        if figure.value is None:
            return Absence(figure.status, figure.notes[0])
    part, whole = _of_one_release(cells, part, whole)
    if problem := _unlike(cells, part, whole):
        return Absence("not_comparable", f"Not comparable: {problem}.")
    # What the pages say their counts are of would by itself be read as the whole.
    base = f"{pair[1].label}, {whole.base}" if whole.base else ""
    return share_of(cells.index, part, replace(whole, base=base), measure)


def _of_one_release(cells: Cells, part: Figure, whole: Figure) -> tuple[Figure, Figure]:
    """Return two figures as one release has them, where it prints what a newer one does for the
    other; else as they are.
    """
    if part.release == whole.release:
        return part, whole
    if older := in_release(cells.index, whole, part.release):
        return part, older
    if older := in_release(cells.index, part, whole.release):
        return older, whole
    return part, whole


def _unlike(cells: Cells, part: Figure, whole: Figure) -> str:
    """Return why one figure is no share of another; empty where it is."""
    first = cells.dataset.dimensions[0]
    kinds = [
        [code for name, code in figure.codes.items() if name != first] for figure in (part, whole)
    ]
    if kinds[0] != kinds[1]:
        names = " and ".join(join_names(code.label for code in kind) for kind in kinds)
        return f"the figures are of different things, {names}"
    if part.period != whole.period:
        return f"there is no figure of both for one year: {_told(part)}, {_told(whole)}"
    if doubtful := [each for each in (part, whole) if not is_sound(each)]:
        return join_names(f"the figure for {_told(each)}, {_doubt(each)}" for each in doubtful)
    if part.release != whole.release:
        when = [f"{_told(each)}{_released(each)}" for each in (part, whole)]
        return f"the two are from different releases: {join_names(when)}"
    if not whole.value or (part.value or 0) > whole.value:
        return f"the one is no part of the other: {_told(part)}, {_told(whole)}"
    return ""


def _told(figure: Figure) -> str:
    name = next(iter(figure.codes.values())).name
    amount = f"{QUALIFIERS[figure.qualifier]}{print_value(figure)}"
    return f"{name}, {figure.period.label}, {amount}"


def _doubt(figure: Figure) -> str:
    """Return why a figure is not to be worked with."""
    if figure.qualifier != "exact":
        return "is in print only rounded"
    return f"is {figure.status}" if figure.status != "normal" else "differs between sources"


def _released(figure: Figure) -> str:
    published = figure.release.published
    return f" ({month_words(published)})" if published else ""


def find_pair(cells: Cells, dimension: str) -> tuple[Code, Code] | None:
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
