"""The code lists of a package in, what its dimensions and members are called out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from stats.inferring.kinds import is_area_kind
from stats.inferring.members import CodeBook
from stats.inferring.reads import Package
from stats.inferring.words import clean_name
from stats.model import WHOLE, Name, Period
from stats.text import plural, split_words

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
KIND_NOUNS = {"local authority district": ("local authority", "council", "district")}
"""What people call areas of a kind besides, where no other kind of the list is called so."""
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


def name_lists(books: Sequence[CodeBook], periods: Sequence[Period]) -> Iterator[Name]:
    """Yield the names of members, of dimensions with the kinds of their members, and of periods."""
    has_areas = any(book.dimension == AREA for book in books)
    for book in books:
        if book.dimension == WHOLE:
            continue
        yield from book.names()
        yield from _dimension_names(book)
        if book.dimension != AREA and not has_areas and _is_of_areas(book):
            yield Name("dimension", book.dimension, AREA, "alias")
            yield Name("dimension", book.dimension, plural(AREA), "alias")
    for each in periods:
        if each.kind != "undated":
            yield Name("period", each.code, each.label, "label")


def _dimension_names(book: CodeBook) -> Iterator[Name]:
    kinds = {each.kind for each in book.members if each.kind}
    called = {kind: f"{book.dimension}:{kind}" for kind in sorted(kinds)}
    taken = {kind.casefold() for kind in kinds}
    besides = ((kind, noun) for kind in kinds for noun in KIND_NOUNS.get(kind.casefold(), ()))
    called |= {noun: called[kind] for kind, noun in besides if noun not in taken}
    name = book.dimension.replace("-", " ")
    short = [name.partition(" of ")[0], *(name.split()[1:2] if name.count(" ") == 1 else ())]
    nouns = [each for each in (*short, *_shared_noun(book)) if each not in NOT_ALONE]
    called.update(dict.fromkeys((name, *nouns, *DIMENSION_NOUNS.get(name, ())), book.dimension))
    for text, code in called.items():
        yield Name("dimension", code, text, "label")
        yield Name("dimension", code, plural(text), "alias")


def _is_of_areas(book: CodeBook) -> bool:
    """Whether the kinds of a list's members are those of areas, whatever its column is called."""
    kinds = {each.kind for each in book.members}
    return bool(kinds) and all(map(is_area_kind, kinds))


def _shared_noun(book: CodeBook) -> Iterator[str]:
    """Yield the word that nearly all names of a list end with, which is what they are: trusts."""
    ends = Counter(split_words(each.label)[-1:] for each in book.members if each.kind != "total")
    end, count = max(ends.items(), key=lambda each: each[1], default=((), 0))
    if end and end[0].isalpha() and count >= max(LEAST_ALIKE, SHARE_ALIKE * ends.total()):
        yield end[0]


def name_areas(package: Package) -> Iterator[Name]:
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
