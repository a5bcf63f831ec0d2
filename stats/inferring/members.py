"""Columns of labels and codes in, the code lists of a package out, one for each dimension.

Tables of one package share their lists: a label without a code is the member that another table
gives a code to.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from stats.inferring.countries import code_names, find_territory, other_names, share_territories
from stats.inferring.kinds import one_of_kind
from stats.inferring.layout import Dimension
from stats.inferring.levels import find_levels
from stats.inferring.places import (
    first_word,
    place_kind,
    shared_firsts,
    short_names,
    state_names,
)
from stats.inferring.relations import combine
from stats.inferring.shortened import shorter_labels
from stats.model import PACKAGE_MARK, Code, Name
from stats.text import normalise, split_words

MAX_SLUG = 60
"""Letters of a code that is made of a label: people write it behind `export --dimension`."""


def make_slug(text: str) -> str:
    """Return a short code made of a label's words.

    >>> make_slug("85+ years"), make_slug("Côte d'Ivoire")
    ('85-plus-years', 'cote-divoire')
    """
    words = "-".join(split_words(text))
    if len(words) > MAX_SLUG:
        words = words[:MAX_SLUG].rpartition("-")[0] or words[:MAX_SLUG]
    return words or "-".join(f"{ord(each):x}" for each in text[:8]) or "none"


@dataclass(slots=True)
class Member:
    """A member while its list is made."""

    code: str
    label: str
    kind: str = ""
    parent: str = ""
    aliases: tuple[str, ...] = ()
    is_listed: bool = False
    """Whether a list of codes says what it is called."""


@dataclass(frozen=True, slots=True)
class Whole:
    """A member that others of its list are parts of: its place, and how that is known.

    One that `stands_for_all` is taken where a question names no other.
    """

    place: int
    why: str
    stands_for_all: bool = False


SEXES = {
    name: tuple(word for word in words if word != name)
    for words in (
        ("male", "males", "men", "man", "boys", "boy"),
        ("female", "females", "women", "woman", "girls", "girl"),
    )
    for name in words
}
"""What members of these names are called too."""
LEAST_TERRITORIES = 0.5
"""Share of a list's labels that must be territories for it to be one of countries. Source: as for
the columns of areas (stats/inferring/roles.py)."""
COUNTRY = "country"
UNITED_KINGDOM = "GB"
NO_COUNTRIES = ("", "001", "EU", "EZ", "QO", "UN")
"""What CLDR lists as territories besides countries: the world, the European Union, ..."""


def _clean_code(code: str) -> str:
    """Return a code without the signs that keys and packages are told apart by."""
    code = code.replace("|", "-").replace("=", "-").replace("+", "-plus")
    return code.replace(PACKAGE_MARK, "-at-")


class CodeBook:
    """The code list of one dimension while tables are read."""

    def __init__(self, dimension: str) -> None:
        self.dimension = dimension
        self.members: list[Member] = []
        self.places: dict[str, int] = {}
        self.labels: dict[str, int] = {}
        self.shared: frozenset[str] = frozenset()
        """Labels that several codes have: without a code, nobody knows whose they are."""
        self.wholes: dict[int, Whole] = {}
        """The members that others are parts of, by place."""
        self.beside: frozenset[str] = frozenset()
        """The kinds of members that lie beside each other, and none in one of another kind."""
        self.has_gaps = False
        """Whether figures of no member were left out: the only other one is then no whole."""

    def place(self, code: str, label: str) -> int:
        """Return the place of a member, which is added where it is new; -1 where it is unclear."""
        code = _clean_code(code)
        if code in self.places:
            return self.places[code]
        if not code:
            if label in self.shared:
                return -1
            if label in self.labels:
                return self.labels[label]
            code = self._free(make_slug(label))
        elif label in self.labels and self._is_slug(self.labels[label]):
            # The same label, seen before without its code.
            place = self.labels[label]
            del self.places[self.members[place].code]
            self.members[place].code = code
            self.places[code] = place
            return place
        self.places[code] = len(self.members)
        self.labels.setdefault(label, len(self.members))
        self.members.append(Member(code, label))
        return len(self.members) - 1

    def take_codes(self, codes: Sequence[str]) -> None:
        """Give each member its code, in their order; one without keeps its own if it is free."""
        self.places = {}
        for has_code in (True, False):
            for place, (member, code) in enumerate(zip(self.members, codes, strict=True)):
                if bool(code) is has_code:
                    member.code = self._free(_clean_code(code) or member.code)
                    self.places[member.code] = place
        self.replace_members(self.members)

    def replace_members(self, members: Sequence[Member]) -> None:
        """Take other members for those there are, in their order."""
        self.members = list(members)
        self.places = {each.code: place for place, each in enumerate(self.members)}
        self.labels = {}
        for place, each in enumerate(self.members):
            self.labels.setdefault(each.label, place)

    def _free(self, slug: str) -> str:
        code, number = slug, 2
        while code in self.places:
            code, number = f"{slug}-{number}", number + 1
        return code

    def _is_slug(self, place: int) -> bool:
        member = self.members[place]
        return member.code == make_slug(member.label)

    def codes(self) -> Iterator[Code]:
        """Yield the code list."""
        for each, name in zip(self.members, self._own_names(), strict=True):
            parent = each.parent if each.parent in self.places and each.parent != each.code else ""
            yield Code(self.dimension, each.code, each.label, name, each.kind, parent)

    def name_states(self) -> None:
        """Call members states, counties and cities that are, in a list with states of the USA.

        A ranking of states is then one of them alone.
        """
        if any(each.kind for each in self.members) or not state_names(self.labels):
            return
        for each in self.members:
            each.kind = place_kind(each.label)

    def name_levels(self) -> None:
        """Call members what the register of geographic codes says that their areas are."""
        if any(each.kind for each in self.members):
            return
        levels = find_levels([each.code for each in self.members])
        if len(set(levels.values())) > 1:
            for each in self.members:
                each.kind = levels.get(each.code, "")

    def name_countries(self) -> None:
        """Call those members countries that are, in a list mostly of countries without kinds.

        The world, continents and groups of countries are then no part of a ranking of countries.
        """
        labels = [each.label for each in self.members]
        if self.dimension != "area" or any(each.kind for each in self.members):
            return
        if share_territories(labels) < LEAST_TERRITORIES:
            return
        if {find_territory(label) for label in labels} <= {*NO_COUNTRIES, UNITED_KINGDOM}:
            return  # a list of its nations, of which it is no fellow
        for each in self.members:
            if find_territory(each.label) not in NO_COUNTRIES:
                each.kind = COUNTRY

    def _own_names(self) -> list[str]:
        """Return what a reading calls each member: its label, with its kind where that is shared,
        with its code where both are.
        """
        labels = Counter(normalise(each.label) for each in self.members)
        kinds = Counter((normalise(each.label), each.kind) for each in self.members)
        names = []
        for each in self.members:
            label = normalise(each.label)
            marks = [each.kind] if each.kind else []
            if not each.kind or kinds[label, each.kind] > 1:
                marks.append(each.code)
            names.append(f"{each.label} ({', '.join(marks)})" if labels[label] > 1 else each.label)
        return names

    def names(self) -> Iterator[Name]:
        """Yield what members are called: labels, aliases, codes, other names of countries."""
        labels = {normalise(each.label) for each in self.members}
        states = state_names(self.labels)
        is_area = self.dimension == "area"
        coded = code_names(list(self.labels)) if is_area else {}
        firsts = shared_firsts(self.labels) if is_area else frozenset()
        shorter = shorter_labels(self.labels) if not is_area else {}
        for each, own in zip(self.members, self._own_names(), strict=True):
            yield Name(self.dimension, each.code, each.label, "label")
            # Another package may have a second one of this label, and then call it so.
            others = [own, *([f"{each.label} ({each.kind})"] if each.kind else []), *each.aliases]
            if normalise(each.code) != normalise(each.label) and each.code != make_slug(each.label):
                others.append(each.code)
            if is_area:
                others += [*other_names(each.label), *coded.get(each.label, ())]
            others += SEXES.get(normalise(each.label), ())
            others += [shorter[each.label]] if each.label in shorter else []
            others += short_names(each.label, self.labels, is_area=is_area)
            if firsts and (first := first_word(each.label)) in firsts:
                others.append(first.capitalize())
            seen = {normalise(each.label)}
            for text in others:
                plain = normalise(text)
                # A name that is another member's label is that member's.
                if plain and plain not in seen and plain not in labels and not _is_word(text):
                    seen.add(plain)
                    yield Name(self.dimension, each.code, text, "alias")
            for text in states.get(each.label, ()):
                yield Name(self.dimension, each.code, text, "alias")

    def totals(self, used: NDArray[np.int32]) -> tuple[str, ...]:
        """Return the used codes that stand for all others: the only one, or those known to."""
        if used.min() == used.max() and not self.has_gaps:
            return (self.members[used[0]].code,)
        return self._used(used, [each for each in self.wholes.values() if each.stands_for_all])

    def wholes_of(self, used: NDArray[np.int32]) -> tuple[str, ...]:
        """Return the used codes that others are parts of."""
        return () if used.min() == used.max() else self._used(used, self.wholes.values())

    def _used(self, used: NDArray[np.int32], wholes: Iterable[Whole]) -> tuple[str, ...]:
        places = sorted(each.place for each in wholes)
        return tuple(self.members[place].code for place in places if (used == place).any())


def _is_word(text: str) -> bool:
    """Whether a code is too short to be taken for a name: numbers and one or two letters."""
    return text.isdecimal() or (len(text) <= 2 and text != "UK")


def shared_labels(dimensions: Sequence[Dimension]) -> frozenset[str]:
    """Return the labels that several codes have in the tables that these dimensions are of.

    Nothing is looked for where each member has its code.
    """
    if not any(_lacks_codes(each) for each in dimensions):
        return frozenset()
    pairs: set[tuple[str, str]] = set()
    for each in dimensions:
        if each.code is None or each.code.codes is None or each.label.codes is None:
            continue
        both = np.flatnonzero((each.label.codes >= 0) & (each.code.codes >= 0))
        groups, uniques = pd.factorize(combine([each.label.codes[both], each.code.codes[both]]))
        rows = both[_first_rows(groups, len(uniques))]
        pairs.update(
            (each.label.texts[each.label.codes[row]], each.code.texts[each.code.codes[row]])
            for row in rows
        )
    counts = Counter(label for label, _ in pairs)
    return frozenset(label for label, count in counts.items() if count > 1)


def _lacks_codes(dimension: Dimension) -> bool:
    """Whether a member may stand in the table without a code."""
    if dimension.code is None or dimension.code.codes is None or dimension.label.codes is None:
        return True
    return bool(((dimension.code.codes < 0) & (dimension.label.codes >= 0)).any())


def unclear_labels(dimension: Dimension, places: NDArray[np.int32]) -> tuple[str, ...]:
    """Return the labels of rows that have no place although they are called something."""
    if dimension.label.codes is None:
        return ()
    found = np.unique(dimension.label.codes[(places < 0) & (dimension.label.codes >= 0)])
    return tuple(dimension.label.texts[each] for each in found)


def place_members(dimension: Dimension, book: CodeBook) -> NDArray[np.int32]:
    """Return for each row the place of its member in the book, -1 where the cell is empty."""
    columns = [dimension.label, *([dimension.code] if dimension.code else [])]
    codes = [each.codes for each in columns if each.codes is not None]
    if len(columns) == 1:
        texts = dimension.label.texts
        places = [book.place("", text) for text in texts]
        rows = np.array([*places, -1], np.int32)[codes[0]]
        firsts = _first_rows(codes[0], len(texts))
    else:
        groups, uniques = pd.factorize(combine(codes))
        firsts = _first_rows(groups, len(uniques))
        places = []
        for row in firsts:
            label_at, code_at = int(codes[0][row]), int(codes[1][row])
            label = dimension.label.texts[label_at] if label_at >= 0 else ""
            code = dimension.code.texts[code_at] if dimension.code and code_at >= 0 else ""
            places.append(book.place(code, label or code) if label or code else -1)
        rows = np.array(places, np.int32)[groups]
    _describe(dimension, book, places, firsts)
    return rows


def _first_rows(codes: NDArray[np.intp], size: int) -> NDArray[np.intp]:
    firsts = np.zeros(size, np.intp)
    full = np.flatnonzero(codes >= 0)[::-1]
    firsts[codes[full]] = full
    return firsts


def _describe(
    dimension: Dimension, book: CodeBook, places: Sequence[int], firsts: NDArray[np.intp]
) -> None:
    """Note what other columns say of the members, from the first row that each stands in."""
    for place, row in zip(places, firsts, strict=True):
        if place < 0:
            continue
        member = book.members[place]
        for name in ("kind", "parent"):
            column = getattr(dimension, name)
            if column is None or column.codes is None or column.codes[row] < 0:
                continue
            if not getattr(member, name):
                said = column.texts[column.codes[row]]
                setattr(member, name, one_of_kind(said) if name == "kind" else said)
        for column in dimension.aliases:
            if column.codes is not None and column.codes[row] >= 0:
                text = column.texts[column.codes[row]]
                more = tuple(part.strip() for part in text.split("|") if part.strip())
                member.aliases = tuple(dict.fromkeys([*member.aliases, *more]))


def with_parents(book: CodeBook) -> None:
    """Turn parents that are written as labels into codes."""
    for place, each in enumerate(book.members):
        if each.parent and each.parent not in book.places and each.parent in book.labels:
            book.members[place] = replace(each, parent=book.members[book.labels[each.parent]].code)
