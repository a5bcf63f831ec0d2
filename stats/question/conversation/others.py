"""What was offered to choose from and a text in, the others that it asks for out.

"The other one" goes from the choice that was taken to the one that was not; "both" takes all that
were offered, where they are of one kind.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from stats.choices import NOT_DIMENSIONS, Part, make_choice, read_parts
from stats.index.reader import Index
from stats.model import Choice, Clarification, Question

DIFFERENT = "They count different things, so they are not put side by side. Which one?"
ONE_AT_A_TIME = "One at a time, please. Which one?"
WHICH_OTHER = "Which other one?"
_OTHER = re.compile(
    r"^\W*(?:(?:and|no|ok|okay|sorry|actually|what about|how about|show me|give me|try|i meant?)"
    r"\b\W*)*(?:the )?other(?: (?:one|choice|option|figure|of the two))?(?: please| then)?\W*$",
    re.I,
)
_ALL = re.compile(
    r"^\W*(?:(?:ok|okay|yes|and|show me|give me|i want|id like|can i have|lets have)\b\W*)*"
    r"(?:(?P<both>both|the two)|all(?: (?:three|four|five))?)"
    r"(?: of (?:them|these|those)| (?:ones?|figures))?(?: please)?\W*$",
    re.I,
)


def says_other(text: str) -> bool:
    """Whether a text asks for the other one, and for nothing else.

    >>> says_other("the other one"), says_other("no, the other"), says_other("other forces")
    (True, True, False)
    """
    return bool(_OTHER.match(text))


def says_all(text: str) -> bool:
    """Whether a text asks for all that was offered, and for nothing else.

    >>> says_all("both"), says_all("all of them please"), says_all("all forces")
    (True, True, False)
    """
    return bool(_ALL.match(text))


def take_all(text: str, asked: Clarification, index: Index) -> Choice | Clarification:
    """Return all the choices as one, where they tell apart members of one dimension or periods;
    else the same question, with the reason. "Both" is of two.
    """
    found = [read_parts(index, each.key) or () for each in asked.choices]
    shared = [part for part in found[0] if all(part in parts for parts in found)]
    own = [[part for part in parts if part not in shared] for parts in found]
    concepts = {part.concept for parts in own for part in parts}
    if concepts & {"dataset", "measure"}:
        return replace(asked, prompt=DIFFERENT)
    said = _ALL.match(text)
    is_all = len(asked.choices) == 2 or (said is not None and not said["both"])
    is_one_kind = is_all and len(concepts) == 1 and all(len(parts) == 1 for parts in own)
    if not is_one_kind or not concepts - (NOT_DIMENSIONS - {"period"}):
        return replace(asked, prompt=ONE_AT_A_TIME)
    parts = _in_place(found[0], own[0][0], [each[0] for each in own])
    label = " and ".join(each.label for each in asked.choices)
    return make_choice(index, label, parts)


def _in_place(parts: Sequence[Part], old: Part, new: Sequence[Part]) -> list[Part]:
    """Return the parts with several in the place of one."""
    return [one for part in parts for one in (new if part == old else (part,))]


def offer_others(
    others: tuple[Choice, ...], *, is_taken: bool = True
) -> Choice | Clarification | None:
    """Return the one choice that was not taken; of more, the question which it is to be.

    `is_taken` says that they were offered for the reader to choose from; others are only asked
    about. None where there are none.
    """
    if not others:
        return None
    return others[0] if is_taken and len(others) == 1 else Clarification(WHICH_OTHER, others)


def with_offered(question: Question, taken: Choice, asked: Sequence[Choice]) -> Question:
    """Return a question with what it was taken from, for a text that asks for another one."""
    return replace(question, offered=(taken, *(each for each in asked if each != taken)))
