"""What a question on an inferred measure leaves open is filled where only one thing fits."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from stats import Answer, Catalogue, Clarification
from stats.building import build_folders

TABLE = """town,sort,year,loans
Ashby,Book,2020,10
Ashby,Film,2020,4
Bexley,Book,2020,20
"""


@pytest.fixture(scope="module")
def loans(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    folder: Path = tmp_path_factory.mktemp("loans")
    (folder / "loans.csv").write_text(TABLE)
    descriptor = {"name": "loans", "resources": [{"name": "loans", "path": "loans.csv"}]}
    (folder / "datapackage.json").write_text(json.dumps(descriptor))
    build_folders([folder], folder / "loans.index")
    return Catalogue.open(folder / "loans.index")


def test_a_dimension_with_one_member_beside_those_named_is_filled(loans: Catalogue) -> None:
    reply = loans.ask("loans bexley")
    assert isinstance(reply, Answer)
    assert [(f.codes["sort"].label, f.value) for f in reply.figures] == [("Book", 20)]
    assert "Book" in reply.reading


def test_one_with_several_is_asked_for(loans: Catalogue) -> None:
    reply = loans.ask("loans ashby")
    assert isinstance(reply, Clarification)
    assert [choice.label for choice in reply.choices] == ["Book", "Film"]
    answers = [loans.ask(choice.question) for choice in reply.choices]
    assert [each.figures[0].value for each in answers if isinstance(each, Answer)] == [10, 4]
