"""The bot as a user starts it, in a process of its own, against the tests' Bot API server."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from stats import Catalogue
from tests.botapi import BotApiServer, Chat, Message, User
from tests.postgres import find_programs, make_database, run_postgres

ROOT = Path(__file__).parents[2]
START_SECONDS = 30.0
"""A busy machine may take long to import everything."""
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


@contextmanager
def run_bot(
    server: BotApiServer, index: Path, log: Path, *, folder: Path = ROOT, **settings: str
) -> Iterator[subprocess.Popen[bytes]]:
    """Run `bot.py` with nothing but settings from the environment, from its first poll on."""
    environment = {
        **os.environ,
        "BOT_TOKEN": server.token,
        "BOT_API_URL": server.base_url,
        "INDEX": str(index),
        "LOG_LEVEL": "DEBUG",
        # The journal of updates, the same whenever a bot with this log is started again.
        "XDG_STATE_HOME": str(log.parent / "journal"),
        **settings,
    }
    with log.open("ab") as written:
        process = subprocess.Popen(
            [sys.executable, str(ROOT / "bot.py")],
            cwd=folder, env=environment, stdout=written, stderr=written,
        )  # fmt: skip
        try:
            deadline = time.monotonic() + START_SECONDS
            while not server.world.updates.polling and time.monotonic() < deadline:
                # One that has ended with a message never polls.
                if process.poll() is not None:
                    break
                time.sleep(0.02)
            yield process
        finally:
            process.terminate()
            process.wait(timeout=10)


@pytest.fixture(scope="session")
def bot_process(
    server: BotApiServer, catalogue: Catalogue, bot_log: Path
) -> Iterator[subprocess.Popen[bytes]]:
    """The bot that most tests talk to."""
    with run_bot(server, catalogue.index.path, bot_log) as process:
        yield process


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


@pytest.fixture
def reporter(bot: BotApiServer) -> User:
    """Who asks."""
    return bot.user("Rosa")


@pytest.fixture
def colleague(bot: BotApiServer) -> User:
    """Somebody else in the same newsroom."""
    return bot.user("Colin")


@pytest.fixture
def private(bot: BotApiServer, reporter: User) -> Chat:
    """The reporter's chat with the bot."""
    return bot.private_chat(reporter)


@pytest.fixture
def group(bot: BotApiServer, reporter: User, colleague: User) -> Chat:
    """A group of both, with the bot in it."""
    return bot.group("Newsroom", [reporter, colleague])


@pytest.fixture
def without_privacy_mode(bot: BotApiServer) -> Iterator[None]:
    """A mention without a reply reaches the bot."""
    bot.world.privacy_mode = False
    yield
    bot.world.privacy_mode = True


@pytest.fixture
def ask(bot: BotApiServer) -> Callable[..., Awaitable[Message]]:
    """Says something and returns what the bot replies."""

    async def say(chat: Chat, user: User, text: str, **more: object) -> Message:
        await bot.say(chat, user, text, **more)
        return await bot.next_reply(chat)

    return say


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a PostgreSQL server."""
    programs = find_programs()
    if programs is None:
        pytest.skip("PostgreSQL's initdb is not installed (Debian: postgresql)")
    with run_postgres(programs) as address:
        yield address


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database; each test that uses it runs on both kinds."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'new folder' / 'state.sqlite'}"
    return make_database(request.getfixturevalue("postgres"))
