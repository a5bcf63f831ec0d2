"""Columns in, the same with what stands beside some of them made theirs out.

A column of marks without a name, or one of several called `Flag`, is of the figures to its left.
Files of SDMX with codes and labels have two columns for each concept, of one name in two writings.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from stats.inferring import words
from stats.inferring.columns import Column
from stats.inferring.relations import PAIR_SHARE, share_decided
from stats.inferring.statuses import NORMAL, gravest, read_statuses

LEAST_PAIRS = 2
"""So many columns of codes beside their labels show that a file is written so."""
VALUE = "obs value"
_CONCEPT = re.compile(r"[A-Z][A-Z0-9_]*")
PERIODS = frozenset({"time period"})
STATUSES = frozenset({"obs status", "conf status", "observation status"})
SCALES = frozenset({"unit mult"})
UNTOLD = frozenset({"structure", "structure id", "action", "freq", "decimals", "obs value"})


def own_flags(columns: Sequence[Column]) -> list[Column]:
    """Return the columns with those of flags said to be of the figures to their left."""
    called = Counter(words.clean_name(each.name) for each in columns)
    found = list(columns)
    for place in range(1, len(columns)):
        flags, figures = columns[place], columns[place - 1]
        name = words.clean_name(flags.name)
        is_flag = not flags.name or (name in words.STATUS_NAMES and called[name] > 1)
        if not is_flag or flags.codes is None or not flags.texts or flags.field.role:
            continue
        if figures.numbers is None or not all(words.read_marks(each) for each in flags.texts):
            continue
        if not flags.name and any(each != each.casefold() for each in flags.texts):
            continue  # A, B and C may be grades.
        found[place] = replace(flags, field=flags.field._replace(role="status", of=figures.name))
    return found


def fold_flags(figures: Column, flags: Column) -> Column:
    """Return a column of figures with the marks that another has in its rows."""
    if figures.numbers is None or flags.codes is None:
        return figures
    size = len(figures.numbers)
    said = [read_statuses(words.read_marks(each)) for each in flags.texts]
    present = np.array([*(each[0] for each in said), NORMAL], np.uint8)[flags.codes]
    missing = np.array([*(each[1] for each in said), 0], np.uint8)[flags.codes]
    own = np.zeros(size, np.uint8) if figures.marks is None else figures.marks
    is_given = ~np.isnan(figures.numbers)
    marks = np.where(is_given, gravest(present, np.where(is_given, own, NORMAL)), own)
    marks = np.where(~is_given & (own == 0), missing, marks).astype(np.uint8)
    texts = [*figures.note_texts]
    notes = np.full(size, -1, np.int32) if figures.notes is None else figures.notes.copy()
    told = [each[2] for each in said]
    is_told = np.array([*map(bool, told), False])[flags.codes]
    for row in np.flatnonzero(is_told).tolist():
        before = texts[notes[row]].rstrip(".") if notes[row] >= 0 else ""
        whole = ". ".join(filter(None, (before, told[flags.codes[row]])))
        if whole not in texts:
            texts.append(whole)
        notes[row] = texts.index(whole)
    return replace(
        figures,
        marks=marks,
        notes=notes if texts else None,
        note_texts=tuple(texts),
        is_full=False,
    )


def pair_concepts(columns: Sequence[Column]) -> list[Column]:
    """Return the columns of a file of SDMX with what codes and labels beside each other are."""
    names = [words.clean_name(each.name) for each in columns]
    if VALUE not in names:
        return list(columns)
    pairs = [place for place in range(len(columns) - 1) if _is_pair(*columns[place : place + 2])]
    if len(pairs) < LEAST_PAIRS:
        return list(columns)
    found = list(columns)
    for place in pairs:
        code, label = columns[place : place + 2]
        code_role, label_role = _roles(names[place])
        of = label.name if code_role == "code" else ""
        found[place] = replace(code, field=code.field._replace(role=code_role, of=of))
        if label_role:
            why = f"says again what {code.name!r} does"
            said = label.field._replace(role=label_role, description=why)
            found[place + 1] = replace(label, field=said)
    return found


def _is_pair(code: Column, label: Column) -> bool:
    if code.field.role or label.field.role or not _CONCEPT.fullmatch(code.name):
        return False
    if not label.name or label.name.isupper() or label.codes is None or not label.texts:
        return False
    if words.clean_name(code.name) in SCALES:
        return True
    return code.codes is not None and share_decided(code.codes, label.codes) >= PAIR_SHARE


def _roles(concept: str) -> tuple[str, str]:
    """Return the roles of the codes of a concept and of its labels; empty where they are found."""
    if concept in words.MEASURE_NAMES:
        return "code", "measure"
    if concept in words.UNIT_NAMES:
        return "none", "unit"
    for names, role in ((STATUSES, "status"), (PERIODS, "period"), (SCALES, "scale")):
        if concept in names:
            return role, "none"
    return ("none", "none") if concept in UNTOLD else ("code", "")
