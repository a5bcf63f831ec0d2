"""How updates reach the bot: by polling or a webhook, each until it is confirmed."""

import asyncio
import time
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web

from tests.botapi import (
    BotApiServer,
    Chat,
    Message,
    User,
)
from tests.botapi_server.calls import (
    ADA,
    Client,
)

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
