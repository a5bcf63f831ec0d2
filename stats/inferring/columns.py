"""The cells of one column in, the column out: its numbers and marks, or its texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from stats.errors import Problem
from stats.inferring.descriptor import FieldText, ResourceText
from stats.inferring.numbers import POINT, Writing, is_number, read_numbers, sign_of
from stats.inferring.words import PERIOD_NAMES, clean_name, is_code_name, read_mark
from stats.model import STATUS_ORDER

NUMBER_SHARE = 0.5
"""A column is of numbers where at least this share of its cells are.

Source: of the 1,100 columns of the collections those of numbers have 0.9 and more, those of texts
less than 0.1.
"""
MAX_TEXTS_NAMED = 5
"""So many different cells that are no numbers are named for a column."""
WHOLE_SAMPLE = 100
"""So many cells of a column are looked at before all are."""
TEXT_TYPES = frozenset({"string", "geopoint", "geojson", "object", "array"})


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """One column of a table.

    Attributes:
        place: which column of the file it is, from 0.
        numbers: shape (rows,), NaN where there is none; None for a column of texts.
        marks: shape (rows,), places in `STATUS_ORDER` of marked cells; None for none.
        codes: shape (rows,), places in `texts`, -1 for an empty cell; None for numbers.
        is_whole: whether every number is a whole one.
        is_full: whether it is known that each cell is a whole number of up to `SHORT`, above nought
            or below.
        sign: the unit that stands in the cells themselves.
        is_mixed: whether numbers had to be made out among texts, marks or signs.
        writing: how its numbers are written.

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


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A table after reading."""

    resource: ResourceText
    columns: tuple[Column, ...]
    rows: int
    problems: tuple[Problem, ...]
    encoding: str = "utf-8"
    delimiter: str = ","

    def line(self, row: int) -> int:
        """Return the line of a row in the file."""
        return row + 2


def is_text(name: str, field: FieldText) -> bool:
    """Whether a column is of texts by its name or its descriptor, whatever stands in it."""
    if clean_name(name) in PERIOD_NAMES or field.role in ("period", "value", "low", "high"):
        return False
    return field.type in TEXT_TYPES or is_code_name(name) or field.role in ("dimension", "code")


def stated_writing(field: FieldText) -> Writing | None:
    """Return how the descriptor says that a column's numbers are written."""
    if not field.decimal_char and not field.group_char:
        return None
    decimal = field.decimal_char or ("," if field.group_char == "." else ".")
    group = field.group_char or ("." if decimal == "," else ",")
    return Writing(decimal, group) if decimal != group else None


def float_column(
    series: pd.Series, name: str, place: int, field: FieldText, resource: ResourceText
) -> tuple[Column, list[Problem]]:
    """Return a column of numbers that the parser has read, and what had to be left out."""
    numbers = series.to_numpy(np.float64)
    problems: list[Problem] = []
    infinite = np.isinf(numbers)
    if infinite.any():
        numbers = np.where(infinite, np.nan, numbers)
        line = int(infinite.argmax()) + 2
        why = f"{name}: not finite; {int(infinite.sum())} such cells are left out"
        problems.append(Problem(str(resource.path), line, why, is_error=False))
    return Column(name, place, field, numbers, is_whole=_is_whole(numbers)), problems


def text_column(
    codes: NDArray[np.intp],
    raw: list[str],
    name: str,
    place: int,
    field: FieldText,
    writing: Writing | None,
    resource: ResourceText,
) -> tuple[Column, list[Problem]]:
    """Return a column that stands as texts, of numbers where half of its cells are, and faults."""
    texts = [" ".join(each.split()) for each in raw]
    if {each.casefold() for each in texts} <= {"true", "false", ""} and any(texts):
        return Column(name, place, field, is_boolean=True), []
    if not is_text(name, field):
        if writing is None:
            return _doubtful_column(codes, texts, name, place, field, resource)
        read = read_numbers(texts, writing)
        counts = np.bincount(codes[codes >= 0], minlength=len(texts))
        is_number = ~np.isnan(read)
        if texts and counts[is_number].sum() >= NUMBER_SHARE * max(counts.sum(), 1):
            column, found = _mixed_column(codes, texts, read, name, place, field, resource)
            is_other = writing != POINT and any("." in each or "," in each for each in texts)
            return (replace(column, is_mixed=True, writing=writing) if is_other else column), found
    if texts != raw or "" in texts:
        kept = tuple(dict.fromkeys(filter(None, texts)))
        places = {text: i for i, text in enumerate(kept)}
        again = np.array([*(places.get(text, -1) for text in texts), -1], np.intp)
        return Column(name, place, field, codes=again[codes], texts=kept), []
    return Column(name, place, field, codes=codes, texts=tuple(texts)), []


def _is_whole(numbers: NDArray[np.float64]) -> bool:
    """Whether there are numbers and each is a whole one; the first few mostly tell."""
    for part in (numbers[:WHOLE_SAMPLE], numbers):
        if not (np.isnan(part) | (part == np.floor(part))).all():
            return False
    return not bool(np.isnan(numbers).all())


def _doubtful_column(
    codes: NDArray[np.intp],
    texts: Sequence[str],
    name: str,
    place: int,
    field: FieldText,
    resource: ResourceText,
) -> tuple[Column, list[Problem]]:
    """Return a column of which no figure is taken, for its numbers may be read in two ways."""
    at = next(i for i, text in enumerate(texts) if is_number(text) and ("," in text or "." in text))
    why = (
        f"{name}: {texts[at][:40]!r} may have thousands or decimals, and nothing in the table says "
        "which; no figure is taken from the column (decimalChar of its field says it)"
    )
    line = int((codes == at).argmax()) + 2
    problem = Problem(str(resource.path), line, why, is_error=False)
    return Column(name, place, field, np.full(len(codes), np.nan)), [problem]


def _mixed_column(
    codes: NDArray[np.intp],
    texts: Sequence[str],
    read: NDArray[np.float64],
    name: str,
    place: int,
    field: FieldText,
    resource: ResourceText,
) -> tuple[Column, list[Problem]]:
    """Return a column of numbers with marks and faults in it."""
    statuses = [
        0 if not np.isnan(number) else _mark_place(text)
        for text, number in zip(texts, read, strict=True)
    ]
    problems = _name_faults(codes, texts, read, name, resource)
    sign, is_other = _main_sign(codes, texts, read)
    if is_other.any():
        cells = np.flatnonzero(np.append(is_other, False)[codes])
        said = texts[codes[cells[0]]][:40]
        why = (
            f"{name}: {said!r} and other cells have another unit than the rest; "
            f"{len(cells)} such cells are left out"
        )
        problems.append(Problem(str(resource.path), int(cells[0]) + 2, why, is_error=False))
        read = np.where(is_other, np.nan, read)
    numbers = np.append(read, np.nan)[codes]
    marks = np.array([*statuses, 0], np.uint8)[codes]
    return (
        Column(
            name,
            place,
            field,
            numbers,
            marks if any(statuses) else None,
            is_whole=_is_whole(numbers),
            sign=sign,
            is_mixed=bool(np.isnan(read).any()) or bool(sign) or any("," in e for e in texts),
        ),
        problems,
    )


def _main_sign(
    codes: NDArray[np.intp], texts: Sequence[str], read: NDArray[np.float64]
) -> tuple[str, NDArray[np.bool_]]:
    """Return the sign of most numbers, and which texts have another or, where none leads, any.

    Nought is nought in every unit.
    """
    signs = np.array([sign_of(text) for text in texts])
    counts = np.bincount(codes[codes >= 0], minlength=len(texts))
    counts = np.where(np.isnan(read) | (read == 0), 0, counts)
    found, places = np.unique(signs, return_inverse=True)
    totals = np.bincount(places, weights=counts)
    best = int(totals.argmax())
    is_main = 2 * totals[best] > totals.sum()
    return str(found[best]) if is_main else "", (counts > 0) & ~((places == best) & is_main)


def _mark_place(text: str) -> int:
    status = read_mark(text) if text else None
    if not text or status == "normal":
        return 0
    missing = status if status in ("suppressed", "not_applicable", "not_asked") else "not_supplied"
    return STATUS_ORDER.index(missing)


def _name_faults(
    codes: NDArray[np.intp],
    texts: Sequence[str],
    read: NDArray[np.float64],
    name: str,
    resource: ResourceText,
) -> list[Problem]:
    wrong = [
        place
        for place, text in enumerate(texts)
        if text and np.isnan(read[place]) and (read_mark(text) is None or text.casefold() == "nan")
    ]
    problems = []
    for place in wrong[:MAX_TEXTS_NAMED]:
        same = codes == place
        times = f" ({int(same.sum())} cells)" if same.sum() > 1 else ""
        why = f"{name}: {texts[place][:40]!r} is no number{times}; no figure is taken from it"
        problems.append(Problem(str(resource.path), int(same.argmax()) + 2, why, is_error=False))
    if len(wrong) > MAX_TEXTS_NAMED:
        more = f"{name}: {len(wrong) - MAX_TEXTS_NAMED} more kinds of cells are no numbers"
        problems.append(Problem(str(resource.path), 0, more, is_error=False))
    return problems
