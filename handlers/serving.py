"""The bot from its start to its end: polling or behind a webhook, until a signal stops it."""

from __future__ import annotations

import asyncio
import signal
import socket
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import structlog
from telegram import Bot
from telegram.error import RetryAfter, TimedOut
from telegram.ext import ApplicationBuilder, ContextTypes, ExtBot

from handlers.context import BotApplication, BotData, Context
from handlers.lifecycle import close, prepare
from handlers.registering import ALLOWED_UPDATES, register
from handlers.reloading import Figures, keep_fresh
from handlers.traffic.intake import AT_ONCE, Intake, Notes
from handlers.traffic.journal import Journal
from handlers.traffic.ledger import Ledger
from handlers.traffic.limiter import ChatLimiter, backoff_seconds
from handlers.traffic.pacing import seconds_of
from handlers.traffic.polling import Poller
from handlers.traffic.transport import ApiRequest, CutError, ServerFailedError
from handlers.traffic.webhook import PATH, secret_for, web_application, web_server

START_TRIES = 5
"""How often a request of the start is made where the server fails: for some four seconds."""

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Webhook:
    """Where updates are to be sent to: the public address, and the socket behind the proxy."""

    url: str
    socket: socket.socket
    secret: str | None = None


class LeanApplication(BotApplication):
    """The framework's application without its list of whose data are still to be kept.

    Nobody's are kept by the framework here, so nothing would ever be taken off that list: every
    chat and user that has written would stay on it (`python -m tests.bench.memory`).
    """

    __slots__ = ()

    def _mark_for_persistence_update(self, **_: object) -> None:
        """Note nothing. The name is the framework's; 22.8 has no public one for it."""


def build_application(token: str, base_url: str, proxy: str | None = None) -> BotApplication:
    """Return the bot with its handlers; it needs `bot_data.catalogue` before the first update."""
    request, limiter = ApiRequest(proxy), ChatLimiter()
    application = (
        ApplicationBuilder()
        .application_class(LeanApplication)
        .token(token)
        .base_url(base_url)
        .request(request)
        .get_updates_request(request)
        .rate_limiter(limiter)
        .context_types(ContextTypes(context=Context, bot_data=BotData))
        .updater(None)
        .job_queue(None)
        .build()
    )
    limiter.note_failure = application.bot_data.metrics.count_failure
    register(application)
    return application


def open_journal(folder: Path, bot: Bot) -> Journal | None:
    """Return the journal of a bot; without one a killed bot gives some answers twice."""
    try:
        return Journal(folder / f"updates-{bot.id}", bot.base_url)
    except OSError as error:
        log.warning("no journal of updates", reason=error.strerror)
        return None


async def serve(
    application: BotApplication,
    folder: Path,
    webhook: Webhook | None = None,
    figures: Figures | None = None,
) -> None:
    """Serve until SIGTERM or SIGINT; what is begun by then is finished.

    `folder` is where the journal of updates is kept. With `figures`, they are loaded anew when they
    change, and on SIGHUP.

    Raises:
        InvalidToken: the server does not know the bot.
        TelegramError: the server cannot be reached at the start, or refuses.

    """
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    asked = asyncio.Event()
    loop.add_signal_handler(signal.SIGHUP, asked.set)
    try:
        await _when_allowed(application.bot.initialize)
        async with application:
            await application.start()
            fresh = asyncio.ensure_future(
                keep_fresh(application, figures, asked) if figures else asked.wait()
            )
            try:
                await _work(application, folder, stop, webhook)
            finally:
                fresh.cancel()
                await application.stop()
    finally:
        # Where the start failed, the framework leaves it open.
        await application.bot.request.shutdown()


async def _work(
    application: BotApplication,
    folder: Path,
    stop: asyncio.Event,
    webhook: Webhook | None,
) -> None:
    """Receive until told to stop."""
    await prepare(application)
    data, bot = application.bot_data, application.bot
    shared = data.ledger_database if webhook is not None else None
    journal = open_journal(folder, bot) if shared is None else None
    notes: Notes | None = journal
    if shared is not None:
        notes = Ledger(shared, bot.id)
    intake = Intake(data.metrics.timed(application.process_update), bot, notes)
    _limiter(bot).note_sent = intake.note_sent
    data.metrics.show_queue(lambda: intake.pending)
    for raw in journal.waiting if journal is not None else ():
        intake.take(raw)
    is_confirmed = False
    try:
        if webhook is None:
            is_confirmed = await _poll(application, intake, stop)
        else:
            await _listen(application, intake, stop, webhook)
    finally:
        await close(application)
        if journal is not None:
            journal.close(is_confirmed=is_confirmed)


def _limiter(bot: Bot) -> ChatLimiter:
    """Return the limiter that a bot was built with."""
    limiter = bot.rate_limiter if isinstance(bot, ExtBot) else None
    if not isinstance(limiter, ChatLimiter):
        raise TypeError("the bot has no limiter of chats")
    return limiter


async def _poll(application: BotApplication, intake: Intake, stop: asyncio.Event) -> bool:
    """Poll until told to stop; returns whether the server knows all that is finished."""
    await _when_allowed(application.bot.delete_webhook)
    bot = application.bot
    poller = Poller(bot, bot.request, intake, ALLOWED_UPDATES, _limiter(bot).hear)
    log.info("polling")
    try:
        await _run_until(stop, poller.run())
    finally:
        await intake.stop()
    return await poller.confirm()


async def _listen(
    application: BotApplication,
    intake: Intake,
    stop: asyncio.Event,
    webhook: Webhook,
) -> None:
    data = application.bot_data
    secret = webhook.secret or secret_for(application.bot.token)
    server = web_server(
        web_application(
            intake,
            secret,
            data.find_missing,
            remark=data.find_remark,
            metrics=data.metrics.write,
            hear=_limiter(application.bot).hear,
        )
    )
    serving = asyncio.create_task(server.serve(sockets=[webhook.socket]))
    try:
        await _when_allowed(
            lambda: application.bot.set_webhook(
                f"{webhook.url.rstrip('/')}{PATH}",
                allowed_updates=ALLOWED_UPDATES,
                secret_token=secret,
                max_connections=min(AT_ONCE, 100),
            )
        )
        log.info("listening")
        await _run_until(stop, asyncio.shield(serving))
    finally:
        server.should_exit = True
        await intake.stop()
        await serving


async def _when_allowed(request: Callable[[], Awaitable[object]]) -> None:
    """Make a request of the start again when the server says so, or fails for a moment.

    Of copies that start together some have to wait. That there is no connection is told at once:
    the address may be a wrong one.
    """
    failures = 0
    while True:
        try:
            await request()
        except RetryAfter as error:
            await asyncio.sleep(seconds_of(error))
        except (CutError, ServerFailedError, TimedOut):
            failures += 1
            if failures == START_TRIES:
                raise
            await asyncio.sleep(backoff_seconds(failures))
        else:
            return


async def _run_until(stop: asyncio.Event, work: Any) -> None:
    """Let work go on until it fails or is told to stop."""
    working = asyncio.ensure_future(work)
    stopping = asyncio.ensure_future(stop.wait())
    await asyncio.wait({working, stopping}, return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    if working.done():
        working.result()
    working.cancel()
