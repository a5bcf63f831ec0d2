"""Texts in, resolved questions or what is asked back out, on the bundled figures."""

from __future__ import annotations

from itertools import permutations

import pytest

from stats import Answer, Catalogue, Clarification, NoFigure, NoMatch
from stats.model import Question
from stats.question import parse_question

CAMBRIDGESHIRE, NORFOLK, SUFFOLK, ESSEX = "E23000023", "E23000024", "E23000025", "E23000028"
ONLINE, GROOMING = "online-child-sexual-offences", "sexual-communication-with-a-child"
INSTA_2018 = (ONLINE, (CAMBRIDGESHIRE,), ("instagram",), (("2018/19",),))
INSTA = (ONLINE, (CAMBRIDGESHIRE,), ("instagram",), ())
Meaning = tuple[str, tuple[str, ...], tuple[str, ...], tuple[tuple[str, ...], ...]]
"""Dataset, areas, platforms, periods."""

MEANINGS: dict[str, Meaning] = {
    "Cambridgeshire Instagram": INSTA,
    "cambs insta": INSTA,
    "CAMBS INSTA": INSTA,
    "ig, cambs": INSTA,
    "cambs, IG?": INSTA,
    "Cambridgeshire Constabulary: Instagram": INSTA,
    "Cambridgeshire’s Instagram figures": INSTA,
    "Cámbridgeshire Ínstagram": INSTA,
    "ｃａｍｂｓ ｉｎｓｔａ": INSTA,
    "cambridge shire insta gram": INSTA,
    "how many crimes on instagram did cambridgeshire police record": INSTA,
    "Hi, could you please tell me how many offences were on Instagram in Cambridgeshire?": INSTA,
    "morning! any chance of the number for cambs insta? on deadline, thanks": INSTA,
    "Peterborough instagram": INSTA,
    "instagram in Cambridge": INSTA,
    "cambs insta 2018/19": INSTA_2018,
    "cambs insta 18-19": INSTA_2018,
    "2018 to 2019 insta cambs": INSTA_2018,
    "Instagram in Cambridgeshire in the year ending March 2019": INSTA_2018,
    "cambridgeshir instagrm": INSTA,
    "cambrigdeshire instargam": INSTA,
    "norfolk and suffolk facebook": (ONLINE, (NORFOLK, SUFFOLK), ("facebook",), ()),
    "suffolk, norfolk: whatsapp & facebook": (
        ONLINE,
        (SUFFOLK, NORFOLK),
        ("whatsapp", "facebook"),
        (),
    ),
    "suffolk and essex grooming": (GROOMING, (SUFFOLK, ESSEX), (), ()),
    "East of England Meta": (ONLINE, ("E12000006",), ("facebook-owned",), ()),
    "kent grooming": (GROOMING, ("E23000032",), (), ()),
    "sexual communication with a child in Kent 2022/23": (
        GROOMING,
        ("E23000032",),
        (),
        (("2022/23",),),
    ),
    "heddlu gwent grooming": (GROOMING, ("W15000002",), (), ()),
    "Scottish grooming": (GROOMING, ("S92000003",), (), ()),
    "PSNI grooming": (GROOMING, ("N92000002",), (), ()),
    "met police indecent images": (
        "child-abuse-image-offences-home-office",
        ("E23000001",),
        (),
        (),
    ),
    "cyber flagged offences in lancashire": (
        "cyber-flagged-child-sexual-offences",
        ("E23000003",),
        (),
        (),
    ),
}
ASKED = {
    "West Midlands grooming": {"West Midlands (region)", "West Midlands Police"},
    "Yorkshire grooming": {
        "Yorkshire and the Humber",
        "North Yorkshire",
        "South Yorkshire",
        "West Yorkshire",
    },
    "St Ives instagram": {"St Ives (Cambridgeshire)", "St Ives (Devon and Cornwall)"},
}
TALK = (
    "weather in Cambridge tomorrow",
    "anyone fancy a coffee",
    "I live in Norwich",
    "who is on the desk today",
    "my instagram was hacked",
    "lol",
    "thanks, that is great",
    "see you in Suffolk mate",
    "how do I get to Reading",
)


def read(catalogue: Catalogue, text: str) -> Meaning:
    question = parse_question(text, catalogue.index)
    assert isinstance(question, Question)
    members = question.members
    return question.dataset, members.get("area", ()), members.get("platform", ()), question.periods


@pytest.mark.parametrize(("text", "expected"), MEANINGS.items(), ids=repr)
def test_what_a_text_means(catalogue: Catalogue, text: str, expected: Meaning) -> None:
    assert read(catalogue, text) == expected


@pytest.mark.parametrize(
    "words", list(permutations(["cambs", "insta", "2018/19", "please"])), ids=" ".join
)
def test_words_may_come_in_any_order(catalogue: Catalogue, words: tuple[str, ...]) -> None:
    assert read(catalogue, " ".join(words)) == INSTA_2018


@pytest.mark.parametrize(("text", "expected"), ASKED.items(), ids=repr)
def test_an_ambiguous_name_is_asked_back(
    catalogue: Catalogue, text: str, expected: set[str]
) -> None:
    reply = parse_question(text, catalogue.index)
    assert isinstance(reply, Clarification)
    assert {choice.label for choice in reply.choices} == expected


@pytest.mark.parametrize("text", TALK, ids=repr)
def test_talk_is_no_question(catalogue: Catalogue, text: str) -> None:
    assert isinstance(parse_question(text, catalogue.index), NoMatch)


def test_every_label_of_an_area_means_the_area(catalogue: Catalogue) -> None:
    index = catalogue.index
    misread = []
    for row in index.children("area", "E92000001"):
        for area in (row, *index.children("area", row.code)):
            question = parse_question(f"{area.name} grooming", index)
            if not isinstance(question, Question) or question.members["area"] != (area.code,):
                misread.append(area.name)
    assert misread == []


@pytest.mark.parametrize("text", ["kent grooming in 1890", "in 1850 how many cambs insta"])
def test_in_a_year_long_ago_is_a_year_and_no_figure_that_is_put_up(
    catalogue: Catalogue, text: str
) -> None:
    reply = catalogue.ask(text)
    assert isinstance(reply, NoFigure)
    assert reply.status == "other_period"


def test_a_number_alone_is_still_one_that_is_put_up(catalogue: Catalogue) -> None:
    assert isinstance(catalogue.ask("is it true that kent had 1890 grooming"), Answer)


@pytest.mark.parametrize("text", ["sheffield grooming last year", "s yorks grooming latest year"])
def test_five_years_counted_together_are_not_the_last_year(catalogue: Catalogue, text: str) -> None:
    reply = catalogue.ask(text)
    assert isinstance(reply, NoFigure)
    assert "a five-year period" in reply.reason


@pytest.mark.parametrize(
    "text", ["kent grooming not 2023/24", "kent grooming before 2020", "essex insta not 2018/19"]
)
def test_a_year_that_is_denied_is_not_offered(catalogue: Catalogue, text: str) -> None:
    reply = catalogue.ask(text)
    assert isinstance(reply, Clarification)
    assert not any("20" in each.question for each in reply.choices)


def test_what_is_left_out_and_is_in_the_figure_is_said(catalogue: Catalogue) -> None:
    reply = catalogue.ask("uk excluding scotland grooming 2023/24")
    assert isinstance(reply, Clarification)
    assert "so this figure has it in" in reply.prompt


@pytest.mark.parametrize(
    "text", ["whats the worst place in england for grooming", "highest grooming rate in wales"]
)
def test_places_are_what_is_put_in_order(catalogue: Catalogue, text: str) -> None:
    reply = catalogue.ask(text)
    assert isinstance(reply, Answer | NoFigure)
    assert reply.question.breakdown == "area:force"
