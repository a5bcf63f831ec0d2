"""The lines above and below a table in, what they are out: its title, its unit, notes on it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from stats.inferring.dates import read_periods
from stats.inferring.headers import PERIOD_AT_END, PERIOD_BETWEEN, across_codes
from stats.inferring.legends import explains
from stats.inferring.numbers import is_number
from stats.inferring.signs import read_label_signs
from stats.inferring.unitwords import tidy_unit
from stats.inferring.words import PERIOD_NAMES, clean_name

LONG_LINE, LONG_NOTE = 40, 60
"""A text above a table is no name of a column, and one alone in its row below all others no label,
from this length on. Source: the longest label of the collections has 58 letters."""
MOST_NOTES = 5
TITLE = re.compile(
    r"(?:table|figure|fig\.|annex|appendix|worksheet|tab\.|tabelle|tableau)\s*[\w.]{1,6}(?:\s*[:.\u2013\u2014]|\s+-)\s+",
    re.IGNORECASE,
)
NOTE = re.compile(
    r"(?:data )?(?:sources?|notes?|footnotes?|quellen?|anmerkung(?:en)?|last updated?|updated|"
    r"next updated?|published|released?|contact|email|coverage|date)\b\s*(?:\d+\s*)?[:=.\u2013-]|"
    r"(?:\u00a9|\(c\) |copyright|crown copyright|end of (?:table|worksheet)|"
    r"this (?:table|worksheet|sheet)|"
    r"some (?:cells|shorthand)|for (?:more|further) |figures (?:are|may|for) |totals? may |see |"
    r"extracted|generated|stand:|percentages (?:are|may))",
    re.IGNORECASE,
)
SURE_NOTE = re.compile(
    r"(?:data )?(?:sources?|notes?|footnotes?|quellen?|anmerkung(?:en)?)\s*(?:\d+\s*)?:|\u00a9",
    re.IGNORECASE,
)
_USELESS = re.compile(
    r"(?:this (?:worksheet|sheet|table) contains|(?:back|return|link) to |end of |contents$|"
    r"(?:foot)?notes?:?$|freeze panes|some cells refer)",
    re.IGNORECASE,
)
_UNIT_AT_END = re.compile(
    r",\s*((?:[\u00a3$\u20ac]\s?)?(?:thousands?|millions?|billions?|per ?cent|percentages?|%))$",
    re.IGNORECASE,
)
_UNIT_LINE = re.compile(
    r"\(?(?:(?:all )?(?:units?(?: of measure(?:ment)?)?|measure|figures?|numbers?|values?|amounts?"
    r"|data|persons|people)\b\s*(?::|(?:are |is )?(?:shown |given |expressed |presented )?in\b)\s*"
    r"|in\s+)?"
    r"((?:(?:[\u00a3$\u20ac]|us\$|gbp|eur)\s*)?"
    r"(?:thousands?|millions?|billions?|['\u2019]?000s?|(?<=[\u00a3$\u20ac])(?:mn?|bn|k))"
    r"(?: of (?:pounds|dollars|euros))?"
    r"|per ?cent|percentages?|%|[\u00a3\u20ac]"
    r"|(?:index|indices)\b.{0,30}|(?:rates? )?per [\d,]{3,}.{0,40})\)?"
    r"(?:,? (?:not )?seasonally adjusted|,? (?:current|constant|chained) prices|\s*\(%\))?",
    re.IGNORECASE,
)
_CALLED_NOTE = re.compile(r"(?:foot)?notes?\s*[:.]\s*(?=\S)", re.IGNORECASE)


def read_title(line: str, legend: Mapping[str, str]) -> tuple[str, str, tuple[str, ...]]:
    """Return what a table is called, the period it is said for, and the notes on it.

    A period in a name would be taken for the one that is asked for.

    >>> read_title("Table 2a: Visits by town, England, 2020 to 2022", {})
    ('Visits by town, England', '2020 to 2022', ())
    >>> read_title("Visits by town, 2020 to 2022, England", {})
    ('Visits by town, England', '2020 to 2022', ())
    >>> read_title("Visits by town, 2020 to 2022 (thousands)", {})
    ('Visits by town (thousands)', '2020 to 2022', ())
    >>> read_title("Visits, year ending March 2021 to year ending March 2024", {})
    ('Visits', 'year ending March 2021 to year ending March 2024', ())
    >>> read_title("Visits, thousands, year ending March 2021 [note 1]", {"1": "Without Ashby"})
    ('Visits (thousands)', 'year ending March 2021', ('Note 1: Without Ashby',))
    """
    signed = read_label_signs(line, legend)
    named = signed.text if signed else line
    noted = (signed.note,) if signed and signed.is_told else ()
    named = TITLE.sub("", named, count=1)
    match = PERIOD_AT_END.search(named)
    if match is None and (between := PERIOD_BETWEEN.search(named)):
        title, *_ = read_title(PERIOD_BETWEEN.sub("", named, count=1), legend)
        return title, between[1], noted
    period = match[1] if match else ""
    named = named[: match.start()] if match else named
    return _UNIT_AT_END.sub(r" (\1)", named).strip(" ,:-"), period, noted


def unit_of(line: str) -> str:
    """Return the unit that a line is; empty for none.

    >>> [unit_of(each) for each in ("Thousands", "All figures are in \u00a3000", "Unit: per cent")]
    ['thousands', '\u00a3 thousand', '%']
    >>> unit_of("Per cent, seasonally adjusted"), unit_of("Millions of people use it")
    ('%', '')
    """
    match = _UNIT_LINE.fullmatch(line)
    unit = match[1] if match else ""
    is_share = unit.casefold().startswith("percent") or unit.casefold() == "per cent"
    return "%" if is_share else tidy_unit(unit[:1].lower() + unit[1:])


def period_of(cells: Sequence[str]) -> str:
    """Return the period that a row above a table says it is of; empty for none.

    >>> period_of(["date", "Jan 2023-Dec 2023"]), period_of(["Release date", "15 May 2023"])
    ('Jan 2023-Dec 2023', '')
    >>> period_of(["2022/23", ""]), period_of(["12", ""])
    ('2022/23', '')
    """
    found = [cell for cell in cells if cell]
    if len(found) == 1:
        return found[0] if all(across_codes(found)) else ""
    if len(found) != 2 or clean_name(found[0].rstrip(":")) not in PERIOD_NAMES:
        return ""
    return found[1] if read_periods([found[1]])[0] else ""


def is_title(cells: Sequence[str]) -> bool:
    """Whether a line above a table is what it is called."""
    found = [cell for cell in cells if cell]
    if not found or _USELESS.match(found[0]) or explains(found[0]) or unit_of(found[0]):
        return False
    if period_of(found):
        return False
    is_alone = len(found) == 1 or is_sentence(cells, 0)
    return bool(TITLE.match(found[0])) or (is_alone and not NOTE.match(found[0]))


def is_sentence(cells: Sequence[str], usual: int) -> bool:
    """Whether commas part a sentence: it has not as many cells as a row, and one is long."""
    found = [cell for cell in cells if cell]
    is_other = len(found) != usual
    return is_other and (len(found[0]) >= LONG_LINE or bool(NOTE.match(found[0])))


def say_row(cells: Sequence[str]) -> str:
    """Return a row outside of the table as a text; a comma in it may have parted it."""
    found = [cell for cell in cells if cell]
    if len(found) == 2 and len(found[0]) < LONG_LINE and not re.search(r"[:,;.]$", found[0]):
        return ": ".join(found)
    return " ".join(found[:1]) + "".join(
        f"{'' if before.endswith((':', ';')) else ','} {cell}" for before, cell in pairwise(found)
    )


def general_notes(around: Sequence[str]) -> tuple[str, ...]:
    """Return what is said of all figures among the lines around a table, the first few of them."""
    said = [each for each in around if not explains(each) and not _USELESS.match(each)]
    return tuple(dict.fromkeys(_CALLED_NOTE.sub("", each) for each in said))[:MOST_NOTES]


def may_be_note(cells: Sequence[str], places: Sequence[int]) -> bool:
    """Whether a row at the end of a file may be a note on its table; `places` are its cells."""
    if len(places) == 1:
        return not is_number(cells[places[0]])
    if NOTE.match(cells[places[0]]):
        return True  # its commas part it, and a number in it is no figure
    is_told = (
        explains(cells[places[0]])
        or len(cells[places[0]]) >= LONG_LINE
        or _key_and_text(cells, places)
    )
    return is_told and not any(is_number(cells[place]) for place in places[1:])


def _key_and_text(cells: Sequence[str], places: Sequence[int]) -> bool:
    """Whether a row has a mark in one cell and what it means in the next."""
    return len(places) == 2 and explains(f"{cells[places[0]]} {cells[places[1]]}")


def is_note(text: str) -> bool:
    """Whether a text begins as a note does, says what a mark means, or is too long for a label."""
    return bool(NOTE.match(text)) or explains(text) or len(text) >= LONG_NOTE
