from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from stats.index.cubes import pack_cube
from stats.inferring import infer_package
from stats.inferring.files import SAMPLE_BYTES
from tests.stats.inferring.small import figures_of, read_small, values_of
from tests.writing import write_tables


def write_row(folder: Path, header: list[str], row: list[str]) -> Path:
    table = "\n".join([",".join(header), ",".join(row), ""])
    return write_tables(folder, {"wide": table}, name="wide")


def test_every_column_of_a_header_longer_than_the_sample_is_read(tmp_path: Path) -> None:
    labels = [f"households with {number} rooms and more" for number in range(3_000)]
    assert len(",".join(labels)) > SAMPLE_BYTES
    folder = write_row(tmp_path, ["area", *labels], ["Kent", *map(str, range(3_000))])
    tables, _, _ = infer_package(folder)
    found = {each.dataset: each.values.tolist() for each in tables.cubes}
    called = {each.label: found[each.code] for each in tables.datasets}
    assert called == {label: [float(number)] for number, label in enumerate(labels)}


def test_cells_beyond_the_header_are_named(tmp_path: Path) -> None:
    folder = write_row(tmp_path, ["area", "rain"], ["Kent", "12", "13"])
    _, problems, _ = infer_package(folder)
    assert [str(each) for each in problems if each.line == 2] == [
        f"{tmp_path / 'wide.csv'}:2: warning: rows have more cells than the header; "
        "the cells beyond it are left out"
    ]


def test_codes_keep_the_zeros_before_them(tmp_path: Path) -> None:
    folder = write_row(tmp_path, ["area code", "rain"], ["007", "12"])
    tables, _, _ = infer_package(folder)
    assert [each.label for each in tables.codes] == ["007"]


@pytest.mark.parametrize("row", ["\n", ",,\n", "Barrow,,7\n"])
def test_a_row_without_a_year_leaves_the_years_what_they_are(tmp_path: Path, row: str) -> None:
    text = f"area,year,visits\nAshby,2020,5\n{row}Ashby,2021,6\n{row}"
    tables, problems = read_small(tmp_path, text)
    assert figures_of(tables) == {
        ("visits", "Ashby", "2020"): 5,
        ("visits", "Ashby", "2021"): 6,
    }
    is_named = "small.csv:3: warning: there is no period; 2 such rows are left out" in problems
    assert is_named == (row == "Barrow,,7\n")


def test_one_empty_cell_leaves_a_column_of_whole_numbers_whole(tmp_path: Path) -> None:
    tables, _ = read_small(tmp_path, "area,year,visits\nAshby,2020,5\nAshby,2021,\nKent,2021,7\n")
    assert [each.decimals for each in tables.own_measures.values()] == [0]
    assert values_of(tables) == [5, 7]


@pytest.mark.parametrize(
    ("rows", "is_plain"),
    [
        ("Ashby,2020,5\nKent,2020,-2147483647\n", True),
        ("Kent,2020,5\nAshby,2020,7\n", True),
        ("Ashby,2020,5\nKent,2020,\n", False),
        ("Ashby,2020,5\nKent,2020,2147483648\n", False),
        ("Ashby,2020,5\nKent,2020,1.5\n", False),
        ("Ashby,2020,5\nKent,2020,[c]\n", False),
        ("Ashby,2020,5\nKent,2020,7\nKent,2020,8\n", False),
    ],
)
def test_a_plain_column_is_packed_as_one_that_is_looked_at(
    tmp_path: Path, rows: str, *, is_plain: bool
) -> None:
    tables, _ = read_small(tmp_path, f"area,year,visits\n{rows}")
    (cube,) = tables.cubes
    assert cube.is_plain is is_plain
    dimensions = list(cube.members)
    looked_at = list(pack_cube(replace(cube, is_plain=False), dimensions))
    assert list(pack_cube(cube, dimensions)) == looked_at


def test_a_column_with_few_numbers_among_cells_that_say_na_is_of_numbers(tmp_path: Path) -> None:
    rows = [f"{area},{year},{year - 2000},NA" for area in "PQRS" for year in (2001, 2002)]
    text = "area,year,deaths,rate\n" + "\n".join(rows) + "\nT,2001,9,0.5\nT,2002,8,0.4\n"
    tables, _ = read_small(tmp_path, text)
    assert {each.label for each in tables.datasets} == {"deaths", "Small: rate"}
    assert figures_of(tables)["Small: rate", "T", "2002"] == 0.4
