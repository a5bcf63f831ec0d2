"""A reply in, Telegram's HTML out; every text is escaped here and nowhere else."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from stats.model import Reply
from stats.render.fit import fit_lines, utf16_length
from stats.render.lines import Line, Span, make_lines


def render_html(reply: Reply, *, limit: int, brief: bool = False) -> str:
    """Return a reply as HTML whose text is at most `limit` UTF-16 units after parsing.

    `brief` leaves out what is not needed to use the figure; see `make_lines`.
    """
    return render_lines(make_lines(reply, brief=brief), limit=limit)


def render_lines(lines: Sequence[Line], *, limit: int) -> str:
    """Return lines as HTML whose text is at most `limit` UTF-16 units after parsing."""

    def length(kept: Sequence[Line]) -> int:
        return utf16_length("\n".join(line.text for line in kept))

    return "\n".join(_markup(line) for line in fit_lines(lines, limit, length))


def _markup(line: Line) -> str:
    return "".join(_span(span) for span in line.spans)


def _span(span: Span) -> str:
    text = escape(span.text, quote=False)
    if span.url:
        text = f'<a href="{escape(span.url)}">{text}</a>'
    return f"<b>{text}</b>" if span.is_strong else text
