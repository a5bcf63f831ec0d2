"""Labels that fit a text in, those out that say more than that a figure is asked for.

"Total" and "Value" are labels of many tables. One is answered by where nothing else can be meant:
no other label has words of the text, and a title, or a member that is no place, says which table.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from stats.index.analysis import analyse, is_asking, word_term
from stats.index.narrow import NarrowIndex
from stats.index.reader import Index
from stats.question.inferred.beginnings import AREA
from stats.question.inferred.labels import LabelHit, find_labels
from stats.question.inferred.labels.rank import KINDS
from stats.question.inferred.locating import Located
from stats.question.inferred.titles import name_terms, title_terms
from stats.question.thresholds import MAX_WORDS
from stats.text import split_words

NEAR_SCORE = 40.0
"""Score from which a label is offered as what may be meant."""
BARE = KINDS | frozenset(map(word_term, ("value", "index", "measure", "observation", "result")))
"""What a label says that alone says nothing of what is counted."""


def find_hits(
    located: Located, index: Index, *, without: Collection[int] = frozenset()
) -> list[LabelHit]:
    """Return the labels that a text may ask for, best first, but for the words at some places."""
    if not 0 < len(located.words) <= MAX_WORDS:
        return []
    words = ["" if place in without else word for place, word in enumerate(located.asked)]
    return [
        hit
        for hit in find_labels(words, located.explained, index.labels, located.members)
        # One that has but the place or an order asked for ("Scotland", "year") is not about it.
        if (hit.is_exact or (hit.score >= NEAR_SCORE and hit.used - located.explained))
        and index.is_inferred(hit.dataset)
    ]


def prefer_telling(hits: Sequence[LabelHit], located: Located, index: Index) -> Sequence[LabelHit]:
    """Return the labels that say what is asked of, where the best one is bare: those that have
    other words of the text, else those of tables whose titles have them.
    """
    if not hits or not _is_bare(hits[0]) or index.count_inferred_packages() < 2:
        return hits
    kinds = KINDS.intersection(map(word_term, split_words(hits[0].text)))
    if others := find_hits(located, index, without=hits[0].used):
        # Without the word for a rate, costs would do as well.
        return others if kinds <= name_terms(others[0], index) else hits
    left = {
        term.text
        for term in analyse(located.words)
        if not {*located.explained, *located.silent, *hits[0].used}.issuperset(
            range(term.start, term.end)
        )
        and not term.is_facet
    }
    return [hit for hit in hits if left <= title_terms(hit, located, index)] if left else hits


def says_nothing(hit: LabelHit, located: Located, index: Index) -> bool:
    """Whether a bare label is all that a text says of a table, of which there are others."""
    if not _is_bare(hit) or index.count_inferred_packages() < 2:
        return False
    title = title_terms(hit, located, index)
    said = {term.text for term in analyse(located.words) if not hit.used.intersection(
        range(term.start, term.end))}  # fmt: skip
    narrow = NarrowIndex(index, index.dataset(hit.dataset))
    names = ("".join(located.words[slice(*run)]) for run in located.members)
    subjects = {each.concept for name in names for each in narrow.names(name)}
    return not said & title and subjects <= {AREA, "dimension"}


def _is_bare(hit: LabelHit) -> bool:
    words = split_words(hit.text)
    return hit.is_exact and all(is_asking(word) or word_term(word) in BARE for word in words)
