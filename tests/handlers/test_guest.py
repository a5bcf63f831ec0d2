"""Guest mode over real HTTP: a group without the bot mentions it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.botapi import BotApiServer, Chat, User


@pytest.fixture
def elsewhere(bot: BotApiServer, reporter: User, colleague: User) -> Chat:
    return bot.group("Elsewhere", [reporter, colleague], bot_status="left")


def mention(bot: BotApiServer, text: str) -> str:
    return f"@{bot.bot.username} {text}".strip()


async def test_a_mention_is_answered_where_the_bot_is_no_member(
    bot: BotApiServer, elsewhere: Chat, reporter: User
) -> None:
    await bot.guest(elsewhere, reporter, mention(bot, "cambs insta"))
    reply = await bot.next_reply(elsewhere)
    assert reply.text.startswith("69 online child sexual offences: Cambridgeshire, Instagram")
    assert reply.payload["guest_bot_caller_user"]["id"] == reporter.id
    sent_to = {request.parameters["chat_id"] for request in bot.calls("sendMessage")}
    assert elsewhere.id not in sent_to


async def test_the_name_may_stand_anywhere(
    bot: BotApiServer, elsewhere: Chat, reporter: User
) -> None:
    await bot.guest(elsewhere, reporter, f"suffolk whatsapp, {mention(bot, '')}?")
    assert (await bot.next_reply(elsewhere)).text.startswith("5 online")


async def test_a_mention_alone_takes_the_text_it_replies_to(
    bot: BotApiServer, elsewhere: Chat, reporter: User
) -> None:
    said = await bot.say(elsewhere, reporter, "norfolk facebook")
    await bot.guest(elsewhere, reporter, mention(bot, ""), reply_to=said)
    assert (await bot.next_reply(elsewhere)).text.startswith("61 online")


async def test_a_choice_is_taken_in_place_by_who_asked(
    bot: BotApiServer, elsewhere: Chat, reporter: User
) -> None:
    await bot.guest(elsewhere, reporter, mention(bot, "west midlands grooming"))
    asked = await bot.next_reply(elsewhere)
    refused = await bot.next_answer(await bot.press(asked, "West Midlands Police", bot.user("Cy")))
    assert refused.get("show_alert") is True
    await bot.press(asked, "West Midlands Police", reporter)
    assert (await bot.next_edit(elsewhere)).text.startswith("141 offences of sexual")


async def test_nothing_goes_on_from_another_chat_of_the_same_number(
    bot: BotApiServer, reporter: User
) -> None:
    chat = bot.group("Newsroom", [reporter])
    await bot.say(chat, reporter, "/stat kent grooming")
    await bot.next_reply(chat)
    await bot.guest(chat, reporter, mention(bot, "the year before"))
    assert (await bot.next_reply(chat)).text.startswith("I could not read that as a question")


async def test_a_query_too_old_to_be_answered_is_no_error(
    bot: BotApiServer, elsewhere: Chat, reporter: User, bot_log: Path
) -> None:
    start = len(bot_log.read_text())
    seen = len(bot.violations)
    fault = bot.fail("answerGuestQuery", kind="400", description="query is too old")
    await bot.guest(elsewhere, reporter, mention(bot, "cambs insta"))
    await bot.no_reply(elsewhere)
    assert fault.struck == 1
    assert bot.violations[seen:] == []
    assert "guest not answered" in bot_log.read_text()[start:]
