"""Questions on measures of packages that define nothing: found by label, read within it."""

from __future__ import annotations

import pytest

from stats import Answer, Catalogue, Clarification, NoFigure, NoMatch
from stats.index.build import build_index
from tests.collecting import make_tables
from tests.outcomes import values_by_area

NEAR = "Share of people living near a coal mine"


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    coal = make_tables(
        "coal",
        {
            "Coal production": {
                ("France", "1850"): 1.5, ("France", "1990"): 10.5, ("France", "1991"): 11.0,
                ("Germany", "1990"): 80.0, ("Germany", "1991"): 85.5, ("Peru", "1991"): None,
            },
            "Coal production per person": {("France", "1990"): 0.2, ("Germany", "1990"): 1.0},
            NEAR: {("France", "1990"): 3.0, ("France", "1991"): 4.0, ("Germany", "1991"): 5.0},
        },
        aliases={"Germany": ["BRD", "DE"]},
    )  # fmt: skip
    iron = make_tables(
        "iron",
        {
            "Iron output": {("France", "1990"): 7.0, ("Chile", "1990"): 8.0},
            "Coal production": {("France", "1990"): 9.0},
            "Pig iron of Chile": {("Chile", "1990"): 2.5, ("Chile", "1991"): 2.6},
        },
    )
    path = tmp_path_factory.mktemp("collection") / "collection.index"
    build_index([coal, iron], path)
    return Catalogue.open(path)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Coal production per person France 1990", [("France", "1990", 0.2)]),
        ("france 1990 coal production per person", [("France", "1990", 0.2)]),
        ("iron output france", [("France", "1990", 7.0)]),
        ("coal production (the coal package) france 1850", [("France", "1850", 1.5)]),
        ("people living near a mine in germany", [("Germany", "1991", 5.0)]),
        ("share of people living near a coal mine frnce", [("France", "1991", 4.0)]),
        (f"{NEAR} france v germany", [("France", "1991", 4.0), ("Germany", "1991", 5.0)]),
        (f"{NEAR} BRD", [("Germany", "1991", 5.0)]),
        (f"{NEAR} france since 1990", [("France", "1990", 3.0), ("France", "1991", 4.0)]),
        ("top country coal production per person", [("Germany", "1990", 1.0)]),
        ("pig iron of chile", [("Chile", "1991", 2.6)]),
        (
            "coal production (the coal package) france 1850 to 1991",
            [("France", "1850", 1.5), ("France", "1990", 10.5), ("France", "1991", 11.0)],
        ),
        (
            "coal production (the coal package) germany 1990-1991",
            [("Germany", "1990", 80.0), ("Germany", "1991", 85.5)],
        ),
    ],
)
def test_a_measure_is_found_and_the_rest_is_read_within_it(
    collection: Catalogue, question: str, expected: list[tuple[str, str, float]]
) -> None:
    assert values_by_area(collection.ask(question)) == expected


def test_two_packages_with_one_label_are_asked_back_and_each_choice_answers(
    collection: Catalogue,
) -> None:
    reply = collection.ask("Coal production France 1990")
    assert isinstance(reply, Clarification)
    assert [choice.label for choice in reply.choices] == [
        "Coal production (The coal package)",
        "Coal production (The iron package)",
    ]
    answers = [collection.ask(choice.question) for choice in reply.choices]
    assert [values_by_area(each)[0][2] for each in answers] == [10.5, 9.0]
    pressed = [collection.ask_choice(choice.key) for choice in reply.choices]
    assert pressed == answers


def test_a_label_of_two_packages_is_clear_where_one_alone_has_the_member(
    collection: Catalogue,
) -> None:
    assert values_by_area(collection.ask("coal production germany"))[0][2] == 85.5


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("coal production peru", "Not in the table"),
        ("iron output BRD", "no figure for Germany"),
        ("iron output france 1995", "no figure for 1995"),
        ("coal production per person france 5 May 1990", "no figure for 5 may 1990"),
    ],
)
def test_there_is_no_such_figure_and_why(collection: Catalogue, question: str, reason: str) -> None:
    reply = collection.ask(question)
    assert isinstance(reply, NoFigure)
    assert reason in reply.reason


def test_a_measure_without_a_member_asks_which(collection: Catalogue) -> None:
    reply = collection.ask(NEAR)
    assert isinstance(reply, Clarification)
    answers = [values_by_area(collection.ask(choice.question)) for choice in reply.choices]
    assert answers == [[("France", "1991", 4.0)], [("Germany", "1991", 5.0)]]


@pytest.mark.parametrize("text", ["hello", "weather in france", "", "1990", "france"])
def test_what_is_no_question_stays_none(collection: Catalogue, text: str) -> None:
    assert isinstance(collection.ask(text), NoMatch)


def test_a_short_text_goes_on_from_the_answer_before(collection: Catalogue) -> None:
    first = collection.ask(f"{NEAR} france")
    assert isinstance(first, Answer)
    following = collection.ask("and germany?", previous=first.question)
    assert values_by_area(following) == [("Germany", "1991", 5.0)]


def test_the_reading_asked_gives_the_same_answer(collection: Catalogue) -> None:
    for question in (f"{NEAR} france v germany", "coal production (the iron package) france"):
        reply = collection.ask(question)
        assert isinstance(reply, Answer)
        assert values_by_area(collection.ask(reply.reading)) == values_by_area(reply)
