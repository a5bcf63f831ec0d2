"""The start of a long name in a question on one measure, the one name that begins so out.

"Moorside" is Moorside Primary School where no other name of the list begins so or has the word.
It is taken for the members that a table is about, and the reading says so.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from stats.index.analysis import is_asking, word_term
from stats.index.lookup import NameHit
from stats.index.narrow import NarrowIndex
from stats.model import Assumption, Code
from stats.question.inferred.nearly import list_members
from stats.question.inferred.standins import STAND_IN
from stats.question.thresholds import LONGEST_NAME
from stats.question.words.explaining import asking_phrases
from stats.text import locate_words, split_words

SHORTEST_START = 3
"""Letters of a start of a name that stands for it alone."""
SHORTEST_FORM = 5
"""Letters of a word that may be a name in another form: "burglaries" for Burglary."""
WIDER = frozenset(
    ("north", "south", "east", "west", "northern", "southern", "eastern", "western", "central",
     "upper", "lower", "greater", "great", "inner", "outer", "new", "old", "other", "all", "total",
     "public", "private", "national", "local", "united", "city", "county", "district", "region",
     "st", "saint", "the", "of", "and", "mid", "royal")
)  # fmt: skip
"""Words that begin many names: these alone are of something wider ("north east"), or of nothing."""
NARROWED = frozenset(
    ("of", "from", "by", "in", "with", "without", "excluding", "except", "including", "not", "per",
     "due", "to", "on", "for", "other", "aged", "under", "over", "or")
)  # fmt: skip
"""Words that, behind the start of a name, make it a part of what the start names: "Cancer of"."""
JOINED = ("and", "plus")
NATIONS = frozenset({"england", "wales", "scotland", "ireland"})
"""Nations of which figures are often published together."""
AREA = "area"


def put_beginnings(
    text: str, narrow: NarrowIndex, known: Collection[str]
) -> tuple[str, tuple[Assumption, ...]]:
    """Return a text with a word of its own for each start of a name, and what was read for what.

    `known` are terms of the label and the title, whose words begin no name.
    """
    folded, located = locate_words(text)
    words = tuple(word for word, _, _ in located)
    assumptions = []
    for number, (start, end, hit) in reversed(
        list(enumerate(find_beginnings(words, narrow, known)))
    ):
        stand_in = f"{STAND_IN}{chr(ord('z') - number % 26) * 3}"
        narrow.call(stand_in, (hit,))
        first, last = located[start][1], located[end - 1][2]
        name = narrow.code(hit.concept, hit.code).name
        assumptions.append(Assumption(hit.concept, f"“{folded[first:last]}” read as {name}"))
        folded = f"{folded[:first]} {stand_in} {folded[last:]}"
    return (folded if assumptions else text), tuple(reversed(assumptions))


def find_beginnings(
    words: Sequence[str], narrow: NarrowIndex, known: Collection[str]
) -> tuple[tuple[int, int, NameHit], ...]:
    """Return the runs of words that stand for a longer name, or for one in the singular.

    None of the first dimension where one of its members is named in full, and none beside a word
    that nothing explains: "Hull Kingston Rovers" is not Hull City.
    """
    asked = {
        place
        for part in asking_phrases(words)
        if part.role != "unsupported"
        for place in range(part.start, part.end)
    }
    asked |= {n for n, word in enumerate(words) if is_asking(word) or word_term(word) in known}
    if all(n in asked or not word.isalpha() for n, word in enumerate(words)):
        return ()
    first = narrow.only.dimensions[0]
    named = _named_places(words, narrow)
    taken = list(_plurals(words, {*named, *asked}, narrow))
    hits = [hit for each in named.values() for hit in each] + [hit for _, _, hit in taken]
    if not any(hit.concept == first for hit in hits):
        for start, end, hit in _starts(words, named, asked, narrow):
            if all(end <= other or start >= until for other, until, _ in taken):
                taken.append((start, end, hit))
    free = {n for n, word in enumerate(words) if word.isalpha()} - asked - set(named)
    free -= {n for start, end, _ in taken for n in range(start, end)}
    return tuple(sorted((s, e, hit) for s, e, hit in taken if s - 1 not in free and e not in free))


def _plurals(
    words: Sequence[str], known: Collection[int], narrow: NarrowIndex
) -> Iterator[tuple[int, int, NameHit]]:
    """Yield the words that one member of one word is called by in another form: "burglaries"."""
    free = {
        place: word_term(word)
        for place, word in enumerate(words)
        if place not in known and word.isalpha() and len(word) >= SHORTEST_FORM
    }
    if not free:
        return
    forms: dict[str, list[Code]] = {}
    for code in list_members(narrow):
        label = split_words(code.label)
        if len(label) == 1 and len(label[0]) >= SHORTEST_FORM:
            forms.setdefault(word_term(label[0]), []).append(code)
    for place, term in free.items():
        codes = forms.get(term, [])
        if len(codes) == 1:
            (code,) = codes
            yield place, place + 1, NameHit(code.dimension, code.code, "label", code.label, 0)


def _named_places(words: Sequence[str], narrow: NarrowIndex) -> dict[int, tuple[NameHit, ...]]:
    """Return the places of words that a name, whole, stands at, with what it names."""
    spans = {
        (start, end): "".join(words[start:end])
        for start in range(len(words))
        for end in range(start + 1, min(len(words), start + LONGEST_NAME) + 1)
    }
    found = narrow.find_names(spans.values())
    return {
        place: found[text]
        for (start, end), text in spans.items()
        if text in found
        for place in range(start, end)
    }


def _starts(
    words: Sequence[str], named: Collection[int], asked: Collection[int], narrow: NarrowIndex
) -> Iterator[tuple[int, int, NameHit]]:
    """Yield the runs of words that just one name begins with, and that name; longest first."""
    for start, word in enumerate(words):
        if start in named or start in asked or not word[0].isalpha():
            continue
        for end in range(min(len(words), start + LONGEST_NAME), start, -1):
            run = words[start:end]
            if named and not set(range(start, end)).isdisjoint(named):
                continue
            if end - 1 in asked or not _is_telling(run, range(start, end), asked):
                continue
            hit = _only_name(run, narrow)
            if hit is not None:
                yield start, end, hit
                break


def _is_telling(run: Sequence[str], places: range, asked: Collection[int]) -> bool:
    """Whether a run has a word that is no word of asking, of a title or of many names."""
    return any(
        place not in asked and word not in WIDER and len(word) >= SHORTEST_START
        for place, word in zip(places, run, strict=True)
    )


def _only_name(run: Sequence[str], narrow: NarrowIndex) -> NameHit | None:
    """Return the one name that begins with a run of words, if it is of what the table is about."""
    text = "".join(run)
    hits = {(hit.concept, hit.code): hit for hit in _names_from(text, narrow)}
    if len(hits) != 1:
        return None
    (hit,) = hits.values()
    following = _behind(hit.text, text)
    is_whole = hit.concept == AREA or text in NATIONS
    is_part = following in NARROWED or (following in JOINED and is_whole)
    if is_part or hit.concept != narrow.only.dimensions[0]:
        return None
    others = (code for code in list_members(narrow) if (code.dimension, code.code) not in hits)
    return None if any(_holds(code.label, run) for code in others) else hit


def _names_from(text: str, narrow: NarrowIndex) -> Iterator[NameHit]:
    """Yield the names that begin with a squashed text, at the end of a word; "St Mary's" too."""
    for start in dict.fromkeys((text, text.removesuffix("s"))):
        yield from (hit for hit in narrow.names_from(start) if _behind(hit.text, text))


def _behind(name: str, text: str) -> str:
    """Return the word of a name behind the words that a squashed text is; empty for none.

    >>> _behind("St Mary's RC Primary", "stmarys"), _behind("Moorside School", "moor")
    ('rc', '')
    """
    for written in dict.fromkeys((name, name.replace("'", "").replace("’", ""))):
        words = split_words(written)
        for count in range(1, len(words)):
            if "".join(words[:count]) == text:
                return words[count]
    return ""


def _holds(label: str, run: Sequence[str]) -> bool:
    words = split_words(label)
    return any(words[at : at + len(run)] == tuple(run) for at in range(len(words) - len(run) + 1))
