"""An update as it came in, whether it has the shape that the Bot API promises out.

The framework takes any value for any field, and only what reads the field fails, in the middle of
the work. What the bot reads is looked at here before; what it does not read may be anything.

Source: https://core.telegram.org/bots/api#available-types; identifiers have 52 significant bits.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

Shape: TypeAlias = "type | Fields | Each"
LARGEST = 1 << 52


class Fields:
    """An object: fields that it must have, that it may have, and some of which it must have one."""

    __slots__ = ("may", "must", "one_of")

    def __init__(
        self, must: Mapping[str, Shape], may: Mapping[str, Shape], one_of: tuple[str, ...] = ()
    ) -> None:
        self.must = tuple(must.items())
        self.may = dict(may)
        self.one_of = one_of


class Each:
    """A list of things of one shape."""

    __slots__ = ("shape",)

    def __init__(self, shape: Shape) -> None:
        self.shape = shape


USER = Fields({"id": int, "first_name": str, "is_bot": bool}, {"username": str})
CHAT = Fields({"id": int, "type": str}, {"title": str, "username": str})
ENTITY = Fields({"type": str, "offset": int, "length": int}, {"user": USER})
MESSAGE = Fields(
    {"message_id": int, "date": int, "chat": CHAT},
    {
        "from": USER,
        "sender_chat": CHAT,
        "text": str,
        "caption": str,
        "entities": Each(ENTITY),
        "caption_entities": Each(ENTITY),
        "message_thread_id": int,
        "is_topic_message": bool,
        "direct_messages_topic": Fields({"topic_id": int}, {}),
        "business_connection_id": str,
        "migrate_to_chat_id": int,
        "migrate_from_chat_id": int,
        "ephemeral_message_id": int,
        "rich_message": Fields({}, {"blocks": Each(Fields({}, {"type": str}))}),
    },
)
MESSAGE.may["reply_to_message"] = MESSAGE
MEMBER = Fields({"status": str, "user": USER}, {})
KINDS = {
    **dict.fromkeys(("message", "edited_message"), MESSAGE),
    "guest_message": Fields({**dict(MESSAGE.must), "guest_query_id": str}, MESSAGE.may),
    "inline_query": Fields({"id": str, "from": USER, "query": str, "offset": str}, {}),
    "callback_query": Fields(
        {"id": str, "from": USER, "chat_instance": str},
        {"data": str, "message": MESSAGE, "inline_message_id": str},
        one_of=("message", "inline_message_id"),
    ),
    "my_chat_member": Fields(
        {
            "chat": CHAT,
            "from": USER,
            "date": int,
            "old_chat_member": MEMBER,
            "new_chat_member": MEMBER,
        },
        {},
    ),
}
"""The kinds of update that the bot asks for."""


def is_well_formed(raw: Mapping[str, Any]) -> bool:
    """Whether all that the bot reads of an update is there and of its type.

    >>> is_well_formed({"update_id": 1, "message": {"message_id": 1, "date": 0, "chat": {"id": 5}}})
    False
    """
    return all(fits(raw[kind], shape) for kind, shape in KINDS.items() if kind in raw)


def is_asked_for(raw: Mapping[str, Any]) -> bool:
    """Whether an update is of a kind that the bot asks for; a server may send others too."""
    return not KINDS.keys().isdisjoint(raw)


def fits(value: Any, shape: Shape) -> bool:
    """Whether a value has a shape; null is no value."""
    if isinstance(shape, Each):
        return isinstance(value, list) and all(fits(each, shape.shape) for each in value)
    if isinstance(shape, Fields):
        return (
            isinstance(value, dict)
            and (not shape.one_of or any(value.get(name) for name in shape.one_of))
            and all(fits(value.get(name), inner) for name, inner in shape.must)
            and all(
                fits(inside, shape.may[name])
                for name, inside in value.items()
                if name in shape.may and inside is not None
            )
        )
    if shape is str:
        return isinstance(value, str) and (value.isascii() or _is_text(value))
    if shape is int:
        return type(value) is int and -LARGEST < value < LARGEST
    return isinstance(value, shape)


def _is_text(value: str) -> bool:
    """Whether a text can be written: JSON can escape half of a pair of surrogates, UTF-8 cannot."""
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True
