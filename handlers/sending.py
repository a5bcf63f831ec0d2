"""A reply of the core in, a message sent or edited out: the one way an answer leaves the bot."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from telegram import (
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

from stats import Reply
from stats.render import button_choices, render_html

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
