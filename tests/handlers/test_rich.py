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


@pytest.fixture
def run_rich(catalogue: Catalogue, tmp_path: Path) -> RunRich:
    """Runs a bot that is told to send rich messages, and looks at its log and its requests."""

    @contextmanager
    def run(
        *, has_rich: bool = True, given_up: bool = False, is_clean: bool = True
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

    return run


def blocks(message: Message) -> list[dict[str, Any]]:
    return list(message.payload["rich_message"]["blocks"])


async def ask(server: BotApiServer, user: User, text: str) -> Message:
    chat = server.private_chat(user)
    await server.say(chat, user, text)
    return await server.next_reply(chat)


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
