"""Newly loaded figures in, told out: each chat that was given one that changed, once."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain

import structlog
from telegram import LinkPreviewOptions, ReplyParameters
from telegram.constants import MessageLimit, ParseMode
from telegram.error import BadRequest, Forbidden, TelegramError

from handlers.context import BotApplication
from handlers.state.database import StateError
from handlers.state.records import Record
from handlers.traffic.pacing import Priority
from stats import Catalogue, GivenFigure, Notice
from stats.render import render_notices

CHAT_GONE = "chat not found"

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class _News:
    """What a record became: the notices of it, and the figures that stand now."""

    record: Record
    notices: tuple[Notice, ...]
    figures: tuple[GivenFigure, ...]


async def notify_changes(application: BotApplication) -> None:
    """Tell each chat, once, which figures it was given are restated, or it watches are newer.

    To be called when the bot has started, and whenever other figures may be given. A chat that
    cannot be reached just now is told the next time, as one that is blocked; one that is gone is
    forgotten.
    """
    data = application.bot_data
    catalogue = data.released()
    if catalogue is None:
        return
    # Where the state cannot be used, which is logged there, they are told after the next start.
    with suppress(StateError):
        blocked = await data.state.blocked()
        for chat in await data.records.outdated_chats(catalogue.version):
            if chat in blocked:
                continue
            # Where other figures may be given meanwhile, those are told of soon.
            if data.is_closing or data.released() is not catalogue:
                return
            await _notify_chat(application, catalogue, chat)


async def _notify_chat(application: BotApplication, catalogue: Catalogue, chat: int) -> None:
    """Tell one chat; what could not be told, also because the bot stops, is told the next time."""
    records, version = application.bot_data.records, catalogue.version
    outdated = await records.outdated(chat, version)
    found = await asyncio.to_thread(lambda: [find_news(each, catalogue) for each in outdated])
    taken: list[_News] = []
    # What has been taken is told, whatever becomes of the rest.
    with suppress(StateError):
        for news in found:
            # Of several processes the one that writes first tells it.
            if news.notices and await records.revise(news.record, news.figures, version):
                taken.append(news)
        await records.confirm(chat, version)
    if not taken:
        return
    is_done = False
    try:
        is_done = await _tell(application, chat, taken)
    finally:
        for news in taken:
            if not is_done:
                await records.restore(news.record, version)
            elif not news.figures:
                await records.drop(news.record)


def find_news(record: Record, catalogue: Catalogue) -> _News:
    """Return what became of a record's figures; only a watched one is told of a newer."""
    restated = catalogue.find_restated(record.figures)
    newer = catalogue.find_newer(record.figures) if record.watch else ()
    now = {notice.given: catalogue.note_again(notice) for notice in (*restated, *newer)}
    figures = tuple(
        figure for each in record.figures if (figure := now.get(each, each)) is not None
    )
    return _News(record, (*restated, *newer), figures)


async def _tell(application: BotApplication, chat: int, taken: Sequence[_News]) -> bool:
    """Send one message, behind the answers; returns whether it was sent, or never can be."""
    notices = _each_once(chain.from_iterable(news.notices for news in taken))
    text = render_notices(notices, limit=MessageLimit.MAX_TEXT_LENGTH)
    messages = {news.record.message for news in taken}
    message = messages.pop() if len(messages) == 1 else 0
    state = application.bot_data.state
    try:
        sent = await application.bot.send_message(
            chat,
            text,
            ParseMode.HTML,
            link_preview_options=LinkPreviewOptions(is_disabled=True),
            reply_parameters=ReplyParameters(message, allow_sending_without_reply=True)
            if message > 0
            else None,
            rate_limit_args=Priority.NOTICE,
        )
    except (Forbidden, BadRequest) as error:
        log.info("notice refused", reason=error.message)
        if isinstance(error, Forbidden) or CHAT_GONE in error.message.lower():
            await state.forget_chat(chat)
        return True
    except TelegramError as error:
        log.warning("notice not sent", kind=type(error).__name__, reason=error.message)
        return False
    if sent.chat_id != chat:
        # A group that has become a supergroup meanwhile: there the limiter has sent it.
        with suppress(StateError):
            await state.move_chat(chat, sent.chat_id)
    return True


def _each_once(notices: Iterable[Notice]) -> list[Notice]:
    """Return the notices without those on a figure that is told of already."""
    by_figure: dict[object, Notice] = {}
    for notice in notices:
        given = notice.given
        key = (notice.kind, given.dataset, given.measure, given.codes, notice.figure.period.code)
        by_figure.setdefault(key, notice)
    return list(by_figure.values())
