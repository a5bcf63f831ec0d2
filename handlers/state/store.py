"""A chat or a user in, what they have set out; a question never waits long or fails for it."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import asdict, dataclass, replace
from time import monotonic
from typing import Any, TypeVar, cast

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from handlers.state.database import Database, StateError, put_row
from handlers.state.tables import blocked_table, chat_table, given_table, patch_table, watch_table

REMEMBERED = 10_000
FRESH_SECONDS = 30.0
"""So long may a change made by another process go unseen; one made here is seen at once."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ChatSettings:
    """What a chat has set; without anything, as it is given here.

    Attributes:
        areas: codes that a question is about that names no area.
        is_brief: whether answers are brief.
        admins_only: whether only admins of a group may ask.

    """

    areas: tuple[str, ...] = ()
    is_brief: bool = False
    admins_only: bool = False


class State:
    """Settings of chats and patches of users, read from memory where they are fresh."""

    def __init__(self, database: Database) -> None:
        """Keep all in `database`."""
        self._database = database
        self._cache: OrderedDict[tuple[str, int], tuple[float, Any]] = OrderedDict()
        self._writes = 0
        self._changing = asyncio.Lock()

    async def settings(self, chat: int) -> ChatSettings:
        """Return what a chat has set; where that cannot be read, what was known last."""
        return await self._read(("chat", chat), _read_settings, ChatSettings())

    async def patch(self, user: int) -> tuple[str, ...]:
        """Return a user's areas; where they cannot be read, what was known last."""
        return await self._read(("patch", user), _read_patch, ())

    async def change_settings(self, chat: int, **changes: Any) -> ChatSettings:
        """Change some of what a chat has set and return all of it. Raises StateError."""
        # One after the other: a change reads all, changes some and writes all back.
        async with self._changing, self._database.begin() as connection:
            before = await _read_settings(connection, chat) or ChatSettings()
            settings = replace(before, **changes)
            row = {**asdict(settings), "chat_id": chat, "areas": list(settings.areas)}
            await put_row(connection, chat_table, row)
        self._write(("chat", chat), settings)
        return settings

    async def save_patch(self, user: int, areas: tuple[str, ...]) -> None:
        """Keep a user's areas, in this order; none deletes the row. Raises StateError."""
        async with self._database.begin() as connection:
            if areas:
                row = {"user_id": user, "areas": list(areas)}
                await put_row(connection, patch_table, row)
            else:
                await connection.execute(
                    sa.delete(patch_table).where(patch_table.c.user_id == user)
                )
        self._write(("patch", user), areas)

    async def blocked(self) -> frozenset[int]:
        """Return the users and chats that are blocked; what was known last where it must be."""
        return await self._read(("blocked", 0), _read_blocked, frozenset())

    async def block(self, number: int, *, is_blocked: bool = True) -> None:
        """Block a user or a chat, or allow it again. Raises StateError."""
        async with self._changing, self._database.begin() as connection:
            if is_blocked:
                await put_row(connection, blocked_table, {"id": number})
            else:
                await connection.execute(
                    sa.delete(blocked_table).where(blocked_table.c.id == number)
                )
            numbers = await _read_blocked(connection, 0)
        self._write(("blocked", 0), numbers)

    async def forget_chat(self, chat: int) -> None:
        """Delete all that is kept of a chat; of a private one, the patch too. Raises StateError."""
        async with self._database.begin() as connection:
            for table in (chat_table, given_table, watch_table):
                await connection.execute(sa.delete(table).where(table.c.chat_id == chat))
            # A private chat has the number of its user, a group one below 0.
            await connection.execute(sa.delete(patch_table).where(patch_table.c.user_id == chat))
        self._write(("chat", chat), ChatSettings())
        self._write(("patch", chat), ())

    async def move_chat(self, old: int, new: int) -> None:
        """Give all that is kept of a group to the supergroup it has become. Raises StateError.

        Telegram tells it twice; the second time there is nothing left to move. What the supergroup
        has of its own stays.
        """
        async with self._database.begin() as connection:
            if await _read_settings(connection, new) is None:
                settings = sa.update(chat_table).where(chat_table.c.chat_id == old)
                await connection.execute(settings.values(chat_id=new))
            await connection.execute(sa.delete(chat_table).where(chat_table.c.chat_id == old))
            watched = sa.select(watch_table.c.key).where(watch_table.c.chat_id == new)
            both = watch_table.c.key.in_((await connection.execute(watched)).scalars().all())
            await connection.execute(
                sa.delete(watch_table).where(watch_table.c.chat_id == old, both)
            )
            for table in (given_table, watch_table):
                # Messages have other numbers there; below 0 none is replied to by mistake.
                moved = {"chat_id": new, "message_id": -table.c.message_id}
                await connection.execute(
                    sa.update(table).where(table.c.chat_id == old).values(moved)
                )
        self._writes += 1
        for chat in (old, new):
            self._cache.pop(("chat", chat), None)

    async def _read(
        self,
        key: tuple[str, int],
        read: Callable[[AsyncConnection, int], Awaitable[T | None]],
        otherwise: T,
    ) -> T:
        known = self._cache.get(key)
        if known is not None and monotonic() < known[0]:
            return cast("T", known[1])
        writes = self._writes
        try:
            async with self._database.begin() as connection:
                found = await read(connection, key[1])
        except StateError:
            return otherwise if known is None else cast("T", known[1])
        value = otherwise if found is None else found
        if writes == self._writes:
            self._remember(key, value)
        return value

    def _write(self, key: tuple[str, int], value: object) -> None:
        self._writes += 1
        self._remember(key, value)

    def _remember(self, key: tuple[str, int], value: object) -> None:
        self._cache[key] = (monotonic() + FRESH_SECONDS, value)
        self._cache.move_to_end(key)
        if len(self._cache) > REMEMBERED:
            self._cache.popitem(last=False)


async def _read_settings(connection: AsyncConnection, chat: int) -> ChatSettings | None:
    row = await _one(connection, sa.select(chat_table).where(chat_table.c.chat_id == chat))
    if row is None:
        return None
    return ChatSettings(tuple(row["areas"]), row["is_brief"], row["admins_only"])


async def _read_blocked(connection: AsyncConnection, _: int) -> frozenset[int]:
    return frozenset((await connection.execute(sa.select(blocked_table.c.id))).scalars())


async def _read_patch(connection: AsyncConnection, user: int) -> tuple[str, ...] | None:
    row = await _one(connection, sa.select(patch_table).where(patch_table.c.user_id == user))
    return None if row is None else tuple(row["areas"])


async def _one(connection: AsyncConnection, query: sa.Select[Any]) -> Mapping[Any, Any] | None:
    row: Mapping[Any, Any] | None = (await connection.execute(query)).mappings().first()
    return row
