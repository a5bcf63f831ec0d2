"""Shares in, that they are not of one base out: then nothing is worked out between them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from stats.answer.figures import write_doubted
from stats.answer.reading import join_names
from stats.model import Figure, Remark

MAX_TOLD = 3
_MEANT = re.compile(r".*\bbase is ")
"""What stands before the base that is meant, where a page words it otherwise."""
_COUNTED = re.compile(r"(?:the )?(?:[\d,]+ )?(?:cases|crimes|incidents|instances|offences) ")
"""How many there are of a base, and what one page or another calls them: one number, 2,097, is
printed as of cases and as of instances."""


def mixed_bases(figures: Sequence[Figure]) -> str | None:
    """Return that shares are of different bases, and of which; None where they are not.

    Of one where nothing says what it is a share of, nothing is said either.
    """
    bases: dict[str, Figure] = {}
    shares = [each for each in figures if each.measure.method == "share" and each.base]
    for figure in shares:
        bases.setdefault(_name(figure.base), figure)
    if len(bases) < 2:
        return None
    told = join_names(
        f"{_where(each, shares)} ({each.base.rstrip('.')})"
        for each in list(bases.values())[:MAX_TOLD]
    )
    return f"these shares are of different bases, {told}"


def split_open(figures: Sequence[Figure]) -> tuple[list[Figure], list[Figure]]:
    """Return the figures, and apart those of which alone a page leaves open what they are of."""
    open_ones = [each for each in figures if _is_open(each.base)]
    if len(open_ones) == len(figures):
        return list(figures), []
    return [each for each in figures if each not in open_ones], open_ones


def say_apart(apart: Sequence[Figure], dimension: str) -> list[Remark]:
    """Say which shares stand in no order with the others, for nothing says that they are alike."""
    told = join_names(
        f"{each.codes[dimension].name} ({write_doubted(each)} per cent)" for each in apart
    )
    text = f"Not in this order, as their pages leave open what they are shares of: {told}"
    return [Remark("comparison", text)] if apart else []


def _name(base: str) -> str:
    """Return what makes a base another one than the next.

    >>> _name("the 1,824 cases where the platform is known")
    'where the platform is known'
    >>> _name("the page says crimes; the NSPCC's base is offences where the platform is known")
    'where the platform is known'
    >>> _name("the page says offences, without more")
    'the page says offences, without more'
    """
    return _COUNTED.sub("", _MEANT.sub("", base), count=1) if not _is_open(base) else base


def _is_open(base: str) -> bool:
    """Whether a page leaves open what the base is."""
    return " says " in base and not _MEANT.match(base)


def _where(figure: Figure, others: Sequence[Figure]) -> str:
    """Return by what a figure differs from others: its member, its period, or both."""
    names = [
        code.name
        for dimension, code in figure.codes.items()
        if any(each.codes.get(dimension) != code for each in others)
    ]
    if any(each.period != figure.period for each in others):
        names.append(figure.period.label)
    return " ".join(names) or figure.period.label
