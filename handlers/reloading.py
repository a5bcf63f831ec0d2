"""Newly built figures in, the one reference swapped: opened and checked whole before that."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Hashable
from contextlib import suppress
from dataclasses import dataclass

import structlog

from handlers.context import BotApplication
from handlers.notices import notify_changes
from stats import Catalogue, PackageError, StatsError

AGAIN_SECONDS = 30.0
"""Source: handlers/transport.py waits 20 s for a slow answer of the server."""

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Figures:
    """Where the figures come from.

    Attributes:
        open: returns them, checked; takes its time, and raises StatsError where they are no good.
        mark: changes when they have; quick, and raises OSError where it cannot tell.
        seconds: how often the mark is looked at; 0 for never.

    """

    open: Callable[[], Catalogue]
    mark: Callable[[], Hashable]
    seconds: float


async def keep_fresh(application: BotApplication, figures: Figures, asked: asyncio.Event) -> None:
    """Load the figures anew when they have changed, or when it is asked for, until cancelled."""
    mark = await _mark(figures)
    telling: asyncio.Task[None] | None = None
    news = asyncio.Event()
    while True:
        is_asked = await _wait(asked, figures.seconds)
        found = await _mark(figures)
        if found == mark and not is_asked:
            continue
        # A failure is not tried again before something has changed.
        mark = found
        if await reload(application, figures):
            news.set()
            if telling is None or telling.done():
                telling = asyncio.create_task(_tell(application, news))
                application.bot_data.tasks.add(telling)
                telling.add_done_callback(application.bot_data.tasks.discard)


async def reload(application: BotApplication, figures: Figures) -> bool:
    """Swap the figures for newly loaded ones; where those are no good the old ones go on.

    Returns:
        Whether other figures are loaded now.

    """
    data = application.bot_data
    try:
        catalogue = await asyncio.to_thread(figures.open)
    except (StatsError, OSError) as error:
        data.reload_failure = _first_line(error)
        data.metrics.show_reload(is_failed=True)
        log.error("reload failed; the figures before go on", reason=data.reload_failure)
        return False
    data.reload_failure = ""
    data.metrics.show_reload(is_failed=False)
    before, data.catalogue = data.catalogue, catalogue
    data.metrics.show_index(catalogue)
    log.info("figures loaded", version=catalogue.version)
    return before is None or before.version != catalogue.version


async def _tell(application: BotApplication, news: asyncio.Event) -> None:
    """Tell of what was loaded, at once and again after a time, until nothing new was loaded.

    An answer that was on its way when the figures were swapped is noted only after that.
    """
    while True:
        is_new = news.is_set()
        news.clear()
        await notify_changes(application)
        if is_new:
            with suppress(TimeoutError):
                async with asyncio.timeout(AGAIN_SECONDS):
                    await news.wait()
        elif not news.is_set():
            return


async def _wait(asked: asyncio.Event, seconds: float) -> bool:
    """Wait until a reload is asked for, or for a time; returns whether it was asked for."""
    try:
        async with asyncio.timeout(seconds or None):
            await asked.wait()
    except TimeoutError:
        return False
    asked.clear()
    return True


async def _mark(figures: Figures) -> Hashable:
    try:
        return await asyncio.to_thread(figures.mark)
    except OSError:
        return None


def _first_line(error: Exception) -> str:
    if isinstance(error, PackageError):
        return f"{len(error.problems)} problems; `bot.py check` names them"
    return str(error).partition("\n")[0]
