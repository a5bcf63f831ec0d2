"""Inline mode: the best reading first, then the alternatives, from any chat."""

from __future__ import annotations

from telegram import (
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputMessageContent,
    InputTextMessageContent,
    Update,
)
from telegram.constants import InlineQueryLimit, ParseMode

from handlers.commands import HELP_PARAMETER
from handlers.context import Context
from handlers.rich import rich_message
from handlers.sending import buttons, html, rich_html
from handlers.sent import NO_PREVIEW
from stats import Reply
from stats.render import inline_title

CACHE_SECONDS = 60
"""How long Telegram may give the same results to the same user, whose number is in the buttons."""


async def answer_inline(update: Update, context: Context) -> None:
    """Answer an inline query; one that is empty or not understood gets the way to the help."""
    query = update.inline_query
    if query is None:
        return
    asker = query.from_user.id
    readings = context.catalogue.ask_readings(query.query)[: InlineQueryLimit.RESULTS]
    if readings:
        context.count("inline", readings[0][1])
    examples = () if query.query.strip() else context.catalogue.ask_examples()

    async def send(is_rich: bool) -> None:
        results = [
            make_article(
                key,
                reply,
                context,
                is_rich=is_rich,
                markup=await buttons(reply, asker, context, is_inline=True),
            )
            for key, reply in readings
        ]
        results += [
            make_article(
                key,
                answer,
                context,
                is_rich=is_rich,
                example=example,
                markup=await buttons(answer, asker, context, is_inline=True),
            )
            for example, key, answer in examples
        ]
        await query.answer(
            results,
            cache_time=_cache_seconds(context),
            is_personal=True,
            button=None
            if readings
            else InlineQueryResultsButton("How to ask", start_parameter=HELP_PARAMETER),
        )

    await context.bot_data.rich.attempt(send)


def _cache_seconds(context: Context) -> int:
    """Return how long the results may be given again: not beyond the end of an embargo."""
    release = context.bot_data.seconds_to_release()
    return CACHE_SECONDS if release is None else max(0, min(CACHE_SECONDS, int(release)))


def make_article(
    key: str,
    reply: Reply,
    context: Context,
    *,
    is_rich: bool,
    example: str = "",
    markup: InlineKeyboardMarkup | None = None,
) -> InlineQueryResultArticle:
    """Return a reply as a result to choose, whose message is the same as through other doors.

    Its title is its first line, or the `example` of a question that gets it.
    """
    title, description = inline_title(reply)
    return InlineQueryResultArticle(
        key,
        example or title,
        _content(reply, context, is_rich=is_rich),
        reply_markup=markup,
        description=title if example else description,
    )


def _content(reply: Reply, context: Context, *, is_rich: bool) -> InputMessageContent:
    if is_rich:
        rich = rich_message(rich_html(reply, context))
        return InputMessageContent(api_kwargs={"rich_message": rich})
    return InputTextMessageContent(
        html(reply, context), parse_mode=ParseMode.HTML, link_preview_options=NO_PREVIEW
    )
