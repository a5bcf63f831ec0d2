"""Buttons: a choice pressed becomes the answer, in place."""

from __future__ import annotations

import structlog
from telegram import Update
from telegram.error import BadRequest

from handlers.context import Asked, Context
from handlers.sending import edit_reply, html, read_choice_data

log = structlog.get_logger(__name__)

NOT_YOURS = "Only the person who asked can choose here. Send a question of your own."
OUTDATED = "The figures have been loaded again since. Please ask once more."


async def press_choice(update: Update, context: Context) -> None:
    """Put the answer to the chosen question in the place of the question back."""
    query = update.callback_query
    if query is None or query.data is None:
        return
    asker, key = read_choice_data(query.data)
    if asker != query.from_user.id:
        await query.answer(NOT_YOURS, show_alert=True)
        return
    # A message of a guest or of inline mode stands in a chat that is not known, and was answered
    # without what anybody has set.
    message = query.message
    defaults = await context.defaults(message.chat.id, asker) if message else None
    reply = context.catalogue.ask_choice(key, defaults=defaults)
    if reply is None:
        await query.answer(OUTDATED, show_alert=True)
        return
    try:
        await query.answer()
    except BadRequest as error:
        # Pressed too long ago to be answered; the message can be edited all the same.
        log.info("press not answered", reason=error.message)
    brief = message is not None and await context.is_brief(message.chat.id)
    text = html(reply, context, brief=brief)
    if message is not None:
        asked = Asked(message.chat.id, message.message_id, asker)
        context.note(asked, message.message_id, text, reply)
    await edit_reply(query.edit_message_text, reply, asker, context, text=text, brief=brief)
