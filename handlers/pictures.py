"""Charts and tables: anybody may have them, as a reply to the answer that they belong to."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from telegram import CallbackQuery, InputFile, Message, ReplyParameters, Update
from telegram.constants import MessageLimit

from handlers.buttons import OUTDATED, alert, confirm
from handlers.context import Context, Drawn
from handlers.presses import read_press
from stats import Answer
from stats.render import csv_name, is_chartable, render_caption, render_chart, render_csv

ALREADY_SENT = "It is already here, below the answer."
CHART_NAME = "chart.png"
Send = Callable[[CallbackQuery, Answer, Context], Awaitable[None]]


async def press_chart(update: Update, context: Context) -> None:
    """Send the chart of an answer."""
    await _send_once(update, context, send_chart)


async def press_table(update: Update, context: Context) -> None:
    """Send the figures of an answer as a file for a spreadsheet."""
    await _send_once(update, context, send_table)


async def send_chart(query: CallbackQuery, answer: Answer, context: Context) -> None:
    """Send a chart; one that Telegram has already is not drawn and not sent up again."""
    drawn = await draw_chart(answer, context)
    sent = await context.bot.send_photo(
        photo=drawn.file_id or InputFile(drawn.png, CHART_NAME),
        caption=drawn.caption,
        **_below(query),
    )
    if not drawn.file_id and sent.photo:
        context.charts.put(
            (context.catalogue.version, answer.key),
            Drawn(drawn.caption, sent.photo[-1].file_id),
        )


async def send_table(query: CallbackQuery, answer: Answer, context: Context) -> None:
    """Send a table as a file."""
    await context.bot.send_document(
        document=InputFile(render_csv(answer), csv_name(answer)),
        caption=render_caption(answer, limit=MessageLimit.CAPTION_LENGTH),
        **_below(query),
    )


async def draw_chart(answer: Answer, context: Context) -> Drawn:
    """Return the chart of an answer: the one drawn before, else a new one, one at a time."""
    key = (context.catalogue.version, answer.key)
    async with context.drawing:
        drawn = context.charts.get(key)
        if drawn is None:
            # Some tenths of a second of drawing, in which other questions are answered.
            chart = await asyncio.to_thread(render_chart, answer)
            drawn = Drawn(chart.caption, png=chart.png)
            context.charts.put(key, drawn)
    return drawn


async def _send_once(update: Update, context: Context, send: Send) -> None:
    query = update.callback_query
    if query is None or query.message is None:
        return
    press = read_press(query.data or "")
    answer = context.catalogue.ask_again(press.key)
    if not isinstance(answer, Answer) or (send is send_chart and not is_chartable(answer)):
        await alert(query, OUTDATED)
        return
    place = (query.message.chat.id, query.message.message_id, query.data or "")
    if context.sent.get(place):
        await confirm(query, ALREADY_SENT)
        return
    context.sent.put(place, True)
    await confirm(query)
    try:
        await send(query, answer, context)
    except BaseException:
        context.sent.drop(place)
        raise


def _below(query: CallbackQuery) -> dict[str, Any]:
    """Return where a message goes that belongs to the one pressed: its chat, topic, as a reply."""
    message = query.message
    if message is None:
        raise ValueError("a message of inline mode has no place to reply to")
    thread = None
    # A chain of replies in a group without topics has a thread, too, that nothing can be sent to.
    if isinstance(message, Message) and message.is_topic_message:
        thread = message.message_thread_id
    return {
        "chat_id": message.chat.id,
        "message_thread_id": thread,
        "reply_parameters": ReplyParameters(message.message_id, allow_sending_without_reply=True),
    }
