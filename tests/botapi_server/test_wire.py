"""How requests come in and answers go out: paths, parameters, files, marks, faults."""

import asyncio
import json
import time
from typing import Any

import aiohttp
import pytest
import telegram
import telegram.ext
from hypothesis import given
from hypothesis import strategies as st

from tests.botapi import (
    BotApiServer,
    Chat,
    User,
)
from tests.botapi.entities import utf16_length, utf16_slice
from tests.botapi.errors import ApiError
from tests.botapi.formatting import format_text
from tests.botapi.methods import DELIVERY, HANDLERS
from tests.botapi.schema import load_methods
from tests.botapi.values import field_plan, is_model, options
from tests.botapi_server.calls import (
    ADA,
    FACE,
    Client,
    button,
    keyboard,
)


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


async def test_latency_delays_every_answer() -> None:
    async with BotApiServer(latency_seconds=0.2) as server, aiohttp.ClientSession() as session:
        client = Client(server, session)
        await client.result("getMe")
        began = time.monotonic()
        await asyncio.gather(*(client.result("getMe") for _ in range(5)))
        assert 0.2 <= time.monotonic() - began < 0.6


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
