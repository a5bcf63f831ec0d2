"""An answer in, one sentence that a reporter can quote out: never more than the figures support."""

from __future__ import annotations

from itertools import product

from stats.model import Answer, Figure
from stats.render.comparison import draft_change, draft_difference, draft_list
from stats.render.fit import utf16_length
from stats.render.measured import draft_measured
from stats.render.sentence import Draft, draft_figure
from stats.render.wording import say_published, split_publisher, topic

LIMIT = 256
"""UTF-16 units. Source: the Bot API's `CopyTextButton.text`, 1 to 256 characters."""


def quote_line(answer: Answer) -> str:
    """Return one sentence of at most 256 UTF-16 units; empty where no honest one fits.

    It has figure, unit, area, period and attribution; a figure that is worked out, doubted,
    rounded, contradicted or missing is said to be.
    """
    draft = _draft(answer.figures)
    return _fit(draft) if draft else ""


def _draft(figures: tuple[Figure, ...]) -> Draft | None:
    if figures[0].dataset.is_inferred:
        return draft_measured(figures)
    if len(figures) > 1:
        return draft_list(figures)
    derivation = figures[0].derivation
    match derivation.method if derivation else "":
        case "change":
            return draft_change(figures[0])
        case "difference":
            return draft_difference(figures[0])
        case _:
            return draft_figure(figures[0])


def _fit(draft: Draft) -> str:
    longest = max((len(wordings) for wordings in draft.asides), default=1)
    for place, extras in product(range(longest), (draft.extras, ())):
        said = [wordings[min(place, len(wordings) - 1)] for wordings in draft.asides]
        asides = "".join((*said, *extras))
        for credit in _credits(draft):
            statement = f"{draft.core}{asides}".replace(") (", "; ")
            text = f"{statement}, according to {credit.rstrip('.')}."
            if utf16_length(text) <= LIMIT and not text[0].isdigit():
                return text
    return ""


def _credits(draft: Draft) -> list[str]:
    """Return whose figures these are, the fullest wording first."""
    derived = [figure for figure in draft.figures if figure.derivation]
    parts = [part for f in derived for part in (f.derivation.parts if f.derivation else ())]
    given = [figure for figure in (*parts, *draft.figures) if figure.value is not None]
    datasets = list(dict.fromkeys(each.dataset.publisher for each in given))
    own = draft.figures[0].dataset.publisher
    name, how = split_publisher(own)
    about = "" if draft.is_named else f" on {topic(draft.figures[0])}"
    when = say_published([each for each in given if each.dataset.publisher == own])
    others = "".join(f" and {split_publisher(p)[0]} figures" for p in datasets if p != own)
    lead = "analysis of " if derived else ""
    told = when.removeprefix(" published") if "published" in how else when
    figures = f"{lead}{name} figures{about}"
    brief = f", {when.removeprefix(' published in ')}" if when.startswith(" published in ") else ""
    return [f"{figures}{each}{others}" for each in (f"{how}{told}", when, brief or when)]
