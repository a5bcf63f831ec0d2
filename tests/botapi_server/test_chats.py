"""What a chat keeps: messages, edits, topics, files, commands, members."""

from typing import Any

import aiohttp

from tests.botapi import (
    NOT_MODIFIED,
    OWN_RULE,
    BotApiServer,
    Chat,
    User,
)
from tests.botapi_server.calls import ADA, STYLED, Client, button, commands, keyboard, png, rich


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
