"""What is secret stands in no log, at whatever level and in whatever form; see also test_webhook, test_receipts, test_buttons."""

from __future__ import annotations

import json
from pathlib import Path

import aiohttp
import pytest

from stats import Catalogue
from tests.botapi import BotApiServer
from tests.handlers.conftest import run_bot
from tests.handlers.test_metrics import Bot

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


@pytest.mark.parametrize("level", ["DEBUG", "INFO", "WARNING", "ERROR"])
async def test_no_log_of_a_webhook_holds_what_is_secret(
    catalogue: Catalogue, tmp_path: Path, level: str
) -> None:
    with BotApiServer() as server:
        bot = Bot(server, catalogue.index.path, tmp_path, **SECRETS, LOG_LEVEL=level)
        rosa = server.user("Rosalind")
        chat = server.private_chat(rosa)
        for kind in ("502", "reset", "400", "403"):
            server.fail("sendMessage", chat, kind)  # type: ignore[arg-type]
        for _ in range(5):
            await server.say(chat, rosa, QUESTION)
        header = "X-Telegram-Bot-Api-Secret-Token"
        async with aiohttp.ClientSession() as session:
            for path, secret, body, expected in (
                ("/telegram", "wrong-secret-of-the-test", QUESTION, 403),
                ("/telegram", SECRETS["WEBHOOK_SECRET"], QUESTION, 400),
                ("/telegram", SECRETS["WEBHOOK_SECRET"], QUESTION * 43_000, 413),
                (f"/bot{server.token}/{QUESTION}", SECRETS["WEBHOOK_SECRET"], QUESTION, 404),
                (f"/telegram?{QUESTION}", "wrong-secret-of-the-test", QUESTION, 403),
            ):
                async with session.post(
                    bot.address + path, data=body, headers={header: secret}
                ) as response:
                    assert response.status == expected
        await server.settle(quiet=1.0, timeout=30)
        bot.process.terminate()
        bot.process.wait(timeout=10)
        hidden = (*SECRETS.values(), TOKEN_PART, server.token, "wrong-secret-of-the-test")
        hidden += ("zanzibar", "xqzwv", "Rosalind", str(rosa.id))
    written = bot.log.read_text()
    assert written or level in ("WARNING", "ERROR")
    assert [each for each in hidden if each in written] == []
