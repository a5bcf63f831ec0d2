"""The words of asking, in English: what may stand in a question without naming data.

Nothing here knows a dataset; the names of areas, platforms and measures come from the packages.
Function words are listed as the closed class that they are; of nouns and verbs only those of
asking, counting and newsroom work, since any other may change what is asked.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from stats.question.words.wordings import (
    about,
    chat,
    distress,
    newsroom,
    orders,
    other,
    plain,
    replies,
    tasks,
    time,
)
from stats.question.words.yearsback import YEARS_BACK

Role = Literal[
    "filler", "chat", "greeting", "social", "topic", "compare", "total", "sum", "mean", "plus",
    "national", "latest", "by", "month", "personal", "negation", "number", "most", "least", "rank",
    "ever", "change", "difference", "series", "previous", "rate", "unsupported", "distress",
    "length", "when", "nth", "reverse", "following", "left_out", "counted",
    "coverage", "meaning", "origin", "caution", "reason", "size",
]  # fmt: skip


ABOUT_ROLES: frozenset[Role] = frozenset(
    {"coverage", "meaning", "origin", "caution", "reason", "size"}
)
"""Roles of words that ask of the figures what is told, and no figure."""


def _phrases(text: str) -> tuple[str, ...]:
    return tuple(line for part in text.split(",") if (line := " ".join(part.split())))


_PEOPLE = ("", "people", "residents", "population", "pop", "ppl", "inhabitants", "persons")
_PER_HUNDRED_THOUSAND = tuple(
    " ".join(filter(None, (start, "per", number, of, people)))
    for number in ("100000", "100 000", "100k", "100 thousand", "hundred thousand")
    for people in _PEOPLE
    for of in (("", "of") if people in ("population", "people") else ("",))
    for start in ("", "rate")
)
RATE = _PER_HUNDRED_THOUSAND + _phrases("""
    per capita, per head, per person, per head of population, per population, rate, rates, the
    rate, rate per head, population rate, relative to population, adjusted for population, for
    every 100000, for every 100 000, for every 100000 people, for every 100 000 people, in every
    100 000 people, in every 100000 people, given its population, for its size, per head of the
    population
""")
NUMBER = _phrases("two, three, four, five, six, seven, eight, nine, ten")
NUMBERS: Mapping[str, int] = MappingProxyType({w: n for n, w in enumerate(NUMBER, start=2)})

_NTHS = ((2, "second 2nd"), (3, "third 3rd"), (4, "fourth 4th"), (5, "fifth 5th"))
_SUPERLATIVES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "highest": ("highest", "biggest", "largest", "worst", "most", "most common", "greatest"),
        "lowest": ("lowest", "smallest", "fewest", "least"),
    }
)
NTHS: Mapping[str, tuple[int, str]] = MappingProxyType(
    {
        f"{word} {superlative}": (number, order)
        for number, words in _NTHS
        for word in words.split()
        for order, superlatives in _SUPERLATIVES.items()
        for superlative in superlatives
    }
)
"""Places of a ranking in words, each with its number and order: "second highest"."""

_LENGTHS = (
    *["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve"],
    *map(str, range(2, 13)),
)
SPANS = tuple(
    f"{length} {unit}"
    for length in _LENGTHS
    for unit in (
        "years",
        "year",
        "months",
        "years together",
        "months together",
        "financial years",
        "fiscal years",
        "full years",
    )
)
"""How long a period is, said beside the period itself."""

_BY_ROLE: tuple[tuple[Role, tuple[str, ...]], ...] = (
    ("filler", _phrases(f"{plain.FUNCTION_WORDS}, {plain.ASKING}, {plain.SUBJECT}")),
    ("greeting", _phrases(plain.GREETING)),
    ("social", _phrases(plain.SOCIAL)),
    ("personal", _phrases(plain.PERSONAL)),
    ("negation", _phrases(plain.NEGATION)),
    ("topic", _phrases(plain.TOPIC)),
    ("compare", _phrases(tasks.COMPARE)),
    ("total", _phrases(tasks.TOTAL)),
    ("sum", _phrases(tasks.SUM)),
    ("mean", _phrases(tasks.MEAN)),
    ("plus", ("plus",)),
    ("national", _phrases(tasks.NATIONAL)),
    ("latest", _phrases(tasks.LATEST)),
    ("by", _phrases(tasks.BY)),
    ("month", _phrases(tasks.MONTH)),
    ("number", NUMBER),
    ("most", _phrases(tasks.MOST)),
    ("least", _phrases(tasks.LEAST)),
    ("rank", _phrases(tasks.RANK)),
    ("ever", _phrases(tasks.EVER)),
    ("change", _phrases(tasks.CHANGE)),
    ("difference", _phrases(tasks.DIFFERENCE)),
    ("series", _phrases(tasks.SERIES)),
    ("previous", _phrases(tasks.PREVIOUS)),
    ("following", _phrases(tasks.FOLLOWING)),
    ("rate", RATE),
    ("distress", _phrases(tasks.DISTRESS)),
    ("length", SPANS),
    ("when", _phrases(tasks.WHEN)),
    ("nth", tuple(NTHS)),
    ("reverse", _phrases(tasks.REVERSE)),
    ("counted", _phrases(tasks.COUNTED)),
    ("coverage", replies.COVERAGE),
    ("meaning", about.MEANING),
    ("caution", about.CAUTION),
    ("reason", about.REASON),
    ("size", about.SIZE),
    ("origin", about.ORIGIN),
    ("unsupported", _phrases(tasks.UNSUPPORTED)),
)
_MORE_BY_ROLE: tuple[tuple[Role, str], ...] = (
    ("filler", about.WITH_SOURCE),
    ("chat", chat.CHAT),
    ("chat", newsroom.NEWSROOM),
    ("greeting", chat.GREETING),
    ("social", chat.SOCIAL),
    ("topic", orders.TOPIC),
    ("compare", orders.COMPARE),
    ("total", orders.TOTAL),
    ("sum", orders.SUM),
    ("national", orders.NATIONAL),
    ("by", orders.BY),
    ("most", orders.MOST),
    ("least", orders.LEAST),
    ("rank", orders.RANK),
    ("difference", orders.DIFFERENCE),
    ("latest", time.LATEST),
    ("ever", time.EVER),
    ("change", time.CHANGE),
    ("series", time.SERIES),
    ("previous", time.PREVIOUS),
    ("previous", ", ".join(YEARS_BACK)),
    ("rate", time.RATE),
    ("distress", distress.DISTRESS),
    ("unsupported", other.UNSUPPORTED),
)
PHRASES: Mapping[tuple[str, ...], Role] = MappingProxyType(
    {
        tuple(phrase.split()): role
        for role, phrases in (*((r, _phrases(t)) for r, t in _MORE_BY_ROLE), *_BY_ROLE)
        for phrase in phrases
    }
)
LONGEST_FROM: Mapping[str, int] = MappingProxyType(
    {phrase[0]: len(phrase) for phrase in sorted(PHRASES, key=len)}
)
"""How many words the longest phrase has that begins with a word."""
SLIPS = frozenset(word for _, phrases in _BY_ROLE for phrase in phrases for word in phrase.split())
"""Words that a misspelt word is put right to; the rarer wordings must be written exactly."""
WORDS: frozenset[str] = frozenset(phrase[0] for phrase in PHRASES if len(phrase) == 1)

AND, SHORT_AND = "and", frozenset({"n", "nd"})

HOMOGRAPHS = frozenset(
    _phrases("""
    reading, sale, deal, bath, street, battle, ware, wells, hope, stone, ash, eye, hook, rugby,
    wash, fleet, bury, hale, barking, settle, ford, wick, hove, mold, flint, nelson, hull, wing,
    water, bolt, rush, beer, looe, rye, ham, poole, ripe, hall, seal, cove, house, wool, cam,
    send, church, mere, banks, sandwich, healing, sway, par, crook, hoo, hunts, tumble, sandy,
    coven, grove, bugle, freshwater, diss, mumbles, headstone, felling, welling, leek, bow,
    bucks, stoke, highland, broadway, cardigan, barry, lee, stanley, shirley, arnold, brandon,
    clare, shelley, hart, hayes, amble, poplar, dingle, bream
    """)
)
"""Ordinary words that are place names too; in a longer text they count only after `in`, `near`."""
PLACE_PREPOSITIONS = frozenset({"in", "near", "at", "around", "for", "from"})
