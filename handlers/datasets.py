"""What is loaded, to be browsed: a list, and a page for each dataset in its place."""

from __future__ import annotations

from telegram import Update
from telegram.constants import MessageLimit, ParseMode

from handlers.buttons import OUTDATED, alert, confirm, pressed
from handlers.context import Context
from handlers.keyboards import dataset_keyboard, datasets_keyboard
from handlers.sending import edit_quietly
from handlers.sent import NO_PREVIEW
from stats.render import render_dataset, render_datasets


async def send_datasets(update: Update, context: Context) -> None:
    """List what is loaded."""
    if (message := update.message) is not None:
        asker = message.from_user.id if message.from_user else 0
        await message.reply_text(
            _list(context),
            ParseMode.HTML,
            link_preview_options=NO_PREVIEW,
            reply_markup=datasets_keyboard(context.catalogue.datasets, asker),
        )


async def press_dataset(update: Update, context: Context) -> None:
    """Show what one dataset counts and covers, or the list again."""
    query, press = await pressed(update, context)
    if query is None:
        return
    catalogue = context.catalogue
    dataset = next((each for each in catalogue.datasets if each.code == press.key), None)
    if press.key and dataset is None:
        await alert(query, OUTDATED)
        return
    await confirm(query)
    if dataset is None:
        text, markup = _list(context), datasets_keyboard(catalogue.datasets, press.asker)
    else:
        summary = catalogue.summary(dataset)
        text = render_dataset(summary, limit=MessageLimit.MAX_TEXT_LENGTH)
        examples = catalogue.choose_examples(dataset.examples)
        markup = dataset_keyboard(examples, press.asker)
    await edit_quietly(
        query.edit_message_text,
        text,
        parse_mode=ParseMode.HTML,
        link_preview_options=NO_PREVIEW,
        reply_markup=markup,
    )


def _list(context: Context) -> str:
    summaries = context.catalogue.summaries()
    return render_datasets(summaries, limit=MessageLimit.MAX_TEXT_LENGTH)
