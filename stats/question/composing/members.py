"""The mentions of one dimension in, its codes in the order asked out, or what to ask back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from stats.choices import Part, make_choice
from stats.index.lookup import NameHit
from stats.index.reader import Index
from stats.model import Assumption, Clarification
from stats.question.composing.askingwords import operation_parts
from stats.question.thresholds import MAX_CHOICES
from stats.question.words.explaining import Mention
from stats.question.words.mentions import Mentions

JOINTS = ("", " in", " in the state of", " state of", " of", " in the county of")
"""What stands between a place and what it lies in."""

SCOPED = ("nation", "nations", "county", "counties")
"""Nouns for members of a wider one, beside those that are the package's own."""


@dataclass(frozen=True, slots=True)
class Members:
    """The codes asked for of one dimension, and what was assumed to find them.

    `named` is how many different things were named; more than the codes where two towns lie in
    one area.
    """

    codes: tuple[str, ...]
    assumptions: tuple[Assumption, ...]
    named: int = 1


def find_members(mentions: Mentions, dimension: str, index: Index) -> Members | Clarification:
    """Return the codes of a dimension that the mentions name."""
    named = _without_wholes(_without_scope(mentions, dimension, index), mentions, index)
    certain = {m.candidates[0].code for m in named if len(m.candidates) == 1}
    codes: dict[str, None] = {}
    assumptions: list[Assumption] = []
    for mention in named:
        hits = _of_kind_named(mention, mentions, index)
        if len(hits) > 1 and not certain.intersection(hit.code for hit in hits):
            return _ask(mention, hits, mentions, index)
        hit = next((hit for hit in hits if hit.code in certain), hits[0])
        codes[hit.code] = None
        assumptions += _assumption(mention, hit, index)
    places = {mention.text for mention in named if mention.candidates[0].kind == "within"}
    return Members(tuple(codes), tuple(assumptions), max(len(places), len(codes)))


def _without_scope(mentions: Mentions, dimension: str, index: Index) -> tuple[Mention, ...]:
    """Leave out a name that only says what kind the others are: "which UK nation, A or B"."""
    named = mentions.of(dimension)
    if "which" not in mentions.words:
        return named
    text = f" {' '.join(mentions.words)} "
    nouns = (*(each.text for each in mentions.of("dimension")), *SCOPED)
    kept = tuple(
        each for each in named if not any(f" which {each.text} {noun} " in text for noun in nouns)
    )
    codes = [index.code(dimension, each.candidates[0].code) for each in kept]
    scopes = {each.candidates[0].code for each in named if each not in kept}
    is_inside = all(
        code.parent in scopes or any(code.code in index.code(dimension, s).members for s in scopes)
        for code in codes
    )
    return kept if len(kept) > 1 and is_inside else named


def _without_wholes(
    named: Sequence[Mention], mentions: Mentions, index: Index
) -> tuple[Mention, ...]:
    """Leave out a name that only says where the one before it lies: "Harris County in Texas".

    That it lies there is what its label says: "Harris County, Texas".
    """
    if len(named) < 2:
        return tuple(named)
    kept: list[Mention] = []
    text = f" {' '.join(mentions.words)} "
    for mention in named:
        last = kept[-1] if kept else None
        if last and any(f" {last.text}{joint} {mention.text} " in text for joint in JOINTS):
            wholes = {index.code(hit.concept, hit.code).name for hit in mention.candidates}
            inside = tuple(
                hit
                for hit in last.candidates
                if index.code(hit.concept, hit.code).name.rpartition(", ")[2] in wholes
            )
            if inside:
                kept[-1] = replace(last, candidates=inside)
                continue
        kept.append(mention)
    return tuple(kept)


def _of_kind_named(mention: Mention, mentions: Mentions, index: Index) -> tuple[NameHit, ...]:
    """Keep the candidates of a kind that the text names ("the region", "the force")."""
    kinds = {
        hit.code.partition(":")[2] for each in mentions.of("dimension") for hit in each.candidates
    }
    if not kinds:
        return mention.candidates
    kept = [hit for hit in mention.candidates if index.code(hit.concept, hit.code).kind in kinds]
    return tuple(kept) if len(kept) == 1 else mention.candidates


def _assumption(mention: Mention, hit: NameHit, index: Index) -> list[Assumption]:
    code = index.code(hit.concept, hit.code)
    if hit.kind == "within":
        if code.kind == "force":
            text = f"{hit.text} is policed by {code.official_name or code.name}"
        else:
            text = f"{hit.text} is in {code.name}"
        text = f"“{mention.text}” read as {text}" if mention.distance else text
        return [Assumption(hit.concept, text)]
    if mention.distance:
        return [Assumption(hit.concept, f"“{mention.text}” read as {code.name}")]
    return []


def _ask(
    unclear: Mention, hits: Sequence[NameHit], mentions: Mentions, index: Index
) -> Clarification:
    choices = []
    for hit in hits[:MAX_CHOICES]:
        code = index.code(hit.concept, hit.code)
        label = code.name if hit.kind != "within" else f"{hit.text} ({code.name})"
        choices.append(make_choice(index, label, _parts(unclear, hit, mentions)))
    options = " or ".join(choice.label for choice in choices)
    return Clarification(f"Which is meant by “{unclear.text}”: {options}?", tuple(choices))


def _parts(unclear: Mention, hit: NameHit, mentions: Mentions) -> list[Part]:
    """Return the question's parts with one mention replaced by a code that is clear."""
    parts = []
    for mention in mentions.names:
        if mention.concept == "dimension":
            continue
        best = hit if mention is unclear else mention.candidates[0]
        is_clear = mention is unclear or len(mention.candidates) == 1
        parts.append(Part(best.concept, best.code) if is_clear else Part("", mention.text))
    periods = [Part("", period.text) for period in mentions.periods]
    parts += [Part("", word) for word in mentions.topics or {}]
    words = [part for part in operation_parts(mentions) if not part.concept]
    return [*parts, *periods, *words]
