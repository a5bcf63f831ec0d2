"""Words and what each is understood as in, the words that are said beside the question out.

People tell why they ask: "settle a bet: norfolk insta", "kent grooming for our newsletter". What
is said in a part of its own, or as a purpose, does not change which figure is asked for. A word
that stands with the question itself is never passed over.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from stats.question.words.lexicon import Role
from stats.text import split_words

QUIET: frozenset[Role | None] = frozenset(
    {None, "filler", "chat", "greeting", "social", "personal", "distress"}
)
"""What the words of an aside may be understood as: nothing that asks or names."""
LINKS = frozenset(
    {
        "and", "or", "plus", "of", "on", "by", "with", "without", "not", "no", "except", "but",
        "per", "versus", "vs", "in", "at", "from", "to",
    }
)  # fmt: skip
"""A part that begins with one of these belongs to the one before it."""
NARROWING = frozenset({"only", "just", "the", "those", "exclude", "excluding", "leave", "ignoring"})
"""Words that make a part say which of the figures is meant."""
OWNERS = frozenset({"our", "my", "a", "an", "his", "her", "their", "your", "this", "tomorrows"})
PURPOSES = frozenset({"for", "before"})
SETS = frozenset({"in", "for", "near", "from", "is", "represents", "covers"})
"""Words that put somebody at a place."""
PLACING = frozenset({"in", "from", "for", "near", "at", "of", "around", "round", "across"})
"""Words before the name of a place: where none is known, an unknown word behind one may be it."""
LONGEST_PURPOSE = 2
CHECKS = frozenset(
    {
        "check", "checking", "checked", "confirm", "confirming", "confirmed", "verify", "verifying",
        "right", "correct", "true", "says", "say", "said", "query", "stands", "copy", "has",
        "exact", "really", "had", "thinks", "reckons", "seems", "told", "quoted", "heard",
    }
)  # fmt: skip
"""Words of somebody who has a figure and asks whether it is right."""
ORDERS: frozenset[Role | None] = frozenset({"most", "least", "rank", "ever"})
LIMITS = frozenset({"over", "under", "above", "below", "between", "of", "plus", "than", "number"})
TAGS = (
    ("according", "to"), ("do", "you"), ("is", "that"), ("can", "you"), ("could", "you"),
    ("have", "you"),
)  # fmt: skip
"""First words of a part that says no more than who asks whom: "do you have the same?"."""
HAVING = frozenset({"have", "had"})
NOTHING = frozenset({"zero", "nil"})
"""Words for a figure of 0 that is put up: "zero grooming in Essex"."""
RECORDING = HAVING | {
    "has", "having", "record", "records", "recorded", "recording", "reported", "logged", "saw",
    "were", "was", "with",
}  # fmt: skip
"""Words before "no" with which it is a figure too: "recorded no offences"."""
LONGEST_NOTHING = 3
"""Words between "no" and what there is none of: "no insta or fb offences"."""
PUT = frozenset({"is", "was", "as"})
"""Words right before a number that is put up, however small it is."""
SURELY_COUNTED = 1000
"""A number from this on that is no year is a figure put up to be checked, with no word said."""
LARGEST_OTHER = 31
"""A number up to this may be a year, an age or a day; a figure is not told from it."""
_BREAK = re.compile(r"[:;,!?]|\.(?=\s|$)|\s[-–—]+\s|[\n\"“”]|(?<!\w)'|'(?!\w)")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: its part of the sentence, and what it is understood as.

    `is_name` marks one within a name or a dataset's title, `is_place` one within the name of a
    member of the first dimension, `is_topic` one that says that a figure is wanted; the `role` of
    a word that nothing explains is None.
    """

    text: str
    clause: int
    role: Role | None = None
    is_name: bool = False
    is_place: bool = False
    is_topic: bool = False

    @property
    def is_unknown(self) -> bool:
        """Whether nothing explains it, or only a role that cannot be followed."""
        return not self.is_name and self.role in (None, "personal", "negation")


def number_clauses(text: str, words: Sequence[str]) -> tuple[int, ...]:
    """Return for each word of a text which of its parts, set off by marks, it stands in."""
    parts = [split_words(part) for part in _BREAK.split(text)]
    numbers = [number for number, part in enumerate(parts) for _ in part]
    is_same = [word for part in parts for word in part] == list(words)
    return tuple(numbers) if is_same else (0,) * len(words)


def find_asides(words: Sequence[Word]) -> frozenset[int]:
    """Return the places of the words that do not bear on the question.

    Only what is said before the question: "kent, the vicars" says after it which figure is meant.
    """
    clauses: dict[int, list[int]] = {}
    for place, word in enumerate(words):
        clauses.setdefault(word.clause, []).append(place)
    naming = [word.clause for word in words if word.is_name]
    asking = [word.clause for word in words if word.is_topic]
    placed = {word.clause for word in words if word.is_place}
    found: set[int] = set()
    for number, places in clauses.items():
        said = [words[place] for place in places]
        if naming and number < min(naming) and _is_aside(said):
            found.update(places)
        elif placed == {number} and asking and number < min(asking) and _is_setting(said):
            found.update(place for place in places if not words[place].is_name)
        else:
            found.update(_purpose(words, places))
    return frozenset(found if placed else found - _places_meant(words, found))


def _places_meant(words: Sequence[Word], found: Collection[int]) -> set[int]:
    """Return the places of unknown words that may name where: "hi from narnia! grooming"."""
    meant: set[int] = set()
    for place in sorted(found):
        said = [word.text for word in words[:place] if word.clause == words[place].clause]
        if said[-1:] == ["the"]:
            said.pop()
        is_put = place - 1 in meant or not PLACING.isdisjoint(said[-1:])
        if words[place].role is None and is_put:
            meant.add(place)
    return meant


def find_narrowing(words: Sequence[Word]) -> tuple[str, ...]:
    """Return the words by which a part after the question says which figure is meant.

    "grooming in Cambridge. The US one" has no word that is unknown, and yet asks for another.
    """
    naming = [word.clause for word in words if word.is_name]
    after = max(naming, default=0)
    clauses: dict[int, list[Word]] = {}
    for word in words:
        clauses.setdefault(word.clause, []).append(word)
    return tuple(
        word.text
        for number, said in clauses.items()
        if number > after
        and all(word.role in QUIET for word in said)
        and tuple(word.text for word in said[:2]) not in TAGS
        for word in said
        if word.text in NARROWING
    )


def _is_aside(words: Sequence[Word]) -> bool:
    return (
        len(words) > 1
        and words[0].text not in LINKS
        and all(not word.is_name and word.role in QUIET for word in words)
        and not all(word.role is None for word in words)
        and not any(word.text in NARROWING for word in words)
    )


def _is_setting(words: Sequence[Word]) -> bool:
    """Whether a part only says where: "my school is in Brighton", "Member for Stevenage"."""
    is_quiet = all(word.is_place or (not word.is_name and word.role in QUIET) for word in words)
    is_put = any(
        (one.text in SETS and other.is_place) or (one.is_place and other.text == "is")
        for one, other in pairwise(words)
    )
    return is_quiet and is_put and words[0].text not in LINKS


def _purpose(words: Sequence[Word], places: Sequence[int]) -> Iterator[int]:
    """Yield the last words of a part that say what for: "for our newsletter"."""
    for length in range(1, LONGEST_PURPOSE + 1):
        if len(places) < length + 3:
            return
        tail, owner, start = places[-length:], places[-length - 1], places[-length - 2]
        is_owned = words[owner].text in OWNERS or (
            words[owner].text == "the" and words[start].text == "before"
        )
        if (
            is_owned
            and words[start].text in PURPOSES
            and all(words[place].role == "chat" for place in tail)
        ):
            yield from (start, owner, *tail)


def claim_value(text: str) -> float:
    """Return the number that a word of a claim puts up: "no" offences are none."""
    return float(text) if text.isdecimal() else 0.0


def find_nothing(words: Sequence[Word]) -> tuple[int, ...]:
    """Return the places of words that put up a figure of 0: "recorded no Instagram offences"."""
    return tuple(
        place
        for place, (before, word) in enumerate(pairwise((Word("", 0), *words)))
        if not word.is_name
        and (
            (word.text in NOTHING and (before.text in RECORDING or _is_of_topic(words, place)))
            or (word.text == "no" and before.text in RECORDING and _is_of_topic(words, place))
        )
    )


def _is_of_topic(words: Sequence[Word], place: int) -> bool:
    """Whether what is said there is none of are the figures themselves."""
    following = words[place + 1 : place + 1 + LONGEST_NOTHING]
    topic = next((n for n, word in enumerate(following) if word.is_topic), None)
    return topic is not None and all(word.role in (None, "filler") for word in following[:topic])


def find_claims(words: Sequence[Word]) -> tuple[int, ...]:
    """Return the places of numbers that are put up to be checked: "copy says 246, is it right"."""
    numbers = [
        place
        for place, word in enumerate(words)
        if word.text.isdecimal() and not word.is_name and word.role in (None, "number")
    ]
    said = {word.text for word in words}
    roles = {word.role for word in words}
    is_either = len(numbers) == 2 and [
        word.text for word in words[numbers[0] + 1 : numbers[1]]
    ] == ["or"]
    is_had = any(place and words[place - 1].text in HAVING for place in numbers)
    is_large = bool(numbers) and all(int(words[n].text) >= SURELY_COUNTED for n in numbers)
    if not (CHECKS & said or is_either or is_had or is_large) or ORDERS & roles:
        return ()
    is_plain = all(_is_claim(words, place) for place in numbers)
    return tuple(numbers) if is_plain else ()


def _is_claim(words: Sequence[Word], place: int) -> bool:
    """Whether a number can be a figure: no year, age or day, and no limit to one."""
    following = words[place + 1] if place + 1 < len(words) else None
    is_counted = following is not None and following.is_topic
    is_limit = place > 0 and words[place - 1].text in LIMITS
    is_base = place > 1 and (words[place - 2].text, words[place - 1].text) == ("of", "the")
    is_put = place > 0 and words[place - 1].text in PUT
    return not (is_limit or is_base) and (
        is_counted or is_put or int(words[place].text) > LARGEST_OTHER
    )
