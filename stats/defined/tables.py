"""A package's text tables in, typed and checked tables out; every problem is found at once.

Which column plays which role is said by the field property `role`; see docs/packages.md. Foreign
keys and types have been checked by the standard's own rules before (`stats.packages`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import date
from typing import Any, cast, get_args

from stats.defined.checks import check_codes, check_names, check_sums
from stats.defined.descriptor import check_descriptor
from stats.defined.observed import read_observations
from stats.defined.rows import Rows, dimensions_of, read_rows, split_list
from stats.errors import PackageError, Problem
from stats.model import (
    TECHNICAL_KINDS,
    Code,
    Dataset,
    Measure,
    MeasureMethod,
    Name,
    Period,
    PeriodKind,
    Release,
    Source,
    Tables,
)
from stats.packages import DESCRIPTOR, Package, Resource, read_embargo
from stats.periods import make_period
from stats.text import plural

PERIOD_KINDS = frozenset(get_args(PeriodKind))


def validate(package: Package) -> tuple[Tables, tuple[Problem, ...]]:
    """Return the package's tables and the warnings about them.

    Raises:
        PackageError: with all problems, where any of them is an error.

    """
    shape = tuple(check_descriptor(package))
    if shape:
        raise PackageError(shape)
    reader = _Reader(package)
    tables = reader.read()
    problems = [*reader.problems]
    problems += check_codes(package, tables)
    if not any(problem.is_error for problem in problems):
        problems += check_sums(package, tables)
        problems += check_names(package, tables)
    if any(problem.is_error for problem in problems):
        raise PackageError(problems)
    return tables, tuple(problems)


class _Reader:
    """Reads one package; collects problems instead of stopping at the first."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.problems: list[Problem] = []
        self.lists = {
            resource.descriptor["codeList"].get("of", resource.name): resource
            for resource in package.resources
            if isinstance(resource.descriptor.get("codeList"), dict)
        }
        self.rows = {concept: read_rows(resource) for concept, resource in self.lists.items()}
        self.datasets = [
            resource
            for resource in package.resources
            if isinstance(resource.descriptor.get("dataset"), dict)
        ]

    def read(self) -> Tables:
        if not self.datasets:
            self._error(self.package.folder / "datapackage.json", 0, "no resource is a `dataset`")
        dimensions = tuple(
            dict.fromkeys(name for each in self.datasets for name in dimensions_of(each))
        )
        codes = tuple(code for name in dimensions for code in self._codes(name))
        measures = tuple(self._measures())
        sources = tuple(self._sources())
        by_code = {source.code: source for source in sources}
        observations = tuple(
            observation
            for each in self.datasets
            for observation in read_observations(each, self.rows, by_code, self.problems)
        )
        return Tables(
            package=self.package.name,
            title=str(self.package.descriptor.get("title") or ""),
            datasets=tuple(self._dataset(each, measures) for each in self.datasets),
            dimensions=dimensions,
            codes=codes,
            measures=measures,
            periods=tuple(self._periods()),
            releases=tuple(Release(**_only(row, Release)) for row in self._rows("release")),
            sources=sources,
            names=tuple(self._names(dimensions)),
            observations=observations,
            embargo=self._embargo(),
        )

    def _embargo(self) -> str:
        try:
            return read_embargo(self.package.descriptor)
        except ValueError as error:
            self._error(self.package.folder / DESCRIPTOR, 0, str(error))
            return ""

    def _error(self, path: object, line: int, message: str) -> None:
        self.problems.append(Problem(str(path), line, message))

    def _rows(self, concept: str) -> Rows:
        return self.rows.get(concept, [])

    def _codes(self, dimension: str) -> Iterable[Code]:
        rows = self._rows(dimension)
        labels = [row["label"] for row in rows]
        known = {row["code"] for row in rows}
        resource = self.lists.get(dimension)
        for line, row in enumerate(rows, start=2):
            label, kind = row["label"], row.get("kind", "")
            is_shared = self._is_shared(dimension, label, labels, rows)
            members = split_list(row.get("members", ""))
            for member in (*members, *filter(None, [row.get("parent", "")])):
                if member not in known and resource is not None:
                    self._error(resource.path, line, f"no code {member!r} in this list")
                if member == row["code"] and resource is not None:
                    self._error(resource.path, line, f"{member!r} lies in itself")
            yield Code(
                dimension=dimension,
                code=row["code"],
                label=label,
                name=f"{label} ({kind})" if is_shared and kind else label,
                kind=kind,
                parent=row.get("parent", ""),
                official_name=row.get("official_name", ""),
                members=members,
                note=row.get("note", ""),
            )

    def _is_shared(self, dimension: str, label: str, labels: list[str], rows: Rows) -> bool:
        """Whether another code of the list is called by this label, as label or alias."""
        folded = label.casefold()
        uses = sum(each.casefold() == folded for each in labels)
        uses += sum(
            folded in (alias.casefold() for alias in split_list(row.get("aliases", "")))
            for row in rows
            if row["label"].casefold() != folded
        )
        return uses > 1

    def _measures(self) -> Iterable[Measure]:
        for line, row in enumerate(self._rows("measure"), start=2):
            decimals = row.get("decimals") or "0"
            if not decimals.isdecimal():
                self._error(self.lists["measure"].path, line, f"decimals {decimals!r} is no number")
                decimals = "0"
            yield Measure(
                code=row["code"],
                label=row["label"],
                unit=row["unit"],
                unit_one=row.get("unit_one") or row["unit"],
                decimals=int(decimals),
                method=cast("MeasureMethod", row.get("method", "")),
            )

    def _check_source(self, line: int, row: Mapping[str, str]) -> None:
        path = self.lists["source"].path
        if not is_date(row.get("published", "")):
            self._error(path, line, f"published {row['published']!r} is no date")
        url = row.get("url", "")
        if url and not url.startswith(("https://", "http://")):
            self._error(path, line, f"url {url!r} is no web address")

    def _periods(self) -> Iterable[Period]:
        for line, row in enumerate(self._rows("period"), start=2):
            months = row.get("start", ""), row.get("end", "")
            if why := _misleads(row["code"], months):
                self._error(self.lists["period"].path, line, why)
            if (row.get("kind") or "year") not in PERIOD_KINDS:
                self._error(
                    self.lists["period"].path, line, f"kind {row['kind']!r} is none of ours"
                )
            if not all(is_date(month) for month in months) or months[0] > (months[1] or "9"):
                why = f"{months[0]!r} to {months[1]!r} is no period of months"
                self._error(self.lists["period"].path, line, why)
            yield Period(
                code=row["code"],
                label=row["label"],
                start=row.get("start", ""),
                end=row.get("end", ""),
                kind=cast("PeriodKind", row.get("kind") or "year"),
                note=row.get("note", ""),
            )

    def _sources(self) -> Iterable[Source]:
        for line, row in enumerate(self._rows("source"), start=2):
            self._check_source(line, row)
            inferred = row.get("published_inferred", "").lower() == "true"
            yield Source(**{**_only(row, Source), "published_inferred": inferred})

    def _names(self, dimensions: Sequence[str]) -> Iterable[Name]:
        for concept in (*dimensions, "measure", "period"):
            # The first measure is what is given where none is named; its name asks for nothing.
            for row in self._rows(concept)[concept == "measure" :]:
                yield Name(concept, row["code"], row["label"], "label")
                aliases = [row.get("official_name", ""), *split_list(row.get("aliases", ""))]
                yield from (Name(concept, row["code"], text, "alias") for text in aliases if text)
        for resource in self.package.resources:
            settings = resource.descriptor.get("codeList")
            dimension = settings.get("within") if isinstance(settings, dict) else None
            inside = {row["code"] for row in self._rows(str(dimension))}
            for line, row in enumerate(read_rows(resource) if dimension else (), start=2):
                population = row.get("population") or "0"
                if not population.isdecimal() or row[str(dimension)] not in inside:
                    why = f"population {population!r} or {dimension} {row[str(dimension)]!r}"
                    self._error(resource.path, line, f"{why} is not one that can be used")
                    continue
                yield Name(
                    str(dimension), row[str(dimension)], row["name"], "within", int(population)
                )
        yield from self._dimension_names()
        for resource in self.datasets:
            settings = resource.descriptor["dataset"]
            if settings.get("reference"):
                continue
            yield Name("dataset", resource.name, settings["label"], "label")
            for text in settings.get("aliases", ()):
                yield Name("dataset", resource.name, text, "alias")

    def _dimension_names(self) -> Iterable[Name]:
        """Name the dimensions themselves, and the kinds of their codes: "by force", "by app"."""
        for resource in self.datasets:
            for field in resource.fields:
                if field.get("role") != "dimension":
                    continue
                dimension = str(field["name"])
                kinds = {
                    row.get("kind", ""): f"{dimension}:{row.get('kind', '')}"
                    for row in self._rows(dimension)
                    if row.get("kind") not in TECHNICAL_KINDS
                }
                named = {dimension: dimension, **dict.fromkeys(field.get("aliases", ()), dimension)}
                for text, code in {**kinds, **named}.items():
                    if text:
                        yield Name("dimension", code, text, "label")
                        yield Name("dimension", code, plural(text), "alias")

    def _dataset(self, resource: Resource, measures: Sequence[Measure]) -> Dataset:
        settings: Mapping[str, Any] = resource.descriptor["dataset"]
        totals = settings.get("totals", {})
        return Dataset(
            code=resource.name,
            label=settings["label"],
            title=str(resource.descriptor.get("title", settings["label"])),
            counts=settings.get("counts", ""),
            publisher=settings.get("publisher", ""),
            priority=int(settings.get("priority", 100)),
            dimensions=dimensions_of(resource),
            measures=tuple(measure.code for measure in measures),
            totals={name: tuple(codes) for name, codes in totals.items()},
            denominators=dict(settings.get("denominators", {})),
            additive=tuple(settings.get("additive", ())),
            stands_in_for=settings.get("stands_in_for", ""),
            is_reference=bool(settings.get("reference", False)),
            caveats=tuple(settings.get("caveats", ())),
            not_comparable=settings.get("not_comparable", ""),
            examples=tuple(settings.get("examples", ())),
            help=settings.get("help", ""),
            counted=_counted(settings.get("counted") or {}),
            package=self.package.name,
            licence=_licence(self.package),
        )


def _misleads(code: str, months: tuple[str, str]) -> str:
    """Return what is wrong with the code of a period that is one of `stats.periods`.

    The same code is the same period in all packages.
    """
    try:
        period = make_period(code)
    except ValueError:
        return ""
    # 2018/19 reads as an interval that ends before it begins, and is nobody's code.
    is_code = period.start <= period.end
    if not is_code or not all(months) or (period.start, period.end) == months:
        return ""
    meant = f"{period.start} to {period.end}"
    return f"the code {code!r} is that of {meant} in all packages, not of {' to '.join(months)}"


def _counted(settings: Mapping[str, str]) -> tuple[str, str]:
    return settings.get("many", ""), settings.get("one", settings.get("many", ""))


def is_date(text: str) -> bool:
    """Whether a text is an ISO date of some precision, or empty.

    >>> [is_date(text) for text in ("2019-12-05", "2019-12", "2019", "", "2019-13", "soon")]
    [True, True, True, True, False, False]
    """
    parts = [text, "01", "01"] if len(text) == 4 else [text, "01"] if len(text) == 7 else [text]
    try:
        return not text or bool(date.fromisoformat("-".join(parts)))
    except ValueError:
        return False


def _licence(package: Package) -> str:
    licences = package.descriptor.get("licenses") or [{}]
    return str(licences[0].get("title") or licences[0].get("name") or "")


def _only(row: Mapping[str, str], target: type[Release | Source]) -> dict[str, Any]:
    """Return the cells of a row that the dataclass has fields for."""
    return {each.name: row[each.name] for each in fields(target) if each.name in row}
