"""Something has changed: wakes whoever waits, in any event loop and from any thread."""

import asyncio
import contextlib
import time
from collections.abc import Callable
from typing import TypeVar

Found = TypeVar("Found")


class Signal:
    """A condition without a lock: waiters look again whenever it is notified."""

    def __init__(self) -> None:
        self._waiters: set[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = set()

    def notify(self) -> None:
        """Make each waiter look again."""
        for loop, event in tuple(self._waiters):
            # The waiter's loop may be closing; then nobody waits there any more.
            with contextlib.suppress(RuntimeError):
                loop.call_soon_threadsafe(event.set)

    async def wait_for(
        self, look: Callable[[], Found | None], timeout_seconds: float
    ) -> Found | None:
        """Return the first value of `look` that is not None, or None when the time is up."""
        waiter = (asyncio.get_running_loop(), asyncio.Event())
        deadline = time.monotonic() + timeout_seconds
        self._waiters.add(waiter)
        try:
            while (found := look()) is None:
                remaining = deadline - time.monotonic()
                if remaining <= 0:
                    return None
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(waiter[1].wait(), remaining)
                waiter[1].clear()
            return found
        finally:
            self._waiters.discard(waiter)
