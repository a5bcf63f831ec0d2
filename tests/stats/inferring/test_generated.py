"""Files as two offices' tools make them, and countries by their codes."""

from __future__ import annotations

from pathlib import Path

import pytest

from stats import Answer, NoFigure
from stats.render import render_plain
from tests.newsroom import open_texts
from tests.stats.inferring.small import figures_of, read_small, units_of

SERIES = """\
"Title","Price of tea, annual rate"
"CDID","T3A7"
"Source dataset ID","MM99"
"PreUnit",""
"Unit","%"
"Release date","15-11-2023"
"Next release","20 December 2023"
"Important notes",
"2021","2.6"
"2022","9.1"
"2022 Q4","10.8"
"2022 NOV","10.7"
"2022 DEC","10.5"
"""
TWO_SERIES = """\
"Title","Tea drunk","Tea sold"
"CDID","T3A7","T3A8"
"Unit","tonnes","\u00a3m"
"2021","2.6","3"
"2022","9.1","4"
"""
KEYED = (
    "freq,unit,geo\\TIME_PERIOD\t2020 \t2021 \t2022 \n"
    "A,PC,DE\t3.7 \t3.7 b\t3.1 p\n"
    "A,PC,FR\t8.0 \t7.9 d\t: c\n"
    "A,PC,EL\t9.3 u\t9.5 \t: \n"
)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("price of tea 2022", 9.1),
        ("price of tea q4 2022", 10.8),
        ("price of tea december 2022", 10.5),
        ("price of tea nov-22", 10.7),
        ("price of tea", 9.1),
    ],
)
def test_a_time_series_is_read_with_its_years_quarters_and_months(
    tmp_path: Path, question: str, value: float
) -> None:
    reply = open_texts(tmp_path, series=SERIES).ask(question)
    assert isinstance(reply, Answer)
    assert [(each.value, each.measure.unit) for each in reply.figures] == [(value, "%")]
    assert "Release date: 15-11-2023" in render_plain(reply)


def test_several_series_have_their_own_units(tmp_path: Path) -> None:
    tables, _ = read_small(tmp_path, TWO_SERIES)
    assert units_of(tables) == {
        "Tea drunk (tonnes)": "tonnes",
        "Tea sold (\u00a3m)": "\u00a3 million",
    }
    assert sorted(figures_of(tables).values()) == [2.6, 3, 4, 9.1]


@pytest.mark.parametrize(
    ("question", "value", "said"),
    [
        ("germany rates 2021", 3.7, "break in the series"),
        ("DE rates 2022", 3.1, "(provisional)"),
        ("france rates 2021", 7.9, "its definition differs"),
        ("greece rates 2020", 9.3, "low reliability"),
    ],
)
def test_a_table_with_its_dimensions_in_one_cell(
    tmp_path: Path, question: str, value: float, said: str
) -> None:
    reply = open_texts(tmp_path, rates=KEYED).ask(question)
    assert isinstance(reply, Answer)
    assert [each.value for each in reply.figures] == [value]
    assert said in render_plain(reply)


@pytest.mark.parametrize(
    ("question", "status"), [("france rates 2022", "suppressed"), ("EL rates 2022", "not_supplied")]
)
def test_a_cell_with_a_colon_is_no_figure(tmp_path: Path, question: str, status: str) -> None:
    reply = open_texts(tmp_path, rates=KEYED).ask(question)
    assert isinstance(reply, NoFigure)
    assert reply.status == status


def test_a_few_codes_among_names_are_no_countries(tmp_path: Path) -> None:
    rows = "IT,2020,5\nHR,2020,6\nSales,2020,7\nPost,2020,8\n"
    tables, _ = read_small(tmp_path, f"Area,Year,Desks\n{rows}")
    assert "Italy" not in {each.text for each in tables.names}
