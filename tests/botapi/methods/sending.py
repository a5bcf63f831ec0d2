"""Methods that send: text, media, albums, rich messages, drafts, copies and forwards."""

from collections.abc import Mapping
from typing import Any

from ..access import find_room, place_content, writable_room
from ..content import (
    MEDIA,
    NAMED,
    album_contents,
    caption_content,
    media_content,
    rich_content,
    text_content,
)
from ..errors import OWN_RULE, ApiError, bad_request, bad_state
from ..keyboards import check_markup
from ..model import Call, Message
from ..world import World
from .ephemeral import receiver_of, send_ephemeral
from .registry import method

ACTIONS = (
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document",
    "choose_sticker", "find_location", "record_video_note", "upload_video_note",
)  # fmt: skip


def send(
    world: World, call: Call, content: Mapping[str, Any], what: str = "text messages"
) -> Mapping[str, Any]:
    """Put a message into the chat that the call names and return the Message object."""
    markup = check_markup(call.get("reply_markup"), str(world.bot.username))
    room = writable_room(world, call, what)
    fields = {**content, **markup, **place_content(world, room, call)}
    if world.ephemeral_messages and receiver_of(call) is not None:
        return send_ephemeral(world, room, call, fields).payload
    return world.post(room, fields).payload


@method("sendMessage")
def send_message(world: World, call: Call) -> Any:
    """Send text."""
    return send(world, call, text_content(world, call.parameters))


def send_media(world: World, call: Call) -> Any:
    """Send one file, with or without a caption."""
    kind = call.method.removeprefix("send").lower()
    caption = caption_content(world, call.parameters)
    media = media_content(world, kind, call.parameters, call.files, kind)
    return send(world, call, {**media, **caption}, NAMED[kind])


for media_kind in MEDIA:
    method("send" + media_kind.capitalize())(send_media)


@method("sendMediaGroup")
def send_media_group(world: World, call: Call) -> Any:
    """Send an album."""
    room = writable_room(world, call, "photos")
    contents = album_contents(world, call.get("media"), call.files)
    place = place_content(world, room, call)
    album = world.new_query_id()
    return [
        world.post(room, {**content, **place, "media_group_id": album}).payload
        for content in contents
    ]


@method("sendRichMessage")
def send_rich_message(world: World, call: Call) -> Any:
    """Send a rich message, where the server is new enough to know them."""
    require_rich(world)
    content = rich_content(world, call.get("rich_message"), call.files)
    return send(world, call, content, "the rich message")


def require_rich(world: World) -> None:
    """Answer as a server before Bot API 10.1 does, if the test wants one."""
    if not world.rich_messages:
        raise bad_state_404()


def bad_state_404() -> ApiError:
    """Return the 404 that is no fault of the request."""
    error = bad_state("")
    error.code, error.description = 404, "Not Found: method not found"
    return error


@method("sendMessageDraft", "sendRichMessageDraft")
def send_draft(world: World, call: Call) -> Any:
    """Show a message that is still being written; leaves nothing in the chat."""
    room = writable_room(world, call)
    if room.chat.type != "private":
        raise bad_request("message drafts can be sent only to private chats" + OWN_RULE)
    if call.get("draft_id") == 0:
        raise bad_request("draft_id must be non-zero" + OWN_RULE)
    if call.method == "sendRichMessageDraft":
        require_rich(world)
        rich_content(world, call.get("rich_message"), call.files)
    elif call.get("text"):
        text_content(world, call.parameters)
    return True


@method("sendChatAction")
def send_chat_action(world: World, call: Call) -> Any:
    """Show what the bot is doing."""
    if call.get("action") not in ACTIONS:
        raise bad_request("Wrong parameter action in request")
    room = find_room(world, call.get("chat_id"), "write")
    room.actions.append(call.get("action"))
    return True


def source_message(world: World, call: Call, what: str) -> Message:
    """Return the message that is to be copied or forwarded."""
    source = find_room(world, call.get("from_chat_id"))
    message = source.messages.get(call.get("message_id"))
    if message is None:
        raise bad_state(f"message to {what} not found")
    return message


def shown_content(message: Message) -> dict[str, Any]:
    """Return the fields that a copy takes over."""
    names = ("text", "entities", "caption", "caption_entities", "rich_message", "sticker", *MEDIA)
    return {name: message.payload[name] for name in names if name in message.payload}


@method("copyMessage")
def copy_message(world: World, call: Call) -> Any:
    """Send a copy without a link to the original; a caption in the request replaces the old one."""
    content = shown_content(source_message(world, call, "copy"))
    if "caption" in call.parameters:
        for name in ("caption", "caption_entities"):
            content.pop(name, None)
        content |= caption_content(world, call.parameters)
    return {"message_id": send(world, call, content)["message_id"]}


@method("forwardMessage")
def forward_message(world: World, call: Call) -> Any:
    """Send a copy that names its origin."""
    message = source_message(world, call, "forward")
    content = {**shown_content(message), "forward_origin": origin_of(message)}
    return send(world, call, content)


def origin_of(message: Message) -> dict[str, Any]:
    """Write the MessageOrigin of a forwarded message."""
    if "forward_origin" in message.payload:
        return dict(message.payload["forward_origin"])
    date = message.payload["date"]
    if sender := message.payload.get("from"):
        return {"type": "user", "sender_user": sender, "date": date}
    return {
        "type": "channel",
        "chat": message.payload["chat"],
        "message_id": message.message_id,
        "date": date,
    }
