"""A text in, the number that figures are to lie above or below out: "forces with more than 200".

Its words are taken out of the text, so that the rest is read as without them. A number that is of
something else (years, a share, an age) is left in it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

Whose = Literal["members", "years", "first year", "last year"]
Kind = Literal["more than", "fewer than", "at least", "at most"]
_KINDS: dict[Kind, str] = {
    "more than": "more than|over|above|greater than|higher than|in excess of|exceeding",
    "fewer than": "fewer than|less than|under|below|lower than",
    "at least": "at least|no fewer than|no less than|not fewer than|not less than",
    "at most": "at most|no more than|not more than",
}
_BEHIND: dict[Kind, str] = {"at least": "or more|or over|or above", "at most": "or fewer|or less"}
_PASSES = (
    r"(?:pass(?:es|ed)?|exceed(?:s|ed)?|top(?:s|ped)?|surpass(?:es|ed)?"
    r"|cross(?:es|ed)?|broke|break|breaks)(?: the)?"
    r"|(?:go|went|goes|rise|rose|get|got|climb|climbed) (?:above|over|past|beyond)"
)
_REACHES = r"(?:reach(?:es|ed)?|hit|hits)"
_NUMBER = r"(?P<number>(?!(?:19|20)[0-9]{2}\b(?! (?:offence|crime|case)))[0-9]{1,9})"
"""A year is none, unless it says what it counts."""
_OF_ELSE = (
    r"(?![\w/.,-]*[\w/%-])(?! ?(?:%|per\b|percent|pc\b|points?\b|a (?:day|week|month|year)\b|daily"
    r"|years?\b|months?\b|weeks?\b|days?\b|times\b|people\b|forces?\b|platforms?\b|apps?\b"
    r"|regions?\b|areas?\b|countries\b|million\b|thousand\b|hundred\b|olds?\b))"
)
"""Behind a number, what it is a number of, where that is no figure."""
_HAVING = (
    r"(?:(?:that|which|who|with|had|have|has|having|did|recorded|record|reported|report|logged|saw|see"
    r"|were|was|got|is|are|a figure of|figures of|figures|first|last|most recently|finally|ever) )*"
)
_LAST = r"(?:last|latest|most recent(?:ly)?)"
_SAYS_LAST = re.compile(rf"\b{_LAST}\b(?! (?:[0-9a-z]+ )?(?:months|years)\b)")
_ASKING = re.compile(
    rf"\b(?:(?:in )?(?:which|what)|(?:(?:which|what|when) (?:was|is) )?(?:the )?first"
    rf"|(?:which|what|when) (?:was|is) (?:the )?{_LAST}) (?P<years>years?|time)"
    r"(?: (?:did|was|were|had|has|have|with|that|when|where|is|it))*\b"
    rf"|\b(?<!in )(?<!in the )(?:the )?{_LAST} (?:year|time) (?:with|that|when|where)\b"
    r"|\bwhen (?:last )?(?:did|was|were|has|had)\b|^years(?: with)?\b|(?<=\u00b7 )years with\b"
)
"""What asks for a year: "which year did", "when did", "the first year with"."""
_OF_YEAR = re.compile(rf"\b(?:first|finally|ever|{_LAST})\b")
OLDEST = 21
"""Up to this a number behind "over" or "under" may be an age."""
_AGED = frozenset({"over", "above", "under", "below"})


@dataclass(frozen=True, slots=True)
class BoundMention:
    """A number with the side of it that is meant, whose figures, and the words that said so."""

    kind: Kind
    value: float
    of: Whose
    text: str


def find_bound(text: str) -> tuple[BoundMention | None, str]:
    """Return the bound that a folded text names and the text without it; None for none or two.

    >>> find_bound("which forces had over 500 grooming offences")[1]
    'which forces              grooming offences'
    >>> found, rest = find_bound("which year did kent grooming pass 200")
    >>> found.kind, found.value, found.of, rest.split()
    ('more than', 200.0, 'first year', ['kent', 'grooming'])
    >>> find_bound("grooming of children under 13 by force")[0] is None
    True
    """
    found = [each for each in map(_read, _PATTERN.finditer(text)) if each is not None]
    if len(found) != 1:
        return None, text
    (mention, (start, end)) = found[0]
    asking = _ASKING.search(text)
    if asking is None:
        is_of_year = _is_verb(mention.text) or _OF_YEAR.search(mention.text)
        return (None, text) if is_of_year else (mention, _without(text, [(start, end)]))
    said = f"{asking[0].strip()} \N{HORIZONTAL ELLIPSIS} {mention.text}"
    rest = _without(text, [(start, end), asking.span()])
    is_last = _SAYS_LAST.search(said) is not None
    whose: Whose = "years" if "years" in asking[0] else "last year" if is_last else "first year"
    if whose == "first year" and mention.kind in ("fewer than", "at most"):
        return None, text  # "when did it drop below" is no first year of few
    if whose == "first year" and _SAYS_LAST.search(rest):
        return None, text  # which year is the last is not told apart from the words around it
    return replace(mention, of=whose, text=said), rest


def _without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """Return a text with spaces in the place of some of its letters."""
    taken = {place for span in spans for place in range(*span)}
    return "".join(" " if place in taken else letter for place, letter in enumerate(text))


def _read(match: re.Match[str]) -> tuple[BoundMention, tuple[int, int]] | None:
    words = match["words"] or ""
    value = float(match["number"] or match["counted"])
    if words in _AGED and value <= OLDEST and not match["what"]:
        return None
    kind = _kind_of(words, match["behind"] or "")
    text = " ".join(match["bound"].split())
    return BoundMention(kind, value, "members", text), match.span("bound")


def _kind_of(words: str, behind: str) -> Kind:
    """Return on which side of a number the words before or behind it say."""
    said: list[tuple[Kind, str, str]] = [
        *((kind, words, phrases) for kind, phrases in _KINDS.items()),
        *((kind, behind, phrases) for kind, phrases in _BEHIND.items()),
        ("at least", words, _REACHES),
    ]
    return next((k for k, text, phrases in said if re.fullmatch(phrases, text)), "more than")


def _is_verb(text: str) -> bool:
    return re.match(f"{_HAVING}(?:{_PASSES}|{_REACHES}) [0-9]", text) is not None


_PATTERN = re.compile(
    rf"\b(?P<bound>{_HAVING}(?:(?P<words>{'|'.join(_KINDS.values())}|{_PASSES}|{_REACHES}) "
    rf"{_NUMBER}{_OF_ELSE}|{_NUMBER.replace('number', 'counted')} "
    rf"(?P<behind>{'|'.join(_BEHIND.values())})))"
    r"(?P<what> (?:[a-z-]+ ){0,2}(?:offence|crime|case))?"
)
