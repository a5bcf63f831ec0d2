"""Buttons that are not under an answer: rows of choices, a press answered, a text changed."""

from __future__ import annotations

from collections.abc import Sequence

import structlog
from telegram import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.constants import InlineKeyboardButtonLimit
from telegram.error import BadRequest

from handlers.sending import edit_quietly
from stats import Choice

log = structlog.get_logger(__name__)


async def answer_press(query: CallbackQuery, text: str = "", *, is_alert: bool = False) -> None:
    """Answer a pressed button; one pressed too long ago to be answered is no error."""
    try:
        await query.answer(text or None, show_alert=is_alert)
    except BadRequest as error:
        log.info("press not answered", reason=error.message)


async def edit_text(
    query: CallbackQuery, text: str, markup: InlineKeyboardMarkup | None = None
) -> None:
    """Change the message of a pressed button; the same again, or one that is gone, is no error."""
    message = query.message
    if message is None:
        return
    # By its numbers, since of an old message the button's update has nothing more.
    place = {"chat_id": message.chat.id, "message_id": message.message_id}
    await edit_quietly(query.get_bot().edit_message_text, text, reply_markup=markup, **place)


def choice_rows(
    choices: Sequence[Choice], prefix: str, *, columns: int = 1
) -> list[list[InlineKeyboardButton]]:
    """Return rows of buttons for choices; one whose data would be too long is left out."""
    buttons = [
        InlineKeyboardButton(choice.label, callback_data=data)
        for choice in choices
        if len((data := f"{prefix}{choice.key}").encode())
        <= InlineKeyboardButtonLimit.MAX_CALLBACK_DATA
    ]
    return [buttons[n : n + columns] for n in range(0, len(buttons), columns)]
