"""The words of a question in, slots out: what each asks for and which terms of labels answer it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from stats.index.analysis import Term, analyse, related, word_term
from stats.index.terms import LabelIndex, Posting
from stats.question.inferred.labels.thresholds import (
    AGE_NOUN_SHARE,
    COMMON_WEIGHT,
    GENERIC_SHARE,
    MISSPELT_FACTOR,
    UNKNOWN_WEIGHT,
)
from stats.question.thresholds import SHORTEST, allowed_edits

BOUNDS = ("#ge:", "#lt:", "#rg:")
GENERIC = "population"
AGE_NOUNS = frozenset(
    (
        "child",
        "adult",
        "teen",
        "senior",
        "infant",
        "young_adult",
        "youth",
        word_term("toddler"),
        "juvenile",
        "young",
        "old",
        "elder",
        "elderly",
        "aged",
        *map(word_term, ("small", "tiny", "large", "big", "huge", "part_time")),
    )
)

SOFT = frozenset(("at_home", "past_year", "at_birth")) | frozenset(
    map(
        word_term,
        ("dollar", "annual", "monthly", "thousand", "year", "job", "industry", "sector", "take",
         "use", "come", "stay", "covered", "american", "raise", "head", "only", "other"),
    )
)  # fmt: skip
"""What a question may say without telling one label from another: a label that says it too answers
better, one that does not is as good: "make $200,000 or more a year", "take the bus"."""


PEOPLE_SHARE = 0.9
"""How well the name of a people answers to its country in the lists of words.
Source: what `words/related.txt` gives them. Of the 518 questions of `tests.bench.labels`, all come
out alike from 0.1 to this; with more, one that is answered alone is no longer."""
COUNTED_NOUNS = frozenset(map(word_term, ("worker", "employee", "staff", "people")))
"""What may be said behind a number that says how many are meant: "1,000 or more workers"."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A term of the question: what it weighs and how well which terms of labels answer it.

    is_soft: whether a label that does not answer it leaves nothing unanswered
    is_free: whether one that answers it in part is none the worse for it
    positions: those of the question's words that it stands for, wherever it is said
    """

    term: Term
    weight: float
    answers: Mapping[str, float]
    postings: tuple[tuple[Posting, float], ...]
    is_explained: bool
    is_soft: bool
    is_free: bool
    positions: tuple[int, ...]


def make_slots(
    words: Sequence[str], explained: frozenset[int], index: LabelIndex
) -> tuple[Slot, ...]:
    """Return the slots of a question in order."""
    return tuple(_slots(words, explained, index))


def _slots(words: Sequence[str], explained: frozenset[int], index: LabelIndex) -> Iterator[Slot]:
    seen: set[str] = set()
    terms = analyse(words)
    said: defaultdict[tuple[str, bool], list[int]] = defaultdict(list)
    for term in terms:
        places = range(term.start, term.end)
        said[term.text, explained.issuperset(places)].extend(places)
    bounds = {term.text for term in terms if term.text[:4] in BOUNDS}
    has_bound = bool(bounds)
    counted = {term.end for term in terms if term.is_quantity}
    for number, term in enumerate(terms):
        if term.text in seen:
            continue
        seen.add(term.text)
        is_explained = explained.issuperset(_telling_places(term, words))
        answers = _answers(term, words, index, may_be_misspelt=not is_explained)
        # "High school, grades 9 to 12" says the grades again.
        is_aged = not term.is_quantity and (
            (has_bound and term.text in AGE_NOUNS) or not bounds.isdisjoint(answers)
        )
        if has_bound and not term.is_quantity:
            # "Kids under 5" are not those under 18.
            answers = {text: share for text, share in answers.items() if text[0] != "#"}
        postings = tuple(
            (posting, factor)
            for text, factor in answers.items()
            if (posting := index.posting(text)) is not None
        )
        weight = max((posting.weight * factor for posting, factor in postings), default=0.0)
        if term.text == GENERIC:
            weight *= GENERIC_SHARE
        elif is_aged:
            weight *= AGE_NOUN_SHARE
        if not postings:
            weight = _unknown_weight(term, words, index)
        is_counted = term.start in counted and term.text in COUNTED_NOUNS
        is_origin = term.text == "american" and _is_origin(terms, number)
        is_free = term.text in SOFT and not is_origin
        is_soft = is_explained or is_free or is_aged or is_counted
        positions = tuple(said[term.text, is_explained])
        yield Slot(term, weight, answers, postings, is_explained, is_soft, is_free, positions)


def _telling_places(term: Term, words: Sequence[str]) -> Sequence[int]:
    """Return the places of a term's words, but for the first of "since 1960"."""
    is_open = term.is_quantity and words[term.start] == "since"
    return range(term.start + is_open, term.end)


def _is_origin(terms: Sequence[Term], number: int) -> bool:
    """Whether a word stands behind the name of a people: "Vietnamese Americans"."""
    last = terms[number - 1] if number else None
    is_people = last is not None and max(related(last.text).values(), default=0.0) >= PEOPLE_SHARE
    return is_people and last is not None and last.end == terms[number].start


def _unknown_weight(term: Term, words: Sequence[str], index: LabelIndex) -> float:
    if term.text == "@count":
        return 0.0
    is_common = all(index.is_common(words[at]) for at in range(term.start, term.end))
    return COMMON_WEIGHT if is_common else UNKNOWN_WEIGHT


def _answers(
    term: Term, words: Sequence[str], index: LabelIndex, *, may_be_misspelt: bool
) -> dict[str, float]:
    answers = {term.text: 1.0}
    if term.is_quantity:
        return answers | _near_quantities(term.text)
    answers |= related(term.text)
    word = words[term.start]
    is_lone = term.end == term.start + 1 and word.isalpha() and len(word) >= SHORTEST
    if (
        may_be_misspelt
        and is_lone
        and not any(map(index.posting, answers))
        and not index.is_common(word)
        and not index.is_word(word)
    ):
        for near in index.closest(word, allowed_edits(len(word))):
            answers.setdefault(near, MISSPELT_FACTOR)
    return answers


def _near_quantities(term: str) -> dict[str, float]:
    """Return the quantities that may mean the same: a number for its bound and back."""
    kind, _, number = term[1:].partition(":")
    if kind == "n":
        return {f"#ge:{number}": 0.6, f"#lt:{number}": 0.6}
    if kind == "ge":
        # "More than 2" is written as 2.01 or more where halves are counted, else as 3 or more.
        more, next_one = f"{float(number) + 0.01:.10g}", f"{float(number) + 1:.10g}"
        return {f"#n:{number}": 0.6, f"#ge:{more}": 0.9, f"#ge:{next_one}": 0.7}
    if kind == "lt":
        below = f"{float(number) - 1:.10g}"
        return {
            f"#lt:{below}": 0.85,
            f"#rg:0-{below}": 0.9,
            f"#rg:1-{below}": 0.9,
            f"#rg:0-{number}": 0.8,
            f"#n:{number}": 0.5,
        }
    if kind == "rg":
        low, _, high = number.partition("-")
        near = {f"#rg:{low}-{float(high) + step:.10g}": 0.9 for step in (-1, 1)}
        return near | ({f"#lt:{float(high) + 1:.10g}": 0.9} if low == "0" else {})
    return {f"#n:{number}": 0.8}
