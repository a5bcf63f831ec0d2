"""A table and its layout in, sorted columns of each measure out.

Everything is done on whole arrays: a table of four million figures is read in the time that its
reading from the file takes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from stats.errors import Problem
from stats.inferring.beside import fold_flags
from stats.inferring.columns import Column, Table
from stats.inferring.doubles import (
    MAX_TOLD,
    Rows,
    merge_rows,
    tell_conflict,
    with_conflicts,
)
from stats.inferring.layout import Layout
from stats.inferring.marks import Marks, join_marks
from stats.inferring.relations import Codes, combine
from stats.inferring.statuses import NORMAL, NOT_SUPPLIED, gravest

MAX_KEYS_NAMED = 5
"""So many keys with two values are named for a table; the rest are counted."""

Floats = NDArray[np.float64]
_Pair = tuple[Mapping[str, NDArray[np.int32]], NDArray[np.int32]]


@dataclass(frozen=True, slots=True, eq=False)
class Placed:
    """The rows of a table whose members and period are known.

    Attributes:
        rows: shape (n,), rows of the table.
        members: dimension -> shape (n,), places in its code list.
        periods: shape (n,), places in the list of periods.
        groups: shape (n,), which measure a row is of; None where columns alone say so.
        breaks: shape (rows of the table,), whether the series breaks at a row; None for nowhere.

    """

    rows: NDArray[np.intp]
    members: Mapping[str, NDArray[np.int32]]
    periods: NDArray[np.int32]
    groups: NDArray[np.intp] | None = None
    spread: int = 1
    breaks: NDArray[np.bool_] | None = None


class Slice(NamedTuple):
    """One measure's figures: of which group and column, its arrays as in `Cube`, and how many."""

    group: int
    column: Column
    members: Mapping[str, NDArray[np.int32]]
    periods: NDArray[np.int32]
    values: Floats
    statuses: NDArray[np.uint8]
    lows: Floats | None
    highs: Floats | None
    notes: NDArray[np.int32] | None
    note_texts: tuple[str, ...]
    figures: int
    is_plain: bool


class _Said(NamedTuple):
    """What is said of the figures of a column beside their values, key by key."""

    own: NDArray[np.uint8] | None
    limits: tuple[Floats, Floats] | None
    marks: Marks
    is_broken: NDArray[np.bool_] | None


def spread_columns(table: Table, layout: Layout, placed: Placed) -> tuple[Placed, list[Column]]:
    """Return a table with a column for each period as one with a row for each."""
    if not layout.is_across:
        return placed, list(layout.values)
    values = [_with_own_flags(each, layout) for each in layout.values]
    count = len(values)
    numbers = np.stack([each.numbers for each in values if each.numbers is not None], axis=1)
    marks = None
    if any(each.marks is not None for each in values):
        zeros = np.zeros(table.rows, np.uint8)
        marks = np.stack([zeros if e.marks is None else e.marks for e in values], axis=1)
    notes, note_texts = _spread_notes(table, values)
    column = Column(
        name="",
        place=layout.values[0].place,
        field=layout.values[0].field,
        numbers=numbers[placed.rows].ravel(),
        marks=None if marks is None else marks[placed.rows].ravel(),
        is_whole=all(each.is_whole for each in layout.values),
        sign=layout.values[0].sign,
        notes=None if notes is None else notes[placed.rows].ravel(),
        note_texts=note_texts,
    )
    repeated = Placed(
        rows=np.repeat(placed.rows, count),
        members={name: np.repeat(each, count) for name, each in placed.members.items()},
        periods=np.tile(placed.periods[:count], len(placed.rows)),
        groups=None if placed.groups is None else np.repeat(placed.groups, count),
        spread=count,
    )
    return repeated, [column]


def _with_own_flags(column: Column, layout: Layout) -> Column:
    for flags in layout.own_statuses.get(column.place, ()):
        column = fold_flags(column, flags)
    return column


def _spread_notes(
    table: Table, values: Sequence[Column]
) -> tuple[NDArray[np.int32] | None, tuple[str, ...]]:
    """Return the notes of the cells of several columns, row by row, in one list of texts."""
    texts = tuple(dict.fromkeys(text for each in values for text in each.note_texts))
    if not texts:
        return None, ()
    places = {text: place for place, text in enumerate(texts)}
    columns = []
    for each in values:
        again = np.array([*(places[text] for text in each.note_texts), -1], np.int32)
        none = np.full(table.rows, -1, np.int32)
        columns.append(none if each.notes is None else again[each.notes])
    return np.stack(columns, axis=1), texts


def slice_measures(
    table: Table, layout: Layout, placed: Placed, columns: Sequence[Column]
) -> tuple[list[Slice], list[Problem]]:
    """Return the figures of each measure, sorted, and what had to be left out."""
    if not len(placed.rows):
        return [], []
    arrays: list[Codes] = [*placed.members.values(), placed.periods]
    if placed.groups is not None:
        arrays.insert(0, placed.groups)
    key = combine(arrays)
    is_sorted = bool((key[1:] >= key[:-1]).all())
    order = np.arange(len(key)) if is_sorted else np.argsort(key, kind="stable")
    ordered = key if is_sorted else key[order]
    is_first = np.ones(len(key), bool)
    np.not_equal(ordered[1:], ordered[:-1], out=is_first[1:])
    values = [_in_order(each, placed, None if is_sorted else order) for each in columns]
    if is_first.all():
        said = (
            _Said(_own_marks(e, placed, order), _limits(layout, e, placed, order), marks, None)
            for e, marks in zip(columns, _read_marks(layout, placed, order, columns), strict=True)
        )
        return list(_cut(placed, columns, order, values, said)), []
    starts = np.flatnonzero(is_first)
    merged = _merge(table, layout, placed, columns, values, order, starts)
    values = [each for each, _ in merged]
    broken = np.stack([each.is_broken for _, each in merged if each.is_broken is not None])
    problems = list(_name_conflicts(table, placed, order, starts, columns, broken))
    slices = list(_cut(placed, columns, order[starts], values, [each for _, each in merged]))
    return slices, problems


def _in_order(column: Column, placed: Placed, order: NDArray[np.intp] | None) -> Floats:
    """Return the numbers of the placed rows, where they lie if those are all and in order."""
    numbers = column.numbers if column.numbers is not None else np.zeros(0)
    if placed.spread == 1 and len(placed.rows) < len(numbers):
        numbers = numbers[placed.rows]
    return numbers if order is None else numbers[order]


def _merge(
    table: Table,
    layout: Layout,
    placed: Placed,
    columns: Sequence[Column],
    values: Sequence[Floats],
    order: NDArray[np.intp],
    starts: NDArray[np.intp],
) -> list[tuple[Floats, _Said]]:
    """Return for each column one value for each key, and what is said of it."""
    said = list(_read_marks(layout, placed, order, columns))
    # Those of one column of statuses are one object, and so are their notes.
    texts = {id(each): list(each.texts) for each in said}
    found = []
    for column, numbers, marks in zip(columns, values, said, strict=True):
        rows = Rows(
            starts=starts,
            values=numbers,
            own=_own_marks(column, placed, order),
            stated=marks.missing,
            is_stated=marks.says_none,
            present=marks.present,
            notes=marks.notes,
            limits=_limits(layout, column, placed, order),
        )
        made = merge_rows(rows, texts[id(marks)])
        ends = np.r_[starts[1:], len(order)]
        said_twice = {
            int(at): tell_conflict(
                numbers[starts[at] : ends[at]].tolist(),
                [table.line(int(row)) for row in placed.rows[order[starts[at] : ends[at]]]],
            )
            for at in np.flatnonzero(made.is_broken)[:MAX_TOLD]
        }
        found.append((with_conflicts(made, said_twice, texts[id(marks)]), marks))
    return [
        (
            each.values,
            _Said(
                each.own,
                each.limits,
                replace(
                    marks,
                    present=each.present,
                    missing=each.missing,
                    notes=each.notes,
                    texts=tuple(texts[id(marks)]),
                ),
                each.is_broken,
            ),
        )
        for each, marks in found
    ]


def _name_conflicts(
    table: Table,
    placed: Placed,
    order: NDArray[np.intp],
    starts: NDArray[np.intp],
    columns: Sequence[Column],
    broken: NDArray[np.bool_],
) -> Iterator[Problem]:
    path = str(table.resource.path)
    doubled = len(order) - len(starts)
    where = np.flatnonzero(broken.any(axis=0))
    ends = np.r_[starts[1:], len(order)]
    for at in where[:MAX_KEYS_NAMED]:
        rows = placed.rows[order[starts[at] : ends[at]]]
        lines = sorted({table.line(int(row)) for row in rows})
        names = [columns[i].name for i in np.flatnonzero(broken[:, at])[:3]]
        what = f"{', '.join(filter(None, names))}: " if any(names) else ""
        why = f"{what}the same key as line {lines[0]} with another value or none; neither is given"
        yield Problem(path, lines[-1], why, is_error=False)
    if len(where) > MAX_KEYS_NAMED:
        more = f"{len(where) - MAX_KEYS_NAMED} more keys stand twice with different values or none"
        yield Problem(path, 0, more, is_error=False)
    if not len(where):
        why = f"{doubled} rows stand twice with the same values; each is read once"
        yield Problem(path, 0, why, is_error=False)


def _cut(
    placed: Placed,
    columns: Sequence[Column],
    firsts: NDArray[np.intp],
    values: Sequence[Floats],
    said: Iterable[_Said],
) -> Iterator[Slice]:
    """Yield the slices of each group and column; what is the same for several is one object."""
    members = {name: each[firsts] for name, each in placed.members.items()}
    periods = placed.periods[firsts]
    groups = None if placed.groups is None else placed.groups[firsts]
    edges = [0, len(firsts)]
    if groups is not None:
        edges = [*np.flatnonzero(np.r_[True, groups[1:] != groups[:-1]]).tolist(), len(firsts)]
    keys = _Keys(members, periods)
    whole = [keys.take(slice(*each)) for each in pairwise(edges)]
    plain = np.full(len(firsts), NORMAL, np.uint8)
    full = np.ones(len(firsts), bool)
    for number, (column, each) in enumerate(zip(columns, said, strict=True)):
        own, limits, marks, broken = each.own, each.limits, each.marks, each.is_broken
        is_plain = not marks.is_stated and not marks.has_breaks
        is_kept = full
        # A series of keys that stand twice may be broken, whatever its column is.
        is_present = full if column.is_full and broken is None else ~np.isnan(values[number])
        if not marks.is_stated:
            is_kept = is_present if own is None else is_present | (own > 0)
        is_all = is_kept is full or bool(is_kept.all())
        is_normal = is_plain and own is None and (is_present is full or bool(is_present.all()))
        for (first, last), own_keys in zip(pairwise(edges), whole, strict=True):
            kept: slice | NDArray[np.intp] = slice(first, last)
            if not is_all and not is_kept[first:last].all():
                kept = np.flatnonzero(is_kept[first:last]) + first
                if not len(kept):
                    continue
                own_keys = keys.take(kept)
            yield Slice(
                group=-1 if groups is None else int(groups[first]),
                column=column,
                members=own_keys[0],
                periods=own_keys[1],
                values=values[number][kept],
                statuses=plain[kept] if is_normal else _statuses(values[number], own, marks, kept),
                lows=None if limits is None else limits[0][kept],
                highs=None if limits is None else limits[1][kept],
                notes=None if marks.notes is None else marks.notes[kept],
                note_texts=marks.texts,
                figures=last - first
                if is_present is full
                else int(np.count_nonzero(is_present[kept])),
                is_plain=is_normal and is_present is full,
            )


class _Keys:
    """The keys of rows: where several measures have the same, they get the same objects."""

    def __init__(
        self, members: Mapping[str, NDArray[np.int32]], periods: NDArray[np.int32]
    ) -> None:
        self._members = members
        self._periods = periods
        self._known: dict[tuple[bytes, ...], _Pair] = {}

    def take(self, kept: slice | NDArray[np.intp]) -> _Pair:
        """Return the members and periods of the rows that are kept."""
        found = {name: each[kept] for name, each in self._members.items()}, self._periods[kept]
        mark = tuple(each.tobytes() for each in (*found[0].values(), found[1]))
        return self._known.setdefault(mark, found)


def _statuses(
    values: Floats,
    own: NDArray[np.uint8] | None,
    marks: Marks,
    kept: slice | NDArray[np.intp],
) -> NDArray[np.uint8]:
    is_missing = np.isnan(values[kept])
    if not marks.is_stated and not marks.has_breaks and own is None:
        return np.where(is_missing, NOT_SUPPLIED, NORMAL).astype(np.uint8)
    missing, present = marks.missing[kept], marks.present[kept]
    if own is not None:
        missing = np.where(own[kept] > 0, own[kept], missing)
        present = gravest(np.where(is_missing, NORMAL, own[kept]), present)
    return np.where(is_missing, missing, present).astype(np.uint8)


def _own_marks(
    column: Column, placed: Placed, firsts: NDArray[np.intp]
) -> NDArray[np.uint8] | None:
    if column.marks is None:
        return None
    return column.marks[firsts] if placed.spread > 1 else column.marks[placed.rows[firsts]]


def _limits(
    layout: Layout, column: Column, placed: Placed, firsts: NDArray[np.intp]
) -> tuple[Floats, Floats] | None:
    pair = layout.limits.get(column.place)
    if pair is None or pair[0].numbers is None or pair[1].numbers is None:
        return None
    rows = placed.rows[firsts]
    return pair[0].numbers[rows], pair[1].numbers[rows]


def _read_marks(
    layout: Layout, placed: Placed, firsts: NDArray[np.intp], columns: Sequence[Column]
) -> Iterator[Marks]:
    """Yield for each column what the columns of statuses and notes say of the rows `firsts`."""
    labels = [each for each in _labels(layout) if each.marks is not None]
    is_noted = bool(labels) or any(each.notes is not None for each in columns)
    is_marked = layout.statuses or layout.own_statuses or layout.note or placed.breaks is not None
    rows = placed.rows[firsts] if is_marked or is_noted else firsts
    shared = join_marks(rows, layout.statuses, layout.note, placed.breaks, None, labels)
    for column in columns:
        # Those of periods side by side are in their cells.
        own = layout.own_statuses.get(column.place, ()) if placed.spread == 1 else ()
        if not own and column.notes is None:
            yield shared
            continue
        cells = None
        if column.notes is not None:
            at = firsts if placed.spread > 1 else rows
            cells = column.notes[at], column.note_texts
        yield join_marks(rows, (*layout.statuses, *own), layout.note, placed.breaks, cells, labels)


def _labels(layout: Layout) -> list[Column]:
    """Return the columns whose texts say which figure a row has: signs behind them are of it."""
    members = [each.label for each in layout.dimensions]
    return [*layout.period, *members, *layout.named] if not layout.is_across else members
