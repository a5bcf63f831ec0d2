"""A text out, the number of its message in; the one request of nearly every update, kept short.

The framework's own way makes an object of each thing that is sent, and one of the message with a
hundred attributes that nobody reads, which took a third of an update's time
(`python -m tests.bench.load`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from telegram import Bot, LinkPreviewOptions, Message
from telegram.constants import ParseMode
from telegram.ext import ExtBot
from telegram.request import RequestData

from handlers.traffic.transport import JsonData

WITHOUT_PREVIEW = {"is_disabled": True}
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
    parameters: Mapping[str, Any] | None,
    more: Mapping[str, Any],
) -> Sent:
    """Answer a message with HTML, in its topic; `more` are parameters the framework knows not."""
    thread = message.message_thread_id if message.is_topic_message else None
    topic = message.direct_messages_topic
    given = {
        "chat_id": message.chat_id,
        "text": html,
        "parse_mode": ParseMode.HTML,
        "link_preview_options": WITHOUT_PREVIEW,
        "reply_markup": markup,
        "reply_parameters": parameters,
        # Elsewhere a thread is a chain of replies, which no message can be sent to.
        "message_thread_id": thread,
        "direct_messages_topic_id": topic.topic_id if topic else None,
        "business_connection_id": message.business_connection_id,
        **more,
    }
    body = {name: value for name, value in given.items() if value is not None}
    return read_sent(await _post(message.get_bot(), "sendMessage", body))


async def _post(bot: Bot, method: str, body: dict[str, Any]) -> Any:
    """Make a request with parameters that are JSON, at the pace of its chat."""

    async def send() -> Any:
        data = cast(RequestData, JsonData(body))
        return await bot.request.post(f"{bot.base_url}/{method}", data)

    limiter = bot.rate_limiter if isinstance(bot, ExtBot) else None
    if limiter is None:
        return await send()
    return await limiter.process_request(send, (), {}, method, body, None)
