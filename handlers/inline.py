"""Inline mode: the best reading first, then the alternatives, from any chat."""

from __future__ import annotations

from telegram import (
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    Update,
)
from telegram.constants import InlineQueryLimit, ParseMode

from handlers.commands import HELP_PARAMETER
from handlers.context import Context
from handlers.sending import NO_PREVIEW, html
from stats import Answer, Reply
from stats.render import inline_title

CACHE_SECONDS = 60
"""How long Telegram may give the same results; figures change only with a new release."""


async def answer_inline(update: Update, context: Context) -> None:
    """Answer an inline query; one that is empty or not understood gets the way to the help."""
    query = update.inline_query
    if query is None:
        return
    is_empty = not query.query.strip()
    readings = context.catalogue.ask_readings(query.query)
    articles = [make_article(*each, context) for each in readings]
    if is_empty:
        articles = [_make_example(*each, context) for each in context.catalogue.ask_examples()]
    await query.answer(
        articles[: InlineQueryLimit.RESULTS],
        cache_time=CACHE_SECONDS,
        is_personal=False,
        button=None
        if articles and not is_empty
        else InlineQueryResultsButton("How to ask", start_parameter=HELP_PARAMETER),
    )


def _make_example(
    example: str, key: str, answer: Answer, context: Context
) -> InlineQueryResultArticle:
    """Return an answer under the question that gets it, so that the list shows how to ask."""
    article = make_article(key, answer, context)
    title, _ = inline_title(answer)
    return InlineQueryResultArticle(key, example, article.input_message_content, description=title)


def make_article(
    key: str, reply: Reply, context: Context, markup: InlineKeyboardMarkup | None = None
) -> InlineQueryResultArticle:
    """Return a reply as a result to choose, whose message is the same as elsewhere."""
    title, description = inline_title(reply)
    content = InputTextMessageContent(
        html(reply, context), parse_mode=ParseMode.HTML, link_preview_options=NO_PREVIEW
    )
    return InlineQueryResultArticle(
        key, title, content, reply_markup=markup, description=description
    )
