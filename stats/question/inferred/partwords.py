"""A text and the periods of its measure in, the text without words that say how long these are out.

"Monthly loans" of figures by month are the loans, and "each month" is each of their periods.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date

_MONTH = re.compile(r"\d{4}-\d\d")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_QUARTER = re.compile(r"(\d{4})-(\d\d)/\1-(\d\d)")
WORDS = {"month": "monthly", "week": "weekly", "quarter": "quarterly", "day": "daily"}
EACH = "each year"
"""How a row of all periods is asked for, whatever they are."""
MONTHS_OF_QUARTER, DAYS_OF_WEEK = 3, 7


def put_parts(text: str, codes: Collection[str]) -> str:
    """Return a text with each of the periods in the place of "each month", of figures by month, and
    without "monthly" and "per month".

    >>> months = ["2024-01", "2024-02"]
    >>> put_parts("monthly loans", months), put_parts("loans by month", months)
    (' loans', 'loans each year')
    >>> put_parts("monthly loans", ["2024"]), put_parts("loans each week", months)
    ('monthly loans', 'loans each week')
    """
    length = _common_length(codes)
    if not length:
        return text
    rows = rf"\b(?:for )?(?:each|every|by) {length}\b|\b{length} by {length}\b"
    text = re.sub(rows, EACH, text, flags=re.IGNORECASE)
    return re.sub(rf"\b(?:{WORDS[length]}|(?:per|a) {length})\b", "", text, flags=re.IGNORECASE)


def _common_length(codes: Collection[str]) -> str:
    """Return what part of a year all periods are; empty where they are none, or not alike.

    >>> _common_length(["2024-01-11", "2024-02-08"]), _common_length(["2023-03-15", "2024-03-15"])
    ('month', '')
    """
    if not any("-" in code for code in codes):
        return ""
    lengths = set(map(_length, codes))
    length = lengths.pop() if len(lengths) == 1 else ""
    if length == "day" and len({code[:7] for code in codes}) == len(codes):
        # Counted on one day of each month, or of each year.
        return "month" if len({code[:4] for code in codes}) < len(codes) else ""
    return length


def _length(code: str) -> str:
    """Return what part of a year a period is; empty for another."""
    if _MONTH.fullmatch(code):
        return "month"
    if _DAY.fullmatch(code):
        return "day"
    if match := _QUARTER.fullmatch(code):
        return "quarter" if int(match[3]) - int(match[2]) == MONTHS_OF_QUARTER - 1 else ""
    ends = code.split("/")
    if len(ends) != 1 and all(map(_DAY.fullmatch, ends)):
        first, last = map(date.fromisoformat, ends)
        return "week" if (last - first).days == DAYS_OF_WEEK - 1 else ""
    return ""
