"""How many years a text says there are in, whether that is how many are in print out.

"The average over the seven years" and "all eight years" are all years, where there are just so
many; where there are not, nobody knows which are meant, and it is asked back.
"""

from __future__ import annotations

from stats.index.reader import Index
from stats.model import Question
from stats.question.mentions import Mentions
from stats.question.periods import count_months
from stats.question.yearpatterns import COUNTS
from stats.selection import MONTHS_OF_A_YEAR, find_values, make_cells

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
