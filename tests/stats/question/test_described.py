"""What no label says and a description does is offered, never answered."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from stats import Answer, Catalogue, Clarification, NoMatch
from stats.building import build_folders

RATIO = "Median house price divided by median yearly earnings"
COUNT = "Persons who receive unemployment-related benefits"
TABLE = "town,year,Affordability index,Claimant count\nAshby,2023,7.5,310\nBarrow,2023,6.1,420\n"


def _fields() -> list[dict[str, str]]:
    return [
        {"name": "town", "type": "string"},
        {"name": "year", "type": "year"},
        {"name": "Affordability index", "type": "number", "unit": "ratio", "description": RATIO},
        {"name": "Claimant count", "type": "number", "unit": "persons", "description": COUNT},
    ]


@pytest.fixture(scope="module")
def towns(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    folder: Path = tmp_path_factory.mktemp("towns")
    (folder / "towns.csv").write_text(TABLE, encoding="utf-8")
    resource = {"name": "towns", "path": "towns.csv", "schema": {"fields": _fields()}}
    descriptor = {"title": "Towns", "resources": [resource]}
    (folder / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    build_folders([folder], folder / "towns.index")
    return Catalogue.open(folder / "towns.index")


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("house prices to earnings ashby", "Affordability index"),
        ("earnings and house prices in barrow 2023", "Affordability index"),
        ("who receives unemployment benefits in ashby", "Claimant count"),
    ],
)
def test_a_measure_is_offered_by_what_it_counts(towns: Catalogue, text: str, label: str) -> None:
    reply = towns.ask(text)
    assert isinstance(reply, Clarification)
    assert [each.label for each in reply.choices] == [label]
    assert isinstance(towns.ask(reply.choices[0].question), Answer)


@pytest.mark.parametrize(
    "text",
    [
        "house prices to wages of footballers ashby",
        "unemployment benefits in gotham",
        "receive a letter in barrow",
    ],
)
def test_nothing_is_offered_of_which_a_word_is_not_said(towns: Catalogue, text: str) -> None:
    assert isinstance(towns.ask(text), NoMatch)
