"""Every request passes here: at the pace of its chat, and again where it fails for a time.

What is done about a failure, by what it says of the request:

- 429: the chat waits as long as the server asks, and no other chat does.
- no connection, or a status of 500 and more: not done; again after a growing pause.
- the connection broke before the answer: most likely not done (a restart, a stale connection);
  again likewise. Where it was done after all, the answer is there twice, which is the lesser evil.
- no answer in time: most likely done. What can be repeated without harm is; a message is sent
  again once, since an answer that comes twice is better than none.
- the group has become a supergroup: to its new identifier.
- anything else is not for a time: it is the caller's.

Requests of the bot about itself (getMe, setMyCommands, ...) are never repeated: their callers know
better, and a wrong address is told at once.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, TypeAlias

from telegram.error import ChatMigrated, RetryAfter, TelegramError, TimedOut
from telegram.ext import BaseRateLimiter

from handlers.traffic.pacing import NOTICES, Line, Lines, OneByOne, Priority, seconds_of
from handlers.traffic.transport import CutError, NotSentError, ServerFailedError

TRIES = 9
"""How often a request is made at most: with the pauses below for about a minute and a half."""
PAUSE_SECONDS = (0.25, 20.0)
"""Before the second try, and the longest; each doubles the last, less up to half by chance."""
WAIT_SECONDS = 300.0
"""The longest `retry_after` that is waited for; nobody reads an answer after that."""
QUERY_SECONDS = 5.0
"""The same where a query waits: it is void some seconds later."""
SENDING = ("send", "copy", "forward")
"""What the methods begin with that make something new, so that doing them twice shows."""
CHANGING = ("edit", "delete", "stop", "pin", "unpin")
ANSWERING = "answer"

Result: TypeAlias = "bool | dict[str, Any] | list[dict[str, Any]]"


class ChatLimiter(BaseRateLimiter[int]):
    """Lets requests leave chat by chat; `rate_limit_args` takes a Priority."""

    def __init__(
        self,
        lines: Lines | None = None,
        note_failure: Callable[[TelegramError], None] = lambda _: None,
    ) -> None:
        """Begin with no chat known; each failure of a try is noted."""
        self.note_failure = note_failure
        self.note_sent: Callable[[], Awaitable[None]] = _nothing
        self.lines = lines or Lines()
        self._one_by_one = OneByOne()
        self._notices: Line | None = None

    async def initialize(self) -> None:
        """Do nothing: a line begins with its first request."""

    async def shutdown(self) -> None:
        """Do nothing: who waits is cancelled with its update."""

    def hear(self) -> None:
        """Note that the server has said something, whatever it was."""
        self._one_by_one.hear()

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Result]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> Result:
        """Make a request when it may leave, and again while that makes sense."""
        is_sending = endpoint.startswith(SENDING) and endpoint != "sendChatAction"
        is_message = is_sending or endpoint.startswith(CHANGING)
        if not is_message and not endpoint.startswith(ANSWERING):
            return await callback(*args, **kwargs)
        priority = rate_limit_args or Priority.ANSWER
        if priority > Priority.ANSWER:
            self._notices = self._notices or Line(NOTICES)
            await self._notices.wait_turn(priority)
        failures: list[TelegramError] = []
        while True:
            line = self._line(data) if is_message else None
            if line is not None:
                await line.wait_turn(priority)
            try:
                if not is_sending:
                    return await callback(*args, **kwargs)
                async with self._one_by_one.turn():
                    sent = await callback(*args, **kwargs)
                    await self.note_sent()
                return sent
            except TelegramError as error:
                self.note_failure(error)
                failures.append(error)
                pause = pause_after(endpoint, data, failures)
                if pause is None:
                    raise
                if isinstance(error, RetryAfter) and line is not None:
                    line.hold(pause)
                else:
                    await asyncio.sleep(pause)

    def _line(self, data: dict[str, Any]) -> Line | None:
        """Return the line of a request's chat; an inline message has none that is known."""
        chat = data.get("chat_id")
        if isinstance(chat, str) and chat.lstrip("-").isdecimal():
            chat = int(chat)
        return self.lines.of(chat) if isinstance(chat, int | str) else None


async def _nothing() -> None:
    """Do nothing."""


def pause_after(endpoint: str, data: dict[str, Any], failures: list[TelegramError]) -> float | None:
    """Return how many seconds later a request is made again after its failures; None for never.

    A request to a group that has become a supergroup is changed to go there.
    """
    is_sending = endpoint.startswith(SENDING)
    error = failures[-1]
    if len(failures) >= TRIES:
        return None
    match error:
        case RetryAfter():
            longest = QUERY_SECONDS if endpoint.startswith(ANSWERING) else WAIT_SECONDS
            seconds = seconds_of(error)
            return seconds if seconds <= longest else None
        case ChatMigrated() if is_sending and data.get("chat_id") != error.new_chat_id:
            data["chat_id"] = error.new_chat_id
            # Messages are numbered anew there: what is replied to would be another one.
            data.pop("reply_parameters", None)
            return 0.0
        case TimedOut():
            missed = sum(isinstance(each, TimedOut) for each in failures)
            return backoff_seconds(len(failures)) if missed == 1 or not is_sending else None
        case NotSentError() | CutError() | ServerFailedError():
            return backoff_seconds(len(failures))
    return None


def backoff_seconds(failures: int) -> float:
    """Return a pause that grows with the failures and differs between requests."""
    first, longest = PAUSE_SECONDS
    # So that many requests that failed together do not return together; no secret hangs on it.
    return min(longest, first * 2.0 ** (failures - 1)) * random.uniform(0.5, 1)  # noqa: S311
