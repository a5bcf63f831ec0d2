"""Which texts and numbers are financial years and which are months."""

from __future__ import annotations

from pathlib import Path

import pytest

from stats.inferring.dates import read_periods
from tests.stats.inferring.small import figures_of, read_small


@pytest.mark.parametrize(
    ("name", "texts", "codes"),
    [
        ("", ["2010-11", "2011-12"], ["2010-04/2011-03", "2011-04/2012-03"]),
        ("", ["2009-10", "2013-14 [p]", "2010-11"], ["2009-04/2010-03", "", "2010-04/2011-03"]),
        ("", ["2010-11", "2013-14"], ["2010-04/2011-03", "2013-04/2014-03"]),
        ("", ["2010-11", "2010-12"], ["2010-11", "2010-12"]),
        ("", ["2010-11", "2010-12", "2013-14"], ["", "", "2013-04/2014-03"]),
        ("", ["2010-11"], ["2010-11"]),
        ("year", ["2010-11"], ["2010-04/2011-03"]),
        ("financial year", ["2010-11"], ["financial-2010/11"]),
        ("month", ["2010-11", "2011-12"], ["2010-11", "2011-12"]),
        ("year month", ["2010-11"], ["2010-11"]),
        ("", ["1990-95", "1995-00"], ["1990/1995", "1995/2000"]),
        ("", ["201011", "201112"], ["2010-04/2011-03", "2011-04/2012-03"]),
        ("", ["201011", "201213"], ["2010-04/2011-03", "2012-04/2013-03"]),
        ("", ["201011", "201012"], ["2010-11", "2010-12"]),
        ("", ["201011"], ["2010-11"]),
        ("", ["2010", "201399"], ["2010", ""]),
    ],
)
def test_the_texts_of_a_column_decide_together(
    name: str, texts: list[str], codes: list[str]
) -> None:
    found = read_periods(texts, name)
    if texts[0] == "1990-95":
        codes = [read_periods([each])[0] for each in ("1990-1995", "1995-2000")]
    assert found == codes


@pytest.mark.parametrize("years", [("201011", "201112", "201213"), ("201011", "201011", "201011")])
def test_numbers_that_another_column_calls_years_are_years(
    tmp_path: Path, years: tuple[str, ...]
) -> None:
    places = ("Ashby", "Barrow", "Cole")
    rows = "".join(
        f"{year},Academic year,{place},{number}\n"
        for number, (year, place) in enumerate(zip(years, places, strict=True))
    )
    tables, _ = read_small(tmp_path, "time_period,time_identifier,area,pupils\n" + rows)
    assert {key[-1] for key in figures_of(tables)} == {
        f"academic-{year[:4]}/{year[4:]}" for year in years
    }


@pytest.mark.parametrize("other", ["2013-14 or so", "Total"])
def test_one_text_that_is_no_year_leaves_the_others_years(tmp_path: Path, other: str) -> None:
    years = ["2009-10", "2010-11", "2011-12", other]
    rows = "".join(f"Ashby,{year},{number}\n" for number, year in enumerate(years))
    tables, problems = read_small(tmp_path, "area,year,pupils\n" + rows)
    assert [key[-1] for key in figures_of(tables)] == [
        "2009-04/2010-03",
        "2010-04/2011-03",
        "2011-04/2012-03",
    ]
    assert "small.csv:5: warning: year: not a period that is known" in problems


@pytest.mark.parametrize(
    "quarter",
    [
        "Jan-Mar 2024",
        "Jan to Mar 2024",
        "January-March 2024",
        "2024 Jan-Mar",
        "Jan \u2013 Mar 2024",
    ],
)
@pytest.mark.parametrize("name", ["Quarter", "Period", "Year", "Time period"])
@pytest.mark.parametrize("is_last", [True, False])
def test_a_quarter_among_years_is_read_wherever_its_column_stands(
    tmp_path: Path, name: str, quarter: str, *, is_last: bool
) -> None:
    rows = [
        (name, "Force", "Stops"),
        ("2022", "Vale", "11"),
        ("2023", "Vale", "12"),
        (quarter, "Vale", "4"),
    ]
    text = "".join(",".join((*row[1:], row[0]) if is_last else row) + "\n" for row in rows)
    found = figures_of(read_small(tmp_path, text)[0])
    assert {period: value for (*_, period), value in found.items()} == {
        "2022": 11,
        "2023": 12,
        "2024-01/2024-03": 4,
    }


@pytest.mark.parametrize(
    "names",
    [
        ("Year ending March 2023", "Year ending March 2024"),
        ("Year ended 31 March 2023", "Year ended 31 March 2024 [p]"),
        ("12 months to March 2023", "12 months to March 2024"),
        ("YE Mar 2023", "YE Mar 2024"),
    ],
)
@pytest.mark.parametrize("is_last", [True, False])
def test_years_by_their_last_month_stand_side_by_side(
    tmp_path: Path, names: tuple[str, str], *, is_last: bool
) -> None:
    rows = [("Force", *names), ("Vale", '"1,160"', "640"), ("Dale", "[x]", "210")]
    text = "".join(",".join((*row[1:], row[0]) if is_last else row) + "\n" for row in rows)
    found = figures_of(read_small(tmp_path, text)[0])
    assert {(force, period): value for (_, force, period), value in found.items()} == {
        ("Vale", "2022-04/2023-03"): 1160,
        ("Vale", "2023-04/2024-03"): 640,
        ("Dale", "2022-04/2023-03"): "not_supplied",
        ("Dale", "2023-04/2024-03"): 210,
    }
