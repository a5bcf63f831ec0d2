"""The Telegram edge: every way in, in the order tried."""

from __future__ import annotations

from telegram.ext import (
    CallbackQueryHandler,
    CommandHandler,
    InlineQueryHandler,
    MessageHandler,
    filters,
)

from handlers.buttons import press_choice
from handlers.commands import describe_bot, send_help, send_sources
from handlers.context import BotApplication, BotData, Context
from handlers.errors import tell_error
from handlers.guest import answer_guest
from handlers.inline import answer_inline
from handlers.questions import (
    AddressedToBot,
    answer_command,
    answer_edited,
    answer_group,
    answer_private,
    answer_without_text,
)
from handlers.receipts import open_receipt
from handlers.sending import CHOICE_PREFIX

__all__ = ["ALLOWED_UPDATES", "BotApplication", "BotData", "Context", "describe_bot", "register"]

ALLOWED_UPDATES = (
    "message", "edited_message", "guest_message", "inline_query", "callback_query",
)  # fmt: skip


def register(application: BotApplication) -> None:
    """Add every handler to the application."""
    new = filters.UpdateType.MESSAGE
    private, group = filters.ChatType.PRIVATE, filters.ChatType.GROUPS
    words = (filters.TEXT | filters.CAPTION) & ~filters.COMMAND
    for handler in (
        CommandHandler("start", open_receipt, new & private, has_args=True),
        CommandHandler(["start", "help"], send_help, new),
        CommandHandler("sources", send_sources, new),
        CommandHandler("stat", answer_command, new),
        MessageHandler(new & private & words, answer_private),
        MessageHandler(
            new & private & ~filters.TEXT & ~filters.StatusUpdate.ALL, answer_without_text
        ),
        MessageHandler(new & private & filters.COMMAND, send_help),
        MessageHandler(new & group & words & AddressedToBot(), answer_group),
        MessageHandler(
            filters.UpdateType.EDITED_MESSAGE & (filters.TEXT | filters.CAPTION), answer_edited
        ),
        MessageHandler(filters.UpdateType.GUEST_MESSAGE, answer_guest),
        InlineQueryHandler(answer_inline),
        CallbackQueryHandler(press_choice, pattern=f"^{CHOICE_PREFIX}"),
    ):
        application.add_handler(handler)
    application.add_error_handler(tell_error)
