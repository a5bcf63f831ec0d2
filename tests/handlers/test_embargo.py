"""Figures under embargo over real HTTP, by a clock of the test's own: not a second before, to nobody but operators."""

from __future__ import annotations

import asyncio
import shutil
import signal
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from handlers.reloading import Figures
from handlers.serving import build_application, serve
from stats import Catalogue, derive_secret
from stats.building import build_folders
from tests.bench.reload import EDITS
from tests.botapi import BotApiServer, Chat, Message, User
from tests.writing import Edit, copy_package

RELEASE = datetime(2026, 12, 1, 9, 30, tzinfo=UTC)
SECOND = timedelta(seconds=1)
TITLE = '"name": "ices",'
EMBARGO = Edit("datapackage.json", TITLE, f'{TITLE} "embargo": "{RELEASE.isoformat()}",')
ASKED = "wexmoor mint 2018/19"
GIVEN = "55 servings"
MARK = "Under embargo until 1 December 2026, 09:30 UTC:"


@dataclass
class Desk:
    """A bot with its server, whose clock stands where it is put."""

    server: BotApiServer
    index: Path
    now: datetime

    async def load(self, index: Path) -> None:
        """Put other figures in the place of those that are loaded."""
        beside = Path(shutil.copy(index, self.index.with_name("beside")))
        beside.replace(self.index)
        signal.raise_signal(signal.SIGHUP)
        await asyncio.sleep(1)

    async def ask(self, chat: Chat, user: User, text: str = ASKED) -> Message:
        """Return what the bot says to a text."""
        await self.server.say(chat, user, text)
        return await self.server.next_reply(chat, timeout=20)


@pytest.fixture(scope="module")
def indexes(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The figures before, and restated ones under embargo."""
    folder = tmp_path_factory.mktemp("embargo")
    paths = folder / "before.index", folder / "embargoed.index"
    build_folders([copy_package(folder / "before", EDITS)], paths[0])
    build_folders([copy_package(folder / "embargoed", [EMBARGO])], paths[1])
    return paths


@pytest.fixture
async def desk(indexes: tuple[Path, Path], tmp_path: Path) -> AsyncIterator[Desk]:
    """A bot that begins with the figures under embargo, a second before it ends; Olive operates it."""
    index = Path(shutil.copy(indexes[1], tmp_path / "figures.index"))
    with BotApiServer() as server:
        started = Desk(server, index, RELEASE - SECOND)
        application = build_application(server.token, server.base_url)
        data = application.bot_data
        data.catalogue, data.clock = Catalogue.open(index), lambda: started.now
        data.operators = frozenset({server.user("Olive").id})
        data.receipt_secret = derive_secret("a secret of the tests")
        data.keep_in(f"sqlite:///{tmp_path / 'state.sqlite'}", 400)
        figures = Figures(lambda: Catalogue.open_verified(index), lambda: index.stat().st_ino, 0.1)
        serving = asyncio.create_task(serve(application, tmp_path, figures=figures))
        while not server.world.updates.polling:
            await asyncio.sleep(0.02)
        yield started
        signal.raise_signal(signal.SIGTERM)
        await serving
        assert server.violations == []


@pytest.fixture
def olive(desk: Desk) -> User:
    return next(user for user in desk.server.world.users.values() if user.first_name == "Olive")


@pytest.fixture
def mina(desk: Desk) -> User:
    return desk.server.user("Mina")


async def private(desk: Desk, user: User) -> str:
    return str((await desk.ask(desk.server.private_chat(user), user)).text)


async def command(desk: Desk, user: User) -> str:
    group = desk.server.group("Newsroom", [user])
    return str((await desk.ask(group, user, f"/stat {ASKED}")).text)


async def edited(desk: Desk, user: User) -> str:
    chat = desk.server.private_chat(user)
    said = await desk.server.say(chat, user, "hello")
    await desk.server.next_reply(chat, timeout=20)
    await desk.server.edit(said, ASKED)
    await desk.server.settle(quiet=0.5)
    return str(desk.server.world.rooms[chat.id].messages[said.message_id + 1].text)


async def inline(desk: Desk, user: User) -> str:
    return str(await desk.server.next_answer(await desk.server.inline(user, ASKED)))


async def guest(desk: Desk, user: User) -> str:
    elsewhere = desk.server.group("Elsewhere", [user], bot_status="left")
    query = await desk.server.guest(elsewhere, user, f"@{desk.server.bot.username} {ASKED}")
    await desk.server.settle(quiet=0.5)
    return str(desk.server.world.answers.get(query.id))


DOORS = [private, command, edited, inline, guest]


@pytest.mark.parametrize("door", DOORS, ids=lambda each: each.__name__)
async def test_not_a_second_before_and_at_once_after(
    desk: Desk, mina: User, door: Callable[[Desk, User], object]
) -> None:
    assert "55" not in await door(desk, mina)  # type: ignore[misc]
    desk.now = RELEASE
    given = await door(desk, mina)  # type: ignore[misc]
    assert GIVEN in given
    assert "embargo" not in given


async def test_operators_see_it_before_marked_and_without_a_receipt(
    desk: Desk, olive: User, mina: User
) -> None:
    office = desk.server.private_chat(olive)
    early = await desk.ask(office, olive)
    first, _, rest = early.text.partition("\n")
    assert first == MARK
    assert rest.startswith(GIVEN)
    assert "Receipt" not in early.text
    # What was said to one is not said to another out of a memory.
    assert "55" not in await private(desk, mina)
    desk.now = RELEASE
    after = await desk.ask(office, olive)
    assert after.text.startswith(GIVEN)
    assert "Receipt" in after.text


@pytest.mark.parametrize("door", [command, inline, guest], ids=lambda each: each.__name__)
async def test_where_others_read_operators_get_what_all_get(
    desk: Desk, olive: User, door: Callable[[Desk, User], object]
) -> None:
    assert "55" not in await door(desk, olive)  # type: ignore[misc]


async def test_a_button_gives_nothing_before_its_time(
    desk: Desk, indexes: tuple[Path, Path], olive: User, mina: User
) -> None:
    chat = desk.server.private_chat(mina)
    await desk.load(indexes[0])
    shown = await desk.ask(chat, mina)
    assert shown.text.startswith("50 servings")
    await desk.load(indexes[1])
    for label in ("Table", "Mint Choc ▾"):
        query = await desk.server.press(shown, label, mina)
        alert = await desk.server.next_answer(query)
        assert alert.get("text").startswith("The figures have been loaded again")
    assert desk.server.calls("sendDocument") == []
    desk.now = RELEASE
    await desk.server.press(shown, "Table", mina)
    await desk.server.settle(quiet=0.5)
    assert len(desk.server.calls("sendDocument")) == 1


async def test_an_operators_buttons_work_for_the_operator(desk: Desk, olive: User) -> None:
    office = desk.server.private_chat(olive)
    early = await desk.ask(office, olive)
    await desk.server.press(early, "Table", olive)
    await desk.server.settle(quiet=0.5)
    assert len(desk.server.calls("sendDocument")) == 1


async def test_a_receipt_says_nothing_of_what_is_restated_under_embargo(
    desk: Desk, indexes: tuple[Path, Path], mina: User
) -> None:
    chat = desk.server.private_chat(mina)
    await desk.load(indexes[0])
    entities = (await desk.ask(chat, mina)).payload["entities"]
    links = [each["url"] for each in entities if "start=" in each.get("url", "")]
    payload = links[0].rpartition("=")[2]
    await desk.load(indexes[1])
    opened = await desk.ask(chat, mina, f"/start {payload}")
    assert "55" not in opened.text
    desk.now = RELEASE
    assert "55" in (await desk.ask(chat, mina, f"/start {payload}")).text


async def test_what_is_loaded_is_listed_when_its_time_has_come(desk: Desk, mina: User) -> None:
    chat = desk.server.private_chat(mina)
    for text in ("/datasets", "/sources", "/help"):
        assert "cones" not in (await desk.ask(chat, mina, text)).text.lower()
    assert "cones" not in str(desk.server.calls("setMyDescription")).lower()
    desk.now = RELEASE
    assert "cones" in (await desk.ask(chat, mina, "/datasets")).text.lower()


async def test_a_chat_is_told_when_the_embargo_ends(
    desk: Desk, indexes: tuple[Path, Path], mina: User
) -> None:
    chat = desk.server.private_chat(mina)
    await desk.load(indexes[0])
    answer = await desk.ask(chat, mina)
    await desk.server.press(answer, "Watch", mina)
    await desk.load(indexes[1])
    await desk.server.no_reply(chat, seconds=1)
    desk.now = RELEASE
    told = await desk.server.next_reply(chat, timeout=20)
    assert told.text.startswith("Restated: 55 ")
    await desk.server.no_reply(chat, seconds=1)


async def test_inline_results_are_not_kept_beyond_the_embargo(desk: Desk, mina: User) -> None:
    before = await desk.server.next_answer(await desk.server.inline(mina, ASKED))
    assert before.get("cache_time") == 1
    desk.now = RELEASE
    after = await desk.server.next_answer(await desk.server.inline(mina, ASKED))
    assert after.get("cache_time") == 60
