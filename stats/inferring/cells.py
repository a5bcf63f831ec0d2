"""A CSV file in, its columns as arrays out: numbers, texts, and what is neither."""

from __future__ import annotations

import warnings
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from stats.errors import PackageError, Problem
from stats.inferring.around import general_notes
from stats.inferring.columns import Column, Origin, Table, holds_amounts, is_text, stated_writing
from stats.inferring.descriptor import FieldText, ResourceText
from stats.inferring.files import (
    check_lengths,
    find_delimiter,
    find_stated,
    has_decimal_commas,
    read_frame,
    read_sample,
    split_header,
)
from stats.inferring.legends import read_legend
from stats.inferring.making import float_column, read_signed, sign_column, text_column
from stats.inferring.numbers import POINT, Proofs, Writing, choose_writing, is_number, prove
from stats.inferring.sheets import find_sheet
from stats.inferring.signs import Signed, read_label_signs
from stats.inferring.words import PERIOD_NAMES, clean_name
from stats.model import SHORT

NUMBER_TYPES = frozenset({"number", "integer"})


def read_table(resource: ResourceText) -> Table:
    """Return the columns of a resource's file.

    Raises:
        PackageError: it cannot be read as a table, or holds no row.

    """
    path = str(resource.path)
    sample, encoding = read_sample(resource)
    delimiter = find_stated(resource) or find_delimiter(sample)
    header, rows = split_header(path, sample, delimiter)
    stated = {each.name for each in resource.fields}
    sheet = find_sheet(resource.path, sample, (header, rows), delimiter, encoding, stated)
    if sheet is not None:
        sample = sheet.text
        header, rows = split_header(path, sheet.text, delimiter)
    if not any(name.strip() for name in header):
        raise PackageError([Problem(path, 1, "the file is empty")])
    header = [name.strip("\ufeff").strip() for name in header]
    origin = Origin(path)
    if sheet is not None:
        origin = Origin(path, sheet.lines, read_legend(sheet.around))
        resource = replace(
            resource,
            title=resource.title or sheet.title,
            period=resource.period or sheet.period,
            unit=sheet.unit,
        )
    signed = _read_names(header, origin)
    names = [each.text if each else name for name, each in zip(header, signed, strict=True)]
    known = [raw if raw in stated else name for raw, name in zip(header, names, strict=True)]
    fields = match_fields(known, resource.fields)
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always", pd.errors.ParserWarning)
        # Semicolons part cells where the comma may be the decimal sign: the texts have to be seen.
        is_seen = delimiter == ";" or has_decimal_commas(sample, rows, delimiter)
        text = sheet.text if sheet else ""
        frame, coded = read_frame(
            resource, text, names, fields, rows, delimiter, encoding, is_seen=is_seen
        )
    is_wider = any(issubclass(each.category, pd.errors.ParserWarning) for each in said)
    problems = _tell_taken(resource, delimiter, encoding, is_wider=is_wider)
    if not len(frame):
        raise PackageError([Problem(path, 1, "the file has a header and no row")])
    columns, found = _make_columns(
        names, fields, (frame, coded), origin, is_semicolon=delimiter == ";"
    )
    columns = [sign_column(e, s) if s else e for e, s in zip(columns, signed, strict=True)]
    return Table(
        resource,
        origin,
        tuple(columns),
        len(frame),
        (*(sheet.said if sheet else ()), *problems, *found),
        encoding,
        delimiter,
        notes=(*sheet.noted, *general_notes(sheet.around)) if sheet else (),
        text=text,
    )


def _tell_taken(
    resource: ResourceText, delimiter: str, encoding: str, *, is_wider: bool
) -> Iterator[Problem]:
    """Yield how a file was read where that is not as it is said to be, or leaves cells out."""
    path = str(resource.path)
    if resource.delimiter and not find_stated(resource):
        why = f"{resource.delimiter!r} parts no cells; {delimiter!r} is taken"
        yield Problem(path, 0, why, is_error=False)
    if is_wider:
        why = "rows have more cells than the header; the cells beyond it are left out"
        yield Problem(path, 2, why, is_error=False)
    if encoding not in ("utf-8-sig", "utf-8"):
        yield Problem(path, 0, f"not UTF-8; read as {encoding}", is_error=False)


def _read_names(header: Sequence[str], origin: Origin) -> list[Signed | None]:
    """Return what the signs behind the names of columns say; those that tell names apart stay."""
    found = [read_label_signs(name, origin.legend) for name in header]
    names = Counter(each.text if each else name for name, each in zip(header, found, strict=True))
    return [each if each and names[each.text] == 1 else None for each in found]


def _make_columns(
    header: Sequence[str],
    fields: Sequence[FieldText],
    read: tuple[pd.DataFrame, Mapping[int, list[str]]],
    origin: Origin,
    *,
    is_semicolon: bool,
) -> tuple[list[Column], list[Problem]]:
    """Return the columns of what `read_frame` has read, and what had to be left out."""
    frame, coded = read
    columns: list[Column] = []
    problems: list[Problem] = []
    kinds = [each.kind for each in frame.dtypes]
    whole = _whole_columns(frame, kinds)
    written = {
        place: (frame[place].to_numpy(np.intp), coded[place])
        if place in coded
        else _factorize(frame[place])
        for place, kind in enumerate(kinds)
        if place in coded or kind not in "iufb"
    }
    fields = _untyped(header, fields, written)
    writings = _choose_writings(header, fields, frame, kinds, written, is_semicolon=is_semicolon)
    for place, (name, field) in enumerate(zip(header, fields, strict=True)):
        if place in written:
            codes, raw = written.pop(place)
            check_lengths(origin.path, raw)
            writing = writings.get(place, POINT)
            column, found = text_column(codes, raw, name, place, field, writing, origin)
        elif place in whole:
            numbers, is_full = whole[place]
            columns.append(Column(name, place, field, numbers, is_whole=True, is_full=is_full))
            continue
        elif kinds[place] == "b":
            column, found = Column(name, place, field, is_boolean=True), []
        else:
            column, found = float_column(frame[place], name, place, field, origin)
        problems += found
        columns.append(column)
    return columns, problems


def _untyped(
    header: Sequence[str],
    fields: Sequence[FieldText],
    written: Mapping[int, tuple[NDArray[np.intp], list[str]]],
) -> list[FieldText]:
    """Return the fields, without the type of those that are said to be texts and are amounts."""
    found = list(fields)
    for place, (codes, raw) in written.items():
        field = fields[place]
        if field.type == "string" and not field.role and holds_amounts(header[place], codes, raw):
            found[place] = field._replace(type="any")
    return found


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


def _whole_columns(
    frame: pd.DataFrame, kinds: Sequence[str]
) -> dict[int, tuple[NDArray[np.float64], bool]]:
    """Return the columns of whole numbers, all of them at once, and whether they are full.

    What is known of a column need not be found out again for each: tests/bench/scale.py, 60 ms.
    Numbers of texts are whole as well.
    """
    places = [place for place, each in enumerate(kinds) if each in "iu"]
    if not places:
        return {}
    part = frame if len(places) == len(kinds) else frame[places]
    rows = np.ascontiguousarray(part.to_numpy(np.float64).T)
    is_full = (rows.max(axis=1) <= SHORT) & (rows.min(axis=1) >= -SHORT)
    return dict(zip(places, zip(rows, is_full.tolist(), strict=True), strict=True))


def _choose_writings(
    header: Sequence[str],
    fields: Sequence[FieldText],
    frame: pd.DataFrame,
    kinds: Sequence[str],
    written: Mapping[int, tuple[NDArray[np.intp], list[str]]],
    *,
    is_semicolon: bool,
) -> dict[int, Writing | None]:
    """Return how the numbers of each column of texts are written; None where it is in doubt."""
    proofs = {}
    for place, (_, raw) in written.items():
        if is_text(header[place], fields[place]) or clean_name(header[place]) in PERIOD_NAMES:
            continue
        signed = read_signed(raw, {})
        bare = [signed[each].text if each in signed else each for each in raw]
        if 2 * sum(map(is_number, bare)) >= len(bare):
            proofs[place] = prove(bare)
    if not any(each.commas or each.grouped or is_semicolon for each in proofs.values()):
        return {place: stated_writing(fields[place]) or POINT for place in proofs}
    others = sum(proofs.values(), Proofs())
    if any(kind == "f" and (frame[place] % 1 > 0).any() for place, kind in enumerate(kinds)):
        others += Proofs(points=len(frame))
    return {
        place: choose_writing(
            own,
            others,
            stated_writing(fields[place]),
            is_semicolon=is_semicolon,
            is_typed=fields[place].type in NUMBER_TYPES,
        )
        for place, own in proofs.items()
    }
