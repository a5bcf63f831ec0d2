"""The server: HTTP in, the simulated Bot API behind it, a record of every request, and the driver for the tests on top.

Runs in the test's own event loop (`async with`) or in a thread of its own (`with`, or `async with BotApiServer(thread=True)`); the driver
works the same in both. A bot under test talks to it as to any Bot API server: `base_url` as PTB takes it, without the token.
"""

import asyncio
import json
import threading
import time
from collections.abc import Mapping
from types import TracebackType
from typing import Any, Self

from aiohttp import web

from . import limits
from .driver import Driver
from .errors import ApiError, StateError, bad_request
from .faults import Fault, FaultKind, Faults
from .methods import DELIVERY, answer_call
from .model import Call, Chat, Request, User, Violation
from .schema import check_call, load_methods
from .webhook import WebhookSender
from .wire import Raw, read_request
from .world import World

TOKEN = "7000000001:AAE-test-token-of-the-loopback-server"  # noqa: S105 - opens nothing
BOT = User(7_000_000_001, "Statistics", "statistics_test_bot", is_bot=True)
VIOLATION_CODES = (400, 401, 404, 413)
START_SECONDS = 10


class BotApiServer(Driver):
    """A Bot API server on a random port of the loopback.

    Args:
        token: the token that the bot must use.
        bot: who the bot is.
        privacy_mode: whether groups show the bot only what is meant for it.
        rich_messages: whether sendRichMessage exists (Bot API 10.1).
        thread: run in a thread even under `async with`.
        latency_seconds: how long each answer takes on its way.
        webhook_retry_seconds: how long after a failed delivery a webhook is tried again.
    """

    def __init__(
        self,
        *,
        token: str = TOKEN,
        bot: User = BOT,
        privacy_mode: bool = True,
        rich_messages: bool = True,
        thread: bool = False,
        latency_seconds: float = 0.0,
        webhook_retry_seconds: float = 0.2,
    ) -> None:
        super().__init__(World(bot, privacy_mode=privacy_mode))
        self.world.rich_messages = rich_messages
        self.token = token
        self.latency_seconds = latency_seconds
        self.requests: list[Request] = []
        self.violations: list[Violation] = []
        self.crashes: list[BaseException] = []
        self.port = 0
        self.webhook = WebhookSender(
            self.world.updates, retry_seconds=webhook_retry_seconds, call_back=self._call_back
        )
        self._faults = Faults()
        self._in_thread = thread
        self._runner: web.AppRunner | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None

    @property
    def base_url(self) -> str:
        """The address that a client puts before the token."""
        return f"http://127.0.0.1:{self.port}/bot"

    @property
    def base_file_url(self) -> str:
        """The address that a client puts before the token to fetch a file."""
        return f"http://127.0.0.1:{self.port}/file/bot"

    @property
    def malformed(self) -> list[Violation]:
        """The violations that are the request's own fault."""
        return [violation for violation in self.violations if violation.malformed]

    def fail(
        self, method: str, chat: Chat | None = None, kind: FaultKind = "429", **options: Any
    ) -> Fault:
        """Make coming requests fail; see `Fault` for the options (times, retry_after, seconds, share, seed, when ...)."""
        if chat is not None:
            options["chat_id"] = chat.id
        return self._faults.add(method, kind, **options)

    def clear_faults(self) -> None:
        """Let everything succeed again."""
        self._faults.clear()

    async def __aenter__(self) -> Self:
        if self._in_thread:
            await asyncio.to_thread(self._start_thread)
        else:
            await self._start()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._in_thread:
            await asyncio.to_thread(self._stop_thread)
        else:
            await self._stop()

    def __enter__(self) -> Self:
        self._start_thread()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stop_thread()

    def _start_thread(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="botapi", daemon=True)
        self._thread.start()
        asyncio.run_coroutine_threadsafe(self._start(), self._loop).result(START_SECONDS)

    def _stop_thread(self) -> None:
        if self._loop is None or self._thread is None:
            return
        asyncio.run_coroutine_threadsafe(self._stop(), self._loop).result(START_SECONDS)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(START_SECONDS)
        self._loop.close()

    async def _start(self) -> None:
        # aiogram takes two seconds to import; meanwhile the server already listens and the bot can start.
        threading.Thread(target=load_methods, name="aiogram", daemon=True).start()
        application = web.Application(client_max_size=limits.REQUEST_BYTES)
        application.router.add_get("/file/bot{token}/documents/{file_id}", self._serve_file)
        application.router.add_route("*", "/bot{token}/{method}", self._serve)
        application.router.add_route("*", "/{anything:.*}", self._serve_nothing)
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0, backlog=1024)
        await site.start()
        self.port = self._runner.addresses[0][1]

    async def _stop(self) -> None:
        await self.webhook.close()
        if self._runner is not None:
            await self._runner.cleanup()

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        """Answer one request of the bot."""
        name, arrived = request.match_info["method"], time.monotonic()
        polling = name.lower() == "getupdates"
        self.begin_work(polling)
        try:
            call = Call(name, {})
            fault: Fault | None = None
            status, body = 200, {"ok": True}
            malformed = False
            try:
                raw = await read_request(request)
                call = Call(name, raw.parameters, raw.files)
                if request.match_info["token"] != self.token:
                    raise ApiError(401, "Unauthorized")
                await asyncio.to_thread(load_methods) if not load_methods.cache_info().currsize else None
                call = check_call(name, raw)
                fault = self._faults.find(call)
                result = await self._answer(call, fault)
                body = {"ok": True, "result": result}
            except ApiError as error:
                status, body = error.code, error.body
                malformed = not isinstance(error, StateError)
            except ConnectionResetError:
                status, body = 0, {}
            if self.latency_seconds:
                await asyncio.sleep(self.latency_seconds)
            self.record(
                Request(call.method, call.parameters, call.files, status, body, arrived, fault.kind if fault else None),
                malformed,
            )
            return respond(request, status, body, fault)
        finally:
            self.end_work(polling)
