"""Columns that are called by months beside years, and numbers that say why there is no figure."""

from __future__ import annotations

from pathlib import Path

from stats.inferring import describe_table
from tests.stats.inferring.small import figures_of, read_small

RAIN = """Region,Year,Jan,Feb,March,Annual
Kent,2022,40,38,36,700
Kent,2023,34,[c],35,
Essex,2022,30,28,26,600
"""


def test_a_column_for_each_month_is_a_column_of_months(tmp_path: Path) -> None:
    tables, _ = read_small(tmp_path, RAIN)
    assert figures_of(tables) == {
        ("Small", "Kent", "2022-01"): 40,
        ("Small", "Kent", "2022-02"): 38,
        ("Small", "Kent", "2022-03"): 36,
        ("Small", "Kent", "2022"): 700,
        ("Small", "Kent", "2023-01"): 34,
        ("Small", "Kent", "2023-02"): "suppressed",
        ("Small", "Kent", "2023-03"): 35,
        ("Small", "Essex", "2022-01"): 30,
        ("Small", "Essex", "2022-02"): 28,
        ("Small", "Essex", "2022-03"): 26,
        ("Small", "Essex", "2022"): 600,
    }
    descriptor, _ = describe_table(tmp_path / "small.csv")
    fields = descriptor["resources"][0]["schema"]["fields"]
    again, _ = read_small(tmp_path, RAIN, fields)
    assert figures_of(again) == figures_of(tables)


def test_quarters_are_as_months(tmp_path: Path) -> None:
    tables, _ = read_small(tmp_path, "Year,Q1,Q2,Q3,Q4,Total,Average\n2022,1,2,3,4,10,2.5\n")
    assert {key[-1] for key in figures_of(tables)} == {
        "2022-01/2022-03",
        "2022-04/2022-06",
        "2022-07/2022-09",
        "2022-10/2022-12",
    }


def test_months_beside_other_figures_or_without_years_are_what_they_are_called(
    tmp_path: Path,
) -> None:
    for text in (
        "Region,Year,Jan,Feb,March,Visits\nKent,2022,40,38,36,7\n",
        "Region,Jan,Feb,March\nKent,40,38,36\n",
    ):
        tables, _ = read_small(tmp_path, text)
        assert {"Jan", "Feb"} <= {key[0] for key in figures_of(tables)}


def test_a_number_that_says_why_there_is_no_figure_is_none(tmp_path: Path) -> None:
    text = (
        '"GEO_ID","NAME","B19013_001E","B19013_001M"\n'
        '"Geography","Geographic Area Name","Estimate!!Median income","Margin of Error!!Income"\n'
        '"0400000US06","California","91551","334"\n'
        '"0400000US48","Texas","-666666666","-222222222"\n'
        '"0400000US72","Puerto Rico","24112","-555555555"\n'
    )
    tables, _ = read_small(tmp_path, text)
    found = {key[:2]: value for key, value in figures_of(tables).items()}
    assert found["Median income", "Texas"] == "not_supplied"
    assert found["Median income", "Puerto Rico"] == 24112
    assert found["Margin of Error, Income", "Puerto Rico"] == "not_applicable"
    notes = [note for cube in tables.cubes for note in cube.note_texts]
    assert any("the estimate is controlled and has no margin of error" in each for each in notes)


def test_codes_of_places_and_of_decimals_are_no_figures(tmp_path: Path) -> None:
    text = (
        "Region/Country/Area,,Year,Value,DECIMALS\n4,Chad,2010,28.18,1\n4,Chad,2023,42.24,1\n"
        "8,Mali,2010,2.91,1\n8,Mali,2023,2.83,1\n"
    )
    tables, _ = read_small(tmp_path, text)
    assert sorted(figures_of(tables).values()) == [2.83, 2.91, 28.18, 42.24]
    assert [each.label for each in tables.datasets] == ["Small"]
