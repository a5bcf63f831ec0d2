"""Packages that are loaded and their measures in, lists of them out: for the terminal, as HTML."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from html import escape

from stats.catalogue.shelves import Shelf, ShelfMeasure
from stats.numerals import format_number
from stats.render.numbers import format_published
from stats.render.sentence import join_words
from stats.render.wording import say_span

NO_UNIT = "no unit stated"
MOST_LETTERS = 120
MOST_PUBLISHERS, MOST_LINKS = 4, 5
"""Of more, the rest are counted: a line, and as many links as are read."""


def describe_shelf(shelf: Shelf) -> str:
    """Return what a package holds, on one line.

    `13,979 figures of 1 measure, 1960 to 2023`
    """
    figures = f"{format_number(shelf.figures, 0)} figure{'s'[: shelf.figures != 1]}"
    measures = f"{format_number(shelf.measures, 0)} measure{'s'[: shelf.measures != 1]}"
    purpose = "a reference for rates" if shelf.is_reference else ""
    held = ", ".join(filter(None, [f"{figures} of {measures}", _span(shelf), purpose]))
    if shelf.sought == shelf.measures:
        return held
    are = "measure is" if shelf.sought == 1 else "measures are"
    return f"{held}; {format_number(shelf.sought, 0)} {are} called so"


def _span(shelf: Shelf) -> str:
    return shelf.first if shelf.first == shelf.last else say_span(shelf.first, shelf.last)


def describe_publishers(shelf: Shelf) -> str:
    """Return who published a package's figures and when, the most named first."""
    counts = Counter(each.publisher for each in shelf.sources if each.publisher)
    named = [name for name, _ in counts.most_common(MOST_PUBLISHERS)]
    if not named:
        named = [shelf.publisher] if shelf.publisher else []
    rest = len(counts) - len(named)
    names = join_words([*named, f"{rest} more"]) if rest > 0 else join_words(named)
    when = format_published(shelf.published)
    return ", ".join(filter(None, [names, when])) or "no source is stated"


def describe_measure(measure: ShelfMeasure) -> str:
    """Return a measure with its unit."""
    return f"{_cut(measure.label)} ({_cut(measure.unit) or NO_UNIT})"


def _cut(text: str) -> str:
    """Return a text that takes a line or two; the whole stands in the answer."""
    return text if len(text) <= MOST_LETTERS else f"{text[:MOST_LETTERS].rstrip()}\u2026"


def render_shelf(shelf: Shelf, measures: Sequence[ShelfMeasure], *, most: int) -> str:
    """Return a package and at most so many of its measures, as text for the terminal."""
    lines = [
        f"{shelf.package}: {shelf.title}",
        f"  {describe_shelf(shelf)}",
        f"  Source: {describe_publishers(shelf)}",
        *(f"  \u00b7 {describe_measure(each)}" for each in measures[:most]),
    ]
    if len(measures) > most > 0:
        lines.append(f"  \u00b7 and {len(measures) - most:,} more; a word of theirs lists them")
    return "\n".join(lines)


def render_shelf_list(shelves: Sequence[Shelf], start: int, end: int, *, limit: int) -> str:
    """Return a page of the packages whose measures are asked for by their labels, as HTML."""
    lines = [
        f"<b>{len(shelves)} package{'s'[: len(shelves) != 1]} of measures, asked for by name</b>"
        f"{_of_all(start, end, len(shelves))}",
        *(
            f"\u2022 {escape(_cut(each.title), quote=False)}: {describe_shelf(each)}"
            for each in shelves[start:end]
        ),
    ]
    return _fit(lines, limit)


def render_shelf_page(
    shelf: Shelf, measures: Sequence[ShelfMeasure], start: int, end: int, *, limit: int
) -> str:
    """Return a page of a package's measures, as HTML."""
    lines = [
        f"<b>{escape(_cut(shelf.title), quote=False)}</b>",
        escape(f"{describe_shelf(shelf)}.", quote=False),
        escape(f"Source: {describe_publishers(shelf)}.", quote=False),
        f"Measures{_of_all(start, end, len(measures))}:",
        *(f"\u2022 {escape(describe_measure(e), quote=False)}" for e in measures[start:end]),
    ]
    return _fit(lines, limit)


def render_links(shelves: Sequence[Shelf], *, limit: int) -> str:
    """Return whose figures are loaded, with links to where they stand, as HTML."""
    lines: list[str] = []
    for place, shelf in enumerate(shelves):
        own = [
            f"<b>{escape(_cut(shelf.title), quote=False)}</b>",
            escape(f"{describe_publishers(shelf)}.", quote=False),
            _links(shelf),
        ]
        rest = len(shelves) - place
        more = f"... and {rest} more packages; a word after the command seeks among them."
        if len("\n".join([*lines, *own, more])) > limit:
            return _fit([*lines, more] if lines else [more], limit)
        lines += filter(None, own)
    return "\n".join(lines)


def _links(shelf: Shelf) -> str:
    linked = [each for each in shelf.sources if each.url.startswith(("https://", "http://"))]
    urls = {each.url: each for each in reversed(linked)}
    counts = Counter(each.publisher for each in shelf.sources)
    newest = sorted(urls.values(), key=lambda each: each.published, reverse=True)
    # The pages of whoever published most of it come first: the others mostly quote them.
    newest.sort(key=lambda each: -counts[each.publisher])
    shown = [
        f'<a href="{escape(each.url)}">{escape(name, quote=False)}</a>'
        for each in newest[:MOST_LINKS]
        for name in [_cut(each.title or each.publisher)]
    ]
    rest = len(newest) - len(shown)
    return " \u00b7 ".join([*shown, f"and {rest} more pages"] if rest > 0 else shown)


def _of_all(start: int, end: int, count: int) -> str:
    """Return which of all are shown; nothing where all are."""
    return "" if end - start >= count else f" ({start + 1} to {min(end, count)} of {count})"


def _fit(lines: Sequence[str], limit: int) -> str:
    kept = list(lines)
    while kept and len("\n".join(kept)) > limit:
        kept.pop()
    return "\n".join(kept)
