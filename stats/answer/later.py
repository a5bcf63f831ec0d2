"""A figure that is taken for the latest in, why there is no later one out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stats.answer.reading import join_names
from stats.index.reader import Index
from stats.model import Dataset, Figure, Period, Report
from stats.selection import find_missing

MAX_NAMED = 3
WHY = {
    "not_supplied": "not supplied",
    "not_asked": "not asked for",
    "suppressed": "held back by its publisher",
    "not_applicable": "not applicable",
    "conflicting": "contradictory in the table",
}
NOT_READ = "without a figure"
"""What is said of a cell without a figure where nobody has defined the dataset."""
_PRINTED = re.compile("The table prints (\u201c.+?\u201d) there")


def say_later(index: Index, dataset: Dataset, figure: Figure) -> str:
    """Return which later periods have no figure, and why; which one others have; else nothing."""
    if figure.value is None or figure.derivation or not figure.period.end:
        return ""
    key = {name: code.code for name, code in figure.codes.items()}
    found: dict[str, list[Period]] = {}
    for each in find_missing(index, dataset, key):
        period = index.period(each.period)
        if each.measure == figure.measure.code and _is_later(period, figure.period, index):
            why = _say_why(each.report, is_inferred=dataset.is_inferred)
            found.setdefault(why, []).append(period)
    if found:
        return "; ".join(_say_missing(found))
    if not dataset.is_inferred:
        return ""
    # Codes of periods are in the order of time, and most tables end with the figure itself.
    codes = (each for each in index.cubes.periods_of(dataset) if each > figure.period.code)
    for code in sorted(codes, reverse=True):
        if _is_later(index.period(code), figure.period, index):
            return f"others have {index.period(code).label}"
    return ""


def _say_why(report: Report, *, is_inferred: bool) -> str:
    """Return why there is no figure, or what stands in its place where the table does not say."""
    if not is_inferred or report.status != "not_supplied":
        return WHY.get(report.status, report.status)
    printed = _PRINTED.search(" ".join(report.notes))
    return f"printed as {printed[1]}" if printed else NOT_READ


def _say_missing(found: dict[str, list[Period]]) -> Iterator[str]:
    for why, periods in found.items():
        labels = [each.label for each in sorted(periods, key=lambda each: each.end)]
        more = [f"{len(labels) - MAX_NAMED} more"] if len(labels) > MAX_NAMED else []
        verb = "are" if len(labels) > 1 else "is"
        yield f"{join_names([*labels[:MAX_NAMED], *more])} {verb} {why}"


def _is_later(period: Period, given: Period, index: Index) -> bool:
    """Whether a period is of the same kind, begins after another ends, and has begun by now."""
    is_begun = not index.now or period.start <= index.now
    return period.kind == given.kind and period.start > given.end and is_begun
