"""A question in, the parts that name the whole of it in codes and words out."""

from __future__ import annotations

from stats.answer.reading import operation_words, span_words, step_words, years_words
from stats.choices import Part, member_parts, period_parts
from stats.index.reader import Index
from stats.model import OVER_YEARS, Question

SPANNED = frozenset({"series", "extreme", "change", "sum", "mean"})
"""Operations that a span of months limits."""


def question_parts(index: Index, question: Question) -> tuple[Part, ...]:
    """Return the parts that a whole question is made of, the words for its operation last."""
    dataset = index.dataset(question.dataset)
    order = {name: number for number, name in enumerate(dataset.dimensions)}
    named = dict.fromkeys(member_parts(question))
    members = sorted(named, key=lambda part: order.get(part.concept, len(order)))
    parts = [*members, *period_parts(question)]
    if question.measure and question.measure in dataset.measures[1:]:
        parts.append(Part("measure", question.measure))
    parts.append(Part("dataset", question.dataset))
    words = [*operation_words(index, question), *_year_words(question)]
    return (*parts, *(Part("", text) for text in words if text))


def _year_words(question: Question) -> list[str]:
    """Return the words for which years are meant, beside those that are named."""
    words = []
    words.append(years_words(question))
    if question.operation in SPANNED or question.by_change:
        words.append(span_words(question))
    if question.operation in OVER_YEARS:
        return words
    if question.with_later:
        words.append(f"{'' if question.periods else 'latest '}and {step_words(question)}")
    elif question.years_back:
        words.append(step_words(question))
    return words
