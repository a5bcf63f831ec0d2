"""One cell in, its yearly values oldest first out; years said to be missing stand among them."""

from __future__ import annotations

from stats.answer.absence import Absence, explain_absence
from stats.answer.cells import Cells
from stats.answer.figures import make_figure
from stats.answer.found import Found
from stats.answer.remarks import mixed_totals
from stats.model import Figure, Observation, Remark

CLEAN = "Not a clean trend: "


def find_series(cells: Cells) -> Found | Absence:
    """Return the yearly values of each cell within the span asked for."""
    measure = cells.measure()
    figures: list[Figure] = []
    for cell in cells.all:
        observations = [*cells.annual(cell, measure), *cells.missing_years(cell)]
        kept = sorted(
            (each for each in observations if is_within(cells, each)),
            key=lambda each: cells.index.period(each.period).end,
        )[-cells.question.limit :]
        made = [make_figure(cells.index, cells.dataset, each) for each in kept]
        figures += made[::-1] if cells.question.order == "newest" else made
    if all(figure.value is None for figure in figures):
        return explain_absence(cells.index, cells.dataset, cells.question, cells.all[0])
    return Found(tuple(figures), tuple(series_remarks(figures)))


def is_span(cells: Cells) -> bool:
    """Whether the only period asked for is one of several years."""
    groups = cells.question.periods
    return len(groups) == 1 and cells.index.period(groups[0][0]).kind == "span"


def series_remarks(figures: list[Figure]) -> list[Remark]:
    """Return what to know before a line is drawn through these figures."""
    texts = []
    releases = {figure.release.code for figure in figures if figure.value is not None}
    if len(releases) > 1:
        texts.append("the years are from different releases")
    given = [figure for figure in figures if figure.value is not None]
    if given and (mixed := mixed_totals(given)):
        texts.append(mixed)
    missing = [figure.period.label for figure in figures if figure.value is None]
    if missing:
        texts.append(f"no figure was supplied for {', '.join(missing)}")
    partial = [f.period.label for f in figures if f.status in ("partial", "disputed")]
    if partial:
        texts.append(f"{', '.join(partial)} is partial or disputed")
    return [Remark("series", CLEAN + "; ".join(texts))] if texts else []


def is_within(cells: Cells, observation: Observation) -> bool:
    """Whether an observation's period lies within the span that the question asks for."""
    period = cells.index.period(observation.period)
    first, last = cells.question.span
    if not (first or last) and is_span(cells):
        span = cells.index.period(cells.question.periods[0][0])
        first, last = span.start, span.end
    return (not first or period.start >= first) and (not last or (period.end or "9") <= last)
