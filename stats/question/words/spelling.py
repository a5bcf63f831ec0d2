"""A word that nothing explains in, the words that it may be a misspelling of out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from stats.index.narrow import NarrowIndex
from stats.index.reader import Index
from stats.question.thresholds import (
    LOOK_BEYOND,
    MAX_SPELLINGS,
    SHORTEST,
    SHORTEST_IN_COMPANY,
    SHORTEST_JOINED,
    SHORTEST_OTHER_START,
    SHORTEST_PLACE,
    allowed_edits,
)
from stats.question.words.lexicon import SLIPS, WORDS

_LETTERS = re.compile(r"[^\W\d_]+")
_ASKING_WORDS = tuple(sorted(word for word in SLIPS if len(word) >= SHORTEST))
_SHORT_WORDS = ("the", "and", "how", "for")
"""Words so short that only letters swapped are taken for a slip: "teh", "nad"."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """A word of the vocabulary that was perhaps meant.

    Attributes:
        distance: single-letter edits to it from what was typed.
        is_near: whether that is near enough to be taken; else it is only a rival to a nearer one.
        needs_company: whether it counts only within a name whose other words are written right.

    """

    word: str
    distance: int
    is_near: bool
    needs_company: bool = False


def find_spellings(word: str, index: Index) -> tuple[Spelling, ...]:
    """Return what the word may be a misspelling of, nearest first.

    An ordinary word is one only where its letters are swapped ("untied kingdom"): "rest of
    England" must never become the East of England.
    """
    if word.isdigit() or len(word) < SHORTEST_IN_COMPANY:
        return ()
    if index.is_common(word):
        return tuple(
            Spelling(hit.word, hit.distance, is_near=True, needs_company=True)
            for hit in index.find_words(word, 1)
            if sorted(hit.word) == sorted(word)
        )
    allowed = allowed_edits(len(word))
    if not allowed:
        return tuple(
            Spelling(hit.word, hit.distance, is_near=True, needs_company=True)
            for hit in index.find_words(word, 1)
            if len(hit.word) > len(word) and hit.word[0] == word[0]
        )
    hits = index.find_words(word, allowed + LOOK_BEYOND)
    return tuple(
        Spelling(
            hit.word, hit.distance, hit.distance <= allowed and _is_like(word, hit.word, index)
        )
        for hit in hits
        if len(hit.word) >= SHORTEST
        and (
            not hit.is_place_only
            or (len(word) >= SHORTEST_PLACE and hit.distance == 1 and hit.word[0] == word[0])
        )
    )


def _is_like(word: str, meant: str, index: Index) -> bool:
    """Whether a word may be a slip of another one that begins with another letter.

    In six letters two edits, the first letter among them, leave too little: "Botley" is not Cowley.
    A list that nobody has gone through holds some places and not others of nearly their names:
    there a single edit of the first letter is too much, but for letters swapped.
    """
    if word[0] == meant[0] or len(word) >= SHORTEST_OTHER_START or sorted(word) == sorted(meant):
        return True
    return not isinstance(index, NarrowIndex) and OSA.distance(word, meant) < 2


def split_joined(word: str, index: Index) -> str | None:
    """Return two names that were written as one word, apart: "cambsinsta"; None if it is none."""
    if len(word) < SHORTEST_JOINED:
        return None
    for cut in range(SHORTEST, len(word) - SHORTEST + 1):
        first, second = word[:cut], word[cut:]
        concepts = [{hit.concept for hit in index.names(part)} for part in (first, second)]
        are_names = all(concepts) and concepts[0] != concepts[1]
        is_subject = bool(concepts[0] and index.topics(second))
        if are_names or is_subject:
            return f"{first} {second}"
    return None


def find_asking_word(word: str) -> str | None:
    """Return the word of asking that this is a slip of, if it is one."""
    if len(word) < SHORTEST:
        return next((each for each in _SHORT_WORDS if sorted(each) == sorted(word)), None)
    cutoff = 1 if len(word) < 8 else 2
    best = process.extractOne(word, _ASKING_WORDS, scorer=OSA.distance, score_cutoff=cutoff)
    return None if best is None else str(best[0])


def spell_words(
    words: Sequence[str], explained: set[int], index: Index
) -> dict[int, tuple[Spelling, ...]]:
    """Return for the place of each word that nothing explains what it may be a misspelling of."""
    found: dict[str, tuple[Spelling, ...]] = {}
    for i, word in enumerate(words):
        if i not in explained and word not in found:
            is_word = index.is_vocabulary(word) or index.is_label_word(word)
            found[word] = () if is_word else find_spellings(word, index)
    return {
        i: found[word][:MAX_SPELLINGS]
        for i, word in enumerate(words)
        if i not in explained and found[word]
    }


def find_slips(
    words: Sequence[str],
    explained: set[int],
    spellings: Mapping[int, tuple[Spelling, ...]],
    index: Index,
) -> dict[str, str]:
    """Return the words that are slips of words of asking, and what was meant."""
    found = {}
    for i, word in enumerate(words):
        near = {each.word for each in spellings.get(i, ()) if each.is_near}
        is_name = bool(near - WORDS)
        if i in explained or is_name or index.is_common(word) or index.is_vocabulary(word):
            continue
        meant = find_asking_word(word) or split_joined(word, index)
        if meant and meant != word:
            found[word] = meant
    return found


def put_right(text: str, slips: Mapping[str, str]) -> str:
    """Return a folded text with the given words replaced, everything else as it stands."""
    return _LETTERS.sub(lambda match: slips.get(match[0], match[0]), text)
