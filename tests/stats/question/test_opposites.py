"""A measure that says the opposite of a word asked is offered, never answered."""

from __future__ import annotations

import pytest

from stats import Answer, Catalogue, Clarification
from tests.newsroom import open_texts

TRADE = """\
Area,Year,Value of regional exports in trade
Ashby,2022,962
Ashby,2023,1241
Corley,2022,300
Corley,2023,310
"""
POOR = """\
Area,Year,Households less than 2.15 a day,Pupils without meals at school
Ashby,2022,11,5
Ashby,2023,12,6
Corley,2022,13,7
Corley,2023,14,8
"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    return open_texts(tmp_path_factory.mktemp("desk"), value_of_trade=TRADE, poor_households=POOR)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("value of exports in trade ashby 2023", 1241),
        ("households less than 2.15 a day corley 2022", 13),
        ("pupils without meals school ashby 2022", 5),
    ],
)
def test_what_a_label_says_is_answered(desk: Catalogue, question: str, value: float) -> None:
    reply = desk.ask(question)
    assert isinstance(reply, Answer), reply
    assert [figure.value for figure in reply.figures] == [value]


@pytest.mark.parametrize(
    "question",
    [
        "value of regional imports in trade ashby 2023",
        "households more than 2.15 a day corley 2022",
        "pupils with meals at school ashby 2022",
    ],
)
def test_the_opposite_is_asked_back(desk: Catalogue, question: str) -> None:
    reply = desk.ask(question)
    assert isinstance(reply, Clarification), reply
