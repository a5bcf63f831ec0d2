"""Keys of buttons: codes in, the same question out, also after a restart."""

from __future__ import annotations

import pytest

from stats import Answer, Catalogue, Clarification, NoFigure
from stats.choices import Part, make_choice, member_parts, period_parts, read_choice
from stats.index.schema import code_token
from stats.model import Question, Tables

CALLBACK_BYTES = 64
"""Source: Bot API, InlineKeyboardButton.callback_data."""


def list_codes(packages: tuple[Tables, ...]) -> list[Part]:
    """Return every code that a question can name, once."""
    parts = [
        part
        for tables in packages
        for part in (
            *(Part(each.dimension, each.code) for each in tables.codes),
            *(Part("dataset", each.code) for each in tables.datasets),
            *(Part("measure", each.code) for each in tables.measures),
            *(Part("period", each.code) for each in tables.periods),
        )
    ]
    return list(dict.fromkeys(parts))


def test_every_code_of_the_bundled_data_survives_the_way_through_a_key(
    catalogue: Catalogue, bundled: tuple[Tables, ...]
) -> None:
    index = catalogue.index
    parts = list_codes(bundled)
    choices = [make_choice(index, "label", [part]) for part in parts]
    assert [choice.question for choice in choices] == [
        index.name_of(part.concept, part.code) for part in parts
    ]
    assert [read_choice(index, choice.key) for choice in choices] == [
        choice.question for choice in choices
    ]


def test_no_two_codes_share_a_key(catalogue: Catalogue, bundled: tuple[Tables, ...]) -> None:
    parts = list_codes(bundled)
    keys = {make_choice(catalogue.index, "", [part]).key for part in parts}
    assert len(keys) == len(parts)


def test_a_key_of_several_codes_and_words(ices: Catalogue) -> None:
    parts = [Part("area", "D1"), Part("flavour", "mint"), Part("period", "2018/19")]
    choice = make_choice(ices.index, "Wexmoor", [*parts, Part("", "since then ~ and before")])
    assert (choice.label, choice.question) == (
        "Wexmoor",
        "Wexmoor · Mint Choc · 2018/19 · since then ~ and before",
    )
    assert read_choice(ices.index, choice.key) == choice.question


def test_a_key_of_words_alone(ices: Catalogue) -> None:
    choice = make_choice(ices.index, "", [Part("", "hello")])
    assert (choice.key, read_choice(ices.index, choice.key)) == ("~hello", "hello")


@pytest.mark.parametrize(
    "key",
    [
        pytest.param("zzzzz", id="unknown_code"),
        pytest.param(code_token("area", "D1") + "zzzzz", id="known_then_unknown"),
        pytest.param(code_token("area", "D99"), id="code_not_loaded"),
        pytest.param(code_token("area", "D1")[:-1], id="cut_short"),
        pytest.param("0", id="list_position"),
        pytest.param("'; DROP TABLE token; --", id="sql"),
        pytest.param("", id="empty"),
        pytest.param("~", id="only_the_mark"),
    ],
)
def test_a_key_of_what_is_not_loaded_gives_none(ices: Catalogue, key: str) -> None:
    assert read_choice(ices.index, key) is None
    assert ices.ask_choice(key) is None


def test_keys_are_the_same_in_every_index(catalogue: Catalogue, ices: Catalogue) -> None:
    parts = [Part("period", "2018/19"), Part("measure", "share")]
    assert make_choice(catalogue.index, "", parts).key == make_choice(ices.index, "", parts).key


def test_the_parts_of_a_question(ices: Catalogue) -> None:
    question = Question(
        dataset="cones",
        members={"flavour": ("mint",), "area": ("D2", "D1")},
        periods=(("2018/19", "2019-10/2020-09"), ("2017/18",)),
        period_text="2030",
    )
    assert member_parts(question) == (
        Part("flavour", "mint"),
        Part("area", "D2"),
        Part("area", "D1"),
    )
    assert period_parts(question) == (
        Part("period", "2018/19"),
        Part("period", "2017/18"),
        Part("", "2030"),
    )


UNCLEAR = (
    "West Midlands grooming",
    "Yorkshire instagram",
    "Kent grooming in 2019",
    "indecent images in Wales",
    "Newport grooming",
    "Kent wibble grooming",
)


@pytest.mark.parametrize("text", UNCLEAR)
def test_a_choice_and_its_key_ask_the_same(catalogue: Catalogue, text: str) -> None:
    reply = catalogue.ask(text)
    assert isinstance(reply, Clarification)
    assert reply.choices != ()
    for choice in reply.choices:
        assert len(choice.key.encode()) <= CALLBACK_BYTES
        taken = catalogue.ask_choice(choice.key)
        assert taken == catalogue.ask(choice.question)
        assert isinstance(taken, Answer | NoFigure)


@pytest.mark.parametrize("text", ["Kent grooming", "England and Wales"])
def test_a_choice_beside_an_answer_leads_to_another_answer(catalogue: Catalogue, text: str) -> None:
    reply = catalogue.ask(text)
    assert isinstance(reply, Answer)
    taken = [catalogue.ask_choice(choice.key) for choice in reply.choices]
    assert taken != []
    assert [each for each in taken if not isinstance(each, Answer) or each == reply] == []


@pytest.mark.parametrize(("text", "period"), [("kent 2010", "2010"), ("durham 1995/96", "1995/96")])
def test_no_choice_keeps_a_period_that_none_of_them_has(
    catalogue: Catalogue, text: str, period: str
) -> None:
    asked = catalogue.ask(text)
    assert isinstance(asked, Clarification)
    assert f"has {period}," in asked.prompt
    pressed = [catalogue.ask_choice(each.key) for each in asked.choices]
    assert len(pressed) > 1
    assert [each for each in pressed if not isinstance(each, Answer)] == []
    named = catalogue.ask(f"{text} grooming")
    assert isinstance(named, NoFigure)
