"""A text and the periods of one dataset in, those of them that stand in it as they are printed out.

Days, ISO intervals and years before our era are no years of official figures; they are found by
what the dataset itself calls them.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from stats.periods import MONTH_PATTERN, day_interval_code, make_period, month_code, name_kind
from stats.question.inferred.rewording import OF_TWO_YEARS
from stats.question.words.periods import find_periods
from stats.question.words.yearpatterns import KIND_OF_YEAR
from stats.text import fold

_DAY = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH_PATTERN},?\s+\d{{4}}\b|\b\d{{4}}-\d\d-\d\d\b"
)
_WEEK = re.compile(
    r"\b(?:the\s+)?(?:(?:week|wk)\s*(?:no\.?\s*)?(?P<week>\d\d?),?\s+(?:of\s+)?(?P<year>\d{4})"
    r"|(?P<first>\d{4})(?:\s*,?\s*(?:week|wk)\s*|[\s-]?w)(?P<second>\d\d?)"
    r"|w(?P<third>\d\d?)\s+(?P<fourth>\d{4}))(?![\w/-])"
)
_ENDING = re.compile(
    r"\b(?:years?|months|quarters?|weeks?|yrs?)\s+(?:ending|ended|end|to|up to)\s+(?:on\s+)?"
    r"(?:the\s+)?(?:end of\s+)?$"
)
_WHOLE_MONTHS = re.compile(
    rf"\b1(?:st)?\s+(?P<start>{MONTH_PATTERN}(?:\s+\d{{4}})?)\s*(?:to|-|until|and)\s*"
    rf"(?P<day>\d\d?)(?:st|nd|rd|th)?\s+(?P<end>{MONTH_PATTERN}\s+\d{{4}})\b"
)
"""From the first of a month to a day that mostly is the last of one."""
_MONTHS_TO = re.compile(
    rf"\b(?P<first>{MONTH_PATTERN})\s+to\s+(?P<last>{MONTH_PATTERN}\s+(?P<year>\d{{4}}))\b"
)
_LAST_DAYS = ("28", "29", "30", "31")
_ROW = re.compile(
    r"\b(?:since\s+(?P<since>\d{1,4})|(?:from\s+|between\s+)?(?P<first>\d{1,4})"
    r"\s*(?:-|to|until|till|and)\s*(?P<last>\d{1,4}))(?![\w/-])"
)
_NEIGHBOURS = re.compile(r"\b((?:19|20)\d\d)\s*(?:-|to|until|till)\s*((?:19|20)\d\d)(?![\w/-])")
_MONTHS = re.compile(r"([!~]?\d{4,}-\d\d)(?:(?:-\d\d)?/([!~]?\d{4,}-\d\d)(?:-\d\d)?)?")
"""The months that a period begins and ends in, but for single days."""
YEAR = re.compile(r"-?\d+")
ROW_ENDS = 2
UNTIL = (("until",), ("till",), ("up", "to"))
TO = (["to"], ["until"], ["till"], ["through"], ["up", "to"], ["-"])
"""What stands between two periods that a row begins and ends with."""
_ISO_LENGTH = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)/p(\d+)([ym])\b")


@dataclass(frozen=True, slots=True)
class Printed:
    """The text without the periods found, their codes, and a day that is none of them.

    `span` is the first and last month of a row of years ("1850 to 1900"), in place of the codes;
    `unknown` with it the end that is not in print.
    """

    rest: str
    codes: tuple[str, ...] = ()
    unknown: str = ""
    span: tuple[str, str] = ("", "")


def find_printed(text: str, named: Sequence[tuple[str, str]]) -> Printed:
    """Return the periods that a text names as they are printed.

    `named` are the folded codes and labels of periods, the longest first, each with its code.

    >>> find_printed("Kent 15 May 2024", [("15 may 2024", "2024-05-15")])
    Printed(rest='kent ', codes=('2024-05-15',), unknown='', span=('', ''))
    """
    rest = _ISO_LENGTH.sub(_write_months, fold(text))
    if not any(char.isdecimal() for char in rest):
        return Printed(text)
    if (row := _find_row(rest, named)) is not None:
        return row
    rest = _WHOLE_MONTHS.sub(_drop_days, rest)
    names = {name for name, _ in named}
    rest = _MONTHS_TO.sub(lambda match: _part_months(match, names), rest)
    found: list[tuple[int, str]] = []
    ends: dict[int, int] = {}
    rest, unknown = _take_days(rest, dict(named), found, ends)
    kinds = [match.span() for match in KIND_OF_YEAR.finditer(rest) if match[0] not in names]
    for name, code in named:
        at = _find(rest, name)
        if at >= 0 and not any(start <= at < end - len(name) + 1 for start, end in kinds):
            found.append((at, code))
            ends[at] = at + len(name)
            rest = rest[:at] + " " * len(name) + rest[at + len(name) :]
    if row := _join_row(rest, sorted(found), ends):
        return row
    codes = tuple(dict.fromkeys(code for _, code in sorted(found)))
    return Printed(" ".join(rest.split()) + " " if codes else rest, codes, unknown)


def _part_months(match: re.Match[str], names: Container[str]) -> str:
    """Return several months in one year as a row of them, where only single ones are printed."""
    is_whole = match[0] in names or match["last"] not in names
    return match[0] if is_whole else f"{match['first']} {match['year']} to {match['last']}"


def _drop_days(match: re.Match[str]) -> str:
    is_whole = match["day"] in _LAST_DAYS
    return f"{match['start']} to {match['end']}" if is_whole else match[0]


def _take_days(
    text: str, named: Mapping[str, str], found: list[tuple[int, str]], ends: dict[int, int]
) -> tuple[str, str]:
    """Return the text without its weeks and days, and the first that is not printed.

    Those that are go into `found`, and into `ends` where each ends. A day with which a year ends
    is none by itself, and a day of an interval that is printed is found with that.
    """
    unknown = ""
    codes = set(named.values())
    for match in [*_WEEK.finditer(text), *_DAY.finditer(text)]:
        if match.re is _WEEK:
            code = _week_code(match)
            is_known = code in codes
        else:
            code = named.get(match[0], "")
            is_known = bool(code)
            if _ENDING.search(text[: match.start()]) or any(
                match[0] in name and name in text for name in named if name != match[0]
            ):
                continue
        if is_known:
            found.append((match.start(), code))
            ends[match.start()] = match.end()
        else:
            unknown = unknown or match[0]
        text = text[: match.start()] + " " * len(match[0]) + text[match.end() :]
    return text, unknown


def _week_code(match: re.Match[str]) -> str:
    """Return the code of a week of the year by ISO 8601; empty where there is none."""
    week = int(match["week"] or match["second"] or match["third"])
    year = int(match["year"] or match["first"] or match["fourth"])
    try:
        monday = date.fromisocalendar(year, week, 1)
    except ValueError:
        return ""
    return day_interval_code(monday, monday + timedelta(days=6))


def _join_row(
    rest: str, found: Sequence[tuple[int, str]], ends: Mapping[int, int]
) -> Printed | None:
    """Return the row that two periods or "since" one are; None where they are none.

    `found` are where each begins, in order, with its code, and `ends` where each ends.
    """
    months = [match for _, code in found if (match := _MONTHS.fullmatch(_placed(code)))]
    if any(YEAR.fullmatch(code) for _, code in found) and OF_TWO_YEARS.search(rest):
        return None
    if found and not months and (odd := _odd_row(rest, found, ends)):
        return odd
    if not 0 < len(months) == len(found) <= ROW_ENDS:
        return None
    before = rest[: found[0][0]].split()
    behind = rest[ends[found[-1][0]] :].split()
    if len(found) == 1:
        if row := _half_row(before, behind, months[0]):
            return row
        if before[-1:] == ["since"]:
            return _make_row(before[:-1], behind, months[0][1], "")
        until = next((word for word in UNTIL if tuple(before[-len(word) :]) == word), None)
        end = months[0][2] or months[0][1]
        return _make_row(before[: -len(until)], behind, "", end) if until else None
    joined = rest[ends[found[0][0]] : found[1][0]].split()
    is_between = joined == ["and"] and before[-1:] == ["between"]
    start, end = months[0][1], months[1][2] or months[1][1]
    if not (joined in TO or is_between) or start >= end:
        return None
    kept = before[:-1] if before[-1:] in (["from"], ["between"]) else before
    return _make_row(kept, behind, start, end)


def _placed(code: str) -> str:
    """Return the months of a year, also of one that is published by its kind alone."""
    if not (name_kind(code) or YEAR.fullmatch(code)):
        return code
    period = make_period(code)
    return f"{period.start}/{period.end}"


def _half_row(
    before: Sequence[str], behind: Sequence[str], months: re.Match[str]
) -> Printed | None:
    """Return the row of which one end alone is in print: "april 2023 to june 2023"."""
    is_between = before[-1:] == ["between"] and behind[:1] == ["and"]
    to = ["and"] if is_between else next((each for each in TO if behind[: len(each)] == each), None)
    if to:
        later = list(behind[len(to) :])
        mentions, _ = find_periods(" ".join(later))
        size = len(mentions[0].text.split()) if mentions else 0
        if not size or later[:size] != mentions[0].text.split() or mentions[0].end <= months[1]:
            return None
        kept = before[:-1] if before[-1:] in (["from"], ["between"]) else before
        row = _make_row(kept, later[size:], months[1], mentions[0].end)
        return replace(row, unknown=mentions[0].text)
    until = next((each for each in TO if list(before[-len(each) :]) == each), None)
    if not until:
        return None
    earlier = list(before[: -len(until)])
    mentions, _ = find_periods(" ".join(earlier))
    size = len(mentions[-1].text.split()) if mentions else 0
    end = months[2] or months[1]
    if not size or earlier[-size:] != mentions[-1].text.split():
        return None
    if not mentions[-1].start or mentions[-1].start >= end:
        return None
    kept = earlier[:-size]
    kept = kept[:-1] if kept[-1:] == ["from"] else kept
    row = _make_row(kept, behind, mentions[-1].start, end)
    return replace(row, unknown=mentions[-1].text)


def _odd_row(
    rest: str, found: Sequence[tuple[int, str]], ends: Mapping[int, int]
) -> Printed | None:
    """Return a row of periods without months, as something that is not in print.

    Which of them stand between two is not known: "since 8000 BCE".
    """
    before, between = rest[: found[0][0]].split(), ""
    if len(found) == ROW_ENDS:
        between = rest[ends[found[0][0]] : found[1][0]].strip()
    marks = [word for word in before[-1:] if word in ("since", "until", "till", "between")]
    is_pair = bool(between) and OF_TWO_YEARS.search(rest)
    if is_pair or (not marks and between.split() not in TO):
        return None
    kept = before[:-1] if marks else before
    said = " ".join([*marks, *(code for _, code in found)])
    behind = rest[ends[found[-1][0]] :].split()
    return Printed(" ".join([*kept, *behind]) + " ", unknown=f"the row {said}")


def _make_row(before: Sequence[str], behind: Sequence[str], start: str, end: str) -> Printed:
    return Printed(" ".join([*before, *behind]) + " ", span=(start, end))


def _is_pair(said: str) -> bool:
    """Whether two years are two, "1870 and 1950", and no row: "between 1870 and 1950"."""
    words = said.split()
    return "and" in words and words[0] != "between"


def _find_row(text: str, named: Sequence[tuple[str, str]]) -> Printed | None:
    """Return a row of years that begins before 1900, or ends after 2099."""
    matches = list(_ROW.finditer(text))
    odd = {code for _, code in named} if matches else set()
    for match in matches:
        first, last = match["since"] or match["first"], match["last"] or ""
        if odd.isdisjoint((first, last)) or _is_pair(match[0]):
            continue
        rest = text[: match.start()] + " " + text[match.end() :]
        span = f"{first:0>4}-01", f"{last:0>4}-12" if last else ""
        return Printed(" ".join(rest.split()), span=span)
    return None


def split_spans(text: str) -> str:
    """Return the text with two neighbouring calendar years told apart from a financial year.

    >>> split_spans("change 1990 to 1991, 1990-1995")
    'change 1990 and 1991, 1990-1995'
    """
    return _NEIGHBOURS.sub(
        lambda m: f"{m[1]} and {m[2]}" if int(m[2]) == int(m[1]) + 1 else m[0], text
    )


def _find(text: str, name: str) -> int:
    """Return where a name stands by itself, or -1."""
    at = text.find(name)
    while at >= 0:
        before, after = text[:at][-1:], text[at + len(name) :][:1]
        if not (before.isalnum() or before == "-" or after.isalnum() or after in ("-", "/")):
            return at
        at = text.find(name, at + 1)
    return -1


def _write_months(match: re.Match[str]) -> str:
    """Return an ISO 8601 start and length as the code of that period.

    >>> for text in ("2014-04-01/p3y", "2023-07-01/p1m", "2015-11-16/p1y"):
    ...     print(_ISO_LENGTH.sub(_write_months, text))
    2014-04/2017-03
    2023-07
    2015-11-16/2016-11-15
    """
    year, month, day, count = (int(match[place]) for place in (1, 2, 3, 4))
    months = count * 12 if match[5] == "y" else count
    if day == 1:
        return month_code(year, month, months)
    last = 12 * year + month - 1 + months
    end = f"{last // 12:04d}-{last % 12 + 1:02d}-{day - 1:02d}"
    return f"{year:04d}-{month:02d}-{day:02d}/{end}"
