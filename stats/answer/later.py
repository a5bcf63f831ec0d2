"""A figure that is taken for the latest in, why there is no later one out."""

from __future__ import annotations

from collections.abc import Iterator

from stats.answer.reading import join_names
from stats.index.reader import Index
from stats.model import Dataset, Figure, Period
from stats.selection import find_missing

MAX_NAMED = 3
WHY = {
    "not_supplied": "not supplied",
    "not_asked": "not asked for",
    "suppressed": "held back by its publisher",
    "not_applicable": "not applicable",
    "conflicting": "contradictory in the table",
}
NOT_READ = "not in the table"
"""What is said of a cell without a figure where nobody has defined the dataset."""


def say_later(index: Index, dataset: Dataset, figure: Figure) -> str:
    """Return which later periods have no figure, and why; which one others have; else nothing."""
    if figure.value is None or figure.derivation or not figure.period.end:
        return ""
    key = {name: code.code for name, code in figure.codes.items()}
    found: dict[str, list[Period]] = {}
    for each in find_missing(index, dataset, key):
        period = index.period(each.period)
        if each.measure == figure.measure.code and _is_later(period, figure.period, index):
            found.setdefault(each.report.status, []).append(period)
    if found:
        return "; ".join(_say_missing(found, is_inferred=dataset.is_inferred))
    if not dataset.is_inferred:
        return ""
    # Codes of periods are in the order of time, and most tables end with the figure itself.
    codes = (each for each in index.cubes.periods_of(dataset) if each > figure.period.code)
    for code in sorted(codes, reverse=True):
        if _is_later(index.period(code), figure.period, index):
            return f"others have {index.period(code).label}"
    return ""


def _say_missing(found: dict[str, list[Period]], *, is_inferred: bool) -> Iterator[str]:
    for status, periods in found.items():
        labels = [each.label for each in sorted(periods, key=lambda each: each.end)]
        more = [f"{len(labels) - MAX_NAMED} more"] if len(labels) > MAX_NAMED else []
        is_unread = is_inferred and status == "not_supplied"
        why = NOT_READ if is_unread else WHY.get(status, status)
        verb = "are" if len(labels) > 1 else "is"
        yield f"{join_names([*labels[:MAX_NAMED], *more])} {verb} {why}"


def _is_later(period: Period, given: Period, index: Index) -> bool:
    """Whether a period is of the same kind, begins after another ends, and has begun by now."""
    is_begun = not index.now or period.start <= index.now
    return period.kind == given.kind and period.start > given.end and is_begun
