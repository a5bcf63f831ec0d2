"""Published figures in, what is worked out from them out: sums, means, shares, rates, changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import MAXYEAR, MINYEAR, date
from itertools import pairwise

from stats.answer.figures import is_sound, print_value
from stats.index.reader import Index
from stats.model import (
    PER_CENT,
    Derivation,
    Figure,
    Measure,
    Period,
    Source,
)
from stats.numerals import find_decimals, round_half_up
from stats.periods import split_month
from stats.selection import follows

RATE_BASE = 100_000
POINTS = "percentage points"
PERCENTAGES = ("%", "per cent ", "percent ", "percentage ")
"""How the unit of a percentage begins."""
DAYS_OF_A_YEAR = (365, 366)
A_YEAR, EACH = "a year", "each"
"""What an average is of: each of some years, or each of some members."""


def add_figures(index: Index, key: Mapping[str, str], parts: Sequence[Figure]) -> Figure:
    """Return the sum of figures that share everything but one code, named as derived."""
    codes = {name: index.code(name, code) for name, code in key.items()}
    return add_up(replace(parts[0], codes=codes), parts)


MOST_SHOWN = 12
"""Parts that a sum names with their figures; of more it says how many."""


def add_up(whole: Figure, parts: Sequence[Figure]) -> Figure:
    """Return the sum of parts, named as derived; `whole` says of what, its value is not used."""
    varying = [n for n, code in whole.codes.items() if parts[0].codes[n].code != code.code]
    total, parts = _total(parts)
    named = " + ".join(
        f"{', '.join(part.codes[name].label for name in varying)} {print_value(part)}"
        for part in parts
    )
    return _derive(
        whole,
        measure=replace(whole.measure, decimals=parts[0].measure.decimals),
        value=total,
        derivation=Derivation(
            "sum",
            f"added up here from {named if len(parts) <= MOST_SHOWN else f'{len(parts)} figures'}",
            tuple(parts),
        ),
    )


def _total(parts: Sequence[Figure]) -> tuple[float, list[Figure]]:
    """Return the sum of figures, and the figures with the decimals that give it in print."""
    values = [part.value for part in parts if part.value is not None]
    total = sum(values)
    return total, _with_decimals(parts, find_decimals(values, total, parts[0].measure.decimals))


def _with_decimals(parts: Sequence[Figure], decimals: int) -> list[Figure]:
    """Return figures that every renderer prints with so many decimals."""
    return [replace(part, measure=replace(part.measure, decimals=decimals)) for part in parts]


def add_years(parts: Sequence[Figure]) -> Figure:
    """Return the sum of one member's figures of several years, oldest first, named as derived."""
    total, parts = _total(parts)
    named = " + ".join(f"{part.period.label} {print_value(part)}" for part in parts)
    whole = _derive(
        parts[-1],
        measure=parts[-1].measure,
        value=total,
        derivation=Derivation("sum", f"added up here from {named}", tuple(parts)),
    )
    return replace(whole, period=take_years([part.period for part in parts]))


def average(whole: Figure, parts: Sequence[Figure], *, each: str) -> Figure:
    """Return the mean of firm figures, named as derived; `each` says of what: "a year".

    `whole` says what the parts are together; its value is not used.
    """
    values = [part.value for part in parts if part.value is not None]
    total, parts = _total(parts)
    measure = mean_measure(whole.measure, each)
    is_of_years = len({part.period.code for part in parts}) > 1
    count = f"{len(parts)} years" if is_of_years else str(len(parts))
    first = whole.dataset.dimensions[0]
    named = ", ".join(
        f"{part.period.label if is_of_years else part.codes[first].label} {print_value(part)}"
        for part in parts
    )
    return _derive(
        whole,
        measure=measure,
        value=round_half_up(total / len(values), measure.decimals),
        derivation=Derivation(
            "mean", f"worked out here, the average of {count}: {named}", tuple(parts)
        ),
    )


def mean_measure(measure: Measure, each: str) -> Measure:
    """Return the measure of an average of this one, with at least one decimal."""
    unit = f"{measure.unit} {each} on average"
    return Measure("mean", "average", unit, unit, max(1, measure.decimals))


def take_years(periods: Sequence[Period]) -> Period:
    """Return the span of years that follow on one another; else a list of them."""
    first, last = periods[0], periods[-1]
    if all(follows(one, other) for one, other in pairwise(periods)):
        return span_between(first, last)
    labels = " and ".join(period.label for period in periods)
    codes = " and ".join(period.code for period in periods)
    has_months = first.has_months and last.has_months
    return Period(codes, labels, first.start, last.end, "span", has_months=has_months)


def share_of(index: Index, part: Figure, whole: Figure, measure: str) -> Figure:
    """Return `part` as a percentage of `whole`, named as derived."""
    if part.value is None or not whole.value:
        raise ValueError("a share needs a part, and a whole that is not 0")
    text = (
        f"worked out here: {print_value(part)} of {print_value(whole)} "
        f"({whole.base or next(iter(whole.codes.values())).label})"
    )
    return Figure(
        dataset=part.dataset,
        measure=index.measure(part.dataset.code, measure),
        codes=part.codes,
        period=part.period,
        value=round_half_up(100 * part.value / whole.value, 1),
        qualifier="exact",
        status="normal",
        base=whole.base,
        release=part.release,
        sources=_sources((part, whole)),
        derivation=Derivation("share", text, (part, whole)),
    )


def average_per_day(index: Index, count: Figure, measure: str) -> Figure | None:
    """Return the daily average of an exact count of a year with dates, named as derived."""
    period = count.period
    if count.value is None or not is_sound(count) or period.kind != "year":
        return None
    days = days_in(period)
    if days not in DAYS_OF_A_YEAR:
        return None
    return _derive(
        count,
        measure=replace(index.measure(count.dataset.code, measure), decimals=1),
        value=round_half_up(count.value / days, 1),
        derivation=Derivation(
            "rate", f"worked out here: {print_value(count)} over {days} days", (count,)
        ),
    )


def days_in(period: Period) -> int:
    """Return the days of a period of whole months; 0 where it has no dates, or none of our count.

    >>> from stats.periods import make_period
    >>> days_in(make_period("2024")), days_in(make_period("-1000")), days_in(make_period("undated"))
    (366, 0, 0)
    """
    if not (period.start and period.end):
        return 0
    (year, month), (last_year, last_month) = map(split_month, (period.start, period.end))
    if not MINYEAR <= year <= last_year < MAXYEAR:
        return 0
    after = date(last_year + last_month // 12, last_month % 12 + 1, 1)
    return (after - date(year, month, 1)).days


def rate_of(count: Figure, population: Figure) -> Figure:
    """Return a count per 100,000 people, named as derived."""
    if count.value is None or not population.value:
        raise ValueError("a rate needs a count and a population")
    return _derive(
        count,
        measure=rate_measure(count.measure),
        value=round_half_up(RATE_BASE * count.value / population.value, 1),
        derivation=Derivation(
            "rate",
            f"worked out here: {print_value(count)} {count.measure.unit}, "
            f"{print_value(population)} people ({population.period.label})",
            (count, population),
        ),
    )


def rate_measure(count: Measure) -> Measure:
    """Return the measure of a rate of these counts."""
    unit = f"{count.unit} per {RATE_BASE:,} people"
    return Measure("rate", "rate", unit, unit, 1)


def is_percentage(measure: Measure) -> bool:
    """Whether a measure is a percentage: its change is in percentage points, and in nothing else.

    >>> [is_percentage(Measure("m", "m", unit, unit)) for unit in ("%", "% of GDP", "offences")]
    [True, True, False]
    """
    words = f"{measure.unit.casefold()} "
    return measure.method == "share" or words.startswith(PERCENTAGES)


def change_measure(measure: Measure, *, in_percent: bool) -> Measure:
    """Return the measure of a change of this one."""
    if in_percent:
        return Measure("change", "change", PER_CENT, PER_CENT, 1)
    unit = POINTS if is_percentage(measure) else measure.unit
    return Measure("change", "change", unit, unit, measure.decimals)


def difference_measure(measure: Measure) -> Measure:
    """Return the measure of a difference between two of this one."""
    units = (POINTS, POINTS) if is_percentage(measure) else (measure.unit, measure.unit_one)
    return Measure("difference", "difference", *units, measure.decimals)


def span_between(first: Period, last: Period) -> Period:
    """Return the span over which a change is worked out."""
    to = "then" if " to " in first.label + last.label else "to"
    label = f"{first.label}{',' * (to == 'then')} {to} {last.label}"
    return Period(
        f"{first.code} to {last.code}", label, first.start, last.end,
        "span", has_months=first.has_months and last.has_months,
    )  # fmt: skip


def change_between(first: Figure, last: Figure, *, in_percent: bool) -> Figure:
    """Return the change from one figure to a later one, named as derived."""
    if first.value is None or last.value is None:
        raise ValueError("a change needs two values")
    value = last.value - first.value
    decimals = find_decimals([last.value, -first.value], value, first.measure.decimals)
    base = first.value
    first, last = _with_decimals((first, last), decimals)
    if in_percent:
        value = round_half_up(100 * value / base, 1)
    text = (
        f"worked out here: from {print_value(first)} in {first.period.label} "
        f"to {print_value(last)} in {last.period.label}"
    )
    derived = _derive(
        last,
        measure=change_measure(first.measure, in_percent=in_percent),
        value=value,
        derivation=Derivation("change", text, (first, last)),
    )
    return replace(derived, period=span_between(first.period, last.period))


def difference_between(one: Figure, other: Figure) -> Figure:
    """Return how much more the larger of two figures is, named as derived."""
    if one.value is None or other.value is None:
        raise ValueError("a difference needs two values")
    value = abs(one.value - other.value)
    parts = (one, other) if one.value >= other.value else (other, one)
    values = [parts[0].value or 0, -(parts[1].value or 0)]
    larger, smaller = _with_decimals(parts, find_decimals(values, value, parts[0].measure.decimals))
    varying = next(name for name in one.codes if one.codes[name] != other.codes[name])
    text = (
        f"worked out here: {larger.codes[varying].label} {print_value(larger)} "
        f"less {smaller.codes[varying].label} {print_value(smaller)}"
    )
    return _derive(
        larger,
        measure=difference_measure(larger.measure),
        value=round_half_up(value, max(larger.measure.decimals, one.measure.decimals)),
        derivation=Derivation("difference", text, (larger, smaller)),
    )


def _sources(parts: Sequence[Figure]) -> tuple[Source, ...]:
    """Return the best source of each part first, then the others."""
    best = [part.sources[0] for part in parts if part.sources]
    rest = [source for part in parts for source in part.sources[1:]]
    return tuple(dict.fromkeys([*best, *rest]))


def _derive(part: Figure, *, measure: Measure, value: float, derivation: Derivation) -> Figure:
    """Return a figure that stands where `part` does but says something worked out from it."""
    return replace(
        part,
        measure=measure,
        value=value,
        qualifier="exact" if all(p.qualifier == "exact" for p in derivation.parts) else "approx",
        status="normal",
        sources=_sources(derivation.parts),
        derivation=derivation,
        notes=(),
        others=(),
        limits=None,
    )
