"""What a question on an inferred measure leaves open is filled where only one thing fits."""

from __future__ import annotations

import pytest

from stats import Answer, Catalogue, Clarification
from tests.writing import open_packages, write_tables

TABLE = """town,sort,year,loans
Ashby,Book,2020,10
Ashby,Film,2020,4
Bexley,Book,2020,20
"""


@pytest.fixture(scope="module")
def loans(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    folder = tmp_path_factory.mktemp("loans")
    return open_packages(write_tables(folder, {"loans": TABLE}, name="loans"))


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
