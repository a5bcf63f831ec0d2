"""A breakdown in, what is said of the members that no order is made with out: those that stand for
several of the others, and those for what is left or not known.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from stats.answer.cells import Cells
from stats.answer.reading import join_names
from stats.model import Code, Figure, Remark
from stats.text import normalise, plural

MAX_NAMED = 6
_REST = re.compile(
    r"(?:all )?others?(?: .+)?|.+ others?|(?:any|all)thing else|miscellaneous|rest of .+|elsewhere"
    r"|un(?:known|specified|stated|recorded|allocated|assigned|classified|disclosed)(?: .+)?"
    r"|not (?:known|stated|recorded|available|specified|given|disclosed|reported|classified"
    r"|answered|elsewhere .+)|.+ not (?:known|stated|recorded|specified)|missing|no answer"
    r"|(?:i )?(?:prefer|would rather) not (?:to )?say|dont know|none of (?:these|the above)"
)
"""What members are called that stand for what is left, or for what nobody knows."""


def say_left_out(cells: Cells) -> list[Remark]:
    """Say which members a breakdown leaves out: wholes of others, and those of another kind."""
    return [*_say_wholes(cells), *_say_other_kinds(cells)]


def _say_wholes(cells: Cells) -> list[Remark]:
    """Say which members a breakdown leaves out because others are parts of them."""
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


def _say_other_kinds(cells: Cells) -> list[Remark]:
    """Say which members with figures are of another kind than is broken down, few by their names.

    One of them may have a larger figure than any that is shown: a city beside districts.
    """
    question, index = cells.question, cells.index
    dimension, _, kind = question.breakdown.partition(":")
    if not (kind and cells.dataset.is_inferred) or question.scope == question.universe:
        return []
    known = {*question.universe, *question.scope, *question.scope_place, *question.left_out}
    known.update(cells.dataset.wholes.get(dimension, ()), cells.dataset.totals.get(dimension, ()))
    codes = index.codes_with_figures(cells.dataset.code, dimension)
    others = [index.code(dimension, each) for each in codes if each not in known]
    others = [each for each in others if _is_within_scope(each, dimension, cells)]
    if not others:
        return []
    names = [each.name for each in others]
    if len(others) > MAX_NAMED:
        counts = Counter(each.kind or "other" for each in others)
        names = [f"{count} {plural(name) if count > 1 else name}" for name, count in counts.items()]
    return [Remark("coverage", f"Not among them, of another kind: {join_names(names)}")]


def _is_within_scope(code: Code, dimension: str, cells: Cells) -> bool:
    """Whether a member lies in what a breakdown is limited to, if it is limited to anything."""
    scope = {*cells.question.scope}.difference(cells.dataset.wholes.get(dimension, ()))
    parents = [code.parent]
    while parents[-1]:
        parents.append(cells.index.code(dimension, parents[-1]).parent)
    return not scope or not scope.isdisjoint(parents)


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
