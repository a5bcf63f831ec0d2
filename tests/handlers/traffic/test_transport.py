"""Requests over real HTTP: parameters, files, timeouts, and errors that never hold the address."""

from __future__ import annotations

import asyncio
import logging
import socket
from collections.abc import AsyncIterator

import pytest
from aiohttp import web
from pydantic import ValidationError
from telegram import Bot
from telegram.error import BadRequest, InvalidToken, NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest

from handlers.cli.environment import Settings
from handlers.cli.sockets import find_proxy
from handlers.traffic.transport import ApiRequest, CutError, NotSentError, ServerFailedError
from tests.botapi import BotApiServer

TOKEN = "7000000009:AAE-secret-of-this-test"


async def respond(request: web.Request) -> web.StreamResponse:
    """Do what the last part of the path says."""
    match request.match_info["method"]:
        case "echo":
            return web.json_response({"ok": True, "result": await request.json()})
        case "slow":
            await asyncio.sleep(1)
        case "cut":
            assert request.transport is not None
            request.transport.abort()
        case "broken":
            return web.Response(body=b"<html>", content_type="text/html")
        case "array":
            return web.json_response([])
        case "redirect":
            return web.Response(status=302, headers={"Location": "/"})
        case "page":
            return web.Response(status=404, text=f"<html>{request.url}</html>")
        case "failed":
            return web.Response(status=502, text=f"<html>{request.url}</html>")
        case "refused":
            return web.json_response({"ok": False, "description": "Bad Request: no"}, status=400)
    return web.json_response({"ok": True, "result": True})


@pytest.fixture
async def address() -> AsyncIterator[str]:
    application = web.Application()
    application.router.add_route("*", "/bot{token}/{method}", respond)
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.05)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}/bot{TOKEN}"
    await runner.cleanup()


@pytest.fixture
async def request_class() -> AsyncIterator[ApiRequest]:
    async with ApiRequest() as opened:
        yield opened


@pytest.mark.parametrize(
    ("method", "error"),
    [
        ("slow", TimedOut),
        ("cut", CutError),
        ("broken", TelegramError),
        ("array", TelegramError),
        ("redirect", NetworkError),
        ("page", InvalidToken),
        ("failed", ServerFailedError),
        ("refused", BadRequest),
    ],
)
async def test_failures_are_told_apart_and_hold_no_token(
    request_class: ApiRequest,
    address: str,
    method: str,
    error: type[TelegramError],
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    with pytest.raises(error) as caught:
        await request_class.post(
            f"{address}/{method}", read_timeout=0.1, write_timeout=0.1, pool_timeout=0.1
        )
    seen: BaseException | None = caught.value
    while seen is not None:
        assert TOKEN not in f"{seen} {seen!r}"
        seen = seen.__cause__ or (None if seen.__suppress_context__ else seen.__context__)
    assert TOKEN not in caplog.text


@pytest.mark.parametrize("url", ["http://127.0.0.1:{port}/bot", "http://no-such-host.invalid/bot"])
async def test_no_connection_means_that_nothing_was_sent(
    request_class: ApiRequest, url: str
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    with pytest.raises(NotSentError) as caught:
        await request_class.post(f"{url.format(port=port)}{TOKEN}/getMe")
    assert TOKEN not in str(caught.value)


async def test_an_address_that_is_none_is_no_traceback_with_the_token(
    request_class: ApiRequest,
) -> None:
    with pytest.raises(NetworkError) as caught:
        await request_class.post(f"nonsense:///bot{TOKEN}/getMe")
    assert TOKEN not in str(caught.value)


async def test_the_timeout_of_a_long_poll_is_its_own(
    request_class: ApiRequest, address: str
) -> None:
    assert await request_class.post(f"{address}/slow", read_timeout=5) is True


async def test_it_can_be_opened_again_and_not_used_closed(address: str) -> None:
    request_class = ApiRequest()
    for _ in range(2):
        await request_class.initialize()
        assert await request_class.post(f"{address}/ok") is True
        await request_class.shutdown()
    with pytest.raises(NetworkError):
        await request_class.post(f"{address}/ok")
    assert isinstance(request_class, BaseRequest)


async def test_parameters_and_files_arrive_as_the_server_reads_them() -> None:
    async with BotApiServer() as server:
        transport = ApiRequest()
        bot = Bot(server.token, server.base_url, request=transport, get_updates_request=transport)
        rosa = server.user("Rosa")
        chat = server.private_chat(rosa)
        await server.start(rosa)
        async with bot:
            await bot.send_message(chat.id, "caf\u00e9 \U0001f4c8 & <b>", disable_notification=True)
            sent = await bot.send_document(
                chat.id, b"a,b\n1,2\n", filename="figures.csv", caption="a caf\u00e9"
            )
        assert sent.document is not None
        assert (sent.document.file_name, sent.caption) == ("figures.csv", "a caf\u00e9")
        assert server.calls("sendMessage")[0].parameters["text"] == "caf\u00e9 \U0001f4c8 & <b>"
        (upload,) = server.calls("sendDocument")[0].files.values()
        assert upload.content == b"a,b\n1,2\n"
        assert server.violations == []


@pytest.mark.parametrize(
    ("environment", "url", "proxy"),
    [
        ({"HTTPS_PROXY": "http://proxy:3128"}, "https://api.telegram.org/bot", "http://proxy:3128"),
        ({"ALL_PROXY": "http://proxy:3128"}, "https://api.telegram.org/bot", "http://proxy:3128"),
        ({"HTTPS_PROXY": "http://proxy:3128"}, "http://127.0.0.1:8081/bot", None),
        (
            {"ALL_PROXY": "http://proxy:3128", "NO_PROXY": "127.0.0.1"},
            "http://127.0.0.1:8081/bot",
            None,
        ),
        ({}, "https://api.telegram.org/bot", None),
    ],
)
def test_the_proxy_is_the_environment_s(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], url: str, proxy: str | None
) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert find_proxy(url) == proxy


async def test_requests_go_through_the_proxy() -> None:
    seen: list[str] = []

    async def proxy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        seen.append((await reader.readline()).decode())
        while await reader.readline() not in (b"\r\n", b""):
            pass
        body = b'{"ok": true, "result": true}'
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body))
        await writer.drain()
        writer.close()

    listening = await asyncio.start_server(proxy, "127.0.0.1", 0)
    port = listening.sockets[0].getsockname()[1]
    async with ApiRequest(f"http://127.0.0.1:{port}") as request_class:
        assert await request_class.post("http://api.example/bot1:AA/getMe") is True
    listening.close()
    assert seen == ["POST http://api.example/bot1:AA/getMe HTTP/1.1\r\n"]


def test_an_address_with_a_password_is_refused_without_being_repeated(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("BOT_API_URL", "https://rosa:of-the-proxy@bot.example/bot")
    with pytest.raises(ValidationError) as caught:
        Settings()
    (error,) = caught.value.errors()
    assert error["loc"] == ("bot_api_url",)
    assert "of-the-proxy" not in error["msg"]
