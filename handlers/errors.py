"""What went wrong: logged once, without content, and told to the reader where one can."""

from __future__ import annotations

import structlog
from telegram import Update
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from handlers.context import Context

SORRY = "Something went wrong with this question; it has been noted. Please try again."
TOO_LATE = ("query is too old", "message can't be edited", "message to be replied not found")
"""Refusals that come of the time that has passed; there is nothing to be mended."""
REVOKED = "Unauthorized"
"""What the server says of a token that it does not know any more; of a method, "Not Found"."""

log = structlog.get_logger(__name__)


async def tell_error(update: object, context: Context) -> None:
    """Log an exception without the question or who asked it, and say sorry where one can.

    A message that could not be sent is not followed by another one that could not be either.
    """
    error = context.error
    if isinstance(error, TelegramError):
        _log_unsent(error)
        return
    log.error("update failed", kind=type(error).__name__, exc_info=error)
    # A guest message is of a chat that the bot cannot write to.
    if isinstance(update, Update) and update.guest_message is None:
        message = update.effective_message
        if message is not None:
            await message.reply_text(SORRY)


def _log_unsent(error: TelegramError) -> None:
    kind, reason = type(error).__name__, error.message
    match error:
        case Forbidden():
            log.info("not allowed to write", reason=reason)
        case BadRequest() if any(each in reason.lower() for each in TOO_LATE):
            log.info("too late", reason=reason)
        case InvalidToken() if reason == REVOKED:
            # The token was revoked meanwhile: receiving ends with the same error, and says so.
            log.warning("not sent", kind=kind, reason=reason)
        case NetworkError() | RetryAfter() | ChatMigrated() if not isinstance(error, BadRequest):
            log.warning("not sent", kind=kind, reason=reason)
        case _:
            # A mistake of the bot: where it was made is needed to mend it.
            log.error("request refused", kind=kind, reason=reason, exc_info=error)
