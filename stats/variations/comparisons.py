"""An answer in, its question with a whole, a neighbour or other years beside it out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from stats.index.reader import Index
from stats.model import TECHNICAL_KINDS, Answer, Code, NoFigure, Question
from stats.selection import ANNUAL_KINDS, find_observations, make_cells
from stats.variations.changes import Found
from stats.variations.likely import (
    find_with_figure,
    is_beside,
    likely_codes,
    period_groups_now,
    with_codes,
)

COMPARED = frozenset({"values", "series", "rate"})
"""Operations that several members can be given side by side for."""


def find_comparisons(index: Index, reply: Answer | NoFigure) -> Found:
    """Yield the question with a whole or a neighbour beside what was asked, or all of them."""
    question = reply.question
    is_single = all(len(codes) == 1 for codes in question.members.values())
    if not is_single or question.operation not in COMPARED or len(question.periods) > 1:
        return
    given = replace(question, periods=question.periods or period_groups_now(reply))
    if question.operation == "values" and _years_in_print(index, question) > 1:
        yield (
            "Each year",
            replace(question, operation="series", periods=(), years_back=0, with_later=False),
        )
    for dimension, (now,) in question.members.items():
        code = index.code(dimension, now)
        if code.kind in TECHNICAL_KINDS:
            continue
        others = (
            each.code
            for each in likely_codes(index, question.dataset, dimension, (now,))
            if each.code != now and (each.code == code.parent or is_beside(each, code))
        )
        found = find_with_figure(index, given, dimension, others)
        near = (index.code(dimension, each) for each in found)
        first = _up_to_second_beside(near, code) if question.operation == "values" else []
        if sum(is_beside(each, code) for each in first) > 1:
            yield _all_beside(index, question, code)
        for each in chain(first, near):
            yield f"With {each.name}", with_codes(question, dimension, now, each.code)


def _up_to_second_beside(codes: Iterator[Code], code: Code) -> list[Code]:
    """Take codes up to the second beside one: with 740 areas, all of them take 12 ms to look up."""
    taken: list[Code] = []
    for each in codes:
        taken.append(each)
        if sum(is_beside(one, code) for one in taken) > 1:
            break
    return taken


def _all_beside(index: Index, question: Question, code: Code) -> tuple[str, Question]:
    """Return the breakdown that a code stands in: those of its kind with the same parent."""
    others = {name: codes for name, codes in question.members.items() if name != code.dimension}
    scope = (code.parent,) if code.parent else ()
    of_kind = code.kind if code.kind != code.dimension else ""
    spread = f"{code.dimension}:{of_kind}" if of_kind else code.dimension
    named = of_kind or code.dimension
    label = f"All of {index.code(code.dimension, code.parent).name}" if scope else f"By {named}"
    members = {**others, code.dimension: (code.code,)}
    return label, replace(
        question, members=members, breakdown=spread, scope=scope, universe=(code.code,)
    )


def _years_in_print(index: Index, question: Question) -> int:
    dataset = index.dataset(question.dataset)
    (cell,) = make_cells(dataset, question.members)
    return len(
        {
            each.period
            for each in find_observations(index, dataset, cell)
            if not each.is_missing
            and question.measure in (None, each.measure)
            and index.period(each.period).kind in ANNUAL_KINDS
        }
    )
