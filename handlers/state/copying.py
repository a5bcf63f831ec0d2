"""The state in, one file out, and back: for SQLite and PostgreSQL, and from one to the other.

A line names a table and holds a row of it, as JSON. What is only of the last minutes is left out.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from handlers.state.database import Database, StateError
from handlers.state.tables import (
    blocked_table,
    chat_table,
    given_table,
    miss_table,
    missed_text_table,
    patch_table,
    watch_table,
)
from stats import replacing

TABLES = (
    chat_table, patch_table, given_table, watch_table, blocked_table, miss_table, missed_text_table,
)  # fmt: skip
HEAD = {"statistics-bot state": 1}
OWNER_ONLY = 0o600
COPY_SECONDS = 600.0
"""Nobody waits for an answer meanwhile."""
ROWS_AT_ONCE = 1_000
"""Rows of one statement: PostgreSQL takes 32,767 values in one, and no table has over 6."""
NO_COPY = "no copy of a state, or not a whole one"


class CopyError(Exception):
    """The file is no copy of a state, or there is no state to be copied."""


async def write_copy(database: Database, path: Path) -> int:
    """Write all that is kept into a file, beside its place and renamed; returns how many rows.

    Raises:
        StateError: the database cannot be read.
        CopyError: there is none: where settings are not the bot's, an empty one would be copied.
        OutputError: something else than a file stands at `path`.
        OSError: the file cannot be written.

    """
    if (missing := database.find_missing_file()) is not None:
        raise CopyError(
            f"{missing}: there is no such state; is DATABASE_URL, or XDG_DATA_HOME, the bot's own?"
        )
    count = 0
    with replacing(path) as beside:
        file = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, OWNER_ONLY)
        with os.fdopen(file, "w", encoding="utf-8") as written:
            print(json.dumps(HEAD), file=written)
            async with database.begin(COPY_SECONDS) as connection:
                for table in TABLES:
                    for row in (await connection.execute(sa.select(table))).mappings():
                        print(json.dumps([table.name, dict(row)]), file=written)
                        count += 1
            print(json.dumps({"rows": count}), file=written)
    return count


async def read_copy(database: Database, path: Path) -> int:
    """Put what a file holds in the place of all that is kept, or change nothing; return the rows.

    Raises:
        StateError: the database cannot be written.
        CopyError: the file is none, or not whole.

    """
    rows = list(_rows(path))
    try:
        async with database.begin(COPY_SECONDS) as connection:
            for table in TABLES:
                await connection.execute(sa.delete(table))
                own = [row for name, row in rows if name == table.name]
                for start in range(0, len(own), ROWS_AT_ONCE):
                    await connection.execute(sa.insert(table), own[start : start + ROWS_AT_ONCE])
            await _number_on(connection)
    except StateError as error:
        if isinstance(error.__cause__, sa.exc.IntegrityError):
            raise CopyError(f"{path}: {NO_COPY}") from error
        raise
    return len(rows)


async def _number_on(connection: AsyncConnection) -> None:
    """Let PostgreSQL number the next watch after those that were put back."""
    if connection.dialect.name == "postgresql":
        await connection.execute(
            sa.text(
                "SELECT setval(pg_get_serial_sequence('watch', 'id'),"
                " (SELECT coalesce(max(id), 0) + 1 FROM watch), false)"
            )
        )


def _rows(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    try:
        head, *lines, end = path.read_text(encoding="utf-8").splitlines()
        if json.loads(head) != HEAD or json.loads(end) != {"rows": len(lines)}:
            raise CopyError(f"{path}: {NO_COPY}")
        for line in lines:
            name, row = json.loads(line)
            if not fits(name, row):
                raise CopyError(f"{path}: {NO_COPY}, or of a later bot")
            yield str(name), dict(row)
    except (OSError, ValueError, TypeError) as error:
        raise CopyError(f"{path}: {NO_COPY}") from error


def fits(name: object, row: object) -> bool:
    """Whether a row is of a table that there is, and has a value of its type for each column.

    >>> fits("blocked", {"id": 7}), fits("blocked", {"id": "7"}), fits("users", {"id": 7})
    (True, False, False)
    """
    table = next((each for each in TABLES if each.name == name), None)
    if table is None or not isinstance(row, dict) or set(row) != set(table.columns.keys()):
        return False
    return all(
        isinstance(column.type, sa.JSON) or type(row[column.name]) is column.type.python_type
        for column in table.columns
    )
