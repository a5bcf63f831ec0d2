"""A reporter's patch: the areas that a question covers which names none."""

from __future__ import annotations

from telegram import InlineKeyboardMarkup, Message, Update

from handlers.buttons import confirm
from handlers.context import Context
from handlers.menus import choice_rows, edit_text
from handlers.presses import read_press
from handlers.settings import MAX_AREAS, NO_AREA_WORDS, NOT_KEPT, TOO_MANY_AREAS
from handlers.state.database import StateError
from stats import Clarification, Code, NoMatch
from stats.render import render_not_areas, render_patch

PATCH_PREFIX = "p"
NOT_A_PERSON = "A patch belongs to a person; you write as a group or channel."
NOT_YOURS = "Only the person who sent /patch can choose here."
OUTDATED = "The figures have been loaded again since. Please send /patch once more."


async def set_patch(update: Update, context: Context) -> None:
    """Set, show or clear the patch of who writes; an area that can be two is asked back."""
    message = update.message
    if message is None or message.from_user is None:
        return
    if message.sender_chat is not None:
        await message.reply_text(NOT_A_PERSON)
        return
    await _set(message, message.from_user.id, " ".join(context.args or ()), context)


async def _set(message: Message, user: int, text: str, context: Context) -> None:
    if not text:
        names = context.catalogue.home_names(await context.state.patch(user))
        await message.reply_text(render_patch(names))
        return
    found = () if text.casefold() in NO_AREA_WORDS else context.catalogue.find_home(text)
    match found:
        case Clarification():
            rows = choice_rows(found.choices, f"{PATCH_PREFIX}{user:x}.")
            await message.reply_text(found.prompt, reply_markup=InlineKeyboardMarkup(rows))
        case NoMatch():
            await message.reply_text(render_not_areas(found.unknown))
        case _:
            await message.reply_text(await _save(user, found, context))


async def press_patch(update: Update, context: Context) -> None:
    """Set the patch of who was asked back, and of nobody else."""
    query = update.callback_query
    if query is None or query.data is None:
        return
    press = read_press(query.data)
    asker = press.asker
    if asker != query.from_user.id:
        await confirm(query, NOT_YOURS, is_alert=True)
        return
    await confirm(query)
    found = context.catalogue.find_home_choice(press.key)
    match found:
        case Clarification():
            rows = choice_rows(found.choices, f"{PATCH_PREFIX}{asker:x}.")
            await edit_text(query, found.prompt, InlineKeyboardMarkup(rows))
        case NoMatch():
            await edit_text(query, OUTDATED)
        case _:
            await edit_text(query, await _save(asker, found, context))


async def _save(user: int, codes: tuple[Code, ...], context: Context) -> str:
    if len(codes) > MAX_AREAS:
        return TOO_MANY_AREAS
    try:
        await context.state.save_patch(user, tuple(code.code for code in codes))
    except StateError:
        return NOT_KEPT
    # What is asked next is about these areas, and goes on from nothing.
    context.answers.forget_last(user)
    return render_patch([code.name for code in codes])
