"""Columns with months and whole years below each other: rows of either, never a year for more."""

from __future__ import annotations

from itertools import product

import pytest

from stats import Catalogue, NoFigure
from stats.render import render_plain
from tests.outcomes import values_of
from tests.stats.inferring.small import read_small
from tests.writing import open_packages

TRUSTS = """Trust,Month,Deaths
Ashfield,Apr-23,10
Ashfield,May-23,5
Ashfield,Apr-24,7
Ashfield,May-24,6
Ashfield,2023/24,120
Bexley,Apr-23,21
Bexley,2024/25,300
"""
MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]
SERIES = (
    "Area,Period,Births\n"
    + "".join(f"Ashby,{year},{1000 + year}\n" for year in (2021, 2022, 2023))
    + "".join(
        f"Ashby,{year} Q{quarter},{300 + quarter}\n"
        for year, quarter in product((2021, 2022, 2023), (1, 2, 3, 4))
    )
    + "".join(
        f"Ashby,{year} {month},{10 * (year - 2020) + place}\n"
        for year, (place, month) in product((2021, 2022, 2023, 2024), enumerate(MONTHS))
        if year < 2024 or place < 2
    )
)


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    folder = tmp_path_factory.mktemp("grains")
    folders = [folder / "trusts", folder / "series"]
    for each, text in zip(folders, (TRUSTS, SERIES), strict=True):
        each.mkdir()
        read_small(each, text)
    return open_packages(folder, *folders)


@pytest.mark.parametrize(
    ("question", "due"),
    [
        ("ashfield deaths january 2023 to december 2024", [10, 5, 7, 6]),
        ("ashfield deaths april 2023 to april 2024", [10, 5, 7]),
        ("ashfield deaths since april 2023", [10, 5, 7, 6]),
        ("ashfield deaths 2023", [10, 5]),
        ("ashfield deaths 2023 and 2024", [10, 5, 7, 6]),
        ("ashfield deaths april 2023 to may 2023", [10, 5]),
        ("ashfield deaths march 2023 to may 2023", [10, 5]),
        ("ashfield deaths april 2023 to june 2023", [10, 5]),
        ("ashfield deaths 2023/24 to 2024/25", [10, 5, 7, 6]),
        ("ashfield deaths 2023/24", [120]),
        ("highest ashfield deaths since april 2023", [10]),
        ("change in ashfield deaths april 2023 to april 2024", [-3]),
        ("ashby births since 2021", [3021, 3022, 3023]),
        ("ashby births 2021 to 2023", [3021, 3022, 3023]),
        ("ashby births 2021 to 2022", [3021, 3022]),
        ("ashby births november 2022 to february 2023", [30, 31, 30, 31]),
        ("ashby births 2022", [3022]),
    ],
)
def test_a_row_is_of_months_or_of_years(
    catalogue: Catalogue, question: str, due: list[float]
) -> None:
    assert values_of(catalogue.ask(question)) == due


def test_a_year_within_a_row_of_months_is_told_apart(catalogue: Catalogue) -> None:
    text = render_plain(catalogue.ask("ashfield deaths since april 2023"))
    assert "Whole years in print beside these: 2023/24 120." in text
    text = render_plain(catalogue.ask("ashfield deaths april 2023 to may 2023"))
    assert "Whole years" not in text


def test_months_beyond_a_row_of_years_are_named(catalogue: Catalogue) -> None:
    text = render_plain(catalogue.ask("ashby births since 2021"))
    assert "Without January 2024 and February 2024, in no whole year in print" in text
    assert "Without" not in render_plain(catalogue.ask("ashby births 2021 to 2023"))


def test_a_change_to_a_month_that_is_not_in_print_is_none(catalogue: Catalogue) -> None:
    reply = catalogue.ask("change in ashfield deaths april 2023 to june 2023")
    assert isinstance(reply, NoFigure), reply
    assert "no figure for june 2023" in reply.reason


def test_months_that_others_have_are_told_with_those_there_are(catalogue: Catalogue) -> None:
    reply = catalogue.ask("bexley deaths april 2024 to may 2024")
    assert isinstance(reply, NoFigure), reply
    assert "no figure from April 2024 to May 2024" in reply.reason
    assert "2024/25" in reply.reason
