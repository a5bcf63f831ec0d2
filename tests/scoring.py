"""Question sets in, what the catalogue makes of each line out; tests and the benchmark share it."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from stats import Answer, Catalogue, Clarification, NoFigure, NoMatch, Reply
from stats.model import Code, Figure
from stats.text import squash

QUESTIONS = Path(__file__).parent / "questions"
OUTCOMES = {
    Answer: "answer",
    Clarification: "choice",
    NoFigure: "no_figure",
    NoMatch: "not_understood",
}
ANY_ORDER = frozenset({"whole_area", "whole_platform", "breakdown"})
Mark = Literal["right", "asked", "missed", "wrong"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a question set; see tests/questions/README.md."""

    question: str
    outcome: str
    values: str
    dataset: str
    area: str
    platform: str
    period: str
    category: str
    why: str


def read_questions(path: Path = QUESTIONS / "core.csv") -> tuple[Line, ...]:
    """Return the lines of a question set."""
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(Line(**row) for row in csv.DictReader(file))


def mark(line: Line, reply: Reply, catalogue: Catalogue) -> Mark:
    """Return how a reply does: a figure that is not due, or another one, is wrong."""
    allowed = line.outcome.split("|")
    outcome = OUTCOMES[type(reply)]
    if isinstance(reply, Answer):
        return "right" if "answer" in allowed and _is_due(line, reply, catalogue) else "wrong"
    if outcome in allowed:
        return "right"
    return "asked" if outcome == "choice" else "missed"


def _is_due(line: Line, answer: Answer, catalogue: Catalogue) -> bool:
    figures = [figure for figure in answer.figures if figure.value is not None]
    expected = [float(value) for value in line.values.split(";")]
    given = [float(figure.value or 0) for figure in figures]
    if line.category in ANY_ORDER or "which" in line.question.casefold():
        order = sorted(range(len(given)), key=given.__getitem__)
        due = sorted(range(len(expected)), key=expected.__getitem__)
    else:
        order, due = list(range(len(given))), list(range(len(expected)))
    if [given[i] for i in order] != [expected[i] for i in due]:
        return False
    return all(_is_this(line, figures[i], j, catalogue) for i, j in zip(order, due, strict=True))


def _is_this(line: Line, figure: Figure, number: int, catalogue: Catalogue) -> bool:
    def cell(text: str) -> list[str]:
        parts = text.split(";")
        return parts[number if len(parts) > 1 else 0].strip().split("|")

    def names(dimension: str, text: str) -> set[str]:
        return {
            hit.code
            for each in cell(text)
            for form in (each, f"{each} together")
            for hit in catalogue.index.names(squash(form))
            if hit.concept == dimension
        }

    def is_sum_of(text: str, code: Code) -> bool:
        """Whether a code stands for the areas that are joined by `+` in one of several texts."""
        return any(
            len(code.members) == len(parts)
            and all(
                any(hit.code in code.members for hit in catalogue.index.names(squash(part)))
                for part in parts
            )
            for each in cell(text)
            if len(parts := each.split("+")) > 1
        )

    return (
        figure.dataset.code in cell(line.dataset)
        and bool(_periods(figure) & set(cell(line.period)))
        and (
            figure.codes["area"].code in names("area", line.area)
            or is_sum_of(line.area, figure.codes["area"])
        )
        and (
            figure.codes["platform"].code in names("platform", line.platform)
            if "platform" in figure.codes
            else not line.platform
        )
    )


def _periods(figure: Figure) -> set[str]:
    """Return the period of a figure; of a change, that of the year changed to as well."""
    parts = figure.derivation.parts if figure.derivation else ()
    is_change = figure.measure.code == "change"
    return {figure.period.code, *(part.period.code for part in parts[-1:] if is_change)}


def tally(marks: Iterable[Mark]) -> dict[Mark, int]:
    """Return how many of each mark there are."""
    counts: dict[Mark, int] = {"right": 0, "asked": 0, "missed": 0, "wrong": 0}
    for each in marks:
        counts[each] += 1
    return counts
