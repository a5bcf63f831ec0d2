"""A reply of the core in, a message sent or edited out: the one way an answer leaves the bot."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, TypeVar

from telegram import InlineKeyboardMarkup, Message
from telegram.constants import MessageLimit, ParseMode
from telegram.error import BadRequest

from handlers.answers import Asked
from handlers.context import Context
from handlers.ephemeral import (
    NOT_MODIFIED,
    delete_ephemeral,
    edit_ephemeral,
    ephemeral_to,
    place_of,
)
from handlers.keyboards import Keyboard, Rows, keyboard_for, markup_for, reply_rows
from handlers.rich import rich_message, send_rich
from handlers.sent import NO_PREVIEW, Sent, send_text
from stats import Clarification, NoMatch, Reply
from stats.render import Chart, render_html, render_rich

Edited = TypeVar("Edited")

NO_PLACE: Mapping[str, int] = MappingProxyType({})
NOT_FOUND = "message to edit not found"


@dataclass(frozen=True, slots=True)
class Body:
    """A reply as a chat has it.

    Attributes:
        text: the reply as HTML.
        is_brief: whether that leaves out what is not needed to use the figure.

    """

    reply: Reply
    text: str
    is_brief: bool


async def body_of(reply: Reply, context: Context, chat: int | None) -> Body:
    """Return a reply as a chat wants it; in full where it is not known which chat it is for."""
    brief = chat is not None and await context.is_brief(chat)
    return Body(reply, html(reply, context, brief=brief), brief)


def html(reply: Reply, context: Context, *, brief: bool = False) -> str:
    """Return a reply as the HTML of one message, the same through every door."""

    def draw() -> str:
        url, limit = context.receipt_url(reply), MessageLimit.MAX_TEXT_LENGTH
        return render_html(reply, limit=limit, receipt_url=url, brief=brief)

    return context.bot_data.recent.draw(reply, ("html", brief), draw)


async def rows_under(reply: Reply, context: Context, *, is_inline: bool = False) -> Rows:
    """Return the buttons under a reply, the same for whoever asked."""
    recent = context.bot_data.recent
    varied = await recent.vary(context.catalogue, reply)
    return recent.draw(reply, ("rows", is_inline), lambda: reply_rows(varied, is_inline=is_inline))


async def buttons(
    reply: Reply, asker: int, context: Context, *, is_inline: bool = False
) -> InlineKeyboardMarkup | None:
    """Return the buttons under a reply; only `asker` may change the question with them."""
    return markup_for(await rows_under(reply, context, is_inline=is_inline), asker)


def rich_html(
    reply: Reply, context: Context, *, brief: bool = False, chart: Chart | None = None
) -> str:
    """Return a reply as the HTML of one rich message."""
    return render_rich(reply, receipt_url=context.receipt_url(reply), brief=brief, chart=chart)


async def send_reply(
    message: Message,
    body: Body,
    asker: int,
    context: Context,
    *,
    quote: bool,
    receiver: int = 0,
) -> Sent:
    """Answer a message with a reply.

    A question back is shown to `receiver` alone, where one is given and the server has that.
    """
    markup = keyboard_for(await rows_under(body.reply, context), asker)
    parameters = (
        {"message_id": message.message_id, "allow_sending_without_reply": True} if quote else None
    )

    async def send(is_rich: bool) -> Sent:
        if is_rich:
            rich = rich_html(body.reply, context, brief=body.is_brief)
            return await send_rich(message, rich, markup, parameters)
        return await _send_text(message, body.text, markup, parameters)

    async def ask_back(is_ephemeral: bool) -> Sent:
        if is_ephemeral:
            # It has nothing that a rich message could show better.
            return await _send_text(message, body.text, markup, parameters, receiver)
        return await context.bot_data.rich.attempt(send)

    if receiver and is_asked_back(body.reply):
        return await context.bot_data.ephemeral.attempt(message.chat_id, ask_back)
    return await context.bot_data.rich.attempt(send)


async def _send_text(
    message: Message,
    text: str,
    markup: Keyboard | None,
    parameters: Mapping[str, Any] | None,
    receiver: int = 0,
) -> Sent:
    """Answer a message with HTML, for one member of its group alone where there is a receiver."""
    more = ephemeral_to(receiver) if receiver else {}
    return await send_text(message, text, markup, parameters, more)


def is_asked_back(reply: Reply) -> bool:
    """Whether a reply is no answer yet, but a question to the asker."""
    return isinstance(reply, Clarification | NoMatch)


async def replace_ephemeral(
    question: Message,
    reply: Reply,
    asked: Asked,
    context: Context,
    *,
    number: int,
    answer: int = 0,
) -> None:
    """Put a reply in the place of what only the asker saw.

    Asked back once more it stays between the two. An answer is for everybody: it replies to
    `question`, or changes `answer`, the message that answered it meanwhile.
    """
    bot, asker = question.get_bot(), asked.user
    body, place = await body_of(reply, context, asked.chat), place_of(asked.chat, asker, number)
    if is_asked_back(reply) and await edit_ephemeral(
        bot, place, body.text, keyboard_for(reply_rows(reply), asker)
    ):
        context.note(asked, answer, body.text, reply, ephemeral=number)
        return
    edit, at_answer = bot.edit_message_text, {"chat_id": asked.chat, "message_id": answer}
    still = 0
    if not answer or not await edit_reply(edit, body, asker, context, place=at_answer):
        # Without a number there is nothing that could be replied to.
        quote = bool(question.message_id)
        sent = await send_reply(question, body, asker, context, quote=quote, receiver=asker)
        answer, still = sent.message_id, sent.ephemeral
    # The number of one that is gone may be given to the next.
    if still != number:
        await delete_ephemeral(bot, place)
    context.note(asked, answer, body.text, reply, ephemeral=still)


async def edit_reply(
    edit: Callable[..., Awaitable[object]],
    body: Body,
    asker: int,
    context: Context,
    *,
    is_inline: bool = False,
    place: Mapping[str, int] = NO_PLACE,
) -> bool:
    """Change an answer given earlier, by the method that edits it; the same again is no error.

    `place` says which message, where the method does not know.

    Returns:
        Whether there is such a message still.

    """
    markup = await buttons(body.reply, asker, context, is_inline=is_inline)

    async def send(is_rich: bool) -> bool:
        if is_rich:
            rich = rich_html(body.reply, context, brief=body.is_brief)
            content = {"rich_message": rich_message(rich)}
            edited = await edit_quietly(
                edit, None, api_kwargs=content, reply_markup=markup, **place
            )
            return bool(edited)
        edited = await edit_quietly(
            edit,
            body.text,
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
