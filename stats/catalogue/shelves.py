"""An index in, what is loaded out, to be browsed: packages, and the measures of each.

A package of thousands of measures is told of in one query and listed a page at a time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from stats.index.reader import Index
from stats.index.schema import code_token
from stats.model import WHOLE, Source
from stats.text import split_words


@dataclass(frozen=True, slots=True)
class Shelf:
    """A package that is loaded.

    Attributes:
        token: a short name of it for a button, the same in every index.
        title: its title, or its one dataset's.
        measures: how many measures of it can be asked for.
        sought: how many of these have the words that were sought; all where none were.
        figures: how many figures it has, of all its measures.
        first, last: labels of its earliest and latest period; empty where none has a date.
        is_inferred: whether its measures were inferred, and are asked for by their labels.
        is_reference: whether its measures are worked with, and given by name, place and year alone.

    """

    package: str
    token: str
    title: str
    publisher: str
    licence: str
    published: str
    sources: tuple[Source, ...]
    measures: int
    sought: int
    figures: int
    first: str
    last: str
    is_inferred: bool
    is_reference: bool


@dataclass(frozen=True, slots=True)
class ShelfMeasure:
    """A measure that can be asked for; `unit` is empty where nobody says it."""

    dataset: str
    label: str
    unit: str


class Shelves:
    """What an index holds; it is read once, for it never changes.

    A package of references alone, such as the people that rates are worked out with, is listed
    with them.
    """

    def __init__(self, index: Index) -> None:
        """Take the index."""
        self._index = index
        self._shelves: dict[str, Shelf] = {}
        self._measures: dict[str, tuple[ShelfMeasure, ...]] = {}
        self._aliases = cache(index.dataset_aliases)

    def find(self, text: str = "") -> tuple[Shelf, ...]:
        """Return the packages with all words of a text in their title or a measure's names.

        Of a package that is not called so, `sought` counts the measures that are.
        """
        words = split_words(text)
        found = []
        for package in self._index.package_names():
            shelf = self._shelf(package)
            if words and not _has(words, [package, shelf.title, shelf.publisher]):
                shelf = replace(shelf, sought=len(self._matching(package, words)))
            if shelf.sought:
                found.append(shelf)
        return tuple(sorted(found, key=_place))

    def measures(self, package: str, text: str = "") -> tuple[ShelfMeasure, ...]:
        """Return a package's measures, by label; of a text, those that have its words.

        Where the package itself is called so, all.
        """
        words, shelf = split_words(text), self._shelf(package)
        if not words or _has(words, [package, shelf.title, shelf.publisher]):
            return self._all(package)
        return self._matching(package, words)

    def example(self, package: str) -> str:
        """Return a question of a package's first inferred measure; empty where it has none."""
        for code in self._index.datasets_of(package, most=1):
            dataset = self._index.dataset(code)
            key = next(self._index.cubes.keys(dataset, {}), {}) if dataset.is_inferred else {}
            if key:
                names = [self._index.code(*each).name for each in key.items() if each[0] != WHOLE]
                return " ".join([*names, dataset.label])
        return ""

    def _matching(self, package: str, words: Sequence[str]) -> tuple[ShelfMeasure, ...]:
        aliases = self._aliases()
        return tuple(
            each
            for each in self._all(package)
            if _has(words, [each.label, *aliases.get(each.dataset, ())])
        )

    def _all(self, package: str) -> tuple[ShelfMeasure, ...]:
        if package not in self._measures:
            labels = self._index.measure_labels
            rows = labels(package) or labels(package, of_references=True)
            self._measures[package] = tuple(ShelfMeasure(*row) for row in rows)
        return self._measures[package]

    def _shelf(self, package: str) -> Shelf:
        if package not in self._shelves:
            self._shelves[package] = _read_shelf(self._index, package, len(self._all(package)))
        return self._shelves[package]


def _read_shelf(index: Index, package: str, measures: int) -> Shelf:
    datasets = [index.dataset(code) for code in index.datasets_of(package, most=2)]
    first = datasets[0]
    periods = index.period_ends(package)
    titles = {each.title for each in datasets}
    own = titles.pop() if len(titles) == 1 else package.replace("-", " ").replace("_", " ")
    return Shelf(
        package=package,
        token=code_token("package", package),
        title=index.package_title(package) or own,
        publisher=first.publisher,
        licence=first.licence,
        published=index.published(package),
        sources=index.sources_of(package),
        measures=measures,
        sought=measures,
        figures=index.count_figures(package),
        first=periods[0].label if periods else "",
        last=periods[-1].label if periods else "",
        is_inferred=first.is_inferred,
        is_reference=not index.measure_labels(package),
    )


def _place(shelf: Shelf) -> tuple[bool, bool, str]:
    """Return where a package stands in the list: defined ones, references, the rest; by title."""
    return shelf.is_inferred, shelf.is_reference, shelf.title.casefold()


def _has(words: Sequence[str], texts: Sequence[str]) -> bool:
    """Whether each word begins a word of the texts.

    >>> _has(["loan", "ash"], ["Library loans of Ashby"]), _has(["oans"], ["loans"])
    (True, False)
    """
    known = [word for text in texts for word in split_words(text.replace("-", " "))]
    return all(any(each.startswith(word) for each in known) for word in words)
