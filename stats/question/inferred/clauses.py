"""A label that says over what its figures are broken down in, what a text says of that out.

"District" asks for nothing but the measure in "potholes by district" as little as it does where the
label is "Potholes" alone: "Potholes repaired, by district" says how the table is laid out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stats.index.narrow import NarrowIndex
from stats.question.inferred.locating import Located
from stats.text import split_words

BY = "by"


def find_clause(label: str, located: Located, narrow: NarrowIndex) -> frozenset[int]:
    """Return the places of words that name what a label is broken down by, with a "by" before."""
    words = split_words(label)
    if BY not in words:
        return frozenset()
    behind = words[words.index(BY) + 1 :]
    lists = set(_lists(behind, narrow))
    named = {
        place
        for place in located.dimensions
        if not lists.isdisjoint(_lists([located.words[place]], narrow))
    }
    before = {place - 1 for place in named if place and located.words[place - 1] == BY}
    return frozenset(named | before)


def _lists(words: Sequence[str], narrow: NarrowIndex) -> Iterator[str]:
    """Yield the lists of members, or the kinds of these, that single words name."""
    for word in words:
        yield from (hit.code for hit in narrow.names(word) if hit.concept == "dimension")
