"""How fast messages may leave: a line of waiting requests for each chat, none for all."""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import heapq
import statistics
from collections import OrderedDict, deque
from collections.abc import AsyncIterator
from dataclasses import dataclass
from enum import IntEnum
from itertools import count

from telegram.error import RetryAfter

CHATS = 10_000
"""Chats whose pace is remembered; beyond that, those that have not been written to lately go."""


NEAR_SECONDS = 0.02
"""A server that ever answers sooner is near; Telegram's own takes longer to send a message."""
HELD_SECONDS = 0.008
"""How long a message waits at least for the one before it, where that takes three times the usual
and the server says something else meanwhile."""
SILENT_SECONDS = 1.0
"""How long it waits at most where the server is silent; of one that goes on, a bot that fetches
updates hears within a quarter of a second. Source: a server that stood still for 0.2 s before each
of 20 kills had up to 37 messages that nobody had noted as sent while each was passed after 8 ms;
with 0.25 s here up to two, where it stood for longer (tests.bench.kill 5000 20 1 200)."""
FIRST, LATEST = 40, 100
"""After the first messages the quickest of the latest says whether a server is near: a busy machine
makes a near one slow, but not all of so many. Source: with 15 first ones a machine that had just
started the bot took a server beside it for far, and a kill then had a message of every other chat
on its way (tests.bench.kill)."""
FEW, FAR_SECONDS = 10, 0.06
"""A server is far already after so few messages, where none of them took less: forty of them, one
by one, would keep those who wait after a start for seconds."""


class Priority(IntEnum):
    """What goes first where several messages wait for one chat; given as `rate_limit_args`."""

    ANSWER = 1
    NOTICE = 2


@dataclass(frozen=True, slots=True)
class Pace:
    """At most so many messages in any span of so many seconds."""

    messages: int
    seconds: float


PRIVATE = Pace(messages=20, seconds=20.0)
"""Source: https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this, not more
than one message a second in one chat, short bursts allowed. How short is not said: 20 is ours, and
where it is too much the server's `retry_after` is kept to."""
GROUP = Pace(messages=20, seconds=60.0)
"""Source: as above, not more than 20 messages a minute in one group."""
NOTICES = Pace(messages=25, seconds=1.0)
"""Source: as above, bulk notifications to about 30 users a second; a few less, for the answers."""


class Line:
    """The requests of one chat: at their pace, answers before notices, else first come first go."""

    __slots__ = ("_held_until", "_loop", "_numbers", "_pace", "_sent", "_timer", "_waiting")

    def __init__(self, pace: Pace) -> None:
        """Begin after a silence."""
        self._loop = asyncio.get_running_loop()
        self._pace = pace
        self._sent: deque[float] = deque(maxlen=pace.messages)
        self._held_until = 0.0
        self._waiting: list[tuple[int, int, asyncio.Future[None]]] = []
        self._numbers = count()
        self._timer: asyncio.TimerHandle | None = None

    @property
    def is_idle(self) -> bool:
        """Whether nothing waits and a new line would allow no more than this one."""
        now = self._loop.time()
        is_quiet = not self._sent or now - self._sent[-1] >= self._pace.seconds
        return is_quiet and not self._waiting and now >= self._held_until

    async def wait_turn(self, priority: int) -> None:
        """Return when a request may leave."""
        if not self._waiting and self._seconds_left() <= 0:
            self._sent.append(self._loop.time())
            return
        turn = self._loop.create_future()
        heapq.heappush(self._waiting, (priority, next(self._numbers), turn))
        self._schedule()
        await turn

    def hold(self, seconds: float) -> None:
        """Let nothing leave for a time: the server asked for it."""
        self._held_until = max(self._held_until, self._loop.time() + seconds)

    def _seconds_left(self) -> float:
        """Return how long until the next may leave; 0 or less for now."""
        now = self._loop.time()
        free_at = self._sent[0] + self._pace.seconds if self._is_full() else now
        return max(free_at, self._held_until) - now

    def _is_full(self) -> bool:
        return len(self._sent) == self._pace.messages

    def _schedule(self) -> None:
        if self._waiting and self._timer is None:
            self._timer = self._loop.call_later(max(0.0, self._seconds_left()), self._release)

    def _release(self) -> None:
        """Let those go whose time has come."""
        self._timer = None
        while self._waiting and self._seconds_left() <= 0:
            turn = heapq.heappop(self._waiting)[2]
            if not turn.done():  # not cancelled meanwhile
                turn.set_result(None)
                self._sent.append(self._loop.time())
        self._schedule()


class Lines:
    """The line of each chat, forgotten when it is idle and there are many."""

    def __init__(self, size: int = CHATS) -> None:
        """Remember at most `size` chats that are idle."""
        self._size = size
        self._lines: OrderedDict[int | str, Line] = OrderedDict()

    def __len__(self) -> int:
        return len(self._lines)

    def of(self, chat: int | str) -> Line:
        """Return the line of a chat; negative identifiers and names are groups and channels."""
        line = self._lines.get(chat)
        if line is None:
            is_group = isinstance(chat, str) or chat < 0
            line = self._lines[chat] = Line(GROUP if is_group else PRIVATE)
            self._forget()
        else:
            self._lines.move_to_end(chat)
        return line

    def _forget(self) -> None:
        """Drop the oldest lines, but none that a chat still has to keep to."""
        for _ in range(min(2, len(self._lines) - self._size)):
            chat, line = self._lines.popitem(last=False)
            if not line.is_idle:
                self._lines[chat] = line


class _Held:
    """A lock that one message holds, and gives back once: when it is done, or when it is passed.

    It is passed when it takes longer than is `usual`, in seconds, and the server says something
    else meanwhile.
    """

    __slots__ = ("_alive_from", "_lock", "_loop", "_passed_from", "_timer")

    def __init__(self, lock: asyncio.Lock, usual: float) -> None:
        self._loop = asyncio.get_running_loop()
        self._lock: asyncio.Lock | None = lock
        start = self._loop.time()
        self._alive_from = start + max(HELD_SECONDS / 4, usual)
        self._passed_from = start + max(HELD_SECONDS, 3 * usual)
        self._timer = self._loop.call_at(start + SILENT_SECONDS, self.end)

    def hear(self) -> None:
        """Note that the server has said something else."""
        now = self._loop.time()
        if self._lock is None or now < self._alive_from:
            return
        self._timer.cancel()
        if now < self._passed_from:
            self._timer = self._loop.call_at(self._passed_from, self.end)
        else:
            self.end()

    def end(self) -> None:
        """Give the lock back, unless that was done before."""
        self._timer.cancel()
        if self._lock is not None:
            self._lock.release()
            self._lock = None


class OneByOne:
    """Lets one message out after the other while the server is near.

    Several at once gain nothing there, and of those that are on their way when the bot is killed
    nobody knows whether they arrived: they are sent again. A far server gets as many at once as
    there are. An answer that is long in coming holds up no other message where the server says
    something else meanwhile; where it is silent altogether, it stands still, and more messages
    would only wait there.
    """

    def __init__(self) -> None:
        """Take the server for near until it is known."""
        self._lock = asyncio.Lock()
        self._seconds: deque[float] = deque(maxlen=LATEST)
        self._held: _Held | None = None

    def hear(self) -> None:
        """Note that the server has said something."""
        if self._held is not None:
            self._held.hear()

    @contextlib.asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Wait for the message before this one, where that is wise."""
        loop = asyncio.get_running_loop()
        held: _Held | None = None
        if self._is_near():
            await self._lock.acquire()
            if self._is_near():
                usual = statistics.median(self._seconds) if self._seconds else 0.0
                held = self._held = _Held(self._lock, usual)
            else:
                self._lock.release()
        start = loop.time()
        try:
            yield
            # A refusal or a failure comes at once from the farthest server.
            self._seconds.append(loop.time() - start)
            self.hear()
        finally:
            if held is not None:
                held.end()

    def _is_near(self) -> bool:
        if len(self._seconds) >= FIRST:
            return min(self._seconds) < NEAR_SECONDS
        return len(self._seconds) < FEW or min(self._seconds) < FAR_SECONDS


def seconds_of(error: RetryAfter) -> float:
    """Return how long the server asks to wait."""
    asked = error.retry_after
    return asked.total_seconds() if isinstance(asked, dt.timedelta) else float(asked)
