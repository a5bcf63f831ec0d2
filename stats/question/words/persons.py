"""What explains the words of a text in, the same with its words for persons told apart out.

The figures count offences or the like. "How many children were groomed" asks of children, and is
asked back with what is counted; "sex offences, kids" only says against whom.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from stats.question.words.explaining import Part
from stats.question.words.lexicon import Role

VICTIMS = ("victim", "victims")
"""Words that say by themselves that persons are to be counted: "grooming victims"."""
SAID_OF_ANYONE: frozenset[Role] = frozenset({"distress", "unsupported"})
"""Roles of words around a dataset's name that, where persons are counted, is but that name."""


def tell_apart(words: Sequence[str], parts: Sequence[Part]) -> tuple[Part, ...]:
    """Return the parts with persons right behind a dataset's name as those it is about."""
    told = list(parts)
    for place, (before, part) in enumerate(pairwise(parts), start=1):
        is_about = before.end == part.start and (before.topics or _names_dataset(before))
        if part.role == "counted" and is_about and words[part.end - 1] not in VICTIMS:
            told[place] = replace(part, role="filler")
    return tuple(told)


def said_of_persons(chosen: Sequence[Part], parts: Sequence[Part]) -> list[Part]:
    """Return the parts that hide a dataset's name where persons are counted: "were groomed"."""
    if not any(part.role == "counted" for part in chosen):
        return []
    names = [part for part in parts if _names_dataset(part)]
    return [
        part
        for part in chosen
        if part.role in SAID_OF_ANYONE
        and any(part.start <= each.start and each.end <= part.end for each in names)
    ]


def _names_dataset(part: Part) -> bool:
    return part.mention is not None and part.mention.concept == "dataset"
