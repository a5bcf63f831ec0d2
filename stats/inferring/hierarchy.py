"""Columns of areas that lie in each other in, one column of areas out: what each row is of.

Tables of schools in England have a column for each level (`country_name`, `region_name`, `la_name`)
and one that says which level a row is of; those below it are empty, and that is no missing name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from stats.inferring import words
from stats.inferring.columns import Column
from stats.inferring.descriptor import FieldText

LEVEL_NAMES = frozenset({"geographic level", "geography level", "geo level"})
AREA, CODE, PARENT = "area name", "area code", "area parent"
LEVELS = frozenset(
    {
        "country", "region", "la", "local authority", "lad", "pcon", "ward", "district", "county",
        "mat", "lsip", "lep", "rscr", "opportunity area", "english devolved area",
    }
)  # fmt: skip
"""What a level is called. Source: the tables of Explore education statistics."""
LEAST_LEVELS = 2
"""So many columns of names are levels of one list; one alone is a list of its own."""


def join_levels(columns: Sequence[Column]) -> list[Column]:
    """Return the columns with one of areas in the place of one for each level."""
    by_name = {words.clean_name(each.name): each for each in columns}
    level = next((by_name[name] for name in LEVEL_NAMES if name in by_name), None)
    if level is None or level.codes is None or level.field.role not in ("", "kind", "none"):
        return list(columns)
    names = [each for each in columns if _is_level(each)]
    is_open = any(each.codes is None or bool((each.codes < 0).any()) for each in names)
    if len(names) < LEAST_LEVELS or not is_open or not all(map(_is_free, names)):
        return list(columns)
    codes = [_code_of(each, by_name) for each in names]
    labels, own, parents = _last_filled(names, codes, len(level.codes))
    size = len(columns)
    made = [
        _column(AREA, size, labels, "dimension"),
        _column(CODE, size + 1, own, "code"),
        _column(PARENT, size + 2, parents, "parent"),
    ]
    used = {id(each) for each in (*names, *filter(None, codes))}
    why = f"a level of {AREA!r}, which is made of it and the others"
    kept = []
    for each in columns:
        if each is level:
            each = replace(each, field=each.field._replace(role="kind", of=AREA))
        elif id(each) in used or _is_other_code(each, names):
            each = replace(each, field=each.field._replace(role="none", description=why))
        kept.append(each)
    return [*kept, *made]


def _is_level(column: Column) -> bool:
    stem, _, last = words.clean_name(column.name).rpartition(" ")
    return last == "name" and stem in LEVELS


def _is_free(column: Column) -> bool:
    return column.field.role in ("", "none") and (column.codes is not None or _is_empty(column))


def _is_empty(column: Column) -> bool:
    return column.numbers is not None and bool(np.isnan(column.numbers).all())


def _code_of(column: Column, by_name: Mapping[str, Column]) -> Column | None:
    stem = words.clean_name(column.name).removesuffix(" name")
    return by_name.get(f"{stem} code") or by_name.get(f"new {stem} code")


def _is_other_code(column: Column, names: Sequence[Column]) -> bool:
    """Whether a column has other codes of a level: `old_la_code`."""
    name = words.clean_name(column.name)
    stems = [words.clean_name(each.name).removesuffix(" name") for each in names]
    return any(name == f"{which} {stem} code" for stem in stems for which in ("old", "new"))


def _last_filled(
    names: Sequence[Column], codes: Sequence[Column | None], size: int
) -> tuple[list[str], list[str], list[str]]:
    """Return for each row its last name that is there, the code of it, and the name before it."""
    labels, own, parents = [""] * size, [""] * size, [""] * size
    for name, code in zip(names, codes, strict=True):
        if name.codes is None:
            continue
        for row in np.flatnonzero(name.codes >= 0).tolist():
            parents[row] = labels[row]
            labels[row] = name.texts[name.codes[row]]
            own[row] = _cell(code, row)
    return labels, own, parents


def _cell(column: Column | None, row: int) -> str:
    if column is None or column.codes is None or column.codes[row] < 0:
        return ""
    return column.texts[int(column.codes[row])]


def _column(name: str, place: int, cells: Sequence[str], role: str) -> Column:
    texts = tuple(dict.fromkeys(filter(None, cells)))
    places = {text: at for at, text in enumerate(texts)}
    of = "" if role == "dimension" else AREA
    return Column(
        name,
        place,
        FieldText(name, role=role, of=of),
        codes=np.array([places.get(cell, -1) for cell in cells], np.intp),
        texts=texts,
        is_made=True,
    )
