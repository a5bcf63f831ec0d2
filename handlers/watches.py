"""Watches: a chat is told when a figure is restated or a newer one is loaded."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update

from handlers.buttons import confirm
from handlers.context import Context
from handlers.menus import edit_text
from handlers.settings import NOT_KEPT
from handlers.state.database import StateError
from handlers.state.records import Record
from stats.render import render_watches

UNWATCH_PREFIX = "u"
UNWATCH_DATA = re.compile(rf"^{UNWATCH_PREFIX}[0-9]{{1,9}}$")
"""What a button that ends a watch holds: its number, which the database counts in 31 bits."""
MOST_WATCHES = 50
"""Watches of one chat, each of which is a button of the list."""
NOTHING_TO_WATCH = "Send /watch as a reply to an answer of mine that has a figure."
NOT_WATCHED = "You do not watch that."
TOO_MANY = f"A chat watches at most {MOST_WATCHES} figures. /unwatch lists them."
WATCHED = (
    "You will be told here when this figure is restated or a newer one is loaded. /unwatch ends it."
)
UNWATCHED = "No longer watched."


async def watch_answer(context: Context, chat: int, message: int) -> str:
    """Watch the figures that a message of the bot gave; returns what to say of it."""
    # What the answer gave is kept under the same lock, after it was sent.
    async with context.lock(chat):
        try:
            given = await context.records.given(chat, message)
            if given is None:
                return NOTHING_TO_WATCH
            return WATCHED if await context.records.watch(given, MOST_WATCHES) else TOO_MANY
        except StateError:
            return NOT_KEPT


async def unwatch_answer(context: Context, chat: int, message: int) -> str:
    """Watch the figures that a message of the bot gave no longer; returns what to say of it."""
    try:
        watched = await context.records.watches(chat, message)
        await context.records.unwatch(chat, [each.watch for each in watched])
    except StateError:
        return NOT_KEPT
    return UNWATCHED if watched else NOT_WATCHED


async def send_watch(update: Update, context: Context) -> None:
    """Watch the answer that is replied to; without one, list what is watched."""
    await _change_or_list(update, context, watch_answer)


async def press_watch(update: Update, context: Context) -> None:
    """Watch the answer under which the button stands."""
    query = update.callback_query
    if query is not None and query.message is not None:
        chat, message = query.message.chat.id, query.message.message_id
        await confirm(query, await watch_answer(context, chat, message), is_alert=True)


async def send_unwatch(update: Update, context: Context) -> None:
    """Watch the answer that is replied to no longer; without one, list what is watched."""
    await _change_or_list(update, context, unwatch_answer)


async def press_unwatch(update: Update, context: Context) -> None:
    """End one watch of the list, and show what is left of it."""
    query = update.callback_query
    if query is None or query.data is None or query.message is None:
        return
    number, chat = int(query.data.removeprefix(UNWATCH_PREFIX)), query.message.chat.id
    try:
        watched = await context.records.watches(chat)
        if number not in {each.watch for each in watched}:
            await confirm(query, NOT_WATCHED, is_alert=True)
            return
        await context.records.unwatch(chat, [number])
        watched = await context.records.watches(chat)
    except StateError:
        await confirm(query, NOT_KEPT, is_alert=True)
        return
    await confirm(query, UNWATCHED)
    await edit_text(query, *_page(watched, context))


async def _change_or_list(
    update: Update, context: Context, change: Callable[[Context, int, int], Awaitable[str]]
) -> None:
    """Change what is watched of the answer that is replied to; without one, list all."""
    if (message := update.message) is None:
        return
    if replied := message.reply_to_message:
        await message.reply_text(await change(context, message.chat_id, replied.message_id))
        return
    try:
        text, markup = _page(await context.records.watches(message.chat_id), context)
    except StateError:
        text, markup = NOT_KEPT, None
    await message.reply_text(text, reply_markup=markup)


def _page(watched: list[Record], context: Context) -> tuple[str, InlineKeyboardMarkup | None]:
    """Return the list of watches, and a button for each that ends it."""
    rows = [
        [InlineKeyboardButton(f"End: {name}", callback_data=f"{UNWATCH_PREFIX}{each.watch}")]
        for each in watched
        for name in context.catalogue.given_names(each.figures)
    ]
    return render_watches(len(rows)), InlineKeyboardMarkup(rows) if rows else None
