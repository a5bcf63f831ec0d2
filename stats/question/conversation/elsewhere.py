"""A member named after a question was asked back in, the same question about that member out.

"Business survival in Kent" is asked back, for there are two rates of it; "Wales" then asks of
Wales which of them is meant.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from stats.choices import Part, make_choice, read_parts
from stats.index.lookup import NameHit
from stats.index.narrow import NarrowIndex
from stats.index.reader import Index
from stats.model import Choice, Clarification
from stats.question.words.mentions import find_mentions


def ask_elsewhere(text: str, asked: Clarification, index: Index) -> Clarification | None:
    """Return what was asked back with the member that a text names in the place of another.

    None where it names none, or more than one, where the choices are of several of its kind, or
    where the measures are not those of packages that define nothing: all others know by their
    names alone what has figures.
    """
    found = [each for each in (_in_place(text, one, index) for one in asked.choices) if each]
    if not found or len({old for old, _, _ in found}) > 1:
        return None
    old, name, _ = found[0]
    if old.casefold() == name.casefold():
        return None
    prompt = f"{name}: {asked.prompt}"
    return replace(asked, prompt=prompt, choices=tuple(each for *_, each in found), open=None)


def _in_place(text: str, choice: Choice, index: Index) -> tuple[str, str, Choice] | None:
    """Return what a choice is about, what a text names, and the same choice about that."""
    parts = read_parts(index, choice.key) or ()
    dataset = next((part.code for part in parts if part.concept == "dataset"), "")
    if not dataset or not index.is_inferred(dataset):
        return None
    narrow = NarrowIndex(index, index.dataset(dataset), text=text)
    if (hit := _named(text, narrow)) is None:
        return None
    old, changed = _with_code(parts, hit, narrow) or _with_word(parts, hit, narrow) or ("", [])
    name = narrow.code(hit.concept, hit.code).name
    if not changed:
        return None
    made = make_choice(index, choice.label, changed)
    is_whole = choice.label == choice.question
    return old, name, (replace(made, label=made.question) if is_whole else made)


def _named(text: str, narrow: NarrowIndex) -> NameHit | None:
    """Return the one member that a text names; None where it says anything else."""
    mentions = find_mentions(text, narrow)
    if mentions.unclear or mentions.periods or len(mentions.names) != 1:
        return None
    (name,) = mentions.names
    is_member = name.concept in narrow.only.dimensions and len(name.candidates) == 1
    return name.candidates[0] if is_member else None


def _with_code(
    parts: Sequence[Part], hit: NameHit, narrow: NarrowIndex
) -> tuple[str, list[Part]] | None:
    """Return the name of the one member of a kind among parts, and the parts with another."""
    old = [part for part in parts if part.concept == hit.concept]
    if len(old) != 1:
        return None
    changed = [Part(hit.concept, hit.code) if part == old[0] else part for part in parts]
    return narrow.code(hit.concept, old[0].code).name, changed


def _with_word(
    parts: Sequence[Part], hit: NameHit, narrow: NarrowIndex
) -> tuple[str, list[Part]] | None:
    """Return what `_with_code` does, of a member that is said in words."""
    name = narrow.code(hit.concept, hit.code).name
    for place, part in enumerate(parts):
        named = () if part.concept else find_mentions(part.code, narrow).of(hit.concept)
        if len(named) == 1:
            old = re.compile(rf"\b{re.escape(named[0].text)}\b", re.I)
            words, count = old.subn(name, part.code)
            if count == 1:
                return named[0].text, [*parts[:place], Part("", words), *parts[place + 1 :]]
    return None
