"""What every handler is given: the catalogue, and which answer belongs to which question."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Any, TypeVar
from weakref import WeakValueDictionary

from telegram.ext import Application, CallbackContext, ExtBot
from telegram.helpers import create_deep_linked_url

from handlers.recent import Recent
from handlers.rich import RichMessages
from stats import Answer, Catalogue, NoFigure, Question, Reply, write_receipt

REMEMBERED_ANSWERS = 10_000
"""Questions whose answer can still be edited when they are; the oldest are forgotten first."""

KEPT_CHARTS = 500
"""Charts remembered: what is kept of one is the name of its file on Telegram's side."""
KEPT_PRESSES = 10_000
"""Presses that had a chart or a table sent, so that the same is not sent below an answer twice."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Asked:
    """Where a question was asked and by whom; `replied` is the bot's message it replies to."""

    chat: int
    message: int
    user: int
    replied: int | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """An answer given: the message it stands in, a digest of its text, what it went on from."""

    message: int
    digest: int
    before: Question | None


class AnswerBook:
    """Remembers what was answered: for edited questions, and for questions that go on from it.

    It is kept in memory only, and holds no text.
    """

    def __init__(self, size: int = REMEMBERED_ANSWERS) -> None:
        """Remember at most `size` answers of each kind."""
        self._size = size
        self._to_question: OrderedDict[tuple[int, int], Given] = OrderedDict()
        self._by_message: OrderedDict[tuple[int, int], Question] = OrderedDict()
        self._last: OrderedDict[tuple[int, int], Question] = OrderedDict()

    def note(self, asked: Asked, message: int, text: str, reply: Reply) -> None:
        """Remember that `message` answered what was asked, with `text`."""
        question = reply.question if isinstance(reply, Answer | NoFigure) else None
        given = self.given(asked)
        before = given.before if given else self.before(asked)
        self._put(
            self._to_question, (asked.chat, asked.message), Given(message, hash(text), before)
        )
        if question is not None:
            self._put(self._by_message, (asked.chat, message), question)
            self._put(self._last, (asked.chat, asked.user), question)

    def given(self, asked: Asked) -> Given | None:
        """Return the answer that a message got."""
        return self._to_question.get((asked.chat, asked.message))

    def before(self, asked: Asked) -> Question | None:
        """Return the question that a text may go on from: the one replied to, else the last."""
        if asked.replied is not None:
            return self._by_message.get((asked.chat, asked.replied))
        return self._last.get((asked.chat, asked.user))

    def _put(self, book: OrderedDict[tuple[int, int], T], key: tuple[int, int], value: T) -> None:
        book[key] = value
        book.move_to_end(key)
        if len(book) > self._size:
            book.popitem(last=False)


class ChatLocks:
    """One lock for each chat at work, so that a chat's questions are answered in order."""

    def __init__(self) -> None:
        """Begin without any."""
        self._locks: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    def of(self, chat: int) -> asyncio.Lock:
        """Return the lock of a chat; it is forgotten when nobody holds it."""
        lock = self._locks.get(chat)
        if lock is None:
            lock = self._locks[chat] = asyncio.Lock()
        return lock


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart: its picture, or once it was sent, the file that Telegram keeps of it."""

    caption: str
    file_id: str = ""
    png: bytes = b""


@dataclass
class BotData:
    """What the bot holds while it runs; `catalogue` is set before the first update.

    Without a `receipt_secret` answers come without receipts.
    """

    catalogue: Catalogue | None = None
    receipt_secret: bytes | None = None
    rich: RichMessages = field(default_factory=RichMessages)
    answers: AnswerBook = field(default_factory=AnswerBook)
    locks: ChatLocks = field(default_factory=ChatLocks)
    charts: Recent[tuple[str, str], Drawn] = field(default_factory=lambda: Recent(KEPT_CHARTS))
    drawing: asyncio.Lock = field(default_factory=asyncio.Lock)
    sent: Recent[tuple[int, int, str], bool] = field(default_factory=lambda: Recent(KEPT_PRESSES))


class Context(CallbackContext[ExtBot[None], dict[Any, Any], dict[Any, Any], BotData]):
    """The context of one update."""

    @property
    def catalogue(self) -> Catalogue:
        """The loaded figures."""
        if self.bot_data.catalogue is None:
            raise RuntimeError("an update came before the catalogue was opened")
        return self.bot_data.catalogue

    def lock(self, chat: int) -> asyncio.Lock:
        """Return the lock that keeps a chat's questions in order."""
        return self.bot_data.locks.of(chat)

    def receipt_url(self, reply: Reply) -> str:
        """Return the link to an answer's receipt; empty where there is none."""
        secret = self.bot_data.receipt_secret
        if secret is None or not isinstance(reply, Answer):
            return ""
        payload = write_receipt(reply, secret=secret, version=self.catalogue.version)
        return create_deep_linked_url(self.bot.username, payload) if payload else ""

    @property
    def charts(self) -> Recent[tuple[str, str], Drawn]:
        """The charts drawn before, by the figures loaded and the key of the question."""
        return self.bot_data.charts

    @property
    def drawing(self) -> asyncio.Lock:
        """Held by whoever draws: a chart takes a processor, and most are drawn once."""
        return self.bot_data.drawing

    @property
    def sent(self) -> Recent[tuple[int, int, str], bool]:
        """The presses that had something sent: chat, message, data of the button."""
        return self.bot_data.sent

    @property
    def answers(self) -> AnswerBook:
        """Which message answered which."""
        return self.bot_data.answers


BotApplication = Application[ExtBot[None], Context, dict[Any, Any], dict[Any, Any], BotData, Any]
