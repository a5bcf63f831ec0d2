"""An empty database for each test: SQLite always, PostgreSQL where its server is installed."""

from __future__ import annotations

import asyncio
import itertools
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import asyncpg
import pytest

from handlers.state.database import Database

PLACES = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
START_SECONDS = 30.0
NUMBERS = itertools.count(1)


def find_server() -> Path | None:
    """Return the folder of PostgreSQL's programs."""
    found = shutil.which("initdb")
    return Path(found).resolve().parent if found else next(iter(PLACES), None)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a PostgreSQL server of the tests' own, on the loopback."""
    programs = find_server()
    if programs is None:
        pytest.skip("PostgreSQL's initdb is not installed (Debian: postgresql)")
    # The server refuses to run as root, and its user cannot look into pytest's folders.
    user = "postgres" if os.geteuid() == 0 else None
    folder = Path(tempfile.mkdtemp(prefix="statistics-postgres-"))
    if user:
        shutil.chown(folder, user)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    made = [programs / "initdb", "-D", folder / "data", "-U", "state", "-A", "trust", "-N"]
    subprocess.run(made, user=user, check=True, capture_output=True, cwd=folder)
    server = subprocess.Popen(
        [programs / "postgres", "-D", folder / "data", "-p", str(port), "-h", "127.0.0.1", "-F",
         "-k", folder],
        user=user, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        wait_for(programs, port)
        yield f"postgresql://state@127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=START_SECONDS)
        shutil.rmtree(folder)


def wait_for(programs: Path, port: int) -> None:
    """Wait until the server answers."""
    deadline = time.monotonic() + START_SECONDS
    ready = [programs / "pg_isready", "-h", "127.0.0.1", "-p", str(port)]
    while subprocess.run(ready, capture_output=True, check=False).returncode:
        if time.monotonic() > deadline:
            raise TimeoutError("PostgreSQL did not start")
        time.sleep(0.05)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database; each test that uses it runs on both kinds."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'new folder' / 'state.sqlite'}"
    server, name = request.getfixturevalue("postgres"), f"state{next(NUMBERS)}"
    asyncio.run(make_database(server, name))
    return f"{server}/{name}"


async def make_database(server: str, name: str) -> None:
    connection = await asyncpg.connect(f"{server}/postgres")
    await connection.execute(f"CREATE DATABASE {name}")
    await connection.close()


@pytest.fixture
async def database(url: str) -> AsyncIterator[Database]:
    """A migrated database with nothing in it."""
    database = Database(url)
    await database.start()
    yield database
    await database.close()
