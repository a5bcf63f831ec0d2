"""Tables that were read in, the datasets, code lists and figures of their package out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from stats.errors import Problem
from stats.inferring.columns import Column, Table
from stats.inferring.cubes import Placed, Slice, slice_measures, spread_columns
from stats.inferring.descriptor import PackageText
from stats.inferring.labels import (
    MeasureWords,
    count_decimals,
    name_column,
    name_group,
    shorten,
    with_table,
)
from stats.inferring.layout import Layout
from stats.inferring.members import CodeBook, make_slug
from stats.inferring.reads import Package, Read, ReadMeasure, read_cell
from stats.inferring.relations import combine
from stats.inferring.units import with_scale
from stats.inferring.wholes import add_wholes, name_wholes, tell_wholes
from stats.inferring.words import clean_name
from stats.model import WHOLE, Cube, Dataset, Measure, Name, Period, Release, Tables
from stats.periods import make_period
from stats.text import normalise, plural, split_words

AREA = "area"
COLUMN_NOUNS = frozenset(
    {
        "country", "location", "region", "territory", "nation", "state", "local authority",
        "place", "economy", "constituency", "ward", "district", "county",
    }
)  # fmt: skip
"""What columns of areas are called that people also call each of them."""
DIMENSION_NOUNS = {
    "age": ("age group", "age band", "age range", "age bracket"),
    "age group": ("age", "age band", "age range", "age bracket"),
    "sex": ("gender",),
    "gender": ("sex",),
    "ethnicity": ("ethnic group", "ethnic background"),
    "ethnic group": ("ethnicity", "ethnic background"),
}
"""What people call dimensions besides."""
LEAST_ALIKE, SHARE_ALIKE = 3, 0.8
"""Names that end alike for that word to be what they are, and their share of a list: of 20 trusts
one may be called a hospital."""
AUTHORITIES = frozenset({"local authority", "la", "lad", "unitary authority", "utla", "ltla"})
COUNCILS = ("council", "authority")
"""What people call the areas of a column that is called so."""
NOT_ALONE = frozenset(
    ("group", "type", "class", "category", "level", "band", "status", "code", "name", "kind",
     "range", "number", "id")
)  # fmt: skip
"""Last words of a dimension's name that say nothing alone, as "force" does."""
RELEASE = "release"
VALUE = "value"
Measured = tuple[MeasureWords, tuple[str, ...], Slice]
"""A measure of a table: its words, what names it in the rows, and its figures."""
Found = tuple[Read, list[Measured]]


@dataclass(slots=True)
class _Made:
    """What is made of the measures of a package, one after the other."""

    datasets: list[Dataset] = field(default_factory=list)
    measures: dict[str, Measure] = field(default_factory=dict)
    cubes: list[Cube] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)
    aliases: list[Name] = field(default_factory=list)


def assemble(package: Package) -> Tables:
    """Return the tables of a package all of whose resources have been read."""
    text = package.text
    codes = {code for read in package.reads for code in read.period_codes}
    periods = sorted(map(make_period, codes), key=lambda each: (each.start, each.end, each.code))
    books = [each for each in package.books.values() if each.members]
    _name_members(books)
    places = {each.code: i for i, each in enumerate(periods)}
    found = [(read, list(_measures(package, read, places))) for read in package.reads]
    _find_wholes(package, found)
    made = _make_measures(package, found)
    if not text.sources:
        why = "no source is stated"
        package.problems.append(Problem(text.path, 0, why, is_error=False))
    return Tables(
        package=text.name,
        title=text.title,
        datasets=tuple(made.datasets),
        dimensions=tuple(each.dimension for each in books),
        codes=tuple(code for each in books for code in each.codes()),
        measures=(),
        periods=tuple(periods),
        releases=(Release(RELEASE, text.published),),
        sources=text.sources,
        embargo=text.embargo,
        names=(
            *made.names,
            *_own_aliases(made.names, made.aliases),
            *_names(books, periods),
            *_column_names(package),
        ),
        own_measures=made.measures,
        cubes=tuple(made.cubes),
    )


def _name_members(books: Iterable[CodeBook]) -> None:
    """Give the members of code lists the names they are known by."""
    for book in books:
        book.name_levels()
        book.name_countries()
        book.name_states()
        name_wholes(book)


def _find_wholes(package: Package, found: Sequence[Found]) -> None:
    """Tell the code lists which of their members stand for the others together."""
    slices = [each for _, measures in found for _, _, each in measures]
    for name, book in package.books.items():
        add_wholes(book, [each for each in slices if name in each.members])
    for read in package.reads:
        own = (package.books[name] for name in read.members)
        read.wholes = tuple(text for book in own for text in tell_wholes(book))


def _make_measures(package: Package, found: Sequence[Found]) -> _Made:
    """Return the measures found in the tables of a package, each as a dataset of its own."""
    tables = [[words.label for words, _, _ in measures] for _, measures in found]
    shared = _shared_labels(tables) if len(tables) > 1 else set()
    made = _Made()
    members: Mapping[str, NDArray[np.int32]] = {}
    totals: Mapping[str, tuple[str, ...]] = {}
    wholes: Mapping[str, tuple[str, ...]] = {}
    for read, measures in found:
        for words, texts, each in measures:
            if shared and normalise(words.label) in shared:
                words = with_table(words, read.table.resource)
            if words.decimals < 0:
                decimals = count_decimals(each.values, is_whole=each.column.is_whole)
                words = words._replace(decimals=decimals)
            if each.members is not members:
                members = each.members
                books_of = {name: package.books[name] for name in members}
                totals = _filled({n: e.totals(members[n]) for n, e in books_of.items()})
                wholes = _filled({n: e.wholes_of(members[n]) for n, e in books_of.items()})
            code = f"{package.text.name}/{_free_slug(package, words.label)}"
            read.measures.append(ReadMeasure(code, words, texts, each.column, each.figures))
            dataset = _dataset(package, read, code, words, members, totals, wholes)
            if each.lows is not None:
                level = read.layout.levels.get(each.column.place, "")
                dataset = replace(dataset, limits_level=level)
            made.datasets.append(dataset)
            made.cubes.append(_cube(code, each))
            _add_words(package, read, code, words, made)
    return made


def _add_words(package: Package, read: Read, code: str, words: MeasureWords, made: _Made) -> None:
    """Add a measure with the names it goes by; that no unit is stated is a problem."""
    made.measures[code] = Measure(VALUE, words.label, words.unit, words.unit, words.decimals)
    made.names.append(Name("dataset", code, words.label, "label"))
    made.aliases += [Name("dataset", code, alias, "alias") for alias in words.aliases]
    if not words.unit:
        where = str(read.table.resource.path)
        why = f"{words.label}: no unit is stated"
        package.problems.append(Problem(where, 1, why, is_error=False))


def _shared_labels(tables: Iterable[Sequence[str]]) -> set[str]:
    """Return the labels that measures of several tables have."""
    counts = Counter(label for labels in tables for label in set(map(normalise, labels)))
    return {label for label, count in counts.items() if count > 1}


def _own_aliases(labels: Sequence[Name], aliases: Sequence[Name]) -> Iterator[Name]:
    """Yield the other names of measures that are not another measure's label."""
    owners: dict[str, set[str]] = {}
    for each in labels if aliases else ():
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


def _measures(package: Package, read: Read, places: Mapping[str, int]) -> Iterator[Measured]:
    """Yield the words, what names it in its rows, and the figures of every measure of a table."""
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
        yield *_words(package, read, each, columns, rows_of_group, tells), each


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


def _filled(codes: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Return the dimensions of which there is any."""
    return {name: found for name, found in codes.items() if found}


def _dataset(
    package: Package,
    read: Read,
    code: str,
    words: MeasureWords,
    members: Iterable[str],
    totals: Mapping[str, tuple[str, ...]],
    wholes: Mapping[str, tuple[str, ...]],
) -> Dataset:
    text = package.text
    return Dataset(
        code=code,
        label=words.label,
        title=read.table.resource.title or text.title,
        counts=words.counts,
        publisher=text.publisher,
        priority=100,
        dimensions=tuple(members),
        measures=(VALUE,),
        totals=totals,
        denominators={},
        additive=(),
        stands_in_for="",
        is_reference=False,
        caveats=tuple(dict.fromkeys((*words.caveats, *text.caveats, *_said_around(read, text)))),
        not_comparable="",
        package=text.name,
        licence=text.licence,
        is_inferred=True,
        wholes=wholes,
    )


def _said_around(read: Read, text: PackageText) -> Iterator[str]:
    """Yield what the file says above or below the table; of a source only where none is stated."""
    for note in read.table.notes:
        if not (text.sources and normalise(note).startswith("source")):
            yield shorten(note)


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
        is_plain=each.is_plain,
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
    name = book.dimension.replace("-", " ")
    short = [name.partition(" of ")[0], *(name.split()[1:2] if name.count(" ") == 1 else ())]
    nouns = [each for each in (*short, *_shared_noun(book)) if each not in NOT_ALONE]
    called.update(dict.fromkeys((name, *nouns, *DIMENSION_NOUNS.get(name, ())), book.dimension))
    for text, code in called.items():
        yield Name("dimension", code, text, "label")
        yield Name("dimension", code, plural(text), "alias")


def _shared_noun(book: CodeBook) -> Iterator[str]:
    """Yield the word that nearly all names of a list end with, which is what they are: trusts."""
    ends = Counter(split_words(each.label)[-1:] for each in book.members if each.kind != "total")
    end, count = max(ends.items(), key=lambda each: each[1], default=((), 0))
    if end and end[0].isalpha() and count >= max(LEAST_ALIKE, SHARE_ALIKE * ends.total()):
        yield end[0]


def _column_names(package: Package) -> Iterator[Name]:
    """Yield what tables call the dimension of areas, which is one in all: local authority."""
    columns = (
        dimension.label
        for read in package.reads
        for dimension in read.layout.dimensions
        if dimension.name == AREA
    )
    members = package.books[AREA].members if AREA in package.books else ()
    kinds = {each.kind for each in members if each.kind}
    for name in dict.fromkeys(clean_name(each.name).removesuffix(" name") for each in columns):
        nouns = (name, *(COUNCILS if name in AUTHORITIES and not kinds else ()))
        for noun in nouns if name in COLUMN_NOUNS and name not in kinds else ():
            yield Name("dimension", AREA, noun, "alias")
            yield Name("dimension", AREA, plural(noun), "alias")
