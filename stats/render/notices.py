"""What has become of figures given earlier in, the message that says so out, as HTML."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from stats.model import GivenFigure, Notice
from stats.numerals import QUALIFIERS, format_number
from stats.render.html import render_lines
from stats.render.lines import format_place, headline_line, lines_beside, note_lines, source_line
from stats.render.numbers import format_published
from stats.render.spans import Line, Span


def render_notices(notices: Sequence[Notice], *, limit: int) -> str:
    """Return what has become of figures given to one chat: now, before, and the source."""
    lines = [line for notice in notices for line in _notice(notice)]
    return render_lines(lines, limit=limit)


def _notice(notice: Notice) -> Iterator[Line]:
    figure, before = notice.figure, _value(notice.given)
    if figure.value is None:
        where = f"{format_place(figure)} ({figure.dataset.label})"
        told = f": {where}. You were given {before}; no figure stands now."
        yield Line("figure", (Span("Withdrawn", is_strong=True), Span(told)))
        return
    title = "Restated: " if notice.kind == "restated" else "Newer: "
    said = "You were given" if notice.kind == "restated" else "The figure you watch was"
    if notice.kind == "newer":
        before += f" for {notice.given_period}" if notice.given_period else ""
    told = f". {said} {before}{_release(notice)}."
    yield Line("figure", (Span(title, is_strong=True), *headline_line(figure).spans, Span(told)))
    others = tuple(each for each in figure.others if each.relation != "earlier")
    yield from lines_beside(replace(figure, others=others))
    yield from source_line([figure])
    yield from note_lines([figure])


def _release(notice: Notice) -> str:
    """Return from which release the earlier value was, where it was from another."""
    before = notice.given.published
    if not before or before == notice.figure.release.published:
        return ""
    return f", from the release of {format_published(before)}"


def _value(given: GivenFigure) -> str:
    decimals = 0 if given.value == int(given.value) else 1
    return f"{QUALIFIERS[given.qualifier]}{format_number(given.value, decimals)}"
