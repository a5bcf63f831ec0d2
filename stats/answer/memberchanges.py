"""Members of a breakdown in, the change of each out; who has none stands last, with the reason.

Each is the change that is given where its member is asked for alone, so where a question names no
years they need not be the same ones.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from stats.answer.absence import SAID, Absence
from stats.answer.cells import NO_PERIOD, Cells
from stats.answer.changes import SMALL_BASE, change_of, is_per_cent_left_out
from stats.answer.derived import span_between
from stats.answer.figures import make_figure, missing_figure, print_value, write_doubted
from stats.answer.found import DIFFERENT_RELEASES, Found
from stats.answer.ranking import MAX_NAMED, noun
from stats.answer.reading import join_names
from stats.answer.series import is_within
from stats.answer.wholes import say_left_out
from stats.model import PER_CENT, Figure, Question, Remark
from stats.selection import Cell
from stats.text import plural

WORKED_OUT = "These changes are worked out here, not published as such"
OWN_YEARS = "They are not all over the same years, so they put no {member} before another"
FROM = "worked out here: "
"""What the words begin with that tell how one change was made."""


def find_member_changes(cells: Cells) -> Found | Absence:
    """Return the change of each member between the years asked for, else between its last two.

    Where it is asked which rose, or fell, only of those that did.
    """
    measure = cells.measure()
    found = [(cell, change_of(cells, cell, measure)) for cell in cells.all]
    changes = [(cell, each) for cell, each in found if isinstance(each, Found)]
    every = [_told(each) for _, each in changes]
    moved, others = _moved(every, cells)
    if every and not moved:
        said = f"of the {len(every)} {plural(noun(cells))} with a change that can be worked out"
        way = "rose" if cells.question.order == "highest" else "fell"
        years = _name_by_years(every, cells)
        return Absence("not_covered", f"Not covered: {said} none {way}: {years}.")
    without = [(cell, each) for cell, each in found if isinstance(each, Absence)]
    unmoved = [
        _missing(cells, cell, measure, each, is_alone=not every)
        for cell, each in without
        if not every or each.status in SAID or _in_print(cells, cell, measure)
    ]
    remarks = [
        Remark("change", WORKED_OUT),
        *_say_years(every, cells),
        _coverage(every, unmoved, cells),
        *others,
        *say_left_out(cells),
        *_say_each(changes, cells),
    ]
    return Found((*moved, *unmoved), tuple(remarks))


def _moved(changes: list[Figure], cells: Cells) -> tuple[list[Figure], list[Remark]]:
    """Return the changes the way asked for, and that others are none such.

    The largest comes first where all are over the same years; else there is no order among them.
    """
    order = cells.question.order
    if not order or not changes:
        return changes, []
    sign = 1 if order == "highest" else -1
    kept = [each for each in changes if sign * (each.value or 0) > 0]
    if len({each.period.code for each in kept}) == 1:
        kept.sort(key=lambda each: -sign * (each.value or 0))
    others = [each for each in changes if each not in kept]
    moved = "rise" if sign > 0 else "fall"
    names = _name_by_years(others, cells)
    return kept, [Remark("coverage", f"No {moved}: {names}")] if names else []


def _name_by_years(changes: Sequence[Figure], cells: Cells) -> str:
    """Return the names of members, with the years that their changes are over."""
    dimension = cells.question.breakdown.partition(":")[0]
    names: dict[str, list[str]] = {}
    for each in changes:
        names.setdefault(each.period.label, []).append(each.codes[dimension].name)
    return "; ".join(f"{join_names(codes)} ({years})" for years, codes in names.items())


def say_own_years(question: Question) -> str:
    """Return which years the changes are between where none are named; empty where both are."""
    if question.periods or question.span[1]:
        return ""
    if question.limit:
        return "the years up to the latest of each"
    if question.span[0]:
        return "no last year named: up to the latest of each"
    return "no years named: of each its latest and the year before that"


def _told(found: Found) -> Figure:
    """Return a change with what it is in per cent, where that is said of it alone."""
    (figure,) = found.figures
    if figure.derivation is None:
        return figure
    beside = [each for said in found.remarks if said.kind == "change" for each in said.figures]
    beside = [each for each in beside if each.measure.unit == PER_CENT]
    text = figure.derivation.text.removeprefix(FROM)
    for each in beside:
        way = "up " if (each.value or 0) > 0 else "down " if (each.value or 0) < 0 else ""
        amount = print_value(replace(each, value=abs(each.value or 0)))
        text = f"{text}, {way}{amount} {each.measure.unit}"
    if any(is_per_cent_left_out(each) for each in found.remarks):
        text = f"{text}, no per cent of a base below {SMALL_BASE}"
    made = replace(figure.derivation, text=text, is_told=True, beside=tuple(beside))
    return replace(figure, derivation=made)


def _missing(cells: Cells, cell: Cell, measure: str, absence: Absence, *, is_alone: bool) -> Figure:
    """Return that a member has no change: why, and what of it is in print for these years."""
    years = [cells.index.period(each[0]) for each in cells.question.periods]
    years.sort(key=lambda each: each.end)
    period = span_between(years[0], years[-1]) if years[1:] else next(iter(years), NO_PERIOD)
    reason = absence.reason
    if absence.status == "other_period":
        reason = f"{reason.partition('. ')[0].rstrip('.')}."
    figures = _in_print(cells, cell, measure)
    if not is_alone and (
        said := "; ".join(f"{each.period.label} {write_doubted(each)}" for each in figures)
    ):
        reason = f"{reason} In print: {said}."
    return missing_figure(cells.index, cells.dataset, cell, measure, period, reason, absence.status)


def _in_print(cells: Cells, cell: Cell, measure: str) -> list[Figure]:
    """Return what is in print of a member for the years asked for; else of its last two."""
    groups = cells.question.periods
    given = (cells.annual if groups else cells.until_now)(cell, measure)
    kept = [
        each
        for each in given
        if is_within(cells, each) and (not groups or any(each.period in group for group in groups))
    ]
    return [make_figure(cells.index, cells.dataset, each) for each in kept[-2:]]


def _say_years(moved: Sequence[Figure], cells: Cells) -> Iterator[Remark]:
    """Say that the changes are over different years, where they are."""
    if len({each.period.code for each in moved}) > 1:
        yield Remark("comparison", OWN_YEARS.format(member=noun(cells)))


def _coverage(moved: Sequence[Figure], unmoved: Sequence[Figure], cells: Cells) -> Remark:
    """Say how many members have a change, and which have no figure at all to list (rule 7)."""
    dimension = cells.question.breakdown.partition(":")[0]
    listed = {each.codes[dimension].code for each in (*moved, *unmoved)}
    absent = [code for code in cells.question.universe if code not in listed]
    names = [cells.index.code(dimension, code).name for code in absent[:MAX_NAMED]]
    more = [f"{len(absent) - MAX_NAMED} more"] if len(absent) > MAX_NAMED else []
    nothing = f"; no figure for {join_names([*names, *more])}" if names else ""
    total = len(cells.question.universe)
    text = f"{len(moved)} of {total} {plural(noun(cells))} have a change that can be worked out"
    return Remark("coverage", f"{text}{nothing}")


def _say_each(changes: Sequence[tuple[Cell, Found]], cells: Cells) -> Iterator[Remark]:
    """Yield what is said in words beside the changes, with the names of those that it is true of.

    That some figures are of different releases is said once: to most changes it applies.
    """
    dimension = cells.question.breakdown.partition(":")[0]
    said: dict[str, list[str]] = {}
    for cell, found in changes:
        name = cells.index.code(dimension, cell[dimension]).name
        for remark in found.remarks:
            if not (remark.figures or is_per_cent_left_out(remark)):
                said.setdefault(remark.text, []).append(name)
    for text, names in said.items():
        if text == DIFFERENT_RELEASES:
            yield Remark("comparison", text)
            continue
        yield Remark("comparison", f"{join_names(names)}: {text[0].lower()}{text[1:]}")
