"""Numbers that a reader puts up and the figures found in, whether they are this figure out."""

from __future__ import annotations

from collections.abc import Sequence

from stats.model import Figure, Question, Remark
from stats.numerals import round_half_up

WORKED_OUT = frozenset({"change", "difference"})


def check_claims(question: Question, figures: Sequence[Figure]) -> list[Remark]:
    """Say of each number in the question whether it is the figure; only where there is just one.

    Nothing is said where the figure is not precise, is a change that may go either way, or has
    another value in print: the answer's own lines say more.
    """
    figure = figures[0]
    is_plain = len(figures) == 1 and figure.qualifier == "exact" and not figure.others
    if not is_plain or figure.value is None or figure.measure.code in WORKED_OUT:
        return []
    return [Remark("claim", _check(claim, figure)) for claim in question.claims]


def _check(claim: float, figure: Figure) -> str:
    value = figure.value or 0.0
    is_it = claim in (value, round_half_up(value, 0))
    if not claim:
        return "Zero is this figure" if is_it else f"It is not zero in {figure.period.label}"
    if is_it:
        return f"The {claim:,.0f} you wrote is this figure"
    return f"The {claim:,.0f} you wrote is not this figure, of {figure.period.label}"
