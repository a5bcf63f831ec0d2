"""A cell or a label in, what stands there without its marks and what the marks say of it out.

`410 (r)` is 410, revised; `530 [note 2]` is 530 with what note 2 says; `<5` is a bound, no number;
`1.2m` and `(1.2)` may be several numbers and are none here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from stats.inferring.dates import read_periods
from stats.inferring.numbers import is_number
from stats.inferring.statuses import (
    MISSING,
    NORMAL,
    NOT_SUPPLIED,
    SUPPRESSED,
    graver,
    read_statuses,
)
from stats.inferring.words import mark_of, read_mark, read_marks
from stats.model import MISSING_STATUSES

Legend = Mapping[str, str]
"""What a file says that its marks and notes mean, by the mark in small letters or the number."""

SIGNS = "*\u2020\u2021\u00a7#^~"
SUPERSCRIPTS = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079"
ATTACHED = frozenset("prefubsd")
"""Letters that stand beside a number with nothing between. `m`, `k`, `t`, `h` and the like multiply
or are units, and `1.2m` is never 1.2."""
MULTIPLIERS = frozenset("bds")
"""Of those the ones that say something else, too (billions, days, the 1990s): they are marks only
in brackets or after a blank."""
MARK_LETTERS = frozenset("befpru")
"""Of a mark in square brackets behind a label."""
LETTERS_ALONE = ("", "_")
"""How a mark of letters stands behind a number without brackets, see `_part`."""
LEAST_LETTERS = 3
"""So many letters stand before a sign that is no part of a label."""
_ENDS = frozenset(f"])*\u2020\u2021\u00a7{SUPERSCRIPTS}")
_WORDS = (
    r"provisional|prov\.?|preliminary|revised|rev\.?|estimated?|est\.?|forecast|projected|projection"
    r"|(?:year )?to date|part year"
)
"""Words of a status that stand behind a period, in brackets or without."""
_WORD_ENDS = frozenset("delnrtvy.")
"""What those words end in: that a text ends otherwise is seen in a fifth of the time."""
_QUARTER = re.compile(r"(?:q|quarter )[1-4]", re.IGNORECASE)
_WORD_BEHIND = re.compile(rf"(.*\d)[\s,;-]+({_WORDS})", re.IGNORECASE)
_IN_BRACKETS = re.compile(
    r"\s*(?:\[\s*([^\[\]]{1,40}?)\s*\]|\(\s*([a-z]{1,3}|(?:foot)?notes? ?\d[\d, ]*|\d{1,2}"
    rf"|{_WORDS}|[{re.escape(SIGNS)}]+)\s*\))$",
    re.IGNORECASE,
)
_SIGN = re.compile(rf"\s*([{re.escape(SIGNS)}]+|[{SUPERSCRIPTS}]+)$")
_SIGN_BEFORE = re.compile(rf"^([{re.escape(SIGNS.replace('~', ''))}]+)\s*(?=[\d.-])")
_LETTERS = re.compile(r"(?<=[\d%])(\s*)([a-z]{1,3})$", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:(?:foot)?notes? ?)?(\d{1,2}(?:[, ]+\d{1,2})*)", re.IGNORECASE)
_BOUND = re.compile(
    r"(<=?|>=?|\u2264|\u2265|less than|fewer than|under|more than|over|up to|at least|at most)\s*"
    r"([\u00a3$\u20ac]?\d[\d,.]*\s?%?)|(\d[\d,.]*) or (fewer|less|more)|"
    r"(\d[\d,]*)\s*(?:-|\u2013|to)\s*(\d[\d,]*)",
    re.IGNORECASE,
)
_SAID_BOUND = {
    "<": "fewer than", "<=": "at most", "\u2264": "at most", ">": "more than", ">=": "at least",
    "\u2265": "at least",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Signed:
    """What stands in a cell beside its marks.

    Attributes:
        text: without the marks; empty where the marks are all there is.
        present: place in `STATUS_ORDER` of what the marks say of a figure.
        missing: the same where there is none.
        note: what is to be said with it; empty for nothing.
        is_told: whether the file says what one of the marks means.
        is_bare_number: whether the marks are all numbers in brackets, which may as well be part of
            a name.

    """

    text: str
    present: int = NORMAL
    missing: int = NOT_SUPPLIED
    note: str = ""
    is_told: bool = False
    is_bare_number: bool = False


def read_cell_signs(text: str, legend: Legend) -> Signed | None:
    """Return the number of a cell with marks; None where it is no number with known marks.

    >>> read_cell_signs("410 (r)", {}).text, read_cell_signs("12.3 [p]", {}).text
    ('410', '12.3')
    >>> read_cell_signs("530 [note 2]", {"2": "Without Ashby."}).note
    'Note 2: Without Ashby'
    >>> [read_cell_signs(each, {}) for each in ("1.2m", "(1.2)", "530 (2)", "1.2b", "2023 FEB")]
    [None, None, None, None, None]
    """
    if (match := _WORD_BEHIND.fullmatch(text)) and is_number(match[1]):
        text = f"{match[1]} ({match[2].rstrip('.')})"
    core, marks = _part(text)
    if not marks or not is_number(core) or not all(_is_of_number(each, legend) for each in marks):
        return None
    if _is_month(text, marks):
        return None
    return _signed(core, [each for _, each in marks], legend)


def read_label_signs(text: str, legend: Legend) -> Signed | None:
    """Return a label or a period without the signs of its footnotes; None where it has none.

    >>> [read_label_signs(each, {}).text for each in ("Brent [1]", "Brent (note 3)", "Brent\u00b9")]
    ['Brent', 'Brent', 'Brent']
    >>> [read_label_signs(each, {}) for each in ("Area km\u00b2", "Brent (2)", "Grade A*", "1990s")]
    [None, None, None, None]
    >>> read_label_signs("2022/23 (p)", {}).text, read_label_signs("2023r", {}).text
    ('2022/23', '2023')
    >>> read_label_signs("2023 prov.", {}).present == read_label_signs("2023 (p)", {}).present
    True
    >>> [read_label_signs(each, {}) for each in ("2023 FEB", "2023 SEP", "2023 Sep")]
    [None, None, None]
    """
    is_like = text[-1:].lower() in _WORD_ENDS
    if is_like and (match := _WORD_BEHIND.fullmatch(text)) and read_periods([match[1]])[0]:
        text = f"{match[1]} ({match[2].rstrip('.')})"
    if not text or not (text[-1] in _ENDS or (text[-1].isalpha() and text[:4].isdecimal())):
        return None
    core, marks = _part(text)
    if not core or not marks:
        return None
    if _is_month(text, marks):
        return None
    is_period = bool(read_periods([core])[0]) and any(map(str.isdecimal, core))
    is_period = is_period or _QUARTER.fullmatch(core) is not None
    if is_period:
        is_known = all(_is_of_number(each, legend) for each in marks)
    else:
        is_known = all(_is_of_label(*each, core, legend) for each in marks)
    if not is_known:
        return None
    is_bare = all(mark.isdecimal() for _, mark in marks)
    return replace(_signed(core, [mark for _, mark in marks], legend), is_bare_number=is_bare)


def tell_missing(text: str, legend: Legend) -> tuple[int, str]:
    """Return why there is no figure in a cell with this text, and what is said of it.

    >>> tell_missing("<5", {})[1], tell_missing("1.2.3", {})[1]
    ('The table prints “<5” there: fewer than 5.', 'The table prints “1.2.3” there, which is not \
read as a number.')
    """
    printed = f"The table prints \u201c{text[:40]}\u201d there"
    if match := _BOUND.fullmatch(text):
        return SUPPRESSED, f"{printed}: {_say_bound(match)}." if _say_bound(
            match
        ) else f"{printed}."
    told = _meaning(text, legend)
    # What the file says of its marks comes before what they mean elsewhere.
    marks = read_marks(told) or read_marks(text)
    if not marks and not told:
        return NOT_SUPPLIED, f"{printed}, which is not read as a number."
    _, missing, note = read_statuses(marks)
    note = told or note
    return missing, f"{printed}: {note.rstrip('.')}." if note else f"{printed}."


def is_bound(text: str) -> bool:
    """Whether a text says what a figure is less or more than, or lies between.

    >>> [is_bound(each) for each in ("<5", "5 or fewer", "1-4", "> 95%", "-5")]
    [True, True, True, True, False]
    """
    return _BOUND.fullmatch(text) is not None


def is_missing_sign(text: str) -> bool:
    """Whether a text can only say that there is no figure, and speaks for no column of texts.

    >>> [is_missing_sign(each) for each in ("[c]", "..", "SUPP", "<5", "c", "1-4", "Provisional")]
    [True, True, True, True, False, False, False]
    """
    if is_bound(text):
        return not text[0].isdigit()
    if len(text) > 1 and text[0].isalpha():
        return read_mark(text) in MISSING_STATUSES
    is_sign = text.startswith("[") or not any(map(str.isalnum, text))
    return is_sign and read_mark(text) is not None


def _part(text: str) -> tuple[str, list[tuple[str, str]]]:
    """Return a text without the marks at its ends, and the marks, each with how it stands there."""
    marks: list[tuple[str, str]] = []
    core = text
    while core:
        if match := _IN_BRACKETS.search(core):
            kind, mark = ("[", match[1]) if match[1] is not None else ("(", match[2])
        elif match := _SIGN.search(core):
            kind, mark = "*", match[1]
        elif (match := _LETTERS.search(core)) and not marks:
            kind, mark = ("_" if match[1] else ""), match[2]
        else:
            break
        marks.insert(0, (kind, mark))
        core = core[: match.start()]
    if match := _SIGN_BEFORE.match(core):
        marks.insert(0, ("*", match[1]))
        core = core[match.end() :]
    return core.strip(), marks


def _is_month(text: str, marks: list[tuple[str, str]]) -> bool:
    """Whether letters that could be marks are those of a month: "2023 FEB", "2023 SEP"."""
    return marks[-1][0] in LETTERS_ALONE and bool(read_periods([text])[0])


def _is_of_number(mark: tuple[str, str], legend: Legend) -> bool:
    kind, text = mark
    plain = text.casefold()
    if kind == "[":
        # A range is one of limits: 66.1 [65.0-67.2].
        return bool(_NUMBERED.fullmatch(plain)) or not any(map(str.isdecimal, plain))
    if kind == "*":
        return True
    if kind == "(":
        is_letters = plain.isalpha() and len(plain) <= 3
        is_known = all(each in ATTACHED for each in plain) or plain in legend
        return plain in legend if plain.isdecimal() else is_known or not is_letters
    is_known = all(each in ATTACHED for each in plain) and bool(read_marks(plain))
    return is_known and (kind == "_" or not MULTIPLIERS & set(plain))


def _is_of_label(kind: str, mark: str, core: str, legend: Legend) -> bool:
    plain = mark.casefold()
    if kind == "*":
        # A* is a grade, and km\u00b2 a unit.
        return mark not in ("#", "^", "~") and len(re.split(r"\W+", core)[-1]) >= LEAST_LETTERS
    if kind == "[":
        is_known = mark == plain and bool(read_marks(plain)) and plain[0] in MARK_LETTERS
        return bool(_NUMBERED.fullmatch(plain)) or is_known or plain in legend
    if kind == "(":
        is_note = plain.startswith(("note", "foot")) or not any(map(str.isalnum, plain))
        return is_note or plain in legend
    return False


def _signed(core: str, marks: list[str], legend: Legend) -> Signed:
    present, missing, notes = NORMAL, NOT_SUPPLIED, []
    for mark in marks:
        told = _meaning(mark, legend)
        here, gone, note = read_statuses(read_marks(told) or read_marks(mark))
        present, missing = graver(present, here), gone if MISSING[gone] else missing
        numbered = _NUMBERED.fullmatch(plain_digits(mark))
        is_said = (here != NORMAL or bool(note)) and (not told or bool(read_marks(told)))
        if numbered and told:
            notes.append(f"Note {numbered[1]}: {told}")
        elif is_said:
            notes.append(note)
        else:
            # What means that there is no figure means something else beside one.
            printed = f"Marked \u201c{mark}\u201d in the table"
            notes.append(f"{printed}: {told}" if told else printed)
    note = ". ".join(each.rstrip(".") for each in notes if each)
    return Signed(core, present, missing, note, any(_meaning(mark, legend) for mark in marks))


_PLAIN = str.maketrans(SUPERSCRIPTS, "0123456789")


def plain_digits(text: str) -> str:
    """Return a text with superscript digits as plain ones."""
    return text.translate(_PLAIN)


def _meaning(mark: str, legend: Legend) -> str:
    """Return what the file says that a mark means; empty where it does not."""
    plain = mark_of(plain_digits(mark))
    if numbered := _NUMBERED.fullmatch(plain):
        found = [legend.get(each, "") for each in re.split(r"[, ]+", numbered[1])]
        return ". ".join(each.rstrip(".") for each in found if each)
    return legend.get(plain, "").rstrip(".")


def _say_bound(match: re.Match[str]) -> str:
    if match[1]:
        sign = match[1].casefold()
        words = _SAID_BOUND.get(sign, sign)
        is_share = "%" in match[2] or "." in match[2]
        return f"{words.replace('fewer', 'less') if is_share else words} {match[2].strip()}"
    return f"between {match[5]} and {match[6]}" if match[5] else ""
