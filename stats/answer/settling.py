"""A question for "the year before" in, the same for the year that it was answered with out.

A text that goes on from it goes on from that year: it does not count back once more.
"""

from __future__ import annotations

from dataclasses import replace

from stats.answer.answer import answer_question
from stats.answer.cells import Cells
from stats.index.reader import Index
from stats.model import Answer, Question

OF_ONE_YEAR = frozenset({"values", "ranking", "rate", "difference"})
"""Operations whose figures are each of a period that was asked for, not of a row of them."""


def settle_year(question: Question, index: Index) -> Question:
    """Return a question with the periods that its relative year meant, where all had the same.

    One that names no relative year, or has no figure for it, is returned as it is.
    """
    if not question.years_back or question.by_change or question.operation not in OF_ONE_YEAR:
        return question
    reply = answer_question(question, index)
    if not isinstance(reply, Answer):
        return question
    given = [figure.period for figure in reply.figures if figure.value is not None]
    periods = dict.fromkeys(period for period in given if period.code)
    most = 2 if question.with_later else 1
    # What a difference is made of two years for has a period of its own, and is in no index.
    is_there = all(index.has_period(period.code) for period in periods)
    if not 0 < len(periods) <= most or not is_there:
        return question
    cells = Cells(question, index.as_released(question.release))
    return replace(
        question,
        periods=tuple(cells.same_months(period) for period in periods),
        years_back=0,
        is_counted_back=question.years_back > 1 and not question.periods,
        with_later=False,
    )
