"""Buttons that are not under an answer: rows of choices, a text changed."""

from __future__ import annotations

from collections.abc import Sequence

from telegram import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.constants import InlineKeyboardButtonLimit

from handlers.sending import edit_quietly
from stats import Choice


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
