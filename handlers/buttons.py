"""Buttons: a choice becomes the answer in place, a part of a question shows what it may become."""

from __future__ import annotations

import asyncio
from itertools import islice

import structlog
from telegram import CallbackQuery, Message, Update
from telegram.error import TelegramError

from handlers.answers import Asked, topic_of
from handlers.context import Context
from handlers.ephemeral import number_of
from handlers.keyboards import MENU_SIZE, menu_choices, menu_keyboard
from handlers.manners import why_not_asked
from handlers.presses import OTHERS, Press, may_press, read_press
from handlers.sending import (
    body_of,
    buttons,
    edit_quietly,
    edit_reply,
    replace_ephemeral,
    send_reply,
)
from stats import Answer, Choice, Defaults, NoFigure, Reply

log = structlog.get_logger(__name__)

NOT_YOURS = "Only the person who asked can change this. Send a question of your own."
OUTDATED = "The figures have been loaded again since. Please ask once more."
NOTHING_ELSE = "Nothing else here has a figure."


async def press_choice(update: Update, context: Context) -> None:
    """Put the answer to the chosen question in the place of the message that offered it."""
    query, press = await pressed(update, context)
    if query is None:
        return
    defaults = await _defaults(query, press, context)
    # A choice of a question asked back may leave open what the defaults are for.
    reply = context.catalogue.ask_again(
        press.key, defaults=defaults
    ) or context.catalogue.ask_choice(press.key, defaults=defaults)
    if reply is None:
        await alert(query, OUTDATED)
        return
    context.count("press", reply)
    await confirm(query)
    message = query.message
    if message is not None:
        shown = context.answers.shown(message.chat.id, message.message_id)
        reply = context.catalogue.note_taken(reply, press.key, shown)
    if isinstance(message, Message) and (number := number_of(message)):
        await _answer_everybody(message, number, reply, query.from_user.id, context)
        return
    async with context.lock(_place(query)):
        body = await body_of(reply, context, message.chat.id if message else None)
        edit, is_inline = query.edit_message_text, message is None
        is_there = await edit_reply(edit, body, press.asker, context, is_inline=is_inline)
        if message is not None and is_there:
            asker = press.asker or query.from_user.id
            asked = Asked(message.chat.id, message.message_id, asker, topic=topic_of(message))
            context.note(asked, message.message_id, body.text, reply)


async def _answer_everybody(
    message: Message, number: int, reply: Reply, asker: int, context: Context
) -> None:
    """Answer a question that only the asker saw, below what was asked."""
    question = message.reply_to_message or message
    asked = Asked(message.chat.id, question.message_id, asker)
    async with context.lock(asked.chat):
        # Pressed twice, or pressed again later: the answer that is there already is changed.
        given = context.answers.given(asked) if question.message_id else None
        answer = given.message if given else 0
        await replace_ephemeral(question, reply, asked, context, number=number, answer=answer)


async def press_menu(update: Update, context: Context) -> None:
    """Show, in the buttons alone, what a part of the question may be changed to."""
    query, press, reply = await _pressed_answer(update, context)
    if query is None or reply is None:
        return
    # A late page of a long list takes some ten milliseconds.
    choices, has_more = await asyncio.to_thread(_page, reply, press, context)
    if not choices:
        await alert(query, NOTHING_ELSE)
        return
    await confirm(query)
    async with context.lock(_place(query)):
        markup = menu_keyboard(press, choices, has_more=has_more)
        await edit_quietly(query.edit_message_reply_markup, reply_markup=markup)


async def press_back(update: Update, context: Context) -> None:
    """Show the buttons of the answer again."""
    query, press, reply = await _pressed_answer(update, context)
    if query is None or reply is None:
        return
    await confirm(query)
    async with context.lock(_place(query)):
        markup = await buttons(reply, press.asker, context, is_inline=query.message is None)
        await edit_quietly(query.edit_message_reply_markup, reply_markup=markup)


async def press_example(update: Update, context: Context) -> None:
    """Answer an example as a message of its own, for whoever pressed it and may ask."""
    query, _, reply = await _pressed_answer(update, context)
    if query is None or reply is None or not isinstance(query.message, Message):
        return
    if refusal := await why_not_asked(query, context):
        await alert(query, refusal)
        return
    context.count("press", reply)
    await confirm(query)
    message, asker = query.message, query.from_user.id
    async with context.lock(message.chat.id):
        body = await body_of(reply, context, message.chat.id)
        sent = await send_reply(message, body, asker, context, quote=False)
        asked = Asked(message.chat.id, sent.message_id, asker, topic=topic_of(message))
        context.note(asked, sent.message_id, body.text, reply)


async def confirm(query: CallbackQuery, text: str | None = None, *, is_alert: bool = False) -> None:
    """Answer a press at once; what it asks for is done even where that is refused, as too late."""
    try:
        await query.answer(text, show_alert=is_alert or None)
    except TelegramError as error:
        log.info("press not answered", reason=error.message)


async def alert(query: CallbackQuery, text: str) -> None:
    """Tell who pressed why nothing comes of it."""
    await confirm(query, text, is_alert=True)


async def pressed(update: Update, context: Context) -> tuple[CallbackQuery | None, Press]:
    """Return the query and what was pressed; no query where it was somebody else's button."""
    query = update.callback_query
    press = read_press(query.data or "" if query else "")
    if query is None or await may_press(press, query, context):
        return query, press
    await alert(query, NOT_YOURS)
    return None, press


async def _pressed_answer(
    update: Update, context: Context
) -> tuple[CallbackQuery | None, Press, Answer | NoFigure | None]:
    """Return what was pressed and the answer it stands under; who pressed is told if it is gone."""
    query, press = await pressed(update, context)
    if query is None:
        return None, press, None
    defaults = await _defaults(query, press, context)
    reply = context.catalogue.ask_again(press.key, defaults=defaults)
    if reply is None:
        await alert(query, OUTDATED)
    return query, press, reply


async def _defaults(query: CallbackQuery, press: Press, context: Context) -> Defaults | None:
    """Return what an answer may have been given for; in a chat that is not known, for nobody."""
    if query.message is None:
        return None
    return await context.defaults(query.message.chat.id, press.asker or query.from_user.id)


def _page(
    reply: Answer | NoFigure, press: Press, context: Context
) -> tuple[tuple[Choice, ...], bool]:
    """Return a page of changes, and whether there are more."""
    if press.subject == OTHERS:
        return menu_choices(reply), False
    varied = context.catalogue.vary(reply)
    parts = varied.variations if isinstance(varied, Answer | NoFigure) else ()
    subjects = [each.subject for each in parts if each.token == press.subject]
    start = press.page * MENU_SIZE
    found = [
        choice
        for subject in subjects
        for choice in islice(
            context.catalogue.changes(reply, subject), start, start + MENU_SIZE + 1
        )
    ]
    return tuple(found[:MENU_SIZE]), len(found) > MENU_SIZE


def _place(query: CallbackQuery) -> int:
    """Return what keeps presses in order: the chat, or who pressed where that is not known."""
    return query.message.chat.id if query.message else query.from_user.id
