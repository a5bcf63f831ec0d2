"""What the tests hold in hand: users, chats, messages, queries, uploads, and the record of each request."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

ChatType = Literal["private", "group", "supergroup", "channel"]


@dataclass(frozen=True, slots=True)
class User:
    """Somebody on Telegram."""

    id: int
    first_name: str
    username: str | None = None
    language_code: str | None = "en"
    is_bot: bool = False

    def as_json(self) -> dict[str, Any]:
        """Write the User object."""
        written: dict[str, Any] = {
            "id": self.id,
            "is_bot": self.is_bot,
            "first_name": self.first_name,
        }
        if self.username:
            written["username"] = self.username
        if self.language_code and not self.is_bot:
            written["language_code"] = self.language_code
        return written


@dataclass(frozen=True, slots=True)
class Chat:
    """A chat; a private one has the identifier of its user."""

    id: int
    type: ChatType
    title: str
    username: str | None = None
    is_forum: bool = False

    def as_json(self) -> dict[str, Any]:
        """Write the Chat object."""
        written: dict[str, Any] = {"id": self.id, "type": self.type}
        written["first_name" if self.type == "private" else "title"] = self.title
        if self.username:
            written["username"] = self.username
        if self.is_forum:
            written["is_forum"] = True
        return written


@dataclass(frozen=True, slots=True)
class Message:
    """A message as it stands at one moment; an edit makes a new one with the same identifiers.

    `payload` is the Message object of the Bot API. An inline message has an `inline_message_id` and no place in a chat.
    """

    chat_id: int
    message_id: int
    payload: Mapping[str, Any]
    inline_message_id: str | None = None

    @property
    def text(self) -> str:
        """The text, or the caption; empty if there is neither."""
        return str(self.payload.get("text") or self.payload.get("caption") or "")

    @property
    def entities(self) -> tuple[Mapping[str, Any], ...]:
        """The entities of the text or caption."""
        return tuple(self.payload.get("entities") or self.payload.get("caption_entities") or ())

    @property
    def keyboard(self) -> tuple[tuple[Mapping[str, Any], ...], ...]:
        """The rows of inline buttons, as InlineKeyboardButton objects."""
        markup = self.payload.get("reply_markup", {})
        return tuple(tuple(row) for row in markup.get("inline_keyboard", ()))

    @property
    def buttons(self) -> tuple[str, ...]:
        """The labels of all inline buttons."""
        return tuple(button["text"] for row in self.keyboard for button in row)

    @property
    def reply_to(self) -> int | None:
        """The identifier of the message that this one answers."""
        replied = self.payload.get("reply_to_message")
        return int(replied["message_id"]) if replied else None

    @property
    def thread_id(self) -> int | None:
        """The topic it stands in."""
        return self.payload.get("message_thread_id")

    @property
    def file_id(self) -> str | None:
        """The file that it shows: the largest size of a photo, a document and so on."""
        if photos := self.payload.get("photo"):
            return str(photos[-1]["file_id"])
        for kind in ("document", "video", "audio", "animation", "voice", "sticker"):
            if kind in self.payload:
                return str(self.payload[kind]["file_id"])
        return None

    @property
    def sender_id(self) -> int | None:
        """Who sent it."""
        sender = self.payload.get("from")
        return int(sender["id"]) if sender else None


QueryKind = Literal["callback", "inline", "guest"]


@dataclass(frozen=True, slots=True)
class Query:
    """A query that waits for its answer: a pressed button, an inline query or a guest message."""

    id: str
    kind: QueryKind
    user: User
    text: str
    message: Message | None = None


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that the bot has sent."""

    name: str
    content: bytes
    content_type: str = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Call:
    """A request that passed the check of names and types; `parameters` are JSON values."""

    method: str
    parameters: Mapping[str, Any]
    files: Mapping[str, Upload] = field(default_factory=dict)

    def get(self, name: str, default: Any = None) -> Any:
        """Return a parameter."""
        return self.parameters.get(name, default)


@dataclass(frozen=True, slots=True)
class Request:
    """One request of the bot with its answer.

    Attributes:
        parameters: as JSON values; as they were sent if the request was malformed.
        status: the HTTP status, 0 if a fault cut the connection instead of an answer.
        at: when it arrived, in seconds of time.monotonic().
        fault: the kind of fault that a test had asked for, if one struck.
    """

    method: str
    parameters: Mapping[str, Any]
    files: Mapping[str, Upload]
    status: int
    response: Mapping[str, Any]
    at: float
    fault: str | None = None

    @property
    def result(self) -> Any:
        """The result, None if it was refused."""
        return self.response.get("result")


@dataclass(frozen=True, slots=True)
class Violation:
    """A request that was refused with 400, 401, 404 or 413.

    Attributes:
        malformed: it could not have been right at any time: its own fault, not that of a vanished chat, message or query.
    """

    method: str
    status: int
    description: str
    parameters: Mapping[str, Any]
    malformed: bool
