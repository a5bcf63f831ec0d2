"""A year before 1900 that a table has not is no number put up to be checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from stats import Answer, Catalogue, NoFigure
from tests.newsroom import open_texts

if TYPE_CHECKING:
    from pathlib import Path

WHALES = """\
Ocean,Year,Whales caught,Right whales,True seals
Arctic,1900,120,1,2
Arctic,2010,1893,3,4
Indian,1900,140,5,6
Indian,2010,15,7,8
"""
SCHOOLS = """\
Pupils of,Year,Schools opened
Act of 1870,1990,31
Act of 1870,1991,32
Act of 1902,1990,41
Act of 1902,1991,42
Born 1850 to 1899,1990,51
Born 1850 to 1899,1991,52
"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    folder: Path = tmp_path_factory.mktemp("desk")
    return open_texts(folder, whales=WHALES, schools=SCHOOLS)


@pytest.mark.parametrize(
    "question",
    [
        "whales caught arctic 1893",
        "whales caught in 1755 indian",
        "right whales arctic 1871",
        "true seals indian in 1888",
    ],
)
def test_a_year_before_1900_that_is_not_there_has_no_figure(desk: Catalogue, question: str) -> None:
    assert not isinstance(desk.ask(question), Answer)


def test_the_year_without_a_figure_is_said(desk: Catalogue) -> None:
    reply = desk.ask("whales caught arctic 1893")
    assert isinstance(reply, NoFigure), reply
    assert "1893" in reply.reason


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("whales caught arctic 1,893", 1893),
        ("copy says whales caught arctic 1893", 1893),
        ("schools opened act of 1870", 32),
        ("schools opened 1990 act of 1870", 31),
        ("schools opened born 1850 to 1899 1990", 51),
    ],
)
def test_a_figure_put_up_or_a_name_is_no_year(desk: Catalogue, question: str, value: float) -> None:
    reply = desk.ask(question)
    assert isinstance(reply, Answer), reply
    assert [figure.value for figure in reply.figures] == [value]


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("whales caught arctic 1893 to 2010", [120, 1893]),
        ("whales caught indian since 1755", [140, 15]),
        ("whales caught arctic between 1890 and 1905", [120]),
        ("change whales caught indian 1893 to 2010", [-125]),
    ],
)
def test_a_row_that_begins_before_1900_is_the_row_there_is(
    desk: Catalogue, question: str, values: list[float]
) -> None:
    reply = desk.ask(question)
    assert isinstance(reply, Answer), reply
    assert [figure.value for figure in reply.figures] == values
    assert not any(remark.kind == "claim" for remark in reply.remarks)


def test_a_change_from_before_the_first_year_says_since_when_it_is(desk: Catalogue) -> None:
    reply = desk.ask("change whales caught indian 1893 to 2010")
    assert isinstance(reply, Answer), reply
    assert "before 1900" in next(r.text for r in reply.remarks if r.kind == "scope")
