"""A text that is still being typed in, what it may become out: its last word as a name's start."""

from __future__ import annotations

from collections.abc import Sequence

from stats.index.reader import Index
from stats.question.thresholds import LONGEST_NAME, MAX_CHOICES, MAX_LETTERS
from stats.text import squash

SHORTEST_START = 2
"""Letters of a word that a name is sought for; of one, a third of all names begin with it."""


def complete_text(text: str, unknown: Sequence[str], index: Index) -> tuple[str, ...]:
    """Return the texts that one becomes where its last word begins a name, likeliest first.

    `unknown` are its words that are not understood; other words than those that begin the name are
    no start of one, so that nothing is made of such a text. "West yor" begins a name of two words.
    """
    words = text.split()
    if not words or len(text) > MAX_LETTERS or not index.datasets:
        return ()
    if len(squash(words[-1])) < SHORTEST_START:
        return ()
    for length in range(min(LONGEST_NAME, len(words)), 0, -1):
        before, begun = words[:-length], " ".join(words[-length:])
        left = {squash(each) for each in unknown} - {squash(each) for each in words[-length:]}
        if left:
            continue
        hits = index.names_beginning(squash(begun), MAX_CHOICES)
        if hits:
            return tuple(" ".join((*before, hit.text)) for hit in hits)
    return ()
