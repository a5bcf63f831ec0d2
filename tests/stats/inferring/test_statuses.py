"""Marks of figures: several in one cell, several columns, one for each measure."""

from __future__ import annotations

from pathlib import Path

import pytest

from stats.inferring import infer_package
from stats.model import STATUS_ORDER, Tables
from tests.writing import write_tables

Said = dict[str, list[tuple[str, str]]]


def read(
    folder: Path, header: str, *rows: str, fields: list[dict[str, str]] | None = None
) -> tuple[Tables, Said]:
    """Return the tables, and the status and note of each figure by the measure's label."""
    table = "\n".join([header, *rows, ""])
    write_tables(folder, {"t": table}, {"t": {"fields": fields or []}})
    tables, _, _ = infer_package(folder)
    found: Said = {}
    labels = {each.code: each.label for each in tables.datasets}
    for cube in tables.cubes:
        notes = [-1] * len(cube.values) if cube.notes is None else cube.notes.tolist()
        texts = [cube.note_texts[each] if each >= 0 else "" for each in notes]
        statuses = [STATUS_ORDER[each] for each in cube.statuses]
        found[labels[cube.dataset]] = list(zip(statuses, texts, strict=True))
    return tables, found


@pytest.mark.parametrize("name", ["OBS_FLAG", "obs_status", "Flags", "status", "ObsFlag"])
def test_marks_are_read_letter_by_letter(tmp_path: Path, name: str) -> None:
    _, found = read(
        tmp_path,
        f"geo,time,visits,{name}",
        "Ashby,2019,5,bp",
        "Ashby,2020,6,ep",
        "Ashby,2021,7,",
        "Ashby,2022,,c",
    )
    assert found["visits"] == [
        ("break", "break in the series. provisional"),
        ("estimated", "provisional"),
        ("normal", ""),
        ("suppressed", ""),
    ]


def test_a_column_called_so_holds_and_what_is_unknown_is_told(tmp_path: Path) -> None:
    tables, found = read(
        tmp_path, "geo,time,visits,OBS_FLAG", "Ashby,2019,5,k7", "Ashby,2020,6,§", "Ashby,2021,7,p"
    )
    assert tables.dimensions == ("area",)
    assert found["visits"] == [("normal", "k7"), ("normal", "§"), ("provisional", "")]


def test_what_may_be_something_else_is_not_taken_by_its_name(tmp_path: Path) -> None:
    tables, _ = read(
        tmp_path, "symbol,year,price", "BP,2020,1", "ED,2020,2", "AAPL,2020,3", "BP,2021,4"
    )
    assert tables.dimensions == ("symbol",)
    tables, _ = read(
        tmp_path, "town,status,year,people", "Ashby,Married,2020,1", "Ashby,Single,2020,2"
    )
    assert "status" in tables.dimensions


def test_two_columns_are_both_read(tmp_path: Path) -> None:
    _, found = read(
        tmp_path,
        "geo,time,visits,status,flag",
        "Ashby,2019,5,p,b",
        "Ashby,2020,6,,e",
        "Ashby,2021,7,p,",
        "Ashby,2022,,x,c",
    )
    assert found["visits"] == [
        ("break", "provisional. break in the series"),
        ("estimated", ""),
        ("provisional", ""),
        ("suppressed", ""),
    ]


@pytest.mark.parametrize("is_said", [True, False])
def test_a_status_may_be_of_one_measure_alone(tmp_path: Path, is_said: bool) -> None:
    one, other = ("a", "b") if is_said else ("visits_status", "Loans status")
    fields = [
        {"name": name, "role": "status", "of": of}
        for name, of in ((one, "visits"), (other, "loans"))
    ]
    _, found = read(
        tmp_path,
        f"geo,time,visits,{one},loans,{other}",
        "Ashby,2019,5,p,50,",
        "Ashby,2020,6,,,c",
        fields=fields if is_said else None,
    )
    assert found == {
        "visits": [("provisional", ""), ("normal", "")],
        "loans": [("normal", ""), ("suppressed", "")],
    }
