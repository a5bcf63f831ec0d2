"""Measure labels in, an inverted index over their terms out, and the reading of it.

Postings are arrays in BLOBs, read with numpy, which is imported only where a label is looked for.
The columns over all labels (weights, hashes) take twelve bytes a label; all else is read as asked.
"""

from __future__ import annotations

import re
import sqlite3
from array import array
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain
from math import log
from typing import TYPE_CHECKING, Any, NamedTuple
from zlib import crc32

from rapidfuzz.distance import OSA

from stats.index.analysis import analyse, find_spans, label_words, word_term
from stats.index.common import is_common_word
from stats.index.rows import insert_rows
from stats.index.schema import bigrams, gram_rows
from stats.text import split_words

if TYPE_CHECKING:
    from numpy import int32
    from numpy.typing import NDArray

TERM_TABLES = """
CREATE TABLE label_term(term TEXT PRIMARY KEY, labels INTEGER NOT NULL, contexts INTEGER NOT NULL,
    positions BLOB NOT NULL, places BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE label_body(position INTEGER PRIMARY KEY, label INTEGER NOT NULL, terms TEXT NOT NULL,
    surfaces TEXT NOT NULL, weights BLOB NOT NULL, total REAL NOT NULL);
CREATE TABLE label_word(id INTEGER PRIMARY KEY, word TEXT UNIQUE NOT NULL);
CREATE TABLE label_gram(gram TEXT, length INTEGER, word INTEGER, PRIMARY KEY(gram, length, word))
    WITHOUT ROWID;
CREATE TABLE label_column(name TEXT PRIMARY KEY, body BLOB NOT NULL) WITHOUT ROWID;
"""
"""`label_term`: postings of a term, in labels and in their contexts; `label_body`: the terms of a
label in order, with the words they came from; `label_column`: one number for each label."""

NAMES = ("label_term", "label_body", "label_word", "label_gram", "label_column")
CACHED_TERMS = 4096
BRACKETED = 0.35
"""What a term in brackets weighs: units and sources are seldom asked for.
Source: the tuned half of tests/questions/labels, 0.2 to 0.5 alike within a point."""
FACET_WEIGHT = 2.5
"""What a facet or a quantity weighs at least, however many labels have it: half of the labels
say "female", and it still decides. Source: as above."""
SILENT = frozenset(("@total", "@count"))
"""Facets that a label without them has as well: total, number of."""
SILENT_WEIGHT = 0.15
AGED = frozenset(("aged", "population", "adult", "@female", "@male"))
"""Terms behind which a bound is an age, without "years"."""
_PER_HEADS = re.compile(
    r"\bper (?:\d|(?:one )?(?:hundred|thousand|million)\b|capita\b|head\b|person\b|inhabitant)"
)
"""What a unit says of figures that are set against a number of persons, in small letters."""

Query = Callable[..., list[tuple[Any, ...]]]
"""Runs an SQL query with its values and returns all rows."""


@dataclass(frozen=True, slots=True)
class Posting:
    """A term's labels: positions of those that hold it, and of those whose context does."""

    term: str
    weight: float
    labels: NDArray[int32]
    contexts: NDArray[int32]


@dataclass(frozen=True, slots=True)
class LabelBody:
    """A label as its terms, in order, what each weighs, and which of them are ages and over."""

    label: int
    terms: tuple[str, ...]
    weights: tuple[float, ...]
    total: float
    ages: frozenset[str] = frozenset()


def term_weight(term: str, labels: int, count: int) -> float:
    """Return what a term weighs: the rarer, the more (inverse document frequency).

    >>> term_weight("gini", 1, 1000) > term_weight("population", 400, 1000)
    True
    """
    weight = log(1 + (count - labels + 0.5) / (labels + 0.5))
    if term in SILENT:
        return SILENT_WEIGHT
    return max(weight, FACET_WEIGHT) if term[:1] in ("@", "#") else weight


def hash_words(words: Iterable[str]) -> int:
    """Return a hash of words; `hash_runs` carries it on with further ones."""
    return crc32(" ".join((*words, "")).encode())


def hash_runs(words: Sequence[str], longest: int) -> Iterator[tuple[int, int, int]]:
    """Yield from where up to where each run of words is, and its hash as `hash_words` makes it.

    >>> [value == hash_words("ab"[start:end]) for start, end, value in hash_runs("ab", 2)]
    [True, True, True]
    """
    encoded = [f"{word} ".encode() for word in words]
    for start in range(len(words)):
        value = 0
        for end, word in enumerate(encoded[start : start + longest], start + 1):
            value = crc32(word, value)
            yield start, end, value


def write_terms(database: sqlite3.Connection, rows: Iterable[tuple[int, str, str]]) -> None:
    """Build the tables of terms, whatever stood in them before.

    `rows` are those of the table `label` in order: number, text and context.
    """
    for name in NAMES:
        database.execute(f"DELETE FROM {name}")  # noqa: S608
    labels = list(_analyse_labels(rows))
    _write_postings(database, labels)
    hashes = array("I", (hash_words(each.words) for each in labels))
    longest = max((len(each.words) for each in labels), default=0)
    columns = {"hash": hashes, "longest": array("i", [longest])}
    for name, column in columns.items():
        database.execute("INSERT INTO label_column VALUES (?, ?)", (name, column.tobytes()))
    _write_words(database, set(chain.from_iterable(each.words for each in labels)))


class _Label(NamedTuple):
    """What is found of a label.

    Attributes:
        number: its own in the table `label`.
        terms: term -> itself, and where its words start and end; of a term that stands there
            twice, the first outside of brackets.
        bracketed: its terms that stand in brackets only.
        kinds: what its unit says of it.
        around: the terms of its context.

    """

    number: int
    words: tuple[str, ...]
    terms: dict[str, tuple[str, int, int]]
    bracketed: frozenset[str]
    kinds: tuple[str, ...]
    around: frozenset[str]


def _analyse_labels(rows: Iterable[tuple[int, str, str]]) -> Iterator[_Label]:
    contexts: dict[str, tuple[tuple[str, ...], frozenset[str]]] = {}
    for number, text, context in rows:
        if context not in contexts:
            around = frozenset(term.text for term in analyse(split_words(context)))
            contexts[context] = unit_kinds(context.partition("\n")[0]), around
        words, marks = label_words(text)
        spans = find_spans(words)
        terms = _firsts(spans)
        bracketed: frozenset[str] = frozenset()
        if True in marks:
            outside = _firsts(span for span in spans if not marks[span[1]])
            terms |= outside
            bracketed = frozenset(terms.keys() - outside.keys())
        yield _Label(number, words, terms, bracketed, *contexts[context])


def _firsts(spans: Iterable[tuple[str, int, int]]) -> dict[str, tuple[str, int, int]]:
    found: dict[str, tuple[str, int, int]] = {}
    for span in spans:
        found.setdefault(span[0], span)
    return found


def unit_kinds(unit: str) -> tuple[str, ...]:
    """Return the kinds of measures that a unit says: "homicides" per million are a rate.

    >>> unit_kinds("per 100,000 population"), unit_kinds("%"), unit_kinds("tonnes")
    (('@rate', '@percapita'), ('@percent',), ())
    """
    if _PER_HEADS.search(unit.casefold()):
        return ("@rate", "@percapita")
    return tuple(
        dict.fromkeys(
            term.text for term in analyse(split_words(unit)) if term.text in ("@percent", "@rate")
        )
    )


def _write_postings(database: sqlite3.Connection, labels: Sequence[_Label]) -> None:
    places: defaultdict[str, array[int]] = defaultdict(lambda: array("i"))
    contexts: defaultdict[str, array[int]] = defaultdict(lambda: array("i"))
    for position, each in enumerate(labels):
        own = each.terms.keys() | each.kinds if each.kinds else each.terms
        for term in own:
            places[term].append(position)
        for term in each.around.difference(own):
            contexts[term].append(position)
    count = len(labels)
    weights = {term: term_weight(term, len(found), count) for term, found in places.items()}
    none = array("i")
    insert_rows(
        database,
        "label_term",
        (
            (
                term,
                len(places.get(term, none)),
                len(contexts.get(term, none)),
                places.get(term, none).tobytes(),
                contexts.get(term, none).tobytes(),
            )
            for term in sorted(places.keys() | contexts.keys())
        ),
    )
    totals = array("f")
    insert_rows(database, "label_body", _bodies(labels, weights, totals))
    database.execute("INSERT INTO label_column VALUES ('total', ?)", (totals.tobytes(),))


def _bodies(
    labels: Sequence[_Label], weights: Mapping[str, float], totals: array[float]
) -> Iterator[tuple[int, int, str, str, bytes, float]]:
    for position, (number, words, terms, bracketed, kinds, _) in enumerate(labels):
        said = [kind for kind in kinds if kind not in terms]
        light = bracketed.union(said) if said else bracketed
        own = array(
            "f",
            [
                weights[term] * BRACKETED if term in light else weights[term]
                for term in (*terms, *said)
            ],
        )
        total = sum(own)
        totals.append(total)
        surfaces = [
            words[start] if end == start + 1 else "_".join(words[start:end])
            for _, start, end in terms.values()
        ] + [kind[1:] for kind in said]
        yield position, number, " ".join((*terms, *said)), " ".join(surfaces), own.tobytes(), total


def _write_words(database: sqlite3.Connection, words: set[str]) -> None:
    ordered = sorted(word for word in words if word.isalpha() and len(word) > 2)
    insert_rows(database, "label_word", enumerate(ordered))
    insert_rows(database, "label_gram", gram_rows(ordered, 0))


def _ages(terms: Sequence[str], surfaces: Sequence[str]) -> frozenset[str]:
    """Return the bounds of a label that are ages: not "7 or more" of "7-or-more persons".

    >>> sorted(_ages(["@female", "#ge:15"], ["women", "15_years_and_over"]))
    ['#ge:15']
    """
    before = ("", *terms)
    return frozenset(
        term
        for term, surface, last in zip(terms, surfaces, before, strict=False)
        if term[:4] == "#ge:" and ("year" in surface or last in AGED)
    )


class LabelIndex:
    """The labels of an opened index file, given what runs a query on it; safe to share."""

    def __init__(self, query: Query) -> None:
        self._query = query
        # What was found lately: kept, and bounded, by who looks for labels.
        self.searches: dict[Hashable, Any] = {}
        self.posting = lru_cache(CACHED_TERMS)(self._posting)
        self.closest = lru_cache(CACHED_TERMS)(self._closest)
        self.is_common = lru_cache(CACHED_TERMS)(self._is_common)
        self.is_word = lru_cache(CACHED_TERMS)(self._is_word)
        self.body = lru_cache(CACHED_TERMS)(self._body)
        self.column = lru_cache(8)(self._column)
        self.text = lru_cache(CACHED_TERMS)(self._text)
        self.surfaces = lru_cache(CACHED_TERMS)(self._surfaces)
        self._hashes = lru_cache(1)(self._sort_hashes)

    def _posting(self, term: str) -> Posting | None:
        """Return the labels of a term; None where no label or context holds it."""
        import numpy as np  # noqa: PLC0415 - only where a label is looked for

        rows = self._query("SELECT labels, positions, places FROM label_term WHERE term = ?", term)
        if not rows:
            return None
        labels, positions, contexts = rows[0]
        return Posting(
            term,
            term_weight(term, labels, len(self.column("total"))),
            np.frombuffer(positions, np.int32),
            np.frombuffer(contexts, np.int32),
        )

    def _column(self, name: str) -> Any:
        """Return a column over all labels, or the longest label's number of words."""
        import numpy as np  # noqa: PLC0415 - only where a label is looked for

        kinds = {"total": np.float32, "hash": np.uint32, "longest": np.int32}
        rows = self._query("SELECT body FROM label_column WHERE name = ?", name)
        return np.frombuffer(rows[0][0] if rows else b"", kinds[name])

    @cached_property
    def longest(self) -> int:
        """How many words the longest label has."""
        return int(self.column("longest").max(initial=0))

    @property
    def rarest(self) -> float:
        """What a word weighs that stands in a single label."""
        return term_weight("", 1, len(self.column("total")))

    def hashes(self) -> tuple[Any, Any]:
        """Return the hashes of all labels in order of size, and whose each is."""
        return self._hashes()

    def _sort_hashes(self) -> tuple[Any, Any]:
        column = self.column("hash")
        order = column.argsort(kind="stable")
        return column[order], order

    def bodies(self, positions: Sequence[int]) -> list[LabelBody]:
        """Return the terms of labels in the order asked."""
        return [self.body(position) for position in positions]

    def _body(self, position: int) -> LabelBody:
        label, text, surfaces, weights, total = self._query(
            "SELECT label, terms, surfaces, weights, total FROM label_body WHERE position = ?",
            position,
        )[0]
        numbers = array("f")
        numbers.frombytes(weights)
        terms = tuple(text.split())
        ages = _ages(terms, surfaces.split()) if "#ge:" in text else frozenset()
        return LabelBody(label, terms, tuple(numbers), total, ages)

    def bracketed(self, position: int) -> frozenset[str]:
        """Return the terms of a label that stand in brackets in it."""
        body = self.body(position)
        return frozenset(
            term
            for term, weight in zip(body.terms, body.weights, strict=True)
            if (posting := self.posting(term)) is not None
            and weight < posting.weight * (1 + BRACKETED) / 2
        )

    def _text(self, position: int) -> tuple[str, str]:
        """Return dataset and text of a label."""
        dataset, text = self._query(
            "SELECT dataset, text FROM label WHERE id = ?", self.body(position).label
        )[0]
        return dataset, text

    def words(self, position: int) -> tuple[str, ...]:
        """Return the words of a label."""
        return split_words(self.text(position)[1])

    def _surfaces(self, position: int) -> tuple[str, ...]:
        """Return the words that the terms of a label came from, in the order of its terms."""
        rows = self._query("SELECT surfaces FROM label_body WHERE position = ?", position)
        return tuple(each.replace("_", " ") for each in rows[0][0].split())

    def _is_common(self, word: str) -> bool:
        return is_common_word(self._query, word)

    def _is_word(self, word: str) -> bool:
        return bool(self._query("SELECT 1 FROM label_word WHERE word = ?", word))

    def _closest(self, word: str, max_distance: int) -> tuple[str, ...]:
        """Return the terms of the label words fewest edits away, all those equally near."""
        near = self.near_words(word, max_distance)
        found = (word_term(text) for distance, text in near if distance == near[0][0])
        return tuple(dict.fromkeys(found))

    def near_words(self, word: str, max_distance: int) -> list[tuple[int, str]]:
        """Return the label words at most so many edits away, the nearest first."""
        grams = bigrams(word)
        least = max(1, len(grams) - 3 * max_distance)
        marks = ", ".join("?" * len(grams))
        rows = self._query(
            f"SELECT label_word.word FROM label_gram JOIN label_word ON label_word.id = "  # noqa: S608
            f"label_gram.word WHERE gram IN ({marks}) AND length BETWEEN ? AND ? "
            "GROUP BY label_gram.word HAVING count(*) >= ?",
            *grams,
            len(word) - max_distance,
            len(word) + max_distance,
            least,
        )
        return sorted(
            (distance, text)
            for (text,) in rows
            if (distance := OSA.distance(word, text, score_cutoff=max_distance)) <= max_distance
        )
