"""What became of a question, in short: for tests that compare many with what is due."""

from __future__ import annotations

from stats import Answer, Catalogue, NoFigure
from stats.model import Reply


def made_of(
    catalogue: Catalogue, text: str
) -> tuple[str, float | None, str, tuple[float | None, ...]]:
    """Return how the one figure of an answer was made, its value, its period and its parts."""
    reply = catalogue.ask(text)
    assert isinstance(reply, Answer)
    (figure,) = reply.figures
    assert figure.derivation is not None
    parts = tuple(part.value for part in figure.derivation.parts)
    return figure.derivation.method, figure.value, figure.period.label, parts


def answer_to(catalogue: Catalogue, text: str) -> Answer:
    """Return the answer to a question that has one."""
    reply = catalogue.ask(text)
    assert isinstance(reply, Answer), reply
    return reply


def values_of(reply: Reply | None) -> list[float | None]:
    """Return the values of an answer, in its order."""
    assert isinstance(reply, Answer), reply
    return [figure.value for figure in reply.figures]


def reason_of(catalogue: Catalogue, text: str) -> str:
    """Return why there is no figure."""
    reply = catalogue.ask(text)
    assert isinstance(reply, NoFigure)
    return reply.reason


def values_by_area(reply: Reply) -> list[tuple[str, str, float | None]]:
    """Return the area, the period and the value of each figure of an answer."""
    assert isinstance(reply, Answer), reply
    return [(f.codes["area"].label, f.period.label, f.value) for f in reply.figures]
