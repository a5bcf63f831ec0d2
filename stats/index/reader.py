"""An index file in, its codes, names and observations out; opened in constant time, read only."""

from __future__ import annotations

import json
import re
import sqlite3
import threading
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import quote

from rapidfuzz.distance import OSA

from stats.errors import IndexFileError
from stats.index.checksum import verify_checksum
from stats.index.cubes import HEAD_BYTES, count_rows
from stats.index.kept import KeptSeries
from stats.index.schema import (
    APPLICATION_ID,
    FORMAT_VERSION,
    HIDDEN_FROM,
    bigrams,
    data_version,
    series_key,
)
from stats.index.series import CubeReader
from stats.index.terms import LabelIndex
from stats.model import (
    Code,
    Dataset,
    Measure,
    Observation,
    Period,
    Release,
    Report,
    Source,
)
from stats.text import fold

HEADER_BYTES = 100
"""SQLite's own header: page size and number of pages (https://www.sqlite.org/fileformat.html)."""
MEMORY_MAP_BYTES = 1 << 32
PLAIN_YEAR = re.compile(r"(?:19|20)\d\d")
"""Codes of years that any text about years is read for."""
CACHED_OBJECTS = 4096
CACHED_PERIODS, CACHED_LISTS = 32_768, 32
"""Periods kept: forty years of days are 15,000; and lists of a dataset's."""
MAX_PLACEHOLDERS = 500
"""Values in one query; SQLite takes 32,766 (https://www.sqlite.org/limits.html)."""


@dataclass(frozen=True, slots=True)
class NameHit:
    """A code that a piece of text names, and the name it was found by."""

    concept: str
    code: str
    kind: str
    text: str
    population: int


@dataclass(frozen=True, slots=True)
class WordHit:
    """A word of the vocabulary close to a misspelt one; `distance` counts single-letter edits."""

    word: str
    distance: int
    is_place_only: bool


@dataclass(frozen=True, slots=True)
class Loaded:
    """A package that an index holds; `is_defined` says that it defines its datasets itself."""

    name: str
    is_defined: bool


class Index:
    """An opened index file. It never changes, so any number of threads may read it at once."""

    version: str
    """A short name of the data: the same facts have the same one, on every machine."""
    now: str
    """The present month `YYYY-MM`, where the latest of figures for later ones is asked for."""
    last_start: str
    """The month in which the last of all periods begins."""

    def __init__(self, path: Path, *, hidden: frozenset[str] = frozenset()) -> None:
        """Open the file at `path`, as though the packages named in `hidden` were not in it.

        Raises:
            IndexFileError: there is no such file, or it is no index of this format.

        """
        self.path = path
        self.hidden = hidden
        self.now = ""
        self._reading = threading.Lock()
        self._check_length()
        # One for all threads: what is opened later may be another file by then.
        self._file = _identity(path)
        self._connection = _connect(path, hidden)
        self._check()
        self.version = self._version()
        self.last_start = str(self._one("SELECT coalesce(max(\"start\"), '') FROM period")[0])
        self.dataset = lru_cache(CACHED_OBJECTS)(self._dataset)
        self.code = lru_cache(CACHED_OBJECTS)(self._code)
        self.period = lru_cache(CACHED_PERIODS)(self._period)
        self.period_names = lru_cache(CACHED_LISTS)(self._period_names)
        self.measure = lru_cache(CACHED_OBJECTS)(self._measure)
        self.release = lru_cache(CACHED_OBJECTS)(self._release)
        self.source = lru_cache(CACHED_OBJECTS)(self._source)
        self.observations = lru_cache(CACHED_OBJECTS)(self._observations)
        self.long_series = KeptSeries(self._observations)
        self.cubes = CubeReader(self._all)
        self.labels = LabelIndex(self._all)
        self.has_labels = bool(self._all("SELECT 1 FROM label LIMIT 1"))
        self.is_common = lru_cache(CACHED_OBJECTS)(self._is_common)
        self.is_vocabulary = lru_cache(CACHED_OBJECTS)(self._is_vocabulary)
        self.topics = lru_cache(CACHED_OBJECTS)(self._topics)
        self.names = lru_cache(CACHED_OBJECTS)(self._names)
        self.codes_with_figures = lru_cache(CACHED_OBJECTS)(self._codes_with_figures)
        self.series_counts = lru_cache(CACHED_OBJECTS)(self._series_counts)
        self.children = lru_cache(CACHED_OBJECTS)(self._children)
        self.groups = lru_cache(CACHED_OBJECTS)(self._groups)
        self.summary = lru_cache(CACHED_OBJECTS)(self._summary)
        everything = self._datasets()
        self.datasets = tuple(each for each in everything if not each.is_reference)
        self.references = tuple(each for each in everything if each.is_reference)
        self.figures_known: dict[tuple[object, ...], bool] = {}
        self.is_inferred = lru_cache(CACHED_OBJECTS)(self._is_inferred)

    @classmethod
    def open_verified(cls, path: Path) -> Index:
        """Open the file at `path` after comparing all of it with its checksum.

        Raises:
            IndexFileError: it is not as it was built, or another took its place meanwhile.

        """
        _check_exists(path)
        before = _identity(path)
        verify_checksum(path)
        index = cls(path)
        if index._file != before:
            raise IndexFileError(f"{path}: another index took its place while it was opened")
        return index

    def _version(self) -> str:
        """Return the version of what is not hidden: as though the rest had never been loaded."""
        if not self.hidden:
            return str(self._one("SELECT value FROM meta WHERE key = 'version'")[0])
        return data_version(
            digest
            for name, digest in self._all("SELECT name, digest FROM package")
            if name not in self.hidden
        )

    def hide(self, packages: frozenset[str]) -> Index:
        """Return this index as though these packages, and no others, were not in it.

        Raises:
            IndexFileError: the file has been replaced meanwhile.

        """
        index = Index(self.path, hidden=packages)
        if index._file != self._file:
            raise IndexFileError(f"{self.path}: another index took its place")
        return index

    def until(self, month: str) -> Index:
        """Return this index with a month `YYYY-MM` that is the present one; empty for none."""
        index = copy(self)
        index.now = month
        return index

    @property
    def fingerprint(self) -> str:
        """What the index was built from, as `stats.packages.fingerprint_packages` said then."""
        return str(self._one("SELECT value FROM meta WHERE key = 'fingerprint'")[0])

    def has_dataset(self, code: str) -> bool:
        """Whether a dataset is loaded."""
        return bool(self._all("SELECT 1 FROM dataset WHERE code = ?", code))

    def _is_inferred(self, dataset: str) -> bool:
        """Whether a dataset is loaded, and one measure of an inferred package."""
        return bool(self._all("SELECT 1 FROM dataset WHERE code = ? AND is_inferred", dataset))

    def embargoes(self) -> Mapping[str, str]:
        """Return the date and time of each package's embargo, past or to come."""
        return dict(self._all("SELECT name, embargo FROM package WHERE embargo != ''"))

    def packages(self) -> Mapping[str, Loaded]:
        """Return the packages by their fingerprints, as they were when they were read."""
        rows = self._all(
            "SELECT fingerprint, name, NOT EXISTS (SELECT 1 FROM dataset WHERE is_inferred "
            "AND package = name) FROM package WHERE fingerprint != ''"
        )
        return {mark: Loaded(name, bool(is_defined)) for mark, name, is_defined in rows}

    def _is_common(self, word: str) -> bool:
        """Whether it is one of the commonest English words."""
        return bool(self._all("SELECT 1 FROM common_word WHERE word = ?", word))

    def find_names(self, squashed: Iterable[str]) -> dict[str, tuple[NameHit, ...]]:
        """Return the codes that each of these squashed texts names, in one reading."""
        texts = list(squashed)
        found: dict[str, list[NameHit]] = {}
        for start in range(0, len(texts), MAX_PLACEHOLDERS):
            asked = texts[start : start + MAX_PLACEHOLDERS]
            marks = ", ".join("?" * len(asked))
            for squash, *row in self._all(
                f"SELECT squash, concept, code, kind, text, population FROM name "  # noqa: S608
                f"WHERE squash IN ({marks}) ORDER BY concept, population DESC, code",
                *asked,
            ):
                found.setdefault(squash, []).append(NameHit(*row))
        return {text: tuple(hits) for text, hits in found.items()}

    def names_of(self, concept: str, code: str) -> tuple[str, ...]:
        """Return the texts that name a code exactly, its label first."""
        rows = self._all(
            "SELECT text FROM name WHERE concept = ? AND code = ? AND kind != 'within' "
            "ORDER BY kind DESC, rowid",
            concept,
            code,
        )
        return tuple(text for (text,) in rows)

    def written_names(self) -> list[tuple[str, str, str, str]]:
        """Return every text that names a code: concept, code, kind of the name, text."""
        return self._all(
            "SELECT DISTINCT concept, code, kind, text FROM name ORDER BY concept, code, text"
        )

    def find_words(self, word: str, max_distance: int) -> tuple[WordHit, ...]:
        """Return the vocabulary's words within `max_distance` edits, nearest first."""
        grams = bigrams(word)
        # A single edit touches at most two bigrams, a swap of neighbours three.
        least = max(1, len(grams) - 3 * max_distance)
        marks = ", ".join("?" * len(grams))
        gram, word_table, is_place_only = self._gram_tables()
        rows = self._all(
            f"SELECT word.word, {is_place_only} FROM (SELECT word AS id FROM {gram} "  # noqa: S608
            f"WHERE gram IN ({marks}) AND length BETWEEN ? AND ? "
            f"GROUP BY word HAVING count(*) >= ?) AS near JOIN {word_table} AS word "
            "ON word.id = near.id",
            *grams,
            len(word) - max_distance,
            len(word) + max_distance,
            least,
        )
        hits = (
            WordHit(text, distance, bool(is_place_only))
            for text, is_place_only in rows
            if (distance := OSA.distance(word, text, score_cutoff=max_distance)) <= max_distance
        )
        return tuple(sorted(hits, key=lambda hit: (hit.distance, hit.is_place_only, hit.word)))

    def member_runs(self, words: Sequence[str], longest: int) -> tuple[tuple[int, int], ...]:
        """Return the runs of words that a member of an inferred dataset is called by, in order.

        Of runs that overlap, the longest is kept.
        """
        spans = {
            (start, end): "".join(words[start:end])
            for start in range(len(words))
            for end in range(start + 1, min(len(words), start + longest) + 1)
        }
        texts = list(dict.fromkeys(spans.values()))
        known: set[str] = set()
        for start in range(0, len(texts), MAX_PLACEHOLDERS):
            asked = texts[start : start + MAX_PLACEHOLDERS]
            marks = ", ".join("?" * len(asked))
            rows = self._all(
                f"SELECT DISTINCT squash FROM member_name WHERE squash IN ({marks}) "  # noqa: S608
                "AND concept != 'dimension'",
                *asked,
            )
            known.update(squash for (squash,) in rows)
        taken: set[int] = set()
        runs = []
        for (start, end), text in sorted(spans.items(), key=lambda each: each[0][0] - each[0][1]):
            if text in known and taken.isdisjoint(range(start, end)):
                taken.update(range(start, end))
                runs.append((start, end))
        return tuple(sorted(runs))

    def dimension_places(self, words: Sequence[str]) -> frozenset[int]:
        """Return the places of words that name a dimension of an inferred dataset, or a kind."""
        asked = list(dict.fromkeys(words))[:MAX_PLACEHOLDERS]
        marks = ", ".join("?" * len(asked))
        rows = self._all(
            f"SELECT DISTINCT squash FROM member_name WHERE squash IN ({marks}) "  # noqa: S608
            "AND concept = 'dimension'",
            *asked,
        )
        named = {squash for (squash,) in rows}
        return frozenset(place for place, word in enumerate(words) if word in named)

    def _gram_tables(self) -> tuple[str, str, str]:
        """Return where misspelt words are looked up, and what says that one is only a place's."""
        return "gram", "word", "word.is_place_only"

    def _is_vocabulary(self, word: str) -> bool:
        """Whether the word stands in any name."""
        return bool(self._all("SELECT 1 FROM word WHERE word = ?", word))

    def _topics(self, word: str) -> frozenset[str]:
        """Return the datasets in whose names the word stands."""
        rows = self._all("SELECT topics FROM word WHERE word = ?", word)
        return frozenset(rows[0][0].split()) if rows else frozenset()

    def find_periods(self, start: str, end: str) -> tuple[Period, ...]:
        """Return the periods of exactly these months, of packages that define theirs."""
        rows = self._all(
            'SELECT DISTINCT code FROM period WHERE "start" = ? AND "end" = ? AND NOT EXISTS '
            "(SELECT 1 FROM dataset WHERE dataset.package = period.package AND is_inferred)",
            start,
            end,
        )
        return tuple(self.period(code) for (code,) in rows)

    def find_token(self, token: str) -> tuple[str, str] | None:
        """Return the concept and code that a token names; None where none or several have it."""
        rows = self._all("SELECT concept, code FROM token WHERE token = ?", token)
        return (str(rows[0][0]), str(rows[0][1])) if len(rows) == 1 else None

    def find_tokens(self, start: str) -> tuple[tuple[str, str], ...]:
        """Return the concept and code of every token that begins so."""
        # Every character of a token comes before ~.
        rows = self._all(
            "SELECT concept, code FROM token WHERE token BETWEEN ? AND ?", start, f"{start}~"
        )
        return tuple((str(concept), str(code)) for concept, code in rows)

    def name_of(self, concept: str, code: str) -> str:
        """Return what a reading calls a code; words of no concept stand for themselves."""
        match concept:
            case "":
                return code
            case "dataset":
                return self._dataset_name(code)
            case "period":
                return self.period(code).label
            case "measure":
                rows = self._all("SELECT min(dataset) FROM measure WHERE code = ?", code)
                return self.measure(rows[0][0], code).label
            case _:
                return self.code(concept, code).name

    def _dataset_name(self, code: str) -> str:
        """Return what a dataset is asked for by: its label, unless that stands twice."""
        rows = self._all("SELECT name FROM dataset_name WHERE dataset = ?", code)
        return str(rows[0][0]) if rows else self.dataset(code).label

    def _children(self, dimension: str, parent: str) -> tuple[Code, ...]:
        """Return the codes whose parent is `parent`, in code order."""
        rows = self._all(
            "SELECT DISTINCT code FROM code WHERE dimension = ? AND parent = ? ORDER BY code",
            dimension,
            parent,
        )
        return tuple(self.code(dimension, code) for (code,) in rows)

    def _summary(self, dataset: str) -> tuple[tuple[Release, ...], int, int]:
        """Return a dataset's releases, newest first, and its numbers of periods and figures."""
        rows = self._all(
            "SELECT release FROM dataset_release WHERE dataset = ? "
            "ORDER BY published DESC, release",
            dataset,
        )
        package = self.dataset(dataset).package
        if self.is_inferred(dataset):
            periods = len(self.cubes.periods_of(self.dataset(dataset)))
            rows_count = self.cubes.count_rows(self.dataset(dataset))
            return tuple(self.release(package, code) for (code,) in rows), periods, rows_count
        counts = self._one(
            "SELECT count(DISTINCT period), count(*) FROM observation "
            "JOIN series ON series.id = observation.series WHERE series.dataset = ?",
            dataset,
        )
        return tuple(self.release(package, code) for (code,) in rows), counts[0], counts[1]

    def periods_of(self, dataset: str) -> tuple[Period, ...]:
        """Return the periods that a dataset has anything for, the earliest first."""
        if self.is_inferred(dataset):
            codes = self.cubes.periods_of(self.dataset(dataset))
        else:
            rows = self._all(
                "SELECT DISTINCT period FROM observation JOIN series ON series.id = "
                "observation.series WHERE series.dataset = ?",
                dataset,
            )
            codes = tuple(code for (code,) in rows)
        periods = map(self.period, codes)
        return tuple(sorted(periods, key=lambda each: (each.end, each.start, each.code)))

    def package_names(self) -> tuple[str, ...]:
        """Return the packages that have something to be asked for, in alphabetical order."""
        rows = self._all("SELECT DISTINCT package FROM dataset ORDER BY package")
        return tuple(package for (package,) in rows)

    def count_inferred_packages(self) -> int:
        """Return how many packages do not define their datasets."""
        query = "SELECT count(DISTINCT package) FROM dataset WHERE is_inferred"
        return int(self._one(query)[0])

    def datasets_of(self, package: str, *, most: int) -> tuple[str, ...]:
        """Return codes of a package's datasets, at most so many."""
        query = "SELECT code FROM dataset WHERE package = ? ORDER BY priority, code LIMIT ?"
        return tuple(code for (code,) in self._all(query, package, most))

    def measure_labels(self, package: str) -> tuple[tuple[str, str, str], ...]:
        """Return what can be asked for of a package: dataset, label and unit, by label."""
        rows = self._all(
            "SELECT dataset.code, json_extract(dataset.body, '$.label'), "
            "json_extract(measure.body, '$.unit') FROM dataset JOIN measure "
            "ON measure.dataset = dataset.code WHERE dataset.package = ? "
            "AND NOT json_extract(dataset.body, '$.is_reference') "
            "AND measure.code = json_extract(dataset.body, '$.measures[0]') "
            "ORDER BY json_extract(dataset.body, '$.label'), dataset.code",
            package,
        )
        return tuple((str(code), str(label), str(unit)) for code, label, unit in rows)

    def sources_of(self, package: str) -> tuple[Source, ...]:
        """Return where a package's figures are from."""
        rows = self._all("SELECT code FROM source WHERE package = ? ORDER BY code", package)
        return tuple(self.source(package, code) for (code,) in rows)

    def period_ends(self, package: str) -> tuple[Period, ...]:
        """Return a package's earliest and latest period; none where none has a date."""
        found = []
        for query in (
            "SELECT body FROM period WHERE package = ? AND \"end\" <> '' "
            'ORDER BY "start", "end", code LIMIT 1',
            "SELECT body FROM period WHERE package = ? AND \"end\" <> '' "
            'ORDER BY "start" DESC, "end" DESC, code DESC LIMIT 1',
        ):
            found += [Period(**json.loads(body)) for (body,) in self._all(query, package)]
        return tuple(found)

    def published(self, package: str) -> str:
        """Return when a package's newest release or source was published; empty for unknown."""
        query = "SELECT max(json_extract(body, '$.published')) FROM {} WHERE package = ?"
        dates = [self._one(query.format(table), package)[0] for table in ("release", "source")]
        return max(each or "" for each in dates)

    def count_figures(self, package: str) -> int:
        """Return how many observations a package has."""
        (count,) = self._one(
            "SELECT count(*) FROM observation WHERE series IN (SELECT id FROM series WHERE "
            "dataset IN (SELECT code FROM dataset WHERE package = ?))",
            package,
        )
        heads = self._all(
            "SELECT substr(body, 1, ?) FROM cube WHERE dataset IN "
            "(SELECT code FROM dataset WHERE package = ?)",
            HEAD_BYTES,
            package,
        )
        return int(count) + sum(count_rows(head) for (head,) in heads)

    def coverage(self, dataset: str) -> tuple[str, ...]:
        """Return what the releases of a dataset say they cover, newest first."""
        releases, _, _ = self.summary(dataset)
        return tuple(release.coverage for release in releases if release.coverage)

    def codes(self, dimension: str) -> tuple[str, ...]:
        """Return every code of a dimension's list, with a figure or without."""
        rows = self._all(
            "SELECT DISTINCT code FROM code WHERE dimension = ? ORDER BY code", dimension
        )
        return tuple(code for (code,) in rows)

    def has_code(self, dimension: str, code: str) -> bool:
        """Whether a code stands in a dimension's list."""
        return bool(
            self._all("SELECT 1 FROM code WHERE dimension = ? AND code = ?", dimension, code)
        )

    def has_period(self, code: str) -> bool:
        """Whether there is a period with this code."""
        return bool(self._all("SELECT 1 FROM period WHERE code = ?", code))

    def _groups(self, dimension: str) -> tuple[Code, ...]:
        """Return the codes that are only a name for several others together."""
        rows = self._all(
            "SELECT DISTINCT code FROM code WHERE dimension = ? AND kind = 'group' ORDER BY code",
            dimension,
        )
        return tuple(self.code(dimension, code) for (code,) in rows)

    def _codes_with_figures(self, dataset: str, dimension: str) -> tuple[str, ...]:
        """Return the codes of a dimension that a dataset holds any observation for."""
        if self.is_inferred(dataset):
            return self.cubes.codes(self.dataset(dataset), dimension)
        rows = self._all(
            "SELECT DISTINCT code FROM series_code WHERE dataset = ? AND dimension = ?",
            dataset,
            dimension,
        )
        return tuple(code for (code,) in rows)

    def _series_counts(self, dataset: str, dimension: str) -> Mapping[str, int]:
        """Return how many series of a dataset each code of a dimension has."""
        if self.is_inferred(dataset):
            return MappingProxyType(self.cubes.counts(self.dataset(dataset), dimension))
        rows = self._all(
            "SELECT code, count(*) FROM series_code WHERE dataset = ? AND dimension = ? "
            "GROUP BY code",
            dataset,
            dimension,
        )
        return MappingProxyType(dict(rows))

    def series_of(self, dataset: str, members: Mapping[str, str]) -> tuple[dict[str, str], ...]:
        """Return the keys of all series that have the given members, over any measure.

        All series of the dataset where no members are given.
        """
        if self.is_inferred(dataset):
            return tuple(self.cubes.keys(self.dataset(dataset), members))
        if not members:
            rows = self._all(
                "SELECT DISTINCT key FROM series WHERE dataset = ? ORDER BY key", dataset
            )
            return tuple(_parse_key(key) for (key,) in rows)
        clauses = " INTERSECT ".join(
            "SELECT series FROM series_code WHERE dataset = ? AND dimension = ? AND code = ?"
            for _ in members
        )
        given = [value for member in members.items() for value in (dataset, *member)]
        rows = self._all(
            f"SELECT DISTINCT key FROM series WHERE id IN ({clauses}) ORDER BY key",  # noqa: S608
            *given,
        )
        return tuple(_parse_key(key) for (key,) in rows)

    def look_up(self, dataset: str, members: Mapping[str, str]) -> tuple[Observation, ...]:
        """Return all observations of one full key, over measures and periods."""
        if self.is_inferred(dataset):
            return self.long_series(dataset, series_key(dict(members)))
        return self.observations(dataset, series_key(dict(members)))

    def _dataset(self, code: str) -> Dataset:
        body = json.loads(self._one("SELECT body FROM dataset WHERE code = ?", code)[0])
        totals = {name: tuple(codes) for name, codes in body["totals"].items()}
        tuples = {
            name: tuple(body[name])
            for name in ("dimensions", "measures", "additive", "caveats", "examples", "counted")
        }
        return Dataset(**{**body, **tuples, "totals": totals})

    def _datasets(self) -> tuple[Dataset, ...]:
        rows = self._all("SELECT code FROM dataset WHERE NOT is_inferred ORDER BY priority, code")
        return tuple(self.dataset(code) for (code,) in rows)

    def _code(self, dimension: str, code: str) -> Code:
        # A name that tells the code apart in one package does so in all.
        query = (
            "SELECT body FROM code WHERE dimension = ? AND code = ? "
            "ORDER BY json_extract(body, '$.name') = json_extract(body, '$.label'), package LIMIT 1"
        )
        body = json.loads(self._one(query, dimension, code)[0])
        return Code(**{**body, "members": tuple(body["members"])})

    def _period(self, code: str) -> Period:
        query = "SELECT body FROM period WHERE code = ? ORDER BY package LIMIT 1"
        return Period(**json.loads(self._one(query, code)[0]))

    def _period_names(self, dataset: str) -> tuple[tuple[str, str], ...]:
        """Return what each period of an inferred dataset is printed as, folded, and its code.

        The longest comes first; calendar years, which any text is read for, are none of them.
        """
        codes = self.cubes.periods_of(self.dataset(dataset))
        odd = [self.period(code) for code in codes if not PLAIN_YEAR.fullmatch(code)]
        named = {(fold(text), each.code) for each in odd for text in (each.code, each.label)}
        return tuple(sorted(named, key=lambda each: (-len(each[0]), each)))

    def _measure(self, dataset: str, code: str) -> Measure:
        query = "SELECT body FROM measure WHERE dataset = ? AND code = ?"
        return Measure(**json.loads(self._one(query, dataset, code)[0]))

    def _release(self, package: str, code: str) -> Release:
        query = "SELECT body FROM release WHERE package = ? AND code = ?"
        return Release(**json.loads(self._one(query, package, code)[0]))

    def _source(self, package: str, code: str) -> Source:
        query = "SELECT body FROM source WHERE package = ? AND code = ?"
        return Source(**json.loads(self._one(query, package, code)[0]))

    def _observations(self, dataset: str, key: str) -> tuple[Observation, ...]:
        if self.is_inferred(dataset):
            inferred = self.dataset(dataset)
            measure = self.measure(dataset, inferred.measures[0])
            return self.cubes.observations(inferred, measure, _parse_key(key))
        rows = self._all(
            "SELECT series.measure, observation.period, observation.body FROM series "
            "JOIN observation ON observation.series = series.id "
            "WHERE series.dataset = ? AND series.key = ? ORDER BY series.id, observation.period",
            dataset,
            key,
        )
        members = _parse_key(key)
        return tuple(
            _observation(dataset, measure, members, period, json.loads(body))
            for measure, period, body in rows
        )

    def _names(self, squashed: str) -> tuple[NameHit, ...]:
        rows = self._all(
            "SELECT concept, code, kind, text, population FROM name WHERE squash = ? "
            "ORDER BY concept, population DESC, code",
            squashed,
        )
        return tuple(NameHit(*row) for row in rows)

    def _check_length(self) -> None:
        _check_exists(self.path)
        with self.path.open("rb") as file:
            header = file.read(HEADER_BYTES)
        page, pages = int.from_bytes(header[16:18], "big"), int.from_bytes(header[28:32], "big")
        if not pages or page * pages != self.path.stat().st_size:
            raise IndexFileError(f"{self.path}: no index, or a damaged one: its length is wrong")

    def _check(self) -> None:
        try:
            (application,) = self._one("PRAGMA application_id")
            version = self._all("SELECT value FROM meta WHERE key = 'format'")
        except IndexFileError as error:
            raise IndexFileError(
                f"{self.path}: no index, or a damaged one: {error.__cause__}"
            ) from error
        if application != APPLICATION_ID or version != [(FORMAT_VERSION,)]:
            raise IndexFileError(f"{self.path}: not an index of format {FORMAT_VERSION}")

    def _all(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        try:
            with self._reading:
                return self._connection.execute(query, values).fetchall()
        except sqlite3.DatabaseError as error:
            raise IndexFileError(f"{self.path}: a damaged index: {error}") from error

    def _one(self, query: str, *values: Any) -> tuple[Any, ...]:
        rows = self._all(query, *values)
        if not rows:
            raise KeyError(values)
        return rows[0]


def _hide(connection: sqlite3.Connection, packages: Iterable[str]) -> None:
    """Put before each table a view without what belongs to the packages."""
    connection.execute("CREATE TEMP TABLE hidden(name TEXT PRIMARY KEY)")
    connection.executemany("INSERT INTO hidden VALUES (?)", ((name,) for name in packages))
    for table, condition in HIDDEN_FROM.items():
        connection.execute(
            f"CREATE TEMP VIEW {table} AS SELECT * FROM main.{table} WHERE {condition}"  # noqa: S608
        )


def _connect(path: Path, hidden: frozenset[str]) -> sqlite3.Connection:
    uri = f"file:{quote(str(path.resolve()))}?mode=ro&immutable=1"
    connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
    connection.execute(f"PRAGMA mmap_size = {MEMORY_MAP_BYTES}")
    if hidden:
        _hide(connection, hidden)
    return connection


def _check_exists(path: Path) -> None:
    if not path.is_file():
        raise IndexFileError(f"{path}: there is no such index; `bot.py build` makes one")


def _identity(path: Path) -> tuple[int, int, int, int]:
    status = path.stat()
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns


def _parse_key(key: str) -> dict[str, str]:
    return dict(part.split("=", 1) for part in key.split("|"))


def _observation(
    dataset: str, measure: str, key: Mapping[str, str], period: str, body: Sequence[Any]
) -> Observation:
    report, others = body
    return Observation(
        dataset, measure, key, period, _report(report), tuple(_report(each) for each in others)
    )


def _report(body: Mapping[str, Any]) -> Report:
    lists = {"sources": tuple(body["sources"]), "notes": tuple(body["notes"])}
    return Report(**{**body, **lists})
