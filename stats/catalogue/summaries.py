"""A dataset in, what it covers out: releases, periods, members with figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from stats.index.reader import Index
from stats.model import TECHNICAL_KINDS, Dataset, Period, Release


@dataclass(frozen=True, slots=True)
class DatasetSummary:
    """A dataset and what it covers.

    Attributes:
        releases: those that its figures come from, newest first.
        years: the years that it has anything for, the earliest first.
        members: dimension -> names of its codes that have figures, most of them first.

    """

    dataset: Dataset
    releases: tuple[Release, ...]
    period_count: int
    figure_count: int
    years: tuple[Period, ...]
    members: Mapping[str, tuple[str, ...]]


def summarise(dataset: Dataset, index: Index) -> DatasetSummary:
    """Return what a dataset covers."""
    periods = index.periods_of(dataset.code)
    return DatasetSummary(
        dataset,
        *index.summary(dataset.code),
        years=tuple(each for each in periods if each.kind == "year"),
        members={name: _name_members(dataset, name, index) for name in dataset.dimensions},
    )


def _name_members(dataset: Dataset, dimension: str, index: Index) -> tuple[str, ...]:
    counts = index.series_counts(dataset.code, dimension)
    codes = [index.code(dimension, code) for code in counts]
    codes.sort(key=lambda each: (each.kind in TECHNICAL_KINDS, -counts[each.code], each.name))
    return tuple(code.name for code in codes)
