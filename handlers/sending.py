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

from handlers.context import Context
from handlers.rich import rich_message, send_rich
from stats import Reply
from stats.render import button_choices, render_html, render_rich

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
CHOICE_PREFIX = "c"
NOT_MODIFIED = "message is not modified"
NOT_FOUND = "message to edit not found"


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


def html(reply: Reply, context: Context, *, brief: bool = False) -> str:
    """Return a reply as the HTML of one message, the same through every door."""
    url, limit = context.receipt_url(reply), MessageLimit.MAX_TEXT_LENGTH
    return render_html(reply, limit=limit, receipt_url=url, brief=brief)


def rich_html(reply: Reply, context: Context, *, brief: bool = False) -> str:
    """Return a reply as the HTML of one rich message."""
    return render_rich(reply, receipt_url=context.receipt_url(reply), brief=brief)


async def send_reply(
    message: Message,
    reply: Reply,
    asker: int,
    context: Context,
    *,
    text: str,
    quote: bool,
    brief: bool = False,
) -> Message:
    """Answer a message with a reply, whose text as HTML is `text`."""
    markup = keyboard(reply, asker)
    parameters = (
        ReplyParameters(message.message_id, allow_sending_without_reply=True) if quote else None
    )

    async def send(is_rich: bool) -> Message:
        if is_rich:
            rich = rich_html(reply, context, brief=brief)
            return await send_rich(message, rich, markup, parameters)
        return await message.reply_text(
            text,
            parse_mode=ParseMode.HTML,
            link_preview_options=NO_PREVIEW,
            reply_markup=markup,
            reply_parameters=parameters,
        )

    return await context.bot_data.rich.attempt(send)


async def edit_reply(
    edit: Callable[..., Awaitable[object]],
    reply: Reply,
    asker: int,
    context: Context,
    *,
    text: str,
    brief: bool = False,
    **place: int,
) -> bool:
    """Change an answer given earlier, by the method that edits it; the same again is no error.

    Returns:
        Whether there is such a message still.

    """
    markup = keyboard(reply, asker)

    async def send(is_rich: bool) -> bool:
        if is_rich:
            content = {"rich_message": rich_message(rich_html(reply, context, brief=brief))}
            return await edit_quietly(edit, None, api_kwargs=content, reply_markup=markup, **place)
        return await edit_quietly(
            edit,
            text,
            parse_mode=ParseMode.HTML,
            link_preview_options=NO_PREVIEW,
            reply_markup=markup,
            **place,
        )

    return await context.bot_data.rich.attempt(send)


async def edit_quietly(
    edit: Callable[..., Awaitable[object]], *text: str | None, **content: object
) -> bool:
    """Edit a message; the same again is no error. Returns whether there is such a message still."""
    try:
        await edit(*text, **content)
    except BadRequest as error:
        reason = error.message.lower()
        if NOT_FOUND in reason:
            return False
        if NOT_MODIFIED not in reason:
            raise
    return True
