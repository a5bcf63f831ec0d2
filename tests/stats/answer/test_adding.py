"""Members of a table that nobody has defined, added up where nothing speaks against it."""

from __future__ import annotations

from pathlib import Path

import pytest

from stats import Answer, Catalogue, Clarification
from tests.newsroom import open_texts

CRIME = """\
Ward,Crime type,Year,Offences
Abbey,Burglary,2022,30
Abbey,Shoplifting,2022,25
Abbey,Burglary,2023,31
Abbey,Shoplifting,2023,27
Cowley,Burglary,2022,50
Cowley,Shoplifting,2022,11
Cowley,Burglary,2023,52
Cowley,Shoplifting,2023,13
"""
VOTES = """\
Ward,Labour,Turnout (%)
Castle,1200,31
Market,900,40
"""
NESTED = """\
Crime type,Year,Incidents
Acquisitive,2022,90
Burglary,2022,40
Robbery,2022,50
Arson,2022,7
Acquisitive,2023,99
Burglary,2023,44
Robbery,2023,55
Arson,2023,4
"""
NAMED = """\
Offence,Year,Arrests
Theft,2023,90
Theft from vehicles,2023,40
Arson,2023,12
"""
REASONS = """\
Reason,Year,Answers
Too dear,2023,90
Too far,2023,40
"""
AGES = """\
Age,Year,Swimmers
Under 25,2023,90
16 to 64,2023,40
"""
HOLES = """\
Ward,Year,Potholes
Abbey,2023,41
Cowley,2023,[x]
"""
PRICES = """\
Ward,Year,House price (£)
Abbey,2023,410000
Cowley,2023,300000
"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    tables = {
        "crime": CRIME,
        "election_2023": VOTES,
        "nested": NESTED,
        "named": NAMED,
        "reasons": REASONS,
        "ages": AGES,
        "holes": HOLES,
        "prices": PRICES,
    }
    return open_texts(tmp_path_factory.mktemp("desk"), **tables)


@pytest.mark.parametrize(
    ("question", "value", "said"),
    [
        ("total burglary offences 2022", 80, "all 2 areas of the table added up"),
        ("total offences abbey", 58, "all 2 crime types of the table added up"),
        ("total offences 2023", 123, "all 2 areas of the table added up"),
        ("total labour", 2100, "all 2 areas of the table added up"),
        ("labour castle and market together", 2100, ""),
    ],
)
def test_a_total_that_is_not_in_print_is_added_up_and_said_to_be(
    desk: Catalogue, question: str, value: float, said: str
) -> None:
    reply = desk.ask(question)
    assert isinstance(reply, Answer), reply
    (figure,) = reply.figures
    assert figure.value == value
    assert figure.derivation is not None
    assert said in " ".join(each.text for each in reply.assumptions)
    again = desk.ask(reply.reading)
    assert isinstance(again, Answer), reply.reading
    assert [each.value for each in again.figures] == [value]


@pytest.mark.parametrize(
    "question",
    [
        "total incidents 2023",  # one of them is the sum of the next two
        "total arrests 2023",  # one of them is, by its name, a part of another
        "total answers 2023",  # a person may give several reasons
        "total swimmers 2023",  # ages that overlap
        "total potholes 2023",  # one of them is missing
        "total house price 2023",
        "total turnout",
    ],
)
def test_nothing_is_added_up_that_may_not_be(desk: Catalogue, question: str) -> None:
    assert not isinstance(desk.ask(question), Answer)


@pytest.mark.parametrize(
    ("question", "value"), [("offences in abbey 2022", 55), ("shoplifting offences 2023", 40)]
)
def test_who_names_no_member_is_offered_all_of_them_first(
    desk: Catalogue, question: str, value: float
) -> None:
    reply = desk.ask(question)
    assert isinstance(reply, Clarification), reply
    assert reply.choices[0].label == "All 2 added up"
    answer = desk.ask(reply.choices[0].question)
    assert isinstance(answer, Answer), answer
    assert [figure.value for figure in answer.figures] == [value]


def test_a_sum_of_many_members_says_how_many(tmp_path: Path) -> None:
    rows = "".join(f"Ward{chr(97 + n)},2023,{n + 1}\n" for n in range(20))
    reply = open_texts(tmp_path, bins="Ward,Year,Bins\n" + rows).ask("total bins")
    assert isinstance(reply, Answer), reply
    (figure,) = reply.figures
    assert figure.value == 210
    assert figure.derivation is not None
    assert figure.derivation.text == "added up here from 20 figures"
    assert figure.codes["area"].name == "20 areas"
    assert reply.reading.startswith("total added up")
