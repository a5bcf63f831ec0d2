"""A text in, whether it says that it goes on from the answer before it out."""

from __future__ import annotations

from stats.question.conversation.tying import CUES, INSTEAD
from stats.text import split_words

THERE = ("there", "as well", "then", "in the same year", "for the same", "in that year", *INSTEAD)
"""Ends of a text that goes on from the one before it."""


def goes_on(text: str) -> bool:
    """Whether a text says that it goes on from what was asked before.

    >>> goes_on("what about pay"), goes_on("pay there?"), goes_on("median pay")
    (True, True, False)
    """
    words = split_words(text)
    said = " ".join(words)
    return any(words[: len(cue)] == cue for cue in CUES) or any(
        said.endswith(f" {end}") for end in THERE
    )
