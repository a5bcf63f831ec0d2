"""A table in, the same without the numbers that lost digits while they were read out.

A number keeps 15 digits at least and 17 at most: a whole one above 2^53 may be another then.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from stats.errors import Problem
from stats.inferring.columns import Column, Table

MOST_EXACT = float(2**53)
"""The largest whole number up to which each is one of its own (IEEE 754, double precision)."""


def has_large(column: Column) -> bool:
    """Whether a column has numbers that may have lost digits."""
    if column.numbers is None or column.is_full:
        return False
    return bool((np.abs(column.numbers) >= MOST_EXACT).any())


def keeps_digits(text: str, number: float) -> bool:
    """Whether a number is written with the digits of its text.

    >>> keeps_digits("9007199254740993", 9007199254740993.0)
    False
    >>> keeps_digits("13,334,577,000,000,000", 13334577000000000.0), keeps_digits("1.5e17", 1.5e17)
    (True, True)
    """
    said = text.casefold().partition("e")[0]
    return _digits(said) == _digits(repr(abs(number)).partition("e")[0])


def _digits(text: str) -> str:
    return "".join(filter(str.isdecimal, text)).strip("0")


def without_inexact(table: Table) -> Table:
    """Return a table without the numbers that are others than in the file, and warnings."""
    columns = list(table.columns)
    problems = list(table.problems)
    for place, column in enumerate(columns):
        if column.numbers is None or not has_large(column):
            continue
        texts = _read_texts(table, place)
        large = np.flatnonzero(np.abs(column.numbers) >= MOST_EXACT).tolist()
        lost = [row for row in large if not keeps_digits(texts[row], float(column.numbers[row]))]
        if not lost:
            continue
        numbers = column.numbers.copy()
        numbers[lost] = np.nan
        columns[place] = replace(column, numbers=numbers, is_mixed=True)
        why = (
            f"{column.name}: {texts[lost[0]][:40]!r} has more digits than can be kept; "
            f"{len(lost)} such cell{'s are' if len(lost) > 1 else ' is'} left out"
        )
        path = str(table.resource.path)
        problems.append(Problem(path, table.line(lost[0]), why, is_error=False))
    return replace(table, columns=tuple(columns), problems=tuple(problems))


def _read_texts(table: Table, place: int) -> Sequence[str]:
    frame = pd.read_csv(
        io.StringIO(table.text) if table.text else table.resource.path,
        sep=table.delimiter,
        encoding=table.encoding,
        encoding_errors="replace",
        header=0,
        names=list(range(len(table.columns))),
        index_col=False,
        usecols=[place],
        dtype=str,
        keep_default_na=False,
        skip_blank_lines=False,
    )
    return tuple(frame[place])
