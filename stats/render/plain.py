"""A reply in, plain text out."""

from __future__ import annotations

from collections.abc import Sequence

from stats.model import Answer, Choice, NoFigure, NoMatch, Reply
from stats.render.fit import fit_lines, utf16_length
from stats.render.lines import make_lines
from stats.render.spans import Line


def render_plain(reply: Reply, *, limit: int = 4096) -> str:
    """Return a reply as plain text of at most `limit` UTF-16 units, links written out."""
    lines = fit_lines(make_lines(reply), limit, lambda kept: utf16_length(_join(kept)))
    return _join(lines)


def button_choices(reply: Reply) -> tuple[Choice, ...]:
    """Return the choices that a reply offers, one button or number each."""
    return () if isinstance(reply, NoMatch) else reply.choices


def render_choices(reply: Reply) -> str:
    """Return the choices of a reply as a numbered list; empty where it has none."""
    choices = button_choices(reply)
    if not choices:
        return ""
    title = "Also:" if isinstance(reply, Answer | NoFigure) else "Choose:"
    rows = [f"{number}. {choice.label}" for number, choice in enumerate(choices, start=1)]
    return "\n".join([title, *rows])


def _join(lines: Sequence[Line]) -> str:
    return "\n".join(_text(line) for line in lines)


def _text(line: Line) -> str:
    return "".join(f"{span.text} <{span.url}>" if span.url else span.text for span in line.spans)
