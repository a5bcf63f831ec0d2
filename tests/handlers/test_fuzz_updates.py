"""A small part of the fuzzing of updates, on every run; `python -m tests.bench.fuzz_updates` does the rest."""

from __future__ import annotations

from collections.abc import Sized
from pathlib import Path
from typing import Any

import pytest
from telegram import Update

from handlers.traffic.shapes import is_asked_for, is_well_formed
from stats import Catalogue
from tests.bench.fuzz_updates import (
    CHATS,
    Findings,
    StrictRequest,
    fuzzed_application,
    make_world,
    run,
)

USER: dict[str, Any] = {"id": 5, "is_bot": False, "first_name": "Rosa"}
MESSAGE: dict[str, Any] = {
    "message_id": 1, "date": 0, "chat": {"id": 5, "type": "private"}, "from": USER, "text": "kent",
}  # fmt: skip


async def test_no_update_raises_and_no_request_is_malformed(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    found = await run(catalogue, 600, seed=7, state=f"sqlite:///{tmp_path / 'state.sqlite'}")
    assert (dict(found.errors), dict(found.refused)) == ({}, {})
    assert found.updates == 600
    assert found.requests["sendMessage"] > 10


@pytest.mark.parametrize(
    "change",
    [
        {"chat": None},
        {"chat": {"id": [], "type": "private"}},
        {"chat": {"id": 2**63, "type": "private"}},
        {"chat": {"id": True, "type": "private"}},
        {"from": {}},
        {"text": 5},
        {"text": "kent \udfff"},
        {"date": "yesterday"},
        {"entities": [{"type": "bold", "offset": "0", "length": 1}]},
        {"entities": {}},
        {"reply_to_message": {"text": "kent"}},
    ],
    ids=ascii,
)
def test_a_message_that_the_bot_cannot_read_is_told_from_one_that_it_can(
    change: dict[str, Any],
) -> None:
    assert is_well_formed({"update_id": 1, "message": MESSAGE})
    assert not is_well_formed({"update_id": 1, "message": {**MESSAGE, **change}})


def test_what_the_bot_does_not_read_may_be_anything() -> None:
    odd = {**MESSAGE, "caption": None, "sticker": [], "new_field_of_next_year": {"a": 1}}
    assert is_well_formed({"update_id": 1, "message": odd})


def test_kinds_that_the_bot_has_not_asked_for_are_left_alone() -> None:
    assert is_asked_for({"update_id": 1, "message": MESSAGE})
    assert not is_asked_for({"update_id": 1, "channel_post": MESSAGE})


@pytest.mark.parametrize(
    ("place", "fits"),
    [
        ({"message": MESSAGE}, True),
        ({"inline_message_id": "x1"}, True),
        ({}, False),
        ({"message": None, "inline_message_id": ""}, False),
    ],
    ids=str,
)
def test_a_press_stands_under_a_message_of_one_kind_or_the_other(
    place: dict[str, Any], fits: bool
) -> None:
    query = {"id": "1", "from": USER, "chat_instance": "1", "data": "c.x", **place}
    assert is_well_formed({"update_id": 1, "callback_query": query}) is fits


async def test_the_framework_keeps_nothing_of_who_has_written(catalogue: Catalogue) -> None:
    request, (server, people, _) = StrictRequest(Findings()), make_world()
    request.enter(server)
    application = fuzzed_application(request, server, catalogue, "")
    async with application:
        for number in people[:CHATS]:
            chat = {"id": number, "type": "private"}
            message = {**MESSAGE, "chat": chat, "from": {**USER, "id": number}}
            raw = {"update_id": number, "message": message}
            await application.process_update(Update.de_json(raw, application.bot))
    assert request.findings.requests["sendMessage"] == CHATS
    names = {name for kind in type(application).__mro__ for name in getattr(kind, "__slots__", ())}
    kept = {name: getattr(application, name, None) for name in names}
    lengths = {name: len(each) for name, each in kept.items() if isinstance(each, Sized)}
    assert {name: length for name, length in lengths.items() if length >= CHATS} == {}
    assert lengths["_chat_ids_to_be_updated_in_persistence"] == 0
