"""The figures of a measure in, totals that are not the sum of their parts out.

Whether figures can be added up at all is said by the figures: a total and its parts are held
against each other only where most of them agree, so that means and rates are left alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from stats.desk.figures import Figures

MIN_AGREEING = 3
AGREEING_SHARE = 0.5
"""So many totals, and this share of them, must be the sum of their parts for the rest to be faults.
Source: of the 395 measures of Our World in Data 1 total is then named (rhinos of 2012), though of
some (the world's emissions a head) 28 of 29 totals are not the sum of the countries'; of the
bundled figures, which are sums, 1 total is."""
EXACT_SHARE = 0.8
"""Where this share of the totals is exactly the sum, nothing is rounded: 1 too many is a fault."""
SAME = 1e-9
MAX_PARTS = 1000
"""More are no parts that somebody added up. Source: the UK has 361 local authorities."""


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A total that is not the sum of its parts; `row` is that of the total."""

    row: int
    parts: int
    added: float


def find_mismatches(figures: Figures) -> Iterator[Mismatch]:
    """Yield the totals that do not add up."""
    for dimension in figures.members:
        for total, parts in _groups(figures, dimension):
            yield from _compare(figures, dimension, total, parts)


def _groups(figures: Figures, dimension: str) -> Iterator[tuple[int, Sequence[int]]]:
    """Yield each total of a dimension and its parts, as places in the code list."""
    codes = figures.codes[dimension]
    used = np.unique(figures.members[dimension]).tolist()
    if len(used) < 3:
        return
    children: dict[str, list[int]] = defaultdict(list)
    for place in used:
        children[codes[place].parent].append(place)
    places = {codes[place].code: place for place in used}
    for parent, parts in children.items():
        # A parent may have children of several kinds, each of which divides it.
        for kind in dict.fromkeys(codes[part].kind for part in parts):
            same = [part for part in parts if codes[part].kind == kind]
            if parent in places and 2 <= len(same) <= MAX_PARTS:
                yield places[parent], same
    totals = {places[code] for code in figures.dataset.totals.get(dimension, ()) if code in places}
    rest = [place for place in used if place not in totals and not codes[place].parent]
    kinds = Counter(codes[place].kind for place in rest)
    for total in totals if kinds else ():
        kind = kinds.most_common(1)[0][0]
        parts = [place for place in rest if codes[place].kind == kind]
        if 2 <= len(parts) <= MAX_PARTS:
            yield total, parts


def _compare(
    figures: Figures, dimension: str, total: int, parts: Sequence[int]
) -> Iterator[Mismatch]:
    members = figures.members[dimension]
    others = [each for name, each in figures.members.items() if name != dimension]
    rows = np.flatnonzero(np.isin(members, [total, *parts]))
    keys = pd.MultiIndex.from_arrays([each[rows] for each in (*others, figures.periods)])
    groups, uniques = pd.factorize(keys)
    is_total = members[rows] == total
    values = figures.values[rows]
    count = len(uniques)
    whole, at = np.full(count, np.nan), np.zeros(count, np.intp)
    whole[groups[is_total]], at[groups[is_total]] = values[is_total], rows[is_total]
    added = np.bincount(groups[~is_total], values[~is_total], count)
    found = np.bincount(groups[~is_total], minlength=count)
    is_full = (found == len(parts)) & ~np.isnan(added) & ~np.isnan(whole)
    rounding = 0.5 * 10.0**-figures.measure.decimals * (len(parts) + 1)
    apart = np.abs(added - whole) - SAME * np.abs(whole)
    is_exact = (apart[is_full] <= 0).sum() >= EXACT_SHARE * is_full.sum()
    agrees = apart <= (0 if is_exact else rounding)
    agreeing = int((is_full & agrees).sum())
    if agreeing < MIN_AGREEING or agreeing < AGREEING_SHARE * is_full.sum():
        return
    for group in np.flatnonzero(is_full & ~agrees):
        yield Mismatch(int(at[group]), len(parts), float(added[group]))
