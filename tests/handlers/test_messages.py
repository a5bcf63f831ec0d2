"""Each kind of message as it stands on a screen, held by files rewritten with --update-golden."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.botapi import BotApiServer, Message, User

GOLDEN = Path(__file__).parent / "golden"
KINDS: dict[str, tuple[str, tuple[str, ...]]] = {
    # file: (what is written, the buttons pressed one after another)
    "answer": ("Cambridgeshire Instagram", ()),
    "table_in_chat": ("kent grooming since 2019/20", ()),
    "no_figure": ("norfolk facebook 2015/16", ()),
    "choice": ("west midlands grooming", ()),
    "menu": ("Cambridgeshire Instagram", ("Instagram ▾",)),
    "menu_second_page": ("Cambridgeshire Instagram", ("Cambridgeshire ▾", "More ›")),
    "compare": ("Cambridgeshire Instagram", ("Compare",)),
    "compared": ("Cambridgeshire Instagram", ("Compare", "With Norfolk")),
    "chart": ("instagram by force in the east 2018/19", ("Chart",)),
    "table": ("instagram by force in the east 2018/19", ("Table",)),
    "help": ("/help", ()),
    "datasets": ("/datasets", ()),
    "dataset": ("/datasets", ("sexual communication with a child",)),
    "sources": ("/sources", ()),
}
SENT_BELOW = frozenset({"Chart", "Table"})


def show(message: Message, user: User) -> str:
    """Return a message as text, its entities left out, with a line for each row of buttons."""
    rows = [" ".join(show_button(button, user) for button in row) for row in message.keyboard]
    files = [kind for kind in ("photo", "document") if kind in message.payload]
    name = message.payload.get("document", {}).get("file_name", "")
    head = [f"({' '.join(filter(None, [*files, name]))})"] if files else []
    return "\n".join([*head, message.text, *(["--"] if rows else []), *rows, ""])


def show_button(button: Mapping[str, Any], user: User) -> str:
    data = button.get("callback_data", "")
    what = data.replace(f"{user.id:x}.", "<asker>.", 1) if data else button["copy_text"]["text"]
    return f"[{button['text']}: {what}]"


@pytest.mark.parametrize("name", KINDS)
async def test_a_message_looks_as_it_did(
    bot: BotApiServer, pytestconfig: pytest.Config, name: str
) -> None:
    text, presses = KINDS[name]
    reporter = bot.user("Rosa")
    chat = bot.private_chat(reporter)
    await bot.say(chat, reporter, text)
    message = await bot.next_reply(chat)
    for label in presses:
        await bot.press(message, label, reporter)
        below = label in SENT_BELOW
        message = await (bot.next_reply(chat) if below else bot.next_edit(chat))
    shown = show(message, reporter)
    path = GOLDEN / f"{name}.txt"
    if pytestconfig.getoption("update_golden"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(shown, encoding="utf-8")
    assert shown == path.read_text(encoding="utf-8")


def test_every_golden_file_is_of_a_message() -> None:
    assert {path.stem for path in GOLDEN.iterdir()} == set(KINDS)
