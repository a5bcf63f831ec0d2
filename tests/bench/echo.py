"""A stock python-telegram-bot echo bot, to measure beside: `python -m tests.bench.echo URL CONCURRENT`."""

from __future__ import annotations

import logging
import sys

from telegram import Update
from telegram.ext import ApplicationBuilder, CallbackContext, MessageHandler, filters


async def echo(update: Update, context: CallbackContext) -> None:
    """Send a text back."""
    if update.message and update.message.text:
        await update.message.reply_text(update.message.text)


def main(base_url: str, concurrent: int) -> None:
    """Poll with the framework's defaults; 1 is its default concurrency."""
    logging.getLogger("httpx").setLevel(logging.WARNING)
    builder = ApplicationBuilder().token("7000000001:AAE-load").base_url(base_url)
    application = builder.concurrent_updates(concurrent if concurrent > 1 else False).build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.run_polling()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
