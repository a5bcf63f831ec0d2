"""A text and the measure found for it in, the words that neither of them explains out.

What a newsroom says around the figures of its own ("cases", "police", "recorded") may be what a
foreign table counts. A word that labels are written in is passed over only where this measure says
it as well: "smallpox cases" of a measure of deaths is asked back.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from itertools import pairwise, permutations

from stats.index.analysis import (
    analyse,
    is_asking,
    listed_words,
    related,
    silent_places,
    stem,
    word_term,
)
from stats.index.lookup import NameHit
from stats.index.narrow import NarrowIndex
from stats.index.terms import unit_kinds
from stats.question.inferred.beginnings import AREA, NATIONS
from stats.question.inferred.labels.rank import NOT, SEXES, UNMARKED
from stats.question.inferred.labels.slots import AGE_NOUNS, SOFT
from stats.question.inferred.locating import PLACE_KINDS
from stats.question.inferred.titles import known_terms
from stats.question.words.explaining import asking_phrases
from stats.question.words.lexicon import PHRASES, Role
from stats.question.words.mentions import Mentions
from stats.question.words.wordings.plain import ASKING, FUNCTION_WORDS
from stats.text import split_words

PASSED_OVER: frozenset[Role | None] = frozenset({"filler", "chat", "topic", "coverage"})
"""Roles of words that are passed over in a question on figures that somebody has defined."""
PLAIN = frozenset(
    word for text in (FUNCTION_WORDS, ASKING) for part in text.split(",") for word in part.split()
).union(
    (
        "figure",
        "figures",
        "number",
        "numbers",
        "value",
        "values",
        "level",
        "levels",
        "count",
        "year",
        "years",
    )
)
"""Words that ask, whatever the figures are of."""
THINGS: frozenset[Role] = frozenset({"unsupported", "counted"})
"""Roles of words that ask for other figures than a defined dataset has: "arrests"."""
PLACES = frozenset((*PLACE_KINDS, "country", "nation", "place", "area"))
"""Words for where something is, whatever the figures are of."""
TIMELY = frozenset(
    split_words("year years yr yrs time times first month months week weeks quarter period periods")
)
"""Words of time that are in labels, too: "first-time buyers"."""
EXPLAINING = frozenset({"does", "do", "did", "by", "you", "what"})
"""Words beside which "mean" is no average: "what does weekly pay mean"."""
LEAST_LIKE = 0.3
"""How well a word answers to one of a measure at least to be said of it. Source: the least that
the lists of words give two words for one thing."""
TIMES = ("year", "annum", "yr", "month", "quarter", "week", "day", "hour", "decade", "cent", "se")
"""Behind "per", what is no thing that figures are set against here: times are read elsewhere."""


def find_unsaid(
    text: str, label: str, mentions: Mentions, narrow: NarrowIndex, *, is_exact: bool
) -> tuple[str, ...]:
    """Return the words of a text that ask for something which a measure does not say.

    Where its label does not stand in the text word for word, a word that other labels of the
    same package have has been weighed when it was chosen; one that they never have has not.
    """
    words = split_words(text)
    own = frozenset(split_words(label))
    loose = [word for word in _loose(words, mentions) if word not in own]
    # A name that is one letter away from a word that is passed over: Crimea is no crime.
    mended = [
        word
        for word in _loose(mentions.words, mentions)
        if word not in words and PHRASES.get((word,)) in PASSED_OVER
    ]
    unsaid: list[str] = []
    if loose or mended:
        known = _known(label, narrow)
        unsaid += (word for word in loose if _is_of_other(word, known, narrow, is_exact=is_exact))
        unsaid += _of_phrases(words, loose, known, narrow)
        unsaid += (word for word in mended if word_term(word) not in known)
    unsaid += _half_said(words, mentions, label, narrow)
    # "Average" may be said of both.
    if "median" in own - {*words} and "mean" in {*words} - own and EXPLAINING.isdisjoint(words):
        unsaid.append("mean")
    return tuple(dict.fromkeys((*unsaid, *_set_against(words, label, narrow))))


def says_thing(text: str) -> bool:
    """Whether a text has a word for what figures are of, and not just of when, how and of whom.

    >>> says_thing("last five years"), says_thing("no thanks"), says_thing("for women")
    (False, False, False)
    >>> says_thing("what about pay"), says_thing("five-year survival")
    (True, True)
    """
    words = split_words(text)
    parts = (part for part in asking_phrases(words) if part.role not in THINGS)
    taken = {place for part in parts for place in range(part.start, part.end)}
    return any(
        word.isalpha()
        and word not in TIMELY
        and any(not (term.is_facet or term.is_quantity) for term in analyse([word]))
        for place, word in enumerate(words)
        if place not in taken and not is_asking(word)
    )


def is_listed(mentions: Mentions, dimension: str, narrow: NarrowIndex) -> bool:
    """Whether a measure has a member that is named of a dimension, among others of that name."""
    return any(_is_here(hit, narrow) for each in mentions.of(dimension) for hit in each.candidates)


def doubt_members(mentions: Mentions, narrow: NarrowIndex) -> Mentions:
    """Return the mentions with what other tables list beside their places among the unclear words,
    where a place of this one is named: "coal" in "emissions from coal in Korea".
    """
    named = mentions.of(AREA)
    here = [each for each in named if any(_is_here(hit, narrow) for hit in each.candidates)]
    if not here:
        return mentions
    doubted = [
        each
        for each in named
        if each not in here and not any(narrow.code(AREA, hit.code).kind for hit in each.candidates)
    ]
    return replace(
        mentions,
        names=tuple(each for each in mentions.names if each not in doubted),
        unclear=tuple(dict.fromkeys((*mentions.unclear, *(each.text for each in doubted)))),
    )


def _is_here(hit: NameHit, narrow: NarrowIndex) -> bool:
    return narrow.cubes.has_code(narrow.only, hit.concept, hit.code)


def _known(label: str, narrow: NarrowIndex) -> frozenset[str]:
    """Return the terms of all that a measure, its package and its lists are called."""
    dataset = narrow.only
    unit = narrow.measure(dataset.code, dataset.measures[0]).unit
    words = (word for text in texts_of(label, narrow) for word in text.split())
    return known_terms(label, narrow).union(map(word_term, words), unit_kinds(unit))


def _loose(words: Sequence[str], mentions: Mentions) -> Iterator[str]:
    """Yield the single words that name nothing and that no operation is asked for by."""
    taken = set(silent_places(words))
    for part in asking_phrases(words):
        if part.end - part.start > 1 or part.role not in PASSED_OVER | THINGS:
            taken.update(range(part.start, part.end))
    named = {word for each in mentions.names for word in each.text.split()}
    hits = (hit for each in mentions.names for hit in each.candidates)
    named |= {word for hit in hits for word in split_words(hit.text)}
    named |= {word for each in mentions.periods for word in split_words(each.text)}
    named |= {word for each in (*mentions.unclear, *mentions.asides) for word in each.split()}
    taken |= {
        place
        for place, (kind, behind) in enumerate(pairwise(words))
        if behind == "of" and kind in PLACE_KINDS
    }
    for place, word in enumerate(words):
        if place not in taken and word not in named and word.isalpha() and word not in PLAIN:
            yield word


def _is_of_other(word: str, known: frozenset[str], narrow: NarrowIndex, *, is_exact: bool) -> bool:
    """Whether labels are written in a word, or asked for with it, and nothing of this measure
    answers to it; where its label is not exact, no label of its package either.
    """
    term = word_term(word)
    if is_asking(word) or term in known or term in SOFT or term in UNMARKED:
        return False
    if any(each.text in SEXES and each.text not in known for each in analyse([word])):
        return True
    posting = narrow.labels.posting(term)
    if (posting is None or not posting.labels.size) and (term in AGE_NOUNS or not related(term)):
        return False
    if is_answered(term, known):
        return False
    return is_exact or term not in narrow.package_terms(narrow.only.package)


def _of_phrases(
    words: Sequence[str], loose: Sequence[str], known: Set[str], narrow: NarrowIndex
) -> Iterator[str]:
    """Yield the words that the lists have for a thing which no label has, and that are dropped
    with what else they say: "unemployment rate" of an employment rate, "uninsured" of insured.
    """
    listed = listed_words().intersection(loose)
    passed = known | SOFT | UNMARKED | AGE_NOUNS
    for term in analyse(words):
        said = words[term.start : term.end]
        # "Rough" stands in the lists for sleeping so, and alone says nothing that they know.
        is_known = len(said) > 1 or term.text != stem(said[0])
        is_thing = is_known and (term.text == NOT or term.text[0] not in "@#")
        is_dropped = any(
            word in listed and word not in PLACES and not is_asking(word) for word in said
        )
        posting = narrow.labels.posting(term.text)
        is_label = posting is not None and bool(posting.labels.size)
        # "R and D" of a title that has RD.
        initials = "".join(word for word in said if word != "and")
        is_known_so = term.text in passed or word_term(initials) in known
        if is_thing and is_dropped and not is_label and not is_known_so:
            yield from () if is_answered(term.text, known) else (" ".join(said),)


def is_answered(term: str, known: Set[str]) -> bool:
    """Whether one of the terms of a measure is said by another word for it."""
    return any(
        related(term).get(each, 0.0) >= LEAST_LIKE or related(each).get(term, 0.0) >= LEAST_LIKE
        for each in known
    )


def _half_said(
    words: Sequence[str], mentions: Mentions, label: str, narrow: NarrowIndex
) -> Iterator[str]:
    """Yield the nation that is said alone where the figures are of it and another: "deaths in
    Wales" of "Number of deaths in England and Wales".
    """
    named = {word for each in mentions.names for word in each.text.split()}
    said = NATIONS.intersection(words) - named
    own = [f" {text} " for text in texts_of(label, narrow)] if said else []
    for nation, other in permutations(sorted(NATIONS), 2):
        pair = f" {nation} and {other} ", f" {other} and {nation} "
        is_joined = any(each in text for each in pair for text in own)
        if nation in said and other not in words and is_joined:
            yield nation


def _set_against(words: Sequence[str], label: str, narrow: NarrowIndex) -> Iterator[str]:
    """Yield what figures are to be set against that a measure is not: "per flight", or "per" alone
    where nothing stands behind it that they can be set against.
    """
    if "per" not in words:
        return
    parts = asking_phrases(words)
    done = {n for part in parts if part.role != "by" for n in range(part.start, part.end)}
    for place, word in enumerate(words):
        behind = words[place + 1] if place + 1 < len(words) else ""
        if word != "per" or place in done or behind in TIMES or behind[:1].isdecimal():
            continue
        hits = narrow.names(behind) if behind else ()
        if any(hit.concept == "dimension" for hit in hits):
            continue
        said = f"per {behind}".strip()
        own = [f" {text} " for text in texts_of(label, narrow)]
        # What a label ends with may be no word: "Energy (kWh per $)".
        is_end = any(
            text.endswith(" per ") and words.count("per") <= text.split().count("per")
            for text in own
        )
        if not (is_end or any(f" {said} " in text for text in own)):
            yield "per" if hits else said


def texts_of(label: str, narrow: NarrowIndex) -> Iterator[str]:
    """Yield all that a measure is called and described by, as words with a blank between them."""
    dataset = narrow.only
    unit = narrow.measure(dataset.code, dataset.measures[0]).unit
    own = (label, dataset.label, dataset.title, dataset.counts, unit)
    yield from (" ".join(split_words(text)) for text in (*own, *narrow.labels_of(dataset.code)))
