"""Members to be taken together in, their sum out; refused where nobody may add them up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from stats.adding import can_add, parts_to_add
from stats.answer.absence import Absence
from stats.answer.cells import Cells
from stats.answer.derived import add_up
from stats.answer.figures import is_sound
from stats.answer.found import Found
from stats.answer.reading import join_names
from stats.answer.yearsums import find_sum_of_years
from stats.model import LIST_MARK, TECHNICAL_KINDS, Code, Figure
from stats.selection import adds_years
from stats.text import plural

ONLY_COUNTS = "Only counts are added up, not shares or rates."
MOST_NAMED = 5
"""Members that a sum of them names; of more it says how many."""
OVERLAP = "Nobody has published them together, and one offence can count in several of them."

NOT_SAID = "Nobody has published them together, and nothing says that these figures add up."

SEVERAL_YEARS = (
    "Members are taken together for one year, or years for one member, not both at once."
)


def find_sum(cells: Cells) -> Found | Absence:
    """Return the sum over members that do not overlap and all have a precise figure (rule 4).

    Only over the first dimension, where the publisher itself adds members up: one of its members
    is a part of the whole, so nothing counts in two of them. A list that stands for a code of its
    own, such as the three apps of one owner, is a member of its own by now.
    """
    if adds_years(cells.question, cells.index) and len(cells.all) == 1:
        return find_sum_of_years(cells)
    figures = find_members(cells)
    if isinstance(figures, Absence):
        return figures
    return Found((add_up(take_whole(figures), figures),))


def find_members(cells: Cells) -> list[Figure] | Absence:
    """Return the figures of the members asked for; why not, where they may not be taken together.

    They do not overlap, and each has a firm figure of one period and release.
    """
    spread = {name: codes for name, codes in cells.question.members.items() if len(codes) > 1}
    first = cells.dataset.dimensions[0]
    if cells.dataset.is_inferred:
        if not _may_add(spread, cells):
            return _refuse(cells, NOT_SAID)
    elif set(spread) != {first} or first not in cells.dataset.additive:
        return _refuse(cells, OVERLAP)
    if adds_years(cells.question, cells.index):
        return _refuse(cells, SEVERAL_YEARS)
    codes = [cells.index.code(first, code) for code in spread.get(first, ())]
    if _overlap(codes, cells):
        return _refuse(cells, "One of them is, or may be, a part of another.")
    measure = cells.count
    if cells.question.measure not in (None, measure):
        return _refuse(cells, ONLY_COUNTS)
    period = cells.question.periods[0] if cells.question.periods else cells.common_period(measure)
    figures = [cells.figure(cell, measure, period) for cell in cells.all]
    absent = next((figure for figure in figures if figure.value is None), None)
    if absent is not None:
        return Absence(absent.status, absent.notes[0])
    if problem := _unlike(figures):
        return _refuse(cells, problem)
    return figures


def _may_add(spread: Mapping[str, Sequence[str]], cells: Cells) -> bool:
    """Whether members of a table that nobody has defined are some of those that add up there."""
    if not spread or not can_add(cells.index, cells.dataset):
        return False
    beside = {name: codes[0] for name, codes in cells.question.members.items()}
    return all(
        set(codes) <= set(parts_to_add(cells.index, cells.dataset, name, beside))
        for name, codes in spread.items()
    )


def take_whole(figures: Sequence[Figure]) -> Figure:
    """Return the first of several members' figures, as one of all of them together."""
    whole = dict(figures[0].codes)
    for dimension in figures[0].codes:
        codes = list(dict.fromkeys(figure.codes[dimension] for figure in figures))
        if len(codes) > 1:
            whole[dimension] = take_together(codes)
    return replace(figures[0], codes=whole)


def take_together(codes: Sequence[Code]) -> Code:
    """Return the code of members that are added up, which is in no code list."""
    names = join_names(code.name for code in codes)
    if len(codes) > MOST_NAMED:
        names = f"{len(codes)} {plural(codes[0].dimension.replace('-', ' '))}"
    return Code(
        dimension=codes[0].dimension,
        code=LIST_MARK.join(code.code for code in codes),
        label=f"{names} (together)",
        name=names,
        members=tuple(code.code for code in codes),
    )


def _overlap(codes: Sequence[Code], cells: Cells) -> bool:
    """Whether members may have something in common: they are of different kinds, or groups."""
    totals = cells.dataset.totals.get(cells.dataset.dimensions[0], ())
    return len({code.kind for code in codes}) > 1 or any(
        code.kind in TECHNICAL_KINDS or code.members or code.code in totals for code in codes
    )


def _unlike(figures: Sequence[Figure]) -> str:
    """Return why figures may not be added up; empty where they may."""
    if not all(map(is_sound, figures)):
        return "One of the figures is rounded, partial, disputed or differs between sources."
    if len({(figure.period.code, figure.release.code) for figure in figures}) > 1:
        return "The figures are for different periods or from different releases."
    wholes = [{n: c.code for n, c in list(f.codes.items())[1:]} for f in figures]
    if not figures[0].dataset.is_inferred and any(each != wholes[0] for each in wholes):
        return "The figures are of different wholes."
    return ""


def _refuse(cells: Cells, why: str) -> Absence:
    names = [
        cells.index.code(dimension, code).name
        for dimension, codes in cells.question.members.items()
        if len(codes) > 1
        for code in codes
    ] or [cells.index.period(group[0]).label for group in cells.question.periods]
    named = join_names(names)
    return Absence(
        "not_comparable",
        f"Not comparable: {named} are not taken together. {why} Ask for each by itself.",
    )
