"""What a chart is made of, before anything is drawn: marks, series of them, and words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Mark:
    """A bar, or a point of a line.

    Attributes:
        text: the value as it is written beside the mark, or why there is none.
        start, end: months since year 0 of the period, the first and the last; 0 if not known. A
            day is where it lies in its month.
        is_firm: a precise value that nobody doubts.
        is_partial: a value that lacks a part, so that no line may be drawn through it.
        is_whole: a total or group that stands among its members.

    """

    label: str
    value: float | None
    text: str
    start: float = 0
    end: float = 0
    is_doubted: bool = False
    is_firm: bool = True
    is_partial: bool = False
    is_whole: bool = False


def is_next(earlier: Mark, later: Mark) -> bool:
    """Whether no whole month lies between two marks."""
    return int(later.start) <= int(earlier.end) + 1


@dataclass(frozen=True, slots=True)
class Series:
    """Marks of one member over time, oldest first, or bars in the answer's order.

    `breaks` are the numbers of the marks before which releases or bases change.
    """

    name: str
    marks: tuple[Mark, ...]
    breaks: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Plot:
    """A chart in words and numbers: of bars one series, of lines one for each member."""

    kind: Literal["bars", "lines"]
    title: str
    unit: str
    series: tuple[Series, ...]
    notes: tuple[str, ...]
    source: str
