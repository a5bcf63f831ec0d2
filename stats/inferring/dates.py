"""Texts and numbers as they stand in a column in, codes of periods out (`stats.periods`)."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from stats.inferring.yearkinds import end_financial, join_chains, kind_in, with_kinds
from stats.periods import (
    MONTH_NUMBERS,
    MONTH_PATTERN,
    day_interval_code,
    month_code,
    with_kind,
    year_code,
)

_MONTH = rf"({MONTH_PATTERN})\.?"
_CLOCK = r"(?:[T ]\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?"
_DURATION = r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?"
PIVOT = 69
"""Two digits from this on are of the 1900s. Source: POSIX strptime %y."""


def _year(match: re.Match[str]) -> str:
    return year_code(int(match[1]))


def _before_christ(match: re.Match[str]) -> str:
    return year_code(-int(match[1].replace(",", "")))


def _after_christ(match: re.Match[str]) -> str:
    return year_code(int(match[1] or match[2]))


def _month_of(match: re.Match[str]) -> str:
    month = int(match[2])
    return month_code(int(match[1]), month, 1) if 1 <= month <= 12 else ""


def _named_month(match: re.Match[str]) -> str:
    return month_code(_full(match[2]), MONTH_NUMBERS[match[1]], 1)


def _year_and_month(match: re.Match[str]) -> str:
    return month_code(int(match[1]), MONTH_NUMBERS[match[2]], 1)


def _full(text: str) -> int:
    year = int(text)
    return year if len(text) > 2 else year + (1900 if year >= PIVOT else 2000)


def _day(match: re.Match[str]) -> str:
    return _checked_day(int(match[1]), int(match[2]), int(match[3]))


def _british_day(match: re.Match[str]) -> str:
    return _checked_day(int(match[3]), int(match[2]), int(match[1]))


def _day_in_words(match: re.Match[str]) -> str:
    return _checked_day(_full(match[3]), MONTH_NUMBERS[match[2]], int(match[1]))


def _month_day_in_words(match: re.Match[str]) -> str:
    return _checked_day(int(match[3]), MONTH_NUMBERS[match[1]], int(match[2]))


def _checked_day(year: int, month: int, day: int) -> str:
    if year < 1 or not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
        return ""
    return date(year, month, day).isoformat()


def _quarter(match: re.Match[str]) -> str:
    return month_code(int(match[1]), 3 * int(match[2]) - 2, 3)


def _quarter_first(match: re.Match[str]) -> str:
    return month_code(int(match[2]), 3 * int(match[1]) - 2, 3)


def _half(match: re.Match[str]) -> str:
    return month_code(int(match[1]), 6 * int(match[2]) - 5, 6)


def _week(match: re.Match[str]) -> str:
    try:
        first = date.fromisocalendar(int(match[1]), int(match[2]), 1)
    except ValueError:
        return ""
    return day_interval_code(first, first + timedelta(days=6))


def _two_years(match: re.Match[str]) -> str:
    """Read 2018/19 as the financial year, and 1990-1995 as those six years."""
    first = int(match[1])
    second = int(match[2]) if len(match[2]) == 4 else first - first % 100 + int(match[2])
    if len(match[2]) == 2 and second < first:
        second += 100
    if second == first + 1 and (len(match[2]) == 2 or "/" in match[0]):
        return month_code(first, 4, 12)
    return month_code(first, 1, 12 * (second - first + 1)) if second > first else ""


def _duration(match: re.Match[str]) -> str:
    first = _day(match)
    if not first:
        return ""
    years, months, weeks, days = (int(each or 0) for each in match.groups()[3:7])
    start = date.fromisoformat(first)
    past = 12 * (start.year + years) + start.month - 1 + months
    year, month = past // 12, past % 12 + 1
    if year > 9999:
        return ""
    # The 31st and a month on is the last day of the shorter month, as ISO 8601 readers have it.
    day = min(start.day, monthrange(year, month)[1])
    after = date(year, month, day) + timedelta(days=7 * weeks + days)
    return day_interval_code(start, after - timedelta(days=1)) if after > start else ""


def _day_interval(match: re.Match[str]) -> str:
    first = _checked_day(int(match[1]), int(match[2]), int(match[3]))
    last = _checked_day(int(match[4]), int(match[5]), int(match[6]))
    return _between(first, last)


def _month_interval(match: re.Match[str]) -> str:
    first, last = (12 * int(match[i]) + int(match[i + 1]) for i in (1, 3))
    return month_code(int(match[1]), int(match[2]), last - first + 1) if last >= first else ""


def _months_in_words(match: re.Match[str]) -> str:
    last = 12 * int(match[4]) + MONTH_NUMBERS[match[3]]
    year = int(match[2] or match[4])
    first = 12 * year + MONTH_NUMBERS[match[1]]
    return month_code(year, MONTH_NUMBERS[match[1]], last - first + 1) if last >= first else ""


def _year_and_months(match: re.Match[str]) -> str:
    year, first, last = int(match[1]), MONTH_NUMBERS[match[2]], MONTH_NUMBERS[match[3]]
    return month_code(year, first, last - first + 1) if last >= first else ""


def _year_ending(match: re.Match[str]) -> str:
    first = 12 * _full(match[2]) + MONTH_NUMBERS[match[1]] - 12
    return month_code(first // 12, first % 12 + 1, 12)


def _short_months(match: re.Match[str]) -> str:
    """Read Apr 22 - Mar 23, a year or years or a part of one; others may be days of two months."""
    first, last = (12 * _full(match[i + 1]) + MONTH_NUMBERS[match[i]] for i in (1, 3))
    count = last - first + 1
    is_likely = 1 < count <= 12 or (count > 0 and count % 12 == 0)
    return month_code(_full(match[2]), MONTH_NUMBERS[match[1]], count) if is_likely else ""


def _days_in_words(match: re.Match[str]) -> str:
    year = int(match[3] or match[6])
    first = _checked_day(year, MONTH_NUMBERS[match[2]], int(match[1]))
    last = _checked_day(int(match[6]), MONTH_NUMBERS[match[5]], int(match[4]))
    return _between(first, last)


def _days_in_numbers(match: re.Match[str]) -> str:
    days, months, years = ([int(match[i + n]) for i in (1, 4)] for n in range(3))
    return _between(*map(_checked_day, years, months, days))


def _between(first: str, last: str) -> str:
    if not first or not last or last < first:
        return ""
    return day_interval_code(date.fromisoformat(first), date.fromisoformat(last))


def _financial_quarter(match: re.Match[str]) -> str:
    """Read the quarter of a year of two, which begins in April: 2022/23 Q3."""
    year, second = (match[1], match[2]) if len(match[1]) == 4 else (match[2], match[3])
    if (int(year) + 1) % 100 != int(second) % 100:
        return ""
    number = int(match[3] if len(match[1]) == 4 else match[1])
    first = 12 * int(year) + 3 * number
    return month_code(first // 12, first % 12 + 1, 3)


def _year_of_kind(match: re.Match[str]) -> str:
    """Read a year that says of which kind it is; of a calendar year nothing is left to say."""
    kind, year = (match[1], match[2]) if match[1][0].isalpha() else (match[2], match[1])
    code = read_period(year if len(year) > len("23") else f"20{year}")
    plain = {"ay": "academic", "mid": "midyear", "calendar": ""}.get(kind, kind)
    return with_kind(code, plain) if plain else code


def _financial_ending(match: re.Match[str]) -> str:
    year = _full(match[2])
    return with_kind(month_code(year - 1, 4, 12), match[1])


Reader = Callable[[re.Match[str]], str]
_Y = r"(\d{4})"
_TO = r"\s*(?:-|\u2013|to|until)\s*"
_KIND = r"(academic|school|tax|fiscal|financial|calendar)\s+(?:years?|yrs?)"
_OF_KIND = r"(\d{4}(?:\s*[-/\u2013]\s*(?:\d{4}|\d\d))?)"
_QUARTER_WORD = r"(?:q|qtr\.?\s*|quarter\s+)"
_QUARTERS = rf"{_QUARTER_WORD}([1-4])"
_FORMS: tuple[tuple[re.Pattern[str], Reader], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE | re.ASCII), read)
    for pattern, read in (
        (r"(-?\d{1,10})(?:\.0+)?", _year),
        (rf"{_Y}-(\d\d)", _month_of),
        (rf"{_Y}-(\d\d)-(\d\d){_CLOCK}", _day),
        (rf"{_Y}-(\d\d)-(\d\d){_CLOCK}/{_DURATION}", _duration),
        (rf"{_Y}-(\d\d)-(\d\d)\s*(?:/|to)\s*{_Y}-(\d\d)-(\d\d)", _day_interval),
        (rf"{_Y}-(\d\d)\s*(?:/|to)\s*{_Y}-(\d\d)", _month_interval),
        (rf"(?:fy\s*)?{_Y}\s*(?:[-/\u2013]|to)\s*(\d{{4}}|\d\d)", _two_years),
        (rf"{_KIND}\s*{_OF_KIND}", _year_of_kind),
        (rf"{_OF_KIND}[\s,(]*{_KIND}\)?", _year_of_kind),
        (rf"(ay)\s*{_OF_KIND}", _year_of_kind),
        (r"(fy)\s*['\u2019]?(\d{4}|\d\d)", _year_of_kind),
        (
            r"(academic|school|tax|financial)\s+year\s+(?:ending|ended|end)\s+(\d{4}|\d\d)",
            _financial_ending,
        ),
        (rf"(mid)[-\s]?(?:year\s+)?{_Y}", _year_of_kind),
        (rf"{_Y}(?:[-\s]?q|-t|[-\s]*{_QUARTER_WORD})([1-4])", _quarter),
        (rf"{_QUARTERS}[-\s/,]*{_Y}", _quarter_first),
        (rf"{_Y}\s*[/\u2013-]\s*(\d\d|\d{{4}})[-\s,]*{_QUARTERS}", _financial_quarter),
        (rf"{_QUARTERS}[-\s,]*{_Y}\s*[/\u2013-]\s*(\d\d|\d{{4}})", _financial_quarter),
        (rf"{_Y}[-\s]?[hs]([12])", _half),
        (rf"{_Y}[-\s]?m(\d\d?)", _month_of),
        (rf"{_Y}-?w(\d\d)", _week),
        (rf"{_Y}[/.](\d\d?)[/.](\d\d?){_CLOCK}", _day),
        (rf"(\d\d?)[/.-](\d\d?)[/.-]{_Y}{_CLOCK}", _british_day),
        (rf"(\d\d?)(?:st|nd|rd|th)?[-\s]+{_MONTH}[-,\s]+(\d{{4}}|\d\d)", _day_in_words),
        (rf"{_MONTH}\s+(\d\d?)(?:st|nd|rd|th)?,?\s+{_Y}", _month_day_in_words),
        (rf"{_MONTH}[-\s/]*(\d{{4}}|(?<=[-\s/])\d\d)", _named_month),
        (rf"{_Y}[-\s/]*{_MONTH}", _year_and_month),
        (rf"[a-z][\w&]*-{_MONTH}-(\d{{4}})", _named_month),
        (rf"{_MONTH}(?:\s+{_Y})?\s*(?:-|\u2013|to)\s*{_MONTH}\s+{_Y}", _months_in_words),
        (rf"{_Y}[-\s,:]*{_MONTH}\s*(?:-|\u2013|to)\s*{_MONTH}", _year_and_months),
        (
            r"(?:(?:year|yr|12 months) (?:ending|ended|end|to)|y/?e):? "
            rf"(?:\d\d?(?:st|nd|rd|th)? )?{_MONTH}[- ](\d{{4}}|\d\d)",
            _year_ending,
        ),
        (
            rf"{_MONTH}[-\s'\u2019]+(\d{{4}}|\d\d){_TO}{_MONTH}[-\s'\u2019]+(\d{{4}}|\d\d)",
            _short_months,
        ),
        (
            rf"(\d\d?)(?:st|nd|rd|th)? {_MONTH}(?: {_Y})?{_TO}"
            rf"(\d\d?)(?:st|nd|rd|th)? {_MONTH} {_Y}",
            _days_in_words,
        ),
        (rf"(\d\d?)/(\d\d?)/{_Y}{_TO}(\d\d?)/(\d\d?)/{_Y}", _days_in_numbers),
        (r"([\d,]+)\s*(?:bce?|b\.c\.(?:e\.)?)", _before_christ),
        (r"(?:(?:ad|ce)\s*(\d{1,4})|(\d{1,4})\s*(?:ad|ce))", _after_christ),
    )
)
MONTH_FIRST = re.compile(r"(\d\d?)/(\d\d?)/(\d{4}).*")


def read_period(text: str, *, is_month_first: bool = False) -> str:
    """Return the code of a period as somebody wrote it; empty where it is none that is known.

    >>> [read_period(each) for each in ("1990", "1990-05", "2014-04-01/P3Y", "2018/19", "Q2 2020")]
    ['1990', '1990-05', '2014-04/2017-03', '2018-04/2019-03', '2020-04/2020-06']
    >>> [read_period(each) for each in ("15/05/2024", "May-24", "8000 BCE", "soon")]
    ['2024-05-15', '2024-05', '-8000', '']
    >>> [read_period(each) for each in ("Academic year 2022/23", "FY2023", "Mid-2022", "YE Mar 24")]
    ['academic-2022/23', 'fy-2023', 'midyear-2022', '2023-04/2024-03']
    >>> [read_period(each) for each in ("2022/23 Q4", "1 April 2022 to 31 March 2023")]
    ['2023-01/2023-03', '2022-04/2023-03']
    """
    text = " ".join(text.split()).casefold()
    if is_month_first and (match := MONTH_FIRST.fullmatch(text)):
        return _checked_day(int(match[3]), int(match[1]), int(match[2]))
    for pattern, read in _FORMS:
        match = pattern.fullmatch(text)
        if match is not None and (code := read(match)):
            return code
    return ""


def is_month_first(texts: list[str]) -> bool:
    """Whether dates with slashes can only have the month before the day, in some and in all."""
    matches = [match for text in texts if (match := MONTH_FIRST.fullmatch(text.strip()))]
    return any(int(each[2]) > 12 for each in matches) and all(
        int(each[1]) <= 12 for each in matches
    )


def read_day(days: int, zero: str) -> str:
    """Return the day so many days after another.

    >>> read_day(31, "2020-01-21")
    '2020-02-21'
    """
    try:
        return (date.fromisoformat(zero[:10]) + timedelta(days=days)).isoformat()
    except (ValueError, OverflowError):
        return ""


_ENDING = re.compile(r"\b(year|12 months|quarter|3 months|month|week) (?:ending|ended|end|to)\b")
_MONTHS_ENDING = {"year": 12, "12 months": 12, "quarter": 3, "3 months": 3, "month": 1}
_DAY_OR_MONTH = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?")
_PAIR = re.compile(r"\s*(\d{4})-?(\d\d)\s*")
_OF_YEARS = re.compile(r"\b(?:financial|fiscal|academic|school|tax) years?\b|\bfy\b")
_OF_YEAR, _OF_MONTHS = re.compile(r"\byears?\b"), re.compile(r"month")


def read_periods(texts: list[str], name: str = "") -> list[str]:
    """Return the code of each text of one column; empty where one is no period.

    What a column is decides what a text in it is: 2009-10 is a financial year among others of its
    kind or in a column that is called so, and a month among months; 200910 is read like it.

    >>> read_periods(["2009-10", "2010-11", "Total"]), read_periods(["2009-10", "2009-11"])
    (['2009-04/2010-03', '2010-04/2011-03', ''], ['2009-10', '2009-11'])
    >>> read_periods(["2009-10"], "financial year"), read_periods(["201213", "201112"])
    (['financial-2009/10'], ['2012-04/2013-03', '2011-04/2012-03'])

    A column that is called by what ends then is of that: a day is the last one of a year.

    >>> read_periods(["31/03/2023", "2022"], "year ending")
    ['2022-04/2023-03', '2022']
    """
    month_first = is_month_first(texts)
    pairs = {place: match for place, text in enumerate(texts) if (match := _PAIR.fullmatch(text))}
    codes = [
        "" if place in pairs else read_period(text, is_month_first=month_first)
        for place, text in enumerate(texts)
    ]
    are_years = _are_years(list(pairs.values()), name)
    for place, match in pairs.items():
        if are_years and _says_next(match):
            codes[place] = read_period(f"{match[1]}/{match[2]}")
        elif are_years is False if _says_month(match) else "-" in match[0]:
            # What is no month may be several years: 1990-95.
            codes[place] = read_period(f"{match[1]}-{match[2]}")
    ending = _ENDING.search(name)
    if ending is None:
        return with_kinds(join_chains(codes), kind_in(name))
    return end_financial([_ending_then(code, ending[1]) for code in codes], name)


def _ending_then(code: str, unit: str) -> str:
    """Return the code of the year, quarter, month or week whose last day or month a period is.

    What is neither a day nor a month is as it was: 2022, 2018/19. Days that end no month are of
    years and quarters by day.
    """
    match = _DAY_OR_MONTH.fullmatch(code)
    if match is None:
        return code
    year, month = int(match[1]), int(match[2])
    last = date(year, month, int(match[3]) if match[3] else monthrange(year, month)[1])
    if unit == "week":
        first = last - timedelta(days=6)
        return day_interval_code(first, last) if match[3] else code
    months = _MONTHS_ENDING[unit]
    start = 12 * year + month - months
    if last.day == monthrange(year, month)[1]:
        return month_code(start // 12, start % 12 + 1, months)
    before = 12 * year + month - 1 - months
    size = monthrange(before // 12, before % 12 + 1)[1]
    past = date(before // 12, before % 12 + 1, min(last.day, size))
    return day_interval_code(past + timedelta(days=1), last)


def _are_years(pairs: list[re.Match[str]], name: str) -> bool | None:
    """Whether texts such as 2009-10 are years, not months; None where there is proof of both."""
    if _OF_YEARS.search(name):
        return True
    is_no_month = any(not _says_month(each) for each in pairs)
    is_no_year = any(not _says_next(each) and _says_month(each) for each in pairs)
    if is_no_month or is_no_year:
        return None if is_no_month and is_no_year else is_no_month
    is_of_years = len(pairs) > 1 or _OF_YEAR.search(name) is not None
    return is_of_years and not _OF_MONTHS.search(name)


def _says_next(match: re.Match[str]) -> bool:
    return (int(match[1]) + 1) % 100 == int(match[2])


def _says_month(match: re.Match[str]) -> bool:
    return 1 <= int(match[2]) <= 12
