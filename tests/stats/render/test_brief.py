"""A brief answer: the figures with what must be read with them, source and reading; no more."""

from __future__ import annotations

import pytest

from stats import Catalogue
from stats.render import render_html, render_rich
from stats.render.lines import make_lines
from tests.stats.render.replies import QUESTIONS, Page


def brief(catalogue: Catalogue, text: str) -> str:
    return Page(render_html(catalogue.ask(text), limit=4096, brief=True)).text


def test_the_number_source_and_reading_stay_and_the_rest_goes(catalogue: Catalogue) -> None:
    assert [line.partition(":")[0] for line in brief(catalogue, "norfolk insta").splitlines()] == [
        "52 online child sexual offences",
        "Source",
        "Read as",
    ]


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_every_line_of_trust_stays(ices: Catalogue, question: str) -> None:
    reply = ices.ask(question)
    kept = make_lines(reply, brief=True)
    needed = [each for each in make_lines(reply) if each.kind in ("figure", "source", "reading")]
    assert [line for line in needed if line not in kept] == []
    assert [line for line in kept if line not in make_lines(reply)] == []


def test_what_may_not_be_set_side_by_side_stays(ices: Catalogue) -> None:
    assert "No figure" in brief(ices, QUESTIONS["one_missing"])
    assert "may be set side by side" in brief(ices, QUESTIONS["several"])
    assert "Sources disagree" in brief(ices, QUESTIONS["sources_disagree"])
    assert "Restated" in brief(ices, QUESTIONS["restated"])
    assert "Not published as such" in brief(ices, QUESTIONS["added_up"])


def test_the_receipt_stays(catalogue: Catalogue) -> None:
    url = "https://t.me/stats_bot?start=abc"
    text = render_html(catalogue.ask("norfolk insta"), limit=4096, receipt_url=url, brief=True)
    assert text.endswith(f'<a href="{url}">Receipt</a>')


def test_a_rich_message_is_as_brief(ices: Catalogue) -> None:
    answer = ices.ask(QUESTIONS["several"])
    short, full = render_rich(answer, brief=True), render_rich(answer)
    assert "<table" in short
    assert "Counts:" in full
    assert "Counts:" not in short
