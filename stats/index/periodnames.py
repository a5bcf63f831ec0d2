"""The codes and labels of a dataset's periods in, how each may be written out, folded."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Mapping, Sequence
from datetime import date

from stats.text import fold

PLAIN_YEAR = re.compile(r"(?:19|20)\d\d")
"""Codes of years that any text about years is read for."""
YEAR = re.compile(r"-?\d+")
YEARS = re.compile(r"(\d{4})-01/(\d{4})-12")
"""Several whole calendar years."""
MONTH, DAY = re.compile(r"\d{4}-\d\d"), re.compile(r"\d{4}-\d\d-\d\d")
WEEK_LENGTH = 7


def name_periods(codes: Sequence[str], labels: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return what each period may be written as, folded, and its code; the longest comes first.

    Args:
        codes: of all periods, the calendar years among them.
        labels: code -> label, of all that are no calendar years: any text is read for those.

    """
    named = {(fold(text), code) for code, label in labels.items() for text in (code, label)}
    named |= {(name, code) for code in codes for name in _names_of_years(code)}
    if any(code.startswith("-") for code in codes):
        named |= {(name, code) for code in codes for name in _names_of_era(code)}
    if not any(DAY.fullmatch(code) for code in codes):
        # A month may be printed as its first day.
        months = {code: label for code, label in labels.items() if MONTH.fullmatch(code)}
        named |= {(f"{code}-01", code) for code in months}
        named |= {(fold(f"1 {label}"), code) for code, label in months.items()}
        named |= {(each, code) for code, label in months.items() for each in _short_months(label)}
        named |= {(code.replace("-", "m"), code) for code in months}
        named |= {(fold(day), code) for code in codes for day in _ends_of_week(code)}
    return tuple(sorted(named, key=lambda each: (-len(each[0]), each)))


def _names_of_years(code: str) -> tuple[str, ...]:
    """Return how several whole years are written besides "2019 to 2021"; none of other periods.

    Two years as "2019-20" are a financial year.
    """
    match = YEARS.fullmatch(code)
    if match is None:
        return ()
    first, last = match[1], match[2]
    ends = [last, last[2:]] if int(last) > int(first) + 1 and first[:2] == last[:2] else [last]
    return tuple(f"{first}{mark}{end}" for mark in ("-", "/", " - ", " to ") for end in ends)


def _names_of_era(code: str) -> tuple[str, ...]:
    """Return how a year is written besides "500 BCE", or "100" where others are before our era."""
    if not YEAR.fullmatch(code):
        return ()
    year = int(code)
    numbers = dict.fromkeys((str(abs(year)), f"{abs(year):,}"))
    eras = ("bce", "bc", "b.c.", "b.c.e.") if year < 0 else ("ce", "ad", "a.d.")
    before = () if year < 0 else ("ad",)
    written = [f"{number} {era}" for number in numbers for era in eras]
    return (*written, *(f"{era} {number}" for number in numbers for era in before))


def _ends_of_week(code: str) -> tuple[str, ...]:
    """Return the first and the last day of a week, either of which one may be printed as.

    >>> _ends_of_week("2024-01-08/2024-01-14"), _ends_of_week("2024-01-01/2024-03-31")
    (('8 January 2024', '14 January 2024', '2024-01-08', '2024-01-14'), ())
    """
    ends = code.split("/")
    if len(ends) == 1 or not all(map(DAY.fullmatch, ends)):
        return ()
    first, last = map(date.fromisoformat, ends)
    if (last - first).days != WEEK_LENGTH - 1:
        return ()
    days = (f"{day.day} {month_name[day.month]} {day.year}" for day in (first, last))
    return (*days, *ends)


def _short_months(label: str) -> tuple[str, ...]:
    """Return a month cut short, or with a year of two digits: "apr 2024", "apr 24", "april 24"."""
    month, _, year = fold(label).partition(" ")
    return f"{month[:3]} {year}", f"{month[:3]} {year[-2:]}", f"{month} {year[-2:]}"
