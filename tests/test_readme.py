"""The README is held to the bot: every command and setting is in it, and what it says works."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer.main
from typer.testing import CliRunner

import bot
from handlers.cli.environment import Settings
from handlers.commands import FOR_ADMINISTRATORS, IN_PRIVATE
from handlers.keyboards import markup_for, reply_rows
from stats import Answer, Catalogue, Clarification
from stats.render import render_plain

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_command_and_option_is_documented() -> None:
    group = typer.main.get_command(bot.app)
    commands = getattr(group, "commands")  # noqa: B009 - click's Group, which typer does not type
    missing = [
        f"{name} {option}"
        for name, command in commands.items()
        for parameter in command.params
        for option in parameter.opts
        if option.startswith("--") and option not in README
    ]
    assert missing == []
    assert [name for name in commands if f"bot.py {name}" not in README] == []


def test_every_setting_is_documented() -> None:
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    settings = [name.upper() for name in Settings.model_fields]
    assert [name for name in settings if f"| `{name}` |" not in README] == []
    assert [name for name in settings if f"{name}=" not in example] == []


def test_every_example_is_understood(catalogue: Catalogue) -> None:
    table = README.partition("What can be asked of the figures:")[2].partition("What is not")[0]
    rows = [line for line in table.splitlines() if line.startswith("| ") and "`" in line]
    examples = [
        example
        for row in rows[:4]
        for example in re.findall(r"`([^`]+)`", row)
        if len(example.split()) > 2 and not example.startswith(("...", "the ", "each"))
    ]
    assert len(examples) > 8
    for example in examples:
        text = example if not example.startswith("change") else f"kent grooming {example}"
        assert isinstance(catalogue.ask(text), Answer), text


def test_the_exchange_at_the_top_is_what_the_bot_says(catalogue: Catalogue) -> None:
    answer = catalogue.ask("cambs insta")
    assert isinstance(answer, Answer)
    assert f"Read as: {answer.reading}" in README
    asked = catalogue.ask("west midlands grooming")
    assert isinstance(asked, Clarification)
    assert asked.prompt in README


def test_the_buttons_in_it_are_those_of_the_answer(catalogue: Catalogue) -> None:
    markup = markup_for(reply_rows(catalogue.vary(catalogue.ask("cambs insta"))), 1)
    assert markup is not None
    for row in markup.inline_keyboard:
        assert f"[ {' ] [ '.join(button.text for button in row)} ]" in README


def test_the_table_to_try_a_dataset_with_can_be_followed(tmp_path: Path) -> None:
    section = README.partition("## Add a dataset")[2].partition("\n## ")[0]
    table = section.partition("```csv\n")[2].partition("```")[0]
    (tmp_path / "pupils.csv").write_text(table, encoding="utf-8")
    asked = re.search(r'bot.py ask --data data/pupils "(.+)"\n(.+)\n', section)
    assert asked is not None
    run = CliRunner()
    made = run.invoke(
        bot.app, ["describe", str(tmp_path / "pupils.csv"), "--out", str(tmp_path / "data")]
    )
    assert made.exit_code == 0, made.output
    package = str(tmp_path / "data" / "pupils")
    checked = run.invoke(bot.app, ["check", package])
    assert (checked.exit_code, "no source is stated" in checked.output) == (0, True)
    built = run.invoke(
        bot.app, ["build", "--data", package, "--index", str(tmp_path / "all.index")]
    )
    assert built.exit_code == 0, built.output
    pupils = Catalogue.open(tmp_path / "all.index")
    assert render_plain(pupils.ask(asked[1])).splitlines()[0] == asked[2]
    missing = render_plain(pupils.ask("barrow pupils absent 2023/24"))
    assert missing.startswith("No such figure.")
    assert "That is not zero." in missing


def test_every_command_of_the_menus_is_documented() -> None:
    commands = {each.command for each in (*IN_PRIVATE, *FOR_ADMINISTRATORS)}
    assert [name for name in commands if f"/{name}" not in README] == []


@pytest.mark.parametrize("room", ["words", "composing", "inferred", "conversation"])
def test_every_module_of_a_question_stands_in_its_room(room: str) -> None:
    """The longest list of modules there is names each that is there, and none that is not."""
    (row,) = (line for line in README.splitlines() if line.startswith(f"| `stats/question/{room}/"))
    named = set(re.findall(r"`(\w+)/?`", row.split("|")[2]))
    there = {path.stem for path in (ROOT / "stats/question" / room).iterdir()}
    assert named == there - {"__init__", "__pycache__"}
