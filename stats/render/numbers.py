"""Values and dates in, words for British readers out (Babel, en_GB)."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from babel.dates import format_date, get_month_names

from stats.model import Figure, Measure, OtherValue, Qualifier
from stats.numerals import QUALIFIERS, format_number

LOCALE = "en_GB"
CURRENCIES = frozenset("\u00a3$\u20ac\u00a5")
PLAIN_UNITS = frozenset({"number", "numbers", "count", "counts", "no", "no.", "nos", "nos."})
"""Units, in small letters, that only say that something is counted; the number says it too."""


def unit_word(value: float, measure: Measure) -> str:
    """Return the unit of a value as it is said behind it; empty where it is but a number."""
    unit = measure.unit_one if value == 1 else measure.unit
    return "" if unit.casefold() in PLAIN_UNITS else unit


def format_value(value: float, qualifier: Qualifier, measure: Measure) -> str:
    """Return a value with its qualifier and unit: `more than 4,000 offences`."""
    unit = unit_word(value, measure)
    amount = format_amount(value, qualifier, measure)
    sign, _, rest = unit.partition(" ")
    if sign == "%":
        return f"{amount}{unit}"
    if sign in CURRENCIES:
        # The sign goes between what qualifies the number and the number.
        words = QUALIFIERS[qualifier]
        return f"{words}{_with_sign(sign, amount.removeprefix(words))} {rest}".rstrip()
    return f"{amount} {unit}".rstrip()


def _with_sign(sign: str, amount: str) -> str:
    """Return an amount of money.

    >>> _with_sign("£", "-1,200")
    '-£1,200'
    """
    minus = "-" if amount.startswith("-") else ""
    return f"{minus}{sign}{amount.removeprefix(minus)}"


def format_amount(value: float, qualifier: Qualifier, measure: Measure) -> str:
    """Return a value with its qualifier, without the unit."""
    return f"{QUALIFIERS[qualifier]}{format_number(value, measure.decimals)}"


def format_figure(figure: Figure) -> str:
    """Return the value of a figure with unit, or that there is none."""
    if figure.value is None:
        return "no figure"
    value = abs(figure.value) if figure.measure.code == "change" else figure.value
    return format_value(value, figure.qualifier, figure.measure)


def format_told(figure: Figure) -> str:
    """Return a change as a row of a table has it: before, after, by how much and in per cent."""
    made = figure.derivation
    if made is None or figure.value is None:
        return format_figure(figure)
    ends = "\u2192".join(
        format_amount(each.value, each.qualifier, each.measure)
        for each in made.parts
        if each.value is not None
    )
    per_cent = (f"{each.value:+.{each.measure.decimals}f}%" for each in made.beside if each.value)
    sign = "+" if figure.value > 0 else ""
    amount = f"{sign}{format_amount(figure.value, figure.qualifier, figure.measure)}"
    return " ".join((ends, amount, *per_cent))


def is_count(figure: Figure) -> bool:
    """Whether a figure is a plain count of what its dataset counts."""
    return figure.measure.code == figure.dataset.measures[0]


def format_headline(figure: Figure) -> str:
    """Return the value of a figure with what is counted: `69 online child sexual offences`."""
    many, one = figure.dataset.counted
    counts = is_count(figure) or figure.measure.unit == unit_of(figure)
    if figure.value is None or not many or not counts:
        return format_figure(figure)
    value = abs(figure.value)
    what = one if value == 1 else many
    return f"{format_amount(value, figure.qualifier, figure.measure)} {what}"


def unit_of(figure: Figure) -> str:
    """Return the unit of the counts that a derived figure was made from."""
    parts = figure.derivation.parts if figure.derivation else ()
    return next((part.measure.unit for part in parts if is_count(part)), "")


def format_other(other: OtherValue) -> str:
    """Return another value in print, without its unit."""
    return f"{QUALIFIERS[other.qualifier]}{format_number(other.value, 1)}"


@lru_cache(4096)
def format_published(published: str) -> str:
    """Return an ISO date of any precision in words; empty for none.

    >>> format_published("2019-12-05"), format_published("2019-12"), format_published("2019")
    ('5 December 2019', 'December 2019', '2019')
    """
    parts = [int(part) for part in published.split("-") if part.isdigit()]
    if len(parts) == 3:
        year, month, day = parts
        return format_date(date(year, month, day), "d MMMM y", locale=LOCALE)
    if len(parts) == 2:
        return format_date(date(parts[0], parts[1], 1), "MMMM y", locale=LOCALE)
    return published


def shorten_months(label: str) -> str:
    """Return the name of a period with its months cut short, for the axis of a chart.

    >>> shorten_months("1 October 2024"), shorten_months("2018/19")
    ('1 Oct 2024', '2018/19')
    """
    short = _short_months()
    return " ".join(short.get(word, word) for word in label.split())


@lru_cache(1)
def _short_months() -> dict[str, str]:
    names = (get_month_names(width, locale=LOCALE) for width in ("wide", "abbreviated"))
    return dict(zip(*(each.values() for each in names), strict=True))


def is_sentence(base: str) -> bool:
    """Whether what a share is of is told in a sentence of its own: "the page says crimes"."""
    return ";" in base or " says " in f" {base} "


def say_of_base(figure: Figure) -> str:
    """Return what a share is of, to stand behind it; empty for a count or a sentence of its own."""
    is_share = figure.measure.method == "share" and bool(figure.base)
    return f" of {figure.base}" if is_share and not is_sentence(figure.base) else ""
