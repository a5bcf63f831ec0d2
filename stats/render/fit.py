"""Rendered lines in, those that fit a limit out: whole lines are left out, and it is said."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence

from stats.render.spans import DROP_ORDER, Line, Span

LEFT_OUT = Line("body", (Span("(Shortened: some lines do not fit here.)"),))


def fit_lines(
    lines: Sequence[Line], limit: int, measure: Callable[[Sequence[Line]], int]
) -> tuple[Line, ...]:
    """Return the lines that fit `limit`, least needed ones left out first.

    `measure` returns the length of the lines once rendered, in the unit of `limit`; it may not
    grow where a line is left out.

    """
    if measure(lines) <= limit:
        return tuple(lines)
    places = range(len(lines) - 1, -1, -1)
    dropped = [n for kind in DROP_ORDER for n in places if n and lines[n].kind == kind]
    dropped += [n for n in places if not n or lines[n].kind not in DROP_ORDER]

    def keep(count: int) -> tuple[Line, ...]:
        gone = set(dropped[:count])
        return (*(line for n, line in enumerate(lines) if n not in gone), LEFT_OUT)

    # Halving, not one line after another: a breakdown has thousands of lines.
    return keep(bisect_left(range(len(lines)), True, key=lambda n: measure(keep(n)) <= limit))


def utf16_length(text: str) -> int:
    """Return the length that Telegram counts: UTF-16 code units.

    >>> utf16_length("a👍")
    3
    """
    return len(text.encode("utf-16-le")) // 2
