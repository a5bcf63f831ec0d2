"""The same figures in five stores: `python -m tests.bench.storage [--measures N] [--areas N]`.

Written, opened in a process of its own, and asked for one figure, for one measure's figures of all
areas, and for one area's of all measures. What is not installed is named and left out: `pip install
pyarrow duckdb` into an environment beside the project's, for pandas reads otherwise where pyarrow is.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from stats.index.cubes import Chunk, pack_cube
from stats.model import Cube
from tests.bench.scale import resident_mb

SEED = 20261126
LOOKUPS = 1000
SLICES = 50
Grid = NDArray[np.int32]


class Store(Protocol):
    """An opened store of figures by measure and area."""

    def figure(self, measure: int, area: int) -> float:
        """Return one figure."""

    def measure(self, measure: int) -> Sequence[float]:
        """Return a measure's figures, area by area."""

    def area(self, area: int) -> Sequence[float]:
        """Return an area's figures, measure by measure."""


class Blobs:
    """SQLite with one blob for a measure: what the index is."""

    @staticmethod
    def write(grid: Grid, path: Path) -> None:
        """Write all figures."""
        with sqlite3.connect(path) as database:
            database.execute("PRAGMA journal_mode = OFF")
            database.execute(
                'CREATE TABLE cube(dataset INTEGER, "first" INTEGER, body BLOB, '
                'PRIMARY KEY(dataset, "first")) WITHOUT ROWID'
            )
            areas = np.arange(grid.shape[1], dtype=np.int32)
            zeros = np.zeros(grid.shape[1], np.int32)
            for number, row in enumerate(grid):
                values, statuses = row.astype(np.float64), zeros.astype(np.uint8)
                cube = Cube(str(number), "value", {"area": areas}, zeros, values, statuses)
                runs = ((number, *run) for run in pack_cube(cube, ["area"]))
                database.executemany("INSERT INTO cube VALUES (?, ?, ?)", runs)

    def __init__(self, path: Path) -> None:
        uri = f"file:{path}?mode=ro&immutable=1"
        self.database = sqlite3.connect(uri, uri=True)
        self.database.execute(f"PRAGMA mmap_size = {1 << 32}")

    def _chunk(self, measure: int) -> Chunk:
        query = "SELECT body FROM cube WHERE dataset = ?"
        return Chunk(self.database.execute(query, (measure,)).fetchone()[0])

    def figure(self, measure: int, area: int) -> float:
        (row,) = self._chunk(measure).rows([area])
        return row.value or 0.0

    def measure(self, measure: int) -> Sequence[float]:
        return list(self._chunk(measure).values)

    def area(self, area: int) -> Sequence[float]:
        rows = self.database.execute("SELECT body FROM cube ORDER BY dataset")
        return [next(iter(Chunk(body).rows([area]))).value or 0.0 for (body,) in rows]


class Rows:
    """SQLite with a row for each figure, indexed by measure and area."""

    @staticmethod
    def write(grid: Grid, path: Path) -> None:
        """Write all figures."""
        with sqlite3.connect(path) as database:
            database.execute("PRAGMA journal_mode = OFF")
            database.execute(
                "CREATE TABLE figure(measure INTEGER, area INTEGER, value REAL, "
                "PRIMARY KEY(measure, area)) WITHOUT ROWID"
            )
            database.executemany(
                "INSERT INTO figure VALUES (?, ?, ?)",
                ((m, a, v) for m, row in enumerate(grid.tolist()) for a, v in enumerate(row)),
            )

    def __init__(self, path: Path) -> None:
        self.database = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
        self.database.execute(f"PRAGMA mmap_size = {1 << 32}")

    def figure(self, measure: int, area: int) -> float:
        query = "SELECT value FROM figure WHERE measure = ? AND area = ?"
        return float(self.database.execute(query, (measure, area)).fetchone()[0])

    def measure(self, measure: int) -> Sequence[float]:
        query = "SELECT value FROM figure WHERE measure = ? ORDER BY area"
        return [value for (value,) in self.database.execute(query, (measure,))]

    def area(self, area: int) -> Sequence[float]:
        query = "SELECT value FROM figure WHERE area = ? ORDER BY measure"
        return [value for (value,) in self.database.execute(query, (area,))]


def _table(grid: Grid) -> Any:
    measures, areas = np.indices(grid.shape, dtype=np.int32)
    columns = {"measure": measures.ravel(), "area": areas.ravel(), "value": grid.ravel()}
    return import_module("pyarrow").table(columns)


class Parquet:
    """Parquet with a row group for each measure."""

    @staticmethod
    def write(grid: Grid, path: Path) -> None:
        """Write all figures."""
        parquet = import_module("pyarrow.parquet")
        parquet.write_table(_table(grid), path, row_group_size=grid.shape[1])

    def __init__(self, path: Path) -> None:
        self.file = import_module("pyarrow.parquet").ParquetFile(path, memory_map=True)

    def measure(self, measure: int) -> Sequence[float]:
        values = self.file.read_row_group(measure, columns=["value"]).column("value")
        return list(values.to_pylist())

    def figure(self, measure: int, area: int) -> float:
        return float(self.file.read_row_group(measure, columns=["value"])["value"][area].as_py())

    def area(self, area: int) -> Sequence[float]:
        found = self.file.read(columns=["area", "value"])
        return list(
            found.filter(import_module("pyarrow.compute").equal(found["area"], area))[
                "value"
            ].to_pylist()
        )


class Arrow:
    """Arrow IPC, memory-mapped, sorted by measure and area; the place is worked out."""

    @staticmethod
    def write(grid: Grid, path: Path) -> None:
        """Write all figures."""
        arrow = import_module("pyarrow")
        table = _table(grid)
        with arrow.OSFile(str(path), "wb") as sink, arrow.ipc.new_file(sink, table.schema) as file:
            file.write_table(table)
        path.with_suffix(".areas").write_text(str(grid.shape[1]), encoding="ascii")

    def __init__(self, path: Path) -> None:
        arrow = import_module("pyarrow")
        self.values = arrow.ipc.open_file(arrow.memory_map(str(path))).read_all()["value"]
        self.areas = int(path.with_suffix(".areas").read_text(encoding="ascii"))

    def figure(self, measure: int, area: int) -> float:
        return float(self.values[measure * self.areas + area].as_py())

    def measure(self, measure: int) -> Sequence[float]:
        return list(self.values.slice(measure * self.areas, self.areas).to_pylist())

    def area(self, area: int) -> Sequence[float]:
        return list(self.values.to_numpy()[area :: self.areas].tolist())


class Duck:
    """DuckDB with a row for each figure, in order, and an index on both."""

    @staticmethod
    def write(grid: Grid, path: Path) -> None:
        """Write all figures."""
        duck = import_module("duckdb")
        measures, areas = np.indices(grid.shape, dtype=np.int32)
        with duck.connect(str(path)) as database:
            columns = {"measure": measures.ravel(), "area": areas.ravel(), "value": grid.ravel()}
            database.register("figures", import_module("pandas").DataFrame(columns))
            database.execute("CREATE TABLE figure AS SELECT * FROM figures")
            database.execute("CREATE INDEX by_key ON figure(measure, area)")

    def __init__(self, path: Path) -> None:
        self.database = import_module("duckdb").connect(str(path), read_only=True)

    def _all(self, query: str, *values: int) -> list[float]:
        return [value for (value,) in self.database.execute(query, values).fetchall()]

    def figure(self, measure: int, area: int) -> float:
        query = "SELECT value FROM figure WHERE measure = ? AND area = ?"
        return float(self._all(query, measure, area)[0])

    def measure(self, measure: int) -> Sequence[float]:
        return self._all("SELECT value FROM figure WHERE measure = ? ORDER BY area", measure)

    def area(self, area: int) -> Sequence[float]:
        return self._all("SELECT value FROM figure WHERE area = ? ORDER BY measure", area)


class Memmap:
    """A numpy array mapped into memory: a full grid, and nothing else."""

    @staticmethod
    def write(grid: Grid, path: Path) -> None:
        """Write all figures."""
        with path.open("wb") as file:
            np.save(file, grid)

    def __init__(self, path: Path) -> None:
        self.grid = np.load(path, mmap_mode="r")

    def figure(self, measure: int, area: int) -> float:
        return float(self.grid[measure, area])

    def measure(self, measure: int) -> Sequence[float]:
        return list(self.grid[measure].tolist())

    def area(self, area: int) -> Sequence[float]:
        return list(self.grid[:, area].tolist())


STORES: dict[str, Any] = {
    "sqlite blobs": Blobs,
    "sqlite rows": Rows,
    "parquet": Parquet,
    "arrow ipc": Arrow,
    "duckdb": Duck,
    "numpy memmap": Memmap,
}
NEEDED = {"parquet": "pyarrow.parquet", "arrow ipc": "pyarrow.ipc", "duckdb": "duckdb"}


def make_grid(measures: int, areas: int) -> Grid:
    """Return the figures, shape (measures, areas)."""
    return np.random.default_rng(SEED).integers(0, 1_000_000, (measures, areas), dtype=np.int32)


def _median(ask: Callable[[], object], times: int) -> float:
    spent = []
    for _ in range(times):
        start = time.perf_counter()
        ask()
        spent.append(1e6 * (time.perf_counter() - start))
    return statistics.median(spent)


def ask(name: str, path: Path, measures: int, areas: int) -> None:
    """Print how an opened store does; every figure is checked."""
    grid = make_grid(measures, areas)
    rng = random.Random(SEED)
    if name in NEEDED:
        import_module(NEEDED[name])
    STORES[name]  # its module is loaded: the opening alone is timed
    before = resident_mb()
    start = time.perf_counter()
    store: Store = STORES[name](path)
    opened = 1000 * (time.perf_counter() - start)

    def look_up() -> None:
        measure, area = rng.randrange(measures), rng.randrange(areas)
        assert store.figure(measure, area) == grid[measure, area]

    point = _median(look_up, LOOKUPS)
    more = resident_mb() - before
    one = _median(lambda: store.measure(rng.randrange(measures)), SLICES)
    across = _median(lambda: store.area(rng.randrange(areas)), 5)
    assert list(store.area(areas - 1)) == grid[:, -1].tolist()
    print(json.dumps([opened, point, one, across, more]))


def main() -> None:
    """Write and ask each store that is installed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--measures", type=int, default=5500)
    parser.add_argument("--areas", type=int, default=740)
    parser.add_argument("--ask", nargs=2, default=None)
    arguments = parser.parse_args()
    if arguments.ask:
        name, path = arguments.ask
        ask(name, Path(path), arguments.measures, arguments.areas)
        return
    grid = make_grid(arguments.measures, arguments.areas)
    print(f"{grid.size / 1e6:.1f} million figures")
    print("store          written s  size MB  open ms  figure us  measure us  area ms  resident MB")
    with tempfile.TemporaryDirectory() as place:
        for name, store in STORES.items():
            try:
                import_module(NEEDED.get(name, "numpy"))
            except ImportError:
                print(f"{name:14} {NEEDED[name].partition('.')[0]} is not installed")
                continue
            path = Path(place) / name.replace(" ", "-")
            start = time.perf_counter()
            store.write(grid, path)
            written = time.perf_counter() - start
            command = [sys.executable, "-m", "tests.bench.storage", "--ask", name, str(path)]
            command += ["--measures", str(grid.shape[0]), "--areas", str(grid.shape[1])]
            done = subprocess.run(command, check=True, env=os.environ, capture_output=True)
            opened, point, one, across, more = json.loads(done.stdout)
            print(
                f"{name:14} {written:9.2f} {path.stat().st_size / 2**20:8.1f} {opened:8.1f} "
                f"{point:10.1f} {one:11.1f} {across / 1000:8.1f} {more:12.1f}"
            )


if __name__ == "__main__":
    main()
