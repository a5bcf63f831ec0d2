"""A question and its figures in, the line that says how it was read out: asked again, it means
the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from stats.choices import SEPARATOR
from stats.index.reader import Index
from stats.model import Figure, Question


def join_names(names: Iterable[str]) -> str:
    """Return names as a list in words.

    >>> join_names(["Kent", "Essex", "Kent", "Surrey"])
    'Kent, Essex and Surrey'
    """
    distinct = list(dict.fromkeys(names))
    if len(distinct) < 2:
        return "".join(distinct)
    return f"{', '.join(distinct[:-1])} and {distinct[-1]}"


def format_reading(index: Index, question: Question, figures: Sequence[Figure]) -> str:
    """Return the reading of an answer: members, operation, measure, period, dataset."""
    dataset = index.dataset(question.dataset)
    parts = [
        _asked(index, question, name) if question.members.get(name) else _whole(figures, name)
        for name in dataset.dimensions
    ]
    parts += operation_words(index, question)
    measures = {figure.measure.code: figure.measure for figure in figures}
    first = figures[0].measure
    if len(measures) == 1 and first.code in dataset.measures[1:]:
        parts.append(first.label)
    if question.operation == "extreme":
        parts.append(_span_words(question))
    elif question.operation != "series":
        parts.append(join_names(filter(None, (figure.period.label for figure in figures))))
    else:
        parts.append(f"{figures[0].period.label} to {figures[-1].period.label}")
    return SEPARATOR.join([*filter(None, parts), dataset.label])


def _whole(figures: Sequence[Figure], dimension: str) -> str:
    """Return the whole that an open dimension was filled with; nothing where they differ."""
    names = {each.codes[dimension].name for each in figures if dimension in each.codes}
    return names.pop() if len(names) == 1 else ""


def _span_words(question: Question) -> str:
    """Return the months that an extreme was looked for in; the year found is no part of it."""
    first, last = question.span
    if first and last:
        return f"{first} to {last}"
    return f"since {first[:4]}/{int(first[:4]) % 100 + 1:02d}" if first else ""


def format_question(index: Index, question: Question) -> str:
    """Return the reading of a question that has no figure."""
    dataset = index.dataset(question.dataset)
    names = dict.fromkeys((*dataset.dimensions, *question.members))
    parts = [_asked(index, question, name) for name in names]
    parts += operation_words(index, question)
    if question.measure and question.measure != dataset.measures[0]:
        parts.append(index.measure(question.dataset, question.measure).label)
    if question.years_back:
        parts.append("the year before")
    periods = [index.period(group[0]).label for group in question.periods]
    parts.append(question.period_text or join_names(periods))
    return SEPARATOR.join([*filter(None, parts), dataset.label])


def _asked(index: Index, question: Question, dimension: str) -> str:
    """Return the names asked for of a dimension; of a breakdown, those that it lies within."""
    codes = question.members.get(dimension, ())
    if question.breakdown.partition(":")[0] == dimension:
        codes = (*question.scope_place, *question.scope)
    return join_names(index.code(dimension, code).name for code in codes)


def operation_words(index: Index, question: Question) -> list[str]:
    """Return the words that call for a question's operation."""
    words = []
    dimension, _, kind = question.breakdown.partition(":")
    if question.operation == "ranking":
        ordered = (
            f"{question.order} {question.limit}" if question.limit else f"ranked {question.order}"
        )
        words.append("rank" if question.scope_place else ordered)
    if question.breakdown:
        words.append(f"by {kind or dimension}")
    if question.operation == "extreme":
        words.append(f"{question.order} ever")
    if question.operation in ("change", "difference"):
        words.append(question.operation)
    if question.operation == "sum":
        words.append("added up")
    if question.operation == "series":
        words.append("each year")
    if question.operation == "rate":
        words.append("per 100,000 people")
    if question.in_percent:
        words.append("in per cent")
    return words
