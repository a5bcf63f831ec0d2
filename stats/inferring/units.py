"""The columns that say what figures are in: the unit of each row, and by how much it is multiplied.

SDMX says 6 in `UNIT_MULT` for millions, Statistics Canada `millions` in `SCALAR_FACTOR`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from stats.inferring.columns import Column
from stats.inferring.layout import Sorter
from stats.inferring.relations import combine
from stats.inferring.words import UNIT_NAMES, clean_name

CURRENCY_NAMES = frozenset({"currency", "currency unit"})
SCALE_NAMES = frozenset(
    {
        "unit mult", "unit multiplier", "scalar factor", "scalar id", "power code",
        "power code code", "multiplier", "scale",
    }
)  # fmt: skip
DOUBTFUL_NAMES = frozenset({"multiplier", "scale"})
"""Called so, a column is one of scales only where every text of it is a scale."""
MAX_EXPONENT = 15
"""A number up to this one is a power of ten, a larger one the factor itself."""
_WORDS = {
    "unit": 0, "one": 0, "ten": 1, "hundred": 2, "thousand": 3, "tens of thousand": 4,
    "hundreds of thousand": 5, "million": 6, "tens of million": 7, "hundreds of million": 8,
    "billion": 9, "trillion": 12,
}  # fmt: skip
_SCALES = {2: "hundred", 3: "thousand", 6: "million", 9: "billion", 12: "trillion"}
_SHORT = {
    "thousand": r"'000s?|000s|(?<=[\u00a3$\u20ac])k\b",
    "million": r"\b(?:mill?\.?|mio\.?|mn|mln)\b|(?<=[\u00a3$\u20ac])m\b",
    "billion": r"\b(?:bill?\.?|mrd\.?|bn|bln)\b|(?<=[\u00a3$\u20ac])bn?\b",
}
"""How units say a scale for short."""


def find_unit(sorter: Sorter) -> Column | None:
    """Return the column of the units of the rows: one that is called so, else one of currencies."""
    for each in [e for e in sorter.left if e.field.role == "unit" and e.codes is None]:
        sorter.drop(each, "is said to be of units, and none of its cells is a text")
    return sorter.first("unit", lambda each: _is_of(each, UNIT_NAMES)) or sorter.first(
        "unit", lambda each: _is_of(each, CURRENCY_NAMES)
    )


def find_scale(sorter: Sorter) -> Column | None:
    """Return the column by which figures are to be multiplied, as words; none in unknown cells."""
    column = sorter.first("scale", _is_scale)
    if column is None:
        return None
    for each in [e for e in sorter.left if not e.field.role and _is_scale(e)]:
        sorter.drop(each, f"says the scale again; {column.name!r} is taken")
    scales = _scales(column)
    kept = list(dict.fromkeys(each for each in scales if each is not None))
    places = [-1 if each is None else kept.index(each) for each in scales]
    return replace(
        column,
        numbers=None,
        codes=np.array([*places, -1], np.intp)[_codes(column)],
        texts=tuple(kept),
    )


def _is_of(column: Column, names: frozenset[str]) -> bool:
    return column.codes is not None and clean_name(column.name) in names


def _is_scale(column: Column) -> bool:
    name = clean_name(column.name)
    if name not in SCALE_NAMES:
        return False
    return name not in DOUBTFUL_NAMES or None not in _scales(column)


def _codes(column: Column) -> NDArray[np.intp]:
    return pd.factorize(np.asarray(column.numbers))[0] if column.codes is None else column.codes


def _scales(column: Column) -> list[str | None]:
    if column.codes is not None:
        return [read_scale(each) for each in column.texts]
    return [read_scale(f"{each:.15g}") for each in pd.factorize(np.asarray(column.numbers))[1]]


def read_scale(text: str) -> str | None:
    """Return what a unit is multiplied by, in words, empty for nothing; None where it is not known.

    >>> [read_scale(each) for each in ("6", "6: Millions", "thousands ", "units", "1000", "0", "x")]
    ['million', 'million', 'thousand', '', 'thousand', '', None]
    """
    plain = text.rpartition(":")[2].strip().casefold()
    exponent = _WORDS.get(plain.removesuffix("s"))
    if exponent is None and re.fullmatch(r"-?\d+", plain):
        exponent = int(plain)
        if exponent > MAX_EXPONENT:
            exponent = len(plain) - 1 if plain.strip("0") == "1" else None
    if exponent is None:
        return None
    return _SCALES.get(exponent) or (f"\u00d7 {10.0**exponent:g}" if exponent else "")


def with_scale(scale: str, unit: str) -> str:
    """Return a unit with its scale before it, once.

    >>> with_scale("million", "USD"), with_scale("million", "\u00a3 millions"), with_scale("", "kg")
    ('million USD', '£ millions', 'kg')
    """
    if not scale:
        return unit
    said = rf"\b{re.escape(scale)}s?\b|{_SHORT.get(scale, '(?!)')}"
    return unit if re.search(said, unit, re.IGNORECASE) else f"{scale} {unit}".strip()


def fill_units(unit: Column, named: Sequence[Column], values: Sequence[Column]) -> Column:
    """Return a column of units in which a row without a figure has the one unit of its measure.

    A figure without a unit keeps none, for nobody says that its unit is that of the others.
    """
    if unit.codes is None:
        return unit
    blank = (unit.codes < 0) & ~_has_figure(values)
    if not blank.any():
        return unit
    parts = [each.codes for each in named if each.codes is not None]
    keys = pd.factorize(combine(parts))[0] if parts else np.zeros(len(unit.codes), np.intp)
    full = unit.codes >= 0
    lowest = np.full(int(keys.max()) + 1, len(unit.texts), np.intp)
    highest = np.full(len(lowest), -1, np.intp)
    np.minimum.at(lowest, keys[full], unit.codes[full])
    np.maximum.at(highest, keys[full], unit.codes[full])
    is_one = blank & (lowest == highest)[keys]
    return replace(unit, codes=np.where(is_one, highest[keys], unit.codes))


def is_throughout(column: Column) -> bool:
    """Whether every row says the same."""
    return column.codes is not None and len(column.texts) == 1 and bool((column.codes >= 0).all())


def _has_figure(values: Sequence[Column]) -> NDArray[np.bool_]:
    found = [~np.isnan(each.numbers) for each in values if each.numbers is not None]
    return np.asarray(np.any(found, axis=0), np.bool_)
