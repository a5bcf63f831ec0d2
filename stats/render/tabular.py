"""The lines of an answer with many figures in, the same with the figures as one table out.

A headline of some sixty letters takes two lines on a phone, a row of the table takes one: from
four figures on the table is shorter, title and all, and numbers under each other can be compared
at a glance. The first headline stays, since an answer begins with its figure; whatever must be
read together with a figure stays in words, with the name of what it belongs to.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from stats.model import Answer, Reply
from stats.render.shape import labels_apart
from stats.render.spans import Line, Span
from stats.render.table import render_table

FEWEST_IN_TABLE = 4
"""Figures from which on they stand in a table. Source: 34 columns of a phone; three headlines
take six lines, as three rows do with their title."""
TABLE_PART = 0.5
"""How much of a message the table may take; beyond that it leaves out rows and says so."""


def tabulate(reply: Reply, lines: Sequence[Line], limit: int) -> tuple[Line, ...]:
    """Return the lines of a reply, of many figures as a table within `limit` UTF-16 units.

    Where even a row does not fit, the lines stay as they are.
    """
    if not isinstance(reply, Answer) or len(reply.figures) < FEWEST_IN_TABLE:
        return tuple(lines)
    block = list(takewhile(lambda line: line.kind == "figure", lines))
    before = list(takewhile(lambda line: not line.spans[0].is_strong, block))
    told = _told_apart(block[len(before) :])
    table = render_table(reply, limit=int(limit * TABLE_PART))
    if len(told) != len(reply.figures) or not table:
        return tuple(lines)
    beside = [
        line
        for figure, label, (headline, *others) in zip(
            reply.figures, labels_apart(reply.figures), told, strict=True
        )
        for line in (
            *([headline] if figure.value is None and headline is not told[0][0] else []),
            *(_named(line, label or figure.period.label) for line in others),
        )
    ]
    rows = Line("figure", (Span(table, is_block=True),))
    return (*before, told[0][0], rows, *beside, *lines[len(block) :])


def _told_apart(lines: Sequence[Line]) -> list[list[Line]]:
    """Return the lines on each figure: its headline, which begins in bold, and what follows."""
    found: list[list[Line]] = []
    for line in lines:
        if line.spans[0].is_strong:
            found.append([line])
        elif found:
            found[-1].append(line)
    return found


def _named(line: Line, label: str) -> Line:
    return Line(line.kind, (Span(f"{label}: "), *line.spans) if label else line.spans)
