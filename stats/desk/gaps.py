"""The figures of a measure in, the periods that are missing between two that are there out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from stats.desk.figures import Figures

REGULAR_SHARE = 0.5
"""A period belongs to a measure where at least this share of the series that run over it have it;
and one that none has, where at least this share of the steps from period to period are of the
periods' own length. Source: a series of 2011, 2012 and 2014 lacks 2013, one of 1990, 2000 and 2010
lacks nothing."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A series without a figure; `before` and `after` are the rows of those on either side."""

    before: int
    after: int


def find_gaps(figures: Figures) -> Iterator[Gap]:
    """Yield the gaps in all series; a figure that is missing for a stated reason is none."""
    for length in np.unique(figures.lengths[figures.lengths > 0]):
        yield from _of_length(figures, np.flatnonzero(figures.lengths == length), int(length))


def _of_length(figures: Figures, rows: np.ndarray, length: int) -> Iterator[Gap]:
    starts, columns = np.unique(figures.starts[rows], return_inverse=True)
    _, owners = np.unique(figures.series[rows], return_inverse=True)
    is_there = np.zeros((owners.max(initial=-1) + 1, len(starts)), bool)
    is_there[owners, columns] = True
    before = np.maximum.accumulate(is_there, axis=1)
    runs_over = before & np.maximum.accumulate(is_there[:, ::-1], axis=1)[:, ::-1]
    is_usual = is_there.sum(axis=0) >= REGULAR_SHARE * runs_over.sum(axis=0)
    lacks = (runs_over & ~is_there & is_usual).any(axis=1)
    steps = np.diff(starts)
    is_steady = len(steps) > 1 and (steps == length).mean() >= REGULAR_SHARE
    holes = np.flatnonzero(steps > length) if is_steady else np.zeros(0, np.intp)
    for owner in np.flatnonzero(lacks | runs_over[:, holes].any(axis=1)):
        own = rows[owners == owner]
        places = columns[owners == owner]
        for n in range(len(own) - 1):
            first, last = places[n], places[n + 1]
            if is_usual[first + 1 : last].any() or _between(holes, first, last):
                yield Gap(int(own[n]), int(own[n + 1]))


def _between(holes: np.ndarray, first: int, last: int) -> bool:
    return bool(((holes >= first) & (holes < last)).any())
