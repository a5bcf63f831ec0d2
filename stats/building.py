"""Folders of data packages in, an index file or all their problems out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from stats.errors import PackageError, Problem
from stats.index.build import build_index
from stats.model import Tables
from stats.packages import find_packages, fingerprint_packages, read_package
from stats.tables import validate


def read_folders(folders: Sequence[Path]) -> tuple[tuple[Tables, ...], tuple[Problem, ...]]:
    """Return the tables of every package that can be used, and all problems of all packages.

    Raises:
        PackageError: a folder holds no package at all.

    """
    usable: list[Tables] = []
    problems: list[Problem] = []
    for folder in find_packages(folders):
        try:
            tables, warnings = validate(read_package(folder))
        except PackageError as error:
            problems += error.problems
        else:
            problems += [*warnings, *_clashes(folder, tables, usable)]
            usable.append(tables)
    return tuple(usable), tuple(problems)


def _clashes(folder: Path, tables: Tables, others: Sequence[Tables]) -> list[Problem]:
    """Return what two packages say differently of one name, dataset or code."""
    path = str(folder / "datapackage.json")
    labels = {(each.dimension, each.code): each.label for other in others for each in other.codes}
    loaded = {each.code for other in others for each in other.datasets}
    messages = [f"dataset {d.code!r} is loaded twice" for d in tables.datasets if d.code in loaded]
    if tables.package in {other.package for other in others}:
        messages.append(f"the package {tables.package!r} is loaded twice")
    for code in tables.codes:
        known = labels.get((code.dimension, code.code), code.label)
        if known != code.label:
            what = f"{code.dimension} {code.code!r}"
            messages.append(f"{what} is {code.label!r} here and {known!r} in another package")
    return [Problem(path, 0, message) for message in messages]


def build_folders(folders: Sequence[Path], path: Path) -> tuple[Problem, ...]:
    """Write the index of the packages in `folders` and return the warnings about them.

    Raises:
        PackageError: a package cannot be used; the file at `path` is left as it was.

    """
    fingerprint = fingerprint_packages(folders)
    tables, problems = read_folders(folders)
    if any(problem.is_error for problem in problems):
        raise PackageError(problems)
    build_index(tables, path, fingerprint=fingerprint)
    return problems
