"""A text and a measure in money in, the words for that money or for another out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from stats.index.narrow import NarrowIndex
from stats.question.words.mentions import Mentions
from stats.text import split_words

MONEY = {
    "$": frozenset(("dollar", "dollars", "usd")),
    "£": frozenset(("pound", "pounds", "gbp", "sterling")),
    "€": frozenset(("euro", "euros", "eur")),
}
"""Signs of money in a unit, and the words by which a text asks for figures in it."""
BEFORE_MONEY = frozenset(("in", "us", "american", "british"))
"""Words before those of money that go with them."""


def find_other_money(text: str, narrow: NarrowIndex) -> list[str]:
    """Return the words of a text for money that the figures, which are in some, are not in."""
    own = _own_signs(narrow)
    others = {word for sign, words in MONEY.items() if sign not in own for word in words}
    said = dict.fromkeys(split_words(text))
    label = split_words(narrow.only.label)
    return [word for word in said if own and word in others and word not in label]


def without_money(text: str, said: Sequence[str]) -> str:
    """Return a text without words for money and what goes with them.

    >>> without_money("ashby in us dollars 2023", ["dollars"])
    'ashby 2023'
    """
    kept: list[str] = []
    for word in split_words(text):
        if word not in said:
            kept.append(word)
            continue
        while kept and kept[-1] in BEFORE_MONEY:
            kept.pop()
    return " ".join(kept)


def take_own_money(mentions: Mentions, narrow: NarrowIndex) -> Mentions:
    """Return the mentions without an unclear word for the money that the figures are in."""
    own = {word for sign in _own_signs(narrow) for word in MONEY[sign]}
    unclear = tuple(each for each in mentions.unclear if each not in own)
    return replace(mentions, unclear=unclear)


def _own_signs(narrow: NarrowIndex) -> set[str]:
    dataset = narrow.only
    unit = narrow.measure(dataset.code, dataset.measures[0]).unit
    units = set(split_words(unit))
    return {sign for sign, words in MONEY.items() if sign in unit or words & units}
