"""What an operation finds: the figures asked for, and remarks of its own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from stats.model import Figure, Remark

DIFFERENT_RELEASES = "From different releases: who replied and how it was counted may differ"


@dataclass(frozen=True, slots=True)
class Found:
    """What answers a question.

    `is_plain` says that the figures are plain values, which the general remarks fit.
    """

    figures: tuple[Figure, ...]
    remarks: tuple[Remark, ...] = ()
    is_plain: bool = False


def note_releases(figures: Iterable[Figure]) -> list[Remark]:
    """Say that what something was worked out from is of different releases, where it is."""
    is_mixed = len({figure.release.code for figure in figures}) > 1
    return [Remark("comparison", DIFFERENT_RELEASES)] if is_mixed else []
