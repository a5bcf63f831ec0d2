"""What a line of a message is, before any markup, and which go first where it is too long."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "figure",
    "condition",
    "body",
    "remark",
    "caveat",
    "note",
    "source",
    "reading",
    "choice",
    "receipt",
]


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text in a line; `is_strong` is bold, `url` makes it a link, `is_block` aligned."""

    text: str
    is_strong: bool = False
    url: str = ""
    is_block: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a message. What a kind is for decides which lines go first where room is short."""

    kind: Kind
    spans: tuple[Span, ...]

    @property
    def text(self) -> str:
        """The line as plain text."""
        return "".join(span.text for span in self.spans)


DROP_ORDER: tuple[Kind, ...] = (
    "note", "remark", "choice", "caveat", "body", "figure", "condition", "source",
)  # fmt: skip
"""Kinds of lines left out first where a message is too long; the first line, the reading
and the receipt stay."""


def make_line(kind: Kind, *spans: Span | str) -> Line:
    """Return a line of runs of text; one without markup may be just its text."""
    return Line(kind, tuple(s if isinstance(s, Span) else Span(s) for s in spans))


def reading_line(reading: str, assumptions: Sequence[str]) -> Iterator[Line]:
    """Yield the line that says how a question was read, and what was assumed."""
    assumed = f" ({'; '.join(dict.fromkeys(assumptions))})" if assumptions else ""
    yield make_line("reading", f"Read as: {reading}{assumed}")
