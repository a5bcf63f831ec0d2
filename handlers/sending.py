"""A reply of the core in, a message sent or edited out: the one way an answer leaves the bot."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from types import MappingProxyType

from telegram import LinkPreviewOptions, Message, ReplyParameters
from telegram.constants import MessageLimit, ParseMode
from telegram.error import BadRequest

from handlers.context import Context
from handlers.keyboards import keyboard
from handlers.rich import rich_message, send_rich
from stats import Reply
from stats.render import render_html, render_rich

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
NO_PLACE: Mapping[str, int] = MappingProxyType({})
NO_MATTER = ("message is not modified", "message to edit not found")
"""Refusals of an edit that leave nothing to be done."""


def html(reply: Reply, context: Context) -> str:
    """Return a reply as the HTML of one message, the same through every door."""
    url = context.receipt_url(reply)
    return render_html(reply, limit=MessageLimit.MAX_TEXT_LENGTH, receipt_url=url)


def rich_html(reply: Reply, context: Context) -> str:
    """Return a reply as the HTML of one rich message."""
    return render_rich(reply, receipt_url=context.receipt_url(reply))


async def send_reply(
    message: Message, reply: Reply, asker: int, context: Context, *, quote: bool
) -> Message:
    """Answer a message with a reply."""
    markup = keyboard(reply, asker)
    parameters = (
        ReplyParameters(message.message_id, allow_sending_without_reply=True) if quote else None
    )

    async def send(is_rich: bool) -> Message:
        if is_rich:
            return await send_rich(message, rich_html(reply, context), markup, parameters)
        return await message.reply_text(
            html(reply, context),
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
    is_inline: bool = False,
    place: Mapping[str, int] = NO_PLACE,
) -> None:
    """Change an answer given earlier, by the method that edits it; the same again is no error.

    `place` says which message, where the method does not know.
    """
    markup = keyboard(reply, asker, is_inline=is_inline)

    async def send(is_rich: bool) -> None:
        if is_rich:
            content = {"rich_message": rich_message(rich_html(reply, context))}
            await edit_quietly(edit, None, api_kwargs=content, reply_markup=markup, **place)
            return
        await edit_quietly(
            edit,
            html(reply, context),
            parse_mode=ParseMode.HTML,
            link_preview_options=NO_PREVIEW,
            reply_markup=markup,
            **place,
        )

    await context.bot_data.rich.attempt(send)


async def edit_quietly(
    edit: Callable[..., Awaitable[object]], *text: str | None, **content: object
) -> None:
    """Edit a message; a refusal that leaves nothing to be done is no error."""
    try:
        await edit(*text, **content)
    except BadRequest as error:
        if not any(each in error.message.lower() for each in NO_MATTER):
            raise
