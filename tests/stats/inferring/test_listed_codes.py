"""A list of codes whose labels are other codes of it, used by two tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from stats.building import build_folders
from stats.index.reader import Index
from stats.inferring import infer_package
from tests.writing import write_tables

ORDERS = ("A,B\nB,C\nC,D\n", "C,D\nB,C\nA,B\n", "A,B\nB,A\nC,D\n")


def write(folder: Path, listed: str) -> Path:
    files = {
        "visits": "area,year,visits\nA,2020,1\nB,2020,2\nC,2020,3\nb,2020,4\n",
        "loans": "area,year,loans\nA,2020,10\nB,2020,20\nC,2020,30\n",
        "areas": f"code,label\n{listed}",
    }
    key = {"fields": "area", "reference": {"resource": "areas", "fields": "code"}}
    schema = {"fields": [], "foreignKeys": [key]}
    return write_tables(folder, files, {"visits": schema, "loans": schema})


@pytest.mark.parametrize("listed", ORDERS)
def test_each_code_has_the_label_that_the_list_gives_it(tmp_path: Path, listed: str) -> None:
    tables, _, _ = infer_package(write(tmp_path / "lists", listed))
    said = dict(line.split(",") for line in listed.split())
    labels = {each.printed: each.label for each in tables.codes}
    assert {code: labels[code] for code in said} == said
    assert len(labels) == 4
    for cube in tables.cubes:
        codes = [tables.codes[place].printed for place in cube.members["area"]]
        found = dict(zip(codes, cube.values.tolist(), strict=True))
        factor = 10 if cube.dataset.endswith("loans") else 1
        assert [found[code] for code in "ABC"] == [factor, 2 * factor, 3 * factor]


def test_the_packages_beside_it_are_built(tmp_path: Path) -> None:
    folders = [write(tmp_path / name, ORDERS[0]) for name in ("one", "other")]
    build_folders(folders, tmp_path / "a.index")
    assert {each.name for each in Index(tmp_path / "a.index").packages().values()} == {
        "one",
        "other",
    }
