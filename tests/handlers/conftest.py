"""The bot as a user starts it, in a process of its own, against the tests' Bot API server."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from stats import Catalogue
from tests.botapi import BotApiServer

ROOT = Path(__file__).parents[2]
ERROR_SIGNS = ("Traceback", "update failed")


@pytest.fixture(scope="session")
def server() -> Iterator[BotApiServer]:
    """A Bot API server that runs as long as the tests do."""
    with BotApiServer() as started:
        yield started


@pytest.fixture(scope="session")
def bot_log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the bot process writes."""
    return tmp_path_factory.mktemp("bot") / "log.txt"


@pytest.fixture(scope="session")
def bot_process(
    server: BotApiServer,
    catalogue: Catalogue,
    bot_log: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[subprocess.Popen[bytes]]:
    """`bot.py`, started with nothing but settings from the environment."""
    environment = {
        **os.environ,
        "BOT_TOKEN": server.token,
        "BOT_API_URL": server.base_url,
        "INDEX": str(catalogue.index.path),
        "LOG_LEVEL": "DEBUG",
        "XDG_STATE_HOME": str(tmp_path_factory.mktemp("state")),
    }
    with bot_log.open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "bot.py"], cwd=ROOT, env=environment, stdout=log, stderr=log
        )
        yield process
        process.terminate()
        process.wait(timeout=10)


@pytest.fixture
def bot(
    server: BotApiServer, bot_process: subprocess.Popen[bytes], bot_log: Path
) -> Iterator[BotApiServer]:
    """The server with the bot at work; no refused request and no exception may come of a test."""
    start = len(bot_log.read_bytes())
    violations = len(server.violations)
    yield server
    assert bot_process.poll() is None
    assert server.violations[violations:] == []
    written = bot_log.read_bytes()[start:].decode()
    assert [sign for sign in ERROR_SIGNS if sign in written] == []
