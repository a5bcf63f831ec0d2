"""The database: its layout, and what happens where it cannot be used."""

from __future__ import annotations

import asyncio
import resource
import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext

from handlers.state import database as module
from handlers.state.database import Database, StateError, make_engine
from handlers.state.store import ChatSettings, State
from handlers.state.tables import metadata

ROOT = Path(__file__).parents[3]


async def test_the_migrations_make_just_the_tables_there_are(database: Database) -> None:
    def compare(connection: sa.Connection) -> list[object]:
        return list(compare_metadata(MigrationContext.configure(connection), metadata))

    async with database.begin() as connection:
        assert await connection.run_sync(compare) == []


async def test_the_layout_can_be_taken_back(database: Database) -> None:
    def take_back(connection: sa.Connection) -> list[str]:
        config = Config()
        config.set_main_option("script_location", str(module.MIGRATIONS))
        config.attributes["connection"] = connection
        command.downgrade(config, "base")
        return sa.inspect(connection).get_table_names()

    async with database.begin() as connection:
        assert await connection.run_sync(take_back) == ["alembic_version"]


async def test_starting_again_keeps_what_there_is(database: Database, database_url: str) -> None:
    await State(database).save_patch(7, ("a",))
    again = Database(database_url)
    await again.start()
    assert await State(again).patch(7) == ("a",)
    await again.close()


def test_several_processes_that_start_at_once_migrate_once(database_url: str) -> None:
    code = (
        "import asyncio, sys\n"
        "from handlers.state.database import Database\n"
        "from handlers.state.store import State\n"
        "async def start():\n"
        "    database = Database(sys.argv[1])\n"
        "    await database.start()\n"
        "    await State(database).save_patch(int(sys.argv[2]), ('a',))\n"
        "    await database.close()\n"
        "asyncio.run(start())\n"
    )
    started = [
        subprocess.Popen(
            [sys.executable, "-c", code, database_url, str(number)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
        )
        for number in range(3)
    ]
    said = [each.communicate(timeout=60)[0] for each in started]
    assert ([each.returncode for each in started], said) == ([0] * 3, [b""] * 3)


async def test_readers_go_on_while_one_writes(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'state.sqlite'}")
    await database.start()
    async with database.begin() as writer:
        await writer.execute(sa.text("INSERT INTO patch VALUES (1, '[]')"))
        async with database.begin() as reader:
            modes = (await reader.execute(sa.text("PRAGMA journal_mode"))).scalars().all()
            found = (await reader.execute(sa.text("SELECT count(*) FROM patch"))).scalar()
    assert (modes, found) == (["wal"], 0)
    await database.close()


async def test_after_a_failure_nothing_waits_for_it_and_later_it_is_used_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "folder"
    path.write_text("a file where the folder should be")
    database = Database(f"sqlite:///{path / 'state.sqlite'}")
    state = State(database)
    await database.start()
    for _ in range(3):
        assert await state.settings(1) == ChatSettings()
        with pytest.raises(StateError):
            await state.save_patch(1, ("a",))
    assert capsys.readouterr().out.count("state cannot be used") == 1
    path.unlink()
    assert await state.patch(1) == ()
    monkeypatch.setattr(module, "monotonic", lambda: float("inf"))
    await state.save_patch(1, ("a",))
    assert await state.patch(1) == ("a",)
    assert "state can be used again" in capsys.readouterr().out
    await database.close()


async def test_a_full_disk_is_told_once_though_it_can_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "state.sqlite"
    database = Database(f"sqlite:///{path}")
    await State(database).save_patch(1, ("a",))
    log = path.with_name("state.sqlite-wal").stat().st_size
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (log, before[1]))
    try:
        for _ in range(3):
            with pytest.raises(StateError):
                await State(database).save_patch(1, ("b",))
            with monkeypatch.context() as later:
                later.setattr(module, "RETRY_SECONDS", 0)
                later.setattr(module, "monotonic", lambda: float("inf"))
                assert await State(database).patch(1) == ("a",)
                assert not await database.is_reachable()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    written = capsys.readouterr().out
    assert (written.count("cannot be used"), written.count("used again")) == (1, 0)
    monkeypatch.setattr(module, "monotonic", lambda: float("inf"))
    assert await database.is_reachable()
    assert "state can be used again" in capsys.readouterr().out
    await database.close()


async def test_a_database_that_hangs_is_waited_for_once(
    capsys: pytest.CaptureFixture[str],
) -> None:
    connections: list[asyncio.StreamWriter] = []
    server = await asyncio.start_server(
        lambda _, writer: connections.append(writer), "127.0.0.1", 0
    )
    port = server.sockets[0].getsockname()[1]
    database = Database(f"postgresql://u:p@127.0.0.1:{port}/state", 0.2, what="record")

    async def speak() -> str:
        try:
            async with database.session("locks"):
                return "spoke"
        except StateError:
            return "without"

    assert await asyncio.gather(*(speak() for _ in range(8))) == ["without"] * 8
    assert len(connections) == 1
    assert capsys.readouterr().out.count("record cannot be used") == 1
    await database.close()
    for each in connections:
        each.close()
    server.close()


async def test_what_began_before_a_failure_does_not_say_that_it_is_over(
    database: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    await database.start()
    async with database.begin():
        with pytest.raises(StateError):
            async with database.begin() as connection:
                await connection.execute(sa.text("SELECT * FROM none"))
    written = capsys.readouterr().out
    assert (written.count("cannot be used"), written.count("used again")) == (1, 0)


async def test_a_row_at_fault_does_not_rest_the_database(database: Database) -> None:
    table = metadata.tables["patch"]
    row = {"user_id": 7, "areas": ["a"]}
    await State(database).save_patch(7, ("a",))
    with pytest.raises(StateError):
        async with database.begin() as connection:
            await connection.execute(sa.insert(table).values(row))
    assert await State(database).patch(7) == ("a",)
    await State(database).save_patch(8, ("b",))


async def test_several_changes_of_a_chat_at_once_are_all_kept(database: Database) -> None:
    state = State(database)
    await asyncio.gather(
        state.change_settings(-5, is_brief=True), state.change_settings(-5, admins_only=True)
    )
    settings = await State(database).settings(-5)
    assert (settings.is_brief, settings.admins_only) == (True, True)


async def test_what_was_known_is_used_while_the_state_cannot_be_read(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = State(database)
    await state.change_settings(1, is_brief=True)

    def broken(**_: object) -> None:
        raise StateError

    monkeypatch.setattr("handlers.state.store.monotonic", lambda: float("inf"))
    monkeypatch.setattr(database, "begin", broken)
    assert await state.settings(1) == ChatSettings(is_brief=True)


async def test_without_an_address_nothing_is_kept_and_nothing_fails() -> None:
    state = State(Database())
    assert await state.settings(1) == ChatSettings()
    assert await state.patch(1) == ()
    with pytest.raises(StateError):
        await state.save_patch(1, ("a",))


async def test_a_database_of_a_later_layout_is_left_alone(
    database: Database, database_url: str
) -> None:
    async with database.begin() as connection:
        await connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    older = Database(database_url)
    await older.start()
    with pytest.raises(StateError):
        await State(older).save_patch(1, ("a",))
    await older.close()


@pytest.mark.parametrize(
    ("url", "driver"),
    [
        ("sqlite:///state.sqlite", "sqlite+aiosqlite"),
        ("postgresql://host/state", "postgresql+asyncpg"),
        ("postgresql+asyncpg://host/state", "postgresql+asyncpg"),
    ],
)
def test_an_address_without_a_driver_gets_ours(url: str, driver: str) -> None:
    assert make_engine(url).url.drivername == driver


@pytest.mark.parametrize("url", ["", "state.sqlite", "mysql://host/state"])
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match=r"address|kept in"):
        make_engine(url)
