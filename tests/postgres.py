"""A PostgreSQL server of the tests' own on the loopback, where its programs are installed."""

from __future__ import annotations

import asyncio
import itertools
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import asyncpg

PLACES = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
"""Debian links only some of the programs into the path."""
START_SECONDS = 30.0
NUMBERS = itertools.count(1)


def find_programs() -> Path | None:
    """Return the folder of PostgreSQL's programs."""
    found = shutil.which("initdb")
    return Path(found).resolve().parent if found else next(iter(PLACES), None)


@contextmanager
def run_postgres(programs: Path) -> Iterator[str]:
    """Run a server with nothing in it; yields its address, to which a database's name is added."""
    # It refuses to run as root, and its user cannot look into pytest's folders.
    user = "postgres" if os.geteuid() == 0 else None
    folder = Path(tempfile.mkdtemp(prefix="statistics-postgres-"))
    if user:
        shutil.chown(folder, user)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    data = folder / "data"
    made = [programs / "initdb", "-D", data, "-U", "state", "-A", "trust", "-N"]
    subprocess.run(made, user=user, cwd=folder, check=True, capture_output=True)
    started = [programs / "postgres", "-D", data, "-h", "127.0.0.1", "-p", str(port), "-F"]
    server = subprocess.Popen(
        [*started, "-k", folder], user=user, cwd=folder,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        _wait_for(programs, port)
        yield f"postgresql://state@127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=START_SECONDS)
        shutil.rmtree(folder)


def make_database(server: str) -> str:
    """Return the address of a new database on a server."""
    name = f"state{next(NUMBERS)}"

    async def make() -> None:
        connection = await asyncpg.connect(f"{server}/postgres")
        await connection.execute(f"CREATE DATABASE {name}")
        await connection.close()

    asyncio.run(make())
    return f"{server}/{name}"


def _wait_for(programs: Path, port: int) -> None:
    deadline = time.monotonic() + START_SECONDS
    ready = [programs / "pg_isready", "-h", "127.0.0.1", "-p", str(port)]
    while subprocess.run(ready, capture_output=True, check=False).returncode:
        if time.monotonic() > deadline:
            raise TimeoutError("PostgreSQL did not start")
        time.sleep(0.05)
