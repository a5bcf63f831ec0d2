"""The tests' own Bot API server refuses what Telegram refuses, lets pass what Telegram lets pass, and PTB's Bot can talk to it."""

import asyncio
import io
import json
import struct
import sys
import textwrap
import time
import zlib
from collections.abc import AsyncIterator, Callable, Mapping
from typing import Any

import aiohttp
import pytest
import telegram
import telegram.ext
from aiohttp import web
from hypothesis import given
from hypothesis import strategies as st
from telegram import BotCommand, InlineKeyboardButton, InlineKeyboardMarkup

from tests.botapi import (
    NOT_MODIFIED,
    OWN_RULE,
    QUERY_TOO_OLD,
    BotApiServer,
    Chat,
    Message,
    User,
    schema,
)
from tests.botapi.entities import utf16_length, utf16_slice
from tests.botapi.errors import ApiError
from tests.botapi.formatting import format_text
from tests.botapi.methods import DELIVERY, HANDLERS
from tests.botapi.schema import load_methods
from tests.botapi.values import field_plan, is_model, options
from tests.botapi.wire import Raw

ADA = 1001  # the first user that a server makes
FACE = "\N{GRINNING FACE}"  # two UTF-16 units
STYLED = "<b>69</b> offences · <i>Instagram</i>"


def png(width: int, height: int) -> bytes:
    """Return a real picture of that size, black."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        checksum = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + checksum

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    rows = zlib.compress(b"\0" * ((width + 7) // 8 + 1) * height)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    )


class Client:
    """A client that sends whatever it is told, right or wrong."""

    def __init__(self, server: BotApiServer, session: aiohttp.ClientSession) -> None:
        self.server = server
        self.session = session

    async def __call__(self, method: str, /, **parameters: Any) -> dict[str, Any]:
        """POST a form, objects and arrays as JSON, bytes as files."""
        form = aiohttp.FormData()
        for name, value in parameters.items():
            if isinstance(value, bytes):
                form.add_field(name, io.BytesIO(value), filename=f"{name}.bin")
            else:
                form.add_field(name, value if isinstance(value, str) else json.dumps(value))
        return await self.send(f"{self.server.token}/{method}", data=form)

    async def send(self, path: str, *, http: str = "POST", **body: Any) -> dict[str, Any]:
        """Send a request to a path behind the base address and return the answer."""
        async with self.session.request(http, self.server.base_url + path, **body) as response:
            answer: dict[str, Any] = await response.json()
            assert answer["ok"] == (response.status == 200)
            assert answer["ok"] or answer["error_code"] == response.status
            return answer

    async def result(self, method: str, /, **parameters: Any) -> Any:
        """POST a form and return the result of a request that must succeed."""
        answer = await self(method, **parameters)
        assert answer["ok"], answer
        return answer["result"]


@pytest.fixture
async def server() -> AsyncIterator[BotApiServer]:
    async with BotApiServer() as running:
        yield running


@pytest.fixture
async def client(server: BotApiServer) -> AsyncIterator[Client]:
    async with aiohttp.ClientSession() as session:
        yield Client(server, session)


@pytest.fixture
def ada(server: BotApiServer) -> User:
    return server.user("Ada")


@pytest.fixture
def chat(server: BotApiServer, ada: User) -> Chat:
    return server.private_chat(ada)


@pytest.fixture
async def bot(server: BotApiServer) -> AsyncIterator[telegram.Bot]:
    async with telegram.Bot(
        server.token, base_url=server.base_url, base_file_url=server.base_file_url
    ) as running:
        yield running


def keyboard(*buttons: Mapping[str, Any]) -> dict[str, Any]:
    return {"inline_keyboard": [list(buttons)]}


def button(**action: Any) -> dict[str, Any]:
    return {"text": "Chart", **action}


def article(**fields: Any) -> dict[str, Any]:
    content = {"message_text": "69", "parse_mode": "HTML"}
    return {
        "type": "article",
        "id": "1",
        "title": "Instagram",
        "input_message_content": content,
        **fields,
    }


def say(text: str = "69", **parameters: Any) -> tuple[str, dict[str, Any]]:
    return "sendMessage", {"chat_id": ADA, "text": text, **parameters}


def html(text: str) -> tuple[str, dict[str, Any]]:
    return say(text, parse_mode="HTML")


def rich(text: str) -> tuple[str, dict[str, Any]]:
    return "sendRichMessage", {"chat_id": ADA, "rich_message": {"html": text}}


def pressable(*rows: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    return say(reply_markup=keyboard(*rows))


def inline(*results: Mapping[str, Any], **parameters: Any) -> tuple[str, dict[str, Any]]:
    return "answerInlineQuery", {"inline_query_id": "1", "results": list(results), **parameters}


def commands(*pairs: tuple[str, str], **parameters: Any) -> tuple[str, dict[str, Any]]:
    menu = [{"command": command, "description": text} for command, text in pairs]
    return "setMyCommands", {"commands": menu, **parameters}


def parse_error(message: str) -> str:
    return f"can't parse entities: {message}"


MALFORMED: dict[str, tuple[tuple[str, dict[str, Any]], str]] = {
    # parameters: names, types, required ones
    "no chat": (("sendMessage", {"text": "69"}), "chat_id is empty"),
    "no text": (("sendMessage", {"chat_id": ADA}), "message text is empty"),
    "empty text": (say(""), "message text is empty"),
    "no photo": (("sendPhoto", {"chat_id": ADA}), "there is no photo in the request"),
    "no message": (("deleteMessage", {"chat_id": ADA}), "message identifier is not specified"),
    "required, other": (("sendChatAction", {"chat_id": ADA}), "wrong parameter action in request"),
    "required, unnamed by Telegram": (("copyMessage", {"chat_id": ADA, "message_id": 1}), 'parameter "from_chat_id" is required'),
    "unknown parameter": (say(colour="red"), f'unknown parameter "colour"{OWN_RULE}'),
    "unknown field": (
        pressable(button(callback_data="c", colour="red")),
        f'unknown parameter "reply_markup.inline_keyboard[0][0].colour"{OWN_RULE}',
    ),
    "unknown file": (say(picture=b"x"), f'unknown parameter "picture"{OWN_RULE}'),
    "no number": (say(message_thread_id="one"), 'field "message_thread_id" must be a Number'),
    "no Boolean": (say(protect_content="maybe"), f'parameter "protect_content" must be of type Boolean{OWN_RULE}'),
    "no JSON": (say(reply_markup="{"), "can't parse reply markup JSON object"),
    "array for object": (say(reply_markup=[]), 'field "reply_markup" must be of type Object'),
    "number for string": (
        pressable({"text": 5, "callback_data": "c"}),
        'field "reply_markup.inline_keyboard[0][0].text" must be of type String',
    ),
    "string for array": (("setMyCommands", {"commands": '"menu"'}), 'field "commands" must be of type Array'),
    "unknown scope": (commands(("stat", "Ask"), scope={"type": "all"}), 'field "scope.type" must be one of default'),
    "attachment without file": (
        ("sendMediaGroup", {"chat_id": ADA, "media": [{"type": "photo", "media": "attach://a"}] * 2}),
        "wrong HTTP URL specified: there is no file a in the request",
    ),
    "reply to nothing named": (say(reply_parameters={"quote": "69"}), 'can\'t find field "message_id"'),
    # texts
    "4097 characters": (say("a" * 4097), "message is too long"),
    "4096 characters, 4097 units": (say("a" * 4095 + FACE), "message is too long"),
    "over 32 KiB before parsing": (say("a" * 32769), "text is too long"),
    "white space": (say(" \n\t "), "text must be non-empty"),
    "zero width": (say("\u200b\u2060"), "text must be non-empty"),
    "empty after parsing": (html("<b></b>"), "text must be non-empty"),
    "parse mode": (say(parse_mode="BBCode"), "unsupported parse_mode"),
    "Markdown": (say(parse_mode="MarkdownV2"), f"parse_mode markdownv2 is not simulated{OWN_RULE}"),
    "caption": (("sendPhoto", {"chat_id": ADA, "photo": png(9, 9), "caption": "a" * 1025}), "message caption is too long"),
    "entity after the end": (
        say("69", entities=[{"type": "bold", "offset": 0, "length": 3}]),
        "entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 3",
    ),
    "entity in a surrogate pair": (
        say(FACE, entities=[{"type": "bold", "offset": 1, "length": 1}]),
        "entity begins in a middle of a UTF-16 symbol",
    ),
    # HTML
    "unsupported tag": (html("69 <h1>x</h1>"), parse_error('Unsupported start tag "h1" at byte offset 3')),
    "byte offset": (html("é <table>"), parse_error('Unsupported start tag "table" at byte offset 3')),
    "lone less-than": (html("69 < 70"), parse_error('Unsupported start tag "" at byte offset 3')),
    "unclosed": (html("<b>69"), parse_error('Can\'t find end tag corresponding to start tag "b"')),
    "unopened": (html("69</b>"), parse_error("Unexpected end tag at byte offset 2")),
    "crossed": (
        html("<b><i>69</b></i>"),
        parse_error('Unmatched end tag at byte offset 8, expected "</i>", found "</b>"'),
    ),
    "cut in a tag": (html("<b"), parse_error("Unclosed start tag at byte offset 0")),
    "cut in an attribute": (html('<a href="https://x.org'), parse_error("Unclosed start tag at byte offset 0")),
    "cut in an end tag": (html("<b>69</b"), parse_error("Unclosed end tag at byte offset 5")),
    "bare attribute": (html("<a =x>69</a>"), parse_error('Empty attribute name in the tag "a" at byte offset 0')),
    "token": (html("<a href=x/>69</a>"), parse_error("Unexpected end of name token at byte offset 8")),
    "span": (html("<span>69</span>"), parse_error('Tag "span" must have class "tg-spoiler" at byte offset 0')),
    "emoji": (html("<tg-emoji>x</tg-emoji>"), parse_error("Invalid custom emoji identifier specified")),
    "half a pair": (
        html("&#xd83d;"),
        parse_error(
            "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units"
        ),
    ),
    # buttons
    "65 bytes of data": (pressable(button(callback_data="é" * 32 + "x")), "BUTTON_DATA_INVALID"),
    "no action": (
        pressable(button()),
        "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ),
    "empty data": (
        pressable(button(callback_data="")),
        "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ),
    "two actions": (
        pressable(button(callback_data="c", url="https://x.org")),
        f"inline keyboard button has two actions: url, callback_data{OWN_RULE}",
    ),
    "no label": (pressable({"callback_data": "c"}), 'can\'t parse inline keyboard button: Can\'t find field "text"'),
    "empty label": (pressable({"text": " ", "callback_data": "c"}), "inline keyboard button text must be non-empty"),
    "address": (
        pressable(button(url="http://localhost/x")),
        "inline keyboard button URL 'http://localhost/x' is invalid: Wrong HTTP URL",
    ),
    "style": (pressable(button(callback_data="c", style="pink")), "can't parse inline keyboard button: invalid button style specified"),
    "nothing to copy": (pressable(button(copy_text={"text": ""})), "BUTTON_COPY_TEXT_INVALID"),
    "257 to copy": (pressable(button(copy_text={"text": "a" * 257})), "BUTTON_COPY_TEXT_INVALID"),
    "nine in a row": (
        pressable(*[button(callback_data="c")] * 9),
        f"inline keyboard has 9 buttons in a row, 8 at most{OWN_RULE}",
    ),
    "101 buttons": (
        say(reply_markup={"inline_keyboard": [[button(callback_data="c")]] * 101}),
        "reply markup is too long",
    ),
    "start payload": (
        pressable(button(url="https://t.me/statistics_test_bot?start=" + "a" * 65)),
        f"START_PARAM_TOO_LONG: 65 characters{OWN_RULE}",
    ),
    "start payload in text": (
        html('<a href="https://t.me/statistics_test_bot?start=a.b">receipt</a>'),
        f"START_PARAM_INVALID: a.b{OWN_RULE}",
    ),
    # answers to queries
    "notice": (
        ("answerCallbackQuery", {"callback_query_id": "1", "text": "a" * 201}),
        "MESSAGE_TOO_LONG",
    ),
    "51 results": (inline(*[article(id=str(i)) for i in range(51)]), "too many inline query results specified"),
    "one identifier twice": (inline(article(), article()), "RESULT_ID_DUPLICATE"),
    "empty identifier": (inline(article(id="")), "RESULT_ID_EMPTY"),
    "65 bytes of identifier": (inline(article(id="a" * 65)), "RESULT_ID_INVALID"),
    "no title": (inline({k: v for k, v in article().items() if k != "title"}), 'can\'t parse InlineQueryResultArticle: Can\'t find field "title"'),
    "empty title": (inline(article(title="")), "ARTICLE_TITLE_EMPTY"),
    "content missing": (
        inline(article(input_message_content=None)),
        'can\'t parse InlineQueryResultArticle: Can\'t find field "input_message_content"',
    ),
    "content too long": (inline(article(input_message_content={"message_text": "a" * 4097})), "message is too long"),
    "content unparsable": (
        inline(article(input_message_content={"message_text": "<b>", "parse_mode": "HTML"})),
        parse_error('Can\'t find end tag corresponding to start tag "b"'),
    ),
    "content with an unknown field": (
        inline(article(input_message_content={"message_text": "69", "colour": 1})),
        f'unknown parameter "results[0].input_message_content.colour"{OWN_RULE}',
    ),
    "button of a result": (inline(article(reply_markup=keyboard(button(callback_data="a" * 65)))), "BUTTON_DATA_INVALID"),
    "button above, empty": (inline(button={"text": "Help", "start_parameter": ""}), "can't use empty start_parameter"),
    "button above, long": (
        inline(button={"text": "Help", "start_parameter": "a" * 65}),
        "too long start_parameter specified",
    ),
    "button above, characters": (
        inline(button={"text": "Help", "start_parameter": "a b"}),
        "unallowed characters in start_parameter are used",
    ),
    "button above, no action": (
        inline(button={"text": "Help"}),
        "can't parse inline query results button: InlineQueryResultsButton must have exactly one optional field",
    ),
    # the bot's own profile
    "command, capitals": (commands(("Stat", "Ask")), "BOT_COMMAND_INVALID"),
    "command, empty": (commands(("", "Ask")), "command must be non-empty"),
    "command, 33": (commands(("a" * 33, "Ask")), "command length must not exceed 32"),
    "command, no description": (commands(("stat", "")), "command description must be non-empty"),
    "command, description": (
        commands(("stat", "a" * 257)),
        "command description length must not exceed 256",
    ),
    "101 commands": (commands(*[(f"c{i}", "Ask") for i in range(101)]), "BOT_COMMANDS_TOO_MUCH"),
    "language": (commands(("stat", "Ask"), language_code="english"), "invalid language code specified"),
    "description": (
        ("setMyDescription", {"description": "a" * 513}),
        f"BOT_DESCRIPTION_TOO_LONG{OWN_RULE}",
    ),
    "short description": (
        ("setMyShortDescription", {"short_description": "a" * 121}),
        f"BOT_SHORT_DESCRIPTION_TOO_LONG{OWN_RULE}",
    ),
    # files, rich messages, webhooks, the rest
    "no picture": (("sendPhoto", {"chat_id": ADA, "photo": b"text"}), "IMAGE_PROCESS_FAILED"),
    "picture too wide": (("sendPhoto", {"chat_id": ADA, "photo": png(2100, 100)}), "PHOTO_INVALID_DIMENSIONS"),
    "album of one": (
        ("sendMediaGroup", {"chat_id": ADA, "media": [{"type": "photo", "media": "x"}]}),
        f"invalid number of media in the album: 2-10 are allowed{OWN_RULE}",
    ),
    "rich, tag": (rich("<font>69</font>"), f'can\'t parse rich message: unsupported tag "font"{OWN_RULE}'),
    "rich, crossed": (
        rich("<p><b>69</p></b>"),
        f'can\'t parse rich message: unmatched end tag "</p>", expected </b>{OWN_RULE}',
    ),
    "rich, cell": (rich("<td>69</td>"), f'can\'t parse rich message: tag "td" must stand in tr{OWN_RULE}'),
    "rich, columns": (
        rich("<table><tr>" + "<td>1</td>" * 21 + "</tr></table>"),
        f"can't parse rich message: 21 columns in a table, 20 at most{OWN_RULE}",
    ),
    "rich, blocks": (rich("<p>1</p>" * 501), f"can't parse rich message: 501 blocks, 500 at most{OWN_RULE}"),
    "rich, characters": (
        rich(f"<p>{'a' * 32769}</p>"),
        f"can't parse rich message: 32769 characters, 32768 at most{OWN_RULE}",
    ),
    "rich, character": (rich("<p>&copy;</p>"), f"can't parse rich message: unsupported character &copy;{OWN_RULE}"),
    "rich, empty": (rich("<p> </p>"), "rich message must be non-empty"),
    "rich, two forms": (
        ("sendRichMessage", {"chat_id": ADA, "rich_message": {"html": "a", "markdown": "a"}}),
        f"exactly one of html, markdown and blocks must be used{OWN_RULE}",
    ),
    "webhook, secret": (
        ("setWebhook", {"url": "https://x.org/", "secret_token": "a b"}),
        "secret token contains unallowed characters",
    ),
    "webhook, plain": (
        ("setWebhook", {"url": "http://x.org/"}),
        "bad webhook: An HTTPS URL must be provided for webhook",
    ),
    "webhook, long secret": (("setWebhook", {"url": "https://x.org/", "secret_token": "a" * 257}), "secret token is too long"),
    "webhook, no address": (("setWebhook", {"url": "ftp://x.org/"}), "invalid webhook URL specified"),
    "empty file": (("sendDocument", {"chat_id": ADA, "document": b""}), "file must be non-empty"),
    "half a pair in JSON": (
        ("setMyCommands", {"commands": [{"command": "stat", "description": "\ud83d"}]}),
        "strings must be encoded in UTF-8",
    ),
    "action": (("sendChatAction", {"chat_id": ADA, "action": "think"}), "wrong parameter action in request"),
    "reaction": (
        ("setMessageReaction", {"chat_id": ADA, "message_id": 1, "reaction": [{"type": "emoji", "emoji": "x"}]}),
        "REACTION_INVALID",
    ),
    "chat, empty": (say(chat_id=""), "chat_id is empty"),
    "photo, empty": (("sendPhoto", {"chat_id": ADA, "photo": ""}), "there is no photo in the request"),
    "photo by address": (
        ("sendPhoto", {"chat_id": ADA, "photo": "https://x.org/a.png"}),
        f"sending a file by URL is not simulated{OWN_RULE}",
    ),
    "photo over 10 MB": (
        ("sendPhoto", {"chat_id": ADA, "photo": png(9, 9).ljust(10_485_761, b" ")}),
        "file of size 10485761 bytes is too big for a photo; the maximum size is 10485760 bytes",
    ),
    "album of two kinds": (
        (
            "sendMediaGroup",
            {"chat_id": ADA, "media": [{"type": kind, "media": "attach://a"} for kind in ("photo", "document")], "a": png(9, 9)},
        ),
        "can't use the media of the specified type in the album",
    ),
    "business connection": (say(business_connection_id="b"), f"business_connection_id is not simulated{OWN_RULE}"),
    "business connection, edit": (
        ("editMessageText", {"business_connection_id": "b", "chat_id": ADA, "message_id": 1, "text": "69"}),
        f"business_connection_id is not simulated{OWN_RULE}",
    ),
    "entity before the text": (
        say(entities=[{"type": "bold", "offset": -1, "length": 1}]),
        "receive an entity with incorrect offset -1",
    ),
    "entity behind the text": (
        say(entities=[{"type": "bold", "offset": 5, "length": 1}]),
        "entity begins after the end of the text at UTF-16 offset 5",
    ),
    "entity that ends in a pair": (
        say(FACE, entities=[{"type": "bold", "offset": 0, "length": 1}]),
        "entity beginning at UTF-16 offset 0 ends in a middle of a UTF-16 symbol",
    ),
    "entity with a wrong address": (
        say(entities=[{"type": "text_link", "offset": 0, "length": 1, "url": "nowhere"}]),
        "entity URL 'nowhere' is invalid: Wrong HTTP URL",
    ),
    "empty label, keyboard of the old kind": (say(reply_markup={"keyboard": [[""]]}), "keyboard button text must be non-empty"),
    "empty row": (
        say(reply_markup={"inline_keyboard": [[], [button(callback_data="c")]]}),
        f"inline keyboard has an empty row{OWN_RULE}",
    ),
    "query of a button": (
        pressable(button(switch_inline_query_current_chat="a" * 257)),
        f"switch_inline_query_current_chat is too long for an inline query{OWN_RULE}",
    ),
    "result without content": (
        inline({"type": "location", "id": "1", "title": "Ely", "latitude": 52.4, "longitude": 0.3}),
        f"location without input_message_content is not simulated{OWN_RULE}",
    ),
    "result's address": (inline(article(url="nowhere")), "URL_INVALID"),
    "result's picture": (inline(article(thumbnail_url="nowhere")), "WEBDOCUMENT_URL_INVALID"),
    "result's file": (
        inline({"type": "document", "id": "1", "title": "a", "document_url": "nowhere", "mime_type": "application/pdf"}),
        "DOCUMENT_CONTENT_URL_EMPTY",
    ),
    "result's contact": (
        inline(article(input_message_content={"phone_number": "1", "first_name": "Ada"})),
        f"this input_message_content is not simulated{OWN_RULE}",
    ),
    "button above, no label": (inline(button={"text": " ", "start_parameter": "help"}), "SWITCH_PM_TEXT_EMPTY"),
    "next offset": (inline(next_offset="a" * 65), "NEXT_OFFSET_INVALID"),
    "user 0": (("getChatMember", {"chat_id": ADA, "user_id": 0}), "invalid user_id specified"),
    "scope": (
        commands(("stat", "Ask"), scope={"type": "chat_administrators", "chat_id": ADA}),
        "can't use specified scope in private chats",
    ),
    "command twice": (commands(("stat", "Ask"), ("stat", "Ask")), f"a command is set twice{OWN_RULE}"),
    "no messages to delete": (("deleteMessages", {"chat_id": ADA, "message_ids": []}), "message identifiers are not specified"),
    "101 messages to delete": (
        ("deleteMessages", {"chat_id": ADA, "message_ids": [*range(101)]}),
        "too many message identifiers specified",
    ),
    "two reactions": (
        ("setMessageReaction", {"chat_id": ADA, "message_id": 1, "reaction": [{"type": "emoji", "emoji": "\N{FIRE}"}] * 2}),
        "REACTIONS_TOO_MANY",
    ),
    "draft 0": (("sendMessageDraft", {"chat_id": ADA, "draft_id": 0}), f"draft_id must be non-zero{OWN_RULE}"),
    "ephemeral in private": (
        say(ephemeral_message_parameters={"receiver_user_id": ADA}),
        f"ephemeral messages can be sent only to groups and supergroups{OWN_RULE}",
    ),
    **{
        f"rich, {name}": (rich(text), f"can't parse rich message: {complaint}{OWN_RULE}")
        for name, (text, complaint) in {
            "unclosed": ("<p>69", 'can\'t find end tag corresponding to start tag "p"'),
            "block in text": ("<p><h1>69</h1></p>", 'block "h1" stands in running text'),
            "text in a table": ("<table>69</table>", 'text stands directly in "table"'),
            "colspan": ("<table><tr><td colspan='x'>1</td></tr></table>", "Invalid table cell colspan specified"),
            "depth": ("<details>" * 17 + "</details>" * 17, "more than 16 levels of nesting"),
            "comment": ("<!-- 69 -->", "comments are not supported"),
            "declaration": ("<!DOCTYPE html>", "unsupported declaration DOCTYPE html"),
            "link": ("<a href='nowhere'>69</a>", 'wrong link "nowhere"'),
            "media unknown": ("<img src='tg://photo?id=chart'/>", 'there is no media "chart"'),
            "media nowhere": ("<img src='chart.png'/>", 'tag "img" has no address of a file'),
            "button type": ("<p><tg-button type='game'>69</tg-button></p>", 'unsupported button type "game"'),
        }.items()
    },
    "rich, button data": (rich(f"<p><tg-button type='callback_data' data='{'a' * 65}'>69</tg-button></p>"), "BUTTON_DATA_INVALID"),
    "rich, Markdown": (
        ("sendRichMessage", {"chat_id": ADA, "rich_message": {"markdown": "69"}}),
        f"can't parse rich message: markdown is not simulated{OWN_RULE}",
    ),
    "not simulated": (("sendDice", {"chat_id": ADA}), f"sendDice is not simulated{OWN_RULE}"),
}  # fmt: skip


NOT_NOW: dict[str, tuple[tuple[str, dict[str, Any]], str]] = {
    "quote": (say(reply_parameters={"message_id": 1, "quote": "second"}), "QUOTE_TEXT_INVALID"),
    "member": (("getChatMember", {"chat_id": ADA, "user_id": 5}), "PARTICIPANT_ID_INVALID"),
    "leave": (("leaveChat", {"chat_id": ADA}), "chat member status can't be changed in private chats"),
    "file": (("getFile", {"file_id": "AgAC"}), "invalid file_id"),
    "user": (("getUserProfilePhotos", {"user_id": 5}), "user not found"),
    "pin": (("pinChatMessage", {"chat_id": ADA, "message_id": 9}), "message to pin not found"),
    "unpin": (("unpinChatMessage", {"chat_id": ADA}), "message to unpin not found"),
    "react": (("setMessageReaction", {"chat_id": ADA, "message_id": 9}), "message to react not found"),
    "copy": (("copyMessage", {"chat_id": ADA, "from_chat_id": ADA, "message_id": 9}), "message to copy not found"),
    "forward": (("forwardMessage", {"chat_id": ADA, "from_chat_id": ADA, "message_id": 9}), "message to forward not found"),
}  # fmt: skip


@pytest.mark.parametrize(("request_", "complaint"), NOT_NOW.values(), ids=NOT_NOW.keys())
async def test_request_that_does_not_fit_the_state_is_refused(
    server: BotApiServer,
    client: Client,
    chat: Chat,
    request_: tuple[str, dict[str, Any]],
    complaint: str,
) -> None:
    server.world.post(server.world.rooms[chat.id], {"text": "first"})
    method, parameters = request_
    answer = await client(method, **parameters)
    assert (answer["error_code"], answer["description"]) == (400, f"Bad Request: {complaint}")
    assert [violation.malformed for violation in server.violations] == [False]


@pytest.mark.parametrize(("request_", "complaint"), MALFORMED.values(), ids=MALFORMED.keys())
async def test_malformed_request_is_refused(
    server: BotApiServer,
    client: Client,
    chat: Chat,
    request_: tuple[str, dict[str, Any]],
    complaint: str,
) -> None:
    server.world.post(server.world.rooms[chat.id], {"text": "first"})
    method, parameters = request_
    answer = await client(method, **parameters)
    assert answer == {"ok": False, "error_code": 400, "description": f"Bad Request: {complaint}"}
    (violation,) = server.malformed
    assert (violation.method, violation.description) == (method, answer["description"])
    assert [message.text for message in server.messages(chat)] == ["first"]


ACCEPTED: dict[str, tuple[str, dict[str, Any]]] = {
    "4096 units": say("a" * 4094 + FACE),
    "4096 after parsing": html("<b>" + "&lt;" * 4096 + "</b>"),
    "every tag": html(
        '<b>b</b><strong>b</strong><i>i</i><em>i</em><u>u</u><ins>u</ins><s>s</s><strike>s</strike><del>s</del><code>c</code>'
        '<pre>p</pre><pre><code class="language-py">p</code></pre><a href="https://x.org">a</a><tg-spoiler>t</tg-spoiler>'
        '<span class="tg-spoiler">t</span><blockquote>q</blockquote><blockquote expandable>q</blockquote>'
        '<tg-emoji emoji-id="5368324170671202286">x</tg-emoji>&lt;&gt;&amp;&quot;&#39;&#x2014;'
    ),
    "upper case tag": html("<B>69</B>"),
    "ampersand that is none": html("Marks & Spencer &c; &nbsp;"),
    "64 bytes of data": pressable(button(callback_data="é" * 32)),
    "256 to copy": pressable(button(copy_text={"text": "a" * 256})),
    "100 buttons in rows of 8": say(
        reply_markup={"inline_keyboard": [[button(callback_data="c")] * 8] * 12 + [[button(callback_data="c")] * 4]}
    ),
    "64 characters of payload": pressable(button(url="https://t.me/statistics_test_bot?start=" + "a" * 64)),
    "another bot's payload": pressable(button(url="https://t.me/another_bot?start=" + "a" * 65)),
    "mention by link": html('<a href="tg://user?id=1001">Ada</a>'),
    "reply that may be missing": say(reply_parameters={"message_id": 99, "allow_sending_without_reply": True}),
    "keyboard of the old kind": say(reply_markup={"keyboard": [["Yes", {"text": "No"}]]}),
    "number as a string in JSON": say(reply_parameters={"message_id": "1"}),
    "100 commands": commands(*[(f"c{i}", "a" * 256) for i in range(100)]),
    "description": ("setMyDescription", {"description": "a" * 512}),
    "short description": ("setMyShortDescription", {"short_description": "a" * 120}),
    "name": ("setMyName", {"name": "Statistics"}),
    "picture": ("sendPhoto", {"chat_id": ADA, "photo": png(2000, 100), "caption": "a" * 1024}),
    "document": ("sendDocument", {"chat_id": ADA, "document": b"area,value\n"}),
    "album": (
        "sendMediaGroup",
        {"chat_id": ADA, "media": [{"type": "photo", "media": f"attach://{n}"} for n in "ab"], "a": png(9, 9), "b": png(9, 9)},
    ),
    "rich": rich(
        "<h2>Offences</h2><table bordered striped compact><caption>2018/19</caption><tr><th>Area</th><th align='right'>n</th></tr>"
        "<tr><td>Cambridgeshire</td><td>69</td></tr></table><details><summary>Caveats</summary><p>32 forces.</p></details>"
        "<footer>NSPCC&nbsp;&mdash; <a href='https://x.org'>source</a></footer><hr/>"
        "<tg-button-row><tg-button type='callback_data' data='c'>Chart</tg-button>"
        "<tg-button type='copy_text' text='69'>Quote</tg-button></tg-button-row>"
    ),
    "copy": ("copyMessage", {"chat_id": ADA, "from_chat_id": ADA, "message_id": 1}),
    "forward": ("forwardMessage", {"chat_id": ADA, "from_chat_id": ADA, "message_id": 1}),
    "draft": ("sendMessageDraft", {"chat_id": ADA, "draft_id": 1, "text": "6"}),
    "action": ("sendChatAction", {"chat_id": ADA, "action": "upload_photo"}),
    "reaction": (
        "setMessageReaction",
        {"chat_id": ADA, "message_id": 1, "reaction": [{"type": "emoji", "emoji": "\N{THUMBS UP SIGN}"}]},
    ),
    "webhook": ("setWebhook", {"url": "https://x.invalid/hook", "secret_token": "a" * 256}),
    "method in lower case": ("sendmessage", {"chat_id": ADA, "text": "69"}),
}  # fmt: skip


@pytest.mark.parametrize("request_", ACCEPTED.values(), ids=ACCEPTED.keys())
async def test_good_request_is_accepted(
    server: BotApiServer, client: Client, chat: Chat, request_: tuple[str, dict[str, Any]]
) -> None:
    server.world.post(server.world.rooms[chat.id], {"text": "first"})
    method, parameters = request_
    assert await client.result(method, **parameters)
    assert server.violations == []
    assert server.requests[-1].method.lower() == method.lower()


def test_pydantic_has_the_last_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "check_parameter", lambda name, value, annotation: value)
    with pytest.raises(
        ApiError, match=r'parameter "text" is wrong: Input should be a valid string'
    ):
        schema.check_call("sendMessage", Raw({"chat_id": ADA, "text": []}, {}))


async def test_paths_and_tokens(server: BotApiServer, client: Client) -> None:
    unknown = await client("makeCoffee")
    assert (unknown["error_code"], unknown["description"]) == (404, "Not Found: method not found")
    wrong = await client.send("1:wrong/getMe")
    assert (wrong["error_code"], wrong["description"]) == (401, "Unauthorized")
    nowhere = await client.send(f"{server.token}/getMe/more")
    assert (nowhere["error_code"], nowhere["description"]) == (404, "Not Found")
    assert [violation.status for violation in server.malformed] == [404, 401, 404]


async def test_every_way_to_pass_parameters(
    server: BotApiServer, client: Client, chat: Chat
) -> None:
    path = f"{server.token}/sendMessage"
    markup = keyboard(button(callback_data="c"))
    form = {"chat_id": str(ADA), "text": "69", "reply_markup": json.dumps(markup)}
    await client.send(path, http="GET", params=form)
    await client.send(path, http="POST", params=form)
    await client.send(path, data=form)
    await client.send(
        path, json={"chat_id": ADA, "text": "69", "reply_markup": markup, "entities": None}
    )
    await client.send(path, json=form)
    await client("sendMessage", **form)
    assert [(message.text, message.buttons) for message in server.messages(chat)] == [
        ("69", ("Chart",))
    ] * 6
    assert [request.parameters["chat_id"] for request in server.requests] == [ADA] * 6
    assert server.violations == []
    for body, complaint in (
        ({"json": [1]}, "object expected as request body"),
        (
            {"data": "{", "headers": {"Content-Type": "application/json"}},
            "can't parse request body as JSON",
        ),
        (
            {"data": "69", "headers": {"Content-Type": "text/plain"}},
            "content type text/plain is none that the Bot API reads",
        ),
    ):
        assert (await client.send(path, **body))["description"] == f"Bad Request: {complaint}"
    assert len(server.malformed) == 3


@pytest.mark.parametrize("excess", [1, 2 * 1024 * 1024], ids=["file", "request"])
async def test_upload_over_50_megabytes(
    server: BotApiServer, client: Client, chat: Chat, excess: int
) -> None:
    answer = await client("sendDocument", chat_id=ADA, document=bytes(50 * 1024 * 1024 + excess))
    assert answer == {"ok": False, "error_code": 413, "description": "Request Entity Too Large"}
    assert [violation.status for violation in server.malformed] == [413]


async def test_entities_of_a_message(client: Client, chat: Chat) -> None:
    text = f'{FACE}<b>69 <i>of</i></b> <a href="https://X.org">x</a> /stat @reporter <pre><code class="language-csv">a</code></pre> \n'
    message = await client.result("sendMessage", chat_id=ADA, text=text, parse_mode="html")
    assert message["text"] == f"{FACE}69 of x /stat @reporter a"
    assert message["entities"] == [
        {"type": "bold", "offset": 2, "length": 3},
        {"type": "bold", "offset": 5, "length": 2},
        {"type": "italic", "offset": 5, "length": 2},
        {"type": "text_link", "offset": 8, "length": 1, "url": "https://x.org/"},
        {"type": "bot_command", "offset": 10, "length": 5},
        {"type": "mention", "offset": 16, "length": 9},
        {"type": "pre", "offset": 26, "length": 1, "language": "csv"},
    ]


TAGS = st.sampled_from(
    [
        "<b>",
        "</b>",
        "<i>",
        "</i>",
        "<a href='https://x.org'>",
        "</a>",
        "<code>",
        "</code>",
        "<x>",
        "&lt;",
        "&#",
        "<",
    ]
)


@given(st.lists(TAGS | st.text(max_size=5), max_size=12).map("".join))
def test_any_html_is_refused_or_well_formed(text: str) -> None:
    try:
        formatted = format_text(text, "HTML")
    except ApiError:
        return
    end = utf16_length(formatted.text)
    for entity in formatted.entities:
        assert 0 <= entity.offset < entity.end <= end
        assert utf16_slice(formatted.text, entity.offset, entity.length)
    for first in formatted.entities:
        for second in formatted.entities:
            assert not first.offset < second.offset < first.end < second.end


@given(st.text(max_size=40))
def test_escaped_text_comes_back_trimmed(text: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert format_text(escaped, "HTML").text == format_text(text).text


def test_all_methods_are_described() -> None:
    methods = load_methods()
    assert len(methods) >= 185
    assert {name.lower() for name in [*HANDLERS, *DELIVERY]} <= methods.keys()
    waiting, seen = [*methods.values()], set()
    while waiting:
        model = waiting.pop()
        if model in seen:
            continue
        seen.add(model)
        for annotation in field_plan(model).values():
            members = list(options(annotation))
            while members:
                member = members.pop()
                assert not isinstance(member, str), (
                    f"{model.__name__} has an unresolved annotation {member}"
                )
                members.extend(
                    inner
                    for part in getattr(member, "__args__", ())
                    if not isinstance(part, str)
                    for inner in options(part)
                )
                waiting.extend([member] if is_model(member) else [])
    assert len(seen) > 300


async def test_chats_that_cannot_be_written_to(
    server: BotApiServer, client: Client, ada: User, chat: Chat
) -> None:
    async def refusal(target: int | str, **more: Any) -> tuple[int, str]:
        answer = await client("sendMessage", chat_id=target, text="69", **more)
        return answer["error_code"], answer["description"]

    stranger, shy = server.user("Eve"), server.user("Sam")
    server.private_chat(shy, started=False)
    assert await refusal(5) == (400, "Bad Request: chat not found")
    assert await refusal("@nowhere") == (400, "Bad Request: chat not found")
    assert await refusal(stranger.id) == (
        403,
        "Forbidden: bot can't initiate conversation with a user",
    )
    assert await refusal(shy.id) == (403, "Forbidden: bot can't initiate conversation with a user")
    await server.block(ada)
    assert await refusal(ada.id) == (403, "Forbidden: bot was blocked by the user")
    await server.block(ada, blocked=False)
    assert (await client("sendMessage", chat_id=ada.id, text="69"))["ok"]
    outside = server.group("Outside", [ada], bot_status="left")
    assert await refusal(outside.id) == (403, "Forbidden: bot is not a member of the group chat")
    desk = server.group("Desk", [ada], supergroup=True)
    server.mute(desk)
    assert await refusal(desk.id) == (
        400,
        "Bad Request: not enough rights to send text messages to the chat",
    )
    await server.leave(desk, server.bot, kicked=True)
    assert await refusal(desk.id) == (403, "Forbidden: bot was kicked from the supergroup chat")
    old = server.group("Newsroom", [ada])
    new = await server.migrate(old)
    moved = await client("sendMessage", chat_id=old.id, text="69")
    assert moved["description"] == "Bad Request: group chat was upgraded to a supergroup chat"
    assert moved["parameters"] == {"migrate_to_chat_id": new.id}
    assert (await client("sendMessage", chat_id=new.id, text="69"))["ok"]
    assert server.malformed == []
    assert {violation.status for violation in server.violations} == {400}


async def test_topics_and_replies(server: BotApiServer, client: Client, ada: User) -> None:
    forum = server.group("Forum", [ada], topics=True)
    thread = server.topic(forum, "Figures")
    asked = await server.say(forum, ada, "/stat cambs", thread=thread)
    answer = await client.result(
        "sendMessage",
        chat_id=forum.id,
        text="173",
        reply_parameters={"message_id": asked.message_id},
    )
    assert (answer["message_thread_id"], answer["is_topic_message"]) == (thread, True)
    assert answer["reply_to_message"]["text"] == "/stat cambs"
    lost = await client("sendMessage", chat_id=forum.id, text="173", message_thread_id=thread + 50)
    assert lost["description"] == "Bad Request: message thread not found"
    gone = await client(
        "sendMessage", chat_id=forum.id, text="173", reply_parameters={"message_id": 999}
    )
    assert gone["description"] == "Bad Request: message to be replied not found"
    group = server.group("Plain", [ada])
    none = await client("sendMessage", chat_id=group.id, text="173", message_thread_id=5)
    assert none["description"] == "Bad Request: message thread not found"


async def test_edits(server: BotApiServer, client: Client, ada: User, chat: Chat) -> None:
    markup = keyboard(button(callback_data="c"))
    sent = await client.result(
        "sendMessage", chat_id=ADA, text=STYLED, parse_mode="HTML", reply_markup=markup
    )
    place = {"chat_id": ADA, "message_id": sent["message_id"]}

    async def complaint(method: str, **parameters: Any) -> str:
        return str((await client(method, **parameters))["description"]).removeprefix(
            "Bad Request: "
        )

    assert (
        await complaint(
            "editMessageText", **place, text=STYLED, parse_mode="HTML", reply_markup=markup
        )
        == NOT_MODIFIED
    )
    edited = await client.result("editMessageText", **place, text=STYLED, parse_mode="HTML")
    assert "reply_markup" not in edited
    assert edited["edit_date"]
    await client.result("editMessageReplyMarkup", **place, reply_markup=markup)
    assert await complaint("editMessageReplyMarkup", **place, reply_markup=markup) == NOT_MODIFIED
    assert server.replies(chat)[0].text == "69 offences · Instagram"
    assert server.replies(chat)[0].buttons == ("Chart",)
    assert (
        await complaint("editMessageCaption", **place, caption="x")
        == "there is no caption in the message to edit"
    )
    assert (
        await complaint("editMessageText", chat_id=ADA, message_id=77, text="x")
        == "message to edit not found"
    )
    question = await server.say(chat, ada, "cambs insta")
    foreign = {"chat_id": ADA, "message_id": question.message_id}
    assert await complaint("editMessageText", **foreign, text="x") == "message can't be edited"
    photo = await client.result("sendPhoto", chat_id=ADA, photo=png(9, 9), caption="a")
    shown = {"chat_id": ADA, "message_id": photo["message_id"]}
    assert (
        await complaint("editMessageText", **shown, text="x")
        == "there is no text in the message to edit"
    )
    assert (
        await client.result("editMessageCaption", **shown, caption="<b>b</b>", parse_mode="HTML")
    )["caption"] == "b"
    media = {"type": "document", "media": "attach://table", "caption": "CSV"}
    assert (await client.result("editMessageMedia", **shown, media=media, table=b"a,b\n"))[
        "document"
    ]["file_name"] == "table.bin"
    assert await complaint("editMessageText", text="x") == "message identifier is not specified"
    assert (
        await complaint("editMessageText", inline_message_id="x", text="x") == "MESSAGE_ID_INVALID"
    )
    assert await client.result("deleteMessage", **place)
    assert await complaint("deleteMessage", **place) == "message to delete not found"
    assert await client.result(
        "deleteMessages", chat_id=ADA, message_ids=[question.message_id, 5000]
    )
    assert [message.message_id for message in server.messages(chat)] == [photo["message_id"]]


async def test_deleting_in_a_group_needs_rights(
    server: BotApiServer, client: Client, ada: User
) -> None:
    group = server.group("Desk", [ada])
    message = await server.say(group, ada, "hello")
    place = {"chat_id": group.id, "message_id": message.message_id}
    assert (await client("deleteMessage", **place))[
        "description"
    ] == "Bad Request: message can't be deleted"
    pin = await client("pinChatMessage", **place)
    assert (
        pin["description"] == "Bad Request: not enough rights to manage pinned messages in the chat"
    )
    draft = await client("sendMessageDraft", chat_id=group.id, draft_id=1, text="6")
    assert (
        draft["description"]
        == f"Bad Request: message drafts can be sent only to private chats{OWN_RULE}"
    )
    server.promote(group, server.bot)
    assert await client.result("pinChatMessage", **place)
    assert await client.result("unpinChatMessage", chat_id=group.id)
    assert await client.result("deleteMessage", **place)


async def test_files_are_kept_and_handed_out(
    server: BotApiServer, client: Client, chat: Chat
) -> None:
    picture = png(320, 200)
    sent = await client.result("sendPhoto", chat_id=ADA, photo=picture)
    (size,) = sent["photo"]
    assert (size["width"], size["height"], size["file_size"]) == (320, 200, len(picture))
    again = await client.result("sendPhoto", chat_id=ADA, photo=size["file_id"])
    assert again["photo"] == sent["photo"]
    path = (await client.result("getFile", file_id=size["file_id"]))["file_path"]
    async with client.session.get(f"{server.base_file_url}{server.token}/{path}") as response:
        assert await response.read() == picture
    assert server.calls("sendPhoto")[0].files["photo"].content == picture
    unknown = await client("sendPhoto", chat_id=ADA, photo="AgAC")
    assert unknown["description"].startswith("Bad Request: wrong remote file identifier specified")
    assert server.malformed == []


async def test_queries_take_one_answer_in_time(
    server: BotApiServer, client: Client, ada: User, chat: Chat
) -> None:
    too_old = {"ok": False, "error_code": 400, "description": f"Bad Request: {QUERY_TOO_OLD}"}
    message = server.world.post(
        server.world.rooms[ADA], {"text": "69", "reply_markup": keyboard(button(callback_data="c"))}
    )
    pressed = await server.press(message, "Chart", ada)
    assert (
        await client.result("answerCallbackQuery", callback_query_id=pressed.id, text="a" * 200)
        is True
    )
    assert await client("answerCallbackQuery", callback_query_id=pressed.id) == too_old
    assert await client("answerCallbackQuery", callback_query_id="12") == too_old
    late = await server.inline(ada, "cambs")
    server.expire(late)
    assert (
        await client("answerInlineQuery", inline_query_id=late.id, results=[article()]) == too_old
    )
    other = await server.inline(ada, "cambs")
    assert await client("answerCallbackQuery", callback_query_id=other.id) == too_old
    assert (
        await client.result("answerInlineQuery", inline_query_id=other.id, results=[article()])
        is True
    )
    assert await client("answerInlineQuery", inline_query_id=other.id, results=[]) == too_old
    assert server.malformed == []
    with pytest.raises(LookupError, match="Chart"):
        await server.press(message, "Table", ada)


async def test_inline_message_is_chosen_and_edited(
    server: BotApiServer, client: Client, ada: User, chat: Chat
) -> None:
    query = await server.inline(ada, "cambs insta")
    with_button = article(reply_markup=keyboard(button(callback_data="c")))
    photo = {
        "type": "photo",
        "id": "2",
        "photo_url": "https://x.org/a.jpg",
        "thumbnail_url": "https://x.org/b.jpg",
    }
    await client.result(
        "answerInlineQuery",
        inline_query_id=query.id,
        results=[with_button, article(id="3"), photo],
        cache_time=0,
    )
    answer = await server.next_answer(query)
    assert [result["id"] for result in answer.get("results")] == ["1", "3", "2"]
    message = await server.choose(query, "1")
    pressed = await server.press(message, "c", ada)
    await client.result("answerCallbackQuery", callback_query_id=pressed.id)
    assert (
        await client.result(
            "editMessageText", inline_message_id=message.inline_message_id, text="28.8 per cent"
        )
        is True
    )
    assert server.current(message).text == "28.8 per cent"
    upload = {"type": "photo", "media": "attach://a"}
    new_file = await client(
        "editMessageMedia", inline_message_id=message.inline_message_id, media=upload, a=png(9, 9)
    )
    assert (
        new_file["description"]
        == f"Bad Request: a new file can't be uploaded to an inline message{OWN_RULE}"
    )
    plain = await server.choose(query, "3", chat)
    updates = await client.result("getUpdates")
    assert [next(name for name in update if name != "update_id") for update in updates] == [
        "inline_query", "chosen_inline_result", "callback_query", "chosen_inline_result", "message",
    ]  # fmt: skip
    assert updates[2]["callback_query"]["inline_message_id"] == message.inline_message_id
    assert "message" not in updates[2]["callback_query"]
    assert "inline_message_id" not in updates[3]["chosen_inline_result"]
    assert updates[4]["message"]["via_bot"]["id"] == server.bot.id
    assert plain.payload["from"]["id"] == ADA


async def test_guest_message(server: BotApiServer, client: Client, ada: User) -> None:
    elsewhere = server.group("Elsewhere", [ada], bot_status="left")
    query = await server.guest(elsewhere, ada, "@statistics_test_bot cambs insta")
    (update,) = await client.result("getUpdates")
    assert update["guest_message"]["guest_query_id"] == query.id
    refused = await client("sendMessage", chat_id=elsewhere.id, text="69")
    assert refused["error_code"] == 403
    sent = await client.result("answerGuestQuery", guest_query_id=query.id, result=article())
    reply = await server.next_reply(elsewhere)
    assert (reply.text, reply.inline_message_id) == ("69", sent["inline_message_id"])
    await client.result("editMessageText", inline_message_id=sent["inline_message_id"], text="70")
    assert (await server.next_edit(elsewhere)).text == "70"
    twice = await client("answerGuestQuery", guest_query_id=query.id, result=article())
    assert twice["description"] == f"Bad Request: {QUERY_TOO_OLD}"


async def test_ephemeral_message(server: BotApiServer, client: Client, ada: User) -> None:
    bob, eve = server.user("Bob"), server.user("Eve")
    group = server.group("Desk", [ada, bob])
    to_ada = {"receiver_user_id": ada.id}
    sent = await client.result(
        "sendMessage", chat_id=group.id, text="Which one?", ephemeral_message_parameters=to_ada
    )
    assert (sent["message_id"], sent["receiver_user"]["id"]) == (0, ada.id)
    assert [message.text for message in server.ephemeral(group, ada)] == ["Which one?"]
    assert server.ephemeral(group, bob) == []
    place = {
        "chat_id": group.id,
        "receiver_user_id": ada.id,
        "ephemeral_message_id": sent["ephemeral_message_id"],
    }
    assert await client.result("editEphemeralMessageText", **place, text="Thanks") is True
    assert server.ephemeral(group, ada)[0].text == "Thanks"
    assert (
        await client("editEphemeralMessageText", **{**place, "receiver_user_id": bob.id}, text="x")
    )["error_code"] == 400
    assert await client.result("deleteEphemeralMessage", **place) is True
    assert server.messages(group) == []
    absent = await client(
        "sendMessage",
        chat_id=group.id,
        text="x",
        ephemeral_message_parameters={"receiver_user_id": eve.id},
    )
    assert absent["description"] == "Bad Request: user is not a member of the chat"
    stale = {**to_ada, "callback_query_id": "12"}
    late = await client(
        "sendMessage", chat_id=group.id, text="x", ephemeral_message_parameters=stale
    )
    assert late["description"] == f"Bad Request: {QUERY_TOO_OLD}"


async def test_photo_of_rich_message_is_shown_where_it_stands(client: Client, chat: Chat) -> None:
    text = "<p>69</p><figure><img src='tg://photo?id=chart'/><figcaption>By force</figcaption></figure>"
    photo = {"type": "photo", "media": "attach://a"}
    content = {"html": text, "media": [{"id": "chart", "media": photo}]}
    sent = await client.result(
        "sendRichMessage", chat_id=chat.id, rich_message=content, a=png(9, 8)
    )
    paragraph, figure = sent["rich_message"]["blocks"]
    assert paragraph == {"type": "paragraph", "text": "69"}
    assert (figure["type"], figure["caption"]) == ("photo", {"text": "By force"})
    (size,) = figure["photo"]
    assert (size["width"], size["height"]) == (9, 8)
    known = {**photo, "media": size["file_id"]}
    content = {"html": "<img src='tg://photo?id=b'/>", "media": [{"id": "b", "media": known}]}
    place = {"chat_id": chat.id, "message_id": sent["message_id"]}
    edited = await client.result("editMessageText", **place, rich_message=content)
    assert edited["rich_message"]["blocks"] == [{"type": "photo", "photo": [size]}]


async def test_server_before_rich_messages() -> None:
    async with BotApiServer(rich_messages=False) as server, aiohttp.ClientSession() as session:
        server.private_chat(server.user())
        client = Client(server, session)
        method, parameters = rich("<p>69</p>")
        answer = await client(method, **parameters)
        assert (answer["error_code"], answer["description"]) == (404, "Not Found: method not found")
        sent = await client.result("sendMessage", chat_id=parameters["chat_id"], text="69")
        place = {"chat_id": parameters["chat_id"], "message_id": sent["message_id"]}
        edit = await client("editMessageText", rich_message=parameters["rich_message"], **place)
        assert edit["description"] == "Bad Request: message text is empty"
        assert server.malformed == []


async def test_commands_by_scope_and_language(
    server: BotApiServer, client: Client, chat: Chat
) -> None:
    scopes: list[dict[str, Any]] = [
        {"type": "default"},
        {"type": "all_group_chats"},
        {"type": "chat", "chat_id": ADA},
    ]
    for number, scope in enumerate(scopes):
        method, parameters = commands((f"c{number}", "Ask"), scope=scope)
        await client.result(method, **parameters)
    method, parameters = commands(("frage", "Fragen"), language_code="de")
    await client.result(method, **parameters)
    for number, scope in enumerate(scopes):
        (command,) = await client.result("getMyCommands", scope=scope)
        assert command == {"command": f"c{number}", "description": "Ask"}
    assert (await client.result("getMyCommands", language_code="de"))[0]["command"] == "frage"
    await client.result("deleteMyCommands", scope=scopes[1])
    assert await client.result("getMyCommands", scope=scopes[1]) == []
    await client.result("setMyDescription", description="Official figures")
    assert await client.result("getMyDescription", language_code="de") == {
        "description": "Official figures"
    }
    unknown = await client("getMyCommands", scope={"type": "chat", "chat_id": 5})
    assert unknown["description"] == "Bad Request: chat not found"


async def test_members(server: BotApiServer, client: Client, ada: User, chat: Chat) -> None:
    bob, eve = server.user("Bob"), server.user("Eve")
    group = server.group("Desk", [ada, bob], supergroup=True)
    administrators = await client.result("getChatAdministrators", chat_id=group.id)
    assert [(each["user"]["id"], each["status"]) for each in administrators] == [
        (ada.id, "creator")
    ]
    server.promote(group, bob)
    for user, status in (
        (ada, "creator"),
        (bob, "administrator"),
        (eve, "left"),
        (server.bot, "member"),
    ):
        assert (await client.result("getChatMember", chat_id=group.id, user_id=user.id))[
            "status"
        ] == status
    assert await client.result("getChatMemberCount", chat_id=group.id) == 3
    assert (await client.result("getChat", chat_id=group.id))["title"] == "Desk"
    refused = await client("getChatAdministrators", chat_id=ADA)
    assert refused["description"] == "Bad Request: there are no administrators in the private chat"
    assert await client.result("leaveChat", chat_id=group.id) is True
    assert (await client("getChat", chat_id=group.id))["error_code"] == 403


PRIVACY: dict[str, tuple[str, str, bool]] = {
    # what is said, to what it replies (nothing, the bot, another bot, a person), whether it arrives
    "command": ("/stat cambs", "", True),
    "command for the bot": ("/stat@Statistics_Test_Bot cambs", "", True),
    "command for another": ("/stat@other_bot cambs", "", False),
    "command inside": ("try /stat", "", False),
    "chatter": ("what a day", "", False),
    "mention": ("@statistics_test_bot cambs", "", False),
    "reply to the bot": ("and Facebook?", "bot", True),
    "reply to a person": ("and Facebook?", "person", False),
    "reply to another bot": ("/stat cambs", "other", False),
}


@pytest.mark.parametrize(("text", "replied", "arrives"), PRIVACY.values(), ids=PRIVACY.keys())
async def test_privacy_mode(
    server: BotApiServer, ada: User, text: str, replied: str, *, arrives: bool
) -> None:
    other = server.user("Other", "other_bot", is_bot=True)
    group = server.group("Desk", [ada, other])
    target: Message | None = None
    if replied:
        target = await server.say(
            group, {"bot": server.bot, "person": ada, "other": other}[replied], "before"
        )
    assert server.world.updates.pending == ()
    await server.say(group, ada, text, reply_to=target)
    assert bool(server.world.updates.pending) == arrives


async def test_privacy_mode_has_exceptions(server: BotApiServer, ada: User) -> None:
    other = server.user("Other", "other_bot", is_bot=True)
    group = server.group("Desk", [ada, other])

    def arrived() -> int:
        count = len(server.world.updates.pending)
        server.world.updates.clear()
        return count

    await server.say(group, other, "I wrote last")
    await server.say(group, ada, "/stat cambs")
    assert arrived() == 0
    await server.join(group, server.user("Eve"))
    assert arrived() == 1
    server.world.privacy_mode = False
    await server.say(group, ada, "chatter")
    await server.say(group, other, "a bot's chatter")
    assert arrived() == 1
    server.world.privacy_mode = True
    server.world.mentions_arrive = True
    await server.say(group, ada, "@Statistics_Test_Bot cambs")
    await server.say(group, ada, "@statistics cambs")
    assert arrived() == 1
    server.promote(group, server.bot)
    assert arrived() == 1  # my_chat_member
    await server.say(group, ada, "chatter")
    assert arrived() == 1


async def test_the_bot_comes_and_goes(server: BotApiServer, client: Client, ada: User) -> None:
    group = server.group("Desk", [ada], bot_status="left")
    await server.say(group, ada, "/stat cambs")
    await server.join(group, server.bot)
    await server.leave(group, server.bot, kicked=True)
    await server.say(group, ada, "/stat cambs")
    updates = await client.result("getUpdates")
    assert [set(update) - {"update_id"} for update in updates] == [
        {"my_chat_member"},
        {"message"},
        {"message"},
        {"my_chat_member"},
    ]
    changes = [update["my_chat_member"] for update in updates if "my_chat_member" in update]
    statuses = [
        (change["old_chat_member"]["status"], change["new_chat_member"]["status"])
        for change in changes
    ]
    assert statuses == [("left", "member"), ("member", "kicked")]


async def test_updates_are_kept_until_confirmed(
    server: BotApiServer, client: Client, ada: User, chat: Chat
) -> None:
    server.world.updates.same_offset_seconds = 0
    for number in range(5):
        await server.say(chat, ada, str(number))
    first = await client.result("getUpdates", limit=2)
    assert [update["message"]["text"] for update in first] == ["0", "1"]
    assert await client.result("getUpdates", limit=2) == first
    rest = await client.result("getUpdates", offset=first[-1]["update_id"] + 1)
    assert [update["message"]["text"] for update in rest] == ["2", "3", "4"]
    last = await client.result("getUpdates", offset=-1)
    assert [update["message"]["text"] for update in last] == ["4"]
    assert len(server.world.updates.pending) == 1
    server.world.updates.redeliver(first[0])
    again = await client.result("getUpdates")
    assert [update["message"]["text"] for update in again] == ["0", "4"]


async def test_the_same_offset_again_at_once_gets_one_update(
    server: BotApiServer, client: Client, ada: User, chat: Chat
) -> None:
    for number in range(5):
        await server.say(chat, ada, str(number))
    first = await client.result("getUpdates")
    offset = first[0]["update_id"]
    counts = [
        len(await client.result("getUpdates", offset=each)) for each in (offset, offset, offset - 1)
    ]
    assert counts == [5, 1, 5]


async def test_allowed_updates_are_remembered(
    server: BotApiServer, client: Client, ada: User, chat: Chat
) -> None:
    server.world.updates.same_offset_seconds = 0
    await client.result("getUpdates", allowed_updates=["inline_query"])
    await server.say(chat, ada, "not wanted")
    await server.inline(ada, "wanted")
    assert ["inline_query" in update for update in await client.result("getUpdates", offset=0)] == [
        True
    ]
    await client.result("getUpdates", allowed_updates=[])
    await server.say(chat, ada, "wanted")
    assert "message" in (await client.result("getUpdates"))[-1]
    group = server.group("Desk", [ada])
    await server.join(group, server.user("Eve"))
    assert not any("chat_member" in update for update in server.world.updates.pending)


async def test_long_poll_waits_and_second_poll_ends_it(
    server: BotApiServer, client: Client, ada: User, chat: Chat
) -> None:
    await client.result("getMe")
    began = time.monotonic()
    assert await client.result("getUpdates", timeout=1) == []
    assert 0.9 < time.monotonic() - began < 3
    waiting = asyncio.create_task(client("getUpdates", timeout=20))
    while not server.world.updates.polling:
        await asyncio.sleep(0.01)
    second = asyncio.create_task(client("getUpdates", timeout=20))
    ended = await waiting
    assert (ended["error_code"], ended["description"]) == (
        409,
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    )
    await server.say(chat, ada, "hello")
    assert [update["message"]["text"] for update in (await second)["result"]] == ["hello"]
    assert server.violations == []


@pytest.fixture
async def hook() -> AsyncIterator[
    tuple[str, list[tuple[dict[str, Any], str | None]], list[web.Response]]
]:
    """A webhook: its address, what it was sent with which secret, and the answers it gives (200 when there are none left)."""
    seen: list[tuple[dict[str, Any], str | None]] = []
    answers: list[web.Response] = []

    async def take(request: web.Request) -> web.Response:
        seen.append((await request.json(), request.headers.get("X-Telegram-Bot-Api-Secret-Token")))
        return answers.pop(0) if answers else web.Response()

    application = web.Application()
    application.router.add_post("/hook", take)
    runner = web.AppRunner(application)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}/hook", seen, answers
    await runner.cleanup()


async def test_webhook(
    server: BotApiServer,
    client: Client,
    ada: User,
    chat: Chat,
    hook: tuple[str, list[tuple[dict[str, Any], str | None]], list[web.Response]],
) -> None:
    url, seen, answers = hook
    answers.append(web.Response(status=500))
    answers.append(
        web.json_response({"method": "sendMessage", "chat_id": ADA, "text": "from the hook"})
    )
    await server.say(chat, ada, "waited for the hook")
    await client.result("setWebhook", url=url, secret_token="s3cret")
    assert (await server.next_reply(chat)).text == "from the hook"
    await server.say(chat, ada, "second")
    await server.settle()
    assert [update["message"]["text"] for update, _ in seen] == ["waited for the hook"] * 2 + [
        "second"
    ]
    assert {secret for _, secret in seen} == {"s3cret"}
    information = await client.result("getWebhookInfo")
    assert (information["url"], information["pending_update_count"]) == (url, 0)
    assert information["last_error_message"].startswith("Wrong response from the webhook: 500")
    refused = await client("getUpdates")
    assert refused["description"].startswith(
        "Conflict: can't use getUpdates method while webhook is active"
    )
    await client.result("deleteWebhook")
    await server.say(chat, ada, "polled")
    assert [update["message"]["text"] for update in await client.result("getUpdates")] == ["polled"]
    assert server.violations == []


async def test_webhook_keeps_order_within_a_chat(
    server: BotApiServer,
    client: Client,
    hook: tuple[str, list[tuple[dict[str, Any], str | None]], list[web.Response]],
) -> None:
    url, seen, answers = hook
    answers.extend(web.Response(status=503) for _ in range(3))
    people = [server.user(name) for name in ("Ada", "Bob", "Eve")]
    for number in range(10):
        for person in people:
            await server.say(server.private_chat(person), person, str(number))
    await client.result("setWebhook", url=url)
    await server.settle()
    for person in people:
        texts = [
            update["message"]["text"]
            for update, _ in seen
            if update["message"]["from"]["id"] == person.id
        ]
        assert list(dict.fromkeys(texts)) == [str(number) for number in range(10)]
        assert texts == sorted(texts)


FAULTS: dict[str, tuple[str, dict[str, Any], type[Exception], int]] = {
    # kind, options, what PTB raises, messages that arrive all the same
    "too many requests": ("429", {"retry_after": 3}, telegram.error.RetryAfter, 0),
    "server error": ("500", {}, telegram.error.NetworkError, 0),
    "web page": ("502", {}, telegram.error.NetworkError, 0),
    "cut before": ("reset", {}, telegram.error.NetworkError, 0),
    "cut after": ("lost", {}, telegram.error.NetworkError, 1),
    "late": ("delay", {"seconds": 0.7}, telegram.error.TimedOut, 1),
    "blocked": ("403", {}, telegram.error.Forbidden, 0),
    "refused": ("400", {"description": "message to edit not found"}, telegram.error.BadRequest, 0),
}


@pytest.mark.parametrize(
    ("kind", "options_", "error", "arrived"), FAULTS.values(), ids=FAULTS.keys()
)
async def test_fault_strikes_once(
    server: BotApiServer,
    bot: telegram.Bot,
    chat: Chat,
    monkeypatch: pytest.MonkeyPatch,
    kind: Any,
    options_: dict[str, Any],
    error: type[Exception],
    arrived: int,
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")  # else PTB warns whenever it raises RetryAfter
    fault = server.fail("sendMessage", chat, kind, **options_)
    with pytest.raises(error):
        await bot.send_message(ADA, "struck", read_timeout=0.4)
    assert (await bot.send_message(ADA, "fine")).text == "fine"
    await server.settle(quiet=0.3)
    assert (
        sorted(message.text for message in server.messages(chat))
        == ["fine", "struck"][: 1 + arrived]
    )
    assert fault.struck == 1
    assert [request.fault for request in server.calls("sendMessage") if request.fault] == [kind]
    assert server.violations == []


async def test_faults_by_chat_share_and_condition(
    server: BotApiServer, client: Client, ada: User
) -> None:
    bob = server.user("Bob")
    chats = [server.private_chat(ada), server.private_chat(bob)]
    server.fail("sendMessage", chats[0], "500", times=None)
    for chat in chats:
        answer = await client("sendMessage", chat_id=chat.id, text="69")
        assert answer["ok"] == (chat == chats[1])
    server.clear_faults()
    struck = server.fail("*", kind="429", times=None, share=0.2, seed=1)
    statuses = [
        (await client("sendMessage", chat_id=bob.id, text="69")).get("error_code")
        for _ in range(100)
    ]
    assert 10 <= statuses.count(429) <= 30
    assert struck.struck == statuses.count(429)
    server.clear_faults()
    server.fail("sendMessage", kind="429", when=lambda call: "Facebook" in call.get("text"))
    assert (await client("sendMessage", chat_id=bob.id, text="Instagram"))["ok"]
    assert not (await client("sendMessage", chat_id=bob.id, text="Facebook"))["ok"]
    with pytest.raises(ValueError, match="no kind of fault"):
        server.fail("sendMessage", kind="418")  # type: ignore[arg-type]


async def test_ptb_bot_talks_to_it(
    server: BotApiServer, bot: telegram.Bot, ada: User, chat: Chat
) -> None:
    me = await bot.get_me()
    assert (me.username, me.can_read_all_group_messages, me.supports_inline_queries) == (
        "statistics_test_bot",
        False,
        True,
    )
    markup = InlineKeyboardMarkup(
        [
            [
                InlineKeyboardButton("Chart", callback_data="c"),
                InlineKeyboardButton("Quote", copy_text=telegram.CopyTextButton("69")),
            ]
        ]
    )
    sent = await bot.send_message(ADA, STYLED, parse_mode="HTML", reply_markup=markup)
    assert (sent.text_html, sent.reply_markup) == (STYLED, markup)
    await server.press(server.replies(chat)[0], "Chart", ada)
    await server.inline(ada, "cambs insta")
    updates = await bot.get_updates(allowed_updates=telegram.Update.ALL_TYPES)
    callback, query = updates[0].callback_query, updates[1].inline_query
    assert callback is not None
    assert query is not None
    assert await callback.answer("done")
    edited = await callback.edit_message_text("<b>29</b>", parse_mode="HTML")
    assert isinstance(edited, telegram.Message)
    assert edited.text_html == "<b>29</b>"
    content = telegram.InputTextMessageContent(STYLED, parse_mode="HTML")
    result = telegram.InlineQueryResultArticle(
        "1", "Instagram", content, reply_markup=markup, description="69"
    )
    shortcut = telegram.InlineQueryResultsButton("How to ask", start_parameter="help")
    assert await bot.answer_inline_query(query.id, [result], cache_time=0, button=shortcut)
    photo = await bot.send_photo(ADA, png(320, 200), caption=STYLED, parse_mode="HTML")
    assert await (await photo.photo[-1].get_file()).download_as_bytearray() == png(320, 200)
    album = await bot.send_media_group(
        ADA, [telegram.InputMediaPhoto(png(9, 9)), telegram.InputMediaPhoto(png(9, 9))]
    )
    assert len({message.media_group_id for message in album}) == 1
    await bot.edit_message_media(
        telegram.InputMediaDocument(b"a,b\n", filename="a.csv"), ADA, photo.id
    )
    scope = telegram.BotCommandScopeChat(ADA)
    assert await bot.set_my_commands([BotCommand("stat", "Ask")], scope=scope)
    assert await bot.get_my_commands(scope=scope) == (BotCommand("stat", "Ask"),)
    assert (await bot.get_chat(ADA)).first_name == "Ada"
    rich_message = await bot.do_api_request("sendRichMessage", api_kwargs=rich("<p>69</p>")[1])
    assert rich_message["rich_message"]["blocks"] == [{"type": "paragraph", "text": "69"}]
    assert server.violations == []


async def test_ptb_understands_the_refusals(
    server: BotApiServer, bot: telegram.Bot, ada: User, chat: Chat
) -> None:
    with pytest.raises(telegram.error.BadRequest, match="Chat not found"):
        await bot.send_message(5, "69")
    sent = await bot.send_message(ADA, "69")
    with pytest.raises(telegram.error.BadRequest, match="Message is not modified"):
        await bot.edit_message_text("69", ADA, sent.id)
    group = server.group("Desk", [ada])
    new = await server.migrate(group)
    with pytest.raises(telegram.error.ChatMigrated) as moved:
        await bot.send_message(group.id, "69")
    assert moved.value.new_chat_id == new.id
    with pytest.raises(telegram.error.EndPointNotFound):
        await bot.do_api_request("makeCoffee")
    async with telegram.Bot(server.token, base_url=server.base_url) as other:
        other._token = "1:wrong"
        other._base_url = server.base_url + "1:wrong"
        with pytest.raises(telegram.error.InvalidToken):
            await other.get_me()


def application(server: BotApiServer) -> "telegram.ext.Application[Any, Any, Any, Any, Any, Any]":
    """Build a bot that answers every message with its text and a button, and every press with an edit."""

    async def echo(update: telegram.Update, _: Any) -> None:
        message = update.effective_message
        assert message is not None
        markup = InlineKeyboardMarkup([[InlineKeyboardButton("Chart", callback_data="c")]])
        await message.reply_html(f"<b>{message.text}</b>", reply_markup=markup, do_quote=True)

    async def chart(update: telegram.Update, _: Any) -> None:
        query = update.callback_query
        assert query is not None
        await query.answer()
        await query.edit_message_text("chart")

    built = telegram.ext.ApplicationBuilder().token(server.token).base_url(server.base_url).build()
    built.add_handler(telegram.ext.CallbackQueryHandler(chart))
    built.add_handler(telegram.ext.MessageHandler(telegram.ext.filters.TEXT, echo))
    return built


async def test_conversation_with_a_ptb_application(
    server: BotApiServer, ada: User, chat: Chat
) -> None:
    running = application(server)
    async with running:
        await running.start()
        assert running.updater is not None
        await running.updater.start_polling()
        asked = await server.say(chat, ada, "cambs insta")
        reply = await server.next_reply(chat)
        assert (reply.text, reply.buttons, reply.reply_to) == (
            "cambs insta",
            ("Chart",),
            asked.message_id,
        )
        query = await server.press(reply, "Chart", ada)
        assert (await server.next_answer(query)).method == "answerCallbackQuery"
        assert (await server.next_edit(chat)).text == "chart"
        group = server.group("Desk", [ada], supergroup=True)
        await server.say(group, ada, "chatter")
        await server.no_reply(group)
        await server.say(group, ada, "and this?", reply_to=None)
        await server.settle()
        assert server.replies(group) == []
        await running.updater.stop()
        await running.stop()
    assert server.violations == []


async def test_waiting_gives_up_and_says_why(
    server: BotApiServer, client: Client, ada: User, chat: Chat
) -> None:
    await client("sendMessage", chat_id=5, text="69")
    await server.say(chat, ada, "hello?")
    with pytest.raises(TimeoutError, match=r"1 updates pending.*chat not found"):
        await server.next_reply(chat, timeout=0.05)
    with pytest.raises(TimeoutError, match="did not settle"):
        await server.settle(timeout=0.05)
    query = await server.inline(ada, "x")
    with pytest.raises(TimeoutError, match="no answer to the inline query 'x'"):
        await server.next_answer(query, timeout=0.05)
    with pytest.raises(TimeoutError, match="no message edited"):
        await server.next_edit(chat, timeout=0.05)
    await client("sendMessage", chat_id=ADA, text="unwanted")
    server.world.updates.clear()
    with pytest.raises(AssertionError, match="unwanted"):
        await server.no_reply(chat)


PROCESS = textwrap.dedent("""
    import asyncio, sys, telegram
    async def main():
        async with telegram.Bot(sys.argv[1], base_url=sys.argv[2]) as bot:
            for update in await bot.get_updates(timeout=10):
                await update.effective_message.reply_text(update.effective_message.text[::-1])
    asyncio.run(main())
""")


@pytest.mark.parametrize("thread", [False, True], ids=["loop", "thread"])
async def test_bot_in_a_process_of_its_own(*, thread: bool) -> None:
    async with BotApiServer(thread=thread) as server:
        ada = server.user("Ada")
        chat = server.private_chat(ada)
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-c", PROCESS, server.token, server.base_url
        )
        await server.say(chat, ada, "desserts")
        assert (await server.next_reply(chat, timeout=20)).text == "stressed"
        assert await process.wait() == 0
        assert server.violations == []


def test_server_in_a_thread_serves_a_test_without_a_loop() -> None:
    with BotApiServer() as server:
        chat = server.private_chat(server.user("Ada"))

        async def talk() -> None:
            async with telegram.Bot(server.token, base_url=server.base_url) as bot:
                await bot.send_message(chat.id, "69")

        asyncio.run(talk())
        assert [message.text for message in server.messages(chat)] == ["69"]


async def test_start_is_quick() -> None:
    began = time.monotonic()
    async with BotApiServer():
        assert time.monotonic() - began < 0.3


async def test_latency_delays_every_answer() -> None:
    async with BotApiServer(latency_seconds=0.2) as server, aiohttp.ClientSession() as session:
        client = Client(server, session)
        await client.result("getMe")
        began = time.monotonic()
        await asyncio.gather(*(client.result("getMe") for _ in range(5)))
        assert 0.2 <= time.monotonic() - began < 0.6


Speak = Callable[[BotApiServer, Chat, User], Any]
WAYS_TO_SPEAK: dict[str, tuple[Speak, str]] = {
    "text": (lambda server, chat, user: server.say(chat, user, "69"), "text"),
    "mention": (
        lambda server, chat, user: server.say(chat, user, "ask Ada", mention=user),
        "entities",
    ),
    "photo": (lambda server, chat, user: server.photo(chat, user, caption="cambs"), "photo"),
    "sticker": (lambda server, chat, user: server.sticker(chat, user), "sticker"),
    "start": (lambda server, chat, user: server.start(user, "receipt_1"), "text"),
}


@pytest.mark.parametrize(("speak", "field"), WAYS_TO_SPEAK.values(), ids=WAYS_TO_SPEAK.keys())
async def test_what_people_send_is_understood_by_ptb(
    server: BotApiServer, bot: telegram.Bot, ada: User, chat: Chat, speak: Speak, field: str
) -> None:
    await speak(server, chat, ada)
    (update,) = await bot.get_updates()
    assert update.message is not None
    assert update.message.api_kwargs == {}
    assert getattr(update.message, field)


async def test_forwards_edits_and_odd_updates(
    server: BotApiServer, bot: telegram.Bot, ada: User, chat: Chat
) -> None:
    group = server.group("Desk", [ada], bot_status="left")
    original = await server.say(group, ada, "cambs")
    await server.forward(chat, ada, original)
    asked = await server.say(chat, ada, "cambs")
    await server.edit(asked, "cambs insta")
    await server.send_update("message_reaction", {})
    with pytest.raises(ValueError, match="no kind of update"):
        await server.send_update("mesage", {})
    with pytest.raises(ValueError, match="start payload"):
        await server.start(ada, "a" * 65)
    forwarded, plain, edited = await bot.get_updates()
    assert forwarded.message is not None
    assert isinstance(forwarded.message.forward_origin, telegram.MessageOriginUser)
    assert plain.message is not None
    assert edited.edited_message is not None
    assert (edited.edited_message.text, edited.edited_message.id) == (
        "cambs insta",
        plain.message.id,
    )


async def test_client_that_dies_while_it_sends(
    server: BotApiServer, client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    await client.result("getMe")
    _, writer = await asyncio.open_connection("127.0.0.1", server.port)
    head = f"POST /bot{server.token}/sendMessage HTTP/1.1\r\nHost: x\r\nContent-Length: 99\r\n"
    writer.write(f"{head}Content-Type: application/x-www-form-urlencoded\r\n\r\nchat_id=1".encode())
    await writer.drain()
    while not server.front.working:
        await asyncio.sleep(0.01)
    writer.close()
    await writer.wait_closed()
    await server.settle()
    assert [request.method for request in server.requests] == ["getMe"]
    assert caplog.records == []
