"""A bare year in, which of the years in print that touch it may be meant out.

Official years that are no calendar years have two that a bare one may stand for; of a change from
one bare year to another both are read alike.
"""

from __future__ import annotations

from collections.abc import Sequence

from stats.choices import Part, make_choice, member_parts
from stats.index.reader import Index
from stats.model import Clarification, Period, Question
from stats.question.composing.askingwords import operation_parts
from stats.question.thresholds import MAX_CHOICES
from stats.question.words.mentions import Mentions
from stats.question.words.periods import PeriodMention, split_years
from stats.selection import find_observations, make_cells

NO_CALENDAR = "These figures are not for calendar years. Which is meant by"


def ask_pair(question: Question, mentions: Mentions, index: Index) -> Clarification | None:
    """Ask which years are meant by the two bare ones that a change is asked for between."""
    ends = _bare_ends(mentions)
    if question.operation != "change" or not (question.period_text and ends):
        return None
    near = [periods_touching(question, each, index) or () for each in ends]
    pairs = [
        tuple(_beginning(year, found, years_before) for year, found in zip(ends, near, strict=True))
        for years_before in (1, 0)
    ]
    whole = [(first, last) for first, last in pairs if first and last]
    if not whole:
        return None
    parts = [*member_parts(question), Part("dataset", question.dataset), *operation_parts(mentions)]
    choices = tuple(
        make_choice(
            index,
            f"{first.label} to {last.label}",
            [*parts, Part("period", first.code), Part("period", last.code)],
        )
        for first, last in whole
    )
    said = f"{ends[0].text} to {ends[1].text}"
    return Clarification(f"{NO_CALENDAR} {said}?", choices)


def _bare_ends(mentions: Mentions) -> tuple[PeriodMention, ...]:
    """Return the two bare years that are named: "2019 to 2022", "between 2019 and 2022"."""
    named = mentions.periods
    if len(named) == 1 and not named[0].is_by_months and named[0].start[5:] == "01":
        years = split_years(named[0])
        ends = [PeriodMention(start[:4], start, end) for start, end in years]
        return (ends[0], ends[-1]) if len(ends) > 1 else ()
    return named if len(named) == 2 and all(each.is_calendar_year for each in named) else ()


def _beginning(year: PeriodMention, near: Sequence[Period], years_before: int) -> Period | None:
    """Return the year in print that begins in a calendar year, or so many years before."""
    begun = str(int(year.start[:4]) - years_before)
    return next((each for each in near if each.kind == "year" and each.start[:4] == begun), None)


def periods_touching(question: Question, year: PeriodMention, index: Index) -> list[Period] | None:
    """Return the periods with a figure that have a month of a year; None where nothing could."""
    dataset = index.dataset(question.dataset)
    if not set(question.members) <= set(dataset.dimensions):
        return None
    codes = {
        each.period
        for cell in make_cells(dataset, question.members)
        for each in find_observations(index, dataset, cell)
    }
    return [
        period
        for period in map(index.period, sorted(codes))
        if period.start <= year.end and period.end >= year.start
    ]


def ask_year(
    question: Question, year: PeriodMention, mentions: Mentions, index: Index
) -> Clarification | None:
    """Ask which of the years with a figure that touch a calendar year is meant."""
    near = periods_touching(question, year, index) or ()
    touching = [each for each in near if each.kind == "year"]
    if not touching and any(e.start < year.start or e.end > year.end for e in near):
        touching = [each for each in near if each.kind == "part"]
    if not touching:
        return None
    parts = [*member_parts(question), Part("dataset", question.dataset), *operation_parts(mentions)]
    choices = tuple(
        make_choice(index, each.label, [*parts, Part("period", each.code)]) for each in touching
    )
    return Clarification(
        f"{NO_CALENDAR} {year.text}?",
        choices[:MAX_CHOICES],
    )
