"""How many years a text says there are in, which years these are in print out.

"The average over the seven years" and "all eight years" are all years, where there are just so
many; where there are not, nobody knows which are meant, and it is asked back. "The five-year total"
is one that was published for five years, else that of the latest five; so are "five years" of
which not all are in print one by one.
"""

from __future__ import annotations

from dataclasses import replace

from stats.index.reader import Index
from stats.model import Question
from stats.question.words.lengths import is_bare, says_total_of
from stats.question.words.mentions import Mentions
from stats.question.words.periods import count_months
from stats.question.words.yearpatterns import COUNTS
from stats.selection import MONTHS_OF_A_YEAR, find_values, make_cells, month_number

ALL_OF = ("all", "all the", "the", "these", "those", "all of the")
"""Before a length, the words that make it all years there are."""


def says_all_of(mentions: Mentions) -> tuple[str, ...]:
    """Return the lengths that are said to be all years there are: "all eight years"."""
    if any(count_months(each) > MONTHS_OF_A_YEAR for each in mentions.periods):
        return ()  # the years themselves are named
    text = f" {' '.join(mentions.words)} "
    return tuple(
        said
        for said in mentions.said("length")
        if said.endswith(" years") and any(f" {words} {said} " in text for words in ALL_OF)
    )


def is_all_there_are(length: str, question: Question, index: Index) -> bool:
    """Whether one series that is asked for has just so many years in print, up to its end."""
    dataset = index.dataset(question.dataset)
    cells = make_cells(dataset, question.members)
    if len(cells) != 1 or question.periods or question.span[0]:
        return False
    count = length.split()[0]
    values = find_values(index, dataset, cells[0], question.measure or dataset.measures[0])
    years = {
        period.code
        for each in values
        if (period := index.period(each.period)).kind == "year"
        and (not question.span[1] or period.end <= question.span[1])
    }
    return len(years) == (COUNTS.get(count) or int(count))


def take_printed(question: Question, mentions: Mentions, index: Index) -> Question:
    """Return a question for the total of so many years with the period that one is printed for."""
    dataset = index.dataset(question.dataset)
    cells = make_cells(dataset, question.members)
    is_said = any(
        says_total_of(said, mentions.words) or is_bare(said, mentions.words)
        for said in mentions.said("length")
    )
    if not is_said or not question.limit or len(cells) != 1:
        return question
    if question.operation != "sum" and not _lacks_years(question, index):
        return question
    printed: dict[tuple[str, str], list[str]] = {}
    for each in find_values(index, dataset, cells[0], dataset.measures[0]):
        period = index.period(each.period)
        if not (period.start and period.end):
            continue
        months = month_number(period.end) - month_number(period.start) + 1
        if months == MONTHS_OF_A_YEAR * question.limit:
            printed.setdefault((period.start, period.end), []).append(period.code)
    if len(printed) != 1:
        return question
    operation = "values" if question.operation == "series" else question.operation
    return replace(question, operation=operation, limit=0, periods=(tuple(*printed.values()),))


def _lacks_years(question: Question, index: Index) -> bool:
    """Whether a row of so many years has fewer in print: "six years", of which two are."""
    if question.operation != "series" or question.periods or any(question.span):
        return False
    dataset = index.dataset(question.dataset)
    (cell,) = make_cells(dataset, question.members)
    values = find_values(index, dataset, cell, question.measure or dataset.measures[0])
    years = {each.period for each in values if index.period(each.period).kind == "year"}
    return len(years) < question.limit
