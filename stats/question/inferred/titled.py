"""A text that no label answers in, the measure that is asked for by the title of its package out.

"School absence rate Moorside" has words of a file's title, of a label and of a member: where just
one package accounts for every word of a text, it is meant. Its title chooses the package, never
the measure alone: of several that fit as well, one is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from stats.index.analysis import Term, analyse, is_asking, label_words, related, terms_of, word_term
from stats.index.narrow import NarrowIndex
from stats.index.reader import Index
from stats.index.terms import unit_kinds
from stats.model import Clarification
from stats.question.inferred.beginnings import AREA, find_beginnings
from stats.question.inferred.labels import find_labels
from stats.question.inferred.labels.rank import DEFAULT_KINDS, KINDS, NOT, SEXES
from stats.question.inferred.locating import KEPT_ROLES, PEOPLE, Located, free_terms, locate
from stats.question.inferred.measures import (
    NEAR_SAME,
    WHICH_MEASURE,
    MeasureFound,
    ask_measures,
    is_amount_beside_none,
    is_of_sex_alone,
    whole_run,
)
from stats.question.inferred.otherwise import says_otherwise
from stats.question.inferred.titles import known_terms
from stats.question.thresholds import MAX_LETTERS, MAX_WORDS
from stats.question.words.explaining import asking_phrases
from stats.text import split_words

MOST_PACKAGES, MOST_MEASURES = 12, 60
"""Packages, and measures of one, that are looked into: where more fit, none of them is meant."""
START_LETTERS = 4
"""So many letters of a word show that no name begins as it does. Source: of 680 packages a text
that no label answers took 70 ms, most of them for names of members that cannot be meant."""
LONGEST_NOUN = 4
"""Words of the name of a list that are looked for: "type of waste site"."""
OVER_MEMBERS = re.compile(r"\b(?:average|mean)s? (?:of|across|over|for) (?:all|the|every|each)\b")
OPPOSITE = SEXES | {NOT}
"""Terms of a label without which nothing is asked of it: "without a car", "men"."""
COUNTED = frozenset(
    map(
        word_term,
        ("casualties", "deaths", "victims", "patients", "pupils", "students", "residents",
         "claimants", "prisoners", "offenders", "arrests", "visitors", "passengers", "voters",
         "employees", "workers", "injuries", "absentees", "cases", "offences", "crimes"),
    )
)  # fmt: skip
"""Labels of which "people" or "cases" says nothing more: "people killed" of Casualties."""


@dataclass(frozen=True, slots=True)
class _Fit:
    """A measure that accounts for every word; `said` are the terms that its own label
    answers, and `exactly` how many of them stand in it; it `is_told`
    where a title or a member says what no label does.
    """

    dataset: str
    said: frozenset[str]
    exactly: int
    unsaid: frozenset[str]
    used: frozenset[int]
    is_told: bool


def find_titled(text: str, index: Index) -> MeasureFound | Clarification | None:
    """Return the measure whose title, label and members account for every word of a text.

    A Clarification asks which of several; None where none does, or nothing but a member is said of
    many packages.
    """
    if not index.has_labels or len(text) > MAX_LETTERS:
        return None
    located = locate(text, index)
    if not 0 < len(located.words) <= MAX_WORDS:
        return None
    free = free_terms(located)
    starts = _packages_of_starts(free, located, index)
    fits = [
        fit
        for package in _packages(located, index)
        for fit in _fits(package, located, free, index, has_starts=package in starts)
    ]
    best = _best(fits)
    if not any(fit.is_told for fit in best):
        return None  # labels have answered what is asked in their words alone
    if len(best) > 1:
        found = [(fit.dataset, fit.used) for fit in best]
        return ask_measures(WHICH_MEASURE, found, located, index)
    (fit,) = best
    if _is_for_labels(fit, located, index):
        return None
    label = index.dataset(fit.dataset).label
    used = fit.used | whole_run(split_words(label), located.words)
    rest = located.without(used | located.silent | _changes_named(label, located))
    package = index.dataset(fit.dataset).package
    is_only = all(index.dataset(each.dataset).package == package for each in fits)
    unasked = fit.unsaid & KINDS - DEFAULT_KINDS.keys()
    is_sure = (bool(fit.said) or not unasked) and (is_only or not fit.unsaid - KINDS)
    is_sure = is_sure and not is_of_sex_alone(fit.said, fit.said | fit.unsaid)
    return MeasureFound(fit.dataset, rest, is_exact=True, label=label, is_sure=is_sure)


def _changes_named(label: str, located: Located) -> frozenset[int]:
    """Return the places of words of a change that stand in a label beside the same word as in the
    text: nothing has "grown" in "Lab-grown beef".
    """
    pairs = set(pairwise(split_words(label)))
    return frozenset(
        place
        for part in asking_phrases(located.words)
        if part.role == "change"
        for place in range(part.start, part.end)
        if located.words[place - 1 : place + 1] in pairs
        or located.words[place : place + 2] in pairs
    )


def _is_for_labels(fit: _Fit, located: Located, index: Index) -> bool:
    """Whether another label stands in a text word for word, with a word that this one has not
    ("Wind (% sub energy)"), or says that there is none of what this one has so much of.
    """
    hits = find_labels(located.asked, located.explained, index.labels, located.members)
    says_more = any(
        hit.is_exact and hit.dataset != fit.dataset and hit.used - fit.used - located.explained
        for hit in hits
    )
    is_best = bool(hits) and hits[0].dataset == fit.dataset
    return says_more or (is_best and is_amount_beside_none(hits, located))


def _packages(located: Located, index: Index) -> Sequence[str]:
    """Return the packages that a text may be about: by title, label or, with neither, members."""
    words = [
        word
        for place, word in enumerate(located.words)
        if place not in located.explained and not is_asking(word)
    ]
    terms = {term.text for term in analyse(words)}
    found = {name for name, title in index.title_terms.items() if terms & title}
    hits = find_labels(located.asked, located.explained, index.labels, located.members)
    found |= {
        index.dataset(hit.dataset).package
        for hit in hits
        if index.is_inferred(hit.dataset) and hit.used - located.explained
    }
    totals = (part for part in asking_phrases(located.words) if part.role == "total")
    said = {place for part in totals for place in range(part.start, part.end)} | located.periods
    named = (run for run in located.members if not said.issuperset(range(*run)))
    runs = [_squash(located, run) for run in named]
    having = index.packages_of(runs, most=MOST_PACKAGES + 1) if runs else ()
    if not found or len(having) <= MOST_PACKAGES:
        found |= set(having)
    ranked = sorted(found, key=lambda name: (-len(terms & index.title_terms[name]), name))
    return ranked[:MOST_PACKAGES]


def _packages_of_starts(terms: Sequence[Term], located: Located, index: Index) -> Collection[str]:
    """Return the packages that have a name of a member which begins as one of these words does."""
    words = (word for term in terms for word in located.words[term.start : term.end])
    return {name for word in words for name in index.packages_from(word[:START_LETTERS])}


def _fits(
    package: str, located: Located, free: Sequence[Term], index: Index, *, has_starts: bool
) -> Iterator[_Fit]:
    """Yield the measures of a package that account for every word of a text.

    `free` are terms that label or title have to answer, or a name begins with, where it
    `has_starts` of names. Of measures whose labels answer fewer words than others none is meant.
    """
    datasets = index.datasets_of(package, most=MOST_MEASURES + 1)
    if not datasets or len(datasets) > MOST_MEASURES or not index.is_inferred(datasets[0]):
        return
    if OVER_MEMBERS.search(" ".join(located.words)) and located.dimensions:
        return  # an average of the members, which no label's is
    first = index.dataset(datasets[0])
    lists = (term.text for n in first.dimensions for term in analyse(n.split("-")))
    title = index.title_terms[package].union(lists)
    terms = {term.text for term in analyse(located.words)}
    found: dict[int, list[tuple[str, frozenset[str], bool]]] = {}
    for code in datasets:
        label = _label_terms(code, index)
        is_answered = all(
            each in title or _answers(each, label)
            for term in free
            for each in (_parts(term, located) if term.text not in label else ())
        )
        if is_answered or has_starts:
            count = sum(_answers(term, label) for term in terms)
            found.setdefault(count, []).append((code, label, is_answered))
    for code, label, is_answered in found[max(found)] if found else ():
        narrow = NarrowIndex(index, index.dataset(code), text=located.text)
        begun = [] if is_answered else _begun(located, narrow, label)
        fit = _fit(located, narrow, label, title, begun)
        if fit is not None:
            yield fit


def _label_terms(code: str, index: Index) -> frozenset[str]:
    """Return the terms of all that a measure is called, and of its unit."""
    unit = index.measure(code, index.dataset(code).measures[0]).unit
    terms = (term.text for text in index.labels_of(code) for term in terms_of(text))
    return frozenset((*terms, *unit_kinds(unit)))


def _fit(
    located: Located,
    narrow: NarrowIndex,
    label: frozenset[str],
    title: frozenset[str],
    begun: Sequence[tuple[int, int]],
) -> _Fit | None:
    """Return how a measure accounts for every word of a text; None where it does not."""
    runs = [r for r in located.members if narrow.has_member(_squash(located, r))]
    nouns = _nouns(located, narrow)
    named = frozenset(place for run in (*begun, *runs) for place in range(*run))
    left = _left(located, named | nouns, title | label)
    parts = {term.text: _parts(term, located) for term in left}
    said = frozenset(
        term
        for term, words in parts.items()
        if _answers(term, label)
        or (
            any(_answers(each, label) for each in words)
            and all(each in title or _answers(each, label) for each in words)
        )
    )
    if not all(_is_accounted(term.text, said, title, label) for term in left):
        return None
    own = narrow.only.label
    words, is_aside = label_words(own)
    unsaid = frozenset(t.text for t in analyse(words) if not is_aside[t.start]) - said
    if unsaid & OPPOSITE or says_otherwise(own, located):
        return None
    if any(each not in label for each in _sexes(located, named)):
        return None
    is_told = (
        any(not _answers(each, label) for words in parts.values() for each in words)
        or (bool(said) and own == narrow.only.title)
        or len(runs) + len(begun) + bool(nouns) > 1
        or _names_subject(located, runs, narrow)
        or bool(begun)
        or len(narrow.title_terms) == 1
    )
    used = frozenset(place for term in left for place in range(term.start, term.end))
    return _Fit(narrow.only.code, said, _count_exact(said, parts, label), unsaid, used, is_told)


def _sexes(located: Located, named: Collection[int]) -> Iterator[str]:
    """Yield the sexes asked for, but in names of members: boys are not all children."""
    for term in analyse(located.words):
        if term.text in SEXES and not set(range(term.start, term.end)) <= set(named):
            yield term.text


def _begun(located: Located, narrow: NarrowIndex, label: frozenset[str]) -> list[tuple[int, int]]:
    """Return the runs of words that begin names of members of a measure."""
    known = known_terms("", narrow) | label
    return [(start, end) for start, end, _ in find_beginnings(located.words, narrow, known)]


def _squash(located: Located, run: tuple[int, int]) -> str:
    return "".join(located.words[slice(*run)])


def _nouns(located: Located, narrow: NarrowIndex) -> frozenset[int]:
    """Return the places of words that name a dimension of a measure: "which ward", "land type"."""
    runs = (
        range(start, end)
        for start in sorted(located.dimensions)
        for end in range(start + 1, start + LONGEST_NOUN + 1)
        if located.dimensions.issuperset(range(start, end))
    )
    return frozenset(
        place
        for run in runs
        if any(
            hit.concept == "dimension"
            for hit in narrow.names(_squash(located, (run.start, run.stop)))
        )
        for place in run
    )


def _names_subject(located: Located, runs: Sequence[tuple[int, int]], narrow: NarrowIndex) -> bool:
    """Whether a member is named of another dimension than that of areas: a crime, a pollutant."""
    hits = (hit for run in runs for hit in narrow.names(_squash(located, run)))
    return any(hit.concept not in (AREA, "dimension") for hit in hits)


def _left(located: Located, named: frozenset[int], about: frozenset[str]) -> tuple[Term, ...]:
    """Return the terms that are to be accounted for by labels and titles, whose are `about`.

    Words of asking that those have too ("hospital") are said of them, but for orders.
    """
    parts = tuple(asking_phrases(located.words))
    orders = {n for p in parts if p.role in KEPT_ROLES for n in range(p.start, p.end)}
    asking = {n for p in parts for n in range(p.start, p.end)}
    asking |= {n for n, word in enumerate(located.words) if is_asking(word)}
    lengths = {n for p in parts if p.role == "length" for n in range(p.start, p.end)}
    done = named | located.periods | located.silent | (lengths & located.explained)
    return tuple(
        term
        for term in analyse(located.words)
        if not done.issuperset(places := range(term.start, term.end))
        and not (term.is_quantity and located.periods.intersection(places))
        and (
            term.text in KINDS
            or not (asking if term.text not in about else orders).issuperset(places)
        )
    )


def _parts(term: Term, located: Located) -> tuple[str, ...]:
    """Return a term; of a phrase the terms of its words, for title and label may share them."""
    words = located.words[term.start : term.end]
    return (term.text,) if len(words) < 2 or term.is_facet else tuple(map(word_term, words))


def _count_exact(
    said: frozenset[str], parts: Mapping[str, Sequence[str]], label: frozenset[str]
) -> int:
    return sum(any(each in label for each in (term, *parts[term])) for term in said)


def _answers(term: str, label: frozenset[str]) -> bool:
    return term in label or any(related(term).get(each, 0) >= NEAR_SAME for each in label)


def _is_accounted(
    term: str, said: frozenset[str], title: frozenset[str], label: frozenset[str]
) -> bool:
    """Whether a word is a label's, or a title's; the kind of a figure its label alone says."""
    if term in said:
        return True
    if term in PEOPLE and (label | title) & COUNTED:
        return True
    return term in title and term not in KINDS


def _best(fits: Sequence[_Fit]) -> list[_Fit]:
    """Return the measures that say most of what is asked, of these those that say least besides."""
    most = max(((len(fit.said), fit.exactly) for fit in fits), default=(0, 0))
    best = [fit for fit in fits if (len(fit.said), fit.exactly) == most]
    plain = [fit for fit in best if all(fit.unsaid <= other.unsaid for other in best)]
    return plain if most[0] and len(plain) == 1 else best
