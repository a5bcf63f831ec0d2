"""What was not understood in, the row of a code list that would make it so out.

A text is what nothing explained in questions: words that some people use for a code whose list
does not have them. Which code they mean is a guess, for a person to look at.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import JaroWinkler

from stats.index.reader import Index
from stats.text import split_words

LEAST_ASKERS = 3
"""A text is shown, and kept at all, from so many different people on: what only one or two have
written may be about a person. Source: the smallest group in which nobody is told from another by
what both others know; statistical offices suppress counts below 3 for the same reason."""
MOST_WORDS, MOST_LETTERS = 6, 50
"""What is longer is hardly a name; of the 1,388 names in the bundled lists, 28 are."""
MOST_SUGGESTED = 3
LIKELY_SCORE = 86.0
"""From 0 to 100. Source: each of 400 aliases of the bundled lists was taken out and looked for:
the code was among the first three for 325, and 351 had any (84: 349 of 384; 90: 294 of 314)."""
LETTERS_COST = 4.0
"""How much less letters that are alike count than words that are (WRatio); see LIKELY_SCORE."""
NOT_IN_LISTS = frozenset({"period", "dimension"})
ALIAS_MARK = "|"


@dataclass(frozen=True, slots=True)
class Miss:
    """A text that was not understood, and how many different people wrote it."""

    text: str
    askers: int


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A code that a text may mean, with the aliases that its list would need."""

    concept: str
    code: str
    label: str
    aliases: tuple[str, ...]

    @property
    def row(self) -> str:
        """The row of the code list, as `code,label,aliases`."""
        written = io.StringIO()
        aliases = ALIAS_MARK.join(self.aliases)
        csv.writer(written, lineterminator="").writerow([self.code, self.label, aliases])
        return written.getvalue()


def miss_text(unknown: Sequence[str]) -> str:
    """Return what is kept of the words that nothing explained; empty where it can be no name.

    >>> miss_text(["fbook"]), miss_text(["07700", "900123"])
    ('fbook', '')
    """
    words = [word for each in unknown for word in split_words(each)]
    text = " ".join(words)
    is_short = 0 < len(words) <= MOST_WORDS and len(text) <= MOST_LETTERS
    return text if is_short and not any(char.isdecimal() for char in text) else ""


def suggest_aliases(text: str, index: Index) -> tuple[Suggestion, ...]:
    """Return the codes that a text likely means, likeliest first; none for common words alone.

    A place that lies within a code is no name of it, and is not suggested.
    """
    words = split_words(text)
    if not words or all(index.is_common(word) for word in words):
        return ()
    text = " ".join(words)
    scored = [
        (score, -abs(len(written) - len(text)), concept, code, kind)
        for concept, code, kind, name in index.written_names()
        if concept not in NOT_IN_LISTS
        and (score := _likeness(text, written := " ".join(split_words(name)))) >= LIKELY_SCORE
    ]
    # The same score is given by many: of those the name of about the same length.
    ranked = sorted(scored, key=lambda each: (-round(each[0], 6), -each[1], *each[2:]))
    if not ranked or ranked[0][-1] == "within":
        return ()
    codes = dict.fromkeys(each[2:4] for each in ranked if each[-1] != "within")
    return tuple(_suggest(text, *each, index) for each in list(codes)[:MOST_SUGGESTED])


def _likeness(text: str, name: str) -> float:
    """Return how much a text is like a name; a name that is but a small part of it is not."""
    letters = 100 * JaroWinkler.normalized_similarity(text, name) - LETTERS_COST
    return max(letters, fuzz.WRatio(text, name) if 2 * len(name) >= len(text) else 0.0)


def _suggest(text: str, concept: str, code: str, index: Index) -> Suggestion:
    label, *aliases = index.names_of(concept, code)
    known = [each for each in dict.fromkeys(aliases) if each != label]
    return Suggestion(concept, code, label, (*known, text))
