"""The label of a measure or the title of a table in, what its figures are in out.

A unit that is lost is a wrong figure, and so is one that is taken from what only sounds like it:
"thousands" of a title are none of the rate beside them.
"""

from __future__ import annotations

import re
from functools import cache

from stats.inferring.words import clean_name

_MONEY = r"(?:(?:us|a|c|nz)?\$|[\u00a3\u20ac\u00a5]|us\$|gbp|eur|usd)"
_SCALE = (
    r"(?:['\u2019]?000s?|thousands?|millions?|billions?|trillions?|mill?\.?|mio\.?|mn|mln|bn|bln|mrd"
    r"|[km])"
)
_OF_MONEY = rf"(?:{_MONEY}\s?{_SCALE}?|{_SCALE}\s?(?:{_MONEY}|of (?:pounds|dollars|euros)))"
_NUMBER = r"(?:['\u2019]000s?|000s|thousands|millions|billions)"
_PERCENT = r"(?:per ?cents?|percentages?|pct|%)"
_PEOPLE = (
    r"(?:of (?:the )?)?(?:[a-z]+[\s-]){0,2}?(?:population|people|persons?|residents?|inhabitants?"
    r"|households?|homes|dwellings|children|pupils|students|adults|births|men|women|males|females"
    r"|employees|workers|jobs|patients|deaths|cases|vehicles|passengers|head|capita|km|miles?"
    r"|registrations|beds|days)"
)
_PER = (
    r"per (?:\d{1,3}(?:[, ]\d{3})+|10{2,6}(?![\dkm])|(?:hundred |ten )?thousand|million)"
    rf"(?: {_PEOPLE}\b)?"
)
_PARTS = re.compile(
    rf"(?:{_OF_MONEY}|{_NUMBER}|{_PERCENT}|(?:rates? )?{_PER}.{{0,30}})", re.IGNORECASE
)
"""What a part of a title between commas is that is a unit."""
_RATE = re.compile(rf"(?<![\w/])({_PER})", re.IGNORECASE)
_AT_END = re.compile(rf"\s({_MONEY}\s?{_SCALE}?|{_NUMBER})$", re.IGNORECASE)
_SHARE_AT_END = re.compile(r"(?<!\d)[\s_](?:percent|pct|perc|percentage)$", re.IGNORECASE)
_BRACKETS_AT_END = re.compile(r"\s*\(([^()]*)\)$")
_POINTS = re.compile(r"\b(?:percentage|per ?cent|%)[ -]points?\b|\bppts?\b", re.IGNORECASE)
_CHANGE = re.compile(
    r"(?<![\d])%\s+(?:change|growth|increase|decrease|difference)\b", re.IGNORECASE
)
_WORD_UNIT = re.compile(
    r"[%$\u00a3\u20ac\u00a5\u00b0\u2030]|\bper\b|\bkm|\bkg|\bm[23\u00b2\u00b3]?\b|\b[kmg]?t\b"
    r"|tonn?es?|tons?|litres?|liters?|million|billion|thousand|percent|hours?|minutes?|days?|years?\b"
    r"|us\$|usd|gbp|eur|ppp|dollars?|pounds?|people|persons?|deaths|births|cases|index|ratio|share"
    r"|[gtmk]wh|joules?|hectares?|acres?|celsius|ppm|ppb|mm|cm|grams?|calories|kcal|co2e?q?|number"
    r"|households|children|women|men|points|barrels|metres|meters|score",
    re.IGNORECASE,
)
_CITATION = re.compile(r"(?:18|19|20)\d\d\)?$|et al|\band\b|&|;")


_SHORT_SCALES = (
    ("thousand", re.compile(r"['\u2019]?000s?|thousands?|k", re.IGNORECASE)),
    ("million", re.compile(r"millions?|mill?\.?|mio\.?|mn|mln|m", re.IGNORECASE)),
    ("billion", re.compile(r"billions?|bn|bln|mrd", re.IGNORECASE)),
)
_SCALED = re.compile(rf"({_MONEY})\s?({_SCALE})", re.IGNORECASE)


@cache
def tidy_unit(unit: str) -> str:
    """Return a unit with its sign of money before its scale in full, thousands as a word.

    >>> tidy_unit("\u00a3000"), tidy_unit("\u00a3m"), tidy_unit("US$bn"), tidy_unit("000s")
    ('\u00a3 thousand', '\u00a3 million', 'US$ billion', 'thousands')
    >>> tidy_unit("\u00a3 per year"), tidy_unit("m"), tidy_unit("Per cent")
    ('\u00a3 per year', 'm', '%')
    """
    if re.fullmatch(_PERCENT, unit, re.IGNORECASE):
        return "%"
    if re.fullmatch(r"['\u2019]?000s?", unit):
        return "thousands"
    match = _SCALED.fullmatch(unit)
    if match is None:
        return unit
    scale = next((word for word, said in _SHORT_SCALES if said.fullmatch(match[2])), "")
    return f"{match[1]} {scale}" if scale else unit


_SAID_UNIT = re.compile(
    r"\bin ((?:(?:current|constant|international|real|nominal|metric|of|thousands?|millions?"
    r"|billions?|trillions?|(?:19|20)\d\d) )*"
    r"(?:US\$|USD|US dollars|dollars|GBP|pounds sterling|pounds|EUR|euros|tonnes|tons|kilograms"
    r"|kg|hectares|kilometres|hours|minutes|degrees Celsius|per cent|percent)"
    r"(?: (?:thousands|millions|billions|trillions))?)(?![\w-])"
)


_PERCENT_SIGN = re.compile(r"^\s*%\s|[^\d\s]\s*%\s*$")
"""Before a label or behind it; of "the top 10 %" it says how many."""


_SHORT_NUMBER = re.compile(r"\b(per 10{0,2})([km])\b", re.IGNORECASE)


def _spell_out(match: re.Match[str]) -> str:
    return match[1] + (",000" if match[2].casefold() == "k" else ",000,000")


@cache
def unit_in_label(label: str) -> str:
    """Return the unit that a label or title says; empty for none.

    It is in its last brackets, between commas, at its end, or what it is a rate of.

    >>> unit_in_label("GHG emissions per capita (tonnes CO2e) (EDGAR, 2019)")
    'tonnes CO2e'
    >>> unit_in_label("Coal production (The SHIFT Project)"), unit_in_label("Percentage of women")
    ('', '%')
    >>> unit_in_label("Turnout %"), unit_in_label("pct_expected"), unit_in_label("Top 10 %")
    ('%', '%', '')
    >>> unit_in_label("Inactive people by region, thousands, seasonally adjusted")
    'thousands'
    >>> unit_in_label("Offences per 1,000 population, by area"), unit_in_label("Debt \u00a3m")
    ('per 1,000 population', '\u00a3 million')
    >>> unit_in_label("Affected per 100k (floods)"), unit_in_label("Deaths per 1m people")
    ('per 100,000', 'per 1,000,000 people')
    >>> unit_in_label("1-month % change"), unit_in_label("Percentage point change")
    ('%', 'percentage points')
    """
    label = _SHORT_NUMBER.sub(_spell_out, label)
    for part in reversed(re.findall(r"\(([^()]*(?:\([^()]*\)[^()]*)*)\)", label)):
        is_unit = _WORD_UNIT.search(part) or _PARTS.fullmatch(part.strip())
        if is_unit and not _CITATION.search(part) and len(part) <= 60:
            return tidy_unit(str(part).strip())
    if _POINTS.search(label):
        return "percentage points"
    words = clean_name(label).split()
    is_share = words[:1] in (["percentage"], ["percent"], ["pct"]) or words[:2] == ["per", "cent"]
    if (
        is_share
        or _SHARE_AT_END.search(label)
        or _PERCENT_SIGN.search(label)
        or _CHANGE.search(label)
    ):
        return "%"
    parts = (part.strip() for part in label.split(","))
    between = next((part for part in parts if _PARTS.fullmatch(part)), "")
    return tidy_unit(between) or said_unit(label) or _ends_with(label)


def without_unit(label: str) -> str:
    """Return a label without the brackets at its end that say its unit.

    >>> without_unit("Unemployment rate (%)"), without_unit("Spending (\u00a3000)")
    ('Unemployment rate', 'Spending')
    >>> without_unit("Coal (The SHIFT Project)"), without_unit("Homes (all)")
    ('Coal (The SHIFT Project)', 'Homes (all)')
    """
    match = _BRACKETS_AT_END.search(label) if label.endswith(")") else None
    is_unit = match is not None and bool(_PARTS.fullmatch(match[1].strip()))
    return label[: match.start()] if match is not None and is_unit else label


def _ends_with(label: str) -> str:
    """Return the unit at a label's end, else what a label is a rate of; empty for none."""
    if match := _AT_END.search(label):
        return tidy_unit(match[1])
    match = _RATE.search(label)
    return match[1] if match else ""


_OTHER_FIGURES = re.compile(
    r"\b(?:rates?|ratios?|index|indices|shares?|per ?cent\w*|pct|proportions?|change[sd]?|growth"
    r"|rank|score|per)\b|%",
    re.IGNORECASE,
)
_MIDDLES = re.compile(r"\b(?:averages?|mean|median)\b", re.IGNORECASE)
_COUNTS = re.compile(r"\b(?:numbers?|counts?|levels?|volumes?|n)\b", re.IGNORECASE)
_SEVERAL = re.compile(
    r"\b(?:numbers?|counts?|levels?|volumes?|values?|rates?|proportions?|percentages?|shares?)\b"
    r"[^,;:()]*(?:\band\b|&)",
    re.IGNORECASE,
)


def unit_of_table(title: str, name: str) -> str:
    """Return the unit that a table's title says of a column without one; empty where in doubt.

    >>> unit_of_table("Gross value added (\u00a3 million)", "Farming")
    '\u00a3 million'
    >>> unit_of_table("Employment (thousands)", "Rate"), unit_of_table("Size (m)", "Wells")
    ('', '')
    >>> unit_of_table("Number and rate of thefts per 1,000 people", "Thefts")
    ''
    """
    unit = unit_in_label(title)
    if not unit:
        return ""
    is_sure = bool(_PARTS.fullmatch(unit)) or unit == "%"
    is_named = bool(name) and clean_name(name) in clean_name(unit)
    is_doubtful = is_named or not fits_name(unit, name) or _SEVERAL.search(title)
    return unit if is_sure and not is_doubtful else ""


def fits_name(unit: str, name: str) -> bool:
    """Whether what a line above a table says of all figures may be the unit of a column.

    >>> fits_name("thousands", "Employed"), fits_name("thousands", "Employment rate")
    (True, False)
    >>> fits_name("\u00a3", "Median"), fits_name("thousands", "Median"), fits_name("%", "Number")
    (True, False, False)
    """
    if re.search(r"%|\bper\b|index|indices", unit, re.IGNORECASE):
        return not _COUNTS.fullmatch(name.strip())
    is_of_money = re.match(_MONEY, unit, re.IGNORECASE) is not None
    return not (_OTHER_FIGURES.search(name) or (not is_of_money and _MIDDLES.search(name)))


def said_unit(text: str) -> str:
    """Return the unit that a text says figures are in; empty for none.

    >>> said_unit("GDP in current USD"), said_unit("Sold in kilograms"), said_unit("Men in 2015")
    ('current USD', 'kilograms', '')
    """
    match = _SAID_UNIT.search(text)
    return match[1] if match else ""
