"""Rows of one key in, one figure for each key out, with all that is said of it in any of its rows.

A value and another, or a value and a mark that there is none, contradict each other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from stats.inferring.statuses import CONFLICTING
from stats.model import STATUS_ORDER

MAX_TOLD = 1000
"""Keys of one column whose contradicting values are told one by one; more come of a column that was
left out, and not of slips."""
MAX_LINES = 4
Floats = NDArray[np.float64]

CAUTION = np.array(
    [
        0 if each == "normal" else 1 if each == "revised" else 2 + place
        for place, each in enumerate(STATUS_ORDER)
    ]
)
"""How careful a status makes a reader, by its place: normal least, then revised."""


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """What the rows say, sorted by their keys; `starts` is where each key begins.

    Attributes:
        own: places in `STATUS_ORDER` of marks in the column of values itself, 0 for none.
        stated: the same of a column of statuses, for rows without a value.
        present: the same, for rows with one.
        notes: places in a list of texts, -1 for none.

    """

    starts: NDArray[np.intp]
    values: Floats
    own: NDArray[np.uint8] | None
    stated: NDArray[np.uint8]
    is_stated: NDArray[np.bool_]
    present: NDArray[np.uint8]
    notes: NDArray[np.int32] | None
    limits: tuple[Floats, Floats] | None


@dataclass(frozen=True, slots=True, eq=False)
class Merged:
    """What is said of each key."""

    values: Floats
    is_broken: NDArray[np.bool_]
    own: NDArray[np.uint8] | None
    missing: NDArray[np.uint8]
    present: NDArray[np.uint8]
    notes: NDArray[np.int32] | None
    limits: tuple[Floats, Floats] | None


def merge_rows(rows: Rows, texts: list[str]) -> Merged:
    """Return what rows of one key say together; `texts` of notes are added to."""
    starts = rows.starts
    is_given = ~np.isnan(rows.values)
    is_marked = ~is_given & rows.is_stated
    if rows.own is not None:
        is_marked |= ~is_given & (rows.own > 0)
    lowest, highest = _ends(rows.values, starts)
    is_broken = (lowest != highest) & ~np.isnan(lowest)
    is_broken |= ~np.isnan(lowest) & np.logical_or.reduceat(is_marked, starts)
    # The row that speaks for its key: one with the value, else one that says why there is none.
    rank = np.where(is_given, 0, np.where(is_marked, 1, 2))
    best = np.minimum.reduceat(rank, starts)
    speaks = rank == np.repeat(best, np.diff(np.r_[starts, len(rank)]))
    place = np.where(speaks, np.arange(len(rank)), len(rank))
    chosen = np.minimum.reduceat(place, starts)
    return Merged(
        values=np.where(is_broken, np.nan, lowest),
        is_broken=is_broken,
        own=None if rows.own is None else rows.own[chosen],
        missing=rows.stated[chosen],
        present=_most_careful(np.where(speaks, rows.present, 0), starts),
        notes=None if rows.notes is None else _join(rows.notes, speaks, starts, texts),
        limits=_merge_limits(rows.limits, is_given, starts),
    )


def tell_conflict(values: Sequence[float], lines: Sequence[int]) -> str:
    """Return what the rows of one key have, and the lines that they stand on.

    >>> tell_conflict([25.0, 29.0, 25.0, float("nan")], [5, 6, 9, 11])
    'The table has 25 on lines 5 and 9, 29 on line 6, none on line 11'
    """
    places: dict[str, list[int]] = {}
    for value, line in zip(values, lines, strict=True):
        text = "none" if np.isnan(value) else _write(value)
        where = places.setdefault(text, [])
        if line not in where:
            where.append(line)
    said = [
        f"{text} on line{'s' if len(where) > 1 else ''} {_list(where)}"
        for text, where in places.items()
    ]
    return f"The table has {', '.join(said)}"


def _write(value: float) -> str:
    return f"{value:,.6f}".rstrip("0").rstrip(".")


def _list(lines: Sequence[int]) -> str:
    shown = [str(each) for each in lines[:MAX_LINES]]
    more = len(lines) - len(shown)
    if more:
        return f"{', '.join(shown)} and {more} more"
    return f"{', '.join(shown[:-1])} and {shown[-1]}" if len(shown) > 1 else shown[0]


def with_conflicts(merged: Merged, told: Mapping[int, str], texts: list[str]) -> Merged:
    """Return what is said of each key, with that its rows contradict each other where they do.

    `told` says for the first of these keys, by their place, which values stand where.
    """
    if not merged.is_broken.any():
        return merged
    size = len(merged.values)
    own = np.zeros(size, np.uint8) if merged.own is None else merged.own.copy()
    own[merged.is_broken] = CONFLICTING
    notes = np.full(size, -1, np.int32) if merged.notes is None else merged.notes.copy()
    for at, text in told.items():
        before = texts[notes[at]] if notes[at] >= 0 else ""
        notes[at] = len(texts)
        texts.append(". ".join(filter(None, (text, before.rstrip(".")))))
    return replace(merged, own=own, notes=notes)


def _ends(numbers: Floats, starts: NDArray[np.intp]) -> tuple[Floats, Floats]:
    return np.fmin.reduceat(numbers, starts), np.fmax.reduceat(numbers, starts)


def _most_careful(statuses: NDArray[np.uint8], starts: NDArray[np.intp]) -> NDArray[np.uint8]:
    by_caution = np.argsort(CAUTION, kind="stable")
    ranks = np.argsort(by_caution, kind="stable")[statuses]
    return by_caution[np.maximum.reduceat(ranks, starts)].astype(np.uint8)


def _merge_limits(
    limits: tuple[Floats, Floats] | None, is_given: NDArray[np.bool_], starts: NDArray[np.intp]
) -> tuple[Floats, Floats] | None:
    """Return limits that all rows with the value agree on, NaN where they do not."""
    if limits is None:
        return None
    ends = [_ends(np.where(is_given, each, np.nan), starts) for each in limits]
    is_one = np.logical_and.reduce([(low == high) for low, high in ends])
    low, high = (np.where(is_one, each[0], np.nan) for each in ends)
    return low, high


def _join(
    notes: NDArray[np.int32],
    speaks: NDArray[np.bool_],
    starts: NDArray[np.intp],
    texts: list[str],
) -> NDArray[np.int32]:
    """Return the place of each key's note; those that differ are said one after the other."""
    said = np.where(speaks, notes, -1)
    highest = np.maximum.reduceat(said, starts)
    lowest = np.minimum.reduceat(np.where(said < 0, highest.max(initial=0) + 1, said), starts)
    joined = highest.copy()
    ends = np.r_[starts[1:], len(notes)]
    for at in np.flatnonzero((lowest < highest) & (highest >= 0)):
        places: Sequence[int] = said[starts[at] : ends[at]].tolist()
        parts = dict.fromkeys(texts[each].rstrip(".") for each in places if each >= 0)
        text = ". ".join(parts)
        if text not in texts:
            texts.append(text)
        joined[at] = texts.index(text)
    return joined
