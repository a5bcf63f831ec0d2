"""Who may send what where: chat, topic, replied message and message to edit of a request, or Telegram's refusal.

Source: telegram-bot-api Client.cpp, check_chat_access, check_message_topic, check_reply_parameters, check_message.
"""

from typing import Any, Literal

from .errors import OWN_RULE, QUERY_TOO_OLD, bad_request, bad_state, forbidden
from .model import Call, Message, Query
from .world import PRESENT, Room, World

Rights = Literal["read", "write"]


def find_room(world: World, chat_id: Any, rights: Rights = "read") -> Room:
    """Return the chat that a request names, if the bot may read or write there."""
    room = find_known_room(world, chat_id)
    if room.chat.type == "private":
        check_private(room, rights)
        return room
    if room.migrated_to is not None and rights == "write":
        raise bad_state(
            "group chat was upgraded to a supergroup chat",
            {"migrate_to_chat_id": room.migrated_to},
        )
    status = room.members.get(world.bot.id, "left")
    public = room.chat.username is not None and rights == "read"
    if status == "kicked":
        raise forbidden(f"bot was kicked from the {room.chat.type} chat")
    if status not in PRESENT and not public:
        raise forbidden(f"bot is not a member of the {room.chat.type} chat")
    return room


def find_known_room(world: World, chat_id: Any) -> Room:
    """Return a chat by identifier or @username, whatever the bot may do there."""
    if chat_id in ("", None):
        raise bad_request("chat_id is empty")
    if isinstance(chat_id, str):
        for room in world.rooms.values():
            name = room.chat.username
            if name and chat_id.lower() == f"@{name}".lower() and room.chat.type != "private":
                return room
        raise bad_state("chat not found")
    if chat_id in world.rooms:
        return world.rooms[chat_id]
    if chat_id in world.users:
        raise forbidden("bot can't initiate conversation with a user")
    raise bad_state("chat not found")


def check_private(room: Room, rights: Rights) -> None:
    """Refuse to write to somebody who has blocked the bot or never started it."""
    if rights != "write":
        return
    if room.blocked:
        raise forbidden("bot was blocked by the user")
    if not room.started:
        raise forbidden("bot can't initiate conversation with a user")


def writable_room(world: World, call: Call, what: str = "text messages") -> Room:
    """Return the chat to send to; `what` names the kind of message in a refusal."""
    for name in ("business_connection_id", "direct_messages_topic_id", "suggested_post_parameters"):
        if call.get(name):
            raise bad_request(f"{name} is not simulated{OWN_RULE}")
    room = find_room(world, call.get("chat_id"), "write")
    if room.muted:
        raise bad_state(f"Not enough rights to send {what} to the chat")
    return room


def place_content(world: World, room: Room, call: Call) -> dict[str, Any]:
    """Return the fields that say where in the chat a message stands: its topic and the message it answers."""
    content: dict[str, Any] = {}
    if thread_id := call.get("message_thread_id"):
        if room.chat.is_forum and thread_id not in room.topics:
            raise bad_state("message thread not found")
        if not room.chat.is_forum and room.chat.type != "supergroup":
            raise bad_state("message thread not found")
        content |= {"message_thread_id": thread_id}
        if room.chat.is_forum:
            content["is_topic_message"] = True
    replied = replied_message(world, room, call)
    if replied is not None:
        inner = {
            name: value for name, value in replied.payload.items() if name != "reply_to_message"
        }
        content["reply_to_message"] = inner
        if room.chat.is_forum and "message_thread_id" not in content and replied.thread_id:
            content |= {"message_thread_id": replied.thread_id, "is_topic_message": True}
    return content


def replied_message(world: World, room: Room, call: Call) -> Message | None:
    """Return the message that a request replies to, None if to none."""
    parameters = call.get("reply_parameters") or {}
    if legacy := call.get("reply_to_message_id"):
        lenient = call.get("allow_sending_without_reply", False)
        parameters = {"message_id": legacy, "allow_sending_without_reply": lenient}
    if not parameters:
        return None
    if "message_id" not in parameters and "ephemeral_message_id" not in parameters:
        raise bad_request('Can\'t find field "message_id"')
    where = find_room(world, parameters["chat_id"]) if "chat_id" in parameters else room
    found = where.messages.get(parameters.get("message_id", 0)) or where.ephemeral.get(
        parameters.get("ephemeral_message_id", 0)
    )
    if found is None and not parameters.get("allow_sending_without_reply"):
        raise bad_state("message to be replied not found")
    if found is not None and (quote := parameters.get("quote")) and quote not in found.text:
        raise bad_state("QUOTE_TEXT_INVALID")
    return found


def own_message(world: World, call: Call, what: str = "message to edit") -> Message:
    """Return the bot's message that a request names by chat and identifier, or by inline identifier."""
    if call.get("business_connection_id"):
        raise bad_request(f"business_connection_id is not simulated{OWN_RULE}")
    if call.get("chat_id") is None and not call.get("message_id"):
        inline_id = call.get("inline_message_id")
        if not inline_id:
            raise bad_request("Message identifier is not specified")
        if inline_id not in world.inline_messages:
            raise bad_state("MESSAGE_ID_INVALID")
        return world.inline_messages[inline_id]
    room = find_room(world, call.get("chat_id"), "write")
    message = room.messages.get(call.get("message_id") or 0)
    if message is None:
        raise bad_state(f"{what} not found")
    if message.sender_id != world.bot.id:
        raise bad_state("message can't be edited")
    return message


def take_query(world: World, query_id: str, kind: str) -> Query:
    """Return the open query that is answered and close it; refuses an unknown, answered or expired one."""
    query = world.queries.get(query_id)
    if (
        query is None
        or query.kind != kind
        or query_id in world.answers
        or query_id in world.expired
    ):
        raise bad_state(QUERY_TOO_OLD)
    return query
