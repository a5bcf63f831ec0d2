"""What a package is while it is read: its tables, each with what its columns were taken for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from stats.errors import Problem
from stats.inferring.columns import Column, Table
from stats.inferring.descriptor import PackageText
from stats.inferring.labels import MeasureWords
from stats.inferring.layout import Layout
from stats.inferring.members import CodeBook


class ReadMeasure(NamedTuple):
    """A measure that was found in a table.

    Attributes:
        dataset: code of the dataset that it became.
        texts: what the rows that are of it say, in the columns that name it; empty where a column
            is of this measure alone.
        column: the column of its figures.
        figures: how many of them there are.

    """

    dataset: str
    words: MeasureWords
    texts: tuple[str, ...]
    column: Column
    figures: int


@dataclass(slots=True, eq=False)
class Read:
    """A table after its first reading: rows not yet sorted, periods not yet in order.

    Attributes:
        breaks: shape (rows,), whether a row is the first of a member under another code than the
            rows before it; None where none is.
        wholes: in words, the members that others are parts of and how that is known.

    """

    table: Table
    layout: Layout
    members: dict[str, NDArray[np.int32]]
    periods: NDArray[np.intp]
    period_codes: list[str]
    breaks: NDArray[np.bool_] | None = None
    measures: list[ReadMeasure] = field(default_factory=list)
    wholes: tuple[str, ...] = ()


@dataclass(slots=True)
class Package:
    """A package while it is read."""

    text: PackageText
    problems: list[Problem]
    books: dict[str, CodeBook] = field(default_factory=dict)
    reads: list[Read] = field(default_factory=list)
    slugs: set[str] = field(default_factory=set)


def read_cell(column: Column | None, row: int) -> str:
    """Return a cell as text; empty where there is nothing in it."""
    if column is None:
        return ""
    if column.codes is not None:
        return column.texts[column.codes[row]] if column.codes[row] >= 0 else ""
    if column.numbers is None or np.isnan(column.numbers[row]):
        return ""
    return f"{column.numbers[row]:g}"
