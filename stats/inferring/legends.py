"""The lines around a table in, what they say its marks and notes mean out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from stats.inferring.signs import SIGNS, SUPERSCRIPTS, plain_digits

_KEY = (
    rf"(?:\[\s*(?:(?:foot)?note\s*)?([^\[\]]{{1,12}}?)\s*\]|\(\s*(?:(?:foot)?note\s*)?(\d{{1,2}}|[a-z]{{1,3}})\s*\)"
    rf"|(?:foot)?note\s*(\d{{1,2}})\b|(\d{{1,2}})(?![\d,.]*\d)|([{re.escape(SIGNS)}]+|[{SUPERSCRIPTS}]+)"
    r"|([a-z]{1,3}|\.{2,3}|[-:~])(?=\s*[=:]))"
)
_LINE = re.compile(
    rf"^\s*{_KEY}\s*(?:[.:=)\u2013-]|means|denotes|indicates)?\s*(\S.*)$", re.IGNORECASE
)
_BETWEEN = re.compile(rf"[;,]\s*(?={_KEY}\s*(?:=|means|denotes|indicates))", re.IGNORECASE)


def read_legend(lines: Sequence[str]) -> dict[str, str]:
    """Return what each mark or note means by the lines that say so, by its sign without brackets.

    >>> read_legend(["1. Without Ashby.", "[c] = secret; [x] = not available", "* Provisional"])
    {'1': 'Without Ashby.', 'c': 'secret', 'x': 'not available', '*': 'Provisional'}
    >>> read_legend(["[note 2] Without the bus.", "Source: Office of Visits", "2019 was long"])
    {'2': 'Without the bus.'}
    """
    found: dict[str, str] = {}
    for line in lines:
        for part in _parts(line):
            match = _LINE.match(part)
            if match is None:
                continue
            *keys, text = match.groups()
            key = next(filter(None, keys))
            found.setdefault(plain_digits(key).casefold(), text.strip())
    return found


def _parts(line: str) -> Iterator[str]:
    """Yield the parts of a line that say what one mark means each."""
    start = 0
    for match in _BETWEEN.finditer(line):
        yield line[start : match.start()]
        start = match.end()
    yield line[start:]


def explains(line: str) -> bool:
    """Whether a line says what a mark or a numbered note means."""
    return bool(read_legend([line]))
