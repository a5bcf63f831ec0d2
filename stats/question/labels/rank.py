"""One label and the slots of a question in, a score from 0 to 100 out: the reranker.

Two shares make the score: how much of what was asked the label answers, and how much of what the
label says was asked for. What the label says and the question denies costs a factor each.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from stats.index.terms import LabelBody
from stats.question.labels.slots import Slot
from stats.question.labels.thresholds import (
    ASKED_SHARE,
    CONTEXT_SHARE,
    COUNT_ASKED,
    NEIGHBOURS_BONUS,
    OTHER_BOUND,
    OTHER_KIND,
    OTHER_NEGATION,
    OTHER_SEX,
    UNASKED_BOUND,
)

KINDS = frozenset(("@percent", "@median", "@mean", "@rate", "@growth", "@percapita"))
"""What is measured of a thing: its share, its median. Two of them are two measures."""
SEXES = frozenset(("@female", "@male"))


@dataclass(frozen=True, slots=True)
class Rating:
    """How well a label answers, the positions of the question that it answers, what is left."""

    score: float
    used: frozenset[int]
    unasked: tuple[int, ...]


def rate_label(
    body: LabelBody, slots: Sequence[Slot], in_context: frozenset[int], span: range | None
) -> Rating:
    """Rate a label.

    Args:
        body: the label's terms.
        slots: the question's.
        in_context: which of the slots, by number, the label's context answers.
        span: the positions at which the label stands in the question word for word, if it does.

    """
    places = {term: place for place, term in enumerate(body.terms)}
    got = [0.0] * len(body.terms)
    asked = answered = 0.0
    used: list[int] = []
    matched: list[int | None] = []
    for number, slot in enumerate(slots):
        share, place = _match(slot, places, span)
        matched.append(place)
        if place is not None:
            got[place] = max(got[place], share)
            used.extend(slot.positions)
        elif share:
            used.extend(slot.positions)
        elif slot.is_explained:
            continue
        elif number in in_context:
            share = CONTEXT_SHARE
        asked += slot.weight
        answered += slot.weight * share
    own = sum(weight * share for weight, share in zip(body.weights, got, strict=True))
    said_share = 1.0 if span is not None else own / body.total if body.total else 0.0
    asked_share = answered / asked if asked else 0.0
    score = 100 * asked_share**ASKED_SHARE * said_share ** (1 - ASKED_SHARE)
    if span is None:
        score *= _denials(body, slots, places, got)
        score += (100 - score) * NEIGHBOURS_BONUS / 100 * _neighbours(matched)
    else:
        used.extend(span)
    unasked = tuple(place for place, share in enumerate(got) if not share)
    return Rating(score, frozenset(used), unasked if span is None else ())


def _match(slot: Slot, places: dict[str, int], span: range | None) -> tuple[float, int | None]:
    if span is not None and slot.term.start >= span.start and slot.term.end <= span.stop:
        return 1.0, places.get(slot.term.text)
    best, where = 0.0, None
    for text, factor in slot.answers.items():
        if factor > best and text in places:
            best, where = factor, places[text]
    return best, where


def _denials(
    body: LabelBody, slots: Sequence[Slot], places: dict[str, int], got: list[float]
) -> float:
    """Return the factor for all that the label says and the question denies, and the reverse."""
    asked = {slot.term.text for slot in slots}
    factor = 1.0
    sexes = SEXES & asked
    if sexes and not sexes & places.keys() and SEXES & places.keys():
        factor *= OTHER_SEX
    unmet_bound = False
    for slot in slots:
        text = slot.term.text
        is_met = any(answer in places for answer in slot.answers)
        if text in KINDS and not is_met:
            factor *= OTHER_KIND
        unmet_bound |= slot.term.is_quantity and not slot.is_explained and not is_met
    if ("@not" in asked) != ("@not" in places):
        factor *= OTHER_NEGATION
    for place, text in enumerate(body.terms):
        if got[place] or body.weights[place] < 1.0:
            continue
        if text in KINDS:
            factor *= OTHER_KIND * (COUNT_ASKED if "@count" in asked else 1.0)
        elif text[0] == "#":
            factor *= OTHER_BOUND if unmet_bound else UNASKED_BOUND
    return factor


def _neighbours(matched: list[int | None]) -> float:
    """Return which share of neighbouring slots is answered by neighbouring terms of the label."""
    if len(matched) < 2:
        return 0.0
    pairs = sum(
        1
        for first, second in pairwise(matched)
        if first is not None and second is not None and abs(first - second) == 1
    )
    return pairs / (len(matched) - 1)
