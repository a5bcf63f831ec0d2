"""What a reader usually asks about in, a question that names none of it about just that out."""

from __future__ import annotations

from dataclasses import replace

from stats.index.reader import Index
from stats.model import Assumption, Clarification, Code, Defaults, NoMatch, Question
from stats.question.composing.datasets import named_datasets
from stats.question.composing.members import find_members
from stats.question.composing.operations import Request
from stats.question.composing.spread import fill_first
from stats.question.composing.unnamed import says_place
from stats.question.thresholds import MAX_WORDS
from stats.question.words.mentions import Mentions, find_mentions
from stats.text import split_words


def fill_defaults(
    draft: Question, mentions: Mentions, request: Request, defaults: Defaults, index: Index
) -> Question:
    """Return the draft with the defaults as members of the first dimension, where none is named.

    As though they were named, so that the dataset is chosen by them. Not where the text asks for
    the whole or for each member, nor where no dataset that fits has anything for any of them.
    """
    if mentions.has("national"):
        return draft
    for dataset in named_datasets(mentions, index) or index.datasets:
        first = dataset.dimensions[0]
        if not set(draft.members) <= set(dataset.dimensions):
            continue
        if draft.members.get(first) or _asks_for_each(first, mentions, request):
            return draft
        known = index.codes_with_figures(dataset.code, first)
        if any(code in known for code in defaults.codes):
            codes = tuple(code for code in defaults.codes if index.has_code(first, code))
            return replace(
                draft,
                members={first: codes, **draft.members},
                assumptions=(_assumption(first, defaults), *draft.assumptions),
            )
    return draft


def carry_defaults(
    draft: Question, previous: Question, defaults: Defaults | None, index: Index
) -> Question:
    """Return a draft that goes on from a question about the defaults with that still said."""
    first = index.dataset(previous.dataset).dimensions[0]
    if defaults is None or draft.members.get(first) != previous.members.get(first):
        return draft
    assumed = _assumption(first, defaults)
    if assumed not in previous.assumptions:
        return draft
    return replace(draft, assumptions=(assumed, *draft.assumptions))


def assume_defaults(question: Question, defaults: Defaults, index: Index) -> Question:
    """Return a question about just the defaults as though it had been filled with them."""
    first = index.dataset(question.dataset).dimensions[0]
    codes = tuple(code for code in defaults.codes if index.has_code(first, code))
    if question.members.get(first) != codes:
        return question
    assumptions = (_assumption(first, defaults), *question.assumptions)
    return replace(question, assumptions=assumptions)


def drop_defaults(question: Question, defaults: Defaults, index: Index) -> Question | None:
    """Return a question that was filled with defaults about the whole; None if it was not."""
    dataset = index.dataset(question.dataset)
    first = dataset.dimensions[0]
    assumed = _assumption(first, defaults)
    if assumed not in question.assumptions:
        return None
    members = {name: codes for name, codes in question.members.items() if name != first}
    kept = tuple(each for each in question.assumptions if each != assumed)
    return fill_first(replace(question, members=members, assumptions=kept), dataset, index)


def find_home(text: str, index: Index) -> tuple[Code, ...] | Clarification | NoMatch:
    """Return the members of the first dimension that a text names, and nothing else.

    They are understood as in a question; NoMatch has every word that names none.
    """
    if not index.datasets:
        return NoMatch(split_words(text)[:MAX_WORDS])
    dimension = index.datasets[0].dimensions[0]
    mentions = find_mentions(text, index)
    strange = [each.text for each in mentions.names if each.concept not in (dimension, "dimension")]
    strange += [each.text for each in mentions.periods]
    unknown = (*mentions.unclear, *mentions.said("national"), *strange)
    if unknown or not mentions.of(dimension):
        return NoMatch(unknown)
    members = find_members(mentions, dimension, index)
    if isinstance(members, Clarification):
        return members
    return tuple(index.code(dimension, code) for code in members.codes)


def _assumption(first: str, defaults: Defaults) -> Assumption:
    return Assumption(first, f"no {first} named: {defaults.label}")


def _asks_for_each(first: str, mentions: Mentions, request: Request) -> bool:
    """Whether the members of the first dimension are to be listed or ranked."""
    spread = {
        hit.code.partition(":")[0] for each in mentions.of("dimension") for hit in each.candidates
    }
    is_each = first in spread and not says_place(mentions, first)
    return is_each or (request.operation == "ranking" and not spread)
