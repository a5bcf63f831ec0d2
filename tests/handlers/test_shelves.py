"""Thousands of measures browsed in a chat: pages of packages, of measures, of what is sought."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from stats import Catalogue
from stats.index.build import build_index
from tests.botapi import BotApiServer, Message, User
from tests.collecting import make_tables
from tests.handlers.conftest import run_bot
from tests.writing import ICES, read_folders

YEARS = {("Norland", "1990"): 1.0, ("Sudland", "1991"): 2.0}
PACKAGES, MEASURES = 20, 50


@pytest.fixture(scope="module")
def shelves(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """The invented ices beside many packages of many measures."""
    folder = tmp_path_factory.mktemp("shelves")
    tables = [
        make_tables(
            f"book-{p:02}", {f"Table {p:02} of row {m + 100}": YEARS for m in range(MEASURES)}
        )
        for p in range(PACKAGES)
    ]
    ices, _ = read_folders([ICES])
    build_index([*ices, *tables], folder / "shelves.index", fingerprint="shelves")
    return Catalogue.open(folder / "shelves.index")


@pytest.fixture(scope="module")
def desk(shelves: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Iterator[BotApiServer]:
    """A server with a bot that has all of it loaded."""
    log = tmp_path_factory.mktemp("bot") / "log.txt"
    with BotApiServer() as server, run_bot(server, shelves.index.path, log):
        yield server
        assert server.violations == []
        assert "Traceback" not in log.read_text()


async def ask(desk: BotApiServer, mina: User, text: str) -> Message:
    chat = desk.private_chat(mina)
    await desk.say(chat, mina, text)
    return await desk.next_reply(chat, timeout=20)


async def press(desk: BotApiServer, message: Message, label: str, mina: User) -> Message:
    await desk.press(message, label, mina)
    return await desk.next_edit(desk.private_chat(mina))


async def test_packages_and_their_measures_are_turned_page_by_page(desk: BotApiServer) -> None:
    mina = desk.user("Mina")
    listed = await ask(desk, mina, "/datasets")
    assert "cones sold" in listed.buttons
    page = await press(desk, listed, "Measures asked for by name ›", mina)
    assert page.text.startswith("20 packages of measures, asked for by name (1 to 8 of 20)")
    assert "The book-00 package: 100 figures of 50 measures, 1990 to 1991" in page.text
    page = await press(desk, page, "More ›", mina)
    assert "(9 to 16 of 20)" in page.text
    page = await press(desk, page, "The book-09 package", mina)
    assert "Measures (1 to 20 of 50):" in page.text
    page = await press(desk, page, "More ›", mina)
    page = await press(desk, page, "More ›", mina)
    assert "Measures (41 to 50 of 50):" in page.text
    assert "• Table 09 of row 149 (tonnes)" in page.text
    assert page.buttons == ("‹ Back",)


async def test_words_after_the_command_seek(desk: BotApiServer) -> None:
    mina = desk.user("Mina")
    found = await ask(desk, mina, "/datasets table 17")
    assert "The book-17 package" in found.text
    assert "Measures (1 to 20 of 50):" in found.text
    more = await press(desk, found, "More ›", mina)
    assert "• Table 17 of row 120 (tonnes)" in more.text
    assert (await ask(desk, mina, "/datasets turnips")).text.startswith("Nothing that is loaded")


async def test_sources_have_publishers_and_links(desk: BotApiServer) -> None:
    mina = desk.user("Mina")
    listed = await ask(desk, mina, "/sources")
    assert "Bureau of Ores, May 2021." in listed.text
    links = [each["url"] for each in listed.payload["entities"] if each["type"] == "text_link"]
    assert "https://ices.example/by-flavour" in links
    assert "book-17" in (await ask(desk, mina, "/sources book-17")).text
