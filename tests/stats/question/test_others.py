"""What was not taken of several choices, and all of them at once."""

from __future__ import annotations

import pytest

from stats import Answer, Catalogue, Clarification
from tests.outcomes import values_of
from tests.stats.question.test_doing_after import converse

ASKED = "west midlands grooming"
KINDS = "They count different things"


@pytest.mark.parametrize(
    ("turns", "values"),
    [
        ([ASKED, "1", "the other one"], [391, 141]),
        ([ASKED, "2", "the other one"], [141, 391]),
        ([ASKED, "the second one", "what about the other one"], [141, 391]),
        ([ASKED, "police", "no, the other"], [141, 391]),
    ],
)
def test_the_other_of_two_is_the_one_not_taken(
    catalogue: Catalogue, turns: list[str], values: list[float]
) -> None:
    assert values_of(converse(catalogue, *turns[:-1])) == values[:1]
    assert values_of(converse(catalogue, *turns)) == values[1:]
    assert values_of(converse(catalogue, *turns, "the other one")) == values[:1]


@pytest.mark.parametrize("turns", [["kent", "grooming"], ["kent grooming"]])
def test_of_more_it_is_asked_which_other(catalogue: Catalogue, turns: list[str]) -> None:
    reply = converse(catalogue, *turns, "the other one")
    assert isinstance(reply, Clarification)
    labels = [each.label for each in reply.choices]
    assert labels == ["child abuse image offences (NSPCC)", "cyber-flagged child sexual offences"]
    assert values_of(converse(catalogue, *turns, "the other one", "1")) == [1568]


def test_the_other_one_of_what_was_not_answered_is_asked_again(catalogue: Catalogue) -> None:
    assert converse(catalogue, ASKED, "the other one") == converse(catalogue, ASKED)


@pytest.mark.parametrize(
    ("turns", "values"),
    [
        ([ASKED, "both"], [391, 141]),
        ([ASKED, "both of them please"], [391, 141]),
        (["kent grooming in 2022", "both"], [179, 230]),
    ],
)
def test_both_of_one_kind_stand_side_by_side(
    catalogue: Catalogue, turns: list[str], values: list[float]
) -> None:
    reply = converse(catalogue, *turns)
    assert isinstance(reply, Answer)
    assert values_of(reply) == values


@pytest.mark.parametrize(
    ("turns", "prompt"),
    [
        (["kent", "both"], KINDS),
        (["kent", "all of them"], KINDS),
        (["norfolk facebook", "break it down", "both"], "One at a time"),
    ],
)
def test_what_is_of_different_kinds_is_asked_again(
    catalogue: Catalogue, turns: list[str], prompt: str
) -> None:
    before, reply = converse(catalogue, *turns[:-1]), converse(catalogue, *turns)
    assert isinstance(before, Clarification)
    assert isinstance(reply, Clarification)
    assert reply.prompt.startswith(prompt)
    assert reply.choices == before.choices
