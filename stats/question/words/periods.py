"""Text in, the periods named in it and the rest of the text out.

Years of official figures are written in many ways: 2018/19, 2018-19, 18/19, 2018 to 2019, the
year ending March 2019, April 2018 to March 2019. Each becomes its first and last month.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from stats.periods import MONTHS
from stats.question.words.yearpatterns import (
    BY_YEARS,
    COUNTS,
    KIND_OF_YEAR,
    NUMBERS_TOO,
    PATTERNS,
    financial,
    read_calendar_year,
    read_year_ending,
    said_kind,
)
from stats.text import fold, split_words


@dataclass(frozen=True, slots=True)
class PeriodMention:
    """A period as written; months `YYYY-MM`, both empty where the words fit no period.

    `is_calendar_year` marks a bare year, which official financial years do not match; `is_open`
    a start without an end ("since 2017/18"), `is_limit` an end without a start ("up to 2020/21"),
    `is_year_to` a year that is said by its last month, `is_base` one that a later is set against
    ("up on 2017/18"), `is_by_months` what is said by its months and not by its years alone. `kind`
    is what kind of a year is asked for ("academic year 2022/23"), empty where it is not said.
    """

    text: str
    start: str
    end: str
    is_calendar_year: bool = False
    is_open: bool = False
    is_limit: bool = False
    is_year_to: bool = False
    is_base: bool = False
    is_by_months: bool = False
    kind: str = ""


_BEFORE = re.compile(r"\bsince\s+(?:the\s+)?(?:year\s+)?$")
_BASE = re.compile(
    r"\b(?:on|from|over|above|below|against|compare[sd]? (?:with|to)|versus|vs?|than|between"
    r"|exceeds?|exceeded|ahead of|relative to)\s+(?:in\s+|the\s+)?$"
)
_LIMIT = re.compile(
    rf"(?:\b(?:\d+|{'|'.join(COUNTS)})\s+years\s+(?:incl|including|inclusive of)\.?\s+(?:the\s+)?|"
    r"\b(?:up to|until|till|through to)(?:\s+and\s+including)?\s+(?:the\s+)?(?:end of\s+)?)$"
)
_AFTER = re.compile(
    r"^\s*(?:onwards?|on(?=\s*(?:$|[,;:.!?]))|to date|to now|up to now|until now)\b"
)
_ON = re.compile(r"^\s*on\b")
_FROM = re.compile(r"\bfrom\s+(?:the\s+)?(?:year\s+)?$")


def _is_open(text: str, match: re.Match[str]) -> bool:
    before, after = text[: match.start()], text[match.end() :]
    # "In 2018/19 on Instagram" says where, "from 2018/19 on" for how long.
    is_from = bool(_FROM.search(before) or match[0].startswith("from ")) and _ON.search(after)
    return bool(_BEFORE.search(before) or _AFTER.search(after) or is_from)


_ON_TO = re.compile(
    r"(?<=\d)(?:\s*(?:->|=>|>+|→|\.{2,}|…)\s*"
    r"|,?\s+(?:(?:right|straight|all the way|and|on|onwards?|onto|inclusive|up|down)\s+)*"
    r"(?:to|until|till|'?til|through|thru|thro|upto)(?:\s+to|\s+until)?"
    r"(?:\s+and\s+including)?(?:\s+the)?(?:\s+end\s+of)?\s+)"
    r"(?=(?:the\s+)?(?:fy\s*)?(?:(?:19|20)\d\d|\d\d[/-]\d\d)\b)"
)
"""What stands between the first and the last of a row of years: "2017/18 thru 2023/24"."""
_YEAR_ENDING = re.compile(r"\b(?:y/e|ye|fye|yr ending|y\.e\.)\s+")
_DIGIT = re.compile(r"\d")
"""Each of the patterns has a year in figures."""
_NUMERIC_DATE = re.compile(r"\b\d{1,2}[/.](\d{1,2})[/.]((?:19|20)\d\d)\b")


def _spell_date(match: re.Match[str]) -> str:
    month = int(match[1])
    return f"{MONTHS[month - 1].casefold()} {match[2]}" if 1 <= month <= 12 else match[0]


_MIXED_YEARS = re.compile(r"((?:19|20)\d\d)\s+(\d\d)(?!\d)")


def split_years(mention: PeriodMention) -> tuple[tuple[str, str], ...]:
    """Return the years that a mention of several whole years is made of; itself, if it is none.

    >>> split_years(PeriodMention("", "2017-04", "2019-03"))
    (('2017-04', '2018-03'), ('2018-04', '2019-03'))
    """
    if not mention.start or not mention.end:
        return ()
    start, month = int(mention.start[:4]), mention.start[5:]
    end, last = int(mention.end[:4]), mention.end[5:]
    if int(last) % 12 + 1 != int(month):
        return ((mention.start, mention.end),)
    ends_same_year = int(month == "01")
    years = range(start, end + ends_same_year)
    return tuple((f"{year}-{month}", f"{year + 1 - ends_same_year}-{last}") for year in years)


def find_periods(text: str) -> tuple[tuple[PeriodMention, ...], str]:
    """Return the periods that a text names, in its order, and the text without them.

    >>> mentions, rest = find_periods("Cambs insta 2018–19 please")
    >>> mentions[0].start, mentions[0].end, rest
    ('2018-04', '2019-03', 'cambs insta please')
    """
    mentions, rest, _ = locate_periods(text)
    return mentions, rest


def places_taken(rest: str, words: Sequence[str]) -> set[int]:
    """Return the places of the words that are not in what `find_periods` leaves of a text."""
    left = list(split_words(rest))
    places = set()
    for place, word in enumerate(words):
        if left and left[0] == word:
            left.pop(0)
        else:
            places.add(place)
    return places if not left else set()


def locate_periods(text: str) -> tuple[tuple[PeriodMention, ...], str, frozenset[int]]:
    """Return as `find_periods`, and how many words of the rest stand before each period.

    Words on both sides of one do not belong together: "go up 2017/18 to 2018/19" has no "up to".
    """
    rest = _ON_TO.sub(" to ", _YEAR_ENDING.sub("year ending ", fold(text)))
    rest = _NUMERIC_DATE.sub(_spell_date, rest)
    found: list[tuple[int, PeriodMention]] = []
    if not _DIGIT.search(rest):
        return (), " ".join(rest.split()), frozenset()
    rest = _MIXED_YEARS.sub(lambda m: f"{m[1]}/{m[2]}" if financial(m[1], m[2]) else m[0], rest)
    for pattern, read in PATTERNS:
        for match in pattern.finditer(rest):
            months = read(match)
            if months is None and read in NUMBERS_TOO:
                continue
            start, end = months or ("", "")
            kind = said_kind(match) if pattern is KIND_OF_YEAR else ""
            mention = PeriodMention(
                match[0].strip(),
                start,
                end,
                is_calendar_year=read is read_calendar_year or _is_single(kind, months),
                is_open=_is_open(rest, match),
                is_limit=bool(_LIMIT.search(rest[: match.start()])),
                is_year_to=read is read_year_ending,
                is_base=bool(_BASE.search(rest[: match.start()])),
                is_by_months=read not in BY_YEARS,
                kind=kind,
            )
            found.append((match.start(), mention))
            rest = rest[: match.start()] + " " * len(match[0]) + rest[match.end() :]
    found.sort(key=lambda each: each[0])
    gaps = frozenset(len(split_words(rest[:start])) for start, _ in found)
    return tuple(mention for _, mention in found), " ".join(rest.split()), gaps


def _is_single(kind: str, months: tuple[str, str] | None) -> bool:
    """Whether a year of a kind is said by one year: "fiscal year 2022"."""
    return bool(kind) and months is not None and months[0][:4] == months[1][:4]


def count_months(mention: PeriodMention) -> int:
    """Return how many months a mention spans; 0 where it fits no period."""
    if not (mention.start and mention.end):
        return 0
    (year, month), (last_year, last_month) = (
        map(int, each.split("-")) for each in (mention.start, mention.end)
    )
    return 12 * (last_year - year) + last_month - month + 1
