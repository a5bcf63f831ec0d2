from __future__ import annotations

import json
from pathlib import Path

from stats.inferring import read_inferred
from stats.inferring.cells import SAMPLE_BYTES


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
