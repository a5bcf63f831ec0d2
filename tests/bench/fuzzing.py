"""Seeded updates as no server should send them: kinds, missing fields, odd unicode, huge texts, wrong entities."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from random import Random
from typing import Any

KINDS = (
    "message", "message", "message", "edited_message", "guest_message", "inline_query", "callback_query",
    "my_chat_member", "channel_post", "poll", "chat_member", "message_reaction", "unheard_of",
)  # fmt: skip
SCRAPS = (
    "cambs insta", "top 3 forces 2018/19", "kent grooming since 2020/21", "west midlands", "help", "/stat kent", "/settings",
    "/settings area kent", "/patch cambs, beds", "/patch clear", "/watch", "/unwatch", "/privacy", "/forget", "/start help",
    "/start x", "/datasets", "/sources", "/nothing", "@statistics_test_bot", "and WhatsApp?", "\u202e", "\x00", "\ud83d\ude00",
    "👮🏽‍♀️", "\u0301" * 40, "ＫＥＮＴ", "<b>&amp;", "İ", "ß", "\ud83d", "kent \udfff", "\ufeff", "\u2028", "٢٠١٨", "100,000", "%", "v", "\U0010ffff",
)  # fmt: skip
ODD: tuple[Any, ...] = (
    None, "", "x", 0, -1, 1, 2**31, 2**53, -(2**63), 1.5, True, [], {}, [[]], [{}], {"id": 1}, ["x"], "\u202e", "9" * 40,
)  # fmt: skip
ENTITY_KINDS = (
    "mention",
    "bot_command",
    "url",
    "text_mention",
    "custom_emoji",
    "bold",
    "no_such_kind",
    "blockquote",
)
LENGTHS = (0, 1, 5, 60, 300, 4096, 4097, 20_000)
LONGEST_DATA = 64


class Updates:
    """Makes updates from a seed; what the bot has put under its messages can be pressed."""

    def __init__(self, seed: int, people: Sequence[int], groups: Sequence[int]) -> None:
        self.random = Random(seed)
        self.people, self.groups = people, groups
        self.pressable: list[str] = ["c.x", "m1.xyz1.p", "watch", "t.", "g.", "s:", "\x00"]
        self._number = 0

    def press_also(self, markup: Any) -> None:
        """Take the buttons of a keyboard into the ones that are pressed."""
        for row in markup.get("inline_keyboard", ()) if isinstance(markup, dict) else ():
            for button in row:
                if data := button.get("callback_data"):
                    self.pressable.append(data)
        del self.pressable[: max(0, len(self.pressable) - 2_000)]

    def __iter__(self) -> Iterator[dict[str, Any]]:
        while True:
            self._number += 1
            kind = self.random.choice(KINDS)
            update = {"update_id": self._number, kind: self.content(kind)}
            for _ in range(self.random.choice((0, 0, 0, 1, 1, 2, 4))):
                self.damage(update[kind])
            yield update

    def content(self, kind: str) -> dict[str, Any]:
        """Return what a kind of update holds, whole."""
        random = self.random
        match kind:
            case "inline_query":
                return {
                    "id": str(random.randrange(2**60)),
                    "from": self.user(),
                    "query": self.text()[:256],
                    "offset": "",
                }
            case "callback_query":
                query = {
                    "id": str(random.randrange(2**60)),
                    "from": self.user(),
                    "chat_instance": "1",
                    "data": self.data(),
                }
                place = (
                    {"inline_message_id": "x1"}
                    if random.random() < 0.2
                    else {"message": self.message()}
                )
                return {**query, **place}
            case "my_chat_member" | "chat_member":
                return {
                    "chat": self.chat(),
                    "from": self.user(),
                    "date": 1_700_000_000,
                    "old_chat_member": self.member(),
                    "new_chat_member": self.member(),
                }
            case "guest_message":
                return {**self.message(), "guest_query_id": str(random.randrange(2**60))}
        return self.message()

    def message(self, *, is_deep: bool = True) -> dict[str, Any]:
        """Return a message in a private chat or a group."""
        random = self.random
        message: dict[str, Any] = {
            "message_id": random.choice((1, 2, 3, 50, 2**31 - 1)), "date": random.choice((0, 1_700_000_000)),
            "chat": self.chat(), "from": self.user(),
        }  # fmt: skip
        place = random.choice(
            (
                "text",
                "text",
                "text",
                "text",
                "caption",
                "photo",
                "sticker",
                "migrate_to_chat_id",
                "new_chat_title",
            )
        )
        if place in ("text", "caption"):
            message[place] = self.text()
            entities = "entities" if place == "text" else "caption_entities"
            if random.random() < 0.4 or message[place].startswith("/"):
                message[entities] = [
                    self.entity(message[place]) for _ in range(random.randrange(1, 4))
                ]
        else:
            message[place] = -100 if place == "migrate_to_chat_id" else deepcopy(random.choice(ODD))
        if is_deep and random.random() < 0.2:
            message["reply_to_message"] = self.message(is_deep=False)
        if random.random() < 0.1:
            message |= {
                "message_thread_id": random.choice((1, 7)),
                "is_topic_message": random.random() < 0.5,
            }
        if random.random() < 0.05:
            message["ephemeral_message_id"] = deepcopy(random.choice(ODD))
        return message

    def chat(self) -> dict[str, Any]:
        if self.random.random() < 0.6:
            return {"id": self.random.choice(self.people), "type": "private", "first_name": "Rosa"}
        kind = self.random.choice(("group", "supergroup", "channel", "no_such_kind"))
        return {
            "id": self.random.choice(self.groups),
            "type": kind,
            "title": self.random.choice(SCRAPS),
        }

    def user(self) -> dict[str, Any]:
        number = self.random.choice((*self.people, 1087968824, 136817688, 7_000_000_001))
        return {
            "id": number,
            "is_bot": self.random.random() < 0.05,
            "first_name": self.random.choice(SCRAPS),
        }

    def member(self) -> dict[str, Any]:
        status = self.random.choice(("member", "left", "kicked", "administrator"))
        return {"status": status, "user": self.user()}

    def text(self) -> str:
        """Return words of asking with odd characters between, at times very long."""
        random = self.random
        if random.random() < 0.02:
            return random.choice(("a", "kent ", "\u0301", "((", "😀", "2018/19 ")) * random.choice(
                LENGTHS
            )
        if random.random() < 0.1:
            return "".join(chr(random.randrange(0xD800)) for _ in range(random.randrange(30)))
        return " ".join(random.choice(SCRAPS) for _ in range(random.randrange(1, 5)))

    def entity(self, text: str) -> dict[str, Any]:
        """Return an entity that may lie beyond its text or split a character."""
        random = self.random
        first = text.partition(" ")[0]
        if text.startswith("/") and random.random() < 0.7:
            return {"type": "bot_command", "offset": 0, "length": len(first)}
        offsets = (0, 0, 1, -1, len(text) // 2, len(text), 2**31)
        return {
            "type": random.choice(ENTITY_KINDS),
            "offset": random.choice(offsets),
            "length": random.choice((1, 0, -1, len(first), 9_999)),
        }

    def data(self) -> str:
        """Return a button's data: one of the bot's own, or the same with a letter changed."""
        data = self.random.choice(self.pressable)
        if data and self.random.random() < 0.3:
            at = self.random.randrange(len(data))
            data = data[:at] + self.random.choice("0fz.~|é\x00") + data[at + 1 :]
        return data[:LONGEST_DATA]

    def damage(self, content: Any) -> None:
        """Take a field away or put something odd in its place, at any depth."""
        while isinstance(content, dict) and content:
            name = self.random.choice(list(content))
            deeper = content[name]
            if isinstance(deeper, list) and deeper:
                deeper = self.random.choice(deeper)
            if isinstance(deeper, dict) and deeper and self.random.random() < 0.6:
                content = deeper
                continue
            if self.random.random() < 0.5:
                del content[name]
            else:
                content[name] = deepcopy(self.random.choice(ODD))
            return
