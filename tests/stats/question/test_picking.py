"""What is written after a question was asked back: which choice it takes, and when it takes none."""

from __future__ import annotations

from pathlib import Path

import pytest

from stats import Answer, Catalogue, Clarification, NoFigure
from stats.model import Question
from tests.writing import open_packages, write_tables

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
    ("grooming 2019", "2019", []),
    (
        "yorkshire grooming",
        "yes",
        [
            "Yorkshire and the Humber · sexual communication with a child",
            "North Yorkshire · sexual communication with a child",
            "West Yorkshire · sexual communication with a child",
            "South Yorkshire · sexual communication with a child",
        ],
    ),
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


COUNTRIES = ("Kenya", "Chad", "Mali", "Niger", "Togo", "Benin", "Ghana", "Gabon")
HERDS = "country,year,Goats counted,Sheep shorn\n" + "".join(
    f"{country},{year},{100 * number + year - 2000},{10 * number + year - 2000}\n"
    for number, country in enumerate(COUNTRIES, start=1)
    for year in (2021, 2022)
)


@pytest.fixture
def herds(tmp_path: Path) -> Catalogue:
    write_tables(tmp_path / "herds", {"herds": HERDS}, {}, name="herds", title="Herds")
    return open_packages(tmp_path, tmp_path / "herds")


@pytest.mark.parametrize(
    ("first", "text", "values"),
    [
        ("goats counted", "gabon", [822]),
        ("goats counted", "what about ghana and benin", [722, 622]),
        ("sheep shorn 2021", "togo", [71]),
        ("sheep shorn trend", "benin please", [81, 82]),
        ("goats counted", "sheep shorn gabon", [102]),
        ("goats counted", "atlantis", None),
    ],
)
def test_a_member_that_was_not_offered_is_named(
    herds: Catalogue, first: str, text: str, values: list[float] | None
) -> None:
    asked = ask_back(herds, first)
    assert asked.open is not None
    reply = herds.ask(text, asked_back=asked)
    given = [each.value for each in reply.figures] if isinstance(reply, Answer) else None
    assert given == values
