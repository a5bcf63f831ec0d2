"""Columns of codes in, how they hang together out: which decides which, which are needed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

Codes = NDArray[np.signedinteger[Any]]
PAIR_SHARE = 0.98
"""A code and a label that are called alike belong together where they do in this share of rows."""


def combine(columns: Sequence[Codes]) -> NDArray[np.int64]:
    """Return one number for each row, equal where the rows are equal in all columns.

    Shape (rows,); an empty cell is -1 and counts as a value.
    """
    key = np.zeros(len(columns[0]), np.int64)
    for codes in columns:
        size = int(codes.max(initial=-1)) + 2
        if size > 1 and int(key.max(initial=0)) > np.iinfo(np.int64).max // size - 1:
            key = pd.factorize(key, sort=True)[0].astype(np.int64)
        # In place: a table may have millions of rows, and new memory is what takes the time.
        key *= size
        key += codes
        key += 1
    return key


def count_distinct(columns: Sequence[Codes]) -> int:
    """Return how many different rows these columns have."""
    return len(pd.unique(combine(columns)))


def decides(one: Codes, other: Codes) -> bool:
    """Whether the other column's value is always the same for one value of this one.

    Rows in which this one is empty do not count.
    """
    full = one >= 0
    if not full.any():
        return False
    if not full.all():
        one, other = one[full], other[full]
    first = np.full(int(one.max()) + 1, -2, np.intp)
    first[one[::-1]] = other[::-1]
    return bool((first[one] == other).all())


def share_decided(one: Codes, other: Codes) -> float:
    """Return the share of rows in which the other is what it first was for a value of this one."""
    full = one >= 0
    if not full.any():
        return 0.0
    one, other = one[full], other[full]
    first = np.full(int(one.max()) + 1, -2, np.intp)
    first[one[::-1]] = other[::-1]
    return float((first[one] == other).mean())


def is_one_to_one(one: Codes, other: Codes) -> bool:
    """Whether each value of either column goes with one of the other; empty cells do not count."""
    full = (one >= 0) & (other >= 0)
    if not full.any():
        return False
    return decides(one[full], other[full]) and decides(other[full], one[full])


def needed_columns(
    kept: Sequence[Codes], others: Sequence[Codes], fixed: Sequence[Codes]
) -> list[bool]:
    """Return for each of `others` whether without it fewer rows could be told apart.

    The last is tried first, and what is not needed is gone for those before it.
    """
    needed = [True] * len(others)
    everything = count_distinct([*fixed, *kept, *others]) if others else 0
    for place in range(len(others) - 1, -1, -1):
        needed[place] = False
        rest = [each for each, is_kept in zip(others, needed, strict=True) if is_kept]
        needed[place] = count_distinct([*fixed, *kept, *rest]) < everything
    return needed
