from __future__ import annotations

import pytest

from stats.inferring.members import CodeBook
from stats.inferring.places import short_names, state_names

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
