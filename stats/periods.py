"""A period's code in, the period out: the codes that every inferred package shares.

A code is a year (`1990`, `-8000`), a month (`1990-05`), a day (`2024-05-15`), an interval of months
or days (`2014-04/2017-03`), or `undated`, with a year where one is said (`undated-2015`). The same
code is the same period everywhere, so `1990` of two packages is one. A year that is published by
its kind alone (`academic-2022/23`, `fiscal-2022`, `midyear-2022`) has no months that are stated.

Months are texts that are compared as texts. Those of the years 1 to 9999 are `YYYY-MM`; an earlier
year is written `!` and ten digits counted from 10,000,000,000 years before, a later one `~` and ten
digits, so that every month sorts where it lies.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from stats.model import Period, PeriodKind

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
MONTH_NUMBERS = {
    name[:length].casefold(): number
    for number, name in enumerate(MONTHS, start=1)
    for length in (3, 4, len(name))
}
"""The numbers of months by what they are written as: in full, or by three or four letters."""
MONTH_PATTERN = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
"""A regular expression for any of these in small letters."""
UNDATED = "undated"
NO_DATE = "no date given"
NAMED: dict[str, tuple[str, int, int]] = {
    "academic": ("academic year {}", 0, 12),
    "school": ("school year {}", 0, 12),
    "tax": ("tax year {}", 0, 12),
    "fiscal": ("fiscal year {}", 0, 12),
    "financial": ("financial year {}", 0, 12),
    "fy": ("FY{}", 0, 12),
    "midyear": ("mid-{}", 0, 12),
    "autumn-term": ("autumn term {}", 5, 4),
    "autumn-and-spring-term": ("autumn and spring term {}", 5, 6),
    "spring-term": ("spring term {}", 9, 2),
    "summer-term": ("summer term {}", 11, 1),
}
"""What years and terms are called that are published so: how one is printed, and from which month
of the year on and for how many months it is placed among others. The places only put them in order:
a year of two (2022/23) has that of every such year, a term lies within its own."""
_NAMED = re.compile(rf"({'|'.join(NAMED)})-(\d{{4}})(?:/(\d\d))?")
_BEFORE = 10**10
_CODE = re.compile(r"(-?\d+)(?:-(\d\d)(?:-(\d\d))?)?")


def encode_month(year: int, month: int) -> str:
    """Return a month as a text that sorts where it lies, whatever its year.

    >>> encode_month(-8000, 1), encode_month(215, 12), encode_month(12000, 1)
    ('!9999992000-01', '0215-12', '~0000012000-01')
    >>> encode_month(-8000, 1) < encode_month(-6000, 1) < encode_month(1, 1)
    True
    """
    if year < 0:
        return f"!{_BEFORE + year:010d}-{month:02d}"
    return f"{year:04d}-{month:02d}" if year <= 9999 else f"~{year:010d}-{month:02d}"


def split_month(month: str) -> tuple[int, int]:
    """Return the year and the month of a month as `encode_month` writes it.

    >>> split_month("2019-05"), split_month("!9999992000-01"), split_month("~0000012000-01")
    ((2019, 5), (-8000, 1), (12000, 1))
    """
    year, number = month.split("-")[:2]
    if year.startswith("!"):
        return int(year[1:]) - _BEFORE, int(number)
    return int(year.removeprefix("~")), int(number)


def make_period(code: str) -> Period:
    """Return the period of a code.

    >>> make_period("2014-04/2015-03").label, make_period("-8000").label
    ('2014/15', '8000 BCE')
    >>> make_period("2015-11-16/2016-11-15").label
    '16 November 2015 to 15 November 2016'
    >>> make_period("academic-2022/23").label, make_period("fiscal-2022").label
    ('academic year 2022/23', 'fiscal year 2022')

    Raises:
        ValueError: the text is no such code.

    """
    if code == UNDATED or code.startswith(f"{UNDATED}-"):
        return Period(code, code[len(UNDATED) + 1 :] or NO_DATE, "", "", "undated")
    if match := _NAMED.fullmatch(code):
        return _named_period(match)
    first, _, last = code.partition("/")
    start = _parts(first)
    if last:
        return _interval(code, start, _parts(last))
    year, month, day = start
    months = (encode_month(year, month or 1), encode_month(year, month or 12))
    return Period(code, _date_label(year, month, day), *months, "part" if month else "year")


def _named_period(match: re.Match[str]) -> Period:
    """Return a year or term that is published by its name, placed where such a year is."""
    template, offset, count = NAMED[match[1]]
    year = int(match[2])
    first = 12 * year + (3 if match[3] else 0) + offset
    last = first + count - 1
    return Period(
        match[0],
        template.format(match[0].partition(f"{match[1]}-")[2]),
        encode_month(first // 12, first % 12 + 1),
        encode_month(last // 12, last % 12 + 1),
        "year" if count == 12 else "part",
        has_months=False,
    )


def name_kind(code: str) -> str:
    """Return as what a period is published (`academic`); empty for one of stated months or days.

    >>> name_kind("academic-2022/23"), name_kind("2022-04/2023-03")
    ('academic', '')
    """
    match = _NAMED.fullmatch(code)
    return match[1] if match else ""


def with_kind(code: str, kind: str) -> str:
    """Return the code of a year as one of a kind; any other period as it is.

    >>> with_kind("2022-04/2023-03", "academic"), with_kind("2022", "fiscal")
    ('academic-2022/23', 'fiscal-2022')
    >>> with_kind("2022-05", "fiscal"), with_kind("2021-01/2022-12", "tax")
    ('2022-05', 'tax-2021/22')
    """
    if re.fullmatch(r"\d{4}", code):
        return f"{kind}-{code}"
    match = re.fullmatch(r"(\d{4})-(?:04|01)/(\d\d(\d\d))-(?:03|12)", code)
    is_year = match is not None and int(match[2]) == int(match[1]) + 1
    return f"{kind}-{match[1]}/{match[3]}" if match is not None and is_year else code


def _parts(text: str) -> tuple[int, int, int]:
    match = _CODE.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is no code of a period")
    return int(match[1]), int(match[2] or 0), int(match[3] or 0)


def year_label(year: int) -> str:
    """Return a year as it is read: 8000 BCE, 215, 2015."""
    return f"{-year} BCE" if year < 0 else str(year)


def _date_label(year: int, month: int, day: int) -> str:
    name = MONTHS[month - 1] if month else ""
    return " ".join(filter(None, [str(day) if day else "", name, year_label(year)]))


def _interval(code: str, start: tuple[int, int, int], end: tuple[int, int, int]) -> Period:
    """Return a period of several months or days; whole months are counted from the first day."""
    year, month, day = start
    last_year, last_month, last_day = end
    if not month:
        months = (encode_month(year, 1), encode_month(last_year, 12))
        label = f"{year_label(year)} to {year_label(last_year)}"
        return Period(code, label, *months, "span")
    count = 12 * (last_year - year) + last_month - month + 1
    if 1 < day == last_day + 1:
        # From the 16th to the 15th: the last month is the first month's other half.
        count -= 1
        last_year, last_month = (last_year - (last_month == 1), (last_month - 2) % 12 + 1)
    kind: PeriodKind = "year" if count == 12 else "part" if count < 12 else "span"
    months = (encode_month(year, month), encode_month(last_year, last_month))
    return Period(code, _interval_label(start, end, count), *months, kind)


def _interval_label(start: tuple[int, int, int], end: tuple[int, int, int], count: int) -> str:
    year, month, day = start
    if not day and month == 4 and count == 12:
        return f"{year}/{end[0] % 100:02d}"
    if not day and month == 1 and end[1] == 12:
        return f"{year_label(year)} to {year_label(end[0])}"
    first = _date_label(0 if year == end[0] else year, month, day).removesuffix(" 0")
    return f"{first} to {_date_label(*end)}"


def month_code(year: int, month: int, count: int) -> str:
    """Return the code of so many whole months from a month on.

    >>> month_code(2001, 1, 12), month_code(2014, 4, 36), month_code(1990, 5, 1)
    ('2001', '2014-04/2017-03', '1990-05')
    """
    if count == 1:
        return f"{year_code(year)}-{month:02d}"
    if month == 1 and count == 12:
        return year_code(year)
    last = 12 * year + month - 1 + count - 1
    return f"{year_code(year)}-{month:02d}/{year_code(last // 12)}-{last % 12 + 1:02d}"


def year_code(year: int) -> str:
    """Return the code of a year.

    >>> year_code(-8000), year_code(215)
    ('-8000', '0215')
    """
    return str(year) if year < 0 else f"{year:04d}"


def day_interval_code(first: date, last: date) -> str:
    """Return the code of the days from one to another, shortest form.

    >>> day_interval_code(date(2014, 4, 1), date(2015, 3, 31))
    '2014-04/2015-03'
    """
    if first == last:
        return first.isoformat()
    if first.day == 1 and last.day == monthrange(last.year, last.month)[1]:
        count = 12 * (last.year - first.year) + last.month - first.month + 1
        return month_code(first.year, first.month, count)
    return f"{first.isoformat()}/{last.isoformat()}"
