"""A table in, the same with the numbers that stand for no figure as what they say out.

The Census Bureau writes why there is no estimate as a number among estimates: -666666666.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from stats.inferring.columns import Column, Table
from stats.model import STATUS_ORDER, Status

CODES: dict[int, tuple[Status, str]] = {
    -222_222_222: ("not_supplied", "too few sample observations to compute a margin of error"),
    -333_333_333: ("not_supplied", "the median lies in an open-ended interval"),
    -555_555_555: ("not_applicable", "the estimate is controlled and has no margin of error"),
    -666_666_666: ("not_supplied", "too few sample observations to compute it"),
    -888_888_888: ("not_applicable", "not applicable or not available"),
    -999_999_999: ("suppressed", "too few sample cases to display it"),
}
"""Source: Census Bureau, American Community Survey, Notes on Estimate and Annotation Values."""
HIGHEST = max(CODES)


def without_annotations(table: Table) -> Table:
    """Return a table in which such a number is none, with its reason."""
    columns = tuple(_explain(each) for each in table.columns)
    return replace(table, columns=columns) if columns != table.columns else table


def _explain(column: Column) -> Column:
    """Return a column without such numbers; itself, where it has none."""
    # Counting takes half as long as asking whether there is any.
    if column.numbers is None or not np.count_nonzero(column.numbers <= HIGHEST):
        return column
    found = np.isin(column.numbers, list(CODES))
    if not found.any():
        return column
    size = len(column.numbers)
    marks = np.zeros(size, np.uint8) if column.marks is None else column.marks.copy()
    notes = np.full(size, -1, np.int32) if column.notes is None else column.notes.copy()
    texts = list(column.note_texts)
    for code, (status, why) in CODES.items():
        is_it = column.numbers == code
        if is_it.any():
            marks[is_it] = STATUS_ORDER.index(status)
            notes[is_it] = len(texts)
            texts.append(f"The table prints \u201c{code}\u201d there: {why}.")
    return replace(
        column,
        numbers=np.where(found, np.nan, column.numbers),
        marks=marks,
        notes=notes,
        note_texts=tuple(texts),
        is_mixed=True,
        is_full=False,
    )
