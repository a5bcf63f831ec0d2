"""Months and quarters as tools of offices write them: M01 beside years, TID, 2023M04."""

from __future__ import annotations

from pathlib import Path

import pytest

from stats import Answer, Catalogue
from stats.building import build_folders
from stats.model import STATUS_ORDER
from tests.stats.inferring.small import figures_of, read_small

JOBLESS = """series_id,year,period,value,footnote_codes
LNS14000000,2022,M01,4.0,
LNS14000000,2022,M02,3.8,
LNS14000000,2022,M13,3.6,
LNS14000000,2023,M01,3.4,P
"""
WAGES = """series_id,year,period,value,footnote_codes
CIU1010000000000I,2022,Q01,150.1,
CIU1010000000000I,2022,Q04,155.2,
CIU1010000000000I,2023,Q05,158.0,R
CIU1010000000000I,2023,S02,159.5,
"""
PEOPLE = """TID,OMRÅDE,INDHOLD
2023M03,København,640000
2023M04,København,641000
2023M03,Aarhus,350000
2023M04,Aarhus,351000
"""


def test_m13_is_the_year_and_m01_a_month(tmp_path: Path) -> None:
    tables, problems = read_small(tmp_path, JOBLESS)
    assert {key[-1]: value for key, value in figures_of(tables).items()} == {
        "2022-01": 4.0,
        "2022-02": 3.8,
        "2022": 3.6,
        "2023-01": 3.4,
    }
    (cube,) = tables.cubes
    assert sorted(STATUS_ORDER[each] for each in cube.statuses) == [*["normal"] * 3, "provisional"]
    assert "left out" not in problems


def test_quarters_and_half_years_are_coded_as_well(tmp_path: Path) -> None:
    tables, _ = read_small(tmp_path, WAGES)
    assert {key[-1] for key in figures_of(tables)} == {
        "2022-01/2022-03",
        "2022-10/2022-12",
        "2023",
        "2023-07/2023-12",
    }


@pytest.mark.parametrize("question", ["indhold aarhus 2023M04", "indhold aarhus april 2023"])
def test_a_column_of_time_in_another_language_is_the_period(tmp_path: Path, question: str) -> None:
    read_small(tmp_path, PEOPLE)
    build_folders([tmp_path], tmp_path / "index")
    reply = Catalogue.open(tmp_path / "index").ask(question)
    assert isinstance(reply, Answer)
    assert [each.value for each in reply.figures] == [351000]


def test_a_quarter_with_a_status_is_a_quarter(tmp_path: Path) -> None:
    text = "Year,Quarter,Court,Receipts\n2022,Q4,Crown,25\n2023,Q1,Crown,26\n2023,Q2 (p),Crown,27\n"
    tables, _ = read_small(tmp_path, text)
    assert {key[-1]: value for key, value in figures_of(tables).items()} == {
        "2022-10/2022-12": 25,
        "2023-01/2023-03": 26,
        "2023-04/2023-06": 27,
    }
    (cube,) = tables.cubes
    assert sorted(STATUS_ORDER[each] for each in cube.statuses) == [*["normal"] * 2, "provisional"]


def test_quarters_of_financial_years_begin_in_april(tmp_path: Path) -> None:
    text = (
        "Financial Year,Financial Quarter,Force,Offences\n2022/23,3,Kent,10\n2022/23,4,Kent,11\n"
        "2023/24,1,Kent,12\n"
    )
    tables, _ = read_small(tmp_path, text)
    assert {key[-1]: value for key, value in figures_of(tables).items()} == {
        "2022-10/2022-12": 10,
        "2023-01/2023-03": 11,
        "2023-04/2023-06": 12,
    }
    # Of an academic year nobody says where a quarter begins.
    other = text.replace("Financial Year", "Academic year").replace("Financial Quarter", "Quarter")
    tables, _ = read_small(tmp_path, other.replace(",3,", ",Q3,").replace(",4,", ",Q4,"))
    assert {key[-1] for key in figures_of(tables)} <= {"academic-2022/23", "academic-2023/24"}


@pytest.mark.parametrize(
    ("name", "years", "codes"),
    [
        ("Tax year", ["2020 to 2021", "2021 to 2022"], ["tax-2020/21", "tax-2021/22"]),
        ("Year", ["2020 to 2021", "2021 to 2022"], ["2020-04/2021-03", "2021-04/2022-03"]),
        ("Year", ["2020-2021", "2021-2022"], ["2020-04/2021-03", "2021-04/2022-03"]),
        ("Year", ["2018 to 2019", "2020 to 2021"], ["2018-01/2019-12", "2020-01/2021-12"]),
        ("Week ending", ["06-Jan-23", "13-Jan-23"],
         ["2022-12-31/2023-01-06", "2023-01-07/2023-01-13"]),
        ("DateCode", ["2021/2022", "2022/2023"], ["2021-04/2022-03", "2022-04/2023-03"]),
    ],
)  # fmt: skip
def test_years_are_read_as_their_offices_write_them(
    tmp_path: Path, name: str, years: list[str], codes: list[str]
) -> None:
    rows = "".join(f"{year},Kent,{number}\n" for number, year in enumerate(years, start=1))
    tables, _ = read_small(tmp_path, f"{name},Area,Homes\n{rows}")
    assert sorted(key[-1] for key in figures_of(tables)) == codes


def test_the_number_of_a_week_is_no_figure(tmp_path: Path) -> None:
    text = "Week number,Week ending,Deaths\n1,06-Jan-23,10\n2,13-Jan-23,20\n"
    tables, _ = read_small(tmp_path, text)
    assert [each.label for each in tables.datasets] == ["Deaths"]
    assert sorted(figures_of(tables).values()) == [10, 20]
