"""A measure that nobody has defined and one of its dimensions in, whose figures add up out.

A sum is made only of counts and amounts, and of members that have nothing in common so far as
their names, kinds and figures say. Where any of that is in doubt nothing is added.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from stats.index.reader import Index
from stats.model import TECHNICAL_KINDS, WHOLE, Code, Dataset
from stats.text import split_words

MOST_ADDED = 60
"""Members that are added up: more are no list that anybody can look through."""
LEAST_TELLING = 100.0
"""A figure from which one that is the sum of those beside it, in the one period there is, is taken
for their whole: smaller ones are so by chance."""
AREA = "area"
NOT_ADDED = frozenset(
    ("per", "rate", "rates", "ratio", "index", "average", "mean", "median", "share", "shares",
     "proportion", "percentage", "percent", "pct", "expectancy", "score", "scores", "probability",
     "change", "growth", "price", "prices", "pay", "salary", "salaries", "wage", "wages",
     "earnings", "income", "incomes", "rent", "rents", "cost", "costs", "age", "rating", "ratings",
     "rank", "highest", "lowest", "maximum", "minimum", "max", "min", "peak", "temperature",
     "concentration", "density", "level", "levels", "duration", "time", "length", "turnout", "life",
     "yield", "value", "id", "code", "year", "grade",
     "distance", "speed", "height", "width", "target", "attendance")
)  # fmt: skip
"""Words of a unit or label whose figures are no amounts of anything that adds up."""
OF_TIME = frozenset(("days", "hours", "weeks", "months", "years", "minutes", "seconds"))
"""Units of how long something takes."""
PARTITIONS = frozenset(
    ("area", "type", "category", "severity", "sector", "department", "directorate", "service",
     "party", "sex", "gender", "ward", "school", "trust", "hospital", "force", "council", "region",
     "district", "county", "borough", "authority", "offence", "crime", "tenure", "ethnicity",
     "religion", "outcome", "status", "club", "team", "station", "fuel", "vehicle", "species",
     "constituency", "country", "nation", "state", "province", "university", "college", "airport",
     "parish", "town", "city", "division", "board", "provider", "operator", "company", "court",
     "prison", "road", "specialty", "candidate", "branch", "site", "library")
)  # fmt: skip
"""Last words of what is called so that each thing counted is of one member alone; not those of
which one may have several: reasons, platforms, conditions."""
OVERLAPPING = frozenset(
    ("all", "any", "total", "which", "including", "excluding", "except", "gross", "net",
     "adjusted", "unadjusted", "real", "nominal", "current", "constant", "estimate", "estimated",
     "lower", "upper", "median", "mean", "average", "rate", "per", "percent", "and", "combined",
     "both", "persons", "people", "overall", "sum", "subtotal", "multiple", "at", "least",
     "more")
)  # fmt: skip
"""Words of members that may have something in common with others."""
WIDE = frozenset(
    ("england", "wales", "scotland", "northern ireland", "united kingdom", "uk", "great britain",
     "england and wales", "london", "north east", "north west", "yorkshire and the humber",
     "east midlands", "west midlands", "east of england", "south east", "south west", "east",
     "greater manchester", "merseyside", "tyne and wear", "south yorkshire", "west yorkshire")
)  # fmt: skip
"""Places that others of a list may lie in."""


def can_add(index: Index, dataset: Dataset) -> bool:
    """Whether the figures of a measure that nobody has defined add up, so far as it is called."""
    measure = index.measure(dataset.code, dataset.measures[0])
    unit = set(split_words(measure.unit.casefold()))
    # What a title says behind "by" is how its figures are told apart.
    named = (text.partition(" by ")[0] for text in (measure.label, dataset.label))
    said = unit.union(*map(split_words, named))
    is_whole = not measure.decimals or bool(unit)
    return dataset.is_inferred and is_whole and not (said & NOT_ADDED or unit & OF_TIME)


def parts_to_add(
    index: Index, dataset: Dataset, dimension: str, beside: Mapping[str, str]
) -> tuple[str, ...]:
    """Return the members of a dimension that together are all there is in the table; none where
    they may have something in common.

    `beside` are members of the other dimensions, with whose figures it is seen that none of them
    is the sum of its neighbours.
    """
    noun = dimension.replace("-", " ").split()[-1]
    if dimension == WHOLE or dataset.totals.get(dimension) or dataset.wholes.get(dimension):
        return ()
    codes = [index.code(dimension, code) for code in index.cubes.codes(dataset, dimension)]
    if noun not in PARTITIONS or not 1 < len(codes) <= MOST_ADDED:
        return ()
    if _overlap(codes, dimension):
        return ()
    rows = _rows(index, dataset, dimension, codes, beside)
    return () if _has_nested(rows) else tuple(code.code for code in codes)


def _overlap(codes: Sequence[Code], dimension: str) -> bool:
    """Whether names or kinds of members say that some lie in others."""
    if len({code.kind for code in codes if code.kind not in TECHNICAL_KINDS}) > 1:
        return True
    if any(code.kind in ("total", "group") or code.members or code.parent for code in codes):
        return True
    names = [split_words(code.label) for code in codes]
    if dimension == AREA:
        wide = {" ".join(name) in WIDE for name in names}
        return len(wide) > 1 or _is_one_in_another(names)
    if any(OVERLAPPING & set(name) - {"and"} for name in names):
        return True
    has_numbers = any(word[0].isdigit() for name in names for word in name)
    return has_numbers or _is_one_in_another(names)


def _is_one_in_another(names: Sequence[Sequence[str]]) -> bool:
    """Whether all words of a name are in another: "Theft" and "Theft from a vehicle"."""
    return any(
        set(one) <= set(other) or set(other) <= set(one) for one, other in combinations(names, 2)
    )


def _rows(
    index: Index,
    dataset: Dataset,
    dimension: str,
    codes: Sequence[Code],
    beside: Mapping[str, str],
) -> list[dict[str, float]]:
    """Return the figures of each member by period."""
    rest = {
        name: beside.get(name) or index.cubes.codes(dataset, name)[0]
        for name in dataset.dimensions
        if name != dimension
    }
    return [
        {
            each.period: each.report.value
            for each in index.look_up(dataset.code, {**rest, dimension: code.code})
            if each.report.value is not None
        }
        for code in codes
    ]


def _has_nested(rows: Sequence[Mapping[str, float]]) -> bool:
    """Whether a member is, in every period, the sum of two and more that stand beside it.

    >>> _has_nested([{"a": 900, "b": 800}, {"a": 400, "b": 300}, {"a": 500, "b": 500}])
    True
    >>> _has_nested([{"a": 5}, {"a": 2}, {"a": 3}, {"a": 7}])
    False
    """
    periods = set.intersection(*(set(row) for row in rows)) if rows else set()
    if not periods:
        return False
    for place, row in enumerate(rows):
        if len(periods) == 1 and max(row[each] for each in periods) < LEAST_TELLING:
            continue
        for others in (rows[place + 1 :], rows[:place][::-1]):
            sums = dict.fromkeys(periods, 0.0)
            for count, other in enumerate(others, start=1):
                sums = {each: sums[each] + other[each] for each in periods}
                if count > 1 and all(sums[each] == row[each] for each in periods):
                    return True
    return False
