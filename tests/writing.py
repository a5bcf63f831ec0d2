"""Packages for tests: copies of the invented one with changes, and small ones of a few tables."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from stats import Catalogue
from stats.building import Reading, build_folders, name_packages
from stats.errors import Problem
from stats.model import Tables
from stats.packages import find_packages

ICES = Path(__file__).parent / "packages" / "ices"
LOANS = "town,year,books_lent\nAshby,2020,12\nAshby,2021,13\nBexford,2020,44\nBexford,2021,45\n"
NO_SCHEMAS: Mapping[str, Mapping[str, Any]] = {}


@dataclass(frozen=True, slots=True)
class Edit:
    """In `file`, `old` becomes `new`; it has to stand there exactly once."""

    file: str
    old: str
    new: str


class WritePackage(Protocol):
    """Writes a copy of the invented package and returns its folder."""

    def __call__(self, *edits: Edit, folder: str = ...) -> Path:
        """Write the copy named `folder`, with every edit made."""


def copy_package(folder: Path, edits: Iterable[Edit]) -> Path:
    """Return `folder` after writing the invented package there with the edits made."""
    shutil.copytree(ICES, folder)
    for edit in edits:
        path = folder / edit.file
        text = path.read_text(encoding="utf-8")
        assert text.count(edit.old) == 1, f"{edit.old!r} stands {text.count(edit.old)} times"
        path.write_text(text.replace(edit.old, edit.new), encoding="utf-8", newline="")
    return folder


def line_of(folder: Path, file: str, text: str) -> int:
    """Return the number of the line of a package's file that starts with `text`."""
    lines = (folder / file).read_text(encoding="utf-8").split("\n")
    return next(number for number, line in enumerate(lines, start=1) if line.startswith(text))


def write_tables(
    folder: Path,
    tables: Mapping[str, str],
    schemas: Mapping[str, Mapping[str, Any]] = NO_SCHEMAS,
    **descriptor: Any,
) -> Path:
    """Return `folder` after writing a package there of CSV files, their texts by name.

    Nothing is said of a table that has no schema. `descriptor` is what the package says of itself.
    """
    folder.mkdir(parents=True, exist_ok=True)
    resources = []
    for name, text in tables.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
        schema = {"schema": schemas[name]} if name in schemas else {}
        resources.append({"name": name, "path": f"{name}.csv", **schema})
    body = {"resources": resources, **descriptor}
    (folder / "datapackage.json").write_text(json.dumps(body), encoding="utf-8")
    return folder


def write_loans(folder: Path, name: str, until: datetime) -> Path:
    """Write a package of which everything is inferred, under embargo."""
    fields = [
        {"name": "town", "type": "string"},
        {"name": "year", "type": "year"},
        {"name": "books_lent", "type": "integer", "title": f"Books lent by {name} libraries"},
    ]
    schemas = {name: {"fields": fields}}
    said = {"name": name, "embargo": until.isoformat()}
    return write_tables(folder / name, {name: LOANS}, schemas, **said)


def read_folders(folders: Sequence[Path]) -> tuple[tuple[Tables, ...], tuple[Problem, ...]]:
    """Return the tables of every package that can be used, and all problems of all packages.

    PackageError is raised where a folder holds no package at all.
    """
    found = find_packages(folders)
    reading = Reading(names=name_packages(found))
    tables = tuple(each.tables for each in reading.read(found))
    return tables, tuple(reading.problems)


def open_packages(place: Path, *folders: Path) -> Catalogue:
    """Return the catalogue of packages, else of all in `place`, where its index is written."""
    build_folders(folders or [place], place / "all.index")
    return Catalogue.open(place / "all.index")
