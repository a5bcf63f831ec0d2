"""A resource that others take their codes from in, what those codes are called out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from stats.errors import PackageError
from stats.inferring.cells import read_table
from stats.inferring.columns import Column, Table
from stats.inferring.descriptor import PackageText
from stats.inferring.members import CodeBook
from stats.inferring.reads import Package, Read, read_cell
from stats.inferring.words import clean_name


def list_resources(text: PackageText) -> dict[str, str]:
    """Return the resources that others take their codes from, and the column of the codes."""
    names = {each.name for each in text.resources}
    return {
        key.resource: key.key
        for each in text.resources
        for key in each.keys
        if key.resource in names and key.resource != each.name
    }


def read_list(package: Package, name: str, key: str) -> None:
    """Let a resource that is a code list say what the codes of its dimension are called.

    The codes may be those of measures, which the list may have the units of, too.
    """
    resource = next(each for each in package.text.resources if each.name == name)
    used = [
        (read, each.column)
        for read in package.reads
        for each in read.table.resource.keys
        if each.resource == name
    ]
    try:
        table = read_table(resource)
    except PackageError as error:
        package.problems += error.problems
        return
    columns = {each.name: each for each in table.columns}
    labels = _list_column(columns, "label", "name", "title") or columns.get(key)
    if labels is None or key not in columns:
        return
    applied: set[str] = set()
    for read, column in used:
        found = [each for each in read.layout.dimensions if each.label.name == column]
        if found and found[0].name not in applied:
            # Once: a label may be another code of the list.
            applied.add(found[0].name)
            _apply_list(package.books[found[0].name], table, columns[key], labels, columns)
        elif not found:
            _name_measures(read, column, columns[key], labels, _list_column(columns, "unit"))


def _name_measures(
    read: Read, name: str, key: Column, labels: Column, units: Column | None
) -> None:
    """Call the measures that a column names by codes what the list of the codes calls them."""
    layout = read.layout
    for place, column in enumerate(layout.named):
        if column.name != name or column.codes is None:
            continue
        rows = {read_cell(key, row): row for row in range(_count_rows(key))}
        listed = [rows.get(code) for code in column.texts]
        called = tuple(
            code if row is None else read_cell(labels, row) or code
            for code, row in zip(column.texts, listed, strict=True)
        )
        named = [*layout.named]
        named[place] = replace(column, texts=called)
        layout = replace(layout, named=tuple(named), named_codes=(*layout.named_codes, column))
        if units is not None and layout.unit is None:
            texts = ["" if row is None else read_cell(units, row) for row in listed]
            layout = replace(layout, unit=_spread(texts, column))
    read.layout = layout


def _count_rows(column: Column) -> int:
    cells = column.codes if column.codes is not None else column.numbers
    return 0 if cells is None else len(cells)


def _spread(texts: Sequence[str], codes: Column) -> Column:
    """Return a column that says for each row what the texts say of its code."""
    kept = tuple(dict.fromkeys(filter(None, texts)))
    places = {text: place for place, text in enumerate(kept)}
    again = np.array([*(places.get(text, -1) for text in texts), -1], np.intp)
    return replace(codes, name="unit", codes=again[codes.codes], texts=kept)


def _list_column(columns: Mapping[str, Column], *names: str) -> Column | None:
    for each in columns.values():
        if each.field.role in names or (
            clean_name(each.name).split()[-1:] and clean_name(each.name).split()[-1] in names
        ):
            return each
    return None


def _apply_list(
    book: CodeBook, table: Table, key: Column, labels: Column, columns: Mapping[str, Column]
) -> None:
    parents = _list_column(columns, "parent")
    kinds = _list_column(columns, "kind")
    aliases = _list_column(columns, "aliases", "alias")
    coded = {each.label: each for each in book.members if not each.is_listed}
    codes: dict[int, str] = {}
    for row in range(table.rows):
        code, label = read_cell(key, row), read_cell(labels, row)
        member = coded.get(code)
        if member is None or not label:
            continue
        codes[id(member)] = code
        member.label, member.is_listed = label, True
        member.kind = member.kind or read_cell(kinds, row)
        member.parent = member.parent or read_cell(parents, row)
        more = [part.strip() for part in read_cell(aliases, row).split("|") if part.strip()]
        member.aliases = tuple(dict.fromkeys([*member.aliases, *more]))
    book.take_codes([codes.get(id(each), "") for each in book.members])
