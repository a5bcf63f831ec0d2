"""A folded text in, the month of the release that it asks of and the rest of the text out.

"The March 2019 release", "in the figures published in December 2019". A month that is itself a
period of the figures is that period, unless the word release stands with it.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from stats.periods import MONTH_NUMBERS

_MONTH = "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True))
_DATE = rf"(?:(?P<m1>{_MONTH})\s+(?P<y1>(?:19|20)\d\d)|(?P<y2>(?:19|20)\d\d)\s+(?P<m2>{_MONTH}))"
_THINGS = "release|edition|publication|bulletin"
_FIGURES = "figures?|numbers?|stats|statistics|data|report|tables?"
_ISSUED = "released|published|put out|came out|brought out|issued|printed|report(?:ed)?|out"
_START = r"\b(?:(?:in|from|of)\s+)?(?:the\s+)?"


def _patterns(publisher: str) -> tuple[re.Pattern[str], ...]:
    by = rf"(?:(?:{publisher})\s+)" if publisher else "(?!)"
    return (
        re.compile(rf"{_START}{_DATE}\s+{by}?(?:{_THINGS})\b"),
        re.compile(rf"{_START}(?:{_THINGS})\s+(?:of|from|in)\s+{_DATE}\b"),
        re.compile(
            rf"{_START}(?:(?:{_FIGURES})\s+)?(?:that\s+)?(?:the\s+)?{by}?(?:was\s+|were\s+)?"
            rf"(?:{_ISSUED})\s+(?:by\s+(?:the\s+)?{by}?)?(?:in\s+)?{_DATE}\b"
        ),
        re.compile(rf"{_START}{_DATE}\s+{by}?(?:{_FIGURES})\b"),
        re.compile(rf"{_START}{_DATE}\s+{by}"),
    )


_ANY_DATE = re.compile(_DATE)


def names_month(text: str) -> bool:
    """Whether a text names a month of a year at all, as few do."""
    return _ANY_DATE.search(text) is not None


SURE = 2
"""How many of the patterns name a release by that word."""


def find_release(
    text: str, months: Collection[str], periods: Collection[str], publishers: Collection[str]
) -> tuple[str, str]:
    """Return the month `YYYY-MM` of the release that a text names, and the text without it.

    `months` are those in which something was released, `periods` those that are periods of
    figures themselves; `publishers` is what publishers are called in a word.

    >>> find_release("kent in the march 2019 release", {"2019-03"}, set(), {"ons"})
    ('2019-03', 'kent  ')
    """
    for number, pattern in enumerate(_patterns("|".join(map(re.escape, sorted(publishers))))):
        for match in pattern.finditer(text):
            name = match["m1"] or match["m2"]
            month = f"{match['y1'] or match['y2']}-{MONTH_NUMBERS[name]:02d}"
            if month in months and (number < SURE or month not in periods):
                return month, f"{text[: match.start()]} {text[match.end() :]}"
    return "", text
