"""A migrated database for each test, of both kinds."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from handlers.state.database import Database


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """A database with nothing in it."""
    database = Database(database_url)
    await database.start()
    yield database
    await database.close()
