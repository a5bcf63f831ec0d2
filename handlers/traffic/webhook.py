"""The webhook: an update in by POST, and the request answered when the update is finished.

A request that is not answered with 200 comes again, so the server's own queue is the bot's. TLS
is the proxy's in front.
"""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import hmac
import json
from collections.abc import Awaitable, Callable, Iterator
from typing import TYPE_CHECKING, Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

from handlers.traffic.intake import STOP_SECONDS, Intake
from handlers.traffic.shapes import LARGEST

if TYPE_CHECKING:
    from uvicorn._types import ASGI3Application

PATH = "/telegram"
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name
"""Source: https://core.telegram.org/bots/api#setwebhook"""
BODY_BYTES = 1_000_000
"""An update is a message of some kilobytes; the longest text takes 16 kB, escaped 50."""
BODY_SECONDS = 5.0
"""The proxy in front has read it whole before it passes it on."""
HEAD_SECONDS = 10.0
"""So long a connection may be open, or a head begun, until a head is whole: each takes one of the
thousand files that a process may have open."""
HEAD_BYTES = 1 << 19
"""More than is read at once, 256 kB, with which a body may begin; a head has some hundred bytes."""
CLOSE = {"Connection": "close"}
"""Said where a body was not read to its end, which may never come."""
BACKLOG = 1_024
METRICS_TYPE = "text/plain; version=0.0.4"

Ready = Callable[[], Awaitable[str]]
"""Says what is missing before questions can be answered; an empty text for nothing."""


def secret_for(token: str) -> str:
    """Return the secret of a bot that is given none: the same in every copy, and not the token.

    >>> secret_for("1:AA") == secret_for("1:AA") != secret_for("1:AB")
    True
    """
    return hmac.new(token.encode(), b"webhook secret", hashlib.sha256).hexdigest()


def web_application(
    intake: Intake,
    secret: str,
    ready: Ready,
    *,
    remark: Callable[[], str] = str,
    metrics: Callable[[], bytes] | None = None,
    hear: Callable[[], None] = lambda: None,
) -> Starlette:
    """Return the web application; whatever is not one of its few paths is 404.

    `remark` says what an operator must know of a bot that is ready all the same; `hear` is told of
    each update that the server sends.
    """

    async def receive(request: Request) -> Response:
        given = request.headers.get(SECRET_HEADER, "")
        if not hmac.compare_digest(given.encode(), secret.encode()):
            return Response(status_code=403, headers=CLOSE)
        try:
            body = await read_body(request)
        except (ClientDisconnect, TimeoutError):
            return Response(status_code=408, headers=CLOSE)
        if body is None:
            return Response(status_code=413, headers=CLOSE)
        raw = read_raw(body)
        if raw is None:
            return Response(status_code=400)
        hear()
        if intake.is_full and intake.known(raw["update_id"]) is None:
            return Response(status_code=503)
        return await finish(intake.take(raw))

    async def say_alive(request: Request) -> Response:
        return PlainTextResponse("ok\n")

    async def say_ready(request: Request) -> Response:
        missing = "stopping" if intake.is_stopping else await ready()
        said = "; ".join(filter(None, [missing or "ok", remark()]))
        return PlainTextResponse(f"{said}\n", 503 if missing else 200)

    async def show_metrics(request: Request) -> Response:
        if metrics is None:
            return Response(status_code=404)
        return Response(metrics(), media_type=METRICS_TYPE)

    application = Starlette(
        routes=[
            Route(PATH, receive, methods=["POST"]),
            Route("/healthz", say_alive),
            Route("/readyz", say_ready),
            Route("/metrics", show_metrics),
        ],
        exception_handlers={405: say_nothing, 404: say_nothing},
    )
    application.router.redirect_slashes = False
    return application


async def say_nothing(request: Request, error: Exception) -> Response:
    """Answer what is not here, by path or by method."""
    return Response(status_code=404)


async def read_body(request: Request) -> bytes | None:
    """Return the body; None where it is too long, of which no more is read than is allowed.

    Raises:
        TimeoutError: it did not come in time.
        ClientDisconnect: it broke off.

    """
    body = bytearray()
    if int(request.headers.get("Content-Length", 0)) > BODY_BYTES:
        return None
    async with asyncio.timeout(BODY_SECONDS):
        async for chunk in request.stream():
            body += chunk
            if len(body) > BODY_BYTES:
                return None
    return bytes(body)


def read_raw(body: bytes) -> dict[str, Any] | None:
    """Return the update that a body holds; None where it holds none with a number.

    >>> read_raw(b'{"update_id": 1}'), read_raw(b'{"update_id": true}'), read_raw(b"[1]")
    ({'update_id': 1}, None, None)
    """
    try:
        raw = json.loads(body)
        update_id = raw["update_id"]
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    return raw if type(update_id) is int and 0 <= update_id < LARGEST else None


async def finish(future: asyncio.Future[None]) -> Response:
    """Answer when an update is finished; 503 where the bot stops before."""
    try:
        # The same update may be asked for by two requests; one that is cut must not end the other.
        await asyncio.shield(future)
    except asyncio.CancelledError:
        if not future.cancelled():
            raise
        return Response(status_code=503)
    return Response()


class Connection(HttpToolsProtocol):
    """Uvicorn's connection, which ends where the head of a request has no end or does not come."""

    _head_bytes = 0
    _waiting: asyncio.TimerHandle | None = None
    _at_work: RequestResponseCycle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Wait for the first head."""
        super().connection_made(transport)
        self._wait_for_head()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no longer, and answer nobody who is gone.

        Uvicorn tells only the request that was read last; the one at work may be one before it.
        """
        self._end_waiting()
        if self._at_work is not None and not self._at_work.response_complete:
            self._at_work.disconnected = True
            self._at_work.message_event.set()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Take what has come in."""
        is_body = self.cycle is not None and not self.cycle.response_complete
        self._head_bytes = 0 if is_body else self._head_bytes + len(data)
        if self._head_bytes > HEAD_BYTES:
            self.transport.close()
            return
        super().data_received(data)
        if self._head_bytes and self._waiting is None:
            self._wait_for_head()

    def on_headers_complete(self) -> None:
        """Begin to count anew for the next head."""
        self._head_bytes = 0
        self._end_waiting()
        super().on_headers_complete()

    def _start_asgi_task(self, cycle: RequestResponseCycle, app: ASGI3Application) -> None:
        """Begin with a request. The name is uvicorn's."""
        self._at_work = cycle
        super()._start_asgi_task(cycle, app)

    def _wait_for_head(self) -> None:
        self._waiting = self.loop.call_later(HEAD_SECONDS, self.transport.close)

    def _end_waiting(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None


class Server(uvicorn.Server):
    """Uvicorn inside the bot's own event loop: the signals are the bot's."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave the signals alone."""
        yield


def web_server(application: Starlette) -> Server:
    """Return a server for the web application; it logs no request."""
    return Server(
        uvicorn.Config(
            application,
            http=Connection,
            ws="none",
            backlog=BACKLOG,
            log_config=None,
            access_log=False,
            lifespan="off",
            server_header=False,
            timeout_graceful_shutdown=int(STOP_SECONDS) + 1,
        )
    )
