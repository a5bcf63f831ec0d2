"""A reply of the core in, a message sent or edited out: the one way an answer leaves the bot."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

import structlog
from telegram import (
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    Message,
    ReplyParameters,
)
from telegram.constants import (
    InlineKeyboardButtonLimit,
    InlineKeyboardMarkupLimit,
    MessageLimit,
    ParseMode,
)
from telegram.error import BadRequest

from stats import Choice, Reply
from stats.render import button_choices, render_html

log = structlog.get_logger(__name__)

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
CHOICE_PREFIX = "c"
NO_MATTER = ("message is not modified", "message to edit not found")
"""Refusals of an edit that leave nothing to be done."""


def keyboard(reply: Reply, asker: int) -> InlineKeyboardMarkup | None:
    """Return one button for each choice of a reply; `asker` alone may press them in a group."""
    rows = [
        [InlineKeyboardButton(choice.label, callback_data=data)]
        for choice in button_choices(reply)
        if len((data := choice_data(asker, choice.key)).encode())
        <= InlineKeyboardButtonLimit.MAX_CALLBACK_DATA
    ]
    return (
        InlineKeyboardMarkup(rows[: InlineKeyboardMarkupLimit.TOTAL_BUTTON_NUMBER])
        if rows
        else None
    )


def choice_data(asker: int, key: str) -> str:
    """Return the data of a button that stands for a choice."""
    return f"{CHOICE_PREFIX}{asker:x}.{key}"


def read_choice_data(data: str, prefix: str = CHOICE_PREFIX) -> tuple[int, str]:
    """Return the asker and the key of a button's data; an unreadable asker is nobody, 0."""
    asker, _, key = data.removeprefix(prefix).partition(".")
    try:
        return int(asker, 16), key
    except ValueError:
        return 0, key


def html(reply: Reply, *, brief: bool = False) -> str:
    """Return a reply as the HTML of one message."""
    return render_html(reply, limit=MessageLimit.MAX_TEXT_LENGTH, brief=brief)


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
    try:
        # By its numbers, since of an old message the button's update has nothing more.
        await query.get_bot().edit_message_text(
            text, message.chat.id, message.message_id, reply_markup=markup
        )
    except BadRequest as error:
        if not any(each in error.message.lower() for each in NO_MATTER):
            raise


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


async def send_reply(
    message: Message, reply: Reply, asker: int, *, quote: bool, brief: bool = False
) -> Message:
    """Answer a message with a reply."""
    return await message.reply_text(
        html(reply, brief=brief),
        parse_mode=ParseMode.HTML,
        link_preview_options=NO_PREVIEW,
        reply_markup=keyboard(reply, asker),
        reply_parameters=ReplyParameters(message.message_id, allow_sending_without_reply=True)
        if quote
        else None,
    )


async def edit_reply(
    edit: Callable[..., Awaitable[object]],
    reply: Reply,
    asker: int,
    *,
    brief: bool = False,
    **place: int,
) -> None:
    """Change an answer given earlier, by the method that edits it; the same again is no error."""
    try:
        await edit(
            html(reply, brief=brief),
            parse_mode=ParseMode.HTML,
            link_preview_options=NO_PREVIEW,
            reply_markup=keyboard(reply, asker),
            **place,
        )
    except BadRequest as error:
        if not any(each in error.message.lower() for each in NO_MATTER):
            raise
