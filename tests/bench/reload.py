"""Load other figures again and again while the bot is asked: `python -m tests.bench.reload [QUESTIONS [RELOADS]]`.

Two indexes of the invented figures, before and after a recount and a new year, take each other's place; each answer is
compared, all of its text, with what the one and the other say. The state is out of use, so that no notice stands between.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from stats import Catalogue
from stats.building import build_folders
from stats.render import render_html
from tests.botapi import BotApiServer
from tests.botapi.html_mode import parse_html
from tests.writing import Edit, copy_package

ROOT = Path(__file__).parents[2]
QUESTIONS = 10_000
RELOADS = 100
CHATS = 500
"""So many that none of them has to wait for its pace."""
WAIT_SECONDS = 60.0
TEXTS = ("wexmoor mint 2018/19", "wexmoor vanilla", "wexmoor vanilla since 2017/18", "wexmoor mint")
LOADED = "figures loaded"
EDITS = (
    Edit(
        "cones.csv",
        "D1,mint,2018/19,servings,55,exact,revised,,r2020,s5,Restated after a recount.\n",
        "",
    ),
    Edit("cones.csv", "D1,vanilla,2019/20,servings,35,exact,normal,,r2020,s5,\n", ""),
)


@dataclass(frozen=True)
class Outcome:
    """What came of a run; `mixed` are answers that are of neither version as a whole."""

    questions: int
    answered: int
    mixed: int
    versions: Mapping[str, int]
    reloads: int
    seconds: float


def build_versions(folder: Path) -> tuple[Path, Path]:
    """Return the index before and the index after."""
    copy_package(folder / "before", EDITS)
    copy_package(folder / "after", ())
    paths = folder / "before.index", folder / "after.index"
    for path in paths:
        build_folders([folder / path.stem], path)
    return paths


def expected_texts(paths: Sequence[Path]) -> dict[str, dict[str, str]]:
    """Return by question what each version answers, and the name of the version."""
    texts: dict[str, dict[str, str]] = {text: {} for text in TEXTS}
    for path in paths:
        catalogue = Catalogue.open(path)
        for text in TEXTS:
            html = render_html(catalogue.ask(text), limit=4096, receipt_url="https://t.me/x")
            texts[text][parse_html(html).text.strip()] = path.stem
    assert all(len(each) == len(paths) for each in texts.values()), "the versions answer the same"
    return texts


async def wait_for(log: Path, count: int) -> None:
    """Wait until figures were loaded so many times."""
    deadline = time.monotonic() + WAIT_SECONDS
    while log.read_text().count(LOADED) < count:
        assert time.monotonic() < deadline, "the figures are not loaded"
        await asyncio.sleep(0.01)


def start_bot(server: BotApiServer, index: Path, folder: Path) -> subprocess.Popen[bytes]:
    """Start the bot as a user does."""
    environment = {
        **os.environ,
        "BOT_TOKEN": server.token,
        "BOT_API_URL": server.base_url,
        "INDEX": str(index),
        "RELOAD_SECONDS": "0",
        "DATABASE_URL": "sqlite:////proc/nowhere/state.sqlite",
        "XDG_STATE_HOME": str(folder),
    }
    with (folder / "log.txt").open("wb") as log:
        return subprocess.Popen(
            [sys.executable, "bot.py"], cwd=ROOT, env=environment, stdout=log, stderr=log
        )


async def run(folder: Path, *, questions: int, reloads: int, chats: int) -> Outcome:
    """Ask in all chats in turn, and load the other index between and during the answers."""
    started, paths = time.monotonic(), build_versions(folder)
    expected = expected_texts(paths)
    index = Path(shutil.copy(paths[0], folder / "figures.index"))
    with BotApiServer() as server:
        process = start_bot(server, index, folder)
        people = [server.user(f"Rosa{number}") for number in range(chats)]
        rooms = [server.private_chat(person) for person in people]
        asked = 0
        for number in range(reloads):
            while asked < questions * (number + 1) // reloads:
                place = asked % chats
                await server.say(rooms[place], people[place], TEXTS[asked % len(TEXTS)])
                asked += 1
            if number == 0:
                await server.next_reply(rooms[0], WAIT_SECONDS)
            beside = Path(shutil.copy(paths[(number + 1) % 2], folder / "beside"))
            beside.replace(index)
            process.send_signal(signal.SIGHUP)
            await wait_for(folder / "log.txt", number + 1)
            # So that there is always something at work, and the reloads are spread over all of it.
            while len(server.world.updates.pending) > questions // reloads:
                await asyncio.sleep(0.005)
        await server.settle(quiet=2.0, timeout=WAIT_SECONDS)
        process.terminate()
        process.wait()
        by_text = {text: version for each in expected.values() for text, version in each.items()}
        given = [
            by_text.get(str(room.messages[message].text).strip(), "mixed")
            for room in server.world.rooms.values()
            for _, message in room.sent
        ]
    versions = Counter(given)
    mixed = versions.pop("mixed", 0)
    return Outcome(asked, len(given), mixed, versions, reloads, time.monotonic() - started)


async def main(questions: int = QUESTIONS, reloads: int = RELOADS) -> None:
    """Print what came of it."""
    with tempfile.TemporaryDirectory() as name:
        done = await run(Path(name), questions=questions, reloads=reloads, chats=CHATS)
        written = (Path(name) / "log.txt").read_text()
    print(
        f"{done.questions} questions during {done.reloads} reloads in {done.seconds:.0f} s: "
        f"{done.answered} answered, {done.mixed} not wholly from one version, "
        f"{dict(done.versions)}; {written.count('Traceback')} exceptions"
    )


if __name__ == "__main__":
    asyncio.run(main(*map(int, sys.argv[1:])))
