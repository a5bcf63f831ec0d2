"""Settings of a chat: typed after /settings, or by buttons that change one of them in place."""

from __future__ import annotations

from collections.abc import Sequence

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Message, Update
from telegram.constants import ChatType, InlineKeyboardMarkupLimit

from handlers.buttons import confirm
from handlers.context import Context
from handlers.manners import is_admin, is_private, may_press
from handlers.menus import choice_rows, edit_text
from handlers.state.database import StateError
from handlers.state.store import ChatSettings
from stats import Choice, Clarification, NoMatch
from stats.render import render_not_areas, render_settings

SETTINGS_PREFIX = "s:"
AREA_PREFIX, LETTER_PREFIX = "s:area:", "s:letter:"
AREAS_SHOWN = 60
"""Of more areas the first letter is chosen before. Source: 60 in two columns are five screens."""
MAX_AREAS = 10
"""A comparison of more does not fit a screen."""
TOO_MANY_AREAS = f"That is more than {MAX_AREAS} areas. Please choose fewer."
NO_AREA_WORDS = frozenset({"none", "off", "clear", "no"})
NOT_AN_ADMIN = "Only admins of this group can change its settings."
NOT_KEPT = "I cannot keep that just now. Please try again in a minute."
HOW = (
    "Use the buttons of /settings, or write after it: area and its name, area none, brief, full; "
    "in a group also everyone or admins (who may ask)."
)
WORDS: dict[str, dict[str, bool]] = {
    "brief": {"is_brief": True},
    "full": {"is_brief": False},
    "everyone": {"admins_only": False},
    "admins": {"admins_only": True},
}
"""What one word after /settings, or a button of that name, changes."""
GROUP_WORDS = frozenset({"everyone", "admins"})


async def change_settings(update: Update, context: Context) -> None:
    """Show the settings of a chat, or change the one that is written after the command."""
    message = update.message
    if message is None:
        return
    if not await is_admin(message):
        await message.reply_text(NOT_AN_ADMIN)
        return
    word, _, rest = " ".join(context.args or ()).partition(" ")
    word = word.casefold()
    try:
        if word == "area" and rest.strip():
            await _type_area(message, rest.strip(), context)
        elif word in WORDS and not rest and not (is_private(message) and word in GROUP_WORDS):
            await context.state.change_settings(message.chat_id, **WORDS[word])
            await _show(message, context)
        elif word:
            await message.reply_text(HOW)
        else:
            await _show(message, context)
    except StateError:
        await message.reply_text(NOT_KEPT)


async def press_setting(update: Update, context: Context) -> None:
    """Change one setting in place, or show the areas to choose from."""
    query = update.callback_query
    if query is None or query.data is None or query.message is None:
        return
    if not await may_press(query):
        await confirm(query, NOT_AN_ADMIN, is_alert=True)
        return
    chat = query.message.chat
    what = query.data.removeprefix(SETTINGS_PREFIX)
    try:
        if query.data.startswith(AREA_PREFIX):
            await _press_area(chat.id, query.data.removeprefix(AREA_PREFIX), context)
        elif what in WORDS:
            await context.state.change_settings(chat.id, **WORDS[what])
    except StateError:
        await confirm(query, NOT_KEPT, is_alert=True)
        return
    await confirm(query)
    settings = await context.state.settings(chat.id)
    is_group = chat.type != ChatType.PRIVATE
    is_choosing = what == "areas" or query.data.startswith(LETTER_PREFIX)
    letter = query.data.removeprefix(LETTER_PREFIX) if is_choosing and what != "areas" else ""
    markup = menu(settings, is_group=is_group)
    if is_choosing:
        markup = area_menu(context.catalogue.home_choices(), letter)
    await edit_text(query, text_of(settings, context, is_group=is_group), markup)


def text_of(settings: ChatSettings, context: Context, *, is_group: bool) -> str:
    """Return what a chat has set, in words."""
    areas = context.catalogue.home_names(settings.areas)
    return render_settings(
        areas, is_brief=settings.is_brief, admins_only=settings.admins_only, is_group=is_group
    )


def menu(settings: ChatSettings, *, is_group: bool) -> InlineKeyboardMarkup:
    """Return the buttons that each change one setting to what it is not."""
    answers = ("Full answers", "full") if settings.is_brief else ("Brief answers", "brief")
    asking = (
        ("Let everyone ask", "everyone")
        if settings.admins_only
        else ("Let only admins ask", "admins")
    )
    buttons = [("Choose a default area", "areas"), answers, *([asking] if is_group else [])]
    rows = [
        [InlineKeyboardButton(label, callback_data=f"{SETTINGS_PREFIX}{data}")]
        for label, data in buttons
    ]
    if settings.areas:
        rows.insert(1, [InlineKeyboardButton("No default area", callback_data=AREA_PREFIX)])
    return InlineKeyboardMarkup(rows)


def area_menu(choices: Sequence[Choice], letter: str) -> InlineKeyboardMarkup:
    """Return a button for each area; of many, for their first letters, and then for one letter."""
    letters = dict.fromkeys(choice.label[:1].upper() for choice in choices)
    if len(choices) > AREAS_SHOWN and not letter:
        firsts = [
            InlineKeyboardButton(each, callback_data=f"{LETTER_PREFIX}{each}") for each in letters
        ]
        rows = [firsts[n : n + 6] for n in range(0, len(firsts), 6)]
    else:
        shown = [each for each in choices if each.label.upper().startswith(letter)]
        most = InlineKeyboardMarkupLimit.TOTAL_BUTTON_NUMBER - 1
        rows = choice_rows(shown[:most], AREA_PREFIX, columns=2)
    back = [InlineKeyboardButton("Back", callback_data=f"{SETTINGS_PREFIX}back")]
    return InlineKeyboardMarkup([*rows, back])


async def _show(message: Message, context: Context) -> None:
    settings = await context.state.settings(message.chat_id)
    is_group = not is_private(message)
    text = text_of(settings, context, is_group=is_group)
    await message.reply_text(text, reply_markup=menu(settings, is_group=is_group))


async def _type_area(message: Message, text: str, context: Context) -> None:
    """Set the areas that are written; what can be two is asked back, what is none is named."""
    if text.casefold() in NO_AREA_WORDS:
        await context.state.change_settings(message.chat_id, areas=())
        await _show(message, context)
        return
    found = context.catalogue.find_home(text)
    match found:
        case Clarification():
            rows = choice_rows(found.choices, AREA_PREFIX)
            await message.reply_text(found.prompt, reply_markup=InlineKeyboardMarkup(rows))
        case NoMatch():
            await message.reply_text(render_not_areas(found.unknown))
        case _ if len(found) > MAX_AREAS:
            await message.reply_text(TOO_MANY_AREAS)
        case _:
            areas = tuple(code.code for code in found)
            await context.state.change_settings(message.chat_id, areas=areas)
            await _show(message, context)


async def _press_area(chat: int, key: str, context: Context) -> None:
    """Set the areas of a pressed button; what is not loaded any more changes nothing."""
    found = context.catalogue.find_home_choice(key) if key else ()
    if not isinstance(found, Clarification | NoMatch):
        await context.state.change_settings(chat, areas=tuple(code.code for code in found))
