"""The bot over real HTTP: private chats, groups, inline mode, buttons, edits and bad input."""

from __future__ import annotations

from pathlib import Path

import pytest

from stats import Catalogue
from tests.botapi import BotApiServer, Chat, User

ARTICLE = "Cambridgeshire Instagram"


async def test_a_private_question_gets_the_figure_first(
    bot: BotApiServer, private: Chat, reporter: User
) -> None:
    await bot.say(private, reporter, ARTICLE)
    reply = await bot.next_reply(private)
    assert reply.text.startswith(
        "69 online child sexual offences: Cambridgeshire, Instagram, 2018/19\n"
    )
    assert "Peterborough Today, 5 December 2019" in reply.text
    assert (
        "Read as: Cambridgeshire · Instagram · 2018/19 · online child sexual offences" in reply.text
    )
    links = [each["url"] for each in reply.entities if each["type"] == "text_link"]
    assert links[0].startswith("https://www.peterboroughtoday.co.uk/")


async def test_a_choice_is_answered_in_place_by_one_tap(
    bot: BotApiServer, private: Chat, reporter: User
) -> None:
    await bot.say(private, reporter, "West Midlands grooming")
    asked = await bot.next_reply(private)
    labels = [button["text"] for row in asked.keyboard for button in row]
    assert labels == ["West Midlands (region)", "West Midlands Police"]
    query = await bot.press(asked, "West Midlands Police", reporter)
    answer = await bot.next_edit(private)
    await bot.next_answer(query)
    assert answer.message_id == asked.message_id
    assert answer.text.startswith(
        "141 offences of sexual communication with a child: West Midlands Police"
    )


async def test_a_choice_in_a_group_belongs_to_who_asked(
    bot: BotApiServer, group: Chat, reporter: User, colleague: User
) -> None:
    await bot.say(group, reporter, "/stat west midlands grooming")
    asked = await bot.next_reply(group)
    refused = await bot.next_answer(await bot.press(asked, "West Midlands Police", colleague))
    assert refused.get("show_alert") is True
    assert bot.current(asked).text == asked.text
    await bot.press(asked, "West Midlands Police", reporter)
    assert (await bot.next_edit(group)).text.startswith("141 offences of sexual")


async def test_a_button_from_another_index_says_so(
    bot: BotApiServer, private: Chat, reporter: User
) -> None:
    await bot.say(private, reporter, "West Midlands grooming")
    asked = await bot.next_reply(private)
    answer = await bot.next_answer(await bot.press_data(asked, f"c{reporter.id:x}.xxxxx", reporter))
    assert answer.get("show_alert") is True


async def test_a_group_is_answered_by_command_reply_and_mention_only(
    bot: BotApiServer, group: Chat, reporter: User, colleague: User
) -> None:
    await bot.say(group, reporter, "/stat cambs insta")
    first = await bot.next_reply(group)
    assert first.text.startswith("69 online")
    await bot.say(group, colleague, "norfolk facebook", reply_to=first)
    assert (await bot.next_reply(group)).text.startswith("61 online")
    await bot.say(group, colleague, "Essex won the toss, norfolk instagram")
    await bot.no_reply(group)
    await bot.say(group, colleague, "thanks, lovely", reply_to=first)
    await bot.no_reply(group)


@pytest.mark.usefixtures("without_privacy_mode")
async def test_a_mention_is_answered_where_the_bot_sees_it(
    bot: BotApiServer, group: Chat, colleague: User
) -> None:
    await bot.say(group, colleague, f"@{bot.bot.username} suffolk whatsapp")
    assert (await bot.next_reply(group)).text.startswith("5 online")
    await bot.say(group, colleague, "suffolk whatsapp")
    await bot.no_reply(group)


@pytest.mark.usefixtures("without_privacy_mode")
async def test_a_mention_below_a_picture_is_one_too(
    bot: BotApiServer, group: Chat, colleague: User
) -> None:
    await bot.photo(group, colleague, caption=f"@{bot.bot.username} suffolk whatsapp")
    assert (await bot.next_reply(group)).text.startswith("5 online")


async def test_a_command_for_another_bot_is_left_alone(
    bot: BotApiServer, group: Chat, reporter: User
) -> None:
    await bot.say(group, reporter, "/stat@some_other_bot cambs insta")
    await bot.no_reply(group)
    await bot.say(group, reporter, f"/stat@{bot.bot.username} cambs insta")
    assert (await bot.next_reply(group)).text.startswith("69 online")


async def test_inline_gives_the_best_reading_first(bot: BotApiServer, reporter: User) -> None:
    call = await bot.next_answer(await bot.inline(reporter, "cambs insta"))
    results = call.get("results")
    assert results[0]["title"].startswith(
        "69 online child sexual offences: Cambridgeshire, Instagram"
    )
    call = await bot.next_answer(await bot.inline(reporter, "west midlands grooming"))
    assert [each["title"].partition(",")[0] for each in call.get("results")] == [
        "391 offences of sexual communication with a child: West Midlands",
        "141 offences of sexual communication with a child: West Midlands Police",
    ]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("cambs ins", ["69 online child sexual offences: Cambridgeshire"]),
        ("kent groom", ["264 offences of sexual communication with a child: Kent"]),
        ("west yor", ["1,334 online child sexual offences: West Yorkshire"]),
        ("murders in ken", []),
        ("zzz", []),
    ],
)
async def test_inline_completes_the_word_that_is_being_typed(
    bot: BotApiServer, reporter: User, text: str, titles: list[str]
) -> None:
    call = await bot.next_answer(await bot.inline(reporter, text))
    assert [each["title"].partition(",")[0] for each in call.get("results")][:1] == [
        title.partition(",")[0] for title in titles
    ]


@pytest.mark.parametrize("text", ["", "  "])
async def test_an_empty_inline_query_shows_examples_and_how_to_ask(
    bot: BotApiServer, reporter: User, catalogue: Catalogue, text: str
) -> None:
    query = await bot.inline(reporter, text)
    call = await bot.next_answer(query)
    results = call.get("results")
    titles = [each["title"] for each in results]
    assert titles[0] == ARTICLE
    assert 3 <= len(titles) <= 6
    assert set(titles) <= set(catalogue.examples)
    assert results[0]["description"].startswith("69 online child sexual offences")
    assert call.get("button")["start_parameter"] == "help"
    sent = await bot.choose(query, results[0]["id"])
    assert sent.text.startswith("69 online child sexual offences: Cambridgeshire, Instagram")


@pytest.mark.parametrize("text", ["weather in Cambridge tomorrow", "💬"])
async def test_inline_without_a_question_shows_how_to_ask(
    bot: BotApiServer, reporter: User, text: str
) -> None:
    call = await bot.next_answer(await bot.inline(reporter, text))
    assert call.get("results") == []
    assert call.get("button")["start_parameter"] == "help"


async def test_an_edited_question_gets_its_answer_edited(
    bot: BotApiServer, private: Chat, reporter: User
) -> None:
    question = await bot.say(private, reporter, "norfolk insta")
    first = await bot.next_reply(private)
    await bot.edit(question, "suffolk insta")
    edited = await bot.next_edit(private)
    assert edited.message_id == first.message_id
    assert edited.text.startswith("89 online child sexual offences: Suffolk, Instagram")
    await bot.edit(question, "suffolk  insta ")
    await bot.no_reply(private)


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("/start", "Ask in your own words"),
        ("/help", "Tap an example"),
        ("/datasets", "child abuse image offences"),
        ("/sources", "NSPCC"),
    ],
)
async def test_commands(
    bot: BotApiServer, private: Chat, reporter: User, command: str, said: str
) -> None:
    await bot.say(private, reporter, command)
    assert said in (await bot.next_reply(private)).text


async def test_commands_and_descriptions_are_set_at_start(bot: BotApiServer) -> None:
    await bot.settle()
    scopes = [request.parameters["scope"]["type"] for request in bot.calls("setMyCommands")]
    assert scopes == ["all_private_chats", "all_group_chats", "all_chat_administrators"]
    assert len(bot.calls("setMyDescription")) == 1
    assert len(bot.calls("setMyShortDescription")) == 1


async def test_a_short_text_goes_on_from_the_askers_last_answer(
    bot: BotApiServer, private: Chat, reporter: User
) -> None:
    for text, figure in (
        ("Cambridgeshire Instagram", "69 online child sexual offences: Cambridgeshire, Instagram"),
        ("and WhatsApp?", "8 online child sexual offences: Cambridgeshire, WhatsApp"),
        ("what about Norfolk", "5 online child sexual offences: Norfolk, WhatsApp"),
    ):
        await bot.say(private, reporter, text)
        assert (await bot.next_reply(private)).text.startswith(figure)


async def test_a_question_back_is_answered_in_words(
    bot: BotApiServer, private: Chat, reporter: User
) -> None:
    for text, first_line in (
        ("hello", "Hello. Ask for a figure"),
        ("kent", "Several sets of figures fit"),
        ("ok thanks", "You’re welcome."),
        ("grooming", "264 offences of sexual communication with a child: Kent"),
        ("compare that with last year", "264 offences of sexual communication with a child: Kent"),
    ):
        await bot.say(private, reporter, text)
        assert (await bot.next_reply(private)).text.startswith(first_line)


async def test_in_a_group_a_question_back_is_answered_by_a_reply_to_it(
    bot: BotApiServer, group: Chat, reporter: User, colleague: User
) -> None:
    await bot.say(group, reporter, "/stat yorkshire grooming")
    asked = await bot.next_reply(group)
    await bot.say(group, colleague, "north", reply_to=asked)
    assert "North Yorkshire" in (await bot.next_reply(group)).text.splitlines()[0]
    await bot.say(group, colleague, "thank you", reply_to=asked)
    await bot.no_reply(group)


async def test_in_a_group_it_goes_on_from_what_it_replies_to_never_from_somebody_elses(
    bot: BotApiServer, group: Chat, reporter: User, colleague: User
) -> None:
    await bot.say(group, reporter, "/stat kent grooming")
    first = await bot.next_reply(group)
    await bot.say(group, colleague, "/stat the year before")
    assert not (await bot.next_reply(group)).text.startswith("230 offences of")
    await bot.say(group, colleague, "the year before", reply_to=first)
    assert (await bot.next_reply(group)).text.startswith(
        "230 offences of sexual communication with a child: Kent"
    )


BAD_INPUT = {
    "long": "x" * 4096,
    "many words": "norfolk " * 512,
    "emoji": "👮‍♀️🇬🇧",
    "right to left": "\u202eنورفولك انستغرام",
    "html": "<b>norfolk</b> <script>alert(1)</script> & <i>",
    "sql": "'; DROP TABLE name; -- Robert",
    "newlines": "\n\n\t ",
    "zero width": "\u200b\u200d",
    "unknown command": "/nosuchcommand norfolk",
}


@pytest.mark.parametrize("text", BAD_INPUT.values(), ids=BAD_INPUT.keys())
async def test_bad_input_gets_a_clear_message(
    bot: BotApiServer, private: Chat, reporter: User, text: str
) -> None:
    await bot.say(private, reporter, text)
    assert (await bot.next_reply(private)).text


async def test_what_is_no_text_is_told_so(bot: BotApiServer, private: Chat, reporter: User) -> None:
    await bot.sticker(private, reporter)
    assert (await bot.next_reply(private)).text.startswith("I can only read text")
    await bot.photo(private, reporter)
    assert (await bot.next_reply(private)).text.startswith("I can only read text")
    await bot.photo(private, reporter, caption=ARTICLE)
    assert (await bot.next_reply(private)).text.startswith("69 online")


async def test_a_forwarded_question_is_answered(
    bot: BotApiServer, private: Chat, reporter: User
) -> None:
    first = await bot.say(private, reporter, ARTICLE)
    await bot.next_reply(private)
    await bot.forward(private, reporter, first)
    assert (await bot.next_reply(private)).text.startswith("69 online")


async def test_the_token_is_in_no_log(bot: BotApiServer, bot_log: Path) -> None:
    await bot.settle()
    written = bot_log.read_text()
    assert bot.token not in written
    assert "norfolk" not in written


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("/stat\nkent grooming 2023/24", "Kent · All offences recorded · 2023/24"),
        ("/stat   kent grooming 2023/24", "Kent · All offences recorded · 2023/24"),
    ],
    ids=["new_line", "blanks"],
)
async def test_what_follows_a_command_is_the_whole_question(
    bot: BotApiServer, text: str, reading: str
) -> None:
    reporter = bot.user("Wren")
    group = bot.group("Room", [reporter])
    await bot.say(group, reporter, text)
    assert reading in (await bot.next_reply(group)).text


async def test_a_call_for_help_in_a_reply_is_answered(bot: BotApiServer) -> None:
    reporter = bot.user("Wren")
    group = bot.group("Room", [reporter])
    await bot.say(group, reporter, "/stat cambs insta")
    answer = await bot.next_reply(group)
    await bot.say(group, reporter, "I was abused, who can I tell", reply_to=answer)
    assert "999" in (await bot.next_reply(group)).text


async def test_the_word_help_gets_the_help(bot: BotApiServer) -> None:
    reporter = bot.user("Wren")
    chat = bot.private_chat(reporter)
    await bot.say(chat, reporter, "Help")
    asked = await bot.next_reply(chat)
    await bot.say(chat, reporter, "/help")
    assert asked.text == (await bot.next_reply(chat)).text


async def test_a_mention_that_cuts_a_character_in_two_breaks_nothing(bot: BotApiServer) -> None:
    rosa = bot.user("Rosa")
    chat = bot.private_chat(rosa)
    cut = [{"type": "mention", "offset": 1, "length": 2}]
    await bot.say(chat, rosa, "\N{GRINNING FACE} cambs insta", fields={"entities": cut})
    assert (await bot.next_reply(chat)).text.startswith("69 online")
