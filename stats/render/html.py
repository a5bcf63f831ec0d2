"""A reply in, Telegram's HTML out; every text is escaped here and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import groupby

from stats.model import Reply
from stats.render.fit import fit_lines, utf16_length
from stats.render.lines import make_lines
from stats.render.spans import Line, Span
from stats.render.tabular import tabulate

NEW_LINE = "\n"


def render_html(reply: Reply, *, limit: int, receipt_url: str = "", brief: bool = False) -> str:
    """Return a reply as HTML whose text is at most `limit` UTF-16 units after parsing.

    `receipt_url` is where the last line leads, which only an answer has. `brief` leaves out what
    is not needed to use the figure; see `make_lines`.
    """
    lines = tabulate(reply, make_lines(reply, receipt_url, brief=brief), limit)
    return render_lines(lines, limit=limit)


def render_lines(lines: Sequence[Line], *, limit: int) -> str:
    """Return lines as HTML whose text is at most `limit` UTF-16 units after parsing."""

    def length(kept: Sequence[Line]) -> int:
        return utf16_length("\n".join(line.text for line in kept))

    return "\n".join(_blocks(fit_lines(lines, limit, length)))


def _blocks(lines: Sequence[Line]) -> Iterator[str]:
    """Yield lines as HTML; caveats that follow one another in a block that a reader can open."""
    for is_caveat, group in groupby(lines, key=lambda line: line.kind == "caveat"):
        marked = [mark_up(line.spans) for line in group]
        if is_caveat:
            yield f"<blockquote expandable>{NEW_LINE.join(marked)}</blockquote>"
        else:
            yield from marked


def mark_up(spans: Iterable[Span]) -> str:
    """Return spans as HTML on one line, escaped."""
    return "".join(_span(span) for span in spans)


def _span(span: Span) -> str:
    text = escape(span.text, quote=False)
    if span.is_block:
        return f"<pre>{text}</pre>"
    if span.url:
        text = f'<a href="{escape(span.url)}">{text}</a>'
    return f"<b>{text}</b>" if span.is_strong else text
