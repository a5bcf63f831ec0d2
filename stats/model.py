"""The words of this project as frozen dataclasses, after SDMX and the W3C Data Cube vocabulary.

Nothing here reads, computes or formats. Every stage of the line
`package -> tables -> index -> question -> answer -> rendering` hands these to the next.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

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
    "not_covered",
    "not_published",
    "other_period",
]
"""Of an observation, and of a figure asked for that no observation gives (the last three)."""
MISSING_STATUSES: frozenset[str] = frozenset(
    {"not_supplied", "not_asked", "suppressed", "not_applicable"}
)
PeriodKind = Literal["year", "part", "span", "undated"]
MeasureMethod = Literal["", "share", "per_day"]
Operation = Literal["values", "sum", "ranking", "change", "difference", "series", "extreme", "rate"]
Order = Literal["", "highest", "lowest", "newest"]
COMPARE = "compare"
"""The subject of a variation that sets something beside the figure, in place of a dimension."""
PER_CENT = "per cent"
"""The unit of a change that is asked for in per cent."""
TECHNICAL_KINDS = frozenset({"group", "total", "residual", "unknown"})
"""Kinds of codes that are no members of a breakdown."""


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


PACKAGE_MARK = "@"
"""Between a code and the name of the package whose own it is."""


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


LIST_MARK = "+"
"""Between the codes of members that were added up and have no code of their own together."""


def is_list(code: Code) -> bool:
    """Whether a code stands in no code list, but for a list of members that were added up."""
    return bool(code.members) and code.code == LIST_MARK.join(code.members)


@dataclass(frozen=True, slots=True)
class Period:
    """A time period; `start` and `end` are inclusive months `YYYY-MM`, empty where not stated."""

    code: str
    label: str
    start: str
    end: str
    kind: PeriodKind
    note: str = ""

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
        is_reference: only worked with (a population for rates), never asked for by itself.
        counted: what is counted, for many and for one, as a headline says it; empty for the unit.
        package: name of the data package; releases and sources are unique within it.
        is_inferred: one measure of a package that does not say what it defines; asked for by the
            words of its label, never taken by default.

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


@dataclass(frozen=True, slots=True)
class Report:
    """One value for a key as one release printed it, with every page that printed it."""

    value: float | None
    qualifier: Qualifier
    status: Status
    release: str
    base: str
    sources: tuple[str, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Observation:
    """The figure that stands for a key, and what else is in print for the same key.

    Attributes:
        key: dimension -> code.
        report: the one that is given, by rule 8: newest release, exact before rounded.
        others: every other report, newest release first.

    """

    dataset: str
    measure: str
    key: Mapping[str, str]
    period: str
    report: Report
    others: tuple[Report, ...] = ()

    @property
    def is_missing(self) -> bool:
        """Whether there is no value; the report's status then says why."""
        return self.report.value is None


@dataclass(frozen=True, slots=True)
class Assumption:
    """What the question left open and the bot decided: `subject` is a dimension or `period`."""

    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class Question:
    """A fully resolved question: every code exists, whether or not a figure does.

    Attributes:
        members: dimension -> codes asked for, in the order asked.
        periods: for each period asked, the codes that mean it; empty for the latest of each.
        period_text: what the reader wrote, where no loaded period means it.
        measure: a measure code, or None for the first that has a figure.
        operation: what is to be done with the figures of the members and periods.
        breakdown: a dimension whose members are each to be given, or `dimension:kind`, or empty.
        scope: the codes within which the breakdown is made; empty for all there are.
        scope_place: codes whose place in the ranking is asked for; empty for the list.
        universe: every code that the breakdown could have, with a figure or without.
        order, limit: how a breakdown is to be ranked and cut; empty and 0 for neither. A series is
            oldest first, or `newest`.
        nth: the one place of a ranking that is asked for ("second highest"); 0 for none.
        by_change: whether a ranking is to be of changes between two years.
        in_percent: whether a change is asked for in per cent.
        years_back: how many years before the latest, or before the period asked for.
        with_later: whether the year that is counted back from is asked for as well.
        per_head: whether a ranking is to be of rates per 100,000 people.
        claims: numbers that are put up to be checked against the figure.
        span: first and last month that a series is limited to; empty for no limit.

    """

    dataset: str
    members: Mapping[str, tuple[str, ...]]
    measure: str | None = None
    periods: tuple[tuple[str, ...], ...] = ()
    period_text: str = ""
    operation: Operation = "values"
    breakdown: str = ""
    scope: tuple[str, ...] = ()
    scope_place: tuple[str, ...] = ()
    universe: tuple[str, ...] = ()
    order: Order = ""
    limit: int = 0
    in_percent: bool = False
    span: tuple[str, str] = ("", "")
    years_back: int = 0
    with_later: bool = False
    per_head: bool = False
    nth: int = 0
    by_change: bool = False
    claims: tuple[float, ...] = ()
    assumptions: tuple[Assumption, ...] = ()


@dataclass(frozen=True, slots=True)
class Defaults:
    """What a question is about that names no member of its dataset's first dimension.

    `codes` are in the reader's order; `label` says in the reading whose they are ("your patch").
    """

    codes: tuple[str, ...]
    label: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to read an unclear question: a label for a button, the question it stands for.

    `key` names the same question in codes, short enough for most buttons. One that `is_wider` asks
    of the whole what was answered for a reader's own areas.
    """

    label: str
    question: str
    key: str
    is_wider: bool = False


@dataclass(frozen=True, slots=True)
class Variation:
    """A part of a question that has other likely values.

    Attributes:
        subject: a dimension, `period`, or `compare` for setting something beside the figure.
        label: what that part is now; empty for `compare`, and where nothing of it is named.
        token: a short name of the subject, the same in every index.

    """

    subject: str
    label: str = ""
    token: str = ""


@dataclass(frozen=True, slots=True)
class Clarification:
    """The question can be read in several ways; the likeliest choice comes first."""

    prompt: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class NoMatch:
    """The text is no question that the catalogue understands; `unknown` are the words at fault.

    `is_call_for_help` says that somebody seems to need help, and `help` where to find it.
    """

    unknown: tuple[str, ...] = ()
    is_call_for_help: bool = False
    help: str = ""
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Derivation:
    """How a figure that nobody published was made.

    Attributes:
        method: sum, share, difference, change, rate or rank.
        parts: the figures it was made from, formatted by the renderer.
        text: the same in words.

    """

    method: Literal["sum", "share", "rate", "change", "difference", "rank"]
    text: str
    parts: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """One number with everything that rule 2 asks for, ready to be rendered."""

    dataset: Dataset
    measure: Measure
    codes: Mapping[str, Code]
    period: Period
    value: float | None
    qualifier: Qualifier
    status: Status
    base: str
    release: Release
    sources: tuple[Source, ...]
    notes: tuple[str, ...] = ()
    derivation: Derivation | None = None
    others: tuple[OtherValue, ...] = ()


@dataclass(frozen=True, slots=True)
class OtherValue:
    """Another value in print for the same figure: an earlier one, or a source that disagrees."""

    value: float
    qualifier: Qualifier
    release: Release
    sources: tuple[Source, ...]
    relation: Literal["earlier", "conflict", "rounded"]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence of the bot's own beside the figures asked for; `figures` are the numbers in it.

    Two kinds are to be read before them: `embargo`, until when they are not to be published, and
    `scope`, that they are of fewer than was asked for.
    """

    kind: Literal[
        "embargo",
        "scope",
        "claim",
        "share",
        "total",
        "part",
        "rank",
        "comparison",
        "series",
        "change",
        "coverage",
    ]
    text: str
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """The figures asked for, in the order asked, and what a reader needs to use them.

    `key` names the question in codes, as that of a `Choice` does; `variations` are the parts of
    it that a reader may want to change, most likely first.
    """

    question: Question
    reading: str
    figures: tuple[Figure, ...]
    remarks: tuple[Remark, ...] = ()
    caveats: tuple[str, ...] = ()
    assumptions: tuple[Assumption, ...] = ()
    choices: tuple[Choice, ...] = ()
    key: str = ""
    variations: tuple[Variation, ...] = ()


@dataclass(frozen=True, slots=True)
class NoFigure:
    """The question is understood and there is no such figure; `reason` is the true one.

    `key` and `variations` are those of an `Answer`.
    """

    question: Question
    reading: str
    reason: str
    status: str
    sources: tuple[Source, ...] = ()
    choices: tuple[Choice, ...] = ()
    assumptions: tuple[Assumption, ...] = ()
    key: str = ""
    variations: tuple[Variation, ...] = ()


@dataclass(frozen=True, slots=True)
class GivenFigure:
    """A published figure as it was given to somebody, in codes.

    Attributes:
        codes: pairs of dimension and code, in alphabetical order.
        published: ISO date of the release that it was from.
        latest_end: last month of the latest period that had a value then.

    """

    dataset: str
    measure: str
    codes: tuple[tuple[str, str], ...]
    period: str
    value: float
    qualifier: Qualifier
    published: str
    latest_end: str


@dataclass(frozen=True, slots=True)
class Notice:
    """What has become of a figure given earlier: restated (or withdrawn), or there is a newer.

    `given_period` is the label of the period of the figure given; empty where it is not loaded.
    """

    kind: Literal["restated", "newer"]
    given: GivenFigure
    figure: Figure
    given_period: str = ""


Reply = Answer | NoFigure | Clarification | NoMatch


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
)
"""The statuses of an observation, in the order in which a cube numbers them; only added to."""


@dataclass(frozen=True, slots=True, eq=False)
class Cube:
    """The observations of one measure as columns of one length n.

    No key stands twice; rows are sorted by the members, in the order of the dataset's dimensions,
    then by period.

    Attributes:
        members: dimension -> shape (n,), places in the package's codes of that dimension.
        periods: shape (n,), places in the package's periods.
        values: shape (n,), in the measure's unit; NaN is missing.
        statuses: shape (n,), places in `STATUS_ORDER`; of a missing value never the first.
        lows, highs: shape (n,), 95 per cent confidence limits, NaN for none; None where the
            package has none.
        notes: shape (n,), places in `note_texts`, -1 for none; None where there are none.

    """

    dataset: str
    measure: str
    members: Mapping[str, NDArray[np.int32]]
    periods: NDArray[np.int32]
    values: NDArray[np.float64]
    statuses: NDArray[np.uint8]
    lows: NDArray[np.float64] | None = None
    highs: NDArray[np.float64] | None = None
    notes: NDArray[np.int32] | None = None
    note_texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tables:
    """Everything of one data package after validation; what the index is built from.

    Attributes:
        measures: of every dataset that is not inferred.
        own_measures: dataset -> its one measure, of those that are inferred.
        embargo: ISO date and time with its zone before which the figures are not given; empty for
            none.
        observations: of the datasets that are not inferred; `cubes` are of those that are.

    """

    package: str
    datasets: tuple[Dataset, ...]
    dimensions: tuple[str, ...]
    codes: tuple[Code, ...]
    measures: tuple[Measure, ...]
    periods: tuple[Period, ...]
    releases: tuple[Release, ...]
    sources: tuple[Source, ...]
    names: tuple[Name, ...]
    observations: tuple[Observation, ...] = field(repr=False, default=())
    own_measures: Mapping[str, Measure] = field(default_factory=dict)
    cubes: tuple[Cube, ...] = field(repr=False, default=())
    embargo: str = ""


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
