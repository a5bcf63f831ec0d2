"""Which question a text goes on from, and for how long."""

from __future__ import annotations

import pytest

from handlers.answers import GOES_ON_SECONDS, SHOWN_REPLIES, AnswerBook, Asked
from stats import Answer, Catalogue, Clarification

GROUP, USER = -5, 7


@pytest.fixture
def answer(catalogue: Catalogue) -> Answer:
    reply = catalogue.ask("cambs insta")
    assert isinstance(reply, Answer)
    return reply


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [1000.0]
    monkeypatch.setattr("handlers.answers.monotonic", lambda: now[0])
    return now


def test_after_a_pause_only_a_reply_goes_on(answer: Answer, clock: list[float]) -> None:
    book = AnswerBook()
    book.note(Asked(GROUP, 1, USER), 2, "text", answer)
    assert book.before(Asked(GROUP, 3, USER)) == answer.question
    clock[0] += GOES_ON_SECONDS
    assert book.before(Asked(GROUP, 3, USER)) is None
    assert book.before(Asked(GROUP, 3, USER, replied=2)) == answer.question


def test_a_question_back_may_be_answered_until_there_is_an_answer(
    catalogue: Catalogue, answer: Answer, clock: list[float]
) -> None:
    asked_back = catalogue.ask("kent")
    assert isinstance(asked_back, Clarification)
    book = AnswerBook()
    book.note(Asked(GROUP, 1, USER), 2, "text", asked_back)
    assert book.asked_back(Asked(GROUP, 3, USER)) is asked_back
    assert book.asked_back(Asked(GROUP, 3, 99)) is None
    assert book.asked_back(Asked(GROUP, 3, 99, replied=2)) is asked_back
    book.note(Asked(GROUP, 3, USER), 4, "text", answer)
    assert book.asked_back(Asked(GROUP, 5, USER)) is None
    given = book.given(Asked(GROUP, 3, USER))
    assert given is not None
    assert given.asked_back is asked_back  # an edit of that message answers it too
    book.note(Asked(USER, 6, USER), 7, "text", asked_back)
    clock[0] += GOES_ON_SECONDS
    assert book.asked_back(Asked(USER, 8, USER)) is None
    book.note(Asked(USER, 6, USER), 7, "text", asked_back)
    book.forget(USER)
    assert book.asked_back(Asked(USER, 8, USER)) is None


@pytest.mark.parametrize("number", [GROUP, USER])
def test_a_chat_or_a_user_is_forgotten(answer: Answer, number: int) -> None:
    book = AnswerBook()
    for chat in (GROUP, USER):
        book.note(Asked(chat, 1, USER), 2, "text", answer)
    book.note(Asked(GROUP, 8, 99), 9, "text", answer)
    book.forget(number)
    assert book.before(Asked(number, 3, USER)) is None
    assert book.before(Asked(number, 3, USER, replied=2)) is None
    assert book.given(Asked(number, 1, USER)) is None
    assert (book.shown(number, 2), book.shown(GROUP, 9)) == (
        None,
        None if number == GROUP else answer,
    )
    others = [Asked(GROUP, 8, 99)] if number == USER else [Asked(USER, 1, USER)]
    assert all(book.before(other) == answer.question for other in others)


def test_the_replies_shown_last_are_kept(answer: Answer) -> None:
    book = AnswerBook()
    for message in range(SHOWN_REPLIES + 1):
        book.note(Asked(GROUP, message, USER), message, "text", answer)
    assert book.shown(GROUP, 0) is None
    assert book.shown(GROUP, 1) is book.shown(GROUP, SHOWN_REPLIES) is answer
