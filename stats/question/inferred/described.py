"""A text that no label and no title answers in, the measures whose description says all of it out.

"House prices to earnings" is what a housing affordability ratio counts, and nothing in its label.
A description says much besides, so that nothing is answered by one alone: the measure is offered.
"""

from __future__ import annotations

from collections.abc import Sequence

from stats.index.analysis import Term, related
from stats.index.reader import Index
from stats.index.terms import LabelIndex
from stats.model import Clarification
from stats.question.inferred.labels import LabelHit
from stats.question.inferred.locating import Located, free_terms, locate
from stats.question.inferred.measures import ask_measures
from stats.question.inferred.rivals import first_of_each, has_members
from stats.question.thresholds import MAX_CHOICES, MAX_LETTERS, MAX_WORDS
from stats.question.words.lexicon import Role

DESCRIBED = "No measure is called that. By what it counts, is one of these meant?"
DATA_ROLES: frozenset[Role] = frozenset({"unsupported", "counted"})
"""Roles of words that ask for other data than a defined dataset has: "arrests", "house prices"."""
NEAR_SAME = 0.85
"""How well one word must answer to a description's: as in `measures`."""


def offer_described(text: str, index: Index) -> Clarification | None:
    """Ask which measure is meant by what is said of it; None where none or too many say all of it.

    One that has not the members named is not offered.
    """
    if not index.has_labels or len(text) > MAX_LETTERS:
        return None
    located = locate(text, index)
    terms = free_terms(located, kept=DATA_ROLES) if len(located.words) <= MAX_WORDS else ()
    if not terms:
        return None
    used = frozenset(place for term in terms for place in range(term.start, term.end))
    hits = [
        LabelHit(*index.labels.text(position), 0.0, is_exact=False, used=used, unasked=())
        for position in _all_said(terms, index.labels)
    ]
    able = [hit for hit in first_of_each(hits) if _is_able(hit, located, index)]
    if not 0 < len(able) <= MAX_CHOICES:
        return None
    return ask_measures(DESCRIBED, [(hit.dataset, used) for hit in able], located, index)


def _is_able(hit: LabelHit, located: Located, index: Index) -> bool:
    return index.is_inferred(hit.dataset) and has_members(hit, located, index)


def _all_said(terms: Sequence[Term], labels: LabelIndex) -> list[int]:
    """Return the labels that say each term, themselves or in their context."""
    first, *others = sorted((_said(term.text, labels) for term in terms), key=len)
    return sorted(first.intersection(*others))


def _said(term: str, labels: LabelIndex) -> frozenset[int]:
    near = (other for other, nearness in related(term).items() if nearness >= NEAR_SAME)
    postings = filter(None, map(labels.posting, (term, *near)))
    return frozenset(
        position
        for posting in postings
        for places in (posting.labels, posting.contexts)
        for position in places.tolist()
    )
