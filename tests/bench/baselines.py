"""Two plain ways to find a series by its label, to set the bot beside: no dimensions, no refusal."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz, process, utils

from stats.index.reader import Index
from stats.model import Observation
from stats.selection import find_latest
from stats.text import split_words


@dataclass(frozen=True, slots=True)
class Series:
    """A series' label, and the observation that stands for it: its latest value."""

    label: str
    observation: Observation


def read_series(index: Index) -> tuple[Series, ...]:
    """Return every series of an index that has a value."""
    return tuple(_series(index))


def _series(index: Index) -> Iterator[Series]:
    for dataset in index.datasets:
        for key in index.series_of(dataset.code, {}):
            found = index.look_up(dataset.code, key)
            for measure in dataset.measures:
                latest = find_latest(index, dataset, [o for o in found if o.measure == measure])
                if latest is not None:
                    names = [index.code(name, code).label for name, code in key.items()]
                    unit = index.measure(dataset.code, measure).label
                    yield Series(" ".join([*names, unit, dataset.label]), latest)


class LinearScan:
    """`rapidfuzz.process.extractOne` with WRatio over all labels."""

    name = "rapidfuzz extractOne (WRatio)"

    def __init__(self, series: tuple[Series, ...]) -> None:
        self.series = series
        self.labels = [utils.default_process(each.label) for each in series]

    def find(self, question: str) -> Series | None:
        """Return the series whose label is nearest to the question."""
        best = process.extractOne(utils.default_process(question), self.labels, scorer=fuzz.WRatio)
        return self.series[best[2]] if best else None


class FullText:
    """SQLite FTS5 with the porter stemmer, ranked by BM25."""

    name = "SQLite FTS5 (porter, BM25)"

    def __init__(self, series: tuple[Series, ...]) -> None:
        self.series = series
        self.database = sqlite3.connect(":memory:")
        self.database.execute("CREATE VIRTUAL TABLE label USING fts5(text, tokenize='porter')")
        rows = ((number, each.label) for number, each in enumerate(series, start=1))
        self.database.executemany("INSERT INTO label(rowid, text) VALUES (?, ?)", rows)

    def find(self, question: str) -> Series | None:
        """Return the series that BM25 ranks first for any of the question's words."""
        words = " OR ".join(f'"{word}"' for word in split_words(question))
        query = "SELECT rowid FROM label WHERE label MATCH ? ORDER BY bm25(label), rowid LIMIT 1"
        row = self.database.execute(query, (words,)).fetchone() if words else None
        return self.series[row[0] - 1] if row else None
