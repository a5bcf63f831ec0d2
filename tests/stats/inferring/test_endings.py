"""A column that is called by what ends then is of years, quarters, months or weeks, not of days."""

from __future__ import annotations

from pathlib import Path

import pytest

from stats.inferring.dates import read_periods
from tests.stats.inferring.small import figures_of, read_small


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("year ending", "31/03/2023", "2022-04/2023-03"),
        ("year ended", "2023-12-31", "2023"),
        ("year ending", "Mar 2023", "2022-04/2023-03"),
        ("12 months to", "30 June 2023", "2022-07/2023-06"),
        ("quarter ending", "30/06/2023", "2023-04/2023-06"),
        ("quarter ending", "June 2023", "2023-04/2023-06"),
        ("month ending", "30/06/2023", "2023-06"),
        ("week ending", "05/01/2024", "2023-12-30/2024-01-05"),
        ("year ending", "15/11/2016", "2015-11-16/2016-11-15"),
        ("year ending", "29/02/2024", "2023-03/2024-02"),
        ("year ending", "2018/19", "2018-04/2019-03"),
        ("year ending", "2018", "2018"),
        ("date", "31/03/2023", "2023-03-31"),
    ],
)
def test_a_day_is_the_last_one_of_what_the_header_says(name: str, text: str, code: str) -> None:
    assert read_periods([text], name) == [code]


def test_a_table_of_years_by_their_last_day(tmp_path: Path) -> None:
    tables, _ = read_small(
        tmp_path, "force,Year ending,thefts\nAvon,31/03/2023,2710\nAvon,31/03/2022,2500\n"
    )
    assert [each[-1] for each in sorted(figures_of(tables))] == [
        "2021-04/2022-03",
        "2022-04/2023-03",
    ]
