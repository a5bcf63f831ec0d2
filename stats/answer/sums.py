"""Members to be taken together in, a refusal out: what nobody adds up is not added up here."""

from __future__ import annotations

from stats.answer.absence import Absence
from stats.answer.cells import Cells
from stats.answer.found import Found
from stats.answer.reading import join_names


def find_sum(cells: Cells) -> Found | Absence:
    """Refuse a sum that stands for no code of the list (rule 4).

    A sum that does, such as the three apps of one owner, is a member of its own by now.
    """
    names = [
        cells.index.code(dimension, code).name
        for dimension, codes in cells.question.members.items()
        if len(codes) > 1
        for code in codes
    ] or [cells.index.period(group[0]).label for group in cells.question.periods]
    return Absence(
        "not_comparable",
        f"Not comparable: {join_names(names)} are not added up. Nobody has published them "
        "together, and one offence can count in several of them. Ask for each by itself.",
    )
