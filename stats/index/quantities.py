"""Numbers in words in, quantities out: "25 and over", "over 25" and "25+" are one bound.

A quantity is written as one term: `#ge:25` (25 or more), `#lt:5` (under 5), `#rg:25-34` (from 25
to 34), `#n:12` (a number alone), `#per:1000` (for each 1,000).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import inf
from typing import NamedTuple

from stats.index.clocks import read_clock
from stats.index.numberwords import DECADES, NUMERALS, SCALE, ordinal_of

_DIGITS = re.compile(r"(\d+)(k|m|mn|bn|s)?$")
_BEFORE_DECADES = frozenset(("the", "their", "her", "his", "early", "late", "mid"))
_BOUNDING = frozenset(("over", "under", "above", "below"))
_SUFFIX = {"k": 1_000, "m": 1_000_000, "mn": 1_000_000, "bn": 1_000_000_000}
_UNITS = frozenset(
    [
        "year",
        "years",
        "yr",
        "yrs",
        "month",
        "months",
        "minute",
        "minutes",
        "mins",
        "percent",
        "dollar",
        "dollars",
        "day",
        "days",
        "old",
        "olds",
        "person",
        "people",
        "unit",
        "units",
        "acres",
        "hours",
    ]
)
_ABOVE = frozenset(
    [
        "over",
        "above",
        "older",
        "more",
        "up",
        "upward",
        "upwards",
        "plus",
        "greater",
        "higher",
        "better",
        "longer",
        "beyond",
        "later",
        "after",
    ]
)
_BELOW = frozenset(
    ["under", "below", "younger", "less", "fewer", "lower", "earlier", "shorter", "down", "before"]
)
_BEFORE_ABOVE = (
    ("at", "least"), ("more", "than"), ("older", "than"), ("greater", "than"),
    ("over", "the", "age", "of"), ("above", "the", "age", "of"), ("over", "age"),
    ("over",), ("above",), ("exceeding",), ("beyond",),
)  # fmt: skip
_BEFORE_BELOW = (
    ("less", "than"), ("fewer", "than"), ("younger", "than"),
    ("under", "the", "age", "of"), ("below", "the", "age", "of"), ("under", "age"),
    ("under",), ("below",), ("up", "to"), ("upto",), ("before",),
)  # fmt: skip
_OPENING_ENDS = frozenset(opening[-1] for opening in (*_BEFORE_ABOVE, *_BEFORE_BELOW))
"""What stands right before a number that any of these opens; before most stands none."""
_AGE_AFTER = frozenset(["year", "years", "yr", "yrs", "old", "olds"])
_AGE_BEFORE = frozenset(["age", "aged", "ages", "between"])
_GRADES = frozenset(("grade", "grades", "grader", "graders"))
_TO = frozenset(("to", "through", "thru", "until", "till"))
_WITHIN = frozenset(("between", "from", "aged", "ages", "age"))
_LATER = frozenset(("since", "after"))
_FIRST_YEAR, _LAST_YEAR = 1800, 2100
_CHANGED = 999
"""A band that ends in 999 ends just below the next round number: $10,000 to $14,999."""


class Quantity(NamedTuple):
    """A quantity's term and the words that it stands in, from `start` up to `end`.

    noun: where among them what is counted stands, as in "5 bedrooms or more"; -1 where it does not
    """

    term: str
    start: int
    end: int
    numbers: tuple[str, ...]
    noun: int = -1


class _Number(NamedTuple):
    value: float
    end: int
    is_decade: bool = False


def find_quantities(words: Sequence[str]) -> tuple[Quantity, ...]:
    """Return the quantities of a text in order; none overlaps another.

    >>> [each.term for each in find_quantities("women 25 years and over".split())]
    ['#ge:25']
    >>> [each.term for each in find_quantities("aged 18 to 24 under 5 per 100 000".split())]
    ['#rg:18-24', '#lt:5', '#per:100000']
    """
    begins = [position for position, word in enumerate(words) if _may_begin(word)]
    if not begins:
        return ()
    found: list[Quantity] = []
    for each in _quantities(words, begins):
        joined = _joined(found[-1], each, words) if found else None
        if joined is not None:
            found.pop()
        found.append(joined or each)
    return tuple(found)


def is_within(term: str, other: str) -> bool:
    """Whether the numbers that a quantity's term stands for are among those of another.

    >>> is_within("#rg:16-19", "#ge:16"), is_within("#ge:16", "#n:16")
    (True, False)
    """
    low, high = _interval(term)
    least, most = _interval(other)
    return least <= low and high <= most


def _interval(term: str) -> tuple[float, float]:
    kind, _, numbers = term[1:].partition(":")
    if kind == "rg":
        low, _, high = numbers.partition("-")
        return float(low), float(high)
    number = float(numbers)
    return {"ge": (number, inf), "lt": (0.0, number - 1)}.get(kind, (number, number))


def _joined(first: Quantity, second: Quantity, words: Sequence[str]) -> Quantity | None:
    """Return what two spans are that follow on each other: "late 30s and early 40s"."""
    if first.numbers or second.numbers or tuple(words[first.end : second.start]) != ("and",):
        return None
    low, middle = first.term[4:].split("-")
    following, high = second.term[4:].split("-")
    if first.term[:4] != "#rg:" or second.term[:4] != "#rg:" or int(middle) + 1 != int(following):
        return None
    return Quantity(f"#rg:{low}-{high}", first.start, second.end, ())


def _quantities(words: Sequence[str], begins: Sequence[int]) -> Iterator[Quantity]:
    """Yield the quantities whose numbers start at some of these places."""
    floor = 0
    for position in begins:
        if position < floor:
            continue
        if (clock := read_clock(words, position, floor)) is not None:
            term, start, floor = clock
            yield Quantity(term, start, floor, ())
        elif (grades := _grades(words, position)) is not None:
            yield grades
            floor = grades.end
        elif (first := _read(words, position)) is not None:
            quantity = _with_company(words, floor, _quantity(words, position, floor, first))
            yield quantity
            floor = quantity.end


def _grades(words: Sequence[str], at: int) -> Quantity | None:
    """Return the band of school grades that begins at a word: "5th to 8th grade"."""
    first = ordinal_of(words[at])
    if not first:
        return None
    second_at = at + 2 if words[at + 1 : at + 2] and words[at + 1] in _TO else at + 1
    second = ordinal_of(words[second_at]) if second_at + 1 < len(words) else None
    if not second or words[second_at + 1] not in _GRADES:
        return None
    low, high = int(first[:-2]), int(second[:-2])
    return Quantity(f"#rg:{low}-{high}", at, second_at + 1, ()) if low < high else None


def _with_company(words: Sequence[str], floor: int, quantity: Quantity) -> Quantity:
    """Return the quantity with the words that only say that it is an age: aged, years, old."""
    start, end = quantity.start, quantity.end
    while end < len(words) and words[end] in _AGE_AFTER:
        end += 1
    if start - 1 > floor and words[start - 1] == "of" and words[start - 2] in _AGE_BEFORE:
        start -= 1
    while start > floor and words[start - 1] in _AGE_BEFORE:
        start -= 1
    if (start, end) == (quantity.start, quantity.end):
        return quantity
    return quantity._replace(start=start, end=end)


@lru_cache(1 << 16)
def _may_begin(word: str) -> bool:
    """Whether a number may start at a word; most words of a label are none of these."""
    is_number = word in NUMERALS or word in DECADES or word in SCALE
    return is_number or bool(_DIGITS.match(word)) or ordinal_of(word) is not None


def _read(words: Sequence[str], at: int) -> _Number | None:
    """Return the number that starts at a position: 25, twenty five, 10 000, 50 thousand, 75k."""
    word = words[at]
    if word in DECADES and at and words[at - 1] in _BEFORE_DECADES:
        century = 1900 if words[at - 1] == "the" else 0
        return _Number(float(century + DECADES[word]), at + 1, is_decade=True)
    if word in SCALE and at and words[at - 1] in ("per", "a", "each", "every"):
        return _scaled(words, 1.0, at)
    match = _DIGITS.match(word)
    if match is None:
        if word not in NUMERALS:
            return _Number(1_000_000, at + 1) if word in ("million",) else None
        value, end = float(NUMERALS[word]), at + 1
        if value >= 20 and end < len(words) and 0 < NUMERALS.get(words[end], 0) < 10:
            value, end = value + NUMERALS[words[end]], end + 1
        return _scaled(words, value, end)
    if match[2] == "s":
        # "The over 65s" are of an age; "the 1980s" and "in their 30s" are ten years.
        is_bound = words[at - 1] in _BOUNDING if at else False
        return _Number(float(match[1]), at + 1, is_decade=not is_bound)
    value, end = float(match[1]), at + 1
    if match[2]:
        return _Number(value * _SUFFIX[match[2]], end)
    if len(word) <= 3:
        for group in words[end : at + _groups(words, at)]:
            value, end = value * 1_000 + int(group), end + 1
    if (
        end < len(words)
        and words[end].isdigit()
        and end == at + 1
        and _is_decimal(word, words[end])
    ):
        value, end = float(f"{word}.{words[end]}"), end + 1
    return _scaled(words, value, end)


def _groups(words: Sequence[str], at: int) -> int:
    """Return how many words from here on are one number, written in groups of three digits.

    The hyphen of "$100,000-$125,000" and "150-200 thousand" is gone, so that two stand in a row.

    >>> _groups(["1", "000", "000"], 0), _groups(["100", "000", "125", "000"], 0)
    (3, 2)
    >>> _groups(["150", "200", "thousand"], 0)
    1
    """
    end = at + 1
    while end < len(words) and len(words[end]) == 3 and words[end].isdigit():
        end += 1
    count = end - at
    half = at + count // 2
    is_scaled = end < len(words) and words[end] in SCALE
    if count % 2 or not (is_scaled or count > 2) or len(words[at]) != 3:
        return count
    is_rising = "".join(words[at:half]) < "".join(words[half:end])
    return count // 2 if is_rising and words[half] != "000" else count


def _is_decimal(whole: str, part: str) -> bool:
    """Whether two numbers in a row were one with a point: the point is gone, so is the hyphen."""
    return part == "0" or (len(part) <= 2 and int(part) < int(whole)) or part.startswith("0")


def _scaled(words: Sequence[str], value: float, end: int) -> _Number:
    while end < len(words) and words[end] in SCALE:
        value, end = value * SCALE[words[end]], end + 1
    return _Number(value, end)


def _quantity(words: Sequence[str], start: int, floor: int, first: _Number) -> Quantity:
    if start > floor and words[start - 1] == "per" and not first.is_decade:
        return _made("per", first.value, start - 1, first.end)
    if first.is_decade:
        low, high, begin = _decade(words, start, floor, first.value)
        return Quantity(f"#rg:{_text(low)}-{_text(high)}", begin, first.end, ())
    band = _band(words, start, first)
    if band is not None:
        low, high, end = band
        numbers = (_text(low), _text(high))
        return Quantity(f"#rg:{numbers[0]}-{numbers[1]}", start, end, numbers)
    bound, end = _bound_after(words, first.end)
    if bound:
        made = _made(bound, first.value, start, end)
        is_noun = end - first.end > 2 and words[first.end] not in _UNITS
        return made._replace(noun=first.end) if is_noun else made
    is_opened = start > floor and words[start - 1] in _OPENING_ENDS
    for kind, openings in (("ge", _BEFORE_ABOVE), ("lt", _BEFORE_BELOW)) if is_opened else ():
        for opening in openings:
            begin = start - len(opening)
            if begin >= floor and tuple(words[begin:start]) == opening:
                return _made(kind, first.value, begin, first.end)
    if start > floor and words[start - 1] in _LATER and _FIRST_YEAR <= first.value <= _LAST_YEAR:
        return _made("ge", first.value, start - 1, first.end)
    return _made("n", first.value, start, first.end)


def _decade(words: Sequence[str], start: int, floor: int, first: float) -> tuple[float, float, int]:
    """Return low, high and start of ten years, or of the half of them that is named."""
    half = words[start - 1] if start > floor else ""
    if half == "early":
        return first, first + 4, start - 1
    return (first + 5, first + 9, start - 1) if half == "late" else (first, first + 9, start)


def _made(kind: str, value: float, start: int, end: int) -> Quantity:
    text = _text(value)
    return Quantity(f"#{kind}:{text}", start, end, (text,))


def _band(words: Sequence[str], start: int, first: _Number) -> tuple[float, float, int] | None:
    """Return low, high and where it ends: 25 to 34, 25-34, between 25 and 34, 18 and 19."""
    end = first.end
    skipped = end + (end < len(words) and words[end] in _UNITS)
    for at in range(end, skipped + 1):
        if at < len(words) and (
            words[at] in _TO
            or (words[at] == "and" and start and _is_within_said(words, start))
            or (words[at] in ("and", "or") and _follows(words, at + 1, first.value + 1))
        ):
            # "grade 9 to grade 12"
            is_again = start > 0 and tuple(words[at + 1 : at + 2]) == (words[start - 1],)
            after = at + 1 + is_again
            second = _read(words, after) if after < len(words) else None
            if second is not None and not second.is_decade:
                return _closed(first.value, second.value, second.end)
    if end < len(words) and (words[end].isdigit() or words[end].endswith(("k", "m"))):
        second = _read(words, end)
        is_whole = words[end].isdigit() or not words[first.end - 1].isdigit()
        if (
            second is not None
            and not second.is_decade
            # "15-20k" are both thousands; in 2019, 20k are not.
            and (first.value < second.value if is_whole else first.value * 1_000 < second.value)
        ):
            return _closed(first.value, second.value, second.end)
    return None


def _is_within_said(words: Sequence[str], start: int) -> bool:
    """Whether a band is announced before its first number: between, aged, the ages of."""
    before = tuple(words[max(0, start - 2) : start])
    return before[-1] in _WITHIN or before in (("ages", "of"), ("age", "of"))


def _follows(words: Sequence[str], at: int, value: float) -> bool:
    number = _read(words, at) if at < len(words) else None
    return number is not None and number.value == value and not number.is_decade


def _closed(low: float, high: float, end: int) -> tuple[float, float, int] | None:
    """Return the band with both numbers in one scale: "50 and 60 thousand", "$10,000-$14,999"."""
    are_years = low >= _FIRST_YEAR and high <= _LAST_YEAR
    if not are_years and (high % 1000 == _CHANGED or (high % 100 == 99 and low % 100 == 0)):
        high += 1
    if low < 1000 <= high and low > 0 and high % 1000 == 0 and high / low >= 1000:
        low *= 1000
    return (low, high, end) if high > low else None


def _bound_after(words: Sequence[str], at: int) -> tuple[str | None, int]:
    """Return the bound said after a number: 25 and over, 25 years or older, 25 plus."""
    for end in range(at, min(at + 3, len(words))):
        word = words[end]
        if word in ("plus", "onward", "onwards"):
            return "ge", end + 1
        if word in ("and", "or") and end + 1 < len(words):
            after = words[end + 1]
            if after in _ABOVE:
                return "ge", end + 2
            if after in _BELOW:
                return "lt", end + 2
            return None, at
        if word not in _UNITS and (end > at or tuple(words[at + 1 : at + 2]) != ("or",)):
            return None, at
    return None, at


def _text(value: float) -> str:
    return f"{value:.10g}"
