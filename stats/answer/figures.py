"""Observations in, figures with everything that rule 2 asks for out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import cast

from stats.index.reader import Index
from stats.model import (
    Dataset,
    Figure,
    Observation,
    OtherValue,
    Period,
    Release,
    Report,
    Status,
)
from stats.numerals import QUALIFIERS, format_number
from stats.reports import is_rounding

NO_RELEASE = Release("", "")


def make_figure(index: Index, dataset: Dataset, observation: Observation) -> Figure:
    """Return the figure that an observation gives, with the other values in print for it."""
    report = observation.report
    return Figure(
        dataset=dataset,
        measure=index.measure(dataset.code, observation.measure),
        codes={name: index.code(name, code) for name, code in observation.key.items()},
        period=index.period(observation.period),
        value=report.value,
        qualifier=report.qualifier,
        status=report.status,
        base=report.base,
        release=_release(index, dataset, report),
        sources=tuple(index.source(dataset.package, code) for code in report.sources),
        notes=report.notes,
        others=tuple(_others(index, dataset, observation)),
        limits=report.limits,
    )


def _release(index: Index, dataset: Dataset, report: Report) -> Release:
    return index.release(dataset.package, report.release) if report.release else NO_RELEASE


def _others(index: Index, dataset: Dataset, observation: Observation) -> list[OtherValue]:
    given = observation.report
    others: dict[float, OtherValue] = {}
    for report in observation.others:
        if report.value is None or report.value == given.value or given.value is None:
            continue
        if is_rounding(report, given.value):
            relation = "rounded"
        else:
            is_same = report.release == given.release
            relation = "conflict" if is_same else "later" if index.released else "earlier"
        others.setdefault(
            report.value,
            OtherValue(
                value=report.value,
                qualifier=report.qualifier,
                release=_release(index, dataset, report),
                sources=tuple(index.source(dataset.package, code) for code in report.sources),
                relation=relation,  # type: ignore[arg-type]
                notes=report.notes,
            ),
        )
    return list(others.values())


def print_value(figure: Figure) -> str:
    """Return the digits of a figure as they are printed everywhere."""
    return format_number(figure.value or 0, figure.measure.decimals)


def write_doubted(figure: Figure) -> str:
    """Return a figure in words with what puts it in doubt: "19, partial"."""
    doubts: list[str] = [figure.status] if figure.status != "normal" else []
    doubts += ["sources disagree"] if any(o.relation == "conflict" for o in figure.others) else []
    return ", ".join((f"{QUALIFIERS[figure.qualifier]}{print_value(figure)}", *doubts))


def find_whole(
    index: Index, dataset: Dataset, key: Mapping[str, str], part: Figure
) -> Figure | None:
    """Return the exact published count of the whole, of the part's own period and release."""
    for each in index.look_up(dataset.code, key):
        if (
            each.measure == dataset.measures[0]
            and each.period == part.period.code
            and each.report.release == part.release.code
            and each.report.qualifier == "exact"
            and each.report.value
            and each.report.value >= (part.value or 0)
        ):
            return make_figure(index, dataset, each)
    return None


def in_release(index: Index, figure: Figure, release: Release) -> Figure | None:
    """Return a figure as another release has it, where that prints the very same number.

    What was restated is of no use beside figures of a newer release, nor they beside it.
    """
    key = {name: code.code for name, code in figure.codes.items()}
    same = (
        report
        for each in index.look_up(figure.dataset.code, key)
        if (each.measure, each.period) == (figure.measure.code, figure.period.code)
        for report in each.others
        if report.release == release.code
        and (report.value, report.qualifier) == (figure.value, figure.qualifier)
        and report.status == figure.status
    )
    report = next(same, None)
    if report is None or not release.code:
        return None
    pages = tuple(index.source(figure.dataset.package, code) for code in report.sources)
    return replace(figure, release=release, sources=pages, base=report.base, notes=report.notes)


def is_sound(figure: Figure) -> bool:
    """Whether a figure may be worked with: precise, whole, undisputed, and no source differs."""
    return (
        figure.qualifier == "exact"
        and figure.status not in ("partial", "disputed", "break")
        and not any(other.relation == "conflict" for other in figure.others)
    )


def missing_figure(
    index: Index,
    dataset: Dataset,
    cell: Mapping[str, str],
    measure: str,
    period: Period,
    reason: str,
    status: str,
) -> Figure:
    """Return a figure without a value, for one of several members asked for."""
    return Figure(
        dataset=dataset,
        measure=index.measure(dataset.code, measure),
        codes={name: index.code(name, code) for name, code in cell.items()},
        period=period,
        value=None,
        qualifier="exact",
        status=cast("Status", status),
        base="",
        release=NO_RELEASE,
        sources=(),
        notes=(reason,),
    )
