"""Several years of one cell to be taken together in, the total in print or their sum out.

A total that somebody published for just these years is given as it is (rule 4). Else the years are
added up: each must be there, of twelve months and firm, and none may lie within another.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from stats.answer.absence import Absence
from stats.answer.cells import Cells
from stats.answer.derived import add_years
from stats.answer.figures import is_sound, make_figure
from stats.answer.found import Found, note_releases
from stats.answer.remarks import mixed_totals
from stats.answer.series import is_within
from stats.model import Figure, Period
from stats.selection import MONTHS_OF_A_YEAR, follows, month_number

PERIOD = "period"
"""Among what a dataset is additive over, that its years are."""


def find_sum_of_years(cells: Cells) -> Found | Absence:
    """Return the total of the years asked for: printed, else added up and named as derived."""
    measure = cells.question.measure or cells.count
    if measure != cells.count:
        return _refuse("only counts are, no shares and no averages")
    groups = cells.question.periods
    if len(groups) == 1:
        figure = cells.figure(cells.all[0], measure, groups[0])
        if figure.value is not None:
            return Found((figure,), is_plain=True)
    if PERIOD not in cells.dataset.additive:
        return _refuse(f"the publisher itself adds up no years of {cells.dataset.label}")
    years = find_years(cells)
    if isinstance(years, Absence):
        return years
    if (printed := _printed_total(cells, years)) is not None:
        return Found((printed,), is_plain=True)
    return Found((add_years(years),), tuple(note_releases(years)))


def find_years(cells: Cells) -> list[Figure] | Absence:
    """Return the years asked for of one cell, oldest first; why not, where one is not fit.

    Each has a firm figure of twelve months, and none is left out between the first and the last.
    """
    years = _named_years(cells) if len(cells.question.periods) > 1 else _years_within(cells)
    absent = next((each for each in years if each.value is None), None)
    if absent is not None:
        return _explain(cells, absent)
    if problem := _unfit(years) or _missing_end(cells, years):
        return _refuse(problem)
    return years


def _explain(cells: Cells, absent: Figure) -> Absence:
    """Return why a year that has no figure has none; with it the years are not added up."""
    why = absent
    if absent.period.code:
        why = cells.figure(cells.all[0], cells.count, (absent.period.code,))
    return Absence(why.status, " ".join(why.notes), why.sources)


def _named_years(cells: Cells) -> list[Figure]:
    figures = [cells.figure(cells.all[0], cells.count, each) for each in cells.question.periods]
    return sorted(figures, key=lambda each: each.period.start)


def _years_within(cells: Cells) -> list[Figure]:
    """Return the years of the span asked for, else the latest so many; missing ones among them."""
    cell = cells.all[0]
    observations = [*cells.annual(cell, cells.count), *cells.missing_years(cell)]
    figures = [
        make_figure(cells.index, cells.dataset, each)
        for each in observations
        if is_within(cells, each) and _is_year(cells.index.period(each.period))
    ]
    figures.sort(key=lambda each: each.period.start)
    return figures[-cells.question.limit :]


def _is_year(period: Period) -> bool:
    if not (period.start and period.end):
        return False
    return month_number(period.end) - month_number(period.start) + 1 == MONTHS_OF_A_YEAR


def _unfit(years: Sequence[Figure]) -> str:
    """Return why years may not be added up; empty where they may."""
    if len(years) < 2:
        return "there are not two in print"
    for figure in years:
        if not is_sound(figure):
            return (
                f"the figure for {figure.period.label} is rounded, partial, disputed or differs "
                "between sources"
            )
    for earlier, later in pairwise(years):
        if not (earlier.period.end and later.period.start):
            return f"{later.period.label} is not dated"
        if month_number(later.period.start) <= month_number(earlier.period.end):
            return f"{earlier.period.label} and {later.period.label} overlap"
    return mixed_totals(years) or ""


def _missing_end(cells: Cells, years: Sequence[Figure]) -> str:
    """Return that a year within the span asked for has no figure; empty where all have."""
    if len(cells.question.periods) > 1:
        return ""
    for earlier, later in pairwise(years):
        if not follows(earlier.period, later.period):
            return f"no figure is in print between {earlier.period.label} and {later.period.label}"
    first, last = _bounds(cells)
    if first and month_number(years[0].period.start) - month_number(first) >= MONTHS_OF_A_YEAR:
        return f"no figure is in print before {years[0].period.label}"
    if last and month_number(last) - month_number(years[-1].period.end) >= MONTHS_OF_A_YEAR:
        return f"no figure is in print after {years[-1].period.label}"
    return ""


def _bounds(cells: Cells) -> tuple[str, str]:
    if any(cells.question.span) or not cells.question.periods:
        return cells.question.span
    span = cells.index.period(cells.question.periods[0][0])
    return span.start, span.end


def _printed_total(cells: Cells, years: Sequence[Figure]) -> Figure | None:
    """Return the total that was published for just these years, if any was."""
    if not all(follows(one.period, other.period) for one, other in pairwise(years)):
        return None
    whole = cells.index.find_periods(years[0].period.start, years[-1].period.end)
    if not whole:
        return None
    figure = cells.figure(cells.all[0], cells.count, tuple(each.code for each in whole))
    return figure if figure.value is not None else None


def _refuse(why: str) -> Absence:
    return Absence("not_comparable", f"Not comparable: the years are not taken together: {why}.")
