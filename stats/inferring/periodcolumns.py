"""A table's columns in, that of its periods out: one alone, or years with their months."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd

from stats.inferring import words
from stats.inferring.columns import Column
from stats.inferring.dates import read_periods
from stats.inferring.layout import Sorter
from stats.inferring.monthnames import coded_part
from stats.inferring.yearkinds import FINANCIAL

PERIOD_SHARE = 0.9
"""A column is of periods where at least this share of its different texts can be read as one."""
CALLED_SHARE = 0.5
"""The same of a column that is called so: `Total` among three years leaves them years."""
MAX_MONTHS, MAX_QUARTERS = 12, 4
PERIOD_TYPES = frozenset({"year", "yearmonth", "date", "datetime"})
PERIOD_KIND_NAMES = frozenset({"time identifier", "period type", "time period type"})
"""What a column is called that says of each row what kind of period it is of: Academic year."""


def find_period(sorter: Sorter) -> list[Column]:
    """Take the column of periods, or those of years and months; none where there is none.

    What else only says when a row is of is left out: another period, the kind of this one.
    """
    period = _take_period(sorter)
    if period:
        for each in [e for e in sorter.left if words.clean_name(e.name) in PERIOD_KIND_NAMES]:
            sorter.drop(each, f"says of which kind {period[0].name!r} is")
    return period


def _take_period(sorter: Sorter) -> list[Column]:
    ranked: list[tuple[int, bool, int, int, Column]] = []
    for column in sorter.left:
        rank = _period_rank(column)
        if rank:
            # Where both are said to be of the period, the months are not the years.
            ranked.append((rank, not is_part(column), _count_values(column), -column.place, column))
    if not ranked:
        return []
    best = max(ranked, key=lambda each: each[:4])[4]
    sorter.take(lambda each: each is best)
    part = next((each for each in sorter.left if is_part(each)), None)
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
        if not (is_called or is_typed) or not column.is_whole or is_part(column):
            return 0
        return 3 if is_typed or "year" in name.split() else 2
    codes = read_periods(list(column.texts[:1000]), name)
    share = sum(map(bool, codes)) / max(len(codes), 1)
    if share < (CALLED_SHARE if is_called else PERIOD_SHARE) or (
        not is_called and not is_typed and words.is_code_name(column.name)
    ):
        return 0
    return 3 if is_typed or is_called else 1


def is_part(column: Column) -> bool:
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
