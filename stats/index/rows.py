"""Rows in, put into a table many at a time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from itertools import chain, islice

ROWS_AT_ONCE = 32
"""Rows of one statement. Source: tests/bench/scale.py, 11,000 short rows take 3.9 ms and one by one
7.5 ms, 5,500 long ones 8.1 and 10.5 ms; of 100 at once no less."""


def insert_rows(database: sqlite3.Connection, table: str, rows: Iterable[Sequence[object]]) -> None:
    """Put rows of one length into a table; `table` may name its columns as well: `label(text)`."""
    waiting = iter(rows)
    statement = ""
    while some := tuple(islice(waiting, ROWS_AT_ONCE)):
        if not statement or len(some) < ROWS_AT_ONCE:
            marks = f"({', '.join('?' * len(some[0]))})"
            statement = f"INSERT INTO {table} VALUES {', '.join([marks] * len(some))}"  # noqa: S608
        database.execute(statement, tuple(chain.from_iterable(some)))
