"""Words for so many of the latest years beside labels that have such words of their own."""

from __future__ import annotations

import pytest

from stats import Answer, Catalogue, Clarification
from tests.newsroom import open_texts

DAYS = ("2020-04-22", "2021-04-21", "2022-04-27", "2023-04-19", "2024-04-17", "2025-04-30")
SURVIVAL = "Town,Year,Five-year business survival rate (%),Two-year shop survival rate (%)\n"
SURVIVAL += "".join(f"Ashby,{year},4{year - 2015},6{year - 2015}\n" for year in range(2015, 2021))
PAY = "Town,Date,Weekly pay (£)\n" + "".join(
    f"{town},{day},{500 + 10 * number + add}\n"
    for town, add in (("Ashby", 0), ("Barrow", 3))
    for number, day in enumerate(DAYS)
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    return open_texts(tmp_path_factory.mktemp("desk"), firms=SURVIVAL, wages=PAY)


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("business survival in ashby over the last five years", "last five years"),
        ("shop survival ashby in the past two years", "past two years"),
    ],
)
def test_a_span_that_a_label_takes_is_asked_about(desk: Catalogue, text: str, span: str) -> None:
    reply = desk.ask(text)
    assert isinstance(reply, Clarification)
    assert span in reply.prompt or len(reply.choices) > 1


@pytest.mark.parametrize("text", ["five-year business survival rate ashby", "shop survival ashby"])
def test_the_words_of_a_label_are_its_own(desk: Catalogue, text: str) -> None:
    reply = desk.ask(text)
    assert isinstance(reply, Answer | Clarification)
    assert "I do not understand" not in getattr(reply, "prompt", "")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("weekly pay ashby change over the last five years", 50),
        ("weekly pay barrow change over the last 2 years", 20),
    ],
)
def test_the_only_day_of_a_month_is_years_before_another(
    desk: Catalogue, text: str, value: float
) -> None:
    reply = desk.ask(text)
    assert isinstance(reply, Answer)
    assert [each.value for each in reply.figures] == [value]


@pytest.mark.parametrize(
    "text", ["pay ashby change over the last five years", "pay barrow last 2 years"]
)
def test_a_span_chooses_no_measure(desk: Catalogue, text: str) -> None:
    reply = desk.ask(text)
    choices = reply.choices if isinstance(reply, Clarification) else ()
    assert not any("survival" in each.label for each in choices)
    assert not isinstance(reply, Answer) or "pay" in reply.figures[0].dataset.label
