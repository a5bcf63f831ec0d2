"""A resolved question in, the figures asked for or the reason why there are none out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from stats.answer.absence import Absence, explain_absence, explain_breakdown
from stats.answer.bounded import find_bounded, find_bounded_years
from stats.answer.cells import Cells
from stats.answer.changes import find_change, find_difference
from stats.answer.claims import check_claims
from stats.answer.found import Found
from stats.answer.later import say_later
from stats.answer.means import find_mean
from stats.answer.memberchanges import find_member_changes, say_own_years
from stats.answer.memberrates import find_member_rates
from stats.answer.moves import find_moves
from stats.answer.partseries import find_row
from stats.answer.ranking import find_extreme, find_ranking
from stats.answer.rates import find_rates
from stats.answer.reading import format_question, format_reading, join_names, years_before
from stats.answer.remarks import make_remarks
from stats.answer.replies import (
    TOLD,
    tell_caveats,
    tell_coverage,
    tell_meaning,
    tell_reason,
    tell_source,
)
from stats.answer.size import say_size
from stats.answer.sums import find_sum
from stats.answer.values import find_values_asked
from stats.answer.yearmoves import find_year_moves
from stats.choices import Part, make_choice, member_parts, period_parts
from stats.index.reader import Index
from stats.model import WHOLE, Answer, Assumption, Choice, Dataset, Figure, NoFigure, Question
from stats.selection import asked_periods, has_figure, make_cells, may_have

MAX_ELSEWHERE = 3
MAX_REASONS = 3
OF_REFERENCES = frozenset({"values", "series", "change", "difference"})
"""What is given of figures that others are only set against: those themselves, by years."""
MOVERS = {"ranking": find_moves, "extreme": find_year_moves}
"""Operations on changes, in the place of those on the figures themselves."""
FINDERS = {
    "values": find_values_asked,
    "sum": find_sum,
    "mean": find_mean,
    "ranking": find_ranking,
    "extreme": find_extreme,
    "change": find_change,
    "difference": find_difference,
    "series": find_row,
    "rate": find_rates,
}

TELLERS = {"coverage": tell_coverage, "source": tell_source, "reason": tell_reason}


def answer_question(question: Question, index: Index) -> Answer | NoFigure:
    """Return the figures asked for, or why there are none."""
    index = index.as_released(question.release)
    dataset = index.dataset(question.dataset)
    names = dict.fromkeys((*dataset.dimensions, *question.members))
    asked = {name: question.members[name][0] for name in names if question.members.get(name)}
    if question.period_text or not set(question.members) <= set(dataset.dimensions):
        return _no_figure(question, index, explain_absence(index, dataset, question, asked))
    if question.breakdown and not question.universe:
        return _no_figure(question, index, explain_breakdown(dataset, question))
    if dataset.is_reference and not _is_of_reference(question, dataset):
        why = f"of {dataset.label} only the figures, their years and changes are given"
        return _no_figure(question, index, Absence("not_comparable", f"Not comparable: {why}."))
    if question.asks_about == "caution":
        return _no_figure(question, index, tell_caveats(question, index))
    if question.asks_about == "meaning":
        return _no_figure(question, index, tell_meaning(question, index))
    found = _finder(question)(Cells(question, index))
    if isinstance(found, Absence):
        return _no_figure(question, index, found)
    if question.asks_about == "size":
        found = say_size(Cells(question, index), found)
    elif question.asks_about:
        told = TELLERS[question.asks_about](found.figures, question, index)
        if told is not None:
            return _no_figure(question, index, told)
    if all(figure.value is None for figure in found.figures):
        absence = explain_absence(index, dataset, question, asked)
        reasons = dict.fromkeys(note for figure in found.figures for note in figure.notes)
        reason = " ".join(list(reasons)[:MAX_REASONS]) or absence.reason
        return _no_figure(question, index, replace(absence, reason=reason))
    general = make_remarks(index, dataset, found.figures) if found.is_plain else ()
    return Answer(
        question=question,
        reading=format_reading(index, question, found.figures),
        figures=found.figures,
        remarks=(*check_claims(question, found.figures), *found.remarks, *general),
        caveats=dataset.caveats,
        assumptions=(*question.assumptions, *_assumptions(question, index, found)),
        choices=_elsewhere(question, index),
    )


def _is_of_reference(question: Question, dataset: Dataset) -> bool:
    """Whether a question asks for no more than what rates are worked out with has in print."""
    is_own = question.measure in (None, *dataset.measures)
    is_plain = not (question.breakdown or question.wants_number or question.by_change)
    return is_own and is_plain and question.operation in OF_REFERENCES


def _finder(question: Question) -> Callable[[Cells], Found | Absence]:
    """Return what finds the figures that a question asks for."""
    if question.by_change:
        return MOVERS[question.operation]
    if question.breakdown and question.operation == "change":
        return find_member_changes
    if question.breakdown and question.operation == "rate" and not question.years_back:
        return find_member_rates
    if question.bound:
        return find_bounded if question.bound.of == "members" else find_bounded_years
    return FINDERS[question.operation]


def _assumptions(question: Question, index: Index, found: Found) -> list[Assumption]:
    assumed = []
    for dimension in index.dataset(question.dataset).dimensions:
        if dimension != WHOLE and not question.members.get(dimension):
            codes = [each.codes[dimension] for each in found.figures if dimension in each.codes]
            names = join_names(code.name for code in codes)
            assumed.append(
                Assumption(dimension, f"no {dimension.replace('-', ' ')} named: {names}")
            )
    counted = question.years_back > 1 and not (question.with_later or question.by_change)
    if question.periods and counted:
        words = " and ".join(index.period(group[0]).label for group in question.periods)
        text = f"{years_before(question.years_back)} {words}"
        assumed.append(Assumption("period", text))
    if not question.periods and question.operation in ("values", "ranking", "rate", "difference"):
        assumed.append(Assumption("period", _assumed_period(question, index, found.figures)))
    if question.breakdown and question.operation == "change":
        assumed += [Assumption("period", text) for text in [say_own_years(question)] if text]
    return assumed


def _assumed_period(question: Question, index: Index, figures: Sequence[Figure]) -> str:
    latest = "latest up to now" if index.now else "latest"
    labels = dict.fromkeys(each.period.label for each in figures if each.period.label)
    if all(each.period.kind == "undated" for each in figures):
        return "nothing says when they are of"
    if question.with_later and len(labels) == 2:
        last, before = labels
        back = years_before(question.years_back)
        return f"no period named: the {latest} is {last}, {back} it {before}"
    if len(labels) != 1:
        return "no period named: the latest of each"
    if question.by_change:
        return f"the years that most have are {next(iter(labels))}"
    is_of_one = not question.breakdown or question.operation == "ranking"
    is_back = question.years_back > 1 or (question.years_back and is_of_one)
    if is_back and not question.with_later:
        return _counted_back(question, index, next(iter(labels)), latest)
    if question.breakdown:
        return f"the latest year that most have is {next(iter(labels))}"
    later = say_later(index, figures[0].dataset, figures[0]) if len(figures) == 1 else ""
    beside = f"; {later}" if later else ""
    return f"no period named: the {latest} is {next(iter(labels))}{beside}"


def _counted_back(question: Question, index: Index, label: str, latest: str) -> str:
    """Say which year was found before the latest one, and which that is."""
    if question.years_back == 1:
        return f"the year in print before the {latest} is {label}"
    as_asked = replace(question, years_back=0)
    later = answer_question(as_asked, index)
    given = later.figures if isinstance(later, Answer) else ()
    last = {each.period.label for each in given if each.period.label}
    named = f", {last.pop()}" if len(last) == 1 else ""
    return f"{label} is {years_before(question.years_back)} the {latest} in print{named}"


def _elsewhere(question: Question, index: Index) -> tuple[Choice, ...]:
    """Return the other datasets that have figures for the same members."""
    parts = [*member_parts(question), *period_parts(question)]
    periods = asked_periods(question)
    return tuple(
        make_choice(index, each.label, [*parts, Part("dataset", each.code)])
        for each in index.datasets
        if each.code != question.dataset
        and not index.dataset(question.dataset).is_reference
        and not question.breakdown
        and set(question.members) <= set(each.dimensions)
        and may_have(index, each, question.members)
        and all(
            has_figure(index, each, cell, None, periods)
            for cell in make_cells(each, question.members)
        )
    )[:MAX_ELSEWHERE]


def _instead(question: Question, index: Index, measure: str) -> list[Choice]:
    """Return the question for the measure that there is, where that is another than was asked."""
    if not measure:
        return []
    parts = [*member_parts(question), *period_parts(question), Part("measure", measure)]
    label = index.measure(question.dataset, measure).label
    return [make_choice(index, label, [*parts, Part("dataset", question.dataset)])]


def _offered(question: Question, index: Index, absence: Absence) -> tuple[Choice, ...]:
    """Return what to offer in the place of a figure that there is none of."""
    same = (*_instead(question, index, absence.measure), *_elsewhere(question, index))
    if same or absence.status == TOLD or index.is_inferred(question.dataset):
        return same
    return tuple(_without_part(question, index))


def _without_part(question: Question, index: Index) -> list[Choice]:
    """Return what there is of the places alone, where there is nothing of a part of them there.

    "Kent Instagram": of Kent there are figures, but none by platform.
    """
    first = index.dataset(question.dataset).dimensions[0]
    places = {first: question.members.get(first, ())}
    has_part = any(codes for name, codes in question.members.items() if name != first)
    if question.operation != "values" or not (has_part and places[first]):
        return []
    whole = replace(question, members=places)
    own = index.dataset(question.dataset)
    datasets = [own, *(each for each in index.datasets if each.code != own.code)]
    periods = asked_periods(question)
    return [
        make_choice(
            index,
            f"{each.label}, in all",
            [*member_parts(whole), *period_parts(question), Part("dataset", each.code)],
            is_wider=True,
        )
        for each in datasets
        if first in each.dimensions
        and not question.period_text
        and all(has_figure(index, each, cell, None, periods) for cell in make_cells(each, places))
    ][:MAX_ELSEWHERE]


def _no_figure(question: Question, index: Index, absence: Absence) -> NoFigure:
    return NoFigure(
        question=question,
        reading=format_question(index, question),
        reason=absence.reason,
        status=absence.status,
        sources=absence.sources,
        choices=_offered(question, index, absence),
        assumptions=question.assumptions,
    )
