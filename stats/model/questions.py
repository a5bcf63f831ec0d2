"""What is asked: a fully resolved question, and what it may be changed to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Operation = Literal[
    "values", "sum", "mean", "ranking", "change", "difference", "series", "extreme", "rate"
]
Order = Literal["", "highest", "lowest", "newest"]
About = Literal["", "coverage", "meaning", "source", "caution", "reason", "size"]
OVER_YEARS: frozenset[Operation] = frozenset({"series", "extreme", "sum", "mean"})
"""Operations that go over the years there are: no period of one that goes on, or counts back, is a
part of them."""
COMPARE = "compare"
"""The subject of a variation that sets something beside the figure, in place of a dimension."""
PER_CENT = "per cent"
"""The unit of a change that is asked for in per cent."""


@dataclass(frozen=True, slots=True)
class Assumption:
    """What the question left open and the bot decided: `subject` is a dimension or `period`."""

    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class Bound:
    """The number that figures are to lie above or below: those of members, or of years.

    Attributes:
        kind: on which side, and whether the number itself is in.
        of: whose figures: each of a breakdown, each of the years, or the first of them.

    """

    kind: Literal["more than", "fewer than", "at least", "at most"]
    value: float
    of: Literal["members", "years", "first year", "last year"] = "members"


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
        left_out: codes that are said to be none of the breakdown.
        order, limit: how a breakdown is to be ranked and cut; empty and 0 for neither. A series is
            oldest first, or `newest`.
        nth: the one place of a ranking that is asked for ("second highest"); 0 for none.
        by_change: whether a ranking is to be of changes between two years.
        in_percent: whether a change is asked for in per cent.
        years_back: how many years before the latest, or before the period asked for; -1 for the
            year after it. Of changes in order, over how many years they are.
        is_counted_back: whether its year was counted back from the latest, from which another that
            is said to be years ago is counted as well.
        with_later: whether the year that is counted back from is asked for as well.
        per_head: whether a ranking is to be of rates per 100,000 people.
        wants_number: whether a number is asked for in so many words, which no share answers.
        asks_about: what of the figures is asked for in the place of a figure: who replied to the
            request for them (`coverage`), what they count (`meaning`), who published them
            (`source`), what to bear in mind (`caution`), why they are so (`reason`), whether that
            is much (`size`); empty for none of these.
        claims: numbers that are put up to be checked against the figure.
        bound: what the figures asked for lie above or below; None where they need not.
        span: first and last month that a series is limited to; empty for no limit.
        release: the month `YYYY-MM` of the release that is asked of; empty for the newest.
        came_from: the members of the first dimension that the questions before it were about, each
            of one, where it goes on from them with another; else empty.
        offered: the choices it was taken from, the one taken first; empty where it was not asked.

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
    left_out: tuple[str, ...] = ()
    order: Order = ""
    limit: int = 0
    in_percent: bool = False
    span: tuple[str, str] = ("", "")
    release: str = ""
    years_back: int = 0
    is_counted_back: bool = False
    with_later: bool = False
    per_head: bool = False
    nth: int = 0
    by_change: bool = False
    wants_number: bool = False
    asks_about: About = ""
    claims: tuple[float, ...] = ()
    bound: Bound | None = None
    assumptions: tuple[Assumption, ...] = ()
    offered: tuple[Choice, ...] = field(default=(), compare=False, repr=False)
    came_from: tuple[str, ...] = field(default=(), compare=False, repr=False)


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
    of the whole what was answered for a reader's own areas, or what there is no part of.
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
