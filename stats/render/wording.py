"""Codes, periods and publishers in, the words of a sentence about them out (British news style)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from stats.model import TECHNICAL_KINDS, WHOLE, Code, Figure, Period
from stats.numerals import QUALIFIERS, format_number
from stats.render.numbers import format_published, is_count, unit_word
from stats.render.shape import is_best_total

SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
"""Numbers in words; 10 and above are digits.
Source: the style of British news agencies."""
PREPOSITIONS = {"platform": "on"}
"""What stands before a member of a dimension; `for` fits the others."""
WITH_ARTICLE = re.compile(
    r"(United |Isle of |Channel |Midlands|East of |Metropolitan |Republic of "
    r"|(North|South) (East|West)\b|(East|West) Midlands\b(?! Police))"
)
FORCE = re.compile(r"\b(Police|Constabulary)\b")
"""A place named as an organisation: something is recorded by it, not in it."""
SHORT_NAMES = {"United Kingdom": "UK"}
RATE = re.compile(r"\w+ ((?:a|per) .+)")
"""A unit such as `offences a day`, where what is counted has been said."""
WORDS = ("All ", "Pages ", "The ", "Totals ")
"""Words, not names, that begin what a release says of who replied."""
DAY = re.compile(r"\d{1,2} [A-Z]")
"""How the name of a day begins."""
BRACKET = re.compile(r"\s*\([^()]*\)$")


def say_number(value: float, decimals: int) -> str:
    """Return a number as a sentence writes it.

    >>> say_number(8, 0), say_number(12, 0), say_number(5.8, 1), say_number(4000, 0)
    ('eight', '12', '5.8', '4,000')
    """
    if value == int(value) and 0 < value < len(SMALL):
        return SMALL[int(value)]
    return format_number(value, decimals)


def say_amount(figure: Figure) -> str:
    """Return the size of a figure's value with its qualifier, without the unit."""
    value = abs(figure.value or 0)
    return f"{QUALIFIERS[figure.qualifier]}{say_number(value, figure.measure.decimals)}"


def counted(figure: Figure) -> str:
    """Return what is counted, in the plural: `online child sexual offences`."""
    return figure.dataset.counted[0] or figure.measure.unit


def topic(figure: Figure) -> str:
    """Return what a dataset is about, for `figures on ...`."""
    return BRACKET.sub("", figure.dataset.label)


def capitalise(text: str) -> str:
    """Return a text that can begin a sentence."""
    return text[:1].upper() + text[1:]


def say_label(code: Code) -> str:
    """Return a member's label within a sentence: `all platforms (where known)`, `Facebook`."""
    is_phrase = code.kind in TECHNICAL_KINDS - {"group"}
    return code.label[:1].lower() + code.label[1:] if is_phrase else code.label


def say_name(label: str) -> str:
    """Return a place's name with its article: `the UK`, `Kent`."""
    article = "the " if WITH_ARTICLE.match(label) else ""
    return f"{article}{SHORT_NAMES.get(label, label)}"


def say_place(label: str, force: str = "by") -> str:
    """Return where: `in the East of England`, `by the Metropolitan Police`."""
    return f"{force if FORCE.search(label) else 'in'} {say_name(label)}"


def say_member(name: str, code: Code) -> str:
    """Return a member of another dimension: `on Instagram`, `for Strawberry`."""
    preposition = "for" if code.kind == "unknown" else PREPOSITIONS.get(name, "for")
    return f"{preposition} {say_label(code)}"


def say_codes(figure: Figure, codes: dict[str, Code], force: str = "by") -> str:
    """Return the members and the place of a figure, each with a space before it."""
    first = figure.dataset.dimensions[0]
    members = [
        say_member(name, code)
        for name, code in codes.items()
        if name != first and not is_best_total(figure, name, code)
    ]
    # A dataset that is of one thing alone has no place that could be said.
    places = [
        say_place(code.label, force) for name, code in codes.items() if name == first != WHOLE
    ]
    return "".join(f" {each}" for each in (*members, *places))


def say_period(period: Period) -> str:
    """Return when, with a space before it: ` in 2018/19`, ` from April to June 2020`."""
    if not period.label:
        return ""
    return f" from {period.label}" if " to " in period.label else f" {say_when(period.label)}"


def say_when(label: str) -> str:
    """Return the name of a period with the word that stands before it.

    >>> say_when("2018/19"), say_when("1 May 2024")
    ('in 2018/19', 'on 1 May 2024')
    """
    return f"{'on' if DAY.match(label) else 'in'} {label}"


def say_base(base: str) -> str:
    """Return what a share is of, for `per cent of ...`; empty where the words do not fit there."""
    return "" if ";" in base or not base.endswith("known") or base.startswith("where") else base


def say_counted_base(base: str) -> str:
    """Return in brackets what a count is one part of, or how the page words it; empty for none."""
    if not base:
        return ""
    is_number = say_base(base) != "" and any(each.isdigit() for each in base)
    return f" (of {base})" if is_number else f" ({base})"


def say_unit(figure: Figure) -> str:
    """Return the unit of a figure's value."""
    return unit_word(abs(figure.value or 0), figure.measure)


def say_rate(figure: Figure) -> tuple[str, str]:
    """Return the verb for a value of what is counted, and what is left of the unit behind it."""
    if is_plain_count(figure):
        return "numbered", ""
    match = RATE.fullmatch(figure.measure.unit)
    return ("ran at", match[1]) if match else ("came to", say_unit(figure))


def split_publisher(publisher: str) -> tuple[str, str]:
    """Return the name of a publisher, and how it came by the figures.

    >>> split_publisher("NSPCC (freedom of information replies)")
    ('NSPCC', ' (freedom of information replies)')
    """
    match = re.search(r" \(|, ", publisher)
    return (publisher[: match.start()], publisher[match.start() :]) if match else (publisher, "")


def say_span(first: str, last: str) -> str:
    """Return the labels of the first and the last of some periods as one stretch of time.

    >>> say_span("2016/17", "2018/19"), say_span("May 2014 to April 2015", "May 2016 to April 2017")
    ('2016/17 to 2018/19', 'May 2014 to April 2017')
    >>> say_span("2017/18", "May 2019 to April 2020")
    '2017/18 \u2013 May 2019 to April 2020'
    """
    if " to " in first and " to " in last:
        return f"{first.partition(' to ')[0]} to {last.rpartition(' to ')[2]}"
    return f"{first} \u2013 {last}" if " to " in f"{first}{last}" else f"{first} to {last}"


def say_published(figures: Sequence[Figure]) -> str:
    """Return when the figures were published, with a space before it; empty if not known."""
    dates = sorted({f.release.published for f in figures if f.release.published})
    if not dates:
        return ""
    first, last = format_published(dates[0]), format_published(dates[-1])
    if len(dates) > 2:
        return f" published from {first} to {last}"
    preposition = "on" if len(dates[0]) == len("2019-12-05") else "in"
    return f" published {preposition} {first}" + (f" and {last}" if len(dates) > 1 else "")


def say_coverage(figure: Figure) -> tuple[str, ...]:
    """Return who replied to a figure's release, in brackets, the longest wording first.

    Empty for a single place, whose figure does not depend on it. Of a whole such as a country
    it must be said; the last wording for another group of places is empty.
    """
    first = figure.dataset.dimensions[0]
    code = figure.codes.get(first)
    text = figure.release.coverage.strip().rstrip(".").replace(". ", "; ")
    is_total = code is not None and code.code in figure.dataset.totals.get(first, ())
    if not text or code is None or not (is_total or len(code.members) > 1):
        return ()
    if text.startswith(WORDS):
        text = text[:1].lower() + text[1:]
    texts = dict.fromkeys((text, re.split(r"[;:]|, and ", text)[0]))
    return (*(f" ({each})" for each in texts), *(() if is_total else ("",)))


def says_base(figure: Figure) -> bool:
    """Whether the words for a figure's members say already what its base says."""
    others = list(figure.codes.items())[1:]
    return bool(say_base(figure.base)) and all(
        code.kind not in TECHNICAL_KINDS or figure.dataset.denominators.get(name) == code.code
        for name, code in others
    )


def is_plain_count(figure: Figure) -> bool:
    """Whether a figure is a count of what its dataset counts, published or added up."""
    return is_count(figure) and (not figure.derivation or figure.derivation.method == "sum")
