"""Validated tables in, one index file out: written beside its place and renamed."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from itertools import chain
from operator import attrgetter
from pathlib import Path
from typing import Any

import orjson

from stats.errors import PackageError, Problem
from stats.files import replacing
from stats.index.checksum import BLANK, write_checksum
from stats.index.columns import write_cubes
from stats.index.common import COMMON_TABLE, common_rows, write_common_words
from stats.index.naming import digest_names, write_names, write_vocabulary
from stats.index.rows import insert_rows
from stats.index.schema import (
    APPLICATION_ID,
    CONTENT,
    FORMAT_VERSION,
    INDEXES,
    NAMED,
    PAGE_BYTES,
    REMOVAL,
    TABLES,
    VOCABULARY_TABLES,
    code_token,
    content_row,
    data_version,
    series_key,
)
from stats.index.synonyms import mark_words
from stats.index.terms import TERM_TABLES
from stats.model import Observation, Tables

DIGESTED_ROWS = 1_000
"""So many rows are made bytes of at once."""


def build_index(
    packages: Iterable[Tables],
    path: Path,
    *,
    fingerprint: str = "",
    base: Path | None = None,
    fingerprints: Mapping[str, str] | None = None,
    kept: Collection[str] = (),
) -> dict[str, Exception]:
    """Write the index of the given packages to `path`; what stood there stays until it is whole.

    A package that cannot be written is left out whole; returned are the names of those, and why.

    `fingerprint` is kept in the file, to see later whether anything has changed; `fingerprints`
    are those of single packages. `base` is an index of this format to start from: what it has of
    the packages named in `kept` is taken over, all else is left out.

    Raises:
        PackageError: no package of several can be written.
        OutputError: something else than a file stands at `path`.

    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with replacing(path) as beside:
        beside.unlink(missing_ok=True)
        if base is not None:
            shutil.copyfile(base, beside)
        with closing(sqlite3.connect(beside)) as database:
            database.executescript(
                "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA temp_store = MEMORY;"
            )
            if base is not None:
                _forget_checksum(database)
            if base is None:
                _create(database)
            failed = _write(database, packages, fingerprints or {}, kept)
            _finish(database, fingerprint)
        write_checksum(beside)
    return failed


def _write(
    database: sqlite3.Connection,
    packages: Iterable[Tables],
    fingerprints: Mapping[str, str],
    kept: Collection[str],
) -> dict[str, Exception]:
    loaded = {name for (name,) in database.execute("SELECT name FROM package")}
    for name in sorted(loaded - set(kept)):
        remove_package(database, name)
    failed: dict[str, Exception] = {}
    is_any = bool(kept)
    for tables in packages:
        try:
            _write_package(database, tables, fingerprints.get(tables.package, ""))
            is_any = True
        except sqlite3.OperationalError:  # a full disk is no package's fault
            raise
        except Exception as error:  # noqa: BLE001 - no package may stop the others
            # There is no journal to go back by: what was written of it is taken out again.
            remove_package(database, tables.package)
            failed[tables.package] = error
    if failed and not is_any:
        raise PackageError(
            [Problem(name, 0, f"cannot be written: {error}") for name, error in failed.items()]
        )
    database.executescript(INDEXES)
    return failed


def _write_package(database: sqlite3.Connection, tables: Tables, fingerprint: str) -> None:
    _write_lists(database, tables)
    _write_observations(database, tables.observations)
    _write_releases(database, tables)
    write_names(database, tables)
    digest = _digest(database, tables)
    write_cubes(database, tables, digest)
    marks = fingerprint, digest.hexdigest(), digest_names(tables)
    row = (tables.package, *marks, tables.embargo, tables.title)
    database.execute("INSERT INTO package VALUES (?, ?, ?, ?, ?, ?)", row)


def _forget_checksum(database: sqlite3.Connection) -> None:
    """Take out the checksum of the index started from, with the bytes where it stood."""
    database.execute("PRAGMA secure_delete = ON")
    database.execute("DELETE FROM meta WHERE key = 'checksum'")
    database.execute("PRAGMA secure_delete = OFF")


def _create(database: sqlite3.Connection) -> None:
    # The size first: what is set later comes too late for it.
    database.executescript(f"PRAGMA page_size = {PAGE_BYTES};")
    database.executescript(f"PRAGMA application_id = {APPLICATION_ID};")
    database.executescript(TABLES + VOCABULARY_TABLES + TERM_TABLES + COMMON_TABLE)
    write_common_words(database, common_rows())


def remove_package(database: sqlite3.Connection, name: str) -> None:
    """Take a package out of an index that is being built."""
    for statement in REMOVAL:
        database.execute(statement, (name,))


def _finish(database: sqlite3.Connection, fingerprint: str) -> None:
    """Make what serves all packages: names and words, tokens, the version."""
    names = _digest_names(database)
    is_renamed = database.execute("SELECT 1 FROM meta WHERE value = ?", (names,)).fetchone() is None
    write_vocabulary(database, is_renamed=is_renamed)
    if is_renamed:
        _write_tokens(database)
    digests = database.execute("SELECT digest FROM package").fetchall()
    meta = {
        "format": FORMAT_VERSION,
        "fingerprint": fingerprint,
        "names": names,
        "version": data_version(digest for (digest,) in digests),
        "checksum": BLANK,
    }
    database.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", meta.items())
    database.commit()
    database.execute("PRAGMA optimize")


def _digest_names(database: sqlite3.Connection) -> str:
    """Return a digest of what vocabulary and tokens are made of: all names, and lists of words."""
    packages = database.execute("SELECT name, names FROM package ORDER BY name").fetchall()
    return hashlib.sha256(orjson.dumps([mark_words(), packages])).hexdigest()


def _digest(database: sqlite3.Connection, tables: Tables) -> hashlib._Hash:
    """Return the digest of what has been written of a package, to be carried on with its cubes."""
    digest = hashlib.sha256()
    for query in CONTENT:
        rows = database.execute(query, (tables.package,))
        while some := rows.fetchmany(DIGESTED_ROWS):
            digest.update(content_row(chain.from_iterable(some)))
    return digest


def _write_lists(database: sqlite3.Connection, tables: Tables) -> None:
    package = tables.package
    # Rows in the order of their key are put in twice as quickly.
    datasets = sorted(tables.datasets, key=attrgetter("code"))
    insert_rows(
        database,
        "dataset",
        (
            (d.code, package, d.priority, d.is_inferred, d.label, d.title, _body(d))
            for d in datasets
        ),
    )
    insert_rows(
        database,
        "measure",
        (
            (d.code, each.code, _body(each))
            for d in datasets
            for each in ((tables.own_measures[d.code],) if d.is_inferred else tables.measures)
        ),
    )
    for name, listed in (("release", tables.releases), ("source", tables.sources)):
        insert_rows(database, name, ((package, each.code, _body(each)) for each in listed))
    insert_rows(
        database,
        "period",
        (
            (each.code, package, place, each.start, each.end, _body(each))
            for place, each in enumerate(tables.periods)
        ),
    )
    insert_rows(database, "code", _code_rows(tables))


def _code_rows(tables: Tables) -> Iterator[Sequence[Any]]:
    places: Counter[str] = Counter()
    for each in tables.codes:
        place = places[each.dimension]
        yield each.dimension, each.code, tables.package, place, each.kind, each.parent, _body(each)
        places[each.dimension] += 1


def _write_observations(database: sqlite3.Connection, observations: Iterable[Observation]) -> None:
    series: dict[tuple[str, str, str], int] = {}
    start = database.execute("SELECT coalesce(max(id), 0) FROM series").fetchone()[0]
    for observation in observations:
        key = series_key(dict(observation.key))
        identity = observation.dataset, observation.measure, key
        if identity not in series:
            number = series[identity] = start + len(series) + 1
            database.execute("INSERT INTO series VALUES (?, ?, ?, ?)", (number, *identity))
            database.executemany(
                "INSERT INTO series_code VALUES (?, ?, ?, ?)",
                ((observation.dataset, *member, number) for member in observation.key.items()),
            )
        body = _body([observation.report, observation.others])
        database.execute(
            "INSERT INTO observation VALUES (?, ?, ?)",
            (series[identity], observation.period, body),
        )


def _write_releases(database: sqlite3.Connection, tables: Tables) -> None:
    published = {release.code: release.published for release in tables.releases}
    used = {(each.dataset, each.report.release) for each in tables.observations}
    database.executemany(
        "INSERT INTO dataset_release VALUES (?, ?, ?)",
        ((dataset, published.get(code, ""), code) for dataset, code in used if code),
    )


def _write_tokens(database: sqlite3.Connection) -> None:
    """Write the tokens of what has none yet, and drop those of what is gone."""
    named = set(database.execute(NAMED))
    before = set(database.execute("SELECT concept, code FROM token"))
    database.executemany("DELETE FROM token WHERE concept = ? AND code = ?", before - named)
    made = sorted((code_token(concept, code), concept, code) for concept, code in named - before)
    insert_rows(database, "token", made)


def _body(each: Any) -> str:
    """Return a dataclass, or several, as JSON.

    Source: tests/bench/scale.py, the standard library's encoder took 60 ms for 5,500 measures and
    their datasets, this one takes 16.
    """
    return orjson.dumps(each, default=dict, option=orjson.OPT_SORT_KEYS).decode()
