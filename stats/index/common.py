"""The commonest English words, which are never taken for a misspelt name: in an index, and back."""

from __future__ import annotations

import gzip
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cache
from importlib.resources import files
from typing import Any

import orjson

from stats.index.rows import insert_rows
from stats.text import split_words

COMMON_TABLE = """
CREATE TABLE common_word("start" TEXT PRIMARY KEY, words TEXT NOT NULL) WITHOUT ROWID;
"""
"""The words that begin alike in one row, each between blanks. Source: tests/bench/scale.py, a row
for each word took 30 ms of a build, these take 3."""
COMMON_WORDS = 30_000
"""How many of the commonest English words are never taken for a misspelt name.
Source: in the word list's order "charger" is about the 20,000th word, "hashtag" the 28,000th."""
START_LENGTH = 2
"""Letters by which words share a row: 263 rows, the longest of 12,000 letters."""


def write_common_words(database: sqlite3.Connection, rows: Iterable[tuple[str, str]]) -> None:
    """Write the rows that `join_by_start` made to the table of those that are common."""
    insert_rows(database, "common_word", rows)


def join_by_start(words: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Return words, which hold no blanks, as rows of the table: those that begin alike together."""
    rows: defaultdict[str, list[str]] = defaultdict(list)
    for word in words:
        rows[word[:START_LENGTH]].append(word)
    return tuple((start, f" {' '.join(rows[start])} ") for start in sorted(rows))


def is_common_word(query: Callable[..., list[tuple[Any, ...]]], word: str) -> bool:
    """Whether a word is among those that were written, given what runs a query."""
    start = word[:START_LENGTH]
    rows = query('SELECT instr(words, ?) FROM common_word WHERE "start" = ?', f" {word} ", start)
    return bool(rows and rows[0][0])


@cache
def common_rows() -> tuple[tuple[str, str], ...]:
    """Return the rows of the commonest English words; kept, for making them takes 90 ms."""
    return join_by_start(sorted(list_common_words()))


def list_common_words() -> set[str]:
    """Return the commonest English words."""
    # The checker itself would take five times as long to load its list.
    listed = files("spellchecker").joinpath("resources", "en.json.gz").read_bytes()
    frequencies: dict[str, int] = orjson.loads(gzip.decompress(listed))
    least = sorted(frequencies.values())[-COMMON_WORDS:][0]
    ranked = sorted(word for word, frequency in frequencies.items() if frequency >= least)
    ranked.sort(key=frequencies.__getitem__, reverse=True)
    plain = (
        word if word.isascii() and word.isalpha() else "".join(split_words(word))
        for word in ranked[:COMMON_WORDS]
    )
    return set(plain)
