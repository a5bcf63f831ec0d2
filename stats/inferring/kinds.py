"""What areas of a kind are called: which column of a table says so, and what one area is."""

from __future__ import annotations

import re
from collections.abc import Iterable

from stats.inferring.columns import Column
from stats.inferring.words import KIND_NAMES, clean_name
from stats.text import normalise, plural

_NOUNS = """
area|authority|borough|city|combined authority|community safety partnership|constituency|council|
council area|country|county|csp|district|division|force|health board|icb|integrated care board|la|
lad|local authority|lower layer super output area|lsoa|ltla|middle layer super output area|msoa|
nation|parish|police area|police force|police force area|province|region|state|town|unitary|
unitary authority|utla|ward
"""
AREA_KINDS = tuple(_NOUNS.replace("\n", "").split("|"))
_SORTS = """
administrative|electoral|english|local|london|lower tier|metropolitan|nhs|non metropolitan|
parliamentary|police|shire|single tier|statistical|upper tier
"""
_PLURALS = {plural(each): each for each in AREA_KINDS}
_KIND = re.compile(
    rf"((?:(?:{_SORTS.replace(chr(10), '')}) )*)({'|'.join([*AREA_KINDS, *_PLURALS])})"
)


COUNCILS = frozenset(
    {
        "borough", "city", "council area", "county borough", "district", "london borough",
        "metropolitan borough", "metropolitan district", "non metropolitan district",
        "shire district", "unitary", "unitary authority",
    }
)  # fmt: skip
"""What councils of one tier are called, in which none of another lies."""


def are_councils(kinds: Iterable[str]) -> bool:
    """Whether all of the kinds are of councils that lie beside each other.

    >>> are_councils(["District", "City"]), are_councils(["District", "County"])
    (True, False)
    """
    return all(normalise(one_of_kind(each)) in COUNCILS for each in kinds)


def is_area_kind(text: str) -> bool:
    """Whether a text is what areas of a kind are called.

    >>> [is_area_kind(each) for each in ("District", "London boroughs", "Detached", "High Peak")]
    [True, True, False, False]
    """
    return _KIND.fullmatch(normalise(text)) is not None


def is_kind_column(column: Column) -> bool:
    """Whether a column says of what kind each area is: by its name, or by all of its texts."""
    if clean_name(column.name) in KIND_NAMES:
        return True
    is_free = not column.field.role and column.codes is not None and len(column.texts) > 1
    return is_free and all(map(is_area_kind, column.texts))


def one_of_kind(text: str) -> str:
    """Return what one area of a kind is called: a text of several is made one.

    >>> one_of_kind("Local authorities"), one_of_kind("NHS Regions"), one_of_kind("Services")
    ('Local authority', 'NHS Region', 'Services')
    """
    match = _KIND.fullmatch(normalise(text))
    several = match[2] if match else ""
    if several not in _PLURALS or not text.casefold().endswith(several):
        return text
    single = _PLURALS[several]
    is_changed = single.endswith("y")
    return f"{text[:-3]}y" if is_changed else text[: len(single) - len(several)]
