"""Tables that were read in, the datasets, code lists and figures of their package out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from stats.errors import Problem
from stats.inferring.cubes import Slice
from stats.inferring.descriptor import PackageText
from stats.inferring.labels import (
    MeasureWords,
    count_decimals,
    shorten,
    with_table,
)
from stats.inferring.measuring import Measured, find_measures
from stats.inferring.members import CodeBook, make_slug
from stats.inferring.naming import name_areas, name_lists
from stats.inferring.reads import Package, Read, ReadMeasure
from stats.inferring.wholes import add_wholes, name_beside, name_wholes, tell_wholes
from stats.model import Cube, Dataset, Measure, Name, Release, Tables
from stats.periods import make_period
from stats.text import normalise

RELEASE = "release"
VALUE = "value"
_LAST_BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")
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
    found = [(read, list(find_measures(package, read, places))) for read in package.reads]
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
            *name_lists(books, periods),
            *name_areas(package),
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
        name_beside(book)
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
        said = (*package.text.caveats, *_said_around(read, package.text))
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
            dataset = _dataset(package, read, code, words, said, members, totals, wholes)
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
    """Yield the other names of measures that are not another measure's label, nor what is left of
    both labels without their brackets: "Cheese sold" of "(tonnes)" and of "(£ million)".
    """
    texts = [normalise(each.text) for each in aliases]
    asked = set(texts)
    owners: dict[str, set[str]] = {}
    bare: dict[str, set[str]] = {}
    for each in labels if aliases else ():
        if (label := normalise(each.text)) in asked:
            owners.setdefault(label, set()).add(each.code)
        if (label := _without_brackets(each.text)) in asked:
            bare.setdefault(label, set()).add(each.code)
    for each, text in zip(aliases, texts, strict=True):
        sharing = bare.get(text, set())
        is_shared = each.code in sharing and len(sharing) > 1
        if not (is_shared or owners.get(text, set()) - {each.code}):
            yield each


def _without_brackets(label: str) -> str:
    """Return a label, normalised, without what stands in brackets at its end."""
    return normalise(_LAST_BRACKETS.sub("", label) if label.rstrip().endswith(")") else label)


def _free_slug(package: Package, label: str) -> str:
    slug = make_slug(label)
    free, number = slug, 2
    while free in package.slugs:
        free, number = f"{slug}-{number}", number + 1
    package.slugs.add(free)
    return free


def _filled(codes: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Return the dimensions of which there is any."""
    return {name: found for name, found in codes.items() if found}


def _dataset(
    package: Package,
    read: Read,
    code: str,
    words: MeasureWords,
    said: Iterable[str],
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
        caveats=tuple(dict.fromkeys((*words.caveats, *said))),
        not_comparable="",
        package=text.name,
        licence=text.licence,
        is_inferred=True,
        wholes=wholes,
        beside=_filled({n: tuple(sorted(package.books[n].beside)) for n in members}),
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
