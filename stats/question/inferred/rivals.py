"""Labels that fit a text in, those out whose measures have what else is asked for.

A measure that has not the members, the dimension or the period named is not meant beside one that
has them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from stats.index.analysis import analyse
from stats.index.narrow import NarrowIndex
from stats.index.reader import Index
from stats.question.inferred.labels import LabelHit, find_labels
from stats.question.inferred.labels.thresholds import SURE_MISSED, SURE_SCORE
from stats.question.inferred.locating import Located
from stats.question.inferred.titles import name_terms, title_terms
from stats.text import split_words, squash


def find_tied(hits: Sequence[LabelHit], located: Located, index: Index) -> tuple[LabelHit, ...]:
    """Return the measures that fit as well as the best: those that have the members, dimensions
    and periods named, of them those that are called so themselves.
    """
    best = hits[0]
    equal = [hit for hit in hits if (hit.is_exact, hit.score) == (best.is_exact, best.score)]
    equal = [hit for hit in equal if not any(_is_part(hit, other) for other in equal)]
    if len(equal) < 2:
        return tuple(equal)
    able = [hit for hit in equal if has_members(hit, located, index)] or equal
    able = [hit for hit in able if _has_dimensions(hit, located, index)] or able
    able = _most_named(able, located, index)
    able = [hit for hit in able if has_periods(hit, located, index)] or able
    labelled = [hit for hit in able if _is_label(hit, index)] or able
    return tuple(first_of_each(labelled))


def _is_part(hit: LabelHit, other: LabelHit) -> bool:
    """Whether a name that stands in a text is a part of a longer one that does: "unemployment" of
    "unemployment rate".
    """
    if not (hit.is_exact and other.is_exact) or hit.dataset == other.dataset:
        return False
    words, longer = (f" {' '.join(split_words(each.text))} " for each in (hit, other))
    return len(words) < len(longer) and words in longer


def find_rivals(hits: Sequence[LabelHit], located: Located, index: Index) -> list[LabelHit]:
    """Return the best label, what its package's title answers left out of what it misses, and
    those of others that have the members and dimensions named: no other can be meant beside it.
    """
    best, *others = hits
    title = title_terms(best, located, index)
    missing = tuple(each for each in best.missing if each[0] not in title)
    others = [hit for hit in others if hit.dataset != best.dataset]
    for has_all in (has_members, _has_dimensions):
        if has_all(best, located, index):
            others = [hit for hit in others if has_all(hit, located, index)]
    return [replace(best, missing=missing), *others]


def is_able(hits: Sequence[LabelHit], located: Located, index: Index) -> bool:
    """Whether the best measure has the members named, or no other has them either."""
    return has_members(hits[0], located, index) or not any(
        has_members(hit, located, index) for hit in hits[1:]
    )


def has_members(hit: LabelHit, located: Located, index: Index) -> bool:
    """Whether a measure has all the members that the text names beside its label."""
    narrow = NarrowIndex(index, index.dataset(hit.dataset))
    said = hit.used | located.periods
    beside = (run for run in located.members if not said.issuperset(range(*run)))
    return all(narrow.has_member("".join(located.words[slice(*run)])) for run in beside)


def find_having(exact: Sequence[LabelHit], located: Located, index: Index) -> list[LabelHit]:
    """Return the labels that answer all that is asked and whose measures have the members named,
    where none of the `exact` ones has: "CO2 emissions per capita" may be those of cities alone.
    """
    if not located.members or any(has_members(hit, located, index) for hit in exact):
        return []
    near = find_labels(
        located.asked, located.explained, index.labels, located.members, with_near=True
    )
    return [
        hit
        for hit in near
        if hit.score >= SURE_SCORE
        and hit.missed <= SURE_MISSED
        and not (hit.is_exact or hit.is_denied)
        and index.is_inferred(hit.dataset)
        and has_members(hit, located, index)
    ]


def has_periods(hit: LabelHit, located: Located, index: Index) -> bool:
    """Whether a measure has each period that the text names: of prices by day and by year, that
    by year has 2008.
    """
    narrow = NarrowIndex(index, index.dataset(hit.dataset))
    return all(narrow.find_periods(start, end) for start, end in located.months)


def _has_dimensions(hit: LabelHit, located: Located, index: Index) -> bool:
    """Whether a measure has the dimensions that the text names: "which country"."""
    narrow = NarrowIndex(index, index.dataset(hit.dataset))
    named = [located.words[place] for place in located.dimensions - hit.used]
    return all(any(each.concept == "dimension" for each in narrow.names(word)) for word in named)


def _most_named(hits: Sequence[LabelHit], located: Located, index: Index) -> list[LabelHit]:
    """Return the measures whose full name has most of what is asked: "consumer" of the names
    "Inflation, consumer" and "Inflation, GDP".
    """
    asked = {
        term.text
        for term in analyse(located.words)
        if located.explained.isdisjoint(range(term.start, term.end))
    }
    shared = [len(asked & name_terms(hit, index)) for hit in hits]
    return [hit for hit, count in zip(hits, shared, strict=True) if count == max(shared)]


def _is_label(hit: LabelHit, index: Index) -> bool:
    """Whether a measure is called so itself, not by one of its other names."""
    named = {index.dataset(hit.dataset).label, index.name_of("dataset", hit.dataset)}
    return squash(hit.text) in map(squash, named)


def first_of_each(hits: Sequence[LabelHit]) -> Sequence[LabelHit]:
    """Return the first hit of each dataset, in order."""
    first: dict[str, LabelHit] = {}
    for hit in hits:
        first.setdefault(hit.dataset, hit)
    return tuple(first.values())
