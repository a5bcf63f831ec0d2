"""Persons, and figures of nothing, that a question takes the figures to be of."""

from __future__ import annotations

import pytest

from stats import Answer, Catalogue, Clarification, NoFigure, NoMatch
from stats.render import render_plain
from tests.outcomes import values_of


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("how many kids were groomed in kent", "kids"),
        ("children groomed in kent 23/24", "children"),
        ("number of victims of grooming in kent", "victims"),
        ("grooming victims sussex 2023/24", "victims"),
        ("how many young people have been groomed in wales", "young people"),
        ("how many kids got groomed uk 24/25 on snap", "kids"),
    ],
)
def test_persons_are_not_counted(catalogue: Catalogue, text: str, who: str) -> None:
    reply = catalogue.ask(text)
    assert isinstance(reply, Clarification)
    assert reply.prompt == f"These figures count offences, not {who}. Is this what you mean?"
    assert isinstance(catalogue.ask(reply.choices[0].question), Answer)


def test_of_persons_alone_there_is_nothing_to_offer(catalogue: Catalogue) -> None:
    assert isinstance(catalogue.ask("how many children in norfolk"), NoMatch)


def test_somebody_groomed_is_told_where_help_is(catalogue: Catalogue) -> None:
    for text in ("my kids were groomed in kent", "i was groomed in kent"):
        assert "999" in render_plain(catalogue.ask(text))


def test_against_whom_is_no_count(catalogue: Catalogue) -> None:
    assert values_of(catalogue.ask("online sex offences kids norfolk")) == [204]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("so zero grooming in west mercia 2021/22 then?", "That is not zero"),
        ("is it true essex recorded no insta offences in 2018/19", "That is not zero"),
        ("there were no cases of grooming in gwent 2020/21", "That is not zero"),
        ("did kent have no grooming offences in 2023/24", "It is not zero in 2023/24"),
        ("zero snapchat offences in lancs 18/19 correct?", "It is not zero in 2018/19"),
    ],
)
def test_a_figure_of_nothing_is_checked(catalogue: Catalogue, text: str, reason: str) -> None:
    reply = catalogue.ask(text)
    assert isinstance(reply, Answer | NoFigure)
    assert reason in render_plain(reply)


def test_a_no_of_something_else_is_asked_back(catalogue: Catalogue) -> None:
    for text in ("norfolk no insta", "no grooming in kent"):
        assert isinstance(catalogue.ask(text), Clarification)


def test_no_share_is_given_for_a_number(catalogue: Catalogue) -> None:
    reply = catalogue.ask("how many snapchat image offences uk 2023/24")
    assert isinstance(reply, NoFigure)
    assert "50 per cent of the 7,338 offences" in reply.reason
    again = catalogue.ask(reply.reading)
    assert isinstance(again, NoFigure)
    assert again.reason == reply.reason
    assert values_of(catalogue.ask(reply.choices[0].question)) == [50]
