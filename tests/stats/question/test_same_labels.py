"""Several measures of one label: that which has what else is asked for, else asked back."""

from __future__ import annotations

import pytest

from stats import Answer, Catalogue, Clarification
from stats.model import Reply
from tests.writing import open_packages, write_tables

FILES = {
    "tin": {
        "yearly": "date,price\n"
        + "".join(f"{year}-06-30,{year}.5\n" for year in range(1990, 2000)),
        "monthly": "date,price\n"
        + "".join(
            f"{year}-{month:02}-15,{month}\n" for year in (1998, 1999) for month in (1, 2, 3)
        ),
    },
    "rents": {
        "offices": "country,year,rent\nPeru,2001,10\nPeru,2002,11\nChile,2001,20\nChile,2002,22\n",
        "farms": "country,year,rent\nPeru,2001,30\nPeru,2002,31\nChile,2001,40\nChile,2002,42\n",
        "month": "date,rent\n2001-01-31,1\n2001-02-28,2\n2002-01-31,3\n",
    },
    "arrivals": {
        "arrivals": "place,year,Foreign-born people who arrived before 2010,"
        "Foreign-born people who arrived in 2010 or later\n"
        "Oslo,2019,70,7\nBergen,2019,80,8\n"
    },
    "growth": {
        "year": "date,level-chained\n1999-12-31,1\n2000-12-31,2\n",
        "quarter": "date,level-chained\n2000-03-31,1\n2000-06-30,2\n",
    },
    "prices": {"prices": "date,Index,Inflation\n2001-01-31,9,0.1\n2001-02-28,8,0.2\n"},
    "inflation": {
        "inflation-consumer": "country,year,Inflation\nPeru,2001,1.5\nPeru,2002,2.5\n",
        "inflation-gdp": "country,year,Inflation\nPeru,2001,3.5\nPeru,2002,4.5\n",
    },
    "loans": {"loans": "year,rate\n1990,11.5\n1991,12.5\n1992,13.5\n"},
    "otters": {
        "sightings": "country,year,Red otters and other kinds,Black otters and other kinds\nPeru,2001,5,6\n",
        **{
            f"kinds-{number:02}": f"country,year,Other\nPeru,2001,{number}\n"
            for number in range(12)
        },
    },
    "mills": {
        f"mills-{number:02}": "country,year,Flour\n"
        + (f"Peru,2001,{number}\n" if number < 10 else f"Chad,2001,{number}\nPeru,1999,8\n")
        for number in range(1, 13)
    },
}
TITLES = {
    "arrivals": "Arrivals",
    "tin": "Tin",
    "rents": "Rents",
    "growth": "Growth",
    "prices": "US Consumer Prices and Inflation",
    "inflation": "Inflation",
    "loans": "Loans at the long-term interest rate",
    "mills": "Mills",
    "otters": "Otters",
}


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    folder = tmp_path_factory.mktemp("shelf")
    for name, files in FILES.items():
        write_tables(folder / name, files, name=name, title=TITLES[name])
    return open_packages(folder)


def value(reply: Reply) -> float | None:
    assert isinstance(reply, Answer), reply
    return reply.figures[0].value


@pytest.mark.parametrize(
    ("question", "due"),
    [
        ("tin price 1993", 1993.5),
        ("price of tin february 1998", 2.0),
        ("rent of offices in peru 2002", 11.0),
        ("farms rent chile 2001", 40.0),
    ],
)
def test_the_measure_that_has_the_period_or_is_named_is_taken(
    shelf: Catalogue, question: str, due: float
) -> None:
    assert value(shelf.ask(question)) == due


@pytest.mark.parametrize("question", ["rent peru 2002", "which country had the highest rent 2001"])
def test_measures_that_all_have_what_is_asked_are_asked_back(
    shelf: Catalogue, question: str
) -> None:
    reply = shelf.ask(question)
    assert isinstance(reply, Clarification), reply
    assert [each.label for each in reply.choices] == ["rent, farms", "rent, offices"]


def test_of_many_measures_called_the_same_each_is_looked_at(shelf: Catalogue) -> None:
    reply = shelf.ask("flour chad 2001")
    assert isinstance(reply, Clarification)
    assert reply.prompt == "Several measures fit. Which one?"
    assert len(reply.choices) == 3
    found = [shelf.ask(each.question) for each in reply.choices]
    assert [answer.figures[0].value for answer in found if isinstance(answer, Answer)] == [
        10,
        11,
        12,
    ]


def test_of_two_that_each_say_more_than_is_asked_none_is_taken(shelf: Catalogue) -> None:
    reply = shelf.ask("otters and other kinds peru 2001")
    assert isinstance(reply, Clarification)
    offered = {choice.label for choice in reply.choices}
    assert offered >= {"Red otters and other kinds", "Black otters and other kinds"}


def test_how_many_measures_are_called_the_same_is_said(shelf: Catalogue) -> None:
    reply = shelf.ask("flour peru 2001")
    assert isinstance(reply, Clarification)
    assert reply.prompt.startswith("12 measures fit")


def test_a_phrase_is_not_said_by_a_title_that_has_a_part_of_it(shelf: Catalogue) -> None:
    assert value(shelf.ask("interest rate 1991")) == 12.5
    reply = shelf.ask("unemployment rate 1991")
    assert not isinstance(reply, Answer)


@pytest.mark.parametrize(
    ("question", "due"),
    [
        ("foreign-born people in oslo who arrived before 2010", 70.0),
        ("how many foreign-born people arrived in 2010 or later in bergen", 8.0),
    ],
)
def test_a_year_of_a_label_that_no_figure_is_of_is_the_label_s(
    shelf: Catalogue, question: str, due: float
) -> None:
    assert value(shelf.ask(question)) == due


def test_a_measure_without_the_member_named_is_no_rival_of_its_full_name(shelf: Catalogue) -> None:
    assert value(shelf.ask("inflation consumer peru 2001")) == 1.5
    assert isinstance(shelf.ask("inflation peru 2001"), Clarification)


def test_a_word_that_says_when_asks_for_no_measure(shelf: Catalogue) -> None:
    reply = shelf.ask("how many were groomed last year")
    assert not isinstance(reply, Answer | Clarification), reply
