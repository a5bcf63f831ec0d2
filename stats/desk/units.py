"""The measures of a package in, what is unclear about their units and sources out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np

from stats.desk.figures import Figures
from stats.inferring.reads import Read
from stats.inferring.unitwords import unit_in_label
from stats.model import Dataset, Measure, Tables
from stats.numerals import format_number
from stats.text import normalise

WHOLE_PERCENT = 100
"""Single percentages may be more than the whole (a growth, a cover); half of them hardly are."""
PER_CENT = frozenset({"%", "per cent", "percent", "percentage"})


def find_mixes(reads: Sequence[Read]) -> Iterator[tuple[str, str]]:
    """Yield the file and what is wrong where one name stands for figures in several units."""
    for read in reads:
        units: dict[str, list[str]] = defaultdict(list)
        for measure in read.measures:
            name = measure.texts[0] if measure.texts else normalise(measure.words.label)
            if measure.words.unit and measure.words.unit not in units[name]:
                units[name].append(measure.words.unit)
        for name, several in units.items():
            if len(several) > 1:
                why = f"{name!r} has figures in several units: {', '.join(several)}"
                yield str(read.table.resource.path), f"{why}; each is a measure of its own"


def find_contradictions(tables: Tables) -> Iterator[str]:
    """Yield the measures whose label says a percentage and whose unit does not, or the reverse."""
    for dataset, measure in _measures(tables):
        said = unit_in_label(measure.label)
        if not said or not measure.unit:
            continue
        if (said in PER_CENT) != (measure.unit.casefold() in PER_CENT) and "%" not in measure.unit:
            label = measure.label if dataset.is_inferred else f"{dataset.label}, {measure.label}"
            yield f"{label}: the label says {said!r} and the unit {measure.unit!r}"


def find_no_percentages(figures: Figures) -> Iterator[str]:
    """Yield that a measure is in per cent by its unit and by most of its figures is none."""
    if figures.measure.unit.casefold().strip() not in PER_CENT:
        return
    given = figures.values[~np.isnan(figures.values)]
    if len(given) and (middle := float(np.median(given))) > WHOLE_PERCENT:
        yield (
            f"{figures.label}: the unit is {figures.measure.unit!r} and the middle figure is "
            f"{format_number(middle, 1)}; is it a percentage?"
        )


def _measures(tables: Tables) -> Iterator[tuple[Dataset, Measure]]:
    for dataset in tables.datasets:
        if dataset.code in tables.own_measures:
            yield dataset, tables.own_measures[dataset.code]
        else:
            yield from ((dataset, each) for each in tables.measures)


def find_unsaid(tables: Tables) -> Iterator[str]:
    """Yield the measures without a unit and the datasets without a source, of a defined package."""
    if any(each.is_inferred for each in tables.datasets):
        return
    yield from (f"{each.label}: no unit is stated" for each in tables.measures if not each.unit)
    for dataset in tables.datasets:
        own = [each for each in tables.observations if each.dataset == dataset.code]
        bare = sum(not each.report.sources for each in own)
        if bare:
            yield f"{dataset.label}: {bare} of {len(own)} figures have no source"
