"""A descriptor as somebody published it in, its package in plain words out; faults are mended.

What is wrong by the standard's rules is a warning here: nothing that a reader needs hangs on a
resource's name or on a licence's form.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from stats.errors import PackageError, Problem
from stats.hostile import MOST_FIELD_CHARACTERS
from stats.inferring.dates import read_period
from stats.inferring.paths import find_file
from stats.model import Source
from stats.packages import DESCRIPTOR, name_folder, read_descriptor, read_embargo

DISPLAY = "owidDisplaySettings"
MAX_PUBLISHER = 120
"""Longer names of publishers are citations. Source: the 43 packages of Our World in Data."""
_WRITTEN = frozenset((DISPLAY, "decimals", "decimalPlaces", "aliases", "decimalChar", "groupChar"))
"""Properties of a field that few fields have: how figures are written and shown, other names."""
_WORDED = (str, int, float)
_BLANKS = re.compile(r"[\s\x00-\x1f\x7f\ufeff]+")
_URL = re.compile(r"https?://[^\s;,<>\"')\]]+")


class FieldText(NamedTuple):
    """What a descriptor says of a column; empty where it says nothing."""

    name: str
    type: str = ""
    title: str = ""
    description: str = ""
    role: str = ""
    of: str = ""
    unit: str = ""
    decimals: int | None = None
    aliases: tuple[str, ...] = ()
    display_name: str = ""
    zero_day: str = ""
    factor: float = 1.0
    decimal_char: str = ""
    group_char: str = ""


@dataclass(frozen=True, slots=True)
class MeasureText:
    """What a resource says of one of the measures that its rows name."""

    label: str = ""
    unit: str = ""
    decimals: int | None = None
    description: str = ""
    aliases: tuple[str, ...] = ()
    caveats: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CodeList:
    """A foreign key: a column whose values are codes of another resource's column."""

    column: str
    resource: str
    key: str


@dataclass(frozen=True, slots=True)
class ResourceText:
    """One table: where it is, and what is said about it.

    Attributes:
        unit: of all figures that no other is stated for.

    """

    name: str
    title: str
    description: str
    path: Path
    fields: tuple[FieldText, ...]
    delimiter: str = ""
    encoding: str = ""
    period: str = ""
    keys: tuple[CodeList, ...] = ()
    measures: Mapping[str, MeasureText] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    unit: str = ""


@dataclass(frozen=True, slots=True)
class PackageText:
    """A package after mending."""

    name: str
    folder: Path
    title: str
    description: str
    publisher: str
    licence: str
    published: str
    caveats: tuple[str, ...]
    sources: tuple[Source, ...]
    resources: tuple[ResourceText, ...]
    embargo: str = ""

    @property
    def path(self) -> str:
        """Where the descriptor stands, for problems."""
        return str(self.folder / DESCRIPTOR)


def read_text(folder: Path) -> tuple[PackageText, tuple[Problem, ...]]:
    """Return the package in a folder as its descriptor has it, and what had to be mended.

    Raises:
        PackageError: there is no descriptor that can be read, or it names no table.

    """
    descriptor = read_descriptor(folder / DESCRIPTOR)
    problems: list[Problem] = []
    resources = [each for each in _list(descriptor.get("resources")) if isinstance(each, dict)]
    if not resources:
        raise PackageError(
            [*problems, Problem(str(folder / DESCRIPTOR), 0, "no resource is named")]
        )
    sources = tuple(_sources(descriptor, resources))
    tables: list[ResourceText] = []
    for number, each in enumerate(resources, start=1):
        path, note = find_file(folder, each)
        if note:
            problems.append(Problem(str(folder / DESCRIPTOR), 0, note, is_error=path is None))
        if path is not None:
            tables.append(_resource(each, path, number))
    name = name_folder(folder)
    title = _words(descriptor.get("title")) or _words(descriptor.get("name")) or name
    package = PackageText(
        name=name,
        folder=folder,
        title=title,
        description=_words(descriptor.get("description")),
        publisher=_words(descriptor.get("publisher")) or (sources[0].publisher if sources else ""),
        licence=_licence(descriptor),
        published=_first_date(descriptor, "published", "released", "last_updated", "created"),
        caveats=_texts(descriptor.get("caveats")),
        sources=sources,
        resources=tuple(tables),
        embargo=_embargo(folder, descriptor),
    )
    return package, tuple(problems)


def _resource(resource: Mapping[str, Any], path: Path, number: int) -> ResourceText:
    schema = _mapping(resource.get("schema"))
    dialect = _mapping(resource.get("dialect"))
    measures = _mapping(resource.get("measures"))
    return ResourceText(
        name=_words(resource.get("name")) or (path.stem if path.stem else f"table-{number}"),
        title=_words(resource.get("title")),
        description=_words(resource.get("description")),
        path=path,
        fields=tuple(
            _field(each) for each in _list(schema.get("fields")) if isinstance(each, dict)
        ),
        delimiter=str(
            dialect.get("delimiter") or _mapping(dialect.get("csv")).get("delimiter") or ""
        ),
        encoding=_words(resource.get("encoding")),
        period=_words(resource.get("period")),
        keys=tuple(_keys(schema)),
        measures={str(name): _measure(_mapping(each)) for name, each in measures.items()},
        missing=tuple(str(each) for each in _list(schema.get("missingValues")) if each != ""),
    )


def _field(field_text: Mapping[str, Any]) -> FieldText:
    # Of what may be said of a field a wide table mostly says three things of each of thousands.
    said = {name: words for name, value in field_text.items() if (words := _words(value))}
    name = field_text.get("name") or ""
    found = FieldText(
        name=str(name).strip("\ufeff").strip(),
        type=said.get("type", ""),
        title=said.get("label") or said.get("title", ""),
        description=said.get("description", ""),
        role=said.get("role", ""),
        of=said.get("of", ""),
        unit=said.get("unit", ""),
    )
    return found if _WRITTEN.isdisjoint(field_text) else _with_writing(found, field_text, said)


def _with_writing(
    field: FieldText, field_text: Mapping[str, Any], said: Mapping[str, str]
) -> FieldText:
    """Return a field with how its figures are written and shown, and its other names."""
    display = _display(field_text.get(DISPLAY))
    factor = _factor(display.get("conversionFactor"))
    # A thin or hard space is read as the plain one that cells are brought to.
    blank = " " if field_text.get("groupChar") else ""
    return field._replace(
        unit=field.unit or _words(display.get("unit")) or _words(display.get("shortUnit")),
        decimals=_first_count(
            field_text.get("decimals"),
            field_text.get("decimalPlaces"),
            # Those of a chart that multiplies are not those of the file.
            None if factor != 1 else display.get("numDecimalPlaces"),
        ),
        aliases=_aliases(field_text.get("aliases")),
        display_name=_words(display.get("name")),
        # The default day is that of Our World in Data's charts.
        zero_day=str(display.get("zeroDay") or "2020-01-21") if display.get("yearIsDay") else "",
        factor=factor,
        decimal_char=said.get("decimalChar", ""),
        group_char=said.get("groupChar") or blank,
    )


def _measure(measure: Mapping[str, Any]) -> MeasureText:
    return MeasureText(
        label=_words(measure.get("label")),
        unit=_words(measure.get("unit")),
        decimals=_first_count(measure.get("decimals")),
        description=_words(measure.get("description")),
        aliases=_aliases(measure.get("aliases")),
        caveats=_texts(measure.get("caveats")),
    )


def _embargo(folder: Path, descriptor: Mapping[str, Any]) -> str:
    try:
        return read_embargo(descriptor)
    except ValueError as error:
        raise PackageError([Problem(str(folder / DESCRIPTOR), 0, str(error))]) from error


def _keys(schema: Mapping[str, Any]) -> Iterator[CodeList]:
    for key in _list(schema.get("foreignKeys")):
        reference = _mapping(_mapping(key).get("reference"))
        columns, fields = _list(_mapping(key).get("fields")), _list(reference.get("fields"))
        if len(columns) == len(fields) == 1 and reference.get("resource"):
            yield CodeList(str(columns[0]), str(reference["resource"]), str(fields[0]))


def _display(settings: object) -> Mapping[str, Any]:
    if isinstance(settings, str):
        try:
            settings = json.loads(settings)
        except ValueError:
            return {}
    return settings if isinstance(settings, dict) else {}


def _sources(
    descriptor: Mapping[str, Any], resources: Sequence[Mapping[str, Any]]
) -> Iterator[Source]:
    """Yield the sources of the package and of its resources, each once."""
    seen: set[tuple[str, str, str]] = set()
    everything = [descriptor, *resources]
    for each in (one for part in everything for one in _list(part.get("sources"))):
        source = _mapping(each) if isinstance(each, dict) else {"title": each}
        title = _words(source.get("title")) or _words(source.get("name"))
        publisher = _words(source.get("publisher")) or _words(source.get("dataPublishedBy"))
        if not publisher or len(publisher) > MAX_PUBLISHER:
            publisher = title[:MAX_PUBLISHER] if title else publisher[:MAX_PUBLISHER]
        url = _url(source.get("path") or source.get("url") or source.get("link"))
        title = title or _words(descriptor.get("title")) or publisher
        key = (publisher, title, url)
        if any(key) and key not in seen:
            seen.add(key)
            published = _first_date(source, "published", "date", "publicationDate")
            yield Source(f"source-{len(seen)}", publisher, title, url, published)


def _url(text: object) -> str:
    match = _URL.search(text) if isinstance(text, str) else None
    return match[0].rstrip(".") if match else ""


def _licence(descriptor: Mapping[str, Any]) -> str:
    licences = _list(descriptor.get("licenses")) or _list(descriptor.get("license"))
    first = licences[0] if licences else ""
    if isinstance(first, dict):
        return _words(first.get("title")) or _words(first.get("name"))
    return _words(first)


def _first_date(part: Mapping[str, Any], *names: str) -> str:
    """Return the first of these properties that is a date, in ISO form; empty for none."""
    for name in names:
        if date_text := published_date(part.get(name)):
            return date_text
    return ""


def published_date(text: object) -> str:
    """Return a date of publication in ISO form; empty for what is none.

    >>> published_date("06/05/2026"), published_date("5 December 2019"), published_date("soon")
    ('2026-05-06', '2019-12-05', '')
    """
    code = read_period(str(text)) if isinstance(text, str | int) else ""
    return code if re.fullmatch(r"\d{4}(-\d\d){0,2}", code) and code > "0999" else ""


def _first_count(*numbers: object) -> int | None:
    for number in numbers:
        if number is None:
            continue
        text = str(number) if isinstance(number, int | float | str) else ""
        if re.fullmatch(r"\d{1,2}(?:\.0)?", text):
            return int(float(text))
    return None


def _factor(number: object) -> float:
    if number is None:
        return 1.0
    try:
        factor = float(str(number))
    except ValueError:
        return 1.0
    return factor if factor and math.isfinite(factor) else 1.0


def _aliases(value: object) -> tuple[str, ...]:
    parts = value.split("|") if isinstance(value, str) else _list(value)
    return tuple(filter(None, map(_words, parts)))


def _texts(value: object) -> tuple[str, ...]:
    return tuple(filter(None, map(_words, _list(value))))


def _list(value: object) -> list[Any]:
    if value is None or value == "":
        return []
    return value if isinstance(value, list) else [value]


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _words(value: object) -> str:
    """Return a text on one line without control characters; empty for what is none."""
    if not isinstance(value, _WORDED) or isinstance(value, bool):
        return ""
    text = str(value)[:MOST_FIELD_CHARACTERS]
    # Most texts are clean as they are, which is seen in a tenth of the time.
    is_clean = text.isascii() and text.isprintable() and "  " not in text
    return (text if is_clean else _BLANKS.sub(" ", text)).strip()
