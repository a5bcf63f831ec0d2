"""The commands, and what Telegram shows of them and of the bot."""

from __future__ import annotations

import asyncio

import structlog
from telegram import (
    BotCommand,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    Update,
)
from telegram.constants import BotDescriptionLimit, ChatType, MessageLimit, ParseMode
from telegram.error import TelegramError

from handlers.context import BotApplication, Context
from handlers.keyboards import examples_keyboard
from handlers.sent import NO_PREVIEW
from handlers.shelves import NOTHING_FOUND
from stats import Catalogue
from stats.render import render_description, render_help, render_links, render_sources

HELP = BotCommand("help", "How to ask, with examples")
DATASETS = BotCommand("datasets", "What is loaded, and what it covers")
SOURCES = BotCommand("sources", "Whose figures these are, and from when")
HELP_PARAMETER = "help"
"""What a link or a button starts the bot with to get the help."""
STAT = BotCommand("stat", "Ask for a figure, such as: /stat cambs insta")
PATCH = BotCommand("patch", "The areas you report on, for questions that name none")
WATCH = BotCommand("watch", "As a reply to an answer: be told when its figure changes")
SETTINGS = BotCommand("settings", "Default area, brief or full answers, who may ask")
PRIVACY = BotCommand("privacy", "What is kept, and for how long")
FORGET = BotCommand("forget", "Delete all that is kept about you")
IN_PRIVATE = (HELP, DATASETS, SOURCES, PATCH, WATCH, SETTINGS, PRIVACY, FORGET)
IN_GROUPS = (STAT, HELP, DATASETS, SOURCES, PATCH, WATCH, PRIVACY, FORGET)
FOR_ADMINISTRATORS = (*IN_GROUPS, SETTINGS)
"""Telegram shows administrators this menu in place of the group's, so it repeats that one."""
BETWEEN = "\n\n"
MOST_EXAMPLES, FEW_EXAMPLES = 6, 3
"""Examples under the help: in a private chat, and in a group, which is not to be flooded."""

log = structlog.get_logger(__name__)


async def send_help(update: Update, context: Context) -> None:
    """Say how to ask."""
    if (message := update.message) is not None:
        catalogue = context.catalogue
        text = render_help(
            catalogue.datasets,
            limit=MessageLimit.MAX_TEXT_LENGTH,
            packages=catalogue.inferred_packages,
            has_examples=bool(catalogue.examples),
        )
        most = MOST_EXAMPLES if message.chat.type == ChatType.PRIVATE else FEW_EXAMPLES
        examples = catalogue.choose_examples(catalogue.examples[:most])
        await message.reply_text(
            text,
            ParseMode.HTML,
            link_preview_options=NO_PREVIEW,
            reply_markup=examples_keyboard(examples),
        )


async def send_sources(update: Update, context: Context) -> None:
    """Say what is loaded, whose it is and from when, with links; of words, what is called so."""
    if (message := update.message) is not None:
        # The first look at thousands of measures takes longer than others should wait.
        words = " ".join(context.args or ())
        text = await asyncio.to_thread(_sources, context.catalogue, words)
        await message.reply_text(text, ParseMode.HTML, link_preview_options=NO_PREVIEW)


def _sources(catalogue: Catalogue, words: str) -> str:
    limit = int(MessageLimit.MAX_TEXT_LENGTH)
    told = [] if words else [render_sources(catalogue.summaries(), limit=limit)]
    left = limit - sum(map(len, told)) - len(BETWEEN)
    told.append(render_links(catalogue.shelves(words), limit=left))
    return BETWEEN.join(filter(None, told)) or NOTHING_FOUND


async def describe_bot(application: BotApplication) -> None:
    """Set the command menus and descriptions; the bot starts even where this is refused."""
    bot, catalogue = application.bot, application.bot_data.released()
    labels = [dataset.label for dataset in catalogue.datasets] if catalogue else []
    description = render_description(labels, limit=BotDescriptionLimit.MAX_DESCRIPTION_LENGTH)
    short = render_description(labels, limit=BotDescriptionLimit.MAX_SHORT_DESCRIPTION_LENGTH)
    try:
        await bot.set_my_commands(IN_PRIVATE, BotCommandScopeAllPrivateChats())
        await bot.set_my_commands(IN_GROUPS, BotCommandScopeAllGroupChats())
        await bot.set_my_commands(FOR_ADMINISTRATORS, BotCommandScopeAllChatAdministrators())
        await bot.set_my_description(description)
        await bot.set_my_short_description(short)
    except TelegramError as error:
        log.warning("bot not described", reason=error.message)
