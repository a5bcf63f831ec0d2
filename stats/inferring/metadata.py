"""An object of metadata that lies beside a CSV file in, what it says of the figures out.

Nobody agrees on the names of such properties: those of the Office for National Statistics, of
tables of metadata and of plain words are known, at whatever depth they stand. An object whose key
is the name of a measure says something of that measure, any other of all.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from itertools import zip_longest
from typing import Any

from stats.inferring.descriptor import published_date
from stats.inferring.words import clean_name
from stats.text import normalise

MAX_DEPTH = 4
"""Objects in each other that are looked into. Source: what is read in the files
beside those of the ONS stands in the second and third."""
KNOWN: Mapping[str, tuple[str, ...]] = {
    "label": ("label", "title", "name", "indicator", "indicator name", "short title"),
    "unit": ("unit", "units", "unit of measure", "unit measure", "measurement unit"),
    "suffix": ("suffix",),
    "prefix": ("prefix",),
    "beside": ("sub text", "subtext", "unit text"),
    "decimals": ("decimals", "decimal places", "dp", "precision", "num decimal places"),
    "description": ("subtitle", "short description", "description", "definition"),
    "long": ("long description", "abstract", "methodology"),
    "publishers": ("source org", "source", "sources", "publisher", "organisation", "source name"),
    "links": ("source url", "link", "source link", "url", "landing page", "href"),
    "dates": (
        "source date", "date", "published", "release date", "last updated", "publication date",
    ),
    "caveats": ("caveats", "caveat", "notes", "note", "footnotes", "limitations"),
}  # fmt: skip
"""What is said, and the names it is said under, folded; the first that is there is taken."""
SIGNS = {"gbpsign": "\u00a3", "usdsign": "$", "eursign": "\u20ac", "percentsign": "%"}
LIST_SIGN = "|"
"""Stands between the parts of a text that names several sources."""
_LINK = re.compile(r"\[([^\]]*)\]\(([^)\s]*)\)")


@dataclass(frozen=True, slots=True)
class Said:
    """What metadata say of some figures; empty where they say nothing."""

    label: str = ""
    unit: str = ""
    decimals: int | None = None
    description: str = ""
    long: str = ""
    sources: tuple[Mapping[str, str], ...] = ()
    caveats: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is said of all figures of a table, and of single measures by their names in it."""

    shared: Said = Said()
    measures: Mapping[str, Said] | None = None

    def of(self, name: str) -> Said:
        """Return what is said of one measure, with what is said of all where that is silent."""
        own = (self.measures or {}).get(name)
        if own is None:
            return self.shared
        empty = {
            each.name: getattr(self.shared, each.name)
            for each in fields(Said)
            if getattr(own, each.name) in ("", (), None)
        }
        return replace(own, **empty)

    @property
    def sources(self) -> tuple[Mapping[str, str], ...]:
        """The sources of all and of single measures, each once."""
        found = [*self.shared.sources]
        for each in (self.measures or {}).values():
            found += [source for source in each.sources if source not in found]
        return tuple(found)


def read_metadata(text: Mapping[str, Any], names: Collection[str]) -> Metadata:
    """Return what an object says; `names` are those that the measures have in the table."""
    folded = {normalise(name): name for name in names}
    shared: dict[str, Any] = {}
    own: dict[str, dict[str, Any]] = {}
    for path, key, value in _walk(text, (), MAX_DEPTH):
        what = _meant(key)
        if not what or value in (None, "", []):
            continue
        name = next((folded[part] for part in reversed(path) if part in folded), None)
        target = shared if name is None else own.setdefault(name, {})
        place = KNOWN[what].index(clean_name(key))
        if what not in target or target[what][0] > place:
            target[what] = (place, value)
    return Metadata(
        _said({key: value for key, (_, value) in shared.items()}),
        {
            name: _said({key: value for key, (_, value) in said.items()})
            for name, said in own.items()
        },
    )


def _walk(
    text: Mapping[str, Any], path: tuple[str, ...], depth: int
) -> Iterator[tuple[tuple[str, ...], str, Any]]:
    for key, value in text.items():
        if not isinstance(value, Mapping):
            yield path, key, value
        elif depth:
            yield from _walk(value, (*path, normalise(key)), depth - 1)


def _meant(key: str) -> str:
    name = clean_name(key)
    # What starts with an underscore is of the file and not of the figures.
    return "" if key[:1] == "_" else next((k for k, names in KNOWN.items() if name in names), "")


def _said(found: Mapping[str, Any]) -> Said:
    decimals = re.fullmatch(r"(\d{1,2})(?:\.0)?", str(found.get("decimals", "")))
    return Said(
        label=_plain(found.get("label")),
        unit=_unit(found),
        decimals=int(decimals[1]) if decimals else None,
        description=_plain(found.get("description")),
        long=_plain(found.get("long")),
        sources=tuple(_sources(found)),
        caveats=tuple(filter(None, map(_plain, _paragraphs(found.get("caveats"))))),
    )


def _unit(found: Mapping[str, Any]) -> str:
    """Return the unit: what is said so, else what is printed before and after a figure.

    >>> _unit({"prefix": "GBPSign", "beside": "in \u00a3 millions"})
    '\u00a3 million'
    >>> _unit({"suffix": "%"}), _unit({"beside": "per 100,000 population"})
    ('%', 'per 100,000 population')
    """
    if unit := _plain(found.get("unit")):
        return unit
    before, after, beside = (_plain(found.get(each)) for each in ("prefix", "suffix", "beside"))
    before, after = SIGNS.get(before.casefold(), before), SIGNS.get(after.casefold(), after)
    beside = re.sub(r"^in (?=\S)", "", beside)
    beside = re.sub(r"\b(thousand|million|billion|trillion)s\b", r"\1", beside)
    parts = [each for each in (before, after) if each and each not in beside]
    return " ".join(filter(None, [*parts, beside]))


def _sources(found: Mapping[str, Any]) -> Iterator[Mapping[str, str]]:
    """Yield each source as the standard's `sources` have them; several stand side by side."""
    columns = [_parts(found.get(each)) for each in ("publishers", "links", "dates")]
    label = _plain(found.get("label"))
    last = ""
    for publisher, link, printed in zip_longest(*columns, fillvalue=""):
        last = publisher or last
        published = published_date(printed)
        source = {"title": label, "publisher": last, "path": link, "published": published}
        if any((publisher, link, published)):
            yield {key: value for key, value in source.items() if value}


def _parts(value: object) -> list[str]:
    if isinstance(value, list):
        return [part for each in value for part in _parts(each)]
    return [part for each in str(value or "").split(LIST_SIGN) if (part := each.strip())]


def _paragraphs(value: object) -> list[str]:
    if isinstance(value, list):
        return [part for each in value for part in _paragraphs(each)]
    return re.split(r"\n\s*\n", value) if isinstance(value, str) else []


def _plain(value: object) -> str:
    """Return a text on one line, its links written out."""
    if not isinstance(value, str | int | float) or isinstance(value, bool):
        return ""
    return re.sub(r"[\s\x00-\x1f\x7f\ufeff]+", " ", _LINK.sub(_write_link, str(value))).strip()


def _write_link(match: re.Match[str]) -> str:
    text, url = match[1].strip(), match[2]
    return f"{text} ({url})" if text and text != url else url
