"""Members are asked for without what their table puts before them."""

from __future__ import annotations

from pathlib import Path

import pytest

from stats import Answer, Catalogue, Clarification
from tests.newsroom import open_texts
from tests.outcomes import values_of
from tests.writing import open_packages, write_tables

HOMES = """Council,Tenure,2020-21,2021-22
Ashby,All tenures,100,110
Ashby,of which: social rent,20,25
Barrow,All tenures,300,310
Barrow,of which: social rent,30,35
"""
SECTORS = """Sector,Year,Smoke in tonnes
10 Aviation,2019,7
20 Burning of peat,2019,8
29 Production of bricks,2019,9
30 Production of lime,2019,4
"""
ROOMS = """Rooms,Year,Flats let
1 bedroom,2019,70
2 bedrooms,2019,80
3 bedrooms,2019,90
"""
WEEKS = """Week ending,Region,Sneezes
07/01/2024,North,120
14/01/2024,North,150
21/01/2024,North,90
07/01/2024,South,20
14/01/2024,South,50
21/01/2024,South,30
"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    folder = tmp_path_factory.mktemp("shortened")
    return open_texts(folder, homes=HOMES, sectors=SECTORS, rooms=ROOMS, weeks=WEEKS)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("homes ashby social rent 2021-22", 25),
        ("homes barrow of which social rent 2020-21", 30),
        ("smoke aviation 2019", 7),
        ("smoke production of lime 2019", 4),
        ("flats let 2 bedrooms 2019", 80),
        ("sneezes north 14 january 2024", 150),  # as printed
        ("sneezes south week ending 21 january 2024", 30),
    ],
)
def test_a_member_is_known_without_its_marks(desk: Catalogue, question: str, value: float) -> None:
    assert values_of(desk.ask(question)) == [value]


@pytest.mark.parametrize(
    "question",
    ["sneezes north 10 january 2024", "flats let bedrooms 2019", "smoke production 2019"],
)
def test_what_is_none_is_not_guessed(desk: Catalogue, question: str) -> None:
    assert not isinstance(desk.ask(question), Answer)


def test_what_was_done_is_no_name(desk: Catalogue) -> None:
    reply = desk.ask("homes demolished in ashby since 2020")
    assert isinstance(reply, Clarification)
    assert values_of(desk.ask(reply.choices[0].question)) == [100, 110]
    reply = desk.ask("homes in ashby shared ownership 2021-22")
    assert isinstance(reply, Clarification)
    assert "has no such tenure" in reply.prompt


def test_a_description_says_what_the_figures_are(tmp_path: Path) -> None:
    text = "Country,Year,Girls who ever smoked\nPeru,2019,5.5\nChile,2019,7.5\n"
    fields = [
        {"name": "Country"},
        {"name": "Year"},
        {"name": "Girls who ever smoked", "description": "Percentage of girls who ever smoked"},
    ]
    write_tables(tmp_path / "girls", {"girls": text}, {"girls": {"fields": fields}}, name="girls")
    catalogue = open_packages(tmp_path)
    assert values_of(catalogue.ask("girls who ever smoked peru 2019")) == [5.5]
    reply = catalogue.ask("how many girls who ever smoked peru 2019")
    assert isinstance(reply, Clarification)
    assert "is a percentage" in reply.prompt
