"""Text in, what it mentions out: names from the packages, words of asking, and what is neither.

Each word is explained once, by the cheapest reading of the whole text: the longest exact name
first, then a misspelt one, then the words of asking. A word that nothing explains is kept as
unknown, since it may change what is asked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import pairwise

from stats.index.reader import Index
from stats.question.thresholds import (
    MAX_LETTERS,
    MAX_WORDS,
)
from stats.question.words.asides import (
    Word,
    claim_value,
    find_asides,
    find_claims,
    find_narrowing,
    find_nothing,
    number_clauses,
)
from stats.question.words.bounds import BoundMention, find_bound
from stats.question.words.exclusions import leave_out
from stats.question.words.explaining import (
    UNCLEAR_ROLES,
    Mention,
    Part,
    asking_phrases,
    cover_words,
    doubt_joins,
    doubt_sides,
    exact_names,
    misspelt_names,
    topic_words,
)
from stats.question.words.lengths import find_unfit
from stats.question.words.lexicon import (
    HOMOGRAPHS,
    PLACE_PREPOSITIONS,
    Role,
)
from stats.question.words.periods import PeriodMention, locate_periods
from stats.question.words.persons import said_of_persons, tell_apart
from stats.question.words.releasewords import find_release, names_month
from stats.question.words.spelling import find_slips, put_right, spell_words
from stats.question.words.tidying import tidy
from stats.text import fold, split_words

BESIDE: frozenset[Role] = frozenset({"personal", "negation", "number"})
"""Roles that have no say where their words are an aside."""
RANKING_ROLES = frozenset({"most", "least", "rank"})
PLACED = frozenset({"place in", "places in"})
"""Words for a place in an order, but where one is said: "the worst place in England"."""


@dataclass(frozen=True, slots=True)
class Mentions:
    """All that a text mentions, in its order.

    Attributes:
        roles: the words of asking, by their role.
        topics: words that stand in names of datasets, each with the datasets it speaks for.
        unclear: words that nothing explains, or that ask for what cannot be done.
        claims: numbers that are put up to be checked.
        asides: words that nothing explains, passed over as said beside the question.
        release: the month of the release that is asked of; empty where none is named.
        left_out: the names of members that are said to be none of those asked for.
        bound: what the figures asked for are to lie above or below.
        clauses: for each word which part of the text, set off by marks, it stands in.

    """

    names: tuple[Mention, ...] = ()
    periods: tuple[PeriodMention, ...] = ()
    roles: Mapping[Role, tuple[str, ...]] = field(default_factory=dict)
    topics: Mapping[str, frozenset[str]] = field(default_factory=dict)
    unclear: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    claims: tuple[float, ...] = ()
    asides: tuple[str, ...] = ()
    clauses: tuple[int, ...] = ()
    release: str = ""
    left_out: tuple[Mention, ...] = ()
    bound: BoundMention | None = None

    def of(self, concept: str) -> tuple[Mention, ...]:
        """Return the mentions of one concept."""
        return tuple([mention for mention in self.names if mention.concept == concept])

    def said(self, role: Role) -> tuple[str, ...]:
        """Return the words of asking of this role, in order."""
        return self.roles.get(role, ())

    def has(self, role: Role) -> bool:
        """Whether a word of asking of this role was used."""
        return role in self.roles

    def count(self, role: Role) -> int:
        """Return how many words of asking of this role were used."""
        return len(self.said(role))


def find_mentions(text: str, index: Index, *, with_slips: bool = True) -> Mentions:
    """Return what a text mentions; slips in the words of asking are put right first, once."""
    if len(text) > MAX_LETTERS:
        return Mentions(unclear=tuple(dict.fromkeys(split_words(text[:MAX_LETTERS]))))
    first = index.datasets[0].dimensions[0]
    text = tidy(text, lambda word: _is_of(word, first, index))
    release, text_left = _find_release(text, index)
    bound, text_left = _find_bound(text_left, index)
    periods, rest, gaps = locate_periods(text_left)
    words = split_words(rest)
    if len(words) > MAX_WORDS:
        return Mentions(unclear=tuple(dict.fromkeys(words)))
    named = list(exact_names(words, index))
    nouns = {part.end for part in named if _concept(part) == "dimension"}
    # "By age" asks for what there is where a dimension is called so.
    asked = (
        part
        for part in asking_phrases(words, gaps)
        if part.role != "unsupported" or part.end not in nouns
    )
    parts = [*named, *asked]
    explained = {i for part in parts for i in range(part.start, part.end)}
    spellings = spell_words(words, explained, index)
    slips = find_slips(words, explained, spellings, index) if with_slips else {}
    if slips:
        return find_mentions(put_right(text, slips), index, with_slips=False)
    parts += misspelt_names(words, spellings, index)
    parts += topic_words(words, spellings, index)
    clauses = number_clauses(rest, words)
    best = tell_apart(words, _choose_parts(words, parts, periods, first))
    best = doubt_joins(words, best, clauses, index)
    best = leave_out(words, doubt_sides(words, best, clauses), clauses)
    found = _collect(words, best, periods, clauses, first)
    left_out = tuple(name for part in best for name in part.left_out)
    if not (release or left_out or bound):
        return found
    return replace(found, release=release, left_out=left_out, bound=bound)


def _choose_parts(
    words: Sequence[str], parts: Sequence[Part], periods: Sequence[PeriodMention], first: str
) -> tuple[Part, ...]:
    """Return the parts that explain the words best, without those that only seem to."""
    best = cover_words(len(words), parts)
    if not _is_all_named(words, best) or _is_beside_place(words, best):
        parts = [part for part in parts if not _is_ordinary_word(words, part)]
        best = cover_words(len(words), parts)
    for find_seeming in (said_of_persons, partial(_guessed_places, periods=periods, first=first)):
        if seeming := find_seeming(best, parts):
            parts = [part for part in parts if part not in seeming]
            best = cover_words(len(words), parts)
    return best


def _find_release(text: str, index: Index) -> tuple[str, str]:
    months = index.release_months
    if not (months and names_month(text)):
        return "", text
    periods = {month for month in months if index.find_periods(month, month)}
    publishers = {split_words(fold(each.publisher))[0] for each in index.datasets if each.publisher}
    return find_release(text, months, periods, publishers)


def _find_bound(text: str, index: Index) -> tuple[BoundMention | None, str]:
    """Return what figures are to lie above or below, and the text without it.

    Of members only where their kind is named. Of inferred measures it is left in the text: their
    own labels have such words ("under 18").
    """
    bound, rest = find_bound(text)
    is_inferred = index.datasets[0].is_inferred
    if bound is None or is_inferred:
        return None, text
    has_noun = any(_is_of(word, "dimension", index) for word in split_words(rest))
    return (bound, rest) if bound.of != "members" or has_noun else (None, text)


def _guessed_places(
    parts: Sequence[Part], _: Sequence[Part], *, periods: Sequence[PeriodMention], first: str
) -> list[Part]:
    """Return places that are named only by a misspelt word, in a text that asks of nothing else.

    "Broadband" alone is not Broadland; in "norwhich instagram 2018/19" a place is looked for.
    """
    named = [part.mention for part in parts if part.mention is not None]
    has_more = any(each.concept != first for each in named)
    if periods or has_more or any(part.topics for part in parts):
        return []
    return [
        part
        for part in parts
        if part.mention is not None
        and part.mention.distance
        and all(hit.kind == "within" for hit in part.mention.candidates)
    ]


def _is_of(word: str, dimension: str, index: Index) -> bool:
    return any(hit.concept == dimension for hit in index.names(word))


def _is_all_named(words: Sequence[str], parts: Sequence[Part]) -> bool:
    """Whether the text has nothing but names and topic words, as in "Reading Facebook"."""
    named = [p for p in parts if p.mention or p.topics or p.role in ("topic", "total")]
    return sum(p.end - p.start for p in named) == len(words)


def _is_beside_place(words: Sequence[str], parts: Sequence[Part]) -> bool:
    """Whether a place stands beside an ordinary word that is one too: "bath grooming kent".

    Not where the one lies in the other: "deal, kent" is of Deal.
    """
    ordinary = [part for part in parts if _is_ordinary_word(words, part)]
    named = [part for part in parts if part.mention and part not in ordinary]
    return any(
        _concept(part) == _concept(other) and _codes(part).isdisjoint(_codes(other))
        for part in ordinary
        for other in named
    )


def _codes(part: Part) -> set[str]:
    return {hit.code for hit in part.mention.candidates} if part.mention else set()


def _is_all_names(words: Sequence[str], parts: Sequence[Part]) -> bool:
    """Whether every word stands in a name, as in "Kent Facebook"."""
    return sum(part.end - part.start for part in parts if part.role is None) == len(words)


def _is_ordinary_word(words: Sequence[str], part: Part) -> bool:
    """Whether a part takes an ordinary word ("sale", without "in") for the place of that name."""
    if part.mention is None or part.mention.candidates[0].kind != "within":
        return False
    before = words[part.start - 1] if part.start else ""
    return part.mention.text in HOMOGRAPHS and before not in PLACE_PREPOSITIONS


def _collect(
    words: tuple[str, ...],
    parts: Sequence[Part],
    periods: tuple[PeriodMention, ...],
    clauses: tuple[int, ...],
    first: str,
) -> Mentions:
    names = tuple([part.mention for part in parts if part.mention])
    topics = {words[part.start]: part.topics for part in parts if part.topics}
    if _is_all_names(words, parts):
        # There is nothing beside them that could be an aside, a claim or a word of asking.
        unclear = _in_order(find_unfit(words, {}, periods), words)
        return Mentions(names, periods, {}, topics, unclear, words, clauses=clauses)
    read = _read_words(words, parts, clauses, first)
    # "Which forces recorded no offences" puts nothing up: it asks of each.
    is_of_each = any(mention.concept == "dimension" for mention in names) or "who" in words
    claims = (*find_claims(read), *(() if is_of_each else find_nothing(read)))
    aside = {*find_asides(read), *claims}
    roles: dict[Role, tuple[str, ...]] = {}
    said = {part.role for part in parts}
    for part in parts:
        if part.role and not (
            part.role in BESIDE and aside.issuperset(range(part.start, part.end))
        ):
            text = " ".join(words[part.start : part.end])
            role = "filler" if text in PLACED and said & {"most", "least"} else part.role
            roles[role] = (*roles.get(role, ()), text)
    unclear_roles = UNCLEAR_ROLES if _has_purpose(parts, periods) else (*UNCLEAR_ROLES, "personal")
    asked_too_much = tuple(text for role in unclear_roles for text in roles.get(role, ()))
    # Beside a question these may be what it is about: "suicide figures".
    asked_too_much += tuple(
        " ".join(words[part.start : part.end])
        for part in parts
        if part.role == "distress" and not aside.issuperset(range(part.start, part.end))
    )
    asked_too_much += find_unfit(words, roles, periods)
    if not RANKING_ROLES & roles.keys():
        counted = _counting(words, parts)
        asked_too_much += tuple(text for text in roles.get("number", ()) if text not in counted)
    unexplained = (i for i, word in enumerate(read) if word.role is None and not word.is_name)
    asked_too_much += find_narrowing(read)
    unclear = (*(words[i] for i in unexplained if i not in aside), *asked_too_much)
    return Mentions(
        names=names,
        periods=periods,
        roles=roles,
        topics=topics,
        unclear=_in_order(unclear, words),
        words=words,
        claims=tuple(claim_value(words[i]) for i in claims),
        clauses=clauses,
        asides=tuple(words[i] for i in sorted(aside) if read[i].is_unknown and i not in claims),
    )


def _in_order(texts: Sequence[str], words: Sequence[str]) -> tuple[str, ...]:
    """Return runs of words once each, in the order in which they begin."""
    return tuple(dict.fromkeys(sorted(texts, key=lambda text: words.index(text.split()[0]))))


def _counting(words: Sequence[str], parts: Sequence[Part]) -> set[str]:
    """Return the numbers that only say how many there are: "the 43 forces in"."""
    return {
        words[part.start]
        for part, following in pairwise(parts)
        if part.role == "number"
        and _concept(following) == "dimension"
        and part.end == following.start
        and part.start > 0
        and words[part.start - 1] in ("the", "all", "its", "their")
    }


def _read_words(
    words: Sequence[str], parts: Sequence[Part], clauses: Sequence[int], first: str
) -> tuple[Word, ...]:
    """Return each word with what it is understood as; `first` is the dimension of places."""
    by_place = {place: part for part in parts for place in range(part.start, part.end)}
    return tuple(
        Word(
            text,
            clause,
            part.role,
            is_name=part.role is None,
            is_place=_concept(part) == first,
            is_topic=_is_topic(part),
        )
        if (part := by_place.get(place))
        else Word(text, clause)
        for place, (text, clause) in enumerate(zip(words, clauses, strict=True))
    )


def _is_topic(part: Part) -> bool:
    is_title = _concept(part) == "dataset" or bool(part.topics)
    return is_title or part.role in ("topic", "total")


def _concept(part: Part) -> str:
    return part.mention.concept if part.mention else ""


def _has_purpose(parts: Sequence[Part], periods: Sequence[PeriodMention]) -> bool:
    """Whether a text says that a figure is wanted, so that "my" and "we" are but small talk."""
    concepts = {part.mention.concept for part in parts if part.mention}
    return bool(periods or concepts & {"dataset", "period"} or any(map(_is_topic, parts)))
