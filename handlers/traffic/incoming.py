"""An update as it came in, the framework's object of it out.

The framework looks for each of a hundred things that a message may have. Most have none of them:
a plain text in a private chat is read in half of the time, which was a tenth of an answer's
(`python -m tests.bench.load`).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from telegram import Bot, Chat, Message, Update, User

PLAIN_UPDATE = {"update_id", "message"}
PLAIN_MESSAGE = {"message_id", "from", "chat", "date", "text"}


class _NewMessage(Message):
    """A message while it is made: nobody asks for each of two hundred attributes whether it may be
    set, which was a third of the time of reading a plain update.
    """

    __slots__ = ()
    __setattr__ = object.__setattr__  # type: ignore[assignment]  # its names of parameters differ


def read_update(raw: Mapping[str, Any], bot: Bot) -> Update:
    """Return an update that is well formed (`handlers.traffic.shapes`), as `Update.de_json` does.

    Whatever the framework raises is raised, where the server sent what it cannot read.
    """
    if raw.keys() == PLAIN_UPDATE and raw["message"].keys() == PLAIN_MESSAGE:
        return _read_plain(int(raw["update_id"]), raw["message"], bot)
    return Update.de_json(dict(raw), bot)


def _read_plain(number: int, raw: Mapping[str, Any], bot: Bot) -> Update:
    message: Message = _NewMessage(
        raw["message_id"],
        datetime.fromtimestamp(raw["date"], UTC),
        Chat.de_json(raw["chat"], bot),
        User.de_json(raw["from"], bot),
        text=raw["text"],
    )
    message.__class__ = Message
    message.set_bot(bot)
    update = Update(number, message=message)
    update.set_bot(bot)
    return update
