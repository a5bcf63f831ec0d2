"""Names that differ by a mark alone, and what is said of tables without a date."""

from __future__ import annotations

from pathlib import Path

import pytest

from stats import Answer
from tests.newsroom import open_texts

GRADES = """\
Subject,Grade,Year,Entries
Maths,A*,2023,16500
Maths,A,2023,27000
Maths,B,2023,22000
Physics,A*,2023,4000
Physics,A,2023,8300
Physics,B,2023,7500
"""
CLASSES = """\
Vehicle class,Year,Tests
M,2023,50
M#,2023,60
N,2023,70
"""
ALLOWANCES = """\
Ward,Allowances (£)
Castle,12000
Abbey,9100
Market,11900
Park,4000
"""


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("maths a* entries 2023", 16500),
        ("maths a entries", 27000),
        ("entries physics grade A* 2023", 4000),
        ("tests class m#", 60),
        ("tests class M 2023", 50),
    ],
)
def test_a_mark_tells_two_names_apart(tmp_path: Path, question: str, value: float) -> None:
    reply = open_texts(tmp_path, grades=GRADES, classes=CLASSES).ask(question)
    assert isinstance(reply, Answer), reply
    assert [figure.value for figure in reply.figures] == [value]
    again = open_texts(tmp_path, grades=GRADES, classes=CLASSES).ask(reply.reading)
    assert isinstance(again, Answer), reply.reading
    assert [figure.value for figure in again.figures] == [value]


def test_figures_without_a_date_are_not_called_the_latest(tmp_path: Path) -> None:
    desk = open_texts(tmp_path, allowances=ALLOWANCES)
    for question in ("castle allowances", "top 3 wards for allowances"):
        reply = desk.ask(question)
        assert isinstance(reply, Answer), reply
        said = [each.text for each in reply.assumptions if each.subject == "period"]
        assert said == ["nothing says when they are of"]
    assert "1 more is not shown" in [each.text for each in reply.remarks]
    two = desk.ask("top 2 wards for allowances")
    assert isinstance(two, Answer), two
    assert "2 more are not shown" in [each.text for each in two.remarks]
