"""Changes and records over the latest years: "the last five years"."""

from __future__ import annotations

import pytest

from stats import Answer, Catalogue, Clarification, NoFigure
from tests.outcomes import values_of


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("kent grooming change over the last 5 years", 264 - 140),
        ("how has kent grooming changed over the past three years", 264 - 224),
        ("kent grooming rise last 2 years", 264 - 179),
        ("kent grooming compared with 5 years ago", 264 - 140),
        ("kent grooming five-year increase", 264 - 140),
        ("how much has grooming in kent grown in 4 years", 264 - 176),
        ("surrey grooming up or down last 6 yrs", 98 - 27),
        ("lowest kent grooming figure in the past 4 years", 179),
        ("highest grooming figure in kent in the last 3 years", 264),
    ],
)
def test_so_many_years_are_gone_back(catalogue: Catalogue, text: str, value: float) -> None:
    reply = catalogue.ask(text)
    assert values_of(reply) == [value]
    assert isinstance(reply, Answer)
    assert values_of(catalogue.ask(reply.reading)) == [value]


def test_a_year_so_long_ago_that_is_not_in_print_is_not_replaced(catalogue: Catalogue) -> None:
    reply = catalogue.ask("kent grooming change over the last 9 years")
    assert isinstance(reply, NoFigure)
    assert "9 years before 2023/24 no figure is in print" in reply.reason


@pytest.mark.parametrize(
    "text",
    [
        "difference between kent and surrey grooming last 3 years",
        "kent's rank for grooming over the last 3 years",
    ],
)
def test_what_is_of_one_year_does_not_pass_over_several(catalogue: Catalogue, text: str) -> None:
    reply = catalogue.ask(text)
    assert isinstance(reply, Clarification)
    assert "“3 years”" in reply.prompt
