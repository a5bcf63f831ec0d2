"""A label found in, what the title, the unit and the full name of its measure say of a text out."""

from __future__ import annotations

from stats.index.analysis import analyse, quantities_of, terms_of, word_term
from stats.index.narrow import NarrowIndex
from stats.index.reader import Index
from stats.question.inferred.labels import LabelHit
from stats.question.inferred.locating import Located
from stats.text import split_words

PER = "#per:"
"""What quantities begin with that figures are set against: per 100,000."""


def title_terms(hit: LabelHit, located: Located, index: Index) -> frozenset[str]:
    """Return the terms of the title of a measure's package, of its name, unit and what it counts.

    Of two things that the title joins, one alone is not what the figures are of.
    """
    dataset = index.dataset(hit.dataset)
    unit = index.measure(hit.dataset, dataset.measures[0]).unit
    first, _, _ = dataset.counts.partition(". ")
    found = frozenset(
        term.text
        for text in (dataset.title, unit, first)
        for term in terms_of(text)
        # A year of the title is no year of the question.
        if not term.is_quantity or term.text.startswith(PER)
    )
    return (found - _halves(dataset.title, located)) | name_terms(hit, index)


def name_terms(hit: LabelHit, index: Index) -> frozenset[str]:
    """Return the terms of a measure's full name: with its table or package where it needs one."""
    name = index.name_of("dataset", hit.dataset)
    return frozenset(term.text for term in terms_of(name))


def known_terms(label: str, narrow: NarrowIndex) -> frozenset[str]:
    """Return the terms of a label, of its measure's name, of the title and name of its package and
    of what its lists are called.

    In a question on it they say again what it is about.
    """
    dataset = narrow.only
    names = (dataset.package, *dataset.dimensions)
    texts = (label, dataset.label, dataset.title, *(name.replace("-", " ") for name in names))
    return frozenset(term.text for text in texts for term in terms_of(text))


def titled_words(hit: LabelHit, located: Located, index: Index) -> frozenset[int]:
    """Return the places of words that say again what the title of a label's package says.

    Of words that are a phrase together the title has to say all: not "unemployment rate" by "rate".
    """
    title = title_terms(hit, located, index)
    said: set[int] = set()
    unsaid = {*located.explained, *located.kept}
    for term in analyse(located.words):
        (said if term.text in title else unsaid).update(range(term.start, term.end))
    return frozenset(said - unsaid)


def said_per(hit: LabelHit, located: Located, index: Index) -> frozenset[int]:
    """Return the places of "per 100,000" where a measure's title or unit says so, not its label."""
    missing = {term for term, missed in hit.missing if missed and term.startswith(PER)}
    if not missing & title_terms(hit, located, index):
        return frozenset()
    return frozenset(
        place
        for quantity in quantities_of(located.words)
        if quantity.term in missing
        for place in range(quantity.start, quantity.end)
    )


def titled_names(hit: LabelHit, located: Located, index: Index) -> frozenset[int]:
    """Return the places of names that the title of a label's package has, and no member of it:
    "in England and Wales" of "Deaths in England and Wales by age".
    """
    dataset = index.dataset(hit.dataset)
    title = f" {' '.join(split_words(dataset.title))} "
    narrow = NarrowIndex(index, dataset)
    places: set[int] = set()
    for run in located.members:
        words = located.words[slice(*run)]
        _, is_there, behind = title.partition(f" {' '.join(words)} ")
        before = title.partition(f" {' '.join(words)} ")[0]
        if any(word.isdecimal() for word in words):
            continue
        is_part = behind.startswith("and ") or before.endswith(" and")
        if is_there and not is_part and not narrow.has_member("".join(words)):
            places.update(range(*run))
    return frozenset(places - located.periods)


def _halves(title: str, located: Located) -> frozenset[str]:
    """Return the terms beside an "and" of a title of which the other is not asked for."""
    words, asked = split_words(title), {term.text for term in analyse(located.words)}
    pairs = (
        (word_term(words[place - 1]), word_term(words[place + 1]))
        for place in range(1, len(words) - 1)
        if words[place] == "and"
    )
    return frozenset(term for pair in pairs if not asked.issuperset(pair) for term in pair)
