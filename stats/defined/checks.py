"""A package's tables in, the problems that only their content shows out: sums and names."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from stats.errors import Problem
from stats.model import Observation, Tables
from stats.packages import Package
from stats.text import squash


def check_sums(package: Package, tables: Tables) -> Iterator[Problem]:
    """Yield a problem for every check of the descriptor that the figures do not pass.

    A check names one dimension to go over, the codes or periods that are the parts, the one that
    is the total, and where: `{"over": "platform", "parts": [...], "total": "facebook-owned",
    "where": {"area": "E12000006", "period": "2018/19", "measure": "offences"}}`. With `percent`
    the first part is that share of the total, to the nearest whole number. `equals` names the
    number that the parts add up to where the publisher's total says something else.
    """
    values = {_cell(each): each.report.value for each in tables.observations}
    for resource in package.resources:
        settings = resource.descriptor.get("dataset")
        for check in settings.get("checks", ()) if isinstance(settings, dict) else ():
            message = _failed(check, resource.name, values)
            if message:
                yield Problem(str(package.folder / "datapackage.json"), 0, message)


def _cell(observation: Observation) -> tuple[str, frozenset[tuple[str, str]]]:
    place = {
        **observation.key,
        "period": observation.period,
        "measure": observation.measure,
    }
    return observation.dataset, frozenset(place.items())


def _failed(check: Mapping[str, Any], dataset: str, values: Mapping[Any, float | None]) -> str:
    def value(member: str) -> float | None:
        place = {**check["where"], check["over"]: member}
        return values.get((dataset, frozenset(place.items())))

    parts = [value(part) for part in check["parts"]]
    total = check["equals"] if "equals" in check else value(check["total"])
    name = f"{dataset}: check {check.get('text') or check}"
    if total is None or any(part is None for part in parts):
        return f"{name}: a figure is missing"
    added = sum(part for part in parts if part is not None)
    if "percent" in check:
        share = 100 * added / total
        return "" if round(share) == check["percent"] else f"{name}: it is {share:.1f} per cent"
    return "" if added == total else f"{name}: the parts add up to {added:g}, not {total:g}"


def check_codes(package: Package, tables: Tables) -> Iterator[Problem]:
    """Yield a problem for every code that cannot be used, or is named but not in its list."""
    path = str(package.folder / "datapackage.json")
    uses = Counter((code.dimension, code.code) for code in tables.codes)
    for (dimension, member), count in uses.items():
        if count > 1:
            yield Problem(path, 0, f"{dimension} {member!r} stands in its list {count} times")
    parents = {(code.dimension, code.code): code.parent for code in tables.codes}
    for code in tables.codes:
        what = f"{code.dimension} {code.code!r}"
        if "|" in code.code or "=" in code.code:
            yield Problem(path, 0, f"{what}: a code may not hold | or =")
        seen, parent = {code.code}, code.parent
        while parent and parent not in seen:
            seen.add(parent)
            parent = parents.get((code.dimension, parent), "")
        if parent:
            yield Problem(path, 0, f"{what} lies in itself by way of its parents")
    for dataset in tables.datasets:
        named = [(name, code) for name, codes in dataset.totals.items() for code in codes]
        named += dataset.denominators.items()
        for dimension, member in named:
            if (dimension, member) not in parents:
                yield Problem(path, 0, f"{dataset.code}: no {dimension} {member!r} in its list")


def check_names(package: Package, tables: Tables) -> Iterator[Problem]:
    """Yield a warning for every name that means two codes, with the question it makes unclear."""
    uses: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for name in tables.names:
        if name.kind != "within" and name.concept != "dataset":
            uses[name.concept, squash(name.text)].setdefault(name.code, name.text)
    for (concept, _), codes in uses.items():
        if len(codes) > 1:
            text = next(iter(codes.values()))
            fitting = [each for each in tables.datasets if concept in each.dimensions]
            label = (fitting or tables.datasets)[0].label
            yield Problem(
                str(package.folder / "datapackage.json"),
                0,
                f"{text!r} names several codes of {concept}: {', '.join(codes)}; "
                f'a question such as "{text} {label}" will be asked back',
                is_error=False,
            )
