"""A year long ago that a table has not, told from a number that is put up to be checked."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from stats.question.inferred.printed import Printed
from stats.question.words.asides import CHECKS
from stats.question.words.periods import find_periods
from stats.text import fold, split_words

_LAST = re.compile(r"(?<![\w,./-])1[5-8]\d\d(?=\W*$)")
_ROW = re.compile(
    r"\b(?:since\s+(?P<since>1[5-8]\d\d)"
    r"|(?:(?P<between>between)\s+|from\s+)?(?P<first>1[5-8]\d\d)"
    r"\s*(?:-|to|until|till|(?P<and>and))\s*(?P<last>[12]\d{3}))(?![\w/-])"
)
LONGEST_NAME = 8
"""Words of a name in which such a number may stand: "Cohort of 1850"."""


def find_old_year(
    text: str, printed: Printed, is_name: Callable[[str], bool], label: str = ""
) -> Printed:
    """Return what is printed of a text, with the year 1500 to 1899 that it ends with as one that
    is not in print, where it names no period besides; with the row of years that begins with one as
    that row. "In 1890" is a year wherever it stands, see `stats.question.words.yearpatterns`.

    A number with a comma, or beside a word of checking that is none of the label, is a figure
    put up; one in a name of a member, by its words without what is between them (`is_name`), is
    that.

    >>> find_old_year("whales caught world 1893", Printed("world 1893"), {"world"}.__contains__)
    Printed(rest='world  ', codes=(), unknown='1893', span=('', ''))
    >>> find_old_year("copy says 1893 whales", Printed("1893"), {"world"}.__contains__).unknown
    ''
    """
    if printed.codes or printed.unknown or printed.span != ("", ""):
        return printed
    if (row := _find_row(printed.rest, is_name)) is not None:
        return row
    folded = fold(text)
    year = _LAST.search(folded)
    if year is None:
        return printed
    checks = CHECKS.difference(split_words(label))
    if not checks.isdisjoint(split_words(folded)) or find_periods(printed.rest)[0]:
        return printed
    if _is_in_name(year[0], split_words(printed.rest), is_name):
        return printed
    rest, count = re.subn(rf"(?<![\w,./-]){year[0]}(?![\w,/-])", " ", printed.rest, count=1)
    return replace(printed, rest=rest, unknown=year[0]) if count else printed


def _find_row(text: str, is_name: Callable[[str], bool]) -> Printed | None:
    """Return the row of years that begins with one of 1500 to 1899: "1890 to 1950".

    >>> _find_row("world 1890 to 1950", {"world"}.__contains__)
    Printed(rest='world  ', codes=(), unknown='', span=('1890-01', '1950-12'))
    """
    match = _ROW.search(text)
    if match is None or (match["and"] and not match["between"]):
        return None
    first, last = match["since"] or match["first"], match["last"] or ""
    if (last and last <= first) or _is_in_name(first, split_words(text), is_name):
        return None
    rest = text[: match.start()] + " " + text[match.end() :]
    return Printed(rest, span=(f"{first}-01", f"{last}-12" if last else ""))


def _is_in_name(year: str, words: Sequence[str], is_name: Callable[[str], bool]) -> bool:
    return any(
        year in words[start:end] and is_name("".join(words[start:end]))
        for start in range(len(words))
        for end in range(start + 1, min(len(words), start + LONGEST_NAME) + 1)
    )
