"""How much a group may ask at once."""

from __future__ import annotations

from handlers.pace import QUESTIONS_A_MINUTE, WINDOW_SECONDS, Pace


def test_too_many_get_one_notice_then_silence_until_the_minute_has_passed() -> None:
    pace = Pace()
    said = [pace.count(1, now=n / 10) for n in range(QUESTIONS_A_MINUTE + 3)]
    assert said == ["answer"] * QUESTIONS_A_MINUTE + ["notice", "silence", "silence"]
    assert pace.count(1, now=WINDOW_SECONDS + 3) == "answer"


def test_a_group_does_not_slow_another() -> None:
    pace = Pace()
    for _ in range(QUESTIONS_A_MINUTE + 1):
        pace.count(1, now=0)
    assert pace.count(2, now=0) == "answer"


def test_an_even_pace_is_never_stopped() -> None:
    pace = Pace()
    step = WINDOW_SECONDS / QUESTIONS_A_MINUTE
    assert {pace.count(1, now=n * step) for n in range(500)} == {"answer"}


def test_a_long_flood_gets_a_notice_a_minute_at_most() -> None:
    pace = Pace()
    said = [pace.count(1, now=n / 10) for n in range(6000)]
    assert said.count("notice") <= 10
    assert said.count("answer") <= 10 * QUESTIONS_A_MINUTE


def test_memory_is_bounded(monkeypatch) -> None:
    monkeypatch.setattr("handlers.pace.GROUPS_REMEMBERED", 3)
    pace = Pace()
    for chat in range(10):
        pace.count(chat, now=0)
    assert len(pace._groups) == 3
