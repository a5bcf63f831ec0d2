"""Let a fifth of the sends to half of the chats fail: `python -m tests.bench.faults [QUESTIONS]`.

The failures are 429, 500, a connection that is reset and an answer after 5 s, in equal parts. Every question must be
answered in the end, and the chats without failures at the time they take when nothing fails. Runs with and without
failures take turns, and the times of all of a kind are put together, so that what else the machine does falls on both.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
import time
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path

from stats import Catalogue
from stats.building import build_folders
from tests.bench.kill import ROOT, START_SECONDS, distinct_questions, start_bot
from tests.botapi import BotApiServer

CHATS = 40
QUESTIONS = 2_400
PAIRS = 3
"""The questions are asked in so many pairs of runs, one of each pair without failures."""
SECONDS_BETWEEN = 0.03
SHARE = 0.2
KINDS = ("429", "500", "reset", "delay")
END_SECONDS = 120.0
DUE = 2.0
"""How many times longer an answer may take at the 99th percentile than without failures."""


@dataclass(frozen=True)
class Outcome:
    """What came of runs: questions answered, and the times in the chats without failures, in ms."""

    questions: int = 0
    answered: int = 0
    failures: int = 0
    waits_ms: tuple[float, ...] = ()

    def __add__(self, other: Outcome) -> Outcome:
        return Outcome(
            self.questions + other.questions,
            self.answered + other.answered,
            self.failures + other.failures,
            (*self.waits_ms, *other.waits_ms),
        )

    def within_ms(self, share: float) -> float:
        """Return the time within which a share of the answers came."""
        return sorted(self.waits_ms)[int(len(self.waits_ms) * share)]

    @property
    def line(self) -> str:
        """All of it in a line."""
        return (
            f"{self.questions} questions, {self.answered} answered, {self.failures} failures; in the other chats "
            f"{self.within_ms(0.5):.1f} ms median, {self.within_ms(0.99):.1f} ms p99"
        )


def add_failures(server: BotApiServer, chats: Collection[int]) -> None:
    """Let a share of the sends to some chats fail."""
    for number, kind in enumerate(KINDS):
        left = 1 - SHARE * number / len(KINDS)  # what the rules before it have let pass
        server.fail(
            "sendMessage",
            None,
            kind,
            times=None,
            share=SHARE / len(KINDS) / left,
            seed=number,
            seconds=5.0,
            when=lambda call: call.get("chat_id") in chats,
        )


async def run(catalogue: Catalogue, folder: Path, questions: int, *, failing: bool) -> Outcome:
    """Ask the chats in turn and wait for the last answer."""
    asked = distinct_questions(catalogue, questions // CHATS)
    times: dict[tuple[int, str], float] = {}
    with BotApiServer() as server:
        people = [server.user(f"Rosa{number}") for number in range(CHATS)]
        rooms = [server.private_chat(person) for person in people]
        # A chat without failures is the first to ask, so that it is always one of these for which a question
        # is understood anew; the others are given what is remembered of it.
        faulty = {room.id for room in rooms[1::2]}
        if failing:
            add_failures(server, faulty)
        process = start_bot(server, catalogue.index.path, folder, folder / "log.txt")
        await server.world.signal.wait_for(
            lambda: server.world.updates.polling or None, START_SECONDS
        )
        for text, line in asked:
            for room, person in zip(rooms, people, strict=True):
                times[room.id, line] = time.monotonic()
                await server.say(room, person, text)
                await asyncio.sleep(SECONDS_BETWEEN)
        answered = lambda: {key: at for key, at in sent_answers(server) if key in times}  # noqa: E731
        await server.world.signal.wait_for(
            lambda: True if len(answered()) == len(times) else None, END_SECONDS
        )
        process.terminate()
        process.wait()
        found = answered()
        waits = [1000 * (at - times[key]) for key, at in found.items() if key[0] not in faulty]
        failures = sum(each.struck for each in server.front.faults.rules)
        return Outcome(len(times), len(found), failures, tuple(waits))


def sent_answers(server: BotApiServer) -> Iterator[tuple[tuple[int, str], float]]:
    """Yield chat and first line of each answer that was sent, and when its request came in."""
    for sent in server.calls("sendMessage"):
        if sent.status == HTTPStatus.OK:
            line = plain(str(sent.parameters["text"]).splitlines()[0])
            yield (int(sent.parameters["chat_id"]), line), sent.at


def plain(html: str) -> str:
    """Return a first line as it is read."""
    for tag in ("<b>", "</b>"):
        html = html.replace(tag, "")
    return html.replace("&amp;", "&")


async def main(questions: int = QUESTIONS) -> None:
    """Print each run, and what those with failures come to beside those without."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        build_folders([ROOT / "data"], folder / "faults.index")
        catalogue = Catalogue.open(folder / "faults.index")
        clean, failed = Outcome(), Outcome()
        for _ in range(PAIRS):
            clean_now = await run(catalogue, folder, questions // PAIRS, failing=False)
            print(f"{'nothing fails':32} {clean_now.line}", flush=True)
            failed_now = await run(catalogue, folder, questions // PAIRS, failing=True)
            print(f"{'a fifth of half the chats fails':32} {failed_now.line}", flush=True)
            clean, failed = clean + clean_now, failed + failed_now
        times = failed.within_ms(0.99) / clean.within_ms(0.99)
        print(f"together, nothing fails: {clean.line}")
        print(f"together, with failures: {failed.line}")
        print(f"{times:.2f} times the p99 without failures; due: {DUE:.0f} at most")


if __name__ == "__main__":
    asyncio.run(main(*map(int, sys.argv[1:])))
