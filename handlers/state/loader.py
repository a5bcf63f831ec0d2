"""Keys in, what is kept under each out: what is wanted at the same moment is read at once.

A reading costs a thread's turn and a transaction, some ten times what one more row costs; on the
day of a release a hundred chats are read of at the same time.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Iterable, Mapping
from typing import Any

from handlers.state.database import StateError

Key = tuple[str, int]
"""A kind of thing that is kept, and whose it is."""
Found = Mapping[Key, Any]
Fetch = Callable[[frozenset[Key]], Awaitable[Found]]


class _Batch:
    """The keys of one reading that has not begun, and what comes of it; None where it fails."""

    __slots__ = ("done", "keys")

    def __init__(self) -> None:
        self.keys: set[Key] = set()
        self.done: asyncio.Future[Found | None] = asyncio.get_running_loop().create_future()


class Loader:
    """Reads keys; while one reading is under way, the next collects."""

    def __init__(self, fetch: Fetch) -> None:
        """Read with `fetch`, which returns what it has found and may raise StateError."""
        self._fetch = fetch
        self._next: _Batch | None = None
        self._task: asyncio.Task[None] | None = None

    async def load(self, keys: Iterable[Key]) -> Found:
        """Return what is kept under keys, read after this was called; other keys may be in it.

        Raises:
            StateError: it cannot be read.

        """
        batch = self._next = self._next or _Batch()
        batch.keys.update(keys)
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._work())
        # Others wait for the same.
        found = await asyncio.shield(batch.done)
        if found is None:
            raise StateError
        return found

    async def _work(self) -> None:
        while (batch := self._next) is not None:
            self._next = None
            found: Found | None = None
            try:
                # Those who wait are told of it: nothing found is an error to each of them.
                with contextlib.suppress(StateError):
                    found = await self._fetch(frozenset(batch.keys))
            finally:
                if not batch.done.done():
                    batch.done.set_result(found)
