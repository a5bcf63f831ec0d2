"""Texts in, resolved questions or what is asked back out, on the invented figures."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from stats import Catalogue, Clarification, NoMatch
from stats.model import Question
from stats.question import parse_question

Members = Mapping[str, tuple[str, ...]]

D1_STRAWBERRY: Members = {"area": ("D1",), "flavour": ("strawberry",)}
MEMBERS: dict[str, Members] = {
    "Wexmoor strawberry": D1_STRAWBERRY,
    "strawberry, Wexmoor": D1_STRAWBERRY,
    "how many strawberry were there in Wexmoor in 2018/19?": D1_STRAWBERRY,
    "good morning, could you tell me the figure for strawberry in wexmoor, thanks": D1_STRAWBERRY,
    "Wexmoor": {"area": ("D1",)},
    "tarnholm, wexmoor and quellby strawberry": {
        "area": ("D2", "D1", "D3"),
        "flavour": ("strawberry",),
    },
    "wexmoor vanilla or mint": {"area": ("D1",), "flavour": ("vanilla", "mint")},
    "wexmoor and wexmoor ices strawberry": D1_STRAWBERRY,
    "wexmoor and little skerry strawberry": D1_STRAWBERRY,
    "strawberry": {"area": ("A0",), "flavour": ("strawberry",)},
    "saltmarch region lemon": {"area": ("R3",), "flavour": ("lemon",)},
    "saltmarch district lemon": {"area": ("D4",), "flavour": ("lemon",)},
    "Saltmarch (district) lemon": {"area": ("D4",), "flavour": ("lemon",)},
    "wexmoor and newbrook lemon": {"area": ("D1",), "flavour": ("lemon",)},
    "vanilla by district": {"flavour": ("vanilla",), "area": ("D2", "D1")},
    "vanilla by district in upper vale": {"flavour": ("vanilla",), "area": ("D2", "D1")},
}
PERIODS: dict[str, tuple[tuple[str, ...], ...]] = {
    "Wexmoor strawberry": (),
    "Wexmoor strawberry 2018/19": (("2018/19",),),
    "18-19 strawberry wexmoor": (("2018/19",),),
    "Wexmoor vanilla 2018/19 and 2017/18": (("2018/19",), ("2017/18",)),
    "Wexmoor vanilla 2018/19, 18/19": (("2018/19",),),
    "Wexmoor vanilla April to September 2018": (("2018-04/2018-09",),),
    "Wexmoor vanilla 2017/18 to 2018/19": (("2017/18 to 2018/19",),),
}
DATASETS = {
    "Wexmoor strawberry": "cones",
    "Wexmoor cones": "cones",
    "Wexmoor tubs": "tubs",
    "Wexmoor": "cones",
    "Farholm": "tubs",
    "Wexmoor fairs": "fairs",
    "Quellby lemon": "cones",
    "Norrick": "cones",
}
ASKED = {
    "saltmarch lemon": ("saltmarch", ["Saltmarch (district)", "Saltmarch (region)"]),
    "newbrook lemon": ("newbrook", ["Newbrook (Quellby)", "Newbrook (Wexmoor)"]),
}
TALK = (
    "",
    "   ",
    "?",
    "hello",
    "good morning all",
    "thanks!",
    "ok mate",
    "who won the football",
    "what is the weather in Wexmoor tomorrow",
    "i love strawberry mate, you do too",
    "lol ok wexmoor",
    "xyzzyq",
    "how are you",
    "2018/19",
    "percentage",
    "<script>alert(1)</script>",
    "'; DROP TABLE name; --",
    "👍👍👍",
    "مرحبا",
)


def ask(ices: Catalogue, text: str) -> Question:
    question = parse_question(text, ices.index)
    assert isinstance(question, Question)
    return question


@pytest.mark.parametrize(("text", "expected"), MEMBERS.items(), ids=repr)
def test_members(ices: Catalogue, text: str, expected: Members) -> None:
    assert dict(ask(ices, text).members) == dict(expected)


@pytest.mark.parametrize(("text", "expected"), PERIODS.items(), ids=repr)
def test_periods(ices: Catalogue, text: str, expected: tuple[tuple[str, ...], ...]) -> None:
    question = ask(ices, text)
    assert (question.periods, question.period_text) == (expected, "")


@pytest.mark.parametrize(("text", "expected"), DATASETS.items(), ids=repr)
def test_datasets(ices: Catalogue, text: str, expected: str) -> None:
    assert ask(ices, text).dataset == expected


def test_a_period_that_is_not_loaded_is_kept_as_written(ices: Catalogue) -> None:
    question = ask(ices, "Wexmoor strawberry 2030/31")
    assert (question.periods, question.period_text) == ((), "2030/31")


def test_a_measure(ices: Catalogue) -> None:
    assert ask(ices, "Wexmoor strawberry").measure is None
    assert ask(ices, "percentage strawberry wexmoor").measure == "share"
    assert ask(ices, "ostrovia fruit a day").measure == "servings-a-day"


@pytest.mark.parametrize(("text", "expected"), ASKED.items(), ids=repr)
def test_an_ambiguous_name_is_asked_back(
    ices: Catalogue, text: str, expected: tuple[str, list[str]]
) -> None:
    name, labels = expected
    reply = parse_question(text, ices.index)
    assert isinstance(reply, Clarification)
    assert reply.prompt == f"Which is meant by “{name}”: {' or '.join(labels)}?"
    assert [choice.label for choice in reply.choices] == labels


def test_a_choice_keeps_the_rest_of_the_question(ices: Catalogue) -> None:
    reply = parse_question("percentage lemon in newbrook and tarnholm 2018/19", ices.index)
    assert isinstance(reply, Clarification)
    question = ask(ices, reply.choices[1].question)
    assert dict(question.members) == {"flavour": ("lemon",), "area": ("D1", "D2")}
    assert (question.measure, question.periods) == ("share", (("2018/19",),))


@pytest.mark.parametrize("text", TALK, ids=repr)
def test_talk_is_no_question(ices: Catalogue, text: str) -> None:
    assert isinstance(parse_question(text, ices.index), NoMatch)


def test_what_is_not_understood_is_named(ices: Catalogue) -> None:
    reply = parse_question("weather wexmoor tomorrow", ices.index)
    assert isinstance(reply, NoMatch)
    assert reply.unknown == ("weather", "tomorrow")


def test_a_word_that_is_not_understood_is_asked_about(ices: Catalogue) -> None:
    reply = parse_question("wexmoor strawberry murders 2018/19", ices.index)
    assert isinstance(reply, Clarification)
    assert reply.prompt == "I do not understand “murders”. Is this what you mean?"
    (choice,) = reply.choices
    assert dict(ask(ices, choice.question).members) == dict(D1_STRAWBERRY)


def test_a_calendar_year_is_asked_back_with_the_years_that_touch_it(ices: Catalogue) -> None:
    reply = parse_question("wexmoor vanilla 2018", ices.index)
    assert isinstance(reply, Clarification)
    assert [choice.label for choice in reply.choices] == ["2017/18", "2018/19"]


@pytest.mark.parametrize(
    ("text", "assumption"),
    [
        pytest.param("Little Skerry lemon", "Little Skerry is in Wexmoor", id="place"),
        pytest.param("wexmor lemon", "“wexmor” read as Wexmoor", id="misspelt"),
        pytest.param("strawberry", "no area named: Ostrovia", id="no_area"),
    ],
)
def test_what_was_assumed_is_said(ices: Catalogue, text: str, assumption: str) -> None:
    assert [each.text for each in ask(ices, text).assumptions] == [assumption]
