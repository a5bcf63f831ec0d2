"""A plain text is read as the framework reads it."""

from __future__ import annotations

from typing import Any

import pytest
from telegram import Bot, Update

from handlers.traffic.incoming import read_update

USER = {"id": 5, "is_bot": False, "first_name": "Rosa", "language_code": "en", "from_the_future": 1}
CHAT = {"id": 5, "first_name": "Rosa", "type": "private", "from_the_future": {"a": 1}}
MESSAGE = {"message_id": 7, "from": USER, "chat": CHAT, "date": 1_700_000_000, "text": "kent 📈"}


@pytest.mark.parametrize(
    "update",
    [
        {"message": MESSAGE},
        {"message": {**MESSAGE, "chat": {"id": -5, "title": "Desk", "type": "supergroup"}}},
        {"message": {**MESSAGE, "entities": [{"type": "bold", "offset": 0, "length": 4}]}},
        {"message": {name: value for name, value in MESSAGE.items() if name != "from"}},
        {"edited_message": {**MESSAGE, "edit_date": 1_700_000_001}},
        {"message": MESSAGE, "from_the_future": 1},
    ],
)
def test_it_is_what_the_framework_reads(update: dict[str, Any]) -> None:
    bot = Bot("1:AA")
    raw = {"update_id": 3, **update}
    read, due = read_update(raw, bot), Update.de_json(raw, bot)
    assert read.to_dict() == due.to_dict()
    assert type(read.effective_message) is type(due.effective_message)
    for found, wanted in zip(objects(read), objects(due), strict=True):
        assert {name: repr(getattr(found, name)) for name in found.__slots__} == {
            name: repr(getattr(wanted, name)) for name in wanted.__slots__
        }
        assert found.get_bot() is bot


def test_nothing_of_it_can_be_changed() -> None:
    message = read_update({"update_id": 3, "message": MESSAGE}, Bot("1:AA")).effective_message
    assert message is not None
    with pytest.raises(AttributeError):
        message.text = "another"


def objects(update: Update) -> list[Any]:
    message = update.effective_message
    found = [update, message, message and message.chat, message and message.from_user]
    return [each for each in found if each is not None]
