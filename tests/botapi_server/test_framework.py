"""The framework's bot talks to the Bot API server, in this process and in one of its own."""

import asyncio
import sys
import textwrap
import time
from collections.abc import Callable
from typing import Any

import pytest
import telegram
import telegram.ext
from telegram import BotCommand, InlineKeyboardButton, InlineKeyboardMarkup

from tests.botapi import (
    BotApiServer,
    Chat,
    User,
)
from tests.botapi_server.calls import (
    ADA,
    STYLED,
    Client,
    png,
    rich,
)


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
