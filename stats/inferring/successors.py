"""Tables that were read in, with areas that were given a new code taken for one where they are one.

Two codes of one name and one kind are the same member where no figure of the one is contradicted by
one of the other: an authority whose code changed with its boundary. The newer code
stands, the older is another name for it. Two that lie in different areas are never one. Where the
older one ends before the newer one begins, the series breaks: nobody says that the boundary is the
same. Where the two have different figures for one period, they are two, and a question with their
name is asked back.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np
import pandas as pd

from stats.errors import Problem
from stats.inferring.members import CodeBook, Member
from stats.inferring.reads import Package, Read
from stats.inferring.words import AREA_NAMES, KIND_NAMES, clean_name
from stats.periods import make_period
from stats.text import normalise


def join_successors(package: Package) -> None:
    """Let one member stand where several codes are the same one, and say so."""
    for book in package.books.values():
        joined: dict[int, int] = {}
        for places in _alike(book):
            ordered = sorted(places, key=lambda each: _recency(package, book, each), reverse=True)
            reads = package.reads
            if any(_lie_apart(read, book.dimension, places) for read in reads):
                continue
            if all(_agree(read, book.dimension, places) for read in reads):
                joined.update(dict.fromkeys(ordered[1:], ordered[0]))
        if joined:
            _report(package, book, joined)
            _join(package, book, joined)


def _alike(book: CodeBook) -> Iterator[list[int]]:
    """Yield the places of members that have the same name and kind, and codes of their own."""
    groups: dict[tuple[str, str], list[int]] = {}
    for place, each in enumerate(book.members):
        groups.setdefault((normalise(each.label), each.kind), []).append(place)
    for places in groups.values():
        parents = {book.members[place].parent for place in places} - {""}
        if len(places) > 1 and len(parents) < 2:
            yield places


def _lie_apart(read: Read, dimension: str, places: Sequence[int]) -> bool:
    """Whether a table says of two of these members that they lie in different areas."""
    if dimension not in read.members:
        return False
    own = {
        part.place
        for each in read.layout.dimensions
        for part in (each.label, each.code, each.kind, *each.aliases)
        if part is not None
    }
    for column in read.table.columns:
        name = clean_name(column.name)
        is_area = column.field.role == "parent" or name in AREA_NAMES - KIND_NAMES
        if column.codes is None or not is_area or column.place in own:
            continue
        areas = [np.unique(column.codes[read.members[dimension] == place]) for place in places]
        known = [set(each[each >= 0].tolist()) for each in areas]
        if any(one and other and one.isdisjoint(other) for one, other in combinations(known, 2)):
            return True
    return False


def _recency(package: Package, book: CodeBook, place: int) -> tuple[str, bool, int]:
    """Return what is the higher the newer a member's code is."""
    code = book.members[place].code
    ends = [end for read in package.reads for end in _ends(read, book.dimension, place)]
    is_named = any(
        code in text
        for read in package.reads
        if read.layout.note is not None
        for text in read.layout.note.texts
    )
    return max(ends, default=""), is_named, -place


def _ends(read: Read, dimension: str, place: int) -> Iterator[str]:
    if dimension not in read.members or read.layout.is_across:
        return
    rows = read.members[dimension] == place
    has_value = np.zeros(read.table.rows, bool)
    for column in read.layout.values:
        if column.numbers is not None:
            has_value |= ~np.isnan(column.numbers)
    for period in np.unique(read.periods[rows & has_value]):
        if period >= 0:
            yield make_period(read.period_codes[period]).end


def _agree(read: Read, dimension: str, places: Sequence[int]) -> bool:
    """Whether a table has no two different values for one key of these members."""
    if dimension not in read.members:
        return True
    rows = np.flatnonzero(np.isin(read.members[dimension], places))
    keys: list[pd.Series] = [
        pd.Series(members[rows]) for name, members in read.members.items() if name != dimension
    ]
    if not read.layout.is_across:
        keys.append(pd.Series(read.periods[rows]))
    named = [*read.layout.named, *([read.layout.unit] if read.layout.unit else [])]
    keys += [pd.Series(each.codes[rows]) for each in named if each.codes is not None]
    for column in read.layout.values:
        if column.numbers is None:
            continue
        values = pd.Series(column.numbers[rows])
        counts = values.groupby(keys).nunique() if keys else pd.Series([values.nunique()])
        if (counts > 1).any():
            return False
    return True


def _break(read: Read, dimension: str, old: int, new: int) -> None:
    """Note the first rows of a newer code where they are later than all of the older one."""
    members = read.members[dimension]
    known = sorted({make_period(each).start for each in read.period_codes})
    ranks = [known.index(make_period(each).start) for each in read.period_codes]
    starts = np.array([*ranks, -1])[read.periods]
    after = (members == new) & (starts >= 0)
    first = starts[after].min(initial=len(known))
    if not (members == old).any() or starts[members == old].max() >= first:
        return
    if read.breaks is None:
        read.breaks = np.zeros(read.table.rows, bool)
    read.breaks |= after & (starts == first)


def _report(package: Package, book: CodeBook, joined: dict[int, int]) -> None:
    for old, new in joined.items():
        one, other = book.members[old], book.members[new]
        why = (
            f"{book.dimension} {one.code!r} and {other.code!r} are both {other.label!r} and no "
            f"figure of one contradicts the other's; {other.code!r} stands for both"
        )
        package.problems.append(Problem(package.text.path, 0, why, is_error=False))


def _join(package: Package, book: CodeBook, joined: dict[int, int]) -> None:
    for old, new in joined.items():
        gone, kept = book.members[old], book.members[new]
        kept.aliases = tuple(dict.fromkeys([*kept.aliases, gone.code, *gone.aliases]))
        kept.parent = kept.parent or gone.parent
    stay = [place for place in range(len(book.members)) if place not in joined]
    places = {old: new for new, old in enumerate(stay)}
    moved = [places[joined.get(place, place)] for place in range(len(book.members))]
    lookup = np.array([*moved, -1], np.int32)
    for read in package.reads:
        if book.dimension in read.members and not read.layout.is_across:
            for old, new in joined.items():
                _break(read, book.dimension, old, new)
    for read in package.reads:
        if book.dimension in read.members:
            read.members[book.dimension] = lookup[read.members[book.dimension]]
    members: list[Member] = [book.members[place] for place in stay]
    book.replace_members(members)
