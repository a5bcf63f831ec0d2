"""The Bot API server refuses what Telegram refuses, and lets pass what Telegram lets pass."""

from typing import Any

import pytest

from tests.botapi import (
    OWN_RULE,
    BotApiServer,
    Chat,
    schema,
)
from tests.botapi.errors import ApiError
from tests.botapi.wire import Raw
from tests.botapi_server.calls import (
    ADA,
    FACE,
    Client,
    article,
    button,
    commands,
    html,
    inline,
    keyboard,
    parse_error,
    png,
    pressable,
    rich,
    say,
)

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
