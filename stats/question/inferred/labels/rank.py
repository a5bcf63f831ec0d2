"""One label and the slots of a question in, a score from 0 to 100 out: the reranker.

Two shares make the score: how much of what was asked the label answers, and how much of what the
label says was asked for. What the label says unasked costs by how much it tells the label from its
siblings, those that answer the same words: "16 years and over" costs nothing where all of them
say it. What the label says and the question denies costs a factor each.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Protocol

from stats.index.analysis import related, word_term
from stats.index.terms import SILENT, LabelBody
from stats.question.inferred.labels.slots import GENERIC, Slot
from stats.question.inferred.labels.thresholds import (
    ASKED_SHARE,
    BOTH_SEXES,
    COMMON_WEIGHT,
    CONTEXT_SHARE,
    COUNT_ASKED,
    MAX_UNIVERSE,
    NEIGHBOURS_BONUS,
    NEXT_UNASKED,
    NO_BOUND,
    NO_SEX,
    OTHER_BOUND,
    OTHER_KIND,
    OTHER_NEGATION,
    OTHER_SEX,
    SAME_KIND,
    UNASKED_BAND,
    UNASKED_BRACKETED,
    UNASKED_MEAN,
    UNASKED_MEDIAN,
    UNASKED_RARITY,
    UNASKED_UNIVERSE,
    UNASKED_UNMARKED,
)

KINDS = frozenset(("@percent", "@median", "@mean", "@rate", "@growth", "@percapita"))
"""What is measured of a thing: its share, its median. Two of them are two measures."""
COUNTED = KINDS | {"@count", "@total"}
DEFAULT_KINDS = {"@median": UNASKED_MEDIAN, "@mean": UNASKED_MEAN}
"""What is meant where nothing is said of how an income, a rent or an age is summed up."""
UNMARKED = frozenset(("labour_force", "at_home")) | frozenset(
    map(
        word_term,
        ("gross", "offense", "known", "police", "reported", "recorded", "crude", "all", "annual",
         "civilian", "noninstitutionalized", "estimate", "total", "inventory", "establishment",
         "language"),
    )
)  # fmt: skip
"""What labels say of the plain case, which people leave out."""
NEGATING = ("un", "in", "il", "im", "ir", "non", "dis")
NOT = "@not"
OTHER = "other"
"""What is left besides the things of a kind that have labels of their own."""
LEAST_STEM = 3
"""Letters of a stem by which a word is known behind its prefix."""
SEXES = frozenset(("@female", "@male"))


class Siblings(Protocol):
    """Labels that answer the same slots of a question."""

    def surprise(self, answers: frozenset[int], term: str, weight: float) -> tuple[float, bool]:
        """Return how much it tells a label from those that answer these slots to say a term.

        And whether a term that weighs so much in a label stands in brackets there.
        """


@dataclass(frozen=True, slots=True)
class Rating:
    """How well a label answers, the positions of the question that it answers, what is left.

    `missed` are the terms of the question that it does not answer, with what they weigh; `shares`
    is how well it answers each slot; it `is_denied` where a word asks for another thing.
    """

    score: float
    used: frozenset[int]
    unasked: tuple[int, ...]
    missed: tuple[tuple[str, float], ...]
    shares: tuple[float, ...]
    is_denied: bool


@dataclass(frozen=True, slots=True)
class LabelMatch:
    """Which terms of a label answer which slots of a question.

    Attributes:
        got: how well each term of the label was asked for.
        shares: how well each slot is answered, as far as that tells one label from another.
        matched: for each slot the term that answers it, by its place, or None.
        denials: the factor for what one of label and question says and the other denies.
        span: the positions at which the label stands in the question word for word, if it does.

    """

    body: LabelBody
    got: Sequence[float]
    shares: tuple[float, ...]
    matched: Sequence[int | None]
    used: Sequence[int]
    asked_share: float
    missed: tuple[tuple[str, float], ...]
    is_denied: bool
    span: range | None
    denials: float

    @property
    def best_score(self) -> float:
        """The score that it cannot be above, whatever it says besides."""
        score = 100 * self.asked_share**ASKED_SHARE * self.denials
        return 100.0 if self.span is not None else score + (100 - score) * NEIGHBOURS_BONUS / 100


def match_label(
    body: LabelBody,
    slots: Sequence[Slot],
    in_context: frozenset[int],
    span: range | None,
    wholes: Sequence[Sequence[int]] = (),
) -> LabelMatch:
    """Match a label's terms with a question's slots.

    Args:
        body: the label's terms.
        slots: the question's.
        in_context: which of the slots, by number, the label's context answers.
        span: the positions at which the label stands in the question word for word, if it does.
        wholes: slots, by number, that are answered together or not at all.

    """
    places = {term: place for place, term in enumerate(body.terms)}
    got = [0.0] * len(body.terms)
    asked = answered = 0.0
    missed: list[tuple[str, float]] = []
    denied = False
    used: list[int] = []
    matched: list[int | None] = []
    found = _match_all(slots, places, span, wholes)
    for number, (slot, (share, place)) in enumerate(zip(slots, found, strict=True)):
        matched.append(place)
        if place is not None:
            got[place] = max(got[place], share)
            used.extend(slot.positions)
        elif share:
            used.extend(slot.positions)
        elif slot.is_soft:
            continue
        elif number in in_context:
            share = CONTEXT_SHARE
        if slot.weight > COMMON_WEIGHT and not slot.is_soft:
            missed.append((slot.term.text, slot.weight * (1 - share)))
        denied |= _says_another(slot, share, body.terms[place] if place is not None else "")
        asked += slot.weight * (share if slot.is_free else 1.0)
        answered += slot.weight * share
    denied |= span is None and any(
        each in places and not got[places[each]] for each in (NOT, OTHER)
    )
    share = answered / asked if asked else 0.0
    denials = 1.0 if span is not None else _denials(body, slots, got)
    shares = tuple(_telling(slot, each) for slot, (each, _) in zip(slots, found, strict=True))
    left = tuple(missed)
    return LabelMatch(body, got, shares, matched, used, share, left, denied, span, denials)


def _telling(slot: Slot, share: float) -> float:
    """Return how well a slot is answered, as far as that tells one label from another."""
    text = slot.term.text
    if text == GENERIC or text in SILENT:
        return 0.0
    return 1.0 if text in KINDS and share >= SAME_KIND else share


def _says_another(slot: Slot, share: float, term: str) -> bool:
    """Whether what a slot asks for is another thing than the term that answers it, if any.

    Words that labels are written in are never passed over ("deaths" of "births"), and one with a
    negating prefix is the opposite of that without ("illiterate", "literate").
    """
    text = slot.term.text
    if term:
        return any(_is_negated(*pair) for pair in ((text, term), (term, text)))
    return not share and (bool(related(text)) or text in KINDS | SEXES | {NOT})


@lru_cache(1 << 14)
def _is_negated(longer: str, shorter: str) -> bool:
    """Whether a stem is another behind a negating prefix.

    >>> _is_negated("inact", "activ"), _is_negated("income", "in"), _is_negated("illiter", "liter")
    (True, False, True)
    """
    rests = [longer[len(each) :] for each in NEGATING if longer.startswith(each)]
    return any(
        (size := min(len(rest), len(shorter))) >= LEAST_STEM and rest[:size] == shorter[:size]
        for rest in rests
    )


def rate_label(match: LabelMatch, slots: Sequence[Slot], siblings: Siblings) -> Rating:
    """Rate a label that was matched; `siblings` are those that answer the same slots."""
    body, got = match.body, match.got
    unasked = tuple(place for place, share in enumerate(got) if not share)
    asked = 100 * match.asked_share**ASKED_SHARE
    if match.span is not None:
        used = frozenset((*match.used, *match.span))
        return Rating(asked, used, (), match.missed, match.shares, match.is_denied)
    own = sum(weight * share for weight, share in zip(body.weights, got, strict=True))
    answers = frozenset(n for n, place in enumerate(match.matched) if place is not None)
    costs = sorted(_unasked_costs(body, got, answers, slots, siblings), reverse=True)
    besides = sum(cost * NEXT_UNASKED**place for place, cost in enumerate(costs))
    said_share = own / (own + besides) if own else 0.0
    score = asked * said_share ** (1 - ASKED_SHARE) * match.denials
    score += (100 - score) * NEIGHBOURS_BONUS / 100 * _neighbours(match.matched)
    return Rating(
        score, frozenset(match.used), unasked, match.missed, match.shares, match.is_denied
    )


def _unasked_costs(
    body: LabelBody,
    got: Sequence[float],
    answers: frozenset[int],
    slots: Sequence[Slot],
    siblings: Siblings,
) -> Iterator[float]:
    """Yield what each term costs that a label says and that was not asked for."""
    is_plain = not any(slot.term.text in COUNTED for slot in slots)
    for text, weight, share in zip(body.terms, body.weights, got, strict=True):
        if share == 1.0:
            continue
        surprise, is_bracketed = siblings.surprise(answers, text, weight)
        cost = (surprise + UNASKED_RARITY * weight) * (1 - share)
        if is_bracketed:
            cost *= UNASKED_BRACKETED
        if text in DEFAULT_KINDS and is_plain:
            cost *= DEFAULT_KINDS[text]
        elif text in UNMARKED:
            cost *= UNASKED_UNMARKED
        elif is_universe(text, body):
            cost *= UNASKED_UNIVERSE
        elif text[0] == "#":
            cost *= UNASKED_BAND
        yield cost


def whole_names(slots: Sequence[Slot], names: Sequence[tuple[int, int]]) -> list[list[int]]:
    """Return the slots, by number, of each name of several words.

    "West" in West Virginia is no word of a label about the west.
    """
    inside = (
        [n for n, slot in enumerate(slots) if start <= slot.term.start and slot.term.end <= end]
        for start, end in names
    )
    return [numbers for numbers in inside if len(numbers) > 1]


def _match_all(
    slots: Sequence[Slot],
    places: dict[str, int],
    span: range | None,
    wholes: Sequence[Sequence[int]],
) -> list[tuple[float, int | None]]:
    """Return how each slot is answered."""
    found = [_match(slot, places, span) for slot in slots]
    for numbers in wholes:
        if any(found[number][1] is None for number in numbers):
            for number in numbers:
                found[number] = (0.0, None)
    return found


def _match(slot: Slot, places: dict[str, int], span: range | None) -> tuple[float, int | None]:
    if span is not None and slot.term.start >= span.start and slot.term.end <= span.stop:
        return 1.0, places.get(slot.term.text)
    best, where = 0.0, None
    for text, factor in slot.answers.items():
        if factor > best and text in places:
            best, where = factor, places[text]
    return best, where


def _denials(body: LabelBody, slots: Sequence[Slot], got: Sequence[float]) -> float:
    """Return the factor for all that the label says and the question denies, and the reverse."""
    asked = {slot.term.text for slot in slots}
    places = frozenset(body.terms)
    factor = 1.0
    sexes = SEXES & asked
    if sexes and not sexes & places and SEXES & places:
        factor *= OTHER_SEX
    elif sexes and (SEXES - sexes) & places:
        factor *= BOTH_SEXES
    elif sexes and not SEXES & places:
        factor *= NO_SEX
    unmet_bound = False
    for slot in slots:
        text = slot.term.text
        is_met = any(answer in places for answer in slot.answers)
        if text in KINDS and not is_met and not slot.is_explained:
            factor *= OTHER_KIND
        unmet_bound |= slot.term.is_quantity and not slot.is_explained and not is_met
    if ("@not" in asked) != ("@not" in places):
        factor *= OTHER_NEGATION
    if unmet_bound:
        factor *= NO_BOUND
    for place, text in enumerate(body.terms):
        if got[place] or body.weights[place] < 1.0:
            continue
        if text in KINDS:
            if text not in DEFAULT_KINDS or COUNTED & asked:
                factor *= OTHER_KIND * (COUNT_ASKED if "@count" in asked else 1.0)
        elif text[0] == "#" and unmet_bound:
            factor *= OTHER_BOUND
    return factor


def _neighbours(matched: Sequence[int | None]) -> float:
    """Return which share of neighbouring slots is answered by neighbouring terms of the label."""
    if len(matched) < 2:
        return 0.0
    pairs = sum(
        1
        for first, second in pairwise(matched)
        if first is not None and second is not None and abs(first - second) == 1
    )
    return pairs / (len(matched) - 1)


def is_universe(term: str, body: LabelBody) -> bool:
    """Whether a bound of a label is the age from which a thing is counted at all."""
    return term in body.ages and float(term[4:]) <= MAX_UNIVERSE
