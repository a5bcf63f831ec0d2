"""Cells with marks: what is a number, what its mark says, and what is told where there is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from stats.inferring.signs import read_label_signs
from stats.model import STATUS_ORDER, Cube
from tests.stats.inferring.small import figures_of, read_small

PLAIN = "".join(f"Plain,{year},{year % 100}\n" for year in range(2001, 2012))


def read_cell(tmp_path: Path, cell: str, more: str = "") -> tuple[float | None, str, str, str]:
    """Return the value, status and note of one cell among plain numbers, and all problems."""
    text = f"area,year,visits\nAshby,2000,{cell}\n{more}{PLAIN}"
    tables, problems = read_small(tmp_path, text)
    (cube,) = tables.cubes
    value, status, note = _at(cube, 0)
    assert [each.label for each in tables.codes][cube.members["area"][0]] == "Ashby"
    return value, status, note, problems


def _at(cube: Cube, row: int) -> tuple[float | None, str, str]:
    value = float(cube.values[row])
    at = -1 if cube.notes is None else int(cube.notes[row])
    note = cube.note_texts[at] if at >= 0 else ""
    return None if value != value else value, STATUS_ORDER[cube.statuses[row]], note


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("410 (r)", (410, "revised", "revised")),
        ("410r", (410, "revised", "revised")),
        ("410 p", (410, "provisional", "")),
        ("12.3 [p]", (12.3, "provisional", "")),
        ("12.3[p][r]", (12.3, "provisional", "revised")),
        ("12.3 [e]", (12.3, "estimated", "")),
        ("12.3 [u]", (12.3, "estimated", "low reliability")),
        ("12.3 b", (12.3, "break", "break in the series")),
        ("530*", (530, "normal", "Marked \u201c*\u201d in the table")),
        ("530 [note 2]", (530, "normal", "Marked \u201cnote 2\u201d in the table")),
        ("530\u00b9", (530, "normal", "Marked \u201c\u00b9\u201d in the table")),
        ("530 [c]", (530, "normal", "Marked \u201cc\u201d in the table")),
        ('"1,530 (provisional)"', (1530, "provisional", "")),
        ("0 [p]", (0, "provisional", "")),
    ],
)
def test_a_number_with_a_mark_is_that_number_with_what_the_mark_says(
    tmp_path: Path, cell: str, found: tuple[float, str, str]
) -> None:
    assert read_cell(tmp_path, cell)[:3] == found


@pytest.mark.parametrize(
    ("cell", "status", "note"),
    [
        ("c", "suppressed", "The table prints \u201cc\u201d there."),
        ("[z]", "not_applicable", "The table prints \u201c[z]\u201d there."),
        ("[low]", "not_supplied", "The table prints \u201c[low]\u201d there: close to 0."),
        ("[u]", "suppressed", "The table prints \u201c[u]\u201d there: low reliability."),
        ("..", "not_supplied", "The table prints \u201c..\u201d there."),
        ("-", "not_supplied", "The table prints \u201c-\u201d there."),
        ("~", "not_supplied", "The table prints \u201c~\u201d there."),
        ("<5", "suppressed", "The table prints \u201c<5\u201d there: fewer than 5."),
        ("1 to 4", "suppressed", "The table prints \u201c1 to 4\u201d there: between 1 and 4."),
        ("5 or fewer", "suppressed", "The table prints \u201c5 or fewer\u201d there."),
    ],
)
def test_a_mark_without_a_number_is_no_figure_and_says_what_is_printed(
    tmp_path: Path, cell: str, status: str, note: str
) -> None:
    *found, problems = read_cell(tmp_path, cell)
    assert found == [None, status, note]
    assert "is no number" not in problems


@pytest.mark.parametrize(
    "cell",
    ["1.2.3", "(1.2)", "1.2m", "3k", "1.2bn", "1.2b", "530 (2)", "12th", "530 (12.5)", "5 km"],
)
def test_what_may_be_several_numbers_is_none_and_is_quoted(tmp_path: Path, cell: str) -> None:
    value, status, note, problems = read_cell(tmp_path, cell)
    assert (value, status) == (None, "not_supplied")
    assert note == f"The table prints \u201c{cell}\u201d there, which is not read as a number."
    assert f"small.csv:2: warning: visits: {cell!r} is no number" in problems


def test_a_column_most_of_whose_cells_are_marks_is_of_numbers_all_the_same(tmp_path: Path) -> None:
    rows = "".join(f"Ashby,{year},{'[c]' if year % 4 else year}\n" for year in range(2000, 2012))
    tables, _ = read_small(tmp_path, f"area,year,visits\n{rows}")
    (cube,) = tables.cubes
    assert cube.values[::4].tolist() == [2000, 2004, 2008]
    assert {STATUS_ORDER[each] for each in cube.statuses[1:4]} == {"suppressed"}


def test_marks_of_periods_side_by_side_are_of_their_own_cells(tmp_path: Path) -> None:
    rows = "Ashby,1,2 [p]\nBarrow,3*,[c]\nCorby,5,6\nDerby,7,8\n"
    tables, _ = read_small(tmp_path, f"area,2020,2021\n{rows}")
    (cube,) = tables.cubes
    assert [_at(cube, row) for row in range(4)] == [
        (1, "normal", ""),
        (2, "provisional", ""),
        (3, "normal", "Marked \u201c*\u201d in the table"),
        (None, "suppressed", "The table prints \u201c[c]\u201d there."),
    ]


def test_a_mark_in_the_cell_and_one_beside_it_are_both_told(tmp_path: Path) -> None:
    rows = "Ashby,2020,5 [p],b\nAshby,2021,6 [r],e\nAshby,2022,7,\nAshby,2023,8,p\n"
    tables, _ = read_small(tmp_path, f"area,year,visits,flag\n{rows}")
    (cube,) = tables.cubes
    assert [_at(cube, row)[1] for row in range(4)] == [
        "break",
        "estimated",
        "normal",
        "provisional",
    ]


def test_a_doubtful_number_with_a_mark_is_named(tmp_path: Path) -> None:
    rows = "Corby;2.647 [note 1]\nDerby;n/a\nElton;18.874\u00b9\nFenby;7\n"
    _, problems = read_small(tmp_path, f"Town;2018;2019\n{rows.replace(';', ';5;')}")
    assert "'2.647 [note 1]' may have thousands or decimals" in problems


def test_a_month_in_capitals_is_no_sign_of_its_year(tmp_path: Path) -> None:
    rows = {"2023": 1200, "2023 JAN": 90, "2023 FEB": 80, "2023 SEP": 110, "2024 FEB": 85}
    text = "".join(f"Ashby,{period},{value}\n" for period, value in rows.items())
    tables, _ = read_small(tmp_path, f"Area,Period,Births\n{text}")
    assert {key[-1]: value for key, value in figures_of(tables).items()} == {
        "2023": 1200,
        "2023-01": 90,
        "2023-02": 80,
        "2023-09": 110,
        "2024-02": 85,
    }


@pytest.mark.parametrize(
    "word",
    [
        *("provisional", "prov", "prov.", "preliminary", "revised", "estimate", "estimated"),
        *("forecast", "projected", "projection", "to date", "year to date", "part year"),
        *("PROV", "Estimated", "FORECAST", "PART YEAR"),
    ],
)
def test_every_word_of_a_status_behind_a_year_is_none_of_its_name(word: str) -> None:
    signed = read_label_signs(f"2023 {word}", {})
    assert signed is not None
    assert signed.text == "2023"
