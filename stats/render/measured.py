"""Figures of measures that nobody has defined in, the draft of a sentence about them out.

Such a measure is known by its label alone, which may be any kind of phrase; so nothing is said of
what was recorded, and where and when stand in brackets as they are printed.
"""

from __future__ import annotations

from collections.abc import Sequence

from stats.model import Figure
from stats.render.comparison import MARKS, MOST_FIGURES, UNLIKE
from stats.render.lines import format_place
from stats.render.numbers import PLAIN_UNITS, format_figure
from stats.render.sentence import Draft, join_words
from stats.render.shape import release_codes
from stats.render.wording import BRACKET, capitalise


def draft_measured(figures: Sequence[Figure]) -> Draft | None:
    """Return a sentence of few figures of one measure, or of one change; None where none fits.

    Nothing is attributed that has no publisher, and one missing figure leaves all of them out.
    """
    first = figures[0]
    is_whole = all(figure.value is not None and figure.dataset.publisher for figure in figures)
    if not is_whole or len(figures) > MOST_FIGURES:
        return None
    if len(figures) == 1 and first.derivation and first.derivation.method == "change":
        return _draft_change(first)
    if any(figure.derivation for figure in figures):
        return None
    if len({(figure.dataset.code, figure.measure.code) for figure in figures}) > 1:
        return None
    said = join_words([_say(figure) for figure in figures])
    asides = (UNLIKE,) if len(release_codes(figures)) > 1 else ()
    return Draft(f"{_name(first)} stood at {said}", tuple(figures), asides)


def _draft_change(change: Figure) -> Draft | None:
    if change.derivation is None or change.value is None:
        return None
    first, last = change.derivation.parts
    said = f"from {_say(first)} to {_say(last)}"
    if not change.value:
        return Draft(f"{_name(first)} was unchanged, {said}", (change,))
    verb = "rose" if change.value > 0 else "fell"
    return Draft(f"{_name(first)} {verb} by {format_figure(change)}, {said}", (change,))


def _say(figure: Figure) -> str:
    """Return a value with where and when: `35.8% (Hartlepool, 2024)`."""
    return f"{format_figure(figure)}{MARKS.get(figure.status, '')} ({format_place(figure)})"


def _name(figure: Figure) -> str:
    """Return the label of a measure without its unit, which is said behind the number.

    No sentence begins with a digit: "4G coverage" is no number.
    """
    label = figure.dataset.label
    bracket = label.removeprefix(BRACKET.sub("", label)).strip(" ()").casefold()
    is_unit = bracket in {figure.measure.unit.casefold(), *PLAIN_UNITS}
    name = capitalise(BRACKET.sub("", label) if is_unit else label)
    return f"The figure for {name}" if name[:1].isdigit() else name
