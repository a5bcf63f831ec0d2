"""What a blob of rows keeps is what it gives back, whatever numbers they are."""

from __future__ import annotations

import math

import numpy as np
import pytest

from stats.index.cubes import HEADER, IS_WHOLE, Chunk, pack_cube
from stats.model import Cube


def make_cube(values: list[float], lows: list[float] | None = None) -> Cube:
    size = len(values)
    limits = None if lows is None else np.array(lows)
    return Cube(
        dataset="d",
        measure="value",
        members={"area": np.arange(size, dtype=np.int32)},
        periods=np.zeros(size, np.int32),
        values=np.array(values),
        statuses=np.zeros(size, np.uint8),
        lows=limits,
        highs=limits,
        notes=None,
        note_texts=(),
    )


@pytest.mark.parametrize(
    ("values", "is_whole"),
    [
        ([1.0, 0.0, -5.0, 999_999.0], True),
        ([1.0, math.nan, 3.0], True),
        ([math.nan, math.nan], True),
        ([1.5, 2.0], False),
        ([2.0**31, 1.0], False),
        ([-(2.0**31), 1.0], False),
        ([2.0**31 - 1, -(2.0**31) + 1], True),
        ([-0.0, 1.0], False),
        ([1e300, math.nan], False),
    ],
)
@pytest.mark.parametrize("has_limits", [False, True])
def test_values_come_back_as_they_were(
    values: list[float], *, is_whole: bool, has_limits: bool
) -> None:
    cube = make_cube(values, [value - 0.5 for value in values] if has_limits else None)
    ((_, body),) = pack_cube(cube, ["area"])
    assert bool(HEADER.unpack_from(body)[2] & IS_WHOLE) == is_whole
    chunk = Chunk(body)
    rows = [chunk.row(place) for place in range(len(values))]
    assert [row.value for row in rows] == [None if math.isnan(v) else v for v in values]
    assert [math.copysign(1, 0.0 if row.value is None else row.value) for row in rows] == [
        1.0 if math.isnan(v) else math.copysign(1, v) for v in values
    ]
    assert [row.limits for row in rows] == [
        (v - 0.5, v - 0.5) if has_limits and not math.isnan(v) else None for v in values
    ]
