"""The ways to write a year or a span of months, and what each means: first and last month.

A pattern comes before those that would match a part of it.
"""

from __future__ import annotations

import re

from stats.periods import MONTH_NUMBERS, MONTH_PATTERN

_MONTH = rf"({MONTH_PATTERN})"
_YEAR = r"((?:19|20)\d\d)"
_ANY_YEAR = r"((?:19|20)\d\d|[0-4]\d(?!\s+(?:19|20)\d\d))"
"""A year in full or in two digits; those are a day, where a year in full follows."""
_TO = r"\s*(?:-|/|to|until|till|and|through)\s*"
_SHORT_FINANCIAL = r"(?:fy\s*)?(\d\d)\s*/\s*(\d\d)"
_FINANCIAL = r"(?:fy\s*)?((?:19|20)\d\d)\s*(?:[/-]|to)\s*((?:19|20)?\d\d)(?!\d)"
_YEARS_TO = r"\s+(?:years|yrs|year|yr)\s+(?:to|up to|ending|ended)\s+(?:(?:the\s+)?end of\s+)?"
_DAY = r"(?:\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?)?"


def _months(first_year: int, first: int, last_year: int, last: int) -> tuple[str, str]:
    return f"{first_year:04d}-{first:02d}", f"{last_year:04d}-{last:02d}"


def financial(first: str, second: str) -> tuple[str, str] | None:
    """Return the months of a financial year by its two years; None where they are no year."""
    start = int(first)
    end = int(second) if len(second) == 4 else start - start % 100 + int(second)
    if end < start and len(second) == 2:
        end += 100
    return _months(start, 4, end, 3) if end == start + 1 else None


_ORDINALS = {
    word: number
    for number, words in enumerate(
        (("first", "1st"), ("second", "2nd"), ("third", "3rd"), ("fourth", "4th")), start=1
    )
    for word in words
}
_NUMBERS = "two three four five six seven eight nine ten eleven twelve"
COUNTS = {word: number for number, word in enumerate(_NUMBERS.split(), start=2)}


def _years_to(match: re.Match[str]) -> tuple[str, str] | None:
    last = financial(_full(match[2]), match[3])
    count = COUNTS.get(match[1]) or int(match[1])
    return (f"{int(last[0][:4]) - count + 1}-04", last[1]) if last else None


def _years_to_month(match: re.Match[str]) -> tuple[str, str] | None:
    month, year = MONTH_NUMBERS[match[2][:3]], int(_full(match[3]))
    month -= month == 4  # as in `read_year_ending`
    count = COUNTS.get(match[1]) or int(match[1])
    return _months(year - count + month // 12, month % 12 + 1, year, month)


def _full(year: str) -> str:
    """Return a year of two digits in full."""
    return year if len(year) == 4 else f"20{year}"


def _digit_year(match: re.Match[str]) -> tuple[str, str] | None:
    """Read 2024-5 as 2024/25."""
    year = int(match[1])
    return financial(match[1], str(year + 1)) if (year + 1) % 10 == int(match[2]) else None


def _run_together(match: re.Match[str]) -> tuple[str, str] | None:
    """Read 1819 as 2018/19."""
    return _short_financial_year(match)


def _part_of_year(match: re.Match[str]) -> tuple[str, str] | None:
    """Read the first half or the second quarter of a financial year."""
    whole = financial(match[3], match[4])
    number, months = _ORDINALS[match[1]], 6 if match[2].startswith("h") else 3
    if whole is None or (number - 1) * months >= 12:
        return None
    first = 4 + (number - 1) * months
    year = int(whole[0][:4])
    last = first + months - 1
    return _months(
        year + (first - 1) // 12, (first - 1) % 12 + 1, year + (last - 1) // 12, (last - 1) % 12 + 1
    )


def _iso_range(match: re.Match[str]) -> tuple[str, str] | None:
    years = [each.split("-") for each in (match[1], match[2])]
    spans = [financial(first, second) for first, second in years]
    if spans[0] and spans[1] and "/" not in match[0]:
        return spans[0][0], spans[1][1]  # "2009-10 to 2010-11" is two years, not two months
    return match[1], match[2]


def _short_span(match: re.Match[str]) -> tuple[str, str] | None:
    first, last = financial(f"20{match[1]}", match[2]), financial(f"20{match[3]}", match[4])
    return (first[0], last[1]) if first and last and first[0] < last[0] else None


def _year_span(match: re.Match[str]) -> tuple[str, str] | None:
    first, last = int(match[1]), int(match[2])
    return _months(first, 1, last, 12) if last > first + 1 else None


def _financial_span(match: re.Match[str]) -> tuple[str, str] | None:
    first, last = financial(match[1], match[2]), financial(match[3], match[4])
    return (first[0], last[1]) if first and last and first[0] < last[0] else None


def _financial_year(match: re.Match[str]) -> tuple[str, str] | None:
    """Read 2019/20, and 2019-21 or 2019-2021 as the three years that it is."""
    return financial(match[1], match[2]) or (None if "/" in match[0] else _years_of(match))


def _years_of(match: re.Match[str]) -> tuple[str, str] | None:
    first, last = int(match[1]), int(match[2])
    last += first - first % 100 if len(match[2]) == len("21") else 0
    return _months(first, 1, last, 12) if last > first + 1 else None


def _short_financial_year(match: re.Match[str]) -> tuple[str, str] | None:
    return financial(f"20{match[1]}", match[2])


def _month_range(match: re.Match[str]) -> tuple[str, str] | None:
    first, first_year, last, last_year = match[1], match[2], match[3], match[4]
    last_year = _full(last_year)
    start = int(_full(first_year or last_year))
    first_month, last_month = MONTH_NUMBERS[first[:3]], MONTH_NUMBERS[last[:3]]
    if not first_year and first_month > last_month:
        start -= 1
    return _months(start, first_month, int(last_year), last_month)


def read_year_ending(match: re.Match[str]) -> tuple[str, str] | None:
    """Read the year to the end of a month."""
    month, year = MONTH_NUMBERS[match[1][:3]], int(_full(match[2]))
    if month == 4:
        # "Year to April 2019" is how the press writes the financial year 2018/19.
        return _months(year - 1, 4, year, 3)
    return _months(year - (month < 12), month % 12 + 1, year, month)


def _single_month(match: re.Match[str]) -> tuple[str, str] | None:
    return _months(
        int(match[2]), MONTH_NUMBERS[match[1][:3]], int(match[2]), MONTH_NUMBERS[match[1][:3]]
    )


def read_calendar_year(match: re.Match[str]) -> tuple[str, str] | None:
    """Read a bare year."""
    return _months(int(match[1]), 1, int(match[1]), 12)


def _no_months(_: re.Match[str]) -> None:
    """Read a week, which is no whole months."""


_KINDS = r"academic|school|tax|fiscal|financial|calendar"
_OF_KIND = (
    rf"(?:{_FINANCIAL}\s*(?:-|to|until|till|through|and)\s*{_FINANCIAL}|{_FINANCIAL}"
    rf"|{_SHORT_FINANCIAL}|{_YEAR})"
)
KINDS_ASKED = {"fy": "fy", "ay": "academic"}
"""What short words before a year say of which kind it is; longer ones say it themselves."""
KIND_OF_YEAR = re.compile(
    rf"(?<![\w])(?:the\s+)?(?:(?:(?P<kind>{_KINDS})\s+(?:years?|yrs?)\s+(?:of\s+)?(?:fy\s*)?"
    rf"|(?P<short>[fa]y)\s*['\u2019]?)(?P<year>{_OF_KIND}|\d\d(?![\d/-]))"
    rf"|(?P<before>{_OF_KIND})\s+(?P<behind>{_KINDS})\s+(?:years?|yrs?))(?![\w/-])",
    re.ASCII,
)
_YEARS_OF_KIND = tuple(
    (re.compile(pattern, re.ASCII), read)
    for pattern, read in (
        (rf"{_FINANCIAL}\s*(?:-|to|until|till|through|and)\s*{_FINANCIAL}", _financial_span),
        (_FINANCIAL, _financial_year),
        (_SHORT_FINANCIAL, _short_financial_year),
        (_YEAR, read_calendar_year),
    )
)


def read_year_of_kind(match: re.Match[str]) -> tuple[str, str] | None:
    """Read a year or a row of years with what kind it is of: "academic year 2022/23", "fy23"."""
    year = match["year"] or match["before"]
    if len(year) == len("23"):
        year = f"20{year}"
    for pattern, read in _YEARS_OF_KIND:
        if (found := pattern.fullmatch(year)) and (months := read(found)):
            return months
    return None


def said_kind(match: re.Match[str]) -> str:
    """Return the kind that a match of `KIND_OF_YEAR` says."""
    return str(match["kind"] or match["behind"] or KINDS_ASKED[match["short"]])


BY_YEARS = (
    _digit_year,
    _financial_span,
    _financial_year,
    _run_together,
    _short_financial_year,
    _short_span,
    _year_span,
    _years_to,
    read_calendar_year,
    read_year_of_kind,
)
"""Readings of years by their numbers; all others say months."""
PATTERNS = (
    (KIND_OF_YEAR, read_year_of_kind),
    *(
        (re.compile(rf"(?<![\w]){pattern}(?![\w])", re.ASCII), read)
        for pattern, read in (
            (rf"(?:the\s+)?(?:week|wk)\s*(?:no\.?\s*)?\d\d?,?\s+(?:of\s+)?{_YEAR}", _no_months),
            (rf"{_YEAR}(?:\s*,?\s*(?:week|wk)\s*|[\s-]?w)\d\d?", _no_months),
            (rf"w\d\d?\s+{_YEAR}", _no_months),
            (r"(\d{4}-(?:0[1-9]|1[0-2]))\s*(?:/|to)\s*(\d{4}-(?:0[1-9]|1[0-2]))(?!-)", _iso_range),
            (
                rf"(?:the\s+)?(\d|{'|'.join(COUNTS)}){_YEARS_TO}(?:{_FINANCIAL})",
                _years_to,
            ),
            (
                rf"(?:the\s+)?(\d|{'|'.join(COUNTS)}){_YEARS_TO}(?:{_SHORT_FINANCIAL})",
                _years_to,
            ),
            (
                rf"(?:the\s+)?(\d|{'|'.join(COUNTS)}){_YEARS_TO}{_DAY}{_MONTH}\s+{_ANY_YEAR}",
                _years_to_month,
            ),
            (
                rf"(?:the\s+)?({'|'.join(_ORDINALS)})\s+(half|quarter)\s+(?:of\s+)?{_FINANCIAL}",
                _part_of_year,
            ),
            (rf"between\s+{_FINANCIAL}\s+and\s+{_FINANCIAL}", _financial_span),
            (
                rf"(?:from\s+)?{_FINANCIAL}\s*(?:-|to|until|till|through)\s*{_FINANCIAL}",
                _financial_span,
            ),
            (
                r"(?:the\s+)?(?:(?:financial\s+|fiscal\s+)?(?:year|yr)|12 months|twelve months)\s+"
                r"(?:ending|ended|end|to|up to)\s+"
                rf"(?:(?:the\s+)?end of\s+)?{_DAY}{_MONTH}\s+{_ANY_YEAR}",
                read_year_ending,
            ),
            (
                rf"(?:between\s+|from\s+)?{_DAY}{_MONTH}(?:\s+{_ANY_YEAR})?{_TO}{_DAY}{_MONTH}\s+"
                rf"{_ANY_YEAR}",
                _month_range,
            ),
            (rf"{_YEAR}\s+(?:to|-)\s+{_YEAR}", _year_span),
            (_FINANCIAL, _financial_year),
            (r"(\d\d)/(\d\d)\s*(?:to|-)\s*(\d\d)/(\d\d)", _short_span),
            (r"((?:19|20)\d\d)\s*[/-]\s*(\d)", _digit_year),
            (_SHORT_FINANCIAL, _short_financial_year),
            (r"(?:fy\s*)?([0-3]\d)-([0-3]\d)", _short_financial_year),
            (rf"{_DAY}{_MONTH}\s+{_YEAR}", _single_month),
            (_YEAR, read_calendar_year),
            # Nothing else is "in 1890"; without that it may be a figure that is put up.
            (r"(?<=\bin )(1[5-8]\d\d)", read_calendar_year),
            (r"([12]\d)([123]\d)", _run_together),
        )
    ),
)
NUMBERS_TOO = (_short_financial_year, _year_span, _short_span, _digit_year, _run_together)
"""Readings of digits that may as well be something else, where they make no year."""
ALIKE = {"school": "academic", "fy": "financial", "fiscal": "financial"}
"""Kinds of years that are called by several words."""
