"""The operator's commands, and the gate in front of everything: who is blocked gets no answer."""

from __future__ import annotations

import asyncio
from time import time

from telegram import Update
from telegram.constants import MessageLimit
from telegram.ext import ApplicationHandlerStop

from handlers.chats import has_left, move_chat, note_membership
from handlers.commands import send_help
from handlers.context import Context
from handlers.sent import NO_PREVIEW
from handlers.settings import NOT_KEPT
from handlers.state.database import StateError
from stats.render import render_misses

USAGE = "/block NUMBER and /allow NUMBER: of a user or a chat. /blocked lists them."
BLOCKED = "Blocked: {}. Every machine knows it within half a minute."
ALLOWED = "Allowed again: {}."
NOBODY = "Nobody is blocked."
NO_MISSES_KEPT = "What is not understood is not kept. KEEP_MISSES=true in the settings keeps it."
OWN = "That is an operator."
FORWARDED = "What is forwarded is somebody else’s, and not carried out. Write it yourself."


async def stop_blocked(update: Update, context: Context) -> None:
    """End the update of a user or a chat that is blocked, through whatever door it came.

    A blocked group that becomes a supergroup, or that the bot leaves, is still noted.
    """
    blocked = await context.state.blocked()
    if not blocked:
        return
    # Who writes as a channel is told by the sender; as a user, all of them are one.
    who = (update.effective_user, update.effective_chat, update.effective_sender)
    if not {each.id for each in who if each is not None} & blocked - context.bot_data.operators:
        return
    message = update.message
    if message is not None and (message.migrate_to_chat_id or message.migrate_from_chat_id):
        await move_chat(update, context)
    elif has_left(update):
        await note_membership(update, context)
    raise ApplicationHandlerStop


async def block(update: Update, context: Context) -> None:
    """Block the user or chat of a number."""
    await _change(update, context, is_blocked=True)


async def allow(update: Update, context: Context) -> None:
    """Allow the user or chat of a number again."""
    await _change(update, context, is_blocked=False)


async def send_blocked(update: Update, context: Context) -> None:
    """List who is blocked."""
    if (message := update.message) is not None and await _may(update, context):
        numbers = sorted(await context.state.blocked())
        await message.reply_text(", ".join(map(str, numbers[:100])) or NOBODY)


async def send_misses(update: Update, context: Context) -> None:
    """List what several people asked in vain, with what would mend it."""
    message = update.message
    if message is None or not await _may(update, context):
        return
    if not context.bot_data.misses.are_kept:
        await message.reply_text(NO_MISSES_KEPT)
        return
    try:
        misses = await context.bot_data.misses.shown(time())
    except StateError:
        await message.reply_text(NOT_KEPT)
        return
    catalogue, limit = context.catalogue, MessageLimit.MAX_TEXT_LENGTH
    # Each is compared with all names.
    text = await asyncio.to_thread(
        lambda: render_misses(
            ((each, catalogue.suggest_aliases(each.text)) for each in misses), limit=limit
        )
    )
    await message.reply_text(text, link_preview_options=NO_PREVIEW)


async def _may(update: Update, context: Context) -> bool:
    """Whether it is an operator who writes; to anybody else these are no commands."""
    user, message = update.effective_user, update.message
    if user is None or message is None or user.id not in context.bot_data.operators:
        await send_help(update, context)
        return False
    if message.forward_origin is not None:
        await message.reply_text(FORWARDED)
        return False
    return True


async def _change(update: Update, context: Context, *, is_blocked: bool) -> None:
    message = update.message
    if message is None or not await _may(update, context):
        return
    given = context.args or []
    try:
        # Of several, none: that the others are not would be seen too late.
        number = int(given[0]) if len(given) == 1 else 0
    except ValueError:
        number = 0
    if not 0 < abs(number) < 1 << 52:
        await message.reply_text(USAGE)
        return
    if is_blocked and number in context.bot_data.operators:
        await message.reply_text(OWN)
        return
    try:
        await context.state.block(number, is_blocked=is_blocked)
    except StateError:
        await message.reply_text(NOT_KEPT)
        return
    await message.reply_text((BLOCKED if is_blocked else ALLOWED).format(number))
