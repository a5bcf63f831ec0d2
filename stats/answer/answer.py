"""A resolved question in, the figures asked for or the reason why there are none out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from stats.answer.absence import explain_absence
from stats.answer.figures import (
    add_figures,
    find_parts,
    make_figure,
    missing_figure,
    share_of,
)
from stats.answer.reading import format_question, format_reading, join_names
from stats.answer.remarks import find_whole, make_remarks
from stats.choices import Part, make_choice, member_parts
from stats.index.reader import Index
from stats.model import (
    Answer,
    Assumption,
    Choice,
    Figure,
    NoFigure,
    Observation,
    Period,
    Question,
)
from stats.question.availability import ANNUAL_KINDS, candidates, cells, has_value, latest

MAX_ELSEWHERE = 3
NO_PERIOD = Period("", "", "", "", "undated")


def answer_question(question: Question, index: Index) -> Answer | NoFigure:
    """Return the figures asked for, or why there are none."""
    return _Answerer(question, index).answer()


class _Answerer:
    """One question's way to its answer."""

    def __init__(self, question: Question, index: Index) -> None:
        self.question = question
        self.index = index
        self.dataset = index.dataset(question.dataset)
        self.cells = cells(self.dataset, question.members)
        self.is_askable = not question.period_text and set(question.members) <= set(
            self.dataset.dimensions
        )

    def answer(self) -> Answer | NoFigure:
        figures = self._figures() if self.is_askable else ()
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
        periods: Sequence[str | None] = self.question.periods or (self._common_period(),)
        measure = self._measure(periods)
        return tuple(
            self._figure(cell, measure, period) for cell in self.cells for period in periods
        )

    def _observations(
        self, cell: Mapping[str, str], measure: str, period: str | None
    ) -> list[Observation]:
        """Return what is there for a cell; of each period, from the best whole that has it."""
        found: dict[str, Observation] = {}
        for group in candidates(self.index, self.dataset, cell):
            for each in group:
                if each.measure == measure and period in (None, each.period):
                    known = found.get(each.period)
                    if known is None or (known.is_missing and not each.is_missing):
                        found[each.period] = each
        return list(found.values())

    def _measure(self, periods: Sequence[str | None]) -> str:
        """Return the measure asked for, else the first one that most of the cells have."""
        if self.question.measure:
            return self.question.measure

        def count(measure: str) -> int:
            return sum(
                any(not each.is_missing for each in self._observations(cell, measure, period))
                or self._has_parts(cell, measure, period)
                for cell in self.cells
                for period in periods
            )

        return max(self.dataset.measures, key=count)

    def _has_parts(self, cell: Mapping[str, str], measure: str, period: str | None) -> bool:
        return measure == self.dataset.measures[0] and bool(self._parts(cell, period))

    def _common_period(self) -> str | None:
        """Return the latest year that every cell has a value for, where several are asked for."""
        if len(self.cells) < 2:
            return None
        measure = self.question.measure or self.dataset.measures[0]
        groups = [self._observations(cell, measure, None) for cell in self.cells]
        valued = [[each for each in group if not each.is_missing] for group in groups]
        common = set.intersection(*({each.period for each in group} for group in valued))
        pool = [each for group in valued for each in group if each.period in common]
        newest = latest(self.index, self.dataset, pool)
        if newest is None or self.index.period(newest.period).kind not in ANNUAL_KINDS:
            return None
        return newest.period

    def _figure(self, cell: Mapping[str, str], measure: str, period: str | None) -> Figure:
        observations = self._observations(cell, measure, period)
        chosen = latest(self.index, self.dataset, observations)
        if chosen is not None:
            return make_figure(self.index, self.dataset, chosen)
        derived = self._derived(cell, measure, period)
        if derived is not None:
            return derived
        question = self.question
        absence = explain_absence(self.index, self.dataset, question, cell)
        shown = self.index.period(period) if period else NO_PERIOD
        return missing_figure(
            self.index, self.dataset, cell, measure, shown, absence.reason, absence.status
        )

    def _parts(self, cell: Mapping[str, str], period: str | None) -> tuple[Figure, ...]:
        """Return the parts that a group's count can be added up from, of the latest year."""
        if set(cell) != set(self.dataset.dimensions):
            return ()
        count = self.dataset.measures[0]
        periods = [period] if period else self._periods_of_parts(cell)
        for each in periods:
            if parts := find_parts(self.index, self.dataset, cell, count, each):
                return parts
        return ()

    def _periods_of_parts(self, cell: Mapping[str, str]) -> list[str]:
        found: list[Observation] = []
        for dimension in self.dataset.additive:
            for member in self.index.code(dimension, cell[dimension]).members[:1]:
                found += self.index.look_up(self.dataset.code, {**cell, dimension: member})
        ordered: list[str] = []
        while found:
            newest = latest(self.index, self.dataset, found)
            if newest is None:
                break
            ordered.append(newest.period)
            found = [each for each in found if each.period != newest.period]
        return ordered

    def _derived(self, cell: Mapping[str, str], measure: str, period: str | None) -> Figure | None:
        count = self.dataset.measures[0]
        if measure == count:
            parts = self._parts(cell, period)
            return add_figures(self.index, self.dataset, cell, parts) if parts else None
        if measure != "share" or set(cell) != set(self.dataset.dimensions):
            return None
        part = self._figure(cell, count, period)
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
            which = (
                f"the latest is {next(iter(labels))}" if len(labels) == 1 else "the latest of each"
            )
            assumed.append(Assumption("period", f"no period named: {which}"))
        return assumed

    def _elsewhere(self) -> tuple[Choice, ...]:
        """Return the other datasets that have figures for the same members."""
        members = self.question.members
        parts = member_parts(self.question)
        return tuple(
            make_choice(self.index, each.label, [*parts, Part("dataset", each.code)])
            for each in self.index.datasets
            if each.code != self.dataset.code
            and set(members) <= set(each.dimensions)
            and all(has_value(self.index, each, cell) for cell in cells(each, members))
        )[:MAX_ELSEWHERE]

    def _no_figure(self) -> NoFigure:
        cell = next(iter(self.cells), {})
        asked = {name: codes[0] for name, codes in self.question.members.items()}
        absence = explain_absence(self.index, self.dataset, self.question, asked or cell)
        return NoFigure(
            question=self.question,
            reading=format_question(self.index, self.question),
            reason=absence.reason,
            status=absence.status,
            sources=absence.sources,
            choices=self._elsewhere(),
            assumptions=self.question.assumptions,
        )
