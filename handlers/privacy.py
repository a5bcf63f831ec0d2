"""What is kept and for how long, and its deletion."""

from __future__ import annotations

from telegram import Update

from handlers.context import Context
from handlers.state.database import StateError
from stats.render import render_privacy

FORGOTTEN = (
    "Deleted: your patch, the settings, watches and given figures of our private chat, and what I "
    "remembered of your last questions. What a group has set belongs to the group."
)
NOT_FORGOTTEN = "I cannot delete everything just now. Please send /forget again in a minute."


async def send_privacy(update: Update, context: Context) -> None:
    """Say what is kept, why and for how long."""
    if (message := update.message) is not None:
        days = context.records.retention_days
        await message.reply_text(
            render_privacy(days, keeps_misses=context.bot_data.misses.are_kept)
        )


async def forget_user(update: Update, context: Context) -> None:
    """Delete all that is kept about who asks for it."""
    message = update.message
    if message is None or message.from_user is None:
        return
    user = message.from_user.id
    context.answers.forget(user)
    try:
        await context.state.forget_chat(user)
        await context.bot_data.misses.forget(user)
    except StateError:
        await message.reply_text(NOT_FORGOTTEN)
        return
    await message.reply_text(FORGOTTEN)
