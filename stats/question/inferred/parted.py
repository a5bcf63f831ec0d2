"""What is asked of years in, what of that figures by month, quarter or day have not out.

The latest of them is none of "this year", nor is the month before it what was there "a year ago".
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from stats.index.narrow import NarrowIndex
from stats.model import Question
from stats.question.composing.drafting import is_set_on_last_year
from stats.question.words.lexicon import Role
from stats.question.words.mentions import Mentions
from stats.text import split_words

YEARLY = frozenset(("annual", "annually", "yearly", "annual total", "yearly total", "per annum"))
"""Words for a figure of a whole year."""
_PAST_YEAR = re.compile(r"\b(?:last|past) (?:year|yr|12 months|twelve months)\b")
"""The year until now, which is dropped with the label where it is none: "over the last year"."""
OF_YEARS = frozenset(
    ("year", "years", "yr", "yrs", "annual", "annually", "yearly", "yoy", "y", "12", "twelve")
)
"""Words of a change that it is on the year before: "year on year", "y on y", "in 12 months"."""


def find_yearly(text: str, mentions: Mentions, narrow: NarrowIndex) -> tuple[str, ...]:
    """Return the words that ask for a figure of a year, or of several parts of one, where all
    there is are the parts.
    """
    said = [text for text in mentions.said("series") if text in YEARLY]
    if mentions.has("mean") or mentions.has("change"):
        said = []
    if not (mentions.has("change") or mentions.has("compare") or is_set_on_last_year(mentions)):
        said += [text for text in mentions.said("latest") if says_years(text)]
        said += [] if mentions.periods else _past_year(text, narrow)
    said += [text for text in mentions.said("length") if text.split()[-1].startswith("month")]
    return tuple(said) if said and _is_parted(narrow) else ()


def set_on_year(text: str, question: Question, mentions: Mentions, narrow: NarrowIndex) -> Question:
    """Return the question for a change, on the same month of the year before where a year is said:
    without it a change is on the month before.
    """
    is_open = not (question.limit or any(question.span)) and len(question.periods) < 2
    if question.operation != "change" or not is_open:
        return question
    roles: tuple[Role, ...] = ("change", "previous", "latest", "series")
    said = [text for role in roles for text in mentions.said(role)]
    said += _past_year(text, narrow)
    is_on_year = any(map(says_years, said)) and _is_parted(narrow)
    return replace(question, limit=1) if is_on_year else question


def says_years(text: str) -> bool:
    """Whether words of asking are of years.

    >>> says_years("on a year ago"), says_years("y on y"), says_years("since last year")
    (True, True, True)
    >>> says_years("change"), says_years("latest")
    (False, False)
    """
    return not OF_YEARS.isdisjoint(text.split())


def _past_year(text: str, narrow: NarrowIndex) -> list[str]:
    """Return the words of a text for the year until now, where the measure is not called so."""
    found = _PAST_YEAR.search(" ".join(split_words(text)))
    is_own = found is None or found[0] in " ".join(split_words(narrow.only.label))
    return [] if found is None or is_own else [found[0]]


def _is_parted(narrow: NarrowIndex) -> bool:
    """Whether all figures are of parts of years, and some year has several."""
    periods = [narrow.period(code) for code in narrow.cubes.periods_of(narrow.only)]
    years = Counter(each.start[:4] for each in periods)
    return all(each.kind == "part" for each in periods) and max(years.values(), default=0) > 1
