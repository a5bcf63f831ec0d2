"""A cube's rows to the blobs that an index keeps, and back: one blob for a run of members.

A blob is read without numpy, since a question looks at a few rows of one: a header, then one
column after another, values first, all little-endian.
"""

from __future__ import annotations

import math
import struct
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, cast

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from stats.model import Cube

CHUNK_ROWS = 2048
"""Rows of one blob, 16 bytes each and more. Source: of 512 to 8,192 rows, between 1,024 and 4,096
reading one series took the same, and building was quickest from 2,048 on (tests/bench/scale.py)."""
HEADER = struct.Struct("<IIIIIxxxx")
HEAD_BYTES = HEADER.size
HAS_LIMITS, HAS_STATUSES, HAS_NOTES, IS_DENSE, IS_WHOLE = 1, 2, 4, 8, 16
"""What a blob has besides; a dense one has each member of one dimension once, for one period; one
of whole numbers keeps them in four bytes each."""
MISSING = -(2**31)
"""Stands for a missing value among whole numbers."""
NATIVE = sys.byteorder == "little"


@dataclass(frozen=True, slots=True)
class CubeRow:
    """One observation of a cube: the place of its period, and what is known of it.

    Attributes:
        members: the places of its codes, in the order of the dataset's dimensions.
        value: None where it is missing; `status` is the place in `STATUS_ORDER`.
        limits: the confidence limits, or None.
        note: the place of its note, -1 for none.

    """

    members: tuple[int, ...]
    period: int
    value: float | None
    status: int
    limits: tuple[float, float] | None
    note: int


@dataclass(frozen=True, slots=True)
class Run:
    """So many rows of a cube: the place of their first member, and whether they are dense."""

    start: int
    end: int
    first: int
    period: int
    is_dense: bool


def find_runs(cube: Cube, dimensions: Sequence[str]) -> Iterator[Run]:
    """Yield the runs of a cube, which are those of every cube of the same members and periods."""
    columns = [cube.members[name] for name in dimensions]
    count = len(cube.periods)
    starts = _starts(columns[0], count)
    for start, end in zip(starts, [*starts[1:], count], strict=True):
        run = slice(start, end)
        is_dense = _is_dense([each[run] for each in columns], cube.periods[run])
        yield Run(start, end, int(columns[0][start]), int(cube.periods[start]), is_dense)


def pack_cube(
    cube: Cube, dimensions: Sequence[str], runs: Sequence[Run] | None = None
) -> Iterator[tuple[int, bytes]]:
    """Yield the first member's place and the blob of each run of rows; a member is in one run."""
    whole = cube.values.astype("<i4") if cube.is_plain else _whole_numbers(cube.values)
    flags = (
        HAS_LIMITS * (cube.lows is not None and cube.highs is not None)
        + HAS_STATUSES * bool(not cube.is_plain and cube.statuses.any())
        + HAS_NOTES * (cube.notes is not None)
        + IS_WHOLE * (whole is not None)
    )
    for each in find_runs(cube, dimensions) if runs is None else runs:
        run, is_dense = slice(each.start, each.end), each.is_dense
        rows = (each.first, each.period) if is_dense else (0, 0)
        width = len(dimensions)
        # What takes eight bytes each comes first, so that each column lies where it can be read.
        parts = [HEADER.pack(each.end - each.start, width, flags + IS_DENSE * is_dense, *rows)]
        if whole is None:
            parts.append(_bytes(cube.values[run], "<f8"))
        if flags & HAS_LIMITS and cube.lows is not None and cube.highs is not None:
            parts += [_bytes(cube.lows[run], "<f8"), _bytes(cube.highs[run], "<f8")]
        if whole is not None:
            parts.append(whole[run].tobytes())
        if not is_dense:
            columns = (*(cube.members[name] for name in dimensions), cube.periods)
            parts += [_bytes(column[run], "<i4") for column in columns]
        if flags & HAS_NOTES and cube.notes is not None:
            parts.append(_bytes(cube.notes[run], "<i4"))
        if flags & HAS_STATUSES:
            parts.append(_bytes(cube.statuses[run], "u1"))
        yield each.first, b"".join(parts)


def _whole_numbers(values: NDArray[np.float64]) -> NDArray[np.int32] | None:
    """Return values as whole numbers of four bytes; None where some are none of those."""
    import numpy as np  # noqa: PLC0415 - reading a blob needs none

    with np.errstate(invalid="ignore"):
        whole = values.astype("<i4")
    if whole.astype(np.float64).tobytes() == values.tobytes():
        return whole if not whole.size or whole.min() > MISSING else None
    is_other = whole != values
    if is_other.any():
        if not np.isnan(values[is_other]).all() or (whole[~is_other] == MISSING).any():
            return None
        whole[is_other] = MISSING
    elif whole.size and whole.min() == MISSING:
        return None
    if not whole.all() and np.signbit(values[whole == 0]).any():
        return None
    return whole


def _is_dense(members: Sequence[NDArray[np.int32]], periods: NDArray[np.int32]) -> bool:
    """Whether rows are of one dimension's members one after another, and of one period."""
    if len(members) > 1 or int(members[0][-1]) - int(members[0][0]) != len(periods) - 1:
        return False
    is_next = bool((members[0][1:] - members[0][:-1] == 1).all())
    return is_next and bool((periods == periods[0]).all())


def _starts(members: NDArray[np.int32], count: int) -> list[int]:
    """Return where each run begins: after at least `CHUNK_ROWS` rows, at a new member."""
    if count <= CHUNK_ROWS:
        return [0] if count else []
    changes = [0, *((members[1:] != members[:-1]).nonzero()[0] + 1).tolist()]
    starts = [0]
    for place, following in zip(changes, [*changes[1:], count], strict=True):
        if following - starts[-1] > CHUNK_ROWS and place != starts[-1]:
            starts.append(place)
    return starts


def _bytes(column: NDArray[np.generic], form: str) -> bytes:
    return column.astype(form, copy=False).tobytes()


class Chunk:
    """One blob, opened; its columns are read where they lie."""

    def __init__(self, body: bytes) -> None:
        """Take a blob that `pack_cube` made."""
        self.count, self.width, flags, first, period = HEADER.unpack_from(body)
        view, at = memoryview(body), HEADER.size

        def take(form: Literal["d", "i", "B"], size: int) -> Sequence[Any]:
            nonlocal at
            part = view[at : at + size * self.count]
            at += size * self.count
            if NATIVE:
                return cast("Sequence[Any]", part.cast(form))
            return struct.unpack(f"<{self.count}{form}", part)

        self.is_whole = bool(flags & IS_WHOLE)
        self.values: Sequence[float] = () if self.is_whole else take("d", 8)
        self.limits = (take("d", 8), take("d", 8)) if flags & HAS_LIMITS else None
        if self.is_whole:
            self.values = take("i", 4)
        self.members: list[Sequence[int]]
        self.periods: Sequence[int]
        if flags & IS_DENSE:
            self.members, self.periods = [range(first, first + self.count)], [period] * self.count
        else:
            self.members = [take("i", 4) for _ in range(self.width)]
            self.periods = take("i", 4)
        self.notes = take("i", 4) if flags & HAS_NOTES else None
        self.statuses = take("B", 1) if flags & HAS_STATUSES else None

    def rows(self, members: Sequence[int]) -> Iterator[CubeRow]:
        """Yield the rows of one full key, by period."""
        start, end = 0, self.count
        for column, place in zip(self.members, members, strict=True):
            start, end = (
                bisect_left(column, place, start, end),
                bisect_right(column, place, start, end),
            )
        return map(self.row, range(start, end))

    def keys(self) -> Iterator[tuple[int, ...]]:
        """Yield the distinct keys, in order."""
        last: tuple[int, ...] = ()
        for key in zip(*self.members, strict=True):
            if key != last:
                last = tuple(int(place) for place in key)
                yield last

    def row(self, place: int) -> CubeRow:
        """Return the row at a place."""
        value = float(self.values[place])
        limits = None
        if self.limits is not None:
            low, high = float(self.limits[0][place]), float(self.limits[1][place])
            limits = None if math.isnan(low) or math.isnan(high) else (low, high)
        return CubeRow(
            members=tuple(int(column[place]) for column in self.members),
            period=int(self.periods[place]),
            value=None if math.isnan(value) or (self.is_whole and value == MISSING) else value,
            status=0 if self.statuses is None else int(self.statuses[place]),
            limits=limits,
            note=-1 if self.notes is None else int(self.notes[place]),
        )


def count_rows(head: bytes) -> int:
    """Return how many rows the blob has that begins with these `HEAD_BYTES`."""
    return int(HEADER.unpack(head)[0])


def unpack_places(body: bytes) -> Sequence[int]:
    """Return the whole numbers of a blob, read where they lie."""
    if NATIVE:
        return cast("Sequence[int]", memoryview(body).cast("i"))
    return struct.unpack(f"<{len(body) // 4}i", body)
