"""Words for numbers in, the numbers out: numerals, ordinals and the names of decades."""

from __future__ import annotations

import re

_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)$")
_SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
]
NUMERALS = {word: number for number, word in enumerate(_SMALL)} | {
    word: 10 * number
    for number, word in enumerate(
        ["thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=3
    )
}
_ORDINALS = {
    word: f"{number}th"
    for number, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
        ],
        start=1,
    )
} | {"eleventh": "11th", "twelfth": "12th"}
DECADES = {
    word: 10 * number
    for number, word in enumerate(
        [
            "twenties",
            "thirties",
            "forties",
            "fifties",
            "sixties",
            "seventies",
            "eighties",
            "nineties",
        ],
        start=2,
    )
}
SCALE = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
NUMBER_WORDS = frozenset((*NUMERALS, *_ORDINALS, *DECADES, *SCALE))
"""All words that are numbers."""


def ordinal_of(word: str) -> str | None:
    """Return `4th` for fourth and 4th; None for what is no ordinal.

    >>> ordinal_of("eighth"), ordinal_of("8th"), ordinal_of("eight")
    ('8th', '8th', None)
    """
    if match := _ORDINAL.match(word):
        return f"{match[1]}th"
    return _ORDINALS.get(word)
