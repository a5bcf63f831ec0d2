"""One cell in, its yearly values oldest first out; years said to be missing stand among them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stats.answer.absence import MAX_NAMED, Absence, explain_absence
from stats.answer.cells import Cells
from stats.answer.figures import make_figure
from stats.answer.found import Found
from stats.answer.gaps import find_gaps, has_overlaps
from stats.answer.grains import grain_of, lies_within, parts_beside, years_beside
from stats.answer.reading import join_names
from stats.answer.remarks import mixed_totals
from stats.index.reader import Index
from stats.model import Figure, Observation, Period, Remark
from stats.selection import Cell, find_values

MAX_POINTS = 400
"""Points of one series in an answer: every year of four centuries. Source: prices of each day, as
in packages of the datasets organisation, are 10,000 to a series, which nobody reads in a chat."""
CLEAN = "Not a clean trend: "
WHOLE_YEARS = "Whole years in print beside these"
UNITS = {1: "month", 3: "quarter", 6: "half-year", 12: "year", -1: "day", -7: "week"}
"""What a row is by, by the months of its periods, below nought by their days."""
OTHERS = "other periods"


def find_series(cells: Cells) -> Found | Absence:
    """Return the yearly values of each cell within the span asked for."""
    measure = cells.measure()
    figures: list[Figure] = []
    beside: list[Remark] = []
    doubts: list[str] = []
    left_out = 0
    for cell in cells.all:
        row = cells.annual(cell, measure)
        beside += _beside(cells, cell, measure, row)
        observations = [*row, *cells.missing_beside(cell, row)]
        kept = sorted(
            (each for each in observations if is_within(cells, each)),
            key=lambda each: cells.index.period(each.period).end,
        )[-cells.question.limit :]
        left_out += max(0, len(kept) - MAX_POINTS)
        kept = kept[-MAX_POINTS:]
        made = [make_figure(cells.index, cells.dataset, each) for each in kept]
        figures += made[::-1] if cells.question.order == "newest" else made
        doubts += _doubts(cells, made) if not left_out else []
    if all(figure.value is None for figure in figures):
        return explain_absence(cells.index, cells.dataset, cells.question, cells.all[0])
    remarks = series_remarks(figures, tuple(dict.fromkeys(doubts)))
    remarks[:0] = [each for at, each in enumerate(beside) if each not in beside[:at]]
    if left_out:
        remarks.insert(0, Remark("scope", f"Without the {left_out:,} before these"))
    return Found(tuple(figures), tuple(remarks))


def _beside(cells: Cells, cell: Cell, measure: str, row: Sequence[Observation]) -> Iterator[Remark]:
    """Tell the years that a row of months lies in, or which months a row of years is without."""
    if not (cells.dataset.is_inferred and row):
        return
    given = (cells.index, find_values(cells.index, cells.dataset, cell, measure), row)
    if not any(cells.question.span):
        yield from _say_others(*given)
        return
    if parts := parts_beside(*given, cells.question.span):
        yield Remark("scope", f"Without {_name(parts)}, in no whole year in print")
    if years := years_beside(*given, cells.question.span)[:MAX_NAMED]:
        figures = [make_figure(cells.index, cells.dataset, each) for each in years]
        yield Remark("series", WHOLE_YEARS, tuple(figures))


def _say_others(
    index: Index, values: Sequence[Observation], row: Sequence[Observation]
) -> Iterator[Remark]:
    """Tell what is in print besides a row that was asked for without a span: months, say."""
    taken = {each.period for each in row}
    others = {each.period: index.period(each.period) for each in values if each.period not in taken}
    dated = [each for each in others.values() if each.start]
    if not dated:
        return
    grains = sorted({grain_of(each) for each in dated}, key=abs)
    units = list(dict.fromkeys(UNITS.get(grain, OTHERS) for grain in grains))
    years = sorted({each.start[:4] for each in dated} | {each.end[:4] for each in dated})
    when = years[0] if len(years) == 1 else f"{years[0]} to {years[-1]}"
    yield Remark("series", f"In print too: by {join_names(units)} ({when})")


def _doubts(cells: Cells, row: Sequence[Figure]) -> list[str]:
    """Return what is to be known of the periods of one row: which it is without, which overlap."""
    periods = [each.period for each in row]
    if not (cells.dataset.is_inferred and periods):
        return []
    found = []
    if gaps := find_gaps(periods, cells.question.span):
        where = f" ({next(iter(row[0].codes.values())).name})" if len(cells.all) > 1 else ""
        found.append(f"nothing is in print for {_name(gaps)}{where}")
    if has_overlaps(periods):
        found.append("these periods overlap: each has months of the one before it")
    return found


def _name(periods: Sequence[Period]) -> str:
    names = [each.label for each in periods]
    more = len(names) - MAX_NAMED
    return join_names([*names[:MAX_NAMED], *([f"{more} more"] if more > 0 else [])])


def is_span(cells: Cells) -> bool:
    """Whether the only period asked for is one of several years."""
    groups = cells.question.periods
    return len(groups) == 1 and cells.index.period(groups[0][0]).kind == "span"


def series_remarks(figures: list[Figure], doubts: Sequence[str] = ()) -> list[Remark]:
    """Return what to know before a line is drawn through these figures; `doubts` are added."""
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
    texts += doubts
    return [Remark("series", CLEAN + "; ".join(texts))] if texts else []


def is_within(cells: Cells, observation: Observation) -> bool:
    """Whether an observation's period lies within the span that the question asks for."""
    period = cells.index.period(observation.period)
    span = cells.question.span
    if not any(span) and is_span(cells):
        whole = cells.index.period(cells.question.periods[0][0])
        span = whole.start, whole.end
    return lies_within(period, span)
