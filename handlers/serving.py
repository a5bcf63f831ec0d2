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
from telegram.error import RetryAfter
from telegram.ext import ApplicationBuilder, ContextTypes

from handlers import ALLOWED_UPDATES, close, prepare, register
from handlers.context import BotApplication, BotData, Context
from handlers.intake import AT_ONCE, Intake
from handlers.journal import Journal
from handlers.limiter import ChatLimiter
from handlers.pacing import seconds_of
from handlers.polling import Poller
from handlers.transport import AiohttpRequest
from handlers.webhook import PATH, Ready, secret_for, web_application, web_server

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Webhook:
    """Where updates are to be sent to: the public address, and the socket behind the proxy."""

    url: str
    socket: socket.socket
    secret: str | None = None


async def nothing_missing() -> str:
    """Say that the bot is ready: its figures are open before it is built."""
    return ""


def build_application(token: str, base_url: str, proxy: str | None = None) -> BotApplication:
    """Return the bot with its handlers; it needs `bot_data.catalogue` before the first update."""
    request = AiohttpRequest(proxy)
    application = (
        ApplicationBuilder()
        .token(token)
        .base_url(base_url)
        .request(request)
        .get_updates_request(request)
        .rate_limiter(ChatLimiter())
        .context_types(ContextTypes(context=Context, bot_data=BotData))
        .updater(None)
        .job_queue(None)
        .build()
    )
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
    ready: Ready = nothing_missing,
) -> None:
    """Serve until SIGTERM or SIGINT; what is begun by then is finished.

    `folder` is where the journal of updates is kept.

    Raises:
        InvalidToken: the server does not know the bot.
        NetworkError: the server cannot be reached at the start.

    """
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    try:
        async with application:
            await application.start()
            try:
                await _work(application, folder, stop, webhook, ready)
            finally:
                await application.stop()
    finally:
        # Where the start failed, the framework leaves it open.
        await application.bot.request.shutdown()


async def _work(
    application: BotApplication,
    folder: Path,
    stop: asyncio.Event,
    webhook: Webhook | None,
    ready: Ready,
) -> None:
    """Receive until told to stop."""
    await prepare(application)
    journal = open_journal(folder, application.bot)
    intake = Intake(application.process_update, application.bot, journal)
    for raw in journal.waiting if journal is not None else ():
        intake.take(raw)
    is_confirmed = False
    try:
        if webhook is None:
            is_confirmed = await _poll(application, intake, stop)
        else:
            await _listen(application, intake, stop, webhook, ready)
    finally:
        await close(application)
        if journal is not None:
            journal.close(is_confirmed=is_confirmed)


async def _poll(application: BotApplication, intake: Intake, stop: asyncio.Event) -> bool:
    """Poll until told to stop; returns whether the server knows all that is finished."""
    await _when_allowed(application.bot.delete_webhook)
    poller = Poller(application.bot, application.bot.request, intake, ALLOWED_UPDATES)
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
    ready: Ready,
) -> None:
    secret = webhook.secret or secret_for(application.bot.token)
    server = web_server(web_application(intake, secret, ready))
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
    """Make a request again when the server says so: of copies that start together some wait."""
    while True:
        try:
            await request()
        except RetryAfter as error:
            await asyncio.sleep(seconds_of(error))
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
