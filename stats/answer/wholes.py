"""A breakdown in, what is said of the members that no order is made with out: those that stand for
several of the others, and those for what is left or not known.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from stats.answer.cells import Cells
from stats.answer.reading import join_names
from stats.model import Figure, Remark
from stats.text import normalise

MAX_NAMED = 6
_REST = re.compile(
    r"(?:all )?others?(?: .+)?|.+ others?|(?:any|all)thing else|miscellaneous|rest of .+|elsewhere"
    r"|un(?:known|specified|stated|recorded|allocated|assigned|classified|disclosed)(?: .+)?"
    r"|not (?:known|stated|recorded|available|specified|given|disclosed|reported|classified"
    r"|answered|elsewhere .+)|.+ not (?:known|stated|recorded|specified)|missing|no answer"
    r"|(?:i )?(?:prefer|would rather) not (?:to )?say|dont know|none of (?:these|the above)"
)
"""What members are called that stand for what is left, or for what nobody knows."""


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


def split_rest(cells: Cells, figures: Sequence[Figure]) -> tuple[list[Figure], list[Figure]]:
    """Return the figures that an order may be made of, and those of what is left or not known.

    Where nobody has defined the dataset, "Unknown" is first of the counties as often as not.
    """
    dimension = cells.question.breakdown.partition(":")[0]
    if not cells.dataset.is_inferred:
        return list(figures), []
    rest = [
        each
        for each in figures
        if _REST.fullmatch(normalise(each.codes[dimension].label))
        and each.codes[dimension].code not in cells.question.scope_place
    ]
    return [each for each in figures if each not in rest], rest


def say_rest(cells: Cells, rest: Sequence[Figure]) -> list[Remark]:
    """Say which members an order leaves out because they are no single one."""
    dimension = cells.question.breakdown.partition(":")[0]
    if not rest:
        return []
    names = join_names(figure.codes[dimension].name for figure in rest[:MAX_NAMED])
    is_one = "it is" if len(rest) == 1 else "they are"
    return [Remark("coverage", f"Left out, for {is_one} no single one: {names}")]
