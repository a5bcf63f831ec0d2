"""Words of a question in, those that are misspelt as they were meant out.

Only words that are in no list, no label and no common English are taken for misspelt, and only for
what labels are written in or asked for with: a name that is not known stays as it is.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from stats.index.analysis import is_listed, listed_words, word_term
from stats.index.terms import LabelIndex

SHORTEST_MENDED = 5
"""Letters from which a word is mended: of four, one edit leaves too little to know it by."""
LONG = 8
"""Letters from which two edits are mended, else one.
Source: two neighbouring letters swapped in a word of each of 485 questions of
`python -m tests.bench.census`: 62 in a hundred were answered right without, 90 are with it, as
many as of those without a slip, none wrong."""


def mend_words(words: Sequence[str], named: Collection[int], index: LabelIndex) -> tuple[str, ...]:
    """Return the words, the misspelt ones mended; those at the places `named` are left alone."""
    return tuple(
        word if place in named or not _is_misspelt(word, index) else _mend(word, index)
        for place, word in enumerate(words)
    )


def _is_misspelt(word: str, index: LabelIndex) -> bool:
    return (
        len(word) >= SHORTEST_MENDED
        and word.isalpha()
        and not is_listed(word)
        and not index.is_word(word)
        and not index.is_common(word)
    )


def _mend(word: str, index: LabelIndex) -> str:
    """Return the only word that this one is a slip of, else itself.

    It begins alike; where one that does not is nearer, that may be meant: neither is taken.
    """
    most = 2 if len(word) >= LONG else 1
    near = [*index.near_words(word, most), *_near_listed(word, most)]
    least = min((distance for distance, _ in near), default=0)
    found = sorted({text for distance, text in near if distance == least and text[0] == word[0]})
    return found[0] if len({word_term(text) for text in found}) == 1 else word


@lru_cache(1 << 12)
def _near_listed(word: str, most: int) -> tuple[tuple[int, str], ...]:
    found = process.extract(
        word, sorted(listed_words()), scorer=OSA.distance, score_cutoff=most, limit=8
    )
    return tuple((int(distance), str(text)) for text, distance, _ in found)
