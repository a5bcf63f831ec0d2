"""A table's columns in, what each of them is out: period, dimension, measure, or neither.

What the descriptor says of a column (`role`, `type`) comes before what is seen in it; the rules
stand in docs/inference.md in the order in which they are tried here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
import pandas as pd

from stats.inferring import words
from stats.inferring.columns import Column, Table
from stats.inferring.dates import read_periods
from stats.inferring.dimensions import find_dimensions
from stats.inferring.headers import across_codes
from stats.inferring.layout import Layout, Sorter
from stats.inferring.monthnames import coded_part
from stats.inferring.relations import is_one_to_one
from stats.inferring.units import fill_units, find_scale, find_unit, is_throughout
from stats.inferring.yearkinds import FINANCIAL

FEW_VALUES = 3
"""A column that names measures stands beside at most so many columns of values."""
PERIOD_SHARE = 0.9
"""A column is of periods where at least this share of its different texts can be read as one."""
CALLED_SHARE = 0.5
"""The same of a column that is called so: `Total` among three years leaves them years."""
NOTE_LENGTH = 40
NOTE_SHARE = 0.5
"""Texts of at least this mean length, in this share of the cells different ones, are notes."""
MAX_MONTHS, MAX_QUARTERS = 12, 4
KIND_OF_PERIOD_NAMES = frozenset({"time identifier", "period type", "time period type"})
"""What a column is called that says of each row what kind of period it is of: Academic year."""
PERIOD_TYPES = frozenset({"year", "yearmonth", "date", "datetime"})
ROLES = frozenset(
    {
        "dimension", "code", "kind", "parent", "aliases", "period", "measure", "unit", "scale",
        "value", "low", "high", "status", "note", "none",
    }
)  # fmt: skip


def find_layout(table: Table, lists: frozenset[str] = frozenset()) -> Layout:
    """Return what the columns of a table are; `lists` are those with a code list of their own."""
    sorter = Sorter(table, lists)
    period = _find_period(sorter)
    if period:
        for each in [e for e in sorter.left if words.clean_name(e.name) in KIND_OF_PERIOD_NAMES]:
            sorter.drop(each, f"says of which kind {period[0].name!r} is")
    statuses = sorter.all_of("status", _is_status)
    note = sorter.first("note", lambda each: _is_note(each, sorter))
    unit, scale = find_unit(sorter), find_scale(sorter)
    across = [] if period else _find_across(sorter)
    limits = _find_limits(sorter)
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
    matched = _match_limits(limits, values)
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
        levels={place: _level(low) or _level(high) for place, (low, high) in matched.items()},
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
    return sum(known) >= PERIOD_SHARE * len(known)


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


def _find_period(sorter: Sorter) -> list[Column]:
    """Return the column of periods, or those of years and months; none where there is none."""
    ranked: list[tuple[int, bool, int, int, Column]] = []
    for column in sorter.left:
        rank = _period_rank(column)
        if rank:
            # Where both are said to be of the period, the months are not the years.
            ranked.append(
                (rank, not _is_part(column), _count_values(column), -column.place, column)
            )
    if not ranked:
        return []
    best = max(ranked, key=lambda each: each[:4])[4]
    sorter.take(lambda each: each is best)
    part = next((each for each in sorter.left if _is_part(each)), None)
    is_year = best.is_whole and best.numbers is not None and not best.field.zero_day
    if part is not None and (is_year or _is_of_quarters(best, part)):
        sorter.take(lambda each: each is part)
        return [best, part]
    for each in [e for e in sorter.left if e.numbers is not None and not e.field.role]:
        if words.clean_name(each.name) in words.AGAIN_NAMES:
            sorter.drop(each, f"another period; {best.name!r} is taken")
    for *_, column in ranked:
        if column is not best and not column.field.role:
            sorter.drop(column, f"another period; {best.name!r} is taken")
    return [best]


def _is_of_quarters(years: Column, part: Column) -> bool:
    """Whether years of two (2022/23) have quarters beside them, the first of which is from April.

    Of academic and tax years nobody says where quarters begin.
    """
    if years.codes is None or words.clean_name(part.name) not in words.QUARTER_NAMES:
        return False
    codes = [code for code in read_periods(list(years.texts), words.clean_name(years.name)) if code]
    return bool(codes) and all(map(FINANCIAL.fullmatch, codes))


def _count_values(column: Column) -> int:
    if column.codes is not None:
        return len(column.texts)
    return 0 if column.numbers is None else len(pd.unique(column.numbers))


def _period_rank(column: Column) -> int:
    """Return 0 for no period, more the surer it is one."""
    if column.field.role:
        return 4 if column.field.role == "period" else 0
    name = words.clean_name(column.name)
    is_called = name in words.PERIOD_NAMES
    is_typed = column.field.type in PERIOD_TYPES
    if column.numbers is not None:
        if not (is_called or is_typed) or not column.is_whole or _is_part(column):
            return 0
        return 3 if is_typed or "year" in name.split() else 2
    codes = read_periods(list(column.texts[:1000]), name)
    share = sum(map(bool, codes)) / max(len(codes), 1)
    if share < (CALLED_SHARE if is_called else PERIOD_SHARE) or (
        not is_called and not is_typed and words.is_code_name(column.name)
    ):
        return 0
    return 3 if is_typed or is_called else 1


def _is_part(column: Column) -> bool:
    """Whether a column is of months or quarters of a year that another column says."""
    name = words.clean_name(column.name)
    if name in words.PART_NAMES:
        return bool(column.texts) and all(map(coded_part, column.texts))
    limit = MAX_MONTHS if name in words.MONTH_NAMES else 0
    limit = MAX_QUARTERS if name in words.QUARTER_NAMES else limit
    if not limit:
        return False
    if column.numbers is not None:
        full = column.numbers[~np.isnan(column.numbers)]
        return column.is_whole and bool(((full >= 1) & (full <= limit)).all())
    return all(part_number(each, limit) for each in column.texts)


def part_number(text: str, limit: int) -> int:
    """Return which month or quarter of a year a text names; 0 where it is none.

    >>> part_number("March", 12), part_number("Q2", 4), part_number("13", 12)
    (3, 2, 0)
    """
    plain = text.casefold().strip(". ")
    plain = plain.removeprefix("q") if limit == MAX_QUARTERS else plain
    if plain.isdecimal():
        return int(plain) if 1 <= int(plain) <= limit else 0
    codes = read_periods([f"{plain} 2000"]) if limit == MAX_MONTHS else [""]
    return int(codes[0][5:7]) if re.fullmatch(r"2000-\d\d", codes[0]) else 0


def _find_across(sorter: Sorter) -> list[Column]:
    """Return the columns that are each of one period: 1960, 1961 ... or 2018/19, 2019/20 ..."""
    numbers = [
        each
        for each in sorter.left
        if each.numbers is not None and each.field.role in ("", "value")
    ]
    codes = across_codes([each.name for each in numbers])
    found = [each for each, code in zip(numbers, codes, strict=True) if code]
    if len(found) < 2 or len(found) < 0.5 * len(numbers):
        return []
    chosen = set(map(id, found))
    return sorter.take(lambda each: id(each) in chosen)


_ANY_SIDE = frozenset().union(*words.LIMIT_WORDS.values())


def _limit_side(column: Column) -> tuple[str, str, bool]:
    """Return the side of a confidence limit, what else its name says, and whether it is sure."""
    if column.numbers is None:
        return "", "", False
    if column.field.role in ("low", "high"):
        return column.field.role, column.field.of, True
    parts = words.name_words(words.split_level(column.name)[1])
    if column.field.role or _ANY_SIDE.isdisjoint(parts):
        return "", "", False
    for side, known in words.LIMIT_WORDS.items():
        if any(each in known for each in parts):
            rest = [e for e in parts if e not in known and e not in words.LIMIT_FILLERS]
            return side, " ".join(rest), any(each in words.SURE_LIMITS for each in parts)
    return "", "", False


def _find_limits(sorter: Sorter) -> list[tuple[str, str, Column]]:
    """Take the columns that are surely confidence limits of others: side, stem, column.

    Sure are those that are called so, and a plain pair (`lower`, `upper`) beside one value.
    """
    seen = [(*_limit_side(each), each) for each in sorter.left]
    seen = [each for each in seen if each[0]]
    numbers = [each for each in sorter.left if each.numbers is not None]
    found: list[tuple[str, str, Column]] = []
    for seen_one in seen:
        side, stem, is_sure, column = seen_one
        pair = [e for e in seen if e[1] == stem and e[0] != side]
        if len({_level(e[3]) for e in (*pair, seen_one)} - {""}) > 1:
            continue
        is_plain = not stem and len(numbers) == len(seen) + 1 and len(seen) == 2
        if len(pair) == 1 and (
            is_sure or is_plain or _are_around(stem, seen_one, pair[0], numbers)
        ):
            found.append((side, stem, column))
    chosen = {id(each[2]) for each in found}
    sorter.take(lambda each: id(each) in chosen)
    return found


def _are_around(
    stem: str,
    one: tuple[str, str, bool, Column],
    other: tuple[str, str, bool, Column],
    numbers: Sequence[Column],
) -> bool:
    """Whether two columns are the low and the high of one that is called by the rest of their name.

    Its figures lie between theirs in every row.
    """
    owner = next((e for e in numbers if stem and words.clean_name(e.name) == stem), None)
    if owner is None or owner.numbers is None:
        return False
    low, high = (e[3].numbers for e in sorted((one, other), key=lambda each: each[0] != "low"))
    if low is None or high is None:
        return False
    is_given = ~(np.isnan(owner.numbers) | np.isnan(low) | np.isnan(high))
    is_between = (low <= owner.numbers) & (owner.numbers <= high)
    return bool(is_given.any() and is_between[is_given].all() and (low < high)[is_given].any())


def _level(column: Column) -> str:
    """Return the level of confidence that a column of limits says it is for; empty for none."""
    told = (words.told_level(text) for text in (column.field.title, column.field.description))
    return next(filter(None, (words.split_level(column.name)[0], *told)), "")


def _match_limits(
    limits: Sequence[tuple[str, str, Column]], values: Sequence[Column]
) -> dict[int, tuple[Column, Column]]:
    """Return for the place of a column of values the columns of its limits."""
    matched: dict[int, tuple[Column, Column]] = {}
    for stem in {each[1] for each in limits}:
        sides = {side: column for side, other, column in limits if other == stem}
        owners = [e for e in values if e.name == stem or words.clean_name(e.name) == stem]
        if not owners and len(values) == 1:
            owners = list(values)
        if len(owners) == 1 and len(sides) == 2:
            matched[owners[0].place] = (sides["low"], sides["high"])
    return matched


def _is_value(column: Column, sorter: Sorter) -> bool:
    if column.field.role:
        return column.field.role == "value" and column.numbers is not None
    if column.numbers is None or column.name in sorter.lists or _is_part(column):
        return False
    is_place = _called_places(column) and _numbers_things(column, sorter)
    if is_place or not column.is_whole or not words.is_key_name(column.name):
        return not is_place
    is_alone = all(e.numbers is None or e is column for e in sorter.left)
    return is_alone or not _numbers_things(column, sorter)


def _called_places(column: Column) -> bool:
    """Whether whole numbers are called as places are, and are codes: Region/Country/Area."""
    parts = words.clean_name(column.name.replace("/", " ")).split()
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
