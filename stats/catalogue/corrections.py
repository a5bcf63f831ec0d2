"""Figures given earlier and the figures loaded now in, what has become of them out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stats.answer import make_figure
from stats.choices import SEPARATOR
from stats.index.reader import Index
from stats.model import Answer, Figure, GivenFigure, Notice, Observation, Report
from stats.reports import is_rounding
from stats.selection import end_month, find_latest


def note_figures(answer: Answer, index: Index) -> tuple[GivenFigure, ...]:
    """Return the published figures that an answer gives or works with, each once."""
    if answer.question.release:
        return ()  # an older release was asked for; that it is restated is known
    figures = dict.fromkeys(
        _given(each, index) for figure in answer.figures for each in _published(figure)
    )
    return tuple(figures)


def find_restated(given: Sequence[GivenFigure], index: Index) -> tuple[Notice, ...]:
    """Return those of the figures that now stand otherwise in a release as new or newer.

    A rounded figure made precise, or the reverse, is not restated. One whose key is no longer
    loaded is passed over: nothing is known of it.
    """
    found = []
    for each in given:
        now = next((o for o in _series(each, index) if o.period == each.period), None)
        if now is not None and _is_restated(each, now, index):
            found.append(Notice("restated", each, _figure(now, index)))
    return tuple(found)


def find_newer(given: Sequence[GivenFigure], index: Index) -> tuple[Notice, ...]:
    """Return the figures of a later period than any that was loaded when these were given."""
    found = []
    for each in given:
        series = _series(each, index)
        newest = find_latest(index, index.dataset(each.dataset), series) if series else None
        if newest is not None and _end(newest, index) > each.latest_end:
            labels = [index.period(o.period).label for o in series if o.period == each.period]
            found.append(Notice("newer", each, _figure(newest, index), "".join(labels)))
    return tuple(found)


def given_name(given: GivenFigure, index: Index) -> str:
    """Return the names of a figure's codes, of its period and dataset; codes if not loaded."""
    codes = dict(given.codes)
    try:
        dataset = index.dataset(given.dataset)
        names = [index.code(name, codes[name]).name for name in dataset.dimensions]
        return SEPARATOR.join([*names, index.period(given.period).label, dataset.label])
    except KeyError:
        return SEPARATOR.join([*codes.values(), given.period])


def note_again(notice: Notice, index: Index) -> GivenFigure | None:
    """Return the figure of a notice as it is given by it; None where it was withdrawn."""
    return None if notice.figure.value is None else _given(notice.figure, index)


def _published(figure: Figure) -> Iterator[Figure]:
    if figure.derivation is not None:
        for part in figure.derivation.parts:
            yield from _published(part)
    elif figure.value is not None and not figure.dataset.is_reference:
        yield figure


def _given(figure: Figure, index: Index) -> GivenFigure:
    codes = {name: code.code for name, code in figure.codes.items()}
    dataset = figure.dataset
    series = [
        each for each in index.look_up(dataset.code, codes) if each.measure == figure.measure.code
    ]
    newest = find_latest(index, dataset, series)
    return GivenFigure(
        dataset=dataset.code,
        measure=figure.measure.code,
        codes=tuple(sorted(codes.items())),
        period=figure.period.code,
        value=figure.value or 0,
        qualifier=figure.qualifier,
        published=figure.release.published,
        latest_end=_end(newest, index) if newest else "",
    )


def _series(given: GivenFigure, index: Index) -> list[Observation]:
    found = index.look_up(given.dataset, dict(given.codes))
    return [each for each in found if each.measure == given.measure]


def _is_restated(given: GivenFigure, now: Observation, index: Index) -> bool:
    report = now.report
    package = index.dataset(now.dataset).package
    release = index.release(package, report.release).published if report.release else ""
    if release < given.published:
        return False
    if report.value is None:
        return True
    before = Report(given.value, given.qualifier, "normal", "", "", ())
    return report.value != given.value and not (
        is_rounding(before, report.value) or is_rounding(report, given.value)
    )


def _figure(observation: Observation, index: Index) -> Figure:
    return make_figure(index, index.dataset(observation.dataset), observation)


def _end(observation: Observation, index: Index) -> str:
    return end_month(index, index.dataset(observation.dataset), observation)
