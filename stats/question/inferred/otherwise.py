"""A label and a text in, whether the label says another thing with nearly the same words out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from stats.index.analysis import analyse, label_words, word_term
from stats.question.inferred.labels.rank import KINDS, NOT, UNMARKED
from stats.question.inferred.labels.rivalry import DWELLING
from stats.question.inferred.labels.slots import GENERIC, SOFT
from stats.question.inferred.locating import Located
from stats.question.inferred.opposites import is_opposite
from stats.text import split_words

_AGAINST = re.compile(
    r" (?:as (?:a |an )?(?:percent|percentage|pct|share|proportion|fraction|multiple) of"
    r"|relative to|compared (?:to|with)|in relation to) "
)
"""What sets one thing against another, of which it is a part or a multiple."""
NARROWER = frozenset(
    map(
        word_term,
        ("low", "lower", "high", "higher", "zero", "non", "anti", "pre", "post", "sub", "semi",
         "extreme", "severe", "former", "other", "unpaid", "unregistered", "illegal", "false",
         "fake", "healthy", "persistent", "excess", "premature", "preventable", "avoidable",
         "treatable"),
    )
)  # fmt: skip
"""Words of a label before another that make it something else than that one says."""
TURNED = frozenset(
    map(
        word_term,
        ("gap", "deficit", "surplus", "shortfall", "balance", "tax", "subsidy",
         "threshold", "target", "projection", "forecast", "reserves"),
    )
)  # fmt: skip
"""Words of a label behind another that make it something else: the gap of yields is no yield."""
BESIDES = frozenset(
    ("including", "includes", "incl", "inc", "excluding", "excludes", "excl", "exc", "except",
     "without", "minus")
)  # fmt: skip
"""Words of a label behind which stands what is counted in or left out of the thing before them."""
LEAVING_OUT = BESIDES - {"including", "includes", "incl", "inc"}
DENYING = LEAVING_OUT | {"not", "no", "apart", "aside", "besides", "but", "other", "outside"}
"""Words by which a text leaves it out as well."""
JOINING = frozenset({"and", "or"})
QUANTITIES = frozenset(
    map(
        word_term,
        ("emissions", "consumption", "production", "exports", "imports", "gdp", "output", "sales",
         "revenue", "debt", "electricity", "energy", "investment", "supply"),
    )
)  # fmt: skip
"""What so much of is asked for: a share of it, or what there is a head, is another figure."""
AGAINST = frozenset(("@percapita", "@percent", "@growth"))
COUNTING = (("how", "many"), ("number", "of"), ("numbers", "of"))


def says_otherwise(label: str, located: Located) -> bool:
    """Whether a label says another thing than what is asked for with nearly the same words."""
    return (
        is_opposite(split_words(label), located.words)
        or _is_turned(label, located)
        or _is_narrower(label, located)
        or _is_beside(label, located)
        or _leaves_out(label, located)
        or _counts_another(label, located)
        or _is_set_against(label, located)
    )


def _is_narrower(label: str, located: Located) -> bool:
    """Whether a label says of what is asked for that it is a part of it, the opposite or a thing
    made of it: "carbon" is not asked for by "Low-carbon", nor yields by "Yield gap".
    """
    said = {term.text for term in analyse(located.words)}
    terms = analyse(split_words(label))
    return any(
        (first.text in NARROWER and first.text not in said and second.text in said)
        or (second.text in TURNED and second.text not in said and first.text in said)
        for first, second in pairwise(terms)
    )


def _is_beside(label: str, located: Located) -> bool:
    """Whether a label says of what is asked for only that it is counted in or left out:
    "land-use change" is not asked for by "Total including land-use change".
    """
    words = split_words(label)
    at = next((place for place, word in enumerate(words) if word in BESIDES), 0)
    said = {term.text for term in analyse(located.words)}
    if not at or NOT in said or BESIDES.intersection(located.words):
        return False
    before, behind = ({term.text for term in analyse(part)} for part in (words[:at], words[at:]))
    return bool(said & behind) and not said & before


def _leaves_out(label: str, located: Located) -> bool:
    """Whether a label leaves out a thing that is asked for: "energy prices" is not asked for by
    "Prices excluding energy".
    """
    words = split_words(label)
    said = {term.text for term in analyse(located.words)}
    if NOT in said or DENYING.intersection(located.words):
        return False
    at = next((place for place, word in enumerate(words) if word in LEAVING_OUT), len(words))
    before = {term.text for term in analyse(words[:at])}
    return any(term in said and term not in before for term in _left_out(words[at + 1 :]))


def _left_out(behind: Sequence[str]) -> list[str]:
    """Return what stands right behind a word that leaves out, as terms, joined by "and" or "or"."""
    terms, found = analyse(behind), []
    for place, term in enumerate(terms):
        if place and not JOINING.intersection(behind[terms[place - 1].end : term.start]):
            break
        found.append(term.text)
    return found


def _counts_another(label: str, located: Located) -> bool:
    """Whether so many of a thing are asked for, and a label is of things that it only says more of:
    "number of guests" of "Guest nights".
    """
    words, own = located.words, split_words(label)
    said = {term.text for term in analyse(words)}
    counted = {
        word_term(words[place + 2])
        for place in range(len(words) - 2)
        if words[place : place + 2] in COUNTING
    }
    return any(
        first.text in counted - {GENERIC}
        and first.end == second.start
        and own[first.start][-1] != "s" == own[second.start][-1]
        and second.text[0] not in "#@"
        and second.text not in said | UNMARKED | SOFT | DWELLING
        for first, second in pairwise(analyse(own))
    )


def _is_set_against(label: str, located: Located) -> bool:
    """Whether an amount is asked for, and a label is of it a head, as a share or as growth:
    "coal consumption" of "Coal consumption per capita".
    """
    said = {term.text for term in analyse(located.words)}
    own = {term.text for term in analyse(label_words(label)[0])}
    return bool(said & QUANTITIES and own & AGAINST) and not said & (KINDS | AGAINST)


def _is_turned(label: str, located: Located) -> bool:
    """Whether a label sets one thing against another that is asked for the other way round:
    "men's earnings as a percentage of women's" of "Women's earnings as a percentage of men's".
    """
    (first, second), (asked_first, asked_second) = map(_sides, (split_words(label), located.words))
    return bool(asked_first & (second - first)) and bool(asked_second & (first - second))


def _sides(words: Sequence[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the terms before and behind the words that set one thing against another."""
    text = f" {' '.join(words)} "
    found = _AGAINST.search(text)
    before, behind = (text[: found.start()], text[found.end() :]) if found else (text, "")
    first, second = (frozenset(t.text for t in analyse(part.split())) for part in (before, behind))
    return first, second
