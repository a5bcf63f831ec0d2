"""The bot's start and end while polling: signals, another copy, a wrong token."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from stats import Catalogue
from tests.botapi import BotApiServer
from tests.botapi.faults import FaultKind

ROOT = Path(__file__).parents[2]
Start = Callable[..., subprocess.Popen[bytes]]


@pytest.fixture
def api() -> Iterator[BotApiServer]:
    with BotApiServer() as started:
        yield started


@pytest.fixture
def start(api: BotApiServer, catalogue: Catalogue, tmp_path: Path) -> Iterator[Start]:
    """Starts the bot as a user does; what it writes goes into `log` in the test's folder."""
    begun: list[subprocess.Popen[bytes]] = []

    def start_bot(**settings: str) -> subprocess.Popen[bytes]:
        environment = {
            **os.environ,
            "BOT_TOKEN": api.token,
            "BOT_API_URL": api.base_url,
            "INDEX": str(catalogue.index.path),
            "XDG_STATE_HOME": str(tmp_path),
            **settings,
        }
        with (tmp_path / "log").open("ab") as log:
            process = subprocess.Popen(
                [sys.executable, "bot.py"], cwd=ROOT, env=environment, stdout=log, stderr=log
            )
        begun.append(process)
        return process

    yield start_bot
    for process in begun:
        process.kill()
        process.wait()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_a_signal_lets_the_bot_finish_and_confirm_what_is_begun(
    api: BotApiServer, start: Start, tmp_path: Path, number: signal.Signals
) -> None:
    rosa, colin = api.user("Rosa"), api.user("Colin")
    slow, quick = api.private_chat(rosa), api.private_chat(colin)
    api.fail("sendMessage", slow, "delay", seconds=2.0)
    process = start()
    await api.say(slow, rosa, "Cambridgeshire Instagram")
    await api.say(quick, colin, "norfolk facebook")
    assert (await api.next_reply(quick, timeout=20)).text.startswith("61 online")
    process.send_signal(number)
    assert (await api.next_reply(slow)).text.startswith("69 online")
    assert await asyncio.to_thread(process.wait, 10) == 0
    assert list(api.world.updates.pending) == []
    written = (tmp_path / "log").read_text()
    assert "Traceback" not in written
    assert api.token not in written
    process = start()
    await api.say(quick, colin, "suffolk whatsapp")
    assert (await api.next_reply(quick, timeout=20)).text.startswith("5 online")
    await api.no_reply(slow)


async def test_another_copy_is_named_once_and_the_bot_goes_on(
    api: BotApiServer, start: Start, tmp_path: Path
) -> None:
    rosa = api.user("Rosa")
    chat = api.private_chat(rosa)
    conflict = "Conflict: terminated by other getUpdates request"
    api.fail("getUpdates", None, "409", times=2, description=conflict)
    start()
    await api.say(chat, rosa, "Cambridgeshire Instagram")
    assert (await api.next_reply(chat, timeout=20)).text.startswith("69 online")
    written = (tmp_path / "log").read_text()
    assert written.count("another copy of this bot is receiving") == 1
    assert "receiving again" in written


@pytest.mark.parametrize("method", ["getMe", "deleteWebhook"])
@pytest.mark.parametrize("kind", ["429", "500", "reset"])
async def test_a_start_outlives_a_failure_of_a_moment(
    api: BotApiServer, start: Start, tmp_path: Path, method: str, kind: FaultKind
) -> None:
    api.fail(method, None, kind, times=2)
    rosa = api.user("Rosa")
    chat = api.private_chat(rosa)
    start()
    await api.say(chat, rosa, "Cambridgeshire Instagram")
    assert (await api.next_reply(chat, timeout=20)).text.startswith("69 online")
    assert "Traceback" not in (tmp_path / "log").read_text()


@pytest.mark.parametrize(
    ("method", "kind", "said"),
    [
        ("getMe", "403", "refused to start the bot: Forbidden"),
        ("getMe", "409", "refused to start the bot: Conflict"),
        ("deleteWebhook", "400", "refused to start the bot: Fault of the test"),
        ("getMe", "502", "cannot be reached: the server failed with 502"),
    ],
)
async def test_a_start_that_is_refused_is_one_clear_message(
    api: BotApiServer, start: Start, tmp_path: Path, method: str, kind: FaultKind, said: str
) -> None:
    api.fail(method, None, kind, times=None)
    assert await asyncio.to_thread(start().wait, 30) == 1
    written = (tmp_path / "log").read_text()
    assert written.count("\n") == 1
    assert said in written


@pytest.mark.parametrize("token", ["x", "7000000001:AAE test", "7000000001:AAE/../x", "1:é", ":a"])
async def test_what_is_no_token_is_a_clear_message_without_it(
    api: BotApiServer, start: Start, tmp_path: Path, token: str
) -> None:
    assert await asyncio.to_thread(start(BOT_TOKEN=token).wait, 30) == 1
    written = (tmp_path / "log").read_text()
    assert "BOT_TOKEN: Value error, not a token as @BotFather gives it" in written
    assert token == "x" or token not in written
    assert api.requests == []


async def test_a_token_that_is_not_known_is_one_clear_message(
    api: BotApiServer, start: Start, tmp_path: Path
) -> None:
    token = "7000000002:AAF-another-token-of-the-test-suite"
    process = start(BOT_TOKEN=token)
    assert await asyncio.to_thread(process.wait, 20) == 1
    assert (tmp_path / "log").read_text() == "BOT_TOKEN was rejected by the Bot API server.\n"


async def test_a_token_that_is_revoked_ends_the_bot(
    api: BotApiServer, start: Start, tmp_path: Path
) -> None:
    process = start()
    rosa = api.user("Rosa")
    chat = api.private_chat(rosa)
    await api.say(chat, rosa, "Cambridgeshire Instagram")
    await api.next_reply(chat, timeout=20)
    api.front.token = "7000000001:AAG-a-new-token-of-the-test-suite"
    await api.say(chat, rosa, "norfolk facebook")
    assert await asyncio.to_thread(process.wait, 20) == 1
    written = (tmp_path / "log").read_text()
    assert "BOT_TOKEN was rejected" in written
    assert "Traceback" not in written
