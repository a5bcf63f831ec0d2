"""Figures in, the line that says how the question was read out: asked again, it means the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from stats.choices import SEPARATOR
from stats.index.reader import Index
from stats.model import Dataset, Figure, Question


def join_names(names: Iterable[str]) -> str:
    """Return names as a list in words.

    >>> join_names(["Kent", "Essex", "Kent", "Surrey"])
    'Kent, Essex and Surrey'
    """
    distinct = list(dict.fromkeys(names))
    if len(distinct) < 2:
        return "".join(distinct)
    return f"{', '.join(distinct[:-1])} and {distinct[-1]}"


def format_reading(dataset: Dataset, figures: Sequence[Figure]) -> str:
    """Return the reading of an answer: members, measure where not the first, period, dataset."""
    parts = [
        join_names(figure.codes[name].name for figure in figures if name in figure.codes)
        for name in dataset.dimensions
    ]
    measures = {figure.measure.code: figure.measure for figure in figures}
    if len(measures) == 1 and (measure := figures[0].measure).code != dataset.measures[0]:
        parts.append(measure.label)
    periods = dict.fromkeys(figure.period.label for figure in figures)
    parts.append(join_names(periods))
    return SEPARATOR.join([*filter(None, parts), dataset.label])


def format_question(index: Index, question: Question) -> str:
    """Return the reading of a question that has no figure."""
    dataset = index.dataset(question.dataset)
    members: Mapping[str, Sequence[str]] = question.members
    parts = [
        join_names(index.code(name, code).name for code in members[name])
        for name in dict.fromkeys((*dataset.dimensions, *members))
        if members.get(name)
    ]
    if question.measure and question.measure != dataset.measures[0]:
        parts.append(index.measure(question.dataset, question.measure).label)
    periods = [index.period(group[0]).label for group in question.periods]
    parts.append(question.period_text or join_names(periods))
    return SEPARATOR.join([*filter(None, parts), dataset.label])
