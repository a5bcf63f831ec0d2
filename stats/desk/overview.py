"""Tables as they were read in, in words what was inferred of each out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stats.errors import Problem
from stats.inferring.columns import Column
from stats.inferring.layout import Dimension, Layout
from stats.inferring.reads import Read
from stats.model import Tables

MOST_NAMED = 30
"""Measures of one table that are named one by one."""


def tell_inferred(tables: Tables, reads: Sequence[Read]) -> Iterator[Problem]:
    """Yield notes on what was inferred, table by table."""
    sizes = dict.fromkeys(tables.dimensions, 0)
    for code in tables.codes:
        sizes[code.dimension] = sizes.get(code.dimension, 0) + 1
    for read in reads:
        path = str(read.table.resource.path)
        for text in _tell(read, sizes):
            yield Problem(path, 1, text, is_error=False, is_note=True)


def _tell(read: Read, sizes: dict[str, int]) -> Iterator[str]:
    layout = read.layout
    for dimension in layout.dimensions:
        count = sizes.get(dimension.name, 0)
        yield f"dimension {dimension.name}: {_tell_dimension(dimension)}; {count} members"
    yield from read.wholes
    yield f"period: {_tell_period(layout, read)}"
    for role, columns in (
        ("measures are named in", layout.named),
        ("codes of measures", layout.named_codes),
        ("unit", [layout.unit]),
        ("scale of the unit", [layout.scale]),
        ("status", [*layout.statuses, *(e for own in layout.own_statuses.values() for e in own)]),
        ("notes", [layout.note]),
    ):
        names = [_call(each) for each in columns if each is not None]
        if names:
            yield f"{role}: {', '.join(names)}"
    for measure in read.measures[:MOST_NAMED]:
        unit = measure.words.unit or "no unit"
        limits = layout.limits.get(measure.column.place)
        between = f", limits {_call(limits[0])} and {_call(limits[1])}" if limits else ""
        column = "" if layout.is_across else f" in {_call(measure.column)}"
        yield f"measure {measure.words.label} ({unit}): {measure.figures} figures{column}{between}"
    if len(read.measures) > MOST_NAMED:
        yield f"and {len(read.measures) - MOST_NAMED} more measures"
    for name, reason in layout.left_out:
        yield f"left out {name!r}: {reason}"


def _tell_dimension(dimension: Dimension) -> str:
    parts = [f"labels in {_call(dimension.label)}"]
    for what in ("code", "kind", "parent"):
        column = getattr(dimension, what)
        if column is not None:
            parts.append(f"{what}s in {_call(column)}")
    parts += [f"other names in {_call(each)}" for each in dimension.aliases]
    return ", ".join(parts)


def _tell_period(layout: Layout, read: Read) -> str:
    if layout.is_across:
        return f"one for each of {len(layout.values)} columns"
    if not layout.period:
        return f"no column; all figures are of {read.period_codes[0]}"
    codes = sorted(read.period_codes)
    ends = f", {codes[0]} to {codes[-1]}" if codes else ""
    return f"{' and '.join(map(_call, layout.period))}; {len(codes)} periods{ends}"


def _call(column: Column) -> str:
    return repr(column.name)
