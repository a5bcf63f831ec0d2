"""A request out, status and body in: HTTP/1.1 over connections that stay open.

What a call of the Bot API needs and no more: no redirect, no cookie, no compression, one request
at a time on a connection. A general client takes four times the processor time for the same, which
was a third of what an answer took (`python -m tests.bench.load`). httptools reads the protocol.
"""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections import defaultdict
from dataclasses import dataclass
from typing import TypeAlias
from urllib.parse import SplitResult, urlsplit

import aiohappyeyeballs
import httptools

CONNECTIONS = 256
"""Connections open at most; more requests than that wait for one."""
KEEP_ALIVE_SECONDS = 45.0
"""How long an idle connection is kept: web servers commonly close theirs after 60 or 75 s, and a
request sent into a closing connection is lost."""
NEXT_ADDRESS_SECONDS = 0.25
"""After so long another address of the server is tried beside the first, as RFC 8305 recommends."""
PORTS = {"http": 80, "https": 443}

Received: TypeAlias = "tuple[int, bytes]"
"""Status and body."""


class NoConnectionError(Exception):
    """No connection was had: nothing was sent. Its text is the kind of what was in the way."""


class CutConnectionError(Exception):
    """The connection broke before the answer was whole."""


@dataclass(frozen=True, slots=True)
class Times:
    """How many seconds may be waited for one of the connections, to connect it, for an answer."""

    pool: float | None
    connect: float | None
    answer: float | None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a connection leads to."""

    scheme: str
    host: str
    port: int

    @classmethod
    def of(cls, url: SplitResult) -> Place:
        """Return where an address lies.

        Raises:
            NoConnectionError: it is no address of HTTP.

        """
        try:
            port = url.port or PORTS[url.scheme]
        except (KeyError, ValueError):
            raise NoConnectionError("no address of HTTP") from None
        if not url.hostname:
            raise NoConnectionError("no address of HTTP")
        return cls(url.scheme, url.hostname, port)


class Connections:
    """Open connections to a few servers, at most so many at once."""

    def __init__(self, most: int = CONNECTIONS) -> None:
        """Begin without any."""
        self._is_closed = False
        self._free = asyncio.Semaphore(most)
        self._idle: defaultdict[Place, list[Connection]] = defaultdict(list)
        self._tls: ssl.SSLContext | None = None

    async def request(
        self,
        method: str,
        url: str,
        headers: bytes,
        body: bytes,
        times: Times,
    ) -> Received:
        """Send a request and return status and body; `headers` are whole lines.

        Raises:
            NoConnectionError: none was had within its time; nothing was sent.
            CutConnectionError: it broke before the answer was whole.
            TimeoutError: the answer was not there in time.

        """
        split = urlsplit(url)
        place = Place.of(split)
        target = f"{split.path or '/'}?{split.query}" if split.query else split.path or "/"
        head = f"{method} {target} HTTP/1.1\r\nHost: {split.netloc.rpartition('@')[2]}\r\n"
        length = f"Content-Length: {len(body)}\r\n\r\n"
        content = b"".join((head.encode("ascii"), headers, length.encode("ascii"), body))
        try:
            async with asyncio.timeout(times.pool):
                await self._free.acquire()
        except TimeoutError:
            raise NoConnectionError("all are taken") from None
        try:
            connection = self._take(place) or await self._open(place, times.connect)
            try:
                async with asyncio.timeout(times.answer):
                    received = await connection.send(content)
            except BaseException:
                connection.close()
                raise
            self._give(place, connection)
            return received
        finally:
            self._free.release()

    def close(self) -> None:
        """Close all connections that are idle, and the others when they are done."""
        self._is_closed = True
        for connections in self._idle.values():
            for connection in connections:
                connection.close()
        self._idle.clear()

    def _take(self, place: Place) -> Connection | None:
        """Return the connection that was used last, if it is fresh and still open."""
        idle = self._idle[place]
        now = asyncio.get_running_loop().time()
        while idle:
            connection = idle.pop()
            if connection.is_open and now - connection.idle_since < KEEP_ALIVE_SECONDS:
                return connection
            connection.close()
        return None

    def _give(self, place: Place, connection: Connection) -> None:
        """Keep a connection for the next request; the one that is idle for longest goes first."""
        if self._is_closed or not connection.is_open:
            connection.close()
            return
        idle = self._idle[place]
        connection.idle_since = asyncio.get_running_loop().time()
        idle.append(connection)
        if connection.idle_since - idle[0].idle_since >= KEEP_ALIVE_SECONDS or not idle[0].is_open:
            idle.pop(0).close()

    async def _open(self, place: Place, seconds: float | None) -> Connection:
        loop = asyncio.get_running_loop()
        tls = self._tls_context() if place.scheme == "https" else None
        try:
            async with asyncio.timeout(seconds):
                addresses = await loop.getaddrinfo(place.host, place.port, type=socket.SOCK_STREAM)
                connected = await aiohappyeyeballs.start_connection(
                    addresses, happy_eyeballs_delay=NEXT_ADDRESS_SECONDS, interleave=1
                )
                connected.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                _, connection = await loop.create_connection(
                    Connection, sock=connected, ssl=tls, server_hostname=place.host if tls else None
                )
        except (OSError, UnicodeError) as error:  # not every name of a host can be looked up
            raise NoConnectionError(type(error).__name__) from None
        return connection

    def _tls_context(self) -> ssl.SSLContext:
        self._tls = self._tls or ssl.create_default_context()
        return self._tls


class Connection(asyncio.Protocol):
    """One connection, with at most one request under way.

    Attributes:
        is_open: whether another request may be sent.
        idle_since: when the last one ended, by the event loop's clock.

    """

    def __init__(self) -> None:
        """Wait to be connected."""
        self.is_open = False
        self.idle_since = 0.0
        self._transport: asyncio.Transport | None = None
        self._answer: asyncio.Future[Received] | None = None
        self._parser = httptools.HttpResponseParser(self)
        self._body: list[bytes] = []
        self._has_length = False
        self._ends_with_connection = False
        self._is_reusable = False

    def send(self, request: bytes) -> asyncio.Future[Received]:
        """Send a request; the future has status and body, or fails with a CutConnectionError."""
        answer = self._answer = asyncio.get_running_loop().create_future()
        if self.is_open and self._transport is not None:
            self._transport.write(request)
        else:
            self._fail()
        return answer

    def close(self) -> None:
        """Close it, whatever is under way."""
        self.is_open = False
        if self._transport is not None:
            self._transport.abort()

    # Called by the event loop.

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin."""
        # uvloop's transports are none of asyncio's by their class.
        self._transport = transport  # type: ignore[assignment]
        self.is_open = True

    def data_received(self, data: bytes) -> None:
        """Read on; what is no answer, or one that nobody asked for, ends the connection."""
        try:
            self._parser.feed_data(data)
        except (httptools.HttpParserError, httptools.HttpParserUpgrade):
            self._fail()
            self.is_open = False
        if not self.is_open:
            self.close()

    def connection_lost(self, error: Exception | None) -> None:
        """End what is under way: whole, where an answer has no other end than this."""
        self.is_open = False
        if self._ends_with_connection and error is None:
            self.on_message_complete()
        self._fail()

    # Called by the parser.

    def on_message_begin(self) -> None:
        """Begin an answer; one that nobody asked for is the last thing that is read."""
        self.is_open = self.is_open and self._answer is not None
        self._body = []
        self._has_length = False
        self._ends_with_connection = False

    def on_header(self, name: bytes, _: bytes) -> None:
        """Note whether it is said how long the body is."""
        if name.lower() in {b"content-length", b"transfer-encoding"}:
            self._has_length = True

    def on_headers_complete(self) -> None:
        """Note how the body ends, and what becomes of the connection then."""
        self._ends_with_connection = not self._has_length
        self._is_reusable = self._parser.should_keep_alive()

    def on_body(self, body: bytes) -> None:
        """Keep a part of the body."""
        self._body.append(body)

    def on_message_complete(self) -> None:
        """Give the answer to who waits for it; a provisional one is passed over."""
        self._ends_with_connection = False
        status = self._parser.get_status_code()
        if status < 200:
            return
        self.is_open = self.is_open and self._is_reusable
        answer, self._answer = self._answer, None
        if answer is not None and not answer.done():
            answer.set_result((status, b"".join(self._body)))

    def _fail(self) -> None:
        answer, self._answer = self._answer, None
        if answer is not None and not answer.done():
            answer.set_exception(CutConnectionError())
