"""Texts that go on from what was asked of a package that defines nothing, or asked back of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from stats import Answer, Catalogue, Clarification, NoFigure, Reply
from stats.model import Question
from tests.newsroom import open_texts
from tests.outcomes import values_of

TOWNS = ("Ashby", "Barrow", "Corby", "Denby", "Epping", "Fenby", "Goole")
PAY = "Town,Year,Weekly pay (£)\n" + "".join(
    f"{town},{year},{500 + 10 * number + year - 2020}\n"
    for number, town in enumerate(TOWNS)
    for year in (2022, 2023)
)
RENT = "Town,Year,Monthly rent (£)\n" + "".join(
    f"{town},{year},{700 + 10 * number + year - 2020}\n"
    for number, town in enumerate(TOWNS[1:])
    for year in (2021, 2022)
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    return open_texts(tmp_path_factory.mktemp("desk"), pay=PAY, rent=RENT)


def _converse(desk: Catalogue, turns: list[str]) -> Reply | None:
    previous: Question | None = None
    back: Clarification | None = None
    reply: Reply | None = None
    for text in turns:
        reply = desk.ask(text, previous=previous, asked_back=back)
        back = reply if isinstance(reply, Clarification) else None
        previous = reply.question if isinstance(reply, Answer | NoFigure) else previous
    return reply


@pytest.mark.parametrize(
    ("turns", "value"),
    [
        (["monthly rent", "Goole"], 752.0),
        (["weekly pay", "fenby 2022"], 552.0),
        (["weekly pay", "second one"], 513.0),
        (["weekly pay Barrow", "what about monthly rent"], 702.0),
        (["monthly rent Corby", "and weekly pay"], 523.0),
        (["weekly pay Barrow", "Corby"], 523.0),
        (["weekly pay Barrow", "monthly rent", "Corby"], 712.0),
        (["weekly pay Fenby", "monthly rent Ashby", "weekly pay", "Denby"], 533.0),
    ],
)
def test_what_was_said_before_is_not_asked_for_again(
    desk: Catalogue, turns: list[str], value: float
) -> None:
    reply = _converse(desk, turns)
    assert isinstance(reply, Answer), reply
    assert values_of(reply) == [value]


def test_the_highest_after_one_place_are_of_all_places(desk: Catalogue) -> None:
    reply = _converse(desk, ["weekly pay Corby", "top 3"])
    assert values_of(reply) == [563.0, 553.0, 543.0]
    reply = _converse(desk, ["weekly pay Corby", "where does it rank"])
    assert values_of(reply) == [523.0]


def test_a_member_taken_over_is_said_to_be(desk: Catalogue) -> None:
    reply = _converse(desk, ["weekly pay Barrow", "what about monthly rent"])
    assert isinstance(reply, Answer)
    assert "Barrow as before" in [each.text for each in reply.question.assumptions]


@pytest.mark.parametrize(
    "turns",
    [["weekly pay Ashby", "what about monthly rent"], ["weekly pay by town", "and monthly rent"]],
)
def test_a_place_that_the_other_measure_has_not_is_asked_for(
    desk: Catalogue, turns: list[str]
) -> None:
    reply = _converse(desk, turns)
    assert isinstance(reply, Clarification)
    assert reply.prompt.startswith("Which town?")


def test_the_source_of_a_list_needs_no_place(desk: Catalogue) -> None:
    reply = _converse(desk, ["weekly pay by town", "source?"])
    assert isinstance(reply, NoFigure)
    assert reply.question.asks_about == "source"


DAYS = "Town,Date,Homes for each bus\n" + "".join(
    f"Ashby,{day},{number}\n"
    for day, number in (("1 April 2010", 90), ("1 April 2011", 95), ("1 April 2012", 99))
)


@pytest.mark.parametrize(
    ("text", "value"), [("compared with 2010", 9.0), ("how does it compare with 2011", 4.0)]
)
def test_a_day_of_the_year_that_is_named_is_compared_with(
    tmp_path: Path, text: str, value: float
) -> None:
    days = open_texts(tmp_path, buses=DAYS)
    reply = _converse(days, ["homes for each bus Ashby", text])
    assert isinstance(reply, Answer), reply
    assert values_of(reply) == [value]
    assert not [each for each in reply.remarks if each.kind == "scope"]


def test_a_year_of_which_no_day_is_in_print_is_not_compared_with(tmp_path: Path) -> None:
    days = open_texts(tmp_path, buses=DAYS)
    reply = _converse(days, ["homes for each bus Ashby", "compare with 2008"])
    assert isinstance(reply, NoFigure)


TITLES = "Town,Year,Books published\nAshby,2023,12\nBarrow,2023,9\n"


@pytest.mark.parametrize("text", ["source?", "who published it", "where is this from?"])
def test_the_source_is_asked_of_the_answer_and_not_of_another_measure(
    tmp_path: Path, text: str
) -> None:
    shops = open_texts(tmp_path, titles=TITLES, pay=PAY)
    reply = _converse(shops, ["weekly pay Barrow", text])
    assert isinstance(reply, NoFigure)
    assert (reply.question.asks_about, reply.question.dataset) == ("source", "pay/weekly-pay")


NATIONS = "Nation,Year,Weekly hours of sleep\n" + "".join(
    f"{name},2023,{50 + number}\n"
    for number, name in enumerate(
        ("England and Wales", "England", "Ash", "Beech", "Cedar", "Dale", "Elm", "Wales")
    )
)
SURVIVAL = "Town,Year,One-year shop survival rate,Two-year shop survival rate,Three-year shop survival rate\n" + "".join(
    f"{town},{year},{90 - n},{70 - n},{50 - n}\n"
    for year in (2022, 2023)
    for n, town in enumerate(TOWNS)
)  # fmt: skip


@pytest.fixture(scope="module")
def shops(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    folder = tmp_path_factory.mktemp("shops")
    return open_texts(folder, sleep=NATIONS, survival=SURVIVAL, pay=PAY)


@pytest.mark.parametrize(
    ("turns", "value"),
    [
        (["weekly hours of sleep", "wales"], 57.0),
        (["weekly hours of sleep", "england"], 51.0),
        (["weekly hours of sleep", "England and Wales"], 50.0),
        (["shop survival rate in Corby 2023", "3"], 48.0),
        (["shop survival rate in Corby 2023", "1"], 88.0),
        (["shop survival rate in Corby 2023", "two"], 68.0),
        (["shop survival rate in Corby 2023", "the first one"], None),
    ],
)
def test_a_name_or_a_number_takes_what_is_called_so(
    shops: Catalogue, turns: list[str], value: float | None
) -> None:
    reply = _converse(shops, turns)
    assert isinstance(reply, Answer), reply
    assert value is None or values_of(reply) == [value]


@pytest.mark.parametrize(
    "text",
    ["last 2 years", "3 years", "no", "for women", "change over the last 1 year", "first time"],
)
def test_words_of_time_and_of_whom_name_no_other_measure(shops: Catalogue, text: str) -> None:
    reply = _converse(shops, ["weekly pay Corby", text])
    if isinstance(reply, Answer | NoFigure):
        assert reply.question.dataset == "pay/weekly-pay"


def test_a_place_of_another_measure_does_not_go_on(shops: Catalogue) -> None:
    reply = _converse(shops, ["weekly pay Corby", "Cedar"])
    assert not (isinstance(reply, NoFigure) and reply.question.dataset == "pay/weekly-pay")


QUALIFIED = "Town,Year,No passes (%),Two passes (%)\nAshby,2023,7.5,40.5\nBarrow,2023,8.5,41.5\n"


@pytest.mark.parametrize("text", ["not Ashby", "no Barrow", "without Ashby"])
def test_a_denial_alone_asks_for_no_label_that_has_one(tmp_path: Path, text: str) -> None:
    assert not isinstance(open_texts(tmp_path, passes=QUALIFIED).ask(text), Answer)
    assert values_of(open_texts(tmp_path, passes=QUALIFIED).ask("no passes Ashby")) == [7.5]


WAGES = "Area,Year,Weekly wage (£),Gap of wages (%)\n" + "".join(
    f"{area},{year},{400 + 10 * number + year - 2020},{number + year - 2000}\n"
    for number, area in enumerate(("England", "Leeds", "York"))
    for year in (2021, 2022)
)


@pytest.mark.parametrize(
    ("turns", "value"),
    [
        (["weekly wage leeds 2021", "what about the gap of wages"], 22.0),
        (["weekly wage leeds 2021", "and gap of wages?"], 22.0),
        (["weekly wage york 2021", "gap of wages there"], 23.0),
        (["weekly wage york", "and the gap of wages"], 24.0),
        (["weekly wage york 2021", "and the gap of wages 2022"], 24.0),
        (["weekly wage york 2021", "and the gap of wages in leeds"], 22.0),
        (["weekly wage york 2021", "gap of wages"], 22.0),  # a question by itself, of England
        (["weekly pay Barrow 2022", "what about monthly rent"], 702.0),
        (["weekly pay Barrow 2023", "what about monthly rent"], 702.0),  # rents end in 2022
        (["monthly rent Barrow 2021", "and the weekly pay"], 513.0),
    ],
)
def test_another_measure_is_asked_of_the_place_and_the_year_before(
    tmp_path: Path, turns: list[str], value: float
) -> None:
    desk = open_texts(tmp_path, wages=WAGES, pay=PAY, rent=RENT)
    assert values_of(_converse(desk, turns)) == [value]
