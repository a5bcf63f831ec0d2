"""The bot stopped and started again: what it keeps, what it tells, and what it does without a database."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from stats import Catalogue
from stats.building import build_folders
from tests.botapi import BotApiServer, Chat, User
from tests.handlers.conftest import ERROR_SIGNS, run_bot
from tests.writing import Edit, copy_package

START_SECONDS = 20.0
RECOUNT = Edit(
    "cones.csv",
    "D1,mint,2018/19,servings,55,exact,revised,,r2020,s5,Restated after a recount.\n",
    "",
)
NEW_YEAR = Edit("cones.csv", "D1,vanilla,2019/20,servings,35,exact,normal,,r2020,s5,\n", "")


@dataclass
class Desk:
    """A server of its own, and a bot that is started on it again and again with the same state."""

    server: BotApiServer
    log: Path
    database: Path
    before: Path
    after: Path

    def run(self, index: Path, **settings: str):
        kept = {"DATABASE_URL": f"sqlite:///{self.database}", **settings}
        return run_bot(self.server, index, self.log, **kept)

    async def ask(self, chat: Chat, user: User, text: str, **more: object):
        await self.server.say(chat, user, text, **more)
        return await self.server.next_reply(chat, START_SECONDS)

    def rows(self, table: str) -> list[tuple[object, ...]]:
        with closing(sqlite3.connect(self.database)) as connection:
            return connection.execute(f"SELECT * FROM {table}").fetchall()


@pytest.fixture(scope="module")
def releases(tmp_path_factory: pytest.TempPathFactory, ices: Catalogue) -> tuple[Path, Path]:
    """The invented figures before a recount and a new year, and after."""
    folder = tmp_path_factory.mktemp("releases")
    copy_package(folder / "before", [RECOUNT, NEW_YEAR])
    path = folder / "before.index"
    build_folders([folder / "before"], path)
    return path, ices.index.path


@pytest.fixture
def desk(tmp_path: Path, releases: tuple[Path, Path]) -> Iterator[Desk]:
    with BotApiServer() as server:
        desk = Desk(server, tmp_path / "log.txt", tmp_path / "kept" / "state.sqlite", *releases)
        yield desk
        assert [each for each in server.violations if each.malformed] == []
        written = desk.log.read_text()
        assert [sign for sign in ERROR_SIGNS if sign in written] == []


async def test_a_restart_keeps_what_was_set(desk: Desk, database_url: str) -> None:
    owner, member = desk.server.user("Olive"), desk.server.user("Mina")
    group = desk.server.group("Newsroom", [owner, member])
    private = desk.server.private_chat(member)
    with desk.run(desk.before, DATABASE_URL=database_url):
        await desk.ask(group, owner, "/settings area tarnholm")
        await desk.ask(private, member, "/patch wexmoor, tarnholm")
        await desk.ask(private, member, "/settings brief")
        answer = await desk.ask(group, owner, "/stat wexmoor mint 2018/19")
        await desk.ask(group, owner, "/watch", reply_to=answer)
    with desk.run(desk.after, DATABASE_URL=database_url):
        told = await desk.server.next_reply(group, START_SECONDS)
        assert told.text.startswith("Restated: 55 ")
        assert "Default area: Tarnholm" in (await desk.ask(group, owner, "/settings")).text
        assert (await desk.ask(private, member, "/patch")).text.startswith("Your patch: Wexmoor")
        assert "Answers: brief" in (await desk.ask(private, member, "/settings")).text


async def test_each_chat_is_told_once_of_a_restated_figure(desk: Desk) -> None:
    rosa, colin = desk.server.user("Rosa"), desk.server.user("Colin")
    group = desk.server.group("Newsroom", [rosa, colin])
    private, other = desk.server.private_chat(rosa), desk.server.private_chat(colin)
    with desk.run(desk.before):
        first = await desk.ask(private, rosa, "wexmoor mint 2018/19")
        assert first.text.startswith("50 ")
        await desk.ask(group, colin, "/stat wexmoor mint 2018/19")
        await desk.ask(group, rosa, "/stat wexmoor mint 2018/19")
        await desk.ask(other, colin, "wexmoor lemon")
    with desk.run(desk.after):
        told = await desk.server.next_reply(private, START_SECONDS)
        assert told.text.startswith("Restated: 55 ")
        assert "You were given 50, from the release of December 2019." in told.text
        assert "Source: " in told.text
        assert told.reply_to == first.message_id
        assert (await desk.server.next_reply(group, START_SECONDS)).text == told.text
        await desk.server.no_reply(group, seconds=1)
        await desk.server.no_reply(other)
    with desk.run(desk.after):
        assert (await desk.ask(other, colin, "wexmoor lemon")).text.startswith("5 ")
        await desk.server.no_reply(private, seconds=1)
        await desk.server.no_reply(group)


async def test_a_watch_tells_of_a_newer_figure_and_goes_on(desk: Desk) -> None:
    rosa = desk.server.user("Rosa")
    private = desk.server.private_chat(rosa)
    with desk.run(desk.before):
        answer = await desk.ask(private, rosa, "wexmoor vanilla")
        assert answer.text.startswith("29 ")
        await desk.ask(private, rosa, "/watch", reply_to=answer)
        await desk.ask(private, rosa, "tarnholm vanilla")
    with desk.run(desk.after):
        told = await desk.server.next_reply(private, START_SECONDS)
        assert told.text.startswith("Newer: 35 ")
        assert "The figure you watch was 29 for 2018/19" in told.text
        assert told.reply_to == answer.message_id
        (button,) = (await desk.ask(private, rosa, "/watch")).buttons
        assert "2019/20" in button
        await desk.server.no_reply(private, seconds=1)


async def test_a_chat_that_is_gone_is_forgotten_and_the_others_are_told(desk: Desk) -> None:
    people = [desk.server.user(name) for name in ("Ann", "Ben", "Cas")]
    chats = [desk.server.private_chat(user) for user in people]
    with desk.run(desk.before):
        for chat, user in zip(chats, people, strict=True):
            await desk.ask(chat, user, "wexmoor mint 2018/19")
    desk.server.world.rooms[chats[0].id].blocked = True
    desk.server.fail("sendMessage", chats[1], "429", retry_after=1)
    desk.server.fail("sendMessage", chats[2], "502", times=1)
    with desk.run(desk.after):
        for chat in chats[1:]:
            told = await desk.server.next_reply(chat, START_SECONDS)
            assert told.text.startswith("Restated: 55 ")
        await desk.server.settle()
    assert {row[0] for row in desk.rows("given_answer")} == {chat.id for chat in chats[1:]}


async def test_a_chat_that_cannot_be_reached_is_told_the_next_time(desk: Desk) -> None:
    rosa = desk.server.user("Rosa")
    private = desk.server.private_chat(rosa)
    with desk.run(desk.before):
        await desk.ask(private, rosa, "wexmoor mint 2018/19")
    fault = desk.server.fail("sendMessage", private, "502", times=None)
    with desk.run(desk.after):
        await desk.server.world.signal.wait_for(lambda: fault.struck >= 3 or None, START_SECONDS)
        await desk.server.settle(quiet=0.5)
    desk.server.clear_faults()
    with desk.run(desk.after):
        told = await desk.server.next_reply(private, START_SECONDS)
        assert told.text.startswith("Restated: 55 ")


async def test_a_chat_that_is_blocked_is_told_when_it_is_allowed_again(desk: Desk) -> None:
    olive, rosa = desk.server.user("Olive"), desk.server.user("Rosa")
    office, private = desk.server.private_chat(olive), desk.server.private_chat(rosa)
    operators = {"OPERATORS": str(olive.id)}
    with desk.run(desk.before, **operators):
        await desk.ask(private, rosa, "wexmoor mint 2018/19")
        await desk.ask(office, olive, f"/block {rosa.id}")
    with desk.run(desk.after, **operators):
        await desk.server.no_reply(private, seconds=2)
        await desk.ask(office, olive, f"/allow {rosa.id}")
    with desk.run(desk.after, **operators):
        told = await desk.server.next_reply(private, START_SECONDS)
        assert told.text.startswith("Restated: 55 ")


async def test_a_group_that_moved_meanwhile_is_told_in_its_new_place(desk: Desk) -> None:
    rosa = desk.server.user("Rosa")
    group = desk.server.group("Newsroom", [rosa])
    with desk.run(desk.before):
        await desk.ask(group, rosa, "/stat wexmoor mint 2018/19")
    bigger = await desk.server.migrate(group)
    desk.server.world.updates.clear()
    with desk.run(desk.after):
        told = await desk.server.next_reply(bigger, START_SECONDS)
        assert told.text.startswith("Restated: 55 ")
    assert {row[0] for row in desk.rows("given_answer")} == {bigger.id}


async def test_no_text_and_no_user_is_kept_of_an_answer(desk: Desk) -> None:
    rosa = desk.server.user("Rosa")
    group = desk.server.group("Newsroom", [rosa])
    with desk.run(desk.after):
        await desk.ask(group, rosa, "/stat wexmor mint 2018/19 pls")
        await desk.ask(group, rosa, "/patch wexmoor")
        await desk.server.settle()
    written = desk.log.read_text()
    assert [
        word for word in ("wexmor", "pls", str(rosa.id), str(group.id)) if word in written
    ] == []
    kept = repr(desk.rows("given_answer"))
    assert '"mint"' in kept
    assert [word for word in ("wexmor", "pls", str(rosa.id), "Rosa") if word in kept] == []


@pytest.mark.parametrize(
    "url",
    ["sqlite:////proc/nowhere/state.sqlite", "postgresql://u:hidden-password@127.0.0.1:9/state"],
    ids=["sqlite", "postgresql"],
)
async def test_without_a_database_questions_are_answered_and_it_is_logged_once(
    desk: Desk, url: str
) -> None:
    rosa = desk.server.user("Rosa")
    private = desk.server.private_chat(rosa)
    with run_bot(desk.server, desk.after, desk.log, DATABASE_URL=url):
        for _ in range(3):
            assert (await desk.ask(private, rosa, "wexmoor lemon")).text.startswith("5 ")
        kept = await desk.ask(private, rosa, "/patch wexmoor")
        assert kept.text.startswith("I cannot keep that just now.")
        assert (await desk.ask(private, rosa, "/forget")).text.startswith("I cannot delete")
    written = desk.log.read_text()
    assert written.count("state cannot be used") == 1
    assert "hidden-password" not in written


async def test_a_damaged_database_leaves_questions_answerable(desk: Desk) -> None:
    desk.database.parent.mkdir()
    desk.database.write_bytes(b"no database" * 1000)
    rosa = desk.server.user("Rosa")
    private = desk.server.private_chat(rosa)
    with desk.run(desk.after):
        assert (await desk.ask(private, rosa, "wexmoor lemon")).text.startswith("5 ")


async def test_a_database_that_somebody_holds_leaves_questions_answerable(desk: Desk) -> None:
    rosa = desk.server.user("Rosa")
    private = desk.server.private_chat(rosa)
    with desk.run(desk.after):
        await desk.ask(private, rosa, "/patch wexmoor")
        with closing(sqlite3.connect(desk.database, isolation_level=None)) as holder:
            holder.execute("BEGIN EXCLUSIVE")
            for _ in range(2):
                answer = await desk.ask(private, rosa, "lemon")
                assert answer.text.startswith("5 ")
                assert "no area named: your patch" in answer.text
            refused = await desk.ask(private, rosa, "/patch tarnholm")
            assert refused.text.startswith("I cannot keep that just now.")
    assert desk.log.read_text().count("state cannot be used") == 1


async def test_the_bot_starts_from_any_folder(desk: Desk, tmp_path: Path) -> None:
    rosa = desk.server.user("Rosa")
    private = desk.server.private_chat(rosa)
    url = f"sqlite:///{desk.database}"
    with run_bot(desk.server, desk.after, desk.log, folder=tmp_path, DATABASE_URL=url):
        assert (await desk.ask(private, rosa, "/patch wexmoor")).text.startswith("Your patch")
    assert desk.rows("alembic_version") == [("0003",)]


@pytest.mark.parametrize("url", ["nonsense", "mysql://host/state"])
def test_an_address_that_is_none_is_a_clear_message(desk: Desk, url: str) -> None:
    with run_bot(desk.server, desk.after, desk.log, DATABASE_URL=url) as process:
        assert process.wait(timeout=START_SECONDS) == 1
    assert desk.log.read_text().startswith("DATABASE_URL: ")


async def test_by_default_it_is_kept_in_the_users_data_folder(desk: Desk, tmp_path: Path) -> None:
    rosa = desk.server.user("Rosa")
    private = desk.server.private_chat(rosa)
    home = {"XDG_DATA_HOME": str(tmp_path / "data"), "DATABASE_URL": "", "RETENTION_DAYS": "30"}
    with desk.run(desk.after, **home):
        assert (await desk.ask(private, rosa, "/patch wexmoor")).text.startswith("Your patch")
        assert "for 30 days" in (await desk.ask(private, rosa, "/privacy")).text
    assert (tmp_path / "data" / "statistics-bot" / "state.sqlite").is_file()


async def test_what_is_kept_in_memory_of_a_chat_goes_with_it(desk: Desk) -> None:
    rosa = desk.server.user("Rosa")
    private = desk.server.private_chat(rosa)
    with desk.run(desk.after):
        await desk.ask(private, rosa, "wexmoor vanilla 2018/19")
        await desk.server.block(rosa)
        await desk.server.settle()
        await desk.server.block(rosa, blocked=False)
        again = await desk.ask(private, rosa, "the year before")
        assert again.text.startswith("I could not read that as a question")
