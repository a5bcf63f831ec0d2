"""What the columns of a table may be: the words that `roles` and `dimensions` decide in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np

from stats.inferring import words
from stats.inferring.columns import Column, Table


@dataclass(frozen=True, slots=True, eq=False)
class Dimension:
    """A dimension and the columns that say something of its members."""

    name: str
    label: Column
    code: Column | None = None
    kind: Column | None = None
    parent: Column | None = None
    aliases: tuple[Column, ...] = ()

    @property
    def key(self) -> Column:
        """The column that tells members apart."""
        return self.code or self.label


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """What every column of a table is.

    Attributes:
        period: one column, or one of years and one of months or quarters; none where undated.
        named: columns that name the measure of a row, and columns with their codes.
        values: columns of figures, or the columns that are each of one period (`is_across`).
        scale: what the unit of a row is multiplied by, in words; none where that is not known.
        limits: column of values -> its columns of lower and upper confidence limits.
        own_statuses: column of values -> the columns of statuses that are of it alone.
        levels: column of values -> the level of its limits, in per cent; empty where not said.
        left_out: column names and why nothing is taken from them.

    """

    period: tuple[Column, ...]
    dimensions: tuple[Dimension, ...]
    values: tuple[Column, ...]
    named: tuple[Column, ...] = ()
    named_codes: tuple[Column, ...] = ()
    unit: Column | None = None
    scale: Column | None = None
    statuses: tuple[Column, ...] = ()
    note: Column | None = None
    limits: Mapping[int, tuple[Column, Column]] = field(default_factory=dict)
    levels: Mapping[int, str] = field(default_factory=dict)
    own_statuses: Mapping[int, tuple[Column, ...]] = field(default_factory=dict)
    is_across: bool = False
    left_out: tuple[tuple[str, str], ...] = ()


class Sorter:
    """Goes over the columns of a table, taking those whose role is found."""

    def __init__(self, table: Table, lists: frozenset[str] = frozenset()) -> None:
        self.table = table
        self.lists = lists
        self.left: list[Column] = []
        self.left_out: list[tuple[str, str]] = []
        for each in table.columns:
            reason = _unusable(each)
            if reason is None:
                self.left.append(each)
            elif reason:
                self.left_out.append((each.name or f"column {each.place + 1}", reason))

    def take(self, test: Callable[[Column], bool]) -> list[Column]:
        """Return the columns that pass, which are then no longer there."""
        found = [each for each in self.left if test(each)]
        if not found:
            return []
        taken = set(map(id, found))
        self.left = [each for each in self.left if id(each) not in taken]
        return found

    def all_of(self, role: str, test: Callable[[Column], bool]) -> list[Column]:
        """Return the columns of a role, by the descriptor or by a test."""
        return self.take(lambda e: e.field.role == role or (not e.field.role and test(e)))

    def first(self, role: str, test: Callable[[Column], bool]) -> Column | None:
        """Return the one column of a role, by the descriptor or else by a test."""
        stated = [each for each in self.left if each.field.role == role]
        seen = [each for each in self.left if not each.field.role and test(each)]
        chosen = next(iter(stated or seen), None)
        if chosen is not None:
            self.take(lambda each: each is chosen)
        return chosen

    def drop(self, column: Column, reason: str) -> None:
        """Leave a column out, and say why."""
        self.take(lambda each: each is column)
        self.left_out.append((column.name, reason))


def _unusable(column: Column) -> str | None:
    """Return why nothing can be taken from a column, empty where nobody needs to be told."""
    if column.field.role == "none":
        return column.field.description or "the descriptor says so"
    if column.is_boolean:
        return "true or false, no figures"
    # Whole numbers among which nothing had to be made out are in every row.
    is_full = column.is_whole and not column.is_mixed
    is_empty = not is_full and (
        bool(np.isnan(column.numbers).all()) and column.marks is None
        if column.numbers is not None
        else not column.texts
    )
    if is_empty:
        return "no cell has anything in it" if column.name else ""
    if column.field.role:
        return None
    name = words.clean_name(column.name)
    if column.numbers is not None and name in words.PLACE_NAMES:
        return "where it lies, no figure"
    if name in words.WRITING_NAMES:
        return "says how figures are written"
    if name in words.ROW_NAMES and column.is_whole and column.numbers is not None:
        return "numbers the rows"
    return None
