"""A text that holds figures against a number in, what it asks of an inferred measure out.

The labels of such measures have such words themselves ("under 18", "more than 250 employees"): a
text is read so only where it cannot be read as it stands.
"""

from __future__ import annotations

import re

from stats.index.reader import Index
from stats.model import Clarification, Question
from stats.question.inferred.locating import locate
from stats.question.inferred.measures import MeasureFound, find_measure
from stats.question.inferred.titled import find_titled
from stats.question.measured import read_rest
from stats.question.thresholds import MAX_LETTERS
from stats.question.words.bounds import find_bound
from stats.question.words.tidying import tidy

_MULTIPLE = re.compile(
    r"(?<!per )(?:thousand|million|billion|trillion)|(?<![\d,])000"
    r"|[\u00a3$\u20ac] ?(?:m|k)\b|\b(?:mn|bn)\b",
    re.IGNORECASE,
)
"""What a unit has in it whose figures are so many times what is printed."""


def parse_bounded(text: str, index: Index) -> Question | Clarification | None:
    """Return what a text asks of an inferred measure whose figures it holds against a number.

    None where it names no number or not whose figures are meant. A Clarification keeps the number
    in each of its choices.
    """
    if not index.has_labels or len(text) > MAX_LETTERS:
        return None
    bound, rest = find_bound(tidy(text, lambda _: False))
    if bound is None or bound.of != "members" or not locate(rest, index).dimensions:
        return None
    found = find_measure(rest, index) or find_titled(rest, index)
    if not isinstance(found, MeasureFound) or not found.is_sure:
        return None
    dataset = index.dataset(found.dataset)
    if _MULTIPLE.search(index.measure(dataset.code, dataset.measures[0]).unit):
        return None  # 1,000 of thousands may be a thousand or a million
    return read_rest(found, rest, index, bound=bound)
