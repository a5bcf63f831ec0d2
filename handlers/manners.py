"""Who may ask and who may set something in a group, and how much it may ask at once."""

from __future__ import annotations

from time import monotonic

from telegram import CallbackQuery, Chat, Message
from telegram.constants import ChatMemberStatus, ChatType
from telegram.error import TelegramError

from handlers.context import Context

TOO_MANY = (
    "That was a lot at once for one group. I go on in a minute; until then ask me in private."
)
ADMINS_ONLY = "In this group only admins can ask me. In a private chat with me anybody can."
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
    try:
        member = await chat.get_member(user)
    except TelegramError:
        return False
    return member.status in ADMINS


async def is_admitted(message: Message, context: Context, *, is_quiet: bool = False) -> bool:
    """Whether a question is answered; where it is not, the group is told why at most once a minute.

    In private always. `is_quiet` tells nobody, as for an edit that changes nothing to see.
    """
    if is_private(message):
        return True
    pace, chat = context.bot_data.pace, message.chat_id
    settings = await context.state.settings(chat)
    if settings.admins_only and not await is_admin(message):
        verdict, why = pace.notice(chat, monotonic()), ADMINS_ONLY
    else:
        verdict, why = pace.count(chat, monotonic()), TOO_MANY
    if verdict == "notice" and not is_quiet:
        await message.reply_text(why)
    return verdict == "answer"


async def why_not_asked(query: CallbackQuery, context: Context) -> str:
    """Return why a pressed question is not answered in its chat; empty where it is."""
    if query.message is None or query.message.chat.type == ChatType.PRIVATE:
        return ""
    chat = query.message.chat
    settings = await context.state.settings(chat.id)
    if settings.admins_only and not await _is_admin(chat, query.from_user.id):
        return ADMINS_ONLY
    # Only who pressed sees it, so that it needs no pause between two.
    verdict = context.bot_data.pace.count(chat.id, monotonic())
    return "" if verdict == "answer" else TOO_MANY
