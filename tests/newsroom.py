"""CSV files as data desks have them in, a catalogue of what `describe` makes of them out, and how
its replies do: a figure that is not due is wrong, and so is a choice that leads to none.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from stats import Answer, Catalogue, Clarification, Reply
from stats.desk.describing import describe_files
from tests.writing import open_packages

DECIMALS = 6
"""To which a figure that was worked out is what is due."""
NEWSROOM = Path(__file__).parent / "questions" / "newsroom"
Outcome = Literal["right", "asked", "refused", "astray", "wrong"]


@dataclass(frozen=True, slots=True)
class Asked:
    """A line of `questions.csv`: of which file it asks, and what is due."""

    file: str
    question: str
    outcome: str
    values: str

    @property
    def due(self) -> list[float]:
        """The figures asked for, by size."""
        return sorted(float(value) for value in self.values.split(";") if value)


def read_asked(folder: Path) -> tuple[Asked, ...]:
    """Return the questions on the files of a folder."""
    with (folder / "questions.csv").open(encoding="utf-8", newline="") as file:
        return tuple(Asked(**row) for row in csv.DictReader(file))


def open_files(files: Sequence[Path], place: Path) -> Catalogue:
    """Return a catalogue of files that `describe` has made packages of, in an empty folder."""
    written, problems = describe_files(files, place / "described")
    assert len(written) == len(files), problems
    return open_packages(place, *written)


def open_texts(place: Path, **texts: str) -> Catalogue:
    """Return a catalogue of tables by their names, in which `_` stands for `-`."""
    files = []
    for name, text in texts.items():
        files.append(place / f"{name.replace('_', '-')}.csv")
        files[-1].write_text(text, encoding="utf-8")
    return open_files(files, place)


def judge(asked: Asked, catalogue: Catalogue) -> tuple[Outcome, Reply]:
    """Return how the reply to a question does.

    `asked` is a choice that leads to what is due, `astray` one that leads elsewhere alone: of a
    question on something that is not there, any single choice.
    """
    reply = catalogue.ask(asked.question)
    allowed = asked.outcome.split("|")
    if isinstance(reply, Answer):
        is_due = "answer" in allowed and _values(reply) == asked.due
        return ("right" if is_due else "wrong"), reply
    if not isinstance(reply, Clarification):
        return ("right" if "none" in allowed else "refused"), reply
    if not asked.values:
        return ("astray" if len(reply.choices) == 1 else "right"), reply
    if not any(_values(each) == asked.due for each in _led_to(reply, catalogue)):
        return ("right" if "none" in allowed and not reply.choices else "astray"), reply
    return ("right" if "choice" in allowed else "asked"), reply


def _led_to(reply: Clarification, catalogue: Catalogue, depth: int = 2) -> Iterator[Answer]:
    """Yield the answers that choices lead to, one after another."""
    for choice in reply.choices:
        chosen = catalogue.ask(choice.question)
        if isinstance(chosen, Answer):
            yield chosen
        elif isinstance(chosen, Clarification) and depth > 1:
            yield from _led_to(chosen, catalogue, depth - 1)


def _values(answer: Answer) -> list[float]:
    return sorted(round(f.value, DECIMALS) for f in answer.figures if f.value is not None)
