"""A part of a question in, the words on its button out; an answer in, those below its file."""

from __future__ import annotations

from stats.model import Answer, Variation
from stats.render.fit import utf16_length

LONGEST_PART = 16
"""Letters of a part on its button; a longer one is cut here, so that the sign still shows.
Source: three buttons in a row on a screen 360 pixels wide; "Cambridgeshire" has 14."""
OPENS = " ▾"
SEPARATOR = " · "


def render_part(part: Variation) -> str:
    """Return what a part of a question is now, and a sign that it can be changed.

    >>> render_part(Variation("area", "Cambridgeshire")), render_part(Variation("area", ""))
    ('Cambridgeshire ▾', 'Area ▾')
    >>> render_part(Variation("area", "England, Wales and Channel Islands"))
    'England, Wales… ▾'
    """
    text = part.label or part.subject.capitalize()
    if utf16_length(text) > LONGEST_PART:
        text = f"{text[: LONGEST_PART - 1].rstrip(' ,(')}…"
    return f"{text}{OPENS}"


def render_caption(answer: Answer, *, limit: int) -> str:
    """Return how the question was read, as plain text of at most `limit` UTF-16 units.

    Only whole names: what does not fit is left out from the end, and it is said.
    """
    parts = answer.reading.split(SEPARATOR)
    for kept in range(len(parts), 0, -1):
        text = SEPARATOR.join([*parts[:kept], *(["…"] if kept < len(parts) else [])])
        if utf16_length(text) <= limit:
            return text
    return ""
