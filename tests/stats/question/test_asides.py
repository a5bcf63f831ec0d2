"""What is said beside a question is passed over; what stands with it never is."""

from __future__ import annotations

import pytest

from stats import Answer, Catalogue
from stats.question.words.asides import number_clauses

PASSED_OVER = [
    "settle a bet: wexmoor strawberry",
    "wexmoor strawberry for our newsletter",
    "Sarah needs wexmoor strawberry before the meeting",
    "We lost a key, wexmoor strawberry",
    "My office is in Wexmoor - strawberry number?",
    "Thanks Jo. Wexmoor strawberry for the 5pm",
    "wexmoor strawberry figure please, cheers, Jo",
    "strawberry in wexmoor, thanks, Jo",
]
NEVER = [
    "wexmoor strawberry: murders",
    "wexmoor strawberry, and burglaries",
    "wexmoor strawberry - arrests only",
    "for our feature on murders: wexmoor strawberry",
    "wexmoor strawberry. Not the stolen ones",
    "wexmoor strawberry by age",
    "wexmoor strawberry zebras",
    "zebras: wexmoor strawberry zebras",
    "wexmoor strawberry, except flowerpots",
    "wexmoor strawberry 7",
    "the vicars: wexmoor strawberry",
    "wexmoor strawberry, the vicars",
    "wexmoor strawberry. The other one",
    "strawberry figures: not in wexmoor",
    "wexmoor strawberry for my horse",
    "wexmoor strawberry thanks salons",
    "check wexmoor strawberry 17",
]


@pytest.mark.parametrize("text", PASSED_OVER)
def test_an_aside_does_not_stand_in_the_way(ices: Catalogue, text: str) -> None:
    plain, reply = ices.ask("wexmoor strawberry"), ices.ask(text)
    assert isinstance(plain, Answer)
    assert isinstance(reply, Answer)
    assert reply.figures == plain.figures


@pytest.mark.parametrize("text", NEVER)
def test_a_word_that_may_change_the_question_is_not_passed_over(ices: Catalogue, text: str) -> None:
    assert not isinstance(ices.ask(text), Answer)


def test_marks_part_the_words() -> None:
    text = "for us: wexmoor, please. avon-side - thanks"
    words = ("for", "us", "wexmoor", "please", "avon", "side", "thanks")
    assert number_clauses(text, words) == (0, 0, 1, 2, 3, 3, 4)


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        (
            "copy says 99 strawberry in wexmoor, right?",
            "The 99 you wrote is not this figure, of 2018/19",
        ),
        ("check: wexmoor strawberry {}", "The {} you wrote is this figure"),
    ],
    ids=["another", "the_same"],
)
def test_a_number_put_up_is_checked(ices: Catalogue, text: str, remark: str) -> None:
    plain = ices.ask("wexmoor strawberry")
    assert isinstance(plain, Answer)
    value = f"{plain.figures[0].value:,.0f}"
    reply = ices.ask(text.format(value))
    assert isinstance(reply, Answer)
    assert reply.remarks[0].text == remark.format(value)
