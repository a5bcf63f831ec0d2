"""The webhook: who may come in, how much may be sent, and when a request is answered."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest
import uvloop
from telegram import Bot, Update

from handlers.traffic.intake import Intake
from handlers.traffic.webhook import BODY_BYTES, SECRET_HEADER, Server, web_application, web_server
from stats import Catalogue
from tests.botapi import BotApiServer

ROOT = Path(__file__).parents[3]
SECRET = "a-secret-of-the-test"
HEADERS = {SECRET_HEADER: SECRET}


DEEP = (
    b'{"message_id": 1, "date": 1, "chat": {"id": 1, "type": "private"}, "reply_to_message": ' * 900
)
"""A message that replies to one that replies to one, and so on."""


class Desk:
    """Works on updates when it is let."""

    def __init__(self) -> None:
        self.may_finish = asyncio.Event()
        self.may_finish.set()
        self.done: list[int] = []

    async def work(self, update: Update) -> None:
        await self.may_finish.wait()
        self.done.append(update.update_id)


@pytest.fixture
async def desk() -> Desk:
    return Desk()


@pytest.fixture
async def intake(desk: Desk) -> Intake:
    return Intake(desk.work, Bot("1:AA"), pending=3)


@pytest.fixture
async def address(intake: Intake) -> AsyncIterator[str]:
    async def ready() -> str:
        return ""

    listening = socket.create_server(("127.0.0.1", 0))
    server: Server = web_server(web_application(intake, SECRET, ready))
    serving = asyncio.create_task(server.serve(sockets=[listening]))
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    await serving


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as opened:
        yield opened


def update(number: int, chat: int = 1) -> dict[str, Any]:
    message = {
        "message_id": number,
        "date": 1_700_000_000,
        "chat": {"id": chat, "type": "private", "first_name": "Rosa"},
        "text": "hello",
    }
    return {"update_id": number, "message": message}


async def status(session: aiohttp.ClientSession, url: str, **options: Any) -> int:
    async with session.post(url, **{"headers": HEADERS, **options}) as response:
        return response.status


async def test_an_update_is_answered_when_it_is_finished(
    session: aiohttp.ClientSession, address: str, desk: Desk
) -> None:
    desk.may_finish.clear()
    posted = asyncio.create_task(status(session, f"{address}/telegram", json=update(1)))
    again = asyncio.create_task(status(session, f"{address}/telegram", json=update(1)))
    await asyncio.sleep(0.1)
    assert not posted.done()
    desk.may_finish.set()
    assert [await posted, await again] == [200, 200]
    assert desk.done == [1]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"headers": {}}, 403),
        ({"headers": {SECRET_HEADER: "another"}}, 403),
        ({"headers": {SECRET_HEADER: "\u00e9"}}, 403),
        ({"data": b"{" * (BODY_BYTES + 1)}, 413),
        ({"data": b"no json"}, 400),
        ({"data": b"[" * 100_000}, 400),
        ({"json": []}, 400),
        ({"json": {"message": {}}}, 400),
        ({"json": {"update_id": "x"}}, 400),
        ({"json": {"update_id": "5"}}, 400),
        ({"json": {"update_id": 5.0}}, 400),
        ({"json": {"update_id": True}}, 400),
        ({"json": {"update_id": -5}}, 400),
        ({"json": {"update_id": 1 << 52}}, 400),
        ({"data": b'{"update_id": 1e999}'}, 400),
        ({"data": b'{"update_id": NaN}'}, 400),
        ({"data": b'\xff{"update_id": 5}'}, 400),
        ({"data": b'{"update_id": 7, "message": %s1%s}' % (DEEP, b"}" * 900)}, 200),
        ({"json": {"update_id": 5, "message": 7}}, 200),
        ({"json": {"update_id": 6}}, 200),
    ],
)
async def test_what_is_let_in(
    session: aiohttp.ClientSession, address: str, options: dict[str, Any], expected: int
) -> None:
    assert await status(session, f"{address}/telegram", **options) == expected


@pytest.mark.parametrize(
    "path", ["/", "/telegram/", "/telegram/x", "/metrics", "/docs", "//telegram"]
)
async def test_other_paths_are_not_there(
    session: aiohttp.ClientSession, address: str, path: str
) -> None:
    assert await status(session, address + path, json=update(1), allow_redirects=False) == 404


async def send_without_end(address: str, head: bytes, part: bytes) -> tuple[bytes, int]:
    """Return what is answered before the connection is closed, and how much could be sent."""
    reader, writer = await asyncio.open_connection(*address.removeprefix("http://").split(":"))
    writer.write(head)
    sent = 0
    with contextlib.suppress(ConnectionError):
        while not writer.is_closing() and sent < 1 << 28:
            writer.write(part)
            await writer.drain()
            sent += len(part)
    answered = b""
    with contextlib.suppress(ConnectionError):
        answered = await asyncio.wait_for(reader.read(), 10)
    writer.close()
    return answered, sent


@pytest.mark.parametrize(("secret", "expected"), [(SECRET, b" 413 "), ("another", b" 403 ")])
async def test_a_body_without_end_is_not_read_to_its_end(
    address: str, secret: str, expected: bytes
) -> None:
    head = f"POST /telegram HTTP/1.1\r\nHost: x\r\n{SECRET_HEADER}: {secret}\r\n"
    head += "Transfer-Encoding: chunked\r\n\r\n"
    answered, sent = await send_without_end(
        address, head.encode(), b"10000\r\n" + b"x" * 0x10000 + b"\r\n"
    )
    # What was sent after the answer may have cut it off.
    assert not answered or expected in answered
    assert sent < 1 << 28


async def test_a_head_without_end_is_not_read_to_its_end(address: str) -> None:
    answered, sent = await send_without_end(
        address, b"POST /telegram HTTP/1.1\r\nHost: x\r\nA: ", b"a" * 0x10000
    )
    assert b" 200 " not in answered
    assert sent < 1 << 28


async def test_a_body_that_does_not_come_is_not_waited_for(
    session: aiohttp.ClientSession, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("handlers.traffic.webhook.BODY_SECONDS", 0.1)

    async def drip() -> AsyncIterator[bytes]:
        yield b"{"
        await asyncio.sleep(60)

    assert await status(session, f"{address}/telegram", data=drip()) == 408
    assert await status(session, f"{address}/telegram", json=update(1)) == 200


@pytest.mark.parametrize("length", [BODY_BYTES + 1, 10**15])
async def test_a_body_that_is_said_to_be_too_long_is_not_waited_for(
    address: str, length: int
) -> None:
    reader, writer = await connect(address)
    head = f"POST /telegram HTTP/1.1\r\nHost: x\r\n{SECRET_HEADER}: {SECRET}\r\n"
    writer.write(f"{head}Content-Length: {length}\r\n\r\n{{".encode())
    assert b" 413 " in await asyncio.wait_for(reader.readline(), 4)
    writer.close()


HEAD = b"GET /healthz HTTP/1.1\r\nHost:"


@pytest.mark.parametrize("before", [b"", HEAD + b" x\r\n\r\n"], ids=["first", "second"])
@pytest.mark.parametrize("sent", [b"", HEAD], ids=["nothing", "half"])
async def test_a_head_that_does_not_come_is_not_waited_for(
    address: str, before: bytes, sent: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("handlers.traffic.webhook.HEAD_SECONDS", 0.2)
    reader, writer = await connect(address)
    if before:
        writer.write(before)
        assert await reader.readuntil(b"ok\n")
    writer.write(sent)
    assert await asyncio.wait_for(reader.read(), 9) == b""
    writer.close()


async def test_a_body_takes_longer_than_a_head_may(
    session: aiohttp.ClientSession, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("handlers.traffic.webhook.HEAD_SECONDS", 0.2)

    async def drip() -> AsyncIterator[bytes]:
        written = json.dumps(update(1)).encode()
        yield written[:9]
        await asyncio.sleep(0.6)
        yield written[9:]

    assert await status(session, f"{address}/telegram", data=drip()) == 200


async def connect(address: str) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    return await asyncio.open_connection("127.0.0.1", int(address.rsplit(":", 1)[1]))


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "OPTIONS", "HEAD"])
async def test_other_methods_are_not_there(
    session: aiohttp.ClientSession, address: str, method: str
) -> None:
    async with session.request(method, f"{address}/telegram", headers=HEADERS) as response:
        assert response.status == 404


async def test_health_is_told_without_a_secret_and_readiness_ends_with_the_stop(
    session: aiohttp.ClientSession, address: str, intake: Intake
) -> None:
    async def get(path: str) -> tuple[int, str]:
        async with session.get(address + path) as response:
            return response.status, await response.text()

    assert await get("/healthz") == (200, "ok\n")
    assert await get("/readyz") == (200, "ok\n")
    await intake.stop()
    assert await get("/readyz") == (503, "stopping\n")
    assert await get("/healthz") == (200, "ok\n")
    assert await status(session, f"{address}/telegram", json=update(9)) == 503


async def test_too_many_at_once_come_again_later(
    session: aiohttp.ClientSession, address: str, desk: Desk
) -> None:
    desk.may_finish.clear()
    first = [
        asyncio.create_task(status(session, f"{address}/telegram", json=update(number, number)))
        for number in (1, 2, 3)
    ]
    await asyncio.sleep(0.1)
    assert await status(session, f"{address}/telegram", json=update(4, 4)) == 503
    desk.may_finish.set()
    assert await asyncio.gather(*first) == [200, 200, 200]


@pytest.fixture
def api() -> Iterator[BotApiServer]:
    with BotApiServer() as started:
        yield started


async def test_the_bot_behind_a_webhook_answers_and_stops_when_it_has_finished(
    api: BotApiServer, catalogue: Catalogue, tmp_path: Path
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    environment = {
        **os.environ,
        "BOT_TOKEN": api.token,
        "BOT_API_URL": api.base_url,
        "INDEX": str(catalogue.index.path),
        "XDG_STATE_HOME": str(tmp_path),
    }
    command = [sys.executable, "bot.py", "run", "--webhook", f"http://127.0.0.1:{port}"]
    command += ["--listen", f"127.0.0.1:{port}"]
    with (tmp_path / "log").open("wb") as log:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
    api.fail("setWebhook", None, "429")
    rosa = api.user("Rosa")
    chat = api.private_chat(rosa)
    await api.say(chat, rosa, "Cambridgeshire Instagram")
    assert (await api.next_reply(chat, timeout=20)).text.startswith("69 online")
    api.fail("sendMessage", chat, "delay", seconds=1.5)
    await api.say(chat, rosa, "norfolk facebook")
    await asyncio.sleep(0.5)
    assert len(api.calls("setWebhook")) == 2
    process.send_signal(signal.SIGTERM)
    assert (await api.next_reply(chat)).text.startswith("61 online")
    assert await asyncio.to_thread(process.wait, 10) == 0
    assert list(api.world.updates.pending) == []
    assert api.violations == []
    written = (tmp_path / "log").read_text()
    assert "Traceback" not in written
    assert api.token not in written
    set_with = api.calls("setWebhook")[0].parameters["secret_token"]
    assert set_with not in written
    assert api.token not in set_with


def test_of_several_requests_of_who_is_gone_none_is_answered(
    caplog: pytest.LogCaptureFixture,
) -> None:
    done = uvloop.run(send_and_go())  # asyncio's own loop says nothing of writing to who is gone
    assert done == [1, 2]
    assert not [each.message for each in caplog.records if each.levelname == "ERROR"]


async def send_and_go() -> list[int]:
    async def ready() -> str:
        return ""

    desk = Desk()
    desk.may_finish.clear()
    intake = Intake(desk.work, Bot("1:AA"))
    listening = socket.create_server(("127.0.0.1", 0))
    server = web_server(web_application(intake, SECRET, ready))
    serving = asyncio.create_task(server.serve(sockets=[listening]))
    _, writer = await asyncio.open_connection(*listening.getsockname())
    for number in (1, 2):
        writer.write(posted(update(number)))
    await writer.drain()
    while not intake.pending:
        await asyncio.sleep(0.01)
    writer.transport.abort()
    await asyncio.sleep(0.1)
    desk.may_finish.set()
    await intake.take(update(2))
    await asyncio.sleep(0.1)
    server.should_exit = True
    await serving
    return desk.done


def posted(raw: dict[str, Any]) -> bytes:
    body = json.dumps(raw).encode()
    head = f"POST /telegram HTTP/1.1\r\nHost: a\r\n{SECRET_HEADER}: {SECRET}\r\n"
    return f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body
