"""Updates taken once and in order, and confirmed only when they are finished."""

from __future__ import annotations

import asyncio
import errno
import itertools
import json
import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from telegram import Bot, Update
from telegram.error import Conflict, InvalidToken, NetworkError, TelegramError

from handlers.traffic import polling
from handlers.traffic.intake import Intake
from handlers.traffic.journal import KEY_BYTES, LINES_KEPT, Journal
from handlers.traffic.polling import Poller

FIRST = 100


def message(number: int, chat: int) -> dict[str, Any]:
    body = {
        "message_id": number,
        "date": 1_700_000_000,
        "chat": {"id": chat, "type": "private", "first_name": "Rosa"},
        "text": str(number),
    }
    return {"update_id": number, "message": body}


def press(number: int, chat: int) -> dict[str, Any]:
    user = {"id": chat, "is_bot": False, "first_name": "Rosa"}
    query = {
        "id": "1",
        "from": user,
        "chat_instance": "1",
        "data": "c",
        "message": message(1, chat)["message"],
    }
    return {"update_id": number, "callback_query": query}


class Desk:
    """Works on updates; the chats in `stuck` wait until they are let go."""

    def __init__(self, *stuck: int) -> None:
        self.stuck = {chat: asyncio.Event() for chat in stuck}
        self.done: list[int] = []
        self.at_work = self.most = 0

    async def work(self, update: Update) -> None:
        self.at_work += 1
        self.most = max(self.most, self.at_work)
        chat = update.effective_chat
        if chat and chat.id in self.stuck and update.message:
            await self.stuck[chat.id].wait()
        await asyncio.sleep(0)
        self.at_work -= 1
        self.done.append(update.update_id)


BOT = Bot("1:AA", "http://127.0.0.1:9/bot")


async def test_a_chat_s_updates_keep_their_order_and_no_other_chat_waits() -> None:
    desk = Desk(1)
    intake = Intake(desk.work, BOT)
    futures = [intake.take(message(number, number % 2)) for number in range(FIRST, FIRST + 20)]
    await asyncio.gather(*futures[::2])
    assert desk.done == list(range(FIRST, FIRST + 20, 2))
    desk.stuck[1].set()
    await asyncio.gather(*futures)
    assert desk.done[10:] == list(range(FIRST + 1, FIRST + 20, 2))


async def test_a_press_does_not_wait_behind_its_chat() -> None:
    desk = Desk(1)
    intake = Intake(desk.work, BOT)
    intake.take(message(FIRST, 1))
    await asyncio.wait_for(intake.take(press(FIRST + 1, 1)), 1)
    assert desk.done == [FIRST + 1]
    desk.stuck[1].set()
    await intake.stop()


async def test_no_more_are_at_work_than_allowed_and_nothing_is_left_behind() -> None:
    desk = Desk(*range(50))
    intake = Intake(desk.work, BOT, at_once=8, pending=50, remembered=20)
    futures = [intake.take(message(FIRST + chat, chat)) for chat in range(50)]
    await asyncio.sleep(0.05)
    assert (desk.most, intake.is_full) == (8, True)
    for event in desk.stuck.values():
        event.set()
    await asyncio.gather(*futures)
    assert (desk.most, intake.pending, intake.is_full) == (8, 0, False)
    assert intake.known(FIRST) is None
    assert intake.known(FIRST + 49) is not None


async def test_an_update_that_comes_again_is_worked_on_once() -> None:
    desk = Desk()
    intake = Intake(desk.work, BOT)
    first, second = intake.take(message(FIRST, 1)), intake.take(message(FIRST, 1))
    await first
    assert second is first
    await intake.take(message(FIRST, 1))
    assert desk.done == [FIRST]


async def test_what_fails_or_cannot_be_read_stops_nothing() -> None:
    async def fail(update: Update) -> None:
        raise RuntimeError

    intake = Intake(fail, BOT)
    for raw in (message(FIRST, 1), {"update_id": FIRST + 1, "message": 7}, message(FIRST + 2, 1)):
        await asyncio.wait_for(intake.take(raw), 1)


async def test_a_stop_finishes_what_is_begun_and_leaves_the_rest() -> None:
    desk = Desk(1)
    intake = Intake(desk.work, BOT)
    begun, queued = intake.take(message(FIRST, 1)), intake.take(message(FIRST + 1, 1))
    await asyncio.sleep(0.01)
    stopping = asyncio.create_task(intake.stop())
    await asyncio.sleep(0.01)
    desk.stuck[1].set()
    await stopping
    assert desk.done == [FIRST]
    assert begun.done()
    assert not begun.cancelled()
    assert queued.cancelled()


async def test_a_stop_does_not_wait_for_ever() -> None:
    intake = Intake(Desk(1).work, BOT)
    begun = intake.take(message(FIRST, 1))
    await asyncio.sleep(0.01)
    await asyncio.wait_for(intake.stop(0.05), 1)
    assert begun.cancelled()


async def test_the_journal_outlives_the_bot_and_knows_only_its_own_server(tmp_path: Path) -> None:
    path, raw = tmp_path / "state" / "updates", message(FIRST, 1)
    desk = Desk()
    await Intake(desk.work, BOT, Journal(path, "http://a/bot1:AA")).take(raw)
    assert path.with_name("updates.finished").stat().st_size == KEY_BYTES
    await Intake(desk.work, BOT, Journal(path, "http://a/bot1:AA")).take(raw)
    assert desk.done == [FIRST]
    await Intake(desk.work, BOT, Journal(path, "http://b/bot1:AA")).take(raw)
    assert desk.done == [FIRST, FIRST]


async def test_the_journal_stays_small_survives_a_torn_record_and_is_cleared(
    tmp_path: Path,
) -> None:
    finished = tmp_path / "updates.finished"
    journal = Journal(tmp_path / "updates", "a", kept=10)
    for number in range(95):
        await journal.note({"update_id": number})
    assert finished.stat().st_size < 20 * KEY_BYTES
    with finished.open("ab") as file:
        file.write(b"torn")
    again = Journal(tmp_path / "updates", "a", kept=10)
    assert [await again.holds({"update_id": number}) for number in (0, 94)] == [False, True]
    await again.note({"update_id": 1})
    assert b"update" not in finished.read_bytes()
    again.close(is_confirmed=True)
    assert finished.stat().st_size == 0


async def test_what_waits_is_kept_until_it_is_finished_and_readable_by_the_owner_alone(
    tmp_path: Path,
) -> None:
    waiting, raws = tmp_path / "updates.waiting", [message(FIRST, 1), message(FIRST + 1, 2)]
    journal = Journal(tmp_path / "updates", "a")
    await journal.keep(raws)
    assert waiting.stat().st_mode & 0o777 == 0o600
    await journal.note(raws[0])
    with waiting.open("ab") as file:
        file.write(b'{"torn')
    again = Journal(tmp_path / "updates", "a")
    assert list(again.waiting) == [raws[1]]
    again.close(is_confirmed=True)
    last = Journal(tmp_path / "updates", "a")
    assert list(last.waiting) == [raws[1]]
    await last.note(raws[1])
    assert waiting.stat().st_size == 0


async def test_what_is_kept_after_its_answer_was_noted_does_not_wait_when_it_is_finished(
    tmp_path: Path,
) -> None:
    raw, behind = message(FIRST, 1), asyncio.Event()
    journal = Journal(tmp_path / "updates", "a")

    async def answer(update: Update) -> None:
        await intake.note_sent()
        await behind.wait()

    intake = Intake(answer, BOT, journal)
    future = intake.take(raw)
    await asyncio.sleep(0.01)
    assert await intake.keep([raw])
    behind.set()
    await future
    assert journal.waiting == ()
    assert (tmp_path / "updates.waiting").stat().st_size == 0


async def test_a_chat_is_let_go_whatever_is_in_the_way_of_noting() -> None:
    class Notes(Journal):
        let = 0

        def __init__(self) -> None:
            """Keep nothing."""

        async def holds(self, raw: Mapping[str, Any]) -> bool:
            return False

        async def note(self, raw: Mapping[str, Any]) -> None:
            raise RuntimeError("not noted")

        async def let_go(self, raw: Mapping[str, Any]) -> None:
            self.let += 1

    notes, desk = Notes(), Desk()
    await Intake(desk.work, BOT, notes).take(message(FIRST, 1))
    assert (desk.done, notes.let) == ([FIRST], 1)


async def test_the_file_of_what_waits_does_not_grow_while_one_is_stuck(tmp_path: Path) -> None:
    path, stuck = tmp_path / "updates.waiting", message(FIRST, 1)
    journal = Journal(tmp_path / "updates", "a")
    await journal.keep([stuck])
    for number in range(1, 1_000):
        raw = message(FIRST + number, 2)
        await journal.keep([raw])
        await journal.note(raw)
    assert path.read_bytes().count(b"\n") <= LINES_KEPT + 3
    assert list(Journal(tmp_path / "updates", "a").waiting) == [stuck]


@pytest.fixture
def small_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[int], None]]:
    """Says how many bytes more all files of the journal may take; a write that is too long is cut."""
    left = [1 << 20]
    write = os.write

    def write_part(file: int, content: bytes) -> int:
        part = content[: left[0]]
        if content and not part:
            raise OSError(errno.ENOSPC, "No space left on device")
        left[0] -= len(part)
        return write(file, part)

    monkeypatch.setattr(os, "write", write_part)

    def let(count: int) -> None:
        left[0] = count

    yield let
    left[0] = 1 << 20


async def test_on_a_full_disk_what_was_stored_stays_whole(
    tmp_path: Path, small_disk: Callable[[int], None]
) -> None:
    path = tmp_path / "updates"
    first, second, third = (message(FIRST + number, 1) for number in range(3))
    journal = Journal(path, "a")
    await journal.keep([first])
    small_disk(20)
    with pytest.raises(OSError, match="No space"):
        await journal.keep([second])
    small_disk(KEY_BYTES - 1)
    with pytest.raises(OSError, match="No space"):
        await journal.note(third)
    small_disk(1 << 20)
    await journal.keep([third])
    await journal.note(second)
    again = Journal(path, "a")
    assert list(again.waiting) == [first, third]
    assert [await again.holds(each) for each in (first, second, third)] == [False, True, False]


async def test_a_start_on_a_full_disk_knows_what_was_stored(
    tmp_path: Path, small_disk: Callable[[int], None]
) -> None:
    path = tmp_path / "updates"
    first, second, third = (message(FIRST + number, 1) for number in range(3))
    journal = Journal(path, "a")
    await journal.keep([first])
    await journal.note(second)
    for name, torn in (("updates.waiting", b'{"torn'), ("updates.finished", b"torn")):
        with (tmp_path / name).open("ab") as file:
            file.write(torn)
    small_disk(0)
    on_a_full_disk = Journal(path, "a")
    assert list(on_a_full_disk.waiting) == [first]
    assert await on_a_full_disk.holds(second)
    small_disk(1 << 20)
    await on_a_full_disk.keep([third])
    await on_a_full_disk.note(first)
    again = Journal(path, "a")
    assert list(again.waiting) == [third]
    assert [await again.holds(each) for each in (first, second)] == [True, True]
    assert sorted(each.name for each in tmp_path.iterdir()) == [
        "updates.finished",
        "updates.waiting",
    ]


async def test_a_full_disk_is_told_once_and_every_update_is_finished(
    tmp_path: Path, small_disk: Callable[[int], None], capsys: pytest.CaptureFixture[str]
) -> None:
    desk, journal = Desk(), Journal(tmp_path / "updates", "a")
    intake = Intake(desk.work, BOT, journal)
    for room, number in ((0, 0), (0, 1), (1 << 20, 2), (0, 3)):
        small_disk(room)
        await intake.take(message(FIRST + number, 1))
        assert await intake.keep([message(FIRST + 9, 1)]) == bool(room)
    assert desk.done == [FIRST, FIRST + 1, FIRST + 2, FIRST + 3]
    written = capsys.readouterr().out
    assert written.count("updates not noted as finished") == 2
    assert written.count("updates not stored") == 2
    assert "given up" not in written


class Api:
    """getUpdates as the server has it, with everything that was asked."""

    def __init__(self, *updates: Mapping[str, Any]) -> None:
        self.pending = {int(each["update_id"]): each for each in updates}
        self.offsets: list[int] = []
        self.failures: list[TelegramError] = []
        self.longest = 0
        self.trip_seconds = 0.0

    async def post(self, url: str, **_: Any) -> list[Mapping[str, Any]]:
        query = dict(parse_qsl(urlsplit(url).query))
        assert json.loads(query["allowed_updates"]) == ["message"]
        await asyncio.sleep(self.trip_seconds)
        offset = int(query["offset"])
        if self.failures:
            raise self.failures.pop(0)
        assert offset >= 0
        self.offsets.append(offset)
        self.pending = {key: each for key, each in self.pending.items() if key >= offset}
        found = [self.pending[key] for key in sorted(self.pending)][: int(query["limit"])]
        if not found and int(query["timeout"]):
            await asyncio.sleep(0.02)
        return found


def poller(api: Api, intake: Intake) -> Poller:
    return Poller(BOT, api, intake, ["message"])  # type: ignore[arg-type]


async def poll_for(own: Poller, seconds: float) -> None:
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(own.run(), seconds)


async def test_the_offset_stays_at_what_is_unfinished() -> None:
    api, desk = (
        Api(*(message(number, number) for number in range(FIRST, FIRST + 150))),
        Desk(FIRST + 10),
    )
    intake = Intake(desk.work, BOT)
    own = poller(api, intake)
    await poll_for(own, 0.3)
    assert own.offset == FIRST + 10
    assert max(api.offsets) == FIRST + 10
    assert sorted([*desk.done, FIRST + 10]) == list(range(FIRST, FIRST + 110))
    desk.stuck[FIRST + 10].set()
    await poll_for(own, 0.5)
    assert sorted(desk.done) == list(range(FIRST, FIRST + 150))
    assert (own.offset, dict(api.pending)) == (FIRST + 150, {})


async def test_the_same_offset_is_not_asked_for_twice_at_once() -> None:
    api = Api(*(message(number, 1) for number in (FIRST, FIRST + 1)))
    await poll_for(poller(api, Intake(Desk(1).work, BOT)), 0.3)
    asked = api.offsets[1:]
    assert len(asked) < 20
    assert all(before != after for before, after in itertools.pairwise(asked))


async def test_a_window_full_of_stuck_updates_is_stored_and_passed_over(tmp_path: Path) -> None:
    stuck = [message(FIRST + number, 1) for number in range(100)]
    api, desk = Api(*stuck, message(FIRST + 100, 2)), Desk(1)
    journal = Journal(tmp_path / "updates", "a")
    intake = Intake(desk.work, BOT, journal)
    await poll_for(poller(api, intake), 1.0)
    assert desk.done == [FIRST + 100]
    assert intake.pending == 100
    assert list(Journal(tmp_path / "updates", "a").waiting) == stuck


async def test_a_stuck_update_that_comes_again_is_stored_and_hides_nothing_for_longer(
    tmp_path: Path,
) -> None:
    api, intake = Api(message(FIRST, 1)), Intake(Desk(1).work, BOT, Journal(tmp_path / "u", "a"))
    await poll_for(poller(api, intake), 0.3)
    # The first time it is news; the next answer at once tells of it alone, the third waits for more.
    assert api.offsets[:3] == [0, FIRST, FIRST + 1]


@pytest.mark.parametrize("stuck", [(), (1,)], ids=["finished", "stuck"])
async def test_what_was_stored_before_a_kill_and_comes_again_is_passed_over(
    tmp_path: Path, stuck: tuple[int, ...]
) -> None:
    stored = [message(FIRST + number, 1) for number in range(100)]
    # Killed between storing them and telling the server: it still has all of them, and one more.
    await Journal(tmp_path / "updates", "a").keep(stored)
    journal, desk = Journal(tmp_path / "updates", "a"), Desk(*stuck)
    api, intake = Api(*stored, message(FIRST + 100, 2)), Intake(desk.work, BOT, journal)
    for raw in journal.waiting:
        intake.take(raw)
    await poll_for(poller(api, intake), 0.5)
    assert api.pending == {}
    assert sorted(desk.done)[-1] == FIRST + 100
    assert len(desk.done) == (1 if stuck else 101)


async def test_from_a_far_server_each_hundred_is_stored_and_none_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[float] = []

    async def wait_until(
        self: Intake, holds: Callable[[], bool], seconds: float | None = None
    ) -> None:
        waited.extend([] if seconds is None or holds() else [seconds])

    monkeypatch.setattr(Intake, "wait_until", wait_until)
    api = Api(*(message(FIRST + number, number) for number in range(300)))
    api.trip_seconds = 4 * polling.PASS_OVER_SECONDS
    journal = Journal(tmp_path / "updates", "a")
    await poll_for(poller(api, Intake(Desk(*range(300)).work, BOT, journal)), 0.5)
    assert api.offsets[:4] == [0, FIRST + 100, FIRST + 200, FIRST + 300]
    assert waited == []


async def test_without_a_place_to_store_them_stuck_updates_stay_unconfirmed() -> None:
    api = Api(*(message(FIRST + number, 1) for number in range(100)), message(FIRST + 100, 2))
    desk = Desk(1)
    await poll_for(poller(api, Intake(desk.work, BOT)), 1.0)
    assert (desk.done, len(api.pending)) == ([], 101)


async def test_what_is_finished_is_confirmed_at_the_end() -> None:
    api, desk = Api(message(FIRST, 1), message(FIRST + 1, 2)), Desk(1)
    intake = Intake(desk.work, BOT)
    own = poller(api, intake)
    await poll_for(own, 0.05)
    desk.stuck[1].set()
    await intake.stop()
    assert await own.confirm() is True
    assert dict(api.pending) == {}


async def test_failures_are_outlived_but_a_wrong_token_is_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(polling, "BACKOFF_SECONDS", (0.01, 0.02))
    api, desk = Api(message(FIRST, 1)), Desk()
    api.failures = [Conflict("another"), NetworkError("down"), NetworkError("down")]
    await poll_for(poller(api, Intake(desk.work, BOT)), 0.3)
    assert desk.done == [FIRST]
    api.failures = [InvalidToken("Unauthorized")]
    with pytest.raises(InvalidToken):
        await poller(api, Intake(desk.work, BOT)).run()
