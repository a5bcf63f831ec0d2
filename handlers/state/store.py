"""A chat or a user in, what they have set out; a question never waits long or fails for it."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from time import monotonic
from typing import Any, TypeVar, cast

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from handlers.state.database import Database, StateError, put_row
from handlers.state.loader import Found, Key, Loader
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


BLOCKED: Key = ("blocked", 0)
HAVING: Key = ("having", 0)
"""Who has anything set: of most chats and users nothing is kept, and they need not be looked for.
None where they are too many to be remembered."""
MOST_HAVING = 10_000
"""Chats and users that have something set and are remembered; of more, each is looked for."""
NOTHING: Mapping[str, Any] = {
    "chat": ChatSettings(), "patch": (), "blocked": frozenset(), "having": None,
}  # fmt: skip
"""What is so of each kind of key where nothing is kept."""


class State:
    """Settings of chats and patches of users, read from memory where they are fresh."""

    def __init__(self, database: Database) -> None:
        """Keep all in `database`."""
        self._database = database
        self._cache: OrderedDict[Key, tuple[float, Any]] = OrderedDict()
        self._writes = 0
        self._changing = asyncio.Lock()
        self._loader = Loader(self._fetch)

    async def settings(self, chat: int) -> ChatSettings:
        """Return what a chat has set; where that cannot be read, what was known last."""
        return await self._read(("chat", chat), ChatSettings())

    async def patch(self, user: int) -> tuple[str, ...]:
        """Return a user's areas; where they cannot be read, what was known last."""
        return await self._read(("patch", user), ())

    async def prefetch(self, chat: int, user: int) -> None:
        """Read what a chat and a user have set at once, where it is not known."""
        wanted = (("chat", chat), ("patch", user))
        keys = [key for key in wanted if not self._is_fresh(key) and not self._has_nothing(key)]
        if keys:
            with suppress(StateError):
                await self._load(keys if self._is_fresh(HAVING) else [*keys, HAVING])

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
        return await self._read(BLOCKED, frozenset())

    async def block(self, number: int, *, is_blocked: bool = True) -> None:
        """Block a user or a chat, or allow it again. Raises StateError."""
        async with self._changing, self._database.begin() as connection:
            if is_blocked:
                await put_row(connection, blocked_table, {"id": number})
            else:
                await connection.execute(
                    sa.delete(blocked_table).where(blocked_table.c.id == number)
                )
            numbers = await _read_blocked(connection)
        self._write(BLOCKED, numbers)

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
        has of its own stays. One that was blocked is blocked in its new place.
        """
        async with self._changing, self._database.begin() as connection:
            blocked = await _read_blocked(connection)
            if old in blocked:
                await put_row(connection, blocked_table, {"id": new})
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
        self._cache.pop(HAVING, None)
        if old in blocked:
            self._remember(BLOCKED, blocked | {new})
        for chat in (old, new):
            self._cache.pop(("chat", chat), None)

    async def _read(self, key: Key, otherwise: T) -> T:
        if self._is_fresh(key):
            return cast("T", self._cache[key][1])
        if self._has_nothing(key):
            return otherwise
        try:
            return cast("T", (await self._load([key]))[key])
        except StateError:
            known = self._cache.get(key)
            return otherwise if known is None else cast("T", known[1])

    def _is_fresh(self, key: Key) -> bool:
        known = self._cache.get(key)
        return known is not None and monotonic() < known[0]

    def _has_nothing(self, key: Key) -> bool:
        """Whether it is known that nothing is kept under a key."""
        having = self._cache[HAVING][1] if self._is_fresh(HAVING) else None
        return having is not None and key[0] in ("chat", "patch") and key not in having

    async def _load(self, keys: Sequence[Key]) -> Found:
        """Return what is kept under keys, and remember it. Raises StateError."""
        writes = self._writes
        found = await self._loader.load(keys)
        if writes == self._writes:
            for key in keys:
                self._remember(key, found[key])
        return found

    async def _fetch(self, keys: frozenset[Key]) -> Found:
        """Read what is kept under keys; where there is nothing, what is so without."""
        found: dict[Key, Any] = {key: NOTHING[key[0]] for key in sorted(keys)}
        of_kind = {kind: [number for each, number in found if each == kind] for kind, _ in found}
        # What is still to be written is of neither table.
        async with self._database.begin(is_ahead=True) as connection:
            if chats := of_kind.get("chat"):
                for row in await _rows(connection, chat_table, chat_table.c.chat_id, chats):
                    found["chat", row["chat_id"]] = _settings(row)
            if users := of_kind.get("patch"):
                for row in await _rows(connection, patch_table, patch_table.c.user_id, users):
                    found["patch", row["user_id"]] = tuple(row["areas"])
            if HAVING in keys:
                found[HAVING] = await _read_having(connection)
            if BLOCKED in keys:
                found[BLOCKED] = await _read_blocked(connection)
        return found

    def _write(self, key: Key, value: object) -> None:
        self._writes += 1
        self._cache.pop(HAVING, None)
        self._remember(key, value)

    def _remember(self, key: Key, value: object) -> None:
        self._cache[key] = (monotonic() + FRESH_SECONDS, value)
        self._cache.move_to_end(key)
        if len(self._cache) > REMEMBERED:
            self._cache.popitem(last=False)


async def _read_settings(connection: AsyncConnection, chat: int) -> ChatSettings | None:
    rows = await _rows(connection, chat_table, chat_table.c.chat_id, [chat])
    return _settings(rows[0]) if rows else None


def _settings(row: Mapping[Any, Any]) -> ChatSettings:
    return ChatSettings(tuple(row["areas"]), row["is_brief"], row["admins_only"])


async def _read_blocked(connection: AsyncConnection) -> frozenset[int]:
    return frozenset((await connection.execute(sa.select(blocked_table.c.id))).scalars())


async def _read_having(connection: AsyncConnection) -> frozenset[Key] | None:
    having: set[Key] = set()
    for kind, column in (("chat", chat_table.c.chat_id), ("patch", patch_table.c.user_id)):
        numbers = await connection.execute(sa.select(column).limit(MOST_HAVING + 1))
        having.update((kind, number) for number in numbers.scalars())
    return frozenset(having) if len(having) <= MOST_HAVING else None


async def _rows(
    connection: AsyncConnection, table: sa.Table, column: sa.Column[Any], keys: Sequence[int]
) -> Sequence[Mapping[Any, Any]]:
    found = await connection.execute(sa.select(table).where(column.in_(keys)))
    return found.mappings().all()
