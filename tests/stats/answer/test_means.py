"""Averages of years and of members: made of firm counts, all of them there; else refused."""

from __future__ import annotations

import pytest

from stats import Answer, Catalogue, Clarification, NoFigure
from stats.answer.means import is_amount
from stats.model import Measure
from stats.render import render_plain
from tests.outcomes import made_of, reason_of, values_of

SURREY = (27, 76, 67, 78, 63, 74, 98)
AVERAGES = {
    # question: (value, period, what it is made of)
    "average per year surrey grooming": (69, "2017/18 to 2023/24", SURREY),
    "on average how many grooming offences a year in Surrey": (69, "2017/18 to 2023/24", SURREY),
    "Surrey grooming annual average since 2017/18": (69, "2017/18 to 2023/24", SURREY),
    "the mean for Surrey grooming 2017/18 to 2023/24": (69, "2017/18 to 2023/24", SURREY),
    "average grooming in Surrey over the last three years": (
        78.3,
        "2021/22 to 2023/24",
        (63, 74, 98),
    ),
    "Surrey grooming three-year average": (78.3, "2021/22 to 2023/24", (63, 74, 98)),
    "three year average of Surrey grooming up to 2022/23": (
        71.7,
        "2020/21 to 2022/23",
        (78, 63, 74),
    ),
    "average of Surrey grooming 2017/18 and 2023/24": (62.5, "2017/18 and 2023/24", (27, 98)),
    "average grooming of Kent and Surrey 2022/23": (152, "2022/23", (230, 74)),
    "average per Welsh force, image offences 2023/24, Home Office": (
        548.5,
        "2023/24",
        (192, 503, 535, 964),
    ),
}
REFUSED = {
    "Gwent average grooming per year": "did not supply this figure for 2020/21",
    "Hampshire average grooming per year 2019/20 to 2020/21": "rounded, partial, disputed",
    "average Instagram per force in the East of England 2018/19": "Essex Police did not supply",
    "average grooming per force in the South East 2022/23": "no figure for Thames Valley",
    "average share of Snapchat in UK grooming, last 3 years": "not of shares, rates",
    "average grooming in Kent and Surrey per year": "not both at once",
    "average of Facebook and Instagram in Norfolk 2018/19": "one offence can count in several",
    "average by platform in Norfolk": "one offence can count in several",
}


@pytest.mark.parametrize(("text", "expected"), AVERAGES.items(), ids=AVERAGES)
def test_firm_counts_have_an_average(
    catalogue: Catalogue, text: str, expected: tuple[float, str, tuple[float, ...]]
) -> None:
    assert made_of(catalogue, text) == ("mean", *expected)


@pytest.mark.parametrize(("text", "reason"), REFUSED.items(), ids=REFUSED)
def test_an_average_is_refused_where_it_would_mislead(
    catalogue: Catalogue, text: str, reason: str
) -> None:
    assert reason in reason_of(catalogue, text)


@pytest.mark.parametrize("text", [*AVERAGES, *REFUSED])
def test_the_reading_of_an_average_means_the_same(catalogue: Catalogue, text: str) -> None:
    reply = catalogue.ask(text)
    assert isinstance(reply, Answer | NoFigure)
    again = catalogue.ask(reply.reading)
    assert isinstance(again, type(reply))
    if isinstance(reply, Answer) and isinstance(again, Answer):
        assert again.figures == reply.figures


@pytest.mark.parametrize(
    "text", ["average grooming in Kent", "Kent grooming average 2023/24", "average change in Kent"]
)
def test_what_an_average_is_of_is_asked_back(catalogue: Catalogue, text: str) -> None:
    assert not isinstance(catalogue.ask(text), Answer)


def test_an_average_says_of_what_it_is(catalogue: Catalogue) -> None:
    text = render_plain(catalogue.ask("Surrey grooming three-year average"))
    assert text.startswith("78.3 offences a year on average: Surrey")
    assert "the average of 3 years: 2021/22 63, 2022/23 74, 2023/24 98" in text


def test_an_average_a_day_is_the_measure_of_that_name(catalogue: Catalogue) -> None:
    assert values_of(catalogue.ask("average grooming per day in Scotland 2023/24")) == [1.8]


def test_a_follow_up_goes_on_with_the_average(catalogue: Catalogue) -> None:
    first = catalogue.ask("Surrey grooming three-year average")
    assert isinstance(first, Answer)
    assert values_of(catalogue.ask("and Kent?", previous=first.question)) == [224.3]


@pytest.mark.parametrize(
    ("unit", "label", "expected"),
    [
        ("TWh", "Coal production", True),
        ("years", "Life expectancy", False),
        ("deaths per 100,000", "Deaths", False),
        ("", "Cases", False),
        ("%", "Literacy", False),
    ],
)
def test_only_amounts_have_an_average(unit: str, label: str, expected: bool) -> None:
    assert is_amount(Measure("m", label, unit, unit)) is expected


def test_the_choice_keeps_the_average(catalogue: Catalogue) -> None:
    reply = catalogue.ask("west midlands grooming average per year")
    assert isinstance(reply, Clarification)
    assert [choice.question.partition(" · ")[::2] for choice in reply.choices] == [
        (name, "sexual communication with a child · average per year")
        for name in ("West Midlands (region)", "West Midlands Police")
    ]
