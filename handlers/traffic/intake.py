"""Updates in, each worked on once: in order within a chat, chats side by side."""

from __future__ import annotations

import asyncio
from collections import OrderedDict, deque
from collections.abc import Awaitable, Callable, Hashable, Mapping, Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, Protocol

import structlog
from telegram import Bot, Update

from handlers.traffic.incoming import read_update
from handlers.traffic.shapes import is_asked_for, is_well_formed

AT_ONCE = 128
"""Updates at work at the same time; more than getUpdates gives at once, so that it never waits."""
PENDING = 1_000
"""Updates at work or waiting for their turn; beyond that the server keeps them."""
REMEMBERED_UPDATES = 10_000
"""Finished updates that are recognised when they come again; the oldest are forgotten first."""
STOP_SECONDS = 8.0
"""Time to finish what is begun when the bot stops. `docker stop` kills after 10 s."""

log = structlog.get_logger(__name__)


class Notes(Protocol):
    """What outlives the process: which updates are finished."""

    async def holds(self, raw: Mapping[str, Any]) -> bool:
        """Whether an update was finished before."""

    async def note(self, raw: Mapping[str, Any]) -> None:
        """Remember that an update is finished."""

    async def let_go(self, raw: Mapping[str, Any]) -> None:
        """End the work on an update that was not finished before."""

    async def keep(self, raws: Sequence[Mapping[str, Any]]) -> None:
        """Keep updates that are not finished."""


@dataclass(slots=True)
class _Work:
    """An update that is at work, and whether it was noted as finished."""

    raw: Mapping[str, Any]
    is_noted: bool = False


_at_work: ContextVar[_Work | None] = ContextVar("_at_work", default=None)
"""What a task is at work on."""


class Intake:
    """Takes updates; the future that it returns is done when the update is finished.

    An update that comes again gets the future it got before, so it is never worked on twice.
    """

    def __init__(
        self,
        work: Callable[[Update], Awaitable[None]],
        bot: Bot,
        notes: Notes | None = None,
        *,
        at_once: int = AT_ONCE,
        pending: int = PENDING,
        remembered: int = REMEMBERED_UPDATES,
    ) -> None:
        """Begin with nothing at work."""
        self._work = work
        self._bot = bot
        self._notes = notes
        self._limit = pending
        self._remembered = remembered
        self._gate = asyncio.Lock()
        self._slots = asyncio.Semaphore(at_once)
        self._lanes: dict[Hashable, deque[tuple[Update, Mapping[str, Any]]]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._open: dict[int, asyncio.Future[None]] = {}
        # One future for all of them: ten thousand would be walked with each garbage collection.
        self._finished: OrderedDict[int, None] = OrderedDict()
        self._done: asyncio.Future[None] | None = None
        self._changed = asyncio.Event()
        self._stopping = False
        self._unwritten: set[str] = set()

    @property
    def pending(self) -> int:
        """How many updates are at work or wait for their turn."""
        return len(self._open)

    @property
    def is_stopping(self) -> bool:
        """Whether nothing new is begun any more."""
        return self._stopping

    @property
    def is_full(self) -> bool:
        """Whether no more should be taken for now."""
        return self._stopping or len(self._open) >= self._limit

    def known(self, update_id: int) -> asyncio.Future[None] | None:
        """Return the future of an update that was taken before; None for a new one."""
        if update_id in self._finished:
            return self._done
        return self._open.get(update_id)

    def take(self, raw: Mapping[str, Any]) -> asyncio.Future[None]:
        """Begin to work on an update, or queue it behind those of its chat."""
        update_id = int(raw["update_id"])
        if (known := self.known(update_id)) is not None:
            return known
        future = self._open[update_id] = asyncio.get_running_loop().create_future()
        update = self._read(raw)
        if update is None:
            self._finish(update_id)
            return future
        lane = lane_of(update)
        if (queue := self._lanes.get(lane)) is not None:
            queue.append((update, raw))
            return future
        self._lanes[lane] = deque([(update, raw)])
        task = asyncio.get_running_loop().create_task(self._run(lane))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return future

    async def wait_until(self, holds: Callable[[], bool], seconds: float | None = None) -> None:
        """Wait until something holds, looked at whenever an update is finished, or for a time."""
        try:
            async with asyncio.timeout(seconds):
                while not holds():
                    self._changed.clear()
                    await self._changed.wait()
        except TimeoutError:
            return

    async def note_sent(self) -> None:
        """Remember that the update at work is finished, for its answer has just been sent.

        Before the next answer leaves: of those that were sent and are not noted when the bot is
        killed, each is sent again.
        """
        if (work := _at_work.get()) is not None:
            await self._note(work)

    async def keep(self, raws: Sequence[Mapping[str, Any]]) -> bool:
        """Store updates that are not finished; returns whether there is a place to."""
        if self._notes is None:
            return False
        # On a full disk, what is not stored stays unconfirmed and is waited for.
        return await self._write("updates not stored", self._notes.keep(raws))

    async def _write(self, said: str, writing: Awaitable[None]) -> bool:
        """Write notes; that it fails is logged once until it succeeds. Returns whether it does."""
        try:
            await writing
        except OSError as error:
            if said not in self._unwritten:
                self._unwritten.add(said)
                log.error(said, reason=error.strerror)
            return False
        self._unwritten.discard(said)
        return True

    async def stop(self, seconds: float = STOP_SECONDS) -> None:
        """Finish what is begun within a time; what is not stays unfinished, for its redelivery.

        What was answered, if only by its first message, is finished.
        """
        self._stopping = True
        if self._tasks:
            _, late = await asyncio.wait(self._tasks, timeout=seconds)
            for task in late:
                task.cancel()
            if late:
                log.warning("stopped before all was finished", chats=len(late))
                await asyncio.wait(late)
        for future in self._open.values():
            future.cancel()
        self._open.clear()

    async def _run(self, lane: Hashable) -> None:
        """Work on the updates of one lane, one after the other."""
        queue = self._lanes[lane]
        try:
            while queue:
                async with self._slots:
                    await self._wait_turn()
                    if self._stopping:
                        return
                    await self._do(*queue.popleft())
        finally:
            del self._lanes[lane]

    async def _wait_turn(self) -> None:
        """Begin one update in a round of the event loop, so that answers are noted in between.

        A hundred that began in one round would all be sent before the first is noted as sent, and
        a bot that is killed then would send them all again.
        """
        async with self._gate:
            await asyncio.sleep(0)

    async def _do(self, update: Update, raw: Mapping[str, Any]) -> None:
        notes, work = self._notes, _Work(raw)
        _at_work.set(work)
        try:
            if notes is None:
                await self._work_on(update)
            elif not await notes.holds(raw):
                try:
                    await self._work_on(update)
                    await self._note(work)
                finally:
                    await notes.let_go(raw)
        except Exception as error:  # noqa: BLE001 - one update must not end its chat's lane
            log.error("update given up", kind=type(error).__name__)
        self._finish(update.update_id)

    async def _note(self, work: _Work) -> None:
        """Remember that an update is finished, once."""
        if self._notes is not None and not work.is_noted:
            noting = self._notes.note(work.raw)
            work.is_noted = await self._write("updates not noted as finished", noting)

    async def _work_on(self, update: Update) -> None:
        try:
            await self._work(update)
        except Exception as error:  # noqa: BLE001 - it is finished all the same, and noted so
            log.error("update given up", kind=type(error).__name__)

    def _read(self, raw: Mapping[str, Any]) -> Update | None:
        """Return the update; one that cannot be read must not stop those after it."""
        try:
            if not is_asked_for(raw):
                return None
            if not is_well_formed(raw):
                log.error("update unreadable", kind="form")
                return None
            return read_update(raw, self._bot)
        except Exception as error:  # noqa: BLE001 - whatever the server sent
            log.error("update unreadable", kind=type(error).__name__)
            return None

    def _finish(self, update_id: int) -> None:
        future = self._open.pop(update_id, None)
        if future is None:
            return
        if not future.done():
            future.set_result(None)
        if self._done is None:
            self._done = asyncio.get_running_loop().create_future()
            self._done.set_result(None)
        self._finished[update_id] = None
        if len(self._finished) > self._remembered:
            self._finished.popitem(last=False)
        self._changed.set()


def lane_of(update: Update) -> Hashable:
    """Return what an update must keep its order with.

    Messages and edits keep the order of their chat. A press keeps the order of its message alone,
    and an inline query has none: neither waits behind a chat's questions.
    """
    if (query := update.callback_query) is not None:
        message = query.message
        place = (message.chat.id, message.message_id) if message else query.inline_message_id
        return ("press", place)
    if update.inline_query is None and (chat := update.effective_chat) is not None:
        return chat.id
    return ("alone", update.update_id)
