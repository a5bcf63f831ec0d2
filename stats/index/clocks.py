"""Words in, times of day out: "7:00 to 7:29 a.m.", "before 5 am".

A time is a number of minutes, beyond what anything else counts, so that 5 o'clock is never 5.
"""

from __future__ import annotations

from collections.abc import Sequence

CLOCK = 900_000_000
"""Where the minutes of a day begin as numbers."""
_NOON = 720
_HALVES = {
    ("am",): 0,
    ("a", "m"): 0,
    ("in", "the", "morning"): 0,
    ("pm",): _NOON,
    ("p", "m"): _NOON,
    ("in", "the", "afternoon"): _NOON,
    ("in", "the", "evening"): _NOON,
}
_HALF_STARTS = frozenset(said[0] for said in _HALVES)
_JOINING = frozenset(("to", "and", "until", "till", "through"))


def read_clock(words: Sequence[str], at: int, floor: int) -> tuple[str, int, int] | None:
    """Return the term of a time of day, a span of it or its bound, where it starts and ends.

    Args:
        words: of the text.
        at: where its first number stands.
        floor: the place before which no word belongs to it.

    >>> read_clock("12 00 a m to 4 59 a m".split(), 0, 0)
    ('#rg:900000000-900000300', 0, 9)
    >>> read_clock("leave before 5 am".split(), 2, 0)
    ('#rg:900000000-900000300', 1, 4)
    >>> read_clock("between 7 and 7 29 in the morning".split(), 1, 0)
    ('#rg:900000420-900000450', 1, 8)
    >>> read_clock("5 minutes".split(), 0, 0)

    """
    first = _time(words, at, None)
    if first is None:
        return None
    minute, half, end = first
    joined = end + (words[end] in _JOINING) if end < len(words) else end
    second = _time(words, joined, None)
    if second is not None and second[1] is not None:
        low = _time(words, at, second[1] if half is None else half)
        if low is not None and low[0] < second[0]:
            return _span(low[0], second[0]), at, second[2]
    if half is None:
        return None
    before = words[at - 1] if at > floor else ""
    if before == "before":
        return _span(0, minute), at - 1, end
    if before == "after":
        return f"#ge:{CLOCK + minute}", at - 1, end
    return f"#n:{CLOCK + minute}", at, end


def _span(low: int, high: int) -> str:
    """Return a span of minutes of a day; one up to 4:59 ends at 5:00."""
    return f"#rg:{CLOCK + low}-{CLOCK + high + (high % 10 == 9)}"


def _time(words: Sequence[str], at: int, half: int | None) -> tuple[int, int | None, int] | None:
    """Return a time's minute of the day, its half of the day if that is said, and its end."""
    word = words[at] if at < len(words) else ""
    joined = word[-2:] if word[-2:] in ("am", "pm") else ""
    if not word.removesuffix(joined).isdecimal() or len(word) > 4:
        return None
    hour, minute, end = int(word.removesuffix(joined)), 0, at + 1
    if not 1 <= hour <= 12:
        return None
    if not joined and end < len(words):
        digits = words[end][:2]
        if len(digits) == 2 and digits.isdecimal() and words[end][2:] in ("", "am", "pm"):
            minute, joined, end = int(digits), words[end][2:], end + 1
    if joined:
        half = _HALVES[(joined,)]
    elif end < len(words) and words[end] in _HALF_STARTS:
        for said, value in _HALVES.items():
            if tuple(words[end : end + len(said)]) == said:
                half, end = value, end + len(said)
                break
    if minute > 59:
        return None
    return hour % 12 * 60 + minute + (half or 0), half, end
