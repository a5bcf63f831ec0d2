"""Text in, what it mentions out: names from the packages, words of asking, and what is neither.

Each word is explained once, by the cheapest reading of the whole text: the longest exact name
first, then a misspelt one, then the words of asking. A word that nothing explains is kept as
unknown, since it may change what is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from stats.index.reader import Index, NameHit
from stats.question.asides import Word, find_asides, find_claims, number_clauses
from stats.question.lexicon import (
    HOMOGRAPHS,
    LONGEST_PHRASE,
    PHRASES,
    PLACE_PREPOSITIONS,
    SIGNING_OFF,
    WORDS,
    Role,
)
from stats.question.periods import PeriodMention, find_periods
from stats.question.spelling import Spelling, find_asking_word, find_spellings
from stats.question.thresholds import (
    LONGEST_NAME,
    LONGEST_SIGNATURE,
    LONGEST_UNSURE,
    MAX_LETTERS,
    MAX_MISSPELT,
    MAX_RANKED,
    MAX_SPELLINGS,
    MAX_WORDS,
)
from stats.text import fold, split_words

_LETTERS = re.compile(r"[^\W\d_]+")
_CLOCK = re.compile(
    r"\b(?:(?:by|before|at|for|in|is)\s+)?(?:the\s+)?\d{1,2}(?:[:.]\d\d)?\s?(?:am|pm|o'?clock)\b"
    r"|\b(?:by|before|at|for|in|is)\s+\d{1,2}(?:[:.]\d\d)?(?:\s?min(?:ute)?s?)?(?=\s*(?:$|[,;:!?.]))"
)
"""A time by which the answer is wanted: "for the 5pm", "on air in 10"."""
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,40}>")

NAME_SCORE, ASKING_SCORE, TOPIC_SCORE, JOIN_SCORE, EDIT_COST = 10.0, 8.0, 7.0, 2.0, 4.0
"""A word explained by a name counts more than one explained as asking; each word that one name
explains together adds; each edit takes away. Source: only their order matters."""


UNCLEAR_ROLES: tuple[Role, ...] = ("unsupported", "month", "negation")
"""Words of asking that change what is asked in a way that cannot be followed."""
BESIDE: frozenset[Role] = frozenset({"personal", "negation", "number"})
"""Roles that have no say where their words are an aside."""
RANKING_ROLES = frozenset({"most", "least", "rank"})


@dataclass(frozen=True, slots=True)
class Mention:
    """A part of the text that names one code, or one of several.

    Attributes:
        candidates: the likeliest first; more than one where the text is ambiguous.
        distance: letters that had to be changed; 0 is written exactly.

    """

    concept: str
    text: str
    candidates: tuple[NameHit, ...]
    distance: int = 0


@dataclass(frozen=True, slots=True)
class Mentions:
    """All that a text mentions, in its order.

    Attributes:
        roles: the words of asking, by their role.
        topics: words that stand in names of datasets, each with the datasets it speaks for.
        unclear: words that nothing explains, or that ask for what cannot be done.
        claims: numbers that are put up to be checked.

    """

    names: tuple[Mention, ...] = ()
    periods: tuple[PeriodMention, ...] = ()
    roles: Mapping[Role, tuple[str, ...]] | None = None
    topics: Mapping[str, frozenset[str]] | None = None
    unclear: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    claims: tuple[float, ...] = ()

    def of(self, concept: str) -> tuple[Mention, ...]:
        """Return the mentions of one concept."""
        return tuple(mention for mention in self.names if mention.concept == concept)

    def said(self, role: Role) -> tuple[str, ...]:
        """Return the words of asking of this role, in order."""
        return (self.roles or {}).get(role, ())

    def has(self, role: Role) -> bool:
        """Whether a word of asking of this role was used."""
        return self.count(role) > 0

    def count(self, role: Role) -> int:
        """Return how many words of asking of this role were used."""
        return len(self.said(role))


@dataclass(frozen=True, slots=True)
class _Part:
    """One way to explain the words from `start` to `end`."""

    start: int
    end: int
    score: float
    role: Role | None = None
    mention: Mention | None = None
    topics: frozenset[str] | None = None


def find_mentions(text: str, index: Index, *, with_slips: bool = True) -> Mentions:
    """Return what a text mentions; slips in the words of asking are put right first, once."""
    if len(text) > MAX_LETTERS:
        return Mentions(unclear=split_words(text[:MAX_LETTERS]))
    text = _CLOCK.sub(" ", _THOUSANDS.sub("", fold(_TAG.sub(" ", text))))
    periods, rest = find_periods(text)
    words = split_words(rest)
    if len(words) > MAX_WORDS:
        return Mentions(unclear=words)
    parts = [*_exact_names(words, index), *_asking_phrases(words)]
    explained = {i for part in parts for i in range(part.start, part.end)}
    spellings = _spellings(words, explained, index)
    slips = _slips(words, explained, spellings, index) if with_slips else {}
    if slips:
        return find_mentions(_put_right(text, slips), index, with_slips=False)
    parts += _misspelt_names(words, spellings, index)
    parts += _topic_words(words, spellings, index)
    best = _cover(len(words), parts)
    first = index.datasets[0].dimensions[0]
    if not _is_all_named(words, best):
        parts = [part for part in parts if not _is_ordinary_word(words, part)]
        best = _cover(len(words), parts)
    return _collect(words, best, periods, number_clauses(rest, words), first)


def _slips(
    words: Sequence[str],
    explained: set[int],
    spellings: Mapping[int, tuple[Spelling, ...]],
    index: Index,
) -> dict[str, str]:
    """Return the words that are slips of words of asking, and what was meant."""
    found = {}
    for i, word in enumerate(words):
        near = {each.word for each in spellings.get(i, ()) if each.is_near}
        is_name = bool(near - WORDS)
        if i in explained or is_name or index.is_common(word) or index.is_vocabulary(word):
            continue
        meant = find_asking_word(word)
        if meant and meant != word:
            found[word] = meant
    return found


def _put_right(text: str, slips: Mapping[str, str]) -> str:
    """Return a folded text with the given words replaced, everything else as it stands."""
    return _LETTERS.sub(lambda match: slips.get(match[0], match[0]), text)


def _is_all_named(words: Sequence[str], parts: Sequence[_Part]) -> bool:
    """Whether the text has nothing but names and topic words, as in "Reading Facebook"."""
    named = [part for part in parts if part.mention or part.topics or part.role == "topic"]
    return sum(part.end - part.start for part in named) == len(words)


def _is_ordinary_word(words: Sequence[str], part: _Part) -> bool:
    """Whether a part takes an ordinary word ("sale", without "in") for the place of that name."""
    if part.mention is None or part.mention.candidates[0].kind != "within":
        return False
    before = words[part.start - 1] if part.start else ""
    return part.mention.text in HOMOGRAPHS and before not in PLACE_PREPOSITIONS


def _spans(words: Sequence[str], longest: int) -> Iterable[tuple[int, int]]:
    for start in range(len(words)):
        for end in range(start + 1, min(len(words), start + longest) + 1):
            yield start, end


def _exact_names(words: Sequence[str], index: Index) -> Iterable[_Part]:
    squashed = {(i, j): "".join(words[i:j]) for i, j in _spans(words, LONGEST_NAME)}
    found = index.find_names(set(squashed.values()))
    for (start, end), text in squashed.items():
        hits = found.get(text, ())
        is_asking = end - start == 1 and text in WORDS
        hits = tuple(
            hit
            for hit in hits
            if hit.kind != "within"
            or (not is_asking and end - start in (1, len(split_words(hit.text))))
        )
        if hits:
            mention = _mention(words[start:end], [(hit, 0) for hit in hits])
            yield _Part(start, end, _name_score(end - start, mention), mention=mention)


def _asking_phrases(words: Sequence[str]) -> Iterable[_Part]:
    for start, end in _spans(words, LONGEST_PHRASE):
        if role := PHRASES.get(tuple(words[start:end])):
            count = end - start
            score = ASKING_SCORE * count + JOIN_SCORE * (count - 1)
            yield _Part(start, end, score + (role in UNCLEAR_ROLES), role=role)


def _spellings(
    words: Sequence[str], explained: set[int], index: Index
) -> dict[int, tuple[Spelling, ...]]:
    found: dict[str, tuple[Spelling, ...]] = {}
    for i, word in enumerate(words):
        if i not in explained and word not in found:
            found[word] = () if index.is_vocabulary(word) else find_spellings(word, index)
    return {
        i: found[word][:MAX_SPELLINGS]
        for i, word in enumerate(words)
        if i not in explained and found[word]
    }


def _misspelt_names(
    words: Sequence[str], spellings: Mapping[int, tuple[Spelling, ...]], index: Index
) -> Iterable[_Part]:
    """Look up every span with a misspelt word in it, under each spelling it may be meant as."""
    tried: dict[tuple[int, int], list[tuple[str, int, bool]]] = {}
    for start, end in _spans(words, LONGEST_NAME):
        misspelt = [i for i in range(start, end) if i in spellings]
        if not misspelt or len(misspelt) > MAX_MISSPELT:
            continue
        for chosen in product(*(spellings[i] for i in misspelt)):
            is_alone = len(chosen) > 1 or end - start < 2
            if is_alone and any(spelling.needs_company for spelling in chosen):
                continue
            meant = list(words[start:end])
            for i, spelling in zip(misspelt, chosen, strict=True):
                meant[i - start] = spelling.word
            distance = sum(spelling.distance for spelling in chosen)
            is_near = all(spelling.is_near for spelling in chosen)
            tried.setdefault((start, end), []).append(("".join(meant), distance, is_near))
    found = index.find_names({text for each in tried.values() for text, _, _ in each})
    for (start, end), texts in tried.items():
        hits = [
            (hit, distance, is_near)
            for text, distance, is_near in texts
            for hit in found.get(text, ())
        ]
        if any(is_near for _, _, is_near in hits):
            mention = _mention(words[start:end], [(hit, distance) for hit, distance, _ in hits])
            yield _Part(start, end, _name_score(end - start, mention), mention=mention)


def _mention(words: Sequence[str], hits: Sequence[tuple[NameHit, int]]) -> Mention:
    """Keep the codes of the best concept that are about as near as the nearest one."""
    length = sum(len(word) for word in words)
    ranked = sorted(hits, key=lambda each: (each[1], each[0].kind == "within"))
    best, distance = ranked[0]
    near: dict[str, NameHit] = {}
    initial = words[0][:1]
    for hit, edits in ranked:
        is_rival = edits == distance or (
            edits == distance + 1
            and length <= LONGEST_UNSURE
            and len(split_words(hit.text)) == len(words)
            and (_starts(hit, initial) or not _starts(best, initial))
        )
        is_same_kind = (hit.kind == "within") == (best.kind == "within")
        if hit.concept == best.concept and is_rival and is_same_kind:
            near.setdefault(hit.code, hit)
    return Mention(best.concept, " ".join(words), tuple(near.values()), distance)


def _starts(hit: NameHit, initial: str) -> bool:
    """Whether the name begins with the letter typed first, which fingers seldom miss."""
    return hit.text[:1].casefold() == initial


def _name_score(count: int, mention: Mention) -> float:
    return NAME_SCORE * count + JOIN_SCORE * (count - 1) - EDIT_COST * mention.distance


def _topic_words(
    words: Sequence[str], spellings: Mapping[int, tuple[Spelling, ...]], index: Index
) -> Iterable[_Part]:
    """Single words that stand in names of datasets, and numbers of a ranking."""
    for i, word in enumerate(words):
        near = [each.word for each in spellings.get(i, ()) if each.is_near]
        telling = [each for each in (word, *near) if PHRASES.get((each,), "topic") == "topic"]
        topics = next(filter(None, map(index.topics, telling)), frozenset())
        if topics:
            yield _Part(i, i + 1, TOPIC_SCORE if not near else TOPIC_SCORE / 2, topics=topics)
        elif word.isdecimal() and int(word) in range(1, MAX_RANKED + 1):
            yield _Part(i, i + 1, TOPIC_SCORE, role="number")


def _cover(count: int, parts: Iterable[_Part]) -> tuple[_Part, ...]:
    """Return the parts, one after another, that explain the words best."""
    starting: dict[int, list[_Part]] = {}
    for part in parts:
        starting.setdefault(part.start, []).append(part)
    best: list[tuple[float, tuple[_Part, ...]]] = [(0.0, ())] * (count + 1)
    for i in reversed(range(count)):
        best[i] = best[i + 1]
        for part in starting.get(i, ()):
            score = part.score + best[part.end][0]
            if score > best[i][0]:
                best[i] = score, (part, *best[part.end][1])
    return best[0][1]


def _collect(
    words: Sequence[str],
    parts: Sequence[_Part],
    periods: Sequence[PeriodMention],
    clauses: Sequence[int],
    first: str,
) -> Mentions:
    read = _read_words(words, parts, clauses, first)
    claims = find_claims(read)
    aside = {*find_asides(read), *_signature(words, parts), *claims}
    roles: dict[Role, tuple[str, ...]] = {}
    for part in parts:
        if part.role and not (
            part.role in BESIDE and aside.issuperset(range(part.start, part.end))
        ):
            text = " ".join(words[part.start : part.end])
            roles[part.role] = (*roles.get(part.role, ()), text)
    unclear_roles = UNCLEAR_ROLES if _has_purpose(parts, periods) else (*UNCLEAR_ROLES, "personal")
    asked_too_much = tuple(text for role in unclear_roles for text in roles.get(role, ()))
    if not periods:
        asked_too_much += roles.get("length", ())
    if not RANKING_ROLES & roles.keys():
        asked_too_much += roles.get("number", ())
    unexplained = (i for i, word in enumerate(read) if word.role is None and not word.is_name)
    unclear = [*(words[i] for i in unexplained if i not in aside), *asked_too_much]
    return Mentions(
        names=tuple(part.mention for part in parts if part.mention),
        periods=tuple(periods),
        roles=roles,
        topics={words[part.start]: part.topics for part in parts if part.topics},
        unclear=tuple(
            dict.fromkeys(sorted(unclear, key=lambda text: words.index(text.split()[0])))
        ),
        words=tuple(words),
        claims=tuple(float(words[i]) for i in claims),
    )


def _read_words(
    words: Sequence[str], parts: Sequence[_Part], clauses: Sequence[int], first: str
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


def _is_topic(part: _Part) -> bool:
    is_title = _concept(part) == "dataset" or bool(part.topics)
    return is_title or part.role in ("topic", "total")


def _concept(part: _Part) -> str:
    return part.mention.concept if part.mention else ""


def _has_purpose(parts: Sequence[_Part], periods: Sequence[PeriodMention]) -> bool:
    """Whether a text says that a figure is wanted, so that "my" and "we" are but small talk."""
    concepts = {part.mention.concept for part in parts if part.mention}
    return bool(periods or concepts & {"dataset", "period"} or any(map(_is_topic, parts)))


def _signature(words: Sequence[str], parts: Sequence[_Part]) -> range:
    """Return the places of the name that a message is signed with: "Thanks, Jo"."""
    last = parts[-1] if parts else None
    is_signed = last is not None and " ".join(words[last.start : last.end]) in SIGNING_OFF
    start = last.end if last is not None and is_signed else len(words)
    return range(start, len(words)) if len(words) - start <= LONGEST_SIGNATURE else range(0)
