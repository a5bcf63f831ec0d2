"""Kill the bot again and again while it is asked: `python -m tests.bench.kill [QUESTIONS [KILLS [SEED [STILL]]]]`.

Questions come from 50 private chats to the tests' Bot API server, each chat's all different, so that each answer tells
which question it answers. The bot polls, is killed with SIGKILL at random moments and started again.
The server can stand still for so many milliseconds before each kill: what is sent meanwhile is on its way at the kill.
"""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from stats import Answer, Catalogue
from stats.building import build_folders
from stats.render import render_plain
from tests.botapi import BotApiServer

ROOT = Path(__file__).parents[2]
QUESTIONS = 5_000
CHATS = 50
KILLS = 20
SECONDS_AT_WORK = (0.0, 2.0)
"""How long the bot polls before it is killed."""
START_SECONDS = 30.0
CUT_OFF_SECONDS = 1.0
"""How long before a kill what it cuts off was sent at most, or after it came in: the server may be slow to take it."""
PACED_SECONDS = 30.0
"""Silence after which nothing more is waited for. Source: the pace of a chat is by 20 s."""
END_SECONDS = 300.0
"""How long after the last kill the last answer is waited for."""


@dataclass(frozen=True)
class Outcome:
    """What came of a run.

    Attributes:
        duplicates: answers that came once more, in all.
        most_a_kill: the most of them that were first sent at the same kill.
        unexplained: those that were first sent at no kill.
        disordered: chats whose answers, each first time, did not come in the order of the questions.
    """

    questions: int
    answered: int
    duplicates: int
    most_a_kill: int
    unexplained: int
    disordered: int
    kills: int
    seconds: float


def distinct_questions(catalogue: Catalogue, count: int) -> list[tuple[str, str]]:
    """Return questions with the first lines of their answers, all different."""
    index = catalogue.index
    found: dict[str, str] = {}
    for area in index.codes("area"):
        for platform in index.codes("platform"):
            text = f"{index.names_of('area', area)[0]} {index.names_of('platform', platform)[0]}"
            reply = catalogue.ask(text)
            if isinstance(reply, Answer):
                found.setdefault(render_plain(reply).splitlines()[0], text)
            if len(found) == count:
                return [(text, line) for line, text in found.items()]
    raise ValueError(f"the figures have only {len(found)} different answers")


def start_bot(server: BotApiServer, index: Path, state: Path, log: Path) -> subprocess.Popen[bytes]:
    """Start the bot as a user does."""
    environment = {
        **os.environ,
        "BOT_TOKEN": server.token,
        "BOT_API_URL": server.base_url,
        "INDEX": str(index),
        "XDG_STATE_HOME": str(state),
        # Not the user's own, in which chats of the same numbers may wait for notices.
        "DATABASE_URL": f"sqlite:///{state}/state.sqlite",
    }
    with log.open("ab") as file:
        return subprocess.Popen(
            [sys.executable, "bot.py"], cwd=ROOT, env=environment, stdout=file, stderr=file
        )


async def ask_all(server: BotApiServer, questions: Sequence[tuple[str, str]], chats: int) -> None:
    """Ask each chat's questions, the chats in turn."""
    people = [server.user(f"Rosa{number}") for number in range(chats)]
    rooms = [server.private_chat(person) for person in people]
    for text, _ in questions:
        for room, person in zip(rooms, people, strict=True):
            await server.say(room, person, text)
        await asyncio.sleep(0)


async def poll_begun(server: BotApiServer) -> None:
    """Wait until the bot that was started last fetches updates."""
    before = len(server.calls("getUpdates"))
    look = lambda: True if len(server.calls("getUpdates")) > before else None  # noqa: E731
    assert await server.world.signal.wait_for(look, START_SECONDS), "the bot does not start"


def judge(
    server: BotApiServer,
    questions: Sequence[tuple[str, str]],
    kills: Sequence[float],
    seconds: float,
) -> Outcome:
    """Return what the chats got; `kills` are their moments, in seconds of `time.monotonic`."""
    due = [line for _, line in questions]
    answered = disordered = chats = 0
    repeated = first_sent(server)
    # What one kill cut off may come once more only after the next, so the second time says nothing.
    cut_off = Counter(kill_at(moment, kills) for moment in repeated)
    unexplained = cut_off.pop(None, 0)
    for room in server.world.rooms.values():
        chats += 1
        lines = [first_line(room.messages[number].text) for _, number in room.sent]
        given = set(lines)
        answered += sum(line in given for line in due)
        first = [line for line in dict.fromkeys(lines) if line in set(due)]
        disordered += first != [line for line in due if line in given]
    return Outcome(
        questions=len(due) * chats,
        answered=answered,
        duplicates=len(repeated),
        most_a_kill=max(cut_off.values(), default=0),
        unexplained=unexplained,
        disordered=disordered,
        kills=len(kills),
        seconds=seconds,
    )


def first_sent(server: BotApiServer) -> list[float]:
    """Return for each answer that came once more when it had come before."""
    seen: dict[tuple[int, str], float] = {}
    moments = []
    for sent in sorted(server.calls("sendMessage"), key=lambda each: each.at):
        if isinstance(sent.result, Mapping):
            answer = sent.result["chat"]["id"], first_line(sent.result["text"])
            if answer in seen:
                moments.append(seen[answer])
            seen[answer] = sent.at
    return moments


def kill_at(moment: float, kills: Sequence[float]) -> float | None:
    """Return the kill that cut off what was sent at a moment; None where there is none."""
    nearest = min(kills, key=lambda kill: abs(kill - moment), default=None)
    return None if nearest is None or abs(nearest - moment) > CUT_OFF_SECONDS else nearest


def first_line(text: object) -> str:
    """Return the line that tells an answer from all others."""
    return str(text).partition("\n")[0]


async def wait_for_answers(server: BotApiServer, questions: Sequence[tuple[str, str]]) -> None:
    """Wait until all is answered, or nothing more comes: a chat at its pace may be silent for long."""
    deadline = time.monotonic() + END_SECONDS
    most, since = -1, time.monotonic()
    while time.monotonic() < deadline and time.monotonic() - since < PACED_SECONDS:
        await asyncio.sleep(0.5)
        done = judge(server, questions, (), 0)
        if done.answered == done.questions:
            await server.settle(quiet=2.0, timeout=END_SECONDS)
            return
        if done.answered > most:
            most, since = done.answered, time.monotonic()


async def run(
    catalogue: Catalogue,
    folder: Path,
    *,
    questions: int,
    chats: int,
    kills: int,
    seed: int,
    still_seconds: float = 0.0,
) -> Outcome:
    """Ask, kill and start again, and wait for the last answer."""
    random, started = Random(seed), time.monotonic()
    asked = distinct_questions(catalogue, questions // chats)
    moments = []
    with BotApiServer() as server:
        await ask_all(server, asked, chats)
        for _ in range(kills):
            process = start_bot(server, catalogue.index.path, folder, folder / "log.txt")
            await poll_begun(server)
            await asyncio.sleep(random.uniform(*SECONDS_AT_WORK))
            if still_seconds:
                server.stand_still(2 * still_seconds)
                await asyncio.sleep(still_seconds)
            moments.append(time.monotonic())
            process.send_signal(signal.SIGKILL)
            process.wait()
        process = start_bot(server, catalogue.index.path, folder, folder / "log.txt")
        await wait_for_answers(server, asked)
        process.terminate()
        process.wait()
        return judge(server, asked, moments, time.monotonic() - started)


async def main(
    questions: int = QUESTIONS, kills: int = KILLS, seed: int = 1, still_ms: int = 0
) -> None:
    """Print what came of it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        build_folders([ROOT / "data"], folder / "kill.index")
        catalogue = Catalogue.open(folder / "kill.index")
        done = await run(
            catalogue,
            folder,
            questions=questions,
            chats=CHATS,
            kills=kills,
            seed=seed,
            still_seconds=still_ms / 1000,
        )
        print((folder / "log.txt").read_text()[-2000:], file=sys.stderr)
    print(
        f"{done.questions} questions from {CHATS} chats, {done.kills} kills in {done.seconds:.0f} s: {told(done)}"
    )


def told(done: Outcome) -> str:
    """Return what came of a run in words."""
    return (
        f"{done.answered} answered, {done.duplicates} answers twice, at most {done.most_a_kill} a kill, "
        f"{done.unexplained} at none, {done.disordered} chats out of order"
    )


if __name__ == "__main__":
    asyncio.run(main(*map(int, sys.argv[1:])))
