"""Questions as they are typed on CSV files as data desks have them, with the figures that are due."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from stats import Catalogue
from tests.newsroom import NEWSROOM, Asked, judge, open_files, read_asked

LEAST_RIGHT = 0.95
FILES = sorted(path for path in NEWSROOM.glob("*.csv") if path.stem != "questions")


@pytest.fixture(scope="module")
def together(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    return open_files(FILES, tmp_path_factory.mktemp("together"))


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Catalogue]:
    return {file.stem: open_files([file], tmp_path_factory.mktemp(file.stem)) for file in FILES}


def test_no_question_stands_twice_and_each_file_is_asked_about() -> None:
    lines = read_asked(NEWSROOM)
    assert [
        text for text, count in Counter(each.question for each in lines).items() if count > 1
    ] == []
    assert {each.file for each in lines} == {file.stem for file in FILES}


def test_questions_on_each_file_by_itself_are_answered(alone: dict[str, Catalogue]) -> None:
    _check([(each, alone[each.file]) for each in read_asked(NEWSROOM)])


def test_questions_on_all_files_together_are_answered(together: Catalogue) -> None:
    _check([(each, together) for each in read_asked(NEWSROOM)])


def _check(asked: Sequence[tuple[Asked, Catalogue]]) -> None:
    judged = [(each.question, judge(each, catalogue)[0]) for each, catalogue in asked]
    assert [question for question, outcome in judged if outcome == "wrong"] == []
    right = sum(outcome == "right" for _, outcome in judged)
    assert right >= LEAST_RIGHT * len(judged), [each for each in judged if each[1] != "right"]


@pytest.mark.parametrize(
    ("outcome", "values", "question", "due"),
    [
        ("answer", "82417000", "adult social care spend 2023/24", "right"),
        ("answer", "81067000", "adult social care spend 2023/24", "wrong"),
        ("choice", "", "adult social care spend 2023/24", "wrong"),
        ("answer", "1", "what is the weather", "refused"),
        ("answer", "82417000", "spend 2023/24", "asked"),
        ("answer", "5", "spend 2023/24", "astray"),
    ],
)
def test_a_reply_is_judged_by_what_is_due(
    alone: dict[str, Catalogue], outcome: str, values: str, question: str, due: str
) -> None:
    catalogue = alone["wexford-council-spending"]
    line = Asked("wexford-council-spending", question, outcome, values)
    assert judge(line, catalogue)[0] == due


def test_the_files_are_small_enough_to_be_read_through() -> None:
    assert all(len(Path(file).read_text(encoding="utf-8").splitlines()) < 100 for file in FILES)
