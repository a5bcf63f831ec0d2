"""A table and its layout in, the period of each row and what is none out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from stats.errors import Problem
from stats.inferring.columns import Column, Table
from stats.inferring.dates import read_day, read_periods
from stats.inferring.descriptor import ResourceText
from stats.inferring.headers import across_codes
from stats.inferring.layout import Layout
from stats.inferring.monthnames import coded_part
from stats.inferring.periodcolumns import PERIOD_KIND_NAMES, part_number
from stats.inferring.relations import combine
from stats.inferring.words import PART_NAMES, clean_name
from stats.inferring.yearkinds import FINANCIAL, kind_in, with_kinds
from stats.periods import UNDATED, month_code

FIRST_DAY = re.compile(r"\d{4}-\d\d-01")
LEAST_MONTHS = 3
"""First days of months that are taken for the months: of two, one may be a day by chance."""
MIN_DAY, MAX_DAY = 10_000_101, 99_991_231


def read_period_column(
    table: Table, layout: Layout
) -> tuple[NDArray[np.intp], list[str], list[Problem]]:
    """Return for each row the place of its period, the codes of the periods, and what is none."""
    if layout.is_across:
        codes = across_codes([each.name for each in layout.values])
        codes = with_kinds(codes, kind_in(*_titles(table)))
        kept = list(dict.fromkeys(codes))
        return np.array([kept.index(each) for each in codes], np.intp), kept, []
    if not layout.period:
        return np.zeros(table.rows, np.intp), [_undated(table.resource)], []
    column = layout.period[0]
    if len(layout.period) == 2:
        rows, codes = _year_and_part(*layout.period)
    else:
        rows, codes = _read_column(column, table)
    codes = first_days_as_months(codes)
    problems = []
    for place, code in enumerate(codes):
        if not code:
            line = table.line(int((rows == place).argmax()))
            why = f"{column.name}: not a period that is known; its rows are left out"
            problems.append(Problem(str(table.resource.path), line, why, is_error=False))
    kept = list(dict.fromkeys(filter(None, codes)))
    places = {code: i for i, code in enumerate(kept)}
    again = np.array([*(places.get(code, -1) for code in codes), -1], np.intp)
    return again[rows], kept, problems


def _read_column(column: Column, table: Table) -> tuple[NDArray[np.intp], list[str]]:
    """Return the places and codes of one column, as what it is called or what is beside it says."""
    name = clean_name(column.name)
    told: list[float] | list[str] = list(column.texts)
    rows = np.zeros(table.rows, np.intp) if column.codes is None else column.codes
    if column.numbers is not None:
        rows, numbers = pd.factorize(column.numbers)
        told = numbers.tolist()
    beside = next((each for each in table.columns if _says_kind(each)), None)
    if beside is None or beside.codes is None:
        codes = _codes_of(told, column, name)
        return rows, with_kinds(codes, kind_in(*_titles(table))) if not kind_in(name) else codes
    pairs, uniques = pd.factorize(combine([rows, beside.codes]))
    firsts = np.zeros(len(uniques), np.intp)
    firsts[pairs[::-1]] = np.arange(len(pairs))[::-1]
    kinds = [beside.texts[at] if at >= 0 else "" for at in beside.codes[firsts]]
    by_kind = {
        kind: _codes_of(told, column, clean_name(f"{name} {kind}")) for kind in dict.fromkeys(kinds)
    }
    codes = [
        by_kind[kind][at] if at >= 0 else "" for at, kind in zip(rows[firsts], kinds, strict=True)
    ]
    return pairs, codes


def _codes_of(told: Sequence[float] | Sequence[str], column: Column, name: str) -> list[str]:
    if column.numbers is not None:
        return _number_codes([float(each) for each in told], column, name)
    return read_periods([str(each) for each in told], name)


def _titles(table: Table) -> tuple[str, ...]:
    """Return what a table is called, where a kind of years may be said of all of them."""
    resource = table.resource
    return resource.period, resource.title, resource.name, resource.path.stem


def _says_kind(column: Column) -> bool:
    """Whether a column says of each row what kind of period it is of: Academic year."""
    return clean_name(column.name) in PERIOD_KIND_NAMES and column.codes is not None


def first_days_as_months(codes: Sequence[str]) -> list[str]:
    """Return months in the place of their first days, where all are that and some adjoin.

    So are months mostly written. Figures of quarters or of single days stay as they are.

    >>> first_days_as_months(["2023-04-01", "2023-05-01", "2023-06-01"])[:2]
    ['2023-04', '2023-05']
    >>> first_days_as_months(["2023-01-01", "2023-04-01", "2023-07-01"])[0]
    '2023-01-01'
    """
    given = [each for each in codes if each]
    if not all(FIRST_DAY.fullmatch(each) for each in given):
        return list(codes)
    months = sorted({12 * int(each[:-6]) + int(each[-5:-3]) for each in given})
    steps = [later - earlier for earlier, later in pairwise(months)]
    is_monthly = len(months) >= LEAST_MONTHS and 2 * steps.count(1) >= len(steps)
    return [each[:-3] if is_monthly else each for each in codes]


def _number_codes(numbers: Sequence[float], column: Column, name: str) -> list[str]:
    whole = [int(each) for each in numbers]
    if column.field.zero_day:
        return [read_day(each, column.field.zero_day) for each in whole]
    texts = [str(each) for each in whole]
    return read_periods(
        [
            f"{text[:4]}-{text[4:6]}-{text[6:]}" if MIN_DAY <= each <= MAX_DAY else text
            for text, each in zip(texts, whole, strict=True)
        ],
        name,
    )


def _year_and_part(years: Column, parts: Column) -> tuple[NDArray[np.intp], list[str]]:
    """Return the places and codes of the months or quarters of two columns together."""
    is_month = "mon" in clean_name(parts.name)
    limit, months = (12, 1) if is_month else (4, 3)
    year_rows, starts = _first_months(years)
    if parts.codes is not None:
        part_rows, texts = parts.codes, list(parts.texts)
    else:
        part_rows, numbers = pd.factorize(np.asarray(parts.numbers))
        texts = [str(int(each)) for each in numbers]
    if clean_name(parts.name) in PART_NAMES:
        found = [coded_part(text) for text in texts]
    else:
        placed = [part_number(text, limit) for text in texts]
        found = [(months * (each - 1) + 1, months) if each else (0, 0) for each in placed]
    rows, uniques = pd.factorize(combine([year_rows, part_rows]))
    firsts = np.zeros(len(uniques), np.intp)
    firsts[rows[::-1]] = np.arange(len(rows))[::-1]
    codes = []
    for row in firsts:
        start = starts[year_rows[row]] if year_rows[row] >= 0 else 0
        first, count = found[part_rows[row]] if part_rows[row] >= 0 else (0, 0)
        first += start - 1
        codes.append(month_code(first // 12, first % 12 + 1, count) if start and count else "")
    return rows, codes


def _first_months(years: Column) -> tuple[NDArray[np.intp], list[int]]:
    """Return the places of years, and of each the running number of its first month, 0 for none.

    Those of two years (2022/23) begin in April.
    """
    if years.codes is None:
        rows, values = pd.factorize(np.asarray(years.numbers))
        return rows, [12 * int(each) for each in values]
    codes = read_periods(list(years.texts), clean_name(years.name))
    matches = [FINANCIAL.fullmatch(code) for code in codes]
    return years.codes, [12 * int(each[1] or each[2]) + 3 if each else 0 for each in matches]


def _undated(resource: ResourceText) -> str:
    """Return the code of the period of a table that has none."""
    if resource.period and (code := read_periods([resource.period])[0]):
        return code
    for text in (resource.name, resource.title, resource.path.stem):
        years = re.findall(r"(?<!\d)((?:18|19|20)\d\d)(?!\d)", text)
        if len(set(years)) == 1:
            return f"{UNDATED}-{years[0]}"
    return UNDATED
