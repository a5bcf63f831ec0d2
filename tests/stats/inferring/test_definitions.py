"""A text that changes within a series says that it goes on as another one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.stats.inferring.small import figures_of, read_small

ROWS = [
    ("Ashby", "2019", "current prices", "5"),
    ("Ashby", "2020", "constant prices", "6"),
    ("Barrow", "2019", "current prices", "7"),
    ("Barrow", "2020", "constant prices", "8"),
]


def write(name: str) -> str:
    return f"area,year,{name},gva\n" + "".join(f"{','.join(row)}\n" for row in ROWS)


def test_a_series_of_two_definitions_is_two(tmp_path: Path) -> None:
    tables, _ = read_small(tmp_path, write("price basis"))
    assert figures_of(tables) == {
        ("gva", area, basis, year): float(value) for area, year, basis, value in ROWS
    }


@pytest.mark.parametrize("name", ["note", "source", "season", "month name"])
def test_notes_sources_and_seasons_make_no_series(tmp_path: Path, name: str) -> None:
    tables, _ = read_small(tmp_path, write(name))
    assert figures_of(tables) == {("gva", row[0], row[1]): float(row[3]) for row in ROWS}


def test_texts_that_stand_once_or_not_at_all_make_no_series(tmp_path: Path) -> None:
    once = "area,year,head,gva\nAshby,2019,Ann,5\nAshby,2020,Ben,6\nBarrow,2019,Cid,7\n"
    gap = write("price basis").replace("2020,constant prices,8", "2020,,8")
    for text in (once, gap):
        tables, _ = read_small(tmp_path, text)
        assert all(len(key) == 3 for key in figures_of(tables))
