"""A table's columns in, what each of them is out: period, dimension, measure, or neither.

What the descriptor says of a column (`role`, `type`) comes before what is seen in it; the rules
stand in docs/inference.md in the order in which they are tried here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from stats.inferring import words
from stats.inferring.cells import Column, Table
from stats.inferring.countries import share_territories
from stats.inferring.dates import read_periods
from stats.inferring.relations import (
    combine,
    decides,
    is_one_to_one,
    needed_columns,
    share_decided,
)

FEW_VALUES = 3
"""A column that names measures stands beside at most so many columns of values."""
PERIOD_SHARE = 0.9
"""A column is of periods where at least this share of its different texts can be read as one."""
PAIR_SHARE = 0.98
"""A code and a label that are called alike belong together where they do in this share of rows."""
NOTE_LENGTH = 40
NOTE_SHARE = 0.5
"""Texts of at least this mean length, in this share of the cells different ones, are notes."""
MAX_MONTHS, MAX_QUARTERS = 12, 4
PERIOD_TYPES = frozenset({"year", "yearmonth", "date", "datetime"})
BREAKDOWNS = frozenset(
    {
        "sex", "gender", "age", "age group", "age band", "ages", "ethnicity", "ethnic group",
        "religion", "disability", "tenure", "category", "type", "sector", "industry", "level",
        "group", "breakdown", "class", "income group", "quintile", "decile", "urban rural",
    }
)  # fmt: skip
UNTOLD = frozenset(
    {
        "source", "freq", "frequency", "publisher", "dataset", "dataflow", "structure", "url",
        "license", "licence", "last update", "decimals", "unit mult", "time format", "structure id",
        "action", "structure name", "collection", "link", "multiplier", "scalar factor",
    }
)  # fmt: skip
RESERVED = frozenset({"period", "measure", "dataset", "value", "compare", "dimension", "source"})
ROLES = frozenset(
    {
        "dimension", "code", "kind", "parent", "aliases", "period", "measure", "unit", "value",
        "low", "high", "status", "note", "none",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Dimension:
    """A dimension and the columns that say something of its members."""

    name: str
    label: Column
    code: Column | None = None
    kind: Column | None = None
    parent: Column | None = None
    aliases: tuple[Column, ...] = ()

    @property
    def key(self) -> Column:
        """The column that tells members apart."""
        return self.code or self.label


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """What every column of a table is.

    Attributes:
        period: one column, or one of years and one of months or quarters; none where undated.
        named: columns that name the measure of a row, and columns with their codes.
        values: columns of figures, or the columns that are each of one period (`is_across`).
        limits: column of values -> its columns of lower and upper confidence limits.
        left_out: column names and why nothing is taken from them.

    """

    period: tuple[Column, ...]
    dimensions: tuple[Dimension, ...]
    values: tuple[Column, ...]
    named: tuple[Column, ...] = ()
    named_codes: tuple[Column, ...] = ()
    unit: Column | None = None
    status: Column | None = None
    note: Column | None = None
    limits: Mapping[int, tuple[Column, Column]] = field(default_factory=dict)
    is_across: bool = False
    left_out: tuple[tuple[str, str], ...] = ()


class Sorter:
    """Goes over the columns of a table, taking those whose role is found."""

    def __init__(self, table: Table, lists: frozenset[str] = frozenset()) -> None:
        self.table = table
        self.lists = lists
        self.left: list[Column] = []
        self.left_out: list[tuple[str, str]] = []
        for each in table.columns:
            reason = _unusable(each)
            if reason is None:
                self.left.append(each)
            elif reason:
                self.left_out.append((each.name or f"column {each.place + 1}", reason))

    def take(self, test: Callable[[Column], bool]) -> list[Column]:
        """Return the columns that pass, which are then no longer there."""
        found = [each for each in self.left if test(each)]
        taken = set(map(id, found))
        self.left = [each for each in self.left if id(each) not in taken]
        return found

    def first(self, role: str, test: Callable[[Column], bool]) -> Column | None:
        """Return the one column of a role, by the descriptor or else by a test."""
        stated = [each for each in self.left if each.field.role == role]
        seen = [each for each in self.left if not each.field.role and test(each)]
        chosen = next(iter(stated or seen), None)
        if chosen is not None:
            self.take(lambda each: each is chosen)
        return chosen

    def drop(self, column: Column, reason: str) -> None:
        """Leave a column out, and say why."""
        self.take(lambda each: each is column)
        self.left_out.append((column.name, reason))


def _unusable(column: Column) -> str | None:
    """Return why nothing can be taken from a column, empty where nobody needs to be told."""
    if column.field.role == "none":
        return "the descriptor says so"
    if column.is_boolean:
        return "true or false, no figures"
    is_empty = (
        bool(np.isnan(column.numbers).all()) and column.marks is None
        if column.numbers is not None
        else not column.texts
    )
    if is_empty:
        return "no cell has anything in it" if column.name else ""
    if column.field.role:
        return None
    name = words.clean_name(column.name)
    if column.numbers is not None and name in words.PLACE_NAMES:
        return "where it lies, no figure"
    if name in words.ROW_NAMES and column.is_whole and column.numbers is not None:
        return "numbers the rows"
    return None


def find_layout(table: Table, lists: frozenset[str] = frozenset()) -> Layout:
    """Return what the columns of a table are; `lists` are those with a code list of their own."""
    sorter = Sorter(table, lists)
    period = _find_period(sorter)
    status = sorter.first("status", _is_status)
    note = sorter.first("note", lambda each: _is_note(each, sorter))
    unit = sorter.first("unit", _is_unit)
    across = [] if period else _find_across(sorter)
    limits = _find_limits(sorter)
    values = across or sorter.take(lambda each: _is_value(each, sorter))
    named, named_codes = _find_named(sorter, values)
    dimensions = _find_dimensions(sorter, period, [*named, *([unit] if unit and named else [])])
    if unit is not None and not named and not _is_constant(unit):
        # A unit that changes from row to row makes two measures all the same.
        named = [unit]
    for each in sorter.left:
        sorter.drop(each, _why_left(each))
    return Layout(
        period=tuple(period),
        dimensions=tuple(dimensions),
        values=tuple(values),
        named=tuple(named),
        named_codes=tuple(named_codes),
        unit=unit,
        status=status,
        note=note,
        limits=_match_limits(limits, values),
        is_across=bool(across),
        left_out=tuple(sorter.left_out),
    )


def _why_left(column: Column) -> str:
    if column.field.role and column.field.role not in ROLES:
        return f"the role {column.field.role!r} is none of ours"
    return "texts that are not needed to tell the rows apart" if column.texts else "numbers things"


def _is_constant(column: Column) -> bool:
    return column.codes is not None and len(column.texts) == 1


def _is_status(column: Column) -> bool:
    if words.clean_name(column.name) not in words.STATUS_NAMES or column.codes is None:
        return False
    known = [words.read_mark(each) is not None for each in column.texts]
    return sum(known) >= PERIOD_SHARE * len(known)


def _is_unit(column: Column) -> bool:
    return column.codes is not None and words.clean_name(column.name) in words.UNIT_NAMES


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
    if part is not None and best.is_whole and best.numbers is not None and not best.field.zero_day:
        sorter.take(lambda each: each is part)
        return [best, part]
    for *_, column in ranked:
        if column is not best and not column.field.role:
            sorter.drop(column, f"another period; {best.name!r} is taken")
    return [best]


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
    codes = read_periods(list(column.texts[:1000]))
    share = sum(map(bool, codes)) / max(len(codes), 1)
    if share < PERIOD_SHARE or (not is_called and not is_typed and words.is_code_name(column.name)):
        return 0
    return 3 if is_typed or is_called else 1


def _is_part(column: Column) -> bool:
    """Whether a column is of months or quarters of a year that another column says."""
    name = words.clean_name(column.name)
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


def across_codes(names: Sequence[str]) -> list[str]:
    """Return the period that each column is called by; empty for none.

    >>> across_codes(["1960 [YR1960]", "2019", "12", "births"])
    ['1960', '2019', '', '']
    """
    plain = [re.sub(r"\s*\[[^\]]*\]$", "", name).strip() for name in names]
    plain = [re.sub(r"^[xXyY](?=(?:18|19|20)\d\d$)", "", name) for name in plain]
    found = [name if re.search(r"(?:1[0-9]|20)\d\d", name) else "" for name in plain]
    places = [i for i, name in enumerate(found) if name]
    codes = read_periods([found[i] for i in places])
    result = [""] * len(names)
    for place, code in zip(places, codes, strict=True):
        result[place] = code
    return result


_LIMIT_HINT = re.compile(
    r"low|upp|high|lci|uci|lcl|ucl|\b[lu][bl]\b|_[lu][bl]\b|min|max", re.IGNORECASE
)


def _limit_side(column: Column) -> tuple[str, str, bool]:
    """Return the side of a confidence limit, what else its name says, and whether it is sure."""
    if column.numbers is None:
        return "", "", False
    if column.field.role in ("low", "high"):
        return column.field.role, column.field.of, True
    if column.field.role or not _LIMIT_HINT.search(column.name):
        return "", "", False
    parts = words.clean_name(column.name).split()
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
    for side, stem, is_sure, column in seen:
        pair = [e for e in seen if e[1] == stem and e[0] != side]
        is_plain = not stem and len(numbers) == len(seen) + 1 and len(seen) == 2
        if len(pair) == 1 and (is_sure or is_plain):
            found.append((side, stem, column))
    chosen = {id(each[2]) for each in found}
    sorter.take(lambda each: id(each) in chosen)
    return found


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
    if not column.is_whole or not words.is_key_name(column.name):
        return True
    others = [e for e in sorter.left if e.numbers is not None and e is not column]
    return not others or not _numbers_things(column, sorter)


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
    return all(across_codes([each.name for each in values]))


def _find_dimensions(
    sorter: Sorter, period: Sequence[Column], fixed: Sequence[Column]
) -> list[Dimension]:
    texts = [each for each in sorter.left if each.codes is not None]
    if not texts:
        texts = [as_texts(each) for each in sorter.left if each.numbers is not None]
    stated = [each for each in texts if each.field.role == "dimension" or each.name in sorter.lists]
    pairs = _pair_codes(texts)
    coded = {code.place for code, _ in pairs}
    labels = [each for each in texts if each.place not in coded and not _is_attribute(each)]
    if not labels:
        return []
    first = next((each for each in labels if each in stated), None) or _best_first(labels)
    rest = [each for each in labels if each is not first]
    key = _member_key(first, _code_of(first, texts, pairs))
    kept = _kept_dimensions(sorter, first, key, rest, [*period, *fixed], stated)
    dimensions: list[Dimension] = []
    for column in sorted(kept, key=lambda each: each.place):
        codes = [code for code, label in pairs if label is column]
        code = _code_of(column, texts, pairs)
        name = _dimension_name(column, [each.name for each in dimensions])
        dimensions.append(
            Dimension(
                name=name,
                label=column,
                code=code,
                kind=_kind_of(column, code, texts, kept),
                parent=next((e for e in texts if _is_of(e, column, "parent")), None),
                aliases=tuple(
                    [e for e in texts if _is_of(e, column, "aliases")]
                    + [each for each in codes if code is None or each.place != code.place]
                ),
            )
        )
    used = {
        e.place for d in dimensions for e in (d.label, d.code, d.kind, d.parent, *d.aliases) if e
    }
    sorter.take(lambda each: each.place in used)
    return dimensions


def _is_attribute(column: Column) -> bool:
    return column.field.role in ("code", "kind", "parent", "aliases")


def _is_of(column: Column, label: Column, role: str) -> bool:
    return column.field.role == role and column.field.of in ("", label.name)


def _best_first(labels: Sequence[Column]) -> Column:
    """Return the column that is a dimension in any case: of areas, else the first."""
    areas = [each for each in labels if words.clean_name(each.name) in words.AREA_NAMES]
    named = [each for each in areas if words.clean_name(each.name) not in words.KIND_NAMES]
    return next(iter([*named, *areas, *labels]))


def _kept_dimensions(
    sorter: Sorter,
    first: Column,
    key: NDArray[np.intp],
    rest: Sequence[Column],
    fixed: Sequence[Column],
    stated: Sequence[Column],
) -> list[Column]:
    """Return the columns that are dimensions: the first, those stated, those that are needed."""
    kept, open_columns = [first], []
    for each in rest:
        name = words.clean_name(each.name)
        if each in stated:
            kept.append(each)
        elif each.codes is None or first.codes is None:
            continue
        elif _is_constant(each):
            if name not in UNTOLD and name not in words.KIND_NAMES:
                kept.append(each)
        elif decides(key, each.codes):
            if name not in words.KIND_NAMES:
                sorter.drop(each, f"says something of each {first.name}")
        elif name in BREAKDOWNS:
            kept.append(each)
        else:
            open_columns.append(each)
    known = [key, *(each.codes for each in kept[1:] if each.codes is not None)]
    others = [each.codes for each in open_columns if each.codes is not None]
    needed = needed_columns(known, others, [_codes(each) for each in fixed])
    kept += [each for each, is_needed in zip(open_columns, needed, strict=True) if is_needed]
    return kept


def _code_of(
    label: Column, texts: Sequence[Column], pairs: Sequence[tuple[Column, Column]]
) -> Column | None:
    """Return the column of the codes of a label's column: the one stated, else the one found."""
    stated = [_without_blanks(e, label) for e in texts if _is_of(e, label, "code")]
    return next(iter([*stated, *(code for code, other in pairs if other is label)]), None)


def _without_blanks(code: Column, label: Column) -> Column:
    """Return a column of codes without those that say there is none: `na` of several areas.

    NA of one country is a code like any other.
    """
    if code.codes is None or label.codes is None:
        return code
    blank = [
        place
        for place, text in enumerate(code.texts)
        if words.read_mark(text) == "not_supplied"
        and len(np.unique(label.codes[code.codes == place])) > 1
    ]
    if not blank:
        return code
    return replace(code, codes=np.where(np.isin(code.codes, blank), -1, code.codes))


def _member_key(label: Column, code: Column | None) -> NDArray[np.intp]:
    """Return what tells the members of a dimension apart, row by row; -1 where there is none."""
    if code is None or code.codes is None or label.codes is None:
        return _codes(label)
    groups, _ = pd.factorize(combine([label.codes, code.codes]))
    return np.where((label.codes < 0) & (code.codes < 0), -1, groups)


def _codes(column: Column) -> NDArray[np.intp]:
    if column.codes is not None:
        return column.codes
    return pd.factorize(np.asarray(column.numbers))[0]


def _pair_codes(texts: Sequence[Column]) -> list[tuple[Column, Column]]:
    """Return pairs of a column of codes and the column of their labels."""
    pairs: list[tuple[Column, Column]] = []
    labels = [each for each in texts if not words.is_code_name(each.name) and not each.field.role]
    for plain in texts:
        if plain.field.role or not words.is_code_name(plain.name) or plain.codes is None:
            continue
        code = plain
        stem = _stem(code.name)
        near = sorted(
            labels, key=lambda each: (_stem(each.name) != stem, abs(each.place - code.place))
        )
        for label in near:
            code = _without_blanks(plain, label)
            if label.codes is None or code.codes is None:
                continue
            is_called_alike = _stem(label.name) == stem and stem != ""
            share = share_decided(code.codes, label.codes) if is_called_alike else 0.0
            if share >= PAIR_SHARE or is_one_to_one(code.codes, label.codes):
                pairs.append((code, label))
                break
    return pairs


def _stem(name: str) -> str:
    """Return what a column of codes or labels is about: `areacd` and `areanm` are both of areas."""
    plain = (
        re.sub(r"(cd|nm)$", "", name.casefold()) if not name.casefold().endswith("code") else name
    )
    parts = [
        each
        for each in words.clean_name(plain).split()
        if each not in words.CODE_WORDS and each not in ("name", "label", "nm", "alpha", "2", "3")
    ]
    return " ".join(parts)


def _kind_of(
    label: Column, code: Column | None, texts: Sequence[Column], kept: Sequence[Column]
) -> Column | None:
    key = code or label
    for each in texts:
        if any(each is one for one in (*kept, code)) or each.codes is None or key.codes is None:
            continue
        if _is_of(each, label, "kind"):
            return each
        is_called = not each.field.role and words.clean_name(each.name) in words.KIND_NAMES
        if is_called and len(each.texts) < len(key.texts) and decides(key.codes, each.codes):
            return each
    return None


def _dimension_name(column: Column, taken: Sequence[str]) -> str:
    """Return what a dimension is called: `area` for areas, else the column's own name."""
    plain = words.clean_name(column.name)
    name = "-".join(_stem(column.name).split()) or "-".join(plain.split()) or "group"
    share = share_territories(column.texts)
    is_area = plain in words.AREA_NAMES and plain != "entity"
    if (is_area or share >= 0.5 or (plain == "entity" and share > 0)) and "area" not in taken:
        return "area"
    if name in RESERVED:
        name = f"{name}-group"
    return name if name not in taken else f"{name}-{column.place + 1}"


def as_texts(column: Column) -> Column:
    """Return a column of numbers as one of their texts."""
    if column.numbers is None:
        return column
    codes, uniques = pd.factorize(column.numbers)
    texts = tuple(f"{int(each)}" if each == int(each) else repr(float(each)) for each in uniques)
    return replace(column, numbers=None, codes=codes, texts=texts)
