"""Figures given and watched: kept in codes, compared once, deleted in time."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from handlers.state.database import Database
from handlers.state.records import DAY_SECONDS, Record, Records
from handlers.state.store import State
from stats import GivenFigure

GIVEN = GivenFigure("d", "m", (("area", "A"),), "2020", 1.5, "exact", "2021-01", "2020-12")
OTHER = GivenFigure("d", "m", (("area", "B"),), "2020", 2, "nearly", "2021-01", "2020-12")
CHAT = -1_002_000_000_001
DAYS = 30


@pytest.fixture
def records(database: Database) -> Records:
    return Records(database, DAYS)


async def test_what_a_message_gave_is_kept_and_replaced(records: Records) -> None:
    first = Record(CHAT, 1, (GIVEN, OTHER), "v1")
    records.keep(first, now=0)
    assert await records.given(CHAT, 1) == first
    records.keep(Record(CHAT, 1, (OTHER,), "v2"), now=0)
    assert await records.given(CHAT, 1) == Record(CHAT, 1, (OTHER,), "v2")
    records.keep(Record(CHAT, 1, (), "v2"), now=0)
    assert await records.given(CHAT, 1) is None


async def test_what_is_older_than_the_retention_is_deleted(records: Records) -> None:
    records.keep(Record(CHAT, 1, (GIVEN,), "v1"), now=DAY_SECONDS * 10)
    records.keep(Record(CHAT, 2, (GIVEN,), "v1"), now=DAY_SECONDS * 12)
    await records.watch(Record(CHAT, 1, (GIVEN,), "v1"), most=5)
    records.keep(Record(CHAT, 3, (GIVEN,), "v1"), now=DAY_SECONDS * (DAYS + 11))
    kept = [await records.given(CHAT, message) is not None for message in (1, 2, 3)]
    assert kept == [False, True, True]
    assert len(await records.watches(CHAT)) == 1


async def test_a_figure_is_watched_once_a_chat(records: Records) -> None:
    assert await records.watch(Record(CHAT, 1, (GIVEN, OTHER), "v1"), most=5) == 2
    later = replace(GIVEN, period="2021")
    assert await records.watch(Record(CHAT, 2, (later,), "v2"), most=5) == 1
    watched = await records.watches(CHAT)
    assert [(each.message, each.figures, each.version) for each in watched] == [
        (1, (OTHER,), "v1"), (2, (later,), "v2"),
    ]  # fmt: skip
    assert [each.figures for each in await records.watches(CHAT, 1)] == [(OTHER,)]


async def test_no_more_are_watched_than_may_be(records: Records) -> None:
    assert await records.watch(Record(CHAT, 1, (GIVEN, OTHER), "v1"), most=1) == 0
    assert await records.watches(CHAT) == []
    assert await records.watch(Record(CHAT, 1, (GIVEN,), "v1"), most=1) == 1
    assert await records.watch(Record(CHAT, 1, (GIVEN,), "v1"), most=1) == 1
    assert await records.watch(Record(CHAT, 1, (OTHER,), "v1"), most=1) == 0


async def test_a_chat_ends_its_own_watches_only(records: Records) -> None:
    await records.watch(Record(CHAT, 1, (GIVEN,), "v1"), most=5)
    await records.watch(Record(7, 1, (GIVEN,), "v1"), most=5)
    numbers = [each.watch for chat in (CHAT, 7) for each in await records.watches(chat)]
    await records.unwatch(7, numbers)
    assert await records.watches(7) == []
    assert len(await records.watches(CHAT)) == 1


async def test_only_what_is_of_another_version_is_looked_at(records: Records) -> None:
    records.keep(Record(CHAT, 1, (GIVEN,), "v1"), now=0)
    records.keep(Record(7, 1, (GIVEN,), "v2"), now=0)
    await records.watch(Record(8, 1, (GIVEN,), "v1"), most=5)
    assert await records.outdated_chats("v2") == sorted([CHAT, 8])
    (record,) = await records.outdated(CHAT, "v2")
    assert record == Record(CHAT, 1, (GIVEN,), "v1")
    await records.confirm(CHAT, "v2")
    assert await records.outdated_chats("v2") == [8]


async def test_of_several_processes_one_takes_a_record(records: Records) -> None:
    records.keep(Record(CHAT, 1, (GIVEN,), "v1"), now=0)
    await records.watch(Record(CHAT, 1, (GIVEN,), "v1"), most=5)
    for record in await records.outdated(CHAT, "v2"):
        taken = [records.revise(record, (OTHER,), "v2") for _ in range(4)]
        assert sorted(await asyncio.gather(*taken)) == [False, False, False, True]
    assert await records.outdated(CHAT, "v2") == []


async def test_a_record_that_could_not_be_told_is_put_back(records: Records) -> None:
    record = Record(CHAT, 1, (GIVEN,), "v1")
    records.keep(record, now=0)
    await records.revise(record, (), "v2")
    await records.restore(record, "v2")
    assert await records.given(CHAT, 1) == record
    await records.drop(record)
    assert await records.given(CHAT, 1) is None


async def test_what_is_deleted_right_after_stays_deleted(
    database: Database, records: Records
) -> None:
    for message in range(20):
        records.keep(Record(CHAT, message, (GIVEN,), "v1"), now=0)
        if message % 5 == 4:
            await State(database).forget_chat(CHAT)
    assert [await records.given(CHAT, message) for message in range(20)] == [None] * 20


async def test_the_end_waits_for_what_is_being_written(
    database: Database, records: Records, database_url: str
) -> None:
    for message in range(20):
        records.keep(Record(CHAT, message, (GIVEN,), "v1"), now=0)
    await database.close()
    again = Database(database_url)
    kept = [await Records(again, DAYS).given(CHAT, message) for message in range(20)]
    assert None not in kept
    await again.close()
