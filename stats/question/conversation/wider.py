"""A text that asks for what a place lies in, without its name, the same with that name out.

"And the region" after Kent is the South East.
"""

from __future__ import annotations

import re

from stats.index.reader import Index
from stats.model import Question
from stats.question.composing.about import START

_WIDER = re.compile(
    rf"{START}(?:what about |how about |compare (?:that |it )?(?:with|to) |vs? |versus )?"
    r"(?:in |for |across |of )?(?:the |its |our |that )?(?:whole |entire )?(?P<kind>\w+)"
    r"(?: as a whole| overall)?\W*$",
    re.I,
)
COUNTRY = frozenset({"country", "nation", "kingdom"})
"""Kinds that ask for the widest whole there is, which has words of its own."""


def put_wider(text: str, previous: Question, index: Index) -> str:
    """Return a text with the name of what the place before lies in, where it says only its kind."""
    first = index.dataset(previous.dataset).dimensions[0]
    codes = previous.members.get(first, ())
    if len(codes) != 1 or (match := _WIDER.match(text)) is None:
        return text
    kind = match["kind"].casefold()
    parent = "" if kind in COUNTRY else index.code(first, codes[0]).parent
    while parent:
        code = index.code(first, parent)
        if code.kind and code.kind == kind:
            start, end = match.span("kind")
            return f"and {text[:start]}{code.name}{text[end:]}"
        parent = code.parent
    return text
