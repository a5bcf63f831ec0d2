"""What a package defines: code lists, periods, measures, datasets, and where they are from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Qualifier = Literal["exact", "more_than", "nearly", "approx"]
Status = Literal[
    "normal",
    "provisional",
    "estimated",
    "revised",
    "break",
    "partial",
    "disputed",
    "not_supplied",
    "not_asked",
    "suppressed",
    "not_applicable",
    "conflicting",
    "not_covered",
    "not_published",
    "other_period",
]
"""Of an observation, and of a figure asked for that no observation gives (the last three)."""
MISSING_STATUSES: frozenset[str] = frozenset(
    {"not_supplied", "not_asked", "suppressed", "not_applicable"}
)
"""Those that a package may state of a figure without a value."""
SHORT = 2**31 - 1
"""The largest whole number of four bytes."""
STATUS_ORDER: tuple[Status, ...] = (
    "normal",
    "provisional",
    "estimated",
    "revised",
    "break",
    "partial",
    "disputed",
    "not_supplied",
    "not_asked",
    "suppressed",
    "not_applicable",
    "conflicting",
)
"""The statuses of an observation, in the order in which a cube numbers them; only added to."""
PeriodKind = Literal["year", "part", "span", "undated"]
MeasureMethod = Literal["", "share", "per_day"]
UNKNOWN = "unknown"
"""The kind of a code for what is not known; it is no part of what is."""
TECHNICAL_KINDS = frozenset({"group", "total", "residual", UNKNOWN})
"""Kinds of codes that are no members of a breakdown."""
WHOLE = "whole"
"""The dimension of a table that has periods and figures alone; its one member goes unsaid."""
PACKAGE_MARK = "@"
"""Between a code and the name of the package whose own it is."""
LIST_MARK = "+"
"""Between the codes of members that were added up and have no code of their own together."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a figure was published: one page or document."""

    code: str
    publisher: str
    title: str
    url: str
    published: str
    """ISO date of whatever precision is known: `2019-12-05`, `2019-12`, `2019` or empty."""
    published_inferred: bool = False
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Release:
    """One publication round of a dataset; newer releases restate older ones."""

    code: str
    published: str
    title: str = ""
    coverage: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Code:
    """A member of a dimension's code list.

    Attributes:
        name: what a reading calls it; equal to the label unless two codes share that label.
        members: codes of the same list that this one stands for together.

    """

    dimension: str
    code: str
    label: str
    name: str
    kind: str = ""
    parent: str = ""
    official_name: str = ""
    members: tuple[str, ...] = ()
    note: str = ""

    @property
    def printed(self) -> str:
        """The code as the package has it."""
        return self.code.partition(PACKAGE_MARK)[0]


def is_list(code: Code) -> bool:
    """Whether a code stands in no code list, but for a list of members that were added up."""
    return bool(code.members) and code.code == LIST_MARK.join(code.members)


@dataclass(frozen=True, slots=True)
class Period:
    """A time period; `start` and `end` are inclusive months `YYYY-MM`, empty where not stated.

    Without `has_months` they only place it among others, and are never printed: an academic year.
    """

    code: str
    label: str
    start: str
    end: str
    kind: PeriodKind
    note: str = ""
    has_months: bool = True

    @property
    def printed(self) -> str:
        """The code as the package has it."""
        return self.code.partition(PACKAGE_MARK)[0]


@dataclass(frozen=True, slots=True)
class Measure:
    """What is measured: a count, or (`method`) a share or a daily average of it."""

    code: str
    label: str
    unit: str
    unit_one: str
    decimals: int = 0
    method: MeasureMethod = ""


@dataclass(frozen=True, slots=True)
class Dataset:
    """One definition: figures that may stand in one series with each other and with no others.

    Attributes:
        priority: the lowest number is taken where a question names no dataset.
        dimensions: in the order in which a reading names them.
        totals: dimension -> codes that stand for the whole, best first.
        denominators: dimension -> code whose count the shares over that dimension are of.
        additive: dimensions over which the publisher itself adds members up, and `period` where it
            adds up years.
        stands_in_for: a dataset that counts nearly the same; where that has nothing for a member,
            this one is given, named.
        is_reference: worked with (a population for rates); given by name, place and year alone.
        counted: what is counted, for many and for one, as a headline says it; empty for the unit.
        package: name of the data package; releases and sources are unique within it.
        is_inferred: one measure of a package that does not say what it defines; asked for by the
            words of its label, never taken by default.
        limits_level: of inferred ones, the level in per cent of the limits printed with a figure;
            empty where it is not said.
        wholes: of inferred ones, dimension -> codes that others of its list are parts of, with
            which no order is made; totals among them.
        beside: of inferred ones, dimension -> kinds of its members that lie beside each other, so
            that one order is made of them all: districts and cities.

    """

    code: str
    label: str
    title: str
    counts: str
    publisher: str
    priority: int
    dimensions: tuple[str, ...]
    measures: tuple[str, ...]
    totals: Mapping[str, tuple[str, ...]]
    denominators: Mapping[str, str]
    additive: tuple[str, ...]
    stands_in_for: str
    is_reference: bool
    caveats: tuple[str, ...]
    not_comparable: str
    examples: tuple[str, ...] = ()
    help: str = ""
    counted: tuple[str, str] = ("", "")
    package: str = ""
    licence: str = ""
    is_inferred: bool = False
    limits_level: str = ""
    wholes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    beside: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Name:
    """A way to write a code: its label, an alias, or a place that lies within it.

    Attributes:
        concept: a dimension, or `dataset`, `measure`, `period`.
        kind: label, alias, or within (the text names a part of what the code means).
        text: as written in the package.
        note: said to the reader when `kind` is within.

    """

    concept: str
    code: str
    text: str
    kind: Literal["label", "alias", "within"]
    population: int = 0
