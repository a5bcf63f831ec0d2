"""Which messages of a group reach the bot.

Source: https://core.telegram.org/bots/faq#what-messages-will-my-bot-get and
https://core.telegram.org/bots/features#privacy-mode. Whatever the mode, a bot gets private chats and service messages, and as an
administrator everything. With privacy mode on it gets besides: commands meant for it (/x@bot), general commands (/x) if it was
the last bot to write in the group, messages sent via it, and replies to its messages. One message goes to one such bot: a reply to
another bot is not for this one.

A mention of the bot is in neither list, so by default a message that only mentions it does not arrive. But @BotFather says on
/setprivacy that messages arrive "that either start with the '/' symbol or mention the bot by username"; `mentions_arrive` follows him,
so that a test can see the bot through both.
"""

from collections.abc import Mapping
from typing import Any

from .entities import utf16_slice

SERVICE = frozenset({
    "new_chat_members", "left_chat_member", "new_chat_title", "new_chat_photo", "delete_chat_photo", "group_chat_created",
    "supergroup_chat_created", "migrate_to_chat_id", "migrate_from_chat_id", "pinned_message", "forum_topic_created",
    "forum_topic_edited", "forum_topic_closed", "forum_topic_reopened", "message_auto_delete_timer_changed",
})  # fmt: skip


def reaches_bot(
    payload: Mapping[str, Any],
    bot: Mapping[str, Any],
    *,
    last_bot_id: int | None,
    mentions_arrive: bool = False,
) -> bool:
    """Whether a group message reaches a bot in privacy mode that is no administrator.

    Args:
        payload: the Message object.
        bot: the bot's User object.
        last_bot_id: the bot that wrote last in the group; None if none has, and then a command is for any bot.
        mentions_arrive: whether a mention is enough.
    """
    if SERVICE & payload.keys() or payload.get("via_bot", {}).get("id") == bot["id"]:
        return True
    replied = payload.get("reply_to_message", {})
    if replied.get("from", {}).get("is_bot"):
        return bool(replied["from"]["id"] == bot["id"])
    if mentions_arrive and f"@{bot['username']}".lower() in mentions(payload):
        return True
    command = first_command(payload)
    if command is None:
        return False
    _, at, addressee = command.partition("@")
    if at:
        return addressee.lower() == str(bot["username"]).lower()
    return last_bot_id in (None, bot["id"])


def first_command(payload: Mapping[str, Any]) -> str | None:
    """Return the command that the message starts with, with its slash and addressee."""
    text = payload.get("text") or payload.get("caption") or ""
    for entity in payload.get("entities") or payload.get("caption_entities") or ():
        if entity["type"] == "bot_command" and entity["offset"] == 0:
            return utf16_slice(text, 0, entity["length"])
    return None


def mentions(payload: Mapping[str, Any]) -> set[str]:
    """Return the usernames that a message mentions, in lower case with their @."""
    text = payload.get("text") or payload.get("caption") or ""
    return {
        utf16_slice(text, entity["offset"], entity["length"]).lower()
        for entity in payload.get("entities") or payload.get("caption_entities") or ()
        if entity["type"] == "mention"
    }
