"""An order that was refused in, the choices that are given for it out: years that have one.

The figures of each member are offered as well, in no order.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from stats.answer import answer_question
from stats.choices import make_choice
from stats.index.reader import Index
from stats.model import Answer, Choice, NoFigure, Operation, Question
from stats.selection import asked_periods
from stats.variations import question_parts

MAX_YEARS = 3
"""Years offered in the place of an order that was refused, the latest ones."""
EACH = "Each of them, in no order"


def reorder_choices(reply: NoFigure, index: Index) -> tuple[Choice, ...]:
    """Return what can be given in the place of an order that was refused; none of what is no order.

    Only of datasets that are defined: in others a year is one of very many.
    """
    question = reply.question
    is_order = question.operation == "ranking" or question.bound is not None
    is_order = is_order and bool(question.universe)
    if not is_order or index.is_inferred(question.dataset) or reply.status != "not_comparable":
        return ()
    in_years = tuple(_in_years(question, index))
    operation: Operation = "change" if question.by_change else "values"
    each = replace(
        question, operation=operation, order="", limit=0, nth=0, by_change=False, bound=None
    )
    if question.scope_place or question.per_head:
        return in_years
    if not isinstance(answer_question(each, index), Answer):
        return in_years
    return (*in_years, make_choice(index, EACH, question_parts(index, each)))


def _in_years(question: Question, index: Index) -> Iterator[Choice]:
    """Yield the same order for the latest years that have one, the newest first."""
    asked_for = asked_periods(question)
    years = (
        each
        for each in index.periods_of(question.dataset)
        if each.kind == "year" and each.code not in asked_for
    )
    found = 0
    for year in sorted(years, key=lambda each: each.end, reverse=True):
        asked = replace(question, periods=((year.code,),))
        if isinstance(answer_question(asked, index), Answer):
            yield make_choice(index, year.label, question_parts(index, asked))
            found += 1
        if found == MAX_YEARS:
            return
