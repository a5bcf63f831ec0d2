"""The population, which rates are worked out with, asked for by itself."""

from __future__ import annotations

import pytest

from stats import Answer, Catalogue, Clarification, NoFigure
from stats.render import render_html, render_json, render_plain, render_rich
from tests.outcomes import answer_to, reason_of, values_of

GIVEN = {
    "population of kent": [1897051],
    "kent population": [1897051],
    "population of kent 2018": [1831680],
    "population of kent 2018/19": [1831680],
    "population of kent in mid-2018": [1831680],
    "how many people live in wales": [3164404],
    "whats the population of the gwent police area": [595412],
    "population of kent and suffolk": [1897051, 776442],
}


@pytest.mark.parametrize(("text", "values"), GIVEN.items(), ids=GIVEN)
def test_a_population_is_given(catalogue: Catalogue, text: str, values: list[float]) -> None:
    answer = answer_to(catalogue, text)
    assert values_of(answer) == values
    assert answer.choices == ()
    assert values_of(catalogue.ask(answer.reading)) == values


def test_it_says_what_it_is_of_in_every_form(catalogue: Catalogue) -> None:
    answer = catalogue.vary(answer_to(catalogue, "population of kent"))
    text = render_plain(answer)
    assert text.startswith("1,897,051 people: Kent, mid-2023 (population)")
    assert "the area of Kent Police" in text
    assert "Office for National Statistics" in text
    for shown in (render_html(answer, limit=4096), render_rich(answer), render_json("", answer)):
        assert "1,897,051" in shown


def test_its_parts_can_be_changed(catalogue: Catalogue) -> None:
    answer = catalogue.vary(answer_to(catalogue, "population of kent"))
    assert isinstance(answer, Answer)
    for variation in answer.variations:
        for choice in catalogue.changes(answer, variation.subject):
            reply = catalogue.ask_choice(choice.key)
            assert isinstance(reply, Answer), choice
            assert reply.question.dataset == "population"


@pytest.mark.parametrize(
    ("text", "value"), [("population of peterborough", 919082), ("population of dover", 1897051)]
)
def test_a_town_is_asked_back(catalogue: Catalogue, text: str, value: float) -> None:
    reply = catalogue.ask(text)
    assert isinstance(reply, Clarification)
    assert "alone, only of the area that it lies in" in reply.prompt
    assert values_of(catalogue.ask(reply.choices[0].question)) == [value]


def test_of_two_areas_of_a_name_each_is_offered(catalogue: Catalogue) -> None:
    reply = catalogue.ask("population of west midlands")
    assert isinstance(reply, Clarification)
    given = [values_of(catalogue.ask(each.question)) for each in reply.choices]
    assert len({value for values in given for value in values}) == 2


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("population of the uk", "print no figure for United Kingdom"),
        ("population of kent 2030", "no figure for 2030"),
        ("population of guernsey", "no figure for Guernsey"),
    ],
)
def test_what_is_not_in_it_is_no_figure(catalogue: Catalogue, text: str, reason: str) -> None:
    assert reason in reason_of(catalogue, text)


@pytest.mark.parametrize(
    "text",
    [
        "kent grooming population",
        "top five police areas by population",
        "population of kent under 18",
        "population growth beds 2011 to 2023 %",
        "population of forces in wales",
        "prison population kent",
        "population density of kent",
        "population",
        "how many people live on facebook in kent",
    ],
)
def test_with_anything_beside_it_it_is_not_given(catalogue: Catalogue, text: str) -> None:
    assert not isinstance(catalogue.ask(text), Answer | NoFigure)


def test_it_is_gone_on_from(catalogue: Catalogue) -> None:
    first = answer_to(catalogue, "population of kent")
    assert values_of(catalogue.ask("essex", previous=first.question)) == [1896590]
    rate = catalogue.ask("kent grooming per 100,000 population", previous=first.question)
    assert values_of(rate) == [13.9]


@pytest.mark.parametrize(
    "text",
    ["as a share of england", "what share is surrey", "in per cent", "per day", "per 100,000",
     "rank", "top 3", "by force"],
)  # fmt: skip
def test_what_is_not_made_of_it_is_refused_or_asked(catalogue: Catalogue, text: str) -> None:
    first = answer_to(catalogue, "population of kent")
    reply = catalogue.ask(text, previous=first.question)
    assert isinstance(reply, NoFigure | Clarification), reply


@pytest.mark.parametrize("text", ["population of kent since 2018", "population of kent until 2018"])
def test_a_row_of_years_is_not_one_of_them(catalogue: Catalogue, text: str) -> None:
    assert not isinstance(catalogue.ask(text), Answer)


def test_a_change_counted_back_is_refused(catalogue: Catalogue) -> None:
    """It was given as five years before itself, and what went on from it was an exception."""
    first = answer_to(catalogue, "population of kent 2018 and 2020")
    change = catalogue.ask("the difference", previous=first.question)
    assert isinstance(change, Answer), change
    back = catalogue.ask("five years ago", previous=change.question)
    assert not isinstance(back, Answer)
    for text in ("surrey", "2018"):
        catalogue.ask(text, previous=change.question)
        catalogue.ask(text, previous=getattr(back, "question", change.question))
