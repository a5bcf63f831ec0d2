"""The names of columns in, a header with a column of months out: Year, Jan, Feb ... Dec, Annual.

Such a table has a row for each year and a column for each month; which month a figure is of is then
said in a column of its own, as the Bureau of Labor Statistics codes it (M01, M13 for the year).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from stats.inferring.headers import MOST_NAMES, Header
from stats.inferring.words import clean_name
from stats.periods import MONTHS

PART = "Period code"
"""What the made column of months is called, see `stats.inferring.words.PART_NAMES`."""
VALUE = "Value"
YEAR_NAMES = frozenset({"year", "years", "calendar year"})
WHOLE_NAMES = frozenset(
    {"annual", "annual average", "annual total", "year total", "total", "average", "whole year"}
)
LEAST_PARTS = {"M": 3, "Q": 4}
"""So many months or quarters show that the columns are these."""
WHOLE_CODES = {"M": "M13", "Q": "Q05"}
_CODED = re.compile(r"([MQSA])(\d\d)")
_CODED_MONTHS = {"M": 1, "Q": 3, "S": 6, "A": 12}
_CODES = {
    **{
        name[:length].casefold(): f"M{number:02d}"
        for number, name in enumerate(MONTHS, start=1)
        for length in (3, 4, len(name))
        if length == len(name) or length == len("Jan") or name.startswith("Sept")
    },
    **{f"{word}{number}": f"Q{number:02d}" for word in ("q", "quarter ") for number in range(1, 5)},
}


def split_months(names: Sequence[str], stated: Collection[str] = ()) -> Header | None:
    """Return a header with the months that columns are called by as a column; None for others.

    >>> split_months(["Region", "Year", "Jan", "Feb", "March"]).names
    ('Region', 'Year', 'Period code', 'Value')
    >>> split_months(["Year", "Q1", "Q2", "Q3", "Q4", "Total"]).bands[-1]
    ('Q05', (5,))
    >>> split_months(["Region", "Jan", "Feb", "March"]), split_months(["Year", "May", "June"])
    (None, None)
    """
    if len(names) > MOST_NAMES:
        return None
    plain = [clean_name(name) for name in names]
    parts = {place: _CODES[name] for place, name in enumerate(plain) if name in _CODES}
    years = [name for name in plain if name in YEAR_NAMES]
    kinds = {code[0] for code in parts.values()}
    if len(years) != 1 or len(kinds) != 1:
        return None
    kind = kinds.pop()
    is_twice = len(set(parts.values())) < len(parts)
    if len(parts) < LEAST_PARTS[kind] or is_twice or any(names[place] in stated for place in parts):
        return None
    wholes = [place for place, name in enumerate(plain) if name in WHOLE_NAMES]
    bands = [(code, (place,)) for place, code in parts.items()]
    bands += [(WHOLE_CODES[kind], (place,)) for place in wholes if len(wholes) == 1]
    kept = tuple(place for place in range(len(names)) if place not in {*parts, *wholes})
    return Header(
        (*(names[place] for place in kept), PART, VALUE),
        kept,
        tuple(bands),
        tuple(names[place] for place in wholes if len(wholes) > 1),
    )


def coded_part(text: str) -> tuple[int, int]:
    """Return the first month and the number of months of a part of a year; zeros for none.

    >>> [coded_part(each) for each in ("M01", "M12", "M13", "Q02", "Q05", "S02", "A01", "M14")]
    [(1, 1), (12, 1), (1, 12), (4, 3), (1, 12), (7, 6), (1, 12), (0, 0)]
    """
    match = _CODED.fullmatch(text.strip())
    if match is None:
        return 0, 0
    months, number = _CODED_MONTHS[match[1]], int(match[2])
    count = 12 // months
    if number == count + 1 or match[1] == "A":
        return (1, 12) if number in (1, count + 1) else (0, 0)
    return (months * (number - 1) + 1, months) if 1 <= number <= count else (0, 0)
