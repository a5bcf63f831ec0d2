"""A measure in, whether its figures are amounts out, so far as its unit and label say."""

from __future__ import annotations

from stats.answer.derived import is_percentage
from stats.model import Measure
from stats.text import split_words

NO_AMOUNTS = frozenset(
    {
        "per", "rate", "rates", "ratio", "index", "average", "mean", "median", "share", "shares",
        "proportion", "percentage", "percent", "expectancy", "score", "probability", "change",
    }
)  # fmt: skip
"""Words of a unit or label whose figures are no amounts."""


def is_amount(measure: Measure) -> bool:
    """Whether the figures of a measure are amounts, so far as its unit and label say.

    >>> [is_amount(Measure("m", "m", unit, unit)) for unit in ("offences", "%", "km per hour", "")]
    [True, False, False, False]
    """
    is_stated = bool(measure.unit) and not is_percentage(measure)
    return is_stated and not NO_AMOUNTS & _said(measure)


def is_count(measure: Measure) -> bool:
    """Whether figures are counts of something, where nothing says that they are none.

    >>> counts = (("", 0), ("offences", 0), ("%", 0), ("tonnes", 1))
    >>> [is_count(Measure("m", "m", unit, unit, decimals)) for unit, decimals in counts]
    [True, True, False, False]
    """
    return not measure.decimals and not is_percentage(measure) and not NO_AMOUNTS & _said(measure)


def _said(measure: Measure) -> set[str]:
    return {*split_words(measure.unit.casefold()), *split_words(measure.label.casefold())}
