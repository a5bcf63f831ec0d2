"""Questions in private chats and groups, and what happens when one is edited."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from telegram import Message, MessageEntity, Update
from telegram.ext import filters

from handlers.answers import Asked, topic_of
from handlers.context import Context
from handlers.ephemeral import receiver_of
from handlers.manners import is_admitted, is_private
from handlers.sending import Body, body_of, edit_reply, replace_ephemeral, send_reply
from stats import NoMatch, Reply
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
    mentions = (
        *_mentions(message.text or "", message.entities),
        *_mentions(message.caption or "", message.caption_entities),
    )
    return next((text for text in mentions if text.casefold() == name), "")


def _mentions(text: str, entities: Sequence[MessageEntity]) -> Iterator[str]:
    """Yield the texts of mentions; the framework fails at one that cuts a character in two."""
    units = text.encode("utf-16-le")
    for each in entities:
        if each.type == MessageEntity.MENTION:
            start, end = 2 * each.offset, 2 * (each.offset + each.length)
            yield units[start:end].decode("utf-16-le", "replace")


def question_of(message: Message) -> str:
    """Return the text of a message without the bot's own name or command."""
    text = message.text or message.caption or ""
    first = message.entities[0] if message.entities else None
    if first is not None and first.type == MessageEntity.BOT_COMMAND and first.offset == 0:
        text = text[first.length :]  # a command is of ASCII letters, so units are characters
    if mention := mention_of_bot(message):
        text = text.replace(mention, " ")
    return text


def question_or_replied(message: Message) -> str:
    """Return the text of a message; of a mention or command alone, that which it replies to."""
    text = question_of(message).strip()
    if not text and message.reply_to_message:
        return question_of(message.reply_to_message)
    return text


def asked_by(message: Message) -> Asked:
    """Return where a question was asked, by whom, and as a reply to which answer."""
    replied = message.reply_to_message
    return Asked(
        chat=message.chat_id,
        message=message.message_id,
        user=message.from_user.id if message.from_user else 0,
        replied=replied.message_id if replied and is_reply_to_bot(message) else None,
        topic=topic_of(message),
    )


async def reply_to(asked: Asked, text: str, context: Context) -> Reply:
    """Return the reply to a text, which may go on from a question before it."""
    before = context.answers.before(asked)
    defaults = await context.defaults(asked.chat, asked.user)
    recent, is_reply = context.bot_data.recent, asked.replied is not None
    return recent.ask(
        context.catalogue,
        text,
        previous=before,
        is_reply=is_reply,
        defaults=defaults,
        asked_back=context.answers.asked_back(asked),
    )


async def answer_private(update: Update, context: Context) -> None:
    """Answer any text of a private chat."""
    if (message := update.message) is not None:
        await _answer(message, question_of(message), context)


async def answer_group(update: Update, context: Context) -> None:
    """Answer a group's message to the bot; thanks and other chatter in a reply get no answer."""
    message = update.message
    if message is None:
        return
    reply = await reply_to(asked_by(message), question_of(message), context)
    is_chatter = isinstance(reply, NoMatch) and not reply.is_call_for_help
    if not is_chatter or mention_of_bot(message):
        await _answer(message, question_of(message), context)


async def answer_command(update: Update, context: Context) -> None:
    """Answer `/stat question`; alone, as a reply to a message, it takes that message's text."""
    message = update.message
    if message is None:
        return
    await _answer(message, question_or_replied(message), context)


async def answer_edited(update: Update, context: Context) -> None:
    """Edit the answer of a question that was edited; one not answered before is left alone."""
    message = update.edited_message
    if message is None:
        return
    asked = asked_by(message)
    async with context.lock(asked.chat):
        given = context.answers.given(asked)
        if given is None or not await is_admitted(message, context, is_quiet=True):
            return
        defaults = await context.defaults(asked.chat, asked.user)
        reply = context.catalogue.ask(
            question_of(message),
            previous=given.before,
            is_reply=asked.replied is not None,
            defaults=defaults,
            asked_back=given.asked_back,
        )
        context.count("edited", reply)
        body = await body_of(reply, context, asked.chat)
        if given.ephemeral and hash(body.text) != given.digest:
            number, answer = given.ephemeral, given.message
            await replace_ephemeral(message, reply, asked, context, number=number, answer=answer)
        elif hash(body.text) != given.digest:
            edit = message.get_bot().edit_message_text
            place = {"chat_id": asked.chat, "message_id": given.message}
            if await edit_reply(edit, body, asked.user, context, place=place):
                context.note(asked, given.message, body.text, reply)
            else:
                await _send(message, body, asked, context)


async def answer_without_text(update: Update, context: Context) -> None:
    """Say in a private chat that only text is understood."""
    if (message := update.message) is not None:
        await message.reply_text(render_text_only(context.catalogue.examples))


async def _answer(message: Message, question: str, context: Context) -> None:
    if not await is_admitted(message, context):
        return
    asked = asked_by(message)
    async with context.lock(asked.chat):
        reply = await reply_to(asked, question, context)
        context.count("private" if is_private(message) else "group", reply)
        context.note_miss(reply, asked.user)
        await _send(message, await body_of(reply, context, asked.chat), asked, context)


async def _send(message: Message, body: Body, asked: Asked, context: Context) -> None:
    is_group = message.chat.type != message.chat.PRIVATE
    receiver = receiver_of(message)
    sent = await send_reply(message, body, asked.user, context, quote=is_group, receiver=receiver)
    context.note(asked, sent.message_id, body.text, body.reply, ephemeral=sent.ephemeral)
