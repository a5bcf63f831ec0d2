"""An index file opened: whole, of this format, read only, in constant time."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable, Mapping
from copy import copy
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self
from urllib.parse import quote

from stats.errors import IndexFileError
from stats.index.checksum import verify_checksum
from stats.index.schema import (
    APPLICATION_ID,
    FORMAT_VERSION,
    HIDDEN_FROM,
    ORDERED,
    VOCABULARY_TABLES,
    data_version,
)

HEADER_BYTES = 100
"""SQLite's own header: page size and number of pages (https://www.sqlite.org/fileformat.html)."""
MEMORY_MAP_BYTES = 1 << 32
"""So much of a file is mapped; of a longer one the rest is read. Source: ours; the index of 43
packages of Our World in Data has 21 MB."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A package that an index holds; `is_defined` says that it defines its datasets itself."""

    name: str
    is_defined: bool
    embargo: str = ""


class IndexFile:
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
        self._has_vocabulary = threading.Event()
        if not hidden:
            self._has_vocabulary.set()
        self._check_length()
        # One for all threads: what is opened later may be another file by then.
        self._file = _identity(path)
        self._connection = _connect(path, hidden)
        self._check()
        self.version = self._version()
        self.last_start = str(self._one("SELECT coalesce(max(\"start\"), '') FROM period")[0])

    @classmethod
    def open_verified(cls, path: Path) -> Self:
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

    def hide(self, packages: frozenset[str]) -> Self:
        """Return this index as though these packages, and no others, were not in it.

        Raises:
            IndexFileError: the file has been replaced meanwhile.

        """
        index = type(self)(self.path, hidden=packages)
        if index._file != self._file:
            raise IndexFileError(f"{self.path}: another index took its place")
        return index

    def until(self, month: str) -> Self:
        """Return this index with a month `YYYY-MM` that is the present one; empty for none."""
        index = copy(self)
        index.now = month
        return index

    @property
    def fingerprint(self) -> str:
        """What the index was built from, as `stats.packages.fingerprint_packages` said then."""
        return str(self._one("SELECT value FROM meta WHERE key = 'fingerprint'")[0])

    def embargoes(self) -> Mapping[str, str]:
        """Return the date and time of each package's embargo, past or to come."""
        return dict(self._all("SELECT name, embargo FROM package WHERE embargo != ''"))

    def packages(self) -> Mapping[str, Loaded]:
        """Return the packages by their fingerprints, as they were when they were read."""
        rows = self._all(
            "SELECT fingerprint, name, NOT EXISTS (SELECT 1 FROM dataset WHERE is_inferred "
            "AND package = name), embargo FROM package WHERE fingerprint != ''"
        )
        return {mark: Loaded(name, bool(is_own), until) for mark, name, is_own, until in rows}

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
            raise IndexFileError(
                f"{self.path}: not an index of format {FORMAT_VERSION}: build it again"
            )

    def _all(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        try:
            with self._reading:
                return self._connection.execute(query, values).fetchall()
        except sqlite3.DatabaseError as error:
            raise IndexFileError(f"{self.path}: a damaged index: {error}") from error

    def _in_vocabulary(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        """Return the rows of a query on what is made of the names of all packages together.

        A view that hides some makes its own when it is first asked for: how rare a word is and what
        measures of one name are called depends on what there is.
        """
        with self._reading:
            if not self._has_vocabulary.is_set():
                _make_vocabulary(self._connection)
                self._has_vocabulary.set()
        return self._all(query, *values)

    def _one(self, query: str, *values: Any) -> tuple[Any, ...]:
        rows = self._all(query, *values)
        if not rows:
            raise KeyError(values)
        return rows[0]


def _hide(connection: sqlite3.Connection, packages: Iterable[str]) -> None:
    """Put before each table a view without what belongs to the packages."""
    # Before all else: it empties what there is.
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("CREATE TEMP TABLE hidden(name TEXT PRIMARY KEY)")
    connection.executemany("INSERT INTO hidden VALUES (?)", ((name,) for name in packages))
    for table, condition in HIDDEN_FROM.items():
        columns = "rowid AS rowid, *" if table in ORDERED else "*"
        connection.execute(
            f"CREATE TEMP VIEW {table} AS SELECT {columns} FROM main.{table} WHERE {condition}"  # noqa: S608
        )


def _make_vocabulary(connection: sqlite3.Connection) -> None:
    """Put before the tables of the vocabulary others, made of what is not hidden."""
    from stats.index.naming import write_vocabulary  # noqa: PLC0415 - only where a view hides
    from stats.index.terms import TERM_TABLES  # noqa: PLC0415

    tables = (VOCABULARY_TABLES + TERM_TABLES).replace("CREATE TABLE", "CREATE TEMP TABLE")
    connection.executescript(f"BEGIN; {tables}")
    connection.execute(
        "INSERT INTO label SELECT * FROM main.label WHERE EXISTS "
        "(SELECT 1 FROM dataset WHERE dataset.code = main.label.dataset)"
    )
    write_vocabulary(connection)
    connection.commit()


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
