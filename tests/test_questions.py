"""The question sets, as a whole: nearly all right, and a wrong figure in none."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from stats import Answer, Catalogue
from tests.scoring import QUESTIONS, mark, read_questions
from tests.typos import misspelt_questions

LEAST_RIGHT = 0.97
LEAST_RIGHT_MISSPELT = 0.93
MOST_WRONG_MISSPELT = 0.002
MISSPELT = 2000


@pytest.mark.parametrize("path", sorted(QUESTIONS.glob("*.csv")), ids=lambda path: str(path.stem))
def test_a_question_set_is_answered(path: Path, catalogue: Catalogue) -> None:
    lines = read_questions(path)
    marks = [mark(line, catalogue.ask(line.question), catalogue) for line in lines]
    wrong = [line.question for line, each in zip(lines, marks, strict=True) if each == "wrong"]
    assert wrong == []
    assert marks.count("right") >= LEAST_RIGHT * len(lines)


@pytest.mark.parametrize("path", sorted(QUESTIONS.glob("*.csv")), ids=lambda path: str(path.stem))
def test_no_question_stands_twice_in_a_set(path: Path) -> None:
    questions = [line.question for line in read_questions(path)]
    twice = [question for question, count in Counter(questions).items() if count > 1]
    assert twice == []


def test_names_misspelt_by_rule_are_understood(catalogue: Catalogue) -> None:
    right = wrong = 0
    for each in misspelt_questions(catalogue, MISSPELT, seed=5):
        reply = catalogue.ask(each.question)
        if isinstance(reply, Answer):
            is_right = tuple(figure.value for figure in reply.figures) == each.values
            right += is_right
            wrong += not is_right
    assert wrong <= MOST_WRONG_MISSPELT * MISSPELT
    assert right >= LEAST_RIGHT_MISSPELT * MISSPELT
