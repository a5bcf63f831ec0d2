"""Two labels that answer a question and their ratings in, whether both may be meant out."""

from __future__ import annotations

from collections.abc import Collection

from stats.index.analysis import word_term
from stats.index.quantities import is_within
from stats.index.terms import SILENT, LabelBody
from stats.question.inferred.labels.rank import DEFAULT_KINDS, KINDS, UNMARKED, Rating, is_universe
from stats.question.inferred.labels.slots import GENERIC
from stats.question.inferred.labels.thresholds import (
    CLEAR_SHARE,
)

DWELLING = frozenset(("dwelling", word_term("occupied")))
"""What labels say of any household: it lives in an occupied housing unit."""


def is_no_rival(
    best: tuple[LabelBody, Rating], other: tuple[LabelBody, Rating], bracketed: Collection[str]
) -> bool:
    """Whether a label says all that the best one says, and answers no part of the question better.

    It is then of less than what was asked for (of men, of the aged), or answers less. What the
    best one says of the plain case, and in brackets (its terms there are given), need not stand in
    the other. Bounds that were not asked for are within those of the best one, or are not there.
    """
    (body, rating), (other_body, other_rating) = best, other
    pairs = tuple(zip(rating.shares, other_rating.shares, strict=True))
    if any(second > first for first, second in pairs):
        return False
    plain = SILENT | UNMARKED | DWELLING | frozenset(bracketed) | {GENERIC}
    left = {body.terms[place] for place in rating.unasked}
    besides = {other_body.terms[place] for place in other_rating.unasked}
    if not left and besides - KINDS - SILENT:
        return True
    loose = {text for text in left if text[0] == "#" and text not in bracketed}
    limits = [
        bound for bound in loose if bound not in other_body.terms and not is_universe(bound, body)
    ]
    # Where the best one adds something too, a rate beside it may be what was meant.
    kinds = KINDS & besides if not left - loose - plain else DEFAULT_KINDS.keys() & besides
    if kinds and not KINDS & set(body.terms) and besides - KINDS - plain - set(body.terms):
        return True  # Its median of something else, where just how many was asked.
    if not left - loose - plain <= set(other_body.terms):
        return False
    if not limits and any(first - second >= CLEAR_SHARE for first, second in pairs):
        return True
    same = left | KINDS | plain - ({GENERIC} - set(body.terms))
    if not besides - same:
        return False
    bounds = [text for text in besides if text[0] == "#"]
    if not limits:
        return True
    return bool(bounds) and all(any(is_within(own, each) for each in limits) for own in bounds)


def differ_in_brackets(
    best: tuple[LabelBody, Rating],
    other: tuple[LabelBody, Rating],
    bracketed: Collection[str],
    other_bracketed: Collection[str],
) -> bool:
    """Whether two labels say unasked what stands in brackets and nothing else, each its own:
    "(urban)" and "(rural)". Then neither is meant more than the other.
    """
    left, besides = (
        {body.terms[place] for place in rating.unasked} - SILENT for body, rating in (best, other)
    )
    in_brackets = left <= set(bracketed) and besides <= set(other_bracketed)
    return in_brackets and bool(left - besides) and bool(besides - left)
