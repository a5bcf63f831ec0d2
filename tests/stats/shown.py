"""The numbers that a text shows, and those that an answer may show."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from stats import Answer
from stats.model import Figure, Period
from stats.numerals import format_number
from stats.render import render_plain
from stats.render.numbers import format_other, format_published

NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
MORE = re.compile(r" and \d+ more\b")
"""Counts of publishers and names that are not listed."""


def list_figures(value: Any) -> Iterator[Figure]:
    """Yield every figure within a reply: asked for, beside it, and what it was made from."""
    if isinstance(value, Figure):
        yield value
    if is_dataclass(value):
        for each in fields(value):
            yield from list_figures(getattr(value, each.name))
    elif isinstance(value, tuple):
        for each in value:
            yield from list_figures(each)


def list_numbers(texts: Iterable[str]) -> set[str]:
    return {number for text in texts for number in NUMBER.findall(text)}


def count_days(period: Period) -> int:
    """Return the days that an average over a period divides by."""
    if not period.start:
        return 0
    first = date.fromisoformat(f"{period.start}-01")
    last = date.fromisoformat(f"{period.end}-28")
    end = last.replace(day=monthrange(last.year, last.month)[1])
    return (end - first).days + 1


def allowed_numbers(answer: Answer) -> set[str]:
    """Return the numbers that may stand in the text of an answer, as they are written there."""
    figures = tuple(list_figures(answer))
    allowed = {"100,000", *(str(count_days(figure.period)) for figure in figures)}
    for figure in figures:
        if figure.value is not None:
            decimals = figure.measure.decimals
            allowed |= list_numbers([format_number(abs(figure.value), decimals)])
        texts = [figure.period.label, figure.base, figure.measure.unit, *figure.notes]
        texts += [code.label for code in figure.codes.values()]
        texts += [code.official_name for code in figure.codes.values()]
        texts += [figure.dataset.counts, figure.dataset.label, figure.dataset.publisher]
        texts += [*figure.dataset.caveats, figure.dataset.not_comparable, figure.release.coverage]
        releases = [figure.release, *(other.release for other in figure.others)]
        texts += [format_published(release.published) for release in releases]
        sources = [*figure.sources, *(s for other in figure.others for s in other.sources)]
        for source in sources:
            texts += [source.publisher, source.url, format_published(source.published)]
        texts += [format_other(other) for other in figure.others]
        allowed |= list_numbers(texts)
    return allowed


def foreign_numbers(answer: Answer) -> set[str]:
    """Return the numbers in the text of an answer that stand nowhere in it."""
    text = MORE.sub("", render_plain(answer, limit=10**6))
    return list_numbers([text]) - allowed_numbers(answer)
