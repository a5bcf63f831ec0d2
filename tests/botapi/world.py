"""What the server knows: users, chats with their members and messages, files, open queries, the bot's own profile.

One lock guards it, because the tests' thread and the server's may not be the same. Everything here is plain state; who may do what
is decided in `access` and `methods`.
"""

import secrets
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from .entities import FormattedText
from .model import Call, Chat, Message, Query, Upload, User
from .privacy import reaches_bot
from .signal import Signal
from .updates import UpdateQueue

STATUSES = ("creator", "administrator", "member", "restricted", "left", "kicked")
PRESENT = ("creator", "administrator", "member", "restricted")
GROUPS = ("group", "supergroup")


Given = ParamSpec("Given")
Returned = TypeVar("Returned")


def locked(
    method: Callable[Concatenate["World", Given], Returned],
) -> Callable[Concatenate["World", Given], Returned]:
    """Let one thread at a time into a method of the world."""

    @wraps(method)
    def guarded(world: "World", /, *args: Given.args, **kwargs: Given.kwargs) -> Returned:
        with world.lock:
            return method(world, *args, **kwargs)

    return guarded


@dataclass(slots=True)
class Room:
    """A chat from inside.

    Attributes:
        members: the status of each user; the bot among them.
        sent: the bot's messages in order, as (ephemeral, identifier).
        edited: the bot's edits in order, likewise.
        topics: names of the topics by thread identifier.
        last_bot_id: the bot that wrote here last.
        started: for a private chat, whether the user has ever written to the bot.
    """

    chat: Chat
    members: dict[int, str] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    ephemeral: dict[int, Message] = field(default_factory=dict)
    sent: list[tuple[bool, int]] = field(default_factory=list)
    edited: list[tuple[bool, int]] = field(default_factory=list)
    deleted: list[int] = field(default_factory=list)
    pinned: list[int] = field(default_factory=list)
    actions: list[str] = field(default_factory=list)
    topics: dict[int, str] = field(default_factory=dict)
    reactions: dict[int, list[Any]] = field(default_factory=dict)
    next_message_id: int = 1
    last_bot_id: int | None = None
    migrated_to: int | None = None
    started: bool = True
    blocked: bool = False
    muted: bool = False

    def message(self, key: tuple[bool, int]) -> Message | None:
        """Return a message of the bot as it stands now, None if it was deleted."""
        return (self.ephemeral if key[0] else self.messages).get(key[1])


def is_from_bot(payload: Mapping[str, Any]) -> bool:
    """Whether a bot wrote a message; somebody who writes as a chat only stands there as one."""
    return bool(payload.get("from", {}).get("is_bot")) and "sender_chat" not in payload


class World:
    """All state of one server."""

    def __init__(self, bot: User, *, privacy_mode: bool) -> None:
        self.bot = bot
        self.privacy_mode = privacy_mode
        self.lock = threading.RLock()
        self.signal = Signal()
        self.updates = UpdateQueue(self.signal)
        self.users: dict[int, User] = {bot.id: bot}
        self.rooms: dict[int, Room] = {}
        self.files: dict[str, Upload] = {}
        self.queries: dict[str, Query] = {}
        self.expired: set[str] = set()
        self.answers: dict[str, Call] = {}
        self.inline_messages: dict[str, Message] = {}
        self.commands: dict[tuple[str, str], list[Any]] = {}
        self.profile: dict[tuple[str, str], Any] = {}
        self.rich_messages = True
        self.ephemeral_messages = True
        self.mentions_arrive = False
        self._next = {"user": 1001, "group": 1, "supergroup": 1, "query": 1, "inline": 1, "file": 1}

    @locked
    def take_number(self, kind: str) -> int:
        """Return the next number of its kind."""
        number = self._next[kind]
        self._next[kind] = number + 1
        return number

    def add_room(self, room: Room) -> Room:
        """Add a chat."""
        self.rooms[room.chat.id] = room
        return room

    def store_file(self, upload: Upload) -> str:
        """Keep a file and return its identifier."""
        file_id = f"AgACAgQ{self.take_number('file'):06d}{secrets.token_urlsafe(12)}"
        self.files[file_id] = upload
        return file_id

    def user_json(self, user_id: int) -> dict[str, Any]:
        """Write a User object."""
        return self.users[user_id].as_json()

    def text_json(self, formatted: FormattedText, *, caption: bool = False) -> dict[str, Any]:
        """Write text and entities under the names that a Message uses."""
        if not formatted.text:
            return {}
        written: dict[str, Any] = {"caption" if caption else "text": formatted.text}
        if formatted.entities:
            name = "caption_entities" if caption else "entities"
            written[name] = [entity.as_json(self.user_json) for entity in formatted.entities]
        return written

    @locked
    def compose(self, room: Room, sender: User, content: Mapping[str, Any]) -> Message:
        """Put a message into a chat and return it."""
        message_id = room.next_message_id
        room.next_message_id += 1
        payload: dict[str, Any] = {
            "message_id": message_id,
            "from": sender.as_json(),
            "chat": room.chat.as_json(),
            "date": int(time.time()),
            **content,
        }
        if room.chat.type == "channel":
            del payload["from"]
            payload["sender_chat"] = room.chat.as_json()
        message = Message(room.chat.id, message_id, payload)
        room.messages[message_id] = message
        if is_from_bot(payload):
            room.last_bot_id = sender.id
        return message

    @locked
    def post(self, room: Room, content: Mapping[str, Any]) -> Message:
        """Put a message of the bot into a chat."""
        message = self.compose(room, self.bot, content)
        room.sent.append((False, message.message_id))
        self.signal.notify()
        return message

    @locked
    def revise(
        self, message: Message, content: Mapping[str, Any], *, keep: tuple[str, ...] = ()
    ) -> Message:
        """Replace what a message of the bot says; `keep` names the fields that stay, beside the frame."""
        frame = (
            "message_id", "ephemeral_message_id", "receiver_user", "from", "chat", "date", "reply_to_message",
            "message_thread_id", "is_topic_message", "via_bot", "guest_bot_caller_user", *keep,
        )  # fmt: skip
        payload = {name: message.payload[name] for name in frame if name in message.payload}
        revised = replace(message, payload={**payload, **content, "edit_date": int(time.time())})
        room = self.rooms.get(message.chat_id)
        ephemeral_id = message.payload.get("ephemeral_message_id")
        if message.inline_message_id:
            self.inline_messages[message.inline_message_id] = revised
        if room is not None and ephemeral_id:
            room.ephemeral[ephemeral_id] = revised
            room.edited.append((True, ephemeral_id))
        elif room is not None and message.message_id in room.messages:
            room.messages[message.message_id] = revised
            room.edited.append((False, message.message_id))
        self.signal.notify()
        return revised

    @locked
    def deliver(self, room: Room, message: Message, kind: str = "message") -> bool:
        """Queue an update for a message if the bot may see it; returns whether it may."""
        if not self.visible(room, message):
            return False
        return self.updates.publish(kind, message.payload) is not None

    def visible(self, room: Room, message: Message) -> bool:
        """Whether the bot gets this message, by privacy mode and membership."""
        if room.chat.type == "private":
            return not room.blocked
        status = room.members.get(self.bot.id, "left")
        if status not in PRESENT:
            return False
        if is_from_bot(message.payload):
            return False
        if status in ("creator", "administrator") or not self.privacy_mode:
            return True
        return room.chat.type == "channel" or reaches_bot(
            message.payload,
            self.bot.as_json(),
            last_bot_id=room.last_bot_id,
            mentions_arrive=self.mentions_arrive,
        )

    def open_query(self, query: Query) -> Query:
        """Remember a query that waits for its answer."""
        self.queries[query.id] = query
        return query

    def new_query_id(self) -> str:
        """Return an identifier as Telegram's look: a large number, as a string."""
        return str(7_000_000_000_000_000_000 + self.take_number("query"))

    @locked
    def add_inline_message(
        self, content: Mapping[str, Any], sender: User, room: Room | None = None
    ) -> Message:
        """Keep a message sent via the bot and return it; without a room it stands where the bot cannot look."""
        inline_id = f"AQAAAA{self.take_number('inline'):06d}{secrets.token_urlsafe(6)}"
        if room is None:
            message = Message(0, 0, dict(content), inline_id)
        else:
            posted = self.compose(room, sender, content)
            message = replace(posted, inline_message_id=inline_id)
            room.messages[message.message_id] = message
            if sender == self.bot:
                room.sent.append((False, message.message_id))
        self.inline_messages[inline_id] = message
        self.signal.notify()
        return message
