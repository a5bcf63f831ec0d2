"""What was not understood in, a list for whoever keeps the code lists out: plain text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from stats.catalogue.misses import LEAST_ASKERS, Miss, Suggestion

NO_MISSES = f"Nothing was not understood that {LEAST_ASKERS} people or more have asked."
NOT_LIKE = "is like no name in a code list"


def render_misses(
    misses: Iterable[tuple[Miss, Sequence[Suggestion]]], *, limit: int | None = None
) -> str:
    """Return the misses, each with the rows that would mend it; whole ones within the limit."""
    blocks: list[str] = []
    room = limit
    for miss, suggestions in misses:
        block = _block(miss, suggestions)
        if room is not None:
            room -= len(block) + 2
            if room < 0:
                break
        blocks.append(block)
    return "\n\n".join(blocks) or NO_MISSES


def _block(miss: Miss, suggestions: Sequence[Suggestion]) -> str:
    head = f"{miss.askers} people: “{miss.text}”"
    if not suggestions:
        return f"{head} {NOT_LIKE}"
    return "\n".join([head, *(f"{each.concept}: {each.row}" for each in suggestions)])
