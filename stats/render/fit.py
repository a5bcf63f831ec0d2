"""Rendered lines in, those that fit a limit out: whole lines are left out, and it is said."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from stats.render.lines import DROP_ORDER, Line, Span

LEFT_OUT = Line("body", (Span("(Shortened: some lines do not fit here.)"),))


def fit_lines(
    lines: Sequence[Line], limit: int, measure: Callable[[Sequence[Line]], int]
) -> tuple[Line, ...]:
    """Return the lines that fit `limit`, least needed ones left out first.

    `measure` returns the length of the lines once rendered, in the unit of `limit`.

    """
    kept = list(lines)
    if measure(kept) <= limit:
        return tuple(kept)
    kept.append(LEFT_OUT)
    for kind in DROP_ORDER:
        for line in reversed([each for each in kept[1:] if each.kind == kind]):
            if line is LEFT_OUT:
                continue
            kept.remove(line)
            if measure(kept) <= limit:
                return tuple(kept)
    while measure(kept) > limit and len(kept) > 1:
        kept.remove(next(line for line in reversed(kept) if line is not LEFT_OUT))
    return tuple(kept)


def utf16_length(text: str) -> int:
    """Return the length that Telegram counts: UTF-16 code units.

    >>> utf16_length("a👍")
    3
    """
    return len(text.encode("utf-16-le")) // 2
