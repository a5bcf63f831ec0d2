"""Updates in, whether one was finished on any machine out: what replicas know of each other.

While an update is worked on, its chat is locked in PostgreSQL for the process that works on it. The
lock ends with the process, also when that is killed: nobody waits for a machine that is gone.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from time import time
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from handlers.state.database import Database, StateError
from handlers.state.tables import finished_table

KEPT_SECONDS = 172_800
"""Source: Telegram keeps an update for 24 hours (https://core.telegram.org/bots/api#getting-updates);
twice that, so that no clock matters."""
PRUNE_SECONDS = 3_600.0
PAUSE_SECONDS = 0.02
"""How often a chat is asked for that another machine is at work on."""

RETRY_SECONDS = 1.0
TIMEOUT_SECONDS = 10.0
"""How long the database is waited for: what is answered without it may be answered twice."""
LOCKS, NOTES = "locks", "notes"
"""The connections that stay open: what is noted does not wait behind what is locked."""


class Ledger:
    """The finished updates of one bot; a `Notes` for an intake.

    Where the database cannot be used, updates are answered all the same.
    """

    def __init__(self, database: Database, bot: int) -> None:
        """Keep them in a database of PostgreSQL."""
        self._database = database
        self._bot = bot
        self._pruned_at = float("-inf")
        self._tasks: set[asyncio.Task[None]] = set()

    async def holds(self, raw: Mapping[str, Any]) -> bool:
        """Wait until no other machine is at work on the chat; whether the update is finished.

        The chat stays locked until it is let go, unless the update was finished before.
        """
        lane = lane_number(raw)
        own = finished_table.c
        update = int(raw["update_id"])
        query = sa.select(own.update_id).where(own.bot_id == self._bot, own.update_id == update)
        try:
            await self._lock(lane)
            async with self._database.session(LOCKS) as connection:
                is_finished = (await connection.execute(query)).first() is not None
        except StateError:
            return False
        if is_finished:
            await self._let_go(lane)
        return is_finished

    async def note(self, raw: Mapping[str, Any]) -> None:
        """Remember that an update is finished."""
        await self._insert(int(raw["update_id"]))

    async def let_go(self, raw: Mapping[str, Any]) -> None:
        """Let the chat of an update go."""
        await self._let_go(lane_number(raw))

    async def keep(self, raws: Sequence[Mapping[str, Any]]) -> None:
        """Refuse: behind a webhook nothing is confirmed before it is finished."""
        raise OSError("a ledger keeps no updates")

    async def _insert(self, update: int) -> None:
        now = int(time())
        row = {"bot_id": self._bot, "update_id": update, "finished_at": now}
        try:
            async with self._database.session(NOTES) as connection:
                put = postgresql.insert(finished_table).values(row).on_conflict_do_nothing()
                await connection.execute(put)
                if now - self._pruned_at >= PRUNE_SECONDS:
                    self._pruned_at = now
                    old = finished_table.c.finished_at < now - KEPT_SECONDS
                    await connection.execute(sa.delete(finished_table).where(old))
        except StateError:
            return

    async def _lock(self, lane: int) -> None:
        query = sa.select(sa.func.pg_try_advisory_lock(lane))
        while True:
            async with self._database.session(LOCKS) as connection:
                if (await connection.execute(query)).scalar():
                    return
            await asyncio.sleep(PAUSE_SECONDS)

    async def _let_go(self, lane: int) -> None:
        try:
            await self._unlock(lane)
        except StateError:
            # While it is locked here, no other machine can work for this chat.
            task = asyncio.create_task(self._unlock_later(lane))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _unlock_later(self, lane: int) -> None:
        while True:
            await asyncio.sleep(RETRY_SECONDS)
            with suppress(StateError):
                await self._unlock(lane)
                return

    async def _unlock(self, lane: int) -> None:
        async with self._database.session(LOCKS) as connection:
            await connection.execute(sa.select(sa.func.pg_advisory_unlock(lane)))


def lane_number(raw: Mapping[str, Any]) -> int:
    """Return a number of 64 bits for what an update keeps its order with, as `intake.lane_of`.

    >>> message, edited = {"message": {"chat": {"id": 5}}}, {"edited_message": {"chat": {"id": 5}}}
    >>> lane_number({"update_id": 1, **message}) == lane_number({"update_id": 2, **edited})
    True
    >>> query = {"inline_query": {"id": "1", "from": {"id": 5}}}
    >>> lane_number({"update_id": 1, **query}) == lane_number({"update_id": 2, **query})
    False
    """
    name = f"alone {raw['update_id']}"
    for kind, content in raw.items():
        if kind == "update_id" or not isinstance(content, Mapping):
            continue
        if kind == "callback_query":
            message = content.get("message") or {}
            place = (_chat_of(message), message.get("message_id"), content.get("inline_message_id"))
            name = f"press {place}"
        elif (chat := _chat_of(content)) is not None:
            name = f"chat {chat}"
    digest = hashlib.blake2b(name.encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def _chat_of(content: Mapping[str, Any]) -> object:
    chat = content.get("chat")
    return chat.get("id") if isinstance(chat, Mapping) else None
