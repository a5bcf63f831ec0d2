"""What is loaded in, questions that it answers out: to be shown, or tapped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import chain, islice, zip_longest

from stats.catalogue.shelves import Shelves
from stats.index.reader import Index
from stats.model import Answer, Choice, Reply
from stats.variations import question_key

MADE_EXAMPLES = 3
"""So many are made where the packages have none: as many as a prompt shows."""
MAX_EXAMPLES = 6
"""Examples that an empty question is answered with: a glance, not a list to read."""


class Examples:
    """The examples of an index; `ask` answers a text from it."""

    def __init__(self, index: Index, shelves: Shelves, ask: Callable[[str], Reply]) -> None:
        """Take what is loaded; nothing is asked before somebody wants an example."""
        self._index = index
        self._shelves = shelves
        self._ask = ask
        self._made: tuple[str, ...] | None = None

    @cached_property
    def stated(self) -> tuple[str, ...]:
        """Those that the packages have, dataset by dataset."""
        return tuple(each for dataset in self._index.datasets for each in dataset.examples)

    @property
    def texts(self) -> tuple[str, ...]:
        """Those that the packages have, else some that are made of what is loaded."""
        if self.stated:
            return self.stated
        if self._made is None:
            # What is no question is answered with examples; with none while they are made.
            self._made = ()
            made = map(self._shelves.example, self._index.package_names())
            fit = (text for text in made if text and isinstance(self._ask(text), Answer))
            self._made = tuple(islice(fit, MADE_EXAMPLES))
        return self._made

    def choose(self, texts: Sequence[str]) -> tuple[Choice, ...]:
        """Return those of the texts that have an answer, as choices."""
        asked = ((text, self._ask(text)) for text in texts)
        return tuple(
            Choice(text, text, question_key(self._index, reply.question))
            for text, reply in asked
            if isinstance(reply, Answer)
        )

    def answered(self) -> tuple[tuple[str, Answer], ...]:
        """Return examples with their answers, no answer twice: of every dataset one before any has
        two.
        """
        examples = chain.from_iterable(
            zip_longest(*(each.examples for each in self._index.datasets))
        )
        found: dict[str, tuple[str, Answer]] = {}
        for example in filter(None, examples):
            answer = self._ask(example)
            if isinstance(answer, Answer):
                found.setdefault(answer.reading, (example, answer))
            if len(found) == MAX_EXAMPLES:
                break
        return tuple(found.values())
