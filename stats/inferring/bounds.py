"""The rows of a file in, where the table in it begins and ends out, and how many rows name it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from stats.errors import PackageError, Problem
from stats.inferring.around import SURE_NOTE, TITLE, is_note, is_sentence, may_be_note
from stats.inferring.headers import MOST_ROWS, are_periods, is_heading
from stats.inferring.numbers import is_number

Row = tuple[int, list[str]]
"""The line in which a row begins, and its cells without blanks around them."""
LOOKED_AT = 60
"""So many rows are looked at for a header. Source: ours; above a table of the World Bank stand 4
lines, and 20 above the longest that we know of."""
_CODE = re.compile(r"[A-Z0-9]+(?:[_.][A-Z0-9]+)+|[A-Z]{2,8}\d*|[A-Z]{1,3}\d{2,8}[A-Z]?")


def filled_places(cells: Sequence[str]) -> list[int]:
    """Return the places of the cells that have something in them."""
    return [place for place, cell in enumerate(cells) if cell]


def find_header(rows: Sequence[Row]) -> int | None:
    """Return which row is the first of the header; None where no row looks like one."""
    sizes = Counter(size for _, cells in rows if (size := len(filled_places(cells))) > 1)
    usual = max(sizes, key=lambda each: (sizes[each], each), default=0)
    if not usual:
        return None
    left = min(
        (filled_places(cells)[0] for _, cells in rows if len(filled_places(cells)) == usual),
        default=0,
    )
    for at, (_, cells) in enumerate(rows):
        places = filled_places(cells)
        if not places:
            continue
        if TITLE.match(cells[places[0]]) or is_sentence(cells, usual):
            continue
        if len(places) == 1 and (places[0] <= left or not is_heading([*cells, "1"][:-1])):
            continue
        if len(places) == 1 and not _is_band(cells[places[0]]):
            continue
        is_short = 1 < len(places) < usual and places == list(range(left, left + len(places)))
        if is_short and _is_before(rows, at, left, usual):
            continue
        if len(places) == 2 and usual > 2 and _is_pair(rows, at, left, is_sure=usual > 3):
            continue
        return at
    return None


def _is_band(cell: str) -> bool:
    return is_heading([cell]) and is_number(cell)


def _is_before(rows: Sequence[Row], at: int, left: int, usual: int) -> bool:
    """Whether a row that is shorter than the others is no header: a full one follows, or no row.

    A comma may have parted a title or what it says of the table.
    """
    after = rows[at + 1 : at + 2]
    if not after or len(filled_places(after[0][1])) < 2:
        return True
    for _, cells in rows[at + 1 :]:
        if not is_heading(cells) and any(cells):
            return False
        places = filled_places(cells)
        if len(places) == usual and places[0] == left:
            return True
    return False


def _is_pair(rows: Sequence[Row], at: int, left: int, *, is_sure: bool) -> bool:
    """Whether a row of two cells says something of the table, such as when it was made.

    In a table of three columns it may as well be a header, but for one of several such rows above
    an empty one.
    """
    pair = [left, left + 1]
    if filled_places(rows[at][1]) != pair:
        return False
    end = at
    while end < len(rows) and filled_places(rows[end][1]) == pair:
        end += 1
    after = filled_places(rows[end][1]) if end < len(rows) else []
    return not after or (is_sure and (end > at + 1 or after[0] <= left))


def count_header(rows: Sequence[Row], first: int) -> int:
    """Return how many rows the header has: more than one where the first leaves names open."""
    names = rows[first][1]
    places = filled_places(names)
    filled = [names[place].casefold() for place in places]
    inner = range(places[0], places[-1] + 1)
    is_doubled = len(set(filled)) < len(filled)
    below = [filled_places(cells) for _, cells in rows[first + 1 : first + 3]]
    is_beyond = any(each and each[-1] > places[-1] for each in below)
    is_open = is_beyond or any(not names[place] for place in inner)
    is_open = is_open or _are_years_alone(rows, first)
    if not is_open and not is_doubled and len(places) > 1:
        return 1
    for count in range(1, MOST_ROWS):
        here = rows[first + count : first + count + 1]
        if not here or len(filled_places(here[0][1])) < 2:
            return count  # a row with a label alone is none of the header
        if not is_heading(here[0][1]):
            return count
    after = rows[first + MOST_ROWS : first + MOST_ROWS + 1]
    return MOST_ROWS if after and not is_heading(after[0][1]) else 1


def _are_years_alone(rows: Sequence[Row], first: int) -> bool:
    """Whether a row is of years alone, and the row below it names them and what is before them."""
    names = rows[first][1]
    below = [cells for _, cells in rows[first + 1 : first + 3]]
    if len(below) < 2 or names[0] or not below[0] or not below[0][0]:
        return False
    is_named = not any(map(is_number, below[0])) and is_heading(below[0])
    return is_named and are_periods(list(filter(None, names))) and not is_heading(below[1])


def are_codes(header: Sequence[str], rows: Sequence[Sequence[str]]) -> bool:
    """Whether a row is of codes of what the row below it names in words, before the first figures.

    >>> are_codes(["GEO_ID", "B19013_001E"], [["Geography", "Median income"], ["X1", "112017"]])
    True
    """
    if len(rows) < 2 or not all(map(_CODE.fullmatch, header)):
        return False
    below = rows[0]
    is_named = len(below) == len(header) and not any(map(_CODE.fullmatch, below))
    return is_named and all(below) and is_heading(below) and not is_heading(rows[1])


def are_names(header: Sequence[str], rows: Sequence[Sequence[str]]) -> bool:
    """Whether a row names in words what the row below it has codes of, before the first figures.

    Source: tables of INSEE, with "Population en 2017" above `P17_POP`.

    >>> are_names(["Commune", "Population"], [["CODGEO", "P17_POP"], ["01001", "776"]])
    True
    """
    if len(rows) < 2 or any(map(_CODE.fullmatch, header)) or len(rows[0]) != len(header):
        return False
    is_coded = all(map(_CODE.fullmatch, rows[0])) and not any(map(is_number, rows[0]))
    return (
        is_coded
        and any("_" in code or code[-1:].isdigit() for code in rows[0])
        and (not is_heading(rows[1]))
    )


def find_end(rows: Sequence[Row], start: int) -> int:
    """Return after which row the table ends: what is below are notes, alone in their rows."""
    end = len(rows)
    for at in range(len(rows) - 1, start, -1):
        cells = rows[at][1]
        places = filled_places(cells)
        if not places:
            continue
        if not may_be_note(cells, places):
            break
        first = cells[places[0]]
        has_numbers = any(is_number(cells[place]) for place in places[1:])
        is_apart = not any(rows[at - 1][1])
        if SURE_NOTE.match(first) or (not has_numbers and (is_apart or is_note(first))):
            end = at
    while end > start and not any(rows[end - 1][1]):
        end -= 1
    return end


def check_one_table(path: str, rows: Sequence[Row], header: int, end: int) -> None:
    """Raise where a second header stands below an empty row."""
    names = rows[header][1]
    for at in range(header + 2, end - 1):
        cells = rows[at][1]
        if any(rows[at - 1][1]) or len(filled_places(cells)) < 2 or cells == names:
            continue
        if not any(map(is_number, cells)) and is_heading(cells) and not is_heading(rows[at + 1][1]):
            why = (
                f"a second table seems to begin here ({', '.join(filter(None, cells))[:60]}); "
                "each needs a file of its own"
            )
            raise PackageError([Problem(path, rows[at][0], why)])
