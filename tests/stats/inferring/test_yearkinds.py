"""Years that are published by their kind: academic, school, tax, fiscal years, and their months."""

from __future__ import annotations

from pathlib import Path

import pytest

from stats import Answer, Catalogue, Clarification, NoFigure
from stats.inferring.dates import read_period
from stats.render import render_plain, render_table
from tests.outcomes import values_of
from tests.stats.inferring.small import figures_of, read_small
from tests.writing import open_packages

ABSENCE = """time_period,time_identifier,geographic_level,country_name,region_name,absences
202122,Academic year,National,England,,7600
202223,Academic year,National,England,,7400
202122,Academic year,Regional,England,London,710
202223,Academic year,Regional,England,London,c
"""
TAX = """Tax year,Region,Tax payers
2020-21,London,4100
2021-22,London,4210
2020-21,Wales,1400
2021-22,Wales,1420
"""
ARRIVALS = """Fiscal year,State,Arrivals
2021,Ohio,500
2022,Ohio,700
2021,Utah,200
2022,Utah,300
"""
PLAIN = """Year,Area,Pupils
2021/22,Kent,100
2022/23,Kent,110
2021/22,Essex,200
2022/23,Essex,210
"""


def open_small(folder: Path, text: str) -> Catalogue:
    """Return the catalogue of one small table."""
    read_small(folder, text)
    return open_packages(folder)


PRINTED = {
    "Academic year 2022/23": "academic-2022/23",
    "2022-23 academic year": "academic-2022/23",
    "AY2022/23": "academic-2022/23",
    "Tax year 2020-21": "tax-2020/21",
    "fiscal year 2022": "fiscal-2022",
    "Calendar year 2022": "2022",
    "FY2023": "fy-2023",
    "FY 23": "fy-2023",
    "FY 2022-23": "2022-04/2023-03",
    "Mid-2022": "midyear-2022",
    "Financial year ending 2023": "financial-2022/23",
    "Year ending March 2024": "2023-04/2024-03",
    "YE Mar 24": "2023-04/2024-03",
    "y/e 31 March 2024": "2023-04/2024-03",
    "Q3 2022/23": "2022-10/2022-12",
    "2023-24 Q4": "2024-01/2024-03",
    "2023-25 Q4": "",
    "Quarter 1 2023": "2023-01/2023-03",
    "2023 Qtr 2": "2023-04/2023-06",
    "Apr 22 - Mar 23": "2022-04/2023-03",
    "Apr 01 - Apr 30": "",
    "1 April 2022 to 31 March 2023": "2022-04/2023-03",
    "01/04/2022 - 30/06/2022": "2022-04/2022-06",
    "1 April to 15 April 2022": "2022-04-01/2022-04-15",
}


@pytest.mark.parametrize(("text", "code"), PRINTED.items(), ids=list(PRINTED))
def test_periods_are_read_as_offices_print_them(text: str, code: str) -> None:
    assert read_period(text) == code


@pytest.mark.parametrize(
    ("question", "value", "label"),
    [
        ("absences england 2022/23", 7400, "academic year 2022/23"),
        ("absences england academic year 2022/23", 7400, "academic year 2022/23"),
        ("absences england in the 2021-22 academic year", 7600, "academic year 2021/22"),
        ("absences england school year 2021/22", 7600, "academic year 2021/22"),
        ("absences england academic year ending 2022", 7600, "academic year 2021/22"),
        ("absences england", 7400, "academic year 2022/23"),
    ],
)
def test_an_academic_year_is_given_by_its_name(
    tmp_path: Path, question: str, value: float, label: str
) -> None:
    reply = open_small(tmp_path, ABSENCE).ask(question)
    assert isinstance(reply, Answer)
    assert [(each.value, each.period.label) for each in reply.figures] == [(value, label)]
    assert "April" not in render_plain(reply)
    assert "2022-04" not in render_table(reply, limit=9999)


@pytest.mark.parametrize(
    ("text", "question"),
    [
        (ABSENCE, "absences england april 2022 to march 2023"),
        (ABSENCE, "absences england year ending march 2023"),
        (ABSENCE, "absences england financial year 2022/23"),
        (TAX, "tax payers wales academic year 2021/22"),
        (TAX, "tax payers wales year ending march 2022"),
        (ARRIVALS, "arrivals ohio january to december 2022"),
    ],
)
def test_months_and_other_kinds_are_not_answered_with_such_a_year(
    tmp_path: Path, text: str, question: str
) -> None:
    reply = open_small(tmp_path, text).ask(question)
    assert isinstance(reply, NoFigure)
    assert reply.status == "other_period"


def test_a_fiscal_year_is_no_calendar_year(tmp_path: Path) -> None:
    reply = open_small(tmp_path, ARRIVALS).ask("arrivals ohio calendar year 2022")
    assert isinstance(reply, Clarification)
    assert [each.label for each in reply.choices] == ["fiscal year 2022"]


@pytest.mark.parametrize(
    ("text", "question", "value", "label"),
    [
        (TAX, "tax payers wales tax year 2021-22", 1420, "tax year 2021/22"),
        (TAX, "tax payers london 2020/21", 4100, "tax year 2020/21"),
        (ARRIVALS, "arrivals ohio fy2022", 700, "fiscal year 2022"),
        (ARRIVALS, "arrivals utah 2021", 200, "fiscal year 2021"),
    ],
)
def test_years_of_a_kind_are_told_as_published(
    tmp_path: Path, text: str, question: str, value: float, label: str
) -> None:
    reply = open_small(tmp_path, text).ask(question)
    assert isinstance(reply, Answer)
    assert [(each.value, each.period.label) for each in reply.figures] == [(value, label)]


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("absences england each year", [7600, 7400]),
        ("absences england since 2021/22", [7600, 7400]),
        ("absences england up to 2021/22", [7600]),
        ("absences england 2021/22 to 2022/23", [7600, 7400]),
        ("absences england academic year 2021/22 to academic year 2022/23", [7600, 7400]),
        ("absences england academic years 2021/22 to 2022/23", [7600, 7400]),
    ],
)
def test_such_years_make_rows(tmp_path: Path, question: str, values: list[float]) -> None:
    catalogue = open_small(tmp_path, ABSENCE)
    reply = catalogue.ask(question)
    assert isinstance(reply, Answer)
    assert [each.value for each in reply.figures] == values
    assert values_of(catalogue.ask(reply.reading)) == values


def test_a_year_without_a_kind_is_no_academic_year_unasked(tmp_path: Path) -> None:
    reply = open_small(tmp_path, PLAIN).ask("pupils kent academic year 2022/23")
    assert isinstance(reply, Clarification)
    assert [each.label for each in reply.choices] == ["Kent · 2022/23 · Pupils"]
    assert reply.prompt == "I do not understand “academic year”. Is this what you mean?"


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (
            "Year,Place,Exclusions in academic years\n2021/22,Kent,1\n2022/23,Kent,2\n",
            {"2021-04/2022-03", "2022-04/2023-03"},
        ),
        (
            "Exclusions by place (academic years 2021/22 to 2022/23),,\n"
            "Place,2021/22,2022/23\nKent,1,2\nEssex,3,4\n",
            {"academic-2021/22", "academic-2022/23"},
        ),
        (
            "Refugees by state and fiscal year\n,\nState,Year,Refugees\nOhio,2021,5\nUtah,2022,6\n",
            {"fiscal-2021", "fiscal-2022"},
        ),
        (
            "time_period,time_identifier,place,absences\n202223,Autumn term,Kent,1\n"
            "202223,Spring term,Kent,2\n202223,Academic year,Kent,5\n",
            {"autumn-term-2022/23", "spring-term-2022/23", "academic-2022/23"},
        ),
        ("Place,Mid-2021,Mid-2022\nKent,1,2\nEssex,3,4\n", {"midyear-2021", "midyear-2022"}),
        ("Place,Apr-24,May-24\nKent,1,2\nEssex,3,4\n", {"2024-04", "2024-05"}),
        ("Place,Apr 24,May 24\nKent,1,2\nEssex,3,4\n", {"2024-04", "2024-05"}),
        ("Place,May 24,May 25\nKent,1,2\nEssex,3,4\n", {"undated"}),
        ("Place,FY2022,FY2023\nKent,1,2\nEssex,3,4\n", {"fy-2022", "fy-2023"}),
        (
            "Offence,YE Mar 23,YE Mar 24\nRobbery,1,2\nTheft,3,4\n",
            {"2022-04/2023-03", "2023-04/2024-03"},
        ),
    ],
)
def test_a_title_a_column_or_names_say_of_which_kind_years_are(
    tmp_path: Path, text: str, codes: set[str]
) -> None:
    tables, _ = read_small(tmp_path, text)
    assert {key[-1] for key in figures_of(tables)} == codes


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("absences england latest academic year", [7400]),
        ("absences england each academic year", [7600, 7400]),
        ("absences england previous academic year", [7600]),
        ("which academic year had the highest absences england", [7600]),
        ("absences england in academic years 2021/22 and 2022/23", [7600, 7400]),
    ],
)
def test_the_kind_of_years_needs_no_year(
    tmp_path: Path, question: str, values: list[float]
) -> None:
    reply = open_small(tmp_path, ABSENCE).ask(question)
    assert isinstance(reply, Answer), reply
    assert [each.value for each in reply.figures] == values


def test_a_period_before_the_unit_of_a_title_is_no_part_of_the_name(tmp_path: Path) -> None:
    text = (
        '"Births, England, 2020 to 2022 (thousands)",,,\nArea,2020,2021,2022 (est.)\nKent,6,8,7\n'
    )
    reply = open_small(tmp_path, text).ask("births kent change 2020 to 2021")
    assert isinstance(reply, Answer)
    (figure,) = reply.figures
    assert (figure.value, figure.measure.unit) == (2, "thousands")
    assert figure.period.label == "2020 to 2021"
