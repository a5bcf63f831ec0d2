"""A text in, the inferred dataset that its words ask for out, and the rest of the text.

Measures of packages that define nothing are found by the words of their labels; what is left of
the text then names members, periods and what is to be done with them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from stats.choices import Part, make_choice
from stats.index.analysis import analyse, is_asking, related, word_term
from stats.index.narrow import NarrowIndex
from stats.index.reader import Index
from stats.index.terms import LabelIndex
from stats.model import Choice, Clarification
from stats.question.explaining import asking_phrases
from stats.question.labels import LabelHit, choose_label, find_labels
from stats.question.labels.slots import SOFT
from stats.question.lexicon import Role
from stats.question.periods import find_periods
from stats.question.standins import LONGEST_MEMBER
from stats.question.thresholds import MAX_CHOICES, MAX_LETTERS, MAX_WORDS
from stats.text import locate_words, split_words, squash

ORDER_ROLES: frozenset[Role] = frozenset(
    {"most", "least", "rank", "ever", "series", "previous", "latest", "compare"}
)
"""Roles whose words need not stand in a label: they say what is done with its figures."""
KEPT_ROLES: frozenset[Role] = frozenset(
    {*ORDER_ROLES, "change", "difference", "by", "plus", "sum", "mean", "when", "negation"}
)
"""Roles whose words stay said beside a label that has been chosen."""
PLACE_KINDS = ("state", "city", "county", "town", "village", "borough", "province", "region")
"""What a place is called before its name: "the state of Ohio" asks of no state government."""
WHICH_MEASURE = "Several measures fit. Which one?"
NEAR_SCORE = 40.0
"""Score from which a label is offered as what may be meant."""
LEAST_KNOWN = 0.5
"""Share of a text's words that a label, members and periods must account for to ask back about it.
Source: of the 4,564 questions and remarks of the question sets, asked beside a collection of 48
packages, 177 were asked back without it and 98 are with it; 4,449 are right, 4,374 were."""
NEAR_SAME = 0.85
"""How well one word alone must answer to a label to ask for it: "snow" for snowfall."""
NEAREST = "No measure is called that. Is one of these meant?"


@dataclass(frozen=True, slots=True)
class Located:
    """A text by its words, and which of them name members or periods.

    Attributes:
        text: as written where folding keeps its length, so that a code in capitals stays one
            ("LA"), else folded; `places` are where each word starts and ends in it.
        members: the runs of words that some member is called by, from the first to after the last.
        periods: the places of words that name a period.
        valued: the places of words that a member or period explains.
        explained: those, and the places of words that say what to do with the figures.
        kept: the places of words that stay said whatever the label is.

    """

    text: str
    words: tuple[str, ...]
    places: tuple[tuple[int, int], ...]
    members: tuple[tuple[int, int], ...]
    periods: frozenset[int]
    valued: frozenset[int]
    explained: frozenset[int]
    kept: frozenset[int]

    def rest(self, used: frozenset[int], labels: LabelIndex, *, is_chosen: bool = False) -> str:
        """Return what the text says beside a label that accounts for the words at these places.

        Members, periods and orders are kept, and any word that no label knows; other words of
        labels are passed over, since the label has been found. Where the reader chooses it, so are
        ordinary words, unless nothing in the text names a member: one of them may be meant to.
        """
        is_free = is_chosen and bool(self.members)
        said = [
            place not in used
            and (
                place in self.explained
                or place in self.kept
                or not (
                    is_asking(word)
                    or _is_of_labels(word, labels)
                    or (is_free and labels.is_common(word))
                )
            )
            for place, word in enumerate(self.words)
        ]
        kept = [place for place, is_said in enumerate(said) if is_said]
        dropped = set(range(len(self.words)))
        for first, second in pairwise(kept):
            if self._is_joined(first, second, used):
                dropped -= set(range(first, second + 1))
        return self.without(frozenset(dropped - set(kept)))

    def _is_joined(self, first: int, second: int, used: frozenset[int]) -> bool:
        """Whether only words without a meaning of their own stand between two: "Kent and Essex"."""
        between = range(first + 1, second)
        return all(is_asking(self.words[place]) and place not in used for place in between)

    def is_about(self, used: frozenset[int]) -> bool:
        """Whether a label's words, members and periods are a good part of what the text says."""
        said = [place for place, word in enumerate(self.words) if not is_asking(word)]
        known = sum(place in used or place in self.explained for place in said)
        return known >= LEAST_KNOWN * len(said)

    def without(self, used: frozenset[int]) -> str:
        """Return the text without the words at these places."""
        kept = list(self.text)
        for place in used:
            start, end = self.places[place]
            kept[start:end] = " " * (end - start)
        return "".join(kept)


@dataclass(frozen=True, slots=True)
class MeasureFound:
    """The dataset that a text asks of, by which label, and the text without the words of it.

    Attributes:
        is_about: whether label, members and periods are enough of the text for it to be about them.
        is_sure: whether it may be answered without asking; else it is the only one that is near.

    """

    dataset: str
    rest: str
    is_exact: bool
    label: str
    is_about: bool = True
    is_sure: bool = True


def find_measure(text: str, index: Index) -> MeasureFound | Clarification | None:
    """Return what a text asks of the inferred datasets; None where it asks nothing of them.

    A Clarification says which measures it may be about.
    """
    if not index.has_labels or len(text) > MAX_LETTERS:
        return None
    located = _locate(text, index)
    hits = _find_hits(located, index)
    if not hits:
        return None
    best = hits[0]
    if best.is_exact and (better := _better(best, hits, located)):
        # Its words are all there, but another says more of what is asked: "energy" in "energy use".
        ranked = [*better, *(hit for hit in hits if hit not in better)]
        if not choose_label(ranked):
            return _ask(WHICH_MEASURE, ranked, located, index)
        hits, best = ranked, ranked[0]
    tied = _tied(hits, located, index)
    if len(tied) > 1:
        return _ask(WHICH_MEASURE, tied, located, index)
    is_sure = choose_label(hits) and _is_able(hits, located, index) and _is_said(best, located)
    if (best.is_exact and not best.is_denied) or is_sure:
        chosen = tied[0]
        used = _used(chosen, located, index)
        rest = located.without(used) if best.is_exact else located.rest(used, index.labels)
        is_about = located.is_about(chosen.used)
        return MeasureFound(chosen.dataset, rest, best.is_exact, chosen.text, is_about)
    near = [hit for hit in hits if located.is_about(hit.used)]
    if len({hit.dataset for hit in near}) == 1:
        rest = located.rest(_used(near[0], located, index), index.labels)
        return MeasureFound(near[0].dataset, rest, False, near[0].text, is_sure=False)
    return _ask(NEAREST, near, located, index) if near else None


def _is_said(hit: LabelHit, located: Located) -> bool:
    """Whether more than one word asks for a label, or one that stands in it, near enough."""
    asking = hit.used - located.explained
    label = {term.text for term in analyse(split_words(hit.text))}
    return len(asking) > 1 or any(
        term.text in label or any(related(term.text).get(each, 0) >= NEAR_SAME for each in label)
        for term in analyse(located.words)
        if term.start in hit.used
    )


def _is_able(hits: Sequence[LabelHit], located: Located, index: Index) -> bool:
    """Whether the best measure has the members named, or no other has them either."""
    return _has_members(hits[0], located, index) or not any(
        _has_members(hit, located, index) for hit in hits[1:]
    )


def offer_measures(text: str, index: Index, *, without: str = "") -> tuple[Choice, ...]:
    """Return the measures that a text may be about, likeliest first, but for one dataset's."""
    located = _locate(text, index)
    hits = [hit for hit in _find_hits(located, index) if hit.dataset != without]
    return _ask(NEAREST, hits, located, index).choices


def _find_hits(located: Located, index: Index) -> list[LabelHit]:
    if not 0 < len(located.words) <= MAX_WORDS:
        return []
    return [
        hit
        for hit in find_labels(located.words, located.explained, index.labels, located.members)
        # A label that has but the place asked for ("Scotland") is not about what is asked.
        if (hit.is_exact or (hit.score >= NEAR_SCORE and hit.used - located.valued))
        and index.is_inferred(hit.dataset)
    ]


def _better(exact: LabelHit, hits: Sequence[LabelHit], located: Located) -> list[LabelHit]:
    """Return the labels that say more of what is asked than one that stands in it whole."""
    better = [
        hit
        for hit in hits
        if hit.score > exact.score
        or (hit.used > exact.used and not hit.used - exact.used <= located.valued)
    ]
    return sorted(better, key=lambda hit: (-len(hit.used), -hit.score))


def _is_of_labels(word: str, labels: LabelIndex) -> bool:
    """Whether a word is one that labels are written in, or asked for with."""
    term = word_term(word)
    return term in SOFT or term[0] == "@" or labels.posting(term) is not None or bool(related(term))


def _locate(text: str, index: Index) -> Located:
    folded, located = locate_words(text)
    words = tuple(word for word, _, _ in located)
    runs = index.member_runs(words, LONGEST_MEMBER)
    valued = {place for start, end in runs for place in range(_begin(start, words), end)}
    periods = frozenset(_period_places(text, words))
    orders = _order_places(words, ORDER_ROLES) | index.dimension_places(words)
    return Located(
        text if len(text) == len(folded) else folded,
        words,
        tuple((start, end) for _, start, end in located),
        runs,
        periods,
        periods | valued,
        periods | valued | orders,
        frozenset(_order_places(words, KEPT_ROLES)),
    )


def _begin(start: int, words: Sequence[str]) -> int:
    """Return where a name that starts there begins with what kind of a place it is.

    >>> _begin(3, ("the", "state", "of", "ohio")), _begin(1, ("of", "ohio"))
    (1, 1)
    """
    is_kind = start > 1 and words[start - 1] == "of" and words[start - 2] in PLACE_KINDS
    return start - 2 if is_kind else start


def _order_places(words: Sequence[str], roles: frozenset[Role]) -> set[int]:
    """Return the places of words that say what is to be done with figures: "top 5", "over time"."""
    places: set[int] = set()
    for part in asking_phrases(words):
        if part.role not in roles:
            continue
        places.update(range(part.start, part.end))
        if part.role in ("most", "least") and words[part.end : part.end + 1]:
            places.update({part.end} if words[part.end].isdecimal() else ())
    return places


def _period_places(text: str, words: Sequence[str]) -> set[int]:
    """Return the places of the words that `find_periods` takes out of a text."""
    left = list(split_words(find_periods(text)[1]))
    places = set()
    for place, word in enumerate(words):
        if left and left[0] == word:
            left.pop(0)
        else:
            places.add(place)
    return places if not left else set()


def _tied(hits: Sequence[LabelHit], located: Located, index: Index) -> tuple[LabelHit, ...]:
    """Return the measures that fit as well as the best: those that have the members named, of
    them those that are called so themselves.
    """
    best = hits[0]
    equal = [hit for hit in hits if (hit.is_exact, hit.score) == (best.is_exact, best.score)]
    if len(equal) < 2:
        return (best,)
    able = [hit for hit in equal if _has_members(hit, located, index)] or equal
    labelled = [hit for hit in able if _is_label(hit, index)] or able
    return tuple(_first_of_each(labelled))


def _is_label(hit: LabelHit, index: Index) -> bool:
    """Whether a measure is called so itself, not by one of its other names."""
    named = {index.dataset(hit.dataset).label, index.name_of("dataset", hit.dataset)}
    return squash(hit.text) in map(squash, named)


def _has_members(hit: LabelHit, located: Located, index: Index) -> bool:
    """Whether a measure has all the members that the text names beside its label."""
    narrow = NarrowIndex(index, index.dataset(hit.dataset))
    said = hit.used | located.periods
    beside = (run for run in located.members if not said.issuperset(range(*run)))
    return all(narrow.has_member("".join(located.words[slice(*run)])) for run in beside)


def _used(hit: LabelHit, located: Located, index: Index) -> frozenset[int]:
    """Return the places that the label accounts for, but for members of just this measure.

    The words of an exact label are its own, whoever they name; so is the "World" of "World GDP"
    where a member is named beside it.
    """
    if hit.is_exact:
        return _whole_run(split_words(hit.text), located.words) or hit.used
    narrow = NarrowIndex(index, index.dataset(hit.dataset))
    named = {run: "".join(located.words[slice(*run)]) for run in located.members}
    found = narrow.find_names(named.values())
    runs = [run for run, text in named.items() if text in found]
    if any(hit.used.isdisjoint(range(*run)) for run in runs):
        label = split_words(hit.text)
        runs = [run for run in runs if not _stands_in(label, located.words, run)]
    return hit.used - {place for run in runs for place in range(*run)}


def _whole_run(label: Sequence[str], words: Sequence[str]) -> frozenset[int]:
    """Return the places where a label stands word for word; none where it does not.

    The first "Wales" of "Wales dwellings (Wales)" is no word of the label.

    >>> sorted(_whole_run(["dwellings", "wales"], ["wales", "dwellings", "wales"]))
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
    choices = []
    ranked = sorted(hits, key=lambda hit: not _has_members(hit, located, index))
    for hit in _first_of_each(ranked):
        used = _used(hit, located, index)
        rest = " ".join(located.rest(used, index.labels, is_chosen=True).split())
        parts = [Part("dataset", hit.dataset), *([Part("", rest)] if rest else [])]
        choices.append(make_choice(index, index.name_of("dataset", hit.dataset), parts))
    return Clarification(prompt, tuple(choices[:MAX_CHOICES]))


def _first_of_each(hits: Sequence[LabelHit]) -> Sequence[LabelHit]:
    """Return the first hit of each dataset, in order."""
    first: dict[str, LabelHit] = {}
    for hit in hits:
        first.setdefault(hit.dataset, hit)
    return tuple(first.values())
