"""Buttons over HTTP: a question changed by taps, charts and tables for all, quotes to copy."""

from __future__ import annotations

import csv
from io import StringIO

import pytest

from handlers.keyboards import markup_for, reply_rows
from stats import Catalogue
from tests.botapi import QUERY_TOO_OLD, BotApiServer, Chat, Message, User

ARTICLE = "Cambridgeshire Instagram"
FIRST_LINE = "69 online child sexual offences: Cambridgeshire, Instagram, 2018/19"
ANONYMOUS_ADMIN = User(1087968824, "Group", "GroupAnonymousBot", is_bot=True)


async def ask(bot: BotApiServer, chat: Chat, user: User, text: str) -> Message:
    await bot.say(chat, user, text)
    return await bot.next_reply(chat)


def labels(message: Message) -> list[list[str]]:
    return [[button["text"] for button in row] for row in message.keyboard]


async def press(bot: BotApiServer, message: Message, label: str, user: User) -> dict[str, object]:
    """Press a button and return how the press was answered."""
    call = await bot.next_answer(await bot.press(message, label, user))
    return dict(call.parameters)


async def test_an_answer_has_its_parts_and_what_can_be_done_with_it(
    bot: BotApiServer, private: Chat, reporter: User
) -> None:
    answer = await ask(bot, private, reporter, ARTICLE)
    assert labels(answer) == [
        ["Cambridgeshire ▾", "Instagram ▾"],
        ["Compare", "Table", "Quote"],
        ["Watch"],
    ]
    copied = answer.keyboard[1][2]["copy_text"]["text"]
    assert "69" in copied
    assert "Cambridgeshire" in copied
    several = await ask(bot, private, reporter, "kent grooming since 2020/21")
    assert labels(several)[1] == ["Compare", "Chart", "Table", "Quote"]


async def test_a_part_is_changed_in_place_by_two_taps(
    bot: BotApiServer, private: Chat, reporter: User
) -> None:
    answer = await ask(bot, private, reporter, ARTICLE)
    await press(bot, answer, "Cambridgeshire ▾", reporter)
    menu = await bot.next_edit(private)
    assert menu.text == answer.text
    assert labels(menu) == [
        ["East of England", "Bedfordshire"],
        ["Hertfordshire", "Norfolk"],
        ["Suffolk", "Avon and Somerset"],
        ["‹ Back", "More ›"],
    ]
    await press(bot, menu, "Norfolk", reporter)
    changed = await bot.next_edit(private)
    assert changed.message_id == answer.message_id
    assert changed.text.startswith("52 online child sexual offences: Norfolk, Instagram, 2018/19")
    assert labels(changed)[0] == ["Norfolk ▾", "Instagram ▾"]


async def test_the_choice_that_was_not_pressed_is_the_other_one(
    bot: BotApiServer, private: Chat, reporter: User
) -> None:
    asked = await ask(bot, private, reporter, "west midlands grooming")
    await press(bot, asked, "West Midlands Police", reporter)
    await bot.next_edit(private)
    other = await ask(bot, private, reporter, "the other one")
    assert other.text.startswith("391 offences of sexual communication with a child")


async def test_a_menu_has_further_pages_and_a_way_back(
    bot: BotApiServer, private: Chat, reporter: User
) -> None:
    answer = await ask(bot, private, reporter, ARTICLE)
    await press(bot, answer, "Cambridgeshire ▾", reporter)
    first = await bot.next_edit(private)
    await press(bot, first, "More ›", reporter)
    second = await bot.next_edit(private)
    assert labels(second)[0] == ["Devon and Cornwall", "Dorset"]
    assert set(first.buttons) & set(second.buttons) == {"‹ Back", "More ›"}
    await press(bot, second, "‹ Back", reporter)
    assert labels(await bot.next_edit(private)) == labels(answer)


async def test_the_period_is_changed_and_the_operation_stays(
    bot: BotApiServer, private: Chat, reporter: User
) -> None:
    answer = await ask(bot, private, reporter, "kent grooming per 100,000")
    await press(bot, answer, "2023/24 ▾", reporter)
    menu = await bot.next_edit(private)
    await press(bot, menu, "2019/20", reporter)
    changed = await bot.next_edit(private)
    assert "Kent · All offences recorded · per 100,000 people · 2019/20" in changed.text


async def test_a_figure_is_set_beside_its_neighbours(
    bot: BotApiServer, private: Chat, reporter: User
) -> None:
    answer = await ask(bot, private, reporter, ARTICLE)
    await press(bot, answer, "Compare", reporter)
    menu = await bot.next_edit(private)
    assert menu.buttons[:3] == (
        "All of East of England",
        "With East of England",
        "With Bedfordshire",
    )
    await press(bot, menu, "All of East of England", reporter)
    changed = await bot.next_edit(private)
    assert "East of England · Instagram · by force · 2018/19" in changed.text
    assert "5 of 7 forces have a figure; no figure for Essex and Northamptonshire." in changed.text


async def test_no_figure_offers_what_has_one(
    bot: BotApiServer, private: Chat, reporter: User
) -> None:
    answer = await ask(bot, private, reporter, "norfolk facebook 2015/16")
    assert labels(answer) == [["2015/16 ▾"]]
    await press(bot, answer, "2015/16 ▾", reporter)
    await press(bot, await bot.next_edit(private), "2018/19", reporter)
    assert (await bot.next_edit(private)).text.startswith("61 online child sexual offences")


async def test_other_figures_for_the_same_are_a_tap_away(
    bot: BotApiServer, private: Chat, reporter: User
) -> None:
    answer = await ask(bot, private, reporter, "kent grooming")
    assert labels(answer)[2] == ["Other figures ▾", "Watch"]
    await press(bot, answer, "Other figures ▾", reporter)
    menu = await bot.next_edit(private)
    assert "cyber-flagged child sexual offences" in menu.buttons
    await press(bot, menu, "cyber-flagged child sexual offences", reporter)
    assert "cyber-flagged child sexual offences" in (await bot.next_edit(private)).text


async def test_in_a_group_only_the_asker_changes_the_question(
    bot: BotApiServer, group: Chat, reporter: User, colleague: User
) -> None:
    answer = await ask(bot, group, reporter, f"/stat {ARTICLE}")
    refused = await press(bot, answer, "Instagram ▾", colleague)
    assert refused["show_alert"] is True
    await press(bot, answer, "Instagram ▾", reporter)
    menu = await bot.next_edit(group)
    for label in ("WhatsApp", "‹ Back"):
        assert (await press(bot, menu, label, colleague))["show_alert"] is True
    assert bot.current(answer).text == answer.text
    assert labels(bot.current(answer)) == labels(menu)


async def test_in_a_group_anybody_has_the_chart_and_the_table_once(
    bot: BotApiServer, group: Chat, reporter: User, colleague: User
) -> None:
    answer = await ask(bot, group, reporter, "/stat instagram by force in the east 2018/19")
    assert "show_alert" not in await press(bot, answer, "Chart", colleague)
    chart = await bot.next_reply(group)
    assert chart.reply_to == answer.message_id
    assert chart.file_id
    assert "Suffolk" in chart.text
    told = await press(bot, answer, "Chart", reporter)
    assert told["text"] == "It is already here, below the answer."
    await press(bot, answer, "Table", colleague)
    table = await bot.next_reply(group)
    assert table.reply_to == answer.message_id
    assert table.file_id is not None
    rows = list(
        csv.DictReader(StringIO(bot.world.files[table.file_id].content.decode("utf-8-sig")))
    )
    assert {row["area_label"]: row["value"] for row in rows}["Suffolk"] == "89"
    await bot.no_reply(group)


async def test_the_same_chart_is_sent_up_once(
    bot: BotApiServer, private: Chat, reporter: User
) -> None:
    await bot.settle()
    before = len(bot.calls("sendPhoto"))
    for _ in range(2):
        answer = await ask(bot, private, reporter, "facebook by force in the east 2018/19")
        await press(bot, answer, "Chart", reporter)
        await bot.next_reply(private)
        await bot.settle()
    uploads = [bool(call.files) for call in bot.calls("sendPhoto")[before:]]
    assert uploads == [True, False]


async def test_a_topic_keeps_its_charts(bot: BotApiServer, reporter: User) -> None:
    forum = bot.group("Desk", [reporter], topics=True)
    thread = bot.topic(forum, "Police")
    await bot.say(forum, reporter, "/stat facebook by force in the east 2018/19", thread=thread)
    answer = await bot.next_reply(forum)
    assert answer.thread_id == thread
    for label in ("Chart", "Table"):
        await press(bot, answer, label, reporter)
        assert (await bot.next_reply(forum)).thread_id == thread
    await bot.say(forum, reporter, "/help", thread=thread)
    help_message = await bot.next_reply(forum)
    await press(bot, help_message, ARTICLE, reporter)
    assert (await bot.next_reply(forum)).thread_id == thread


async def test_an_inline_answer_can_be_changed_where_it_was_sent(
    bot: BotApiServer, group: Chat, reporter: User, colleague: User
) -> None:
    query = await bot.inline(reporter, ARTICLE)
    results = (await bot.next_answer(query)).get("results")
    message = await bot.choose(query, results[0]["id"])
    assert labels(message) == [["Cambridgeshire ▾", "Instagram ▾"], ["Compare", "Quote"]]
    assert (await press(bot, message, "Instagram ▾", colleague))["show_alert"] is True
    await press(bot, message, "Instagram ▾", reporter)
    await bot.settle()
    menu = bot.current(message)
    assert menu.buttons[0] == "Facebook"
    await press(bot, menu, "Facebook", reporter)
    await bot.settle()
    changed = bot.current(message)
    assert changed.text.startswith("29 online child sexual offences: Cambridgeshire, Facebook")
    assert labels(changed) == [["Cambridgeshire ▾", "Facebook ▾"], ["Compare", "Quote"]]


async def test_who_writes_as_the_group_is_any_of_its_administrators(
    bot: BotApiServer, group: Chat, reporter: User, colleague: User
) -> None:
    fields = {"sender_chat": group.as_json()}
    bot.world.users[ANONYMOUS_ADMIN.id] = ANONYMOUS_ADMIN
    await bot.say(group, ANONYMOUS_ADMIN, f"/stat {ARTICLE}", fields=fields)
    answer = await bot.next_reply(group)
    assert (await press(bot, answer, "Instagram ▾", colleague))["show_alert"] is True
    assert "show_alert" not in await press(bot, answer, "Instagram ▾", reporter)
    assert "Facebook" in (await bot.next_edit(group)).buttons


@pytest.mark.parametrize("action", ["m{asker}.xyz0.", "b{asker}.", "g.", "t.", "n.", "d{asker}."])
async def test_a_button_of_figures_no_longer_loaded_says_so(
    bot: BotApiServer, private: Chat, reporter: User, action: str
) -> None:
    answer = await ask(bot, private, reporter, ARTICLE)
    data = f"{action.format(asker=f'{reporter.id:x}')}zzzzz"
    call = await bot.next_answer(await bot.press_data(answer, data, reporter))
    assert call.get("show_alert") is True
    assert call.get("text") == "The figures have been loaded again since. Please ask once more."


async def test_buttons_sent_before_a_restart_work(
    bot: BotApiServer, catalogue: Catalogue, group: Chat, reporter: User, colleague: User
) -> None:
    reply = catalogue.vary(catalogue.ask("facebook by force in the east 2018/19"))
    markup = markup_for(reply_rows(reply), reporter.id)
    assert markup is not None
    room = bot.world.rooms[group.id]
    old = bot.world.post(room, {"text": "Sent before", "reply_markup": markup.to_dict()})
    assert await bot.next_reply(group) == old
    await press(bot, old, "Chart", colleague)
    assert (await bot.next_reply(group)).reply_to == old.message_id
    assert (await press(bot, old, "Facebook ▾", colleague))["show_alert"] is True
    await press(bot, old, "Facebook ▾", reporter)
    await press(bot, await bot.next_edit(group), "WhatsApp", reporter)
    assert "East of England · WhatsApp · by force" in (await bot.next_edit(group)).text


async def test_a_press_that_comes_too_late_is_done_all_the_same(
    bot: BotApiServer, private: Chat, reporter: User
) -> None:
    answer = await ask(bot, private, reporter, ARTICLE)
    refused = len(bot.violations)
    bot.fail("answerCallbackQuery", kind="400", description=QUERY_TOO_OLD)
    await bot.press(answer, "Instagram ▾", reporter)
    assert "Facebook" in (await bot.next_edit(private)).buttons
    assert len(bot.violations) == refused


async def test_examples_below_the_help_are_answered_as_messages(
    bot: BotApiServer, private: Chat, reporter: User
) -> None:
    help_message = await ask(bot, private, reporter, "/help")
    assert help_message.buttons[0] == ARTICLE
    await press(bot, help_message, ARTICLE, reporter)
    answer = await bot.next_reply(private)
    assert answer.text.startswith(FIRST_LINE)
    await bot.say(private, reporter, "and WhatsApp?")
    assert (await bot.next_reply(private)).text.startswith("8 online child sexual offences")


async def test_in_a_group_the_help_has_few_examples_for_anybody(
    bot: BotApiServer, group: Chat, reporter: User, colleague: User
) -> None:
    await bot.say(group, reporter, "/help")
    help_message = await bot.next_reply(group)
    assert len(help_message.buttons) == 3
    await press(bot, help_message, ARTICLE, colleague)
    answer = await bot.next_reply(group)
    assert answer.text.startswith(FIRST_LINE)
    assert (await press(bot, answer, "Instagram ▾", reporter))["show_alert"] is True
    assert "show_alert" not in await press(bot, answer, "Instagram ▾", colleague)


async def test_the_datasets_are_browsed_in_one_message(
    bot: BotApiServer, private: Chat, reporter: User
) -> None:
    listed = await ask(bot, private, reporter, "/datasets")
    label = "sexual communication with a child"
    assert label in listed.buttons
    await press(bot, listed, label, reporter)
    page = await bot.next_edit(private)
    assert page.text.startswith("Sexual communication with a child\nCounts: Offences")
    assert "Years: 2017/18 to 2024/25." in page.text
    assert page.buttons == ("Kent grooming 2023/24", "‹ Back")
    await press(bot, page, "Kent grooming 2023/24", reporter)
    assert (await bot.next_reply(private)).text.startswith("264 offences")
    await press(bot, page, "‹ Back", reporter)
    assert (await bot.next_edit(private)).text == listed.text
