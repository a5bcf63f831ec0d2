"""Names of members that would be read as something else in, a plain word in the place of each out.

"Start in 2005" is a member of some code list and would be read as a period, "Stress (PTSD)" as a
word with an aside. In a question whose measure is known such a name is replaced before anything
else is read, and the word put there names the member.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from stats.index.lookup import NameHit
from stats.index.narrow import NarrowIndex
from stats.question.thresholds import LONGEST_NAME
from stats.question.words.periods import find_periods, places_taken
from stats.text import fold, locate_words

LONGEST_MEMBER = 13
"""Words of a member's name. Source: the longest of 15,000 in the packages of Our World in Data."""
STAND_IN = "member"
_STAND_IN = re.compile(rf"\b{STAND_IN}([a-z])\1\1\b")
_MARKS = re.compile(r"[*#+]*")
LONGEST_GRADE = 2
"""Letters of a grade, which another may be with a mark."""
_PLAIN = re.compile(r"[a-z' -]*")


def put_stand_ins(text: str, narrow: NarrowIndex) -> str:
    """Return a text with a word of their own for names that hold more than words."""
    folded, located = locate_words(text)
    spans = list(_unplain_spans(folded, located))
    named = narrow.find_names(squashed for _, _, squashed in spans)
    for first, hit in _told_by_marks(folded, located, narrow):
        spans.append((first, first + 1, mark := f"{STAND_IN}{first}"))
        named[mark] = (hit,)
    taken: set[int] = set()
    chosen = []
    for first, last, squashed in sorted(spans, key=lambda span: span[0] - span[1]):
        codes = {(hit.concept, hit.code) for hit in named.get(squashed, ())}
        if len(codes) != 1 or not taken.isdisjoint(range(first, last)):
            continue
        is_marked = squashed.startswith(STAND_IN)
        if (
            is_marked
            or narrow.has_member(squashed)
            or not _cuts((first, last), text, located, narrow)
        ):
            taken.update(range(first, last))
            chosen.append((first, last, squashed))
    for number, (first, last, squashed) in enumerate(sorted(chosen, reverse=True)):
        word = f"{STAND_IN}{chr(ord('a') + number % 26) * 3}"
        narrow.call(word, named[squashed])
        start, end = located[first][1], located[last - 1][2]
        folded = f"{folded[:start]} {word} {folded[end:]}"
    return folded if chosen else text


def _told_by_marks(
    folded: str, located: Sequence[tuple[str, int, int]], narrow: NarrowIndex
) -> Iterator[tuple[int, NameHit]]:
    """Yield the places of words that two names are but for their marks, and the one that is
    written so: the grades A and A*.
    """
    short = {word for word, _, end in located if _is_short(word, folded[end : end + 1])}
    named = narrow.find_names(short) if short else {}
    for place, (word, start, end) in enumerate(located):
        hits = named.get(word, ())
        if len({(hit.concept, hit.code) for hit in hits}) < 2:
            continue
        written = folded[start:end] + _MARKS.match(folded, end)[0]  # type: ignore[index]
        same = [hit for hit in hits if fold(hit.text) == written]
        if len(same) == 1:
            yield place, same[0]


def _is_short(word: str, following: str) -> bool:
    return len(word) <= LONGEST_GRADE or (following != "" and following in "*+#")


def _cuts(
    span: tuple[int, int], text: str, located: Sequence[tuple[str, int, int]], narrow: NarrowIndex
) -> bool:
    """Whether a run of words has a part alone of a period or of the name of a member here:
    "Valley 1", which is one of another measure, in "Mole Valley 1 January 2026".
    """
    first, last = span
    words = [word for word, _, _ in located]
    periods = places_taken(find_periods(text)[1], words)
    if any(place in periods and place + 1 in periods for place in (first - 1, last - 1)):
        return True
    begins = range(max(0, first - LONGEST_MEMBER + 1), last)
    runs = (
        (start, end)
        for start in begins
        for end in range(first + 1, min(len(words), start + LONGEST_MEMBER) + 1)
        if start < first or end > last
    )
    squashed = {"".join(words[start:end]) for start, end in runs if start < end}
    return any(narrow.has_member(each) for each in narrow.find_names(squashed))


def put_back(text: str, narrow: NarrowIndex) -> str:
    """Return a text with the names that the words put in their place stand for."""

    def name(match: re.Match[str]) -> str:
        hits = narrow.names(match[0])
        if not hits:
            return match[0]
        is_noun = hits[0].concept == "dimension"
        return hits[0].text if is_noun else narrow.code(hits[0].concept, hits[0].code).name

    return _STAND_IN.sub(name, text)


def _unplain_spans(
    folded: str, located: Sequence[tuple[str, int, int]]
) -> Iterator[tuple[int, int, str]]:
    """Yield runs of words that hold a digit beside letters, or a mark, or are very long."""
    for first in range(len(located)):
        for last in range(first + 1, min(len(located), first + LONGEST_MEMBER) + 1):
            written = folded[located[first][1] : located[last - 1][2]]
            squashed = "".join(word for word, _, _ in located[first:last])
            is_plain = _PLAIN.fullmatch(written) and last - first <= LONGEST_NAME
            if not is_plain and any(char.isalpha() for char in squashed):
                yield first, last, squashed
