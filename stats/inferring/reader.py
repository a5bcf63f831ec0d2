"""A folder with a data package that does not say what it defines in, its tables out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from stats.errors import PackageError, Problem
from stats.inferring.cells import Column, Table, read_table
from stats.inferring.cubes import Placed, Slice, slice_measures, spread_columns
from stats.inferring.dates import read_day, read_periods
from stats.inferring.descriptor import PackageText, ResourceText, read_text
from stats.inferring.labels import MeasureWords, count_decimals, name_column, name_group
from stats.inferring.members import WHOLE, CodeBook, make_slug, place_members, with_parents
from stats.inferring.relations import combine
from stats.inferring.roles import Layout, across_codes, find_layout, part_number
from stats.inferring.words import clean_name
from stats.model import Cube, Dataset, Measure, Name, Period, Release, Tables
from stats.periods import UNDATED, make_period, month_code, year_code
from stats.text import normalise, plural

RELEASE = "release"
VALUE = "value"
MIN_DAY, MAX_DAY = 10_000_101, 99_991_231
MIN_MONTH, MAX_MONTH = 100_001, 999_912


def is_defined(descriptor: Mapping[str, Any]) -> bool:
    """Whether a package says itself what it defines: some resource has the property `dataset`."""
    resources = descriptor.get("resources")
    return isinstance(resources, list) and any(
        isinstance(each, dict) and "dataset" in each for each in resources
    )


@dataclass(slots=True, eq=False)
class Read:
    """A table after its first reading: rows not yet sorted, periods not yet in order."""

    table: Table
    layout: Layout
    members: dict[str, NDArray[np.int32]]
    periods: NDArray[np.intp]
    period_codes: list[str]
    whole: bool = False


@dataclass(slots=True)
class Package:
    """A package while it is read."""

    text: PackageText
    problems: list[Problem]
    books: dict[str, CodeBook] = field(default_factory=dict)
    reads: list[Read] = field(default_factory=list)
    slugs: set[str] = field(default_factory=set)


def read_inferred(folder: Path) -> tuple[Tables, tuple[Problem, ...]]:
    """Return the tables of the package in a folder and warnings about it.

    A resource that cannot be used is left out whole and named among the problems.

    Raises:
        PackageError: with all problems, where nothing in the package can be used.

    """
    tables, problems, _ = infer_package(folder)
    return tables, problems


def infer_package(folder: Path) -> tuple[Tables, tuple[Problem, ...], tuple[Read, ...]]:
    """Return what `read_inferred` does, and how each table was read.

    Raises:
        PackageError: as there.

    """
    text, problems = read_text(folder)
    package = Package(text, list(problems))
    lists = _list_resources(text)
    for resource in text.resources:
        if resource.name not in lists:
            _read_resource(package, resource)
    for name, key in lists.items():
        _read_list(package, name, key)
    for book in package.books.values():
        with_parents(book)
    tables = _assemble(package)
    # What is left out does not stop the rest.
    left = [replace(each, is_error=False) for each in package.problems]
    if not tables.cubes:
        nothing = Problem(text.path, 0, "nothing in this package can be used")
        raise PackageError([*(replace(each, is_error=True) for each in left), nothing])
    return tables, tuple(left), tuple(package.reads)


def _list_resources(text: PackageText) -> dict[str, str]:
    """Return the resources that others take their codes from, and the column of the codes."""
    names = {each.name for each in text.resources}
    return {
        key.resource: key.key
        for each in text.resources
        for key in each.keys
        if key.resource in names and key.resource != each.name
    }


def _read_resource(package: Package, resource: ResourceText) -> None:
    try:
        table = read_table(resource)
        keyed = frozenset(key.column for key in resource.keys)
        layout = find_layout(table, keyed)
        if not layout.values:
            reason = "no column of numbers, so no figure"
            raise PackageError([Problem(str(resource.path), 1, f"{resource.name}: {reason}")])
        period_rows, period_codes, problems = _read_period_column(table, layout)
    except PackageError as error:
        package.problems += error.problems
        package.problems.append(
            Problem(package.text.path, 0, f"{resource.name}: left out, nothing in it is used")
        )
        return
    package.problems += [*table.problems, *problems]
    members: dict[str, NDArray[np.int32]] = {}
    for dimension in layout.dimensions:
        book = package.books.setdefault(dimension.name, CodeBook(dimension.name))
        members[dimension.name] = place_members(dimension, book)
    is_whole = not members
    if is_whole:
        book = package.books.setdefault(WHOLE, CodeBook(WHOLE))
        place = book.place(WHOLE, "Total")
        members[WHOLE] = np.full(table.rows, place, np.int32)
    package.reads.append(Read(table, layout, members, period_rows, period_codes, is_whole))


def _read_period_column(
    table: Table, layout: Layout
) -> tuple[NDArray[np.intp], list[str], list[Problem]]:
    """Return for each row the place of its period, the codes of the periods, and what is none."""
    if layout.is_across:
        codes = across_codes([each.name for each in layout.values])
        kept = list(dict.fromkeys(codes))
        return np.array([kept.index(each) for each in codes], np.intp), kept, []
    if not layout.period:
        return np.zeros(table.rows, np.intp), [_undated(table.resource)], []
    column = layout.period[0]
    if len(layout.period) == 2:
        rows, codes = _year_and_part(*layout.period)
    elif column.numbers is not None:
        rows, uniques = pd.factorize(column.numbers)
        codes = [_number_code(float(each), column) for each in uniques]
    else:
        rows = column.codes if column.codes is not None else np.zeros(table.rows, np.intp)
        codes = read_periods(list(column.texts))
    problems = []
    for place, code in enumerate(codes):
        if not code:
            line = table.line(int((rows == place).argmax()))
            why = f"{column.name}: not a period that is known; its rows are left out"
            problems.append(Problem(str(table.resource.path), line, why, is_error=False))
    kept = list(dict.fromkeys(filter(None, codes)))
    places = {code: i for i, code in enumerate(kept)}
    again = np.array([*(places.get(code, -1) for code in codes), -1], np.intp)
    return again[rows], kept, problems


def _number_code(number: float, column: Column) -> str:
    whole = int(number)
    if column.field.zero_day:
        return read_day(whole, column.field.zero_day)
    if MIN_DAY <= whole <= MAX_DAY:
        text = str(whole)
        return read_periods([f"{text[:4]}-{text[4:6]}-{text[6:]}"])[0]
    if MIN_MONTH <= whole <= MAX_MONTH and 1 <= whole % 100 <= 12:
        return month_code(whole // 100, whole % 100, 1)
    return year_code(whole)


def _year_and_part(years: Column, parts: Column) -> tuple[NDArray[np.intp], list[str]]:
    """Return the places and codes of the months or quarters of two columns together."""
    is_month = "mon" in clean_name(parts.name)
    limit, months = (12, 1) if is_month else (4, 3)
    year_rows, year_values = pd.factorize(np.asarray(years.numbers))
    if parts.codes is not None:
        part_rows, texts = parts.codes, list(parts.texts)
    else:
        part_rows, numbers = pd.factorize(np.asarray(parts.numbers))
        texts = [str(int(each)) for each in numbers]
    rows, uniques = pd.factorize(combine([year_rows, part_rows]))
    firsts = np.zeros(len(uniques), np.intp)
    firsts[rows[::-1]] = np.arange(len(rows))[::-1]
    codes = []
    for row in firsts:
        year_at, part_at = year_rows[row], part_rows[row]
        number = part_number(texts[part_at], limit) if part_at >= 0 else 0
        if year_at < 0 or not number:
            codes.append("")
        else:
            codes.append(month_code(int(year_values[year_at]), months * (number - 1) + 1, months))
    return rows, codes


def _undated(resource: ResourceText) -> str:
    """Return the code of the period of a table that has none."""
    if resource.period and (code := read_periods([resource.period])[0]):
        return code
    for text in (resource.name, resource.title, resource.path.stem):
        years = re.findall(r"(?<!\d)((?:18|19|20)\d\d)(?!\d)", text)
        if len(set(years)) == 1:
            return f"{UNDATED}-{years[0]}"
    return UNDATED


def _read_list(package: Package, name: str, key: str) -> None:
    """Let a resource that is a code list say what the codes of its dimension are called."""
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
    for read, column in used:
        found = [each for each in read.layout.dimensions if each.label.name == column]
        if found and labels is not None and key in columns:
            _apply_list(package.books[found[0].name], table, columns[key], labels, columns)


def _list_column(columns: Mapping[str, Column], *names: str) -> Column | None:
    for each in columns.values():
        if each.field.role in names or (
            clean_name(each.name).split()[-1:] and clean_name(each.name).split()[-1] in names
        ):
            return each
    return None


def _cell(column: Column | None, row: int) -> str:
    if column is None:
        return ""
    if column.codes is not None:
        return column.texts[column.codes[row]] if column.codes[row] >= 0 else ""
    if column.numbers is None or np.isnan(column.numbers[row]):
        return ""
    return f"{column.numbers[row]:g}"


def _apply_list(
    book: CodeBook, table: Table, key: Column, labels: Column, columns: Mapping[str, Column]
) -> None:
    parents = _list_column(columns, "parent")
    kinds = _list_column(columns, "kind")
    aliases = _list_column(columns, "aliases", "alias")
    coded = {each.label: each for each in book.members}
    listed: dict[str, str] = {}
    for row in range(table.rows):
        code, label = _cell(key, row), _cell(labels, row)
        member = coded.get(code)
        if member is None or not label:
            continue
        place = book.places.pop(member.code)
        member.code, member.label = code, label
        book.places[code] = place
        book.labels[label] = place
        listed[code] = label
        member.kind = member.kind or _cell(kinds, row)
        member.parent = member.parent or _cell(parents, row)
        more = [part.strip() for part in _cell(aliases, row).split("|") if part.strip()]
        member.aliases = tuple(dict.fromkeys([*member.aliases, *more]))


def _assemble(package: Package) -> Tables:
    text = package.text
    codes = {code for read in package.reads for code in read.period_codes}
    periods = sorted(map(make_period, codes), key=lambda each: (each.start, each.end, each.code))
    places = {each.code: i for i, each in enumerate(periods)}
    datasets: list[Dataset] = []
    measures: dict[str, Measure] = {}
    cubes: list[Cube] = []
    names: list[Name] = []
    aliases: list[Name] = []
    for read in package.reads:
        for words, each in _measures(package, read, places):
            code = f"{text.name}/{_free_slug(package, words.label)}"
            decimals = words.decimals
            if decimals < 0:
                decimals = count_decimals(each.values, is_whole=each.column.is_whole)
            unit = words.unit
            measures[code] = Measure(VALUE, words.label, unit, unit, decimals)
            datasets.append(_dataset(package, read, code, words, each))
            cubes.append(_cube(code, each))
            names.append(Name("dataset", code, words.label, "label"))
            aliases += [Name("dataset", code, alias, "alias") for alias in words.aliases]
            if not unit:
                where = str(read.table.resource.path)
                why = f"{words.label}: no unit is stated"
                package.problems.append(Problem(where, 1, why, is_error=False))
    books = [each for each in package.books.values() if each.members]
    if not text.sources:
        why = "no source is stated"
        package.problems.append(Problem(text.path, 0, why, is_error=False))
    for book in books:
        book.name_countries()
    return Tables(
        package=text.name,
        datasets=tuple(datasets),
        dimensions=tuple(each.dimension for each in books),
        codes=tuple(code for each in books for code in each.codes()),
        measures=(),
        periods=tuple(periods),
        releases=(Release(RELEASE, text.published),),
        sources=text.sources,
        names=(*names, *_own_aliases(names, aliases), *_names(books, periods)),
        own_measures=measures,
        cubes=tuple(cubes),
    )


def _own_aliases(labels: Sequence[Name], aliases: Sequence[Name]) -> Iterator[Name]:
    """Yield the other names of measures that are not another measure's label."""
    owners: dict[str, set[str]] = {}
    for each in labels:
        owners.setdefault(normalise(each.text), set()).add(each.code)
    for each in aliases:
        if not owners.get(normalise(each.text), set()) - {each.code}:
            yield each


def _free_slug(package: Package, label: str) -> str:
    slug = make_slug(label)
    free, number = slug, 2
    while free in package.slugs:
        free, number = f"{slug}-{number}", number + 1
    package.slugs.add(free)
    return free


def _measures(
    package: Package, read: Read, places: Mapping[str, int]
) -> Iterator[tuple[MeasureWords, Slice]]:
    """Yield the words and the figures of every measure of a table."""
    table, layout = read.table, read.layout
    order = np.array([*(places[code] for code in read.period_codes), -1], np.int32)
    periods = order[read.periods]
    is_known = np.ones(table.rows, bool)
    for dimension, members in read.members.items():
        is_known &= members >= 0
        _report_rows(package, table, members < 0, f"{dimension} is empty")
    if not layout.is_across:
        is_known &= periods >= 0
        if layout.period:
            _report_rows(package, table, read.periods < 0, "there is no period")
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
    )
    placed, columns = spread_columns(table, layout, placed)
    slices, problems = slice_measures(table, layout, placed, columns)
    package.problems += problems
    for each in slices:
        yield _words(package, read, each, columns, rows_of_group), each


def _report_rows(package: Package, table: Table, wrong: NDArray[np.bool_], reason: str) -> None:
    """Say once which rows are left out; a row with nothing in it is none."""
    if not wrong.any():
        return
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


def _group_rows(layout: Layout) -> tuple[NDArray[np.intp] | None, NDArray[np.intp]]:
    """Return for each row which measure it is of, and a row of each measure."""
    named = [each.codes for each in layout.named if each.codes is not None]
    if not named:
        return None, np.zeros(0, np.intp)
    unit = layout.unit
    if unit is not None and unit.codes is not None and unit not in layout.named:
        named.append(unit.codes)
    groups, uniques = pd.factorize(combine(named))
    firsts = np.zeros(len(uniques), np.intp)
    firsts[groups[::-1]] = np.arange(len(groups))[::-1]
    nameless = np.all([each < 0 for each in named[: len(layout.named)]], axis=0)
    return np.where(nameless, -1, groups), firsts


def _words(
    package: Package,
    read: Read,
    each: Slice,
    columns: Sequence[Column],
    rows_of_group: NDArray[np.intp],
) -> MeasureWords:
    layout, resource = read.layout, read.table.resource
    unit = ""
    if layout.unit is not None and len(layout.unit.texts) == 1:
        unit = layout.unit.texts[0]
    if each.group < 0:
        words = name_column(each.column, package.text, resource, columns)
        return replace(words, unit=unit or words.unit)
    row = int(rows_of_group[each.group])
    parts = [*layout.named]
    if layout.unit is not None:
        unit = _cell(layout.unit, row)
        if all(column is not layout.unit for column in parts):
            parts.append(layout.unit)
    texts = [_cell(column, row) for column in parts]
    told = _telling(parts, texts, row, rows_of_group)
    codes = [_cell(column, row) for column in layout.named_codes]
    own = [code for code in codes if len(code) > 2]
    return name_group(texts, told, unit, own, each.column, len(columns) - 1, package.text, resource)


def _telling(
    parts: Sequence[Column], texts: Sequence[str], row: int, rows: NDArray[np.intp]
) -> list[str]:
    """Return as much of what names a measure as tells it apart from the table's other measures."""
    others = [[_at(column, int(each)) for column in parts] for each in rows]
    mine = [_at(column, row) for column in parts]
    told = [texts[0]]
    same = [each for each in others if each[0] == mine[0]]
    for place in range(1, len(parts)):
        if len({each[place] for each in same}) > 1:
            told.append(texts[place])
            same = [each for each in same if each[place] == mine[place]]
    return [text for text in told if text]


def _at(column: Column, row: int) -> int:
    return int(column.codes[row]) if column.codes is not None else -1


def _dataset(package: Package, read: Read, code: str, words: MeasureWords, each: Slice) -> Dataset:
    text = package.text
    totals = {}
    for name, places in each.members.items():
        whole = package.books[name].totals(np.unique(places).tolist())
        if whole:
            totals[name] = whole
    return Dataset(
        code=code,
        label=words.label,
        title=read.table.resource.title or text.title,
        counts=words.counts,
        publisher=text.publisher,
        priority=100,
        dimensions=tuple(each.members),
        measures=(VALUE,),
        totals=totals,
        denominators={},
        additive=(),
        stands_in_for="",
        is_reference=False,
        caveats=text.caveats,
        not_comparable="",
        package=text.name,
        licence=text.licence,
        is_inferred=True,
    )


def _cube(code: str, each: Slice) -> Cube:
    return Cube(
        dataset=code,
        measure=VALUE,
        members=each.members,
        periods=each.periods,
        values=each.values,
        statuses=each.statuses,
        lows=each.lows,
        highs=each.highs,
        notes=each.notes,
        note_texts=each.note_texts,
    )


def _names(books: Sequence[CodeBook], periods: Sequence[Period]) -> Iterator[Name]:
    for book in books:
        if book.dimension == WHOLE:
            continue
        yield from book.names()
        yield from _dimension_names(book)
    for each in periods:
        if each.kind != "undated":
            yield Name("period", each.code, each.label, "label")


def _dimension_names(book: CodeBook) -> Iterator[Name]:
    kinds = {each.kind for each in book.members if each.kind}
    called = {**{kind: f"{book.dimension}:{kind}" for kind in sorted(kinds)}}
    called[book.dimension.replace("-", " ")] = book.dimension
    for text, code in called.items():
        yield Name("dimension", code, text, "label")
        yield Name("dimension", code, plural(text), "alias")
