"""A release that is named by its month: its own figures are given, with what others gave."""

from __future__ import annotations

import pytest

from stats import Answer, Catalogue, NoFigure
from stats.question.words.releasewords import find_release
from stats.render import render_plain
from tests.outcomes import values_of

MONTHS = {"2019-03", "2019-12"}
NAMED = {
    "kent in the march 2019 release": "2019-03",
    "the release of december 2019 for kent": "2019-12",
    "kent, figures published in december 2019": "2019-12",
    "in the figures the nspcc put out march 2019": "2019-03",
    "the 2019 december nspcc figures for kent": "2019-12",
    "march 2019 nspcc kent": "2019-03",
    "kent march 2019": "",
    "kent april 2019 release": "",
    "kent to march 2019, reported as grooming": "",
}


@pytest.mark.parametrize(("text", "month"), NAMED.items(), ids=NAMED)
def test_a_release_is_named_by_its_month(text: str, month: str) -> None:
    assert find_release(text, MONTHS, set(), {"nspcc"})[0] == month


def test_a_month_that_is_a_period_is_no_release_unless_it_is_called_one() -> None:
    months = {"2019-03"}
    assert find_release("kent march 2019 figures", months, months, {"nspcc"})[0] == ""
    assert find_release("kent march 2019 release", months, months, {"nspcc"})[0] == "2019-03"


RELEASED = {
    "sussex grooming 2017/18 in the june 2018 release": 33,
    "the march 2019 release, what did it give for avon & somerset": 300,
    "sept 2019 release grooming figure for northants": 52,
    "whatsapp offences nationally in the december 2019 figures": 299,
    "lincs cyber flag 2018/19 in the june 2019 release": 199,
}


@pytest.mark.parametrize(("text", "value"), RELEASED.items(), ids=RELEASED)
def test_a_release_gives_its_own_figure(catalogue: Catalogue, text: str, value: float) -> None:
    reply = catalogue.ask(text)
    assert isinstance(reply, Answer)
    assert [each.value for each in reply.figures] == [value]
    again = catalogue.ask(reply.reading)
    assert isinstance(again, Answer)
    assert again.figures == reply.figures


def test_what_another_release_gave_is_said(catalogue: Catalogue) -> None:
    text = render_plain(catalogue.ask("sussex grooming 2017/18 in the june 2018 release"))
    assert "Another release, of November 2024, gave 77" in text
    assert "Restated" not in text


def test_what_a_release_does_not_have_is_refused(catalogue: Catalogue) -> None:
    reply = catalogue.ask("kent grooming 2023/24 in the june 2018 release")
    assert isinstance(reply, NoFigure)


def test_an_older_release_is_not_watched_for_being_restated(catalogue: Catalogue) -> None:
    assert catalogue.note_figures(catalogue.ask("sussex grooming 2017/18, june 2018 release")) == ()


def test_other_questions_are_answered_from_the_newest(catalogue: Catalogue) -> None:
    catalogue.ask("sussex grooming 2017/18 in the june 2018 release")
    assert values_of(catalogue.ask("sussex grooming 2017/18")) == [77]
