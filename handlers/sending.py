"""A reply of the core in, a message sent or edited out: the one way an answer leaves the bot."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from types import MappingProxyType
from typing import TypeVar

from telegram import LinkPreviewOptions, Message, ReplyParameters
from telegram.constants import MessageLimit, ParseMode
from telegram.error import BadRequest

from handlers.context import Context
from handlers.keyboards import keyboard
from handlers.rich import rich_message, send_rich
from stats import Reply
from stats.render import Chart, render_html, render_rich

Edited = TypeVar("Edited")

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
NO_PLACE: Mapping[str, int] = MappingProxyType({})
NOT_MODIFIED = "message is not modified"
NOT_FOUND = "message to edit not found"


def html(reply: Reply, context: Context, *, brief: bool = False) -> str:
    """Return a reply as the HTML of one message, the same through every door."""
    url, limit = context.receipt_url(reply), MessageLimit.MAX_TEXT_LENGTH
    return render_html(reply, limit=limit, receipt_url=url, brief=brief)


def rich_html(
    reply: Reply, context: Context, *, brief: bool = False, chart: Chart | None = None
) -> str:
    """Return a reply as the HTML of one rich message."""
    return render_rich(reply, receipt_url=context.receipt_url(reply), brief=brief, chart=chart)


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
    markup = keyboard(context.catalogue.vary(reply), asker)
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
    is_inline: bool = False,
    place: Mapping[str, int] = NO_PLACE,
) -> bool:
    """Change an answer given earlier, by the method that edits it; the same again is no error.

    `text` is the reply as HTML; `place` says which message, where the method does not know.

    Returns:
        Whether there is such a message still.

    """
    markup = keyboard(context.catalogue.vary(reply), asker, is_inline=is_inline)

    async def send(is_rich: bool) -> bool:
        if is_rich:
            content = {"rich_message": rich_message(rich_html(reply, context, brief=brief))}
            edited = await edit_quietly(
                edit, None, api_kwargs=content, reply_markup=markup, **place
            )
            return bool(edited)
        edited = await edit_quietly(
            edit,
            text,
            parse_mode=ParseMode.HTML,
            link_preview_options=NO_PREVIEW,
            reply_markup=markup,
            **place,
        )
        return bool(edited)

    return await context.bot_data.rich.attempt(send)


async def edit_quietly(
    edit: Callable[..., Awaitable[Edited]], *text: str | None, **content: object
) -> Edited | bool:
    """Edit a message; the same again is no error.

    Returns:
        What the edit returns, True where nothing was to be changed; False where there is no such
        message any more.

    """
    try:
        return await edit(*text, **content)
    except BadRequest as error:
        reason = error.message.lower()
        if NOT_FOUND in reason:
            return False
        if NOT_MODIFIED not in reason:
            raise
    return True
