"""The server as the tests use it: starts and stops, in the test's own event loop or in a thread, with the driver on top.

A bot under test talks to it as to any Bot API server: `base_url` as python-telegram-bot takes it, without the token.
"""

import asyncio
import threading
import time
from types import TracebackType
from typing import Any, Self

from aiohttp import web

from .driver import Driver
from .faults import Fault, FaultKind
from .front import Front
from .model import Chat, Request, User, Violation
from .schema import load_methods
from .world import World

TOKEN = "7000000001:AAE-test-token-of-the-loopback-server"
BOT = User(7_000_000_001, "Statistics", "statistics_test_bot", is_bot=True)
START_SECONDS = 10
BACKLOG = 1024


class BotApiServer(Driver):
    """A Bot API server on a random port of the loopback.

    `async with` runs it in the event loop of the test, `with` (or thread=True) in a thread of its own, which a test needs that blocks its
    loop. The driver works the same in both.

    Args:
        token: the token that the bot must use.
        bot: who the bot is.
        privacy_mode: whether groups show the bot only what is meant for it; `world.privacy_mode` changes it later.
        mentions_arrive: whether in privacy mode a mention of the bot is enough; see `privacy` for the two accounts of it.
        rich_messages: whether sendRichMessage exists (Bot API 10.1); without, it answers 404 and records no violation of form.
        ephemeral_messages: whether there are any (Bot API 10.2); without, their parameters are passed over, as all that Telegram does
            not know.
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
        mentions_arrive: bool = False,
        rich_messages: bool = True,
        ephemeral_messages: bool = True,
        thread: bool = False,
        latency_seconds: float = 0.0,
        webhook_retry_seconds: float = 0.2,
    ) -> None:
        world = World(bot, privacy_mode=privacy_mode)
        world.mentions_arrive = mentions_arrive
        world.rich_messages = rich_messages
        world.ephemeral_messages = ephemeral_messages
        self.token = token
        self.port = 0
        super().__init__(world, Front(world, token, latency_seconds, webhook_retry_seconds))
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
    def requests(self) -> list[Request]:
        """Every request of the bot, in the order they were answered."""
        return self.front.requests

    @property
    def violations(self) -> list[Violation]:
        """Every request refused with 400, 401, 404 or 413 that no fault of the test had struck."""
        return self.front.violations

    @property
    def malformed(self) -> list[Violation]:
        """The violations that are the request's own fault, whatever had happened before."""
        return [violation for violation in self.violations if violation.malformed]

    def calls(self, method: str) -> list[Request]:
        """Return the requests of one method."""
        return [request for request in self.requests if request.method == method]

    def fail(
        self, method: str, chat: Chat | None = None, kind: FaultKind = "429", **options: Any
    ) -> Fault:
        """Make coming requests fail, by default the next one; the options are the attributes of `Fault`."""
        if chat is not None:
            options["chat_id"] = chat.id
        return self.front.faults.add(method, kind, **options)

    def clear_faults(self) -> None:
        """Let everything succeed again."""
        self.front.faults.clear()

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

    async def _start(self) -> None:
        # aiogram takes two seconds to import; the server already listens meanwhile, and the bot can start.
        threading.Thread(target=load_methods, name="import aiogram", daemon=True).start()
        self._runner = web.AppRunner(
            self.front.application(), access_log=None, shutdown_timeout=0.05
        )
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0, backlog=BACKLOG)
        await site.start()
        self.port = self._runner.addresses[0][1]

    async def _stop(self) -> None:
        await self.front.webhook.close()
        self.world.updates.end_poll()
        if self._runner is not None:
            await self._runner.cleanup()

    async def _end(self) -> None:
        """Stop, and leave no task behind in the loop of the thread."""
        await self._stop()
        left = asyncio.all_tasks() - {asyncio.current_task()}
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)

    def stand_still(self, seconds: float) -> None:
        """Do nothing for a time, as a server on a machine that is busy; it needs a thread of its own."""
        if self._loop is None:
            raise RuntimeError("the server has no thread of its own")
        self._loop.call_soon_threadsafe(time.sleep, seconds)

    def _start_thread(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="botapi", daemon=True)
        self._thread.start()
        asyncio.run_coroutine_threadsafe(self._start(), self._loop).result(START_SECONDS)

    def _stop_thread(self) -> None:
        if self._loop is None or self._thread is None:
            return
        asyncio.run_coroutine_threadsafe(self._end(), self._loop).result(START_SECONDS)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(START_SECONDS)
        self._loop.close()
