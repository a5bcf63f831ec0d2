"""Which message answered which question, and what may be gone on from."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from time import monotonic
from typing import TypeVar

from telegram import MaybeInaccessibleMessage, Message

from handlers.recent import GOES_ON_SECONDS
from stats import Answer, Clarification, NoFigure, Question, Reply

REMEMBERED_ANSWERS = 10_000
"""Questions whose answer can still be edited when they are; the oldest are forgotten first."""
SHOWN_REPLIES = 1_000
"""Of these the whole reply, some kilobytes each, so that a chart can be put into it."""

K = TypeVar("K")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Asked:
    """Where a question was asked and by whom; `replied` is the bot's message it replies to."""

    chat: int
    message: int
    user: int
    replied: int | None = None
    topic: int = 0


def topic_of(message: MaybeInaccessibleMessage) -> int:
    """Return the topic that a message stands in; 0 outside topics."""
    if not isinstance(message, Message) or not message.is_topic_message:
        return 0
    return message.message_thread_id or 0


@dataclass(frozen=True, slots=True)
class Given:
    """An answer given.

    Attributes:
        message: the message it stands in; 0 for one that only the asker sees.
        digest: of its text.
        before: what it went on from.
        asked_back: what it may have answered a choice of.
        ephemeral: the number of the message that only the asker sees; 0 where there is none.

    """

    message: int
    digest: int
    before: Question | None
    ephemeral: int = 0
    asked_back: Clarification | None = None


class AnswerBook:
    """Remembers what was answered: for edited questions, and for questions that go on from it.

    It is kept in memory only, and holds no text but the words that an answer says of its question.
    """

    def __init__(self, size: int = REMEMBERED_ANSWERS) -> None:
        """Remember at most `size` answers of each kind."""
        self._size = size
        self._to_question: OrderedDict[tuple[int, int], Given] = OrderedDict()
        self._by_message: OrderedDict[tuple[int, int], Question] = OrderedDict()
        self._last: OrderedDict[tuple[int, int, int], tuple[float, Question]] = OrderedDict()
        self._asked: OrderedDict[tuple[int, int, int], tuple[float, Clarification]] = OrderedDict()
        self._shown: OrderedDict[tuple[int, int], Reply] = OrderedDict()

    def note(
        self, asked: Asked, message: int, text: str, reply: Reply, *, ephemeral: int = 0
    ) -> None:
        """Remember that `message` answered what was asked, with `text`."""
        question = reply.question if isinstance(reply, Answer | NoFigure) else None
        given = self.given(asked)
        before = given.before if given else self.before(asked)
        asked_back = given.asked_back if given else self.asked_back(asked)
        noted = Given(message, hash(text), before, ephemeral, asked_back)
        self._put(self._to_question, (asked.chat, asked.message), noted)
        self._put(self._shown, (asked.chat, message), reply)
        if len(self._shown) > SHOWN_REPLIES:
            self._shown.popitem(last=False)
        key = (asked.chat, asked.user, asked.topic)
        if isinstance(reply, Clarification):
            self._put(self._asked, key, (monotonic(), reply))
        if question is not None:
            self._asked.pop(key, None)
            self._put(self._by_message, (asked.chat, message), question)
            self._put(self._last, key, (monotonic(), question))

    def given(self, asked: Asked) -> Given | None:
        """Return the answer that a message got."""
        return self._to_question.get((asked.chat, asked.message))

    def shown(self, chat: int, message: int) -> Reply | None:
        """Return what stands in a message, as it was said; None where it is not known any more."""
        return self._shown.get((chat, message))

    def before(self, asked: Asked) -> Question | None:
        """Return the question that a text may go on from: the one replied to, else the last.

        The last only for a while: after a pause a text is about the reader's own area again.
        """
        if asked.replied is not None:
            return self._by_message.get((asked.chat, asked.replied))
        key = (asked.chat, asked.user, asked.topic)
        asked_at, question = self._last.get(key, (0.0, None))
        return question if monotonic() - asked_at < GOES_ON_SECONDS else None

    def asked_back(self, asked: Asked) -> Clarification | None:
        """Return what a text may answer: the question back it replies to, else the last one."""
        if asked.replied is not None:
            replied = self.shown(asked.chat, asked.replied)
            return replied if isinstance(replied, Clarification) else None
        key = (asked.chat, asked.user, asked.topic)
        asked_at, question = self._asked.get(key, (0.0, None))
        return question if monotonic() - asked_at < GOES_ON_SECONDS else None

    def forget(self, number: int) -> None:
        """Forget a chat, or what a user asked last in any; a private chat has its user's number."""
        for last in [key for key in self._last if number in key[:2]]:
            del self._last[last]
        for last in [key for key in self._asked if number in key[:2]]:
            del self._asked[last]
        for key in [key for key in self._to_question if key[0] == number]:
            del self._to_question[key]
        for key in [key for key in self._by_message if key[0] == number]:
            del self._by_message[key]
        for key in [key for key in self._shown if key[0] == number]:
            del self._shown[key]

    def forget_last(self, user: int) -> None:
        """Forget what a user asked last in any chat, so that nothing goes on from it."""
        for key in [key for key in self._last if key[1] == user]:
            del self._last[key]
        for key in [key for key in self._asked if key[1] == user]:
            del self._asked[key]

    def _put(self, book: OrderedDict[K, T], key: K, value: T) -> None:
        book[key] = value
        book.move_to_end(key)
        if len(book) > self._size:
            book.popitem(last=False)
