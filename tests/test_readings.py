"""What the bot says it understood is what it understands: a reading, asked, gives the same."""

from __future__ import annotations

import pytest

from stats import Answer, Catalogue, NoFigure
from stats.model import Tables
from tests.composed import compose_questions
from tests.scoring import QUESTIONS, read_questions

COMPOSED = 3000
LEAST_ANSWERED = 300
"""Composed questions that must have an answer, or the test would hold for nothing."""


def test_of_every_question_in_the_sets(catalogue: Catalogue) -> None:
    for path in sorted(QUESTIONS.glob("*.csv")):
        questions = [line.question for line in read_questions(path)]
        assert find_changed(catalogue, questions) == []


def test_a_refusal_stays_one(catalogue: Catalogue) -> None:
    for path in sorted(QUESTIONS.glob("*.csv")):
        for line in read_questions(path):
            reply = catalogue.ask(line.question)
            if isinstance(reply, NoFigure):
                assert not isinstance(catalogue.ask(reply.reading), Answer), line.question


@pytest.mark.parametrize("seed", [1, 2])
def test_of_questions_composed_of_any_names_periods_and_wishes(
    catalogue: Catalogue, bundled: tuple[Tables, ...], seed: int
) -> None:
    years = [period.label for tables in bundled for period in tables.periods]
    questions = compose_questions(catalogue.index, years, COMPOSED, seed=seed)
    answered = sum(isinstance(catalogue.ask(question), Answer) for question in questions)
    assert answered >= LEAST_ANSWERED
    assert find_changed(catalogue, questions) == []


def find_changed(catalogue: Catalogue, questions: list[str] | tuple[str, ...]) -> list[str]:
    """Return the questions whose reading, asked again, does not give the same figures."""
    changed = []
    for question in questions:
        reply = catalogue.ask(question)
        if isinstance(reply, Answer):
            again = catalogue.ask(reply.reading)
            if not isinstance(again, Answer) or list_given(again) != list_given(reply):
                changed.append(f"{question!r} read as {reply.reading!r}")
    return changed


def list_given(answer: Answer) -> list[tuple[object, ...]]:
    """Return the figures of an answer that have a value, in a form to compare."""
    return [
        (
            each.dataset.code,
            each.measure.code,
            each.period.code,
            each.value,
            each.qualifier,
            each.status,
            *each.codes.values(),
        )
        for each in answer.figures
        if each.value is not None
    ]
