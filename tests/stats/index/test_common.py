"""The commonest words in an index: written by how they begin, found whole."""

from __future__ import annotations

import sqlite3
from typing import Any

import pytest

from stats.index.common import (
    COMMON_TABLE,
    is_common_word,
    join_by_start,
    list_common_words,
    write_common_words,
)


@pytest.fixture
def database() -> sqlite3.Connection:
    made = sqlite3.connect(":memory:")
    made.executescript(COMMON_TABLE)
    write_common_words(made, join_by_start(["a", "ab", "abbey", "abbeys", "kent"]))
    return made


@pytest.mark.parametrize(
    ("word", "is_there"),
    [
        ("a", True),
        ("ab", True),
        ("abbey", True),
        ("abbeys", True),
        ("kent", True),
        ("abb", False),
        ("bbey", False),
        ("ke", False),
        ("k", False),
        ("zoo", False),
        ("", False),
    ],
)
def test_a_word_is_found_whole(database: sqlite3.Connection, word: str, is_there: bool) -> None:
    def query(text: str, *values: Any) -> list[tuple[Any, ...]]:
        return database.execute(text, values).fetchall()

    assert is_common_word(query, word) is is_there


def test_the_list_has_common_words_and_no_rare_ones() -> None:
    words = list_common_words()
    assert {"the", "charger", "dont"} <= words
    assert not {"don't", "aachen", "zyuganov"} & words
