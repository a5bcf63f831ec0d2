"""A receipt in, each of its figures as it was then beside the one given today out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from stats.answer.answer import answer_question
from stats.answer.cells import NO_PERIOD
from stats.answer.derived import (
    A_YEAR,
    EACH,
    change_measure,
    difference_measure,
    mean_measure,
    rate_measure,
    span_between,
    take_years,
)
from stats.answer.figures import missing_figure
from stats.answer.reading import format_question
from stats.answer.sums import take_together
from stats.index.reader import Index
from stats.model import PER_CENT, Answer, Dataset, Derivation, Figure, Period, Question
from stats.packing import MAX_DECIMALS, Value, scale_value
from stats.receipts import NO_NAME, OF_PARTS, KeptFigure, Receipt, mark_version

Verdict = Literal["stands", "restated", "withdrawn", "supplied", "unnamed"]
"""Withdrawn: a figure then, none now. Supplied: none then. Unnamed: its codes are not loaded."""
THEN = "worked out from the figures as they were then"
OTHER = "What is given today is for another period or in another unit."


@dataclass(frozen=True, slots=True)
class Standing:
    """A figure of a receipt, then and now.

    Attributes:
        value: its value as the receipt has it.
        then: the same with its labels and, where it is still on record, its source; None where
            the figures loaded today do not have its codes.
        now: what is given for the same question and period today; None if nothing is.
        reason: why nothing is given today.
        newer: a figure for a later period, where the receipt is for a single one.
        reading: the question that gives the figure of today.

    """

    value: Value
    verdict: Verdict
    then: Figure | None = None
    now: Figure | None = None
    reason: str = ""
    newer: Figure | None = None
    reading: str = ""


@dataclass(frozen=True, slots=True)
class CheckedReceipt:
    """A receipt compared with the figures loaded today; `total` is how many the answer had."""

    standings: tuple[Standing, ...]
    total: int
    is_same_version: bool


def check_receipt(receipt: Receipt, index: Index) -> CheckedReceipt:
    """Return what has become of a receipt's figures."""
    standings = tuple(_stand(receipt, kept, index) for kept in receipt.figures)
    is_same = mark_version(index.version) == receipt.version_mark
    return CheckedReceipt(standings, receipt.total, is_same)


def _stand(receipt: Receipt, kept: KeptFigure, index: Index) -> Standing:
    asked = _asked(receipt, kept, index)
    if asked is None:
        return Standing(kept.value, "unnamed")
    question, points = asked
    now, reason = _given(receipt, question, points, index)
    verdict = _verdict(receipt, kept.value, now, points)
    is_single = receipt.total == 1 and receipt.kind in ("values", "sum", "mean", "share")
    return Standing(
        kept.value,
        verdict,
        then=now if now and verdict == "stands" else _then(receipt, kept.value, now, points),
        now=now,
        reason=reason,
        newer=_newer(question, points[0], index) if is_single else None,
        reading=format_question(index, question),
    )


def _asked(
    receipt: Receipt, kept: KeptFigure, index: Index
) -> tuple[Question, tuple[Figure, ...]] | None:
    """Return the question for just this figure, and its points as figures without a value.

    None where a code is not loaded today.
    """
    datasets = _codes(index, receipt.dataset, ("dataset",))
    dataset = index.dataset(datasets[0]) if len(datasets) == 1 else None
    measures = [
        code
        for code in _codes(index, receipt.measure, ("measure",))
        if dataset and code in dataset.measures
    ]
    if dataset is None or len(measures) != 1:
        return None
    points = [_point(dataset, measures[0], names, index) for names in kept.points]
    found = tuple(point for point in points if point is not None)
    if len(found) < len(points):
        return None
    members: dict[str, dict[str, None]] = {}
    for point in found:
        for dimension, code in point.codes.items():
            members.setdefault(dimension, {})[code.code] = None
    periods = dict.fromkeys(point.period.code for point in found if point.period.code)
    question = Question(
        dataset=dataset.code,
        members={dimension: tuple(codes) for dimension, codes in members.items()},
        measure=None if receipt.kind == "rate" else measures[0],
        periods=tuple((period,) for period in periods),
        operation="values" if receipt.kind == "share" else receipt.kind,
        in_percent=receipt.in_percent,
    )
    return question, found


def _point(dataset: Dataset, measure: str, names: Sequence[str], index: Index) -> Figure | None:
    """Return a point without its value; None where a name is of no code, or of several."""
    cell: dict[str, str] = {}
    for name in names[:-1]:
        found = [
            (dimension, code)
            for dimension in dataset.dimensions
            for code in _codes(index, name, (dimension,))
        ]
        if len(found) != (name != NO_NAME):
            return None
        cell.update(found)
    periods = _codes(index, names[-1], ("period",))
    if len(periods) != (names[-1] != NO_NAME):
        return None
    ordered = {name: cell[name] for name in dataset.dimensions if name in cell}
    period = index.period(periods[0]) if periods else NO_PERIOD
    return missing_figure(index, dataset, ordered, measure, period, "", "not_published")


def _codes(index: Index, name: str, concepts: Sequence[str]) -> list[str]:
    if name == NO_NAME:
        return []
    return [code for concept, code in index.find_tokens(name) if concept in concepts]


def _given(
    receipt: Receipt, question: Question, points: Sequence[Figure], index: Index
) -> tuple[Figure | None, str]:
    """Return today's figure, or why there is none that can be set beside the receipt's."""
    reply = answer_question(question, index)
    if not isinstance(reply, Answer):
        return None, reply.reason
    figure, period = reply.figures[0], points[0].period
    if receipt.kind == "change":
        period = span_between(period, points[-1].period)
    if receipt.kind in OF_PARTS:
        period = _added_period(points)
    # A change in per cent of a base that is small today, the single years of a span: not the same.
    is_other_unit = (figure.measure.unit == PER_CENT) != receipt.in_percent
    if period.code not in ("", figure.period.code) or (receipt.kind == "change" and is_other_unit):
        return None, OTHER
    return figure, ""


def _verdict(receipt: Receipt, was: Value, now: Figure | None, points: Sequence[Figure]) -> Verdict:
    if now is None or now.value is None:
        return "stands" if was.value is None else "withdrawn"
    if was.value is None:
        return "supplied"
    value = now.value
    if receipt.kind == "difference" and now.derivation:
        # The larger comes first; where that is the other one today, the difference is turned round.
        value *= 1 if now.derivation.parts[0].codes == points[0].codes else -1
    # The value of today may have decimals where that of the receipt was a whole number.
    then, today = (scale_value(each, MAX_DECIMALS) for each in (was.value, value))
    return "stands" if (then, was.qualifier) == (today, now.qualifier) else "restated"


def _then(receipt: Receipt, was: Value, now: Figure | None, points: Sequence[Figure]) -> Figure:
    """Return a figure as it was then; its source is known where the value is still on record."""
    first = points[0]
    codes, measure, period = first.codes, first.measure, first.period
    match receipt.kind:
        case "sum" | "mean":
            period = _added_period(points)
            added = first.dataset.dimensions[0]
            is_of_years = period != first.period
            if not is_of_years:
                codes = {**codes, added: take_together([point.codes[added] for point in points])}
            if receipt.kind == "mean":
                measure = mean_measure(measure, A_YEAR if is_of_years else EACH)
        case "rate":
            measure = rate_measure(measure)
        case "change":
            measure = change_measure(measure, in_percent=receipt.in_percent)
            period = span_between(first.period, points[-1].period)
        case "difference":
            measure = difference_measure(measure)
    then = replace(
        first,
        codes=codes,
        measure=measure,
        period=period,
        value=was.value,
        qualifier=was.qualifier,
        status=was.status,
        base=now.base if now else "",
        notes=(),
        limits=None,
        derivation=_derivation(receipt, was, points),
    )
    for other in now.others if now else ():
        if other.value == was.value:
            return replace(then, release=other.release, sources=other.sources)
    return then


def _added_period(points: Sequence[Figure]) -> Period:
    """Return the period of a sum: that of its parts, or of the years that were added up."""
    periods = list(dict.fromkeys(point.period for point in points))
    return take_years(periods) if len(periods) > 1 else periods[0]


def _derivation(receipt: Receipt, was: Value, points: Sequence[Figure]) -> Derivation | None:
    match receipt.kind:
        case "rate" | "change" | "difference" | "sum" | "mean":
            return Derivation(receipt.kind, THEN, tuple(points))
        case "share":
            whole = next(iter(points[-1].codes.values()))
            return Derivation("share", f"a share of {whole.label}, {THEN}", tuple(points))
    if not was.is_derived:
        return None
    return Derivation("share" if points[0].measure.method == "share" else "sum", THEN)


def _newer(question: Question, point: Figure, index: Index) -> Figure | None:
    """Return the latest figure of the same members, where it is for a later period."""
    if not point.period.end:
        return None
    reply = answer_question(replace(question, periods=()), index)
    latest = reply.figures[0] if isinstance(reply, Answer) else None
    return latest if latest and latest.period.end > point.period.end else None
