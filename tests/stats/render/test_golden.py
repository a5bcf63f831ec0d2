"""Replies as they are shown, held by files that are rewritten only with --update-golden."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from stats import Catalogue, Reply
from stats.render import render_choices, render_html, render_json, render_plain, render_rich
from tests.stats.render.replies import QUESTIONS

GOLDEN = Path(__file__).parents[2] / "golden"


def show_plain(question: str, reply: Reply) -> str:
    return "\n".join(filter(None, [render_plain(reply), render_choices(reply)]))


def show_html(question: str, reply: Reply) -> str:
    return render_html(reply, limit=4096)


def show_rich(question: str, reply: Reply) -> str:
    return render_rich(reply, receipt_url="https://t.me/ices_bot?start=receipt")


def show_json(question: str, reply: Reply) -> str:
    return json.dumps(json.loads(render_json(question, reply)), indent=1, ensure_ascii=False)


FORMS: dict[str, Callable[[str, Reply], str]] = {
    "txt": show_plain,
    "html": show_html,
    "json": show_json,
    "rich": show_rich,
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", QUESTIONS)
def test_a_reply_looks_as_it_did(
    ices: Catalogue, pytestconfig: pytest.Config, name: str, form: str
) -> None:
    question = QUESTIONS[name]
    shown = FORMS[form](question, ices.ask(question)) + "\n"
    path = GOLDEN / f"{name}.{form}"
    if pytestconfig.getoption("update_golden"):
        path.write_text(shown, encoding="utf-8")
    assert shown == path.read_text(encoding="utf-8")


def test_every_golden_file_is_of_a_reply() -> None:
    expected = {f"{name}.{form}" for name in QUESTIONS for form in FORMS}
    assert {path.name for path in GOLDEN.iterdir()} == expected
