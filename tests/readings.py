"""Questions in, those whose reading gives another answer or refusal when it is asked out."""

from __future__ import annotations

from collections.abc import Sequence

from stats import Answer, Catalogue, NoFigure
from stats.model import Reply


def find_changed(catalogue: Catalogue, questions: Sequence[str]) -> list[str]:
    """Return the questions whose reading, asked again, does not give the same."""
    changed = []
    for question in questions:
        reply = catalogue.ask(question)
        if isinstance(reply, Answer | NoFigure):
            again = catalogue.ask(reply.reading)
            if _given(again) != _given(reply):
                changed.append(f"{question!r} read as {reply.reading!r}")
    return changed


def _given(reply: Reply) -> tuple[object, ...]:
    """Return the figures of an answer, or the reason of a refusal, in a form to compare."""
    if isinstance(reply, NoFigure):
        return (reply.question.dataset, reply.status, reply.reason)
    if not isinstance(reply, Answer):
        return (type(reply),)
    return tuple(
        (
            each.dataset.code,
            each.measure.code,
            each.period.code,
            each.value,
            each.qualifier,
            each.status,
            *each.codes.values(),
        )
        for each in reply.figures
        if each.value is not None
    )
