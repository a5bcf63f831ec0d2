"""Receipts over real HTTP: the link below an answer, opened later, tampered with, restated."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from stats import Answer, Catalogue, derive_secret, write_receipt
from tests.botapi import BotApiServer, Message, User
from tests.handlers.conftest import run_bot

ARTICLE = "Cambridgeshire Instagram"
FIGURE = "69 online child sexual offences: Cambridgeshire, Instagram, 2018/19"


def payload_of(message: Message, bot: BotApiServer) -> str:
    """Return what the link at the end of an answer starts the bot with."""
    last = message.entities[-1]
    text = message.text.encode("utf-16-le")
    start, end = 2 * last["offset"], 2 * (last["offset"] + last["length"])
    assert text[start:].decode("utf-16-le") == text[start:end].decode("utf-16-le") == "Receipt"
    address = urlsplit(last["url"])
    assert (address.netloc, address.path) == ("t.me", f"/{bot.bot.username}")
    (payload,) = parse_qs(address.query)["start"]
    return payload


async def test_an_answer_ends_with_its_receipt(bot: BotApiServer, reporter: User) -> None:
    chat = bot.private_chat(reporter)
    await bot.say(chat, reporter, ARTICLE)
    payload = payload_of(await bot.next_reply(chat), bot)
    await bot.start(reporter, payload)
    opened = (await bot.next_reply(chat)).text.splitlines()
    assert opened[:2] == [
        FIGURE,
        "The figure as it was given. It still stands. The data have not changed since.",
    ]
    assert opened[2].startswith("Source: NSPCC")
    assert opened[3].startswith("Asked: Cambridgeshire · Instagram · 2018/19")


async def test_a_receipt_given_in_a_group_opens_for_anybody(
    bot: BotApiServer, reporter: User
) -> None:
    group = bot.group("Newsroom", [reporter])
    await bot.say(group, reporter, "/stat suffolk by platform")
    payload = payload_of(await bot.next_reply(group), bot)
    stranger = bot.user("Stan")
    await bot.start(stranger, payload)
    opened = (await bot.next_reply(bot.private_chat(stranger))).text
    assert opened.startswith("41 online child sexual offences: Suffolk, Facebook, 2018/19\n89 ")
    assert "All 3 still stand." in opened


async def test_a_restated_figure_is_told_with_both_values(
    bot: BotApiServer, reporter: User, catalogue: Catalogue
) -> None:
    given = catalogue.ask(ARTICLE)
    assert isinstance(given, Answer)
    earlier = replace(given, figures=(replace(given.figures[0], value=71.0),))
    secret = derive_secret(bot.token)
    payload = write_receipt(earlier, secret=secret, version="before the restatement")
    assert payload is not None
    await bot.start(reporter, payload)
    opened = (await bot.next_reply(bot.private_chat(reporter))).text.splitlines()
    assert opened[:3] == [
        FIGURE.replace("69", "71"),
        "Restated since: it was 71 offences, today it is 69 offences (release of December 2019).",
        "The figure as it was given. The data have changed since.",
    ]


@pytest.mark.parametrize("forged", ["flipped", "cut", "foreign", "short"])
async def test_a_forged_receipt_is_refused_politely(
    bot: BotApiServer, reporter: User, forged: str
) -> None:
    chat = bot.private_chat(reporter)
    await bot.say(chat, reporter, ARTICLE)
    payload = payload_of(await bot.next_reply(chat), bot)
    texts = {
        "flipped": payload[:-3] + ("A" if payload[-3] != "A" else "B") + payload[-2:],
        "cut": payload[:-4],
        "foreign": "A" * 64,
        "short": "x",
    }
    await bot.start(reporter, texts[forged])
    assert (await bot.next_reply(chat)).text.startswith("This receipt cannot be read")


@pytest.mark.parametrize("payload", ["", "help"])
async def test_a_start_without_a_receipt_is_help(
    bot: BotApiServer, reporter: User, payload: str
) -> None:
    await bot.start(reporter, payload)
    assert (await bot.next_reply(bot.private_chat(reporter))).text.startswith("Ask in your own")


@pytest.mark.parametrize("text", ["essex instagram 2018/19", "west midlands grooming", "hello"])
async def test_what_is_no_answer_has_no_receipt(
    bot: BotApiServer, reporter: User, text: str
) -> None:
    chat = bot.private_chat(reporter)
    await bot.say(chat, reporter, text)
    assert "Receipt" not in (await bot.next_reply(chat)).text


async def test_a_secret_of_its_own_takes_the_place_of_the_token(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    given = catalogue.ask(ARTICLE)
    assert isinstance(given, Answer)
    texts = []
    with (
        BotApiServer() as server,
        run_bot(server, catalogue.index.path, tmp_path / "log.txt", RECEIPT_SECRET="of our own"),
    ):
        reporter = server.user("Rosa")
        for secret in ("of our own", server.token):
            payload = write_receipt(given, secret=derive_secret(secret), version=catalogue.version)
            assert payload is not None
            await server.start(reporter, payload)
            texts.append((await server.next_reply(server.private_chat(reporter))).text)
    assert texts[0].startswith(FIGURE)
    assert texts[1].startswith("This receipt cannot be read")
