"""The texts of a column in, the numbers they write out: which sign parts what, and units in cells.

One text alone cannot say whether `1,234` is a thousand or one and a bit: the column decides, then
the other columns of its file.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import pandas as pd
from numpy.typing import NDArray

MAX_STRAY = 0.1
"""At most this share of a column's proofs may speak for the other writing; beyond it is in doubt.

Source: 0 in every column of the collections; a column in which one cell in ten is written otherwise
has two hands in it.
"""
_DRESSED = re.compile(
    r"([-+\u2212]?)\s*([\u00a3$\u20ac]?)\s*"
    r"([-+]?(?:[\d.,]|(?<=\d)[' ](?=\d))+(?:[eE][-+]?\d+)?)\s*(%?)"
)


_GROUPED = re.compile(r"\d{1,3}(?:'\d{3})+(?!\d)|\d{1,3}(?: \d{3})+(?!\d)")
"""Thousands between blanks or apostrophes, which nothing else can be: `1 234,5`, `1'234'567`."""


def ungroup(number: str) -> str:
    """Return a number without the blanks or apostrophes between its thousands.

    >>> ungroup("1 234,5"), ungroup("1'234'567"), ungroup("12 34"), ungroup("1 234 56")
    ('1234,5', '1234567', '12 34', '1 234 56')
    """
    match = _GROUPED.match(number)
    if match is None or number[match.end() : match.end() + 1] in (" ", "'"):
        return number
    return re.sub("[' ]", "", match[0]) + number[match.end() :]


@dataclass(frozen=True, slots=True)
class Writing:
    """Which sign stands before decimals, and which between thousands."""

    decimal: str
    group: str

    def reads(self, text: str) -> bool:
        """Whether a text without sign and unit is a number in this writing."""
        return _shape(self).fullmatch(text) is not None

    def read(self, text: str) -> float:
        """Return the number that a text is in this writing, NaN for none or an infinite one."""
        if not self.reads(text.lstrip("-+")):
            return np.nan
        number = float(text.replace(self.group, "").replace(self.decimal, "."))
        return number if np.isfinite(number) else np.nan


POINT, COMMA = Writing(".", ","), Writing(",", ".")


@dataclass(frozen=True, slots=True)
class Proofs:
    """How many texts can only have a decimal point, how many only a comma, and how many either.

    Attributes:
        dotted: as many as `1.234`, which either writing reads.
        grouped: as many as `1,234`.

    """

    points: int = 0
    commas: int = 0
    dotted: int = 0
    grouped: int = 0

    @property
    def writing(self) -> Writing | None:
        """The writing that they prove, None where they prove none or both."""
        total = self.points + self.commas
        if total and self.commas <= MAX_STRAY * total:
            return POINT
        return COMMA if total and self.points <= MAX_STRAY * total else None

    def __add__(self, other: Proofs) -> Proofs:
        return Proofs(
            self.points + other.points,
            self.commas + other.commas,
            self.dotted + other.dotted,
            self.grouped + other.grouped,
        )


@cache
def _shape(writing: Writing) -> re.Pattern[str]:
    point, group = re.escape(writing.decimal), re.escape(writing.group)
    whole = rf"(?:[1-9]\d{{0,2}}(?:{group}\d{{3}})+|\d+)"
    return re.compile(rf"(?:{whole}(?:{point}\d*)?|{point}\d+)(?:[eE][-+]?\d+)?")


def prove(texts: Iterable[str]) -> Proofs:
    """Return what the texts of a column prove of how its numbers are written.

    >>> prove(["0,512", "1,234"]), prove(["1.234.567", "1.234"])  # doctest: +NORMALIZE_WHITESPACE
    (Proofs(points=0, commas=1, dotted=0, grouped=1),
     Proofs(points=0, commas=1, dotted=1, grouped=0))
    """
    found: Counter[str] = Counter()
    for text in texts:
        match = _DRESSED.fullmatch(" ".join(text.split())) if "," in text or "." in text else None
        if match is None:
            continue
        number = ungroup(match[3].lstrip("-+"))
        point, comma = POINT.reads(number), COMMA.reads(number)
        if point and comma:
            found["grouped" if "," in number else "dotted"] += 1
        elif point or comma:
            found["points" if point else "commas"] += 1
    return Proofs(**found)


def choose_writing(
    own: Proofs, others: Proofs, stated: Writing | None, *, is_semicolon: bool, is_typed: bool
) -> Writing | None:
    """Return how a column's numbers are written; None where it is in doubt.

    Commas between cells leave a comma within one to thousands. Semicolons are chosen where the
    comma is the decimal sign, and as often where it is not: there only proof decides, else the
    type of a number, which has a decimal point where its descriptor says nothing else. Beside
    decimal commas a dot is of thousands, whatever the type: tools take `262.100` for a number.
    """
    if stated is not None:
        return stated
    if own.points or own.commas:
        return own.writing
    is_beside_commas = others.writing == COMMA
    if not own.grouped and (not own.dotted or (is_typed and not is_beside_commas)):
        return POINT
    return others.writing or (None if is_semicolon else POINT)


def is_number(text: str) -> bool:
    """Whether a text looks like a number in some writing."""
    return _DRESSED.fullmatch(" ".join(text.split())) is not None and any(
        each.isdecimal() for each in text
    )


def read_numbers(texts: Sequence[str], writing: Writing = POINT) -> NDArray[np.float64]:
    """Return the number that each text writes, NaN for none; never an infinite one.

    >>> read_numbers(["1,234", "12.5%", "-5", "inf", "1e400", "x"]).tolist()
    [1234.0, 12.5, -5.0, nan, nan, nan]
    >>> read_numbers(["1,234", "1.234,5", "0.5"], COMMA).tolist()
    [1.234, 1234.5, nan]
    """
    if writing.decimal == ".":
        found = pd.to_numeric(pd.Series(texts, dtype=object), errors="coerce").to_numpy(np.float64)
        found = np.where(np.isfinite(found), found, np.nan)
    else:
        found = np.full(len(texts), np.nan)
    for place in np.flatnonzero(np.isnan(found)).tolist():
        match = _DRESSED.fullmatch(texts[place])
        if match and not (match[1] and match[3][0] in "-+"):
            sign = "-" if match[1] in ("-", "\u2212") else ""
            number = match[3].lstrip("-+")
            own = match[3][: len(match[3]) - len(number)]
            found[place] = writing.read(f"{sign}{own}{ungroup(number)}")
    return found


def sign_of(text: str) -> str:
    """Return the sign of a unit that stands beside a number, empty for none.

    >>> sign_of("\u00a35"), sign_of("12 %"), sign_of("7")
    ('£', '%', '')
    """
    match = _DRESSED.fullmatch(text)
    return (match[2] or match[4]) if match else ""
