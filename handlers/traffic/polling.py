"""Long polling that confirms an update only when it is finished: a killed bot is told again.

getUpdates has one pointer, the offset, and confirms everything before it. It is kept at the oldest
unfinished update, and what comes again above it is recognised. One that takes its time is stored in
a file instead, so that nothing waits for it.
"""

from __future__ import annotations

import asyncio
import json
import random
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

import structlog
from telegram import Bot
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError
from telegram.request import BaseRequest

from handlers.traffic.intake import Intake
from handlers.traffic.pacing import seconds_of

WINDOW = 100
"""Updates that one answer holds at most. Source: https://core.telegram.org/bots/api#getupdates"""
REST = WINDOW // 8
"""Of so many left at work, more are fetched: a near server takes as long to give them as these take
to be answered. With half of them left each update was read twice, a tenth of the time in all."""
LONG_POLL_SECONDS = 50
"""Source: the server waits 50 s at most (LONG_POLL_MAX_TIMEOUT in telegram-bot-api's Client.h)."""
ANSWER_SECONDS = 10.0
"""How long beyond that an answer is waited for."""
PAUSES_SECONDS = (0.005, 0.25)
"""While something unfinished makes the server answer at once: the first pause, and the longest.
What comes in meanwhile waits for its end: the first is no longer than what is given to an answer
before it is passed over."""
BACKOFF_SECONDS = (1.0, 30.0)
"""After a failure: the first pause, and the longest."""
PASS_OVER_SECONDS = 0.005
"""How long the oldest unfinished update may be in the way of the others before it is stored.
Source: a server that is near has nine answers of ten by then; with 15 ms, and pauses of 10 and
20 ms before, other chats waited for up to 13 ms where a tenth of the sends failed
(tests.bench.faults)."""
TICK = 0.001
"""What a wait may end too early by: the event loop counts in whole milliseconds."""
SAID: Mapping[type[TelegramError], str] = {
    Conflict: "another copy of this bot is receiving with the same token, or a webhook is set",
}

log = structlog.get_logger(__name__)


class Poller:
    """Fetches updates for an intake until it is stopped.

    Attributes:
        offset: everything before it is finished; the server is told with the next request.

    """

    def __init__(
        self,
        bot: Bot,
        request: BaseRequest,
        intake: Intake,
        allowed: Sequence[str],
        hear: Callable[[], None] = lambda: None,
    ) -> None:
        """Poll for the kinds of update given; `hear` is told of each answer of the server."""
        self.offset = 0
        self._address = f"{bot.base_url}/getUpdates"
        self._request = request
        self._intake = intake
        self._hear = hear
        self._allowed = json.dumps(list(allowed))
        self._window: deque[tuple[int, asyncio.Future[None], Mapping[str, Any]]] = deque()
        self._asked = 0
        self._pause = PAUSES_SECONDS[0]
        self._failures = 0
        self._oldest = 0
        self._since = 0.0
        self._trip_seconds = 0.0

    async def run(self) -> None:
        """Fetch until cancelled.

        Raises:
            InvalidToken: the server does not know the bot.

        """
        while True:
            await self._intake.wait_until(lambda: not self._intake.is_full)
            try:
                updates = await self._fetch()
            except InvalidToken:
                raise
            except TelegramError as error:
                await asyncio.sleep(self._after(error))
                continue
            if self._failures:
                log.info("receiving again", failures=self._failures)
                self._failures = 0
            await self._take(updates)

    async def confirm(self) -> bool:
        """Tell the server what is finished when no more is fetched; return whether it knows all."""
        try:
            await self._fetch(limit=1, wait_seconds=0)
        except TelegramError as error:
            log.warning("the last updates are not confirmed", reason=error.message)
            return False
        # Beyond a gap in the order there may be finished ones; they come again.
        return not any(future.done() and not future.cancelled() for _, future, _ in self._window)

    async def _fetch(
        self, *, limit: int = WINDOW, wait_seconds: int = LONG_POLL_SECONDS
    ) -> list[dict[str, Any]]:
        """Return the updates from the offset on; all before it are confirmed then."""
        self._advance()
        seconds = 0 if self._window else wait_seconds
        # The server cuts an answer to one update where the same offset comes again within half a
        # second (process_get_updates_query in telegram-bot-api's Client.cpp): meant for clients
        # that forget to confirm. One less confirms nothing more and nothing less.
        is_same = bool(self._window) and self._asked == self.offset
        # Never below 0: a negative offset confirms all but the newest.
        self._asked = max(0, self.offset - is_same)
        query = {
            "offset": self._asked,
            "limit": limit,
            "timeout": seconds,
            "allowed_updates": self._allowed,
        }
        loop = asyncio.get_running_loop()
        begun = loop.time()
        found = await self._request.post(
            f"{self._address}?{urlencode(query)}", read_timeout=seconds + ANSWER_SECONDS
        )
        self._trip_seconds = loop.time() - begun
        self._hear()
        return found if isinstance(found, list) else []

    async def _take(self, updates: Sequence[Mapping[str, Any]]) -> None:
        """Begin with what is new; where little more can be seen, wait for something to finish."""
        # What the bot before this one stored, and the server was not told of, is known to the
        # intake and comes all the same: without a place in the window it would come for ever.
        held = {number for number, _, _ in self._window}
        new = [raw for raw in updates if int(raw["update_id"]) not in held]
        for raw in new:
            self._window.append((int(raw["update_id"]), self._intake.take(raw), raw))
        if new:
            self._pause = PAUSES_SECONDS[0]
        if len(updates) == WINDOW and new:
            await self._pass_over(is_far=self._trip_seconds > PASS_OVER_SECONDS)
            await self._work_off()
        elif updates and not new:
            enough = len(self._window) - 1
            await self._intake.wait_until(lambda: self._advance() <= enough, self._pause)
            self._pause = min(2 * self._pause, PAUSES_SECONDS[1])
        await self._pass_over()

    async def _work_off(self) -> None:
        """Wait until few of many are left, as long as the oldest is not in the way.

        What is unfinished comes again with the next answer, and is read for nothing.
        """
        oldest = -1
        while self._advance() > REST and self._window[0][0] != oldest:
            oldest = self._window[0][0]
            await self._intake.wait_until(lambda: self._advance() <= REST, PASS_OVER_SECONDS + TICK)

    def _advance(self) -> int:
        """Move the offset over what is finished without a gap; return how many come after."""
        window = self._window
        while window and window[0][1].done() and not window[0][1].cancelled():
            self.offset = window.popleft()[0] + 1
        if window:
            self.offset = window[0][0]
        return len(window)

    async def _pass_over(self, *, is_far: bool = False) -> None:
        """Store what is unfinished and confirm it, where it has been in the way for a time.

        As long as it is unconfirmed, the server sends it again instead of waiting for news, and a
        hundred from the oldest on hide what comes after them: a chat that has to wait would slow
        all. From a server that `is_far` no answer comes back in that time, so that none is waited
        for. The next start works on what is left of the stored ones.
        """
        now = asyncio.get_running_loop().time()
        oldest = self._window[0][0] if self._advance() else 0
        if oldest != self._oldest:
            self._oldest, self._since = oldest, now
        if oldest and (is_far or now - self._since >= PASS_OVER_SECONDS):
            left = [raw for _, future, raw in self._window if not future.done()]
            if await self._intake.keep(left):
                self.offset = self._window[-1][0] + 1
                self._window.clear()

    def _after(self, error: TelegramError) -> float:
        """Return how long to wait after a failure; the first of a row is logged."""
        self._failures += 1
        if self._failures == 1:
            log.warning(SAID.get(type(error), "not receiving"), reason=error.message)
        if isinstance(error, RetryAfter):
            return seconds_of(error)
        first, longest = BACKOFF_SECONDS
        # Several copies must not knock together; nothing secret hangs on it.
        return min(longest, first * 2.0 ** min(self._failures - 1, 8)) * random.uniform(0.5, 1)  # noqa: S311
