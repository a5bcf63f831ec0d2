"""A resolved question in, the figures asked for or the reason why there are none out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from stats.answer.absence import explain_absence
from stats.answer.figures import add_figures, make_figure, missing_figure, share_of
from stats.answer.reading import format_question, format_reading, join_names
from stats.answer.remarks import find_whole, make_remarks
from stats.choices import Part, make_choice, member_parts
from stats.index.reader import Index
from stats.model import Answer, Assumption, Choice, Figure, NoFigure, Period, Question
from stats.selection import (
    ANNUAL_KINDS,
    Cell,
    find_latest,
    find_parts,
    find_values,
    has_figure,
    make_cells,
)

MAX_ELSEWHERE = 3
NO_PERIOD = Period("", "", "", "", "undated")
Periods = tuple[str, ...]
"""Period codes that mean the same; empty for the latest."""


def answer_question(question: Question, index: Index) -> Answer | NoFigure:
    """Return the figures asked for, or why there are none."""
    return _Answerer(question, index).answer()


class _Answerer:
    """One question's way to its answer."""

    def __init__(self, question: Question, index: Index) -> None:
        self.question = question
        self.index = index
        self.dataset = index.dataset(question.dataset)
        self.count = self.dataset.measures[0]
        self.cells = make_cells(self.dataset, question.members)

    def answer(self) -> Answer | NoFigure:
        is_askable = not self.question.period_text and set(self.question.members) <= set(
            self.dataset.dimensions
        )
        figures = self._figures() if is_askable else ()
        if all(figure.value is None for figure in figures):
            return self._no_figure()
        return Answer(
            question=self.question,
            reading=format_reading(self.dataset, figures),
            figures=figures,
            remarks=make_remarks(self.index, self.dataset, figures),
            caveats=self.dataset.caveats,
            assumptions=(*self.question.assumptions, *self._assumptions(figures)),
            choices=self._elsewhere(),
        )

    def _figures(self) -> tuple[Figure, ...]:
        measure = self._measure()
        groups = self.question.periods or (self._common_period(measure),)
        return tuple(self._figure(cell, measure, group) for cell in self.cells for group in groups)

    def _measure(self) -> str:
        """Return the measure asked for, else the first one that most of the cells have."""
        if self.question.measure:
            return self.question.measure
        groups: Sequence[Periods] = self.question.periods or ((),)

        def count(measure: str) -> int:
            return sum(
                has_figure(self.index, self.dataset, cell, measure, group)
                for cell in self.cells
                for group in groups
            )

        return max(self.dataset.measures, key=count)

    def _common_period(self, measure: str) -> Periods:
        """Return the latest year that every cell has a value for, where several are asked for.

        Of a breakdown, the year that most of its members have.
        """
        if len(self.cells) < 2:
            return ()
        groups = [find_values(self.index, self.dataset, cell, measure) for cell in self.cells]
        annual = [
            each
            for group in groups
            for each in group
            if self.index.period(each.period).kind in ANNUAL_KINDS
        ]
        counts = Counter(each.period for each in annual)
        most = max(counts.values(), default=0)
        if most < len(self.cells) and not self.question.breakdown:
            return ()
        newest = find_latest(
            self.index, self.dataset, [each for each in annual if counts[each.period] == most]
        )
        return (newest.period,) if newest else ()

    def _figure(self, cell: Cell, measure: str, periods: Periods) -> Figure:
        values = find_values(self.index, self.dataset, cell, measure, periods)
        chosen = find_latest(self.index, self.dataset, values)
        if chosen is not None:
            return make_figure(self.index, self.dataset, chosen)
        derived = self._derived(cell, measure, periods)
        if derived is not None:
            return derived
        absence = explain_absence(self.index, self.dataset, self.question, cell)
        shown = self.index.period(periods[0]) if periods else NO_PERIOD
        return missing_figure(
            self.index, self.dataset, cell, measure, shown, absence.reason, absence.status
        )

    def _derived(self, cell: Cell, measure: str, periods: Periods) -> Figure | None:
        """Return a sum of published parts, or a share of a published whole, if one can be made."""
        if set(cell) != set(self.dataset.dimensions):
            return None
        if measure == self.count:
            parts = find_parts(self.index, self.dataset, cell, periods)
            figures = [make_figure(self.index, self.dataset, each) for each in parts]
            return add_figures(self.index, self.dataset, cell, figures) if figures else None
        if measure != "share":
            return None
        part = self._figure(cell, self.count, periods)
        for dimension, code in self.dataset.denominators.items():
            whole = find_whole(self.index, self.dataset, {**cell, dimension: code}, part)
            if whole and part.value and part.qualifier == "exact":
                return share_of(self.index, part, whole, measure)
        return None

    def _assumptions(self, figures: Sequence[Figure]) -> list[Assumption]:
        assumed = []
        for dimension in self.dataset.dimensions:
            if not self.question.members.get(dimension):
                codes = [figure.codes[dimension] for figure in figures if dimension in figure.codes]
                names = join_names(code.name for code in codes)
                assumed.append(Assumption(dimension, f"no {dimension} named: {names}"))
        if not self.question.periods:
            labels = dict.fromkeys(f.period.label for f in figures if f.period.label)
            only = next(iter(labels)) if len(labels) == 1 else ""
            which = f"the latest is {only}" if only else "the latest of each"
            assumed.append(Assumption("period", f"no period named: {which}"))
        return assumed

    def _elsewhere(self) -> tuple[Choice, ...]:
        """Return the other datasets that have figures for the same members."""
        parts = member_parts(self.question)
        return tuple(
            make_choice(self.index, each.label, [*parts, Part("dataset", each.code)])
            for each in self.index.datasets
            if each.code != self.dataset.code
            and set(self.question.members) <= set(each.dimensions)
            and all(
                has_figure(self.index, each, cell, None)
                for cell in make_cells(each, self.question.members)
            )
        )[:MAX_ELSEWHERE]

    def _no_figure(self) -> NoFigure:
        asked = {name: codes[0] for name, codes in self.question.members.items() if codes}
        absence = explain_absence(self.index, self.dataset, self.question, asked)
        return NoFigure(
            question=self.question,
            reading=format_question(self.index, self.question),
            reason=absence.reason,
            status=absence.status,
            sources=absence.sources,
            choices=self._elsewhere(),
            assumptions=self.question.assumptions,
        )
