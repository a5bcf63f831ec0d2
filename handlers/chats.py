"""Chats that the bot enters, leaves or is blocked in, and groups that become supergroups."""

from __future__ import annotations

import asyncio

import structlog
from telegram import Chat, ChatMember, ChatMemberUpdated, Update
from telegram.constants import ChatType
from telegram.error import BadRequest, Forbidden

from handlers.context import Context
from handlers.state.database import StateError
from stats.render import render_greeting

ABSENT = frozenset({ChatMember.LEFT, ChatMember.BANNED})
GREETING_SECONDS = 1.0
"""So long a greeting waits. A group that becomes a supergroup looks like one that is joined until
the message comes that tells of it; source: https://github.com/tdlib/telegram-bot-api/issues/266."""

log = structlog.get_logger(__name__)


async def note_membership(update: Update, context: Context) -> None:
    """Greet a group that the bot has been added to; forget a chat that it has left."""
    change = update.my_chat_member
    if change is None:
        return
    if has_left(update):
        await forget_chat(context, change.chat.id)
    elif _is_added(change):
        await asyncio.sleep(GREETING_SECONDS)
        if change.chat.id not in context.bot_data.moved:
            await _greet(change.chat, context)


def has_left(update: Update) -> bool:
    """Whether an update tells that the bot is no more in a chat, or blocked in it."""
    change = update.my_chat_member
    return change is not None and change.new_chat_member.status in ABSENT


async def _greet(chat: Chat, context: Context) -> None:
    try:
        await chat.send_message(render_greeting(context.catalogue.examples))
    except (BadRequest, Forbidden) as error:
        # Not every group lets a new member write.
        log.info("group not greeted", reason=error.message)


def _is_added(change: ChatMemberUpdated) -> bool:
    is_group = change.chat.type in (ChatType.GROUP, ChatType.SUPERGROUP)
    return is_group and change.old_chat_member.status in ABSENT


async def move_chat(update: Update, context: Context) -> None:
    """Give what is kept of a group to the supergroup that it has become; it is told twice."""
    message = update.message
    if message is None:
        return
    old = message.migrate_from_chat_id or message.chat_id
    new = message.migrate_to_chat_id or message.chat_id
    context.bot_data.moved.add(new)
    try:
        await context.state.move_chat(old, new)
    except StateError:
        log.warning("a chat has moved and its settings could not be")


async def forget_chat(context: Context, chat: int) -> None:
    """Delete all that is kept of a chat."""
    context.answers.forget(chat)
    try:
        await context.state.forget_chat(chat)
    except StateError:
        log.warning("a chat was left and its settings could not be deleted")
