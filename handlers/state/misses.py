"""What was not understood in, what several people asked in vain out; nobody can be read from it.

A person is kept as a hash with a secret that is not in the database, another one for each text, so
that not even two texts of the same person are seen to be. Of a text only a hash is kept, too, until
as many people have written it as make it nobody's own.
"""

from __future__ import annotations

import hmac
from hashlib import sha256

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from handlers.state.database import Database, put_row
from handlers.state.records import DAY_SECONDS
from handlers.state.tables import miss_table, missed_text_table
from stats import LEAST_ASKERS, Miss

DOMAIN = b"misses"
HASH_LENGTH = 32
"""Hexadecimal digits, half of SHA-256: enough for no two to be alike."""
MOST_WAITING = 1_000
"""Beyond that, while the database rests, the rest is not kept."""


class Misses:
    """Keeps what was not understood, where there is a `secret`; without one, nothing."""

    def __init__(self, database: Database, retention_days: int, secret: bytes | None) -> None:
        """Keep all in `database`, for so many days."""
        self._database = database
        self._retention_days = retention_days
        self._secret = hmac.digest(secret, DOMAIN, sha256) if secret else None
        self._waiting: dict[tuple[str, int], int] = {}
        self._pruned_at = 0.0

    @property
    def are_kept(self) -> bool:
        """Whether anything is kept."""
        return self._secret is not None

    def keep(self, text: str, user: int, now: float) -> None:
        """Keep that a user wrote a text; it is written soon, and no answer waits for it."""
        if not self.are_kept or not text or len(self._waiting) >= MOST_WAITING:
            return
        self._waiting[text, user] = int(now)
        if not self._database.put_off(self._write):
            self._waiting.clear()

    async def shown(self, now: float) -> list[Miss]:
        """Return what enough different people wrote, most of them first. Raises StateError."""
        count = sa.func.count().label("askers")
        query = (
            sa.select(missed_text_table.c.text, count)
            .join(miss_table, miss_table.c.text_hash == missed_text_table.c.text_hash)
            .where(miss_table.c.asked_at >= self._oldest(now))
            .group_by(missed_text_table.c.text)
            .having(count >= LEAST_ASKERS)
            .order_by(count.desc(), missed_text_table.c.text)
        )
        async with self._database.begin() as connection:
            rows = (await connection.execute(query)).all()
        return [Miss(text, askers) for text, askers in rows]

    async def forget(self, user: int) -> None:
        """Delete that a user wrote anything, and what too few have written then.

        Raises StateError.
        """
        if not self.are_kept:
            return
        self._waiting = {key: now for key, now in self._waiting.items() if key[1] != user}
        async with self._database.begin() as connection:
            texts = await connection.execute(sa.select(miss_table.c.text_hash).distinct())
            for text in texts.scalars().all():
                await connection.execute(
                    sa.delete(miss_table).where(
                        miss_table.c.text_hash == text,
                        miss_table.c.asker_hash == self._hash(text, str(user)),
                    )
                )
            await self._drop_rare(connection)

    async def _write(self, connection: AsyncConnection) -> None:
        waiting, self._waiting = self._waiting, {}
        for (text, user), now in waiting.items():
            text_hash = self._hash("", text)
            row = {
                "text_hash": text_hash,
                "asker_hash": self._hash(text_hash, str(user)),
                "asked_at": now,
            }
            await put_row(connection, miss_table, row)
            query = sa.select(sa.func.count()).where(miss_table.c.text_hash == text_hash)
            if (await connection.execute(query)).scalar_one() >= LEAST_ASKERS:
                await put_row(connection, missed_text_table, {"text_hash": text_hash, "text": text})
        if waiting:
            await self._prune(connection, max(waiting.values()))

    async def _prune(self, connection: AsyncConnection, now: float) -> None:
        """Delete, once a day, what is older than it is to be kept."""
        if now - self._pruned_at > DAY_SECONDS:
            is_old = miss_table.c.asked_at < self._oldest(now)
            await connection.execute(sa.delete(miss_table).where(is_old))
            await self._drop_rare(connection)
            self._pruned_at = now

    async def _drop_rare(self, connection: AsyncConnection) -> None:
        enough = (
            sa.select(miss_table.c.text_hash)
            .group_by(miss_table.c.text_hash)
            .having(sa.func.count() >= LEAST_ASKERS)
        )
        is_rare = missed_text_table.c.text_hash.not_in(enough)
        await connection.execute(sa.delete(missed_text_table).where(is_rare))

    def _oldest(self, now: float) -> int:
        return int(now) - self._retention_days * DAY_SECONDS

    def _hash(self, *parts: str) -> str:
        content = "\0".join(parts).encode("utf-8", "surrogatepass")
        return hmac.digest(self._secret or b"", content, sha256).hex()[:HASH_LENGTH]
