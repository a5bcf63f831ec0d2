"""A text in, the inferred dataset that its words ask for out, and the rest of the text.

Measures of packages that define nothing are found by the words of their labels; what is left of
the text then names members, periods and what is to be done with them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass

from stats.choices import Part, make_choice
from stats.index.analysis import analyse, related, word_term
from stats.index.narrow import NarrowIndex
from stats.index.reader import Index
from stats.index.terms import SILENT
from stats.model import Choice, Clarification
from stats.question.inferred.bare import find_hits, prefer_telling, says_nothing
from stats.question.inferred.beginnings import find_beginnings
from stats.question.inferred.clauses import find_clause
from stats.question.inferred.labels import LabelHit, choose_label
from stats.question.inferred.labels.rank import KINDS, NOT, SEXES
from stats.question.inferred.locating import Located, locate
from stats.question.inferred.otherwise import says_otherwise
from stats.question.inferred.rivals import (
    find_having,
    find_rivals,
    find_tied,
    first_of_each,
    has_members,
    has_periods,
    is_able,
)
from stats.question.inferred.titles import PER, known_terms, said_per, titled_names, titled_words
from stats.question.thresholds import MAX_CHOICES, MAX_LETTERS
from stats.text import split_words

WHICH_MEASURE = "Several measures fit. Which one?"
WHICH_OF_MANY = "{} measures fit, such as these. Which one? Another word may tell them apart."
WHICH_MEANT = "Which is meant by “{}”?"
HAS_NONE = "“{}” has no figures of that. Is one of these meant?"
NEAR_SAME = 0.85
"""How well one word alone must answer to a label to ask for it: "snow" for snowfall."""
_BRACKETS = re.compile(r"\([^()]*\)")
KIND_MISSED = 0.4
"""Which part of a share that is asked for a label may leave unanswered: a rate is no share."""
NEAREST = "No measure is called that. Is one of these meant?"
COUNTED_OF_SEX = frozenset((*SILENT, *map(word_term, ("population", "people", "persons"))))
"""Terms of a label that is of just how many women or men there are."""


@dataclass(frozen=True, slots=True)
class MeasureFound:
    """The dataset that a text asks of, by which label, and the text without the words of it.

    Attributes:
        is_about: whether label, members and periods are enough of the text for it to be about them.
        has_members: whether it has all the members that are named.
        is_sure: whether it may be answered without asking; else it is the only one that is near.

    """

    dataset: str
    rest: str
    is_exact: bool
    label: str
    is_about: bool = True
    is_sure: bool = True
    has_members: bool = True


def find_measure(text: str, index: Index) -> MeasureFound | Clarification | None:
    """Return what a text asks of the inferred datasets; None where it asks nothing of them.

    A Clarification says which measures it may be about.
    """
    if not index.has_labels or len(text) > MAX_LETTERS:
        return None
    located = locate(text, index)
    hits = prefer_telling(find_hits(located, index), located, index)
    if not hits:
        return None
    best = hits[0]
    if not best.is_exact and (said := said_per(best, located, index)):
        return find_measure(located.without(said), index)
    if best.is_exact and (better := _better(best, hits, located)):
        # Its words are all there, but another says more of what is asked: "energy" in "energy use".
        ranked = [*better, *(hit for hit in hits if hit not in better)]
        if not choose_label(find_rivals(ranked, located, index)):
            return _ask(WHICH_MEASURE, ranked, located, index)
        hits, best = ranked, ranked[0]
    tied = find_tied(hits, located, index)
    if len(tied) > 1:
        return _ask(WHICH_MEASURE, tied, located, index)
    if says_nothing(tied[0], located, index):
        return _ask(WHICH_MEANT.format(tied[0].text), tied, located, index)
    if best.is_exact and (having := find_having(tied, located, index)):
        return _ask(HAS_NONE.format(best.text), having, located, index)
    if (best.is_exact and not best.is_denied) or _is_sure(hits, located, index):
        return _take(tied[0], located, index, is_exact=best.is_exact)
    near = [hit for hit in hits if located.is_about(hit.used) and _is_of_something(hit, located)]
    if len({hit.dataset for hit in near}) == 1:
        rest = located.rest(_used(near[0], located, index), index.labels)
        return MeasureFound(near[0].dataset, rest, False, near[0].text, is_sure=False)
    return _ask(NEAREST, near, located, index) if near else None


def _is_other_kind(term: str, missed: float, index: Index) -> bool:
    """Whether a kind of a figure is asked for of which too much is missed, as a part of what it
    weighs among these labels.
    """
    posting = index.labels.posting(term) if term in KINDS else None
    return posting is not None and missed * index.labels.rarest > KIND_MISSED * posting.weight


def _is_sure(hits: Sequence[LabelHit], located: Located, index: Index) -> bool:
    """Whether the best of the labels that fit may be answered without asking."""
    best, able = hits[0], find_rivals(hits, located, index)
    return (
        choose_label(able) is not None
        and is_able(hits, located, index)
        and _is_said(best, located)
        and not says_otherwise(best.text, located)
        and not is_amount_beside_none(hits, located)
        and not any(_is_other_kind(*each, index) for each in able[0].missing)
    )


def _take(hit: LabelHit, located: Located, index: Index, *, is_exact: bool) -> MeasureFound:
    """Return a measure that was chosen, with what the text says besides its label and title."""
    narrow = NarrowIndex(index, index.dataset(hit.dataset))
    is_whole = hit.is_exact and hit.text == narrow.only.label
    clause = frozenset() if is_whole else find_clause(narrow.only.label, located, narrow)
    used = (_used(hit, located, index) | titled_names(hit, located, index)) - clause
    titled = titled_words(hit, located, index) - clause
    if is_exact:
        own = used - _parts_of_names(used, hit, located, index)
        rest = located.without(own | located.silent | titled)
    else:
        rest = located.rest(used | _titled_plainly(titled, located), index.labels)
    said = hit.used | titled
    is_about = located.is_about(said) or located.is_about(
        said | _begun(hit.dataset, hit.text, located, index)
    )
    has_all = has_members(hit, located, index)
    return MeasureFound(hit.dataset, rest, is_exact, hit.text, is_about, has_members=has_all)


def _titled_plainly(titled: frozenset[int], located: Located) -> frozenset[int]:
    """Return the places of words that a title says, none of which is of a time or an amount."""
    return titled.difference(
        place
        for term in analyse(located.words)
        if term.is_quantity
        for place in range(term.start, term.end)
    )


def _begun(dataset: str, label: str, located: Located, index: Index) -> frozenset[int]:
    """Return the places of words that a name of a measure's members begins with."""
    narrow = NarrowIndex(index, index.dataset(dataset))
    runs = find_beginnings(located.words, narrow, known_terms(label, narrow))
    return frozenset(place for start, end, _ in runs for place in range(start, end))


def _parts_of_names(
    used: frozenset[int], hit: LabelHit, located: Located, index: Index
) -> frozenset[int]:
    """Return which places are only a part of a name: "burglary" in "Other burglary".

    "Urban" is none of "China urban population" where another measure alone has "China (Urban)", and
    this one has China.
    """
    narrow = NarrowIndex(index, index.dataset(hit.dataset))
    parts: set[int] = set()
    for start, end in located.members:
        run = range(start, end)
        if used.issuperset(run) or used.isdisjoint(run):
            continue
        whole, beside = (
            "".join(located.words[place] for place in places)
            for places in (run, [place for place in run if place not in used])
        )
        if narrow.has_member(whole) or not narrow.has_member(beside):
            parts.update(run)
    return used & parts


def _is_said(hit: LabelHit, located: Located) -> bool:
    """Whether more than one word asks for a label, or one that stands in it, near enough."""
    if not _is_of_something(hit, located):
        return False
    asking = hit.used - located.explained
    label = {term.text for term in analyse(split_words(hit.text))}
    told = {term.text for term in analyse(located.words) if term.start in asking}
    if is_of_sex_alone(told, label):
        return False
    return len(asking) > 1 or any(
        term.text in label or any(related(term.text).get(each, 0) >= NEAR_SAME for each in label)
        for term in analyse(located.words)
        if term.start in hit.used
    )


def is_of_sex_alone(told: Set[str], label: Set[str]) -> bool:
    """Whether the terms told of a label are of just a sex: "women in Leeds" does not say what of
    them.
    """
    return bool(told) and told <= SEXES and bool(label - SEXES - COUNTED_OF_SEX)


def is_amount_beside_none(hits: Sequence[LabelHit], located: Located) -> bool:
    """Whether the best label says how much of what is asked for, and another that there is none:
    "qualifications" are neither "Level 3 or above qualifications" nor "No qualifications".
    """
    best, *others = hits
    said = {term.text for term in analyse(located.words)}
    terms = analyse(split_words(best.text))
    missing = {term for term, _ in best.missing}
    return any(term.is_quantity and term.text not in said for term in terms) and any(
        hit.is_worse
        and missing.issuperset(term for term, _ in hit.missing)
        and any(term.text == NOT for term in analyse(split_words(hit.text)))
        for hit in others
    )


def _is_of_something(hit: LabelHit, located: Located) -> bool:
    """Whether a label answers more than what kind of a figure is asked for: "per 100,000"."""
    asking = hit.used - located.explained
    return any(
        not asking.isdisjoint(range(term.start, term.end))
        and term.text not in KINDS | SILENT | {NOT}
        and not term.text.startswith(PER)
        for term in analyse(located.words)
    )


def offer_measures(text: str, index: Index, *, without: str = "") -> tuple[Choice, ...]:
    """Return the measures that a text may be about, likeliest first, but for one dataset's."""
    located = locate(text, index)
    hits = [
        hit
        for hit in find_hits(located, index)
        if hit.dataset != without and _is_of_something(hit, located)
    ]
    return _ask(NEAREST, hits, located, index).choices


def _better(exact: LabelHit, hits: Sequence[LabelHit], located: Located) -> list[LabelHit]:
    """Return the labels that say more of what is asked than one that stands in it whole."""
    better = [
        hit
        for hit in hits
        if hit.score > exact.score
        or (hit.used > exact.used and not hit.used - exact.used <= located.valued)
    ]
    return sorted(better, key=lambda hit: (-len(hit.used), -hit.score))


def _used(hit: LabelHit, located: Located, index: Index) -> frozenset[int]:
    """Return the places that the label accounts for, but for members of just this measure.

    The words of an exact label are its own, whoever they name; so is the "World" of "World GDP"
    where a member is named beside it.
    """
    if hit.is_exact:
        return whole_run(split_words(hit.text), located.words) or hit.used
    narrow = NarrowIndex(index, index.dataset(hit.dataset))
    named = {run: "".join(located.words[slice(*run)]) for run in located.members}
    found = narrow.find_names(named.values())
    runs = [run for run, text in named.items() if text in found]
    if any(hit.used.isdisjoint(range(*run)) for run in runs):
        label = split_words(hit.text)
        runs = [run for run in runs if not _stands_in(label, located.words, run)]
    used = hit.used - {place for run in runs for place in range(*run)}
    # The year that a label was published in is no answer to the only year that is asked for.
    is_only = not located.periods - used
    is_asked = is_only and (_is_bracketed(hit, located) or has_periods(hit, located, index))
    return used - located.periods if is_asked else used


def _is_bracketed(hit: LabelHit, located: Located) -> bool:
    """Whether the years that a text names stand in a label in brackets alone, as in "(UN 2015)"."""
    plain, bare = "", hit.text
    while plain != bare:
        plain, bare = bare, _BRACKETS.sub(" ", bare)
    years = {located.words[place] for place in hit.used & located.periods}
    return bool(years) and years.isdisjoint(split_words(bare))


def whole_run(label: Sequence[str], words: Sequence[str]) -> frozenset[int]:
    """Return the places where a label stands word for word; none where it does not.

    The first "Wales" of "Wales dwellings (Wales)" is no word of the label.

    >>> sorted(whole_run(["dwellings", "wales"], ["wales", "dwellings", "wales"]))
    [1, 2]
    """
    for start in range(len(words) - len(label) + 1):
        if tuple(words[start : start + len(label)]) == tuple(label):
            return frozenset(range(start, start + len(label)))
    return frozenset()


def _stands_in(label: Sequence[str], words: Sequence[str], run: tuple[int, int]) -> bool:
    """Whether a label has a run of words together with the one before or after it."""
    start, end = run
    spans = [words[start : end + 1]] if end < len(words) else []
    spans += [words[start - 1 : end]] if start else []
    wanted = [tuple(span) for span in spans]
    return any(
        tuple(label[at : at + len(span)]) == span for span in wanted for at in range(len(label))
    )


def _ask(prompt: str, hits: Sequence[LabelHit], located: Located, index: Index) -> Clarification:
    """Ask which measure is meant; each choice keeps what else the text said.

    Measures that have the members named come before those that do not.
    """
    ranked = sorted(hits, key=lambda hit: not has_members(hit, located, index))
    found = [(hit.dataset, _used(hit, located, index)) for hit in first_of_each(ranked)]
    return ask_measures(prompt, found, located, index)


def choose_measure(found: MeasureFound, index: Index) -> Choice:
    """Return the choice of one measure, which keeps what the text says beside it."""
    rest = " ".join(found.rest.split())
    parts = [Part("dataset", found.dataset), *([Part("", rest)] if rest else [])]
    return make_choice(index, index.name_of("dataset", found.dataset), parts)


def ask_measures(
    prompt: str, found: Sequence[tuple[str, frozenset[int]]], located: Located, index: Index
) -> Clarification:
    """Ask which of several measures is meant, each with the places of the words that it explains;
    what else the text said is kept by each choice.
    """
    choices = []
    for dataset, used in found[:MAX_CHOICES]:
        rest = " ".join(located.rest(used, index.labels, is_chosen=True).split())
        parts = [Part("dataset", dataset), *([Part("", rest)] if rest else [])]
        choices.append(make_choice(index, index.name_of("dataset", dataset), parts))
    if prompt == WHICH_MEASURE and len(found) > len(choices):
        prompt = WHICH_OF_MANY.format(len(found))
    return Clarification(prompt, tuple(choices))
