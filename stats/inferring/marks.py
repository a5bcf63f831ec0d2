"""The columns of statuses and notes in, what they say of each figure out.

Of several marks of one figure the gravest is its status, and the others are told with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from stats.inferring.columns import Column
from stats.inferring.relations import combine
from stats.inferring.statuses import BREAK, NORMAL, NOT_SUPPLIED, gravest, read_statuses
from stats.inferring.words import UNSURE_MARKS, read_mark, read_marks
from stats.model import MISSING_STATUSES


@dataclass(frozen=True, slots=True, eq=False)
class Marks:
    """What the columns of statuses and notes say, row by row.

    Attributes:
        present: status of a figure that is there; `missing`: of one that is not.
        says_none: whether a status says that there is none.
        has_breaks: whether a break, or a sign behind a label, may give a figure a status.

    """

    present: NDArray[np.uint8]
    missing: NDArray[np.uint8]
    notes: NDArray[np.int32] | None
    texts: tuple[str, ...]
    says_none: NDArray[np.bool_]
    is_stated: bool
    has_breaks: bool = False


def join_marks(
    rows: NDArray[np.intp],
    statuses: Sequence[Column],
    note: Column | None,
    breaks: NDArray[np.bool_] | None,
    cells: tuple[NDArray[np.int32], tuple[str, ...]] | None = None,
    labels: Sequence[Column] = (),
) -> Marks:
    """Return what columns of statuses and one of notes say of some rows of a table.

    `breaks` says of each row of the table whether the series breaks at it; None for nowhere.
    `cells` are the notes of the figures' own cells, a place in the texts for each of `rows`;
    `labels` the columns of periods and members in which signs stand behind a label.
    """
    size = len(rows)
    present, missing = np.zeros(size, np.uint8), np.full(size, NOT_SUPPLIED, np.uint8)
    says_none = np.zeros(size, bool)
    parts: list[tuple[NDArray[np.intp], list[str]]] = []
    columns = [(each.codes[rows], each.texts) for each in statuses if each.codes is not None]
    if columns:
        codes, told = _combined(columns)
        read = [_read_status(texts) for texts in told]
        present = np.array([*(each[0] for each in read), NORMAL], np.uint8)[codes]
        missing = np.array([*(each[1] for each in read), NOT_SUPPLIED], np.uint8)[codes]
        says_none = np.array([*map(_says_none, told), False], bool)[codes]
        parts.append((codes, [each[2] for each in read]))
    if note is not None and note.codes is not None:
        parts.append((note.codes[rows], list(note.texts)))
    for each in labels:
        if each.marks is not None:
            present = gravest(each.marks[rows], present.astype(np.uint8))
        if each.notes is not None:
            parts.append((each.notes[rows].astype(np.intp), list(each.note_texts)))
    if cells is not None:
        parts.append((cells[0].astype(np.intp), list(cells[1])))
    notes, texts = _join_notes(parts)
    if breaks is not None:
        present = np.where(breaks[rows] & (present == NORMAL), BREAK, present)
    has_breaks = breaks is not None or any(each.marks is not None for each in labels)
    stated = bool(columns)
    return Marks(present.astype(np.uint8), missing, notes, texts, says_none, stated, has_breaks)


def _combined(
    columns: Sequence[tuple[NDArray[np.intp], tuple[str, ...]]],
) -> tuple[NDArray[np.intp], list[tuple[str, ...]]]:
    """Return for each row which of the combinations it has that these columns make, and those."""
    if len(columns) == 1:
        codes, texts = columns[0]
        return codes, [(text,) for text in texts]
    groups, firsts = _groups([codes for codes, _ in columns])
    return groups, [
        tuple(texts[codes[row]] for codes, texts in columns if codes[row] >= 0) for row in firsts
    ]


def _groups(columns: Sequence[NDArray[np.intp]]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return for each row which group of equal rows it is in, and a row of each group."""
    groups, uniques = pd.factorize(combine(columns))
    firsts = np.zeros(len(uniques), np.intp)
    firsts[groups[::-1]] = np.arange(len(groups))[::-1]
    return groups, firsts


def _read_status(texts: Sequence[str]) -> tuple[int, int, str]:
    """Return what marks mean of a figure, of a missing one, and what is to be said with it.

    What is not known is told as it stands.
    """
    marks = [mark for text in texts for mark in read_marks(text)]
    present, missing, note = read_statuses(marks)
    said = [text for text in texts if not read_marks(text)]
    return present, missing, ". ".join(dict.fromkeys(filter(None, [*said, note])))


def _says_none(texts: Sequence[str]) -> bool:
    marks = [mark for text in texts for mark in read_marks(text)]
    return any(read_mark(each) in MISSING_STATUSES or each in UNSURE_MARKS for each in marks)


def _join_notes(
    parts: Sequence[tuple[NDArray[np.intp], list[str]]],
) -> tuple[NDArray[np.int32] | None, tuple[str, ...]]:
    """Return for each row the place of its note, -1 for none, and the notes."""
    parts = [each for each in parts if any(each[1])]
    if not parts:
        return None, ()
    groups, firsts = _groups([each[0] for each in parts])
    texts: dict[str, int] = {}
    places: list[int] = []
    for row in firsts:
        said = [names[codes[row]] for codes, names in parts if codes[row] >= 0]
        text = ". ".join(each.rstrip(".") if len(said) > 1 else each for each in said if each)
        places.append(texts.setdefault(text, len(texts)) if text else -1)
    if not texts:
        return None, ()
    return np.array(places, np.int32)[groups], tuple(texts)
