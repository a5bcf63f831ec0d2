"""What /metrics and /readyz of a running bot say, and what stands in neither."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from telegram.error import NetworkError, TimedOut

from handlers.metrics import FAILURES, Metrics
from stats import Catalogue
from stats.index.checksum import BLANK, write_checksum
from tests.botapi import BotApiServer
from tests.proxy import free_port
from tests.writing import copy_package

ROOT = Path(__file__).parents[2]
START_SECONDS = 20.0


class Odd(Exception):  # noqa: N818 - an error of no known kind
    """Something that nobody has foreseen."""


def test_labels_are_bounded() -> None:
    metrics = Metrics()
    for error in (Odd("secret"), NetworkError("secret"), TimedOut()):
        metrics.count_failure(error)
    written = metrics.write().decode()
    assert 'statistics_send_errors_total{kind="other"} 1.0' in written
    assert 'statistics_send_errors_total{kind="NetworkError"} 1.0' in written
    assert 'statistics_send_errors_total{kind="TimedOut"} 1.0' in written
    assert "secret" not in written
    assert len(FAILURES) < 20


class Bot:
    """A bot behind a webhook, with an index file of its own that may be replaced."""

    def __init__(
        self,
        api: BotApiServer,
        index: Path | None,
        folder: Path,
        program: str = "bot.py",
        **settings: str,
    ) -> None:
        self.api, self.log = api, folder / "log"
        self.index = index or folder / "none.index"
        port = free_port()
        self.address = f"http://127.0.0.1:{port}"
        environment = {
            **os.environ,
            "BOT_TOKEN": api.token,
            "BOT_API_URL": api.base_url,
            "INDEX": str(index or ""),
            "RELOAD_SECONDS": "0.1",
            "LOG_LEVEL": "DEBUG",
            "XDG_STATE_HOME": str(folder),
            "DATABASE_URL": f"sqlite:///{folder / 'state.sqlite'}",
            **settings,
        }
        command = [sys.executable, program, "run", "--webhook", self.address]
        command += ["--listen", f"127.0.0.1:{port}"]
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                command, cwd=ROOT, env=environment, stdout=log, stderr=log
            )
        self.wait_for("/readyz", "ok")

    def get(self, path: str) -> tuple[int, str]:
        try:
            with urllib.request.urlopen(self.address + path, timeout=2) as response:
                return response.status, response.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()
        except OSError:
            return 0, ""

    def wait_for(self, path: str, text: str) -> str:
        deadline = time.monotonic() + START_SECONDS
        while text not in (said := self.get(path)[1]):
            assert time.monotonic() < deadline, f"{said}\n{self.log.read_text()}"
            time.sleep(0.05)
        return said

    def replace(self, content: bytes) -> None:
        beside = self.index.with_name("beside")
        beside.write_bytes(content)
        beside.replace(self.index)


@pytest.fixture
def api() -> Iterator[BotApiServer]:
    with BotApiServer() as started:
        yield started


@pytest.fixture
def running(api: BotApiServer, catalogue: Catalogue, tmp_path: Path) -> Iterator[Bot]:
    index = Path(shutil.copy(catalogue.index.path, tmp_path / "figures.index"))
    bot = Bot(api, index, tmp_path)
    yield bot
    bot.process.terminate()
    bot.process.wait(timeout=10)


async def test_questions_are_counted_and_nobody_is_named(api: BotApiServer, running: Bot) -> None:
    rosa = api.user("Rosa")
    chat, group = api.private_chat(rosa), api.group("Newsroom", [rosa])
    api.fail("sendMessage", chat, "502")
    for text in ("Cambridgeshire Instagram", "xqzwv", "west midlands grooming"):
        await api.say(chat, rosa, text)
        await api.next_reply(chat, timeout=20)
    await api.say(group, rosa, "/stat essex instagram 2018/19")
    await api.next_reply(group)
    written = running.wait_for("/metrics", "statistics_queue_depth 0.0")
    for line in (
        'statistics_questions_total{door="private",outcome="answer"} 1.0',
        'statistics_questions_total{door="private",outcome="not_understood"} 1.0',
        'statistics_questions_total{door="private",outcome="choice"} 1.0',
        'statistics_questions_total{door="group",outcome="no_figure"} 1.0',
        'statistics_send_errors_total{kind="ServerFailedError"} 1.0',
        "statistics_reload_failed 0.0",
        "statistics_update_seconds_count",
        "statistics_index_age_seconds",
    ):
        assert line in written
    secret = api.calls("setWebhook")[0].parameters["secret_token"]
    for hidden in ("xqzwv", "cambridgeshire", "Rosa", str(rosa.id), api.token, secret):
        assert hidden not in written
        assert hidden not in running.log.read_text()


async def test_a_damaged_index_is_told_and_the_old_one_goes_on(
    api: BotApiServer, running: Bot, catalogue: Catalogue, ices: Catalogue
) -> None:
    rosa = api.user("Rosa")
    chat = api.private_chat(rosa)
    whole = catalogue.index.path.read_bytes()
    middle = len(whole) // 2
    running.replace(whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :])
    assert running.wait_for("/readyz", "the last reload failed").startswith("ok; ")
    assert "statistics_reload_failed 1.0" in running.get("/metrics")[1]
    assert "reload failed; the figures before go on" in running.log.read_text()
    await api.say(chat, rosa, "Cambridgeshire Instagram")
    assert (await api.next_reply(chat, timeout=20)).text.startswith("69 online")
    running.replace(ices.index.path.read_bytes())
    running.wait_for("/metrics", f'version="{ices.version}"')
    assert running.get("/readyz") == (200, "ok\n")
    assert catalogue.version not in running.get("/metrics")[1]
    # What stands in the chat goes on from figures that are not loaded any more.
    for text in ("and Facebook?", "the year before", "per 100,000", "what about wexmoor"):
        await api.say(chat, rosa, text)
        assert (await api.next_reply(chat, timeout=20)).text
    await api.say(chat, rosa, "wexmoor mint 2018/19")
    assert (await api.next_reply(chat, timeout=20)).text.startswith("55 ")
    assert "Traceback" not in running.log.read_text()


def rework(index: Path, statement: str, copy: Path) -> bytes:
    """Return an index with something changed in it, and with the checksum that it has then."""
    shutil.copy(index, copy)
    with closing(sqlite3.connect(copy)) as database:
        database.execute("UPDATE meta SET value = ? WHERE key = 'checksum'", [BLANK])
        database.execute(statement)
        database.commit()
        # Leaves nothing of the checksum before.
        database.execute("VACUUM")
    write_checksum(copy)
    return copy.read_bytes()


async def test_whatever_a_foreign_index_does_the_next_one_is_loaded(
    running: Bot, catalogue: Catalogue, ices: Catalogue, tmp_path: Path
) -> None:
    for statement in (
        "UPDATE meta SET value = '1' WHERE key = 'format'",
        "DELETE FROM meta WHERE key = 'version'",
        "DROP TABLE period",
        "UPDATE package SET embargo = 'soon'",
        "UPDATE package SET embargo = '2031-01-01T00:00:00'",
        "UPDATE dataset SET body = '{}'",
    ):
        running.replace(rework(catalogue.index.path, statement, tmp_path / "reworked"))
        running.wait_for("/readyz", "the last reload failed")
        running.replace(ices.index.path.read_bytes())
        running.wait_for("/metrics", "statistics_reload_failed 0.0")
        assert running.get("/readyz") == (200, "ok\n")
    assert f'version="{ices.version}"' in running.get("/metrics")[1]
    written = running.log.read_text()
    assert written.count("reload failed") == written.count("figures loaded")
    assert "Traceback" not in written


async def test_packages_with_errors_are_told_and_stay_as_they_were(
    api: BotApiServer, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    (home / "data").mkdir(parents=True)
    # A link to bot.py would find its packages, and the bundled figures, where it leads to.
    shutil.copyfile(ROOT / "bot.py", home / "bot.py")
    for package in ("handlers", "stats"):
        (home / package).symlink_to(ROOT / package)
    copy_package(home / "data" / "ices", ())
    (home / "data" / "visits").mkdir()
    (home / "data" / "visits" / "visits.csv").write_text("town,year,visits\nAshby,2019,5\n")
    other = home / "data" / "visits" / "datapackage.json"
    other.write_text("{")
    descriptor = home / "data" / "ices" / "datapackage.json"
    whole = descriptor.read_text()
    program, cache = str(home / "bot.py"), str(tmp_path / "cache")
    bot = Bot(api, None, tmp_path, program, XDG_CACHE_HOME=cache)
    try:
        bot.wait_for("/readyz", "ok; packages with errors: visits left out; ")
        assert "statistics_reload_failed 1.0" in bot.get("/metrics")[1]
        assert "packages with errors: visits left out" in bot.log.read_text()
        other.write_text('{"resources": [{"name": "visits", "path": "visits.csv"}]}')
        bot.wait_for("/metrics", "statistics_reload_failed 0.0")
        # A misspelt embargo hides nothing; what it was put to is not loaded, and that is told.
        body = {**json.loads(whole), "embargoe": "2031-01-01T00:00:00Z"}
        descriptor.write_text(json.dumps(body))
        bot.wait_for("/readyz", "ok; packages with errors: ices as before; ")
        rosa = api.user("Rosa")
        chat = api.private_chat(rosa)
        await api.say(chat, rosa, "wexmoor mint 2018/19")
        assert (await api.next_reply(chat, timeout=20)).text.startswith("55 ")
        aside = tmp_path / "aside"
        (home / "data").rename(aside)
        bot.wait_for("/readyz", "the last reload failed: 1 problem; ")
        (aside / "ices" / "datapackage.json").write_text(whole)
        aside.rename(home / "data")
        bot.wait_for("/metrics", "statistics_reload_failed 0.0")
        assert bot.get("/readyz") == (200, "ok\n")
        assert "Traceback" not in bot.log.read_text()
    finally:
        bot.process.terminate()
        bot.process.wait(timeout=10)


async def test_a_signal_loads_the_index_again(running: Bot) -> None:
    running.process.send_signal(signal.SIGHUP)
    deadline = time.monotonic() + START_SECONDS
    while "figures loaded" not in running.log.read_text():
        assert time.monotonic() < deadline
        time.sleep(0.05)
    assert running.process.poll() is None
