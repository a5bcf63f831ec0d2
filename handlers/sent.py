"""A text out, the number of its message in; the one request of nearly every update, kept short.

The framework's own way makes an object of the message with a hundred attributes that nobody reads,
which took a seventh of an update's time (`python -m tests.bench.load`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from telegram import LinkPreviewOptions, Message, ReplyParameters
from telegram.constants import ParseMode

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


@dataclass(frozen=True, slots=True)
class Sent:
    """A message that was sent.

    Attributes:
        message_id: its number in its chat.
        ephemeral: the number of an ephemeral message; 0 for one that everybody sees.

    """

    message_id: int
    ephemeral: int = 0


def read_sent(result: Mapping[str, Any]) -> Sent:
    """Return what the server says of a message that was sent.

    Raises:
        KeyError, TypeError: it is no message.

    """
    ephemeral = result.get("ephemeral_message_id")
    return Sent(int(result["message_id"]), ephemeral if isinstance(ephemeral, int) else 0)


async def send_text(
    message: Message,
    html: str,
    markup: Mapping[str, Any] | None,
    parameters: ReplyParameters | None,
    more: Mapping[str, Any],
) -> Sent:
    """Answer a message with HTML, in its topic; `more` are parameters the framework knows not."""
    thread = message.message_thread_id if message.is_topic_message else None
    topic = message.direct_messages_topic
    given = {
        "chat_id": message.chat_id,
        "text": html,
        "parse_mode": ParseMode.HTML,
        "link_preview_options": NO_PREVIEW,
        "reply_markup": markup,
        "reply_parameters": parameters,
        # Elsewhere a thread is a chain of replies, which no message can be sent to.
        "message_thread_id": thread,
        "direct_messages_topic_id": topic.topic_id if topic else None,
        "business_connection_id": message.business_connection_id,
        **more,
    }
    body = {name: value for name, value in given.items() if value is not None}
    # All that the framework's methods do with their parameters; 22.8 has no public name for it.
    return read_sent(await message.get_bot()._post("sendMessage", body))
