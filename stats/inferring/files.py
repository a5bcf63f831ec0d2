"""A CSV file in, its cells out: found out are the encoding, the delimiter and what are texts.

Files are read by pandas, a column at a time; nothing here goes over rows in Python.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from contextlib import suppress
from itertools import islice

import pandas as pd

from stats.errors import PackageError, Problem
from stats.hostile import MOST_FIELD_CHARACTERS
from stats.inferring.columns import is_text, stated_writing
from stats.inferring.descriptor import FieldText, ResourceText
from stats.inferring.making import NUMBER_SHARE
from stats.inferring.numbers import COMMA, is_number, prove

MOST_COLUMNS = 16_384
"""Source: a sheet of a spreadsheet has no more; the widest table of the collections has 5,502."""
NO_WRITING = frozenset(
    ("idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape", "unicode-escape")
)
"""What Python calls encodings too, though no file is written in one."""
SAMPLE_BYTES = 65_536
"""So much of a file after its header shows its encoding and codes with leading zeros."""
FEW_TEXTS = 0.01
"""Where at most this share of the columns are of texts, pandas is not told their types but how to
convert them: told a type, it makes a series of every column. Source: tests/bench/scale.py, 5,502
columns are read in 0.18 s and not 0.30 s. Texts are numbered, so that the frame is of numbers
alone: to pick those out of it takes 30 ms.
"""
WIDE, WIDE_MARKS = "utf-16", (b"\xff\xfe", b"\xfe\xff")
"""The encoding of "Unicode text" that spreadsheets save, and what such a file begins with."""
MOST_LINES = 40
"""So many lines show which delimiter parts the cells where the first line does not."""
_LEADING_ZERO = re.compile(r"0\d+")
_PLAIN_NUMBER = re.compile(r"\s*[-+]?[\d.,]+(?:[eE][-+]?\d+)?\s*")
DELIMITERS = ",;\t|"
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
FIRST_LINES = 3
"""So many lines below the first with as many of a delimiter as it show that it is the one."""
MOST_LETTERS = 20_000
"""In longer lines no thousands are looked for: a header of so many letters is one of names."""
_QUOTED = re.compile(r'"(?<![^,;\t|\n]")[^"]*(?:""[^"]*)*"(?=[,;\t|\r\n]|$)', re.MULTILINE)
"""A cell in quotes, in which a delimiter parts nothing. It begins with the quotation mark, which is
looked for more quickly than for what may stand before it."""
_QUOTED_NUMBER = re.compile(r'"[^"a-zA-Z]*\d,\d[^"a-zA-Z]*"')


def read_sample(resource: ResourceText) -> tuple[str, str]:
    """Return the header and the cells after it as a text, and the encoding they are in.

    Raises:
        PackageError: it is no text.

    """
    with resource.path.open("rb") as file:
        # The whole header, however long: 5,500 labels of measures take half a megabyte.
        content = file.readline() + file.read(SAMPLE_BYTES)
    if content.startswith(WIDE_MARKS):
        # Two bytes for each letter: the end of a line is not where its byte is.
        return resource.path.read_bytes().decode(WIDE, "replace"), WIDE
    if content.startswith((b"PK\x03\x04", b"\x1f\x8b")) or b"\0" in content[:1000]:
        raise PackageError([Problem(str(resource.path), 0, "not a CSV file")])
    stated = "" if resource.encoding.casefold() in NO_WRITING else resource.encoding
    for encoding in filter(None, (stated, "utf-8-sig", "cp1252", "latin-1")):
        name = "utf-8-sig" if encoding.casefold() in ("utf-8", "utf8") else encoding
        try:
            # The sample may end within a character.
            return content.decode(name, "ignore" if _is_cut(content, name) else "strict"), name
        except (UnicodeDecodeError, LookupError):
            continue
    raise PackageError([Problem(str(resource.path), 0, "the encoding is not known")])


def split_header(path: str, sample: str, delimiter: str) -> tuple[list[str], list[list[str]]]:
    """Return what `split_sample` does, of a table that is not beyond all measure.

    Raises:
        PackageError: it has too many columns or letters in a cell.

    """
    try:
        header, rows = split_sample(sample, delimiter)
    except csv.Error as error:
        raise PackageError([Problem(path, 1, f"not CSV: {error}")]) from error
    if len(header) > MOST_COLUMNS:
        raise PackageError([Problem(path, 1, f"over {MOST_COLUMNS} columns")])
    check_lengths(path, header, 1)
    return header, rows


def check_lengths(path: str, texts: Iterable[str], line: int = 0) -> None:
    """Refuse a table with a text that is beyond all measure.

    Raises:
        PackageError: one is.

    """
    if max(map(len, texts), default=0) > MOST_FIELD_CHARACTERS:
        why = f"a field of over {MOST_FIELD_CHARACTERS} letters"
        raise PackageError([Problem(path, line, why)])


def find_stated(resource: ResourceText) -> str:
    """Return what the descriptor says that parts the cells; empty where it can be none."""
    stated = resource.delimiter
    return stated if len(stated) == 1 and stated not in '"\0\r\n' else ""


def _is_cut(content: bytes, encoding: str) -> bool:
    if len(content) < SAMPLE_BYTES:
        return False
    try:
        content[:-4].decode(encoding)
    except UnicodeDecodeError as error:
        return error.start > len(content) - 8
    return True


def find_delimiter(sample: str) -> str:
    r"""Return what parts the cells: what the header has most of, or the lines below a title.

    >>> find_delimiter('"Visits, by sex, age, town",town\n'), find_delimiter('"a, b, c";d\n')
    (',', ';')
    >>> find_delimiter("Visits, by town\n\nTown;2020;2021\nAshby;1,5;2,5\nBarrow;1;2,5\n")
    ';'
    """
    lines = _QUOTED.sub("", sample).split("\n", MOST_LINES)[:MOST_LINES]
    first = _count_all(lines[0])
    found = max(DELIMITERS, key=lambda each: (first[each], each == ","))
    below = islice(filter(str.strip, lines[1:-1] or lines[1:]), FIRST_LINES)
    if first[found] and all(_count_all(line)[found] == first[found] for line in below):
        return found
    counts = [_count_all(line) for line in lines[:-1] or lines if line.strip()]
    usual = {each: Counter(count[each] for count in counts) for each in DELIMITERS}
    # The one that most lines have the same number of, and most of; a comma stands in numbers, too.
    cells = {
        each: max((times * count for count, times in numbers.items()), default=0)
        for each, numbers in usual.items()
    }
    best = max(DELIMITERS, key=lambda each: (cells[each], each != ",", first[each]))
    return best if cells[best] > cells[found] or found == "," else found


def _count_all(line: str) -> dict[str, int]:
    """Return how often each delimiter stands in a line, the commas of thousands not counted."""
    counts = {each: line.count(each) for each in DELIMITERS}
    if len(line) <= MOST_LETTERS and any(counts[each] for each in DELIMITERS if each != ","):
        counts[","] -= len(_THOUSANDS.findall(line))
    return counts


def split_sample(sample: str, delimiter: str) -> tuple[list[str], list[list[str]]]:
    """Return the names of the columns, and the cells of the rows after them, the last one cut."""
    reader = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
    header = next(reader, [])
    rows: list[list[str]] = []
    with suppress(csv.Error):  # The parser says better what is wrong.
        rows.extend(reader)
    return header, rows


def read_frame(
    resource: ResourceText,
    text: str,
    header: Sequence[str],
    fields: Sequence[FieldText],
    rows: Sequence[Sequence[str]],
    delimiter: str,
    encoding: str,
    *,
    is_seen: bool,
) -> tuple[pd.DataFrame, dict[int, list[str]]]:
    """Return the cells; as the texts that they are where those have to be seen.

    Beside them stand the texts of the columns whose cells are places in those, in order of
    appearance. `rows` are those of the sample.
    """
    of_texts = _of_texts(rows)
    texts = of_texts | _with_leading_zeros(rows)
    texts |= {
        place
        for place, (name, field) in enumerate(zip(header, fields, strict=True))
        if is_seen or is_text(name, field) or stated_writing(field)
    }
    is_few = len(texts) <= FEW_TEXTS * len(header) and not resource.missing
    # A category is factorized while it is read: no text is made twice. But one whose texts are all
    # numbers is made one of numbers, and 007 is 7 then.
    types = {place: "category" if place in of_texts else "object" for place in texts}
    for each in (encoding, "cp1252"):
        coded = {place: _numbering() for place in texts} if is_few else {}
        try:
            frame = pd.read_csv(
                io.StringIO(text) if text else resource.path,
                sep=delimiter,
                # The parser skips the mark itself, and quicker than a decoder would.
                encoding="utf-8" if each == "utf-8-sig" else each,
                header=0,
                names=list(range(len(header))),
                index_col=False,
                dtype=None if is_few else types,
                converters={place: found.__getitem__ for place, found in coded.items()} or None,
                keep_default_na=False,
                na_values=["", *resource.missing],
                skip_blank_lines=False,
                low_memory=False,
            )
        except UnicodeDecodeError:
            continue
        except (pd.errors.ParserError, pd.errors.EmptyDataError, OSError, ValueError) as error:
            match = re.search(r"line (\d+)", str(error))
            line = int(match[1]) if match else 0
            message = " ".join(str(error).split())
            if cells := re.search(r"Expected (\d+) fields in line \d+, saw (\d+)", message):
                message = f"this line has {cells[2]} cells, the header {cells[1]}"
            raise PackageError([Problem(str(resource.path), line, message)]) from error
        return frame, {place: list(found) for place, found in coded.items()}
    raise PackageError([Problem(str(resource.path), 0, "the encoding is not known")])


def _numbering() -> dict[str, int]:
    """Return a dictionary in which each text that is looked up has the next number."""
    numbers: defaultdict[str, int] = defaultdict()
    numbers.default_factory = numbers.__len__
    return numbers


def _with_leading_zeros(rows: Iterable[Sequence[str]]) -> set[int]:
    """Return the columns in which a number is written with zeros before it: those are codes."""
    return {
        place
        for row in rows
        for place, cell in enumerate(row)
        if cell[:1] == "0" and _LEADING_ZERO.fullmatch(cell)
    }


def _of_texts(rows: Sequence[Sequence[str]]) -> set[int]:
    """Return the columns of which hardly a cell of the sample is a number."""
    texts = Counter(
        place
        for row in rows
        for place, cell in enumerate(row)
        # Most cells of a wide table are digits alone, which is seen in a seventh of the time.
        if cell and not cell.isdecimal() and _PLAIN_NUMBER.fullmatch(cell) is None
    )
    filled = Counter(place for row in rows for place in texts if place < len(row) and row[place])
    return {
        place for place, all_of in filled.items() if all_of - texts[place] < NUMBER_SHARE * all_of
    }


def has_decimal_commas(sample: str, rows: Iterable[Sequence[str]], delimiter: str) -> bool:
    """Whether a column of the sample can only have decimal commas: then `1.234` is no float."""
    if "," not in (sample if delimiter != "," else "".join(_QUOTED_NUMBER.findall(sample))):
        return False
    columns: dict[int, set[str]] = {}
    for row in rows:
        for place, cell in enumerate(row):
            if "," in cell or "." in cell:
                columns.setdefault(place, set()).add(cell)
    return any(
        prove(cells).writing == COMMA and 2 * sum(map(is_number, cells)) >= len(cells)
        for cells in columns.values()
    )
