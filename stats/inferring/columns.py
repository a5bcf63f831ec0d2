"""What a table is after reading: columns of numbers and of texts, and where they stood."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from stats.errors import Problem
from stats.inferring.descriptor import FieldText, ResourceText
from stats.inferring.numbers import POINT, Writing, is_number, read_numbers
from stats.inferring.words import PERIOD_NAMES, clean_name, is_code_name

LEAST_AMOUNTS, LEAST_DIFFERENT = 5, 0.8
"""Different texts that show a column to be one of amounts, and their share of its rows. Source:
`labor_force` of the data sets organisation, said to be a string, has a number of its own a year."""
NUMBERING = frozenset(
    ("number", "no", "nr", "ref", "reference", "urn", "ukprn", "uprn", "account", "phone",
     "telephone", "mobile", "fax", "postcode", "zip", "year", "date", "month", "day", "time",
     "period", "isbn", "sic", "soc", "laestab", "estab", "grid", "easting", "northing")
)  # fmt: skip
"""Words of names of columns whose numbers are no amounts."""
_NOUGHT = re.compile(r"[-+]?0\d")
TEXT_TYPES = frozenset({"string", "geopoint", "geojson", "object", "array"})


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """One column of a table.

    Attributes:
        place: which column of the file it is, from 0.
        numbers: shape (rows,), NaN where there is none; None for a column of texts.
        marks: shape (rows,), places in `STATUS_ORDER` that marks in the cells give a figure or say
            why there is none, 0 for no mark; None for none at all.
        notes: shape (rows,), places in `note_texts` of what is to be said with a cell, -1 for
            nothing; None for none at all.
        codes: shape (rows,), places in `texts`, -1 for an empty cell; None for numbers.
        is_whole: whether every number is a whole one.
        is_full: whether it is known that each cell is a whole number of up to `SHORT`, above nought
            or below.
        sign: the unit that stands in the cells themselves.
        is_mixed: whether numbers had to be made out among texts, marks or signs.
        writing: how its numbers are written.
        is_made: whether it is none of the file, but made of others.

    """

    name: str
    place: int
    field: FieldText
    numbers: NDArray[np.float64] | None = None
    marks: NDArray[np.uint8] | None = None
    codes: NDArray[np.intp] | None = None
    texts: tuple[str, ...] = ()
    is_whole: bool = False
    is_full: bool = False
    is_boolean: bool = False
    sign: str = ""
    is_mixed: bool = False
    writing: Writing = POINT
    notes: NDArray[np.int32] | None = None
    note_texts: tuple[str, ...] = ()
    is_made: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Origin:
    """Where the rows of a table stand, and what its file says that marks mean.

    Attributes:
        lines: of each row; None where the first row is in line 2 and the others follow.

    """

    path: str
    lines: tuple[int, ...] | None = None
    legend: Mapping[str, str] = field(default_factory=dict)

    def line(self, row: int) -> int:
        """Return the line of a row in the file."""
        return row + 2 if self.lines is None else self.lines[row]

    def warn(self, row: int, why: str) -> Problem:
        """Return a warning of a row."""
        return Problem(self.path, self.line(row), why, is_error=False)


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A table after reading.

    Attributes:
        notes: what is said of all its figures above or below it.
        text: the table as CSV where it is not the whole of its file, else empty.

    """

    resource: ResourceText
    origin: Origin
    columns: tuple[Column, ...]
    rows: int
    problems: tuple[Problem, ...]
    encoding: str = "utf-8"
    delimiter: str = ","
    notes: tuple[str, ...] = ()
    text: str = ""

    def line(self, row: int) -> int:
        """Return the line of a row in the file."""
        return self.origin.line(row)


def is_text(name: str, field: FieldText) -> bool:
    """Whether a column is of texts by its name or its descriptor, whatever stands in it."""
    if clean_name(name) in PERIOD_NAMES or field.role in ("period", "value", "low", "high"):
        return False
    return field.type in TEXT_TYPES or is_code_name(name) or field.role in ("dimension", "code")


def holds_amounts(name: str, codes: NDArray[np.intp], texts: Sequence[str]) -> bool:
    """Whether a column that is said to be of texts has nothing but numbers, nearly all different,
    that number nothing: they are amounts.

    Those that begin with a nought, follow one another or are called a number of something are not.
    """
    if len(texts) < LEAST_AMOUNTS or LEAST_DIFFERENT * len(codes) > len(texts):
        return False
    if is_code_name(name) or NUMBERING & set(clean_name(name).split()):
        return False
    if not all(map(is_number, texts)) or any(_NOUGHT.match(text.strip()) for text in texts):
        return False
    numbers = np.sort(read_numbers(list(texts)))
    return bool(np.isfinite(numbers).all() and (np.diff(numbers) != 1).any())


def stated_writing(field: FieldText) -> Writing | None:
    """Return how the descriptor says that a column's numbers are written."""
    signs = field.decimal_char + field.group_char
    if not signs or any(each.isalnum() or each in "+-" for each in signs):
        return None
    decimal = field.decimal_char or ("," if field.group_char == "." else ".")
    group = field.group_char or ("." if decimal == "," else ",")
    return Writing(decimal, group) if decimal != group and len(decimal + group) == 2 else None
