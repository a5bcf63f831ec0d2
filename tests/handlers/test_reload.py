"""Other figures are loaded while the bot is asked: nobody notices but by the figures."""

from __future__ import annotations

import asyncio
import hashlib
import http.server
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from handlers.cli.fetching import fetch_index
from handlers.reloading import Figures, keep_fresh
from handlers.serving import build_application
from stats import Catalogue, IndexFileError
from tests.bench.reload import LOADED, build_versions, run, wait_for
from tests.botapi import BotApiServer
from tests.handlers.conftest import ROOT, run_bot


async def test_each_answer_is_wholly_from_one_version(tmp_path: Path) -> None:
    done = await run(tmp_path, questions=400, reloads=10, chats=40)
    assert (done.answered, done.mixed) == (400, 0)
    assert set(done.versions) == {"before", "after"}
    assert "Traceback" not in (tmp_path / "log.txt").read_text()


async def test_a_chat_is_told_of_what_is_restated_when_it_is_loaded(tmp_path: Path) -> None:
    before, after = build_versions(tmp_path)
    index, log = Path(shutil.copy(before, tmp_path / "figures.index")), tmp_path / "log.txt"
    kept = f"sqlite:///{tmp_path / 'state.sqlite'}"
    with BotApiServer() as server:
        rosa = server.user("Rosa")
        chat = server.private_chat(rosa)
        with run_bot(server, index, log, DATABASE_URL=kept, RELOAD_SECONDS="0") as process:
            await server.say(chat, rosa, "wexmoor mint 2018/19")
            assert (await server.next_reply(chat, timeout=20)).text.startswith("50 ")
            await server.settle()
            Path(shutil.copy(after, tmp_path / "beside")).replace(index)
            process.send_signal(signal.SIGHUP)
            told = await server.next_reply(chat, timeout=20)
            assert told.text.startswith("Restated: 55 ")
            process.send_signal(signal.SIGHUP)
            await wait_for(log, 2)
            await server.no_reply(chat, seconds=1)
        assert log.read_text().count(LOADED) == 2


@pytest.fixture
def address(ices: Catalogue, tmp_path: Path) -> Iterator[str]:
    """Where the invented index can be fetched from over HTTP."""
    folder = tmp_path / "served"
    folder.mkdir()
    shutil.copy(ices.index.path, folder / "ices.index")

    class Handler(http.server.SimpleHTTPRequestHandler):
        def __init__(self, *given: object) -> None:
            super().__init__(*given, directory=str(folder))  # type: ignore[arg-type]

        def log_message(self, *_: object) -> None:
            return

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/ices.index"
        server.shutdown()


async def test_what_takes_its_place_while_the_bot_starts_is_loaded(
    tmp_path: Path, ices: Catalogue
) -> None:
    before, after = build_versions(tmp_path)
    index = Path(shutil.copy(before, tmp_path / "figures.index"))
    application = build_application("1:AA", "http://127.0.0.1:9/bot")
    application.bot_data.catalogue = Catalogue.open(index)
    first = index.stat().st_ino
    Path(shutil.copy(after, tmp_path / "beside")).replace(index)
    figures = Figures(lambda: Catalogue.open_verified(index), lambda: index.stat().st_ino, 0, first)
    following = asyncio.create_task(keep_fresh(application, figures, asyncio.Event()))
    async with asyncio.timeout(20):
        while application.bot_data.catalogue.version != ices.version:
            await asyncio.sleep(0.01)
    assert not following.done()
    following.cancel()


def test_a_reload_that_is_asked_for_while_the_bot_starts_does_not_end_it(
    ices: Catalogue, tmp_path: Path
) -> None:
    asked: list[subprocess.Popen[bytes]] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            # The bot opens its figures just now.
            asked[0].send_signal(signal.SIGHUP)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(ices.index.path.read_bytes())

        def log_message(self, *_: object) -> None:
            return

    with (
        http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server,
        BotApiServer() as api,
    ):
        threading.Thread(target=server.serve_forever, daemon=True).start()
        environment = {
            **os.environ,
            "BOT_TOKEN": api.token,
            "BOT_API_URL": api.base_url,
            "INDEX": f"http://127.0.0.1:{server.server_port}/#sha256={digest_of(ices.index.path)}",
            "XDG_CACHE_HOME": str(tmp_path),
            "XDG_STATE_HOME": str(tmp_path),
            "DATABASE_URL": f"sqlite:///{tmp_path / 'state.sqlite'}",
        }
        process = subprocess.Popen([sys.executable, "bot.py"], cwd=ROOT, env=environment)
        asked.append(process)
        deadline = time.monotonic() + 30
        while not api.world.updates.polling and process.poll() is None:
            assert time.monotonic() < deadline
            time.sleep(0.02)
        assert process.poll() is None
        process.terminate()
        assert process.wait(timeout=10) == 0
        server.shutdown()


def digest_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_an_index_at_an_address_is_fetched_once(
    address: str, ices: Catalogue, tmp_path: Path
) -> None:
    digest = digest_of(ices.index.path)
    path = fetch_index(f"{address}#sha256={digest}", tmp_path / "cache")
    assert Catalogue.open_verified(path).version == ices.version
    again = fetch_index(f"http://127.0.0.1:9/ices.index#sha256={digest}", tmp_path / "cache")
    assert again == path


def test_a_folder_is_an_address_too(ices: Catalogue, tmp_path: Path) -> None:
    digest = digest_of(ices.index.path)
    path = fetch_index(f"file://{ices.index.path}#sha256={digest}", tmp_path / "cache")
    assert digest_of(path) == digest


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ("{address}", "ends with #sha256="),
        ("{address}#sha256=" + "0" * 64, "is not what #sha256= names"),
        ("{address}x#sha256=" + "0" * 64, "cannot be fetched"),
        ("http://rosa:hidden@127.0.0.1:9/x#sha256=" + "0" * 64, "cannot be fetched"),
        ("nonsense://x#sha256=" + "0" * 64, "cannot be fetched"),
    ],
)
def test_another_file_is_refused_and_not_kept(
    address: str, tmp_path: Path, wrong: str, reason: str
) -> None:
    with pytest.raises(IndexFileError, match=reason) as caught:
        fetch_index(wrong.format(address=address), tmp_path / "cache")
    assert "hidden" not in str(caught.value)
    assert list((tmp_path / "cache").glob("*")) == []
