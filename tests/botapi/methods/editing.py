"""Methods that change or remove what was sent: edits, deletions, pins, reactions.

Source: https://core.telegram.org/bots/api#updating-messages; telegram-bot-api Client.cpp and tdlib/td MessagesManager.cpp.
"""

from collections.abc import Mapping
from typing import Any

from .. import limits
from ..access import find_room, own_message
from ..content import MEDIA, caption_content, media_content, rich_content, text_content
from ..errors import NOT_MODIFIED, OWN_RULE, bad_request, bad_state
from ..keyboards import check_markup
from ..model import Call, Message
from ..world import Room, World
from .registry import method

BODY = ("text", "entities", "rich_message", "link_preview_options")
CAPTION = ("caption", "caption_entities", "show_caption_above_media")
# https://core.telegram.org/bots/api#reactiontypeemoji
REACTIONS = frozenset(
    [
        "❤",
        "👍",
        "👎",
        "🔥",
        "🥰",
        "👏",
        "😁",
        "🤔",
        "🤯",
        "😱",
        "🤬",
        "😢",
        "🎉",
        "🤩",
        "🤮",
        "💩",
        "🙏",
        "👌",
        "🕊",
        "🤡",
        "🥱",
        "🥴",
        "😍",
        "🐳",
        "❤\u200d🔥",
        "🌚",
        "🌭",
        "💯",
        "🤣",
        "⚡",
        "🍌",
        "🏆",
        "💔",
        "🤨",
        "😐",
        "🍓",
        "🍾",
        "💋",
        "🖕",
        "😈",
        "😴",
        "😭",
        "🤓",
        "👻",
        "👨\u200d💻",
        "👀",
        "🎃",
        "🙈",
        "😇",
        "😨",
        "🤝",
        "✍",
        "🤗",
        "🫡",
        "🎅",
        "🎄",
        "☃",
        "💅",
        "🤪",
        "🗿",
        "🆒",
        "💘",
        "🙉",
        "🦄",
        "😘",
        "💊",
        "🙊",
        "😎",
        "👾",
        "🤷\u200d♂",
        "🤷",
        "🤷\u200d♀",
        "😡",
    ]
)


def refuse_unchanged(message: Message, content: Mapping[str, Any], keep: tuple[str, ...]) -> None:
    """Refuse an edit that changes neither content nor buttons."""
    shown = {name: value for name, value in content.items() if name != "link_preview_options"}
    names = {*BODY, *CAPTION, *MEDIA, "reply_markup"} - {*keep, "link_preview_options"}
    before = {name: message.payload[name] for name in names if name in message.payload}
    if before == shown:
        raise bad_state(NOT_MODIFIED)


def revise(
    world: World,
    call: Call,
    message: Message,
    content: Mapping[str, Any],
    keep: tuple[str, ...] = (),
) -> Any:
    """Carry out an edit and return what the Bot API returns: the message, or True for an inline one."""
    markup = check_markup(call.get("reply_markup"), str(world.bot.username))
    refuse_unchanged(message, {**content, **markup}, keep)
    revised = world.revise(message, {**content, **markup}, keep=keep)
    return True if message.inline_message_id else revised.payload


@method("editMessageText")
def edit_message_text(world: World, call: Call) -> Any:
    """Change the text, or turn it into a rich message; without reply_markup the buttons go."""
    if call.get("rich_message") and not world.rich_messages:
        # A server from before Bot API 10.1 does not know the parameter, and finds no text.
        raise bad_state("Message text is empty")
    if call.get("rich_message"):
        content = rich_content(world, call.get("rich_message"), call.files)
    else:
        content = text_content(world, call.parameters)
    message = own_message(world, call)
    if not {"text", "rich_message"} & message.payload.keys():
        raise bad_state("There is no text in the message to edit")
    return revise(world, call, message, content)


@method("editMessageCaption")
def edit_message_caption(world: World, call: Call) -> Any:
    """Change or remove the caption."""
    content = caption_content(world, call.parameters)
    message = own_message(world, call)
    if not set(MEDIA) & message.payload.keys():
        raise bad_state("There is no caption in the message to edit")
    return revise(world, call, message, content, MEDIA)


@method("editMessageMedia")
def edit_message_media(world: World, call: Call) -> Any:
    """Change the file; a text becomes a media message."""
    media = call.get("media")
    message = own_message(world, call)
    if message.inline_message_id and str(media["media"]).startswith("attach://"):
        raise bad_request("a new file can't be uploaded to an inline message" + OWN_RULE)
    content = media_content(world, media["type"], media, call.files, "media")
    return revise(world, call, message, {**content, **caption_content(world, media)})


@method("editMessageReplyMarkup")
def edit_message_reply_markup(world: World, call: Call) -> Any:
    """Change or remove the buttons only."""
    return revise(world, call, own_message(world, call), {}, (*BODY, *CAPTION, *MEDIA))


@method("deleteMessage")
def delete_message(world: World, call: Call) -> Any:
    """Delete one message."""
    room = find_room(world, call.get("chat_id"), "write")
    message = room.messages.get(call.get("message_id"))
    if message is None:
        raise bad_state("message to delete not found")
    if not may_delete(world, room, message):
        raise bad_state("message can't be deleted")
    forget(room, message)
    return True


@method("deleteMessages")
def delete_messages(world: World, call: Call) -> Any:
    """Delete those that are there and may be deleted."""
    identifiers = call.get("message_ids")
    if not identifiers:
        raise bad_request("Message identifiers are not specified")
    if len(identifiers) > limits.MESSAGE_IDS:
        raise bad_request("Too many message identifiers specified")
    room = find_room(world, call.get("chat_id"), "write")
    for identifier in identifiers:
        message = room.messages.get(identifier)
        if message is not None and may_delete(world, room, message):
            forget(room, message)
    return True


def may_delete(world: World, room: Room, message: Message) -> bool:
    """Whether the bot may delete a message: its own, any in a private chat, any as an administrator."""
    administrator = room.members.get(world.bot.id) in ("creator", "administrator")
    return message.sender_id == world.bot.id or room.chat.type == "private" or administrator


def forget(room: Room, message: Message) -> None:
    """Take a message out of its chat."""
    del room.messages[message.message_id]
    room.deleted.append(message.message_id)


@method("pinChatMessage", "unpinChatMessage")
def pin_chat_message(world: World, call: Call) -> Any:
    """Pin a message or take the pin off; in groups only administrators may."""
    room = find_room(world, call.get("chat_id"), "write")
    if room.chat.type != "private" and room.members.get(world.bot.id) not in (
        "creator",
        "administrator",
    ):
        raise bad_state("not enough rights to manage pinned messages in the chat")
    identifier = call.get("message_id")
    if call.method == "pinChatMessage":
        if identifier not in room.messages:
            raise bad_state("message to pin not found")
        room.pinned.append(identifier)
        return True
    identifier = identifier or (room.pinned[-1] if room.pinned else None)
    if identifier not in room.pinned:
        raise bad_state("Message to unpin not found")
    room.pinned.remove(identifier)
    return True


@method("setMessageReaction")
def set_message_reaction(world: World, call: Call) -> Any:
    """Put a reaction on a message."""
    room = find_room(world, call.get("chat_id"))
    if call.get("message_id") not in room.messages:
        raise bad_state("message to react not found")
    reactions = call.get("reaction") or []
    if len(reactions) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    for reaction in reactions:
        if reaction["type"] != "emoji" or reaction["emoji"].replace("\ufe0f", "") not in REACTIONS:
            raise bad_request("REACTION_INVALID")
    room.reactions[call.get("message_id")] = reactions
    return True
