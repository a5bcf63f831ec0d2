"""Memory over many updates, and processor time when nothing happens: `python -m tests.bench.memory [COUNT]`.

Each update is a question from a chat of its own, the hardest case for all that is remembered by chat.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from stats import Catalogue
from stats.building import build_folders
from tests.bench.load import (
    ROOT,
    TOKEN,
    LoadServer,
    ordinary_questions,
    processor_seconds,
    running,
)

COUNT = 100_000
STEPS = 10
TEXTS = 3_000
IDLE_SECONDS = 60.0


def resident_mb(process: int) -> float:
    """Return the memory that a process holds."""
    for line in Path(f"/proc/{process}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise LookupError(process)


def main(count: int = COUNT) -> None:
    """Print the memory at each step, and the processor time of a minute’s silence."""
    with tempfile.TemporaryDirectory() as folder, LoadServer() as server:
        index = Path(folder) / "memory.index"
        build_folders([ROOT / "data"], index)
        texts = ordinary_questions(Catalogue.open(index))[:TEXTS]
        environment = {"BOT_TOKEN": TOKEN, "BOT_API_URL": server.base_url, "INDEX": str(index)}
        environment["XDG_STATE_HOME"] = folder
        environment["DATABASE_URL"] = f"sqlite:///{folder}/state.sqlite"
        with running([sys.executable, "bot.py"], **environment) as process:
            server.run(count=1, texts=texts)
            print(f"{0:7} updates: {resident_mb(process):6.0f} MB", flush=True)
            for step in range(1, STEPS + 1):
                server.run(count=count // STEPS, texts=texts)
                done = step * count // STEPS
                print(f"{done:7} updates: {resident_mb(process):6.0f} MB", flush=True)
            time.sleep(5)  # what was put off is written
            before = processor_seconds(process)
            time.sleep(IDLE_SECONDS)
            used = processor_seconds(process) - before
            print(f"{used:.2f} s of processor time in {IDLE_SECONDS:.0f} s of silence")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
