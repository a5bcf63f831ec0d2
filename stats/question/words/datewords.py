"""A text in, the same with quarters, halves and days written as periods are printed out.

"Q4 2023" is "October to December 2023", "2/11/2023" is "2 November 2023"; how one was read that may
be read otherwise is said beside it.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from stats.periods import MONTH_NUMBERS, MONTH_PATTERN, MONTHS
from stats.text import fold

_MONTH = rf"({MONTH_PATTERN})\.?"
_YEAR = r"((?:19|20)\d\d)"
_WHEN = (
    rf"(?:fy\s*)?(?:{_YEAR}(?:\s*[/\u2013-]\s*((?:19|20)?\d\d)(?![\d/-]))?"
    r"|['\u2019](\d\d)|(\d\d)/(\d\d)(?![\d/-]))"
)
_OF = r"[\s,/-]*(?:of\s+|in\s+)?(?:the\s+)?(?:(?:financial|calendar|fiscal)\s+)?(?:year\s+)?"
_PART = (
    r"(?:(q|qtr\.?|quarter|h)\s*([1-4])"
    r"|(?:the\s+)?(first|1st|second|2nd|third|3rd|fourth|4th|final|last)\s+(quarter|half))"
)
_ORDINALS = {
    word: number
    for number, words in enumerate(
        (("first", "1st"), ("second", "2nd"), ("third", "3rd"), ("fourth", "4th", "final", "last")),
        start=1,
    )
    for word in words
}
_WORD = r"(?<![\w/-])", r"(?![\w/-])"
_FINANCIAL_START = 4
"""The month in which a year such as 2023/24 begins, here as everywhere in the bot."""
Read = Callable[[re.Match[str]], tuple[str, bool] | None]


def put_dates(text: str, is_name: Callable[[str], bool]) -> tuple[str, tuple[str, ...]]:
    """Return a text with dates as they are printed, and how those were read that are in doubt.

    `is_name` says whether a word is the name of a member, which it is then left to be.

    >>> put_dates("Kent q4 2023", lambda word: False)
    ('Kent October to December 2023', ())
    >>> put_dates("2/11/2023", lambda word: False)
    ('2 November 2023', ('“2/11/2023” read as 2 November 2023, the day first',))
    """
    said: list[str] = []
    if not any(map(str.isdecimal, text)):
        return text, ()
    for pattern, read in _FORMS:
        text = pattern.sub(lambda match, read=read: _put(match, read, is_name, said), text)  # type: ignore[misc]
    return text, tuple(dict.fromkeys(said))


def _put(match: re.Match[str], read: Read, is_name: Callable[[str], bool], said: list[str]) -> str:
    written = match[0]
    first = fold(written).split()[0]
    found = None if first[:1].isalpha() and is_name(first) else read(match)
    if found is None:
        return written
    period, is_doubtful = found
    if is_doubtful:
        how = ", the day first" if written[0].isdecimal() and "/" in written[:3] else ""
        said.append(f"\u201c{written}\u201d read as {period}{how}")
    return period


def _months(year: int, month: int, count: int) -> str:
    """Return how so many months from one on are printed."""
    last = 12 * year + month - 1 + count - 1
    end = f"{MONTHS[last % 12]} {last // 12}"
    if count == 1:
        return end
    start = MONTHS[month - 1] + (f" {year}" if last // 12 != year else "")
    return f"{start} to {end}"


def _part(match: re.Match[str], shift: int = 0, when: int = 4) -> tuple[str, bool] | None:
    """Read a quarter or half of a year; `shift` and `when` are where its groups begin."""
    letter, number, word, kind = match.group(*range(1 + shift, 5 + shift))
    first, second, short, start, end = match.group(*range(1 + when, 6 + when))
    months = 6 if (letter or kind).casefold() in ("h", "half") else 3
    place = int(number) if number else _ORDINALS[word.casefold()]
    if word and word.casefold() in ("final", "last"):
        place = 12 // months
    if place * months > 12:
        return None
    year = int(first) if first else 2000 + int(short or start)
    second = second or end
    if second is not None:
        if int(second) % 100 != (year + 1) % 100:
            return None
        month = _FINANCIAL_START + (place - 1) * months
        return _months(year + (month - 1) // 12, (month - 1) % 12 + 1, months), True
    return _months(year, (place - 1) * months + 1, months), False


def _part_behind(match: re.Match[str]) -> tuple[str, bool] | None:
    return _part(match, shift=5, when=0)


def _quarter_ending(match: re.Match[str]) -> tuple[str, bool]:
    last = 12 * int(match[2]) + MONTH_NUMBERS[match[1][:3].casefold()] - 3
    return _months(last // 12, last % 12 + 1, 3), False


def _month_to(match: re.Match[str]) -> tuple[str, bool]:
    return f"{MONTHS[MONTH_NUMBERS[match[1][:3].casefold()] - 1]} {match[2]}", False


def _year_month(match: re.Match[str]) -> tuple[str, bool]:
    return f"{MONTHS[MONTH_NUMBERS[match[2][:3].casefold()] - 1]} {match[1]}", False


def _numeric_month(match: re.Match[str]) -> tuple[str, bool] | None:
    month = int(match[1])
    return (f"{MONTHS[month - 1]} {match[2]}", False) if 1 <= month <= 12 else None


def _short_month(match: re.Match[str]) -> tuple[str, bool]:
    return f"{MONTHS[MONTH_NUMBERS[match[1][:3].casefold()] - 1]} 20{match[2]}", False


def _short_quarter(match: re.Match[str]) -> tuple[str, bool]:
    return _months(2000 + int(match[2]), 3 * int(match[1]) - 2, 3), False


def _day(year: str, month: int, day: int) -> str:
    whole = int(year) if len(year) == 4 else 2000 + int(year)
    if not 1 <= month <= 12 or not 1 <= day <= monthrange(whole, month)[1]:
        return ""
    return f"{day} {MONTHS[month - 1]} {whole}"


def _numeric_day(match: re.Match[str]) -> tuple[str, bool] | None:
    """Read a day in numbers as in Britain, or as the only day that it can be."""
    first, second, year = int(match[1]), int(match[2]), match[3]
    if found := _day(year, second, first):
        return found, first <= 12 and first != second
    found = _day(year, first, second)
    return (found, False) if found else None


def _iso_day(match: re.Match[str]) -> tuple[str, bool] | None:
    found = _day(match[1], int(match[2]), int(match[3]))
    return (found, False) if found else None


def _day_month(match: re.Match[str]) -> tuple[str, bool] | None:
    found = _day(match[3], MONTH_NUMBERS[match[2][:3].casefold()], int(match[1]))
    return (found, False) if found else None


def _month_day(match: re.Match[str]) -> tuple[str, bool] | None:
    found = _day(match[3], MONTH_NUMBERS[match[1][:3].casefold()], int(match[2]))
    return (found, False) if found else None


def _week_ending(match: re.Match[str]) -> tuple[str, bool] | None:
    """Read the week that ends or begins with a day."""
    day, month, year = int(match[2]), MONTH_NUMBERS[match[3][:3].casefold()], int(match[4])
    if not _day(match[4], month, day):
        return None
    is_end = match[1].casefold() in ("ending", "ended", "to", "end")
    end = date(year, month, day) if is_end else date(year, month, day) + timedelta(days=6)
    start = end - timedelta(days=6)
    first = f"{start.day} {MONTHS[start.month - 1]}" + (
        f" {start.year}" if start.year != end.year else ""
    )
    return f"{first} to {end.day} {MONTHS[end.month - 1]} {end.year}", False


def _year_ending(match: re.Match[str]) -> tuple[str, bool]:
    return f"{int(match[1]) - 1}/{match[1][2:]}", True


def _kind_ending(match: re.Match[str]) -> tuple[str, bool]:
    """Read an academic year that is called by its last year."""
    return f"{match[1]} year {int(match[2]) - 1}/{match[2][2:]}", False


_DAYS = r"(\d\d?)(?:st|nd|rd|th)?"
_FORMS: tuple[tuple[re.Pattern[str], Read], ...] = tuple(
    (re.compile(rf"{_WORD[0]}{pattern}{_WORD[1]}", re.IGNORECASE | re.ASCII), read)
    for pattern, read in (
        (rf"{_PART}{_OF}{_WHEN}", _part),
        (
            rf"(?:the\s+)?(?:financial|fiscal)\s+year\s+(?:ending|ended|end|to)\s+(?:in\s+)?{_YEAR}",
            _year_ending,
        ),
        (
            rf"(academic|school|tax)\s+year\s+(?:ending|ended|end|to)\s+(?:in\s+)?{_YEAR}",
            _kind_ending,
        ),
        (rf"{_WHEN}[\s,-]*{_PART}", _part_behind),
        (
            r"(?:the\s+)?(?:quarter|three months|3 months)\s+(?:ending|ended|end|to)\s+(?:the\s+)?"
            rf"(?:\d\d?(?:st|nd|rd|th)?\s+)?{_MONTH}\s+{_YEAR}",
            _quarter_ending,
        ),
        (rf"(?:the\s+)?month\s+(?:ending|ended|of|to)\s+{_MONTH}\s+{_YEAR}", _month_to),
        (rf"{_DAYS}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}", _day_month),
        (rf"{_MONTH}\s+{_DAYS},?\s+{_YEAR}", _month_day),
        (rf"{_YEAR}-(\d\d)-(\d\d)", _iso_day),
        (r"(\d\d?)/(\d\d?)/(\d{4}|\d\d)", _numeric_day),
        (r"(\d\d?)\.(\d\d?)\.(\d{4})", _numeric_day),
        (r"(\d\d?)-(\d\d?)-(\d{4})", _numeric_day),
        (rf"(\d\d?)/{_YEAR}", _numeric_month),
        (rf"{_YEAR}\s+(?!may\b){_MONTH}(?!\s+\d)", _year_month),
        (rf"(?<!\d\s){_MONTH}(?:-|\s*['\u2019])(\d\d)(?!\s*(?:to\s+)?{_MONTH})", _short_month),
        (r"q\s*([1-4])\s+(\d\d)(?!\s*[\d%])", _short_quarter),
        (
            rf"(?:the\s+)?week\s+(ending|ended|end|to|beginning|starting|commencing|of)\s+(?:the\s+)?"
            rf"{_DAYS}\s+{_MONTH}\s+{_YEAR}",
            _week_ending,
        ),
    )
)
