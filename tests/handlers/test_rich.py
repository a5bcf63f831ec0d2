"""Rich messages over real HTTP: a server that has them, one that has not, one that refuses."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from stats import Catalogue
from tests.botapi import BotApiServer, Message, User
from tests.handlers.conftest import ERROR_SIGNS, run_bot

RunRich = Callable[..., Any]
BY_FORCE = "facebook by force in the east 2018/19"


@pytest.fixture
def run_rich(catalogue: Catalogue, tmp_path: Path) -> RunRich:
    """Runs a bot that is told to send rich messages, and looks at its log and its requests."""

    @contextmanager
    def run(
        *,
        has_rich: bool = True,
        given_up: bool = False,
        charts_given_up: bool = False,
        is_clean: bool = True,
    ) -> Iterator[BotApiServer]:
        log = tmp_path / "log.txt"
        with (
            BotApiServer(rich_messages=has_rich) as server,
            run_bot(server, catalogue.index.path, log, RICH_MESSAGES="true"),
        ):
            yield server
            assert server.malformed == []
            written = log.read_text()
            assert not is_clean or [sign for sign in ERROR_SIGNS if sign in written] == []
            assert written.count("rich messages given up") == given_up
            assert written.count("charts in messages given up") == charts_given_up

    return run


def blocks(message: Message) -> list[dict[str, Any]]:
    return list(message.payload["rich_message"]["blocks"])


async def ask(server: BotApiServer, user: User, text: str) -> Message:
    chat = server.private_chat(user)
    await server.say(chat, user, text)
    return await server.next_reply(chat)


async def press(server: BotApiServer, message: Message, label: str, user: User) -> str:
    """Press a button and return what the press was answered with."""
    call = await server.next_answer(await server.press(message, label, user))
    return str(call.parameters.get("text", ""))


async def test_an_answer_has_a_table_folded_caveats_and_the_source_below(
    run_rich: RunRich,
) -> None:
    with run_rich() as server:
        reply = await ask(server, server.user(), "suffolk by platform")
        shown = blocks(reply)
        kinds = [block["type"] for block in shown]
        assert (kinds[0], kinds[-2:]) == ("table", ["details", "footer"])
        assert [
            word for word in ("Facebook", "41", "WhatsApp", "5") if word not in shown[0]["text"]
        ] == []
        assert shown[-1]["text"].endswith("Receipt")
        assert server.calls("sendMessage") == []


async def test_it_stands_in_its_topic_as_a_reply(run_rich: RunRich) -> None:
    with run_rich() as server:
        reporter = server.user()
        forum = server.group("Newsroom", [reporter], supergroup=True, topics=True)
        topic = server.topic(forum, "Data")
        question = await server.say(forum, reporter, "/stat cambs insta", thread=topic)
        reply = await server.next_reply(forum)
        assert (reply.thread_id, reply.reply_to) == (topic, question.message_id)
        assert blocks(reply)[0]["text"].startswith("69 online child sexual offences")


async def test_a_chain_of_replies_is_no_topic(run_rich: RunRich) -> None:
    with run_rich() as server:
        reporter = server.user()
        group = server.group("Newsroom", [reporter], supergroup=True)
        fields = {"message_thread_id": 7}
        await server.say(group, reporter, "/stat cambs insta", fields=fields)
        await server.next_reply(group)
        await server.settle()
        (request,) = server.calls("sendRichMessage")
        assert "message_thread_id" not in request.parameters


async def test_choices_and_edited_questions_are_edited_in_place(run_rich: RunRich) -> None:
    with run_rich() as server:
        reporter = server.user()
        chat = server.private_chat(reporter)
        question = await server.say(chat, reporter, "west midlands grooming")
        asked = await server.next_reply(chat)
        assert blocks(asked)[0]["text"].startswith("Which is meant by")
        await server.press(asked, "West Midlands Police", reporter)
        assert blocks(await server.next_edit(chat))[0]["text"].startswith("141 offences")
        await server.edit(question, "norfolk insta")
        edited = await server.next_edit(chat)
        assert edited.message_id == asked.message_id
        assert blocks(edited)[0]["text"].startswith("52 online")
        await server.edit(question, "norfolk  insta ")
        await server.no_reply(chat)


async def test_they_are_the_same_through_every_door(run_rich: RunRich) -> None:
    with run_rich() as server:
        reporter, text = server.user(), "suffolk by platform"
        shown = blocks(await ask(server, reporter, text))
        elsewhere = server.group("Elsewhere", [reporter], bot_status="left")
        await server.guest(elsewhere, reporter, f"@{server.bot.username} {text}")
        assert blocks(await server.next_reply(elsewhere)) == shown
        query = await server.inline(reporter, text)
        results = (await server.next_answer(query)).get("results")
        assert blocks(await server.choose(query, results[0]["id"])) == shown


async def test_a_choice_in_a_chat_without_the_bot_is_taken_in_place(run_rich: RunRich) -> None:
    with run_rich() as server:
        reporter = server.user()
        elsewhere = server.group("Elsewhere", [reporter], bot_status="left")
        await server.guest(elsewhere, reporter, f"@{server.bot.username} west midlands grooming")
        asked = await server.next_reply(elsewhere)
        await server.press(asked, "West Midlands Police", reporter)
        assert blocks(await server.next_edit(elsewhere))[0]["text"].startswith("141 offences")


@pytest.mark.parametrize("door", ["guest", "inline"])
async def test_a_server_without_them_gets_text_through_every_door(
    run_rich: RunRich, door: str
) -> None:
    with run_rich(has_rich=False, given_up=True) as server:
        reporter, text = server.user(), "cambs insta"
        elsewhere = server.group("Elsewhere", [reporter], bot_status="left")
        if door == "guest":
            await server.guest(elsewhere, reporter, f"@{server.bot.username} {text}")
            sent = await server.next_reply(elsewhere)
        else:
            query = await server.inline(reporter, text)
            results = (await server.next_answer(query)).get("results")
            sent = await server.choose(query, results[0]["id"])
        assert sent.text.startswith("69 online")
        await server.settle()


async def test_a_server_without_them_is_asked_once(run_rich: RunRich) -> None:
    with run_rich(has_rich=False, given_up=True) as server:
        reporter = server.user()
        for text, figure in (("cambs insta", "69 online"), ("norfolk insta", "52 online")):
            assert (await ask(server, reporter, text)).text.startswith(figure)
        await server.settle()
        assert len(server.calls("sendRichMessage")) == 1
        assert len(server.calls("sendMessage")) == 2


async def test_it_is_given_up_once_however_many_are_under_way(run_rich: RunRich) -> None:
    with run_rich(has_rich=False, given_up=True) as server:
        chats = [server.private_chat(server.user()) for _ in range(8)]
        for chat in chats:
            await server.say(chat, server.world.users[chat.id], "cambs insta")
        for chat in chats:
            assert (await server.next_reply(chat)).text.startswith("69 online")
        await server.settle()


async def test_one_that_rejects_the_content_is_asked_once(run_rich: RunRich) -> None:
    with run_rich(given_up=True) as server:
        reporter = server.user()
        fault = server.fail(
            "sendRichMessage", kind="400", description="can't parse rich message", times=None
        )
        for text, figure in (("cambs insta", "69 online"), ("norfolk insta", "52 online")):
            assert (await ask(server, reporter, text)).text.startswith(figure)
        await server.settle()
        assert fault.struck == 1


async def test_one_that_edits_none_gets_the_edit_as_text(run_rich: RunRich) -> None:
    with run_rich(given_up=True) as server:
        reporter = server.user()
        chat = server.private_chat(reporter)
        question = await server.say(chat, reporter, "cambs insta")
        assert blocks(await server.next_reply(chat))
        server.world.rich_messages = False
        await server.edit(question, "norfolk insta")
        assert (await server.next_edit(chat)).text.startswith("52 online")
        await server.settle()


async def test_a_chat_that_refuses_texts_too_is_not_held_against_them(run_rich: RunRich) -> None:
    with run_rich(is_clean=False) as server:
        reporter = server.user()
        muted = server.group("Quiet", [reporter])
        server.mute(muted)
        await server.say(muted, reporter, "/stat cambs insta")
        await server.no_reply(muted)
        refused = [request.method for request in server.requests if request.status == 400]
        assert refused == ["sendRichMessage", "sendMessage"]
        assert blocks(await ask(server, reporter, "cambs insta"))


async def test_without_the_setting_none_is_sent(bot: BotApiServer) -> None:
    assert (await ask(bot, bot.user(), "suffolk by platform")).text.startswith("41 online")
    assert bot.calls("sendRichMessage") == []


async def test_a_chart_is_put_into_its_message(run_rich: RunRich) -> None:
    with run_rich() as server:
        reporter = server.user()
        answer = await ask(server, reporter, BY_FORCE)
        assert await press(server, answer, "Chart", reporter) == ""
        charted = await server.next_edit(server.private_chat(reporter))
        assert (charted.message_id, charted.keyboard) == (answer.message_id, answer.keyboard)
        # The answer is the same, and the chart stands between it and what is folded.
        *told, chart, details, footer = blocks(charted)
        assert [*told, details, footer] == blocks(answer)
        assert (chart["type"], details["type"]) == ("photo", "details")
        assert chart["photo"][0]["file_id"] in server.world.files
        assert chart["caption"]["text"].startswith("Online child sexual offences on Facebook")
        await server.settle()
        (edit,) = server.calls("editMessageText")
        assert (
            ' alt="Bar chart: Online child sexual offences on Facebook'
            in edit.parameters["rich_message"]["html"]
        )
        again = await press(server, charted, "Chart", reporter)
        assert again == "It is already here, in the answer."
        await server.settle()
        assert server.calls("sendPhoto") == []


async def test_a_chart_is_sent_up_once_and_may_come_back(run_rich: RunRich) -> None:
    with run_rich() as server:
        reporter = server.user()
        chat = server.private_chat(reporter)
        question = await server.say(chat, reporter, BY_FORCE)
        answer = await server.next_reply(chat)
        for _ in range(2):
            await press(server, answer, "Chart", reporter)
            assert "photo" in [block["type"] for block in blocks(await server.next_edit(chat))]
            await server.edit(question, "cambs insta")
            await server.next_edit(chat)
            await server.edit(question, BY_FORCE)
            answer = await server.next_edit(chat)
            assert "photo" not in [block["type"] for block in blocks(answer)]
        charted = [
            bool(call.files)
            for call in server.calls("editMessageText")
            if "media" in call.parameters["rich_message"]
        ]
        assert charted == [True, False]


async def test_in_a_group_anybody_puts_the_chart_in(run_rich: RunRich) -> None:
    with run_rich() as server:
        reporter, colleague = server.user("Rosa"), server.user("Colin")
        forum = server.group("Desk", [reporter, colleague], supergroup=True, topics=True)
        topic = server.topic(forum, "Police")
        await server.say(forum, reporter, f"/stat {BY_FORCE}", thread=topic)
        answer = await server.next_reply(forum)
        await press(server, answer, "Chart", colleague)
        charted = await server.next_edit(forum)
        assert charted.keyboard == answer.keyboard
        assert "photo" in [block["type"] for block in blocks(charted)]


async def test_what_an_answer_says_of_its_question_stays_beside_the_chart(
    run_rich: RunRich,
) -> None:
    with run_rich() as server:
        reporter = server.user()
        answer = await ask(server, reporter, BY_FORCE.replace("facebook", "facebok"))
        await press(server, answer, "Chart", reporter)
        charted = blocks(await server.next_edit(server.private_chat(reporter)))
        assert "“facebok” read as Facebook" in str(charted)
        assert [block for block in charted if block["type"] != "photo"] == blocks(answer)


async def test_an_answer_that_is_not_known_any_more_stays_and_the_chart_is_below(
    run_rich: RunRich,
) -> None:
    with run_rich() as server:
        reporter = server.user()
        answer = await ask(server, reporter, BY_FORCE)
        await ask(server, reporter, "/forget")
        await press(server, answer, "Chart", reporter)
        chart = await server.next_reply(server.private_chat(reporter))
        assert (chart.reply_to, bool(chart.file_id)) == (answer.message_id, True)
        assert server.current(answer) == answer


async def test_a_chart_that_is_refused_inside_is_sent_below_and_tried_once(
    run_rich: RunRich,
) -> None:
    with run_rich(charts_given_up=True) as server:
        reporter = server.user()
        fault = server.fail(
            "editMessageText", kind="400", description="can't parse rich message", times=None
        )
        for text in (BY_FORCE, "instagram by force in the east 2018/19"):
            answer = await ask(server, reporter, text)
            # The text is as rich as before.
            assert blocks(answer)
            await press(server, answer, "Chart", reporter)
            chart = await server.next_reply(server.private_chat(reporter))
            assert (chart.reply_to, bool(chart.file_id)) == (answer.message_id, True)
            again = await press(server, answer, "Chart", reporter)
            assert again == "It is already here, below the answer."
        assert fault.struck == 1


async def test_a_server_without_them_gets_the_chart_below(run_rich: RunRich) -> None:
    with run_rich(has_rich=False, given_up=True) as server:
        reporter = server.user()
        answer = await ask(server, reporter, BY_FORCE)
        await press(server, answer, "Chart", reporter)
        chart = await server.next_reply(server.private_chat(reporter))
        assert (chart.reply_to, bool(chart.file_id)) == (answer.message_id, True)
        await server.settle()
        assert server.calls("editMessageText") == []
