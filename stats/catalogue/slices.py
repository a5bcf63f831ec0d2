"""A part of a dataset, named in codes, in; all figures of it, published or missing, out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import product

from stats.answer import make_figure
from stats.choices import SEPARATOR
from stats.errors import SliceError
from stats.index.reader import Index
from stats.model import Dataset, Figure

MOST_NAMED = 10
"""Codes named of those that there are."""


@dataclass(frozen=True, slots=True)
class Slice:
    """A part of a dataset.

    Attributes:
        reading: what it is of, in words.
        figures: published or missing (without a value, and a status that says why), by key, the
            earliest period first; can be gone through once.

    """

    dataset: Dataset
    reading: str
    figures: Iterator[Figure]


def find_slice(
    dataset: str, members: Mapping[str, Sequence[str]], periods: Sequence[str], index: Index
) -> Slice:
    """Return the figures of these members of dimensions and these periods; all where none named.

    Raises:
        SliceError: the dataset is not loaded, or has no such dimension, code or period.

    """
    if not index.has_dataset(dataset):
        known = [each.code for each in (*index.datasets, *index.references)]
        raise SliceError(_unknown("dataset", dataset, known))
    _check(dataset, members, periods, index)
    names = [index.code(name, code).name for name, codes in members.items() for code in codes]
    labels = [index.period(code).label for code in periods]
    whole = index.dataset(dataset)
    reading = SEPARATOR.join([*names, *labels, whole.label])
    return Slice(whole, reading, _figures(whole, members, periods, index))


def _check(
    dataset: str, members: Mapping[str, Sequence[str]], periods: Sequence[str], index: Index
) -> None:
    dimensions = index.dataset(dataset).dimensions
    for name, codes in members.items():
        if name not in dimensions:
            raise SliceError(_unknown(f"dimension of {dataset}", name, dimensions))
        known = tuple(index.series_counts(dataset, name))
        for code in codes:
            if code not in known:
                raise SliceError(_unknown(f"{name} of {dataset}", code, known))
    known = tuple(each.code for each in index.periods_of(dataset)) if periods else ()
    for code in periods:
        if code not in known:
            raise SliceError(_unknown(f"period of {dataset}", code, known))


def _figures(
    dataset: Dataset, members: Mapping[str, Sequence[str]], periods: Sequence[str], index: Index
) -> Iterator[Figure]:
    for codes in product(*members.values()):
        for key in index.series_of(dataset.code, dict(zip(members, codes, strict=True))):
            observations = index.look_up(dataset.code, key)
            found = [make_figure(index, dataset, each) for each in observations]
            wanted = [each for each in found if not periods or each.period.code in periods]
            yield from sorted(wanted, key=_order)


def _order(figure: Figure) -> tuple[str, ...]:
    period = figure.period
    return figure.measure.code, period.end, period.start, period.code


def _unknown(what: str, code: str, known: Sequence[str]) -> str:
    near = get_close_matches(code, known, n=MOST_NAMED) or known[:MOST_NAMED]
    return f"There is no {what} {code!r}, but {', '.join(near) or 'none at all'}."
