"""What is secret stands in no log, at whatever level and in whatever form; see also test_webhook, test_receipts, test_buttons."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from stats import Catalogue
from tests.botapi import BotApiServer
from tests.handlers.conftest import run_bot

TOKEN_PART = "test-token-of-the-loopback-server"
SECRETS = {"WEBHOOK_SECRET": "hook-secret-of-the-test", "RECEIPT_SECRET": "receipt-secret-of-it"}
LEVELS = {"debug", "info", "warning", "error"}
QUESTION = "zanzibar instagram xqzwv"


@pytest.mark.parametrize("level", ["DEBUG", "INFO", "WARNING", "ERROR"])
@pytest.mark.parametrize("as_json", ["true", "false"])
async def test_no_log_holds_what_is_secret(
    catalogue: Catalogue, tmp_path: Path, level: str, as_json: str
) -> None:
    log = tmp_path / "log.txt"
    settings = {**SECRETS, "LOG_LEVEL": level, "LOG_JSON": as_json, "OPERATORS": "424242"}
    settings["DATABASE_URL"] = "postgresql://rosa:database-secret@127.0.0.1:9/state"
    with (
        BotApiServer() as server,
        run_bot(server, catalogue.index.path, log, **settings) as process,
    ):
        rosa = server.user("Rosalind")
        chat = server.private_chat(rosa)
        for kind in ("502", "reset", "400", "403"):
            server.fail("sendMessage", chat, kind)  # type: ignore[arg-type]
        for _ in range(5):
            await server.say(chat, rosa, QUESTION)
        await server.settle(quiet=1.0, timeout=30)
        process.terminate()
        process.wait(timeout=10)
        hidden = (*SECRETS.values(), TOKEN_PART, server.token, "database-secret")
        hidden += (QUESTION, "zanzibar", "Rosalind", str(rosa.id), "424242")
    written = log.read_text()
    assert written
    assert [each for each in hidden if each in written] == []
    if as_json == "true":
        assert {json.loads(line)["level"] for line in written.splitlines()} <= LEVELS
