"""What was not understood: shown when enough people wrote it, and nobody to be read from it."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from handlers.state.database import Database
from handlers.state.misses import Misses
from handlers.state.records import DAY_SECONDS
from handlers.state.tables import metadata
from stats import LEAST_ASKERS, Miss

DAYS = 30
TEXT = "fbook"
USERS = (7_123_450_001, 7_123_450_002, 7_123_450_003, 7_123_450_004)


@pytest.fixture
def misses(database: Database) -> Misses:
    return Misses(database, DAYS, b"a secret of the tests")


def write(misses: Misses, count: int, *, text: str = TEXT, now: float = 0) -> None:
    for user in USERS[:count]:
        misses.keep(text, user, now)


async def everything(database: Database) -> str:
    """Return all that stands in the database."""
    async with database.begin() as connection:
        rows = [
            str(row)
            for table in metadata.sorted_tables
            for row in (await connection.execute(sa.select(table))).all()
        ]
    return "\n".join(rows)


async def test_a_text_is_shown_when_enough_different_people_wrote_it(misses: Misses) -> None:
    write(misses, LEAST_ASKERS - 1)
    write(misses, LEAST_ASKERS - 1)
    assert await misses.shown(0) == []
    write(misses, LEAST_ASKERS)
    write(misses, LEAST_ASKERS + 1, text="snapchit")
    assert await misses.shown(0) == [Miss("snapchit", LEAST_ASKERS + 1), Miss(TEXT, LEAST_ASKERS)]


async def test_no_text_of_a_few_and_no_person_stands_in_the_database(
    misses: Misses, database: Database
) -> None:
    write(misses, LEAST_ASKERS - 1)
    assert TEXT not in await everything(database)
    write(misses, LEAST_ASKERS)
    written = await everything(database)
    assert TEXT in written
    assert [user for user in USERS if str(user) in written] == []


async def test_two_texts_of_one_person_are_not_seen_to_be(
    misses: Misses, database: Database
) -> None:
    misses.keep("one", USERS[0], 0)
    misses.keep("two", USERS[0], 0)
    async with database.begin() as connection:
        found = await connection.execute(sa.text("SELECT DISTINCT asker_hash FROM miss"))
    assert len(found.all()) == 2


async def test_who_asks_for_it_is_forgotten_and_what_is_too_rare_then(
    misses: Misses, database: Database
) -> None:
    write(misses, LEAST_ASKERS)
    write(misses, LEAST_ASKERS + 1, text="snapchit")
    await misses.forget(USERS[0])
    assert await misses.shown(0) == [Miss("snapchit", LEAST_ASKERS)]
    assert TEXT not in await everything(database)


async def test_what_is_older_than_the_retention_is_not_shown_and_deleted(
    misses: Misses, database: Database
) -> None:
    write(misses, LEAST_ASKERS, now=0)
    after = DAY_SECONDS * (DAYS + 1) + 1
    assert await misses.shown(after) == []
    misses.keep("other", USERS[0], after)
    assert await misses.shown(after) == []
    assert TEXT not in await everything(database)


async def test_without_a_secret_nothing_is_kept(database: Database) -> None:
    misses = Misses(database, DAYS, None)
    write(misses, LEAST_ASKERS)
    assert not misses.are_kept
    assert await misses.shown(0) == []
    await misses.forget(USERS[0])
