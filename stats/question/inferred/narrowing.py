"""A text and the measure found for it in, the words of asking out that narrow what figures are of.

What is passed over beside the figures of a newsroom's own asks here for others: "agency staff" is
not answered with all staff, "social media offences" not with offences.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from stats.index.analysis import Term, analyse, is_asking, word_term
from stats.index.narrow import NarrowIndex
from stats.question.inferred.labels.rank import NOT, UNMARKED
from stats.question.inferred.labels.slots import SOFT
from stats.question.inferred.titles import known_terms
from stats.question.inferred.unsaid import PASSED_OVER, is_answered, texts_of
from stats.question.words.explaining import Part, asking_phrases
from stats.question.words.lexicon import NUMBERS
from stats.question.words.mentions import Mentions
from stats.question.words.wordings.telling import (
    CASES,
    LASTING,
    OUTCOMES,
    QUALITIES,
    STATE,
    THINGS,
    YOUNG,
)
from stats.text import split_words

PURPOSE = ("for", "by")
"""What stands before those who ask, or what it is for: "for radio", "by deadline"."""
OWNERS = frozenset({"the", "a", "an", "my", "our", "this", "tonights", "todays", "tomorrows"})
TELLING = THINGS | QUALITIES | CASES | YOUNG | {STATE, "social"}
TELLING |= {word for phrase in LASTING for word in phrase.split()}
"""Words without which nothing is narrowed."""
INCLUDING = frozenset({"including", "includes", "include", "incl"})
_LASTING = re.compile(
    r"\bfor (?:(?:over|under|nearly|almost|about|around|at least|up to) )?(?:a|one) "
    r"(?:year|month|week|day|decade|quarter)\b"
)
_LATEST = re.compile(
    rf"\b(?:last|past|previous|latest|recent) (?:\d+|{'|'.join(NUMBERS)}) "
    r"(?:year|month|week|day|decade|quarter)s?\b"
)
JOINING = frozenset({"and", "or", "plus", "v", "vs", "versus"})
OUTCOME_TERMS = frozenset(map(word_term, OUTCOMES))


def find_counted_in(text: str, mentions: Mentions, narrow: NarrowIndex) -> tuple[str, ...]:
    """Return the words by which a member that is named is only a part of what is asked for, and
    how long something has lasted, which no label and no member says: "crime including fraud".
    """
    words = split_words(text)
    label = " ".join(split_words(narrow.only.label))
    first = {
        each.text.split()[0] for each in mentions.names if each.concept in narrow.only.dimensions
    }
    held = {word for each in mentions.names for word in each.text.split()}
    counted = [
        word
        for place, word in enumerate(words)
        if word in INCLUDING and word not in held and word not in label.split()
        if next((each for each in words[place + 1 :] if each not in OWNERS), "") in first
    ]
    lasting = _LASTING.search(" ".join(words))
    is_said = lasting is None or lasting[0] in label or mentions.has("change")
    return (*dict.fromkeys(counted), *(() if is_said or lasting is None else (lasting[0],)))


def find_taken_span(text: str, label: str, rest: str) -> tuple[str, ...]:
    """Return how far back a text looks where a label has taken words of it as its own: "over the
    last five years" of a five-year rate. `rest` is the text without what the label has taken.
    """
    said, left = " ".join(split_words(text)), " ".join(split_words(rest))
    named = " ".join(split_words(label))
    spans = (match[0] for match in _LATEST.finditer(said))
    return tuple(each for each in spans if each not in left and each not in named)


def find_second(text: str, label: str, mentions: Mentions, narrow: NarrowIndex) -> tuple[str, ...]:
    """Return the words that a text joins to those of a measure and that another measure of its
    package is called by: "cases" in "measles cases and deaths".
    """
    words = split_words(text)
    if JOINING.isdisjoint(words):
        return ()
    own = {word_term(word) for word in split_words(label)}
    named = {word for each in mentions.names for word in each.text.split()}
    others = narrow.package_terms(narrow.only.package) - SOFT - UNMARKED - {NOT}
    found = []
    for before, join, behind in zip(words, words[1:], words[2:], strict=False):
        for word, beside in ((before, behind), (behind, before)):
            term = word_term(word)
            is_joined = join in JOINING and word_term(beside) in own
            is_other = term in others and term not in own and not is_answered(term, own)
            if is_joined and is_other and word not in named and not is_asking(word):
                found.append(word)
    return tuple(found)


def find_narrowed(
    text: str, label: str, mentions: Mentions, narrow: NarrowIndex
) -> tuple[str, ...]:
    """Return the words and phrases of a text that are passed over and narrow what is asked of a
    measure that does not say them.
    """
    words = split_words(text)
    parts = tuple(asking_phrases(words))
    telling = [part for part in parts if TELLING.intersection(words[part.start : part.end])]
    if not telling:
        return ()
    terms = analyse(words)
    own = {word for each in texts_of(label, narrow) for word in each.split()}
    known = known_terms(label, narrow).union(map(word_term, own))
    named = {word for each in mentions.names for word in each.text.split()}
    named |= {word for each in mentions.asides for word in each.split()}
    return tuple(
        dict.fromkeys(
            " ".join(said)
            for part in telling
            if not named.intersection(said := words[part.start : part.end])
            and not all(_is_said(word_term(word), known) for word in said)
            and not any(_covers(term, part) and _is_said(term.text, known) for term in terms)
            and not any(_holds(other, part) for other in parts)
            and _narrows(part, words, known, named)
        )
    )


def _covers(term: Term, part: Part) -> bool:
    """Whether a term is made of words of asking: "single" in "single mothers"."""
    return term.start <= part.start and part.end <= term.end


def _is_said(term: str, known: Set[str]) -> bool:
    """Whether a measure says a word, or another for it: a mother is single without a spouse."""
    return term in known or is_answered(term, known)


def _holds(other: Part, part: Part) -> bool:
    """Whether words of asking are a part of more of them: "financial" of "financial year"."""
    return other != part and other.start <= part.start and part.end <= other.end


def _narrows(part: Part, words: Sequence[str], known: Set[str], named: Set[str]) -> bool:
    """Whether words of asking say what figures are of, where they stand."""
    said, behind = words[part.start : part.end], words[part.end : part.end + 1]
    is_of_label = any(word_term(word) in known for word in behind)
    if " ".join(said) in LASTING:
        return is_of_label
    if len(said) > 1:
        return part.role in PASSED_OVER and (said[-1] in YOUNG or _is_of_web(said))
    (word,) = said
    if word in CASES:
        return _is_of_outcomes(words, known)
    if word in QUALITIES:
        return is_of_label or (part.role in PASSED_OVER and not named.isdisjoint(behind))
    return (word == STATE and is_of_label) or (word in THINGS and not _is_purpose(part, words))


def _is_of_web(said: Sequence[str]) -> bool:
    """Whether words are those for networks and what is on them: "social media", "phone app"."""
    return said[0] == "social" or said[-1] in ("app", "apps", "platform", "platforms")


def _is_of_outcomes(words: Sequence[str], known: Set[str]) -> bool:
    """Whether a measure is of what came of things, and the text does not say so."""
    outcomes = known & OUTCOME_TERMS
    return bool(outcomes) and outcomes.isdisjoint(map(word_term, words))


def _is_purpose(part: Part, words: Sequence[str]) -> bool:
    """Whether words say for whom or what something is asked: "for radio", "for the newspaper"."""
    before = next((word for word in reversed(words[: part.start]) if word not in OWNERS), "")
    return before in PURPOSE
