"""Code lists and figures in, the members that are made of others out: England among its trusts.

A whole among its parts would come first in every order of them. It is known by what it is called,
by how the areas of the United Kingdom lie in each other, by what the list itself says lies in it,
or by figures that are the sum of all the others.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from stats.inferring.countries import find_territory
from stats.inferring.cubes import Slice
from stats.inferring.kinds import are_councils
from stats.inferring.levels import (
    CLEAR_REGIONS,
    LEAST_REGIONS,
    PEERS,
    REGIONS,
    find_containers,
    find_counties,
    find_nation,
    lies_in_another,
)
from stats.inferring.members import CodeBook, Whole
from stats.inferring.relations import combine
from stats.inferring.words import TOTAL_LABELS
from stats.text import normalise

CALLED, AROUND, PARENT = "by its name", "the others lie in it", "it is what others lie in"
ADDED = "its figures are the sum of the others'"
LARGEST = "a country whose figures are at least the sum of the others'"
MOST_TOLD = 8
"""Wholes that are named one by one."""
MOST_CALLED = 0.5
"""The part of a list that may be called totals: "Total births", "Total deaths" are no wholes."""
LEAST_OTHERS = 2
BLOCK_FIGURES = 1 << 17
"""So many figures are looked at at once, which stay in the processor's cache. Source:
tests/bench/scale.py, 5,500 measures one by one take 600 ms, in blocks 20."""
MOST_LAYERS = 3
"""Whole layers of parts that may stand beside a whole: districts, and the counties they make up."""
LEAST_AGREEING = 0.8
"""The part of the sums that must be the whole. Source: the totals of `stats/desk/totals.py` that
are rounded or mistaken."""
SURE_VALUE = 1000
"""A whole of one period alone must be as large: the sum of three parts is a number as large by
chance once in a thousand tables."""
SAME, ROUNDED = 1e-9, 1e-3
"""How far from a sum it may be, as a part of it: by what floats leave, or what rounding the parts
does, of which more must agree."""
_WHOLE = re.compile(
    r"(?:grand |sub |overall |combined )?totals?|totals? .+|.+ totals?|overall .+|any .+"
    r"|all (?:.+ )?(?:\w*[^\Ws]s|people|men|women|children|england|uk|country)"
)
_NO_WHOLE = re.compile(
    r"all (?:other|others|saints|souls|hallows)\b.*|(?:.* )?(?:total|subtotal) excluding .*"
)
_REST = re.compile(
    r"\b(?:others?|elsewhere|unknown|stated|rest|not|outside|abroad|overseas|none)\b"
)
_AVERAGE = re.compile(r"(?P<of>.*?) ?(?:average|mean|median)(?: all)?")
_AVERAGE_ENDS = ("average", "mean", "median", "all")
_OF_ALL = frozenset({"national", "overall", "group", "country", "all", "regional", "county"})


def name_wholes(book: CodeBook) -> None:
    """Note the members of a list that are wholes by their names, codes and parents."""
    names = [normalise(each.label) for each in book.members]
    found = {each.place: each for each in _called(names, book.dimension)}
    inside: dict[str, set[str]] = {}
    for member in book.members:
        inside.setdefault(member.parent, set()).add(member.kind)
    for place, member in enumerate(book.members):
        if member.code and member.kind in inside.get(member.code, ()):
            found.setdefault(place, Whole(place, PARENT))
    is_area = book.dimension == "area"
    if not any(each.kind for each in book.members):
        for whole in (*_averages(names, is_area=is_area), *_around(names, found)):
            found.setdefault(whole.place, whole)
    book.wholes = found


def _called(names: Sequence[str], dimension: str) -> Iterator[Whole]:
    """Yield the members that are called a total or all of something.

    A list called "Waste type" may have "All waste", which is no word for several.
    """
    sure = [place for place, name in enumerate(names) if name in TOTAL_LABELS]
    own = {f"all {word}" for word in dimension.split("-")}
    likely = [
        place
        for place, name in enumerate(names)
        if name not in TOTAL_LABELS
        and (name in own or _WHOLE.fullmatch(name))
        and not _NO_WHOLE.fullmatch(name)
    ]
    every = [place for place in likely if names[place].startswith("all ")]
    for place in sure:
        yield Whole(place, CALLED, stands_for_all=True)
    for place in likely if len(sure) + len(likely) <= MOST_CALLED * len(names) else ():
        # Of "All men" and "All women" neither stands for all.
        yield Whole(place, CALLED, stands_for_all=not sure and every == [place])


def _averages(names: Sequence[str], *, is_area: bool) -> Iterator[Whole]:
    """Yield the members that are called an average of the others."""
    for place, name in enumerate(names):
        match = _AVERAGE.fullmatch(name) if name.endswith(_AVERAGE_ENDS) else None
        of = match["of"].removeprefix("the ") if match else ""
        if match and (of in _OF_ALL or find_nation(of) or (is_area and not of)):
            yield Whole(place, CALLED)
        elif is_area and name in ("national", "nationwide"):
            yield Whole(place, CALLED, stands_for_all=True)


def _around(names: Sequence[str], known: Collection[int]) -> Iterator[Whole]:
    """Yield the areas of the United Kingdom that stand among others that lie in them."""
    kept = {name: place for place, name in enumerate(names) if place not in known}
    nations = [name for name in kept if find_nation(name)]
    others = [name for name in kept if name not in nations]
    if not others:
        for name in find_containers(nations):
            yield Whole(kept[name], AROUND)
        return
    places = [name for name in others if not _REST.search(name)]
    if any(map(find_territory, places)):
        return  # of places of birth, England is one among others
    for name in find_counties(others):
        yield Whole(kept[name], AROUND)
    regions = [name for name in others if name in REGIONS]
    around = nations
    if sum(name in CLEAR_REGIONS for name in regions) >= LEAST_REGIONS:
        if len(others) <= 2 * len(regions):
            # Scotland, Wales and Northern Ireland are set beside the regions of England.
            around = [name for name in nations if find_nation(name) not in PEERS]
        else:
            for name in regions:
                yield Whole(kept[name], AROUND)
    # England beside Kent alone is a whole; England and Wales beside two areas may be two of four.
    least = LEAST_OTHERS * len(around) if len(around) > 1 else 1
    for name in around if len(places) >= least else ():
        if not _is_beside(find_nation(name), places):
            yield Whole(kept[name], AROUND, stands_for_all=len(nations) == 1)


def _is_beside(nation: str, names: Iterable[str]) -> bool:
    """Whether a nation stands beside places of others, so that it is no whole of them."""
    return nation in PEERS and any(lies_in_another(each, nation) for each in names)


def add_wholes(book: CodeBook, slices: Sequence[Slice]) -> None:
    """Note the members that figures show to be wholes, one measure after another."""
    for block in _blocks(slices):
        sums = _sum_members(block, book.dimension)
        start = 0
        while start < len(block):
            known = len(book.wholes)
            for place in np.flatnonzero(_may_show(sums[start:], book, block[0])).tolist():
                _add_wholes(book, block[start + place])
                if len(book.wholes) > known:
                    # Another measure's figures are then of fewer members.
                    start += place + 1
                    break
            else:
                break


def _blocks(slices: Sequence[Slice]) -> Iterator[list[Slice]]:
    """Yield slices in a row that have the same keys, so many that they are looked at at once."""
    for _, same in groupby(slices, key=lambda each: (id(each.members), id(each.periods))):
        alike = list(same)
        size = max(1, BLOCK_FIGURES // max(1, len(alike[0].values)))
        yield from (alike[at : at + size] for at in range(0, len(alike), size))


def _sum_members(block: Sequence[Slice], dimension: str) -> NDArray[np.float64]:
    """Return the sums of each member's figures, a row for each slice."""
    members = block[0].members[dimension]
    values = np.stack([each.values for each in block])
    if not all(each.is_plain for each in block):
        values = np.nan_to_num(values, copy=False)
    if bool((members[1:] > members[:-1]).all()):
        return values
    order = np.argsort(members, kind="stable")
    starts = np.flatnonzero(np.r_[True, np.diff(members[order]) > 0])
    return np.add.reduceat(values[:, order], starts, axis=1)


def _may_show(sums: NDArray[np.float64], book: CodeBook, like: Slice) -> NDArray[np.bool_]:
    """Return which measures may have a whole by the sums of their members; the most have none."""
    places = np.unique(like.members[book.dimension]).tolist()
    kinds: dict[str, list[int]] = {}
    for at, place in enumerate(places):
        if place not in book.wholes:
            kinds.setdefault(book.members[place].kind, []).append(at)
    found = np.zeros(len(sums), bool)
    for same in kinds.values():
        part = sums if len(same) == sums.shape[1] else sums[:, same]
        # A little less than what is asked of one, for sums in another order are not quite the same.
        found |= part.max(axis=1) * (MOST_LAYERS + 2) * (1 + SAME) > part.sum(axis=1)
    return found


def _add_wholes(book: CodeBook, each: Slice) -> None:
    """Note the members that one measure's figures show to be wholes."""
    members, values = each.members[book.dimension], each.values
    is_present = ~np.isnan(values)
    if not is_present.any() or bool((values[is_present] < 0).any()):
        return
    weights = values[is_present]
    sums = np.bincount(members[is_present], weights, len(book.members)).astype(np.float64)
    counts = np.bincount(members[is_present], minlength=len(book.members))
    kinds: dict[str, list[int]] = {}
    for place in np.flatnonzero(counts).tolist():
        if place not in book.wholes:
            kinds.setdefault(book.members[place].kind, []).append(place)
    for places in kinds.values():
        if len(places) < LEAST_OTHERS + 1:
            continue
        largest = max(places, key=lambda place: sums[place])
        rest = sums[places].sum() - sums[largest]
        # "All waste" may be given for all land alone, and its parts for each kind of land as well.
        called = [p for p in places if normalise(book.members[p].label).startswith("all ")]
        likely = [largest] if rest and sums[largest] * (MOST_LAYERS + 1) > rest else []
        for whole in dict.fromkeys((*likely, *called[: len(called) == 1])):
            if why := _prove(each, book, whole, [p for p in places if p != whole]):
                is_all = not any(
                    place not in book.wholes and place not in places
                    for place in np.flatnonzero(counts).tolist()
                )
                book.wholes[whole] = Whole(whole, why, stands_for_all=is_all)
                break
    if len(kinds) > 1:
        _add_whole_of_kinds(each, book, kinds, sums)


def _add_whole_of_kinds(
    each: Slice, book: CodeBook, kinds: Mapping[str, Sequence[int]], sums: NDArray[np.float64]
) -> None:
    """Note the kinds that together make up a whole: the districts of a county and its one city.

    The whole is known, or it is the only one of its kind, and then found by it.
    """
    places = [place for same in kinds.values() for place in same if place not in book.wholes]
    known = [each.place for each in book.wholes.values() if each.stands_for_all]
    largest = max(places, key=lambda place: sums[place], default=-1)
    is_alone = [book.members[p].kind for p in places].count(book.members[largest].kind) == 1
    for whole in (*known[:1], *([largest] if is_alone and not known else ())):
        parts = [place for place in places if place != whole]
        of_parts = {book.members[place].kind for place in parts}
        is_likely = len(parts) > LEAST_OTHERS and sums[whole] * 2 > sums[parts].sum()
        if is_likely and _prove(each, book, whole, parts, layers=1) == ADDED:
            book.wholes.setdefault(whole, Whole(whole, ADDED, stands_for_all=True))
            book.beside |= of_parts if len(of_parts) > 1 else set()


def _prove(
    each: Slice, book: CodeBook, whole: int, parts: Sequence[int], layers: int = MOST_LAYERS
) -> str:
    """Return how figures show a member to be the whole of others; nothing where they do not."""
    is_one = np.zeros(len(book.members), bool)
    is_one[[whole, *parts]] = True
    members = each.members[book.dimension]
    rows = np.flatnonzero(is_one[members] & ~np.isnan(each.values))
    others = [codes for name, codes in each.members.items() if name != book.dimension]
    groups, uniques = pd.factorize(combine([codes[rows] for codes in (*others, each.periods)]))
    values, is_whole = each.values[rows], members[rows] == whole
    count = len(uniques)
    given = np.full(count, np.nan)
    given[groups[is_whole]] = values[is_whole]
    added = np.bincount(groups[~is_whole], values[~is_whole], count)
    found = np.bincount(groups[~is_whole], minlength=count)
    most = np.zeros(count)
    np.maximum.at(most, groups[~is_whole], values[~is_whole])
    # A whole with one part that is not nought says nothing of the others.
    is_full = (found == found.max()) & (given > 0) & (most < given)
    if is_full.any() and _adds_up(given[is_full], added[is_full], int(found.max()), layers):
        return ADDED
    territory = find_territory(book.members[whole].label)
    rest = [book.members[place].label for place in parts]
    if _is_beside(find_nation(normalise(book.members[whole].label)), map(normalise, rest)):
        return ""
    is_alone = territory and not any(map(find_territory, rest)) and len(parts) > LEAST_OTHERS
    is_above = bool((added[~np.isnan(given)] <= given[~np.isnan(given)]).all())
    return LARGEST if is_alone and is_above else ""


def _adds_up(
    given: NDArray[np.float64], added: NDArray[np.float64], parts: int, most_layers: int
) -> bool:
    """Whether so many parts add up to the whole, or all of several layers of them do."""
    for layers in range(1, most_layers + 1):
        apart = np.abs(added / layers - given)
        agreeing = int((apart <= SAME * given).sum())
        if agreeing >= LEAST_AGREEING * len(given):
            least = 2 if parts > LEAST_OTHERS and layers == 1 else 4
            is_sure = layers == 1 and parts > LEAST_OTHERS and given.max() >= SURE_VALUE
            if agreeing >= least or is_sure:
                return True
        near = int((apart <= ROUNDED * given).sum())
        if layers == 1 and parts > LEAST_OTHERS and near >= max(3, LEAST_AGREEING * len(given)):
            return True
    return False


def name_beside(book: CodeBook) -> None:
    """Note the kinds of a list that are all of councils, of which none lies in another."""
    parts = [each for place, each in enumerate(book.members) if place not in book.wholes]
    kinds = {each.kind for each in parts}
    codes = {each.code for each in parts}
    if len(kinds) > 1 and are_councils(kinds) and not any(each.parent in codes for each in parts):
        book.beside |= kinds


def tell_wholes(book: CodeBook) -> Iterator[str]:
    """Yield in words which members are left out of orders, how that is known, and of which kinds
    one order is made.
    """
    if book.beside:
        yield f"kinds in {book.dimension} beside each other: {', '.join(sorted(book.beside))}"
    whys = Counter(each.why for each in book.wholes.values())
    for why in whys:
        labels = [book.members[p].label for p, each in book.wholes.items() if each.why == why]
        named = ", ".join(repr(each) for each in labels[:MOST_TOLD])
        more = f" and {len(labels) - MOST_TOLD} more" if len(labels) > MOST_TOLD else ""
        yield f"whole in {book.dimension}: {named}{more} ({why}); no order is made with it"
