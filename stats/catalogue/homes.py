"""The members of the first dimension in, those that a reader may call their own out."""

from __future__ import annotations

from collections.abc import Sequence

from stats.choices import Part, make_choice
from stats.index.reader import Index
from stats.model import TECHNICAL_KINDS, Choice


def home_choices(index: Index) -> tuple[Choice, ...]:
    """Return a choice for each member of the first dimension with figures, by label."""
    if not index.datasets:
        return ()
    dataset = index.datasets[0]
    first = dataset.dimensions[0]
    codes = [index.code(first, code) for code in index.codes_with_figures(dataset.code, first)]
    named = [each for each in codes if each.kind not in TECHNICAL_KINDS]
    ordered = sorted(named, key=lambda each: (each.name, each.code))
    return tuple(make_choice(index, each.name, [Part(first, each.code)]) for each in ordered)


def home_names(codes: Sequence[str], index: Index) -> tuple[str, ...]:
    """Return the names of members of the first dimension; those not loaded are left out."""
    if not index.datasets:
        return ()
    first = index.datasets[0].dimensions[0]
    return tuple(index.code(first, code).name for code in codes if index.has_code(first, code))
