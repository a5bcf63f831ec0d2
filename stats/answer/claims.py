"""Numbers that a reader puts up and the figures found in, whether they are these figures out."""

from __future__ import annotations

from collections.abc import Sequence

from stats.model import Figure, Question, Remark


def check_claims(question: Question, figures: Sequence[Figure]) -> list[Remark]:
    """Say of each number in the question whether it is one of the figures, rounded or not."""
    values = [abs(figure.value) for figure in figures if figure.value is not None]
    return [
        Remark(
            "claim",
            f"The {claim:,.0f} you wrote is this figure"
            if any(claim in (value, round(value)) for value in values)
            else f"The {claim:,.0f} you wrote is not this figure",
        )
        for claim in question.claims
    ]
