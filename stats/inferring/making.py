"""The cells of one column in, the column out: its numbers and marks, or its texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from stats.errors import Problem
from stats.inferring.columns import Column, Origin, is_text
from stats.inferring.dates import read_periods
from stats.inferring.descriptor import FieldText
from stats.inferring.numbers import POINT, Writing, is_number, read_numbers, sign_of
from stats.inferring.signs import (
    Signed,
    is_bound,
    is_missing_sign,
    read_cell_signs,
    read_label_signs,
    tell_missing,
)
from stats.inferring.statuses import NORMAL, NOT_SUPPLIED, gravest
from stats.inferring.words import PERIOD_NAMES, clean_name, read_marks

NUMBER_SHARE = 0.5
"""A column is of numbers where at least this share of its cells are, but for those that can only
say that there is no figure.

Source: of the 1,100 columns of the collections those of numbers have 0.9 and more, those of texts
less than 0.1.
"""
LEAST_NUMBERS = 0.1
"""Among marks of that kind at least this share of all cells are numbers. Source: as above; texts
of which more are numbers are none there."""
_PLAIN = frozenset(",' ")
NUMBER_ROLES = frozenset({"value", "low", "high"})
MAX_TEXTS_NAMED = 5
"""So many different cells that are no numbers are named for a column."""
OTHER_UNIT = "The table prints \u201c{}\u201d there, in another unit than the rest."
WHOLE_SAMPLE = 100
"""So many cells of a column are looked at before all are."""


def float_column(
    series: pd.Series, name: str, place: int, field: FieldText, origin: Origin
) -> tuple[Column, list[Problem]]:
    """Return a column of numbers that the parser has read, and what had to be left out."""
    numbers = series.to_numpy(np.float64)
    problems: list[Problem] = []
    infinite = np.isinf(numbers)
    if infinite.any():
        numbers = np.where(infinite, np.nan, numbers)
        why = f"{name}: not finite; {int(infinite.sum())} such cells are left out"
        problems.append(origin.warn(int(infinite.argmax()), why))
    return Column(name, place, field, numbers, is_whole=_is_whole(numbers)), problems


def text_column(
    codes: NDArray[np.intp],
    raw: Sequence[str],
    name: str,
    place: int,
    field: FieldText,
    writing: Writing | None,
    origin: Origin,
) -> tuple[Column, list[Problem]]:
    """Return a column that stands as texts, of numbers where half of its cells are, and faults."""
    texts = [" ".join(each.split()) for each in raw]
    if {each.casefold() for each in texts} <= {"true", "false", ""} and any(texts):
        return Column(name, place, field, is_boolean=True), []
    if not is_text(name, field) and not _has_periods(texts, name, field):
        if writing is None:
            return _doubtful_column(codes, texts, name, place, field, origin)
        signed = read_signed(texts, origin.legend)
        bare = [signed[each].text if each in signed else each for each in texts]
        read = read_numbers(bare, writing)
        counts = np.bincount(codes[codes >= 0], minlength=len(texts))
        if _is_of_numbers(texts, read, counts, field):
            cells = _Cells(codes, texts, bare, read, signed, name, origin)
            column, found = _mixed_column(cells, place, field)
            is_other = writing != POINT and any("." in each or "," in each for each in texts)
            return (replace(column, is_mixed=True, writing=writing) if is_other else column), found
    return _label_column(codes, texts, raw, Column(name, place, field), origin), []


def _has_periods(texts: Sequence[str], name: str, field: FieldText) -> bool:
    """Whether a column of periods has some that are no numbers: 2023, then `Jan-Mar 2024`."""
    plain = clean_name(name)
    if field.role != "period" and (field.role or plain not in PERIOD_NAMES):
        return False
    return any(read_periods([each for each in texts if not is_number(each)], plain))


def _label_column(
    codes: NDArray[np.intp],
    texts: Sequence[str],
    raw: Sequence[str],
    column: Column,
    origin: Origin,
) -> Column:
    """Return a column of labels, in its rows what the signs of footnotes behind labels say."""
    signed = _sure_signs(texts, origin.legend)
    if signed:
        texts = [signed[each].text if each in signed else each for each in texts]
    if not signed and texts == raw and "" not in texts:
        return replace(column, codes=codes, texts=tuple(texts))
    kept = tuple(dict.fromkeys(filter(None, texts)))
    places = {text: i for i, text in enumerate(kept)}
    again = np.array([*(places.get(text, -1) for text in texts), -1], np.intp)
    column = replace(column, codes=again[codes], texts=kept)
    if not signed:
        return column
    said = [signed.get(" ".join(each.split()), Signed("")) for each in raw]
    notes = tuple(dict.fromkeys(each.note for each in said if each.note))
    of_texts = [notes.index(each.note) if each.note else -1 for each in said]
    return replace(
        column,
        marks=np.array([*(each.present for each in said), NORMAL], np.uint8)[codes],
        notes=np.array([*of_texts, -1], np.int32)[codes] if notes else None,
        note_texts=notes,
    )


def _sure_signs(texts: Sequence[str], legend: Mapping[str, str]) -> dict[str, Signed]:
    """Return the labels with signs of footnotes, but for those that only the signs tell apart."""
    found = {
        text: signed for text in texts if (signed := read_label_signs(text, legend)) is not None
    }
    # Ward [1], Ward [2] ... are wards.
    numbered = Counter(each.text for each in found.values() if each.is_bare_number)
    plain = set(texts)
    return {
        text: each
        for text, each in found.items()
        if not each.is_bare_number or numbered[each.text] == 1 or each.text in plain
    }


def sign_column(column: Column, signed: Signed) -> Column:
    """Return a column of figures all of which are as the signs behind its name say."""
    if column.numbers is None:
        return column
    is_given = ~np.isnan(column.numbers)
    marks = np.zeros(len(is_given), np.uint8) if column.marks is None else column.marks
    if signed.present != NORMAL:
        marks = np.where(is_given, gravest(np.full_like(marks, signed.present), marks), marks)
    if not signed.note:
        return replace(column, marks=marks)
    notes = column.notes if column.notes is not None else np.full(len(is_given), -1, np.int32)
    texts = [signed.note, *(f"{each.rstrip('.')}. {signed.note}" for each in column.note_texts)]
    size = len(column.note_texts)
    return replace(
        column,
        marks=marks,
        notes=np.where(is_given, notes + 1, np.where(notes < 0, -1, notes + len(texts))),
        note_texts=(*texts, *column.note_texts) if size else tuple(texts),
    )


def read_signed(texts: Sequence[str], legend: Mapping[str, str]) -> dict[str, Signed]:
    """Return those of the texts that are numbers with marks, each with what it says."""
    return {
        text: found
        for text in texts
        if any(map(str.isdigit, text[:4]))
        and not is_number(text)
        and (found := read_cell_signs(text, legend)) is not None
    }


def _is_of_numbers(
    texts: Sequence[str], read: NDArray[np.float64], counts: NDArray[np.intp], field: FieldText
) -> bool:
    is_number = ~np.isnan(read)
    found = counts[is_number].sum()
    if not found or found < LEAST_NUMBERS * counts.sum():
        return bool(found) and field.role in NUMBER_ROLES
    if field.role in NUMBER_ROLES or found >= NUMBER_SHARE * counts.sum():
        return True
    signs = [
        not known and is_missing_sign(text) for text, known in zip(texts, is_number, strict=True)
    ]
    return bool(found >= NUMBER_SHARE * (counts.sum() - counts[np.array(signs)].sum()))


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
    origin: Origin,
) -> tuple[Column, list[Problem]]:
    """Return a column of which no figure is taken, for its numbers may be read in two ways."""
    signed = read_signed(texts, origin.legend)
    bare = [signed[each].text if each in signed else each for each in texts]
    at = next(i for i, text in enumerate(bare) if is_number(text) and ("," in text or "." in text))
    why = (
        f"{name}: {texts[at][:40]!r} may have thousands or decimals, and nothing in the table says "
        "which; no figure is taken from the column (decimalChar of its field says it)"
    )
    problem = origin.warn(int((codes == at).argmax()), why)
    return Column(name, place, field, np.full(len(codes), np.nan)), [problem]


@dataclass(frozen=True, slots=True)
class _Cells:
    """The texts of a column of numbers.

    Attributes:
        codes: shape (rows,), places in `texts`, -1 for an empty cell.
        bare: the texts without their marks; `read`: their numbers, NaN for none.

    """

    codes: NDArray[np.intp]
    texts: Sequence[str]
    bare: Sequence[str]
    read: NDArray[np.float64]
    signed: Mapping[str, Signed]
    name: str
    origin: Origin


def _mixed_column(cells: _Cells, place: int, field: FieldText) -> tuple[Column, list[Problem]]:
    """Return a column of numbers with marks and faults in it."""
    read, texts = cells.read, cells.texts
    problems = _name_faults(cells)
    sign, is_other = _main_sign(cells)
    told = [_tell(text, number, cells) for text, number in zip(texts, read, strict=True)]
    if is_other.any():
        rows = np.flatnonzero(np.append(is_other, False)[cells.codes])
        said = texts[cells.codes[rows[0]]][:40]
        why = (
            f"{cells.name}: {said!r} and other cells have another unit than the rest; "
            f"{len(rows)} such cells are left out"
        )
        problems.append(cells.origin.warn(int(rows[0]), why))
        read = np.where(is_other, np.nan, read)
        for at in np.flatnonzero(is_other).tolist():
            told[at] = (NOT_SUPPLIED, OTHER_UNIT.format(texts[at][:40]))
    numbers = np.append(read, np.nan)[cells.codes]
    notes = tuple(dict.fromkeys(note for _, note in told if note))
    places = {note: i for i, note in enumerate(notes)}
    statuses = [status for status, _ in told]
    return (
        Column(
            cells.name,
            place,
            field,
            numbers,
            np.array([*statuses, 0], np.uint8)[cells.codes] if any(statuses) else None,
            is_whole=_is_whole(numbers),
            sign=sign,
            is_mixed=bool(np.isnan(read).any())
            or bool(sign or cells.signed)
            or any(not _PLAIN.isdisjoint(each) for each in texts),
            notes=np.array([*(places.get(note, -1) for _, note in told), -1], np.int32)[cells.codes]
            if notes
            else None,
            note_texts=notes,
        ),
        problems,
    )


def _tell(text: str, number: float, cells: _Cells) -> tuple[int, str]:
    """Return the status of one text and what is to be said with it."""
    if np.isnan(number):
        return tell_missing(text, cells.origin.legend) if text else (NORMAL, "")
    signed = cells.signed.get(text)
    return (signed.present, signed.note) if signed else (NORMAL, "")


def _main_sign(cells: _Cells) -> tuple[str, NDArray[np.bool_]]:
    """Return the sign of most numbers, and which texts have another or, where none leads, any.

    Nought is nought in every unit.
    """
    signs = np.array([sign_of(text) for text in cells.bare])
    counts = np.bincount(cells.codes[cells.codes >= 0], minlength=len(cells.texts))
    counts = np.where(np.isnan(cells.read) | (cells.read == 0), 0, counts)
    found, places = np.unique(signs, return_inverse=True)
    totals = np.bincount(places, weights=counts)
    best = int(totals.argmax())
    is_main = 2 * totals[best] > totals.sum()
    return str(found[best]) if is_main else "", (counts > 0) & ~((places == best) & is_main)


def _name_faults(cells: _Cells) -> list[Problem]:
    wrong = [
        place
        for place, text in enumerate(cells.texts)
        if text
        and np.isnan(cells.read[place])
        and (not read_marks(text) or text.casefold() == "nan")
        and not is_bound(text)
    ]
    problems = []
    for place in wrong[:MAX_TEXTS_NAMED]:
        same = cells.codes == place
        times = f" ({int(same.sum())} cells)" if same.sum() > 1 else ""
        why = f"{cells.texts[place][:40]!r} is no number{times}; no figure is taken from it"
        problems.append(cells.origin.warn(int(same.argmax()), f"{cells.name}: {why}"))
    if len(wrong) > MAX_TEXTS_NAMED:
        more = f"{cells.name}: {len(wrong) - MAX_TEXTS_NAMED} more kinds of cells are no numbers"
        problems.append(Problem(cells.origin.path, 0, more, is_error=False))
    return problems
