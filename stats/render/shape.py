"""Figures in, what they have in common and what tells them apart out."""

from __future__ import annotations

from collections.abc import Sequence

from stats.model import Code, Figure

MISSING = {
    "not_supplied": "not supplied",
    "not_asked": "not asked for",
    "suppressed": "held back by its publisher",
    "not_applicable": "not applicable",
    "conflicting": "contradictory in its table",
    "not_covered": "not covered",
    "not_published": "not published",
    "other_period": "not for this period",
    "not_comparable": "not comparable",
}
DOUBTED = {
    "disputed": "disputed",
    "partial": "partial",
    "provisional": "provisional",
    "estimated": "an estimate",
}
"""Statuses of a value that must not be taken as it stands, as a mark beside it."""


def varying_dimensions(figures: Sequence[Figure]) -> tuple[str, ...]:
    """Return the dimensions in which the figures differ; a figure may lack some of them."""
    names = dict.fromkeys(name for figure in figures for name in figure.codes)
    return tuple(
        name
        for name in names
        if len({figure.codes[name].code for figure in figures if name in figure.codes}) > 1
    )


def common_codes(figures: Sequence[Figure]) -> dict[str, Code]:
    """Return the codes that all the figures share, the first dimension first."""
    varying = varying_dimensions(figures)
    dataset = figures[0].dataset
    codes = {name: code for figure in figures for name, code in figure.codes.items()}
    return {
        name: codes[name] for name in dataset.dimensions if name in codes and name not in varying
    }


def is_best_total(figure: Figure, dimension: str, code: Code) -> bool:
    """Whether a code only says that all of a dimension is meant, which needs no words."""
    totals = figure.dataset.totals.get(dimension, ())
    return dimension != figure.dataset.dimensions[0] and code.code == next(iter(totals), "")


def has_mixed_totals(figures: Sequence[Figure]) -> bool:
    """Whether different wholes stand side by side, such as all offences and those known."""
    dataset = figures[0].dataset
    return any(
        name != dataset.dimensions[0]
        and {figure.codes[name].code for figure in figures if name in figure.codes}
        <= set(dataset.totals.get(name, ()))
        for name in varying_dimensions(figures)
    )


def period_labels(figures: Sequence[Figure]) -> tuple[str, ...]:
    """Return the labels of the figures' periods, each once; a missing figure may have none."""
    return tuple(dict.fromkeys(each.period.label for each in figures if each.period.label))


def release_codes(figures: Sequence[Figure]) -> set[str]:
    """Return the releases that the values are from."""
    return {figure.release.code for figure in figures if figure.value is not None}


def labels_apart(figures: Sequence[Figure]) -> list[str]:
    """Return for each figure the words that tell it from the others."""
    names, has_periods = varying_dimensions(figures), len(period_labels(figures)) > 1
    found = []
    for figure in figures:
        labels = [figure.codes[name].label for name in names if name in figure.codes]
        if has_periods and figure.period.label:
            labels.append(figure.period.label)
        found.append(", ".join(labels))
    return found


def missing_word(figure: Figure) -> str:
    """Return why a figure has no value, in a few words."""
    return MISSING.get(figure.status, figure.status.replace("_", " "))
