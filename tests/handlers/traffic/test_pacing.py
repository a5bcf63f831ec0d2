"""Lines of waiting requests: how fast, in which order, and how many are remembered."""

from __future__ import annotations

import asyncio

import pytest

from handlers.traffic.pacing import (
    FAR_SECONDS,
    FEW,
    HELD_SECONDS,
    SILENT_SECONDS,
    Line,
    Lines,
    OneByOne,
    Pace,
    Priority,
)

QUICK = Pace(messages=3, seconds=0.1)


async def seconds_for(line: Line, count: int) -> float:
    loop = asyncio.get_running_loop()
    start = loop.time()
    await asyncio.gather(*(line.wait_turn(Priority.ANSWER) for _ in range(count)))
    return loop.time() - start


async def test_a_burst_leaves_at_once_and_the_rest_later() -> None:
    line = Line(QUICK)
    assert await seconds_for(line, 3) < 0.05
    assert 0.09 <= await seconds_for(line, 5) < 0.5


async def test_no_span_of_time_has_more_than_the_pace_allows() -> None:
    line, loop, left = Line(QUICK), asyncio.get_running_loop(), list[float]()
    for _ in range(12):
        await line.wait_turn(Priority.ANSWER)
        left.append(loop.time())
        await asyncio.sleep(0.013)
    assert all(later - earlier >= 0.099 for earlier, later in zip(left, left[3:], strict=False))


async def test_answers_leave_before_notices_that_came_earlier() -> None:
    line, left = Line(Pace(messages=1, seconds=0.02)), []

    async def leave(name: str, priority: Priority) -> None:
        await line.wait_turn(priority)
        left.append(name)

    names = [("first", 1), ("notice", 2), ("answer", 1), ("other notice", 2)]
    await asyncio.gather(*(leave(name, Priority(number)) for name, number in names))
    assert left == ["first", "answer", "notice", "other notice"]


async def test_a_line_that_is_held_lets_nothing_leave() -> None:
    line = Line(QUICK)
    line.hold(0.1)
    assert await seconds_for(line, 1) >= 0.09


async def test_who_gives_up_waiting_takes_nobody_s_turn() -> None:
    line = Line(Pace(messages=1, seconds=0.05))
    await line.wait_turn(Priority.ANSWER)
    gone = asyncio.create_task(line.wait_turn(Priority.ANSWER))
    await asyncio.sleep(0)
    gone.cancel()
    assert await seconds_for(line, 1) < 0.09


async def test_idle_chats_are_forgotten_and_busy_ones_are_not() -> None:
    lines = Lines(size=10)
    busy = lines.of(-1)
    busy.hold(60)
    for chat in range(1, 1_000):
        lines.of(chat)
    assert len(lines) <= 11
    assert lines.of(-1) is busy


@pytest.mark.parametrize("chat", [-100, "@channel"])
async def test_a_group_has_twenty_a_minute(chat: int | str) -> None:
    line = Lines().of(chat)
    assert await seconds_for(line, 20) < 0.1
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(line.wait_turn(Priority.ANSWER), 0.2)


async def send(turns: OneByOne, seconds: float, log: list[int], at_once: list[int]) -> None:
    async with turns.turn():
        at_once.append(1)
        log.append(len(at_once))
        await asyncio.sleep(seconds)
        at_once.pop()


async def test_a_near_server_gets_one_message_at_a_time() -> None:
    turns, log = OneByOne(), list[int]()
    at_once: list[int] = []
    await asyncio.gather(*(send(turns, 0.001, log, at_once) for _ in range(20)))
    assert log == [1] * 20


async def test_a_slow_answer_holds_up_no_other_message() -> None:
    turns, loop = OneByOne(), asyncio.get_running_loop()
    slow = asyncio.create_task(send(turns, 1.0, [], []))
    await asyncio.sleep(0)
    start = loop.time()
    loop.call_later(HELD_SECONDS / 2, turns.hear)
    await send(turns, 0.001, [], [])
    assert HELD_SECONDS / 2 < loop.time() - start < SILENT_SECONDS
    slow.cancel()


async def test_a_server_that_stands_still_gets_one_message_in_a_long_time() -> None:
    turns, on_their_way = OneByOne(), list[int]()
    # What was on its way before the first message says nothing of what became of that.
    turns.hear()
    late = [asyncio.create_task(send(turns, 9.0, [], on_their_way)) for _ in range(10)]
    await asyncio.sleep(SILENT_SECONDS / 2)
    assert len(on_their_way) == 1
    await asyncio.sleep(SILENT_SECONDS)
    assert len(on_their_way) == 2
    for each in late:
        each.cancel()


async def test_a_message_that_was_passed_gives_no_turn_away_when_it_is_done() -> None:
    turns, log = OneByOne(), list[int]()
    at_once: list[int] = []
    # Each is passed while it is on its way, and done while the next but one is.
    late = [send(turns, 2.5 * HELD_SECONDS, log, at_once) for _ in range(12)]
    alive = asyncio.create_task(keep_hearing(turns))
    await asyncio.gather(*late)
    alive.cancel()
    assert max(log) > 1
    assert not at_once
    again: list[int] = []
    await asyncio.gather(*(send(turns, 0.001, again, at_once) for _ in range(5)))
    assert again == [1] * 5


async def keep_hearing(turns: OneByOne) -> None:
    while True:
        turns.hear()
        await asyncio.sleep(HELD_SECONDS / 8)


async def test_a_far_server_gets_many_at_once() -> None:
    turns, log = OneByOne(), list[int]()
    at_once: list[int] = []
    await asyncio.gather(*(send(turns, 0.05, log, at_once) for _ in range(60)))
    assert max(log) > 10


async def test_a_server_that_is_ever_so_far_gets_many_at_once_after_a_few() -> None:
    turns, log = OneByOne(), list[int]()
    at_once: list[int] = []
    await asyncio.gather(*(send(turns, 1.1 * FAR_SECONDS, log, at_once) for _ in range(FEW + 20)))
    assert log[:FEW] == [1] * FEW
    assert max(log) > 10


async def test_a_failure_that_comes_at_once_makes_no_far_server_near() -> None:
    turns, log = OneByOne(), list[int]()
    at_once: list[int] = []
    await asyncio.gather(*(send(turns, 1.1 * FAR_SECONDS, log, at_once) for _ in range(FEW)))
    with pytest.raises(OSError, match="refused"):
        async with turns.turn():
            raise OSError("refused")
    log.clear()
    await asyncio.gather(*(send(turns, 0.01, log, at_once) for _ in range(10)))
    assert max(log) == 10
