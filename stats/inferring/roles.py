"""A table's columns in, what each of them is out: period, dimension, measure, or neither.

What the descriptor says of a column (`role`, `type`) comes before what is seen in it; the rules
stand in docs/inference.md in the order in which they are tried here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pandas as pd

from stats.inferring import words
from stats.inferring.columns import Column, Table
from stats.inferring.dimensions import find_dimensions
from stats.inferring.headers import across_codes
from stats.inferring.layout import Layout, Sorter
from stats.inferring.limits import find_limits, match_limits, read_level
from stats.inferring.periodcolumns import find_period, is_part
from stats.inferring.relations import is_one_to_one
from stats.inferring.units import fill_units, find_scale, find_unit, is_throughout

FEW_VALUES = 3
"""A column that names measures stands beside at most so many columns of values."""
NOTE_LENGTH = 40
NOTE_SHARE = 0.5
"""Texts of at least this mean length, in this share of the cells different ones, are notes."""
KNOWN_SHARE = 0.9
"""A column that may be of statuses is, where at least this share of its texts are known marks."""
LEAST_ACROSS, ACROSS_SHARE = 2, 0.5
"""Columns called by periods are periods side by side from so many on, and from this share of all
columns of numbers."""
ROLES = frozenset(
    {
        "dimension", "code", "kind", "parent", "aliases", "period", "measure", "unit", "scale",
        "value", "low", "high", "status", "note", "none",
    }
)  # fmt: skip


def find_layout(table: Table, lists: frozenset[str] = frozenset()) -> Layout:
    """Return what the columns of a table are; `lists` are those with a code list of their own."""
    sorter = Sorter(table, lists)
    period = find_period(sorter)
    statuses = sorter.all_of("status", _is_status)
    note = sorter.first("note", lambda each: _is_note(each, sorter))
    unit, scale = find_unit(sorter), find_scale(sorter)
    across = [] if period else _find_across(sorter)
    limits = find_limits(sorter)
    values = across or sorter.take(lambda each: _is_value(each, sorter))
    own_statuses = _own_statuses(sorter, values, statuses)
    owned = [each for own in own_statuses.values() for each in own]
    named, named_codes = _find_named(sorter, values)
    if unit is not None and values:
        unit = fill_units(unit, named, values)
    parts = [each for each in (unit, scale) if each is not None and not is_throughout(each)]
    dimensions = find_dimensions(sorter, period, [*named, *parts])
    if not named:
        # A unit that changes from row to row makes two measures all the same.
        named = parts
    for each in sorter.left:
        sorter.drop(each, _why_left(each))
    matched = match_limits(limits, values)
    return Layout(
        period=tuple(period),
        dimensions=tuple(dimensions),
        values=tuple(values),
        named=tuple(named),
        named_codes=tuple(named_codes),
        unit=unit,
        scale=scale,
        statuses=tuple(each for each in statuses if each not in owned),
        own_statuses=own_statuses,
        note=note,
        limits=matched,
        levels={
            place: read_level(low) or read_level(high) for place, (low, high) in matched.items()
        },
        is_across=bool(across),
        left_out=tuple(sorter.left_out),
    )


def _why_left(column: Column) -> str:
    if column.field.role and column.field.role not in ROLES:
        return f"the role {column.field.role!r} is none of ours"
    return "texts that are not needed to tell the rows apart" if column.texts else "numbers things"


def _is_status(column: Column) -> bool:
    """Whether a column is of statuses: by its name, or by that and its texts."""
    name = words.clean_name(column.name)
    if column.codes is None or not column.texts:
        return False
    if name in words.SURE_STATUS_NAMES:
        return True
    if name not in words.STATUS_NAMES:
        return False
    known = [bool(words.read_marks(each)) for each in column.texts]
    return sum(known) >= KNOWN_SHARE * len(known)


def _own_statuses(
    sorter: Sorter, values: Sequence[Column], statuses: Sequence[Column]
) -> dict[int, tuple[Column, ...]]:
    """Return for the place of a column of values the columns of its own statuses, taking them.

    Those are said to be of it, or are called so: `visits_status` beside `visits`.
    """
    names = [words.clean_name(each.name) for each in values]
    uses = Counter(names)
    called: dict[str, list[Column]] = {}
    for each in sorter.left:
        if each.codes is not None and not each.field.role:
            name = words.status_of(each.name)
            if name and uses[name] == 1:
                called.setdefault(name, []).append(each)
    said: dict[str, list[Column]] = {}
    for each in statuses:
        said.setdefault(each.field.of, []).append(each)
    found: dict[int, tuple[Column, ...]] = {}
    for value, name in zip(values, names, strict=True):
        own = said.get(value.name, []) if value.name else []
        if uses[name] == 1 and (own or called.get(name)):
            found[value.place] = (*own, *called.get(name, ()))
    chosen = {id(each) for columns in called.values() for each in columns}
    sorter.take(lambda each: id(each) in chosen)
    return found


def _is_note(column: Column, sorter: Sorter) -> bool:
    if column.codes is None:
        return False
    if words.clean_name(column.name) in words.NOTE_NAMES:
        return True
    others = [each for each in sorter.left if each.codes is not None and each is not column]
    filled = int((column.codes >= 0).sum())
    lengths = sum(map(len, column.texts)) / max(len(column.texts), 1)
    is_first = all(each.place > column.place for each in others)
    is_long = lengths >= NOTE_LENGTH and len(column.texts) >= NOTE_SHARE * filled
    return is_long and not is_first


def _find_across(sorter: Sorter) -> list[Column]:
    """Return the columns that are each of one period: 1960, 1961 ... or 2018/19, 2019/20 ..."""
    numbers = [
        each
        for each in sorter.left
        if each.numbers is not None and each.field.role in ("", "value")
    ]
    codes = across_codes([each.name for each in numbers])
    found = [each for each, code in zip(numbers, codes, strict=True) if code]
    if len(found) < max(LEAST_ACROSS, ACROSS_SHARE * len(numbers)):
        return []
    chosen = set(map(id, found))
    return sorter.take(lambda each: id(each) in chosen)


def _is_value(column: Column, sorter: Sorter) -> bool:
    if column.field.role:
        return column.field.role == "value" and column.numbers is not None
    if column.numbers is None or column.name in sorter.lists or is_part(column):
        return False
    is_place = _called_places(column) and _numbers_things(column, sorter)
    if is_place or not column.is_whole or not words.is_key_name(column.name):
        return not is_place
    is_alone = all(e.numbers is None or e is column for e in sorter.left)
    return is_alone or not _numbers_things(column, sorter)


def _called_places(column: Column) -> bool:
    """Whether whole numbers are called as places are, and are codes: Region/Country/Area."""
    parts = words.name_words(column.name.replace("/", " "))
    return column.is_whole and bool(parts) and words.AREA_NAMES.issuperset(parts)


def _numbers_things(column: Column, sorter: Sorter) -> bool:
    """Whether the numbers are all different, or go one to one with the texts of a column."""
    if column.numbers is None:
        return False
    codes, uniques = pd.factorize(column.numbers)
    if len(uniques) == int((codes >= 0).sum()):
        return True
    texts = [each.codes for each in sorter.left if each.codes is not None]
    return any(is_one_to_one(codes, each) for each in texts)


def _find_named(sorter: Sorter, values: Sequence[Column]) -> tuple[list[Column], list[Column]]:
    """Return the columns that name the measure of a row, and those that hold its code."""
    stated = sorter.take(lambda each: each.field.role == "measure" and each.codes is not None)
    if stated:
        called = {each.name for each in stated}
        return stated, sorter.take(lambda e: e.field.role == "code" and e.field.of in called)
    is_few = 0 < len(values) <= FEW_VALUES or (len(values) > 1 and _all_across(values))
    if not is_few:
        return [], []
    found = [
        each
        for each in sorter.left
        if each.codes is not None
        and not each.field.role
        and words.clean_name(each.name) in words.MEASURE_NAMES
    ]
    codes = [each for each in found if words.is_code_name(each.name)]
    labels = [each for each in found if not words.is_code_name(each.name)]
    if not labels:
        labels, codes = codes, []
    chosen = set(map(id, [*labels, *codes]))
    sorter.take(lambda each: id(each) in chosen)
    return labels, codes


def _all_across(values: Sequence[Column]) -> bool:
    return all(across_codes([values[0].name])) and all(across_codes([e.name for e in values]))
