"""What an operation finds: the figures asked for, and remarks of its own."""

from __future__ import annotations

from dataclasses import dataclass

from stats.model import Figure, Remark


@dataclass(frozen=True, slots=True)
class Found:
    """What answers a question.

    `is_plain` says that the figures are plain values, which the general remarks fit.
    """

    figures: tuple[Figure, ...]
    remarks: tuple[Remark, ...] = ()
    is_plain: bool = False
