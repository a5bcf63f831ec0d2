"""Questions back that only the asker sees, over real HTTP: groups, topics, servers that refuse."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from telegram import Chat as TelegramChat
from telegram import Message as TelegramMessage

from handlers.ephemeral import EphemeralMessages
from stats import Catalogue
from tests.botapi import BotApiServer, Call, Chat, Message, User
from tests.handlers.conftest import ERROR_SIGNS, run_bot
from tests.handlers.test_buttons import ANONYMOUS_ADMIN

QUESTION = "/stat west midlands grooming"
ASKED_BACK = "Which is meant by “west midlands”"
CHOICE = "West Midlands Police"
PARAMETER = "ephemeral_message_parameters"
ANSWER = "141 offences of sexual communication with a child: West Midlands Police"

RunEphemeral = Callable[..., Any]


@pytest.fixture
def run_ephemeral(catalogue: Catalogue, tmp_path: Path) -> RunEphemeral:
    """Runs a bot that asks back by ephemeral messages, and looks at its log and its requests."""

    @contextmanager
    def run(
        *, has_ephemeral: bool = True, refused: bool = False, **settings: str
    ) -> Iterator[BotApiServer]:
        log = tmp_path / "log.txt"
        with (
            BotApiServer(ephemeral_messages=has_ephemeral) as server,
            run_bot(
                server, catalogue.index.path, log, EPHEMERAL_MESSAGES="true", **settings
            ) as process,
        ):
            yield server
            assert process.poll() is None
            assert server.violations == []
            written = log.read_text()
            assert [sign for sign in ERROR_SIGNS if sign in written] == []
            assert written.count("ephemeral messages refused") == refused

    return run


def is_ephemeral(call: Call) -> bool:
    return call.get(PARAMETER) is not None


def of_everybody(server: BotApiServer, chat: Chat) -> list[Message]:
    """Return the bot's messages that all members see."""
    return [each for each in server.replies(chat) if each.message_id]


async def ask(
    server: BotApiServer, chat: Chat, user: User, text: str = QUESTION, **where: int
) -> tuple[Message, Message]:
    """Return a question and what the bot says to it."""
    question = await server.say(chat, user, text, **where)
    return question, await server.next_reply(chat)


async def test_only_the_asker_is_asked_back_and_everybody_sees_the_answer(
    run_ephemeral: RunEphemeral,
) -> None:
    with run_ephemeral() as server:
        reporter, colleague = server.user("Rosa"), server.user("Colin")
        group = server.group("Newsroom", [reporter, colleague])
        question, asked = await ask(server, group, reporter)
        assert asked.text.startswith(ASKED_BACK)
        assert asked.reply_to == question.message_id
        assert server.ephemeral(group, reporter) == [asked]
        assert server.ephemeral(group, colleague) == of_everybody(server, group) == []

        refused = await server.next_answer(await server.press(asked, CHOICE, colleague))
        assert refused.get("show_alert") is True
        await server.press(asked, CHOICE, reporter)
        answer = await server.next_reply(group)
        assert answer.text.startswith(ANSWER)
        assert answer.reply_to == question.message_id
        await server.settle()
        assert server.ephemeral(group, reporter) == []
        assert of_everybody(server, group) == [answer]


@pytest.mark.parametrize("again", [CHOICE, "West Midlands (region)"])
async def test_a_second_press_changes_the_answer_that_is_there(
    run_ephemeral: RunEphemeral, again: str
) -> None:
    with run_ephemeral() as server:
        reporter = server.user()
        group = server.group("Newsroom", [reporter])
        _, asked = await ask(server, group, reporter)
        data = {button["text"]: button["callback_data"] for row in asked.keyboard for button in row}
        for label in (CHOICE, again):
            # The message is gone after the first; a second tap may be on its way all the same.
            await server.press_data(asked, data[label], reporter)
        await server.settle()
        # The second time the answer may be the same, and there is nothing left to delete: the server
        # counts both as refusals.
        same = ["editMessageText"] if again == CHOICE else []
        assert [each.method for each in server.violations] == [*same, "deleteEphemeralMessage"]
        server.violations.clear()
        (answer,) = of_everybody(server, group)
        assert again.partition(" (")[0] in answer.text.partition("\n")[0]


async def test_what_is_not_understood_is_told_to_the_asker_alone(
    run_ephemeral: RunEphemeral,
) -> None:
    with run_ephemeral() as server:
        reporter = server.user()
        group = server.group("Newsroom", [reporter])
        _, told = await ask(server, group, reporter, "/stat what a lovely morning")
        assert server.ephemeral(group, reporter) == [told]
        _, answer = await ask(server, group, reporter, "/stat cambs insta")
        assert of_everybody(server, group) == [answer]


async def test_in_a_topic_the_question_and_the_answer_stay_there(
    run_ephemeral: RunEphemeral,
) -> None:
    with run_ephemeral() as server:
        reporter, colleague = server.user("Rosa"), server.user("Colin")
        forum = server.group("Desk", [reporter, colleague], topics=True)
        topic = server.topic(forum, "Police")
        question, asked = await ask(server, forum, reporter, thread=topic)
        assert server.ephemeral(forum, reporter) == [asked]
        assert server.ephemeral(forum, colleague) == []
        assert asked.thread_id == topic
        await server.press(asked, CHOICE, reporter)
        answer = await server.next_reply(forum)
        assert (answer.thread_id, answer.reply_to) == (topic, question.message_id)
        await server.settle()


async def test_an_edited_question_is_asked_back_in_place_then_answered_for_all(
    run_ephemeral: RunEphemeral,
) -> None:
    with run_ephemeral() as server:
        reporter = server.user()
        group = server.group("Newsroom", [reporter])
        question, _ = await ask(server, group, reporter)
        await server.edit(question, "/stat what a lovely morning")
        changed = await server.next_edit(group)
        assert server.ephemeral(group, reporter) == [changed]
        assert not changed.text.startswith(ASKED_BACK)
        await server.edit(question, "/stat norfolk insta")
        answer = await server.next_reply(group)
        assert answer.text.startswith("52 online")
        await server.settle()
        assert server.ephemeral(group, reporter) == []
        await server.edit(question, "/stat cambs insta")
        edited = await server.next_edit(group)
        assert edited.message_id == answer.message_id
        assert edited.text.startswith("69 online")


async def test_after_a_choice_an_edited_question_changes_the_answer(
    run_ephemeral: RunEphemeral,
) -> None:
    with run_ephemeral() as server:
        reporter = server.user()
        group = server.group("Newsroom", [reporter])
        question, asked = await ask(server, group, reporter)
        await server.press(asked, CHOICE, reporter)
        answer = await server.next_reply(group)
        await server.settle()
        await server.edit(question, "/stat norfolk insta")
        edited = await server.next_edit(group)
        assert edited.message_id == answer.message_id
        assert edited.text.startswith("52 online")


async def test_one_that_is_gone_is_asked_anew(run_ephemeral: RunEphemeral) -> None:
    with run_ephemeral() as server:
        reporter = server.user()
        group = server.group("Newsroom", [reporter])
        question, asked = await ask(server, group, reporter)
        await server.settle()
        server.world.rooms[group.id].ephemeral.clear()
        await server.edit(question, "/stat what a lovely morning")
        anew = await server.next_reply(group)
        assert anew.text != asked.text
        await server.settle()
        assert server.ephemeral(group, reporter) == [anew]
        # How the server says that the message is gone.
        assert [each.method for each in server.violations] == ["editEphemeralMessageText"]
        server.violations.clear()


async def test_a_message_without_its_question_is_answered_without_a_reply(
    run_ephemeral: RunEphemeral,
) -> None:
    with run_ephemeral() as server:
        reporter = server.user()
        group = server.group("Newsroom", [reporter])
        _, asked = await ask(server, group, reporter)
        payload = {name: each for name, each in asked.payload.items() if name != "reply_to_message"}
        await server.press(replace(asked, payload=payload), CHOICE, reporter)
        assert (await server.next_reply(group)).text.startswith(ANSWER)
        await server.settle()


async def test_with_rich_messages_the_answer_is_a_rich_one(run_ephemeral: RunEphemeral) -> None:
    with run_ephemeral(RICH_MESSAGES="true") as server:
        reporter = server.user()
        group = server.group("Newsroom", [reporter])
        _, asked = await ask(server, group, reporter)
        assert asked.text.startswith(ASKED_BACK)
        await server.press(asked, CHOICE, reporter)
        answer = await server.next_reply(group)
        assert answer.payload["rich_message"]["blocks"][0]["text"].startswith("141 offences")
        await server.settle()


async def test_who_writes_as_the_group_gets_an_ordinary_reply(run_ephemeral: RunEphemeral) -> None:
    with run_ephemeral() as server:
        group = server.group("Newsroom", [server.user()])
        server.world.users[ANONYMOUS_ADMIN.id] = ANONYMOUS_ADMIN
        await server.say(group, ANONYMOUS_ADMIN, QUESTION, fields={"sender_chat": group.as_json()})
        asked = await server.next_reply(group)
        assert of_everybody(server, group) == [asked]
        await server.settle()


async def test_in_private_nothing_is_ephemeral(run_ephemeral: RunEphemeral) -> None:
    with run_ephemeral() as server:
        reporter = server.user()
        private = server.private_chat(reporter)
        _, asked = await ask(server, private, reporter, "west midlands grooming")
        await server.press(asked, CHOICE, reporter)
        assert (await server.next_edit(private)).text.startswith(ANSWER)
        await server.settle()
        (request,) = server.calls("sendMessage")
        assert PARAMETER not in request.parameters


async def test_a_chat_that_refuses_is_asked_once_and_gets_ordinary_replies(
    run_ephemeral: RunEphemeral,
) -> None:
    with run_ephemeral(refused=True) as server:
        reporter = server.user()
        refusing, other = (server.group(each, [reporter]) for each in ("Newsroom", "Desk"))
        fault = server.fail("sendMessage", refusing, "400", times=None, when=is_ephemeral)
        for _ in range(2):
            question, asked = await ask(server, refusing, reporter)
            assert asked.text.startswith(ASKED_BACK)
            assert (bool(asked.message_id), asked.reply_to) == (True, question.message_id)
        await server.press(asked, CHOICE, reporter)
        answer = await server.next_edit(refusing)
        assert (answer.message_id, answer.text.startswith(ANSWER)) == (asked.message_id, True)
        assert fault.struck == 1
        _, asked = await ask(server, other, reporter)
        assert server.ephemeral(other, reporter) == [asked]
        await server.settle()


async def test_a_server_that_refuses_everywhere_is_logged_once(run_ephemeral: RunEphemeral) -> None:
    with run_ephemeral(refused=True) as server:
        reporter = server.user()
        groups = [server.group(f"Desk {number}", [reporter]) for number in range(3)]
        server.fail("sendMessage", kind="400", times=None, when=is_ephemeral)
        for group in groups:
            _, asked = await ask(server, group, reporter)
            assert of_everybody(server, group) == [asked]
        await server.settle()


async def test_an_older_server_shows_it_to_everybody_and_is_not_asked_again(
    run_ephemeral: RunEphemeral,
) -> None:
    with run_ephemeral(has_ephemeral=False, refused=True) as server:
        reporter = server.user()
        group = server.group("Newsroom", [reporter])
        for _ in range(2):
            _, asked = await ask(server, group, reporter)
            assert asked.text.startswith(ASKED_BACK)
        assert len(of_everybody(server, group)) == 2
        await server.press(asked, CHOICE, reporter)
        assert (await server.next_edit(group)).message_id == asked.message_id
        await server.settle()
        sent = server.calls("sendMessage")
        assert [PARAMETER in request.parameters for request in sent] == [True, False]


async def test_a_reply_that_cannot_be_read_is_followed_by_an_ordinary_message() -> None:
    asked_for: list[bool] = []
    ordinary = TelegramMessage(7, date=None, chat=TelegramChat(-5, "group"))  # type: ignore[arg-type]

    async def send(is_ephemeral: bool) -> TelegramMessage:
        asked_for.append(is_ephemeral)
        if is_ephemeral:
            raise TypeError("the reply is no message")
        return ordinary

    messages = EphemeralMessages()
    messages.is_on = True
    for _ in range(2):
        assert await messages.attempt(-5, send) is ordinary
    assert asked_for == [True, False, False]


async def test_without_the_setting_everybody_sees_what_is_asked_back(bot: BotApiServer) -> None:
    reporter = bot.user()
    group = bot.group("Newsroom", [reporter])
    _, asked = await ask(bot, group, reporter)
    assert of_everybody(bot, group) == [asked]
