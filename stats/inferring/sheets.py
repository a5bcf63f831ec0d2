"""A CSV file as it was saved from a spreadsheet in, the table in it out, and what is around it.

Above it may stand a title and lines about it, below it notes and sources; its header may have
several rows. A file that begins with its header and ends with its last row is none of these, which
is seen from its first and last lines.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from stats.errors import PackageError, Problem
from stats.inferring.headers import MOST_ROWS, Header, UnclearHeaderError, is_heading, join_header
from stats.inferring.legends import explains, read_legend
from stats.inferring.numbers import is_number
from stats.inferring.signs import read_label_signs

LOOKED_AT = 60
"""So many rows are looked at for a header. Source: ours; above a table of the World Bank stand 4
lines, and 20 above the longest that we know of."""
TAIL_BYTES = 4096
"""So much of a file's end shows whether there is something below its table."""
LONG_LINE, LONG_NOTE = 40, 60
"""A text above a table is no name of a column, and one alone in its row below all others no label,
from this length on. Source: the longest label of the collections has 58 letters."""
MOST_NOTES = 5
MOST_NAMED = 3
_TITLE = re.compile(
    r"(?:table|figure|fig\.|annex|appendix|worksheet|tab\.|tabelle|tableau)\s*[\w.]{1,6}(?:\s*[:.\u2013\u2014]|\s+-)\s+",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"(?:data )?(?:sources?|notes?|footnotes?|quellen?|anmerkung(?:en)?|last updated?|updated|"
    r"next updated?|published|released?|contact|email|coverage|date)\b\s*(?:\d+\s*)?[:=.\u2013-]|"
    r"(?:\u00a9|\(c\) |copyright|crown copyright|end of (?:table|worksheet)|"
    r"this (?:table|worksheet|sheet)|"
    r"some (?:cells|shorthand)|for (?:more|further) |figures (?:are|may|for) |totals? may |see |"
    r"extracted|generated|stand:|percentages (?:are|may))",
    re.IGNORECASE,
)
_USELESS = re.compile(
    r"(?:this (?:worksheet|sheet|table) contains|(?:back|return|link) to |end of |contents$|"
    r"(?:foot)?notes?:?$|freeze panes|some cells refer)",
    re.IGNORECASE,
)

_END = r"(?:\d\d?\s+)?(?:[A-Z][a-z]{2,8}\s+)?(?:1[89]|20)\d\d(?:[/-]\d\d(?:\d\d)?)?"
_PERIOD_AT_END = re.compile(
    r"(?:[\s,:(\u2013]|(?<=\s)-)+"
    r"((?:(?:(?:financial |calendar |school |academic )?years?|quarters?|months?|weeks?)\s+"
    rf"(?:ending |ended |to )?)?{_END}(?:\s*(?:to|bis|and|-|\u2013|until)\s*{_END})?)\)?$"
)
_UNIT_AT_END = re.compile(
    r",\s*((?:[\u00a3$\u20ac]\s?)?(?:thousands?|millions?|billions?|per ?cent|percentages?|%))$",
    re.IGNORECASE,
)
_UNIT_LINE = re.compile(
    r"\(?(?:units?\s*:\s*)?(?:in\s+)?((?:(?:[\u00a3$\u20ac]|us\$|gbp|eur)\s*)?"
    r"(?:thousands?|millions?|billions?)|per ?cent|percentages?|%|[\u00a3\u20ac]"
    r"|(?:index|indices)\b.{0,30}|(?:rates? )?per [\d,]{3,}.{0,40})\)?",
    re.IGNORECASE,
)
_CODE = re.compile(r"[A-Z0-9]+(?:[_.][A-Z0-9]+)+|[A-Z]{2,8}\d*|[A-Z]{1,3}\d{2,8}[A-Z]?")
_PATH_OF_NAMES = re.compile(r"^Estimate!!|(?<=\w):?!!")
"""How the Census Bureau parts what a column is of: `Estimate!!Total!!Male`."""
_CALLED_NOTE = re.compile(r"(?:foot)?notes?\s*[:.]\s*(?=\S)", re.IGNORECASE)
_EMPTY_ROW = re.compile(r'\n[,;\t| "]*\r?\n(?=.)')

Row = tuple[int, list[str]]
"""The line in which a row begins, and its cells without blanks around them."""


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
) -> Sheet | None:
    """Return the table in a file; None where the file is the table and nothing else.

    `sample` is how the file begins, and `split` the cells of its first row and of those after it.

    Raises:
        PackageError: there is more than one table, or its header is not clear.

    """
    try:
        if _is_plain_head(sample, *split) and _has_plain_end(path, delimiter, encoding):
            return None
        content = path.read_bytes()
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            text = content.decode("cp1252", "replace")
        rows = list(_rows(text, delimiter))
    except csv.Error:
        return None  # The parser says better what is wrong.
    return _cut(str(path), rows, delimiter)


def _rows(text: str, delimiter: str) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    start = 1
    for cells in reader:
        yield start, _clean(cells)
        start = reader.line_num + 1


def _clean(cells: Sequence[str]) -> list[str]:
    return [" ".join(cell.replace("\ufeff", "").split()) for cell in cells]


def _filled(cells: Sequence[str]) -> list[int]:
    return [place for place, cell in enumerate(cells) if cell]


def _is_plain_head(sample: str, names: Sequence[str], rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first row surely is the one header, and no empty row parts what follows.

    Sure is one that is full, without doubles, with no wider row below it; else more is looked at.
    """
    if _EMPTY_ROW.search(sample) or len(names) < 2 or not rows:
        return False
    header = [name.strip() for name in names]
    is_full = all(header) and len({name.casefold() for name in header}) == len(header)
    if is_full and len(rows[0]) <= len(header):
        return not (_TITLE.match(header[0]) or _are_codes(header, rows))
    head = [(0, _clean(cells)) for cells in (names, *rows[: LOOKED_AT - 1])]
    return _find_header(head) == 0 and _count_header(head, 0) == 1


def _are_codes(header: Sequence[str], rows: Sequence[Sequence[str]]) -> bool:
    """Whether a row is of codes of what the row below it names in words, before the first figures.

    >>> _are_codes(["GEO_ID", "B19013_001E"], [["Geography", "Median income"], ["X1", "112017"]])
    True
    """
    if len(rows) < 2 or not all(map(_CODE.fullmatch, header)):
        return False
    below = rows[0]
    is_named = len(below) == len(header) and not any(map(_CODE.fullmatch, below))
    return is_named and all(below) and is_heading(below) and not is_heading(rows[1])


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
    return len(_filled(rows[-1])) > 1 and not _NOTE.match(next(filter(None, rows[-1])))


def _cut(path: str, rows: Sequence[Row], delimiter: str) -> Sheet | None:
    first = _find_header(rows[:LOOKED_AT])
    if first is None:
        return None
    is_coded = _are_codes(rows[first][1], [cells for _, cells in rows[first + 1 : first + 3]])
    first += is_coded
    count = _count_header(rows, first)
    last = _find_end(rows, first + count)
    header = [cells for _, cells in rows[first : first + count]]
    left = min((_filled(cells)[0] for _, cells in rows[first:last] if any(cells)), default=0)
    if first == 0 and count == 1 and last == len(rows) and not left:
        _check_one_table(path, rows, first, last)
        return None
    _check_one_table(path, rows, first + count - 1, last)
    try:
        joined = join_header([cells[left:] for cells in header])
    except UnclearHeaderError as error:
        raise PackageError([Problem(path, rows[first][0], f"the header: {error}")]) from error
    text, lines = _write(rows[first + count : last], joined, left, delimiter)
    outside = [*range(first - is_coded), *range(last, len(rows))]
    titles = [at for at in range(first - is_coded) if _is_title(rows[at][1])][:1]
    around = [_say(rows[at][1]) for at in outside if at not in titles and any(rows[at][1])]
    named = _say(rows[titles[0]][1]) if titles else ""
    units = [_unit_of(_say(cells)) for _, cells in rows[:first] if any(cells)]
    title, period, noted = read_title(named, read_legend(around))
    return Sheet(
        text=text,
        lines=lines,
        title=title,
        period=period,
        unit=next(filter(None, units), ""),
        noted=noted,
        around=tuple(each for each in around if not _unit_of(each)),
        said=tuple(_tell(path, rows, (first, count, last), joined, title)),
    )


def read_title(line: str, legend: Mapping[str, str]) -> tuple[str, str, tuple[str, ...]]:
    """Return what a table is called, the period it is said for, and the notes on it.

    A period in a name would be taken for the one that is asked for.

    >>> read_title("Table 2a: Visits by town, England, 2020 to 2022", {})
    ('Visits by town, England', '2020 to 2022', ())
    >>> read_title("Visits, thousands, year ending March 2021 [note 1]", {"1": "Without Ashby"})
    ('Visits (thousands)', 'year ending March 2021', ('Note 1: Without Ashby',))
    """
    signed = read_label_signs(line, legend)
    named = signed.text if signed else line
    noted = (signed.note,) if signed and signed.is_told else ()
    named = _TITLE.sub("", named, count=1)
    match = _PERIOD_AT_END.search(named)
    period = match[1] if match else ""
    named = named[: match.start()] if match else named
    return _UNIT_AT_END.sub(r" (\1)", named).strip(" ,:-"), period, noted


def _unit_of(line: str) -> str:
    """Return the unit that a line is; empty for none."""
    match = _UNIT_LINE.fullmatch(line)
    unit = match[1] if match else ""
    is_share = unit.casefold().startswith("percent") or unit.casefold() == "per cent"
    return "%" if is_share else unit[:1].lower() + unit[1:]


def _is_title(cells: Sequence[str]) -> bool:
    """Whether a line above a table is what it is called."""
    found = [cell for cell in cells if cell]
    if not found or _USELESS.match(found[0]) or explains(found[0]) or _unit_of(found[0]):
        return False
    is_alone = len(found) == 1 or _is_sentence(cells, 0)
    return bool(_TITLE.match(found[0])) or (is_alone and not _NOTE.match(found[0]))


def _say(cells: Sequence[str]) -> str:
    """Return a row outside of the table as a text; a comma in it may have parted it."""
    found = [cell for cell in cells if cell]
    if len(found) == 2 and len(found[0]) < LONG_LINE and not re.search(r"[:,;.]$", found[0]):
        return ": ".join(found)
    return " ".join(found[:1]) + "".join(
        f"{'' if before.endswith((':', ';')) else ','} {cell}" for before, cell in pairwise(found)
    )


def _find_header(rows: Sequence[Row]) -> int | None:
    """Return which row is the first of the header; None where no row looks like one."""
    sizes = Counter(size for _, cells in rows if (size := len(_filled(cells))) > 1)
    usual = max(sizes, key=lambda each: (sizes[each], each), default=0)
    left = min((_filled(cells)[0] for _, cells in rows if len(_filled(cells)) == usual), default=0)
    for at, (_, cells) in enumerate(rows):
        places = _filled(cells)
        if not places or not usual:
            continue
        if _TITLE.match(cells[places[0]]) or _is_sentence(cells, usual):
            continue
        if len(places) == 1 and (places[0] <= left or not is_heading([*cells, "1"][:-1])):
            continue
        if len(places) == 1 and not _is_band(cells[places[0]]):
            continue
        if len(places) == 2 and usual >= 4 and _is_pair(rows, at, left):
            continue
        return at
    return None


def _is_band(cell: str) -> bool:
    return is_heading([cell]) and is_number(cell)


def _is_sentence(cells: Sequence[str], usual: int) -> bool:
    """Whether commas part a sentence: it has not as many cells as a row, and one is long."""
    found = [cell for cell in cells if cell]
    is_other = len(found) != usual
    return is_other and (len(found[0]) >= LONG_LINE or bool(_NOTE.match(found[0])))


def _is_pair(rows: Sequence[Row], at: int, left: int) -> bool:
    """Whether a row of two cells says something of the table, such as when it was made."""
    if _filled(rows[at][1]) != [left, left + 1]:
        return False
    after = next((cells for _, cells in rows[at + 1 : at + 2]), [])
    return not any(after) or _filled(after)[0] <= left


def _count_header(rows: Sequence[Row], first: int) -> int:
    """Return how many rows the header has: more than one where the first leaves names open."""
    names = rows[first][1]
    places = _filled(names)
    filled = [names[place].casefold() for place in places]
    inner = range(places[0], places[-1] + 1)
    is_doubled = len(set(filled)) < len(filled)
    beyond = max(
        (_filled(cells)[-1] for _, cells in rows[first + 1 : first + 3] if any(cells)), default=0
    )
    is_open = any(not names[place] for place in inner) or beyond > places[-1]
    if not is_open and not is_doubled and len(places) > 1:
        return 1
    for count in range(1, MOST_ROWS):
        here = rows[first + count : first + count + 1]
        if not here or len(_filled(here[0][1])) < 2:
            return 1
        if not is_heading(here[0][1]):
            return count
    after = rows[first + MOST_ROWS : first + MOST_ROWS + 1]
    return MOST_ROWS if after and not is_heading(after[0][1]) else 1


def _find_end(rows: Sequence[Row], start: int) -> int:
    """Return after which row the table ends: what is below are notes, alone in their rows."""
    end = len(rows)
    for at in range(len(rows) - 1, start, -1):
        cells = rows[at][1]
        places = _filled(cells)
        if not places:
            continue
        if not _may_be_note(cells, places):
            break
        is_apart = not any(rows[at - 1][1])
        if is_apart or _is_note(cells[places[0]]):
            end = at
    while end > start and not any(rows[end - 1][1]):
        end -= 1
    return end


def _may_be_note(cells: Sequence[str], places: Sequence[int]) -> bool:
    if len(places) == 1:
        return not is_number(cells[places[0]])
    is_told = bool(_NOTE.match(cells[places[0]])) or explains(cells[places[0]])
    is_told = is_told or len(cells[places[0]]) >= LONG_LINE or _key_and_text(cells, places)
    return is_told and not any(is_number(cells[place]) for place in places[1:])


def _key_and_text(cells: Sequence[str], places: Sequence[int]) -> bool:
    """Whether a row has a mark in one cell and what it means in the next."""
    return len(places) == 2 and explains(f"{cells[places[0]]} {cells[places[1]]}")


def _is_note(text: str) -> bool:
    return bool(_NOTE.match(text)) or explains(text) or len(text) >= LONG_NOTE


def _check_one_table(path: str, rows: Sequence[Row], header: int, end: int) -> None:
    """Raise where a second header stands below an empty row."""
    names = rows[header][1]
    for at in range(header + 2, end - 1):
        cells = rows[at][1]
        if any(rows[at - 1][1]) or len(_filled(cells)) < 2 or cells == names:
            continue
        if not any(map(is_number, cells)) and is_heading(cells) and not is_heading(rows[at + 1][1]):
            why = (
                f"a second table seems to begin here ({', '.join(filter(None, cells))[:60]}); "
                "each needs a file of its own"
            )
            raise PackageError([Problem(path, rows[at][0], why)])


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
    below = [at for at in range(last, len(rows)) if any(rows[at][1])]
    if below:
        named = _span(rows, below[0], below[-1] + 1)
        yield _note(path, rows[below[0]][0], f"{named} below the table, with notes on it")


def _span(rows: Sequence[Row], first: int, end: int) -> str:
    one, last = rows[first][0], rows[end - 1][0]
    return f"line {one} stands" if one == last else f"lines {one} to {last} stand"


def _note(path: str, line: int, why: str) -> Problem:
    return Problem(path, line, why, is_error=False, is_note=True)


def general_notes(around: Sequence[str]) -> tuple[str, ...]:
    """Return what is said of all figures among the lines around a table, the first few of them."""
    said = [each for each in around if not explains(each) and not _USELESS.match(each)]
    return tuple(dict.fromkeys(_CALLED_NOTE.sub("", each) for each in said))[:MOST_NOTES]
