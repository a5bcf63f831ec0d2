"""A CSV file in, its columns as arrays out: numbers, texts, and what is neither.

Files are read by pandas, a column at a time; nothing here goes over rows in Python.
"""

from __future__ import annotations

import csv
import io
import re
import warnings
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from stats.errors import PackageError, Problem
from stats.inferring.descriptor import FieldText, ResourceText
from stats.inferring.numbers import (
    COMMA,
    POINT,
    Proofs,
    Writing,
    choose_writing,
    is_number,
    prove,
    read_numbers,
    sign_of,
)
from stats.inferring.words import PERIOD_NAMES, clean_name, is_code_name, read_mark
from stats.model import SHORT, STATUS_ORDER

SAMPLE_BYTES = 65_536
"""So much of a file after its header shows its encoding and codes with leading zeros."""
NUMBER_SHARE = 0.5
"""A column is of numbers where at least this share of its cells are.

Source: of the 1,100 columns of the collections those of numbers have 0.9 and more, those of texts
less than 0.1.
"""
MAX_TEXTS_NAMED = 5
"""So many different cells that are no numbers are named for a column."""
FEW_TEXTS = 0.01
"""Where at most this share of the columns are of texts, pandas is not told their types but how to
convert them: told a type, it makes a series of every column. Source: tests/bench/scale.py, 5,502
columns are read in 0.18 s and not 0.30 s.
"""
WHOLE_SAMPLE = 100
"""So many cells of a column are looked at before all are."""
TEXT_TYPES = frozenset({"string", "geopoint", "geojson", "object", "array"})
NUMBER_TYPES = frozenset({"number", "integer"})
_LEADING_ZERO = re.compile(r"0\d+")
_PLAIN_NUMBER = re.compile(r"\s*[-+]?[\d.,]+(?:[eE][-+]?\d+)?\s*")


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """One column of a table.

    Attributes:
        place: which column of the file it is, from 0.
        numbers: shape (rows,), NaN where there is none; None for a column of texts.
        marks: shape (rows,), places in `STATUS_ORDER` of marked cells; None for none.
        codes: shape (rows,), places in `texts`, -1 for an empty cell; None for numbers.
        is_whole: whether every number is a whole one.
        is_full: whether it is known that each cell is a whole number of up to `SHORT`, above nought
            or below.
        sign: the unit that stands in the cells themselves.
        is_mixed: whether numbers had to be made out among texts, marks or signs.
        writing: how its numbers are written.

    """

    name: str
    place: int
    field: FieldText
    numbers: NDArray[np.float64] | None = None
    marks: NDArray[np.uint8] | None = None
    codes: NDArray[np.intp] | None = None
    texts: tuple[str, ...] = ()
    is_whole: bool = False
    is_full: bool = False
    is_boolean: bool = False
    sign: str = ""
    is_mixed: bool = False
    writing: Writing = POINT


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A table after reading."""

    resource: ResourceText
    columns: tuple[Column, ...]
    rows: int
    problems: tuple[Problem, ...]
    encoding: str = "utf-8"
    delimiter: str = ","

    def line(self, row: int) -> int:
        """Return the line of a row in the file."""
        return row + 2


def read_table(resource: ResourceText) -> Table:
    """Return the columns of a resource's file.

    Raises:
        PackageError: it cannot be read as a table, or holds no row.

    """
    path = str(resource.path)
    sample, encoding = _sample(resource)
    delimiter = resource.delimiter or _delimiter(sample)
    header = next(csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter), [])
    if not any(name.strip() for name in header):
        raise PackageError([Problem(path, 1, "the file is empty")])
    header = [name.strip("\ufeff").strip() for name in header]
    fields = match_fields(header, resource.fields)
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always", pd.errors.ParserWarning)
        # Semicolons part cells where the comma may be the decimal sign: the texts have to be seen.
        is_seen = delimiter == ";" or _has_decimal_commas(sample, delimiter)
        frame = _read_frame(resource, header, fields, sample, delimiter, encoding, is_seen=is_seen)
    problems: list[Problem] = []
    if any(issubclass(each.category, pd.errors.ParserWarning) for each in said):
        why = "rows have more cells than the header; the cells beyond it are left out"
        problems.append(Problem(path, 2, why, is_error=False))
    if encoding not in ("utf-8-sig", "utf-8"):
        problems.append(Problem(path, 0, f"not UTF-8; read as {encoding}", is_error=False))
    if not len(frame):
        raise PackageError([Problem(path, 1, "the file has a header and no row")])
    columns: list[Column] = []
    whole = _whole_columns(frame)
    written = {
        place: _factorize(frame[place])
        for place, kind in enumerate(frame.dtypes)
        if kind.kind not in "iufb"
    }
    writings = _choose_writings(header, fields, frame, written, is_semicolon=delimiter == ";")
    for place, (name, field) in enumerate(zip(header, fields, strict=True)):
        if place in whole:
            numbers, is_full = whole[place]
            columns.append(Column(name, place, field, numbers, is_whole=True, is_full=is_full))
            continue
        if place in written:
            codes, raw = written.pop(place)
            column, found = _text_column(
                codes, raw, name, place, field, writings.get(place, POINT), resource
            )
        elif frame.dtypes[place].kind == "b":
            column, found = Column(name, place, field, is_boolean=True), []
        else:
            column, found = _float_column(frame[place], name, place, field, resource)
        problems += found
        columns.append(column)
    return Table(resource, tuple(columns), len(frame), tuple(problems), encoding, delimiter)


def match_fields(header: Sequence[str], fields: Sequence[FieldText]) -> list[FieldText]:
    """Return the field of each column: that of its name, else that of its place, else none.

    A place counts only where as many fields as columns are named, and the field's own name is not
    that of another column.
    """
    waiting: dict[str, list[FieldText]] = {}
    for each in fields:
        waiting.setdefault(each.name, []).append(each)
    found: list[FieldText] = []
    for place, name in enumerate(header):
        if waiting.get(name):
            found.append(waiting[name].pop(0))
        elif len(fields) == len(header) and fields[place].name not in header:
            found.append(fields[place])
        else:
            found.append(FieldText(name))
    return found


def _sample(resource: ResourceText) -> tuple[str, str]:
    with resource.path.open("rb") as file:
        # The whole header, however long: 5,500 labels of measures take half a megabyte.
        content = file.readline() + file.read(SAMPLE_BYTES)
    if content.startswith((b"PK\x03\x04", b"\x1f\x8b")) or b"\0" in content[:1000]:
        raise PackageError([Problem(str(resource.path), 0, "not a CSV file")])
    for encoding in filter(None, (resource.encoding, "utf-8-sig", "cp1252", "latin-1")):
        name = "utf-8-sig" if encoding.casefold() in ("utf-8", "utf8") else encoding
        try:
            # The sample may end within a character.
            return content.decode(name, "ignore" if _is_cut(content, name) else "strict"), name
        except (UnicodeDecodeError, LookupError):
            continue
    raise PackageError([Problem(str(resource.path), 0, "the encoding is not known")])


def _is_cut(content: bytes, encoding: str) -> bool:
    if len(content) < SAMPLE_BYTES:
        return False
    try:
        content[:-4].decode(encoding)
    except UnicodeDecodeError as error:
        return error.start > len(content) - 8
    return True


_QUOTED = re.compile(r'(^|[,;\t|])"(?:[^"]|"")*"(?=[,;\t|\r\n]|$)', re.MULTILINE)
"""A cell in quotes, in which a delimiter parts nothing."""
_QUOTED_NUMBER = re.compile(r'"[^"a-zA-Z]*\d,\d[^"a-zA-Z]*"')


def _delimiter(sample: str) -> str:
    r"""Return what parts the cells of the header.

    >>> _delimiter('"Visits, by sex, age, town",town\n'), _delimiter('"a, b, c";d\n')
    (',', ';')
    """
    first = _QUOTED.sub(r"\1", sample).partition("\n")[0]
    return max(",;\t|", key=lambda each: (first.count(each), each == ","))


def _read_frame(
    resource: ResourceText,
    header: Sequence[str],
    fields: Sequence[FieldText],
    sample: str,
    delimiter: str,
    encoding: str,
    *,
    is_seen: bool,
) -> pd.DataFrame:
    """Return the cells; as the texts that they are where those have to be seen."""
    of_texts = _of_texts(sample, delimiter)
    texts = of_texts | _with_leading_zeros(sample, delimiter)
    texts |= {
        place
        for place, (name, field) in enumerate(zip(header, fields, strict=True))
        if is_seen or _is_text(name, field) or _stated_writing(field)
    }
    is_few = len(texts) <= FEW_TEXTS * len(header) and not resource.missing
    # A category is factorized while it is read: no text is made twice. But one whose texts are all
    # numbers is made one of numbers, and 007 is 7 then.
    types = {place: "category" if place in of_texts else "object" for place in texts}
    for each in (encoding, "cp1252"):
        try:
            return pd.read_csv(
                resource.path,
                sep=delimiter,
                # The parser skips the mark itself, and quicker than a decoder would.
                encoding="utf-8" if each == "utf-8-sig" else each,
                header=0,
                names=list(range(len(header))),
                index_col=False,
                dtype=None if is_few else types,
                converters=dict.fromkeys(texts, str) if is_few else None,
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
    raise PackageError([Problem(str(resource.path), 0, "the encoding is not known")])


def _is_text(name: str, field: FieldText) -> bool:
    if clean_name(name) in PERIOD_NAMES or field.role in ("period", "value", "low", "high"):
        return False
    return field.type in TEXT_TYPES or is_code_name(name) or field.role in ("dimension", "code")


def _with_leading_zeros(sample: str, delimiter: str) -> set[int]:
    """Return the columns in which a number is written with zeros before it: those are codes."""
    rows = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
    next(rows, None)
    if not re.search(rf"(?:^|[{re.escape(delimiter)}\"])0\d", sample, re.MULTILINE):
        return set()
    return {i for row in rows for i, cell in enumerate(row) if _LEADING_ZERO.fullmatch(cell)}


def _of_texts(sample: str, delimiter: str) -> set[int]:
    """Return the columns of which hardly a cell of the sample is a number."""
    rows = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
    next(rows, None)
    filled: Counter[int] = Counter()
    numbers: Counter[int] = Counter()
    with suppress(csv.Error):  # The parser says better what is wrong.
        for row in rows:
            for place, cell in enumerate(row):
                if cell:
                    filled[place] += 1
                    numbers[place] += _PLAIN_NUMBER.fullmatch(cell) is not None
    return {place for place, count in filled.items() if numbers[place] < NUMBER_SHARE * count}


def _has_decimal_commas(sample: str, delimiter: str) -> bool:
    """Whether a column of the sample can only have decimal commas: then `1.234` is no float."""
    if "," not in (sample if delimiter != "," else "".join(_QUOTED_NUMBER.findall(sample))):
        return False
    rows = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
    next(rows, None)
    columns: dict[int, set[str]] = {}
    with suppress(csv.Error):
        for row in rows:
            for place, cell in enumerate(row):
                if "," in cell or "." in cell:
                    columns.setdefault(place, set()).add(cell)
    return any(
        prove(cells).writing == COMMA and 2 * sum(map(is_number, cells)) >= len(cells)
        for cells in columns.values()
    )


def _factorize(series: pd.Series) -> tuple[NDArray[np.intp], list[str]]:
    """Return for each cell the place of its text, and the texts in order of appearance."""
    if not isinstance(series.dtype, pd.CategoricalDtype):
        codes, uniques = pd.factorize(series)
        return codes, [str(each) for each in uniques]
    read = series.cat.codes.to_numpy()
    order = pd.unique(read)
    order = order[order >= 0]
    again = np.full(len(series.cat.categories) + 1, -1, np.intp)
    again[order] = np.arange(len(order))
    categories = series.cat.categories
    return again[read], [str(categories[int(place)]) for place in order]


def _whole_columns(frame: pd.DataFrame) -> dict[int, tuple[NDArray[np.float64], bool]]:
    """Return the columns of whole numbers, all of them at once, and whether they are full.

    What is known of a column need not be found out again for each: tests/bench/scale.py, 60 ms.
    """
    places = [place for place, each in enumerate(frame.dtypes) if each.kind in "iu"]
    if not places:
        return {}
    part = frame if len(places) == len(frame.columns) else frame[places]
    rows = np.ascontiguousarray(part.to_numpy(np.float64).T)
    is_full = (rows.max(axis=1) <= SHORT) & (rows.min(axis=1) >= -SHORT)
    return dict(zip(places, zip(rows, is_full.tolist(), strict=True), strict=True))


def _stated_writing(field: FieldText) -> Writing | None:
    """Return how the descriptor says that a column's numbers are written."""
    if not field.decimal_char and not field.group_char:
        return None
    decimal = field.decimal_char or ("," if field.group_char == "." else ".")
    group = field.group_char or ("." if decimal == "," else ",")
    return Writing(decimal, group) if decimal != group else None


def _choose_writings(
    header: Sequence[str],
    fields: Sequence[FieldText],
    frame: pd.DataFrame,
    written: Mapping[int, tuple[NDArray[np.intp], list[str]]],
    *,
    is_semicolon: bool,
) -> dict[int, Writing | None]:
    """Return how the numbers of each column of texts are written; None where it is in doubt."""
    proofs = {
        place: prove(raw)
        for place, (_, raw) in written.items()
        if not _is_text(header[place], fields[place])
        and clean_name(header[place]) not in PERIOD_NAMES
        and 2 * sum(map(is_number, raw)) >= len(raw)
    }
    if not any(each.commas or each.grouped or is_semicolon for each in proofs.values()):
        return {place: _stated_writing(fields[place]) or POINT for place in proofs}
    others = sum(proofs.values(), Proofs())
    if any(
        kind.kind == "f" and (frame[place] % 1 > 0).any() for place, kind in enumerate(frame.dtypes)
    ):
        others += Proofs(points=len(frame))
    return {
        place: choose_writing(
            own,
            others,
            _stated_writing(fields[place]),
            is_semicolon=is_semicolon,
            is_typed=fields[place].type in NUMBER_TYPES,
        )
        for place, own in proofs.items()
    }


def _float_column(
    series: pd.Series, name: str, place: int, field: FieldText, resource: ResourceText
) -> tuple[Column, list[Problem]]:
    numbers = series.to_numpy(np.float64)
    problems: list[Problem] = []
    infinite = np.isinf(numbers)
    if infinite.any():
        numbers = np.where(infinite, np.nan, numbers)
        line = int(infinite.argmax()) + 2
        why = f"{name}: not finite; {int(infinite.sum())} such cells are left out"
        problems.append(Problem(str(resource.path), line, why, is_error=False))
    return Column(name, place, field, numbers, is_whole=_is_whole(numbers)), problems


def _is_whole(numbers: NDArray[np.float64]) -> bool:
    """Whether there are numbers and each is a whole one; the first few mostly tell."""
    for part in (numbers[:WHOLE_SAMPLE], numbers):
        if not (np.isnan(part) | (part == np.floor(part))).all():
            return False
    return not bool(np.isnan(numbers).all())


def _text_column(
    codes: NDArray[np.intp],
    raw: list[str],
    name: str,
    place: int,
    field: FieldText,
    writing: Writing | None,
    resource: ResourceText,
) -> tuple[Column, list[Problem]]:
    texts = [" ".join(each.split()) for each in raw]
    if {each.casefold() for each in texts} <= {"true", "false", ""} and any(texts):
        return Column(name, place, field, is_boolean=True), []
    if not _is_text(name, field):
        if writing is None:
            return _doubtful_column(codes, texts, name, place, field, resource)
        read = read_numbers(texts, writing)
        counts = np.bincount(codes[codes >= 0], minlength=len(texts))
        is_number = ~np.isnan(read)
        if texts and counts[is_number].sum() >= NUMBER_SHARE * max(counts.sum(), 1):
            column, found = _mixed_column(codes, texts, read, name, place, field, resource)
            is_other = writing != POINT and any("." in each or "," in each for each in texts)
            return (replace(column, is_mixed=True, writing=writing) if is_other else column), found
    if texts != raw or "" in texts:
        kept = tuple(dict.fromkeys(filter(None, texts)))
        places = {text: i for i, text in enumerate(kept)}
        again = np.array([*(places.get(text, -1) for text in texts), -1], np.intp)
        return Column(name, place, field, codes=again[codes], texts=kept), []
    return Column(name, place, field, codes=codes, texts=tuple(texts)), []


def _doubtful_column(
    codes: NDArray[np.intp],
    texts: Sequence[str],
    name: str,
    place: int,
    field: FieldText,
    resource: ResourceText,
) -> tuple[Column, list[Problem]]:
    """Return a column of which no figure is taken, for its numbers may be read in two ways."""
    at = next(i for i, text in enumerate(texts) if is_number(text) and ("," in text or "." in text))
    why = (
        f"{name}: {texts[at][:40]!r} may have thousands or decimals, and nothing in the table says "
        "which; no figure is taken from the column (decimalChar of its field says it)"
    )
    line = int((codes == at).argmax()) + 2
    problem = Problem(str(resource.path), line, why, is_error=False)
    return Column(name, place, field, np.full(len(codes), np.nan)), [problem]


def _mixed_column(
    codes: NDArray[np.intp],
    texts: Sequence[str],
    read: NDArray[np.float64],
    name: str,
    place: int,
    field: FieldText,
    resource: ResourceText,
) -> tuple[Column, list[Problem]]:
    """Return a column of numbers with marks and faults in it."""
    statuses = [
        0 if not np.isnan(number) else _mark_place(text)
        for text, number in zip(texts, read, strict=True)
    ]
    problems = _name_faults(codes, texts, read, name, resource)
    sign, is_other = _main_sign(codes, texts, read)
    if is_other.any():
        cells = np.flatnonzero(np.append(is_other, False)[codes])
        said = texts[codes[cells[0]]][:40]
        why = (
            f"{name}: {said!r} and other cells have another unit than the rest; "
            f"{len(cells)} such cells are left out"
        )
        problems.append(Problem(str(resource.path), int(cells[0]) + 2, why, is_error=False))
        read = np.where(is_other, np.nan, read)
    numbers = np.append(read, np.nan)[codes]
    marks = np.array([*statuses, 0], np.uint8)[codes]
    return (
        Column(
            name,
            place,
            field,
            numbers,
            marks if any(statuses) else None,
            is_whole=_is_whole(numbers),
            sign=sign,
            is_mixed=bool(np.isnan(read).any()) or bool(sign) or any("," in e for e in texts),
        ),
        problems,
    )


def _main_sign(
    codes: NDArray[np.intp], texts: Sequence[str], read: NDArray[np.float64]
) -> tuple[str, NDArray[np.bool_]]:
    """Return the sign of most numbers, and which texts have another or, where none leads, any.

    Nought is nought in every unit.
    """
    signs = np.array([sign_of(text) for text in texts])
    counts = np.bincount(codes[codes >= 0], minlength=len(texts))
    counts = np.where(np.isnan(read) | (read == 0), 0, counts)
    found, places = np.unique(signs, return_inverse=True)
    totals = np.bincount(places, weights=counts)
    best = int(totals.argmax())
    is_main = 2 * totals[best] > totals.sum()
    return str(found[best]) if is_main else "", (counts > 0) & ~((places == best) & is_main)


def _mark_place(text: str) -> int:
    status = read_mark(text) if text else None
    if not text or status == "normal":
        return 0
    missing = status if status in ("suppressed", "not_applicable", "not_asked") else "not_supplied"
    return STATUS_ORDER.index(missing)


def _name_faults(
    codes: NDArray[np.intp],
    texts: Sequence[str],
    read: NDArray[np.float64],
    name: str,
    resource: ResourceText,
) -> list[Problem]:
    wrong = [
        place
        for place, text in enumerate(texts)
        if text and np.isnan(read[place]) and (read_mark(text) is None or text.casefold() == "nan")
    ]
    problems = []
    for place in wrong[:MAX_TEXTS_NAMED]:
        same = codes == place
        times = f" ({int(same.sum())} cells)" if same.sum() > 1 else ""
        why = f"{name}: {texts[place][:40]!r} is no number{times}; no figure is taken from it"
        problems.append(Problem(str(resource.path), int(same.argmax()) + 2, why, is_error=False))
    if len(wrong) > MAX_TEXTS_NAMED:
        more = f"{name}: {len(wrong) - MAX_TEXTS_NAMED} more kinds of cells are no numbers"
        problems.append(Problem(str(resource.path), 0, more, is_error=False))
    return problems
