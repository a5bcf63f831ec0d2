"""One cell of a question in, its figure out: published, added up, or missing with the reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, product

from stats.answer.absence import explain_absence
from stats.answer.derived import add_figures, average_per_day, share_of
from stats.answer.figures import find_whole, is_sound, make_figure, missing_figure
from stats.answer.grains import grain_of, pick_length, pick_years
from stats.answer.steps import adjoins, find_step, find_year_apart, is_regular, say_no_year
from stats.index.reader import Index
from stats.model import UNKNOWN, Figure, Observation, Period, Question
from stats.selection import (
    ANNUAL_KINDS,
    Cell,
    end_month,
    find_latest,
    find_missing,
    find_parts,
    find_values,
    has_figure,
    is_published,
    make_cells,
    shared_months,
    up_to_now,
)

FULL_COVERAGE = 2 / 3
"""The part of the members with a figure below which an order says first how few it is made of.
Source: 5 of the 7 forces of the East stand in its table; 27 of 47 forces for grooming in 2017/18
leave out the largest ones, and the highest of those 27 is not the highest."""
NEARLY_ALL = 0.9
"""The part of those with a figure in some year that a newer one must have, to be taken before it,
of figures that nobody has defined. Source: 13 countries have black rhinos counted for 2021, 14 for
2017; of the 395 measures of Our World in Data it makes 13 orders newer, by 3 or 4 years."""
NO_PERIOD = Period("", "", "", "", "undated")
Periods = tuple[str, ...]
"""Period codes that mean the same; empty for the latest."""


class Cells:
    """The cells of one question, and how each is answered."""

    def __init__(self, question: Question, index: Index) -> None:
        """Take a question whose dataset has all the dimensions it names members of."""
        self.question = question
        self.index = index
        self.dataset = index.dataset(question.dataset)
        self.count = self.dataset.measures[0]
        self.all = make_cells(self.dataset, question.members)

    def measure(self) -> str:
        """Return the measure asked for, else the first one that most of the cells have."""
        if self.question.measure:
            return self.question.measure
        groups: Sequence[Periods] = self.question.periods or ((),)

        def count(measure: str) -> int:
            return sum(
                # A share that can be worked out is no reason to leave the counts it is of.
                (has_figure if measure == self.count else is_published)(
                    self.index, self.dataset, cell, measure, group
                )
                for cell in self.all
                for group in groups
            )

        return max(self.dataset.measures, key=count)

    def common_period(self, measure: str) -> Periods:
        """Return the latest year that every cell has a value for, where several are asked for.

        Of a breakdown, the year that most of its members have; where nobody has defined the
        dataset, the one that an order of them is made of.
        """
        if len(self.all) < 2:
            return ()
        if self.question.breakdown and self.dataset.is_inferred:
            covered = self.covered_period(measure)
            return self.same_months(self.index.period(covered[0])) if covered else ()
        annual = self.years_until_now(measure)
        counts = Counter(each.period for each in annual)
        most = max(counts.values(), default=0)
        if most < len(self.all) and not self.question.breakdown:
            return ()
        newest = find_latest(
            self.index, self.dataset, [each for each in annual if counts[each.period] == most]
        )
        return self.same_months(self.index.period(newest.period)) if newest else ()

    def covered_period(self, measure: str) -> Periods | None:
        """Return the latest year for which enough of a breakdown have a figure, or the most have.

        None where none of them has any.
        """
        annual = self.years_until_now(measure)
        counts = Counter(each.period for each in annual)
        most = max(counts.values(), default=0)
        enough = min(most, FULL_COVERAGE * len(self.question.universe))
        if self.dataset.is_inferred:
            enough *= NEARLY_ALL  # a newer year is not left for a few that have ended
        newest = find_latest(
            self.index, self.dataset, [each for each in annual if counts[each.period] >= enough]
        )
        return (newest.period,) if newest else None

    def same_months(self, period: Period) -> Periods:
        """Return the codes of the periods with the months of one; its own, where it has none."""
        same = self.index.find_periods(period.start, period.end) if period.start else ()
        return tuple(each.code for each in same) or (period.code,)

    def annual(self, cell: Cell, measure: str) -> list[Observation]:
        """Return a cell's values for years, oldest first; a year worded twice stands once.

        Of an inferred dataset that has none for years, those for what it has; within a span, of
        one length.
        """
        if self.dataset.is_inferred:
            return self._in_order(cell, measure)
        left = [
            each
            for each in find_values(self.index, self.dataset, cell, measure)
            if self.index.period(each.period).kind in ANNUAL_KINDS
        ]
        ordered: list[Observation] = []
        while (newest := find_latest(self.index, self.dataset, left)) is not None:
            ordered.append(newest)
            period = self.index.period(newest.period)
            left = [
                each
                for each in left
                if each.period != newest.period
                and not (
                    each.report.release == newest.report.release
                    and shared_months(self.index.period(each.period), period) > 0
                )
            ]
        return ordered[::-1]

    def until_now(self, cell: Cell, measure: str) -> Sequence[Observation]:
        """Return a cell's values for years that have begun, oldest first."""
        return up_to_now(self.index, self.dataset, self.annual(cell, measure))

    def _in_order(self, cell: Cell, measure: str) -> list[Observation]:
        values = find_values(self.index, self.dataset, cell, measure)
        span = self.question.span
        return sorted(
            pick_length(self.index, values, span) if any(span) else pick_years(self.index, values),
            key=lambda each: (end_month(self.index, self.dataset, each), each.period),
        )

    def years_until_now(self, measure: str) -> Sequence[Observation]:
        """Return the values of all cells for years that have begun."""
        annual = [each for cell in self.all for each in self.annual(cell, measure)]
        return up_to_now(self.index, self.dataset, annual)

    def missing_years(self, cell: Cell) -> list[Observation]:
        """Return the years for which a cell is said to be missing."""
        return [
            each
            for each in find_missing(self.index, self.dataset, cell)
            if self.index.period(each.period).kind in ANNUAL_KINDS
        ]

    def missing_beside(self, cell: Cell, row: Sequence[Observation]) -> list[Observation]:
        """Return what a cell is said to be missing of a row: years, or the parts that it is of."""
        periods = [self.index.period(each.period) for each in row]
        if not self.dataset.is_inferred or any(each.kind in ANNUAL_KINDS for each in periods):
            return self.missing_years(cell)
        grains = {grain_of(each) for each in periods}
        return [
            each
            for each in find_missing(self.index, self.dataset, cell)
            if not grains or grain_of(self.index.period(each.period)) in grains
        ]

    def figure(self, cell: Cell, measure: str, periods: Periods) -> Figure:
        """Return the figure of a cell; one without a value says why in its notes."""
        if self.question.years_back:
            chosen = self._earlier(cell, measure, periods)
        else:
            values = find_values(self.index, self.dataset, cell, measure, periods)
            begun = values if periods else up_to_now(self.index, self.dataset, values)
            chosen = find_latest(self.index, self.dataset, begun)
        if chosen is not None:
            return make_figure(self.index, self.dataset, chosen)
        if self.question.years_back:
            return self._no_earlier(cell, measure, periods)
        derived = self._derived(cell, measure, periods)
        if derived is not None:
            return derived
        return self._absent(cell, measure, periods)

    def _absent(self, cell: Cell, measure: str, periods: Periods) -> Figure:
        """Return a figure without a value, with the reason."""
        looked_at = replace(self.question, periods=(periods,)) if periods else self.question
        absence = explain_absence(self.index, self.dataset, looked_at, cell)
        shown = self.index.period(periods[0]) if periods else NO_PERIOD
        return missing_figure(
            self.index, self.dataset, cell, measure, shown, absence.reason, absence.status
        )

    def _no_earlier(self, cell: Cell, measure: str, periods: Periods) -> Figure:
        """Return why there is no figure for the year before, or after, the one counted from."""
        annual = (self.annual if periods else self.until_now)(cell, measure)
        walked = self._walk(cell, annual, periods)
        if not walked:
            return self._absent(cell, measure, periods)
        years = [self.index.period(each.period) for each in annual]
        from_year, is_before = years[walked[-1]], self.question.years_back > 0
        unsaid = self.missing_beside(cell, annual)
        missing = [self.index.period(each.period) for each in unsaid]
        if (back := self.question.years_back) > 1:
            found = find_year_apart([from_year, *missing], 0, -back)
            if found:
                return self._absent(cell, measure, (missing[found - 1].code,))
            return self._not_covered(cell, measure, say_no_year(from_year, years, back))
        if from_year.kind == "part":
            found = find_year_apart([from_year, *missing], 0, -1 if is_before else 1)
            beside = [missing[found - 1]] if found else []
        else:
            pairs = [(each, from_year) if is_before else (from_year, each) for each in missing]
            beside = [
                year
                for year, pair in zip(missing, pairs, strict=True)
                if year.start and adjoins(*pair)
            ]
        if beside:
            return self._absent(cell, measure, (beside[0].code,))
        side = "before" if is_before else "after"
        apart = [
            each
            for each in (reversed(years) if is_before else years)
            if (each.end < from_year.start if is_before else each.start > from_year.end)
        ]
        is_year = from_year.kind != "part"
        nearest = f"; the nearest {side} it is {apart[0].label}" if apart and is_year else ""
        why = f"the year {side} {from_year.label} is not in print{nearest}"
        return self._not_covered(cell, measure, why)

    def _not_covered(self, cell: Cell, measure: str, why: str) -> Figure:
        reason = f"Not covered: {why}. That is not zero."
        return missing_figure(
            self.index, self.dataset, cell, measure, NO_PERIOD, reason, "not_covered"
        )

    def later(self, cell: Cell, measure: str, periods: Periods) -> Figure:
        """Return the figure of the year that the question counts back from."""
        as_asked = replace(self.question, years_back=0)
        return Cells(as_asked, self.index).figure(cell, measure, periods)

    def _earlier(self, cell: Cell, measure: str, periods: Periods) -> Observation | None:
        """Return the value so many years before the period, or the latest; below 0, after it."""
        annual = (self.annual if periods else self.until_now)(cell, measure)
        walked = self._walk(cell, annual, periods)
        if not walked and periods:
            return self._apart_from(annual, periods)
        return annual[walked[-1]] if len(walked) > 1 else None

    def _apart_from(self, annual: Sequence[Observation], periods: Periods) -> Observation | None:
        """Return the value so many years before or after a period that has none itself."""
        years = [self.index.period(each.period) for each in annual]
        asked = self.index.period(periods[0])
        place = find_year_apart([asked, *years], 0, -self.question.years_back)
        return annual[place - 1] if place else None

    def _walk(self, cell: Cell, annual: Sequence[Observation], periods: Periods) -> list[int]:
        """Return the places of the year counted from and of the one asked for, as far as there."""
        places = [n for n, each in enumerate(annual) if not periods or each.period in periods]
        walked = places[-1:]
        if not walked:
            return []
        back = self.question.years_back
        place = (
            self._step_year(cell, annual, walked[0], -1 if back > 0 else 1)
            if abs(back) == 1
            else find_year_apart([self.index.period(e.period) for e in annual], walked[0], -back)
        )
        return walked if place is None else [*walked, place]

    def _step_year(
        self, cell: Cell, annual: Sequence[Observation], place: int, side: int
    ) -> int | None:
        """Return the place of the year just before or after; of a month, that month of the year."""
        periods = [self.index.period(each.period) for each in annual]
        if periods[place].kind == "part":
            return find_year_apart(periods, place, side)
        return self.step(cell, annual, place, side)

    def step(self, cell: Cell, annual: Sequence[Observation], place: int, side: int) -> int | None:
        """Return the place of the year just before (`side` -1) or after (1); None for a gap.

        Of a table for every tenth year there is none between two that stand side by side.
        """
        periods = [self.index.period(each.period) for each in annual]
        found = find_step(periods, place, side)
        if found is not None or not 0 <= place + side < len(annual):
            return found
        beside = sorted((place, place + side))
        every = [
            each
            for each in self.index.periods_of(self.dataset.code)
            if self.dataset.is_inferred or each.kind in ANNUAL_KINDS
        ]
        pair = (periods[beside[0]], periods[beside[1]])
        return place + side if is_regular(every) and pair in pairwise(every) else None

    def missing_between(self, cell: Cell, earlier: Period, later: Period) -> list[Observation]:
        """Return the years between two for which a cell is said to be missing, oldest first."""
        found = [
            (period.start, each)
            for each in self.missing_years(cell)
            if (period := self.index.period(each.period)).start > earlier.end
            and period.end < later.start
        ]
        return [each for _, each in sorted(found, key=lambda each: each[0])]

    def _derived(self, cell: Cell, measure: str, periods: Periods) -> Figure | None:
        """Return a sum of published parts, or a share or average of published counts, if any."""
        method = self.index.measure(self.dataset.code, measure).method
        if method == "per_day":
            years = [] if periods else self.until_now(cell, self.count)
            asked = periods or tuple(each.period for each in years[-1:])
            return average_per_day(self.index, self.figure(cell, self.count, asked), measure)
        if measure == self.count:
            return self._added_up(cell, periods)
        if set(cell) != set(self.dataset.dimensions):
            return None
        if method != "share":
            return None
        part = self.figure(cell, self.count, periods)
        if any(code.kind == UNKNOWN for code in part.codes.values()):
            return None
        for dimension, code in self.dataset.denominators.items():
            if cell[dimension] in self.dataset.totals.get(dimension, ()):
                continue  # the whole is no share of itself
            whole = find_whole(self.index, self.dataset, {**cell, dimension: code}, part)
            if whole and part.value and is_sound(part) and is_sound(whole):
                return share_of(self.index, part, whole, measure)
        return None

    def _added_up(self, cell: Cell, periods: Periods) -> Figure | None:
        """Return the sum of a cell's parts; what the cell leaves open is filled with a whole."""
        open_dimensions = [name for name in self.dataset.dimensions if name not in cell]
        wholes = [
            [(name, code) for code in self.dataset.totals.get(name, ())] for name in open_dimensions
        ]
        for filling in product(*wholes):
            filled = {**cell, **dict(filling)}
            parts = find_parts(self.index, self.dataset, filled, periods)
            if parts:
                figures = [make_figure(self.index, self.dataset, each) for each in parts]
                return add_figures(self.index, filled, figures)
        return None
