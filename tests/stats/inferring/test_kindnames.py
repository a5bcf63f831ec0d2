"""What people call areas of a kind, and subsets that share a word with what is asked."""

from __future__ import annotations

import pytest

from stats import Answer, Catalogue, Clarification
from tests.newsroom import open_texts
from tests.outcomes import values_of

ABSENCE = """\
areanm,geography,period,Absences for all pupils (%),Absences for pupils eligible for free school meals (%)
Ashby,Local Authority District,2023,5.5,9.5
Barrow,Local Authority District,2023,5.1,8.1
Corby,Local Authority District,2023,6.1,8.3
Vale,Region,2023,5.7,8.8
"""
PAY = """\
areanm,geography,period,Weekly pay (£)
Ashby,District,2023,510
Barrow,District,2023,520
Vale,Local Authority District,2023,530
"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    return open_texts(tmp_path_factory.mktemp("desk"), absence=ABSENCE, pay=PAY)


@pytest.mark.parametrize("noun", ["local authority", "council", "district", "local authorities"])
def test_districts_are_called_as_people_call_them(desk: Catalogue, noun: str) -> None:
    assert values_of(desk.ask(f"which {noun} has the highest absences for all pupils")) == [6.1]


def test_a_kind_of_its_own_keeps_its_name(desk: Catalogue) -> None:
    assert values_of(desk.ask("highest weekly pay by district")) == [520.0]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("absences free school meals Barrow", 8.1),
        ("absences of pupils on free school meals Corby", 8.3),
    ],
)
def test_a_subset_is_given_where_it_is_asked_for(desk: Catalogue, text: str, value: float) -> None:
    assert values_of(desk.ask(text)) == [value]


def test_a_word_of_a_subset_does_not_ask_for_it(desk: Catalogue) -> None:
    reply = desk.ask("school absence Ashby 2023")
    assert isinstance(reply, Clarification)
    (choice,) = reply.choices
    assert choice.label.endswith("Absences for all pupils (%)")


@pytest.mark.parametrize("text", ["salary Ashby", "how much do people earn in Barrow"])
def test_pay_is_offered_for_what_people_call_it(desk: Catalogue, text: str) -> None:
    reply = desk.ask(text)
    assert isinstance(reply, Answer | Clarification)
    replies = (
        [reply] if isinstance(reply, Answer) else [desk.ask(c.question) for c in reply.choices]
    )
    assert any("Weekly pay" in str(each) for each in replies)


@pytest.mark.parametrize(
    ("text", "value", "said"),
    [
        ("which of Ashby and Vale has the highest absences for all pupils", 5.7, False),
        ("which of Ashby and Corby has the highest absences for all pupils", 6.1, True),
    ],
)
def test_members_of_several_kinds_are_not_called_by_one(
    desk: Catalogue, text: str, value: float, said: bool
) -> None:
    reply = desk.ask(text)
    assert values_of(reply) == [value]
    assert isinstance(reply, Answer)
    assert ("Among the 2 Local Authority Districts" in [e.text for e in reply.remarks]) is said
