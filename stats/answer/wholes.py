"""A breakdown in, what is said of the members that stand for several of the others out."""

from __future__ import annotations

from stats.answer.cells import Cells
from stats.answer.reading import join_names
from stats.model import Remark

MAX_NAMED = 6


def say_wholes(cells: Cells) -> list[Remark]:
    """Say which members a breakdown leaves out because others are parts of them.

    Those of another kind than is broken down need no saying.
    """
    dimension, _, kind = cells.question.breakdown.partition(":")
    among = {*cells.question.universe, *cells.question.scope_place}
    codes = [cells.index.code(dimension, code) for code in cells.dataset.wholes.get(dimension, ())]
    names = [code.name for code in codes if code.code not in among and code.kind in ("", kind)]
    if not names:
        return []
    more = [f"{len(names) - MAX_NAMED} more"] if len(names) > MAX_NAMED else []
    stands = "it stands" if len(names) == 1 else "they stand"
    listed = join_names([*names[:MAX_NAMED], *more])
    return [Remark("coverage", f"Left out, for {stands} for several of the others: {listed}")]
