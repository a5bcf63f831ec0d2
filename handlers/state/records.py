"""Answers given and figures watched in, those to be compared with newly loaded figures out.

No text and no user is kept: only which message gave which figures, in codes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from handlers.state.database import Database, put_rows
from handlers.state.tables import given_table, watch_table
from stats import GivenFigure

DAY_SECONDS = 86_400


@dataclass(frozen=True, slots=True)
class Record:
    """Figures given in a message; `watch` is the number of the watch, 0 for a mere answer."""

    chat: int
    message: int
    figures: tuple[GivenFigure, ...]
    version: str
    watch: int = 0


class Records:
    """Which figures were given where, and which of them are watched. All raise StateError."""

    def __init__(self, database: Database, retention_days: int) -> None:
        """Keep all in `database`; an answer given so many days ago is deleted."""
        self._database = database
        self.retention_days = retention_days
        self._pruned_at = 0.0
        self._kept: dict[tuple[int, int], tuple[Record, int]] = {}

    def keep(self, record: Record, now: float) -> None:
        """Keep what a message gave, in the place of what it gave before; nothing deletes it.

        It is written soon, and no answer waits for it. Once a day, what is older than the retention
        goes with it. `now` is in seconds of the epoch.
        """
        key = (record.chat, record.message)
        self._kept.pop(key, None)
        self._kept[key] = (record, int(now))
        if not self._database.put_off(self._write_kept):
            self._kept.clear()

    async def _write_kept(self, connection: AsyncConnection) -> None:
        """Write all that is to be kept, with one statement for what there is and one for the rest.

        It is read out of the records here, as late as can be: nobody waits for it.
        """
        kept, self._kept = self._kept, {}
        if not kept:
            return
        await self._prune(connection, max(now for _, now in kept.values()))
        # On the day of a release many are given the same figures.
        figures = {id(record.figures): record.figures for record, _ in kept.values()}
        bodies = {key: _bodies(given) for key, given in figures.items()}
        rows = [
            {
                "chat_id": record.chat,
                "message_id": record.message,
                "given_at": now,
                "figures": bodies[id(record.figures)],
                "version": record.version,
            }
            for record, now in kept.values()
            if record.figures
        ]
        if rows:
            await put_rows(connection, given_table, rows)
        if gone := [
            {"chat": record.chat, "message": record.message}
            for record, _ in kept.values()
            if not record.figures
        ]:
            is_gone = (
                given_table.c.chat_id == sa.bindparam("chat"),
                given_table.c.message_id == sa.bindparam("message"),
            )
            await connection.execute(sa.delete(given_table).where(*is_gone), gone)

    async def _prune(self, connection: AsyncConnection, now: float) -> None:
        if now - self._pruned_at > DAY_SECONDS:
            oldest = int(now) - self.retention_days * DAY_SECONDS
            await connection.execute(sa.delete(given_table).where(given_table.c.given_at < oldest))
            self._pruned_at = now

    async def given(self, chat: int, message: int) -> Record | None:
        """Return what a message gave, as long as it is kept."""
        key = {"chat_id": chat, "message_id": message}
        found = await self._select(given_table, *_is(given_table, key))
        return found[0] if found else None

    async def count_chats(self) -> dict[tuple[str, str, tuple[tuple[str, str], ...], str], int]:
        """Return how many chats were given each figure: dataset, measure, codes, period."""
        chats: dict[tuple[str, str, tuple[tuple[str, str], ...], str], set[int]] = {}
        for table in (given_table, watch_table):
            for record in await self._select(table):
                for each in record.figures:
                    key = (each.dataset, each.measure, each.codes, each.period)
                    chats.setdefault(key, set()).add(record.chat)
        return {key: len(found) for key, found in chats.items()}

    async def watch(self, record: Record, most: int) -> int:
        """Watch each figure of a record once; returns how many are watched now, 0 if too many.

        `most` is how many a chat may watch.
        """
        figures = {series_key(figure): figure for figure in record.figures}
        async with self._database.begin() as connection:
            query = sa.select(watch_table.c.key).where(watch_table.c.chat_id == record.chat)
            known = set((await connection.execute(query)).scalars())
            if len(known | set(figures)) > most:
                return 0
            for key, figure in figures.items():
                row = {"chat_id": record.chat, "message_id": record.message, "key": key}
                values = {**row, **_values((figure,), record.version)}
                same = (watch_table.c.chat_id == record.chat, watch_table.c.key == key)
                if key in known:
                    await connection.execute(sa.update(watch_table).where(*same).values(values))
                else:
                    await connection.execute(sa.insert(watch_table).values(values))
        return len(figures)

    async def watches(self, chat: int, message: int | None = None) -> list[Record]:
        """Return what a chat watches; only of one message, where it is given."""
        key = {"chat_id": chat} if message is None else {"chat_id": chat, "message_id": message}
        return await self._select(watch_table, *_is(watch_table, key))

    async def unwatch(self, chat: int, watches: Sequence[int]) -> None:
        """Delete watches of a chat by their numbers."""
        async with self._database.begin() as connection:
            await connection.execute(
                sa.delete(watch_table).where(
                    watch_table.c.chat_id == chat, watch_table.c.id.in_(watches)
                )
            )

    async def outdated_chats(self, version: str) -> list[int]:
        """Return the chats that were given figures from another version of the data."""
        queries = [
            sa.select(table.c.chat_id).where(table.c.version != version)
            for table in (given_table, watch_table)
        ]
        async with self._database.begin() as connection:
            found = await connection.execute(sa.union(*queries))
            return sorted(found.scalars())

    async def outdated(self, chat: int, version: str) -> list[Record]:
        """Return what a chat was given from another version, newest message last."""
        found = []
        for table in (given_table, watch_table):
            is_old = (table.c.chat_id == chat, table.c.version != version)
            found += await self._select(table, *is_old)
        return sorted(found, key=lambda record: record.message)

    async def revise(self, record: Record, figures: tuple[GivenFigure, ...], version: str) -> bool:
        """Put what stands now in the place of a record; False if somebody else has done so.

        So that of several processes one tells a chat.
        """
        table = _table(record)
        same = (*_same(record), table.c.version == record.version)
        change = sa.update(table).where(*same).values(_values(figures, version))
        async with self._database.begin() as connection:
            return bool((await connection.execute(change)).rowcount)

    async def restore(self, record: Record, version: str) -> None:
        """Put a record back that was revised to `version` and could not be told."""
        table = _table(record)
        same = (*_same(record), table.c.version == version)
        values = _values(record.figures, record.version)
        async with self._database.begin() as connection:
            await connection.execute(sa.update(table).where(*same).values(values))

    async def drop(self, record: Record) -> None:
        """Delete a record."""
        async with self._database.begin() as connection:
            await connection.execute(sa.delete(_table(record)).where(*_same(record)))

    async def confirm(self, chat: int, version: str) -> None:
        """Note that all that a chat was given stands as it is in this version."""
        async with self._database.begin() as connection:
            for table in (given_table, watch_table):
                is_old = (table.c.chat_id == chat, table.c.version != version)
                await connection.execute(sa.update(table).where(*is_old).values(version=version))

    async def _select(self, table: sa.Table, *conditions: sa.ColumnElement[bool]) -> list[Record]:
        query = sa.select(table).where(*conditions).order_by(table.c.message_id, *table.primary_key)
        async with self._database.begin() as connection:
            rows = (await connection.execute(query)).mappings().all()
        return [_record(row) for row in rows]


def series_key(figure: GivenFigure) -> str:
    """Return what names a figure over all periods: dataset, measure and codes.

    >>> series_key(GivenFigure("d", "m", (("area", "A"),), "2020", 1, "exact", "", ""))
    'd m area=A'
    """
    codes = " ".join(f"{name}={code}" for name, code in figure.codes)
    return f"{figure.dataset} {figure.measure} {codes}"


def _table(record: Record) -> sa.Table:
    return watch_table if record.watch else given_table


def _same(record: Record) -> list[sa.ColumnElement[bool]]:
    if record.watch:
        return _is(watch_table, {"id": record.watch})
    return _is(given_table, {"chat_id": record.chat, "message_id": record.message})


def _is(table: sa.Table, key: Mapping[str, int]) -> list[sa.ColumnElement[bool]]:
    return [table.c[name] == value for name, value in key.items()]


def _values(figures: Sequence[GivenFigure], version: str) -> dict[str, Any]:
    return {"figures": _bodies(figures), "version": version}


def _bodies(figures: Sequence[GivenFigure]) -> list[dict[str, Any]]:
    return [asdict(figure) for figure in figures]


def _record(row: Mapping[Any, Any]) -> Record:
    figures = tuple(
        GivenFigure(**{**body, "codes": tuple((name, code) for name, code in body["codes"])})
        for body in row["figures"]
    )
    return Record(row["chat_id"], row["message_id"], figures, row["version"], row.get("id") or 0)
