"""Small talk is told from questions, and of what kind it is."""

from __future__ import annotations

import pytest

from stats import Answer, Catalogue, NoMatch
from stats.render import render_plain


@pytest.mark.parametrize(
    ("text", "talk"),
    [
        ("hello", "greeting"),
        ("Good morning", "greeting"),
        ("hi there bot", "greeting"),
        ("thanks", "thanks"),
        ("ok thanks very much", "thanks"),
        ("cheers mate", "thanks"),
        ("ok", "done"),
        ("got it, great", "done"),
        ("never mind, bye", "done"),
        ("what can i ask?", "help"),
        ("How does this work", "help"),
        ("lovely weather", ""),
        ("thanks for the fish", ""),
        ("there it is", ""),
        ("morning murders", ""),
    ],
)
def test_small_talk_gets_a_short_reply(catalogue: Catalogue, text: str, talk: str) -> None:
    reply = catalogue.ask(text)
    assert isinstance(reply, NoMatch)
    assert reply.talk == talk
    said = render_plain(reply)
    assert ("could not read" in said) == (not talk)


@pytest.mark.parametrize("text", ["hello kent grooming", "ok thanks, kent grooming 2023/24"])
def test_beside_a_question_it_is_none(catalogue: Catalogue, text: str) -> None:
    reply = catalogue.ask(text)
    assert isinstance(reply, Answer)
    assert [each.value for each in reply.figures] == [264]


def test_it_asks_for_nothing_after_an_answer(catalogue: Catalogue) -> None:
    first = catalogue.ask("kent grooming")
    assert isinstance(first, Answer)
    reply = catalogue.ask("great, cheers", previous=first.question)
    assert isinstance(reply, NoMatch)
    assert reply.talk == "thanks"
