from __future__ import annotations

import json
from pathlib import Path

import pytest

from stats.inferring import read_inferred
from stats.inferring.cells import SAMPLE_BYTES
from tests.stats.inferring.small import figures_of, read_small, values_of


def write_package(folder: Path, header: list[str], row: list[str]) -> Path:
    descriptor = {"name": "wide", "resources": [{"name": "wide", "path": "wide.csv"}]}
    (folder / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    lines = (",".join(header), ",".join(row))
    (folder / "wide.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def test_every_column_of_a_header_longer_than_the_sample_is_read(tmp_path: Path) -> None:
    labels = [f"households with {number} rooms and more" for number in range(3_000)]
    assert len(",".join(labels)) > SAMPLE_BYTES
    folder = write_package(tmp_path, ["area", *labels], ["Kent", *map(str, range(3_000))])
    tables, _ = read_inferred(folder)
    found = {each.dataset: each.values.tolist() for each in tables.cubes}
    called = {each.label: found[each.code] for each in tables.datasets}
    assert called == {label: [float(number)] for number, label in enumerate(labels)}


def test_cells_beyond_the_header_are_named(tmp_path: Path) -> None:
    folder = write_package(tmp_path, ["area", "rain"], ["Kent", "12", "13"])
    _, problems = read_inferred(folder)
    assert [str(each) for each in problems if each.line == 2] == [
        f"{tmp_path / 'wide.csv'}:2: warning: rows have more cells than the header; "
        "the cells beyond it are left out"
    ]


def test_codes_keep_the_zeros_before_them(tmp_path: Path) -> None:
    folder = write_package(tmp_path, ["area code", "rain"], ["007", "12"])
    tables, _ = read_inferred(folder)
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
