"""What is written after a question was asked back: which choice it takes, and when it takes none."""

from __future__ import annotations

import pytest

from stats import Answer, Catalogue, Clarification, NoFigure
from stats.model import Question

TAKEN: list[tuple[str, str, list[float]]] = [
    ("kent", "grooming", [264]),
    ("kent", "images 2021/22", [1356]),
    ("kent", "the second one", [1568]),
    ("kent", "2", [1568]),
    ("kent", "kent grooming", [264]),
    ("yorkshire grooming", "west", [144]),
    ("yorkshire grooming", "the region please", [473]),
    ("west mids grooming", "police", [141]),
    ("west mids grooming", "the force", [141]),
    ("grooming 2019", "2018/19", [5333]),
    ("grooming 2019", "the last one", [5954]),
    ("how many kids groomed in kent", "yes", [264]),
]
NARROWED: list[tuple[str, str, list[str]]] = [
    (
        "kent",
        "2019/20",
        [
            "Kent · sexual communication with a child · 2019/20",
            "Kent · child abuse image offences (NSPCC) · 2019/20",
            "Kent · cyber-flagged child sexual offences · 2019/20",
        ],
    ),
    (
        "yorkshire images",
        "north or west",
        [],
    ),
    (
        "yorkshire images",
        "west",
        [
            "West Yorkshire · child abuse image offences (NSPCC)",
            "West Yorkshire · child abuse image offences (Home Office)",
        ],
    ),
    ("how many kids groomed in kent", "no", []),
]


def ask_back(catalogue: Catalogue, text: str) -> Clarification:
    asked = catalogue.ask(text)
    assert isinstance(asked, Clarification)
    return asked


@pytest.mark.parametrize(("first", "text", "expected"), TAKEN)
def test_a_choice_is_taken_in_words(
    catalogue: Catalogue, first: str, text: str, expected: list[float]
) -> None:
    reply = catalogue.ask(text, asked_back=ask_back(catalogue, first))
    assert isinstance(reply, Answer)
    assert [each.value for each in reply.figures] == expected


@pytest.mark.parametrize(("first", "text", "expected"), NARROWED)
def test_what_takes_no_choice_gets_no_figure(
    catalogue: Catalogue, first: str, text: str, expected: list[str]
) -> None:
    reply = catalogue.ask(text, asked_back=ask_back(catalogue, first))
    assert not isinstance(reply, Answer | NoFigure)
    choices = reply.choices if isinstance(reply, Clarification) else ()
    assert [each.question for each in choices] == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("norfolk insta", [52]), ("uk grooming", [7263]), ("essex", None)]
)
def test_what_goes_against_all_choices_stands_alone(
    catalogue: Catalogue, text: str, expected: list[float] | None
) -> None:
    asked = ask_back(catalogue, "kent")
    reply = catalogue.ask(text, asked_back=asked)
    assert reply == catalogue.ask(text)
    given = [each.value for each in reply.figures] if isinstance(reply, Answer) else None
    assert given == expected


def test_a_year_is_not_taken_for_the_answer_before_the_question_back(catalogue: Catalogue) -> None:
    first = catalogue.ask("kent grooming")
    assert isinstance(first, Answer)
    previous: Question = first.question
    asked = catalogue.ask("yorkshire images", previous=previous)
    assert isinstance(asked, Clarification)
    reply = catalogue.ask("2019/20", previous=previous, asked_back=asked)
    assert isinstance(reply, Clarification)
    assert all("Yorkshire" in each.question for each in reply.choices)


def test_the_measure_stays_said_where_a_place_is_asked_back(catalogue: Catalogue) -> None:
    asked = ask_back(catalogue, "west mids child abuse images")
    assert all(each.question.endswith("images") for each in asked.choices)
