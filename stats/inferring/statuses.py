"""Marks that are known in, what they mean of a figure and of a missing one out."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from stats.inferring.words import MARK_NOTES, UNSURE_MARKS, read_mark
from stats.model import MISSING_STATUSES, STATUS_ORDER

NORMAL = STATUS_ORDER.index("normal")
BREAK = STATUS_ORDER.index("break")
ESTIMATED = STATUS_ORDER.index("estimated")
NOT_SUPPLIED = STATUS_ORDER.index("not_supplied")
SUPPRESSED = STATUS_ORDER.index("suppressed")
CONFLICTING = STATUS_ORDER.index("conflicting")
MISSING = np.array([each in MISSING_STATUSES for each in STATUS_ORDER])
GRAVEST = [
    STATUS_ORDER.index(each)
    for each in ("break", "disputed", "partial", "estimated", "provisional", "revised", "normal")
]
"""Which status of a figure is told first where it has several."""
WHY_MISSING = [
    STATUS_ORDER.index(each)
    for each in ("conflicting", "suppressed", "not_applicable", "not_asked", "not_supplied")
]
"""Which reason is given where several are; the most general one last."""


def read_statuses(marks: Sequence[str]) -> tuple[int, int, str]:
    """Return what known marks mean of a figure, of a missing one, and what they say more.

    Of several the gravest is the status, and the others are told.
    """
    found = [_read_mark(each) for each in marks]
    present = min((each[0] for each in found), key=GRAVEST.index, default=NORMAL)
    missing = min((each[1] for each in found), key=WHY_MISSING.index, default=NOT_SUPPLIED)
    said = [
        note or (STATUS_ORDER[place] if place not in (NORMAL, present) else "")
        for place, _, note in found
    ]
    return present, missing, ". ".join(dict.fromkeys(filter(None, said)))


def graver(one: int, other: int) -> int:
    """Return which of two statuses of a figure is told first."""
    return min(one, other, key=GRAVEST.index)


def gravest(one: NDArray[np.uint8], other: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return as `graver`, row by row; the statuses are those of figures that are there."""
    ranks = np.full(len(STATUS_ORDER), len(GRAVEST), np.intp)
    ranks[GRAVEST] = np.arange(len(GRAVEST))
    return np.where(ranks[one] <= ranks[other], one, other)


def _read_mark(mark: str) -> tuple[int, int, str]:
    """Return what one known mark means of a figure, of a missing one, and what it says more."""
    place = STATUS_ORDER.index(read_mark(mark) or "normal")
    note = MARK_NOTES.get(mark, "")
    if mark in UNSURE_MARKS:
        return ESTIMATED, SUPPRESSED, note or "low reliability"
    if MISSING[place]:
        return NORMAL, place, note
    return place, NOT_SUPPLIED, note
