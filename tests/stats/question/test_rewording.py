"""Measures asked for in part or in other words, where nothing else loaded is near."""

from __future__ import annotations

from dataclasses import replace

import pytest

from stats import Answer, Catalogue
from stats.index.build import build_index
from stats.index.terms import unit_kinds
from stats.model import Tables
from tests.collecting import make_tables
from tests.outcomes import values_of


def titled(tables: Tables, title: str) -> Tables:
    """Return a package under another title."""
    return replace(
        tables, datasets=tuple(replace(dataset, title=title) for dataset in tables.datasets)
    )


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    killings = make_tables(
        "killings",
        {"Burglary offences": {("Sark", "2020"): 7.5, ("Nigeria", "2020"): 9.0}},
        unit="per million population",
    )
    prisons = make_tables("prisons", {"Shelter rate": {("Sark", "2020"): 80.0}}, unit="")
    bats = make_tables(
        "bats",
        {
            "Grey bats": {("Malta", "2020"): 5.0, ("Malta", "2021"): 6.0, ("Nigeria", "2020"): 4.0},
            "Brown bats": {("Nigeria", "2020"): 11.0, ("Nigeria", "2021"): 12.0},
            "Bats": {("Chad", "2020"): 90.0},
        },
    )
    ages = titled(
        make_tables(
            "ages",
            {
                "Drownings": {
                    ("<1 year old", "2015"): 3.0, ("5 to 14 years", "2015"): 8.0,
                    ("80+ years", "2015"): 21.0, ("80+ years", "2005"): 30.0,
                },
                "Women's pay as a percentage of men's": {
                    ("5 to 14 years", "2015"): 88.0, ("80+ years", "2015"): 70.0,
                },
            },
            unit="",
        ),
        "Drownings at sea in Freedonia and Sylvania by age",
    )  # fmt: skip
    weapons = titled(
        make_tables("weapons", {"Slings": {("Chad", "2017"): 4.0, ("Nigeria", "2017"): 2.0}}),
        "Pirate raids by weapon",
    )
    decades = titled(
        make_tables("decades", {"Trawled eels": {("Chad", "1930"): 44.0, ("Chad", "1940"): 41.0}}),
        "Eels by decade",
    )
    years = make_tables("years", {"Smoked eels": {("Chad", "1930"): 4.0, ("Chad", "1931"): 3.0}})
    places = make_tables("places", {"Rainfall": {("Freedonia and Sylvania", "2015"): 700.0}})
    path = tmp_path_factory.mktemp("asked") / "asked.index"
    build_index([killings, prisons, bats, ages, weapons, decades, years, places], path)
    return Catalogue.open(path)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("burglary rate sark", [7.5]),  # a rate by its unit, not by its label
        ("burglary rate for nigeria 2020", [9.0]),
        ("nigerias brown bats 2021", [12.0]),
        ("how many drownings under 1 yr old 2015", [3.0]),
        ("drownings of 5-14 year olds in 2015", [8.0]),
        ("drownings aged 80 and over 2015", [21.0]),
        ("how many drowned over 80 in freedonia and sylvania in 2015", [21.0]),
        ("pirate raids with slings in chad 2017", [4.0]),
        ("trawled eels chad in the 1930s", [44.0]),
        ("women's pay as a percentage of men's for 5-14 year olds", [88.0]),
    ],
)
def test_answers_what_is_asked_in_other_words(
    catalogue: Catalogue, question: str, expected: list[float]
) -> None:
    assert values_of(catalogue.ask(question)) == expected


@pytest.mark.parametrize(
    "question",
    [
        "burglary rate peru",  # named in no list
        "drownings in freedonia 2015 over 80",  # half of what the figures are of
        "drownings of 15-24 year olds in 2015",  # no such ages
        "men's pay as a percentage of women's for 5-14 year olds",  # the other way round
        "pirate raids with bombs in chad 2017",
        "smoked eels chad in the 1930s",  # figures by year: one of them is no decade's
        "what percentage of people are in shelter in sark",  # a rate is no share
    ],
)
def test_gives_no_figure_of_another_thing(catalogue: Catalogue, question: str) -> None:
    assert not isinstance(catalogue.ask(question), Answer)


def test_a_unit_says_what_kind_of_measure_it_is() -> None:
    assert unit_kinds("Rate per 1,000 people") == ("@rate", "@percapita")
    assert unit_kinds("Percentage of adults") == ("@percent",)
    assert unit_kinds("kilograms per hectare") == ()
