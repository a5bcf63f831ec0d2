"""Measures in rows, named by codes of a list: what the list calls them is what they are called."""

from __future__ import annotations

from pathlib import Path

import pytest

from stats.inferring import infer_package
from tests.writing import write_tables

MEASURES = "code,label,unit\nB1,People aged 25 and over,people\nB2,Median rent,dollars\n"
AREAS = "code,label\nG1,Ohio\nG2,Utah\n"


def write_census(folder: Path, column: str, listed: str) -> Path:
    rows = [
        f"G{area},B{measure},2019,{10 * measure + area}" for area in (1, 2) for measure in (1, 2)
    ]
    files = {
        "figures": "\n".join([f"area,{column},year,value", *rows, ""]),
        "areas": AREAS,
        listed: MEASURES,
    }
    keys = [
        {"fields": name, "reference": {"resource": to, "fields": "code"}}
        for name, to in (("area", "areas"), (column, listed))
    ]
    schema = {"fields": [{"name": column, "type": "string"}], "foreignKeys": keys}
    return write_tables(folder, files, {"figures": schema}, name="census")


@pytest.mark.parametrize(
    ("column", "listed"),
    [("measure", "measures"), ("variable", "variables"), ("what", "variables"), ("b", "measures")],
)
def test_measures_are_called_as_their_list_says(tmp_path: Path, column: str, listed: str) -> None:
    tables, _, _ = infer_package(write_census(tmp_path, column, listed))
    values = {each.dataset: each.values.tolist() for each in tables.cubes}
    found = {
        each.label: (tables.own_measures[each.code].unit, values[each.code])
        for each in tables.datasets
    }
    assert found == {
        "People aged 25 and over": ("people", [11.0, 12.0]),
        "Median rent": ("dollars", [21.0, 22.0]),
    }
    assert {name.text for name in tables.names if name.concept == "area"} >= {"Ohio", "Utah"}
