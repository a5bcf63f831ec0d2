"""A key of an inferred dataset in, its observations out: reads the blobs of an opened index."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

import orjson

from stats.index.cubes import Chunk, CubeRow, unpack_places
from stats.model import STATUS_ORDER, Dataset, Measure, Observation, Report
from stats.numerals import format_number

Query = Callable[..., list[tuple[Any, ...]]]

CACHED_LISTS = 64
CACHED_CODES = 4096
"""Codes of which the place is remembered. Source: a ranking of 740 areas asks for each four times
(tests/bench/scale.py)."""
CACHED_LISTINGS = 8
"""Lists of codes kept by their places: the measures of a table have the same, mostly."""
CACHED_CHUNKS = 32
"""Blobs kept open: a ranking reads each once for every year it looks at. Source: 32 of 33 kB."""
PERIOD = ""
"""Stands for the periods, in the place of a dimension."""
RELEASE = "release"
"""The code of the one release of an inferred package."""


class CubeReader:
    """Reads the observations of inferred datasets; any number of threads may use one."""

    def __init__(self, query: Query) -> None:
        """Take what runs a query on the index and returns all rows."""
        self._query = query
        self.places = lru_cache(CACHED_LISTS)(self._places)
        self._periods = lru_cache(CACHED_LISTS)(self._read_periods)
        self._sources = lru_cache(CACHED_LISTS)(self._read_sources)
        self._notes = lru_cache(CACHED_LISTS)(self._read_notes)
        self._firsts = lru_cache(CACHED_LISTS)(self._read_firsts)
        self.place_of = lru_cache(CACHED_CODES)(self._place_of)
        self.code_at = lru_cache(CACHED_CODES)(self._code_at)
        self._codes_at = lru_cache(CACHED_LISTINGS)(self._read_codes_at)
        self._chunk = lru_cache(CACHED_CHUNKS)(self._read_chunk)

    def observations(
        self, dataset: Dataset, measure: Measure, key: Mapping[str, str]
    ) -> tuple[Observation, ...]:
        """Return the observations of one full key, by period."""
        if set(key) != set(dataset.dimensions):
            return ()
        members = [self.place_of(dataset.package, name, key[name]) for name in dataset.dimensions]
        known = [place for place in members if place is not None]
        if len(known) < len(members):
            return ()
        firsts = self._firsts(dataset.code)
        at = bisect_right(firsts, known[0])
        if not at:
            return ()
        chunk = self._chunk(dataset.code, firsts[at - 1])
        sources = self._sources(dataset.package)
        periods = self._periods(dataset.package)
        return tuple(
            Observation(
                dataset.code,
                measure.code,
                key,
                periods[row.period],
                self._report(dataset, measure, row, sources),
            )
            for row in chunk.rows(known)
        )

    def _report(
        self, dataset: Dataset, measure: Measure, row: CubeRow, sources: tuple[str, ...]
    ) -> Report:
        notes = [self._notes(dataset.code)[row.note]] if row.note >= 0 else []
        if row.limits:
            low, high = (format_number(limit, measure.decimals) for limit in row.limits)
            level = dataset.limits_level
            said = f"{level}% confidence interval:" if level else "Published range: from"
            notes.append(f"{said} {low} to {high}.")
        return Report(
            value=row.value,
            qualifier="exact",
            status=STATUS_ORDER[row.status],
            release=RELEASE,
            base="",
            sources=sources,
            notes=tuple(notes),
            limits=row.limits,
        )

    def codes(self, dataset: Dataset, dimension: str) -> tuple[str, ...]:
        """Return the codes of a dimension that a dataset has observations for, as listed."""
        places, _ = self.places(dataset.code, dimension)
        return self._codes_at(dataset.package, dimension, tuple(places))

    def _read_codes_at(
        self, package: str, dimension: str, places: tuple[int, ...]
    ) -> tuple[str, ...]:
        return tuple(self.code_at(package, dimension, place) for place in places)

    def counts(self, dataset: Dataset, dimension: str) -> dict[str, int]:
        """Return how many series each code of a dimension has."""
        _, counts = self.places(dataset.code, dimension)
        codes = self.codes(dataset, dimension)
        return dict(zip(codes, counts or [1] * len(codes), strict=True))

    def has_code(self, dataset: Dataset, dimension: str, code: str) -> bool:
        """Whether a dataset has any observation of a code."""
        place = self.place_of(dataset.package, dimension, code)
        if place is None:
            return False
        places, _ = self.places(dataset.code, dimension)
        at = bisect_left(places, place)
        return at < len(places) and places[at] == place

    def keys(self, dataset: Dataset, members: Mapping[str, str]) -> Iterator[dict[str, str]]:
        """Yield the keys of the dataset's series that have the given members."""
        wanted = {
            n: self.place_of(dataset.package, name, members[name])
            for n, name in enumerate(dataset.dimensions)
            if name in members
        }
        for key in self._all_keys(dataset):
            if all(key[n] == place for n, place in wanted.items()):
                yield {
                    name: self.code_at(dataset.package, name, place)
                    for name, place in zip(dataset.dimensions, key, strict=True)
                }

    def _all_keys(self, dataset: Dataset) -> Iterator[tuple[int, ...]]:
        for chunk in self._chunks(dataset):
            yield from chunk.keys()

    def _chunks(self, dataset: Dataset) -> Iterator[Chunk]:
        return (self._chunk(dataset.code, first) for first in self._firsts(dataset.code))

    def periods_of(self, dataset: Dataset) -> tuple[str, ...]:
        """Return the codes of the periods that a dataset has anything for, as listed."""
        codes = self._periods(dataset.package)
        return tuple(codes[place] for place in self.places(dataset.code, PERIOD)[0])

    def count_rows(self, dataset: Dataset) -> int:
        """Return how many observations a dataset has."""
        return sum(chunk.count for chunk in self._chunks(dataset))

    def _place_of(self, package: str, dimension: str, code: str) -> int | None:
        """Return where a code stands in the package's list; None where it does not."""
        rows = self._query(
            "SELECT place FROM code WHERE dimension = ? AND code = ? AND package = ?",
            dimension,
            code,
            package,
        )
        return int(rows[0][0]) if rows else None

    def _code_at(self, package: str, dimension: str, place: int) -> str:
        """Return the code that stands at a place of the package's list."""
        rows = self._query(
            "SELECT code FROM code WHERE package = ? AND dimension = ? AND place = ?",
            package,
            dimension,
            place,
        )
        return str(rows[0][0])

    def _places(self, dataset: str, dimension: str) -> tuple[Sequence[int], Sequence[int]]:
        query = (
            "SELECT places.body, shape_code.counts FROM cube_shape JOIN shape_code USING (shape) "
            "JOIN places ON places.id = shape_code.places WHERE dataset = ? AND dimension = ?"
        )
        rows = self._query(query, dataset, dimension)
        if not rows:
            return (), ()
        places, counts = rows[0]
        return unpack_places(places), unpack_places(counts)

    def _read_periods(self, package: str) -> tuple[str, ...]:
        rows = self._query("SELECT code FROM period WHERE package = ? ORDER BY place", package)
        return tuple(code for (code,) in rows)

    def _read_sources(self, package: str) -> tuple[str, ...]:
        rows = self._query("SELECT code FROM source WHERE package = ? ORDER BY code", package)
        return tuple(code for (code,) in rows)

    def _read_notes(self, dataset: str) -> tuple[str, ...]:
        rows = self._query("SELECT body FROM cube_notes WHERE dataset = ?", dataset)
        return tuple(orjson.loads(rows[0][0])) if rows else ()

    def _read_firsts(self, dataset: str) -> tuple[int, ...]:
        """Return the first member's place of each blob, in order."""
        query = 'SELECT "first" FROM cube WHERE dataset = ? ORDER BY "first"'
        return tuple(first for (first,) in self._query(query, dataset))

    def _read_chunk(self, dataset: str, first: int) -> Chunk:
        query = 'SELECT body FROM cube WHERE dataset = ? AND "first" = ?'
        return Chunk(self._query(query, dataset, first)[0][0])
