"""What nobody expected: logged first, then the reader is told."""

from __future__ import annotations

import structlog
from telegram import Update
from telegram.error import Forbidden, TelegramError

from handlers.context import Context

SORRY = "Something went wrong with this question; it has been noted. Please try again."

log = structlog.get_logger(__name__)


async def tell_error(update: object, context: Context) -> None:
    """Log an exception without the question or who asked it, and say sorry where one can."""
    error = context.error
    if isinstance(error, Forbidden):
        log.info("not allowed to write", reason=error.message)
        return
    log.error("update failed", kind=type(error).__name__, exc_info=error)
    if not isinstance(update, Update) or isinstance(error, TelegramError):
        return
    if (message := update.message) is not None:
        await message.reply_text(SORRY)
