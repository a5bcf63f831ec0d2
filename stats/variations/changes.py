"""An answer in, its question with another member, period or scope out; likely ones first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from stats.answer.ranking import LEAST_COVERAGE
from stats.index.reader import Index
from stats.model import Answer, NoFigure, Question
from stats.selection import ALL_YEARS, ANNUAL_KINDS, end_month, find_observations, make_cells
from stats.variations.likely import (
    codes_now,
    find_with_figure,
    likely_codes,
    periods_now,
    with_codes,
)

Found = Iterator[tuple[str, Question]]
"""Labels, and the questions that they stand for."""
OF_ONE_PERIOD = frozenset({"values", "ranking", "rate", "difference", "change"})
"""Operations that are of one period, or (a change) end in one."""


def find_members(index: Index, reply: Answer | NoFigure, dimension: str) -> Found:
    """Yield the question for each other code of a dimension that has a figure for the rest.

    Of two that are told the difference of, the second is changed.
    """
    question = reply.question
    codes = codes_now(reply, dimension)
    kept = codes[:-1] if question.operation == "difference" else ()
    now = set() if len(codes) > 1 and not kept else set(codes)
    likely = likely_codes(index, question.dataset, dimension, codes[-1:] if kept else codes)
    others = (code.code for code in likely if code.code not in now)
    for code in find_with_figure(index, question, dimension, others):
        yield index.code(dimension, code).name, with_codes(question, dimension, *kept, code)


def find_periods(index: Index, reply: Answer | NoFigure) -> Found:
    """Yield the question for each other period that its members have a figure for, newest first.

    Several codes for the same months are one period.
    """
    question = reply.question
    if question.operation not in OF_ONE_PERIOD:
        return
    if question.operation == "change" and 1 < question.limit < ALL_YEARS:
        return  # "the last five years" end with the latest, and with no other year beside them
    dataset = index.dataset(question.dataset)
    now = periods_now(reply)
    found: dict[tuple[str, str], tuple[bool, str, str]] = {}
    for cell in make_cells(dataset, question.members):
        for each in find_observations(index, dataset, cell):
            period = index.period(each.period)
            is_other = len(now) > 1 or each.period not in now
            if each.is_missing or question.measure not in (None, each.measure) or not is_other:
                continue
            months = (period.start, period.end) if period.start else (each.period, "")
            is_year = period.kind in ANNUAL_KINDS
            found.setdefault(months, (is_year, end_month(index, dataset, each), each.period))
    for _, _, code in sorted(found.values(), reverse=True):
        yield (
            index.period(code).label,
            replace(
                question,
                periods=((code,),),
                period_text="",
                years_back=0,
                with_later=False,
                span=("", ""),
            ),
        )


def find_scopes(index: Index, question: Question, dimension: str) -> Found:
    """Yield the question for each other code that is placed, or that the breakdown is within."""
    if question.scope_place:
        for code in likely_codes(index, question.dataset, dimension, question.scope_place):
            if code.code in question.members[dimension] and code.code not in question.scope_place:
                yield code.name, replace(question, scope_place=(code.code,))
        return
    kind = question.breakdown.partition(":")[2]
    if question.scope:
        now = index.code(dimension, question.scope[0])
        beside = index.children(dimension, now.parent) if now.parent else ()
        scopes = [*beside, *([index.code(dimension, now.parent)] if now.parent else ())]
    else:
        parents = dict.fromkeys(index.code(dimension, each).parent for each in question.universe)
        scopes = [index.code(dimension, each) for each in parents if each]
    for scope in sorted(scopes, key=lambda each: each.name):
        children = index.children(dimension, scope.code)
        inside = [child.code for child in children if kind in ("", child.kind)]
        given = list(find_with_figure(index, question, dimension, inside))
        is_covered = len(given) > 1 and len(given) >= LEAST_COVERAGE * len(inside)
        if scope.code not in question.scope and is_covered:
            members = {**question.members, dimension: tuple(given)}
            yield (
                scope.name,
                replace(question, members=members, scope=(scope.code,), universe=tuple(inside)),
            )
