"""What chats and users set: kept, changed, moved and deleted."""

from __future__ import annotations

import pytest

from handlers.state.database import Database
from handlers.state.records import Record, Records
from handlers.state.store import ChatSettings, State
from stats import GivenFigure

GIVEN = GivenFigure("d", "m", (("area", "A"),), "2020", 1.5, "exact", "2021-01", "2020-12")
OTHER = GivenFigure("d", "m", (("area", "B"),), "2020", 2, "exact", "2021-01", "2020-12")
GROUP, SUPERGROUP, USER = -4_000_001, -1_002_000_000_001, 7_000_000_000


@pytest.fixture
def state(database: Database) -> State:
    return State(database)


@pytest.fixture
def records(database: Database) -> Records:
    return Records(database, 30)


async def fresh(database: Database, chat: int) -> ChatSettings:
    """Return what is in the database, past any memory."""
    return await State(database).settings(chat)


async def test_one_setting_changes_and_the_others_stay(state: State, database: Database) -> None:
    assert await state.settings(GROUP) == ChatSettings()
    await state.change_settings(GROUP, areas=("b", "a"))
    changed = await state.change_settings(GROUP, is_brief=True)
    assert changed == ChatSettings(("b", "a"), is_brief=True)
    assert await state.settings(GROUP) == changed
    assert await fresh(database, GROUP) == changed
    assert await fresh(database, SUPERGROUP) == ChatSettings()


async def test_a_patch_keeps_its_order_and_is_deleted_when_empty(
    state: State, database: Database
) -> None:
    await state.save_patch(USER, ("c", "a", "b"))
    assert await State(database).patch(USER) == ("c", "a", "b")
    await state.save_patch(USER, ())
    assert await state.patch(USER) == ()
    assert await State(database).patch(USER) == ()


async def test_another_process_is_seen_once_what_is_known_is_old(
    state: State, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert await state.patch(USER) == ()
    await State(database).save_patch(USER, ("a",))
    assert await state.patch(USER) == ()
    monkeypatch.setattr("handlers.state.store.monotonic", lambda: 1e12)
    assert await state.patch(USER) == ("a",)


async def test_a_chat_is_forgotten_with_all_that_is_its_own(
    state: State, records: Records, database: Database
) -> None:
    for chat in (USER, GROUP):
        await state.change_settings(chat, is_brief=True)
        await state.save_patch(chat, ("a",))
        records.keep(Record(chat, 1, (GIVEN,), "v1"), now=0)
        await records.watch(Record(chat, 1, (GIVEN,), "v1"), most=5)
    await state.forget_chat(USER)
    assert await state.settings(USER) == await fresh(database, USER) == ChatSettings()
    assert await state.patch(USER) == await State(database).patch(USER) == ()
    assert await records.given(USER, 1) is None
    assert await records.watches(USER) == []
    assert await fresh(database, GROUP) == ChatSettings(is_brief=True)
    assert await records.watches(GROUP) != []


async def test_a_supergroup_gets_what_the_group_had(
    state: State, records: Records, database: Database
) -> None:
    await state.change_settings(GROUP, areas=("a",))
    assert await state.settings(SUPERGROUP) == ChatSettings()
    records.keep(Record(GROUP, 5, (GIVEN,), "v1"), now=0)
    await records.watch(Record(GROUP, 5, (GIVEN,), "v1"), most=5)
    for _ in range(2):
        await state.move_chat(GROUP, SUPERGROUP)
    for each in (state, State(database)):
        assert await each.settings(SUPERGROUP) == ChatSettings(("a",))
        assert await each.settings(GROUP) == ChatSettings()
    (watched,) = await records.watches(SUPERGROUP)
    assert (watched.message, watched.figures) == (-5, (GIVEN,))
    moved = await records.given(SUPERGROUP, -5)
    assert moved is not None
    assert moved.figures == (GIVEN,)


async def test_what_the_supergroup_has_of_its_own_stays(state: State, records: Records) -> None:
    await state.change_settings(GROUP, areas=("a",))
    await state.change_settings(SUPERGROUP, areas=("b",))
    await records.watch(Record(GROUP, 5, (GIVEN, OTHER), "v1"), most=5)
    await records.watch(Record(SUPERGROUP, 9, (GIVEN,), "v1"), most=5)
    await state.move_chat(GROUP, SUPERGROUP)
    assert await state.settings(SUPERGROUP) == ChatSettings(("b",))
    assert {(each.message, each.figures) for each in await records.watches(SUPERGROUP)} == {
        (9, (GIVEN,)), (-5, (OTHER,)),
    }  # fmt: skip
    assert await records.watches(GROUP) == []


async def test_memory_is_bounded(state: State, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("handlers.state.store.REMEMBERED", 3)
    for chat in range(10):
        await state.settings(-chat)
    assert len(state._cache) == 3


async def test_of_whom_nothing_is_kept_is_not_looked_for(
    state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    await state.change_settings(GROUP, is_brief=True)
    reads: list[object] = []
    load = state._loader.load

    async def counted(keys):
        reads.append(set(keys))
        return await load(keys)

    monkeypatch.setattr(state._loader, "load", counted)
    for user in range(1, 100):
        await state.prefetch(user, user)
        assert await state.settings(user) == ChatSettings()
        assert await state.patch(user) == ()
    assert len(reads) == 1
    assert await state.settings(GROUP) == ChatSettings(is_brief=True)
    await state.save_patch(5, ("a",))
    assert await state.patch(5) == ("a",)
    await state.prefetch(6, 6)
    assert len(reads) == 2


async def test_where_many_have_something_set_each_is_looked_for(
    state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("handlers.state.store.MOST_HAVING", 2)
    for user in range(1, 4):
        await state.save_patch(user, ("a",))
    await State(state._database).save_patch(9, ("b",))
    await state.prefetch(9, 9)
    assert await state.patch(9) == ("b",)
    assert await state.patch(10) == ()
