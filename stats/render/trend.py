"""Series in, drawn on a sheet as lines: a gap where there is no figure, a rule at each break."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, floor, isclose, log10
from typing import TYPE_CHECKING

from stats.numerals import format_number
from stats.render.marks import Mark, Series, is_next
from stats.render.numbers import shorten_months
from stats.render.style import (
    COLORS,
    INK,
    LABEL_SIZE,
    LINE_HEIGHT,
    MARGIN,
    MARKERS,
    NOTE_SIZE,
    RULE,
    SMALL_LABEL_SIZE,
    SOFT,
)

if TYPE_CHECKING:
    from stats.render.sheet import Sheet

HEIGHT = 620
TICKS = 4
MOST_DECIMALS = 12
STEPS = (1, 2, 2.5, 5, 10)
HEADROOM = 1.12
"""Of the greatest value, so that its label has room above it."""
NAME_WIDTH = 240
TICK_GAP = 12
SIDE = 60
"""Beside the first and the last point, for their labels."""
SPACE = 112
"""A period's label, or "no figure", fits within it."""
EDGE = 36
"""How far a label may reach into the margin at the right."""
LIFT = 34
"""From a point to the middle of its label."""
MOST_LABELLED = 9
"""Points of a single line that each have room for their value."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Where on the sheet values and periods stand."""

    left: float
    right: float
    top: float
    bottom: float
    first: float
    last: float
    least: float
    greatest: float

    def x(self, mark: Mark) -> float:
        """Return where a mark's period stands."""
        span = (self.last - self.first) or 1
        return self.left + (self.right - self.left) * (_middle(mark) - self.first) / span

    def y(self, value: float) -> float:
        """Return where a value stands."""
        share = (value - self.least) / (self.greatest - self.least)
        return self.bottom - (self.bottom - self.top) * share


def draw_lines(sheet: Sheet, series: Sequence[Series], top: float) -> float:
    """Draw lines from `top` on; return where they end."""
    marks = [mark for each in series for mark in each.marks]
    values = [mark.value or 0 for mark in marks]
    least, greatest = min(0, *values), max(0, *values)
    ticks = list_ticks(greatest if greatest > least else 1, least)
    axis = max(sheet.measure(each, NOTE_SIZE) for each in label_ticks(ticks))
    names = NAME_WIDTH if len(series) > 1 else 0
    frame = Frame(
        left=MARGIN + axis + TICK_GAP + SIDE,
        right=sheet.width - MARGIN - (names or SIDE),
        top=top + LABEL_SIZE,
        bottom=top + HEIGHT,
        first=min(_middle(mark) for mark in marks),
        last=max(_middle(mark) for mark in marks),
        least=ticks[0],
        greatest=max(ticks[-1], greatest * HEADROOM),
    )
    _draw_scale(sheet, frame, ticks, sheet.width - MARGIN - names)
    for x in sorted({x for each in series for x in _break_places(frame, each)}):
        sheet.line([(x, frame.top), (x, frame.bottom)], SOFT, 2, dashed=True)
    for number, each in enumerate(series):
        _draw_series(sheet, frame, each, COLORS[number], MARKERS[number])
    if len(series) == 1:
        _label_points(sheet, frame, series[0])
    else:
        _label_ends(sheet, frame, series)
    return _draw_periods(sheet, frame, marks)


def list_ticks(greatest: float, least: float = 0) -> list[float]:
    """Return round numbers over all from `least`, at most 0, to `greatest`, four or so.

    >>> list_ticks(264), list_ticks(7263), list_ticks(3, -1.5)
    ([0, 50, 100, 150, 200, 250, 300], [0, 2000, 4000, 6000, 8000], [-2, -1, 0, 1, 2, 3])
    """
    reach = greatest - least
    size = 10 ** floor(log10(reach / TICKS))
    step = min((size * each for each in STEPS), key=lambda each: abs(reach / each - TICKS))
    return [step * n for n in range(floor(least / step), ceil(greatest / step) + 1)]


def label_ticks(ticks: Sequence[float]) -> list[str]:
    """Return ticks as they are written, with as many decimals as their step has.

    >>> label_ticks([0, 2.5, 5.0]), label_ticks([0, 2000]), label_ticks([0, 0.0005])
    (['0', '2.5', '5'], ['0', '2,000'], ['0', '0.0005'])
    """
    step = ticks[1] - ticks[0]
    decimals = next((n for n in range(MOST_DECIMALS) if isclose(round(step, n), step)), 0)
    return [format_number(round(tick, decimals), decimals) for tick in ticks]


def _middle(mark: Mark) -> float:
    return (mark.start + mark.end) / 2


def _draw_scale(sheet: Sheet, frame: Frame, ticks: Sequence[float], right: float) -> None:
    left = frame.left - SIDE
    for tick, label in zip(ticks, label_ticks(ticks), strict=True):
        y = frame.y(tick)
        sheet.line([(left, y), (right, y)], INK if tick == 0 else RULE, 2)
        sheet.text(left - TICK_GAP, y, label, NOTE_SIZE, SOFT, align="right")


def _draw_series(sheet: Sheet, frame: Frame, series: Series, color: str, marker: str) -> None:
    for run in list_runs(series):
        points = [(frame.x(mark), frame.y(mark.value or 0)) for mark in run]
        if len(points) > 1:
            sheet.line(points, color, 6)
    for mark in series.marks:
        if mark.value is not None:
            x, y = frame.x(mark), frame.y(mark.value)
            sheet.dot(x, y, color, marker, hollow=not mark.is_firm)


def list_runs(series: Series) -> Iterator[list[Mark]]:
    """Yield the marks that a line may join: whole, no gap in time between them, and no break."""
    run: list[Mark] = []
    for number, mark in enumerate(series.marks):
        is_joined = bool(run) and is_next(run[-1], mark) and number not in series.breaks
        is_joined = is_joined and not (mark.is_partial or run[-1].is_partial)
        if mark.value is None or not is_joined:
            yield run
            run = []
        if mark.value is not None:
            run.append(mark)
    yield run


def _break_places(frame: Frame, series: Series) -> Iterator[float]:
    """Yield where a rule stands: half way from the mark before a break to the one behind it."""
    given = [(n, mark) for n, mark in enumerate(series.marks) if mark.value is not None]
    for (_, earlier), (number, later) in pairwise(given):
        if number in series.breaks:
            yield (frame.x(earlier) + frame.x(later)) / 2


def _label_points(sheet: Sheet, frame: Frame, series: Series) -> None:
    """Write the value at each point of a single line; at the ends and the peak of a long one."""
    given = [mark for mark in series.marks if mark.value is not None]
    room = (frame.right - frame.left) / max(1, len(series.marks) - 1) - 8
    if len(series.marks) > MOST_LABELLED:
        peak = max(given, key=lambda mark: mark.value or 0)
        given = [mark for mark in given if mark in (given[0], given[-1], peak)]
    height = SMALL_LABEL_SIZE * LINE_HEIGHT
    for mark in given:
        longest = max(_width(sheet, word) for word in mark.text.split())
        lines = sheet.wrap(mark.text, max(room, longest), SMALL_LABEL_SIZE, bold=True)
        half = max(_width(sheet, line) for line in lines) / 2
        x = min(frame.x(mark), frame.right + SIDE + EDGE - half)
        y = frame.y(mark.value or 0)
        first = y + LIFT if _is_valley(series, mark) else y - LIFT - height * (len(lines) - 1)
        for number, text in enumerate(lines):
            at = first + number * height
            sheet.text(x, at, text, SMALL_LABEL_SIZE, INK, bold=True, align="center")


def _width(sheet: Sheet, text: str) -> float:
    return sheet.measure(text, SMALL_LABEL_SIZE, bold=True)


def _is_valley(series: Series, mark: Mark) -> bool:
    """Whether a line comes down to a mark and goes up from it, so that there is room below it."""
    run = next(run for run in list_runs(series) if mark in run)
    place = run.index(mark)
    beside = [*run[max(0, place - 1) : place], *run[place + 1 : place + 2]]
    return len(beside) == 2 and all((each.value or 0) > (mark.value or 0) for each in beside)


def _label_ends(sheet: Sheet, frame: Frame, series: Sequence[Series]) -> None:
    """Write name and last value at the end of each line, moved apart where they would collide."""
    ends = []
    for number, each in enumerate(series):
        last = [mark for mark in each.marks if mark.value is not None][-1]
        said = f"{each.name} {last.text}"
        lines = sheet.wrap(said, NAME_WIDTH - 30, SMALL_LABEL_SIZE, bold=True)
        ends.append((frame.y(last.value or 0), frame.x(last), lines, COLORS[number]))
    height = SMALL_LABEL_SIZE * LINE_HEIGHT
    free = frame.top - height
    for y, x, lines, color in sorted(ends, key=lambda each: each[0]):
        start = max(y - height * (len(lines) - 1) / 2, free)
        for number, text in enumerate(lines):
            sheet.text(x + 26, start + number * height, text, SMALL_LABEL_SIZE, color, bold=True)
        free = start + len(lines) * height


def _draw_periods(sheet: Sheet, frame: Frame, marks: Sequence[Mark]) -> float:
    """Write the periods below the axis, and where there is no figure; return where they end."""
    periods = {mark.label: mark for mark in sorted(marks, key=_middle)}
    missing = {
        label for label in periods if all(m.value is None for m in marks if m.label == label)
    }
    space = min((frame.x(b) - frame.x(a) for a, b in pairwise(periods.values())), default=SPACE)
    lines = {
        label: sheet.wrap(shorten_months(label), max(space - 10, SPACE), NOTE_SIZE)
        for label in periods
    }
    widest = max(sheet.measure(line, NOTE_SIZE) for each in lines.values() for line in each)
    step = ceil((widest + 4) / space)
    height = NOTE_SIZE * LINE_HEIGHT
    end = frame.bottom
    # Counted from the last one, which is the one that is looked for.
    for label in [*periods][::-1][::step]:
        for row, text in enumerate(lines[label]):
            y = frame.bottom + 34 + row * height
            sheet.text(frame.x(periods[label]), y, text, NOTE_SIZE, INK, align="center")
            end = max(end, y + height / 2)
    for label in missing if space >= SPACE else ():
        for row, text in enumerate(("no", "figure")):
            y = frame.bottom - 56 + row * height
            sheet.text(frame.x(periods[label]), y, text, NOTE_SIZE, SOFT, align="center")
    return end
