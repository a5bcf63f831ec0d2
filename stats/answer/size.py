"""A figure whose size is asked about in, what it can be set beside out: years, and others like it.

Whether it is much is no matter of the figures.
"""

from __future__ import annotations

from dataclasses import replace

from stats.answer.absence import Absence
from stats.answer.cells import Cells
from stats.answer.changes import find_change
from stats.answer.found import Found
from stats.answer.ranking import find_ranking
from stats.model import TECHNICAL_KINDS, WHOLE, Figure, Question, Remark
from stats.text import plural

NOT_SAID = "Whether that is a lot, the figures do not say; to set it beside others"
LEAST_LIKE = 3
"""Members of a kind from which the place of one says something."""


def say_size(cells: Cells, found: Found) -> Found:
    """Return what was found with the change from the year before and the place among its like.

    What is not there has no size: it is returned as it is.
    """
    if all(each.value is None for each in found.figures):
        return found
    remarks = [Remark("scope", NOT_SAID)]
    if len(found.figures) == 1:
        figure = found.figures[0]
        remarks += [*_say_change(cells, figure), *_say_place(cells, figure)]
    return replace(found, remarks=(*remarks, *found.remarks))


def _say_change(cells: Cells, figure: Figure) -> list[Remark]:
    asked = replace(cells.question, operation="change", periods=((figure.period.code,),))
    changed = find_change(Cells(asked, cells.index))
    if isinstance(changed, Absence):
        return [Remark("comparison", f"No change from the year before: {_why(changed)}")]
    first, last = changed.figures[0].derivation.parts if changed.figures[0].derivation else ()
    between = f"From {first.period.label} to {last.period.label}:"
    return [Remark("change", between, changed.figures), *changed.remarks]


def _say_place(cells: Cells, figure: Figure) -> list[Remark]:
    """Say which place a figure has among those of its kind, or why it is given none."""
    first = cells.dataset.dimensions[0]
    code = figure.codes[first]
    ranked = _ranked(cells, figure)
    is_whole = first == WHOLE or code.code in cells.dataset.totals.get(first, ())
    if is_whole or code.kind in ("", *TECHNICAL_KINDS) or len(ranked.universe) < LEAST_LIKE:
        return []
    placed = find_ranking(Cells(ranked, cells.index))
    if isinstance(placed, Absence):
        return [Remark("rank", f"No place among the {plural(code.kind)}: {_why(placed)}")]
    return [each for each in placed.remarks if each.kind in ("rank", "coverage")]


def _label(code: str, cells: Cells) -> str:
    return cells.index.code(cells.dataset.dimensions[0], code).label


def _why(absence: Absence) -> str:
    return absence.reason.removeprefix("Not comparable: ").rstrip(".")


def _ranked(cells: Cells, figure: Figure) -> Question:
    """Return the question for the place of a figure among all of its kind, in its own year."""
    first = cells.dataset.dimensions[0]
    code, totals = figure.codes[first], cells.dataset.totals.get(first, ())
    given = set(cells.index.codes_with_figures(cells.dataset.code, first))
    listed = given if cells.dataset.is_inferred else cells.index.codes(first)
    alike = tuple(
        each
        for each in sorted(listed, key=lambda each: _label(each, cells))
        if each not in totals and cells.index.code(first, each).kind == code.kind
    )
    members = {name: (each.code,) for name, each in figure.codes.items() if name != WHOLE}
    return replace(
        cells.question,
        asks_about="",
        operation="ranking",
        order="highest",
        members={**members, first: tuple(each for each in alike if each in given)},
        breakdown=f"{first}:{code.kind}",
        scope_place=(code.code,),
        universe=alike,
        periods=(cells.same_months(figure.period),),
    )
