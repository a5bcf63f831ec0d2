"""Rows are put into a table many at a time, each once and in order."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from stats.index.rows import ROWS_AT_ONCE, insert_rows


@pytest.mark.parametrize("count", [0, 1, ROWS_AT_ONCE, ROWS_AT_ONCE + 1, 3 * ROWS_AT_ONCE - 1])
def test_every_row_is_put_in_once_and_in_order(count: int) -> None:
    rows = [(f"row {number}", number) for number in range(count)]
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute("CREATE TABLE kept(id INTEGER PRIMARY KEY, name TEXT, number INTEGER)")
        insert_rows(database, "kept(name, number)", iter(rows))
        found = database.execute("SELECT name, number FROM kept ORDER BY id").fetchall()
    assert found == rows
