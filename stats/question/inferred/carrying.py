"""A question on another measure and the one before it in, the same with what goes on from it out.

"What about pay?" after rents in Barrow in 2021 is of Barrow in 2021, where there is such a figure,
though the table has one for all of England and later ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from stats.index.narrow import NarrowIndex
from stats.model import Assumption, Question
from stats.question.inferred.filling import same_members

UNNAMED = "no "
"""How an assumption begins that takes the whole of a list that nothing is named of."""


def carry_over(question: Question, previous: Question, narrow: NarrowIndex) -> Question:
    """Return a question with the members and the period of the one before it, where it names none
    and its measure has them.
    """
    if question.breakdown or previous.breakdown or question.asks_about:
        return question
    assumed = {each.subject for each in question.assumptions if each.text.startswith(UNNAMED)}
    taken = {
        dimension: codes
        for dimension in narrow.only.dimensions
        if (dimension in assumed or not question.members.get(dimension))
        and (codes := same_members(dimension, previous, narrow))
    }
    kept = (each for each in question.assumptions if each.subject not in taken)
    said = [
        Assumption(
            name, f"{' and '.join(narrow.code(name, each).name for each in codes)} as before"
        )
        for name, codes in taken.items()
    ]
    members = {**question.members, **taken}
    question = replace(question, members=members, assumptions=(*kept, *said))
    return carry_period(question, previous, narrow)


def carry_period(question: Question, previous: Question, narrow: NarrowIndex) -> Question:
    """Return a question with the period of the one before it, where it names none and has it."""
    is_open = not (question.periods or question.period_text or any(question.span))
    is_plain = question.operation == previous.operation == "values" and not question.years_back
    periods = _shared(previous, narrow)
    if not (is_open and is_plain and periods) or previous.years_back:
        return question
    labels = " and ".join(narrow.period(group[0]).label for group in periods)
    said = Assumption("period", f"{labels} as before")
    return replace(question, periods=periods, assumptions=(*question.assumptions, said))


def _shared(previous: Question, narrow: NarrowIndex) -> tuple[tuple[str, ...], ...]:
    """Return the periods of a question that a measure has too; none where it has not all."""
    there = set(narrow.cubes.periods_of(narrow.only))
    groups: Sequence[tuple[str, ...]] = [
        tuple(code for code in group if code in there) for group in previous.periods
    ]
    return tuple(groups) if all(groups) else ()
