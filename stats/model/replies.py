"""What is said: figures with all that goes with them, and the four kinds of reply."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from stats.model.questions import Assumption, Choice, Question, Variation
from stats.model.structure import Code, Dataset, Measure, Period, Qualifier, Release, Source, Status

Talk = Literal["", "greeting", "thanks", "help", "done"]
"""Small talk: a greeting, thanks, what may be asked, and that nothing more is wanted."""


@dataclass(frozen=True, slots=True)
class Derivation:
    """How a figure that nobody published was made.

    Attributes:
        method: sum, mean, share, difference, change, rate or rank.
        parts: the figures it was made from, formatted by the renderer.
        text: the same in words.
        is_told: whether the figure is one of several for which the words stand beside its value,
            and that none of them is published is said of all.
        beside: the same in another unit, such as a change in per cent.

    """

    method: Literal["sum", "mean", "share", "rate", "change", "difference", "rank"]
    text: str
    parts: tuple[Figure, ...] = ()
    is_told: bool = False
    beside: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """One number with everything that rule 2 asks for, ready to be rendered.

    `limits` are the 95% confidence limits that are in print for it; `notes` tell them too.
    """

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
    limits: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class OtherValue:
    """Another value in print for the same figure: an earlier one, or a source that disagrees."""

    value: float
    qualifier: Qualifier
    release: Release
    sources: tuple[Source, ...]
    relation: Literal["earlier", "later", "conflict", "rounded"]
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
class Clarification:
    """The question can be read in several ways; the likeliest choice comes first.

    `open` is what is asked without the member that is asked back, where it is one of more than are
    offered: a text that names another one goes on from it.
    """

    prompt: str
    choices: tuple[Choice, ...]
    open: Question | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class NoMatch:
    """The text is no question that the catalogue understands; `unknown` are the words at fault.

    `is_call_for_help` says that somebody seems to need help, and `help` where to find it; `talk`
    is what kind of small talk it is, empty where it is none. `subjects` are what there are figures
    of, where figures of something else are asked for.
    """

    unknown: tuple[str, ...] = ()
    is_call_for_help: bool = False
    talk: Talk = ""
    help: str = ""
    examples: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()


Reply = Answer | NoFigure | Clarification | NoMatch


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
