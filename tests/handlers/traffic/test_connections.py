"""HTTP as servers really speak it: bodies of every form, connections kept, cut, stale and secured."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import ssl
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest
import trustme

from handlers.traffic import connections as module
from handlers.traffic.connections import (
    Connections,
    CutConnectionError,
    NoConnectionError,
    Times,
)

TIMES = Times(5.0, 5.0, 5.0)
HEADERS = b"Content-Type: application/json\r\n"
OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"


class RawServer:
    """Answers every request with the next of some bytes; what follows `|` ends the connection."""

    def __init__(self, *answers: bytes) -> None:
        self.answers = list(answers)
        self.requests: list[bytes] = []
        self.connected = 0
        self.port = 0
        self.is_secured = False
        self.tasks: set[asyncio.Task[None] | None] = set()

    @property
    def url(self) -> str:
        return f"{'https' if self.is_secured else 'http'}://localhost:{self.port}/bot1:AA/getMe"

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connected += 1
        self.tasks.add(asyncio.current_task())
        with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError):
            while self.answers:
                head = await reader.readuntil(b"\r\n\r\n")
                length = int(head.lower().partition(b"content-length: ")[2].split(b"\r\n")[0])
                self.requests.append(head + await reader.readexactly(length))
                answer, ends, _ = self.answers.pop(0).partition(b"|")
                for part in answer.split(b"~"):
                    writer.write(part)
                    await writer.drain()
                    await asyncio.sleep(0.01)
                if ends:
                    break
        writer.close()
        with contextlib.suppress(ConnectionError):
            await writer.wait_closed()


@asynccontextmanager
async def served(
    *answers: bytes, tls: ssl.SSLContext | None = None
) -> AsyncIterator[tuple[RawServer, Connections]]:
    server, connections = RawServer(*answers), Connections()
    server.is_secured = tls is not None
    listening = await asyncio.start_server(server.serve, "127.0.0.1", 0, ssl=tls)
    server.port = listening.sockets[0].getsockname()[1]
    yield server, connections
    connections.close()
    listening.close()
    await asyncio.gather(*(task for task in server.tasks if task))


async def ask(
    connections: Connections, server: RawServer, times: Times = TIMES
) -> tuple[int, bytes]:
    return await connections.request("POST", server.url, HEADERS, b"{}", times)


@pytest.mark.parametrize(
    ("answer", "received"),
    {
        "a length": (OK, (200, b"ok")),
        "in parts": (b"HTTP/1.1 20~0 OK\r\nContent-Le~ngth: 4\r\n\r\no~k~ok", (200, b"okok")),
        "chunks": (
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n~3\r\nyes\r\n0\r\n\r\n",
            (200, b"okyes"),
        ),
        "the end of the connection": (b"HTTP/1.1 200 OK\r\n\r\nall of ~it|", (200, b"all of it")),
        "the older protocol": (b"HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok|", (200, b"ok")),
        "provisional first": (b"HTTP/1.1 100 Continue\r\n\r\n~" + OK, (200, b"ok")),
        "no body": (b"HTTP/1.1 204 No Content\r\n\r\n", (204, b"")),
        "a failure": (b"HTTP/1.1 429 Slow\r\nContent-Length: 2\r\n\r\n{}", (429, b"{}")),
    }.values(),
)
async def test_every_form_of_answer_is_read(answer: bytes, received: tuple[int, bytes]) -> None:
    async with served(answer) as (server, connections):
        assert await ask(connections, server) == received
        assert server.requests == [
            b"POST /bot1:AA/getMe HTTP/1.1\r\nHost: localhost:%d\r\n" % server.port
            + HEADERS
            + b"Content-Length: 2\r\n\r\n{}"
        ]


@pytest.mark.parametrize(
    "answer",
    [
        b"|",
        b"HTTP/1.1 200|",
        b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n|",
        b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nok|",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n|",
        b"HTTP/1.1 100 Continue\r\n\r\n|",
        b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n|",
        b"<html>a page\r\n\r\n",
        b"HTTP/1.1 101 Switching\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n",
    ],
)
async def test_half_an_answer_is_none(answer: bytes) -> None:
    async with served(answer, OK) as (server, connections):
        with pytest.raises(CutConnectionError):
            await ask(connections, server)
        assert await ask(connections, server) == (200, b"ok")
        assert server.connected == 2


async def test_a_connection_is_kept_for_the_next_request() -> None:
    async with served(*[OK] * 5) as (server, connections):
        for _ in range(3):
            assert await ask(connections, server) == (200, b"ok")
        assert server.connected == 1
        await asyncio.gather(*(ask(connections, server) for _ in range(2)))
        assert server.connected == 2


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok|",
        OK + b"|",
        OK + b"~HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nother",
        OK + b"HTTP/1.1 502 Bad\r\nContent-Length: 5\r\n\r\nother",
        OK + b"HTTP/1.1 502 Bad\r\nContent-Le",
        OK + b"HT",
        OK + b"<html>",
    ],
    ids=[
        "as it said",
        "without a word",
        "said on",
        "said on at once",
        "partly",
        "begun",
        "no HTTP",
    ],
)
async def test_a_connection_that_has_ended_is_not_used_again(answer: bytes) -> None:
    async with served(answer, OK) as (server, connections):
        assert await ask(connections, server) == (200, b"ok")
        await asyncio.sleep(0.05)
        assert await ask(connections, server) == (200, b"ok")
        assert server.connected == 2


async def test_one_that_was_idle_for_long_is_not_used_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "KEEP_ALIVE_SECONDS", 0.0)
    async with served(OK, OK) as (server, connections):
        assert await ask(connections, server) == await ask(connections, server) == (200, b"ok")
        assert server.connected == 2


async def test_an_answer_that_comes_too_late_is_not_given_to_the_next_request() -> None:
    async with served(b"~~~~~~~~~~" + OK, OK) as (server, connections):
        with pytest.raises(TimeoutError):
            await ask(connections, server, Times(5.0, 5.0, 0.02))
        assert await ask(connections, server) == (200, b"ok")
        assert server.connected == 2


async def test_more_requests_than_connections_wait_for_one() -> None:
    async with served(*[b"~" + OK] * 4) as (server, _):
        connections = Connections(most=1)
        await asyncio.gather(*(ask(connections, server) for _ in range(3)))
        assert server.connected == 1
        slow = asyncio.create_task(ask(connections, server))
        await asyncio.sleep(0)
        with pytest.raises(NoConnectionError):
            await ask(connections, server, Times(0.001, 5.0, 5.0))
        assert await slow == (200, b"ok")
        connections.close()


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost:{port}/",
        "http://no-such-host.invalid/",
        "nonsense:///",
        "http:///",
        "http://h:99999/",
    ],
)
async def test_no_connection_is_told_apart(url: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    with pytest.raises(NoConnectionError):
        await Connections().request("POST", url.format(port=port), HEADERS, b"", TIMES)


def trusting(authority: trustme.CA) -> Callable[[], ssl.SSLContext]:
    def context() -> ssl.SSLContext:
        made = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        authority.configure_trust(made)
        return made

    return context


@pytest.mark.parametrize("name", ["localhost", "other.example"])
@pytest.mark.parametrize("is_known", [True, False])
async def test_only_a_server_that_proves_its_name_is_spoken_to(
    monkeypatch: pytest.MonkeyPatch, name: str, is_known: bool
) -> None:
    authority = trustme.CA()
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name).configure_cert(tls)
    if is_known:
        monkeypatch.setattr(ssl, "create_default_context", trusting(authority))
    async with served(OK, OK, tls=tls) as (server, connections):
        if is_known and name == "localhost":
            assert await ask(connections, server) == (200, b"ok")
            assert await ask(connections, server) == (200, b"ok")
            assert server.connected == 1
        else:
            with pytest.raises(NoConnectionError):
                await ask(connections, server)
            assert server.requests == []
