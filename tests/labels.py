"""An index of measure labels alone, as tests and benchmarks need it."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from functools import lru_cache

from spellchecker import SpellChecker

from stats.index.common import COMMON_TABLE, join_by_start, write_common_words
from stats.index.terms import TERM_TABLES, LabelIndex, write_terms

COMMON_WORDS = 20_000


@lru_cache(1)
def _common_words() -> tuple[str, ...]:
    counts = SpellChecker().word_frequency.dictionary
    return tuple(sorted(counts, key=lambda word: (-counts[word], word))[:COMMON_WORDS])


def build_labels(
    labels: Sequence[str], path: str = ":memory:", contexts: Sequence[str] = ()
) -> LabelIndex:
    """Return an opened index of these labels, the dataset of each named by its number."""
    database = sqlite3.connect(path)
    database.executescript(TERM_TABLES + COMMON_TABLE)
    database.execute(
        "CREATE TABLE label(id INTEGER PRIMARY KEY, dataset TEXT NOT NULL, text TEXT NOT NULL, "
        "context TEXT NOT NULL)"
    )
    write_common_words(database, join_by_start(_common_words()))
    rows = [
        (number, text, contexts[number] if contexts else "") for number, text in enumerate(labels)
    ]
    database.executemany(
        "INSERT INTO label VALUES (?, ?, ?, ?)",
        [(number, f"d{number}", text, context) for number, text, context in rows],
    )
    write_terms(database, rows)
    database.commit()
    return LabelIndex(lambda query, *values: database.execute(query, values).fetchall())
