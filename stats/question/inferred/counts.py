"""A text that asks how many and a measure in, whether its figures say how many out.

A rate, a share or an average is no answer to "how many": of the measure only its unit and label
say what it is.
"""

from __future__ import annotations

import re

from stats.model import Measure
from stats.text import fold, split_words

_TIMES = re.compile(r"\b(?:per|each|every|a) (?:year|annum|quarter|month|week|day|decade)\b")
_COUNTING = re.compile(
    r"\bhow many\b(?! (?:times|percent|per cent|percentage|points)\b)"
    r"|\b(?:the )?(?:total |overall |exact |actual |absolute |raw |sheer )*"
    r"(?:numbers?|nos?|nr|counts?|tally|headcount) (?:of|who|with|that|whose)\b(?! (?:times)\b)"
    r"|\babsolute (?:numbers?|terms)\b"
    r"|\b(?<!\bthe )(?<!\ba )(?<!\bwhat )(?<!\bthis )(?<!\bthat )(?<!\blatest )"
    r"(?<=[a-z] )numbers?\b"
)
_KINDS = (
    ("a rate", frozenset({"per", "rate", "rates", "density", "prevalence", "incidence"})),
    ("a percentage", frozenset({"percent", "percentage", "pct", "percentages"})),
    ("a share", frozenset({"share", "shares", "proportion", "fraction"})),
    ("a median", frozenset({"median"})),
    ("an average", frozenset({"average", "mean", "avg"})),
    ("a ratio", frozenset({"ratio", "ratios"})),
    ("an index", frozenset({"index", "score", "rating", "coefficient"})),
    ("a price", frozenset({"price", "prices"})),
    ("no count", frozenset({"expectancy", "probability", "likelihood", "risk"})),
)
"""What figures are that are no counts, and the words of a unit or label that say so."""
_IN_LABELS = frozenset({"percent", "percentage", "pct", "share", "proportion", "ratio", "ratios"})
_LEADING = re.compile(r"(?:the )?(?:percent|percentage|share|proportion)\b|%")
"""What a label begins with whose whole numbers are shares."""
_OWN_WORDS = frozenset(word for _, words in _KINDS for word in words) | {
    "percentile", "capita", "every", "out", "likely", "percents",
}  # fmt: skip
"""Words by which a text says itself that it asks for a rate or the like."""
_DESCRIBED = re.compile(
    r"(?:^|: )(?:the )?(percentage|share|proportion|average|mean|median|rate|ratio) of\b"
)
_TOTALLING = re.compile(r"\b(?:in total|totals?|sum of)\b")
_MEASURED = frozenset(
    ("tonnes", "tons", "kg", "kilograms", "grams", "minutes", "hours", "seconds", "kwh", "gwh",
     "twh", "mwh", "joules", "litres", "hectares", "acres", "km", "km2", "km²", "metres", "miles",
     "millimetres", "mm", "inches", "dollars", "pounds", "euros", "usd", "gbp", "eur", "celsius")
)  # fmt: skip
"""Units in which nothing is counted: a number of buildings is in no tonnes."""
_MONEY = re.compile(r"[£$€]")
_SIGNS = {"£": "pounds", "$": "dollars", "€": "euros", "°c": "degrees", "us$": "dollars"}


def find_counting(text: str) -> str:
    """Return the words by which a text asks how many there are of something; empty for none.

    >>> find_counting("how many prisoners"), find_counting("prisoners"), find_counting("No. of men")
    ('how many', '', 'no of')
    >>> find_counting("prison numbers in norway"), find_counting("the number for norway")
    ('numbers', '')
    >>> find_counting("how many prisoners per 100,000"), find_counting("how many a year")
    ('', 'how many')
    """
    said = " ".join(split_words(text))
    found = _COUNTING.search(said)
    if found is None or _OWN_WORDS & set(_TIMES.sub(" ", said).split()):
        return ""
    return found[0]


def say_no_count(text: str, measure: Measure, label: str, counts: str = "") -> str:
    """Return what the figures of a measure are, where they are not what a text asks how many of.

    A text that asks for so many of the unit itself is answered: how many years, of a life
    expectancy.

    >>> rate = Measure("m", "Prisoners", "per 100,000 people", "")
    >>> say_no_count("how many prisoners in Norway", rate, rate.label)
    'a rate'
    >>> say_no_count("how many deaths", Measure("m", "Deaths", "deaths per year", ""), "Deaths")
    ''
    >>> renters = Measure("m", "Renters: 50 percent or more of income", "", "")
    >>> say_no_count("how many renters pay half their income", renters, renters.label)
    ''
    >>> years = Measure("m", "Life expectancy", "years", "")
    >>> say_no_count("how many years do women live", years, years.label)
    ''
    """
    counting = find_counting(text)
    if not counting or counting in split_words(label):
        return ""
    unit = fold(measure.unit)
    unit_words = set(split_words(_TIMES.sub(" ", unit)))
    behind = " ".join(split_words(text)).partition(counting)[2].split()[:2]
    if "per" not in unit_words and {*unit_words, _SIGNS.get(unit, "")} & set(behind):
        return ""
    kind = say_kind(measure, label, counts)
    if not kind and (unit_words & _MEASURED or _MONEY.search(unit)):
        return f"in {measure.unit}"
    return kind


def say_kind(measure: Measure, label: str, counts: str = "") -> str:
    """Return what the figures of a measure are, where they are no counts; empty where they may be.

    Where it has no unit, `counts`, what it is said to count, may begin with what they are.

    >>> say_kind(Measure("m", "Length of stay", "average nights", ""), "Length of stay")
    'an average'
    """
    unit = fold(measure.unit)
    unit_words = set(split_words(_TIMES.sub(" ", unit)))
    said = unit_words | set(split_words(_TIMES.sub(" ", " ".join(split_words(label)))))
    if not measure.decimals and not _LEADING.match(fold(label)):
        # Counts of those with "50 percent or more of income": the label's word is a part of it.
        said -= _IN_LABELS - unit_words
    if "/" in unit and not unit.endswith(("/year", "/yr", "/a")):
        said.add("per")
    if not unit and (match := _DESCRIBED.search(fold(counts))):
        said.add(match[1])
    return next((kind for kind, words in _KINDS if words & said), "")


def say_no_total(text: str, measure: Measure, label: str, counts: str = "") -> str:
    """Return what the figures of a measure are, where a text asks for a total of them that is none.

    >>> stay = Measure("m", "Average stay", "nights", "")
    >>> say_no_total("total stay in Kent", stay, stay.label), say_no_total("stay", stay, stay.label)
    ('an average', '')
    >>> fertility = Measure("m", "Total fertility rate", "", "")
    >>> say_no_total("total fertility rate", fertility, fertility.label)
    ''
    """
    said = " ".join(split_words(text))
    is_asked = _TOTALLING.search(said) and not _TOTALLING.search(" ".join(split_words(label)))
    if not is_asked or _OWN_WORDS & set(said.split()):
        return ""
    return say_kind(measure, label, counts)


BEING = frozenset(("are", "is", "was", "were", "there"))
"""Words behind "how many" that say nothing once it is gone."""


def without_counting(text: str) -> str:
    """Return a text without the words that ask how many.

    >>> without_counting("how many are there in Norway?")
    'in norway'
    """
    words = _COUNTING.sub(" ", " ".join(split_words(text))).split()
    said = next((place for place, word in enumerate(words) if word not in BEING), len(words))
    return " ".join(words[said:])
