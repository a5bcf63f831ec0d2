"""Receipts: what the link below an answer says when it is opened later."""

from __future__ import annotations

from telegram import Update
from telegram.constants import MessageLimit, ParseMode

from handlers.commands import HELP_PARAMETER, send_help
from handlers.context import Context
from handlers.sent import NO_PREVIEW
from stats import read_receipt
from stats.render import render_receipt

NOT_GENUINE = (
    "This receipt cannot be read: its link was changed or cut on the way. "
    "Please ask the question again."
)


async def open_receipt(update: Update, context: Context) -> None:
    """Show in a private chat what the receipt behind a link was given for; help for `help`."""
    message, payload = update.message, "".join(context.args or ())
    if message is None:
        return
    if payload == HELP_PARAMETER:
        await send_help(update, context)
        return
    secret = context.bot_data.receipt_secret
    receipt = read_receipt(payload, secret=secret) if secret else None
    if receipt is None:
        await message.reply_text(NOT_GENUINE)
        return
    checked = context.catalogue.check_receipt(receipt)
    text = render_receipt(checked, limit=MessageLimit.MAX_TEXT_LENGTH)
    await message.reply_text(text, ParseMode.HTML, link_preview_options=NO_PREVIEW)
