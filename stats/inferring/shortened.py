"""The labels of a list in, what its members are called without the marks of their table out.

"of which: social rent" is asked for as social rent, "24 Pig iron or steel" without the number that
it has in a register.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from stats.text import split_words

_OF_WHICH = re.compile(r"(?:[-–—•]\s*)?(?:of which|of whom|of these)\b\s*[:,-]?\s*(\S.*)", re.I)
_NUMBERED = re.compile(r"(?:\d{1,3}(?:\.\d{1,3})*[a-z]?|[A-Z]\d{0,3})[.):]?\s+([A-Za-z]{3}.*)")
NO_NUMBERS = frozenset(
    ("and", "plus", "over", "under", "years", "year", "months", "weeks", "days", "per", "minutes",
     "hours", "miles", "million", "thousand")
)  # fmt: skip
"""Words behind a number that say that it is a bound or an amount, and no place in a register."""
LEAST_NUMBERED = 3
"""Labels with a number before them from which a list is a register."""


def shorter_labels(labels: Collection[str]) -> Mapping[str, str]:
    """Return what members of a list are called besides, by label.

    Numbers are left out where all labels but a few have one and differ without them.

    >>> dict(shorter_labels(["All tenures", "of which: social rent"]))
    {'of which: social rent': 'social rent'}
    >>> list(shorter_labels(["10 Aviation", "20 Combustion", "29 Making of cement"]).values())
    ['Aviation', 'Combustion', 'Making of cement']
    >>> shorter_labels(["1 bedroom", "2 bedrooms", "3 bedrooms", "16 and over"])
    {}
    """
    found = {label: match[1] for label in labels if (match := _OF_WHICH.fullmatch(label.strip()))}
    return {**_without_numbers(labels), **found}


def _without_numbers(labels: Collection[str]) -> Mapping[str, str]:
    found = {
        label: match[1]
        for label in labels
        if (match := _NUMBERED.fullmatch(label.strip()))
        and split_words(match[1])[0] not in NO_NUMBERS
    }
    # A bedroom and two bedrooms are numbers of one thing.
    said = {tuple(word.rstrip("s") for word in split_words(each)) for each in found.values()}
    is_register = len(found) >= max(LEAST_NUMBERED, len(labels) / 2) and len(said) == len(found)
    return found if is_register else {}
