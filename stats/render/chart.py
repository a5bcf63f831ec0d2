"""An answer in, a chart of it as a PNG with its caption and alternative text out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stats.model import Answer
from stats.render.bars import draw_bars
from stats.render.describe import caption_plot, describe_plot
from stats.render.marks import Plot
from stats.render.plot import plot_answer
from stats.render.style import (
    INK,
    LINE_HEIGHT,
    MARGIN,
    NOTE_SIZE,
    RULE,
    SOFT,
    TITLE_SIZE,
    UNIT_SIZE,
)
from stats.render.trend import draw_lines

if TYPE_CHECKING:
    from stats.render.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture; the caption is plain text of at most 1,024 UTF-16 units, not to be parsed."""

    png: bytes
    caption: str
    alt_text: str


def render_chart(answer: Answer) -> Chart:
    """Return a chart of an answer; the same answer gives the same bytes.

    Takes some tenths of a second, the first one more: not for the event loop.

    Raises:
        ValueError: the answer is none that `is_chartable` accepts.

    """
    plot = plot_answer(answer)
    if plot is None:
        raise ValueError(f"no chart can be drawn of this answer: {answer.reading}")
    return Chart(_draw(plot), caption_plot(plot), describe_plot(plot))


def _draw(plot: Plot) -> bytes:
    # matplotlib takes half a second to import, and most answers are given without a chart.
    from stats.render.sheet import Sheet  # noqa: PLC0415

    sheet = Sheet()
    return sheet.png(draw_plot(sheet, plot))


def draw_plot(sheet: Sheet, plot: Plot) -> float:
    """Draw a plot on an empty sheet; return the height that it takes."""
    right = sheet.width - MARGIN
    room = right - MARGIN
    y: float = MARGIN
    y = _write(sheet, [plot.title], y, TITLE_SIZE, INK, room, bold=True)
    y = _write(sheet, [plot.unit], y + 6, UNIT_SIZE, SOFT, room) + 24
    if plot.kind == "lines":
        y = draw_lines(sheet, plot.series, y)
    else:
        y = draw_bars(sheet, plot.series[0].marks, y)
    y += 30
    sheet.line([(MARGIN, y), (right, y)], RULE, 2)
    y = _write(sheet, [f"{note}." for note in plot.notes], y + 14, NOTE_SIZE, INK, room)
    y = _write(sheet, [plot.source], y + 4, NOTE_SIZE, SOFT, room)
    return y + MARGIN - 14


def _write(
    sheet: Sheet,
    texts: Sequence[str],
    y: float,
    size: float,
    color: str,
    width: float,
    *,
    bold: bool = False,
) -> float:
    """Write texts below each other, each wrapped; return where they end."""
    height = size * LINE_HEIGHT
    for text in texts:
        for line in sheet.wrap(text, width, size, bold=bold):
            sheet.text(MARGIN, y + height / 2, line, size, color, bold=bold)
            y += height
    return y
