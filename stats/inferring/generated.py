"""Rows of a file that one office's tool makes in, the table in them out, its header in one row.

The time series of the Office for National Statistics have what each is, its code and its unit in
rows above the figures; the tables of Eurostat have all dimensions in the first cell of a row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stats.inferring.dates import read_period

SERIES_ROWS = ("title", "cdid")
KEY_MARK = "\\"
"""In the first name of a table of Eurostat: `freq,unit,geo\\TIME_PERIOD`."""

Row = tuple[int, list[str]]


@dataclass(frozen=True, slots=True)
class Generated:
    """A table as it is to be read.

    Attributes:
        names: of the columns; `rows`: the line and the cells of each row.
        notes: what the rows above the figures say.

    """

    names: tuple[str, ...]
    rows: tuple[Row, ...]
    title: str = ""
    unit: str = ""
    notes: tuple[str, ...] = ()


def is_generated(names: Sequence[str], below: Sequence[str]) -> bool:
    r"""Whether the first two rows of a file are of such a table.

    >>> is_generated(["Title", "Rain"], ["CDID", "ABCD"]), is_generated(["a,geo\\TIME"], ["b,UK"])
    (True, True)
    """
    first = tuple(cells[0].strip().casefold() for cells in (names, below) if cells)
    return first == SERIES_ROWS or (bool(names) and _is_key(names[0]))


def read_generated(rows: Sequence[Row]) -> Generated | None:
    """Return the table in the rows of a file; None where they are of no such tool."""
    if len(rows) < 2 or not rows[0][1] or not rows[1][1]:
        return None
    if _is_key(rows[0][1][0]):
        return _read_keys(rows)
    is_series = (rows[0][1][0].casefold(), rows[1][1][0].casefold()) == SERIES_ROWS
    return _read_series(rows) if is_series else None


def _is_key(name: str) -> bool:
    return KEY_MARK in name and "," in name


def _read_series(rows: Sequence[Row]) -> Generated | None:
    start = next((at for at, (_, cells) in enumerate(rows) if cells and read_period(cells[0])), 0)
    width = len(rows[0][1])
    said = {cells[0].casefold(): cells[1:] for _, cells in rows[:start] if cells}
    titles = said["title"]
    if not start or not all(titles) or width < 2:
        return None
    units = [
        f"{_at(said.get('preunit', []), place)}{_at(said.get('unit', []), place)}"
        for place in range(width - 1)
    ]
    is_one = len(set(units)) == 1
    names = [
        title if is_one or not unit else f"{title} ({unit})"
        for title, unit in zip(titles, units, strict=True)
    ]
    notes = [
        f"{cells[0]}: {cells[1]}"
        for _, cells in rows[:start]
        if len(cells) > 1
        and cells[1]
        and cells[0].casefold().endswith(("release", "notes", "date"))
    ]
    return Generated(
        names=("Period", *names),
        rows=tuple(row for row in rows[start:] if any(row[1])),
        title=titles[0] if width == 2 else "",
        unit=units[0] if is_one else "",
        notes=tuple(notes),
    )


def _at(cells: Sequence[str], place: int) -> str:
    return cells[place] if place < len(cells) else ""


def _read_keys(rows: Sequence[Row]) -> Generated:
    keys, _, _ = rows[0][1][0].partition(KEY_MARK)
    names = [*keys.split(","), *rows[0][1][1:]]
    size = keys.count(",") + 1
    parted = [
        (line, [*[*cells[0].split(","), *[""] * size][:size], *cells[1:]])
        for line, cells in rows[1:]
        if any(cells)
    ]
    return Generated(names=tuple(names), rows=tuple(parted))
