"""A text as typed in, the same folded out, without hours, tags and kisses, words written out."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from stats.question.words.people import strip_people
from stats.text import fold

_CLOCK = re.compile(
    r"\b(?:(?:by|before|at|for)\s+)?(?:the\s+)?\d{1,2}(?:[:.]\d\d)?\s?(?:am|pm|o'?clock)\b"
    r"|\b(?:by|before|at|for)\s+\d{1,2}[:.][0-5]\d(?=\s*(?:$|[,;!?.]))"
    r"|\b(?:air|live|deadline|back)\s+(?:in|is)\s+\d{1,2}(?:\s?min(?:ute)?s?)?(?=\s*(?:$|[,;!?.]))"
)
"""A time by which the answer is wanted: "for the 5pm", "on air in 10"."""
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_KISS = re.compile(r"\b(ta|thanks|thx|cheers|please|pls|you)[\s,.!]+x{1,3}\s*$")
_TAG = re.compile(r"</?(?:a|b|i|u|s|p|em|strong|code|pre|br|span|div|script)\b[^<>]{0,40}>", re.I)

SHORT_FORMS: Mapping[str, str] = MappingProxyType(
    {
        "yr": "year",
        "yrs": "years",
        "img": "image",
        "imgs": "images",
        "sth": "south",
        "abuse pics": "abuse images",
        "abuse pix": "abuse images",
        "chg": "change",
        "chng": "change",
        "pts": "points",
        "dms": "",
        "dm": "",
    }
)
"""How words of asking are cut short; written out before anything is looked up."""
_WITH = re.compile(r"\bw(?:/o?\s*|\s+)(?=(?:the|a|an)\b)")
"""A shortened "with", which no other word is: "w the cyber flag"."""
_STUCK = re.compile(r"(?<![\w.,/-])(\d\d?)(?=(?:yrs?|years?)\b)")
"""A count that the years are written right behind: "2yrs ago"."""
_PLUS = re.compile(r"\b([a-z])\s?\+\s?([a-z])\b")
"""Initials that are joined as in a name: "e+w" is E&W."""
_SHORT = re.compile(rf"\b(?:{'|'.join(SHORT_FORMS)})\b")


def tidy(text: str, is_place: Callable[[str], bool]) -> str:
    """Return a text as it is looked up; `is_place` says whether a word names a place.

    >>> tidy("Kent groomimg w the cyber flag, last 2 yrs, by 5pm thx xx", lambda word: False)
    'kent groomimg with the cyber flag, last 2 years,   thx'
    """
    text = fold(strip_people(_TAG.sub(" ", text), is_place))
    text = _CLOCK.sub(" ", _THOUSANDS.sub("", _KISS.sub(r"\1", text)))
    text = _PLUS.sub(r"\1&\2", _WITH.sub("with ", text))
    text = _STUCK.sub(r"\1 ", text)
    return _SHORT.sub(lambda match: SHORT_FORMS[match[0]], text)
