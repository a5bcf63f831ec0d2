"""The server refusing, failing and breaking off: each question is answered in the end, and other chats never notice."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.botapi import NOT_MODIFIED, QUERY_TOO_OLD, BotApiServer, Chat, User

QUESTION = "Cambridgeshire Instagram"
ANSWER = "69 online"


@pytest.fixture(autouse=True)
def no_fault_is_left(bot: BotApiServer) -> Iterator[None]:
    yield
    bot.clear_faults()


@pytest.fixture
def since(bot_log: Path) -> Iterator[int]:
    """Where the log stood when the test began."""
    return len(bot_log.read_bytes())


def lines_since(bot_log: Path, start: int) -> list[str]:
    return [line for line in bot_log.read_bytes()[start:].decode().splitlines() if line.strip()]


@pytest.mark.parametrize("kind", ["500", "502", "reset", "429"])
async def test_an_answer_arrives_after_a_failure(
    bot: BotApiServer, private: Chat, reporter: User, kind: str
) -> None:
    fault = bot.fail("sendMessage", private, kind, times=2)  # type: ignore[arg-type]
    await bot.say(private, reporter, QUESTION)
    assert (await bot.next_reply(private)).text.startswith(ANSWER)
    assert fault.struck == 2
    await bot.no_reply(private)


async def test_a_slow_server_is_waited_for_and_not_asked_twice(
    bot: BotApiServer, private: Chat, reporter: User
) -> None:
    bot.fail("sendMessage", private, "delay", seconds=5.5)
    await bot.say(private, reporter, QUESTION)
    assert (await bot.next_reply(private, timeout=8)).text.startswith(ANSWER)
    await bot.no_reply(private)


async def test_an_answer_whose_receipt_is_lost_comes_twice_rather_than_never(
    bot: BotApiServer, private: Chat, reporter: User
) -> None:
    bot.fail("sendMessage", private, "lost")
    await bot.say(private, reporter, QUESTION)
    for _ in range(2):
        assert (await bot.next_reply(private)).text.startswith(ANSWER)
    await bot.no_reply(private)


async def test_a_chat_that_has_to_wait_slows_no_other(
    bot: BotApiServer, private: Chat, reporter: User
) -> None:
    colleague = bot.user("Colin")
    other = bot.private_chat(colleague)
    bot.fail("sendMessage", private, "429", retry_after=2)
    asked = time.monotonic()
    await bot.say(private, reporter, QUESTION)
    slowest = 0.0
    for _ in range(5):
        start = time.monotonic()
        await bot.say(other, colleague, QUESTION)
        await bot.next_reply(other)
        slowest = max(slowest, time.monotonic() - start)
    assert slowest < 1
    assert (await bot.next_reply(private)).text.startswith(ANSWER)
    assert time.monotonic() - asked > 1.9


async def test_questions_of_a_chat_are_answered_in_their_order_through_failures(
    bot: BotApiServer, private: Chat, reporter: User
) -> None:
    bot.fail("sendMessage", private, "500", times=2)
    for text in (QUESTION, "norfolk facebook", "suffolk whatsapp"):
        await bot.say(private, reporter, text)
    figures = [(await bot.next_reply(private)).text.split()[0] for _ in range(3)]
    assert figures == ["69", "61", "5"]


async def test_who_has_blocked_the_bot_is_left_alone(
    bot: BotApiServer, private: Chat, reporter: User, bot_log: Path, since: int
) -> None:
    fault = bot.fail("sendMessage", private, "403")
    await bot.say(private, reporter, QUESTION)
    await bot.no_reply(private)
    assert fault.struck == 1
    said = [line for line in lines_since(bot_log, since) if "not allowed to write" in line]
    assert len(said) == 1
    assert "blocked" in said[0]


async def test_an_edit_that_changes_nothing_is_no_error(
    bot: BotApiServer, private: Chat, reporter: User, bot_log: Path, since: int
) -> None:
    question = await bot.say(private, reporter, "norfolk insta")
    await bot.next_reply(private)
    fault = bot.fail("editMessageText", private, "400", description=NOT_MODIFIED)
    await bot.edit(question, "suffolk insta")
    await bot.no_reply(private)
    assert fault.struck == 1
    assert lines_since(bot_log, since) == []


async def test_an_answer_that_was_deleted_is_given_anew_when_its_question_is_edited(
    bot: BotApiServer, private: Chat, reporter: User
) -> None:
    question = await bot.say(private, reporter, "norfolk insta")
    await bot.next_reply(private)
    bot.fail("editMessageText", private, "400", description="message to edit not found")
    await bot.edit(question, "suffolk insta")
    assert (await bot.next_reply(private)).text.startswith("89 online")
    await bot.edit(question, "norfolk insta")
    assert (await bot.next_edit(private)).text.startswith("52 online")


async def test_a_press_that_is_too_old_to_be_answered_still_gives_the_answer(
    bot: BotApiServer, private: Chat, reporter: User, bot_log: Path, since: int
) -> None:
    await bot.say(private, reporter, "West Midlands grooming")
    asked = await bot.next_reply(private)
    bot.fail("answerCallbackQuery", None, "400", description=QUERY_TOO_OLD)
    await bot.press(asked, "West Midlands Police", reporter)
    assert (await bot.next_edit(private)).text.startswith("141 offences")


async def test_an_inline_query_that_is_too_old_is_dropped(
    bot: BotApiServer, reporter: User, bot_log: Path, since: int
) -> None:
    fault = bot.fail("answerInlineQuery", None, "400", description=QUERY_TOO_OLD)
    await bot.inline(reporter, "cambs insta")
    await bot.settle()
    assert fault.struck == 1
    said = lines_since(bot_log, since)
    assert len(said) == 1
    assert "too late" in said[0]


async def test_an_inline_query_does_not_wait_for_its_reader_s_chat(
    bot: BotApiServer, private: Chat, reporter: User
) -> None:
    bot.fail("sendMessage", private, "429", retry_after=2)
    await bot.say(private, reporter, QUESTION)
    await asyncio.sleep(0.2)
    start = time.monotonic()
    await bot.next_answer(await bot.inline(reporter, "cambs insta"))
    assert time.monotonic() - start < 1
    assert (await bot.next_reply(private)).text.startswith(ANSWER)


async def test_a_group_that_has_become_a_supergroup_is_answered_there(
    bot: BotApiServer, reporter: User
) -> None:
    group = bot.group("Newsroom", [reporter])
    await bot.say(group, reporter, "/stat kent grooming")
    await bot.next_reply(group)
    bot.fail("sendMessage", group, "500")
    await bot.say(group, reporter, "/stat cambs insta")
    supergroup = await bot.migrate(group)
    assert (await bot.next_reply(supergroup)).text.startswith(ANSWER)
    assert [each.description for each in bot.violations[-1:]] == [
        "Bad Request: group chat was upgraded to a supergroup chat"
    ]
    bot.violations.clear()
