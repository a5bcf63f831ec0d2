"""Texts of names alone, or without a word of asking: what is not looked for would not be found."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import pytest

from stats import Catalogue
from stats.question.composing import leftovers
from stats.question.composing.leftovers import passed_over
from stats.question.composing.operations import READINGS, Request, find_operation
from stats.question.words import mentions
from stats.question.words.mentions import Mentions, find_mentions
from tests.bench.load import ordinary_questions
from tests.scoring import QUESTIONS, read_questions

NAMED = 1_000
"""Texts of the names of an area and a platform."""


def texts(catalogue: Catalogue) -> Iterator[str]:
    for path in sorted(QUESTIONS.glob("*.csv")):
        yield from (line.question for line in read_questions(path))
    yield from islice(ordinary_questions(catalogue), NAMED)


@pytest.fixture(scope="module")
def found(catalogue: Catalogue) -> dict[str, Mentions]:
    """What every text mentions."""
    return {text: find_mentions(text, catalogue.index) for text in texts(catalogue)}


def test_names_alone_say_nothing_beside_them(
    catalogue: Catalogue, found: dict[str, Mentions], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mentions, "_is_all_names", lambda words, parts: False)
    others = [text for text in found if find_mentions(text, catalogue.index) != found[text]]
    assert others == []


def test_without_a_word_of_asking_or_a_period_values_are_asked_for(
    found: dict[str, Mentions],
) -> None:
    bare = [each for each in found.values() if not (each.roles or each.periods)]
    assert len(bare) > NAMED // 2
    assert all(read(each) is None for each in bare for read in READINGS)
    assert all(find_operation(each) == Request("values") for each in bare)


@pytest.mark.parametrize("has_sides", [False, True])
def test_without_a_word_of_asking_little_is_left_hanging(
    found: dict[str, Mentions], has_sides: bool
) -> None:
    bare = [each for each in found.values() if not each.roles]
    for each in bare:
        request = find_operation(each)
        slow = leftovers._left_hanging(each, request, has_sides=has_sides)
        assert passed_over(each, request, has_sides=has_sides) == slow
