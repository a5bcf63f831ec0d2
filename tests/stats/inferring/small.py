"""Packages of one small table, and the figures that are read from them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from stats.inferring import infer_package
from stats.model import STATUS_ORDER, Tables
from tests.writing import write_tables

Key = tuple[str, ...]


def read_small(
    folder: Path, text: str, fields: Sequence[dict[str, Any]] = ()
) -> tuple[Tables, str]:
    """Return the tables of a package of one table, and all problems as a text."""
    schemas = {"small": {"fields": list(fields)}} if fields else {}
    write_tables(folder, {"small": text}, schemas, name="small", title="Small")
    tables, problems, _ = infer_package(folder)
    return tables, "\n".join(str(each) for each in problems)


def figures_of(tables: Tables) -> dict[Key, float | str]:
    """Return the figures by measure, members and period; of a missing one its status."""
    labels: dict[str, list[str]] = {}
    for code in tables.codes:
        labels.setdefault(code.dimension, []).append(code.label)
    called = {each.code: each.label for each in tables.datasets}
    found: dict[Key, float | str] = {}
    for cube in tables.cubes:
        for row, value in enumerate(cube.values.tolist()):
            members = (labels[name][places[row]] for name, places in cube.members.items())
            key = (called[cube.dataset], *members, tables.periods[cube.periods[row]].code)
            found[key] = value if value == value else STATUS_ORDER[cube.statuses[row]]
    return found


def values_of(tables: Tables) -> list[float | str]:
    """Return the figures alone, in the order of their keys."""
    return [each for _, each in sorted(figures_of(tables).items())]


def units_of(tables: Tables) -> dict[str, str]:
    """Return the unit of each measure by its label."""
    return {each.label: tables.own_measures[each.code].unit for each in tables.datasets}
