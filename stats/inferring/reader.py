"""A folder with a data package that does not say what it defines in, its tables out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from stats.errors import PackageError, Problem
from stats.hostile import read_dangers
from stats.identity import with_own_codes
from stats.inferring.annotations import without_annotations
from stats.inferring.assembling import assemble
from stats.inferring.beside import own_flags, pair_concepts
from stats.inferring.cells import read_table
from stats.inferring.columns import Table
from stats.inferring.dating import read_period_column
from stats.inferring.descriptor import PackageText, ResourceText, read_text
from stats.inferring.digits import without_inexact
from stats.inferring.hierarchy import join_levels
from stats.inferring.layout import Layout
from stats.inferring.lists import list_resources, read_list
from stats.inferring.members import (
    CodeBook,
    place_members,
    shared_labels,
    unclear_labels,
    with_parents,
)
from stats.inferring.reads import Package, Read
from stats.inferring.roles import find_layout
from stats.inferring.successors import join_successors
from stats.inferring.unseen import show_all, unseen_characters
from stats.inferring.words import is_measure_name
from stats.model import WHOLE, Tables
from stats.packages import DESCRIPTOR

MOST_MEMBERS = 250_000
"""Of one list. Source: England and Wales have 188,880 output areas, the smallest that figures are
published of; 200,000 took 17 s and 0.4 GB to build."""
EMPTY = "not stated"
"""What the member is called whose name is left empty."""


def infer_package(
    folder: Path, name: str = ""
) -> tuple[Tables, tuple[Problem, ...], tuple[Read, ...]]:
    """Return the tables of the package in a folder, warnings, and how each table was read.

    A resource that cannot be used is left out whole and named among the problems. `name` is what
    the package is called where its folder's name is another's already.

    Raises:
        PackageError: with all problems, where nothing in the package can be used.

    """
    body, dangers = read_dangers(folder, DESCRIPTOR)
    if dangers and not body:
        raise PackageError(dangers)
    text, problems = read_text(folder)
    # What is dangerous in what somebody else has published is not read, and named.
    said = (*(replace(each, is_error=False) for each in dangers), *problems)
    tables, found, reads = infer_text(replace(text, name=name or text.name), said)
    unseen = [problem for each in reads for problem in unseen_characters(each.table)]
    if unseen or dangers:
        tables = show_all(tables)
    return tables, (*found, *unseen), reads


def infer_text(
    text: PackageText, problems: Sequence[Problem] = ()
) -> tuple[Tables, tuple[Problem, ...], tuple[Read, ...]]:
    """Return what `infer_package` does, of a package whose descriptor has been read.

    Raises:
        PackageError: with all problems, where nothing in the package can be used.

    """
    package = Package(text, list(problems))
    lists = list_resources(text)
    found = [
        each
        for resource in text.resources
        if resource.name not in lists and (each := _read_resource(package, resource)) is not None
    ]
    for dimension in dict.fromkeys(d.name for each in found for d in each.layout.dimensions):
        book = package.books[dimension] = CodeBook(dimension)
        same = [d for each in found for d in each.layout.dimensions if d.name == dimension]
        book.shared = shared_labels(same)
    for each in found:
        _place_rows(package, each)
    for name, key in lists.items():
        read_list(package, name, key)
    join_successors(package)
    for book in package.books.values():
        with_parents(book)
    tables = with_own_codes(assemble(package))
    # What is left out does not stop the rest.
    left = [replace(each, is_error=False) for each in package.problems]
    if not tables.cubes:
        nothing = Problem(text.path, 0, "nothing in this package can be used")
        raise PackageError([*(replace(each, is_error=not each.is_note) for each in left), nothing])
    return tables, tuple(left), tuple(package.reads)


def _with_measures(resource: ResourceText) -> ResourceText:
    """Return a resource whose columns with a list of measures name the measures of its rows."""
    listed = {key.column for key in resource.keys if is_measure_name(key.resource)}
    fields = tuple(
        each._replace(role="measure") if each.name in listed and not each.role else each
        for each in resource.fields
    )
    return replace(resource, fields=fields)


@dataclass(frozen=True, slots=True, eq=False)
class _Found:
    """A table of which it is known what its columns are."""

    table: Table
    layout: Layout
    periods: NDArray[np.intp]
    period_codes: list[str]


def _read_resource(package: Package, resource: ResourceText) -> _Found | None:
    try:
        table = without_annotations(without_inexact(read_table(_with_measures(resource))))
        table = replace(table, columns=tuple(join_levels(pair_concepts(own_flags(table.columns)))))
        package.problems += table.problems
        keyed = frozenset(key.column for key in resource.keys)
        layout = find_layout(table, keyed)
        if not layout.values:
            reason = "no column of numbers, so no figure"
            raise PackageError([Problem(str(resource.path), 1, f"{resource.name}: {reason}")])
        for label in (each.label for each in layout.dimensions):
            if len(label.texts) > MOST_MEMBERS:
                why = f"{label.name}: over {MOST_MEMBERS:,} different texts, too many for a list"
                raise PackageError([Problem(str(resource.path), 1, why)])
        period_rows, period_codes, problems = read_period_column(table, layout)
    except PackageError as error:
        package.problems += error.problems
        package.problems.append(
            Problem(package.text.path, 0, f"{resource.name}: left out, nothing in it is used")
        )
        return None
    package.problems += problems
    return _Found(table, layout, period_rows, period_codes)


def _has_figures(found: _Found) -> NDArray[np.bool_]:
    """Return which rows have a figure in any column of values."""
    given = np.zeros(found.table.rows, bool)
    for each in found.layout.values:
        if each.numbers is not None:
            given |= ~np.isnan(each.numbers)
    return given


def _place_rows(package: Package, found: _Found) -> None:
    """Find which members the rows of a table are of, adding those that are new."""
    table = found.table
    members: dict[str, NDArray[np.int32]] = {}
    for dimension in found.layout.dimensions:
        book = package.books[dimension.name]
        places = place_members(dimension, book)
        if members and dimension.label.codes is not None:
            # In a later column an empty cell may be the whole, or none: it is what is printed.
            is_empty = (places < 0) & (dimension.label.codes < 0) & _has_figures(found)
            if is_empty.any():
                places = np.where(is_empty, book.place("", EMPTY), places).astype(np.int32)
                why = f"{dimension.label.name}: empty cells are read as {EMPTY!r}"
                package.problems.append(table.origin.warn(int(is_empty.argmax()), why))
        members[dimension.name] = places
        for label in unclear_labels(dimension, places):
            why = f"{label!r} has several codes in this package and none here; left out"
            where = str(table.resource.path)
            package.problems.append(
                Problem(where, 1, f"{dimension.label.name}: {why}", is_error=False)
            )
    if not members:
        book = package.books.setdefault(WHOLE, CodeBook(WHOLE))
        place = book.place(WHOLE, "Total")
        members[WHOLE] = np.full(table.rows, place, np.int32)
    package.reads.append(Read(table, found.layout, members, found.periods, found.period_codes))
