"""Backup and restore by the command line, for both kinds of database and between them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from handlers.state.database import Database
from handlers.state.records import Record, Records
from handlers.state.store import State
from stats import GivenFigure
from tests.postgres import make_database

ROOT = Path(__file__).parents[3]
FIGURE = GivenFigure("d", "m", (("area", "A"),), "2020", 1, "exact", "", "")


@pytest.fixture
def postgres_url(postgres: str) -> str:
    return make_database(postgres)


def bot(*arguments: str, url: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "bot.py", *arguments], cwd=ROOT, capture_output=True, text=True,
        env={**os.environ, "DATABASE_URL": url}, check=False,
    )  # fmt: skip


async def fill(url: str) -> None:
    database = Database(url)
    state, records = State(database), Records(database, 400)
    await state.change_settings(-5, areas=("A", "B"), is_brief=True)
    await state.save_patch(6, ("C",))
    await state.block(7)
    await records.watch(Record(6, 3, (FIGURE,), "v1"), 50)
    await database.close()


async def held(url: str) -> tuple[object, ...]:
    database = Database(url)
    state, records = State(database), Records(database, 400)
    found = (
        await state.settings(-5),
        await state.patch(6),
        await state.blocked(),
        await records.watches(6),
    )
    await database.close()
    return found


async def test_what_was_kept_is_put_back(database_url: str, tmp_path: Path) -> None:
    await fill(database_url)
    before = await held(database_url)
    path = tmp_path / "state.copy"
    done = bot("backup", str(path), url=database_url)
    assert (done.returncode, done.stdout) == (0, f"{path}: 4 rows\n")
    assert path.stat().st_mode & 0o077 == 0
    database = Database(database_url)
    await State(database).block(7, is_blocked=False)
    await State(database).block(8)
    await State(database).save_patch(6, ())
    await database.close()
    done = bot("restore", str(path), url=database_url)
    assert (done.returncode, done.stdout) == (0, f"{path}: 4 rows\n")
    assert await held(database_url) == before
    database = Database(database_url)
    more = Record(6, 4, (GivenFigure("d", "n", (), "2020", 1, "exact", "", ""),), "v1")
    assert await Records(database, 400).watch(more, 50) == 1
    await database.close()


async def test_it_goes_from_one_kind_to_the_other(postgres_url: str, tmp_path: Path) -> None:
    first = f"sqlite:///{tmp_path / 'first.sqlite'}"
    await fill(first)
    assert bot("backup", str(tmp_path / "copy"), url=first).returncode == 0
    assert bot("restore", str(tmp_path / "copy"), url=postgres_url).returncode == 0
    assert await held(postgres_url) == await held(first)


@pytest.mark.parametrize("content", ["", "nonsense", '{"statistics-bot state": 1}\n[]\n', None])
async def test_what_is_no_copy_changes_nothing(tmp_path: Path, content: str | None) -> None:
    url = f"sqlite:///{tmp_path / 'state.sqlite'}"
    await fill(url)
    before = await held(url)
    path = tmp_path / "copy"
    if content is None:
        assert bot("backup", str(path), url=url).returncode == 0
        content = "".join(path.read_text().splitlines(keepends=True)[:-1])
    path.write_text(content)
    done = bot("restore", str(path), url=url)
    assert done.returncode == 1
    assert done.stderr == f"{path}: no copy of a state, or not a whole one\n"
    assert await held(url) == before


@pytest.mark.parametrize(
    "row",
    [
        '["users", {"id": 1}]',
        '["patch", {"user_id": 1, "areas": [], "added": 1}]',
        '["patch", {"user_id": 1}]',
        '["patch", {"user_id": "1", "areas": []}]',
        '["blocked", {"id": true}]',
        '["blocked", 1]',
        '["blocked", {"id": 1}]\n["blocked", {"id": 1}]',
    ],
)
async def test_what_this_bot_does_not_keep_changes_nothing(
    database_url: str, tmp_path: Path, row: str
) -> None:
    await fill(database_url)
    before = await held(database_url)
    path = tmp_path / "copy"
    count = row.count("\n") + 1
    path.write_text(f'{{"statistics-bot state": 1}}\n{row}\n{{"rows": {count}}}\n')
    done = bot("restore", str(path), url=database_url)
    assert done.returncode == 1
    assert f"{path}: no copy of a state, or not a whole one" in done.stderr
    assert await held(database_url) == before


def test_a_state_that_is_not_there_is_not_copied_as_an_empty_one(tmp_path: Path) -> None:
    state = tmp_path / "state.sqlite"
    done = bot("backup", str(tmp_path / "copy"), url=f"sqlite:///{state}")
    assert done.returncode == 1
    assert done.stderr.startswith(f"{state}: there is no such state")
    assert not (tmp_path / "copy").exists()
    assert not state.exists()


async def test_a_copy_that_cannot_be_written_is_a_clear_message(tmp_path: Path) -> None:
    url, path = f"sqlite:///{tmp_path / 'state.sqlite'}", tmp_path / "none" / "copy"
    await fill(url)
    done = bot("backup", str(path), url=url)
    assert (done.returncode, done.stderr) == (1, f"{path}: No such file or directory\n")


def test_a_database_that_cannot_be_used_is_a_clear_message(tmp_path: Path) -> None:
    (tmp_path / "state.sqlite").write_text("no database")
    done = bot("backup", str(tmp_path / "copy"), url=f"sqlite:///{tmp_path / 'state.sqlite'}")
    assert done.returncode == 1
    assert "DATABASE_URL: the database cannot be used" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "copy").exists()


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (os.mkfifo, "is no plain file; name the file to write"),
        (os.mkdir, "is a folder; name the file to write in it"),
    ],
)
async def test_no_copy_takes_the_place_of_what_is_no_file(
    tmp_path: Path, make: Callable[[Path], None], why: str
) -> None:
    url = f"sqlite:///{tmp_path / 'state.sqlite'}"
    await fill(url)
    make(tmp_path / "odd")
    before = (tmp_path / "odd").stat()
    done = bot("backup", str(tmp_path / "odd"), url=url)
    assert (done.returncode, done.stderr.splitlines()[-1:]) == (
        1,
        [f"{tmp_path / 'odd'}: {why}"],
    )
    assert (tmp_path / "odd").stat() == before
