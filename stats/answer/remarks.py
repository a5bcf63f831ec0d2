"""The figures asked for in, what a careful colleague would say beside them out.

A remark never repeats a figure asked for; every number in it is a figure of its own, published or
named as derived.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stats.answer.bases import mixed_bases
from stats.answer.derived import add_figures, share_of
from stats.answer.figures import find_whole, is_sound, make_figure
from stats.answer.found import DIFFERENT_RELEASES
from stats.answer.grains import grain_of
from stats.answer.steps import months_apart
from stats.index.reader import Index
from stats.model import UNKNOWN, Dataset, Figure, Observation, Period, Remark
from stats.selection import (
    ANNUAL_KINDS,
    find_latest,
    find_parts,
    shared_months,
    up_to_now,
)
from stats.selection import MONTHS_OF_A_YEAR as YEAR

MAX_OTHER_PERIODS = 3
"""Other years told beside a figure: a glance; "each year" gives all."""


def make_remarks(index: Index, dataset: Dataset, figures: Sequence[Figure]) -> tuple[Remark, ...]:
    """Return the remarks on an answer, the most needed first."""
    given = [figure for figure in figures if figure.value is not None]
    if len(figures) > 1:
        return tuple(_compare(given))
    return tuple(
        remark
        for figure in given
        for make in (_parts, _share, _whole, _members, _other_periods)
        for remark in make(index, dataset, figure)
    )


def _key(figure: Figure) -> dict[str, str]:
    return {name: code.code for name, code in figure.codes.items()}


def _is_count(dataset: Dataset, figure: Figure) -> bool:
    return figure.measure.code == dataset.measures[0]


def _parts(index: Index, dataset: Dataset, figure: Figure) -> Iterator[Remark]:
    """The parts of a group, where its own figure is rounded or hides them."""
    if not _is_count(dataset, figure) or figure.derivation:
        return
    found = find_parts(index, dataset, _key(figure), [figure.period.code])
    if not found or found[0].report.release != figure.release.code:
        return
    parts = tuple(make_figure(index, dataset, each) for each in found)
    total = add_figures(index, _key(figure), parts)
    if total.value == figure.value:
        yield Remark("part", "Made up of:", parts)
    else:
        yield Remark("part", "The parts in print add up to", (total, *parts))


def _share(index: Index, dataset: Dataset, figure: Figure) -> Iterator[Remark]:
    """The share that was published for the same key, or that follows from a published whole."""
    count, *others = dataset.measures
    share = next(
        (each for each in others if index.measure(dataset.code, each).method == "share"), None
    )
    key = _key(figure)
    same = [
        each
        for each in index.look_up(dataset.code, key)
        if each.period == figure.period.code and not each.is_missing
    ]
    for measure in others:
        if measure != figure.measure.code:
            yield from (
                Remark("share", "In print as", (make_figure(index, dataset, each),))
                for each in same
                if each.measure == measure
            )
    if (
        share is None
        or figure.measure.code != count
        or any(index.measure(dataset.code, each.measure).method == "share" for each in same)
    ):
        return
    for dimension, whole_code in dataset.denominators.items():
        code = figure.codes.get(dimension)
        if code is None or code.code in dataset.totals.get(dimension, ()) or code.kind == UNKNOWN:
            continue
        whole = find_whole(index, dataset, {**key, dimension: whole_code}, figure)
        base = index.code(dimension, whole_code).label
        if not is_sound(figure):
            why = "only rounded" if figure.qualifier != "exact" else "in doubt"
            yield Remark("share", f"No share is worked out: the figure itself is {why}")
        elif whole is not None:
            yield Remark("share", "That is", (share_of(index, figure, whole, share),))
        else:
            text = f"No share is worked out: no exact number for “{base}” is in print beside it"
            yield Remark("share", text)


def _whole(index: Index, dataset: Dataset, figure: Figure) -> Iterator[Remark]:
    """The total that a member's count stands beside; beside a share, only what it is a share of."""
    for dimension, totals in dataset.totals.items():
        key = _key(figure)
        if dimension == dataset.dimensions[0] or key.get(dimension) in totals:
            continue
        denominator = dataset.denominators.get(dimension)
        wanted = (denominator,) if figure.measure.method == "share" and denominator else totals
        for total in wanted:
            found = _same_period(index, dataset, {**key, dimension: total}, figure)
            if found and found.measure == dataset.measures[0]:
                yield Remark("total", "Beside it", (make_figure(index, dataset, found),))
                return


def _members(index: Index, dataset: Dataset, figure: Figure) -> Iterator[Remark]:
    """What a total is broken down into, where the total was asked for."""
    for dimension, totals in dataset.totals.items():
        key = _key(figure)
        if dimension == dataset.dimensions[0] or key.get(dimension) not in totals:
            continue
        rest = {name: code for name, code in key.items() if name != dimension}
        parts = [
            make_figure(index, dataset, found)
            for series in index.series_of(dataset.code, rest)
            if series[dimension] not in totals
            and (found := _same_period(index, dataset, series, figure))
            and found.report.release == figure.release.code
        ]
        if parts:
            yield Remark("part", "In the same release:", tuple(parts))


def _same_period(
    index: Index, dataset: Dataset, key: dict[str, str], figure: Figure
) -> Observation | None:
    """Return the value of the first measure that has one for a key in the figure's period."""
    found = [
        each
        for each in index.look_up(dataset.code, key)
        if each.period == figure.period.code and not each.is_missing
    ]
    return min(found, key=lambda each: dataset.measures.index(each.measure), default=None)


def _is_like(dataset: Dataset, period: Period, given: Period) -> bool:
    """Whether a period may be set beside another one: both are years that begin in one month.

    In packages that define nothing so are quarters, months and spans of other years.
    """
    if not dataset.is_inferred:
        return period.kind in ANNUAL_KINDS
    if not (period.start and given.start):
        return period.kind == given.kind
    is_apart = not shared_months(period, given) and months_apart(given, period) % YEAR == 0
    return grain_of(period) == grain_of(given) > 0 and is_apart


def _other_periods(index: Index, dataset: Dataset, figure: Figure) -> Iterator[Remark]:
    """The same figure for other years, newest first, as they stand."""
    others = [
        each
        for each in index.look_up(dataset.code, _key(figure))
        if each.measure == figure.measure.code
        and each.period != figure.period.code
        and not each.is_missing
        and _is_like(dataset, index.period(each.period), figure.period)
    ]
    others = list(up_to_now(index, dataset, others))
    ordered: list[Observation] = []
    while others and len(ordered) < MAX_OTHER_PERIODS:
        newest = find_latest(index, dataset, others)
        if newest is None:
            break
        ordered.append(newest)
        others = [each for each in others if each.period != newest.period]
    if ordered:
        yield Remark(
            "series", "Other years", tuple(make_figure(index, dataset, each) for each in ordered)
        )


def _compare(figures: Sequence[Figure]) -> Iterator[Remark]:
    """Whether figures given together may be set beside each other (rule 6)."""
    if len(figures) < 2:
        return
    doubtful = [each for each in figures if each.status in ("partial", "disputed")]
    if (mixed := mixed_totals(figures)) is not None:
        text = f"Not like for like: {mixed}"
    elif len({figure.measure.code for figure in figures}) > 1:
        text = "Not like for like: these figures are in different units"
    elif len({figure.period.code for figure in figures}) > 1 and _is_across(figures):
        text = "Not like for like: these figures are for different periods"
    elif doubtful:
        names = " and ".join(f"{_where(each)} is {each.status}" for each in doubtful[:2])
        text = f"Not like for like: {names}"
    elif len({figure.release.code for figure in figures}) > 1:
        text = DIFFERENT_RELEASES
    elif len({figure.period.code for figure in figures}) > 1:
        text = "Different years of one release: who replied may differ"
    else:
        text = "Same definition, period and release: may be set side by side"
    yield Remark("comparison", text)


def mixed_totals(figures: Sequence[Figure]) -> str | None:
    """Return that different wholes stand side by side, where none was asked for, or shares of
    different bases; else None.
    """
    for dimension, totals in figures[0].dataset.totals.items():
        codes = {
            f.codes[dimension].code: f.codes[dimension] for f in figures if dimension in f.codes
        }
        if (
            dimension != figures[0].dataset.dimensions[0]
            and len(codes) > 1
            and set(codes) <= set(totals)
        ):
            names = " and ".join(f"“{code.label}”" for code in codes.values())
            return f"these figures are of different wholes, {names}"
    return mixed_bases(figures)


def _is_across(figures: Sequence[Figure]) -> bool:
    """Whether the figures are of more than one member, not of one over time."""
    return len({tuple(_key(figure).items()) for figure in figures}) > 1


def _where(figure: Figure) -> str:
    names = [code.label for code in figure.codes.values()]
    return f"the figure for {', '.join([*names, figure.period.label])}"
