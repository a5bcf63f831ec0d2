"""What is done about each failure of a request."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from handlers.traffic import limiter
from handlers.traffic.limiter import TRIES, ChatLimiter, pause_after
from handlers.traffic.pacing import Priority
from handlers.traffic.transport import CutError, NotSentError, ServerFailedError

FAILED, CUT, NOT_SENT, LATE = (
    ServerFailedError("500"),
    CutError("cut"),
    NotSentError("no connection"),
    TimedOut(),
)


@pytest.fixture(autouse=True)
def intervals_as_timedelta(monkeypatch: pytest.MonkeyPatch) -> None:
    """The framework warns of whole seconds in `retry_after`."""
    monkeypatch.setenv("PTB_TIMEDELTA", "1")


@pytest.mark.parametrize(
    ("endpoint", "failures", "again"),
    [
        ("sendMessage", [FAILED], True),
        ("sendMessage", [FAILED] * (TRIES - 1), True),
        ("sendMessage", [FAILED] * TRIES, False),
        ("sendMessage", [CUT, CUT], True),
        ("sendMessage", [NOT_SENT], True),
        ("sendMessage", [LATE], True),
        ("sendMessage", [LATE, FAILED, LATE], False),
        ("editMessageText", [LATE, LATE], True),
        ("answerCallbackQuery", [CUT], True),
        ("sendMessage", [BadRequest("chat not found")], False),
        ("sendMessage", [Forbidden("blocked")], False),
        ("sendMessage", [NetworkError("Request Entity Too Large")], False),
        ("sendMessage", [ChatMigrated(-100)], True),
        ("editMessageText", [ChatMigrated(-100)], False),
    ],
)
def test_what_is_tried_again(endpoint: str, failures: list[TelegramError], again: bool) -> None:
    assert (pause_after(endpoint, {"chat_id": 1}, failures) is not None) == again


@pytest.mark.parametrize(
    ("endpoint", "seconds", "pause"),
    [
        ("sendMessage", 30, 30.0),
        ("sendMessage", 3_600, None),
        ("answerInlineQuery", 3, 3.0),
        ("answerInlineQuery", 30, None),
    ],
)
def test_retry_after_is_kept_to(endpoint: str, seconds: int, pause: float | None) -> None:
    assert pause_after(endpoint, {"chat_id": 1}, [RetryAfter(seconds)]) == pause


def test_a_message_to_a_group_that_moved_replies_to_nothing_there() -> None:
    data = {"chat_id": -1, "reply_parameters": "message 7 of the old group", "text": "x"}
    pause_after("sendMessage", data, [ChatMigrated(-100)])
    assert data == {"chat_id": -100, "text": "x"}
    assert pause_after("sendMessage", data, [ChatMigrated(-100)]) is None


def test_pauses_grow_and_differ() -> None:
    pauses = [limiter.backoff_seconds(number) for number in range(1, TRIES)]
    assert all(0.12 <= pause <= 20 for pause in pauses)
    assert sum(pauses) > 20
    assert len({limiter.backoff_seconds(5) for _ in range(20)}) > 1


class Server:
    """Fails as it is told, then answers."""

    def __init__(self, *failures: TelegramError) -> None:
        self.failures = list(failures)
        self.calls = 0

    async def post(self, endpoint: str, data: dict[str, Any], **_: Any) -> bool:
        self.calls += 1
        if self.failures:
            raise self.failures.pop(0)
        return True


async def request(
    own: ChatLimiter, server: Server, endpoint: str, priority: int | None = None, **data: Any
) -> object:
    return await own.process_request(server.post, (endpoint, data), {}, endpoint, data, priority)


async def test_a_question_about_the_bot_itself_is_asked_once() -> None:
    server = Server(NOT_SENT)
    with pytest.raises(NotSentError):
        await request(ChatLimiter(), server, "getMe")
    assert server.calls == 1


async def test_429_holds_its_chat_and_no_other() -> None:
    own, loop = ChatLimiter(), asyncio.get_running_loop()
    start = loop.time()
    waiting = asyncio.create_task(request(own, Server(RetryAfter(1)), "sendMessage", chat_id=1))
    await asyncio.sleep(0.05)
    behind = asyncio.create_task(request(own, Server(), "sendMessage", chat_id="1"))
    assert await request(own, Server(), "sendMessage", chat_id=2)
    assert await request(own, Server(), "answerInlineQuery")
    assert loop.time() - start < 0.5
    assert not behind.done()
    assert await waiting
    assert loop.time() - start > 0.95
    behind.cancel()


async def test_notices_keep_to_the_pace_of_bulk_messages() -> None:
    own, loop = ChatLimiter(), asyncio.get_running_loop()
    start = loop.time()
    notices = [
        request(own, Server(), "sendMessage", Priority.NOTICE, chat_id=chat)
        for chat in range(1, 31)
    ]
    await asyncio.gather(*notices)
    assert loop.time() - start > 0.15


async def test_a_failure_that_lasts_is_the_caller_s(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limiter, "PAUSE_SECONDS", (0.001, 0.001))
    server = Server(*[FAILED] * 20)
    with pytest.raises(ServerFailedError):
        await request(ChatLimiter(), server, "sendMessage", chat_id=1)
    assert server.calls == TRIES
