"""The lists of an index: datasets, measures, codes, periods, releases, sources, packages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import groupby
from pathlib import Path

import orjson

from stats.index.analysis import analyse, word_term
from stats.index.cubes import HEAD_BYTES, count_rows
from stats.index.lookup import NameIndex
from stats.index.periodnames import PLAIN_YEAR, name_periods
from stats.index.series import CubeReader
from stats.model import Code, Dataset, Measure, Period, Release, Source
from stats.text import split_words

CACHED_OBJECTS = 4096
CACHED_PERIODS, CACHED_LISTS = 32_768, 32
"""Periods kept: forty years of days are 15,000; and lists of a dataset's."""


class ListIndex(NameIndex):
    """An index with what its packages list; objects that were read once are kept."""

    def __init__(self, path: Path, *, hidden: frozenset[str] = frozenset()) -> None:
        """Open the file, as `IndexFile` does."""
        super().__init__(path, hidden=hidden)
        self.cubes = CubeReader(self._all)
        self.dataset = lru_cache(CACHED_OBJECTS)(self._dataset)
        self.is_inferred = lru_cache(CACHED_OBJECTS)(self._is_inferred)
        self.measure = lru_cache(CACHED_OBJECTS)(self._measure)
        self.code = lru_cache(CACHED_OBJECTS)(self._code)
        self.children = lru_cache(CACHED_OBJECTS)(self._children)
        self.groups = lru_cache(CACHED_OBJECTS)(self._groups)
        self.period = lru_cache(CACHED_PERIODS)(self._period)
        self.find_periods = lru_cache(CACHED_OBJECTS)(self._find_periods)
        self.dataset_name = lru_cache(CACHED_OBJECTS)(self._dataset_name)
        self.period_names = lru_cache(CACHED_LISTS)(self._period_names)
        self.codes_by_name = lru_cache(CACHED_LISTS)(self._codes_by_name)
        self.package_terms = lru_cache(CACHED_LISTS)(self._package_terms)
        self.release = lru_cache(CACHED_OBJECTS)(self._release)
        self.source = lru_cache(CACHED_OBJECTS)(self._source)
        everything = self._datasets()
        self.datasets = tuple(each for each in everything if not each.is_reference)
        self.references = tuple(each for each in everything if each.is_reference)

    @cached_property
    def only_dataset(self) -> str:
        """The one measure there is, of an inferred package; empty where there are more."""
        rows = self._all("SELECT code, is_inferred FROM dataset LIMIT 2")
        return str(rows[0][0]) if len(rows) == 1 and rows[0][1] else ""

    def has_dataset(self, code: str) -> bool:
        """Whether a dataset is loaded."""
        return bool(self._all("SELECT 1 FROM dataset WHERE code = ?", code))

    def _is_inferred(self, dataset: str) -> bool:
        """Whether a dataset is loaded, and one measure of an inferred package."""
        return bool(self._all("SELECT 1 FROM dataset WHERE code = ? AND is_inferred", dataset))

    def _dataset(self, code: str) -> Dataset:
        body = orjson.loads(self._one("SELECT body FROM dataset WHERE code = ?", code)[0])
        lists = {
            which: {name: tuple(codes) for name, codes in body.get(which, {}).items()}
            for which in ("totals", "wholes", "beside")
        }
        tuples = {
            name: tuple(body[name])
            for name in ("dimensions", "measures", "additive", "caveats", "examples", "counted")
        }
        return Dataset(**{**body, **tuples, **lists})

    def _datasets(self) -> tuple[Dataset, ...]:
        rows = self._all("SELECT code FROM dataset WHERE NOT is_inferred ORDER BY priority, code")
        return tuple(self.dataset(code) for (code,) in rows)

    def _dataset_name(self, code: str) -> str:
        """Return what a dataset is asked for by: its label, unless that stands twice."""
        rows = self._in_vocabulary("SELECT name FROM dataset_name WHERE dataset = ?", code)
        return str(rows[0][0]) if rows else self.dataset(code).label

    def _measure(self, dataset: str, code: str) -> Measure:
        query = "SELECT body FROM measure WHERE dataset = ? AND code = ?"
        return Measure(**orjson.loads(self._one(query, dataset, code)[0]))

    def name_of(self, concept: str, code: str) -> str:
        """Return what a reading calls a code; words of no concept stand for themselves."""
        match concept:
            case "":
                return code
            case "dataset":
                return self.dataset_name(code)
            case "period":
                return self.period(code).label
            case "measure":
                rows = self._all("SELECT min(dataset) FROM measure WHERE code = ?", code)
                return self.measure(rows[0][0], code).label
            case _:
                return self.code(concept, code).name

    def codes(self, dimension: str) -> tuple[str, ...]:
        """Return every code of a dimension's list, with a figure or without.

        Of packages that define their datasets: what others list beside them is of their own.
        """
        rows = self._all(
            "SELECT DISTINCT code FROM code WHERE dimension = ? AND NOT EXISTS (SELECT 1 "
            "FROM dataset WHERE dataset.package = code.package AND is_inferred) ORDER BY code",
            dimension,
        )
        return tuple(code for (code,) in rows)

    def has_code(self, dimension: str, code: str) -> bool:
        """Whether a code stands in a dimension's list."""
        return bool(
            self._all("SELECT 1 FROM code WHERE dimension = ? AND code = ?", dimension, code)
        )

    def _code(self, dimension: str, code: str) -> Code:
        # A name that tells the code apart in one package does so in all.
        query = (
            "SELECT body FROM code WHERE dimension = ? AND code = ? "
            "ORDER BY json_extract(body, '$.name') = json_extract(body, '$.label'), package LIMIT 1"
        )
        body = orjson.loads(self._one(query, dimension, code)[0])
        return Code(**{**body, "members": tuple(body["members"])})

    def _children(self, dimension: str, parent: str) -> tuple[Code, ...]:
        """Return the codes whose parent is `parent`, in code order."""
        rows = self._all(
            "SELECT DISTINCT code FROM code WHERE dimension = ? AND parent = ? ORDER BY code",
            dimension,
            parent,
        )
        return tuple(self.code(dimension, code) for (code,) in rows)

    def _groups(self, dimension: str) -> tuple[Code, ...]:
        """Return the codes that are only a name for several others together."""
        rows = self._all(
            "SELECT DISTINCT code FROM code WHERE dimension = ? AND kind = 'group' ORDER BY code",
            dimension,
        )
        return tuple(self.code(dimension, code) for (code,) in rows)

    def _codes_by_name(self, dimension: str, codes: tuple[str, ...]) -> tuple[str, ...]:
        """Return codes of a dimension by name: all measures of a table have the same, mostly."""
        return tuple(sorted(codes, key=lambda code: (self.code(dimension, code).name, code)))

    def has_period(self, code: str) -> bool:
        """Whether there is a period with this code."""
        return bool(self._all("SELECT 1 FROM period WHERE code = ?", code))

    def _period(self, code: str) -> Period:
        query = "SELECT body FROM period WHERE code = ? ORDER BY package LIMIT 1"
        return Period(**orjson.loads(self._one(query, code)[0]))

    def _period_names(self, dataset: str) -> tuple[tuple[str, str], ...]:
        """Return what each period of an inferred dataset is printed as, folded, and its code.

        The longest comes first; calendar years, which any text is read for, are none of them.
        """
        codes = self.cubes.periods_of(self.dataset(dataset))
        # Calendar years are not looked up: a table may have two hundred.
        odd = {code: self.period(code).label for code in codes if not PLAIN_YEAR.fullmatch(code)}
        return name_periods(codes, odd)

    def _find_periods(self, start: str, end: str) -> tuple[Period, ...]:
        """Return the periods of exactly these months, of packages that define theirs."""
        rows = self._all(
            'SELECT DISTINCT code FROM period WHERE "start" = ? AND "end" = ? AND NOT EXISTS '
            "(SELECT 1 FROM dataset WHERE dataset.package = period.package AND is_inferred)",
            start,
            end,
        )
        return tuple(self.period(code) for (code,) in rows)

    def _release(self, package: str, code: str) -> Release:
        query = "SELECT body FROM release WHERE package = ? AND code = ?"
        return Release(**orjson.loads(self._one(query, package, code)[0]))

    def _source(self, package: str, code: str) -> Source:
        query = "SELECT body FROM source WHERE package = ? AND code = ?"
        return Source(**orjson.loads(self._one(query, package, code)[0]))

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

    def package_title(self, package: str) -> str:
        """Return a package's title; empty for none."""
        return str(self._one("SELECT title FROM package WHERE name = ?", package)[0])

    @cached_property
    def title_terms(self) -> Mapping[str, frozenset[str]]:
        """The terms of the title and the name of each inferred package, none of its years."""
        rows = self._all(
            "SELECT name, title FROM package WHERE name IN "
            "(SELECT DISTINCT package FROM dataset WHERE is_inferred)"
        )
        return {
            name: frozenset(
                term
                for text in (title, name.replace("-", " ").replace("_", " "))
                for term in _terms(split_words(text))
            )
            for name, title in rows
        }

    def packages_of(self, squashed: Sequence[str], *, most: int) -> tuple[str, ...]:
        """Return inferred packages that have a member of each of these names, at most so many."""
        marks = ", ".join("?" * len(squashed))
        rows = self._all(
            f"SELECT package FROM member_name WHERE squash IN ({marks}) AND concept != 'dimension' "  # noqa: S608
            "GROUP BY package HAVING count(DISTINCT squash) = ? ORDER BY package LIMIT ?",
            *squashed,
            len(set(squashed)),
            most,
        )
        return tuple(package for (package,) in rows)

    def packages_from(self, letters: str) -> tuple[str, ...]:
        """Return inferred packages that have a member whose name begins with these letters."""
        rows = self._all(
            "SELECT DISTINCT package FROM member_name WHERE squash >= ? AND squash < ? "
            "AND concept != 'dimension'",
            letters,
            f"{letters}\U0010ffff",
        )
        return tuple(package for (package,) in rows)

    def labels_of(self, dataset: str) -> tuple[str, ...]:
        """Return all that a measure of an inferred package is called."""
        rows = self._in_vocabulary("SELECT text FROM label WHERE dataset = ? ORDER BY id", dataset)
        return tuple(text for (text,) in rows)

    def _package_terms(self, package: str) -> frozenset[str]:
        """Return the terms of all labels of an inferred package."""
        rows = self._in_vocabulary(
            "SELECT terms FROM label JOIN label_body ON label_body.label = label.id "
            "WHERE dataset IN (SELECT code FROM dataset WHERE package = ?)",
            package,
        )
        return frozenset(term for (terms,) in rows for term in terms.split())

    def dataset_aliases(self) -> dict[str, tuple[str, ...]]:
        """Return what else each dataset is called by."""
        rows = self._all(
            "SELECT code, text FROM name WHERE concept = 'dataset' AND kind = 'alias' "
            "ORDER BY code, rowid"
        )
        return {
            code: tuple(text for _, text in named)
            for code, named in groupby(rows, key=lambda row: row[0])
        }

    def measure_labels(
        self, package: str, *, of_references: bool = False
    ) -> tuple[tuple[str, str, str], ...]:
        """Return what can be asked for of a package: dataset, label and unit, by label.

        Or, of references, what is only worked with.
        """
        rows = self._all(
            "SELECT dataset.code, dataset.label, "
            "json_extract(measure.body, '$.unit') FROM dataset JOIN measure "
            "ON measure.dataset = dataset.code WHERE dataset.package = ? "
            "AND json_extract(dataset.body, '$.is_reference') = ? "
            "AND measure.code = json_extract(dataset.body, '$.measures[0]') "
            "ORDER BY dataset.label, dataset.code",
            package,
            of_references,
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
            found += [Period(**orjson.loads(body)) for (body,) in self._all(query, package)]
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


def _terms(words: Sequence[str]) -> Iterator[str]:
    """Yield the terms of a text, and of its phrases those of each word; none of a number."""
    for term in analyse(words):
        if not term.is_quantity:
            yield term.text
            yield from map(word_term, words[term.start : term.end])
