"""A question of earlier in, whether all that it is about is loaded now out."""

from __future__ import annotations

from stats.index.reader import Index
from stats.model import Question


def is_loaded(question: Question, index: Index) -> bool:
    """Whether all that a question is about is loaded: it may be of figures loaded before."""
    if not index.has_dataset(question.dataset):
        return False
    dataset = index.dataset(question.dataset)
    if question.measure and question.measure not in dataset.measures:
        return False
    dimension, _, _ = question.breakdown.partition(":")
    asked = [(name, code) for name, codes in question.members.items() for code in codes]
    broken = {*question.scope, *question.scope_place, *question.universe}
    if dimension in dataset.dimensions:
        asked += [(dimension, code) for code in broken]
    periods = {code for codes in question.periods for code in codes}
    return all(index.has_code(name, code) for name, code in asked) and all(
        index.has_period(code) for code in periods
    )
