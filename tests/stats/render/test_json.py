"""`ask --json`: keys, their order and their values as CONTRACT.md lays down."""

from __future__ import annotations

import json
from typing import Any

import pytest

from stats import Catalogue
from stats.render import render_json, render_plain
from tests.stats.render.replies import QUESTIONS

KEYS = ["question", "outcome", "reading", "figures", "context", "choices", "reason", "text"]
FIGURE_KEYS = [
    "dataset",
    "measure",
    "dimensions",
    "labels",
    "period",
    "value",
    "unit",
    "qualifier",
    "status",
    "derived",
    "sources",
    "notes",
]
SOURCE_KEYS = ["publisher", "title", "url", "published"]
OUTCOMES = {
    "published": "answer",
    "one_missing": "answer",
    "not_supplied": "no_figure",
    "other_period": "no_figure",
    "which_area": "choice",
    "which_year": "choice",
    "not_understood": "not_understood",
}


def ask(catalogue: Catalogue, question: str) -> dict[str, Any]:
    body = json.loads(render_json(question, catalogue.ask(question)))
    assert isinstance(body, dict)
    return body


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_keys_and_their_order(ices: Catalogue, question: str) -> None:
    body = ask(ices, question)
    assert list(body) == KEYS
    for figure in body["figures"]:
        assert list(figure) == FIGURE_KEYS
        assert [list(source) for source in figure["sources"]] == [SOURCE_KEYS] * len(
            figure["sources"]
        )
    assert [list(each)[: len(FIGURE_KEYS)] for each in body["context"]] == [FIGURE_KEYS] * len(
        body["context"]
    )
    assert [list(each) for each in body["choices"]] == [["label", "question"]] * len(
        body["choices"]
    )


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_one_line_and_no_escapes(ices: Catalogue, question: str) -> None:
    text = render_json(question, ices.ask(question))
    assert text.splitlines() == [text]
    assert "\\u" not in text


@pytest.mark.parametrize(("name", "outcome"), OUTCOMES.items(), ids=OUTCOMES)
def test_the_outcome(ices: Catalogue, name: str, outcome: str) -> None:
    body = ask(ices, QUESTIONS[name])
    assert body["outcome"] == outcome
    assert (body["figures"] != []) is (outcome == "answer")
    # An answer, or that there is none, may have something else to offer.
    assert bool(body["choices"]) >= (outcome == "choice")
    assert not (body["choices"] and outcome == "not_understood")
    assert (body["reason"] is None) is (outcome in ("answer", "not_understood"))
    assert (body["reading"] is None) is (outcome in ("choice", "not_understood"))


def test_the_example_of_the_contract(catalogue: Catalogue) -> None:
    body = ask(catalogue, "cambs insta")
    (figure,) = body["figures"]
    assert body["question"] == "cambs insta"
    assert body["reading"] == "Cambridgeshire · Instagram · 2018/19 · online child sexual offences"
    assert (figure["dimensions"], figure["labels"]) == (
        {"area": "E23000023", "platform": "instagram"},
        {"area": "Cambridgeshire", "platform": "Instagram"},
    )
    assert [figure[key] for key in ("value", "unit", "qualifier", "status", "period")] == [
        69,
        "offences",
        "exact",
        "normal",
        "2018/19",
    ]
    assert figure["derived"] is None
    assert figure["sources"][0]["published"] == "2019-12-05"


def test_a_missing_figure_is_null_with_its_status(ices: Catalogue) -> None:
    missing, given = ask(ices, QUESTIONS["one_missing"])["figures"]
    assert (missing["value"], missing["status"]) == (None, "not_supplied")
    assert (given["value"], given["status"]) == (5, "normal")


def test_zero_is_zero(ices: Catalogue) -> None:
    (figure,) = ask(ices, "Quellby mint")["figures"]
    assert figure["value"] == 0
    assert figure["value"] is not None


def test_whole_numbers_have_no_decimals(ices: Catalogue) -> None:
    text = render_json("", ices.ask("Ostrovia fruit a day"))
    assert '"value": 1.5,' in text
    assert '"value": 1234,' in text


def test_a_derived_figure_says_how_and_from_what(ices: Catalogue) -> None:
    (figure,) = ask(ices, QUESTIONS["added_up"])["figures"]
    assert figure["derived"]["method"] == "sum"
    assert [each["value"] for each in figure["derived"]["from"]] == [69, 8, 5]
    assert [list(each) for each in figure["derived"]["from"]] == [FIGURE_KEYS] * 3


def test_what_was_not_asked_for_stands_in_the_context(ices: Catalogue) -> None:
    body = ask(ices, QUESTIONS["published"])
    assert [figure["value"] for figure in body["figures"]] == [69]
    assert [(each["kind"], each["value"]) for each in body["context"]] == [
        ("share", 46),
        ("total", 173),
    ]


def test_the_text_is_what_the_reader_sees(ices: Catalogue) -> None:
    for question in QUESTIONS.values():
        assert ask(ices, question)["text"] == render_plain(ices.ask(question))
