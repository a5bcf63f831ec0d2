"""Folders of data packages in, all that an editor would ask about them out: `bot.py check`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Protocol

from stats.building import ReadFolder, Reading, name_packages
from stats.desk.dates import find_doubtful_dates
from stats.desk.figures import Figures, figures_of
from stats.desk.gaps import find_gaps
from stats.desk.lines import DefinedLines, InferredLines
from stats.desk.naming import Names
from stats.desk.outliers import find_outliers
from stats.desk.overview import tell_inferred
from stats.desk.restated import Told, find_restated, tell_restated
from stats.desk.totals import find_mismatches
from stats.desk.units import find_contradictions, find_mixes, find_no_percentages, find_unsaid
from stats.errors import Problem, name_error
from stats.index.reader import Index
from stats.packages import (
    DESCRIPTOR,
    descriptor_problems,
    find_packages,
    fingerprint_package,
)

MOST_NAMED = 5
"""Problems of one kind that are named for a measure; the rest are counted."""
EXAMPLES = 3


class Lines(Protocol):
    """Finds where a figure stands."""

    def find(self, figures: Figures, row: int) -> tuple[str, int]:
        """Return the file and the line of a figure."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """An index to compare with, and how many chats were given which of its figures."""

    index: Index
    told: Told = field(default_factory=dict)


def check_folders(
    folders: Sequence[Path],
    loaded: Loaded | None = None,
    tell: Callable[[int, int], None] = lambda done, count: None,
) -> tuple[Problem, ...]:
    """Return every problem of every package, and notes on what was inferred, by file and line.

    `tell` is called with how many packages are done, and how many there are.

    Raises:
        PackageError: a folder holds no package at all.

    """
    found = find_packages(folders)
    reading, names = Reading(names=name_packages(found)), Names()
    problems: list[Problem] = []
    tell(0, len(found))
    for done, folder in enumerate(found, start=1):
        for read in reading.read([folder]):
            problems += _check_safely(read, names, loaded)
        tell(done, len(found))
    # What a reader is told already is not said again in other words.
    ordered = dict.fromkeys([*reading.problems, *problems])
    return tuple(sorted(ordered, key=lambda each: (each.file, each.line, each.message)))


def _check_safely(read: ReadFolder, names: Names, loaded: Loaded | None) -> Iterator[Problem]:
    try:
        yield from _check(read, names, loaded)
    except Exception as error:  # noqa: BLE001 - no package may stop the check of the others
        why = f"not checked to its end: {name_error(error)}"
        yield _warn(str(read.folder / DESCRIPTOR), 0, why)


def _check(read: ReadFolder, names: Names, loaded: Loaded | None) -> Iterator[Problem]:
    path, tables = str(read.folder / DESCRIPTOR), read.tables
    yield from tell_inferred(tables, read.reads)
    if tables.embargo:
        why = f"under embargo until {tables.embargo}: nobody is given its figures before"
        yield Problem(path, 0, why, is_error=False, is_note=True)
    if read.reads:
        # The rules of the standard stop those that define their datasets.
        yield from descriptor_problems(read.folder)
    yield from (_warn(file, 1, why) for file, why in find_mixes(read.reads))
    yield from (_warn(file, 1, why) for file, why in find_doubtful_dates(read.reads))
    general = [*find_contradictions(tables), *find_unsaid(tables), *names.add(tables)]
    yield from (_warn(path, 0, why) for why in general)
    lines: Lines = InferredLines(read.reads) if read.reads else DefinedLines(read.resources)
    is_changed = loaded is not None and not _is_same(read.folder, loaded.index)
    for figures in figures_of(tables):
        yield from (_warn(path, 0, why) for why in find_no_percentages(figures))
        yield from _check_gaps(figures, lines)
        yield from _check_outliers(figures, lines)
        yield from _check_totals(figures, lines)
        if loaded is not None and is_changed:
            yield from _check_restated(figures, lines, loaded)


def _is_same(folder: Path, index: Index) -> bool:
    """Whether an index holds a package just as it lies there."""
    return fingerprint_package(folder) in index.packages()


def _warn(file: str, line: int, why: str) -> Problem:
    return Problem(file, line, why, is_error=False)


def _check_gaps(figures: Figures, lines: Lines) -> Iterator[Problem]:
    gaps = list(find_gaps(figures))
    if not gaps:
        return
    named = [
        f"{_of(figures.name(gap.before))}between {figures.period(gap.before).label} and "
        f"{figures.period(gap.after).label}"
        for gap in gaps[:EXAMPLES]
    ]
    more = f", and {len(gaps) - EXAMPLES} more" if len(gaps) > EXAMPLES else ""
    file, line = lines.find(figures, gaps[0].after)
    yield _warn(file, line, f"{figures.label}: nothing {'; '.join(named)}{more}")


def _check_outliers(figures: Figures, lines: Lines) -> Iterator[Problem]:
    found = list(find_outliers(figures))
    for row, times in found[:MOST_NAMED]:
        what = f"{times:.3g} times" if times > 1 else f"1/{1 / times:.3g} of"
        value = figures.write(float(figures.values[row]))
        why = f"{_call(figures, row)}: {value} is {what} the figures near it"
        yield _warn(*lines.find(figures, row), why)
    yield from _count_rest(figures, lines, [row for row, _ in found], "figures far out of line")


def _check_totals(figures: Figures, lines: Lines) -> Iterator[Problem]:
    found = list(find_mismatches(figures))
    for each in found[:MOST_NAMED]:
        total = figures.write(float(figures.values[each.row]))
        why = (
            f"{_call(figures, each.row)}: the {each.parts} parts add up to "
            f"{figures.write(each.added)}, not {total}"
        )
        yield _warn(*lines.find(figures, each.row), why)
    rows = [each.row for each in found]
    yield from _count_rest(figures, lines, rows, "totals that do not add up")


def _check_restated(figures: Figures, lines: Lines, loaded: Loaded) -> Iterator[Problem]:
    name = loaded.index.path.name
    for each in find_restated(figures, loaded.index, loaded.told):
        yield _warn(*lines.find(figures, each.row), tell_restated(figures, each, name))


def _count_rest(
    figures: Figures, lines: Lines, rows: Sequence[int], what: str
) -> Iterator[Problem]:
    for row in islice(rows, MOST_NAMED, MOST_NAMED + 1):
        file, _ = lines.find(figures, row)
        yield _warn(file, 0, f"{figures.label}: {len(rows) - MOST_NAMED} more {what}")


def _call(figures: Figures, row: int) -> str:
    return ", ".join(filter(None, [figures.label, figures.name(row), figures.period(row).label]))


def _of(name: str) -> str:
    return f"for {name} " if name else ""
