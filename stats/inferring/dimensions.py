"""The columns of a table that are left in, its dimensions out: labels, codes, kinds, parents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from stats.inferring import words
from stats.inferring.columns import Column
from stats.inferring.countries import share_territories
from stats.inferring.kinds import is_kind_column
from stats.inferring.layout import Dimension, Sorter
from stats.inferring.relations import (
    PAIR_SHARE,
    combine,
    decides,
    is_one_to_one,
    needed_columns,
    share_decided,
)

BREAKDOWNS = frozenset(
    {
        "sex", "gender", "age", "age group", "age band", "ages", "ethnicity", "ethnic group",
        "religion", "disability", "tenure", "category", "type", "sector", "industry", "level",
        "group", "breakdown", "class", "income group", "quintile", "decile", "urban rural",
    }
)  # fmt: skip
UNTOLD = frozenset(
    {
        "source", "freq", "frequency", "publisher", "dataset", "dataflow", "structure", "url",
        "license", "licence", "last update", "decimals", "time format", "structure id", "action",
        "structure name", "collection", "link", "multiplier", "time identifier",
    }
)  # fmt: skip
WHEN_WORDS = frozenset(
    {
        "year", "month", "quarter", "week", "weekday", "day", "date", "season", "term", "decade",
        "century", "period", "time", "era",
    }
)  # fmt: skip
MAX_DEFINED = 0.5
"""A column of definitions has at most so many texts for each row: each stands twice or more."""
RESERVED = frozenset({"period", "measure", "dataset", "value", "compare", "dimension", "source"})


def is_constant(column: Column) -> bool:
    """Whether a column of texts has one text in all of its cells."""
    return column.codes is not None and len(column.texts) == 1


def find_dimensions(
    sorter: Sorter, period: Sequence[Column], fixed: Sequence[Column]
) -> list[Dimension]:
    """Return the dimensions, and the columns that say something of their members, taking them."""
    texts = [each for each in sorter.left if each.codes is not None]
    if not texts:
        texts = [as_texts(each) for each in sorter.left if each.numbers is not None]
    stated = [each for each in texts if each.field.role == "dimension" or each.name in sorter.lists]
    pairs = _pair_codes(texts)
    coded = {code.place for code, _ in pairs}
    labels = [each for each in texts if each.place not in coded and not _is_attribute(each)]
    if not labels:
        return []
    first = next((each for each in labels if each in stated), None) or _best_first(labels)
    rest = [each for each in labels if each is not first]
    key = _member_key(first, _code_of(first, texts, pairs))
    kept = _kept_dimensions(sorter, first, key, rest, [*period, *fixed], stated)
    kept += [
        each
        for each in rest
        if all(each is not one for one in kept)
        and any(each is one for one in sorter.left)
        and _defines(each, [key, *map(_codes, kept[1:]), *map(_codes, fixed)])
    ]
    dimensions: list[Dimension] = []
    for column in sorted(kept, key=lambda each: each.place):
        codes = [code for code, label in pairs if label is column]
        code = _code_of(column, texts, pairs)
        name = _dimension_name(column, [each.name for each in dimensions])
        dimensions.append(
            Dimension(
                name=name,
                label=column,
                code=code,
                kind=_kind_of(column, code, texts, kept),
                parent=next((e for e in texts if _is_of(e, column, "parent")), None),
                aliases=tuple(
                    [e for e in texts if _is_of(e, column, "aliases")]
                    + [each for each in codes if code is None or each.place != code.place]
                ),
            )
        )
    used = {
        e.place for d in dimensions for e in (d.label, d.code, d.kind, d.parent, *d.aliases) if e
    }
    sorter.take(lambda each: each.place in used)
    return dimensions


def _is_attribute(column: Column) -> bool:
    return column.field.role in ("code", "kind", "parent", "aliases")


def _is_of(column: Column, label: Column, role: str) -> bool:
    return column.field.role == role and column.field.of in ("", label.name)


def _best_first(labels: Sequence[Column]) -> Column:
    """Return the column that is a dimension in any case: of areas, else the first."""
    areas = [each for each in labels if words.clean_name(each.name) in words.AREA_NAMES]
    named = [each for each in areas if not is_kind_column(each)]
    return next(iter([*_finest(named), *areas, *labels]))


def _finest(areas: Sequence[Column]) -> list[Column]:
    """Return columns of areas, but for those that others lie in, at the start the first of them:
    constituencies and no counties, where each stands in one.
    """
    return [
        each
        for each in areas
        if not any(
            decides(_codes(other), _codes(each)) and not decides(_codes(each), _codes(other))
            for other in areas
            if other is not each
        )
    ]


def _kept_dimensions(
    sorter: Sorter,
    first: Column,
    key: NDArray[np.intp],
    rest: Sequence[Column],
    fixed: Sequence[Column],
    stated: Sequence[Column],
) -> list[Column]:
    """Return the columns that are dimensions: the first, those stated, those that are needed."""
    kept, open_columns = [first], []
    for each in rest:
        name = words.clean_name(each.name)
        if each in stated:
            kept.append(each)
        elif each.codes is None or first.codes is None:
            continue
        elif is_constant(each):
            if name not in UNTOLD and not is_kind_column(each):
                kept.append(each)
        elif decides(key, each.codes):
            if not is_kind_column(each):
                sorter.drop(each, f"says something of each {first.name}")
        elif name in BREAKDOWNS:
            kept.append(each)
        else:
            open_columns.append(each)
    known = [key, *(each.codes for each in kept[1:] if each.codes is not None)]
    others = [each.codes for each in open_columns if each.codes is not None]
    needed = needed_columns(known, others, [_codes(each) for each in fixed])
    kept += [each for each, is_needed in zip(open_columns, needed, strict=True) if is_needed]
    return kept


def _defines(column: Column, keys: Sequence[NDArray[np.intp]]) -> bool:
    """Whether a column says that a series changes what it is of: one price basis, then another.

    Free texts, with many that stand once, do not, nor does what says when a row is of.
    """
    name = words.clean_name(column.name)
    if column.codes is None or column.field.role or not name or words.is_code_name(column.name):
        return False
    if name in UNTOLD or name in words.KIND_NAMES or WHEN_WORDS & set(name.split()):
        return False
    is_listed = len(column.texts) <= MAX_DEFINED * len(column.codes)
    if not is_listed or (column.codes < 0).any():
        return False
    series, _ = pd.factorize(combine(keys))
    return not decides(series, column.codes)


def _code_of(
    label: Column, texts: Sequence[Column], pairs: Sequence[tuple[Column, Column]]
) -> Column | None:
    """Return the column of the codes of a label's column: the one stated, else the one found."""
    stated = [_without_blanks(e, label) for e in texts if _is_of(e, label, "code")]
    return next(iter([*stated, *(code for code, other in pairs if other is label)]), None)


def _without_blanks(code: Column, label: Column) -> Column:
    """Return a column of codes without those that say there is none: `na` of several areas.

    NA of one country is a code like any other.
    """
    if code.codes is None or label.codes is None:
        return code
    blank = [
        place
        for place, text in enumerate(code.texts)
        if words.read_mark(text) == "not_supplied"
        and len(np.unique(label.codes[code.codes == place])) > 1
    ]
    if not blank:
        return code
    return replace(code, codes=np.where(np.isin(code.codes, blank), -1, code.codes))


def _member_key(label: Column, code: Column | None) -> NDArray[np.intp]:
    """Return what tells the members of a dimension apart, row by row; -1 where there is none."""
    if code is None or code.codes is None or label.codes is None:
        return _codes(label)
    groups, _ = pd.factorize(combine([label.codes, code.codes]))
    return np.where((label.codes < 0) & (code.codes < 0), -1, groups)


def _codes(column: Column) -> NDArray[np.intp]:
    if column.codes is not None:
        return column.codes
    return pd.factorize(np.asarray(column.numbers))[0]


def _pair_codes(texts: Sequence[Column]) -> list[tuple[Column, Column]]:
    """Return pairs of a column of codes and the column of their labels."""
    pairs: list[tuple[Column, Column]] = []
    labels = [each for each in texts if not words.is_code_name(each.name) and not each.field.role]
    for plain in texts:
        if plain.field.role or not words.is_code_name(plain.name) or plain.codes is None:
            continue
        code = plain
        stem = _stem(code.name)
        near = sorted(
            labels, key=lambda each: (_stem(each.name) != stem, abs(each.place - code.place))
        )
        for label in near:
            code = _without_blanks(plain, label)
            if label.codes is None or code.codes is None:
                continue
            is_called_alike = _stem(label.name) == stem and stem != ""
            share = share_decided(code.codes, label.codes) if is_called_alike else 0.0
            if share >= PAIR_SHARE or is_one_to_one(code.codes, label.codes):
                pairs.append((code, label))
                break
    return pairs


def _stem(name: str) -> str:
    """Return what a column of codes or labels is about: `areacd` and `areanm` are both of areas."""
    plain = (
        re.sub(r"(cd|nm)$", "", name.casefold()) if not name.casefold().endswith("code") else name
    )
    parts = [
        each
        for each in words.clean_name(plain).split()
        if each not in words.CODE_WORDS and each not in ("name", "label", "nm", "alpha", "2", "3")
    ]
    return " ".join(parts)


def _kind_of(
    label: Column, code: Column | None, texts: Sequence[Column], kept: Sequence[Column]
) -> Column | None:
    key = code or label
    for each in texts:
        if any(each is one for one in (*kept, code)) or each.codes is None or key.codes is None:
            continue
        if _is_of(each, label, "kind"):
            return each
        is_called = not each.field.role and is_kind_column(each)
        if is_called and len(each.texts) < len(key.texts) and decides(key.codes, each.codes):
            return each
    return None


def _dimension_name(column: Column, taken: Sequence[str]) -> str:
    """Return what a dimension is called: `area` for areas, else the column's own name."""
    plain = words.clean_name(column.name)
    name = "-".join(_stem(column.name).split()) or "-".join(plain.split()) or "group"
    share = share_territories(column.texts)
    is_area = plain in words.AREA_NAMES and plain != "entity"
    if (is_area or share >= 0.5 or (plain == "entity" and share > 0)) and "area" not in taken:
        return "area"
    if name in RESERVED:
        name = f"{name}-group"
    return name if name not in taken else f"{name}-{column.place + 1}"


def as_texts(column: Column) -> Column:
    """Return a column of numbers as one of their texts."""
    if column.numbers is None:
        return column
    codes, uniques = pd.factorize(column.numbers)
    texts = tuple(f"{int(each)}" if each == int(each) else repr(float(each)) for each in uniques)
    return replace(column, numbers=None, codes=codes, texts=texts)
