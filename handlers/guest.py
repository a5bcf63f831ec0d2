"""Guest mode: a chat that does not admit the bot mentions it, and is answered all the same."""

from __future__ import annotations

import structlog
from telegram import Update
from telegram.error import BadRequest

from handlers.context import Context
from handlers.inline import make_article
from handlers.questions import question_or_replied
from handlers.sending import buttons

ANSWER_ID = "answer"
TOO_OLD = "query is too old"
"""How Telegram says that the time to answer has run out."""

log = structlog.get_logger(__name__)


async def answer_guest(update: Update, context: Context) -> None:
    """Answer a guest message; a mention alone, as a reply to a message, takes that one's text.

    Nothing is remembered of it: the chat's number may be that of another chat, so an earlier
    question found under it may be somebody else's.
    """
    message = update.guest_message
    if message is None:
        return
    reply = context.catalogue.ask(question_or_replied(message))
    context.count("guest", reply)
    asker = message.from_user.id if message.from_user else 0
    context.note_miss(reply, asker)

    async def send(is_rich: bool) -> None:
        markup = await buttons(reply, asker, context, is_inline=True)
        await message.answer_guest_query(
            make_article(ANSWER_ID, reply, context, is_rich=is_rich, markup=markup)
        )

    try:
        await context.bot_data.rich.attempt(send)
    except BadRequest as error:
        # There is no other way to say anything in that chat.
        if TOO_OLD not in error.message.lower():
            raise
        log.info("guest not answered", reason=error.message)
