"""A table that was read in, its measures out: their words and figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from stats.errors import Problem
from stats.inferring.columns import Column, Table
from stats.inferring.cubes import Placed, Slice, slice_measures, spread_columns
from stats.inferring.labels import (
    MeasureWords,
    name_column,
    name_group,
)
from stats.inferring.layout import Layout
from stats.inferring.reads import Package, Read, read_cell
from stats.inferring.relations import combine
from stats.inferring.units import with_scale


class Measured(NamedTuple):
    """A measure of a table: its words, what names it in the rows, and its figures."""

    words: MeasureWords
    texts: tuple[str, ...]
    figures: Slice


def find_measures(package: Package, read: Read, places: Mapping[str, int]) -> Iterator[Measured]:
    """Yield every measure of a table; rows that are left out are named among the problems.

    `places` are those of period codes in the package's list.
    """
    table, layout = read.table, read.layout
    order = np.array([*(places[code] for code in read.period_codes), -1], np.int32)
    periods = order[read.periods]
    is_known = np.ones(table.rows, bool)
    for dimension, members in read.members.items():
        is_known &= members >= 0
        empty = members < 0
        for said in layout.dimensions:
            if said.name == dimension and said.label.codes is not None:
                # What is called something and has no place was named when it was found.
                empty &= said.label.codes < 0
        if _report_rows(package, table, empty, f"{dimension} is empty"):
            package.books[dimension].has_gaps = True
    if not layout.is_across:
        is_known &= periods >= 0
        if layout.period:
            _report_rows(package, table, read.periods < 0, "there is no period")
    if layout.scale is not None and layout.scale.codes is not None:
        is_known &= layout.scale.codes >= 0
        why = f"{layout.scale.name}: what the figures are multiplied by is not known"
        _report_rows(package, table, layout.scale.codes < 0, why)
    groups, rows_of_group = _group_rows(layout)
    if groups is not None:
        is_known &= groups >= 0
        _report_rows(package, table, groups < 0, "no measure is named")
    rows = np.flatnonzero(is_known)
    is_all = len(rows) == table.rows
    placed = Placed(
        rows=rows,
        members={k: v if is_all else v[rows] for k, v in read.members.items()},
        periods=periods if is_all or layout.is_across else periods[rows],
        groups=None if groups is None else groups[rows],
        breaks=read.breaks,
    )
    placed, columns = spread_columns(table, layout, placed)
    slices, problems = slice_measures(table, layout, placed, columns)
    package.problems += problems
    tells = _telling(layout, rows_of_group)
    for each in slices:
        yield Measured(*_words(package, read, each, columns, rows_of_group, tells), each)


def _report_rows(package: Package, table: Table, wrong: NDArray[np.bool_], reason: str) -> bool:
    """Say once which rows are left out, and return whether any is; an empty row is none."""
    if not wrong.any():
        return False
    filled = np.zeros(table.rows, bool)
    for each in table.columns:
        if each.codes is not None:
            filled |= each.codes >= 0
        elif each.numbers is not None:
            filled |= ~np.isnan(each.numbers)
    wrong = wrong & filled
    if wrong.any():
        count, line = int(wrong.sum()), table.line(int(wrong.argmax()))
        why = f"{reason}; {count} such row{'s are' if count > 1 else ' is'} left out"
        package.problems.append(Problem(str(table.resource.path), line, why, is_error=False))
    return bool(wrong.any())


def _group_rows(layout: Layout) -> tuple[NDArray[np.intp] | None, NDArray[np.intp]]:
    """Return for each row which measure it is of, and a row of each measure."""
    parts = [each.codes for each in _measure_parts(layout) if each.codes is not None]
    if not layout.named:
        return None, np.zeros(0, np.intp)
    groups, uniques = pd.factorize(combine(parts))
    firsts = np.zeros(len(uniques), np.intp)
    firsts[groups[::-1]] = np.arange(len(groups))[::-1]
    names = [each.codes for each in layout.named if each not in (layout.unit, layout.scale)]
    is_named = [each >= 0 for each in names if each is not None]
    return np.where(np.any(is_named, axis=0), groups, -1) if is_named else groups, firsts


def _words(
    package: Package,
    read: Read,
    each: Slice,
    columns: Sequence[Column],
    rows_of_group: NDArray[np.intp],
    tells: NDArray[np.bool_],
) -> tuple[MeasureWords, tuple[str, ...]]:
    layout, resource = read.layout, read.table.resource
    if each.group < 0:
        words = name_column(each.column, package.text, resource, columns)
        if layout.unit or layout.scale:
            # Where units differ there are groups.
            unit, scale = (part.texts[0] if part else "" for part in (layout.unit, layout.scale))
            words = words._replace(unit=with_scale(scale, unit or words.unit))
        return words, ()
    row = int(rows_of_group[each.group])
    unit, scale = read_cell(layout.unit, row), read_cell(layout.scale, row)
    texts = [read_cell(column, row) for column in _measure_parts(layout)]
    told = [text for text, does in zip(texts, tells[each.group], strict=True) if does and text]
    codes = [read_cell(column, row) for column in layout.named_codes]
    own = [code for code in codes if len(code) > 2]
    others = len(columns) - 1
    words = name_group(texts, told, unit, own, each.column, others, package.text, resource)
    if scale:
        words = words._replace(unit=with_scale(scale, words.unit))
    return words, tuple(texts)


def _measure_parts(layout: Layout) -> list[Column]:
    """Return the columns that name a measure, those of its unit last."""
    units = [each for each in (layout.unit, layout.scale) if each is not None]
    return [*layout.named, *(each for each in units if each not in layout.named)]


def _telling(layout: Layout, rows: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Return for each measure which of its parts tell it from the table's others.

    The first part always does; a later one where measures that share all parts before it differ.
    """
    parts = _measure_parts(layout) if len(rows) else []
    tells = np.ones((len(rows), len(parts)), bool)
    before: list[NDArray[np.intp]] = []
    for place, column in enumerate(parts):
        own = column.codes[rows] if column.codes is not None else np.full(len(rows), -1, np.intp)
        if place:
            prefixes = pd.factorize(combine(before))[0]
            pairs = np.unique(np.stack([prefixes, own]), axis=1)
            counts = np.bincount(pairs[0], minlength=int(prefixes.max()) + 1)
            tells[:, place] = counts[prefixes] > 1
        before.append(np.asarray(own, np.intp))
    return tells
