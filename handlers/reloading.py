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
"""Source: handlers/traffic/transport.py waits 20 s for a slow answer of the server."""
SHORTEST_PAUSE = 0.01
"""Timers keep to another clock than embargoes do, and may ring a moment before."""

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Figures:
    """Where the figures come from.

    Attributes:
        open: returns them, checked; takes its time, and raises StatsError where they are no good.
        mark: changes when they have; quick, and raises OSError where it cannot tell.
        seconds: how often the mark is looked at; 0 for never.
        first: the mark when the figures were opened that the bot begins with; None for now.
        find_unread: says which packages are not in the figures as they stand; empty for none.

    """

    open: Callable[[], Catalogue]
    mark: Callable[[], Hashable]
    seconds: float
    first: Hashable = None
    find_unread: Callable[[Catalogue], str] = lambda _: ""


async def keep_fresh(application: BotApplication, figures: Figures, asked: asyncio.Event) -> None:
    """Load the figures anew when they have changed, or when it is asked for, until cancelled.

    Chats are told of what may be given from then on, also where an embargo ends.
    """
    data = application.bot_data
    mark = figures.first or await _mark(figures)
    version = data.released_version()
    telling: asyncio.Task[None] | None = None
    news = asyncio.Event()
    await _show_unread(application, figures)
    is_asked = False
    while True:
        found = await _mark(figures)
        if found != mark or is_asked:
            # A failure is not tried again before something has changed.
            mark = found
            await reload(application, figures)
        before, version = version, data.released_version()
        if version != before:
            news.set()
            if telling is None or telling.done():
                telling = asyncio.create_task(_tell(application, news))
                data.tasks.add(telling)
                telling.add_done_callback(data.tasks.discard)
        is_asked = await _wait(asked, _pause(figures.seconds, data.seconds_to_release()))


async def reload(application: BotApplication, figures: Figures) -> None:
    """Swap the figures for newly loaded ones; where those are no good the old ones go on."""
    data = application.bot_data

    def open_figures() -> Catalogue:
        catalogue = figures.open()
        # What is under embargo is hidden by another opening of the same file.
        catalogue.at(data.clock())
        return catalogue

    try:
        catalogue = await asyncio.to_thread(open_figures)
    except Exception as error:  # noqa: BLE001 - whatever a foreign file does, reloading goes on
        data.reload_failure = _first_line(error)
        data.metrics.show_reload(is_failed=True)
        log.error("reload failed; the figures before go on", reason=data.reload_failure)
        return
    data.reload_failure = ""
    data.catalogue = catalogue
    data.metrics.show_index(catalogue)
    log.info("figures loaded", version=catalogue.version)
    await _show_unread(application, figures)


async def _show_unread(application: BotApplication, figures: Figures) -> None:
    """Tell which packages are not in the figures that are loaded as they stand."""
    data = application.bot_data
    if (catalogue := data.catalogue) is None:
        return
    try:
        data.unread = await asyncio.to_thread(figures.find_unread, catalogue)
    except (StatsError, OSError):
        # The folders are gone: that is told when they are to be loaded.
        data.unread = ""
    data.metrics.show_reload(is_failed=bool(data.unread))
    if data.unread:
        log.error("not all is loaded", reason=data.unread)


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


def _pause(look: float, release: float | None) -> float:
    """Return how long to wait: until it is time to look, or an embargo ends; 0 for neither."""
    if release is None:
        return look
    return min(look or release, max(release, SHORTEST_PAUSE))


async def _mark(figures: Figures) -> Hashable:
    try:
        return await asyncio.to_thread(figures.mark)
    except (StatsError, OSError):
        return None


def _first_line(error: Exception) -> str:
    if isinstance(error, PackageError):
        count = len(error.problems)
        return f"{count} problem{'s'[: count != 1]}; `bot.py check` says which"
    if not isinstance(error, StatsError | OSError):
        return f"a foreign index, or a damaged one ({type(error).__name__})"
    return str(error).partition("\n")[0]
