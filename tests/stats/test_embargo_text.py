"""An embargo that cannot be read lets nothing out, whichever kind of package it stands in."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from stats.defined import validate
from stats.desk.checking import check_folders
from stats.errors import PackageError
from stats.inferring import infer_package
from stats.packages import read_embargo, read_package
from tests.writing import ICES, copy_package, read_folders, write_loans

UNREADABLE = (
    ["2999-01-01T09:30:00+00:00"],
    {"until": "2999-01-01T09:30:00+00:00"},
    True,
    False,
    0,
    None,
    "",
    "2999-01-01",
    "2999-01-01T09:30:00",
    "next week",
)


def change(folder: Path, embargo: object, *, in_resource: bool = False) -> Path:
    path = folder / "datapackage.json"
    descriptor: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    descriptor.pop("embargo", None)
    (descriptor["resources"][0] if in_resource else descriptor)["embargo"] = embargo
    path.write_text(json.dumps(descriptor), encoding="utf-8")
    return folder


@pytest.mark.parametrize("embargo", UNREADABLE)
def test_an_inferred_package_is_left_out(tmp_path: Path, embargo: object) -> None:
    folder = change(write_loans(tmp_path, "mobile", datetime(2999, 1, 1, tzinfo=UTC)), embargo)
    with pytest.raises(PackageError, match="no date and time with its zone"):
        infer_package(folder)


@pytest.mark.parametrize("embargo", UNREADABLE)
def test_a_defined_package_is_left_out(tmp_path: Path, embargo: object) -> None:
    folder = change(copy_package(tmp_path / "ices", ()), embargo)
    with pytest.raises(PackageError, match="no date and time with its zone"):
        validate(read_package(folder))


def test_one_on_a_resource_is_an_error_in_both_kinds(tmp_path: Path) -> None:
    moment = "2999-01-01T09:30:00+00:00"
    inferred = write_loans(tmp_path, "mobile", datetime(2999, 1, 1, tzinfo=UTC))
    with pytest.raises(PackageError, match="a resource has an embargo"):
        infer_package(change(inferred, moment, in_resource=True))
    defined = copy_package(tmp_path / "ices", ())
    with pytest.raises(PackageError, match="a resource has an embargo"):
        validate(read_package(change(defined, moment, in_resource=True)))


def test_one_that_can_be_read_is_kept() -> None:
    assert read_embargo({"embargo": "2999-01-01T09:30:00+00:00"}) == "2999-01-01T09:30:00+00:00"
    assert read_embargo(json.loads((ICES / "datapackage.json").read_text())) == ""


def rename(folder: Path, old: str, new: str) -> Path:
    path = folder / "datapackage.json"
    path.write_text(path.read_text(encoding="utf-8").replace(f'"{old}"', f'"{new}"', 1))
    return folder


@pytest.mark.parametrize("name", ["Embargo", "embargoed", " embargo ", "emabrgo", "embargoUntil"])
def test_one_that_is_misspelt_leaves_the_package_out(tmp_path: Path, name: str) -> None:
    moment = "2999-01-01T09:30:00+00:00"
    inferred = write_loans(tmp_path, "mobile", datetime(2999, 1, 1, tzinfo=UTC))
    defined = change(copy_package(tmp_path / "ices", ()), moment)
    for folder in (inferred, defined):
        tables, problems = read_folders([rename(folder, "embargo", name)])
        assert tables == ()
        assert any(each.is_error and "is `embargo` meant?" in each.message for each in problems)


def test_another_misspelt_property_is_warned_of(tmp_path: Path) -> None:
    folder = copy_package(tmp_path / "ices", ())
    assert not any("meant?" in each.message for each in check_folders([folder]))
    problems = check_folders([rename(folder, "title", "Titel")])
    assert any("is `title` meant?" in each.message for each in problems)


def test_check_says_until_when_one_holds(tmp_path: Path) -> None:
    folder = write_loans(tmp_path, "mobile", datetime(2999, 1, 1, tzinfo=UTC))
    (note,) = [each for each in check_folders([folder]) if "embargo" in each.message]
    assert (note.level, "2999-01-01" in note.message) == ("note", True)
