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
            usable.append(tables)
            problems += warnings
    return tuple(usable), tuple(problems)


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
