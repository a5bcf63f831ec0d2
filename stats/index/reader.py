"""An index file in, its codes, names and observations out; opened in constant time, read only.

It is made in layers, each with what it reads: `opening` (the file), `lookup` (names), `lists`
(what packages list), and here the observations.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Self

import orjson

from stats.index.analysis import word_term
from stats.index.kept import KeptSeries
from stats.index.lists import CACHED_OBJECTS, ListIndex
from stats.index.schema import series_key
from stats.index.terms import LabelIndex
from stats.model import Observation, Period, Release, Report

MONTH_LENGTH = len("2019-03")
KNOWN_SERIES = 5_000
"""Series of a defined dataset of which the keys are kept in memory where there are no more: for
most members that a question names together there is none, and to look for it took a twentieth of
the time of a question."""
CACHED_COUNTS = 64
"""Lists of a dataset's codes with how many series each has, of which one may hold thousands."""


class Index(ListIndex):
    """An opened index. It never changes, so any number of threads may read it at once."""

    def __init__(self, path: Path, *, hidden: frozenset[str] = frozenset()) -> None:
        """Open the file at `path`, as though the packages named in `hidden` were not in it.

        Raises:
            IndexFileError: there is no such file, or it is no index of this format.

        """
        super().__init__(path, hidden=hidden)
        self.observations = lru_cache(CACHED_OBJECTS)(self._observations)
        self.series_keys = lru_cache(CACHED_COUNTS)(self._series_keys)
        self.long_series = KeptSeries(self._observations)
        self.labels = LabelIndex(self._in_vocabulary)
        self.has_labels = bool(self._all("SELECT 1 FROM dataset WHERE is_inferred LIMIT 1"))
        self.codes_with_figures = lru_cache(CACHED_OBJECTS)(self._codes_with_figures)
        self.series_counts = lru_cache(CACHED_COUNTS)(self._series_counts)
        self.codes_by_series = lru_cache(CACHED_COUNTS)(self._codes_by_series)
        self.summary = lru_cache(CACHED_OBJECTS)(self._summary)
        self.figures_known: dict[tuple[object, ...], bool] = {}
        self.cells_known: dict[tuple[object, ...], tuple[Observation, ...]] = {}
        self.members_known: dict[tuple[object, ...], tuple[str, ...]] = {}
        self.release_months = self._release_months()
        self.released = ""

    def is_label_word(self, word: str) -> bool:
        """Whether a word stands in a label of an inferred measure: it is then not misspelt."""
        return self.has_labels and self.labels.posting(word_term(word)) is not None

    def look_up(self, dataset: str, members: Mapping[str, str]) -> tuple[Observation, ...]:
        """Return all observations of one full key, over measures and periods."""
        if self.is_inferred(dataset):
            return self.long_series(dataset, series_key(dict(members)))
        key, known = series_key(dict(members)), self.series_keys(dataset)
        if known is not None and key not in known:
            return ()
        found = self.observations(dataset, key)
        return self._of_release(dataset, found) if self.released else found

    def until(self, month: str) -> Self:
        """Return this index with a month `YYYY-MM` that is the present one; empty for none."""
        index = super().until(month)
        # What has a figure by now is found anew, as of another release below.
        index.figures_known, index.cells_known, index.members_known = {}, {}, {}
        return index

    def as_released(self, month: str) -> Self:
        """Return this index with what was released in a month `YYYY-MM` alone; all, if empty."""
        if month == self.released:
            return self
        index = copy(self)
        index.released = month
        index.figures_known, index.cells_known, index.members_known = {}, {}, {}
        return index

    def _release_months(self) -> frozenset[str]:
        """Return the months in which figures of defined datasets were released."""
        rows = self._all(
            "SELECT DISTINCT published FROM dataset_release JOIN dataset "
            "ON dataset.code = dataset_release.dataset WHERE NOT is_inferred"
        )
        return frozenset(published[:MONTH_LENGTH] for (published,) in rows)

    def _of_release(
        self, dataset: str, observations: Sequence[Observation]
    ) -> tuple[Observation, ...]:
        """Return observations as the releases of a month have them; others are left out."""
        package = self.dataset(dataset).package
        kept = []
        for each in observations:
            reports = (each.report, *each.others)
            own = [
                report
                for report in reports
                if report.release
                and self.release(package, report.release).published.startswith(self.released)
            ]
            if own:
                others = tuple(report for report in reports if report is not own[0])
                kept.append(replace(each, report=own[0], others=others))
        return tuple(kept)

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
            _observation(dataset, measure, members, period, orjson.loads(body))
            for measure, period, body in rows
        )

    def _series_keys(self, dataset: str) -> frozenset[str] | None:
        """Return the keys of all series of a defined dataset; None where they are too many."""
        query = "SELECT DISTINCT key FROM series WHERE dataset = ? LIMIT ?"
        rows = self._all(query, dataset, KNOWN_SERIES + 1)
        return frozenset(key for (key,) in rows) if len(rows) <= KNOWN_SERIES else None

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

    def _codes_by_series(self, dataset: str, dimension: str) -> tuple[str, ...]:
        """Return the codes of a dimension that a dataset has, by how many series, then by name."""
        counts = self.series_counts(dataset, dimension)
        named = self.codes_by_name(dimension, tuple(counts))
        if len(set(counts.values())) == 1:
            return named
        return tuple(sorted(named, key=counts.__getitem__, reverse=True))

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

    def coverage(self, dataset: str) -> tuple[str, ...]:
        """Return what the releases of a dataset say they cover, newest first."""
        releases, _, _ = self.summary(dataset)
        return tuple(release.coverage for release in releases if release.coverage)

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
