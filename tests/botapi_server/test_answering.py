"""Queries, inline messages, guest and ephemeral messages, each answered in its own way."""

import pytest

from tests.botapi import (
    OWN_RULE,
    QUERY_TOO_OLD,
    BotApiServer,
    Chat,
    User,
)
from tests.botapi_server.calls import ADA, Client, article, button, keyboard, png


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
