"""The cells of a question in, the value of each in the order asked out."""

from __future__ import annotations

from stats.answer.absence import Absence
from stats.answer.cells import Cells, Periods
from stats.answer.changes import say_change
from stats.answer.figures import print_value
from stats.answer.found import Found
from stats.answer.parts import find_part_share, is_nested
from stats.answer.ranking import coverage, say_newer
from stats.answer.series import find_series, is_span
from stats.answer.wholes import say_left_out
from stats.model import Figure, Remark
from stats.numerals import QUALIFIERS
from stats.selection import Cell


def find_values_asked(cells: Cells) -> Found | Absence:
    """Return the value of every cell and period asked for.

    A span that nobody printed as one total is answered with its single years.
    """
    measure = cells.measure()
    if cells.question.wants_number and measure != cells.count:
        return explain_number(cells, measure)
    if cells.index.measure(cells.dataset.code, measure).method == "share" and is_nested(cells):
        return find_part_share(cells, measure)
    groups = cells.question.periods or (cells.common_period(measure),)
    figures = tuple(
        figure
        for cell in cells.all
        for group in groups
        for figure in _figures(cells, cell, measure, group)
    )
    if not cells.question.periods:
        figures = _align(figures, cells, measure)
    is_bare = all(figure.value is None for figure in figures)
    if is_bare and len(cells.all) == 1 and is_span(cells):
        series = find_series(cells)
        if isinstance(series, Found):
            return series
    remarks = say_change(figures) if len(cells.all) == 1 else []
    if cells.question.measure is None and measure != cells.count:
        counted = cells.index.measure(cells.dataset.code, cells.count).unit
        number = f"No number of {counted}" if counted else "No number"
        remarks.append(Remark("share", f"{number} is in print for this"))
    if cells.question.breakdown:
        if cells.dataset.is_inferred:
            remarks += say_newer(cells, measure, groups[0])
        remarks += [coverage(figures, cells), *say_left_out(cells)]
        # Who has none is read after those that have one, in the same order.
        figures = tuple(sorted(figures, key=lambda each: each.value is None))
    return Found(figures, tuple(remarks), is_plain=True)


def _figures(cells: Cells, cell: Cell, measure: str, group: Periods) -> list[Figure]:
    """Return the figure of a cell, after that of the year counted back from where it is asked."""
    later = [cells.later(cell, measure, group)] if cells.question.with_later else []
    return [*later, cells.figure(cell, measure, group)]


def _align(figures: tuple[Figure, ...], cells: Cells, measure: str) -> tuple[Figure, ...]:
    """Look once more for what is missing, in the period of the others where they have one."""
    periods = {figure.period for figure in figures if figure.value is not None}
    if len(periods) != 1 or cells.question.years_back:
        return figures
    group = cells.same_months(periods.pop())
    return tuple(
        figure if figure.value is not None else cells.figure(cell, measure, group)
        for figure, cell in zip(figures, cells.all, strict=True)
    )


def explain_number(cells: Cells, measure: str) -> Absence:
    """Return that there is no number, and what is in print in its place."""
    group = cells.question.periods[0] if cells.question.periods else ()
    figure = cells.figure(cells.all[0], measure, group)
    said = cells.index.measure(cells.dataset.code, measure).label
    if len(cells.all) == 1 and figure.value is not None:
        base = f" of {figure.base}" if figure.base else ""
        amount = f"{QUALIFIERS[figure.qualifier]}{print_value(figure)} {figure.measure.unit}"
        said = f"{said}, {amount}{base} in {figure.period.label}"
    return Absence(
        "not_published",
        f"Not published: no number is in print for this. There is: {said}.",
        measure=measure,
    )
