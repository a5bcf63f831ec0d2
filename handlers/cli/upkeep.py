"""The state as the command line takes it up, without the bot: read, counted, copied."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from handlers.cli.environment import Settings
from handlers.logs import configure_logs
from handlers.state.copying import CopyError, read_copy, write_copy
from handlers.state.database import Database, StateError
from handlers.state.misses import Misses
from handlers.state.records import Records
from stats import Miss

T = TypeVar("T")


def count_told(settings: Settings) -> dict[tuple[str, str, tuple[tuple[str, str], ...], str], int]:
    """Return how many chats were given each figure: dataset, measure, codes, period."""
    return with_state(
        settings, lambda database: Records(database, settings.retention_days).count_chats()
    )


def list_misses(settings: Settings) -> list[Miss]:
    """Return what several people asked in vain, most of them first."""
    now = datetime.now(UTC).timestamp()
    return with_state(
        settings, lambda database: Misses(database, settings.retention_days, None).shown(now)
    )


def copy_state(settings: Settings, file: Path, *, is_backup: bool) -> None:
    """Copy the state to a file or back, and say how much it was."""
    copy = write_copy if is_backup else read_copy
    try:
        count = with_state(settings, lambda database: copy(database, file))
    except CopyError as error:
        sys.exit(str(error))
    except OSError as error:
        sys.exit(f"{file}: {error.strerror}")
    print(f"{file}: {count} rows")


def with_state(settings: Settings, work: Callable[[Database], Awaitable[T]]) -> T:
    """Return what becomes of work with the state; where it cannot be used, the program ends."""

    async def run_work(url: str) -> T:
        database = Database(url)
        try:
            return await work(database)
        finally:
            await database.close()

    configure_logs(settings.log_level, as_json=settings.log_json)
    try:
        return asyncio.run(run_work(settings.database_url.get_secret_value()))
    except ValueError as error:
        sys.exit(f"DATABASE_URL: {error}")
    except StateError:
        sys.exit("DATABASE_URL: the database cannot be used.")
