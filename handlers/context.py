"""What every handler is given: the catalogue, and which answer belongs to which question."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Any

from telegram.ext import Application, CallbackContext, ExtBot

from stats import Catalogue

REMEMBERED_ANSWERS = 10_000
"""Questions whose answer can still be edited when they are; the oldest are forgotten first."""


class AnswerBook:
    """Remembers which message answered which, and with what text: an edited question edits it."""

    def __init__(self, size: int = REMEMBERED_ANSWERS) -> None:
        """Remember at most `size` answers."""
        self._size = size
        self._answers: OrderedDict[tuple[int, int], tuple[int, int]] = OrderedDict()

    def note(self, chat: int, question: int, answer: int, text: str) -> None:
        """Remember that message `answer` answered message `question` of a chat with `text`."""
        self._answers[chat, question] = answer, hash(text)
        if len(self._answers) > self._size:
            self._answers.popitem(last=False)

    def find(self, chat: int, question: int) -> int | None:
        """Return the message that answered `question`, if it is remembered."""
        return self._answers.get((chat, question), (None, 0))[0]

    def says(self, chat: int, question: int, text: str) -> bool:
        """Whether `question` was answered with just this text."""
        return self._answers.get((chat, question), (None, 0))[1] == hash(text)


@dataclass
class BotData:
    """What the bot holds while it runs; `catalogue` is set before the first update."""

    catalogue: Catalogue | None = None
    answers: AnswerBook = field(default_factory=AnswerBook)


class Context(CallbackContext[ExtBot[None], dict[Any, Any], dict[Any, Any], BotData]):
    """The context of one update."""

    @property
    def catalogue(self) -> Catalogue:
        """The loaded figures."""
        if self.bot_data.catalogue is None:
            raise RuntimeError("an update came before the catalogue was opened")
        return self.bot_data.catalogue

    @property
    def answers(self) -> AnswerBook:
        """Which message answered which."""
        return self.bot_data.answers


BotApplication = Application[ExtBot[None], Context, dict[Any, Any], dict[Any, Any], BotData, Any]
