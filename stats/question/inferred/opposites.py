"""A label and the words asked in, whether the label says the opposite of one of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise

from stats.index.analysis import stem, word_term

Pairs = frozenset[tuple[str, str]]


def _both_ways(*pairs: tuple[str, str]) -> Pairs:
    terms = [(make(first), make(second)) for first, second in pairs for make in (word_term, stem)]
    return frozenset((*terms, *((second, first) for first, second in terms)))


TIMES = ("annual", "yearly", "quarterly", "monthly", "weekly", "daily", "hourly")
"""What figures are of so much time: pay of a week is none of a year."""
OPPOSITES = _both_ways(
    *((first, second) for first, second in combinations(TIMES, 2) if second != "yearly"),
    ("import", "export"), ("income", "expenditure"), ("income", "spending"),
    ("revenue", "expenditure"), ("revenue", "spending"), ("asset", "liability"),
    ("inflow", "outflow"), ("inward", "outward"), ("immigration", "emigration"),
    ("immigrants", "emigrants"), ("arrivals", "departures"), ("births", "deaths"),
    ("net", "gross"), ("real", "nominal"), ("urban", "rural"), ("public", "private"),
    ("primary", "secondary"), ("direct", "indirect"), ("indoor", "outdoor"),
    ("minimum", "maximum"), ("upper", "lower"), ("increase", "decrease"),
    ("adults", "children"), ("adult", "child"), ("domestic", "foreign"), ("internal", "external"),
    ("domestic", "international"), ("lending", "borrowing"), ("openings", "closures"),
    ("physical", "mental"),
)  # fmt: skip
"""What a label says is another measure where the other is asked for."""
TURNING = _both_ways(
    ("with", "without"), ("more", "less"), ("more", "fewer"), ("over", "under"),
    ("above", "below"), ("including", "excluding"), ("inc", "exc"), ("incl", "excl"),
    ("before", "after"),
)  # fmt: skip
"""What so turns the word behind it: "without a degree", "less than 2.15"."""


def is_opposite(label: Sequence[str], asked: Sequence[str]) -> bool:
    """Whether a label says what is not asked for, and the opposite is: exports, of "imports".

    >>> is_opposite(["uk", "exports"], ["imports", "kent"])
    True
    >>> is_opposite(["trade", "exports", "less", "imports"], ["imports", "kent"])
    False
    >>> is_opposite(["pupils", "without", "meals"], ["pupils", "with", "meals"])
    True
    >>> is_opposite(["pupils", "without", "meals"], ["pupils", "with", "no", "meals"])
    False
    """
    own, said = _terms(label), _terms(asked)
    # "Expenditure" stands in "time spent on income producing work" as a term, and not as a word.
    sides = (own, said), (list(map(stem, label)), list(map(stem, asked)))
    return any(
        first in own and second in said and first not in said and second not in own
        for own, said in sides
        for first, second in OPPOSITES
    ) or any(
        (first, second) in TURNING
        for first, behind in pairwise(own)
        for second, other in pairwise(said)
        if behind == other
    )


def _terms(words: Sequence[str]) -> list[str]:
    return [word_term(word) for word in words]
