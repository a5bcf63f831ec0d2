"""The cubes of a package in, their blobs and the lists of what they have written to an index."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

from stats.index.cubes import pack_cube
from stats.index.series import PERIOD
from stats.model import Cube, Dataset, Tables


def write_cubes(database: sqlite3.Connection, tables: Tables) -> None:
    """Write every cube of a package: its runs of rows, its notes, and which codes it has."""
    datasets = {each.code: each for each in tables.datasets}
    known: dict[bytes, int] = {}
    shapes: dict[tuple[tuple[int, int, int], ...], list[tuple[str, int, bytes]]] = {}

    def keep(places: bytes) -> int:
        if places not in known:
            row = database.execute(
                "INSERT INTO places(package, body) VALUES (?, ?)", (tables.package, places)
            )
            known[places] = int(row.lastrowid or 0)
        return known[places]

    for cube in tables.cubes:
        dataset = datasets[cube.dataset]
        database.executemany(
            "INSERT INTO cube VALUES (?, ?, ?)",
            ((cube.dataset, *run) for run in pack_cube(cube, dataset.dimensions)),
        )
        if cube.note_texts:
            notes = json.dumps(cube.note_texts, ensure_ascii=False)
            database.execute("INSERT INTO cube_notes VALUES (?, ?)", (cube.dataset, notes))
        shape = tuple(map(_place_of, (*cube.members.values(), cube.periods)))
        if shape not in shapes:
            shapes[shape] = list(_count_codes(cube, dataset, keep))
        database.executemany(
            "INSERT INTO cube_code VALUES (?, ?, ?, ?)",
            ((cube.dataset, *row) for row in shapes[shape]),
        )


def _place_of(column: NDArray[np.int32]) -> tuple[int, int, int]:
    """Return where an array lies in memory: the measures of one table share their members."""
    return column.__array_interface__["data"][0], len(column), column.strides[0]


def _count_codes(
    cube: Cube, dataset: Dataset, keep: Callable[[bytes], int]
) -> Iterator[tuple[str, int, bytes]]:
    """Yield which codes of each dimension have observations, and how many series each has."""
    columns = [cube.members[name] for name in dataset.dimensions]
    is_first = np.ones(len(cube.values), dtype=bool)
    if len(is_first) > 1:
        is_first[1:] = np.logical_or.reduce([each[1:] != each[:-1] for each in columns])
    firsts = [column[is_first] for column in columns]
    lists = zip((*dataset.dimensions, PERIOD), (*firsts, cube.periods), strict=True)
    for name, column in lists:
        places, counts = np.unique(column, return_counts=True)
        is_plain = name == PERIOD or bool((counts == 1).all())
        held = b"" if is_plain else counts.astype("<i4").tobytes()
        yield name, keep(places.astype("<i4").tobytes()), held
