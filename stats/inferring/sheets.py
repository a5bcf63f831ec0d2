"""A CSV file as it was saved from a spreadsheet in, the table in it out, and what is around it.

Above it may stand a title and lines about it, below it notes and sources; its header may have
several rows. A file that begins with its header and ends with its last row is none of these, which
is seen from its first and last lines.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from stats.errors import PackageError, Problem
from stats.inferring.around import NOTE, TITLE, is_title, period_of, read_title, say_row, unit_of
from stats.inferring.bounds import (
    LOOKED_AT,
    Row,
    are_codes,
    are_names,
    check_one_table,
    count_header,
    filled_places,
    find_end,
    find_header,
)
from stats.inferring.generated import Generated, is_generated, read_generated
from stats.inferring.headers import (
    Header,
    UnclearHeaderError,
    is_change,
    join_header,
    split_names,
)
from stats.inferring.legends import read_legend
from stats.inferring.making import NUMBER_SHARE
from stats.inferring.monthnames import YEAR_NAMES, split_months
from stats.inferring.numbers import is_number
from stats.inferring.signs import read_cell_signs
from stats.inferring.words import clean_name, is_code_name

FIRST_ROWS = 3
"""So many rows below it are looked at for one that is wider than the header."""
TAIL_BYTES = 4096
"""So much of a file's end shows whether there is something below its table."""
MOST_NAMED = 3
_PATH_OF_NAMES = re.compile(r"^Estimate!!|(?<=\w):?!!")
"""How the Census Bureau parts what a column is of: `Estimate!!Total!!Male`."""
_EMPTY_ROW = re.compile(r'\n[,;\t| "]*\r?\n(?=.)')


@dataclass(frozen=True, slots=True)
class Sheet:
    """The table in a file.

    Attributes:
        text: as CSV with its one header row; `lines`: where each of its rows stands in the file.
        title: what stands above it, without the period that it is said for; `period`: that one.
        unit: what a line above it says that all figures are in; empty for none.
        around: all other lines above and below it; `noted`: what those say of the title.
        said: what was made of the file, as notes.

    """

    text: str
    lines: tuple[int, ...]
    title: str
    period: str
    unit: str
    noted: tuple[str, ...]
    around: tuple[str, ...]
    said: tuple[Problem, ...]


def find_sheet(
    path: Path,
    sample: str,
    split: tuple[Sequence[str], Sequence[Sequence[str]]],
    delimiter: str,
    encoding: str,
    stated: Collection[str] = (),
) -> Sheet | None:
    """Return the table in a file; None where the file is the table and nothing else.

    `stated` are the names that a descriptor has fields for: those columns stay what they are.
    `sample` is how the file begins, and `split` the cells of its first row and of those after it.

    Raises:
        PackageError: there is more than one table, or its header is not clear.

    """
    try:
        if _is_plain_head(sample, *split, stated) and _has_plain_end(path, delimiter, encoding):
            return None
        content = path.read_bytes()
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            text = content.decode("cp1252", "replace")
        rows = list(_rows(text, delimiter))
    except csv.Error:
        return None  # The parser says better what is wrong.
    made = read_generated(rows)
    return _of_tool(made, delimiter) if made else _cut(str(path), rows, delimiter, stated)


def _of_tool(made: Generated, delimiter: str) -> Sheet:
    header = Header(made.names, tuple(range(len(made.names))))
    text, lines = _write(made.rows, header, 0, delimiter)
    return Sheet(text, lines, made.title, "", made.unit, (), made.notes, ())


def _rows(text: str, delimiter: str) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    start = 1
    for cells in reader:
        yield start, _clean(cells)
        start = reader.line_num + 1


def _clean(cells: Sequence[str]) -> list[str]:
    return [" ".join(cell.replace("\ufeff", "").split()) for cell in cells]


def _is_plain_head(
    sample: str,
    names: Sequence[str],
    rows: Sequence[Sequence[str]],
    stated: Collection[str],
) -> bool:
    """Whether the first row surely is the one header, and no empty row parts what follows.

    Sure is one that is full, without doubles, with no wider row below it; else more is looked at.
    """
    if _EMPTY_ROW.search(sample) or len(names) < 2 or not rows or is_generated(names, rows[0]):
        return False
    header = [name.strip() for name in names]
    is_full = all(header) and len({name.casefold() for name in header}) == len(header)
    if is_full and all(len(row) <= len(header) for row in rows[:FIRST_ROWS]):
        return not (
            TITLE.match(header[0])
            or are_codes(header, rows)
            or are_names(header, rows)
            or split_names(header, stated)
            or split_months(header, stated)
        )
    head = [(0, _clean(cells)) for cells in (names, *rows[: LOOKED_AT - 1])]
    return find_header(head) == 0 and count_header(head, 0) == 1


def _has_plain_end(path: Path, delimiter: str, encoding: str) -> bool:
    """Whether the last lines are rows of a table."""
    with path.open("rb") as file:
        size = file.seek(0, io.SEEK_END)
        file.seek(max(0, size - TAIL_BYTES))
        end = file.read()
    lines = end.decode(encoding, "replace").splitlines()[1 if size > TAIL_BYTES else 0 :]
    rows = [cells for _, cells in _rows("\n".join(lines), delimiter)]
    while rows and not any(rows[-1]):
        rows.pop()
    if not rows:
        return True
    return len(filled_places(rows[-1])) > 1 and not NOTE.match(next(filter(None, rows[-1])))


def _cut(path: str, rows: Sequence[Row], delimiter: str, stated: Collection[str]) -> Sheet | None:
    first = find_header(rows[:LOOKED_AT])
    if first is None:
        return None
    is_coded = are_codes(rows[first][1], [cells for _, cells in rows[first + 1 : first + 3]])
    first += is_coded
    has_codes = are_names(rows[first][1], [cells for _, cells in rows[first + 1 : first + 3]])
    if has_codes:
        rows = [*rows[: first + 1], *rows[first + 2 :]]
    count = count_header(rows, first)
    last = find_end(rows, first + count)
    header = [cells for _, cells in rows[first : first + count]]
    left = min((filled_places(cells)[0] for _, cells in rows[first:last] if any(cells)), default=0)
    body = [cells[left:] for _, cells in rows[first + count : last] if any(cells)]
    parted = _split(header[0][left:], body, stated) if count == 1 else None
    if (
        not has_codes
        and first == 0
        and count == 1
        and last == len(rows)
        and not left
        and parted is None
    ):
        check_one_table(path, rows, first, last)
        return None
    check_one_table(path, rows, first + count - 1, last)
    try:
        joined = parted or join_header([cells[left:] for cells in header])
    except UnclearHeaderError as error:
        raise PackageError([Problem(path, rows[first][0], f"the header: {error}")]) from error
    text, lines = _write(rows[first + count : last], joined, left, delimiter)
    outside = [*range(first - is_coded), *range(last, len(rows))]
    titles = [at for at in range(first - is_coded) if is_title(rows[at][1])][:1]
    around = [say_row(rows[at][1]) for at in outside if at not in titles and any(rows[at][1])]
    named = say_row(rows[titles[0]][1]) if titles else ""
    said = [cells for _, cells in rows[: first - is_coded]]
    units = [unit_of(say_row(cells)) for _, cells in rows[:first] if any(cells)]
    title, period, noted = read_title(named, read_legend(around))
    return Sheet(
        text=text,
        lines=lines,
        title=title,
        period=period or next(filter(None, map(period_of, said)), ""),
        unit=next(filter(None, units), ""),
        noted=noted,
        around=tuple(each for each in around if not unit_of(each)),
        said=tuple(_tell(path, rows, (first, count, last), joined, title)),
    )


def _split(
    names: Sequence[str], rows: Sequence[Sequence[str]], stated: Collection[str]
) -> Header | None:
    """Return the header with the periods in its names as a column, where that is sure.

    It is not where a column of figures has no period in its name, but for a change between them,
    which is left out: it is of none of them.
    """
    if (by_months := split_months(names, stated)) is not None:
        years = [at for at in by_months.kept if clean_name(names[at]) in YEAR_NAMES]
        return by_months if _has_no_figures(names, by_months.kept, rows, years) else None
    found = split_names(names, stated)
    if found is None:
        return None
    kept = [at for at, place in enumerate(found.kept) if not is_change(names[place])]
    found = replace(
        found,
        names=(*(found.names[at] for at in kept), *found.names[len(found.kept) :]),
        kept=tuple(found.kept[at] for at in kept),
        left=tuple(names[place] for place in found.kept if is_change(names[place])),
    )
    return found if _has_no_figures(names, found.kept, rows) else None


def _has_no_figures(
    names: Sequence[str],
    kept: Sequence[int],
    rows: Sequence[Sequence[str]],
    years: Sequence[int] = (),
) -> bool:
    """Whether no column that stands once in each row is of figures, but for those of years."""
    for place in kept:
        cells = [row[place] for row in rows if place < len(row) and row[place]]
        figures = sum(is_number(cell) or read_cell_signs(cell, {}) is not None for cell in cells)
        is_other = place in years or is_code_name(names[place])
        if not is_other and figures >= NUMBER_SHARE * max(len(cells), 1):
            return False
    return True


def _write(
    rows: Sequence[Row], header: Header, left: int, delimiter: str
) -> tuple[str, tuple[int, ...]]:
    """Return the table as CSV, and the line of each of its rows."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
    writer.writerow([_PATH_OF_NAMES.sub(_spell_path, name) for name in header.names])
    lines: list[int] = []
    for line, cells in rows:
        if not any(cells):
            continue
        for each in header.spread(cells[left:]):
            writer.writerow(each)
            lines.append(line)
    return out.getvalue(), tuple(lines)


def _spell_path(match: re.Match[str]) -> str:
    return "" if match[0].startswith("Estimate") else ", "


def _tell(
    path: str, rows: Sequence[Row], where: tuple[int, int, int], header: Header, title: str
) -> Iterator[Problem]:
    first, count, last = where
    if first:
        called = f"; it is called \u201c{title}\u201d" if title else ""
        yield _note(path, 1, f"{_span(rows, 0, first)} above the table{called}")
    if count > 1:
        named = f"lines {rows[first][0]} to {rows[first + count - 1][0]} are its header"
        if header.bands:
            periods = [period for period, _ in header.bands]
            more = f" and {len(periods) - MOST_NAMED} more" if len(periods) > MOST_NAMED else ""
            named += f"; {', '.join(periods[:MOST_NAMED])}{more} are read as its periods"
        yield _note(path, rows[first][0], named)
    if header.left:
        named = ", ".join(map(repr, header.left))
        yield _note(
            path, rows[first][0], f"{named}: left out, it is of none of the periods beside it"
        )
    below = [at for at in range(last, len(rows)) if any(rows[at][1])]
    if below:
        named = _span(rows, below[0], below[-1] + 1)
        yield _note(path, rows[below[0]][0], f"{named} below the table, with notes on it")


def _span(rows: Sequence[Row], first: int, end: int) -> str:
    one, last = rows[first][0], rows[end - 1][0]
    return f"line {one} stands" if one == last else f"lines {one} to {last} stand"


def _note(path: str, line: int, why: str) -> Problem:
    return Problem(path, line, why, is_error=False, is_note=True)
