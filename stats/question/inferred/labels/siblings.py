"""The slots of a question in, how common a term is among labels that answer some of them out."""

from __future__ import annotations

from collections.abc import Sequence
from math import log
from typing import TYPE_CHECKING, Any

from stats.index.terms import BRACKETED, LabelIndex
from stats.question.inferred.labels.slots import Slot
from stats.question.inferred.labels.thresholds import SIBLINGS

if TYPE_CHECKING:
    from numpy.typing import NDArray


class LabelSiblings:
    """Counts terms among labels, each count made once."""

    def __init__(self, slots: Sequence[Slot], index: LabelIndex) -> None:
        self._slots = slots
        self._index = index
        self._found: dict[frozenset[int], NDArray[Any]] = {}
        self._costs: dict[tuple[frozenset[int], str], float] = {}

    def surprise(self, answers: frozenset[int], term: str, weight: float) -> tuple[float, bool]:
        """Return how much it tells a label from those that answer these slots to say a term.

        That is -log of the share of them that say it too: 0 where all do. And whether a term that
        weighs so much in a label stands in brackets there.
        """
        key = (answers, term)
        if key not in self._costs:
            self._costs[key] = self._count(answers, term)
        posting = self._index.posting(term)
        is_bracketed = posting is not None and weight < posting.weight * (1 + BRACKETED) / 2
        return self._costs[key], is_bracketed

    def _count(self, answers: frozenset[int], term: str) -> float:
        import numpy as np  # noqa: PLC0415 - only where a label is looked for

        posting = self._index.posting(term)
        if posting is None:
            return 0.0
        siblings = self._siblings(answers)
        size = len(siblings)
        at = np.searchsorted(posting.labels, siblings)
        at[at == len(posting.labels)] = 0
        same = int((posting.labels[at] == siblings).sum()) if len(posting.labels) else 0
        return -log((same + 0.5) / (size + 1))

    def _siblings(self, answers: frozenset[int]) -> NDArray[Any]:
        """Return the positions of labels that answer these slots, evenly thinned out."""
        import numpy as np  # noqa: PLC0415 - as above

        if answers not in self._found:
            mask = np.ones(len(self._index.column("total")), bool)
            for number in answers:
                own = np.zeros(len(mask), bool)
                for posting, _ in self._slots[number].postings:
                    own[posting.labels] = True
                mask &= own
            places = np.flatnonzero(mask).astype(np.int32)
            self._found[answers] = places[:: -(-len(places) // SIBLINGS) or 1]
        return self._found[answers]
