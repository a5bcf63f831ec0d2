"""Several reports of one figure in, the one that is given and the others out (trust rule 8)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from stats.model import Report, Source, Status

QUALIFIER_ORDER = {"exact": 0, "more_than": 1, "nearly": 2, "approx": 3}
"""A precise figure is given before a rounded one of the same release."""

SOURCE_ORDER = {"publisher": 0, "body": 1, "press": 2, "other": 3, "copy": 4}
"""The publisher's own page first, then that of a body whose figure it is; copies come last."""
PRESS_ORDER = SOURCE_ORDER["press"]
"""The place of a page of which nobody says what it is."""


def merge_reports(
    reports: Sequence[Report],
    published: Mapping[str, str],
    sources: Mapping[str, Source],
) -> tuple[Report, tuple[Report, ...]]:
    """Return the report that stands for a figure, and every other one, newest release first.

    Args:
        reports: all of one key; the same value of the same release from several pages is one.
        published: release code -> date; the newest release with a value wins, and in it the
            precise figure before the rounded, then the one that most pages print.
        sources: source code -> source, to put the best page first.

    """
    grouped: dict[tuple[str, float | None, str], list[Report]] = defaultdict(list)
    for report in reports:
        grouped[report.release, report.value, report.qualifier].append(report)
    merged = [_merge(same, sources) for same in grouped.values()]
    merged.sort(key=lambda each: (QUALIFIER_ORDER[each.qualifier], -len(each.sources)))
    merged.sort(key=lambda each: published.get(each.release, ""), reverse=True)
    merged.sort(key=lambda each: each.value is None)
    chosen = _prefer_precise(merged)
    return chosen, tuple(each for each in merged if each is not chosen)


def _prefer_precise(merged: Sequence[Report]) -> Report:
    """Return the newest report, or the precise one that it is a rounding of."""
    for report in merged:
        if report.qualifier == "exact" and report.value is not None:
            return report if is_rounding(merged[0], report.value) else merged[0]
    return merged[0]


def _merge(same: Sequence[Report], sources: Mapping[str, Source]) -> Report:
    codes = dict.fromkeys(code for report in same for code in report.sources)
    notes = dict.fromkeys(note for report in same for note in report.notes)
    bases = dict.fromkeys(report.base for report in same if report.base)
    status: Status = next((each.status for each in same if each.status != "normal"), "normal")
    ordered = sorted(codes, key=lambda code: _source_rank(sources.get(code)))
    return replace(
        same[0],
        sources=tuple(ordered),
        notes=tuple(notes),
        base=next(iter(bases), ""),
        status=status,
    )


def _source_rank(source: Source | None) -> tuple[int, bool, str, str]:
    if source is None:
        return (9, True, "", "")
    rank = SOURCE_ORDER.get(source.kind, PRESS_ORDER)
    return (rank, source.published_inferred, source.published, source.code)


MAX_ROUNDING = {"exact": 0.0, "more_than": 0.15, "nearly": 0.1, "approx": 0.05}
"""How far a rounded figure in print may lie from the precise one, as a part of it.
Source: the widest in print: "more than 2,000" of 2,194; "nearly 2,000"; "500" of 482."""


def is_rounding(report: Report, exact: float) -> bool:
    """Whether a report may be a rounded way to print the precise value `exact`."""
    if report.value is None or report.qualifier == "exact":
        return False
    off = exact - report.value
    if (report.qualifier == "more_than" and off < 0) or (report.qualifier == "nearly" and off > 0):
        return False
    return abs(off) <= MAX_ROUNDING[report.qualifier] * abs(exact)
