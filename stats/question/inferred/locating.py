"""A text in, its words out, and which of them name members, periods, orders or nothing at all."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from stats.index.analysis import Term, analyse, is_asking, related, silent_places, word_term
from stats.index.reader import Index
from stats.index.terms import LabelIndex
from stats.periods import MONTHS
from stats.question.inferred.labels.mend import mend_words
from stats.question.inferred.labels.slots import SOFT
from stats.question.inferred.standins import LONGEST_MEMBER
from stats.question.words.asides import NARROWING
from stats.question.words.explaining import Part, asking_phrases
from stats.question.words.lengths import RECENT_WORDS
from stats.question.words.lexicon import Role
from stats.question.words.periods import (
    PeriodMention,
    count_months,
    find_periods,
    places_taken,
)
from stats.text import locate_words, split_words

ORDER_ROLES: frozenset[Role] = frozenset(
    {"most", "least", "rank", "ever", "series", "previous", "latest", "compare"}
)
"""Roles whose words need not stand in a label: they say what is done with its figures."""
CHANGE_ROLES: frozenset[Role] = frozenset({"change"})
KEPT_ROLES: frozenset[Role] = frozenset(
    {*ORDER_ROLES, "change", "difference", "by", "plus", "sum", "total", "mean", "when", "negation"}
)
"""Roles whose words stay said beside a label that has been chosen."""
PEOPLE = frozenset(map(word_term, ("people", "persons", "cases", "number", "figures")))
PERCENT = frozenset({"percent", "pct", "percentage"})
PLACE_KINDS = ("state", "city", "county", "town", "village", "borough", "province", "region")
"""What a place is called before its name: "the state of Ohio" asks of no state government."""
BINDING = frozenset(
    ("since", "from", "after", "before", "until", "till", "to", "between", "through", "over", "by")
)
"""Words that say of the year behind them that it begins or ends what is asked for."""
LEAST_BEHIND = 3
"""Words that stand behind a colon at least for what is before it to be said beside the question.
Source: the shortest of the 1,127 questions of `tests.bench.census` has so many. With "for a story:"
before them all come out as they do alone, up to this; 1,118 do at four and 1,077 at five."""
TURNING = frozenset(("not", "no", "except", "but", "without", "only", "just", "versus", "vs")) | (
    NARROWING - {"the", "those"}
)
"""Words that turn what is asked into something else: "not", "except", "only"."""
LEAST_KNOWN = 0.5
"""Share of a text's words that a label, members and periods must account for to ask back about it.
Source: of the 4,564 questions and remarks of the question sets, asked beside a collection of 48
packages, 177 were asked back without it and 98 are with it; 4,449 are right, 4,374 were."""


@dataclass(frozen=True, slots=True)
class Located:
    """A text by its words, and which of them name members or periods.

    Attributes:
        text: as written where folding keeps its length, so that a code in capitals stays one
            ("LA"), else folded; `places` are where each word starts and ends in it.
        members: the runs of words that some member is called by, from the first to after the last.
        periods: the places of words that name a period.
        months: the first and the last month of each period that is named in full.
        dimensions: the places of words that name a dimension, or a kind of its members: "country".
        lead: the places of words that say before the question why it is asked.
        silent: those, and the places of words that say nothing: "according to the census".
        valued: the places of words that a member or period explains.
        explained: those, and the places of words that say what to do with the figures.
        kept: the places of words that stay said whatever the label is.

    """

    text: str
    words: tuple[str, ...]
    places: tuple[tuple[int, int], ...]
    members: tuple[tuple[int, int], ...]
    periods: frozenset[int]
    months: tuple[tuple[str, str], ...]
    dimensions: frozenset[int]
    lead: frozenset[int]
    silent: frozenset[int]
    valued: frozenset[int]
    explained: frozenset[int]
    kept: frozenset[int]

    @property
    def asked(self) -> tuple[str, ...]:
        """The words, nothing in the place of those said before the question."""
        return tuple("" if n in self.lead else word for n, word in enumerate(self.words))

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
                or (word in BINDING and place + 1 in self.periods)
                or not (
                    is_asking(word)
                    or place in self.silent
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
        said = [
            place
            for place, word in enumerate(self.words)
            if not is_asking(word) and place not in self.silent
        ]
        known = sum(place in used or place in self.explained for place in said)
        return known >= LEAST_KNOWN * len(said)

    def without(self, used: frozenset[int]) -> str:
        """Return the text without the words at these places, nor the marks between two of them."""
        kept = list(self.text)
        for place in used:
            start, end = self.places[place]
            if place + 1 in used:
                end = self.places[place + 1][0]
            kept[start:end] = " " * (end - start)
        return "".join(kept)


def locate(text: str, index: Index) -> Located:
    """Return a text by its words, misspelt ones of labels mended, and what they name."""
    folded, located = locate_words(text)
    words = tuple(word for word, _, _ in located)
    runs = index.member_runs(words, LONGEST_MEMBER)
    valued = {place for start, end in runs for place in range(_begin(start, words), end)}
    mentions, left = find_periods(text)
    periods = frozenset(places_taken(left, words))
    mended = mend_words(words, periods | valued, index.labels)
    if mended != words:
        places = [(start, end) for _, start, end in located]
        written = text if len(text) == len(folded) else folded
        return locate(_put_right(written, places, words, mended), index)
    lead = _lead(folded, located, periods | valued, words, index)
    dimensions = index.dimension_places(words)
    asking = tuple(asking_phrases(words))
    orders = _order_places(words, asking, ORDER_ROLES) | dimensions
    orders |= _change_shares(words, asking)
    orders |= _recent_lengths(words, asking)
    if _names_two_years(mentions):
        # Of two years a change is to be worked out, and is none that is in print of one.
        orders |= _order_places(words, asking, CHANGE_ROLES)
    return Located(
        text if len(text) == len(folded) else folded,
        words,
        tuple((start, end) for _, start, end in located),
        runs,
        periods,
        tuple((each.start, each.end) for each in mentions if each.start and each.end),
        dimensions,
        lead,
        silent_places(words) | lead,
        periods | valued,
        periods | valued | orders,
        frozenset(_order_places(words, asking, KEPT_ROLES)),
    )


def free_terms(located: Located, *, kept: Collection[Role] = ()) -> tuple[Term, ...]:
    """Return the terms that no name and no word of asking explains, whatever the measure; of
    persons and numbers there are figures everywhere.

    Words of asking with one of the roles `kept` are none here.
    """
    asking = (part for part in asking_phrases(located.words) if part.role not in kept)
    taken = {place for run in located.members for place in range(*run)}
    taken |= located.periods | located.silent | located.dimensions
    taken |= {n for part in asking for n in range(part.start, part.end)}
    taken |= {place for place, word in enumerate(located.words) if is_asking(word)}
    return tuple(
        term
        for term in analyse(located.words)
        if taken.isdisjoint(range(term.start, term.end)) and term.text not in PEOPLE
    )


def _names_two_years(mentions: Sequence[PeriodMention]) -> bool:
    """Whether two periods are named, or one from a year to another: "from 2021 to 2023"."""
    dated = [each for each in mentions if each.start and each.end]
    return len(dated) > 1 or any(
        count_months(each) > len(MONTHS) and not each.is_open for each in dated
    )


def _put_right(
    text: str, places: Sequence[tuple[int, int]], words: Sequence[str], mended: Sequence[str]
) -> str:
    """Return a text with other words in the place of those that were mended."""
    for (start, end), word, other in reversed(list(zip(places, words, mended, strict=True))):
        if word != other:
            text = f"{text[:start]}{other}{text[end:]}"
    return text


def _lead(
    folded: str,
    located: Sequence[tuple[str, int, int]],
    named: Collection[int],
    words: Sequence[str],
    index: Index,
) -> frozenset[int]:
    """Return the places of words before a colon that only say why is asked: "for a story: ...".

    None of them is a name, a word that labels are written in, or one that narrows what is asked.
    """
    head, colon, tail = folded.partition(":")
    count = sum(end <= len(head) for _, _, end in located)
    if not colon or not count or len(split_words(tail)) < LEAST_BEHIND:
        return frozenset()
    is_plain = all(
        place not in named
        and word not in TURNING
        and (is_asking(word) or index.labels.posting(word_term(word)) is None)
        and not any(character.isdigit() for character in word)
        for place, word in enumerate(words[:count])
    )
    return frozenset(range(count)) if is_plain else frozenset()


def _begin(start: int, words: Sequence[str]) -> int:
    """Return where a name that starts there begins with what kind of a place it is.

    >>> _begin(3, ("the", "state", "of", "ohio")), _begin(1, ("of", "ohio"))
    (1, 1)
    """
    is_kind = start > 1 and words[start - 1] == "of" and words[start - 2] in PLACE_KINDS
    return start - 2 if is_kind else start


def _change_shares(words: Sequence[str], asking: Sequence[Part]) -> set[int]:
    """Return the places of words that want a change in per cent: "down how much in percent".

    >>> words = "how much has it grown pct".split()
    >>> sorted(_change_shares(words, tuple(asking_phrases(words))))
    [5]
    >>> words = "percentage of adults who grew".split()
    >>> _change_shares(words, tuple(asking_phrases(words)))
    set()
    """
    if not any(part.role == "change" for part in asking):
        return set()
    return {
        place
        for place, word in enumerate(words)
        if word in PERCENT and "of" not in words[place + 1 : place + 2]
    }


def _recent_lengths(words: Sequence[str], asking: Sequence[Part]) -> set[int]:
    """Return the places of words for so many of the latest years, which are no label's.

    >>> words = "rise over the last five years".split()
    >>> sorted(_recent_lengths(words, tuple(asking_phrases(words))))
    [3, 4, 5]
    """
    return {
        place
        for part in asking
        if part.role == "length" and part.start and words[part.start - 1] in RECENT_WORDS
        for place in range(part.start - 1, part.end)
    }


def _order_places(words: Sequence[str], asking: Sequence[Part], roles: frozenset[Role]) -> set[int]:
    """Return the places of words that say what is to be done with figures: "top 5", "over time"."""
    places: set[int] = set()
    for part in asking:
        if part.role not in roles:
            continue
        places.update(range(part.start, part.end))
        if part.role in ("most", "least") and words[part.end : part.end + 1]:
            places.update({part.end} if words[part.end].isdecimal() else ())
    return places


def _is_of_labels(word: str, labels: LabelIndex) -> bool:
    """Whether a word is one that labels are written in, or asked for with."""
    term = word_term(word)
    return term in SOFT or term[0] == "@" or labels.posting(term) is not None or bool(related(term))
