"""What is said of a measure in, its label, its other names, its unit and its decimals out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from stats.inferring.columns import Column
from stats.inferring.descriptor import MeasureText, PackageText, ResourceText
from stats.inferring.parties import names_of_part
from stats.inferring.units import with_scale
from stats.inferring.unitwords import (
    fits_name,
    said_unit,
    tidy_unit,
    unit_in_label,
    unit_of_table,
    without_unit,
)
from stats.inferring.words import VALUE_NAMES, clean_name
from stats.text import normalise

MAX_LABEL = 80
"""A longer description is an explanation. Source: the columns of Our World in Data."""
MAX_COUNTS = 300
MAX_DECIMALS = 6
SAMPLED = 500
"""So many figures of a measure are looked at for their decimals before all are."""
CACHED = 16_384
"""Figures worked on at once: 128 kB, which stay in the processor's cache."""
SCALES = {1e3: "thousand", 1e6: "million", 1e9: "billion", 1e12: "trillion"}
_PLACES = re.compile(
    r"[\s,-]+(?:for|by|per|in|across|of) (?:(?:all|each|every|the|most|world|local|selected) )*"
    r"(?:countr(?:y|ies)|regions?|nations?|states?|areas?|authorit(?:y|ies)|districts?|count(?:y|ies)"
    r"|constituenc(?:y|ies)|municipalit(?:y|ies)|territor(?:y|ies))\b(?! of ).*$",
    re.IGNORECASE,
)
_CRYPTIC = re.compile(
    r"[a-z0-9]+(?:[_.][a-z0-9]+)+|[A-Z0-9]+(?:[._][A-Z0-9]+)+|[a-z]+(?:[A-Z][a-z]+)+"
)


class MeasureWords(NamedTuple):
    """What a measure is called and what its figures are in."""

    label: str
    aliases: tuple[str, ...]
    unit: str
    decimals: int
    counts: str
    caveats: tuple[str, ...] = ()


def name_column(
    column: Column, package: PackageText, resource: ResourceText, columns: Sequence[Column]
) -> MeasureWords:
    """Return the words of a measure that a column of its own is kept for."""
    field = column.field
    printed = column.name
    aliases = [printed, *field.aliases, field.display_name, field.title]
    if field.title:
        label = field.title
    elif is_generic(printed):
        # Several such columns of one table are told apart by what they are called.
        is_alone = len(columns) == 1
        title = table_title(package, resource)
        label = title if is_alone else f"{title}: {printed}"
    elif _CRYPTIC.fullmatch(printed):
        label = field.display_name or _short_description(column, columns) or spell(printed)
        aliases.append(spell(printed))
    else:
        label = printed
    unit = _unit_of(column, label, printed, table_title(package, resource), resource)
    aliases += names_of_part(column, columns)
    return MeasureWords(
        label=label,
        aliases=_others(label, [*aliases, drop_places(label), without_unit(label)]),
        unit=tidy_unit(unit),
        decimals=_stated_decimals(field.decimals, column),
        counts=shorten(field.description or resource.description or package.description),
    )


def name_group(
    texts: Sequence[str],
    told: Sequence[str],
    unit: str,
    codes: Sequence[str],
    column: Column,
    others: int,
    package: PackageText,
    resource: ResourceText,
) -> MeasureWords:
    """Return the words of a measure that the rows name.

    `texts` is what they say, `told` the part of it that tells it apart from others, `others` how
    many further columns of figures there are.
    """
    said = _stated(texts, resource)
    title = table_title(package, resource)
    words = list(told)
    if all(is_generic(each) for each in words):
        words = [title, *words] if len(words) > 1 else [title]
    elif words == [unit]:
        words = [title, unit]
    if others and not is_generic(column.name):
        words.append(column.field.title or column.name)
    label = said.label or ", ".join(dict.fromkeys(filter(None, words)))
    own = " ".join([*texts, "" if is_generic(column.name) else column.name])
    unit = said.unit or unit or _unit_of(column, label, own, title, resource)
    decimals = said.decimals if said.decimals is not None else column.field.decimals
    return MeasureWords(
        label=label,
        aliases=_others(
            label,
            [
                *(*said.aliases, texts[0] if texts else "", *codes, column.name),
                *(drop_places(label), without_unit(label)),
            ],
        ),
        unit=tidy_unit(unit),
        decimals=_stated_decimals(decimals, column),
        counts=shorten(said.description or resource.description or package.description),
        caveats=said.caveats,
    )


def _unit_of(column: Column, label: str, own: str, title: str, resource: ResourceText) -> str:
    """Return the unit of a measure, else what is said of a whole table, where it may be its own.

    `own` is what it is called in the table; a label may have the table's title in it.
    """
    is_titled = title != "" and title in label
    if unit := column_unit(column, own if is_titled else label):
        return unit
    if resource.unit:
        return resource.unit if fits_name(resource.unit, own) else ""
    if not is_titled:
        return unit_of_table(title, own)
    unit = unit_in_label(title)
    return unit if fits_name(unit, own) else ""


def _stated_decimals(stated: int | None, column: Column) -> int:
    """Return how many decimals figures have where that is known without them, -1 where it is not.

    Whole numbers have none.
    """
    if stated is None:
        return 0 if column.is_whole else -1
    return stated


def _stated(texts: Sequence[str], resource: ResourceText) -> MeasureText:
    for text in (", ".join(texts), *texts):
        if text in resource.measures:
            return resource.measures[text]
    return MeasureText()


def table_title(package: PackageText, resource: ResourceText) -> str:
    """Return what a table is called: its title, or the package's, with its name among several."""
    if resource.title:
        return resource.title
    if len(package.resources) == 1 or normalise(resource.name) in normalise(package.title):
        return package.title
    if normalise(resource.name) in (normalise(package.folder.name), "data"):
        return package.title
    return f"{package.title}, {spell(resource.name)}"


def with_table(words: MeasureWords, resource: ResourceText) -> MeasureWords:
    """Return the words of a measure that tables share with what tells its table apart."""
    label = f"{words.label}, {resource.title or spell(resource.name)}"
    return words._replace(label=label, aliases=_others(label, [words.label, *words.aliases]))


def is_generic(name: str) -> bool:
    """Whether a name says nothing of what is measured: Value, Mean, OBS_VALUE.

    >>> [is_generic(each) for each in ("OBS_VALUE", "Median", "median age")]
    [True, True, False]
    """
    plain = clean_name(name)
    return plain in VALUE_NAMES or plain in ("percent", "") or name.strip() in ("%", "#")


def spell(name: str) -> str:
    """Return a column's name as words.

    >>> spell("affected_all_disasters"), spell("gdpPerCapita"), spell("SP.POP.TOTL")
    ('affected all disasters', 'gdp per capita', 'SP POP TOTL')
    """
    parted = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)
    words = re.sub(r"[_.\s-]+", " ", parted).strip()
    return words.lower() if parted != name else words


def _short_description(column: Column, columns: Sequence[Column]) -> str:
    text = column.field.description.rstrip(". ")
    is_own = sum(each.field.description.rstrip(". ") == text for each in columns) == 1
    is_short = 0 < len(text) <= MAX_LABEL and ". " not in text
    return text if is_own and is_short else ""


def column_unit(column: Column, label: str) -> str:
    """Return the unit of a column's figures as they stand, empty where nobody says it.

    A factor by which a chart multiplies them is made a part of it: figures in millions of tonnes
    are said to be tonnes once they are multiplied.
    """
    field = column.field
    described = field.description if len(field.description) <= MAX_LABEL else ""
    found = field.unit or column.sign or unit_in_label(column.name) or unit_in_label(label)
    unit = found or said_unit(described)
    if field.factor == 1:
        return unit
    scale = SCALES.get(field.factor) or f"\u00d7 {field.factor:g}"
    return f"{scale} {unit}" if field.unit else with_scale(scale, unit)


def drop_places(label: str) -> str:
    """Return a label without an end that says it is for many places, which any is asked for by.

    >>> drop_places("Population figures for countries, regions (e.g. Asia) and the world")
    'Population figures'
    >>> drop_places("Deaths by age"), drop_places("Spending by local authority")
    ('Deaths by age', 'Spending')
    """
    match = _PLACES.search(label)
    return label[: match.start()].rstrip(" ,-") if match else label


def count_decimals(values: NDArray[np.float64], *, is_whole: bool) -> int:
    """Return how many decimals figures have at most, up to a limit.

    >>> count_decimals(np.array([1.0, np.nan, 2.25]), is_whole=False)
    2
    """
    if is_whole:
        return 0
    # A few mostly have as many as all: the others are then gone through once, or not at all.
    places = 0
    for part in chain([values[:: max(1, len(values) // SAMPLED)]], _parts(values)):
        while places < MAX_DECIMALS and _has_more(part, places):
            places += 1
        if places == MAX_DECIMALS:
            break
    return places


def _parts(values: NDArray[np.float64]) -> Iterator[NDArray[np.float64]]:
    """Yield figures so many at a time that working on them stays in the processor's cache."""
    for start in range(0, len(values), CACHED):
        yield values[start : start + CACHED]


def _has_more(values: NDArray[np.float64], places: int) -> bool:
    """Whether some figure has more decimals than so many; one that is not there has none."""
    scaled = values * 10.0**places
    whole = np.rint(scaled)
    return bool((np.abs(scaled - whole) > 1e-12 * np.abs(whole)).any())


def shorten(text: str) -> str:
    """Return the first sentences of a text, as many as are read beside a figure.

    >>> shorten("One. Two. " + 300 * "x")
    'One. Two.'
    """
    if len(text) <= MAX_COUNTS:
        return text
    cut = text[:MAX_COUNTS]
    end = max(cut.rfind(". "), cut.rfind("? "), cut.rfind("! "))
    return cut[: end + 1] if end > 0 else f"{cut.rpartition(' ')[0]} ..."


def _others(label: str, texts: Sequence[str]) -> tuple[str, ...]:
    """Return the other names, each once; the label is none of them."""
    seen, found = {label}, []
    for text in texts:
        if text and text not in seen and normalise(text):
            seen.add(text)
            found.append(text)
    return tuple(found)
