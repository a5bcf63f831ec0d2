"""What stands beside figures: flags without a name, codes beside labels, codes above names."""

from __future__ import annotations

from pathlib import Path

import pytest

from stats import Answer, NoFigure
from stats.model import STATUS_ORDER
from tests.newsroom import open_texts
from tests.stats.inferring.small import figures_of, read_small, units_of

FLAGGED = """\
Area,2020,,2021,
Ashby,10,p,12,r
Barrow,20,,22,p
Corby,7,,,c
"""
NAMED_FLAGS = """\
Area,Year,Visits,Flag,Loans,Flag
Ashby,2020,10,p,12,
Ashby,2021,11,,13,r
Barrow,2020,20,,22,p
Barrow,2021,21,,,c
"""
SDMX = """\
STRUCTURE,STRUCTURE_ID,REF_AREA,Reference area,MEASURE,Measure,UNIT_MEASURE,Unit of measure,\
TIME_PERIOD,OBS_VALUE,OBS_STATUS,Observation status,UNIT_MULT,Unit multiplier
DATAFLOW,A:DF(1.0),GBR,United Kingdom,EMP,Employment,PS,Persons,2021,32.1,A,Normal value,6,Millions
DATAFLOW,A:DF(1.0),GBR,United Kingdom,EMP,Employment,PS,Persons,2022,32.7,P,Provisional value,6,Millions
DATAFLOW,A:DF(1.0),GBR,United Kingdom,UNE,Unemployment,PS,Persons,2021,1.5,A,Normal value,6,Millions
DATAFLOW,A:DF(1.0),GBR,United Kingdom,UNE,Unemployment,PS,Persons,2022,1.3,E,Estimated value,6,Millions
DATAFLOW,A:DF(1.0),FRA,France,EMP,Employment,PS,Persons,2021,27.7,A,Normal value,6,Millions
DATAFLOW,A:DF(1.0),FRA,France,EMP,Employment,PS,Persons,2022,,M,Missing value,6,Millions
"""
CODED = """\
GEO_ID,NAME,B19013_001E,B19013_001M
Geography,Geographic Area Name,Estimate!!Median household income (dollars),Margin of Error!!Median household income
0500000US06001,"Alameda County, California",112017,1234
0500000US06003,"Alpine County, California",85750,20345
0500000US48301,"Loving County, Texas",-,**
"""


@pytest.mark.parametrize(
    ("text", "question", "value", "status"),
    [
        (FLAGGED, "ashby seen 2020", 10, "provisional"),
        (FLAGGED, "ashby seen 2021", 12, "revised"),
        (FLAGGED, "barrow seen 2020", 20, "normal"),
        (FLAGGED, "corby seen 2021", None, "suppressed"),
        (NAMED_FLAGS, "ashby visits 2020", 10, "provisional"),
        (NAMED_FLAGS, "ashby loans 2020", 12, "normal"),
        (NAMED_FLAGS, "ashby visits 2021", 11, "normal"),
        (NAMED_FLAGS, "ashby loans 2021", 13, "revised"),
        (NAMED_FLAGS, "barrow visits 2021", 21, "normal"),
        (NAMED_FLAGS, "barrow loans 2021", None, "suppressed"),
    ],
)
def test_flags_are_of_the_figures_to_their_left(
    tmp_path: Path, text: str, question: str, value: float | None, status: str
) -> None:
    reply = open_texts(tmp_path, seen=text).ask(question)
    if value is None:
        assert isinstance(reply, NoFigure)
        assert reply.status == status
    else:
        assert isinstance(reply, Answer)
        assert [(each.value, each.status) for each in reply.figures] == [(value, status)]


@pytest.mark.parametrize(("one", "other"), [("North", "South"), ("A", "B"), ("P", "R")])
def test_texts_without_a_name_that_are_no_marks_are_no_flags(
    tmp_path: Path, one: str, other: str
) -> None:
    rows = f"Ashby,2020,5,{one}\nBarrow,2020,6,{other}\n"
    tables, _ = read_small(tmp_path, f"Area,Year,Visits,\n{rows}")
    assert STATUS_ORDER[tables.cubes[0].statuses[0]] == "normal"


def test_codes_beside_their_labels_are_other_names_of_them(tmp_path: Path) -> None:
    tables, _ = read_small(tmp_path, SDMX)
    assert figures_of(tables) == {
        ("Employment", "United Kingdom", "2021"): 32.1,
        ("Employment", "United Kingdom", "2022"): 32.7,
        ("Unemployment", "United Kingdom", "2021"): 1.5,
        ("Unemployment", "United Kingdom", "2022"): 1.3,
        ("Employment", "France", "2021"): 27.7,
        ("Employment", "France", "2022"): "not_applicable",
    }
    assert units_of(tables) == {
        "Employment": "million Persons",
        "Unemployment": "million Persons",
    }


@pytest.mark.parametrize(
    ("question", "value", "status"),
    [
        ("uk employment 2022", 32.7, "provisional"),
        ("GBR employment 2021", 32.1, "normal"),
        ("uk unemployment", 1.3, "estimated"),
    ],
)
def test_a_figure_with_codes_and_labels_is_asked_for_by_either(
    tmp_path: Path, question: str, value: float, status: str
) -> None:
    reply = open_texts(tmp_path, labour=SDMX).ask(question)
    assert isinstance(reply, Answer)
    assert [(each.value, each.status) for each in reply.figures] == [(value, status)]


def test_codes_above_the_names_are_no_row_of_figures(tmp_path: Path) -> None:
    tables, _ = read_small(tmp_path, CODED)
    measure = "Median household income (dollars)"
    assert figures_of(tables) == {
        (measure, "Alameda County, California", "undated"): 112017,
        (measure, "Alpine County, California", "undated"): 85750,
        (measure, "Loving County, Texas", "undated"): "not_supplied",
        ("Margin of Error, Median household income", "Alameda County, California", "undated"): 1234,
        ("Margin of Error, Median household income", "Alpine County, California", "undated"): 20345,
        (
            "Margin of Error, Median household income",
            "Loving County, Texas",
            "undated",
        ): "suppressed",
    }


@pytest.mark.parametrize(
    ("line", "unit"),
    [
        ("Per cent", "%"),
        ("\u00a3 million", "\u00a3 million"),
        ("(Thousands)", "thousands"),
        ("Towns", ""),
    ],
)
def test_a_unit_above_a_table_is_that_of_its_figures(tmp_path: Path, line: str, unit: str) -> None:
    text = f"Prices by town,,\n{line},,\nTown,2020,2021\nAshby,1.5,2\nBarrow,1,2.5\n"
    tables, _ = read_small(tmp_path, text)
    assert units_of(tables) == {"Prices by town": unit}


def test_a_month_behind_the_name_of_a_return_is_that_month(tmp_path: Path) -> None:
    rows = "Ashby,MSitAE-NOVEMBER-2023,5\nBarrow,MSitAE-NOVEMBER-2023,6\n"
    tables, _ = read_small(tmp_path, f"Area,Period,Visits\n{rows}")
    assert {key[-1] for key in figures_of(tables)} == {"2023-11"}


def test_months_of_a_quarter_that_is_not_printed_are_given_one_by_one(tmp_path: Path) -> None:
    rows = "".join(f"Ashby,2023-{month:02d},{month}\n" for month in range(1, 13))
    catalogue = open_texts(tmp_path, storms=f"Area,Month,Storms\n{rows}")
    reply = catalogue.ask("ashby storms q4 2023")
    assert isinstance(reply, Answer)
    assert [(each.value, each.period.label) for each in reply.figures] == [
        (10, "October 2023"),
        (11, "November 2023"),
        (12, "December 2023"),
    ]
