"""The words of a text in, every way to explain a run of them out, and the best of them all.

A run of words is a name, exact or misspelt, a phrase of asking, or a word of a dataset's title.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, product

from stats.index.lookup import NameHit
from stats.index.reader import Index
from stats.question.thresholds import (
    LONGEST_NAME,
    LONGEST_UNSURE,
    MAX_MISSPELT,
    MAX_RANKED,
)
from stats.question.words.lexicon import AND, LONGEST_FROM, PHRASES, SHORT_AND, WORDS, Role
from stats.question.words.spelling import Spelling
from stats.text import split_words

NAME_SCORE, ASKING_SCORE, TOPIC_SCORE, JOIN_SCORE, EDIT_COST = 10.0, 8.0, 7.0, 2.0, 4.0
"""A word explained by a name counts more than one explained as asking; each word that one name
explains together adds; each edit takes away. Source: only their order matters."""
JOINS = SHORT_AND | {"plus"}
"""How "and" within a name is written too."""
NO_MEMBERS = frozenset({"dataset", "measure", "period", "dimension"})
"""Concepts that a name can stand for besides a dimension's code."""
UNCLEAR_ROLES: tuple[Role, ...] = ("unsupported", "month", "negation", "counted")
"""Words of asking that change what is asked in a way that cannot be followed."""

COMPASS = frozenset({"north", "south", "east", "west", "mid", "central"})
"""Words that name a region alone, and before another place a side of it."""


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
class Part:
    """One way to explain the words from `start` to `end`; `left_out` are names said with "not"."""

    start: int
    end: int
    score: float
    role: Role | None = None
    mention: Mention | None = None
    topics: frozenset[str] | None = None
    left_out: tuple[Mention, ...] = ()


def _spans(words: Sequence[str], longest: int) -> Iterable[tuple[int, int]]:
    for start in range(len(words)):
        for end in range(start + 1, min(len(words), start + longest) + 1):
            yield start, end


def exact_names(words: Sequence[str], index: Index) -> Iterable[Part]:
    """Yield the runs of words that are a name as it is written."""
    squashed = _squash_runs(words)
    joined = _with_and(words, squashed)
    found = index.find_names({*squashed.values(), *joined.values()})
    squashed |= {span: text for span, text in joined.items() if squashed[span] not in found}
    for (start, end), text in squashed.items():
        if text not in found:
            continue
        is_asking = end - start == 1 and text in WORDS
        hits = tuple(
            hit
            for hit in found[text]
            if hit.kind != "within"
            or (not is_asking and end - start in (1, len(split_words(hit.text))))
        )
        if hits:
            mention = _mention(words[start:end], [(hit, 0) for hit in hits])
            yield Part(start, end, _name_score(end - start, mention), mention=mention)


def _squash_runs(words: Sequence[str]) -> dict[tuple[int, int], str]:
    """Return all runs of words as long as a name, each as one."""
    runs: dict[tuple[int, int], str] = {}
    for start in range(len(words)):
        text = ""
        for end, word in enumerate(words[start : start + LONGEST_NAME], start + 1):
            text += word
            runs[start, end] = text
    return runs


def _with_and(words: Sequence[str], spans: Iterable[tuple[int, int]]) -> dict[tuple[int, int], str]:
    """Return the runs with "and" in them however it is written: "england n wales"."""
    if not JOINS.intersection(words):
        return {}
    meant = [AND if word in JOINS else word for word in words]
    return {
        (start, end): "".join((words[start], *meant[start + 1 : end - 1], words[end - 1]))
        for start, end in spans
        if JOINS.intersection(words[start + 1 : end - 1])
    }


def doubt_joins(
    words: Sequence[str], parts: Sequence[Part], clauses: Sequence[int], index: Index
) -> tuple[Part, ...]:
    """Return the parts with both that a short "n" may mean: "kent n wales" is of Wales perhaps."""
    doubted = list(parts)
    for place, (before, part) in enumerate(pairwise(parts), start=1):
        is_joined = before.end == part.start and part.end - part.start > 1
        if not (is_joined and words[part.start] in SHORT_AND):
            continue
        mention, first = part.mention, before.mention
        if mention is None or first is None or mention.concept != first.concept:
            continue
        if clauses[part.start] != clauses[part.start - 1]:
            continue
        text = "".join(words[part.start + 1 : part.end])
        hits = (h for h in index.find_names({text}).get(text, ()) if h.concept == mention.concept)
        candidates = dict.fromkeys((*mention.candidates, *hits))
        doubted[place] = replace(part, mention=replace(mention, candidates=tuple(candidates)))
    return tuple(doubted)


def doubt_sides(
    words: Sequence[str], parts: Sequence[Part], clauses: Sequence[int]
) -> tuple[Part, ...]:
    """Return the parts with a region that is but a side of the place behind it as not understood.

    "East kent" is neither the East of England nor all of Kent.
    """
    sides = {
        before
        for before, part in pairwise(parts)
        if before.end == part.start
        and before.mention is not None
        and part.mention is not None
        and before.mention.concept == part.mention.concept
        and COMPASS.issuperset(words[before.start : before.end])
        and words[part.start] not in COMPASS
        and clauses[part.start] == clauses[part.start - 1]
    }
    return tuple(
        replace(part, role="unsupported", mention=None) if part in sides else part for part in parts
    )


def asking_phrases(words: Sequence[str], gaps: Collection[int] = ()) -> Iterable[Part]:
    """Yield the runs of words that are a phrase of asking, none across a gap between two words."""
    for start, first in enumerate(words):
        longest = LONGEST_FROM.get(first, 0)
        for end in range(start + 1, min(len(words), start + longest) + 1):
            role = PHRASES.get(tuple(words[start:end]))
            if role is None or any(start < gap < end for gap in gaps):
                continue
            count = end - start
            score = ASKING_SCORE * count + JOIN_SCORE * (count - 1)
            yield Part(start, end, score + (role in UNCLEAR_ROLES), role=role)


def misspelt_names(
    words: Sequence[str], spellings: Mapping[int, tuple[Spelling, ...]], index: Index
) -> Iterable[Part]:
    """Look up every span with a misspelt word in it, under each spelling it may be meant as."""
    if not spellings:
        return
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
            yield Part(start, end, _name_score(end - start, mention), mention=mention)


def _mention(words: Sequence[str], hits: Sequence[tuple[NameHit, int]]) -> Mention:
    """Keep the codes of the best concept that are about as near as the nearest one."""
    if len(hits) == 1:
        hit, distance = hits[0]
        return Mention(hit.concept, " ".join(words), (hit,), distance)
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


def topic_words(
    words: Sequence[str], spellings: Mapping[int, tuple[Spelling, ...]], index: Index
) -> Iterable[Part]:
    """Single words that stand in names of datasets, and numbers of a ranking."""
    for i, word in enumerate(words):
        near = [each.word for each in spellings.get(i, ()) if each.is_near]
        telling = [each for each in (word, *near) if PHRASES.get((each,), "topic") == "topic"]
        topics = next(filter(None, map(index.topics, telling)), frozenset())
        if topics:
            yield Part(i, i + 1, TOPIC_SCORE if not near else TOPIC_SCORE / 2, topics=topics)
        elif word.isdecimal() and int(word) in range(1, MAX_RANKED + 1):
            yield Part(i, i + 1, TOPIC_SCORE, role="number")


def cover_words(count: int, parts: Iterable[Part]) -> tuple[Part, ...]:
    """Return the parts, one after another, that explain the words best."""
    starting: dict[int, list[Part]] = {}
    for part in parts:
        starting.setdefault(part.start, []).append(part)
    best: list[tuple[float, tuple[Part, ...]]] = [(0.0, ())] * (count + 1)
    for i in reversed(range(count)):
        best[i] = best[i + 1]
        for part in starting.get(i, ()):
            score = part.score + best[part.end][0]
            if score > best[i][0]:
                best[i] = score, (part, *best[part.end][1])
    return best[0][1]
