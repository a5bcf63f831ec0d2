"""Questions in private chats and groups, and what happens when one is edited."""

from __future__ import annotations

from telegram import Message, MessageEntity, Update
from telegram.ext import filters

from handlers.context import Context
from handlers.sending import edit_reply, html, send_reply
from stats import NoMatch
from stats.render import render_text_only


class AddressedToBot(filters.MessageFilter):
    """Passes a group's message that replies to the bot or mentions it."""

    def filter(self, message: Message) -> bool:
        """Whether the message is for the bot."""
        return is_reply_to_bot(message) or bool(mention_of_bot(message))


def is_reply_to_bot(message: Message) -> bool:
    """Whether a message replies to one of the bot's own."""
    replied = message.reply_to_message
    author = replied.from_user if replied else None
    return author is not None and author.id == message.get_bot().id


def mention_of_bot(message: Message) -> str:
    """Return the bot's name as the message mentions it; empty where it does not."""
    name = f"@{message.get_bot().username}".casefold()
    mentions = message.parse_entities([MessageEntity.MENTION])
    return next((text for text in mentions.values() if text.casefold() == name), "")


def question_of(message: Message) -> str:
    """Return the text of a message without the bot's own name or command."""
    text = message.text or message.caption or ""
    if mention := mention_of_bot(message):
        text = text.replace(mention, " ")
    if message.entities and message.entities[0].type == MessageEntity.BOT_COMMAND:
        text = text.partition(" ")[2]
    return text


async def answer_private(update: Update, context: Context) -> None:
    """Answer any text of a private chat."""
    if (message := update.message) is not None:
        await _answer(message, question_of(message), context)


async def answer_group(update: Update, context: Context) -> None:
    """Answer a group's message to the bot; thanks and other chatter in a reply get no answer."""
    message = update.message
    if message is None:
        return
    reply = context.catalogue.ask(question_of(message))
    if not (isinstance(reply, NoMatch) and is_reply_to_bot(message)):
        await _answer(message, question_of(message), context)


async def answer_command(update: Update, context: Context) -> None:
    """Answer `/stat question`; alone, as a reply to a message, it takes that message's text."""
    message = update.message
    if message is None:
        return
    text = question_of(message).strip()
    if not text and message.reply_to_message:
        text = question_of(message.reply_to_message)
    await _answer(message, text, context)


async def answer_edited(update: Update, context: Context) -> None:
    """Edit the answer of a question that was edited; one not answered before is left alone."""
    message = update.edited_message
    if message is None or message.from_user is None:
        return
    key = message.chat_id, message.message_id
    answer = context.answers.find(*key)
    reply = context.catalogue.ask(question_of(message))
    if answer is not None and not context.answers.says(*key, html(reply)):
        await edit_reply(message, answer, reply, message.from_user.id)
        context.answers.note(*key, answer, html(reply))


async def answer_without_text(update: Update, context: Context) -> None:
    """Say in a private chat that only text is understood."""
    if (message := update.message) is not None:
        await message.reply_text(render_text_only(context.catalogue.examples))


async def _answer(message: Message, text: str, context: Context) -> None:
    asker = message.from_user.id if message.from_user else 0
    is_group = message.chat.type != message.chat.PRIVATE
    reply = context.catalogue.ask(text)
    sent = await send_reply(message, reply, asker, quote=is_group)
    context.answers.note(message.chat_id, message.message_id, sent.message_id, html(reply))
