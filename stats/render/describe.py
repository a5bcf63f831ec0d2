"""A plot in, in words what its picture shows out: for those who cannot see it, and a caption."""

from __future__ import annotations

from collections.abc import Sequence

from stats.render.fit import LEFT_OUT, utf16_length
from stats.render.marks import Mark, Plot, Series
from stats.render.sentence import join_words
from stats.render.wording import say_when

CAPTION_LIMIT = 1024
"""UTF-16 units. Source: the Bot API's `sendPhoto`, caption after entities parsing."""
ALT_LIMIT = 1000
"""About a minute when it is read aloud."""
MOST_VALUES = 12
"""Values read out one by one; of more, only the ends are."""


def describe_plot(plot: Plot) -> str:
    """Return alternative text: kind, subject, values, ends, direction and what is missing."""
    kind = "Bar chart" if plot.kind == "bars" else "Line chart"
    sentences = [_unit(plot)]
    for series in plot.series:
        sentences += _told(plot, series)
    sentences += [f"{note}." for note in plot.notes]
    return _fit(f"{kind}: {plot.title}.", sentences, (), " ", ALT_LIMIT)


def caption_plot(plot: Plot) -> str:
    """Return a caption of at most 1,024 UTF-16 units, as plain text: title first, source last."""
    lines = [_unit(plot), *(line for each in plot.series for line in _ends(plot, each))]
    lines += filter(None, (_missing(each) for each in plot.series))
    lines += [f"{note}." for note in plot.notes]
    return _fit(plot.title, lines, (plot.source,), "\n", CAPTION_LIMIT)


def _unit(plot: Plot) -> str:
    return f"{plot.unit.rstrip('.')}."


def _fit(first: str, parts: Sequence[str], last: Sequence[str], separator: str, limit: int) -> str:
    """Join what fits; parts are left out from the end, which is said, and then the last ones."""
    for kept in range(len(parts), -1, -1):
        said = () if kept == len(parts) else (LEFT_OUT.text,)
        text = separator.join([first, *parts[:kept], *said, *last])
        if utf16_length(text) <= limit:
            return text
    return _fit(first, (), (), separator, limit) if last else ""


def _told(plot: Plot, series: Series) -> list[str]:
    given = [mark for mark in series.marks if mark.value is not None]
    name = f"{series.name}: " if series.name else ""
    told = []
    if len(given) <= MOST_VALUES:
        told.append(f"{name}{', '.join(f'{mark.label} {mark.text}' for mark in given)}.")
    told += _ends(plot, series)
    missing = _missing(series)
    return [*told, missing] if missing else told


def _ends(plot: Plot, series: Series) -> list[str]:
    """Return the ends of what is shown, and of a whole line its direction.

    None where a value is in doubt or rounded, or where not all may be set beside each other.
    """
    members = [mark for mark in series.marks if not mark.is_whole] or list(series.marks)
    given = [mark for mark in members if mark.value is not None]
    if not all(mark.is_firm for mark in given) or len(given) < 2 or series.breaks:
        return []
    values = [mark.value for mark in given if mark.value is not None]
    high, low = max(values), min(values)
    if high == low:
        text = f"All are {given[0].text}."
    else:
        text = f"Highest shown: {_named(given, high)}; lowest: {_named(given, low)}."
        if plot.kind == "lines" and len(given) == len(series.marks):
            text = f"{_direction(given[0], given[-1])} {text}"
    return [f"{series.name}: {text[0].lower()}{text[1:]}" if series.name else text]


def _direction(first: Mark, last: Mark) -> str:
    if first.value == last.value:
        return f"The same {say_when(first.label)} and {last.label}: {first.text}."
    way = "Up" if (last.value or 0) > (first.value or 0) else "Down"
    return f"{way} from {first.text} {say_when(first.label)} to {last.text} {say_when(last.label)}."


def _named(marks: Sequence[Mark], value: float) -> str:
    same = [mark for mark in marks if mark.value == value]
    return f"{join_words([mark.label for mark in same])}, {same[0].text}"


def _missing(series: Series) -> str:
    missing = [mark for mark in series.marks if mark.value is None]
    if not missing:
        return ""
    name = f"{series.name}: " if series.name else ""
    reasons = dict.fromkeys(mark.text.partition(": ")[2] for mark in missing)
    parts = [
        f"{join_words([m.label for m in missing if m.text.endswith(reason)])} ({reason})"
        for reason in reasons
    ]
    start = "no figure" if name else "No figure"
    return f"{name}{start}, which is not zero: {'; '.join(parts)}."
