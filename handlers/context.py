"""What every handler is given: the catalogue, and which answer belongs to which question."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from time import time
from typing import Any, Self
from weakref import WeakValueDictionary

from telegram import Update
from telegram.ext import Application, CallbackContext, ExtBot
from telegram.helpers import create_deep_linked_url

from handlers.answers import AnswerBook, Asked
from handlers.ephemeral import EphemeralMessages
from handlers.metrics import Door, Metrics
from handlers.quotas import OwnQuotas, Quotas
from handlers.recent import Recent, RecentReplies
from handlers.rich import RichMessages
from handlers.shared_quotas import SharedQuotas
from handlers.state.database import Database
from handlers.state.misses import Misses
from handlers.state.records import Record, Records
from handlers.state.store import State
from handlers.traffic.ledger import TIMEOUT_SECONDS as LEDGER_SECONDS
from stats import (
    Answer,
    Catalogue,
    Defaults,
    NoMatch,
    Reply,
    is_embargoed,
    miss_text,
    write_receipt,
)
from stats.render import Chart

PATCH_LABEL = "your patch"
AREA_LABEL = "this chat’s default"
LEDGER_NAME = "record of finished updates"
KEPT_CHARTS = 500
"""Charts remembered: what is kept of one is the name of its file on Telegram's side."""
KEPT_PRESSES = 10_000
"""Presses that had a chart or a table sent, so that the same is not sent below an answer twice."""


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
    """A chart; once it was sent, with the file that Telegram keeps of it for the picture."""

    chart: Chart
    file_id: str = ""


@dataclass
class BotData:
    """What the bot holds while it runs; `catalogue` is set before the first update.

    Without a `receipt_secret` answers come without receipts. Without a database everything is
    answered, and nothing is kept.

    Attributes:
        catalogue: all figures that are loaded, those under embargo too; see `released`.
        clock: says what time it is, for embargoes.
        charts_inside: whether a chart is put into its rich message, not below it.
        operators: the users who may block others, and see figures before an embargo ends.
        reload_failure: why the last reload failed; the figures before go on.
        unread: which packages cannot be used as they stand.
        moved: supergroups that were groups when the bot entered them.
        tasks: what goes on beside the updates; it ends soon where `is_closing`.

    """

    catalogue: Catalogue | None = None
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    receipt_secret: bytes | None = None
    rich: RichMessages = field(default_factory=RichMessages)
    ephemeral: EphemeralMessages = field(default_factory=EphemeralMessages)
    charts_inside: RichMessages = field(default_factory=lambda: RichMessages("charts in messages"))
    answers: AnswerBook = field(default_factory=AnswerBook)
    locks: ChatLocks = field(default_factory=ChatLocks)
    recent: RecentReplies = field(default_factory=RecentReplies)
    charts: Recent[tuple[str, str], Drawn] = field(default_factory=lambda: Recent(KEPT_CHARTS))
    drawing: asyncio.Lock = field(default_factory=asyncio.Lock)
    sent: Recent[tuple[int, int, str], bool] = field(default_factory=lambda: Recent(KEPT_PRESSES))
    metrics: Metrics = field(default_factory=Metrics)
    operators: frozenset[int] = frozenset()
    reload_failure: str = ""
    unread: str = ""
    moved: set[int] = field(default_factory=set)
    tasks: set[asyncio.Task[None]] = field(default_factory=set)
    is_closing: bool = False

    def __post_init__(self) -> None:
        """Begin without a database."""
        self.keep_in("", retention_days=0)

    def keep_in(self, url: str, retention_days: int, *, misses_secret: bytes | None = None) -> None:
        """Keep the state in a database, and the figures given for so many days.

        What was not understood is kept where there is a secret to hash who asked with.

        Raises:
            ValueError: it is not the address of a database that it can be kept in.

        """
        self.database = Database(url)
        self.state = State(self.database)
        self.records = Records(self.database, retention_days)
        self.misses = Misses(self.database, retention_days, misses_secret)
        # Has time, and failures, of its own: what is answered without it may be answered twice.
        self.ledger_database = (
            Database(url, LEDGER_SECONDS, what=LEDGER_NAME) if self.database.is_shared else None
        )
        self.quotas: Quotas = (
            SharedQuotas(self.database) if self.database.is_shared else OwnQuotas()
        )

    def released(self, *, is_early: bool = False) -> Catalogue | None:
        """Return the figures that may be given now; all of them to who may see them early."""
        return self.catalogue and self.catalogue.at(self.clock(), is_early=is_early)

    def released_version(self) -> str:
        """Return the version of the figures that may be given now; empty where none are loaded."""
        released = self.released()
        return released.version if released else ""

    def seconds_to_release(self) -> float | None:
        """Return how long it is until an embargo ends; None where there is none."""
        now = self.clock()
        release = self.catalogue and self.catalogue.next_release(now)
        return (release - now).total_seconds() if release else None

    async def find_missing(self) -> str:
        """Return what is missing before questions can be answered; an empty text for nothing."""
        if self.catalogue is None:
            return "no index is open"
        return "" if await self.database.is_reachable() else "the database cannot be reached"

    def find_remark(self) -> str:
        """Return what an operator must know of figures that are loaded all the same."""
        failed = f"the last reload failed: {self.reload_failure}" if self.reload_failure else ""
        return "; ".join(filter(None, [failed, self.unread]))


class Context(CallbackContext[ExtBot[int], dict[Any, Any], dict[Any, Any], BotData]):
    """The context of one update.

    Attributes:
        is_early: whether it is an operator who asks, where nobody else reads the answer.

    """

    is_early = False

    @classmethod
    def from_update(cls, update: object, application: Any) -> Self:
        """Return the context of an update."""
        context = super().from_update(update, application)
        if isinstance(update, Update) and update.effective_user and update.effective_chat:
            user, chat = update.effective_user.id, update.effective_chat.id
            context.is_early = user == chat and user in context.bot_data.operators
        return context

    @cached_property
    def catalogue(self) -> Catalogue:
        """The figures that may be given: for one update the same, whatever is loaded meanwhile."""
        released = self.bot_data.released(is_early=self.is_early)
        if released is None:
            raise RuntimeError("an update came before the catalogue was opened")
        return released

    def lock(self, chat: int) -> asyncio.Lock:
        """Return the lock that keeps a chat's questions in order."""
        return self.bot_data.locks.of(chat)

    def receipt_url(self, reply: Reply) -> str:
        """Return the link to an answer's receipt; empty where there is none.

        It could be opened by anybody, so that there is none of figures under embargo.
        """
        secret = self.bot_data.receipt_secret
        if secret is None or not isinstance(reply, Answer) or is_embargoed(reply):
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

    @property
    def state(self) -> State:
        """What chats and users have set."""
        return self.bot_data.state

    @property
    def records(self) -> Records:
        """Which figures were given where, and which are watched."""
        return self.bot_data.records

    async def defaults(self, chat: int, user: int) -> Defaults | None:
        """Return what a question is about that names no area.

        In a group the group's own area comes before the patch of who asks, in private after it.
        """
        await self.state.prefetch(chat, user)
        patch = Defaults(await self.state.patch(user), PATCH_LABEL)
        area = Defaults((await self.state.settings(chat)).areas, AREA_LABEL)
        order = (patch, area) if chat == user else (area, patch)
        return next((each for each in order if each.codes), None)

    async def is_brief(self, chat: int) -> bool:
        """Whether a chat wants brief answers."""
        return (await self.state.settings(chat)).is_brief

    def count(self, door: Door, reply: Reply) -> None:
        """Count a question that is answered."""
        self.bot_data.metrics.count(door, reply)

    def note_miss(self, reply: Reply, user: int) -> None:
        """Keep what was not understood of a user's question, where that is to be kept."""
        if not isinstance(reply, NoMatch) or reply.is_call_for_help or reply.talk:
            return
        if user:
            self.bot_data.misses.keep(miss_text(reply.unknown), user, time())

    def note(
        self, asked: Asked, message: int, text: str, reply: Reply, *, ephemeral: int = 0
    ) -> None:
        """Remember that a message answered what was asked; its figures beyond a restart."""
        self.answers.note(asked, message, text, reply, ephemeral=ephemeral)
        recent = self.bot_data.recent
        figures = recent.draw(reply, "figures", lambda: self.catalogue.note_figures(reply))
        record = Record(asked.chat, message, figures, self.catalogue.version)
        self.records.keep(record, time())


BotApplication = Application[ExtBot[int], Context, dict[Any, Any], dict[Any, Any], BotData, Any]
