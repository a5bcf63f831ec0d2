"""Who may ask and who may set something in a group, and how much it may ask at once."""

from __future__ import annotations

from time import time

from telegram import CallbackQuery, Chat, Message
from telegram.constants import ChatMemberStatus, ChatType
from telegram.error import TelegramError

from handlers.context import Context
from handlers.quotas import QUESTIONS_A_MINUTE, QUESTIONS_OF_A_USER, Verdict, count, notice

TOO_MANY = (
    "That was a lot at once for one group. I go on in a minute; until then ask me in private."
)
TOO_MANY_OF_YOU = "That was a lot at once. I go on in a minute."
ADMINS_ONLY = "In this group only admins can ask me. In a private chat with me anybody can."
DAY_SECONDS = 86_400.0
ADMINS = frozenset({ChatMemberStatus.OWNER, ChatMemberStatus.ADMINISTRATOR})


def is_private(message: Message) -> bool:
    """Whether a message stands in the private chat with its author."""
    return message.chat.type == ChatType.PRIVATE


async def is_admin(message: Message) -> bool:
    """Whether the author of a message may decide for its chat: an admin, or whose chat it is.

    An admin who writes as the group itself is told by the sender.
    """
    if is_private(message):
        return True
    if message.sender_chat is not None:
        return message.sender_chat.id == message.chat_id
    return message.from_user is not None and await _is_admin(message.chat, message.from_user.id)


async def may_press(query: CallbackQuery) -> bool:
    """Whether who pressed a button may decide for its chat."""
    if query.message is None:
        return False
    chat = query.message.chat
    return chat.type == ChatType.PRIVATE or await _is_admin(chat, query.from_user.id)


async def _is_admin(chat: Chat, user: int) -> bool:
    if user <= 0:
        return False  # nobody's: Telegram refuses to be asked
    try:
        member = await chat.get_member(user)
    except TelegramError:
        return False
    return member.status in ADMINS


async def is_admitted(message: Message, context: Context, *, is_quiet: bool = False) -> bool:
    """Whether a question is answered; where it is not, the chat is told why at most once a minute.

    `is_quiet` tells nobody, as for an edit that changes nothing to see.
    """
    quotas, chat = context.bot_data.quotas, message.chat_id
    verdict, why = await _count_user(message, context), TOO_MANY_OF_YOU
    if verdict == "answer" and not is_private(message):
        settings = await context.state.settings(chat)
        if settings.admins_only and not await is_admin(message):
            verdict, why = await notice(quotas, chat, time()), ADMINS_ONLY
        else:
            verdict, why = await count(quotas, chat, time(), QUESTIONS_A_MINUTE), TOO_MANY
    if verdict == "notice" and not is_quiet:
        await message.reply_text(why)
    return verdict == "answer"


async def _count_user(message: Message, context: Context) -> Verdict:
    """Return what is to be done with a question by how much its author asks.

    All who write as a group or a channel have one number, so these are not counted.
    """
    user = message.from_user
    if user is None or message.sender_chat is not None:
        return "answer"
    return await count(context.bot_data.quotas, user.id, asked_at(message), QUESTIONS_OF_A_USER)


def asked_at(message: Message) -> float:
    """Return when a question was asked, in seconds of the epoch: what waited was not a flood.

    Telegram sends nothing older than a day, so what says so says nothing.
    """
    now, written = time(), message.date.timestamp()
    return written if now - DAY_SECONDS < written <= now else now


async def why_not_asked(query: CallbackQuery, context: Context) -> str:
    """Return why a pressed question is not answered in its chat; empty where it is."""
    if query.message is None or query.message.chat.type == ChatType.PRIVATE:
        return ""
    chat = query.message.chat
    settings = await context.state.settings(chat.id)
    if settings.admins_only and not await _is_admin(chat, query.from_user.id):
        return ADMINS_ONLY
    # Only who pressed sees it, so that it needs no pause between two.
    verdict = await count(context.bot_data.quotas, chat.id, time(), QUESTIONS_A_MINUTE)
    return "" if verdict == "answer" else TOO_MANY
