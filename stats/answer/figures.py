"""Observations in, figures with everything that rule 2 asks for out; sums and shares among them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from stats.index.reader import Index
from stats.model import (
    Dataset,
    Derivation,
    Figure,
    Observation,
    OtherValue,
    Period,
    Release,
    Report,
    Status,
)
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
            relation = "conflict" if report.release == given.release else "earlier"
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


def add_figures(
    index: Index, dataset: Dataset, key: Mapping[str, str], parts: Sequence[Figure]
) -> Figure:
    """Return the sum of figures that share everything but one code, named as derived."""
    first = parts[0]
    varying = next(name for name in key if first.codes[name].code != key[name])
    named = " + ".join(f"{part.codes[varying].label} {part.value:,.0f}" for part in parts)
    total = sum(part.value for part in parts if part.value is not None)
    return Figure(
        dataset=dataset,
        measure=first.measure,
        codes={name: index.code(name, code) for name, code in key.items()},
        period=first.period,
        value=total,
        qualifier="exact",
        status="normal",
        base=first.base,
        release=first.release,
        sources=first.sources,
        derivation=Derivation("sum", f"added up here from {named}", tuple(parts)),
    )


def share_of(index: Index, part: Figure, whole: Figure, measure: str) -> Figure:
    """Return `part` as a percentage of `whole`, named as derived."""
    if not part.value or not whole.value:
        raise ValueError("a share needs a part and a whole that are there and not 0")
    text = (
        f"worked out here: {part.value:,.0f} of {whole.value:,.0f} "
        f"({whole.base or next(iter(whole.codes.values())).label})"
    )
    return Figure(
        dataset=part.dataset,
        measure=index.measure(part.dataset.code, measure),
        codes=part.codes,
        period=part.period,
        value=round(100 * part.value / whole.value, 1),
        qualifier="approx",
        status="normal",
        base=whole.base,
        release=part.release,
        sources=part.sources,
        derivation=Derivation("share", text, (part, whole)),
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
