"""A question about an inferred dataset in, the same with what it left open filled or asked out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from stats.adding import can_add, parts_to_add
from stats.choices import Part, add_part, make_choice, member_parts, period_parts, span_parts
from stats.index.narrow import NarrowIndex
from stats.model import PACKAGE_MARK, WHOLE, About, Assumption, Clarification, Question
from stats.question.composing.spread import span_periods
from stats.question.thresholds import MAX_CHOICES
from stats.text import plural, squash

TOTAL = "total"
"""The word by which a choice asks for the sum of all members of a dimension."""
OF_ALL: frozenset[About] = frozenset({"source", "meaning", "caution"})
"""What is told of all figures of a measure, whichever member they are of."""
ONE_YEAR = "Of years only the {} is told, not the second or several. Is that what you mean?"
NOT_OPEN = frozenset({"ranking"})
"""Operations that go over the members of the dimension that is left open."""


def fill_members(
    question: Question,
    narrow: NarrowIndex,
    said: Sequence[Part] = (),
    *,
    wants_whole: bool = False,
) -> Question | Clarification:
    """Return the question with a member of every dimension, or ask which one is meant.

    `said` are the words for what is to be done with the figures, which each choice keeps. A
    dimension that has but one member, or one that stands for the whole, is filled with it; where
    `wants_whole` says that a total is asked for and nothing stands for it, with all that add up.
    """
    dataset = narrow.only
    if not set(question.members) <= set(dataset.dimensions):
        return question
    if question.operation == "ranking" and dataset.dimensions == (WHOLE,):
        # There is nothing to rank but the years.
        if max(question.nth, question.limit) > 1:
            return _ask_first(question, narrow)
        question = replace(question, operation="extreme", breakdown="", universe=(), limit=0)
        question = span_periods(question, narrow)
    spread = question.breakdown.partition(":")[0]
    for dimension in dataset.dimensions:
        if question.members.get(dimension) or dimension == spread:
            continue
        if dataset.totals.get(dimension) or (question.operation in NOT_OPEN and not spread):
            continue
        codes = _open_codes(question, dimension, narrow)
        if question.asks_about in OF_ALL:
            codes = codes[:1]
        if len(codes) != 1:
            parts = _parts_to_add(question, dimension, narrow)
            if not (parts and wants_whole):
                return _ask_member(question, dimension, codes, narrow, said, has_sum=bool(parts))
            codes = parts
            question = _as_sum(question, dimension, codes)
        question = replace(question, members={**question.members, dimension: codes})
    return question


def _ask_first(question: Question, narrow: NarrowIndex) -> Clarification:
    """Ask whether the first of all years is meant, where the second or several are asked for."""
    parts = [*period_parts(question), *span_parts(question), Part("dataset", narrow.only.code)]
    label = f"The {question.order} year"
    choice = make_choice(narrow, label, [*parts, Part("", f"{question.order} ever")])
    return Clarification(ONE_YEAR.format(question.order), (choice,))


def _parts_to_add(question: Question, dimension: str, narrow: NarrowIndex) -> tuple[str, ...]:
    """Return the members of an open dimension that together are what is there, if they add up."""
    if question.operation not in ("values", "sum") or question.breakdown or any(question.span):
        return ()
    if len(question.periods) > 1 or not can_add(narrow, narrow.only):
        return ()
    beside = {name: codes[0] for name, codes in question.members.items() if codes}
    return parts_to_add(narrow, narrow.only, dimension, beside)


def _as_sum(question: Question, dimension: str, codes: Sequence[str]) -> Question:
    """Return the question for the sum of all members of a dimension, saying so."""
    noun = plural(dimension.replace("-", " "))
    said = Assumption(dimension, f"all {len(codes)} {noun} of the table added up")
    return replace(question, operation="sum", assumptions=(*question.assumptions, said))


def _open_codes(question: Question, dimension: str, narrow: NarrowIndex) -> tuple[str, ...]:
    """Return the codes of a dimension that have figures beside the members that are named."""
    dataset = narrow.only
    named = {name: codes[0] for name, codes in question.members.items() if len(codes) == 1}
    if not named:
        return narrow.cubes.codes(dataset, dimension)
    keys = list(narrow.cubes.keys(dataset, named))
    if len(question.periods) == 1:
        keys = [key for key in keys if _has_period(key, question, narrow)] or keys
    return tuple(dict.fromkeys(key[dimension] for key in keys)) or narrow.cubes.codes(
        dataset, dimension
    )


def _has_period(key: Mapping[str, str], question: Question, narrow: NarrowIndex) -> bool:
    """Whether a series has anything printed for the one period that is asked for."""
    asked = question.periods[0]
    return any(each.period in asked for each in narrow.look_up(narrow.only.code, key))


def _ask_member(
    question: Question,
    dimension: str,
    codes: Sequence[str],
    narrow: NarrowIndex,
    said: Sequence[Part],
    *,
    has_sum: bool,
) -> Clarification:
    dataset = narrow.only
    parts = [
        *member_parts(question), *period_parts(question), *span_parts(question),
        Part("dataset", dataset.code), *said,
    ]  # fmt: skip
    spread, _, kind = question.breakdown.partition(":")
    if spread and not any(each.code.startswith("by ") for each in said):
        parts.append(Part("", f"by {kind or spread.replace('-', ' ')}"))
    choices = [
        make_choice(narrow, narrow.code(dimension, code).name, [Part(dimension, code), *parts])
        for code in codes[: MAX_CHOICES - has_sum]
    ]
    if has_sum:
        label = f"All {len(codes)} added up"
        choices.insert(0, make_choice(narrow, label, [*parts, Part("", TOTAL)]))
    name = narrow.name_of("dataset", dataset.code)
    return Clarification(
        f"Which {dimension.replace('-', ' ')}? {name} has {len(codes)}, such as:",
        tuple(choices),
        open=question,
    )


def fill_from(
    previous: Question, asked: Clarification, narrow: NarrowIndex
) -> Clarification | Question:
    """Return a question of which a member is asked back with those of the question before it, where
    they are members there too: "what about pay" is of the place that was asked of.
    """
    question = asked.open
    if question is None or previous.breakdown or previous.operation == "ranking":
        return asked
    taken = {
        dimension: codes
        for dimension in narrow.only.dimensions
        if not question.members.get(dimension)
        and (codes := same_members(dimension, previous, narrow))
    }
    if not taken:
        return asked
    said = (
        Assumption(
            name, f"{' and '.join(narrow.code(name, each).name for each in codes)} as before"
        )
        for name, codes in taken.items()
    )
    filled = replace(
        question,
        members={**question.members, **taken},
        assumptions=(*question.assumptions, *said),
    )
    return fill_members(filled, narrow)


def same_members(dimension: str, previous: Question, narrow: NarrowIndex) -> tuple[str, ...]:
    """Return the members of the question before as a measure has them; none where it has not all.

    Two packages know a place by its name, and of several of one name by its code.
    """
    having, found = set(narrow.cubes.codes(narrow.only, dimension)), []
    for code in previous.members.get(dimension, ()):
        name, own = squash(narrow.code(dimension, code).label), code.partition(PACKAGE_MARK)[0]
        same = having.intersection(hit.code for hit in narrow.names(name))
        near = [each for each in same if each.partition(PACKAGE_MARK)[0] == own] or [*same]
        if len(near) != 1:
            return ()
        found.append(near[0])
    return tuple(found)


def name_dataset(asked: Clarification, narrow: NarrowIndex) -> Clarification:
    """Return what to ask back with each choice naming the dataset that it is about."""
    part = Part("dataset", narrow.only.code)
    return replace(asked, choices=tuple(add_part(narrow, choice, part) for choice in asked.choices))
