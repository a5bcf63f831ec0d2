from __future__ import annotations

from pathlib import Path

import pytest

from stats import Clarification
from stats.inferring.members import CodeBook
from stats.inferring.places import short_names, state_names
from tests.stats.inferring.small import read_small
from tests.writing import open_packages

LABELS = ("Arizona", "Texas", "Houston city, Texas", "Washington", "New York")


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Houston city, Texas", "Houston"),
        ("Houston city, Texas", "Houston, TX"),
        ("Cook County, Illinois", "Cook County"),
        ("Cook County, Illinois", "Cook County, IL"),
        ("Kansas City city, Missouri", "Kansas City"),
        ("Maricopa County, Arizona", "Maricopa, AZ"),
        ("Queens County, New York", "Queens, NY"),
        ("Chicago city, Illinois", "Chicagoans"),
        ("Portland city, Oregon", "City of Portland, OR"),
        ("Nashville-Davidson metropolitan government (balance), Tennessee", "Nashville-Davidson"),
        ("Houston city", "Houston"),
        ("Bristol, City of", "City of Bristol"),
    ],
)
def test_a_place_is_called_by_its_short_name(label: str, name: str) -> None:
    assert name in list(short_names(label, LABELS, is_area=True))


@pytest.mark.parametrize(
    "label", ["Goods, other", "Wheat, rye and barley", "Kansas City", "Garden city"]
)
def test_what_is_no_area_keeps_its_name(label: str) -> None:
    assert list(short_names(label, LABELS, is_area=False)) == []


def test_a_county_leaves_its_bare_name_to_the_city() -> None:
    names = list(short_names("Houston County, Texas", LABELS, is_area=True))
    assert "Houston, TX" not in names
    assert "Houston County, TX" in names


def test_states_have_postal_codes_where_they_are_a_list_of_states() -> None:
    assert state_names(["Georgia", "France", "Armenia"]) == {}
    states = ["Georgia", "Texas", "Ohio", "Utah", "Maine", "Iowa", "Idaho", "Nevada", "Alaska",
              "District of Columbia"]  # fmt: skip
    names = state_names(states)
    assert {"TX", "Texans", "State of Texas"} <= set(names["Texas"])
    assert "Mainers" in names["Maine"]
    assert "ME" not in names["Maine"]
    assert "Washington DC" in names["District of Columbia"]


def test_states_counties_and_cities_are_kinds_in_a_list_with_states() -> None:
    book = CodeBook("area")
    states = [
        "Georgia",
        "Texas",
        "Ohio",
        "Utah",
        "Maine",
        "Iowa",
        "Idaho",
        "Nevada",
        "Alaska",
        "Oregon",
    ]
    for label in (*states, "Cook County, Illinois", "Houston city, Texas", "Elsewhere"):
        book.place("", label)
    book.name_states()
    kinds = [each.kind for each in book.members]
    assert kinds == [*["state"] * len(states), "county", "city", ""]


def test_the_european_union_is_ranked_with_no_countries() -> None:
    book = CodeBook("area")
    for label in ("France", "Germany", "European Union", "World", "Peru"):
        book.place("", label)
    book.name_countries()
    kinds = {each.label: each.kind for each in book.members}
    assert kinds == {
        "France": "country", "Germany": "country", "Peru": "country",
        "European Union": "", "World": "",
    }  # fmt: skip


PARTED = (
    "Brighton and Hove",
    "Brighton Pavilion",
    "Stoke-on-Trent",
    "Stoke Newington",
    "Hammersmith and Fulham",
    "Bournemouth, Christchurch and Poole",
    "Bournemouth East",
    "Dallas, Texas",
    "Dallas County, Texas",
)


@pytest.mark.parametrize(
    ("name", "labels"),
    [
        ("Brighton", ["Brighton and Hove", "Brighton Pavilion"]),
        ("Stoke", ["Stoke-on-Trent", "Stoke Newington"]),
        ("Bournemouth", ["Bournemouth, Christchurch and Poole", "Bournemouth East"]),
        ("Hammersmith", ["Hammersmith and Fulham"]),
        ("Dallas", ["Dallas, Texas"]),
    ],
)
def test_a_short_name_is_that_of_all_who_begin_with_it(name: str, labels: list[str]) -> None:
    book = CodeBook("area")
    for label in PARTED:
        book.place("", label)
    called = [each.code for each in book.names() if each.text == name]
    assert [each.label for each in book.members if each.code in called] == labels


@pytest.mark.parametrize(
    ("label", "part"),
    [
        ("Bedfordshire and Hertfordshire", "Bedfordshire"),
        ("Birmingham and Solihull", "Birmingham"),
        ("Leicestershire, Rutland and Northamptonshire", "Leicestershire"),
        ("Serbia and Montenegro", "Serbia"),
        ("China, Hong Kong SAR", "China"),
        ("Peru, Indiana", "Peru"),
    ],
)
def test_a_place_is_not_called_by_the_name_of_another_that_is_a_part_of_it(
    label: str, part: str
) -> None:
    book = CodeBook("area")
    book.place("", label)
    assert part not in [each.text for each in book.names()]


def test_a_place_with_the_short_name_itself_keeps_it() -> None:
    book = CodeBook("area")
    for label in ("Brighton", "Brighton and Hove", "Brighton Pavilion"):
        book.place("", label)
    assert [each.code for each in book.names() if each.text == "Brighton"] == ["brighton"]


def test_a_short_name_of_several_places_is_asked_back(tmp_path: Path) -> None:
    (tmp_path / "places").mkdir()
    text = "Place,Year,Evictions\nRichmond Park,2024,100\nRichmond and Northallerton,2024,200\n"
    read_small(tmp_path / "places", text)
    reply = open_packages(tmp_path, tmp_path / "places").ask("richmond evictions")
    assert isinstance(reply, Clarification), reply
    labels = {choice.label for choice in reply.choices}
    assert labels == {"Richmond Park", "Richmond and Northallerton"}
