"""The part of the driver that speaks: messages, edits, pressed buttons, inline and guest queries, as people send them."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from .detection import find_entities
from .entities import Entity, FormattedText
from .inline import result_content
from .limits import INLINE_QUERY_UTF16, START_CHARACTERS, START_PARAMETER
from .methods.sending import origin_of, shown_content
from .model import Chat, Message, Query, Upload, User
from .waiting import Waiting

# A transparent pixel.
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000002000001e221bc330000000049454e44"
    "ae426082"
)


class Driver(Waiting):
    """What people do in front of the bot. Each returns what it made; whether the bot sees it is decided by membership and privacy."""

    async def say(
        self,
        chat: Chat,
        user: User,
        text: str,
        *,
        reply_to: Message | None = None,
        thread: int | None = None,
        mention: User | None = None,
        fields: Mapping[str, Any] | None = None,
    ) -> Message:
        """Write a text.

        Args:
            reply_to: the message that it answers.
            thread: the topic it stands in.
            mention: a user without a username whom the first name in the text mentions.
            fields: further fields of the Message object, taken as they are.
        """
        entities = find_entities(text)
        if mention is not None:
            offset = len(text[: text.index(mention.first_name)].encode("utf-16-le")) // 2
            length = len(mention.first_name.encode("utf-16-le")) // 2
            entities.append(Entity("text_mention", offset, length, str(mention.id)))
        content = {**self.world.text_json(FormattedText(text, tuple(entities))), **(fields or {})}
        return self._tell(chat, user, content, reply_to=reply_to, thread=thread)

    async def start(self, user: User, payload: str = "") -> Message:
        """Open the private chat with the bot, by a deep link if there is a payload."""
        if payload and (len(payload) > START_PARAMETER or not START_CHARACTERS.fullmatch(payload)):
            raise ValueError(f"Telegram passes no such start payload on: {payload}")
        chat = self.private_chat(user)
        self.world.rooms[chat.id].started = True
        return await self.say(chat, user, f"/start {payload}".strip())

    async def edit(self, message: Message, text: str) -> Message:
        """Let a message's author change its text."""
        room = self.world.rooms[message.chat_id]
        formatted = FormattedText(text, tuple(find_entities(text)))
        kept = {
            name: value
            for name, value in message.payload.items()
            if name not in ("text", "entities", "edit_date")
        }
        payload = {
            **kept,
            **self.world.text_json(formatted),
            "edit_date": message.payload["date"] + 1,
        }
        edited = replace(message, payload=payload)
        room.messages[message.message_id] = edited
        self.world.deliver(room, edited, "edited_message")
        return edited

    async def press(self, message: Message, button: str, user: User) -> Query:
        """Press a callback button, named by its label or its data; the message is looked at as it stands now."""
        current = self.current(message)
        pressable = [each for row in current.keyboard for each in row if "callback_data" in each]
        for each in pressable:
            if button in (each["text"], each["callback_data"]):
                return self._press(current, each["callback_data"], user)
        raise LookupError(f"no button {button!r} among {[each['text'] for each in pressable]}")

    async def press_data(self, message: Message, data: str, user: User) -> Query:
        """Press a button that the message does not have (any more): old, or forged."""
        return self._press(message, data, user)

    async def inline(
        self, user: User, text: str, *, offset: str = "", chat_type: str = "group"
    ) -> Query:
        """Type an inline query; `next_answer` returns what the bot shows."""
        if len(text.encode("utf-16-le")) // 2 > INLINE_QUERY_UTF16:
            raise ValueError(f"Telegram sends no inline query over {INLINE_QUERY_UTF16} units")
        query = self.world.open_query(Query(self.world.new_query_id(), "inline", user, text))
        content = {
            "id": query.id,
            "from": user.as_json(),
            "query": text,
            "offset": offset,
            "chat_type": chat_type,
        }
        self.world.updates.publish("inline_query", content)
        return query

    async def choose(self, query: Query, result_id: str, chat: Chat | None = None) -> Message:
        """Send one of the results; it has an inline_message_id if it has buttons. In a chat with the bot, the bot sees it."""
        results = self.world.answers[query.id].get("results")
        result = next((each for each in results if each["id"] == result_id), None)
        if result is None:
            raise LookupError(f"no result {result_id!r} among {[each['id'] for each in results]}")
        content = {**result_content(self.world, result), "via_bot": self.bot.as_json()}
        room = self.world.rooms[chat.id] if chat else None
        message = self.world.add_inline_message(content, query.user, room)
        chosen: dict[str, Any] = {
            "result_id": result_id,
            "from": query.user.as_json(),
            "query": query.text,
        }
        if message.keyboard:
            chosen["inline_message_id"] = message.inline_message_id
        self.world.updates.publish("chosen_inline_result", chosen)
        if room is not None:
            self.world.deliver(room, message)
        return message

    async def guest(
        self, chat: Chat, user: User, text: str, *, reply_to: Message | None = None
    ) -> Query:
        """Mention the bot in a chat that it is no member of (Bot API 10.0)."""
        if f"@{self.bot.username}".lower() not in text.lower():
            raise ValueError(f"Telegram sends no guest message without a mention: {text}")
        room = self.world.rooms[chat.id]
        query_id = self.world.new_query_id()
        content = self.world.text_json(FormattedText(text, tuple(find_entities(text))))
        if reply_to is not None:
            replied = self.current(reply_to).payload
            content["reply_to_message"] = {
                name: value for name, value in replied.items() if name != "reply_to_message"
            }
        message = self.world.compose(room, user, {**content, "guest_query_id": query_id})
        query = self.world.open_query(Query(query_id, "guest", user, text, message))
        self.world.updates.publish("guest_message", message.payload)
        return query

    def expire(self, query: Query) -> None:
        """Let the time to answer a query run out."""
        self.world.expired.add(query.id)

    async def photo(
        self,
        chat: Chat,
        user: User,
        content: bytes = PIXEL,
        *,
        caption: str = "",
        reply_to: Message | None = None,
    ) -> Message:
        """Send a picture."""
        file_id = self.world.store_file(Upload("photo.png", content, "image/png"))
        size = {
            "file_id": file_id,
            "file_unique_id": file_id[:16],
            "width": 90,
            "height": 90,
            "file_size": len(content),
        }
        text = FormattedText(caption, tuple(find_entities(caption)))
        fields = {"photo": [size], **self.world.text_json(text, caption=True)}
        return self._tell(chat, user, fields, reply_to=reply_to)

    async def sticker(self, chat: Chat, user: User, *, reply_to: Message | None = None) -> Message:
        """Send a sticker."""
        file_id = self.world.store_file(Upload("sticker.webp", b"RIFF", "image/webp"))
        sticker = {
            "file_id": file_id, "file_unique_id": file_id[:16], "type": "regular", "width": 512, "height": 512,
            "is_animated": False, "is_video": False, "emoji": "\N{THUMBS UP SIGN}",
        }  # fmt: skip
        return self._tell(chat, user, {"sticker": sticker}, reply_to=reply_to)

    async def forward(self, chat: Chat, user: User, message: Message) -> Message:
        """Forward a message into a chat."""
        content = {**shown_content(self.current(message)), "forward_origin": origin_of(message)}
        return self._tell(chat, user, content)

    async def send_update(self, kind: str, content: Mapping[str, Any]) -> int | None:
        """Queue an update as it is, for what the driver has no words for."""
        return self.world.updates.publish(kind, content)

    def _press(self, message: Message, data: str, user: User) -> Query:
        query = self.world.open_query(
            Query(self.world.new_query_id(), "callback", user, data, message)
        )
        content: dict[str, Any] = {
            "id": query.id,
            "from": user.as_json(),
            "data": data,
            "chat_instance": str(abs(message.chat_id) + 1),
        }
        if message.inline_message_id:
            content["inline_message_id"] = message.inline_message_id
        else:
            content["message"] = message.payload
        self.world.updates.publish("callback_query", content)
        return query

    def _tell(
        self,
        chat: Chat,
        user: User,
        content: Mapping[str, Any],
        *,
        reply_to: Message | None = None,
        thread: int | None = None,
    ) -> Message:
        """Put a message of a person into a chat and tell the bot if it may know."""
        room = self.world.rooms[chat.id]
        fields = dict(content)
        if thread is not None:
            fields |= {"message_thread_id": thread, "is_topic_message": True}
        if reply_to is not None:
            replied = self.current(reply_to).payload
            fields["reply_to_message"] = {
                name: value for name, value in replied.items() if name != "reply_to_message"
            }
        if chat.type == "private":
            room.started = True
        with self.world.lock:
            message = self.world.compose(room, user, fields)
            self.world.deliver(room, message)
        return message
