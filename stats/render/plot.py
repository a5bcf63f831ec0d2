"""An answer in, what a chart of it shows out: marks, words and breaks, before anything is drawn."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from stats.model import TECHNICAL_KINDS, Answer, Code, Figure, Period
from stats.render.marks import Mark, Plot, Series, is_next
from stats.render.numbers import format_amount
from stats.render.plotwords import name_unit, plot_notes, plot_source, plot_title
from stats.render.shape import (
    DOUBTED,
    has_mixed_totals,
    labels_apart,
    missing_word,
    period_labels,
    varying_dimensions,
)

MOST_BARS = 50
"""All the police forces of the United Kingdom; more are not legible on a phone."""
MOST_LINES = 6
"""As many colours as can be told apart by everybody.
Source: Okabe and Ito, Color Universal Design, whose palette has eight with black and yellow."""
LEAST_POINTS = 3
"""Two years are a comparison, which bars show better than a line."""
MONTHS, MOST_DAYS = 12, 31
DATE = re.compile(r"-?\d{4,}-\d\d-(\d\d)")


def is_chartable(answer: Answer) -> bool:
    """Whether a chart of an answer can be drawn that does not mislead; cheap."""
    return _kind(_drawn(answer)) is not None


def plot_answer(answer: Answer) -> Plot | None:
    """Return what a chart of an answer shows; None where one would mislead or show nothing."""
    figures = _drawn(answer)
    kind = _kind(figures)
    if kind is None:
        return None
    series = _lines(figures) if kind == "lines" else (_bars(figures),)
    return Plot(
        kind=kind,
        title=plot_title(answer, figures),
        unit=name_unit(figures),
        series=series,
        notes=(
            *_bar_notes(series[0], len(figures)),
            *plot_notes(answer, figures),
            *(_line_notes(series) if kind == "lines" else ()),
        ),
        source=plot_source(figures),
    )


def _drawn(answer: Answer) -> tuple[Figure, ...]:
    """Return the figures to draw: of a change or a difference, the two that it lies between."""
    figures = answer.figures
    derivation = figures[0].derivation
    if len(figures) == 1 and derivation and derivation.method in ("change", "difference"):
        return derivation.parts
    return figures


def _kind(figures: Sequence[Figure]) -> Literal["bars", "lines"] | None:
    given = [figure for figure in figures if figure.value is not None]
    if (
        len(given) < 2
        or len({(each.dataset.code, each.measure.code, each.measure.unit) for each in given}) > 1
        or has_mixed_totals(figures)
        or _has_no_base(given)
    ):
        return None
    names = varying_dimensions(figures)
    is_over_time = len(period_labels(figures)) > 1
    if is_over_time and _is_dated(figures) and len(names) <= 1:
        points = [len([f for f in cell if f.value is not None]) for cell in _cells(figures)]
        if len(points) <= MOST_LINES and min(points) >= LEAST_POINTS:
            return "lines"
    # A bar stands on nought.
    has_less = any(each.value is not None and each.value < 0 for each in given)
    return "bars" if len(names) + is_over_time == 1 and not has_less else None


def _has_no_base(given: Sequence[Figure]) -> bool:
    """Whether figures are shares of nothing that is named, or of different things."""
    bases = {figure.base for figure in given}
    return given[0].measure.method == "share" and (len(bases) > 1 or "" in bases)


def _is_dated(figures: Sequence[Figure]) -> bool:
    return all(figure.period.start and figure.period.end for figure in figures)


def _cells(figures: Sequence[Figure]) -> list[list[Figure]]:
    """Return the figures of each member, in the order asked, each oldest first."""
    names = varying_dimensions(figures)
    cells: dict[tuple[str, ...], list[Figure]] = {}
    for figure in figures:
        key = tuple(figure.codes[name].code for name in names if name in figure.codes)
        cells.setdefault(key, []).append(figure)
    return [sorted(cell, key=lambda each: each.period.end) for cell in cells.values()]


def _bars(figures: Sequence[Figure]) -> Series:
    names = varying_dimensions(figures)
    codes = [figure.codes[n] for figure in figures for n in names if n in figure.codes]
    marks = [
        _mark(
            figure,
            label,
            is_whole=any(_is_whole(figure.codes[n], codes) for n in names if n in figure.codes),
        )
        for figure, label in zip(figures[:MOST_BARS], labels_apart(figures), strict=False)
    ]
    return Series("", tuple(marks), _find_breaks(figures))


def _is_whole(code: Code, others: Sequence[Code]) -> bool:
    """Whether a code stands for others beside it, or for no single member."""
    return code.kind in TECHNICAL_KINDS or any(
        each.code in code.members or each.parent == code.code for each in others
    )


def _lines(figures: Sequence[Figure]) -> tuple[Series, ...]:
    names = varying_dimensions(figures)
    series = []
    for cell in _cells(figures):
        breaks = _find_breaks(cell)
        name = ", ".join(cell[0].codes[each].label for each in names)
        series.append(Series(name, tuple(_mark(each, each.period.label) for each in cell), breaks))
    return tuple(series)


def _find_breaks(figures: Sequence[Figure]) -> frozenset[int]:
    given = [(number, each) for number, each in enumerate(figures) if each.value is not None]
    return frozenset(
        number for (_, earlier), (number, later) in pairwise(given) if _is_break(earlier, later)
    )


def _is_break(earlier: Figure, later: Figure) -> bool:
    return (
        earlier.release.code != later.release.code
        or earlier.base != later.base
        or later.status == "break"
    )


def _bar_notes(bars: Series, count: int) -> list[str]:
    notes = []
    if len(bars.marks) == MOST_BARS < count:
        notes.append(f"The first {MOST_BARS} of {count} are shown; the table has all")
    if len({mark.is_whole for mark in bars.marks}) > 1:
        notes.append("Grey: a total or a group, which holds others")
    return notes


def _line_notes(series: Sequence[Series]) -> list[str]:
    notes = [note for each in series for note in _gap_notes(each)]
    if any(not mark.is_firm for each in series for mark in each.marks if mark.value is not None):
        notes.append("Hollow points: rounded or in doubt")
    if any(each.breaks for each in series):
        whose = "" if len(series) == 1 else ", of one line or more"
        notes.append(f"Dashed line: releases or definitions differ on either side{whose}")
    return notes


def _gap_notes(series: Series) -> list[str]:
    """Say between which periods of a line there is nothing at all, not even a missing figure."""
    name = f"{series.name}: n" if series.name else "N"
    return [
        f"{name}o figure between {earlier.label} and {later.label}"
        for earlier, later in pairwise(series.marks)
        if earlier.end and not is_next(earlier, later)
    ]


def _mark(figure: Figure, label: str, *, is_whole: bool = False) -> Mark:
    conflicts = any(other.relation == "conflict" for other in figure.others)
    doubt = DOUBTED.get(figure.status, "sources disagree" if conflicts else "")
    if figure.value is None:
        text = f"no figure: {missing_word(figure)}"
    else:
        text = format_amount(figure.value, figure.qualifier, figure.measure)
        text += f" ({doubt})" if doubt else ""
    # Shares are printed as whole numbers, so one that is about 10 is firm enough to be compared.
    rounded = "approx" if figure.measure.method == "share" else "exact"
    start, end = _reach(figure.period)
    return Mark(
        label=label,
        value=figure.value,
        text=text,
        start=start,
        end=end,
        is_doubted=bool(doubt),
        is_firm=not doubt and figure.qualifier in ("exact", rounded),
        is_partial=figure.status == "partial",
        is_whole=is_whole,
    )


def _reach(period: Period) -> tuple[float, float]:
    """Return the first and the last month of a period, and where in it, if they are days."""
    first, _, last = period.printed.partition("/")
    return (
        _months(period.start) + _share_of_month(first),
        _months(period.end) + _share_of_month(last or first),
    )


def _share_of_month(date: str) -> float:
    match = DATE.fullmatch(date)
    return (int(match[1]) - 1) / MOST_DAYS if match else 0.0


def _months(month: str) -> int:
    """Return a month as a number; 0 for none."""
    if not month:
        return 0
    year, number = (int(part) for part in month.split("-"))
    return MONTHS * year + number - 1
