"""Of one thing in two units neither is taken unasked."""

from __future__ import annotations

import pytest

from stats import Catalogue, Clarification
from tests.newsroom import open_texts
from tests.outcomes import values_of

SOLD = """Country,Year,Cheese sold (tonnes),Cheese sold (£ million),Cheese sold (% of food)
Peru,2019,500,20,5.5
Chile,2019,700,25,6.5
"""
GROWN = """District,Year,Wheat grown (hectares),Wheat grown (£000),Barley grown (£000)
Ashby,2021,40,900,70
Barrow,2021,50,800,60
"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    return open_texts(tmp_path_factory.mktemp("units"), sold=SOLD, grown=GROWN)


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("cheese sold peru 2019", {500, 20, 5.5}),
        ("wheat grown ashby 2021", {40, 900}),
    ],
)
def test_what_has_two_units_is_asked(desk: Catalogue, question: str, values: set[float]) -> None:
    reply = desk.ask(question)
    assert isinstance(reply, Clarification), reply
    assert {
        value for each in reply.choices for value in values_of(desk.ask(each.question))
    } >= values


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("cheese sold in tonnes peru 2019", 500),
        ("cheese sold £ million peru 2019", 20),
        ("wheat grown hectares ashby 2021", 40),
        ("barley grown ashby 2021", 70),
    ],
)
def test_the_unit_that_is_said_is_taken(desk: Catalogue, question: str, value: float) -> None:
    assert values_of(desk.ask(question)) == [value]
