"""Finding labels: candidates by the weight of shared terms, then each of them rated."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from heapq import heappush, heappushpop
from operator import gt
from typing import TYPE_CHECKING

from stats.index.analysis import is_asking
from stats.index.terms import LabelIndex, hash_runs
from stats.question.inferred.labels.rank import (
    LabelMatch,
    Rating,
    Siblings,
    match_label,
    rate_label,
    whole_names,
)
from stats.question.inferred.labels.rivalry import differ_in_brackets, is_no_rival
from stats.question.inferred.labels.siblings import LabelSiblings
from stats.question.inferred.labels.slots import Slot, make_slots
from stats.question.inferred.labels.thresholds import (
    CANDIDATES,
    CONTEXT_SHARE,
    DENIED_MORE,
    EXACT_SCORE,
    MAX_EQUAL,
    MAX_LABELS,
    SURE_MARGIN,
    SURE_MISSED,
    SURE_SCORE,
    UNASKED_COST,
)

if TYPE_CHECKING:
    from numpy import float32
    from numpy.typing import NDArray


KEPT_SEARCHES = 64
"""Searches remembered: a text that no label answers is looked for again by title, and once more to
say what may be meant. Source: a tenth of the time of a question over 680 packages."""


@dataclass(frozen=True, slots=True)
class LabelHit:
    """A label that a question may mean.

    score: 0-100, how well it answers
    is_exact: all its words stand one after another in the question
    used: positions of the question's words that it accounts for
    unasked: what it says that was not asked for, in its own words
    missing: the terms that were asked and that it does not answer, each with what it weighs, as
        a share of what one weighs that stands in a single label
    is_no_rival: it says all that the best one does, and answers no part of the question better
    is_denied: a word of the question asks for another thing than it says
    is_worse: so it is, of the best one it is not, and it answers no part of the question better
    """

    dataset: str
    text: str
    score: float
    is_exact: bool
    used: frozenset[int]
    unasked: tuple[str, ...]
    missing: tuple[tuple[str, float], ...] = ()
    is_no_rival: bool = False
    is_denied: bool = False
    is_worse: bool = False

    @property
    def missed(self) -> float:
        """What the weightiest of the missing terms weighs."""
        return max((weight for _, weight in self.missing), default=0.0)


def find_labels(
    words: Sequence[str],
    explained: frozenset[int],
    index: LabelIndex,
    names: Sequence[tuple[int, int]] = (),
    *,
    with_near: bool = False,
) -> tuple[LabelHit, ...]:
    """Return at most `MAX_LABELS` labels, best first, behind the longest exact one.

    With that come all that are called just as it is, `MAX_EQUAL` at most; where it says all that is
    asked, no others, but `with_near`.

    Args:
        words: those of the whole question, as `stats.text.split_words` makes them.
        explained: positions that name an area or a period; a label may hold them, and need not.
        index: the labels.
        names: from where up to where a name stands in the words; it is taken whole or not at all.
        with_near: whether labels that are only near come with one that says all.

    """
    key = (tuple(words), explained, tuple(names), with_near)
    hits: tuple[LabelHit, ...] | None = index.searches.get(key)
    if hits is None:
        hits = _find_labels(words, explained, index, names, with_near=with_near)
        if len(index.searches) >= KEPT_SEARCHES:
            index.searches.clear()
        index.searches[key] = hits
    return hits


def _find_labels(
    words: Sequence[str],
    explained: frozenset[int],
    index: LabelIndex,
    names: Sequence[tuple[int, int]],
    *,
    with_near: bool,
) -> tuple[LabelHit, ...]:
    spans = dict(_exact_spans(words, index))
    longest = max(map(len, spans.values()), default=0)
    whole = [at for at, span in spans.items() if len(span) == longest]
    is_all = whole and _says_nothing_else(words, explained, spans[whole[0]])
    if is_all and not with_near:
        return tuple(
            LabelHit(*index.text(at), EXACT_SCORE, True, frozenset(spans[at]), ())
            for at in whole[:MAX_EQUAL]
        )
    slots = make_slots(words, explained, index)
    scores = _quick_scores(slots, index)
    positions = _best(scores)
    positions += [position for position in spans if position not in positions]
    contexts = _contexts(slots, positions)
    wholes = whole_names(slots, names)
    matches = [
        (match_label(body, slots, in_context, spans.get(position), wholes), position)
        for body, position, in_context in zip(
            index.bodies(positions), positions, contexts, strict=True
        )
    ]
    sure = frozenset(whole)
    rated = _rate_best(matches, slots, LabelSiblings(slots, index), sure)
    rated.sort(key=lambda each: (each[1] not in sure, -round(each[0].score, 6), each[1]))
    count = min(len(sure), MAX_EQUAL)
    return _hits([*rated[:count], *rated[len(sure) :][:MAX_LABELS]], spans, index)


def _rate_best(
    matches: Sequence[tuple[LabelMatch, int]],
    slots: Sequence[Slot],
    siblings: Siblings,
    sure: Collection[int],
) -> list[tuple[Rating, int]]:
    """Return the ratings of all labels that may be among the best, with their positions.

    What a label says unasked is dear to look into, and most answer too little to come in question;
    those at the positions `sure` do so anyway.
    """
    rated: list[tuple[Rating, int]] = []
    best: list[float] = []
    for match, position in sorted(matches, key=lambda each: -each[0].best_score):
        if len(best) == MAX_LABELS and match.best_score < best[0] and position not in sure:
            continue
        rating = rate_label(match, slots, siblings)
        rated.append((rating, position))
        (heappush if len(best) < MAX_LABELS else heappushpop)(best, rating.score)
    return rated


def _says_nothing_else(words: Sequence[str], explained: frozenset[int], span: range) -> bool:
    """Whether all other words are explained, or are words of asking that tell no labels apart."""
    return all(at in span or at in explained or is_asking(word) for at, word in enumerate(words))


def choose_label(hits: Sequence[LabelHit]) -> LabelHit | None:
    """Return the label that may be answered without asking; None where none is sure.

    One that only says more than the best does is no rival: who asks of people means not just men.
    """
    if not hits or hits[0].score < SURE_SCORE or hits[0].missed > SURE_MISSED:
        return None
    if hits[0].is_denied:
        return None
    return hits[0] if lead_of(hits) >= SURE_MARGIN else None


def lead_of(hits: Sequence[LabelHit]) -> float:
    """Return by how much the best label is ahead of the next one that says something else.

    One that is worse, since a word asks for another thing, is taken to be further behind.
    """
    rivals = (
        hit.score - (DENIED_MORE if hit.is_worse else 0.0)
        for hit in hits[1:]
        if not hit.is_no_rival
    )
    return hits[0].score - max(rivals, default=0.0)


def _quick_scores(slots: Sequence[Slot], index: LabelIndex) -> NDArray[float32]:
    """Return for each label the weight of what it shares, less what it says besides."""
    totals = index.column("total")
    scores: NDArray[float32] = totals * -UNASKED_COST
    for slot in slots:
        scores += _gains(slot, totals)
    return scores


def _gains(slot: Slot, totals: NDArray[float32]) -> NDArray[float32]:
    """Return what a slot adds to each label: by the best answer that it has, not by all."""
    import numpy as np  # noqa: PLC0415 - only where a label is looked for

    gains = np.zeros_like(totals)
    for posting, factor in sorted(slot.postings, key=lambda each: each[0].weight * each[1]):
        gain = posting.weight * factor
        if posting.contexts.size and not slot.is_explained:
            gains[posting.contexts] = np.maximum(gains[posting.contexts], gain * CONTEXT_SHARE)
        gains[posting.labels] = np.maximum(gains[posting.labels], gain * (1 + UNASKED_COST))
    return gains


def _best(scores: NDArray[float32]) -> list[int]:
    import numpy as np  # noqa: PLC0415 - only where a label is looked for

    if scores.size <= CANDIDATES:
        return list(range(scores.size))
    best = np.argpartition(scores, -CANDIDATES)[-CANDIDATES:]
    found: list[int] = sorted(best.tolist())
    return found


def _contexts(slots: Sequence[Slot], positions: list[int]) -> list[frozenset[int]]:
    """Return for each label which slots its context answers."""
    import numpy as np  # noqa: PLC0415 - only where a label is looked for

    found: list[set[int]] = [set() for _ in positions]
    wanted = np.asarray(positions, np.int32)
    for number, slot in enumerate(slots):
        for posting, _ in slot.postings:
            if posting.contexts.size:
                at = np.searchsorted(posting.contexts, wanted)
                at[at == posting.contexts.size] = 0
                for place in np.flatnonzero(posting.contexts[at] == wanted).tolist():
                    found[place].add(number)
    return [frozenset(each) for each in found]


def _exact_spans(words: Sequence[str], index: LabelIndex) -> Iterator[tuple[int, range]]:
    """Yield labels that stand in the question word for word, and where; shorter ones first."""
    import numpy as np  # noqa: PLC0415 - only where a label is looked for

    runs = tuple(hash_runs(words, index.longest))
    column, order = index.hashes()
    if not column.size or not runs:
        return
    asked = np.asarray([value for _, _, value in runs], np.uint32)
    left = np.searchsorted(column, asked, "left")
    right = np.searchsorted(column, asked, "right")
    for place in np.flatnonzero(right > left).tolist():
        start, end, _ = runs[place]
        for position in order[left[place] : right[place]].tolist():
            if index.words(position) == tuple(words[start:end]):
                yield position, range(start, end)


def _hits(
    rated: list[tuple[Rating, int]], spans: dict[int, range], index: LabelIndex
) -> tuple[LabelHit, ...]:
    if not rated:
        return ()
    best, first = rated[0]
    said = index.body(first)
    bracketed = index.bracketed(first)
    return tuple(
        LabelHit(
            *index.text(position),
            rating.score,
            position in spans,
            rating.used,
            tuple(index.surfaces(position)[place] for place in rating.unasked),
            tuple((term, weight / index.rarest) for term, weight in rating.missed),
            position != first
            and is_no_rival((said, best), (index.body(position), rating), bracketed)
            and not (
                bracketed
                and differ_in_brackets(
                    (said, best),
                    (index.body(position), rating),
                    bracketed,
                    index.bracketed(position),
                )
            ),
            rating.is_denied,
            rating.is_denied
            and not best.is_denied
            and not any(map(gt, rating.shares, best.shares)),
        )
        for rating, position in rated
    )
