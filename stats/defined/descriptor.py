"""A package's descriptor in, what is wrong with the properties of our own out.

The standard's own rules have been checked before (`stats.packages`); these are the ones that
docs/packages.md adds.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from stats.errors import Problem
from stats.packages import DESCRIPTOR, Package, Resource

REQUIRED_COLUMNS = {
    "measure": ("code", "label", "unit"),
    "release": ("code", "published"),
    "source": ("code", "publisher", "title", "url", "published"),
}
CODE_COLUMNS = ("code", "label")
CODED_ROLES = ("dimension", "period", "measure", "release", "source")
REQUIRED_ROLES = ("dimension", "period", "measure", "value")


class Counted(BaseModel):
    """What is counted, as the first line of an answer says it."""

    model_config = ConfigDict(extra="forbid")

    many: str
    one: str = ""


class SumCheck(BaseModel):
    """A sum that must hold; see `stats.defined.checks`."""

    model_config = ConfigDict(extra="forbid")

    text: str = ""
    over: str
    parts: list[str] = Field(min_length=1)
    total: str | None = None
    equals: float | None = None
    percent: float | None = None
    where: dict[str, str]


class DatasetProperties(BaseModel):
    """The properties of a dataset, as docs/packages.md describes them."""

    model_config = ConfigDict(extra="forbid")

    label: str = Field(min_length=1)
    counts: str = ""
    counted: Counted | None = None
    aliases: list[str] = []
    publisher: str = ""
    priority: int = 100
    totals: dict[str, list[str]] = {}
    denominators: dict[str, str] = {}
    additive: list[str] = []
    stands_in_for: str = ""
    reference: bool = False
    caveats: list[str] = []
    not_comparable: str = ""
    examples: list[str] = []
    help: str = ""
    checks: list[SumCheck] = []


def is_defined(descriptor: Mapping[str, Any]) -> bool:
    """Whether a package says itself what it defines: some resource has the property `dataset`."""
    resources = descriptor.get("resources")
    return isinstance(resources, list) and any(
        isinstance(each, dict) and "dataset" in each for each in resources
    )


def check_descriptor(package: Package) -> Iterator[Problem]:
    """Yield a problem for every property, role, list or column that is missing or malformed."""
    path = str(package.folder / DESCRIPTOR)
    lists: set[str] = set()
    for resource in package.resources:
        encoding = str(resource.descriptor.get("encoding", "utf-8")).lower()
        if "dialect" in resource.descriptor or encoding not in ("utf-8", "utf8"):
            yield Problem(path, 0, f"{resource.name}: only plain CSV in UTF-8 can be read")
            return
    for resource in package.resources:
        settings = resource.descriptor.get("codeList")
        if isinstance(settings, dict):
            lists.add(str(settings.get("of", resource.name)))
            yield from _columns(resource, settings)
    for resource in package.resources:
        if "dataset" in resource.descriptor:
            for message in _dataset(resource, lists):
                yield Problem(path, 0, f"{resource.name}: {message}")


def _columns(resource: Resource, settings: dict[str, Any]) -> Iterator[Problem]:
    if within := settings.get("within"):
        wanted: tuple[str, ...] = ("name", str(within))
    else:
        wanted = REQUIRED_COLUMNS.get(str(settings.get("of", resource.name)), CODE_COLUMNS)
    with resource.path.open(encoding="utf-8", newline="") as file:
        header = next(csv.reader(file), [])
    missing = [name for name in wanted if name not in header]
    if missing:
        yield Problem(str(resource.path), 1, f"no column {', '.join(missing)}")


def _dataset(resource: Resource, lists: set[str]) -> Iterator[str]:
    try:
        DatasetProperties.model_validate(resource.descriptor["dataset"])
    except ValidationError as error:
        for each in error.errors():
            where = ".".join(["dataset", *(str(part) for part in each["loc"])])
            yield f"{where}: {each['msg']}"
    roles = [str(field.get("role")) for field in resource.fields]
    yield from (f"no field has the role {role!r}" for role in REQUIRED_ROLES if role not in roles)
    for field in resource.fields:
        is_coded = field.get("role") in CODED_ROLES
        concept = field["name"] if field.get("role") == "dimension" else field.get("role")
        if is_coded and concept not in lists:
            yield f"no resource is the code list of {concept!r}"
