"""Every answer of the question sets and of the invented figures, for properties of renderers."""

from __future__ import annotations

from collections.abc import Iterator

from stats import Answer, Catalogue
from tests.scoring import QUESTIONS, read_questions
from tests.stats.render.replies import QUESTIONS as INVENTED


def list_answers(catalogue: Catalogue) -> Iterator[Answer]:
    """Yield the answer to every question of the sets that has one, each reading once."""
    seen = set()
    for path in sorted(QUESTIONS.glob("*.csv")):
        for line in read_questions(path):
            reply = catalogue.ask(line.question)
            if isinstance(reply, Answer) and reply.reading not in seen:
                seen.add(reply.reading)
                yield reply


def list_all(catalogue: Catalogue, ices: Catalogue) -> tuple[Answer, ...]:
    """Return the answers of the question sets and of the invented figures."""
    invented = [ices.ask(question) for question in INVENTED.values()]
    return (*list_answers(catalogue), *(each for each in invented if isinstance(each, Answer)))
