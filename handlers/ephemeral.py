"""Ephemeral messages (Bot API 10.2 and 10.3): seen in a group by one member only.

The framework has no class for them: they go out as parameters it does not know, are changed by
methods it does not know, and what it does not know of a message stands in its `api_kwargs`.

Source: https://core.telegram.org/bots/api#ephemeral-messages-and-commands.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import structlog
from telegram import Bot, Message
from telegram.constants import ChatType
from telegram.error import BadRequest, EndPointNotFound, Forbidden, InvalidToken, TelegramError

from handlers.recent import Recent
from handlers.sent import WITHOUT_PREVIEW, Sent

KEPT_CHATS = 10_000
"""Chats remembered for having refused one; those asked in longest ago are tried again."""
GROUPS = frozenset({ChatType.GROUP, ChatType.SUPERGROUP})
REFUSED = "ephemeral messages refused"
NOT_MODIFIED = "message is not modified"

log = structlog.get_logger(__name__)


class EphemeralMessages:
    """Whether a question back is shown to the asker alone; off until a setting wants it."""

    def __init__(self) -> None:
        """Begin switched off."""
        self.is_on = False
        self._refused: Recent[int, bool] = Recent(KEPT_CHATS)
        self._is_said = False

    async def attempt(self, chat: int, send: Callable[[bool], Awaitable[Sent]]) -> Sent:
        """Return what `send` returns, told whether to send an ephemeral message.

        One that is refused is sent again to everybody; so is from then on everything in that chat,
        or in all where the server knows no such messages, until the next start.
        """
        if not self.is_on or self._refused.get(chat):
            return await send(False)
        try:
            sent = await send(True)
        except (BadRequest, Forbidden) as error:
            # Had the chat been at fault, the ordinary message would be refused too.
            sent = await send(False)
            self._refused.put(chat, True)
            self._say(error.message)
            return sent
        except (InvalidToken, AttributeError, KeyError, TypeError, ValueError) as error:
            # A 404, which the framework takes for a wrong token, or a reply it cannot read.
            self.is_on = False
            sent = await send(False)
            self._say(type(error).__name__)
            return sent
        if not sent.ephemeral:
            # An older server passes over the parameter: the message is there, for everybody.
            self.is_on = False
            self._say("not known to the server")
        return sent

    def _say(self, reason: str) -> None:
        """Log the first refusal: however many chats refuse, there is one thing to know."""
        if not self._is_said:
            log.warning(REFUSED, reason=reason)
        self._is_said = True


def receiver_of(message: Message) -> int:
    """Return the member of a group who can be shown a message alone; 0 where there is none.

    Whoever writes as the group or as a channel has no name that a message could go to.
    """
    author = message.from_user
    if message.chat.type not in GROUPS or message.sender_chat is not None or author is None:
        return 0
    return 0 if author.is_bot else author.id


def ephemeral_to(receiver: int) -> dict[str, Any]:
    """Return the parameters that make a message an ephemeral one."""
    return {"ephemeral_message_parameters": {"receiver_user_id": receiver}}


def number_of(message: Message) -> int:
    """Return the number of an ephemeral message in its chat; 0 for an ordinary message."""
    number = message.api_kwargs.get("ephemeral_message_id")
    return number if isinstance(number, int) else 0


async def edit_ephemeral(
    bot: Bot, place: dict[str, int], text: str, markup: Mapping[str, Any] | None
) -> bool:
    """Change an ephemeral message; the same again is no error. `text` is HTML.

    Returns:
        Whether it says so now; how a message that is gone is refused is not published.

    """
    content = {
        "text": text,
        "parse_mode": "HTML",
        "link_preview_options": WITHOUT_PREVIEW,
        "reply_markup": markup,
    }
    try:
        await bot.do_api_request("editEphemeralMessageText", api_kwargs={**place, **content})
    except (BadRequest, EndPointNotFound, Forbidden) as error:
        return NOT_MODIFIED in error.message.lower()
    return True


async def delete_ephemeral(bot: Bot, place: dict[str, int]) -> None:
    """Take an ephemeral message away; what cannot be is gone by itself before long."""
    try:
        await bot.do_api_request("deleteEphemeralMessage", api_kwargs={**place})
    except TelegramError as error:
        log.info("ephemeral message not deleted", reason=error.message)


def place_of(chat: int, receiver: int, number: int) -> dict[str, int]:
    """Return the parameters that say which ephemeral message."""
    return {"chat_id": chat, "receiver_user_id": receiver, "ephemeral_message_id": number}
