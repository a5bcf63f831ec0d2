"""A year that is in print only by its months or days is asked of those."""

from __future__ import annotations

import pytest

from stats import Answer, Catalogue, Clarification, NoFigure, NoMatch
from stats.render import render_plain
from tests.outcomes import values_of
from tests.writing import open_packages, write_tables

MONTHLY = {2001: (3.0, 9.5, 4.0), 2002: (8.0, 2.0, 5.0), 2003: (6.0,)}


@pytest.fixture(scope="module")
def tides(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    folder = tmp_path_factory.mktemp("tides")
    rows = (
        f"{year}-{month:02},{value}"
        for year, values in MONTHLY.items()
        for month, value in enumerate(values, start=1)
    )
    table = "\n".join(["month,Tide", *rows, ""])
    return open_packages(write_tables(folder, {"tides": table}, name="tides"))


@pytest.mark.parametrize(
    ("question", "due"),
    [
        ("tide 2002", [8.0, 2.0, 5.0]),
        ("highest tide in 2001", [9.5]),
        ("lowest tide of 2002", [2.0]),
        ("tide february 2002", [2.0]),
        ("tide in 2003", [6.0]),
        ("tide 2001 to 2002", [3.0, 9.5, 4.0, 8.0, 2.0, 5.0]),
        ("tide 2001 and 2002", [3.0, 9.5, 4.0, 8.0, 2.0, 5.0]),
    ],
)
def test_a_year_is_each_of_its_months(tides: Catalogue, question: str, due: list[float]) -> None:
    assert values_of(tides.ask(question)) == due


def test_what_was_compared_is_called_what_it_is(tides: Catalogue) -> None:
    assert "Of the 3 periods in print from" in render_plain(tides.ask("highest tide in 2001"))


def test_a_year_without_any_month_has_no_figure(tides: Catalogue) -> None:
    assert isinstance(tides.ask("tide 1999"), NoFigure)


def test_a_year_of_two_without_any_month_is_named(tides: Catalogue) -> None:
    reply = tides.ask("tide 2003 and 2004")
    assert isinstance(reply, NoFigure), reply
    assert "no figure for 2004" in reply.reason


@pytest.fixture(scope="module")
def stalls(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    folder = tmp_path_factory.mktemp("stalls")
    quarters = {"2021 Q1": 70, "2021 Q4": 64, "2022 Q1": 81, "2022 Q2": 90, "2023 Q1": 99}
    halves = {"April to September 2021": 5, "October 2021 to March 2022": 7}
    halves |= {"April to September 2022": 11, "October 2022 to March 2023": 12}
    tables = {
        "stalls": ["Town,Quarter,Stalls", *(f"Ashby,{at},{n}" for at, n in quarters.items())],
        "raids": ["Town,Period,Raids", *(f"Ashby,{at},{n}" for at, n in halves.items())],
        "coins": [
            "Town,Day,Coins",
            "Ashby,2021-05-03,1",
            "Ashby,2022-05-02,4",
            "Ashby,2022-05-03,6",
        ],
    }
    for name, lines in tables.items():
        write_tables(folder / name, {name: "\n".join([*lines, ""])}, name=name)
    return open_packages(folder)


@pytest.mark.parametrize(
    ("question", "due"),
    [
        ("tide a year ago", [8.0]),
        ("tide february 2002 compared with a year earlier", [2.0, 9.5]),
        ("tide change on the year", [-2.0]),
        ("tide year on year change in march 2002", [1.0]),
        ("tide change since last year", [-2.0]),
        ("tide change over the last year", [-2.0]),
        ("tide change in february 2002", [-6.0]),
        ("stalls ashby q1 2022 the year before", [70]),
        ("stalls ashby annual change", [18]),
        ("stalls ashby change q1 2022", [17]),
        ("raids ashby compared with the year before", [12, 7]),
        ("raids ashby change on last year", [5]),
        ("coins ashby change on the year", [5]),
    ],
)
def test_a_year_before_a_part_of_one_is_that_part_of_it(
    tides: Catalogue, stalls: Catalogue, question: str, due: list[float]
) -> None:
    asked = tides if question.startswith("tide") else stalls
    reply = asked.ask(question)
    assert values_of(reply) == due
    assert isinstance(reply, Answer)
    assert values_of(asked.ask(reply.reading)) == due


@pytest.mark.parametrize(
    "question", ["tide january 2001 a year earlier", "stalls ashby q2 2022 change on the year"]
)
def test_a_part_of_a_year_that_is_not_in_print_has_no_stand_in(
    tides: Catalogue, stalls: Catalogue, question: str
) -> None:
    reply = (tides if question.startswith("tide") else stalls).ask(question)
    assert isinstance(reply, NoFigure), reply
    assert "year before" in reply.reason


@pytest.mark.parametrize(
    "question",
    ["tide last year", "tide this year", "tide over the last year", "tide last 3 months"],
)
def test_the_latest_month_is_none_of_a_year_or_of_several(tides: Catalogue, question: str) -> None:
    assert isinstance(tides.ask(question), Clarification | NoMatch)


@pytest.mark.parametrize(
    "question", ["lowest tide in february 2002", "highest stalls ashby q1 2022"]
)
def test_one_part_of_a_year_is_not_put_in_an_order_of_all(
    tides: Catalogue, stalls: Catalogue, question: str
) -> None:
    reply = (tides if question.split()[1] == "tide" else stalls).ask(question)
    assert not isinstance(reply, Answer) or "rank" in reply.reading, reply


@pytest.mark.parametrize("question", ["second highest tide", "top 3 tide", "lowest 2 tide"])
def test_the_highest_of_a_single_series_is_not_given_as_the_second_or_as_several(
    tides: Catalogue, question: str
) -> None:
    reply = tides.ask(question)
    assert isinstance(reply, Clarification), reply
    (choice,) = reply.choices
    assert values_of(tides.ask(choice.question)) == [2.0 if "lowest" in question else 9.5]


def test_a_year_that_halves_overlap_is_asked_back(stalls: Catalogue) -> None:
    reply = stalls.ask("raids ashby 2022")
    assert isinstance(reply, Clarification), reply
    assert {each.label: values_of(stalls.ask(each.question)) for each in reply.choices} == {
        "October 2021 to March 2022": [7],
        "April to September 2022": [11],
        "October 2022 to March 2023": [12],
    }
    assert values_of(stalls.ask("raids ashby 2022/23")) == [11, 12]
