"""Who may block whom, and what becomes of those who are blocked or ask too much."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from handlers.quotas import QUESTIONS_OF_A_USER
from stats import Catalogue
from tests.botapi import BotApiServer, Chat, User
from tests.handlers.conftest import ERROR_SIGNS, ROOT, run_bot

FIRST_USER = 1001
"""What the tests' server numbers its first user with."""


@pytest.fixture
def desk(catalogue: Catalogue, tmp_path: Path, database_url: str) -> Iterator[BotApiServer]:
    """A server with a bot whose operator is the first user."""
    log = tmp_path / "log.txt"
    settings = {"OPERATORS": f"{FIRST_USER}, 5", "DATABASE_URL": database_url}
    settings["KEEP_MISSES"] = "true"
    with BotApiServer() as server, run_bot(server, catalogue.index.path, log, **settings):
        yield server
        assert server.violations == []
        written = log.read_text()
        assert [sign for sign in ERROR_SIGNS if sign in written] == []


@pytest.fixture
def operator(desk: BotApiServer) -> User:
    user = desk.user("Olive")
    assert user.id == FIRST_USER
    return user


async def tell(desk: BotApiServer, chat: Chat, user: User, text: str) -> str:
    await desk.say(chat, user, text)
    return str((await desk.next_reply(chat, timeout=20)).text)


async def test_a_blocked_user_is_silent_everywhere_until_allowed(
    desk: BotApiServer, operator: User
) -> None:
    mina = desk.user("Mina")
    office, private = desk.private_chat(operator), desk.private_chat(mina)
    group = desk.group("Newsroom", [operator, mina])
    assert (await tell(desk, office, operator, f"/block {mina.id}")).startswith("Blocked: ")
    await desk.say(private, mina, "Cambridgeshire Instagram")
    await desk.say(group, mina, "/stat Cambridgeshire Instagram")
    await desk.no_reply(private, seconds=1)
    await desk.no_reply(group)
    assert (await tell(desk, group, operator, "/stat cambs insta")).startswith("69 online")
    assert await tell(desk, office, operator, "/blocked") == str(mina.id)
    assert (await tell(desk, office, operator, f"/allow {mina.id}")).startswith("Allowed")
    assert (await tell(desk, private, mina, "cambs insta")).startswith("69 online")
    assert await tell(desk, office, operator, "/blocked") == "Nobody is blocked."


async def test_a_blocked_group_is_silent(desk: BotApiServer, operator: User) -> None:
    mina = desk.user("Mina")
    office, group = desk.private_chat(operator), desk.group("Newsroom", [operator, mina])
    await tell(desk, office, operator, f"/block {group.id}")
    await desk.say(group, mina, "/stat Cambridgeshire Instagram")
    await desk.no_reply(group, seconds=1)
    assert await tell(desk, office, operator, "/blocked") == str(group.id)
    await tell(desk, office, operator, f"/allow {group.id}")
    assert (await tell(desk, group, mina, "/stat cambs insta")).startswith("69 online")


async def test_a_blocked_group_stays_so_as_a_supergroup(desk: BotApiServer, operator: User) -> None:
    mina = desk.user("Mina")
    office, group = desk.private_chat(operator), desk.group("Newsroom", [operator, mina])
    await tell(desk, office, operator, f"/block {group.id}")
    bigger = await desk.migrate(group)
    await desk.say(bigger, mina, "/stat Cambridgeshire Instagram")
    await desk.no_reply(bigger, seconds=2)
    listed = await tell(desk, office, operator, "/blocked")
    assert listed == f"{bigger.id}, {group.id}"
    await tell(desk, office, operator, f"/allow {bigger.id}")
    assert (await tell(desk, bigger, mina, "/stat cambs insta")).startswith("69 online")


async def test_a_blocked_channel_is_silent_as_whom_somebody_writes(
    desk: BotApiServer, operator: User
) -> None:
    mina, number = desk.user("Mina"), -1_000_000_000_077
    office, group = desk.private_chat(operator), desk.group("Newsroom", [operator, mina])
    channel_user = {"id": 136_817_688, "is_bot": True, "first_name": "Channel"}
    as_channel = {"sender_chat": {"id": number, "type": "channel", "title": "News"}}
    fields = {**as_channel, "from": channel_user}
    await desk.say(group, mina, "/stat cambs insta", fields=fields)
    assert (await desk.next_reply(group, timeout=20)).text.startswith("69 online")
    await tell(desk, office, operator, f"/block {number}")
    await desk.say(group, mina, "/stat cambs insta", fields=fields)
    await desk.no_reply(group, seconds=1)
    assert (await tell(desk, group, mina, "/stat cambs insta")).startswith("69 online")


async def test_a_blocked_user_presses_asks_inline_and_as_a_guest_in_vain(
    desk: BotApiServer, operator: User
) -> None:
    mina = desk.user("Mina")
    office, private = desk.private_chat(operator), desk.private_chat(mina)
    elsewhere = desk.group("Elsewhere", [mina])
    await desk.say(private, mina, "cambs insta")
    answer = await desk.next_reply(private, timeout=20)
    await tell(desk, office, operator, f"/block {mina.id}")
    asked = f"@{desk.bot.username} cambs insta"
    tried = [
        await desk.press(answer, "Table", mina),
        await desk.inline(mina, "cambs insta"),
        await desk.guest(elsewhere, mina, asked),
    ]
    await desk.no_reply(private, seconds=1)
    assert [each.id for each in tried if each.id in desk.world.answers] == []


async def test_what_is_forwarded_is_no_order(desk: BotApiServer, operator: User) -> None:
    mina = desk.user("Mina")
    office, private = desk.private_chat(operator), desk.private_chat(mina)
    message = await desk.say(private, mina, "/block 77")
    await desk.forward(office, operator, message)
    assert "forwarded" in str((await desk.next_reply(office, timeout=20)).text)
    assert await tell(desk, office, operator, "/blocked") == "Nobody is blocked."


async def test_what_several_people_asked_in_vain_is_listed_for_the_operator(
    desk: BotApiServer, operator: User, database_url: str, catalogue: Catalogue
) -> None:
    office = desk.private_chat(operator)
    people = [desk.user(name) for name in ("Mina", "Rosa", "Colin")]
    for number, user in enumerate(people, start=1):
        assert "faceb" in await tell(desk, desk.private_chat(user), user, "kent faceb")
        listed = await tell(desk, office, operator, "/misses")
        assert ("3 people: “faceb”\nplatform: " in listed) == (number == len(people))
    assert "|faceb" in listed
    environment = {**os.environ, "DATABASE_URL": database_url, "INDEX": str(catalogue.index.path)}
    shown = subprocess.run(
        [sys.executable, "bot.py", "misses"], cwd=ROOT, env=environment,
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert shown.stdout.strip() == listed
    told = await tell(desk, desk.private_chat(people[0]), people[0], "/privacy")
    assert "once 3 different people have written them, for 400 days" in told
    await tell(desk, desk.private_chat(people[0]), people[0], "/forget")
    assert "faceb" not in await tell(desk, office, operator, "/misses")


@pytest.mark.parametrize("text", ["/block 77", "/allow 77", "/blocked", "/misses"])
async def test_to_anybody_else_these_are_no_commands(
    desk: BotApiServer, operator: User, text: str
) -> None:
    mina = desk.user("Mina")
    office, private = desk.private_chat(operator), desk.private_chat(mina)
    assert (await tell(desk, private, mina, text)).startswith("Ask in your own words")
    group = desk.group("Newsroom", [operator, mina])
    await desk.say(group, operator, text)
    await desk.no_reply(group, seconds=1)
    assert await tell(desk, office, operator, "/blocked") == "Nobody is blocked."


@pytest.mark.parametrize("number", ["", "x", "0", "9" * 30, str(FIRST_USER), "77 78"])
async def test_what_cannot_be_blocked_is_said(
    desk: BotApiServer, operator: User, number: str
) -> None:
    office = desk.private_chat(operator)
    said = await tell(desk, office, operator, f"/block {number}")
    assert not said.startswith("Blocked")
    assert await tell(desk, office, operator, "/blocked") == "Nobody is blocked."


async def test_a_user_who_floods_gets_one_notice(desk: BotApiServer, operator: User) -> None:
    mina, rosa = desk.user("Mina"), desk.user("Rosa")
    groups = [desk.group(f"Room {n}", [mina, rosa]) for n in range(QUESTIONS_OF_A_USER // 15 + 1)]
    for group in groups:
        for _ in range(15):
            await desk.say(group, mina, "/stat cambs insta")
    await desk.settle(quiet=2.0, timeout=60)
    texts = [
        str(desk.world.rooms[group.id].messages[number].text)
        for group in groups
        for _, number in desk.world.rooms[group.id].sent
    ]
    assert sum(text.startswith("69 online") for text in texts) == QUESTIONS_OF_A_USER
    assert texts.count("That was a lot at once. I go on in a minute.") == 1
    assert (await tell(desk, desk.private_chat(rosa), rosa, "cambs insta")).startswith("69")


def test_operators_are_numbers(catalogue: Catalogue, tmp_path: Path) -> None:
    log = tmp_path / "log.txt"
    with (
        BotApiServer() as server,
        run_bot(server, catalogue.index.path, log, OPERATORS="olive") as process,
    ):
        assert process.wait(timeout=20) == 1
    assert log.read_text().startswith("OPERATORS")
    assert os.environ.get("OPERATORS") is None
