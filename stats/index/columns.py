"""The cubes of a package in, their blobs and the lists of what they have written to an index."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from operator import attrgetter
from typing import Protocol

import numpy as np
import orjson

from stats.index.cubes import find_runs, pack_cube
from stats.index.rows import insert_rows
from stats.index.schema import END_OF_CELL, content_row
from stats.index.series import PERIOD
from stats.model import Cube, Dataset, Tables


class Digest(Protocol):
    """What takes bytes to be told apart by, as those of hashlib do."""

    def update(self, data: bytes, /) -> None:
        """Take further bytes."""


def write_cubes(database: sqlite3.Connection, tables: Tables, digest: Digest) -> None:
    """Write every cube of a package: its runs of rows, its notes, and which codes it has.

    `digest` takes what is written of the figures, in the order of `CONTENT`: reading it again for
    that takes 40 ms of a build (tests/bench/scale.py).
    """
    datasets = {each.code: each for each in tables.datasets}
    # Rows in the order of their key are put in more quickly.
    cubes = sorted(tables.cubes, key=attrgetter("dataset"))
    known: dict[bytes, int] = {}
    # The measures of one table mostly share their members, as one object.
    shapes = {(id(each.members), id(each.periods)): each for each in cubes}
    runs = {
        shape: list(find_runs(each, datasets[each.dataset].dimensions))
        for shape, each in shapes.items()
    }

    def keep(places: bytes) -> int:
        if places not in known:
            row = database.execute(
                "INSERT INTO places(package, body) VALUES (?, ?)", (tables.package, places)
            )
            known[places] = int(row.lastrowid or 0)
        return known[places]

    def cube_rows() -> Iterator[tuple[str, int, bytes]]:
        end = END_OF_CELL.encode()
        for cube in cubes:
            own_runs = runs[id(cube.members), id(cube.periods)]
            for first, blob in pack_cube(cube, datasets[cube.dataset].dimensions, own_runs):
                # All in one: an update of so many bytes waits for the interpreter after it.
                digest.update(content_row((cube.dataset, first)) + blob + end)
                yield cube.dataset, first, blob

    notes = (
        (each.dataset, orjson.dumps(each.note_texts).decode()) for each in cubes if each.note_texts
    )
    for row in notes:
        digest.update(content_row(row))
        database.execute("INSERT INTO cube_notes VALUES (?, ?)", row)
    insert_rows(database, "cube", cube_rows())
    before = database.execute("SELECT coalesce(max(shape), 0) FROM shape_code").fetchone()[0]
    numbers = {shape: number for number, shape in enumerate(shapes, start=before + 1)}
    for shape, each in shapes.items():
        codes = sorted(_count_codes(each, datasets[each.dataset], keep))
        rows = ((numbers[shape], *code) for code in codes)
        database.executemany("INSERT INTO shape_code VALUES (?, ?, ?, ?)", rows)
    insert_rows(
        database,
        "cube_shape",
        ((each.dataset, numbers[id(each.members), id(each.periods)]) for each in cubes),
    )


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
