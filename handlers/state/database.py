"""A database address in, connections to a migrated database out, or the one error there is."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from time import monotonic
from typing import Any

import sqlalchemy as sa
import structlog
from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DataError, IntegrityError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

MIGRATIONS = Path(__file__).parent / "migrations"
DRIVERS = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+asyncpg"}
"""The driver for an address that names none."""
TIMEOUT_SECONDS = 2.0
"""How long an answer may wait for the state; after that it goes out without."""
MIGRATION_SECONDS = 60.0
RETRY_SECONDS = 10.0
"""After a failure the state is left alone for so long, so that no question waits for it."""
BUSY_MILLISECONDS = 1000
GATHER_SECONDS = 0.05
"""What is put off within so long is written at once: a transaction takes as long as two answers."""
LOCKS = {
    "sqlite": "BEGIN IMMEDIATE",
    "postgresql": f"SELECT pg_advisory_xact_lock({0x53544154})",
}
"""Lets processes that start at once migrate one after the other, until each one's transaction ends;
PostgreSQL's takes any number that nobody else does."""
ALIVE = {
    "tcp_keepalives_idle": "10", "tcp_keepalives_interval": "5", "tcp_keepalives_count": "3",
}  # fmt: skip
"""So that PostgreSQL lets go within half a minute what a machine that was cut off had locked."""
PROBE = sa.text("UPDATE alembic_version SET version_num = version_num")
"""Writes, and changes nothing."""
CONNECTIONS = 10
"""Kept open at most; ten more where they are needed (SQLAlchemy's own excess)."""

Write = Callable[[AsyncConnection], Awaitable[None]]

log = structlog.get_logger(__name__)


class StateError(Exception):
    """The state cannot be read or written just now."""


class Database:
    """Connections to one database. Every failure is a StateError, and is logged once."""

    def __init__(
        self, url: str = "", timeout_seconds: float = TIMEOUT_SECONDS, *, what: str = "state"
    ) -> None:
        """Take an address as SQLAlchemy writes it; an empty one is a database that never works.

        `what` names in the log what is kept in it.
        """
        self._timeout_seconds = timeout_seconds
        self._what = what
        self._engine = make_engine(url) if url else None
        self._put_off: list[Write] = []
        self._writing = asyncio.Lock()
        self._writer: asyncio.Task[None] | None = None
        self._closing = asyncio.Event()
        self._migrating = asyncio.Lock()
        self._is_migrated = False
        self._is_down = False
        self._rest_until = 0.0
        self._sessions: dict[str, AsyncConnection] = {}
        self._speaking: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    @property
    def is_shared(self) -> bool:
        """Whether several machines may use it at once."""
        return self._engine is not None and self._engine.dialect.name == "postgresql"

    def find_missing_file(self) -> Path | None:
        """Return the file of SQLite that is not there yet; None where it is, or is no file."""
        if self._engine is None or self.is_shared or not self._engine.url.database:
            return None
        path = Path(self._engine.url.database)
        return None if path.exists() else path

    async def is_reachable(self) -> bool:
        """Whether it can be used just now; one that there is none of need not be."""
        if self._engine is None:
            return True
        try:
            async with self.begin() as connection:
                await connection.execute(sa.select(1))
        except StateError:
            return False
        return True

    async def start(self) -> None:
        """Bring the database to the newest layout; where that fails it is tried again later."""
        if self._engine is None:
            return
        try:
            async with self._guard(MIGRATION_SECONDS):
                await self._migrate(self._engine)
        except StateError:
            return

    async def close(self) -> None:
        """Write what was put off, and close all connections."""
        self._closing.set()
        if self._writer is not None:
            await self._writer
        for session in self._sessions.values():
            await session.close()
        self._sessions.clear()
        if self._engine is not None:
            await self._engine.dispose()

    def put_off(self, write: Write) -> bool:
        """Write soon, together with what else comes meanwhile; where it fails it is lost.

        For what nobody waits for. Whatever begins later finds it written. The same that waits
        already is done once.

        Returns:
            Whether it is tried.

        """
        if self._is_resting:
            return False
        if write not in self._put_off:
            self._put_off.append(write)
        if self._writer is None or self._writer.done():
            self._writer = asyncio.create_task(self._write_soon())
        return True

    @asynccontextmanager
    async def begin(
        self, seconds: float | None = None, *, is_ahead: bool = False
    ) -> AsyncIterator[AsyncConnection]:
        """Yield a connection in a transaction that is committed at the end.

        One that is ahead reads alone, and does not wait for what was put off. After a failure, any
        other must be able to write: a full disk can still be read.

        Raises:
            StateError: the database cannot be used; nothing was written.

        """
        if self._engine is None or self._is_resting:
            raise StateError
        async with self._guard(seconds or self._timeout_seconds):
            await self._migrate(self._engine)
            if not is_ahead:
                await self._write_off(self._engine)
            async with self._engine.begin() as connection:
                if self._is_down and not is_ahead:
                    await connection.execute(PROBE)
                yield connection
        if not is_ahead:
            self._note_success()

    @asynccontextmanager
    async def session(self, name: str) -> AsyncIterator[AsyncConnection]:
        """Yield the connection of this name, which stays open; each statement is committed at once.

        What is locked in it is let go when the process ends, or the connection breaks.

        Raises:
            StateError: the database cannot be used.

        """
        if self._engine is None or self._is_resting:
            raise StateError
        # To wait for one's turn is no failure.
        async with self._speaking[name]:
            # Who had it before may have found that it hangs.
            if self._is_resting:
                raise StateError
            async with self._guard(self._timeout_seconds):
                await self._migrate(self._engine)
                if name not in self._sessions:
                    opened = await self._engine.connect()
                    options = {"isolation_level": "AUTOCOMMIT"}
                    self._sessions[name] = await opened.execution_options(**options)
                try:
                    yield self._sessions[name]
                except BaseException:
                    # Whatever broke off, the next begins with a connection that is whole.
                    await self._sessions.pop(name).invalidate()
                    raise
        self._note_success()

    @property
    def _is_resting(self) -> bool:
        return self._engine is None or monotonic() < self._rest_until

    async def _write_soon(self) -> None:
        with suppress(StateError):
            while self._put_off and self._engine is not None:
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._closing.wait(), GATHER_SECONDS)
                async with self._guard(TIMEOUT_SECONDS):
                    await self._migrate(self._engine)
                    await self._write_off(self._engine)
                self._note_success()

    async def _write_off(self, engine: AsyncEngine) -> None:
        """Write all that was put off until now, in one transaction, after what is being written."""
        if not self._put_off and not self._writing.locked():
            return
        async with self._writing:
            writes, self._put_off = self._put_off, []
            if writes:
                async with engine.begin() as connection:
                    for write in writes:
                        await write(connection)

    def _note_success(self) -> None:
        # What began before it failed may end well after.
        if self._is_down and not self._is_resting:
            self._is_down = False
            log.info("%s can be used again", self._what)

    @asynccontextmanager
    async def _guard(self, timeout_seconds: float) -> AsyncIterator[None]:
        try:
            async with asyncio.timeout(timeout_seconds):
                yield
        except (IntegrityError, DataError) as error:
            # One row is at fault, not the database: everything else goes on.
            log.warning("a row was not written", kind=type(error.orig).__name__)
            raise StateError from error
        except (SQLAlchemyError, CommandError, OSError, TimeoutError) as error:
            self._rest_until = monotonic() + RETRY_SECONDS
            if not self._is_down:
                self._is_down = True
                # Only the kind: the text of an error may hold an address or whose row it was.
                kind = type(getattr(error, "orig", None) or error).__name__
                log.error(
                    "%s cannot be used; questions are answered without", self._what, kind=kind
                )
            raise StateError from error

    async def _migrate(self, engine: AsyncEngine) -> None:
        if self._is_migrated:
            return
        async with self._migrating:
            if self._is_migrated:
                return
            if engine.dialect.name == "sqlite" and engine.url.database:
                Path(engine.url.database).parent.mkdir(parents=True, exist_ok=True)
            async with engine.begin() as connection:
                await connection.run_sync(migrate)
            self._is_migrated = True


def migrate(connection: sa.Connection) -> None:
    """Bring the database of a connection to the newest layout, in its transaction."""
    connection.exec_driver_sql(LOCKS[connection.dialect.name])
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def make_engine(url: str) -> AsyncEngine:
    """Return the engine for an address; one without a driver gets ours.

    Raises:
        ValueError: it is no address, or of a database that the state cannot be kept in.

    """
    try:
        address = sa.make_url(url)
    except SQLAlchemyError as error:
        raise ValueError("not a database address") from error
    name = address.get_backend_name()
    if name not in DRIVERS:
        raise ValueError(f"the state is kept in {' or '.join(DRIVERS)}, not in {name}")
    if "+" in address.drivername and address.drivername != DRIVERS[name]:
        raise ValueError(f"the driver for {name} is {DRIVERS[name]}; name none")
    if "+" not in address.drivername:
        address = address.set(drivername=DRIVERS[name])
    options: dict[str, Any] = {}
    if name != "sqlite":
        options = {
            "pool_pre_ping": True,
            "pool_size": CONNECTIONS,
            "connect_args": {"server_settings": ALIVE},
        }
    engine = create_async_engine(address, hide_parameters=True, **options)
    if name == "sqlite":
        sa.event.listen(engine.sync_engine, "connect", _prepare_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _: object) -> None:
    """Let readers go on while one writes, and overwrite what is deleted."""
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = NORMAL")
    cursor.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
    cursor.execute("PRAGMA secure_delete = ON")
    cursor.close()


async def put_row(connection: AsyncConnection, table: sa.Table, row: Mapping[str, Any]) -> None:
    """Insert a row, or put it in the place of the one with the same primary key."""
    await put_rows(connection, table, [row])


async def put_rows(
    connection: AsyncConnection, table: sa.Table, rows: Sequence[Mapping[str, Any]]
) -> None:
    """Insert rows of the same columns, or put each in the place of the one with its key."""
    insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    put = insert(table)
    keys = [column.name for column in table.primary_key]
    rest = {name: put.excluded[name] for name in rows[0] if name not in keys}
    statement = put.on_conflict_do_update(
        index_elements=keys, set_=rest or {name: put.excluded[name] for name in keys}
    )
    await connection.execute(statement, list(rows))
