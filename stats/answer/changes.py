"""Two figures in, the change or difference between them out; refused where they do not compare."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from stats.answer.absence import Absence, explain_absence
from stats.answer.cells import Cells
from stats.answer.derived import change_between, difference_between, is_percentage
from stats.answer.figures import make_figure, print_value
from stats.answer.found import Found, note_releases
from stats.answer.gaps import has_overlaps
from stats.answer.later import say_later
from stats.answer.parts import is_nested
from stats.answer.remarks import mixed_totals
from stats.answer.series import is_within
from stats.answer.steps import find_year_apart
from stats.choices import month_words
from stats.model import Figure, Observation, Period, Remark
from stats.numerals import format_number
from stats.periods import split_month
from stats.selection import ALL_YEARS, ANNUAL_KINDS, MONTHS_OF_A_YEAR, Cell

SMALL_BASE = 50
"""No percentage change is given of a base below this (rule 9).
Source: the Office for National Statistics gives none below 50 in its recorded crime tables."""
NO_PERCENTAGE = f"No percentage is given: the base is below {SMALL_BASE}"
OF_PARTS = (
    "the share of one in another is worked out here, and no change of it; ask for that of each year"
)
UNFIT_STATUSES = frozenset({"partial", "disputed", "break"})


def find_change(cells: Cells) -> Found | Absence:
    """Return the change of each cell between two years: those asked for, else the last two."""
    measure = cells.measure()
    if cells.index.measure(cells.dataset.code, measure).method == "share" and is_nested(cells):
        return _refuse(OF_PARTS)
    found: list[Found] = []
    for cell in cells.all:
        change = change_of(cells, cell, measure)
        if isinstance(change, Absence):
            return change
        found.append(change)
    figures = tuple(figure for each in found for figure in each.figures)
    if len(found) == 1:
        return found[0]
    if len({figure.period.code for figure in figures}) > 1:
        return _refuse("the changes are over different years")
    remarks = [
        remark
        for each in found
        for remark in each.remarks
        if not remark.figures and remark.kind == "comparison"
    ]
    return Found(figures, tuple(dict.fromkeys(remarks)))


def change_of(cells: Cells, cell: Cell, measure: str) -> Found | Absence:
    """Return the change of one cell between the years asked for, with what is said beside it."""
    pair = _pair(cells, cell, measure)
    if isinstance(pair, Absence):
        return pair
    first, last = (make_figure(cells.index, cells.dataset, each) for each in pair)
    if problem := mixed_totals([first, last]) or _unfit([first, last]):
        return _refuse(problem)
    absolute = change_between(first, last, in_percent=False)
    remarks = _beside(cells, first, last)
    is_small = first.value is None or first.value < SMALL_BASE
    is_share = is_percentage(first.measure)
    if is_small and cells.question.in_percent and not is_share:
        return _refuse(
            f"no percentage is worked out of a base below {SMALL_BASE}, from "
            f"{print_value(first)} in {first.period.label} to "
            f"{print_value(last)} in {last.period.label}"
        )
    if is_small or is_share:
        asked = absolute
        if not is_share:
            remarks.append(Remark("change", NO_PERCENTAGE))
    elif cells.question.in_percent:
        asked = change_between(first, last, in_percent=True)
        remarks.insert(0, Remark("change", "That is", (absolute,)))
    else:
        asked = absolute
        percent = change_between(first, last, in_percent=True)
        remarks.insert(0, Remark("change", "That is", (percent,)))
    return Found((asked,), tuple(remarks))


def is_per_cent_left_out(remark: Remark) -> bool:
    """Whether a remark says that a base is too small for a change in per cent."""
    return remark.text == NO_PERCENTAGE


def say_change(figures: Sequence[Figure]) -> list[Remark]:
    """Say what changed between two years of one member; nothing where they do not compare."""
    if len(figures) != 2 or figures[0].codes != figures[1].codes:
        return []
    is_year = all(each.period.kind in ANNUAL_KINDS and each.period.end for each in figures)
    has_both = all(each.value is not None for each in figures)
    first, last = sorted(figures, key=lambda each: each.period.end)
    if not (is_year and has_both) or first.period == last.period:
        return []
    if mixed_totals(figures) or _unfit(figures) or first.measure != last.measure:
        return []
    absolute = change_between(first, last, in_percent=False)
    remarks = [Remark("change", "Between the two years:", (absolute,))]
    if (first.value or 0) >= SMALL_BASE and not is_percentage(first.measure):
        remarks.append(Remark("change", "That is", (change_between(first, last, in_percent=True),)))
    return remarks


def find_difference(cells: Cells) -> Found | Absence:
    """Return the difference between two cells of one period."""
    if len(cells.all) == 1:
        if cells.question.years_back:
            return _refuse("a change is of two years, and has none so many years before it")
        return find_change(cells)
    if len(cells.question.periods) > 1:
        return _refuse("a difference is worked out for one period at a time")
    measure = cells.measure()
    period = cells.question.periods[0] if cells.question.periods else cells.common_period(measure)
    figures = [cells.figure(cell, measure, period) for cell in cells.all]
    if len(figures) != 2:
        return _refuse("a difference is worked out between two figures")
    if _is_within(cells, figures):
        return _refuse("one of the two lies within the other")
    missing = [figure for figure in figures if figure.value is None]
    if missing:
        return Absence(missing[0].status, missing[0].notes[0])
    if figures[0].period != figures[1].period:
        return _refuse("the two figures are for different periods")
    if problem := mixed_totals(figures) or _unfit(figures):
        return _refuse(problem)
    return Found((difference_between(*figures),), tuple(_say_ratio(figures)))


def _say_ratio(figures: Sequence[Figure]) -> list[Remark]:
    """Say how many times the smaller of two figures the larger one is; of none that is too small
    for a percentage, and of no percentages, whose ratio is easily taken for their difference.
    """
    smaller, larger = sorted(figures, key=lambda each: each.value or 0)
    is_small = (smaller.value or 0) < SMALL_BASE
    if is_small or smaller.value == larger.value or is_percentage(smaller.measure):
        return []
    times = format_number((larger.value or 0) / (smaller.value or 1), 2)
    percent = 100 * ((larger.value or 0) / (smaller.value or 1) - 1)
    more = f"{format_number(percent, 1)} per cent more"
    text = f"{print_value(larger)} is {times} times {print_value(smaller)}, {more}"
    return [Remark("comparison", text)]


def _is_within(cells: Cells, figures: Sequence[Figure]) -> bool:
    """Whether one figure is a part of the other: what is left over must not be worked out.

    It would be a sum over members that nobody published, or lay open one that is suppressed.
    """
    for dimension in cells.dataset.dimensions:
        one, other = (figure.codes.get(dimension) for figure in figures)
        if one is None or other is None or one == other:
            continue
        totals = cells.dataset.totals.get(dimension, ())
        pairs = ((one, other), (other, one))
        if any(
            part.parent == whole.code
            or part.code in whole.members
            or (whole.code in totals and part.code not in totals)
            for part, whole in pairs
        ):
            return True
    return False


def _pair(cells: Cells, cell: Cell, measure: str) -> tuple[Observation, Observation] | Absence:
    groups = cells.question.periods
    is_open = not groups and not any(cells.question.span)
    annual = list((cells.until_now if is_open else cells.annual)(cell, measure))
    if any(cells.question.span) and not groups:
        annual = [each for each in annual if is_within(cells, each)]
    if len(groups) > 2:
        return _refuse("a change is worked out between two years, and more are named")
    if len(groups) > 1:
        found = [next((each for each in annual if each.period in group), None) for group in groups]
        if found[0] is None or found[1] is None:
            missing = groups[0] if found[0] is None else groups[1]
            looked_at = replace(cells.question, periods=(missing,))
            return explain_absence(cells.index, cells.dataset, looked_at, cell)
        first, last = sorted(
            [found[0], found[1]], key=lambda each: cells.index.period(each.period).end
        )
        return first, last
    if groups:
        places = [number for number, each in enumerate(annual) if each.period in groups[0]]
        if not places:
            return explain_absence(cells.index, cells.dataset, cells.question, cell)
        annual = annual[: places[0] + 1]
    if not annual:
        return explain_absence(cells.index, cells.dataset, cells.question, cell)
    if len(annual) < 2:
        if is_open and (unsaid := cells.missing_years(cell)):
            looked_at = replace(cells.question, periods=((unsaid[-1].period,),))
            return explain_absence(cells.index, cells.dataset, looked_at, cell)
        return _refuse("there is a figure for one year only")
    if 0 < cells.question.limit < ALL_YEARS and not cells.question.span[0]:
        return _years_back(cells, cell, annual)
    if (cells.question.span[0] or cells.question.limit) and not groups:
        return annual[0], annual[-1]
    periods = [cells.index.period(each.period) for each in annual[-2:]]
    if absent := cells.missing_between(cell, *periods):
        # The change on the year before is asked for, and that year was not supplied.
        looked_at = replace(cells.question, periods=((absent[-1].period,),), span=("", ""))
        return explain_absence(cells.index, cells.dataset, looked_at, cell)
    place = cells.step(cell, annual, len(annual) - 1, -1)
    if place is None:
        return _refuse(
            f"the year before {periods[1].label} is not in print; "
            f"the nearest before it is {periods[0].label}"
        )
    return annual[place], annual[-1]


def _years_back(
    cells: Cells, cell: Cell, annual: Sequence[Observation]
) -> tuple[Observation, Observation] | Absence:
    """Return the figure of so many years before the last one, and that: "the last five years"."""
    count = cells.question.limit
    periods = [cells.index.period(each.period) for each in annual]
    last = periods[-1]
    first = find_year_apart(periods, len(annual) - 1, -count)
    if first is not None:
        return annual[first], annual[-1]
    unsaid = cells.missing_beside(cell, annual)
    missing = [cells.index.period(each.period) for each in unsaid]
    absent = find_year_apart([last, *missing], 0, -count)
    if absent:
        looked_at = replace(cells.question, periods=((unsaid[absent - 1].period,),), limit=0)
        return explain_absence(cells.index, cells.dataset, looked_at, cell)
    how_long = "a year" if count == 1 else f"{format_number(count, 0)} years"
    return _refuse(
        f"{how_long} before {last.label} no figure is in print; the first "
        f"that is has {cells.index.period(annual[0].period).label}"
    )


def _unfit(figures: Sequence[Figure]) -> str:
    """Return why figures may not be subtracted; empty where they may."""
    for figure in figures:
        where = f"{next(iter(figure.codes.values())).name}, {figure.period.label}"
        if figure.qualifier != "exact" and figure.measure.method != "share":
            return f"the figure for {where} is in print only rounded"
        if figure.status in UNFIT_STATUSES:
            return f"the figure for {where} is {figure.status}"
        if any(other.relation == "conflict" for other in figure.others):
            return f"the sources disagree on the figure for {where}"
    return ""


def _refuse(why: str) -> Absence:
    return Absence("not_comparable", f"Not comparable: {why}.")


def _late_start(cells: Cells, first: Figure) -> list[Remark]:
    """Say that nothing is in print of the year that a change is asked for since, if so."""
    since = cells.question.span[0]
    if cells.question.periods or not since or _begins_with(first.period, since):
        return []
    text = f"Nothing from {month_words(since)} on before {first.period.label}; since then"
    return [Remark("scope", text)]


def _begins_with(period: Period, since: str) -> bool:
    """Whether a period is the first of those since a month: a day of that year, a year in it."""
    if period.start <= since or not period.end:
        return True
    start, end, month = (
        MONTHS_OF_A_YEAR * year + number
        for year, number in map(split_month, (period.start, period.end, since))
    )
    is_year = end - start >= MONTHS_OF_A_YEAR - 1
    is_of_january = since.endswith("-01") and period.start[:-3] == since[:-3]
    return (is_year and start - month < MONTHS_OF_A_YEAR) or (is_of_january and not is_year)


def _beside(cells: Cells, first: Figure, last: Figure) -> list[Remark]:
    remarks = [*_late_start(cells, first), *note_releases((first, last))]
    if has_overlaps((first.period, last.period)):
        both = f"{first.period.label} and {last.period.label}"
        text = f"{both} overlap: only what they do not share can differ"
        remarks.append(Remark("comparison", text))
    is_open = not cells.question.periods and not cells.question.span[1]
    if is_open and (later := say_later(cells.index, cells.dataset, last)):
        remarks.append(Remark("comparison", f"To {last.period.label}: {later}"))
    remarks += [
        Remark("comparison", f"On {figure.period.label}: {note.rstrip('.')}")
        for figure in (first, last)
        for note in figure.notes
    ]
    remarks += _like_for_like(cells, first, last)
    for figure in (first, last):
        for other in figure.others:
            if other.relation == "earlier":
                value = format_number(other.value, figure.measure.decimals)
                text = f"Restated: for {figure.period.label} an earlier release gave {value}"
                remarks.append(Remark("change", text))
    return remarks


def _like_for_like(cells: Cells, first: Figure, last: Figure) -> list[Remark]:
    """The change over the parts that both years have, where some have one only (rule 4)."""
    dimension = cells.dataset.dimensions[0]
    whole = first.codes[dimension]
    parts = whole.members or tuple(
        child.code for child in cells.index.children(dimension, whole.code)
    )
    key = {name: code.code for name, code in first.codes.items()}
    both: list[tuple[float, float]] = []
    names: list[str] = []
    alone = 0
    for part in parts:
        values = {
            each.period: each.report.value
            for each in cells.index.look_up(cells.dataset.code, {**key, dimension: part})
            if each.measure == first.measure.code and each.report.qualifier == "exact"
        }
        before, after = values.get(first.period.code), values.get(last.period.code)
        if before is not None and after is not None:
            both.append((before, after))
            names.append(cells.index.code(dimension, part).name)
        elif before is not None or after is not None:
            alone += 1
    if not alone or len(both) < max(2, alone):
        return []
    start, end = (sum(pair[side] for pair in both) for side in (0, 1))
    text = (
        f"Like for like, only {', '.join(names)}, which have both years: "
        f"{start:,.0f} to {end:,.0f}, a change of {end - start:+,.0f}"
    )
    return [Remark("change", text)]
