"""A CSV file without a descriptor in, a descriptor out: inferred, for a person to correct.

It says in roles and measures all that inference would find, so that a reading by it gives the same
figures, and every guess stands where it can be corrected.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from stats.errors import PackageError, Problem
from stats.inferring.columns import Column
from stats.inferring.descriptor import PackageText, ResourceText
from stats.inferring.labels import spell
from stats.inferring.layout import Layout
from stats.inferring.metadata import Metadata, Said, read_metadata
from stats.inferring.numbers import POINT
from stats.inferring.reader import infer_text
from stats.inferring.reads import Read, ReadMeasure
from stats.packages import DESCRIPTOR, read_descriptor

PROFILE = "tabular-data-package"
METADATA_SUFFIX = ".json"
YEARS = (1000, 9999)
"""What the standard's type `year` takes."""
_SOURCE = re.compile(r"(?:data )?sources?\s*:\s*(.{2,120})", re.IGNORECASE)
_JUST_NUMBERS = re.compile(r"(?:no\.?|numbers?|counts?)", re.IGNORECASE)
"""A unit that says no more than that something was counted."""
_NO_NUMBERS = re.compile(r"[%\u00a3$\u20ac]|\b(?:per|rate|index|ratio|share)\b", re.IGNORECASE)
_NOT_IN_NAMES = re.compile(r"[^a-z0-9._-]+")


def describe_table(path: Path) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    """Return the descriptor of a package of one CSV file, and warnings.

    Metadata are taken from a JSON file of the same stem beside it.

    Raises:
        PackageError: no figure can be read from the file.

    """
    said, problems = _find_metadata(path)
    title = _title(path.stem)
    bare = PackageText(
        name=path.stem,
        folder=path.parent,
        title=title,
        description="",
        publisher="",
        licence="",
        published="",
        caveats=(),
        sources=(),
        resources=(ResourceText(path.stem, "", "", path, ()),),
    )
    _, found, reads = infer_text(bare)
    # What a bare file does not say is not a fault of it.
    problems += [each for each in found if each.file != bare.path and each.line != 1]
    read = reads[0]
    names = {text for measure in read.measures for text in measure.texts[:1]}
    names |= {measure.column.name for measure in read.measures}
    metadata = read_metadata(said, names)
    problems += _unit_conflicts(path, read, metadata)
    title = read.table.resource.title or title
    return _descriptor(path, title, read, metadata), tuple(problems)


def _find_metadata(path: Path) -> tuple[Mapping[str, Any], list[Problem]]:
    beside = path.with_suffix(METADATA_SUFFIX)
    if beside.name == DESCRIPTOR or not beside.is_file():
        return {}, []
    try:
        return read_descriptor(beside), []
    except PackageError as error:
        return {}, [Problem(each.file, each.line, each.message, False) for each in error.problems]


def _title(stem: str) -> str:
    words = spell(stem)
    return words[:1].upper() + words[1:]


def _descriptor(path: Path, title: str, read: Read, metadata: Metadata) -> dict[str, Any]:
    shared = metadata.shared
    sources = metadata.sources or tuple(_printed_sources(read))
    published = max((each.get("published", "") for each in sources), default="")
    return _filled(
        {
            "profile": PROFILE,
            "name": _NOT_IN_NAMES.sub("-", path.stem.casefold()).strip("-") or "table",
            "title": shared.label or title,
            "description": shared.long,
            "publisher": "; ".join(dict.fromkeys(_publishers(sources))),
            "published": published,
            "sources": [{"title": shared.label or title, **each} for each in sources],
            "caveats": list(shared.caveats),
            "resources": [_resource(path, read, metadata)],
        }
    )


def _publishers(sources: Sequence[Mapping[str, str]]) -> Iterator[str]:
    yield from filter(None, (each.get("publisher", "") for each in sources))


def _printed_sources(read: Read) -> Iterator[dict[str, str]]:
    """Yield the sources that the file names above or below its table."""
    for note in read.table.notes:
        if match := _SOURCE.fullmatch(note):
            yield {"publisher": match[1].rstrip(". ")}


def _resource(path: Path, read: Read, metadata: Metadata) -> dict[str, Any]:
    table, layout = read.table, read.layout
    roles = find_roles(layout)
    left_out = dict(layout.left_out)
    fields = [
        _field(column, roles.get(column.place), left_out, read, metadata)
        for column in table.columns
        if not column.is_made
    ]
    resource: dict[str, Any] = {
        "name": _NOT_IN_NAMES.sub("-", path.stem.casefold()).strip("-") or "table",
        "profile": "tabular-data-resource",
        "path": path.name,
        "description": metadata.shared.description,
        "encoding": table.encoding.removesuffix("-sig"),
        "schema": {"fields": fields, "missingValues": [""]},
    }
    if table.delimiter != ",":
        resource["dialect"] = {"delimiter": table.delimiter}
    if layout.named:
        resource["measures"] = dict(_measures(read, metadata))
    return _filled(resource)


def _measures(read: Read, metadata: Metadata) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield what is said of each measure that rows name, under the shortest text that names it."""
    firsts = Counter(measure.texts[:1] for measure in read.measures)
    wholes = Counter(measure.texts for measure in read.measures)
    for measure in read.measures:
        if wholes[measure.texts] > 1:
            # Their rows have several columns of figures, each of which says more.
            continue
        is_alone = firsts[measure.texts[:1]] == 1
        key = measure.texts[0] if is_alone else ", ".join(measure.texts)
        said = metadata.of(measure.texts[0])
        # What is said of all is the name of one only where there is one.
        is_own = measure.texts[0] in (metadata.measures or {}) or len(read.measures) == 1
        label = said.label if is_own and is_alone and said.label else measure.words.label
        yield (
            key,
            _filled(
                {
                    "label": label,
                    "unit": _unit(measure, read, metadata),
                    "decimals": measure.words.decimals if said.decimals is None else said.decimals,
                    "description": said.description,
                    "caveats": list(said.caveats) if is_own and said is not metadata.shared else [],
                }
            ),
        )


def find_roles(layout: Layout) -> dict[int, tuple[str, str]]:
    """Return for the place of each column that is used its role, and which column it is of."""
    roles: dict[int, tuple[str, str]] = {}
    for column in layout.period:
        roles[column.place] = "period", ""
    for dimension in layout.dimensions:
        label = dimension.label.name
        roles[dimension.label.place] = "dimension", ""
        for role in ("code", "kind", "parent"):
            column = getattr(dimension, role)
            if column is not None:
                roles[column.place] = role, label
        for column in dimension.aliases:
            roles[column.place] = "aliases", label
    for column in layout.values:
        roles[column.place] = "value", ""
    for column in layout.named_codes:
        roles[column.place] = "code", layout.named[0].name
    for column in layout.statuses:
        roles[column.place] = "status", ""
    for place, statuses in layout.own_statuses.items():
        owner = next(each.name for each in layout.values if each.place == place)
        roles.update((column.place, ("status", owner)) for column in statuses)
    for role in ("unit", "scale", "note"):
        one = getattr(layout, role)
        if one is not None:
            roles[one.place] = role, ""
    for column in layout.named:
        roles.setdefault(column.place, ("measure", ""))
    for place, pair in layout.limits.items():
        owner = next(each.name for each in layout.values if each.place == place)
        for role, column in zip(("low", "high"), pair, strict=True):
            roles[column.place] = role, owner
    return roles


def _field(
    column: Column,
    role: tuple[str, str] | None,
    left_out: Mapping[str, str],
    read: Read,
    metadata: Metadata,
) -> dict[str, Any]:
    what, of = role or ("none", "")
    described: dict[str, Any] = {"name": column.name, "type": field_type(column, what)}
    described |= {"role": what, "of": of}
    if column.writing != POINT:
        # Nothing else in the next release may say it.
        written = column.writing
        described |= {"decimalChar": written.decimal, "groupChar": written.group}
    if what == "none" and _is_empty(column):
        # The next release may have something in it, which is then seen.
        return {"name": column.name, "type": "any"}
    if what == "none":
        described["description"] = left_out.get(column.name, "")
    if what == "value" and not read.layout.is_across:
        own = [each for each in read.measures if each.column is column]
        if not read.layout.named and own:
            described |= _value_words(own[0], read, metadata)
    if what == "value" and read.layout.is_across and len(read.measures) == 1:
        # Of columns that are a period each, no other place says what their figures are in.
        stated = "" if read.layout.named else metadata.of(_name_in_table(read.measures[0])).unit
        described["unit"] = stated
    return _filled(described)


def _is_empty(column: Column) -> bool:
    if column.numbers is not None:
        return bool(np.isnan(column.numbers).all())
    return column.codes is not None and not column.texts


def _value_words(measure: ReadMeasure, read: Read, metadata: Metadata) -> dict[str, Any]:
    """Return what is said of a measure that has a column of its own."""
    name = measure.column.name
    is_own = name in (metadata.measures or {}) or len(read.measures) == 1
    said = metadata.of(name) if is_own else Said()
    label = said.label or measure.words.label
    return {
        "title": label,
        "description": said.description,
        "unit": _unit(measure, read, metadata),
        "decimals": measure.words.decimals if said.decimals is None else said.decimals,
    }


def field_type(column: Column, role: str) -> str:
    """Return the standard's type for a column; `any` for numbers that stand among other signs."""
    if column.is_boolean:
        return "boolean"
    if column.is_mixed and role not in ("dimension", "code"):
        return "any"
    if column.numbers is None or role in ("dimension", "code", "kind", "parent", "aliases"):
        return "string"
    numbers = column.numbers[~np.isnan(column.numbers)]
    if not column.is_whole:
        return "number"
    is_year = role == "period" and ((numbers >= YEARS[0]) & (numbers <= YEARS[1])).all()
    return "year" if is_year else "integer"


def _name_in_table(measure: ReadMeasure) -> str:
    return measure.texts[0] if measure.texts else measure.column.name


def _unit(measure: ReadMeasure, read: Read, metadata: Metadata) -> str:
    """Return the unit of a measure: that of its metadata where they are of it alone.

    Metadata of several measures with units of their own in the table are of none of them.
    """
    name = _name_in_table(measure)
    printed, stated = measure.words.unit, metadata.of(name).unit
    is_own = bool((metadata.measures or {}).get(name, Said()).unit)
    alike = [each for each in read.measures if not is_own or _name_in_table(each) == name]
    units = {each.words.unit for each in alike}
    return stated if stated and len(units) == 1 else printed


def _unit_conflicts(path: Path, read: Read, metadata: Metadata) -> Iterator[Problem]:
    """Yield a warning for each measure whose unit is another one in its metadata."""
    for measure in read.measures:
        name = _name_in_table(measure)
        stated, printed = metadata.of(name).unit, measure.words.unit
        if stated and printed and not _is_same_unit(stated, printed):
            taken = _unit(measure, read, metadata)
            why = (
                f"{measure.words.label}: its unit is {printed!r} in the table and {stated!r} in "
                f"the metadata beside it; {taken!r} is taken"
            )
            yield Problem(str(path), 0, why, is_error=False)


def _is_same_unit(one: str, other: str) -> bool:
    """Whether two units say the same: `\u00a3 million` and `\u00a3 millions`, `Rate per 1,000`.

    That figures are numbers is said of repairs as well.
    """
    if any(_JUST_NUMBERS.fullmatch(each) for each in (one, other)):
        return not any(_NO_NUMBERS.search(each) for each in (one, other))
    words = [
        set(re.findall(r"[a-z]{3,}|\d[\d,]*|[^\w\s,]", each.casefold())) for each in (one, other)
    ]
    stems = [{each.rstrip("s") for each in part} - {"rate", "count"} for part in words]
    return stems[0] == stems[1]


def _filled(described: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in described.items() if value not in ("", [], None)}
