"""A table's columns in, the confidence limits of its values out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from stats.inferring import words
from stats.inferring.columns import Column
from stats.inferring.layout import Sorter

_ANY_SIDE = frozenset().union(*words.LIMIT_WORDS.values())


class Limit(NamedTuple):
    """A column that may be a confidence limit.

    Attributes:
        side: low or high.
        stem: what else its name says, which is whose limit it is.
        is_sure: whether its name can mean nothing else.

    """

    side: str
    stem: str
    is_sure: bool
    column: Column


def find_limits(sorter: Sorter) -> list[Limit]:
    """Take the columns that are surely confidence limits of others.

    Sure are those that are called so, and a plain pair (`lower`, `upper`) beside one value.
    """
    seen = [limit for each in sorter.left if (limit := _read_limit(each)) is not None]
    numbers = [each for each in sorter.left if each.numbers is not None]
    found: list[Limit] = []
    for limit in seen:
        pair = [e for e in seen if e.stem == limit.stem and e.side != limit.side]
        if len({read_level(e.column) for e in (*pair, limit)} - {""}) > 1:
            continue
        is_plain = not limit.stem and len(numbers) == len(seen) + 1 and len(seen) == 2
        if len(pair) == 1 and (limit.is_sure or is_plain or _are_around(limit, pair[0], numbers)):
            found.append(limit)
    chosen = {id(each.column) for each in found}
    sorter.take(lambda each: id(each) in chosen)
    return found


def match_limits(
    limits: Sequence[Limit], values: Sequence[Column]
) -> dict[int, tuple[Column, Column]]:
    """Return for the place of a column of values the columns of its limits, the low one first."""
    matched: dict[int, tuple[Column, Column]] = {}
    for stem in {each.stem for each in limits}:
        sides = {each.side: each.column for each in limits if each.stem == stem}
        owners = [e for e in values if e.name == stem or words.clean_name(e.name) == stem]
        if not owners and len(values) == 1:
            owners = list(values)
        if len(owners) == 1 and len(sides) == 2:
            matched[owners[0].place] = (sides["low"], sides["high"])
    return matched


def read_level(column: Column) -> str:
    """Return the level of confidence that a column of limits says it is for; empty for none."""
    told = (words.told_level(text) for text in (column.field.title, column.field.description))
    return next(filter(None, (words.split_level(column.name)[0], *told)), "")


def _read_limit(column: Column) -> Limit | None:
    """Return what the role or the name of a column of numbers says; None where it is no limit."""
    if column.numbers is None:
        return None
    if column.field.role in ("low", "high"):
        return Limit(column.field.role, column.field.of, True, column)
    parts = words.name_words(words.split_level(column.name)[1])
    if column.field.role or _ANY_SIDE.isdisjoint(parts):
        return None
    for side, known in words.LIMIT_WORDS.items():
        if any(each in known for each in parts):
            rest = [e for e in parts if e not in known and e not in words.LIMIT_FILLERS]
            is_sure = any(each in words.SURE_LIMITS for each in parts)
            return Limit(side, " ".join(rest), is_sure, column)
    return None


def _are_around(one: Limit, other: Limit, numbers: Sequence[Column]) -> bool:
    """Whether two columns are the low and the high of one that is called by the rest of their name.

    Its figures lie between theirs in every row.
    """
    stem = one.stem
    owner = next((e for e in numbers if stem and words.clean_name(e.name) == stem), None)
    if owner is None or owner.numbers is None:
        return False
    low, high = (e.column.numbers for e in sorted((one, other), key=lambda e: e.side != "low"))
    if low is None or high is None:
        return False
    is_given = ~(np.isnan(owner.numbers) | np.isnan(low) | np.isnan(high))
    is_between = (low <= owner.numbers) & (owner.numbers <= high)
    return bool(is_given.any() and is_between[is_given].all() and (low < high)[is_given].any())
