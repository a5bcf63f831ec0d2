"""Validated tables in, one index file out: written beside its place and renamed."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import asdict
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import Any

from stats.errors import IndexFileError
from stats.index.checksum import BLANK, write_checksum
from stats.index.schema import (
    APPLICATION_ID,
    CONTENT,
    FORMAT_VERSION,
    INDEXES,
    TABLES,
    VERSION_LENGTH,
    bigrams,
    code_token,
    series_key,
)
from stats.model import Name, Observation, Tables
from stats.text import split_words

COMMON_WORDS = 30_000
"""How many of the commonest English words are never taken for a misspelt name.
Source: in the word list's order "charger" is about the 20,000th word, "hashtag" the 28,000th."""
SHORTEST_WITHOUT_AND = 8
"""Letters that a name must have to be found without its "and" too ("Devon Cornwall").
Source: without its "and", the alias "A&S" reads "as"."""


def build_index(packages: Sequence[Tables], path: Path, *, fingerprint: str = "") -> None:
    """Write the index of the given packages to `path`; what stood there stays until it is whole.

    `fingerprint` is kept in the file, to see later whether the packages have changed.

    """
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    beside.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(beside)) as database:
            _write(database, packages, fingerprint)
        write_checksum(beside)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _write(database: sqlite3.Connection, packages: Sequence[Tables], fingerprint: str) -> None:
    database.executescript(f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA page_size = 4096;")
    database.executescript(TABLES)
    for tables in packages:
        _write_lists(database, tables)
        _write_observations(database, tables.observations)
        _write_releases(database, tables)
        _write_tokens(database, tables)
    _write_names(database, chain.from_iterable(tables.names for tables in packages))
    database.executemany("INSERT INTO common_word VALUES (?)", ((w,) for w in _common_words()))
    database.executescript(INDEXES)
    version = _version(database)
    meta = {
        "format": FORMAT_VERSION,
        "fingerprint": fingerprint,
        "version": version,
        "checksum": BLANK,
    }
    database.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())
    database.commit()
    database.execute("PRAGMA optimize")


def _version(database: sqlite3.Connection) -> str:
    digest = sha256()
    for query in CONTENT:
        for row in database.execute(query):
            digest.update(json.dumps(row, ensure_ascii=False).encode() + b"\n")
    return digest.hexdigest()[:VERSION_LENGTH]


def _write_lists(database: sqlite3.Connection, tables: Tables) -> None:
    def insert(table: str, rows: Iterable[Sequence[Any]], width: int) -> None:
        marks = ", ".join("?" * width)
        database.executemany(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", rows)  # noqa: S608

    insert("dataset", ((each.code, each.priority, _body(each)) for each in tables.datasets), 3)
    insert(
        "measure",
        ((d.code, each.code, _body(each)) for d in tables.datasets for each in tables.measures),
        3,
    )
    insert("release", ((tables.package, each.code, _body(each)) for each in tables.releases), 3)
    insert("source", ((tables.package, each.code, _body(each)) for each in tables.sources), 3)
    insert("period", ((each.code, each.start, each.end, _body(each)) for each in tables.periods), 4)
    insert(
        "code",
        ((each.dimension, each.code, each.kind, each.parent, _body(each)) for each in tables.codes),
        5,
    )


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
        body = json.dumps([asdict(observation.report), [asdict(r) for r in observation.others]])
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


def _write_tokens(database: sqlite3.Connection, tables: Tables) -> None:
    lists: tuple[tuple[str, Iterable[str]], ...] = (
        ("dataset", (each.code for each in tables.datasets)),
        ("measure", (each.code for each in tables.measures)),
        ("period", (each.code for each in tables.periods)),
    )
    codes = {(concept, code) for concept, each in lists for code in each}
    codes |= {(each.dimension, each.code) for each in tables.codes}
    for concept, code in sorted(codes):
        token = code_token(concept, code)
        row = database.execute("SELECT concept, code FROM token WHERE token = ?", (token,))
        if (known := row.fetchone()) is None:
            database.execute("INSERT INTO token VALUES (?, ?, ?)", (token, concept, code))
        elif known != (concept, code):
            raise IndexFileError(f"{concept} {code!r} and {known} share a token; rename one")


def _write_names(database: sqlite3.Connection, names: Iterable[Name]) -> None:
    seen: dict[tuple[str, str, str], Name] = {}
    for name in names:
        words = split_words(name.text)
        whole = split_words(name.text.replace("'", "").replace("\u2019", ""))
        seen.setdefault(("".join(whole), name.concept, name.code), name)
        short = [word for word in words if word != "and"]
        is_clear = len(short) > 1 and len("".join(short)) >= SHORTEST_WITHOUT_AND
        for form in (words, short) if is_clear else (words,):
            seen.setdefault(("".join(form), name.concept, name.code), name)
    vocabulary: dict[str, bool] = {}
    topics: dict[str, set[str]] = {}
    for (squashed, concept, code), name in seen.items():
        words = split_words(name.text)
        if not words:
            continue
        database.execute(
            "INSERT INTO name VALUES (?, ?, ?, ?, ?, ?, ?)",
            (squashed, concept, code, name.kind, name.text, len(words), name.population),
        )
        for word in {*words, squashed}:
            vocabulary[word] = vocabulary.get(word, True) and name.kind == "within"
            if concept == "dataset":
                topics.setdefault(word, set()).add(code)
    for number, word in enumerate(sorted(vocabulary), start=1):
        spoken_for = " ".join(sorted(topics.get(word, ())))
        row = (number, word, vocabulary[word], spoken_for)
        database.execute("INSERT INTO word VALUES (?, ?, ?, ?)", row)
        database.executemany(
            "INSERT INTO gram VALUES (?, ?, ?)",
            ((gram, len(word), number) for gram in bigrams(word)),
        )


def _common_words() -> tuple[str, ...]:
    # Its word list is loaded with it (0.1 s), and only a build needs it.
    from spellchecker import SpellChecker  # noqa: PLC0415

    frequencies = SpellChecker(language="en").word_frequency.dictionary
    ranked = sorted(frequencies, key=lambda word: (-frequencies[word], word))
    return tuple(dict.fromkeys("".join(split_words(word)) for word in ranked[:COMMON_WORDS]))


def _body(each: Any) -> str:
    return json.dumps(asdict(each), sort_keys=True, ensure_ascii=False)
