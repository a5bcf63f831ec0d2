"""Kill replicas while they are asked: `python -m tests.bench.replicas [QUESTIONS [KILLS [SEED]]]`.

Two replicas in webhook mode behind nginx, with their state in PostgreSQL; all of it on the loopback. At random moments
one or the other is killed with SIGKILL and started again. Questions and judgement are those of `tests.bench.kill`.
"""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from stats import Catalogue
from stats.building import build_folders
from tests.bench.kill import (
    CHATS,
    END_SECONDS,
    KILLS,
    QUESTIONS,
    ROOT,
    START_SECONDS,
    Outcome,
    ask_all,
    distinct_questions,
    judge,
    told,
)
from tests.botapi import BotApiServer
from tests.postgres import find_programs, make_database, run_postgres
from tests.proxy import find_nginx, free_port, run_nginx

SECONDS_BETWEEN = (0.0, 2.0)
"""How long both replicas work before one is killed."""


@dataclass
class Replicas:
    """Bots behind one proxy; each is started and killed by its number."""

    server: BotApiServer
    index: Path
    database: str
    folder: Path
    ports: Sequence[int]
    proxy: int
    processes: dict[int, subprocess.Popen[bytes]] = field(default_factory=dict)

    def start(self, number: int) -> None:
        """Start one, as a user does."""
        environment = {
            **os.environ,
            "BOT_TOKEN": self.server.token,
            "BOT_API_URL": self.server.base_url,
            "INDEX": str(self.index),
            "DATABASE_URL": self.database,
            "XDG_STATE_HOME": str(self.folder / f"state-{number}"),
        }
        command = [sys.executable, "bot.py", "run", "--webhook", f"http://127.0.0.1:{self.proxy}"]
        command += ["--listen", f"127.0.0.1:{self.ports[number]}"]
        with (self.folder / "log.txt").open("ab") as log:
            self.processes[number] = subprocess.Popen(
                command, cwd=ROOT, env=environment, stdout=log, stderr=log
            )

    async def wait_ready(self, number: int) -> None:
        """Wait until one takes questions."""
        deadline = time.monotonic() + START_SECONDS
        while not await asyncio.to_thread(self.is_ready, number):
            assert self.processes[number].poll() is None, "a replica has ended"
            assert time.monotonic() < deadline, "a replica does not start"
            await asyncio.sleep(0.05)

    def is_ready(self, number: int) -> bool:
        """Whether one says that it takes questions."""
        try:
            address = f"http://127.0.0.1:{self.ports[number]}/readyz"
            with urllib.request.urlopen(address, timeout=2) as response:
                return bool(response.status == 200)
        except (urllib.error.URLError, OSError):
            return False

    def kill(self, number: int) -> None:
        """Kill one, with whatever it is at."""
        self.processes[number].send_signal(signal.SIGKILL)
        self.processes[number].wait()

    def stop(self) -> None:
        """Stop all."""
        for process in self.processes.values():
            process.terminate()
        for process in self.processes.values():
            process.wait(timeout=15)


@contextmanager
def run_replicas(
    server: BotApiServer, index: Path, database: str, folder: Path, count: int = 2
) -> Iterator[Replicas]:
    """Run nginx in front of replicas that are still to be started."""
    nginx = find_nginx()
    assert nginx is not None, "nginx is not installed (Debian: nginx-light)"
    ports = [free_port() for _ in range(count)]
    with run_nginx(nginx, ports, folder / "nginx") as proxy:
        replicas = Replicas(server, index, database, folder, ports, proxy)
        try:
            yield replicas
        finally:
            replicas.stop()


async def run(
    catalogue: Catalogue,
    folder: Path,
    database: str,
    *,
    questions: int,
    chats: int,
    kills: int,
    seed: int,
) -> Outcome:
    """Ask, kill and start again, and wait for the last answer."""
    random, started = Random(seed), time.monotonic()
    asked = distinct_questions(catalogue, questions // chats)
    with (
        BotApiServer() as server,
        run_replicas(server, catalogue.index.path, database, folder) as replicas,
    ):
        for number in range(2):
            replicas.start(number)
        for number in range(2):
            await replicas.wait_ready(number)
        await ask_all(server, asked, chats)
        moments = []
        for _ in range(kills):
            await asyncio.sleep(random.uniform(*SECONDS_BETWEEN))
            number = random.randrange(2)
            moments.append(time.monotonic())
            replicas.kill(number)
            replicas.start(number)
            await replicas.wait_ready(number)
        try:
            await server.settle(quiet=3.0, timeout=END_SECONDS)
        except TimeoutError as error:
            print(error)
        return judge(server, asked, moments, time.monotonic() - started)


async def main(questions: int = QUESTIONS, kills: int = KILLS, seed: int = 1) -> None:
    """Print what came of it."""
    programs = find_programs()
    assert programs is not None, "PostgreSQL's initdb is not installed (Debian: postgresql)"
    with tempfile.TemporaryDirectory() as name, run_postgres(programs) as postgres:
        folder = Path(name)
        build_folders([ROOT / "data"], folder / "kill.index")
        catalogue = Catalogue.open(folder / "kill.index")
        database = await asyncio.to_thread(make_database, postgres)
        done = await run(
            catalogue, folder, database, questions=questions, chats=CHATS, kills=kills, seed=seed
        )
        print((folder / "log.txt").read_text()[-3000:], file=sys.stderr)
    print(
        f"{done.questions} questions from {CHATS} chats to two replicas behind nginx, {done.kills} kills in "
        f"{done.seconds:.0f} s: {told(done)}"
    )


if __name__ == "__main__":
    asyncio.run(main(*map(int, sys.argv[1:])))
