"""Charts and tables: anybody may have them, as a reply to the answer that they belong to.

The chart of a rich message is put into it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

from telegram import (
    CallbackQuery,
    InputFile,
    MaybeInaccessibleMessage,
    Message,
    ReplyParameters,
    Update,
)
from telegram.constants import MessageLimit

from handlers.buttons import OUTDATED, alert, confirm
from handlers.context import Context, Drawn
from handlers.presses import read_press
from handlers.rich import is_rich, photo_inside, photo_media, rich_message
from handlers.sending import edit_quietly, rich_html
from stats import Answer
from stats.render import (
    CHART_ID,
    csv_name,
    is_chartable,
    render_caption,
    render_chart,
    render_csv,
)

ALREADY_SENT = "It is already here, below the answer."
ALREADY_INSIDE = "It is already here, in the answer."
CHART_NAME = "chart.png"
Send = Callable[[CallbackQuery, Answer, Context], Awaitable[bool]]
"""Sends what was pressed for; returns whether as a message of its own."""


async def press_chart(update: Update, context: Context) -> None:
    """Send the chart of an answer."""
    await _send_once(update, context, send_chart)


async def press_table(update: Update, context: Context) -> None:
    """Send the figures of an answer as a file for a spreadsheet."""
    await _send_once(update, context, send_table)


async def send_chart(query: CallbackQuery, answer: Answer, context: Context) -> bool:
    """Put a chart into its rich message, else send it; what Telegram has is not sent up again."""
    drawn = await draw_chart(answer, context)

    async def send(may_be_inside: bool) -> bool:
        inside = may_be_inside and await _put_inside(query.message, answer, drawn, context)
        if not inside:
            await _send_photo(query, answer, drawn, context)
        return not inside

    if context.bot_data.rich.is_on and query.message is not None and is_rich(query.message):
        return await context.bot_data.charts_inside.attempt(send)
    return await send(False)


async def send_table(query: CallbackQuery, answer: Answer, context: Context) -> bool:
    """Send a table as a file."""
    await context.bot.send_document(
        document=InputFile(render_csv(answer), csv_name(answer)),
        caption=render_caption(answer, limit=MessageLimit.CAPTION_LENGTH),
        **_below(query),
    )
    return True


async def draw_chart(answer: Answer, context: Context) -> Drawn:
    """Return the chart of an answer: the one drawn before, else a new one, one at a time."""
    key = (context.catalogue.version, answer.key)
    async with context.drawing:
        drawn = context.charts.get(key)
        if drawn is None:
            # Some tenths of a second of drawing, in which other questions are answered.
            chart = await asyncio.to_thread(render_chart, answer)
            drawn = Drawn(chart)
            context.charts.put(key, drawn)
    return drawn


async def _put_inside(
    message: MaybeInaccessibleMessage | None, answer: Answer, drawn: Drawn, context: Context
) -> bool:
    """Put a chart into a message; not where it is not known to show these figures."""
    if not isinstance(message, Message):
        return False
    async with context.lock(message.chat.id):
        brief = await context.is_brief(message.chat.id)
        # The message may show another answer by now, and what it says of its own question (a name
        # put right, an area assumed) is not in `answer`, which was asked again by its key.
        shown = context.answers.shown(message.chat.id, message.message_id)
        if not isinstance(shown, Answer) or shown.figures != answer.figures:
            return False
        rich = rich_html(shown, context, brief=brief, chart=drawn.chart)
        media, upload = photo_media(CHART_ID, _photo(drawn))
        content = {"rich_message": rich_message(rich, [media]), **upload}
        edited = await edit_quietly(
            message.edit_text, None, api_kwargs=content, reply_markup=message.reply_markup
        )
    if isinstance(edited, Message):
        _keep(photo_inside(edited), answer, drawn, context)
    return bool(edited)


async def _send_photo(query: CallbackQuery, answer: Answer, drawn: Drawn, context: Context) -> None:
    caption = drawn.chart.caption
    sent = await context.bot.send_photo(photo=_photo(drawn), caption=caption, **_below(query))
    _keep(sent.photo[-1].file_id if sent.photo else "", answer, drawn, context)


def _photo(drawn: Drawn) -> InputFile | str:
    return drawn.file_id or InputFile(drawn.chart.png, CHART_NAME)


def _keep(file_id: str, answer: Answer, drawn: Drawn, context: Context) -> None:
    """Keep the file that Telegram has of a chart in the place of the picture."""
    if file_id and not drawn.file_id:
        sent = Drawn(replace(drawn.chart, png=b""), file_id)
        context.charts.put((context.catalogue.version, answer.key), sent)


async def _send_once(update: Update, context: Context, send: Send) -> None:
    query = update.callback_query
    if query is None or query.message is None:
        return
    press = read_press(query.data or "")
    answer = context.catalogue.ask_again(press.key)
    if not isinstance(answer, Answer) or (send is send_chart and not is_chartable(answer)):
        await alert(query, OUTDATED)
        return
    if send is send_chart and photo_inside(query.message):
        await confirm(query, ALREADY_INSIDE)
        return
    place = (query.message.chat.id, query.message.message_id, query.data or "")
    if context.sent.get(place):
        await confirm(query, ALREADY_SENT)
        return
    context.sent.put(place, True)
    await confirm(query)
    is_below = False
    try:
        is_below = await send(query, answer, context)
    finally:
        # What is inside goes with the next change of the message, and may then be wanted again.
        if not is_below:
            context.sent.drop(place)


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
