"""What the bot says it understood is what it understands: a reading, asked, gives the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from stats import Answer, Catalogue, NoFigure
from stats.model import Tables
from tests.composed import compose_questions
from tests.readings import find_changed
from tests.scoring import QUESTIONS, read_questions

COMPOSED = 3000
LEAST_ANSWERED = 250
LEAST_REFUSED = 1000
"""Composed questions that must have an answer, and a refusal, or the test would hold for nothing."""


@pytest.mark.parametrize("path", sorted(QUESTIONS.glob("*.csv")), ids=lambda path: str(path.stem))
def test_of_every_question_in_the_sets(catalogue: Catalogue, path: Path) -> None:
    assert find_changed(catalogue, [line.question for line in read_questions(path)]) == []


@pytest.mark.parametrize("seed", [1, 2])
def test_of_questions_composed_of_any_names_periods_and_wishes(
    catalogue: Catalogue, bundled: tuple[Tables, ...], seed: int
) -> None:
    years = [period.label for tables in bundled for period in tables.periods]
    questions = compose_questions(catalogue.index, years, COMPOSED, seed=seed)
    replies = [catalogue.ask(question) for question in questions]
    assert sum(isinstance(reply, Answer) for reply in replies) >= LEAST_ANSWERED
    assert sum(isinstance(reply, NoFigure) for reply in replies) >= LEAST_REFUSED
    assert find_changed(catalogue, questions) == []


@pytest.mark.parametrize(
    "question",
    [
        "Facebook-owned apps and Snapchat (together) and Snapchat by force grooming",
        "Snapchat share by force grooming",
    ],
)
def test_a_share_worked_out_of_counts_is_in_an_order_of_shares(
    catalogue: Catalogue, question: str
) -> None:
    reply = catalogue.ask(question)
    assert isinstance(reply, Answer)
    shares = [(f.codes["area"].name, f.value) for f in reply.figures if f.derivation is not None]
    assert shares == [("Hampshire", 23.9)]
    assert find_changed(catalogue, [question]) == []
