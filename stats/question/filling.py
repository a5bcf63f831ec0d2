"""A question about an inferred dataset in, the same with what it left open filled or asked out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from stats.choices import Part, add_part, make_choice, member_parts, period_parts, span_parts
from stats.index.narrow import NarrowIndex
from stats.model import WHOLE, Clarification, Question
from stats.question.thresholds import MAX_CHOICES

NOT_OPEN = frozenset({"ranking"})
"""Operations that go over the members of the dimension that is left open."""


def fill_members(
    question: Question, narrow: NarrowIndex, said: Sequence[Part] = ()
) -> Question | Clarification:
    """Return the question with a member of every dimension, or ask which one is meant.

    `said` are the words for what is to be done with the figures, which each choice keeps. A
    dimension that has but one member, or one that stands for the whole, is filled with it.
    """
    dataset = narrow.only
    if not set(question.members) <= set(dataset.dimensions):
        return question
    if question.operation == "ranking" and dataset.dimensions == (WHOLE,):
        # There is nothing to rank but the years.
        question = replace(question, operation="extreme", breakdown="", universe=(), limit=0)
    spread = question.breakdown.partition(":")[0]
    for dimension in dataset.dimensions:
        if question.members.get(dimension) or dimension == spread:
            continue
        if dataset.totals.get(dimension) or (question.operation in NOT_OPEN and not spread):
            continue
        codes = _open_codes(question, dimension, narrow)
        if len(codes) != 1:
            return _ask_member(question, dimension, codes, narrow, said)
        question = replace(question, members={**question.members, dimension: codes})
    return question


def _open_codes(question: Question, dimension: str, narrow: NarrowIndex) -> tuple[str, ...]:
    """Return the codes of a dimension that have figures beside the members that are named."""
    dataset = narrow.only
    named = {name: codes[0] for name, codes in question.members.items() if len(codes) == 1}
    if not named:
        return narrow.cubes.codes(dataset, dimension)
    keys = narrow.cubes.keys(dataset, named)
    return tuple(dict.fromkeys(key[dimension] for key in keys)) or narrow.cubes.codes(
        dataset, dimension
    )


def _ask_member(
    question: Question,
    dimension: str,
    codes: Sequence[str],
    narrow: NarrowIndex,
    said: Sequence[Part],
) -> Clarification:
    dataset = narrow.only
    parts = [
        *member_parts(question), *period_parts(question), *span_parts(question),
        Part("dataset", dataset.code), *said,
    ]  # fmt: skip
    spread, _, kind = question.breakdown.partition(":")
    if spread and not any(each.code.startswith("by ") for each in said):
        parts.append(Part("", f"by {kind or spread.replace('-', ' ')}"))
    choices = tuple(
        make_choice(narrow, narrow.code(dimension, code).name, [Part(dimension, code), *parts])
        for code in codes[:MAX_CHOICES]
    )
    name = narrow.name_of("dataset", dataset.code)
    return Clarification(
        f"Which {dimension.replace('-', ' ')}? {name} has {len(codes)}, such as:", choices
    )


def name_dataset(asked: Clarification, narrow: NarrowIndex) -> Clarification:
    """Return what to ask back with each choice naming the dataset that it is about."""
    part = Part("dataset", narrow.only.code)
    return replace(asked, choices=tuple(add_part(narrow, choice, part) for choice in asked.choices))
