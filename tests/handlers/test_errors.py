"""What is logged of an error: where the bot is at fault, the place; else the reason alone."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from structlog.testing import capture_logs
from telegram.error import BadRequest, InvalidToken, NetworkError, TelegramError

from handlers.errors import tell_error


@pytest.mark.parametrize(
    ("error", "is_ours"),
    [
        (InvalidToken("Unauthorized"), False),
        (InvalidToken("Not Found"), True),
        (BadRequest("Message is too long"), True),
        (NetworkError("down"), False),
    ],
    ids=str,
)
async def test_the_place_is_logged_of_a_mistake_of_the_bot_alone(
    error: TelegramError, is_ours: bool
) -> None:
    with capture_logs() as logged:
        await tell_error(None, SimpleNamespace(error=error))  # type: ignore[arg-type]
    assert [entry["reason"] for entry in logged] == [error.message]
    assert ["exc_info" in entry for entry in logged] == [is_ours]
