"""The rows of a header in, the names of the columns out; years above measures become a column.

A year stands once above several columns, and a merged cell leaves the others empty: which columns
it is of is known only where every year has the same names below it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from stats.inferring.dates import read_periods
from stats.inferring.numbers import is_number
from stats.inferring.signs import is_missing_sign, read_cell_signs, read_label_signs
from stats.inferring.words import PERIOD_NAMES, clean_name

MOST_ROWS = 3
"""Rows of a header. Source: ours; tables of offices have one or two, and three where a share stands
beside a count of each sex of each year."""
LEAST_SPLIT = 2
"""So many names with a period in them show that it stands there for each."""
PERIOD = "Period"
_IN_YEAR = re.compile(r"(?:1[0-9]|20)\d\d")
_IN_SHORT_YEAR = re.compile(
    r"(?:(?:(?:year|yr|12 months) (?:ending|ended|end|to)|y/?e)[:\s]+(?:\d\d?(?:st|nd|rd|th)? )?)?"
    r"(?P<month>(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6})\.?"
    r"(?P<mark>[-\s'\u2019]+)\d\d|fy\s*['\u2019]?\d\d",
    re.IGNORECASE,
)
"""Names with a year of two digits: Apr-24, YE Mar 24, FY24."""

_MONTH_NAME = (
    r"(?:jan|feb|m[a\u00e4]r|apr|ma[iy]|june?|july?|aug|sep|o[ck]t|nov|de[cz])[a-z]{0,6}\.?"
)
_END = (
    rf"(?:\d\d?\s+)?(?:(?i:{_MONTH_NAME})[\s-]+|(?i:q[1-4]|mid)[\s-]|(?i:fy)\s?)?"
    r"(?:1[89]|20)\d\d(?:[/-]\d\d(?:\d\d)?)?"
)
_KIND = (
    r"(?:(?:(?:(?i:financial|calendar|school|academic|fiscal|tax) )?[Yy]ears?"
    r"|quarters?|months?|weeks?)\s+(?:ending |ended |to )?)?"
)
_SPAN = rf"{_KIND}{_END}(?:\s*(?:to|bis|and|-|\u2013|until)\s*{_KIND}{_END})?"
PERIOD_AT_END = re.compile(rf"(?:[\s,:(\u2013]|(?<=\s)-)+({_SPAN})\)?$")
PERIOD_BETWEEN = re.compile(rf",\s*(?:(?:from|in|for|between)\s+)?({_SPAN})(?=,|\s*\()")
"""A period between the commas of a title, or before the brackets of its unit."""
PERIOD_AND_SIGN = re.compile(
    rf"{_END}[\s,-]*(?:\[[a-z]\]|\([a-z .]{{1,14}}\)|(?<=[\s,-])[a-z]{{3,14}}\.?)$", re.IGNORECASE
)
_PERIOD_AT_START = re.compile(rf"({_END})[\s,:\u2013-]+(\S.*)")
_CHANGE = re.compile(r"\b(?:change|difference|growth|increase|decrease)\b", re.IGNORECASE)
MOST_NAMES = 400
"""In wider tables no periods are looked for in names. Source: ours; a table has as many columns as
measures times periods, and wider ones of offices have one of the two."""


class UnclearHeaderError(Exception):
    """It is not clear which columns a name is of; the message says why."""


@dataclass(frozen=True, slots=True)
class Header:
    """What the columns of a table are called.

    Attributes:
        names: of the columns that are read.
        kept: places in a row of the columns that stand once in each row.
        bands: for each period the places of its columns, all in one order; none where no period
            stands above or below other names.
        left: what columns are called that are left out.

    """

    names: tuple[str, ...]
    kept: tuple[int, ...]
    bands: tuple[tuple[str, tuple[int, ...]], ...] = ()
    left: tuple[str, ...] = ()

    def spread(self, cells: Sequence[str]) -> list[list[str]]:
        """Return the rows that one row of the file stands for: one for each period."""
        kept = [cells[place] if place < len(cells) else "" for place in self.kept]
        if not self.bands:
            return [kept + list(cells[len(self.kept) :])]
        return [
            [*kept, period, *(cells[place] if place < len(cells) else "" for place in places)]
            for period, places in self.bands
        ]


def across_codes(names: Sequence[str]) -> list[str]:
    """Return the period that each column is called by; empty for none.

    >>> across_codes(["1960 [YR1960]", "2019", "12", "births"])
    ['1960', '2019', '', '']

    May 24 and Jun 24 are months of 2024; May 24 and May 25 may be days of one.

    >>> across_codes(["May 24", "Jun 24"]), across_codes(["May 24", "May 25"])
    (['2024-05', '2024-06'], ['', ''])
    """
    short = _short_years(names)
    plain = [name if _IN_YEAR.search(name) or name in short else "" for name in names]
    plain = [re.sub(r"\s*\[[^\]]*\]$", "", name).strip() if name else "" for name in plain]
    plain = [re.sub(r"^[xXyY](?=(?:18|19|20)\d\d$)", "", name) if name else "" for name in plain]
    found = [name if _IN_YEAR.search(name) or name in short else "" for name in plain]
    places = [i for i, name in enumerate(found) if name]
    codes = read_periods([found[i] for i in places])
    result = [""] * len(names)
    for place, code in zip(places, codes, strict=True):
        result[place] = code
    return result


def _short_years(names: Sequence[str]) -> frozenset[str]:
    """Return the names that are periods by a year of two digits; none that may as well be days."""
    found = {name: match for name in names if (match := _IN_SHORT_YEAR.fullmatch(name.strip()))}
    bare = [
        (each["month"] or "").casefold()[:3]
        for each in found.values()
        if each["month"] and each.start("month") == 0 and not each["mark"].strip()
    ]
    may_be_days = bool(bare) and len(set(bare)) == 1
    return frozenset() if may_be_days else frozenset(found)


def is_change(name: str) -> bool:
    """Whether a column is called a change, which no single period of several is that of.

    >>> is_change("% change"), is_change("Change on year (%)"), is_change("Exchange rate")
    (True, True, False)
    """
    return bool(_CHANGE.search(name)) and not any(across_codes([without_signs(name)]))


def are_periods(names: Sequence[str]) -> bool:
    """Whether all names are periods, whatever signs stand behind them.

    >>> are_periods(["2020", "2021 (p)"]), are_periods(["2020", "Change"])
    (True, False)
    """
    return all(across_codes([without_signs(name) for name in names]))


def is_heading(cells: Sequence[str]) -> bool:
    """Whether a row has names of columns in it and no figure; years are names.

    >>> is_heading(["", "2020", "2021"]), is_heading(["Ashby", "10"]), is_heading(["Ashby", "[x]"])
    (True, False, False)
    """
    filled = [cell for cell in cells if cell]
    figures = [
        cell
        for cell in filled
        if is_number(cell) or is_missing_sign(cell) or read_cell_signs(cell, {}) is not None
    ]
    return bool(filled) and are_periods(figures)


def join_header(rows: Sequence[Sequence[str]]) -> Header:
    """Return the header that several rows make, the lowest last.

    Raises:
        UnclearHeaderError: it is not clear what stands below a name of an upper row.

    >>> join_header([["", "2020", "", "2021", ""], ["Area", "Visits", "Loans", "Visits", "Loans"]])
    Header(names=('Area', 'Period', 'Visits', 'Loans'), kept=(0,), bands=(('2020', (1, 2)), \
('2021', (3, 4))), left=())
    >>> join_header([["Area", "Men", "", "Women", ""], ["", "No.", "%", "No.", "%"]]).names
    ('Area', 'Men, No.', 'Men, %', 'Women, No.', 'Women, %')

    """
    width = max(max((i + 1 for i, cell in enumerate(row) if cell), default=0) for row in rows)
    levels = [[*row, *[""] * width][:width] for row in rows]
    bottom = levels[-1]
    upper = [_fill(row, bottom) for row in levels[:-1]]
    banded = [place for place in range(width) if bottom[place] and any(row[place] for row in upper)]
    names = {
        place: ", ".join(filter(None, (row[place] for row in (*upper, bottom))))
        for place in range(width)
    }
    if not banded:
        return Header(tuple(names.values()), tuple(range(width)))
    tops = {place: tuple(row[place] for row in upper) for place in banded}
    _check_grid(tops, bottom)
    whole = [" ".join(filter(None, (*tops[place], bottom[place]))) for place in banded]
    if are_periods(whole):
        # A year above its quarters or months.
        return Header(
            tuple({**names, **dict(zip(banded, whole, strict=True))}.values()), tuple(range(width))
        )
    layers = [[row[place] for place in banded] for row in (*upper, bottom)]
    of_periods = [at for at, layer in enumerate(layers) if are_periods(layer)]
    if not of_periods:
        return Header(tuple(names.values()), tuple(range(width)))
    if len(of_periods) > 1:
        raise UnclearHeaderError("years stand above years")
    return _by_period(names, banded, layers, of_periods[0])


def split_names(names: Sequence[str], stated: Collection[str] = ()) -> Header | None:
    """Return a header with the periods that stand in names as a column; None where none do.

    Each name with a period has to be there with each other period.

    >>> split_names(["Area", "Visits 2020", "Visits 2021"])
    Header(names=('Area', 'Period', 'Visits'), kept=(0,), bands=(('2020', (1,)), ('2021', (2,))), \
left=())
    >>> split_names(["Area", "Population 2020", "Change 2020-2021"])
    """
    if len(names) > MOST_NAMES or sum(bool(_IN_YEAR.search(name)) for name in names) < LEAST_SPLIT:
        return None
    found = {place: parts for place, name in enumerate(names) if (parts := _split_name(name))}
    if len(found) < LEAST_SPLIT or any(names[place] in stated for place in found):
        return None
    kept = tuple(place for place in range(len(names)) if place not in found)
    others = [without_signs(names[place]) for place in kept]
    if any(clean_name(name) in PERIOD_NAMES for name in others) or any(across_codes(others)):
        return None
    measures = list(dict.fromkeys(stem for stem, _ in found.values()))
    bands: dict[str, dict[str, int]] = {}
    for place, (stem, period) in found.items():
        bands.setdefault(period, {})[stem] = place
    is_grid = all(len(each) == len(measures) for each in bands.values())
    if not is_grid or len(bands) * len(measures) != len(found):
        return None
    return Header(
        (*(names[place] for place in kept), PERIOD, *measures),
        kept,
        tuple((period, tuple(each[stem] for stem in measures)) for period, each in bands.items()),
    )


def _split_name(name: str) -> tuple[str, str] | None:
    """Return what a name says beside a period, and the period; None where it has none."""
    name, sign = _part_sign(name)
    name = without_signs(name)
    if not _IN_YEAR.search(name) or all(across_codes([name])):
        return None
    if match := PERIOD_AT_END.search(name):
        stem, period = name[: match.start()], match[1]
    elif match := _PERIOD_AT_START.fullmatch(name):
        stem, period = match[2], match[1]
    else:
        return None
    if not any(map(str.isalpha, stem)) or not all(across_codes([period])):
        return None
    return stem.strip(" ,:-"), period + sign


def _part_sign(name: str) -> tuple[str, str]:
    """Return a name without the status behind its period, and that status: Deaths 2023 (p).

    >>> _part_sign("Deaths 2023 (p)"), _part_sign("Deaths, 2023 (provisional)")
    (('Deaths 2023', ' (p)'), ('Deaths, 2023', ' (provisional)'))
    >>> _part_sign("Deaths (p)"), _part_sign("Deaths 2023 (n)")
    (('Deaths (p)', ''), ('Deaths 2023 (n)', ''))
    """
    match = PERIOD_AND_SIGN.search(name)
    signed = read_label_signs(match[0].strip(), {}) if match else None
    if match is None or signed is None or not match[0].strip().startswith(signed.text):
        return name, ""
    end = match.start() + match[0].index(signed.text) + len(signed.text)
    return name[:end], f" {name[end:].strip(' ,-')}"


def _fill(row: Sequence[str], bottom: Sequence[str]) -> list[str]:
    """Return a row in which a name is that of the empty places to its right, too."""
    filled, last = [], ""
    for cell, below in zip(row, bottom, strict=True):
        last = cell or last
        filled.append(last if cell or below else "")
    return filled


def _check_grid(tops: dict[int, tuple[str, ...]], bottom: Sequence[str]) -> None:
    below: dict[tuple[str, ...], list[str]] = {}
    for place, top in tops.items():
        below.setdefault(top, []).append(bottom[place])
    wanted = next(iter(below.values()))
    for top, names in below.items():
        if sorted(names) != sorted(wanted) or len(set(names)) < len(names):
            called = ", ".join(filter(None, top))
            here, others = (", ".join(map(repr, each[:5])) for each in (names, wanted))
            raise UnclearHeaderError(
                f"it is not clear which columns {called!r} is above: below it are {here}, and "
                f"below others {others}"
            )


def _by_period(
    names: dict[int, str], banded: Sequence[int], layers: Sequence[Sequence[str]], at: int
) -> Header:
    """Return a header with a column for the periods of one layer, and one for each other name."""
    others = [
        ", ".join(filter(None, (layer[i] for n, layer in enumerate(layers) if n != at)))
        for i in range(len(banded))
    ]
    measures = list(dict.fromkeys(others))
    bands: dict[str, dict[str, int]] = {}
    for place, period, other in zip(banded, layers[at], others, strict=True):
        bands.setdefault(period, {})[other] = place
    if any(set(each) != set(measures) for each in bands.values()) or sum(
        map(len, bands.values())
    ) != len(banded):
        raise UnclearHeaderError("not every year has the same columns")
    kept = [place for place in names if place not in set(banded)]
    late = [names[place] for place in kept if place > banded[0] and names[place]]
    if late:
        raise UnclearHeaderError(f"it is not clear of which year {late[0]!r} is")
    kept = [place for place in kept if place < banded[0]]
    return Header(
        (*(names[place] for place in kept), PERIOD, *measures),
        tuple(kept),
        tuple((period, tuple(each[name] for name in measures)) for period, each in bands.items()),
    )


def without_signs(name: str) -> str:
    """Return the name of a column without the signs of its footnotes."""
    signed = read_label_signs(name, {})
    return signed.text if signed else name
