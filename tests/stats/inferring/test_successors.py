"""Areas whose code changed: one member where nothing speaks against it, two where something does."""

from __future__ import annotations

from pathlib import Path

import pytest

from stats.inferring import infer_package
from stats.model import STATUS_ORDER, Tables
from tests.writing import write_tables

HEADER = "areacd,areanm,geography,year,visits,notes\n"


def read(tmp_path: Path, *rows: str) -> tuple[Tables, list[str]]:
    table = HEADER + "\n".join(rows) + "\n"
    tables, problems, _ = infer_package(write_tables(tmp_path, {"visits": table}))
    return tables, [str(each) for each in problems]


def test_a_code_that_goes_on_from_another_is_the_same_member_after_a_break(tmp_path: Path) -> None:
    tables, problems = read(
        tmp_path,
        "X1000,Ashby,District,2019,5,Replaced by X2000",
        "X2000,Ashby,District,2020,6,",
        "X2000,Ashby,District,2021,7,",
        "X3000,Barrow,District,2021,8,",
    )
    assert [code.printed for code in tables.codes] == ["X2000", "X3000"]
    assert ("X2000", "X1000") in {(name.code.partition("@")[0], name.text) for name in tables.names}
    statuses = [STATUS_ORDER[each] for each in tables.cubes[0].statuses]
    assert statuses == ["normal", "break", "normal", "normal"]
    assert any("'X1000'" in each and "'X2000' stands for both" in each for each in problems)


def test_codes_with_the_same_figures_are_one_without_a_break(tmp_path: Path) -> None:
    tables, _ = read(
        tmp_path,
        "X1000,Ashby,District,2020,6,Obsolete (replaced by X2000)",
        "X2000,Ashby,District,2020,6,",
        "X3000,Barrow,District,2020,8,",
    )
    assert [code.printed for code in tables.codes] == ["X2000", "X3000"]
    assert set(tables.cubes[0].statuses) == {0}


def test_codes_with_different_figures_are_two(tmp_path: Path) -> None:
    tables, _ = read(
        tmp_path,
        "X1000,Ashby,District,2020,6,",
        "X2000,Ashby,District,2020,7,",
        "X3000,Barrow,District,2020,8,",
    )
    assert [code.printed for code in tables.codes] == ["X1000", "X2000", "X3000"]


def test_a_region_and_a_district_of_one_name_are_two(tmp_path: Path) -> None:
    tables, _ = read(
        tmp_path,
        "X1000,Ashby,District,2019,6,",
        "X2000,Ashby,Region,2020,7,",
        "X3000,Barrow,District,2020,8,",
    )
    assert [code.name for code in tables.codes] == ["Ashby (District)", "Ashby (Region)", "Barrow"]


def test_a_code_that_says_there_is_none_is_no_code(tmp_path: Path) -> None:
    tables, _ = read(
        tmp_path,
        "na,Ashby,District,2020,6,",
        "na,Barrow,District,2020,7,",
        "X3000,Corby,District,2020,8,",
    )
    assert [code.printed for code in tables.codes] == ["ashby", "barrow", "X3000"]


@pytest.mark.parametrize("role", ["parent", ""])
def test_two_areas_of_one_name_in_different_areas_are_two(tmp_path: Path, role: str) -> None:
    rows = ["E1,Richmond,Yorkshire,2019,5", "E2,Richmond,London,2020,6", "E3,York,Yorkshire,2020,7"]
    text = "\n".join(["areacd,areanm,region,year,visits", *rows, ""])
    fields = [{"name": "region", "type": "string", **({"role": role} if role else {})}]
    write_tables(tmp_path, {"visits": text}, {"visits": {"fields": fields}})
    tables, _, _ = infer_package(tmp_path)
    assert [code.printed for code in tables.codes] == ["E1", "E2", "E3"]


@pytest.mark.parametrize("is_coded_first", [True, False])
def test_a_name_with_two_codes_is_left_out_where_it_has_none(
    tmp_path: Path, is_coded_first: bool
) -> None:
    tables_of = {
        "visits": "areacd,areanm,year,visits\nW1,Newport,2020,5\nE1,Newport,2020,6\nE2,Ryde,2020,7\n",
        "loans": "areanm,year,loans\nNewport,2020,50\nRyde,2020,70\n",
    }
    names = sorted(tables_of, reverse=is_coded_first)
    write_tables(tmp_path, {name: tables_of[name] for name in names})
    tables, problems, _ = infer_package(tmp_path)
    values = {
        each.dataset.rpartition("/")[2]: sorted(each.values.tolist()) for each in tables.cubes
    }
    assert values == {"visits": [5.0, 6.0, 7.0], "loans": [70.0]}
    assert [each.message for each in problems if "Newport" in each.message] == [
        "areanm: 'Newport' has several codes in this package and none here; left out"
    ]
    assert not any("is empty" in each.message for each in problems)
