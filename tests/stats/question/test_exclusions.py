"""Members that a text says are none of those asked for: dropped, left out of a list, or asked."""

from __future__ import annotations

import pytest

from stats import Answer, Catalogue, Clarification, NoMatch
from stats.question.words.mentions import find_mentions
from tests.outcomes import values_of


def names(catalogue: Catalogue, text: str) -> tuple[str, ...]:
    """What is left of the areas or platforms of an answer, in its order."""
    reply = catalogue.ask(text)
    assert isinstance(reply, Answer), text
    return tuple(
        each.codes["platform" if " app " in text else "area"].name for each in reply.figures
    )


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("not kent, sussex grooming", ("Sussex",)),
        ("sussex grooming, not kent", ("Sussex",)),
        ("not kent but sussex grooming", ("Sussex",)),
        ("grooming in sussex but not in kent", ("Sussex",)),
        ("england only grooming 2017/18 not wales", ("England",)),
        ("scotland rather than wales grooming", ("Scotland",)),
        ("cardiff not wales grooming 23/24", ("South Wales",)),
        ("surrey and sussex grooming, not kent", ("Surrey", "Sussex")),
        ("norfolk insta not whatsapp", ("Norfolk",)),
        ("which eastern force except beds had the most whatsapp", ("Cambridgeshire",)),
        ("highest welsh force for grooming 2019/20 bar gwent and north wales", ("South Wales",)),
        ("south east forces grooming 23/24 except kent", ("Hampshire", "Surrey", "Sussex")),
        ("worst app for lancs grooming 18/19 apart from insta", ("Facebook",)),
        ("lancs grooming 17/18 by app excluding snap", ("Facebook", "Instagram", "WhatsApp")),
    ],
)
def test_a_member_that_is_left_out_is_none_of_those_asked_for(
    catalogue: Catalogue, text: str, left: tuple[str, ...]
) -> None:
    assert sorted(names(catalogue, text)) == sorted(left)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("south east grooming 23/24 without kent", "without kent"),
        ("uk grooming excluding scotland", "excluding scotland"),
        ("grooming not kent", "not kent"),
        ("kent without medway grooming", "without medway"),
        ("norfolk not suffolk and essex insta", "not suffolk"),
        ("excluding kent, sussex grooming", "excluding kent"),
        ("is kent not higher than sussex for grooming", "not"),
        ("norfolk not on snapchat", "not on snapchat"),
        ("norfolk insta but not whatsapp", "but not whatsapp"),
        (
            "how many grooming offences did all forces but not kent record in the south east 2023/24",
            "but not kent",
        ),
    ],
)
def test_what_no_figure_in_print_leaves_out_is_asked_back(
    catalogue: Catalogue, text: str, said: str
) -> None:
    reply = catalogue.ask(text)
    assert isinstance(reply, Clarification)
    assert f"“{said}”" in reply.prompt


def test_a_place_denied_is_never_offered(catalogue: Catalogue) -> None:
    for text in ("not kent", "grooming not kent", "excluding kent, sussex grooming"):
        reply = catalogue.ask(text)
        assert isinstance(reply, (Clarification, NoMatch))
        choices = reply.choices if isinstance(reply, Clarification) else ()
        assert [each for each in choices if "Kent" in each.question] == []


@pytest.mark.parametrize(
    "text",
    [
        "kent grooming excluding 2020/21",
        "kent grooming apart from 2020/21",
        "total kent grooming bar 2020/21",
        "kent grooming since 2019 excluding 2020/21",
    ],
)
def test_a_year_left_out_is_never_offered(catalogue: Catalogue, text: str) -> None:
    reply = catalogue.ask(text)
    assert isinstance(reply, Clarification)
    assert [each.label for each in reply.choices] == [
        "Kent · each year · sexual communication with a child"
    ]


def test_a_name_with_such_words_in_it_stays_one(catalogue: Catalogue) -> None:
    text = "west midlands without west mercia grooming 21/22"
    assert names(catalogue, text) == ("West Midlands (excluding West Mercia)",)
    assert find_mentions(text, catalogue.index).left_out == ()


def test_what_is_left_out_is_read_and_gone_on_with(catalogue: Catalogue) -> None:
    first = catalogue.ask("rank welsh forces by grooming 2019/20 excluding gwent")
    assert isinstance(first, Answer)
    assert "by force · without Gwent" in first.reading
    assert values_of(catalogue.ask(first.reading)) == [105, 91, 39]
    by_key = catalogue.ask_choice(getattr(catalogue.vary(first), "key", ""))
    assert isinstance(by_key, Answer)
    assert by_key.figures == first.figures
    assert values_of(catalogue.ask("without north wales", previous=first.question)) == [91, 39]
