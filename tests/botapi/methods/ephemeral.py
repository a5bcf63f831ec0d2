"""Ephemeral messages (Bot API 10.2 and 10.3): seen in a group by one member only, addressed by an identifier of their own.

Source: https://core.telegram.org/bots/api#ephemeral-messages-and-commands. What Telegram says to a wrong one is not published; the
refusals here are this server's own.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ..access import find_room
from ..content import rich_content, text_content
from ..errors import OWN_RULE, bad_request, bad_state
from ..keyboards import check_markup
from ..model import Call, Message
from ..world import GROUPS, PRESENT, Room, World
from .editing import refuse_unchanged
from .registry import method


def receiver_of(call: Call) -> int | None:
    """Return the one user who is to see the message, None for an ordinary message."""
    parameters = call.get("ephemeral_message_parameters") or {}
    receiver = parameters.get("receiver_user_id", call.get("receiver_user_id"))
    return int(receiver) if receiver is not None else None


def send_ephemeral(world: World, room: Room, call: Call, content: Mapping[str, Any]) -> Message:
    """Show a message to one member of a group."""
    receiver = receiver_of(call) or 0
    if room.chat.type not in GROUPS:
        raise bad_request(
            "ephemeral messages can be sent only to groups and supergroups" + OWN_RULE
        )
    if room.members.get(receiver, "left") not in PRESENT:
        raise bad_state("user is not a member of the chat")
    query_id = (call.get("ephemeral_message_parameters") or call.parameters).get(
        "callback_query_id"
    )
    if query_id is not None and (query_id not in world.queries or query_id in world.expired):
        raise bad_state("query is too old and response timeout expired or query ID is invalid")
    ephemeral_id = len(room.ephemeral) + 1
    before = room.last_bot_id
    message = world.compose(room, world.bot, content)
    del room.messages[message.message_id]
    room.last_bot_id = before
    payload = {
        **message.payload,
        "message_id": 0,
        "ephemeral_message_id": ephemeral_id,
        "receiver_user": world.user_json(receiver),
    }
    room.ephemeral[ephemeral_id] = replace(message, message_id=0, payload=payload)
    room.sent.append((True, ephemeral_id))
    world.signal.notify()
    return room.ephemeral[ephemeral_id]


def find_ephemeral(world: World, call: Call) -> Message:
    """Return the ephemeral message that a call names."""
    room = find_room(world, call.get("chat_id"), "write")
    message = room.ephemeral.get(call.get("ephemeral_message_id"))
    if message is None or message.payload["receiver_user"]["id"] != call.get("receiver_user_id"):
        raise bad_state("message to edit not found")
    return message


@method("editEphemeralMessageText", "editEphemeralMessageReplyMarkup")
def edit_ephemeral(world: World, call: Call) -> Any:
    """Change the text or the buttons of an ephemeral message."""
    message = find_ephemeral(world, call)
    markup = check_markup(call.get("reply_markup"), str(world.bot.username))
    keep: tuple[str, ...] = ()
    content: dict[str, Any] = {}
    if call.method == "editEphemeralMessageReplyMarkup":
        keep = ("text", "entities", "rich_message")
    elif call.get("rich_message"):
        content = rich_content(world, call.get("rich_message"), call.files)
    else:
        content = text_content(world, call.parameters)
    refuse_unchanged(message, {**content, **markup}, keep)
    world.revise(message, {**content, **markup}, keep=keep)
    return True


@method("deleteEphemeralMessage")
def delete_ephemeral(world: World, call: Call) -> Any:
    """Take an ephemeral message away."""
    message = find_ephemeral(world, call)
    del world.rooms[message.chat_id].ephemeral[call.get("ephemeral_message_id")]
    return True
