"""Tables of one package in, the same with codes that mean nothing else in any other package out.

Two packages may call two areas `1`, or a year from April and a year from September `2019/20`. An
index holds many packages, and a code of it has one meaning.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from stats.model import PACKAGE_MARK, Code, Dataset, Name, Tables
from stats.periods import make_period


def with_own_codes(tables: Tables) -> Tables:
    """Return the tables with the package's name after every code of a dimension.

    It is for packages whose codes nobody has agreed on; what a code is called is not changed.
    """
    known = {(each.dimension, each.code) for each in tables.codes}

    def own(dimension: str, code: str) -> str:
        return f"{code}{PACKAGE_MARK}{tables.package}" if (dimension, code) in known else code

    def own_code(each: Code) -> Code:
        return replace(
            each,
            code=own(each.dimension, each.code),
            parent=own(each.dimension, each.parent),
            members=tuple(own(each.dimension, code) for code in each.members),
        )

    def own_dataset(each: Dataset) -> Dataset:
        if not (each.totals or each.wholes):
            return each
        totals, wholes = (
            {name: tuple(own(name, code) for code in codes) for name, codes in lists.items()}
            for lists in (each.totals, each.wholes)
        )
        return replace(each, totals=totals, wholes=wholes)

    def own_name(each: Name) -> Name:
        code = own(each.concept, each.code)
        return each if code == each.code else replace(each, code=code)

    return replace(
        tables,
        codes=tuple(map(own_code, tables.codes)),
        datasets=tuple(map(own_dataset, tables.datasets)),
        names=tuple(map(own_name, tables.names)),
    )


def with_own_periods(tables: Tables, known: Mapping[str, tuple[str, str]]) -> Tables:
    """Return the tables with the package's name after codes of periods that mean others elsewhere.

    `known` are the first and last months of the periods of packages read before; the codes that
    every inferred package shares are known as well (`make_period`).
    """
    clashing = {
        each.code
        for each in tables.periods
        for months in (known.get(each.code), _shared_months(each.code))
        if months is not None and months != (each.start, each.end)
    }
    if not clashing:
        return tables

    def own(code: str) -> str:
        return f"{code}{PACKAGE_MARK}{tables.package}" if code in clashing else code

    return replace(
        tables,
        periods=tuple(replace(each, code=own(each.code)) for each in tables.periods),
        observations=tuple(replace(each, period=own(each.period)) for each in tables.observations),
        names=tuple(
            replace(each, code=own(each.code)) if each.concept == "period" else each
            for each in tables.names
        ),
    )


def _shared_months(code: str) -> tuple[str, str] | None:
    """Return the first and last month of a code that inferred packages share; None for others."""
    try:
        period = make_period(code)
    except ValueError:
        return None
    # "2018/19" is not from the year 2018 to the year 19.
    return (period.start, period.end) if period.start <= period.end else None
