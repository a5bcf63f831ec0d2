"""HTML: two tags, matched and closed; everything else in it is text."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stats import Catalogue, Reply
from stats.model import Clarification
from stats.render import render_html, render_plain
from stats.render.lines import make_lines
from stats.render.tabular import tabulate
from tests.stats.render.replies import QUESTIONS, Page

MANY = "Wexmoor by flavour 2018/19"
"""A question with so many figures that they stand in a table."""
NASTY = "<b>&amp;\"'</a><script>"
WORDS = frozenset(
    [
        "label",
        "name",
        "official_name",
        "title",
        "publisher",
        "url",
        "text",
        "note",
        "notes",
        "reading",
        "prompt",
        "reason",
        "unit",
        "unit_one",
        "base",
        "coverage",
        "counts",
        "caveats",
        "not_comparable",
        "unknown",
        "examples",
        "question",
    ]
)
"""Fields that hold text of the package or the reader."""


def poison(value: Any, name: str = "") -> Any:
    """Return the value with NASTY in every text that could be shown."""
    if is_dataclass(value) and not isinstance(value, type):
        changes = {
            each.name: poison(getattr(value, each.name), each.name) for each in fields(value)
        }
        return replace(value, **changes)
    if isinstance(value, tuple):
        return tuple(poison(each, name) for each in value)
    if isinstance(value, dict):
        return {key: poison(each, name) for key, each in value.items()}
    return f"{value}{NASTY}" if isinstance(value, str) and name in WORDS else value


def text_of(reply: Reply) -> str:
    return "\n".join(line.text for line in tabulate(reply, make_lines(reply), 10**6))


@pytest.mark.parametrize("question", [*QUESTIONS.values(), MANY])
def test_the_text_of_the_page_is_the_text_of_the_reply(ices: Catalogue, question: str) -> None:
    reply = ices.ask(question)
    page = Page(render_html(reply, limit=10**6))
    assert (page.text, page.faults) == (text_of(reply), [])
    assert page.tags <= {"a", "b", "blockquote", "pre"}


@pytest.mark.parametrize("question", [*QUESTIONS.values(), MANY])
def test_everything_is_escaped(ices: Catalogue, question: str) -> None:
    reply = poison(ices.ask(question))
    page = Page(render_html(reply, limit=10**6))
    assert NASTY in page.text
    assert (page.text, page.faults) == (text_of(reply), [])
    assert page.tags <= {"a", "b", "blockquote", "pre"}


def test_an_address_is_escaped_within_its_link(ices: Catalogue) -> None:
    markup = render_html(ices.ask("Tarnholm mint"), limit=4096)
    assert '<a href="https://gazette.example/?a=1&amp;b=2">Tarn &lt;b&gt;Gazette' in markup
    assert "https://gazette.example/?a=1&b=2" in Page(markup).links


def test_the_value_comes_first_and_in_bold(ices: Catalogue) -> None:
    markup = render_html(ices.ask("Wexmoor strawberry 2018/19"), limit=4096)
    assert markup.startswith("<b>69 servings</b>: Wexmoor, Strawberry, 2018/19 (cones sold)\n")


@given(st.text())
def test_any_text_may_stand_in_a_reply(text: str) -> None:
    page = Page(render_html(Clarification(text, ()), limit=10**6))
    normal = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    assert page.faults == []
    assert page.text.replace("\r", "\n").replace("\0", "").split() == normal.split()


RECEIPT = "https://t.me/ices_bot?start=a&b"


def test_an_answer_ends_with_the_link_to_its_receipt(ices: Catalogue) -> None:
    reply = ices.ask(QUESTIONS["published"])
    shown = render_html(reply, limit=4096, receipt_url=RECEIPT)
    link = '<a href="https://t.me/ices_bot?start=a&amp;b">Receipt</a>'
    assert shown == f"{render_html(reply, limit=4096)}\n{link}"
    assert "Receipt" not in render_plain(reply)


@pytest.mark.parametrize("name", ["not_supplied", "which_area", "not_understood"])
def test_what_is_no_answer_has_no_receipt(ices: Catalogue, name: str) -> None:
    reply = ices.ask(QUESTIONS[name])
    shown = render_html(reply, limit=4096, receipt_url=RECEIPT)
    assert shown == render_html(reply, limit=4096)


@pytest.mark.parametrize("limit", [300, 400, 700, 1024])
def test_the_receipt_stays_where_other_lines_go(ices: Catalogue, limit: int) -> None:
    shown = Page(render_html(ices.ask(QUESTIONS["series"]), limit=limit, receipt_url=RECEIPT))
    assert len(shown.text) <= limit
    assert shown.links[-1] == RECEIPT
