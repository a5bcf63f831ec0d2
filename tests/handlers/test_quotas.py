"""How much a user or a group may ask at once, on one machine and on several."""

from __future__ import annotations

import pytest

from handlers.quotas import QUESTIONS_A_MINUTE, WINDOW_SECONDS, OwnQuotas, Quotas, count
from handlers.shared_quotas import SharedQuotas
from handlers.state.database import Database
from tests.postgres import make_database


@pytest.fixture(params=["memory", "postgresql"])
def shared_url(request: pytest.FixtureRequest) -> str:
    return "" if request.param == "memory" else str(request.getfixturevalue("empty_database"))


@pytest.fixture
async def quotas(shared_url: str):
    """One machine with a memory of its own, or two that share a database."""
    if not shared_url:
        yield [OwnQuotas()]
        return
    url = shared_url
    databases = [Database(url), Database(url)]
    yield [SharedQuotas(each) for each in databases]
    for each in databases:
        await each.close()


@pytest.fixture(scope="module")
def empty_database(postgres: str) -> str:
    return make_database(postgres)


async def ask(quotas: list[Quotas], chat: int, times: list[float]) -> list[str]:
    """Ask the machines in turn."""
    return [
        await count(quotas[n % len(quotas)], chat, now, QUESTIONS_A_MINUTE)
        for n, now in enumerate(times)
    ]


async def test_too_many_get_one_notice_then_silence_until_the_minute_has_passed(quotas) -> None:
    said = await ask(quotas, 1, [n / 10 for n in range(QUESTIONS_A_MINUTE + 3)])
    assert said == ["answer"] * QUESTIONS_A_MINUTE + ["notice", "silence", "silence"]
    assert await ask(quotas, 1, [WINDOW_SECONDS + 3]) == ["answer"]


async def test_a_group_does_not_slow_another(quotas) -> None:
    await ask(quotas, 2, [0.0] * (QUESTIONS_A_MINUTE + 1))
    assert await ask(quotas, 3, [0.0]) == ["answer"]


async def test_an_even_pace_is_never_stopped(quotas) -> None:
    step = WINDOW_SECONDS / QUESTIONS_A_MINUTE
    assert set(await ask(quotas, 4, [n * step for n in range(100)])) == {"answer"}


async def test_a_long_flood_gets_a_notice_a_minute_at_most(quotas) -> None:
    said = await ask(quotas, 5, [n / 2 for n in range(400)])
    assert said.count("notice") <= 4
    assert said.count("answer") <= 4 * QUESTIONS_A_MINUTE


async def test_without_a_database_it_is_kept_in_memory() -> None:
    lost = SharedQuotas(Database("postgresql://u:p@127.0.0.1:9/none"))
    said = await ask([lost], 6, [0.0] * (QUESTIONS_A_MINUTE + 1))
    assert said == ["answer"] * QUESTIONS_A_MINUTE + ["notice"]


async def test_memory_is_bounded(monkeypatch) -> None:
    monkeypatch.setattr("handlers.quotas.REMEMBERED", 3)
    quotas = OwnQuotas()
    for chat in range(10):
        await count(quotas, chat, 0, QUESTIONS_A_MINUTE)
    assert len(quotas._by_number) == 3
