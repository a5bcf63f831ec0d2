"""Settings in, the bot served until it is stopped: here its parts are put together."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

import platformdirs
import uvloop
from pydantic import SecretStr
from telegram.error import BadRequest, InvalidToken, NetworkError, TelegramError

from handlers.cli.environment import Settings
from handlers.cli.loading import find_unread, mark_figures, open_checked
from handlers.cli.sockets import find_proxy, open_socket
from handlers.context import BotData
from handlers.logs import configure_logs
from handlers.reloading import Figures
from handlers.serving import Webhook, build_application
from handlers.serving import serve as serve_telegram
from stats import derive_secret

JOURNAL = Path(platformdirs.user_state_dir("statistics-bot"))
COLLECT_AFTER = (5_000, 10, 10)
"""Objects made before garbage is looked for, and how often in older ones. An answer leaves some
twenty that are kept for a time: with the interpreter’s 700 the search took a tenth of the load."""


def serve(settings: Settings, token: SecretStr, webhook: str | None, listen: str) -> None:
    """Serve Telegram until stopped."""
    # Before they are opened: what takes their place meanwhile is loaded when all runs.
    mark = mark_figures(settings.index)
    catalogue = open_checked(settings.index)
    configure_logs(settings.log_level, as_json=settings.log_json)
    proxy = find_proxy(settings.bot_api_url)
    application = build_application(token.get_secret_value(), settings.bot_api_url, proxy)
    application.bot_data.catalogue = catalogue
    # Opened once more where figures are under embargo, before anybody asks.
    application.bot_data.released()
    application.bot_data.metrics.show_index(catalogue)
    application.bot_data.operators = settings.operators
    application.bot_data.rich.is_on = settings.rich_messages
    application.bot_data.ephemeral.is_on = settings.ephemeral_messages
    application.bot_data.charts_inside.is_on = settings.rich_messages
    receipt_secret = settings.receipt_secret or token
    application.bot_data.receipt_secret = derive_secret(receipt_secret.get_secret_value())
    keep_state(settings, application.bot_data)
    # What stays for ever is not walked again: tests/bench/fuzz.py saw 53 ms.
    gc.freeze()
    gc.set_threshold(*COLLECT_AFTER)
    secret = settings.webhook_secret.get_secret_value() if settings.webhook_secret else None
    address = Webhook(webhook, open_socket(listen), secret) if webhook else None
    figures = Figures(
        open=lambda: open_checked(settings.index),
        mark=lambda: mark_figures(settings.index),
        seconds=settings.reload_seconds,
        first=mark,
        find_unread=lambda loaded: find_unread(settings.index, loaded),
    )
    try:
        uvloop.run(serve_telegram(application, JOURNAL, address, figures))
    except InvalidToken:
        # The exception's own text holds the token.
        sys.exit("BOT_TOKEN was rejected by the Bot API server.")
    except TelegramError as error:
        if isinstance(error, NetworkError) and not isinstance(error, BadRequest):
            sys.exit(f"The Bot API server cannot be reached: {error.message}")
        sys.exit(f"The Bot API server refused to start the bot: {error.message}")


def keep_state(settings: Settings, bot_data: BotData) -> None:
    """Say where the state is kept; an address that cannot be one ends the program."""
    secret = bot_data.receipt_secret if settings.keep_misses else None
    url = settings.database_url.get_secret_value()
    try:
        bot_data.keep_in(url, settings.retention_days, misses_secret=secret)
    except ValueError as error:
        sys.exit(f"DATABASE_URL: {error}")
