"""Every way in, in the order tried, for the framework to know."""

from __future__ import annotations

import re

from telegram import Update
from telegram.ext import (
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    InlineQueryHandler,
    MessageHandler,
    TypeHandler,
    filters,
)

from handlers.buttons import press_back, press_choice, press_example, press_menu
from handlers.chats import move_chat, note_membership
from handlers.commands import send_help, send_sources
from handlers.context import BotApplication
from handlers.datasets import press_dataset, send_datasets
from handlers.errors import tell_error
from handlers.guest import answer_guest
from handlers.inline import answer_inline
from handlers.operators import allow, block, send_blocked, send_misses, stop_blocked
from handlers.patches import PATCH_PREFIX, press_patch, set_patch
from handlers.pictures import press_chart, press_table
from handlers.presses import ASK, BACK, CHART, CHOOSE, DATASET, MENU, TABLE, WATCH_DATA
from handlers.privacy import forget_user, send_privacy
from handlers.questions import (
    AddressedToBot,
    answer_command,
    answer_edited,
    answer_group,
    answer_private,
    answer_without_text,
)
from handlers.receipts import open_receipt
from handlers.settings import SETTINGS_PREFIX, change_settings, press_setting
from handlers.watches import (
    UNWATCH_DATA,
    press_unwatch,
    press_watch,
    send_unwatch,
    send_watch,
)

ASKS_FOR_HELP = re.compile(r"^\s*(?:help|\?)\s*$", re.IGNORECASE)
"""All that somebody writes who looks for the way to ask."""
BEFORE = -1
"""The group of handlers that an update comes to before all others."""
ALLOWED_UPDATES = (
    "message", "edited_message", "guest_message", "inline_query", "callback_query",
    "my_chat_member",
)  # fmt: skip

PRESSES = {
    CHOOSE: press_choice,
    MENU: press_menu,
    BACK: press_back,
    CHART: press_chart,
    TABLE: press_table,
    ASK: press_example,
    DATASET: press_dataset,
}
"""What a pressed button does, by the first letter of its data."""


def register(application: BotApplication) -> None:
    """Add every handler to the application."""
    new = filters.UpdateType.MESSAGE
    private, group = filters.ChatType.PRIVATE, filters.ChatType.GROUPS
    application.add_handler(TypeHandler(Update, stop_blocked), group=BEFORE)
    words = (filters.TEXT | filters.CAPTION) & ~filters.COMMAND
    for handler in (
        # Most of what comes is a question in private; it is no command, so it may be tried first.
        MessageHandler(new & private & filters.Regex(ASKS_FOR_HELP), send_help),
        MessageHandler(new & private & words, answer_private),
        CommandHandler("start", open_receipt, new & private, has_args=True),
        CommandHandler(["start", "help"], send_help, new),
        CommandHandler("sources", send_sources, new),
        CommandHandler("datasets", send_datasets, new),
        CommandHandler("stat", answer_command, new),
        CommandHandler("settings", change_settings, new),
        CommandHandler("patch", set_patch, new),
        CommandHandler("watch", send_watch, new),
        CommandHandler("unwatch", send_unwatch, new),
        CommandHandler("privacy", send_privacy, new),
        CommandHandler("forget", forget_user, new),
        CommandHandler("block", block, new & private),
        CommandHandler("allow", allow, new & private),
        CommandHandler("blocked", send_blocked, new & private),
        CommandHandler("misses", send_misses, new & private),
        MessageHandler(new & filters.StatusUpdate.MIGRATE, move_chat),
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
        *(
            CallbackQueryHandler(press, pattern=rf"^{action}[0-9a-f]*\.")
            for action, press in PRESSES.items()
        ),
        CallbackQueryHandler(press_setting, pattern=f"^{SETTINGS_PREFIX}"),
        CallbackQueryHandler(press_patch, pattern=rf"^{PATCH_PREFIX}[0-9a-f]+\."),
        CallbackQueryHandler(press_watch, pattern=f"^{WATCH_DATA}$"),
        CallbackQueryHandler(press_unwatch, pattern=UNWATCH_DATA),
        ChatMemberHandler(note_membership, ChatMemberHandler.MY_CHAT_MEMBER),
    ):
        application.add_handler(handler)
    application.add_error_handler(tell_error)
