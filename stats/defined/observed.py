"""The rows of a table of figures in, observations out: the reports of each figure merged."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import cast, get_args

from stats.defined.rows import Rows, dimensions_of, read_rows
from stats.errors import Problem
from stats.model import MISSING_STATUSES, Observation, Qualifier, Report, Source, Status
from stats.packages import Resource
from stats.reports import merge_reports

STATUSES = frozenset(get_args(Status))
QUALIFIERS = frozenset(get_args(Qualifier))


def read_observations(
    resource: Resource,
    lists: Mapping[str, Rows],
    sources: Mapping[str, Source],
    problems: list[Problem],
) -> Iterator[Observation]:
    """Yield the observations of a dataset's table.

    Args:
        resource: the table, with a role for each column.
        lists: the package's code lists, by dimension or role.
        sources: the package's sources by code.
        problems: takes what is wrong with a row.

    """
    roles = {str(field.get("role")): str(field["name"]) for field in resource.fields}
    dimensions = dimensions_of(resource)
    methods = {row["code"]: row.get("method", "") for row in lists.get("measure", ())}
    columns = {role: name for role, name in roles.items() if role in lists}
    columns |= {name: name for name in dimensions}
    known = {concept: {row["code"] for row in lists.get(concept, ())} for concept in columns}
    keyed: dict[tuple[str, ...], list[Report]] = defaultdict(list)
    for line, row in enumerate(read_rows(resource), start=2):
        report = _read_report(row, roles)
        cell = row.get(roles.get("value", ""), "")
        wrong = [
            *_check_value(cell, report, methods.get(row[roles["measure"]], "")),
            *_check_words(row, roles),
            *(
                f"no {concept} {row[column]!r} in its list"
                for concept, column in columns.items()
                if row[column] and row[column] not in known[concept]
            ),
        ]
        problems += [Problem(str(resource.path), line, each) for each in wrong]
        key = (row[roles["measure"]], row[roles["period"]], *(row[name] for name in dimensions))
        keyed[key].append(report)
    published = {row["code"]: row["published"] for row in lists.get("release", ())}
    for (measure, period, *members), reports in keyed.items():
        chosen, others = merge_reports(reports, published, sources)
        key_of = dict(zip(dimensions, members, strict=True))
        yield Observation(resource.name, measure, key_of, period, chosen, others)


def _read_report(row: Mapping[str, str], roles: Mapping[str, str]) -> Report:
    """Return what a row says of a figure; a value that is no number is None."""
    said = {role: row.get(column, "") for role, column in roles.items()}
    return Report(
        value=_read_number(said.get("value", "")),
        qualifier=cast("Qualifier", said.get("qualifier") or "exact"),
        status=cast("Status", said.get("status") or "normal"),
        release=said.get("release", ""),
        base=said.get("base", ""),
        sources=tuple(filter(None, [said.get("source", "")])),
        notes=tuple(filter(None, [said.get("note", "")])),
    )


def _read_number(cell: str) -> float | None:
    try:
        return float(cell)
    except ValueError:
        return None


def _check_value(cell: str, report: Report, method: str) -> Iterator[str]:
    """Say what is wrong with a value, or with one that is missing."""
    if not cell:
        if report.status not in MISSING_STATUSES:
            yield f"no value, and status {report.status!r} does not say why"
        return
    if report.value is None:
        yield f"value {cell!r} is not a number"
        return
    if not math.isfinite(report.value):
        yield f"value {cell!r} is not finite"
    if report.status in MISSING_STATUSES:
        yield f"a value stands beside status {report.status!r}"
    if method == "share" and not 0 <= report.value <= 100:
        yield f"{cell} is no share in per cent"


def _check_words(row: Mapping[str, str], roles: Mapping[str, str]) -> Iterator[str]:
    """Say which statuses and qualifiers are none of ours."""
    for role, allowed in (("status", STATUSES), ("qualifier", QUALIFIERS)):
        word = row.get(roles.get(role, ""), "")
        if word and word not in allowed:
            yield f"{role} {word!r} is none of ours"
