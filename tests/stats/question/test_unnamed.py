"""Words that may name a place, where none is known: the whole country is no answer to them."""

from __future__ import annotations

import pytest

from stats import Answer, Catalogue, Clarification
from stats.model import Defaults
from tests.outcomes import values_of


@pytest.mark.parametrize(
    "text",
    [
        "scousers grooming instagram",
        "hi from narnia! grooming 23/24 please",
        "writing from gotham - grooming 2022/23",
        "for the yam yams, grooming on snapchat",
        "grooming figs for the toytown lot",
        "the shires, how many insta grooming offences",
        "grooming in my area",
        "grooming across the county",
        "local grooming figures",
        "grooming in the force 23/24",
        "our region grooming total",
    ],
)
def test_the_whole_is_not_given_for_a_place_not_known(catalogue: Catalogue, text: str) -> None:
    assert not isinstance(catalogue.ask(text), Answer)


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("hi from dave, norfolk insta", "Norfolk"),
        ("quick one for the bulletin, grooming on snapchat", "United Kingdom"),
        ("for the record: grooming latest", "United Kingdom"),
        ("local grooming figures for kent", "Kent"),
        ("which is the force with the most whatsapp in the east", "Bedfordshire"),
    ],
)
def test_other_words_beside_the_question_are_passed_over(
    catalogue: Catalogue, text: str, area: str
) -> None:
    reply = catalogue.ask(text)
    assert isinstance(reply, Answer)
    assert [each.codes["area"].name for each in reply.figures] == [area]


def test_the_area_that_a_reader_has_chosen_is_that_area(catalogue: Catalogue) -> None:
    (kent,) = (code for code in catalogue.find_home("Kent") if hasattr(code, "code"))
    assert values_of(
        catalogue.ask("grooming in my area", defaults=Defaults((kent.code,), "your area"))
    ) == [264]


def test_a_misspelt_town_is_said_to_be_read_so(catalogue: Catalogue) -> None:
    reply = catalogue.ask("norwhich instagram")
    assert isinstance(reply, Answer)
    assert "“norwhich” read as Norwich" in " ".join(each.text for each in reply.assumptions)


@pytest.mark.parametrize(
    "text", ["crime in leeds", "how many crimes in bradford", "crime figures leeds"]
)
def test_crime_of_all_kinds_is_asked_back(catalogue: Catalogue, text: str) -> None:
    reply = catalogue.ask(text)
    assert isinstance(reply, Clarification)
    assert reply.prompt.startswith("There are no figures of all crime here.")


@pytest.mark.parametrize(
    "text", ["instagram crimes beds", "grooming crimes kent", "cambs whatsapp crime"]
)
def test_crimes_of_a_kind_are_answered(catalogue: Catalogue, text: str) -> None:
    assert isinstance(catalogue.ask(text), Answer)
