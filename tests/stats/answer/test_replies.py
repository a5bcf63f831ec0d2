"""Who replied: told of the release that the figure asked of is from, never counted here."""

from __future__ import annotations

import pytest

from stats import Answer, Catalogue, Clarification, NoFigure
from stats.render import render_plain


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("how many forces replied to the grooming foi 24/25", ["November 2025: 44 UK forces"]),
        ("who didnt reply 24/25 grooming", ["all except Lincolnshire"]),
        ("kent grooming 17/18 how many forces replied", ["November 2024: 45 UK forces"]),
        ("uk grooming 2021/22, which forces did not respond",
         ["November 2024: 45", "July 2022: 41 UK forces gave figures. West Mercia did not"]),
        ("norfolk whatsapp - how many forces is that from", ["32 of 43 forces"]),
        ("how many forces gave figures for images 22/23", ["March 2024: 35 forces"]),
        ("did every force reply for grooming 2024/25", ["all except Lincolnshire"]),
    ],
)  # fmt: skip
def test_who_replied(catalogue: Catalogue, text: str, told: list[str]) -> None:
    reply = catalogue.ask(text)
    assert isinstance(reply, NoFigure)
    assert [each for each in told if each not in reply.reason] == []
    again = catalogue.ask(reply.reading)
    assert isinstance(again, NoFigure)
    assert again.reason == reply.reason


@pytest.mark.parametrize(
    ("first", "told"),
    [
        ("kent images 22/23", "March 2024"),
        ("cambs insta", "December 2019"),
        ("kent grooming", "November 2024"),
        ("wales grooming per 100,000 2023/24", "November 2024"),
    ],
)
def test_after_an_answer_it_is_that_of_its_figure(
    catalogue: Catalogue, first: str, told: str
) -> None:
    before = catalogue.ask(first)
    assert isinstance(before, Answer)
    reply = catalogue.ask("how many forces replied", previous=before.question)
    assert isinstance(reply, NoFigure)
    assert f"Release of {told}: " in reply.reason


def test_of_what_is_asked_back(catalogue: Catalogue) -> None:
    reply = catalogue.ask("how many forces replied")
    assert isinstance(reply, Clarification)
    replies = [catalogue.ask(each.question) for each in reply.choices]
    assert [type(each) for each in replies] == [NoFigure] * 5


def test_beside_a_number_it_is_said_with_it(catalogue: Catalogue) -> None:
    text = "how many forces replied in 2021/22 and how many grooming offences were there"
    reply = catalogue.ask(text)
    assert isinstance(reply, Answer)
    assert [(each.value, each.release.code) for each in reply.figures] == [(6275, "2024-11")]
    assert "45 UK forces gave figures" in render_plain(reply)
