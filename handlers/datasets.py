"""What is loaded, to be browsed: a list, and a page for each dataset in its place."""

from __future__ import annotations

import asyncio

from telegram import InlineKeyboardMarkup, Update
from telegram.constants import MessageLimit, ParseMode

from handlers.buttons import OUTDATED, alert, confirm, pressed
from handlers.context import Context
from handlers.keyboards import dataset_keyboard, datasets_keyboard
from handlers.sending import edit_quietly
from handlers.sent import NO_PREVIEW
from handlers.shelves import ShelfKey, open_page, read_key, write_key
from stats.render import render_dataset, render_datasets

SHELVES_LABEL = "Measures asked for by name ›"

Page = tuple[str, InlineKeyboardMarkup | None]


async def send_datasets(update: Update, context: Context) -> None:
    """List what is loaded; of the words after the command, what is called so."""
    if (message := update.message) is not None:
        asker = message.from_user.id if message.from_user else 0
        words = " ".join(context.args or ())
        key = write_key(ShelfKey(words=words)) if words else ""
        # The first look at thousands of measures takes longer than others should wait.
        page = await asyncio.to_thread(_open, context, key, asker)
        if page is not None:
            text, markup = page
            await message.reply_text(
                text, ParseMode.HTML, link_preview_options=NO_PREVIEW, reply_markup=markup
            )


async def press_dataset(update: Update, context: Context) -> None:
    """Show what one dataset counts and covers, a page of packages, or the list again."""
    query, press = await pressed(update, context)
    if query is None:
        return
    page = await asyncio.to_thread(_open, context, press.key, press.asker)
    if page is None:
        await alert(query, OUTDATED)
        return
    await confirm(query)
    text, markup = page
    await edit_quietly(
        query.edit_message_text,
        text,
        parse_mode=ParseMode.HTML,
        link_preview_options=NO_PREVIEW,
        reply_markup=markup,
    )


def _open(context: Context, key: str, asker: int) -> Page | None:
    """Return the page that a key means; None where it is not loaded any more."""
    catalogue = context.catalogue
    if not key:
        return _list(context, asker)
    if (shelf := read_key(key)) is not None:
        return open_page(catalogue, shelf, asker)
    dataset = next((each for each in catalogue.datasets if each.code == key), None)
    if dataset is None:
        return None
    text = render_dataset(catalogue.summary(dataset), limit=MessageLimit.MAX_TEXT_LENGTH)
    return text, dataset_keyboard(catalogue.choose_examples(dataset.examples), asker)


def _list(context: Context, asker: int) -> Page:
    catalogue = context.catalogue
    has_shelves = any(each.is_inferred for each in catalogue.shelves())
    if has_shelves and not catalogue.datasets:
        return open_page(catalogue, ShelfKey(), asker)
    text = render_datasets(catalogue.summaries(), limit=MessageLimit.MAX_TEXT_LENGTH)
    pages = [(SHELVES_LABEL, write_key(ShelfKey()))] if has_shelves else []
    return text, datasets_keyboard(catalogue.datasets, asker, pages)
