"""Updates a second over real HTTP, this bot beside a stock one: `python -m tests.bench.load [COUNT]`.

A server that costs next to nothing hands out updates of as many private chats and counts the answers; the bots run
in processes of their own, as a user starts them. The stock bot is python-telegram-bot with its default request class,
at each of several settings of its concurrency, and only echoes; this bot understands and answers questions.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from stats import Catalogue
from stats.building import build_folders

ROOT = Path(__file__).parents[2]
COUNT = 3_000
ROUNDS = 2
"""The best of so many runs counts."""
WARMING = ["hello"]
AWAY_SECONDS = 0.05
STOCK_SETTINGS = (1, 8, 32, 64, 256)
TOKEN = "7000000001:AAE-load"
TIMES_ASKED = (1, 10, 60)
"""How often each question comes: never twice, as in a busy hour, or as when all ask for the same."""
DUE = {0.0: 2.0, AWAY_SECONDS: 3.0}
"""How many times faster than the stock bot this one has to be."""


@dataclass(frozen=True)
class Speed:
    """What one run came to."""

    updates_a_second: float
    processor_ms: float


class LoadServer:
    """The server in a process of its own."""

    def __enter__(self) -> LoadServer:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.bench.loadserver"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.base_url = f"http://127.0.0.1:{int(self._read())}/bot"
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.wait()

    def run(self, **options: Any) -> dict[str, Any]:
        """Return what came of a run."""
        assert self.process.stdin
        self.process.stdin.write(json.dumps(options) + "\n")
        self.process.stdin.flush()
        return dict(json.loads(self._read()))

    def _read(self) -> str:
        assert self.process.stdout
        return self.process.stdout.readline()


@contextmanager
def running(command: Sequence[str], **environment: str) -> Iterator[int]:
    """Run a bot and yield its process id."""
    with subprocess.Popen(command, cwd=ROOT, env={**os.environ, **environment}) as process:
        try:
            yield process.pid
        finally:
            process.kill()


def processor_seconds(process: int) -> float:
    """Return the processor time that a process has used."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def measure(
    server: LoadServer, process: int, rounds: Sequence[Sequence[str]], count: int, seconds: float
) -> Speed:
    """Return the best of several runs, each with texts of its own, after one that does not count."""
    server.run(count=100, texts=WARMING)
    best = Speed(0.0, 0.0)
    for texts in rounds:
        before = processor_seconds(process)
        done = server.run(count=count, texts=list(texts), latency_seconds=seconds)
        assert (done["answered"], done["twice"]) == (count, 0)
        used = processor_seconds(process) - before
        best = max(
            best,
            Speed(count / done["seconds"], 1000 * used / count),
            key=lambda each: each.updates_a_second,
        )
    return best


def main(count: int) -> None:
    """Print the speeds and their ratio, near and 50 ms away."""
    with tempfile.TemporaryDirectory() as folder, LoadServer() as server:
        index = Path(folder) / "load.index"
        build_folders([ROOT / "data"], index)
        texts = ordinary_questions(Catalogue.open(index))
        for seconds, due in DUE.items():
            print(f"\nserver {1000 * seconds:.0f} ms away, {count} updates, best of {ROUNDS}")
            stock = Speed(0.0, 0.0)
            for setting in STOCK_SETTINGS:
                command = [sys.executable, "-m", "tests.bench.echo", server.base_url, str(setting)]
                with running(command) as process:
                    rounds = [WARMING] * ROUNDS
                    speed = measure(server, process, rounds, stock_count(count, seconds), seconds)
                print_speed(f"stock echo bot, {setting} at once", speed)
                stock = max(stock, speed, key=lambda each: each.updates_a_second)
            environment = {"BOT_TOKEN": TOKEN, "BOT_API_URL": server.base_url, "INDEX": str(index)}
            environment["XDG_STATE_HOME"] = folder
            environment["DATABASE_URL"] = f"sqlite:///{folder}/state.sqlite"
            with running([sys.executable, "bot.py"], **environment) as process:
                for times in TIMES_ASKED:
                    rounds = [[texts.pop() for _ in range(count // times)] for _ in range(ROUNDS)]
                    name = f"each question {times} times" if times > 1 else "every question new"
                    speed = measure(server, process, rounds, count, seconds)
                    ratio = speed.updates_a_second / stock.updates_a_second
                    print_speed(f"this bot, {name}", speed)
                    print(f"{ratio:.2f} times the stock bot's best; due: {due:.0f}", flush=True)


def stock_count(count: int, seconds: float) -> int:
    """Return how many updates the stock bot gets: fewer far away, where each takes it longer."""
    return max(100, count // (10 if seconds else 3))


def ordinary_questions(catalogue: Catalogue) -> list[str]:
    """Return questions as they are asked most: every name of every area, with every platform."""
    index = catalogue.index
    names = {
        dimension: [
            name for code in index.codes(dimension) for name in index.names_of(dimension, code)
        ]
        for dimension in ("area", "platform")
    }
    texts = [f"{area} {platform}" for area in names["area"] for platform in names["platform"]]
    Random(1).shuffle(texts)
    return texts


def print_speed(name: str, speed: Speed) -> None:
    """Print a line of the table."""
    print(
        f"{name:28} {speed.updates_a_second:8.0f} updates/s  {speed.processor_ms:6.2f} ms of processor time each",
        flush=True,
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else COUNT)
