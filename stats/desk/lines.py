"""A figure of a package in, the file and the line it stands on out."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from stats.desk.figures import Figures
from stats.inferring.reads import Read, ReadMeasure
from stats.packages import Resource

MOST_SOUGHT = 2000
"""So many lines are looked for in a package; each goes over its table once."""


class InferredLines:
    """Finds lines of a package that does not define itself."""

    def __init__(self, reads: Sequence[Read]) -> None:
        """Take its tables as they were read."""
        self._reads = {each.dataset: (read, each) for read in reads for each in read.measures}
        self._sought = 0

    def find(self, figures: Figures, row: int) -> tuple[str, int]:
        """Return the file and the line of a figure; line 0 where it is not sought any more."""
        read, measure = self._reads[figures.dataset.code]
        path = str(read.table.resource.path)
        self._sought += 1
        if self._sought > MOST_SOUGHT:
            return path, 0
        is_it = np.ones(read.table.rows, bool)
        for name, places in figures.members.items():
            is_it &= read.members[name] == places[row]
        if not read.layout.is_across:
            code = figures.period(row).code
            is_it &= read.periods == read.period_codes.index(code)
        is_it &= _is_named(read, measure)
        at = np.flatnonzero(is_it)
        return path, read.table.line(int(at[0])) if len(at) else 0


def _is_named(read: Read, measure: ReadMeasure) -> NDArray[np.bool_]:
    """Return which rows are of a measure."""
    is_it = np.ones(read.table.rows, bool)
    for column, text in zip(read.layout.named, measure.texts, strict=False):
        if column.codes is not None and text in column.texts:
            is_it &= column.codes == column.texts.index(text)
    return is_it


class DefinedLines:
    """Finds lines of a package that defines its datasets."""

    def __init__(self, resources: Sequence[Resource]) -> None:
        """Take its resources."""
        self._resources = {each.name: each for each in resources}
        self._lines: dict[str, dict[tuple[str, ...], int]] = {}

    def find(self, figures: Figures, row: int) -> tuple[str, int]:
        """Return the file and the first line that reports a figure."""
        resource = self._resources[figures.dataset.code]
        if resource.name not in self._lines:
            self._lines[resource.name] = _read_lines(resource, figures.dataset.dimensions)
        members = dict(figures.key(row))
        key = (
            figures.measure.code,
            figures.period(row).code,
            *(members[name] for name in figures.dataset.dimensions),
        )
        return str(resource.path), self._lines[resource.name].get(key, 0)


def _read_lines(resource: Resource, dimensions: Sequence[str]) -> dict[tuple[str, ...], int]:
    roles: Mapping[str, str] = {str(e.get("role")): str(e["name"]) for e in resource.fields}
    names = [roles.get("measure", ""), roles.get("period", ""), *dimensions]
    lines: dict[tuple[str, ...], int] = {}
    with Path(resource.path).open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        for row in reader:
            lines.setdefault(tuple(row.get(name) or "" for name in names), reader.line_num)
    return lines
