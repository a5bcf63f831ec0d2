"""A question about a group or a breakdown in, the members that it spreads over out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from stats.index.reader import Index
from stats.model import Assumption, Dataset, Question
from stats.question.mentions import Mentions
from stats.selection import find_missing, find_values, has_figure, make_cells


def spread_members(question: Question, mentions: Mentions, index: Index) -> Question:
    """Return the question with lists read as groups where they are, and breakdowns written out."""
    dataset = index.dataset(question.dataset)
    for dimension, codes in question.members.items():
        if len(codes) > 1 and dimension in dataset.dimensions:
            question = _gather(question, dimension, mentions, dataset, index)
    for mention in mentions.of("dimension") if mentions.has("by") else ():
        dimension, _, kind = mention.candidates[0].code.partition(":")
        if dimension in dataset.dimensions:
            question = _break_down(question, dimension, kind, dataset, index)
            break
    return _fill_first(question, dataset, index)


def _fill_first(question: Question, dataset: Dataset, index: Index) -> Question:
    """Fill the first dimension, where nothing of it is named, with the widest whole that has it."""
    first = dataset.dimensions[0]
    if question.members.get(first):
        return question
    for code in dataset.totals.get(first, ()):
        if _has(question, first, code, dataset, index):
            name = index.code(first, code).name
            assumption = Assumption(first, f"no {first} named: {name}")
            return replace(
                question,
                members={first: (code,), **question.members},
                assumptions=(*question.assumptions, assumption),
            )
    return question


def _gather(
    question: Question, dimension: str, mentions: Mentions, dataset: Dataset, index: Index
) -> Question:
    """Read a list of members as the group of just these, where that is what is in print.

    Only where one of them has no figure of its own, or "or" was written between them.
    """
    codes = question.members[dimension]
    if "or" not in mentions.words and all(
        _has(question, dimension, code, dataset, index) for code in codes
    ):
        return question
    for group in index.groups(dimension):
        if set(group.members) == set(codes) and _is_published(
            question, dimension, group.code, dataset, index
        ):
            return replace(question, members={**question.members, dimension: (group.code,)})
    return question


def _break_down(
    question: Question, dimension: str, kind: str, dataset: Dataset, index: Index
) -> Question:
    """Spread the question over a dimension: the parts of the members named, else all there are."""
    named = question.members.get(dimension, ())
    rest = {name: codes for name, codes in question.members.items() if name != dimension}
    totals = dataset.totals.get(dimension, ())
    inside = {code for each in named for code in _inside(dimension, each, index)}
    codes = [
        code
        for each in index.codes_with_figures(dataset.code, dimension)
        for code in [index.code(dimension, each)]
        if code.code not in totals
        and not code.members
        and kind in ("", code.kind)
        and (not named or code.code in inside)
    ]
    codes.sort(key=lambda code: code.label)
    open_question = replace(question, members=rest)
    kept = [
        code.code
        for code in codes
        if _has(open_question, dimension, code.code, dataset, index)
        or _is_missing(open_question, dimension, code.code, dataset, index)
    ]
    if not kept:
        return question
    members = {**rest, dimension: tuple(kept)}
    return replace(question, members=members, breakdown=dimension)


def _inside(dimension: str, code: str, index: Index) -> Sequence[str]:
    """Return the codes within a code: its members, its children and theirs."""
    children = [child.code for child in index.children(dimension, code)]
    deeper = [each for child in children for each in _inside(dimension, child, index)]
    return [*index.code(dimension, code).members, *children, *deeper]


def _has(question: Question, dimension: str, code: str, dataset: Dataset, index: Index) -> bool:
    members = {**question.members, dimension: (code,)}
    periods = [each for group in question.periods for each in group]
    return any(
        has_figure(index, dataset, cell, question.measure, periods)
        for cell in make_cells(dataset, members)
    )


def _is_published(
    question: Question, dimension: str, code: str, dataset: Dataset, index: Index
) -> bool:
    members = {**question.members, dimension: (code,)}
    periods = [each for group in question.periods for each in group]
    return any(
        find_values(index, dataset, cell, measure, periods)
        for cell in make_cells(dataset, members)
        for measure in dataset.measures
    )


def _is_missing(
    question: Question, dimension: str, code: str, dataset: Dataset, index: Index
) -> bool:
    members = {**question.members, dimension: (code,)}
    periods = [each for group in question.periods for each in group]
    return any(find_missing(index, dataset, cell, periods) for cell in make_cells(dataset, members))
