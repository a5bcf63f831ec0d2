"""One answer, every door: the body is the same wherever a question is asked."""

from __future__ import annotations

from typing import Any

import pytest

from tests.botapi import BotApiServer, Message, User

Body = tuple[str, tuple[Any, ...]]
QUESTIONS = {
    "figure": "Cambridgeshire Instagram",
    "several": "facebook and instagram in suffolk",
    "series": "kent grooming since 2020/21",
    "ranking": "top 3 forces for instagram in the east 2018/19",
    "change": "kent grooming change 2022/23 to 2023/24",
    "rate": "kent grooming per 100,000",
    "share": "what share of east of england is instagram",
    "no_figure": "essex instagram 2018/19",
}
CLARIFICATION = "west midlands grooming"


pytestmark = pytest.mark.usefixtures("without_privacy_mode")


def body(message: Message) -> Body:
    """Return what is read: the text with all its links and bold parts, without buttons."""
    return message.text, tuple(message.entities)


async def ask_private(bot: BotApiServer, reporter: User, text: str) -> Body:
    chat = bot.private_chat(reporter)
    await bot.say(chat, reporter, text)
    return body(await bot.next_reply(chat))


async def ask_group(bot: BotApiServer, reporter: User, text: str) -> Body:
    """By command."""
    chat = bot.group("Newsroom", [reporter])
    await bot.say(chat, reporter, f"/stat {text}")
    return body(await bot.next_reply(chat))


async def ask_by_mention(bot: BotApiServer, reporter: User, text: str) -> Body:
    chat = bot.group("Newsroom", [reporter], supergroup=True)
    await bot.say(chat, reporter, f"{text} @{bot.bot.username}")
    return body(await bot.next_reply(chat))


async def ask_by_reply(bot: BotApiServer, reporter: User, text: str) -> Body:
    """In reply to the bot's help, from which no question goes on."""
    chat = bot.group("Newsroom", [reporter], supergroup=True, topics=True)
    topic = bot.topic(chat, "Data")
    await bot.say(chat, reporter, "/help", thread=topic)
    help_message = await bot.next_reply(chat)
    await bot.say(chat, reporter, text, reply_to=help_message, thread=topic)
    return body(await bot.next_reply(chat))


async def ask_as_guest(bot: BotApiServer, reporter: User, text: str) -> Body:
    chat = bot.group("Elsewhere", [reporter], bot_status="left")
    await bot.guest(chat, reporter, f"@{bot.bot.username} {text}")
    return body(await bot.next_reply(chat))


async def ask_inline(bot: BotApiServer, reporter: User, text: str) -> Body:
    query = await bot.inline(reporter, text)
    answer = await bot.next_answer(query)
    return body(await bot.choose(query, answer.get("results")[0]["id"]))


DOORS = (ask_private, ask_group, ask_by_mention, ask_by_reply, ask_as_guest)


@pytest.mark.parametrize("text", QUESTIONS.values(), ids=QUESTIONS.keys())
async def test_the_body_is_the_same_through_every_door(
    bot: BotApiServer, reporter: User, text: str
) -> None:
    bodies = [await ask(bot, reporter, text) for ask in (*DOORS, ask_inline)]
    assert bodies == [bodies[0]] * len(bodies)
    assert "Read as: " in bodies[0][0]
    assert bodies[0][0].endswith("\nReceipt") is (text != QUESTIONS["no_figure"])


async def test_a_question_back_is_the_same_through_every_door(
    bot: BotApiServer, reporter: User
) -> None:
    bodies = [await ask(bot, reporter, CLARIFICATION) for ask in DOORS]
    assert bodies == [bodies[0]] * len(bodies)
    assert bodies[0][0].startswith("Which is meant by")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("weather tomorrow", "I could not read that as a question"),
        ("hello", "Hello. Ask for a figure in a few words"),
    ],
)
async def test_what_is_no_question_is_said_to_be_none_in_the_same_way(
    bot: BotApiServer, reporter: User, text: str, said: str
) -> None:
    doors = (ask_private, ask_group, ask_by_mention, ask_as_guest)
    bodies = [await ask(bot, reporter, text) for ask in doors]
    assert bodies == [bodies[0]] * len(bodies)
    assert bodies[0][0].startswith(said)


async def test_an_edited_question_gets_the_body_of_a_new_one(
    bot: BotApiServer, reporter: User
) -> None:
    asked_for = await ask_private(bot, reporter, "West Midlands Police grooming 2023/24")
    chat = bot.private_chat(reporter)
    question = await bot.say(chat, reporter, "kent grooming 2023/24")
    await bot.next_reply(chat)
    await bot.edit(question, "West Midlands Police grooming 2023/24")
    assert body(await bot.next_edit(chat)) == asked_for
