"""Words in, terms out: the one analysis that measure labels and questions share.

A term is what a word stands for: its stem, the family of words that mean the same, a facet (`@`)
or a quantity (`#`). It keeps the positions of the words it was made of.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

import Stemmer

from stats.index.numberwords import NUMBER_WORDS, ordinal_of
from stats.index.quantities import Quantity, find_quantities
from stats.index.synonyms import read_asking, read_phrases, read_related, read_same
from stats.text import split_words

KEPT_TEXTS = 1 << 10
"""Texts whose terms are remembered: those of one question are asked for a dozen times."""
_STEMMER = Stemmer.Stemmer("english")


class Term(NamedTuple):
    """A term and the words it was made of, from `start` up to `end`."""

    text: str
    start: int
    end: int

    @property
    def is_facet(self) -> bool:
        """Whether a label with it says something else than one without: sex, share, median."""
        return self.text[0] == "@"

    @property
    def is_quantity(self) -> bool:
        """Whether it is a number or a bound."""
        return self.text[0] == "#"


@lru_cache(1 << 16)
def stem(word: str) -> str:
    """Return the word without its English endings.

    >>> stem("vaccinations"), stem("housing")
    ('vaccin', 'hous')
    """
    return str(_STEMMER.stemWord(word))


@lru_cache(1 << 16)
def word_term(word: str) -> str:
    """Return the term that a single word is.

    >>> word_term("women"), word_term("eighth"), word_term("emissions")
    ('@female', '8th', 'emiss')
    """
    if (ordinal := ordinal_of(word)) is not None and word not in ("second", "fifth", "fifths"):
        return ordinal
    stemmed = stem(word)
    return _SAME.get(word) or _NAMED.get(stemmed) or stemmed


def analyse(words: Sequence[str]) -> tuple[Term, ...]:
    """Return the terms of a text in order; words of asking are left out.

    >>> [term.text for term in analyse("how many people over 25 have a degree".split())]
    ['@count', 'population', '#ge:25', 'bachelor', 'degre', '@atleast']
    """
    return _analyse(tuple(words))


@lru_cache(KEPT_TEXTS)
def _analyse(words: tuple[str, ...]) -> tuple[Term, ...]:
    return tuple(map(Term._make, find_spans(words)))


def find_spans(words: Sequence[str]) -> list[tuple[str, int, int]]:
    """Return the terms of one of thousands of texts as plain tuples, and keep nothing.

    Source: tests/bench/scale.py, 5,500 labels take 44 ms, as terms that are kept 57.
    """
    found: list[tuple[str, int, int]] = []
    quantities = {each.start: each for each in find_quantities(words)}
    end = 0
    for position, word in enumerate(words):
        if position < end:
            continue
        if word in _LENGTHS and (phrase := _phrase(words, position)) is not None:
            quantity = quantities.get(position)
            if quantity is None or phrase[1] > quantity.end:
                terms, end = phrase
                found += [(term, position, end) for term in terms]
                continue
        if position in quantities:
            quantity = quantities[position]
            end = quantity.end
            found.append((quantity.term, position, end))
            if quantity.noun >= 0:
                noun = word_term(words[quantity.noun])
                found.append((noun, quantity.noun, quantity.noun + 1))
        elif word not in _ASKING and len(word) > 1:
            found.append((word_term(word), position, position + 1))
    return found


@lru_cache(1 << 13)
def terms_of(text: str) -> tuple[Term, ...]:
    """Return the terms of a text that is looked at again and again, such as a title."""
    return analyse(split_words(text))


def silent_places(words: Sequence[str]) -> frozenset[int]:
    """Return the places of words in a row that say nothing: "according to the census".

    >>> sorted(silent_places("rent in the past 12 months".split()))
    [1, 2, 3, 4, 5]
    """
    places: set[int] = set()
    for position, word in enumerate(words):
        phrase = _phrase(words, position) if word in _LENGTHS else None
        if phrase is not None and not phrase[0]:
            places.update(range(position, phrase[1]))
    return frozenset(places)


def _phrase(words: Sequence[str], start: int) -> tuple[tuple[str, ...], int] | None:
    """Return the terms of the longest phrase that begins at a word, and where it ends."""
    lengths = _LENGTHS[words[start]]
    second = words[start + 1] if start + 1 < len(words) else ""
    for length in lengths.get(second) or lengths[""]:
        phrase = tuple(words[start : start + length])
        if len(phrase) == length and (found := _PHRASES.get(phrase)) is not None:
            return found, start + length
    return None


def quantities_of(words: Sequence[str]) -> tuple[Quantity, ...]:
    """Return the quantities of a text, for what has to look into their numbers."""
    return find_quantities(words)


def related(term: str) -> Mapping[str, float]:
    """Return the terms of labels that may stand where a reader used this one, with how well."""
    return _RELATED.get(term, _NONE)


def is_listed(word: str) -> bool:
    """Whether a word stands in a list of words, so that it is not misspelt."""
    return word in listed_words() or word_term(word) in _RELATED


@lru_cache(1)
def listed_words() -> frozenset[str]:
    """Return all words of the lists, those for numbers among them, but for made names."""
    phrased = (word for words in _PHRASES for word in words)
    related_words = (name for pair in read_related() for name in pair[:2])
    words = (*_SAME, *_ASKING, *phrased, *related_words, *NUMBER_WORDS)
    return frozenset(word for word in words if word.isalpha())


def is_asking(word: str) -> bool:
    """Whether it is a word of asking, which tells no label from another."""
    return word in _ASKING


def label_words(text: str) -> tuple[tuple[str, ...], tuple[bool, ...]]:
    """Return a label's words, and for each whether it stands in brackets: a unit, a source.

    >>> label_words("Exports (% of GDP), goods")
    (('exports', 'percent', 'of', 'gdp', 'goods'), (False, True, True, True, False))
    """
    if "(" not in text and "[" not in text:
        plain = split_words(text)
        return plain, (False,) * len(plain)
    words: list[str] = []
    marks: list[bool] = []
    depth = 0
    for part in _bracketed(text):
        if part in "([":
            depth += 1
        elif part in ")]":
            depth = max(0, depth - 1)
        else:
            found = split_words(part)
            words += found
            marks += [depth > 0] * len(found)
    return tuple(words), tuple(marks)


def _bracketed(text: str) -> Iterator[str]:
    part = ""
    for char in text:
        if char in "()[]":
            yield part or " "
            yield char
            part = ""
        else:
            part += char
    yield part or " "


def _canonical(name: str) -> str:
    """Return the term that a name in the list of related words is: stems but for made names."""
    return name if name[0] in "@#" or "_" in name else word_term(name)


def _phrase_lengths(phrases: Iterable[tuple[str, ...]]) -> dict[str, dict[str, list[int]]]:
    """Return how many words phrases have, the most first, by their first and their second word.

    What begins a phrase of one word may be followed by any: its second word is none.
    """
    found: dict[str, dict[str, set[int]]] = {}
    for first, *others in phrases:
        seconds = found.setdefault(first, {"": set()})
        seconds.setdefault(others[0] if others else "", set()).add(1 + len(others))
    return {
        first: {
            second: sorted(lengths | seconds[""], reverse=True)
            for second, lengths in seconds.items()
        }
        for first, seconds in found.items()
    }


_SAME = read_same()
_NAMED = {stem(name): name for name in _SAME.values() if name[0] != "@"}
_ASKING = read_asking()
_PHRASES = {words: tuple(map(_canonical, terms)) for words, terms in read_phrases().items()}
_LENGTHS = _phrase_lengths(_PHRASES)
_NONE: Mapping[str, float] = MappingProxyType({})


def _related() -> dict[str, Mapping[str, float]]:
    found: dict[str, dict[str, float]] = {}
    for name, other, share in read_related():
        row = found.setdefault(_canonical(name), {})
        row[_canonical(other)] = max(share, row.get(_canonical(other), 0.0))
    return {term: MappingProxyType(row) for term, row in found.items()}


_RELATED = _related()
