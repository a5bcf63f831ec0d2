"""Bars in, drawn on a sheet: one row each, the label at the left, the value behind the bar."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from stats.render.marks import Mark
from stats.render.style import (
    BAR,
    INK,
    LABEL_SIZE,
    LINE_HEIGHT,
    MARGIN,
    SMALL_LABEL_SIZE,
    SOFT,
    WHOLE,
)

if TYPE_CHECKING:
    from stats.render.sheet import Align, Sheet

FEW = 16
"""Bars up to which there is room for large labels."""
WIDEST_LABEL = 370
WIDEST_VALUE = 330
GAP = 16
LEAST_BAR = 2
"""Pixels, so that a bar of one offence beside thousands can be seen."""


def draw_bars(sheet: Sheet, marks: Sequence[Mark], top: float) -> float:
    """Draw bars from `top` on; return where they end."""
    is_few = len(marks) <= FEW
    size = LABEL_SIZE if is_few else SMALL_LABEL_SIZE
    line = size * LINE_HEIGHT
    labels = [sheet.wrap(mark.label, WIDEST_LABEL, size) for mark in marks]
    given = [mark for mark in marks if mark.value is not None]
    values = {mark: _split_value(sheet, mark, size) for mark in given}
    label_width = max(sheet.measure(each, size) for label in labels for each in label)
    value_width = max(sheet.measure(e, size, bold=True) for v in values.values() for e in v)
    left = MARGIN + label_width + GAP
    longest = sheet.width - MARGIN - left - GAP - value_width
    greatest = max(mark.value or 0 for mark in given) or 1
    y = top
    for mark, label in zip(marks, labels, strict=True):
        said = values.get(mark, [mark.text])
        height = line * max(len(label), len(said)) + (22 if is_few else 8)
        middle = y + height / 2
        _write(sheet, label, MARGIN + label_width, middle, size, INK, align="right")
        length = 0.0
        if mark.value is not None:
            thickness = line if is_few else line * 0.85
            length = max(LEAST_BAR, longest * mark.value / greatest) if mark.value else 0.0
            color = WHOLE if mark.is_whole else BAR
            box_top = middle - thickness / 2
            sheet.box(left, box_top, length, thickness, color, hatched=mark.is_doubted)
        color = SOFT if mark.value is None else INK
        is_bold = mark.value is not None
        _write(sheet, said, left + length + GAP, middle, size, color, is_bold=is_bold)
        y += height
    sheet.line([(left, top), (left, y)], INK, 2)
    return y


def _split_value(sheet: Sheet, mark: Mark, size: float) -> list[str]:
    """Return a value in one line, or what is said of it in a line of its own."""
    if sheet.measure(mark.text, size, bold=True) <= WIDEST_VALUE:
        return [mark.text]
    amount, bracket, doubt = mark.text.partition(" (")
    parts = (amount, f"({doubt}") if bracket else (amount,)
    return [line for part in parts for line in sheet.wrap(part, WIDEST_VALUE, size, bold=True)]


def _write(
    sheet: Sheet,
    lines: Sequence[str],
    x: float,
    middle: float,
    size: float,
    color: str,
    *,
    align: Align = "left",
    is_bold: bool = False,
) -> None:
    height = size * LINE_HEIGHT
    top = middle - height * (len(lines) - 1) / 2
    for number, text in enumerate(lines):
        sheet.text(x, top + number * height, text, size, color, bold=is_bold, align=align)
