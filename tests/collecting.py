"""Invented measures in, the tables of a package that defines nothing out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from stats.model import Code, Cube, Dataset, Measure, Name, Period, Release, Source, Tables

Values = Mapping[tuple[str, str], float | None]
"""(member, year) -> value."""


def make_tables(
    package: str,
    measures: Mapping[str, Values],
    *,
    unit: str = "tonnes",
    aliases: Mapping[str, Sequence[str]] | None = None,
    kinds: Mapping[str, str] | None = None,
) -> Tables:
    """Return a package of measures by country and year; `kinds` of members that are none."""
    members = sorted({member for values in measures.values() for member, _ in values})
    years = sorted({year for values in measures.values() for _, year in values})
    kinds = kinds or {}
    codes = [
        Code("area", member.lower(), member, member, kinds.get(member, "country"))
        for member in members
    ]
    names = [Name("area", code.code, code.label, "label") for code in codes]
    names += [
        Name("area", member.lower(), alias, "alias")
        for member, others in (aliases or {}).items()
        for alias in others
    ]
    names += [
        Name("dimension", "area", "area", "label"),
        Name("dimension", "area:country", "country", "label"),
        Name("dimension", "area:country", "countries", "alias"),
    ]
    names += [Name("dimension", f"area:{kind}", kind, "label") for kind in set(kinds.values())]
    datasets = [_make_dataset(package, label, place) for place, label in enumerate(measures)]
    names += [Name("dataset", dataset.code, dataset.label, "label") for dataset in datasets]
    return Tables(
        package=package,
        datasets=tuple(datasets),
        dimensions=("area",),
        codes=tuple(codes),
        measures=(),
        periods=tuple(Period(year, year, f"{year}-01", f"{year}-12", "year") for year in years),
        releases=(Release("release", "2021-05"),),
        sources=(Source("s", "Bureau of Ores", f"The {package} book", "", "2021-05"),),
        names=tuple(names),
        own_measures={
            dataset.code: Measure("value", dataset.label, unit, unit, 1) for dataset in datasets
        },
        cubes=tuple(
            _make_cube(dataset.code, values, members, years)
            for dataset, values in zip(datasets, measures.values(), strict=True)
        ),
    )


def _make_dataset(package: str, label: str, place: int) -> Dataset:
    return Dataset(
        code=f"{package}/m{place}",
        label=label,
        title=f"The {package} package",
        counts="",
        publisher="Bureau of Ores",
        priority=1000,
        dimensions=("area",),
        measures=("value",),
        totals={},
        denominators={},
        additive=(),
        stands_in_for="",
        is_reference=False,
        caveats=(),
        not_comparable="",
        package=package,
        is_inferred=True,
    )


def _make_cube(dataset: str, values: Values, members: Sequence[str], years: Sequence[str]) -> Cube:
    rows = sorted((members.index(m), years.index(y), v) for (m, y), v in values.items())
    figures = np.array([np.nan if v is None else v for _, _, v in rows])
    return Cube(
        dataset=dataset,
        measure="value",
        members={"area": np.array([m for m, _, _ in rows], np.int32)},
        periods=np.array([y for _, y, _ in rows], np.int32),
        values=figures,
        statuses=np.where(np.isnan(figures), 7, 0).astype(np.uint8),
    )
