"""Other figures are loaded while the bot is asked: nobody notices but by the figures."""

from __future__ import annotations

import hashlib
import http.server
import shutil
import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from handlers.fetching import fetch_index
from stats import Catalogue, IndexFileError
from tests.bench.reload import LOADED, build_versions, run, wait_for
from tests.botapi import BotApiServer
from tests.handlers.conftest import run_bot


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
