"""Rich messages (Bot API 10.1): sent where the server has them, given up for good where not.

The framework has no class for them: they go out through its call for methods it does not know, and
as parameters it does not know.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, TypeVar

import structlog
from telegram import (
    InputFile,
    MaybeInaccessibleMessage,
    Message,
)
from telegram.error import BadRequest, EndPointNotFound

from handlers.sent import Sent, read_sent

Outcome = TypeVar("Outcome")

log = structlog.get_logger(__name__)


class RichMessages:
    """Whether replies are sent as rich messages; off until a setting wants them."""

    def __init__(self, name: str = "rich messages") -> None:
        """Begin switched off; the name is what the log calls them."""
        self.is_on = False
        self._given_up = f"{name} given up"

    async def attempt(self, send: Callable[[bool], Awaitable[Outcome]]) -> Outcome:
        """Return what `send` returns, told whether to send a rich message.

        One that is refused is sent again as text, and from then on everything is, until the next
        start: a server without the method says 404, one that rejects the content 400.
        """
        if not self.is_on:
            return await send(False)
        try:
            return await send(True)
        except (BadRequest, EndPointNotFound) as error:
            sent = await send(False)
            # Had the chat been at fault, the text would have been refused too. Others may have
            # been under way at the same time: it is said once.
            if self.is_on:
                log.warning(self._given_up, reason=error.message)
            self.is_on = False
            return sent


def rich_message(html: str, media: Sequence[dict[str, Any]] = ()) -> dict[str, Any]:
    """Return the InputRichMessage; nothing in a figure or a label is made a link of."""
    content: dict[str, Any] = {"html": html, "skip_entity_detection": True}
    return {**content, "media": list(media)} if media else content


def photo_media(name: str, photo: InputFile | str) -> tuple[dict[str, Any], dict[str, InputFile]]:
    """Return a photo as the InputRichMessageMedia of a name, and what goes up beside the message.

    A photo that Telegram has is named by its file there, and nothing goes up.
    """
    reference = photo if isinstance(photo, str) else f"attach://{name}"
    media = {"id": name, "media": {"type": "photo", "media": reference}}
    return media, {} if isinstance(photo, str) else {name: photo}


def is_rich(message: MaybeInaccessibleMessage) -> bool:
    """Whether a message is a rich one."""
    return "rich_message" in message.api_kwargs


def photo_inside(message: MaybeInaccessibleMessage) -> str:
    """Return the file of the first photo in a rich message; empty where there is none."""
    blocks = message.api_kwargs.get("rich_message", {}).get("blocks", ())
    photos = (block["photo"] for block in blocks if block.get("type") == "photo")
    return next((str(sizes[-1]["file_id"]) for sizes in photos if sizes), "")


async def send_rich(
    message: Message,
    html: str,
    markup: Mapping[str, Any] | None,
    parameters: Mapping[str, Any] | None,
) -> Sent:
    """Answer a message with a rich one, in its topic.

    Raises:
        BadRequest, EndPointNotFound: the server refuses it; nothing was sent.

    """
    result = await message.get_bot().do_api_request(
        "sendRichMessage",
        api_kwargs={
            "chat_id": message.chat_id,
            # Elsewhere a thread is a chain of replies, which no message can be sent to.
            "message_thread_id": message.message_thread_id if message.is_topic_message else None,
            "rich_message": rich_message(html),
            "reply_markup": markup,
            "reply_parameters": parameters,
        },
    )
    return read_sent(result)
