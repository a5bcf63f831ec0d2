"""The queue of updates: kept until confirmed, as getUpdates and webhooks do it.

Source: https://core.telegram.org/bots/api#getupdates and telegram-bot-api Client.cpp (process_get_updates_query, add_update_impl).
A client that asks for the same offset again within half a second gets one update, as there.
"""

import threading
import time
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Any

from . import limits
from .errors import ApiError, StateError
from .signal import Signal

KINDS = (
    "message", "edited_message", "channel_post", "edited_channel_post", "business_connection", "business_message",
    "edited_business_message", "deleted_business_messages", "guest_message", "message_reaction", "message_reaction_count",
    "inline_query", "chosen_inline_result", "callback_query", "shipping_query", "pre_checkout_query", "purchased_paid_media",
    "poll", "poll_answer", "my_chat_member", "chat_member", "chat_join_request", "chat_boost", "removed_chat_boost",
    "managed_bot", "subscription",
)  # fmt: skip
# https://core.telegram.org/bots/api#getupdates: what an empty list of allowed_updates leaves out.
NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
DEFAULT = frozenset(KINDS) - NOT_BY_DEFAULT
OTHER_POLL = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
WEBHOOK_ACTIVE = "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"


class UpdateQueue:
    """Updates in order of their identifiers, each kept until it is confirmed."""

    def __init__(self, signal: Signal, first_id: int = 100_000_001) -> None:
        self.allowed = DEFAULT
        self.webhook_url = ""
        self._signal = signal
        self._lock = threading.RLock()
        self._next_id = first_id
        self._pending: OrderedDict[int, dict[str, Any]] = OrderedDict()
        self.same_offset_seconds = 0.5
        self._poll = 0
        self._last_poll: tuple[int, float] = (-1, 0.0)
        self._polling = False
        self._changes = 0

    @property
    def pending(self) -> tuple[Mapping[str, Any], ...]:
        """The updates that are not confirmed yet, oldest first."""
        with self._lock:
            return tuple(self._pending.values())

    @property
    def polling(self) -> bool:
        """Whether a getUpdates request waits at this moment."""
        return self._polling

    def publish(self, kind: str, content: Mapping[str, Any]) -> int | None:
        """Queue an update; returns its identifier, or None if the bot has not asked for this kind."""
        if kind not in KINDS:
            raise ValueError(f"{kind} is no kind of update")
        if kind not in self.allowed:
            return None
        with self._lock:
            update_id = self._next_id
            self._next_id += 1
            self._pending[update_id] = {"update_id": update_id, kind: content}
        self.wake()
        return update_id

    def redeliver(self, update: Mapping[str, Any]) -> None:
        """Queue an update again, as it was: what a client sees that has forgotten its offset."""
        with self._lock:
            self._pending[int(update["update_id"])] = dict(update)
            self._pending = OrderedDict(sorted(self._pending.items()))
        self.wake()

    def confirm(self, update_id: int) -> None:
        """Forget one update: a webhook has taken it."""
        self._pending.pop(update_id, None)
        self._signal.notify()

    def confirm_before(self, offset: int) -> None:
        """Forget all before the offset; a negative one counts from the end."""
        with self._lock:
            if offset < 0:
                offset = ([*self._pending, self._next_id])[max(len(self._pending) + offset, 0)]
            before = len(self._pending)
            while self._pending and next(iter(self._pending)) < offset:
                self._pending.popitem(last=False)
            confirmed = len(self._pending) < before
        if confirmed:
            self._signal.notify()

    def clear(self) -> None:
        """Forget all: drop_pending_updates."""
        self._pending.clear()
        self._signal.notify()

    def allow(self, kinds: Sequence[str] | None) -> None:
        """Remember which kinds are wanted; an empty list means the default, None leaves it as it was."""
        if kinds is not None:
            self.allowed = frozenset(kinds) & frozenset(KINDS) or DEFAULT

    def end_poll(self) -> None:
        """End a waiting poll: the server stops."""
        self._poll += 1
        self._signal.notify()

    def holds(self, update_id: int) -> bool:
        """Whether an update is still to be confirmed."""
        return update_id in self._pending

    def wake(self) -> None:
        """Make everybody who waits for updates look again."""
        self._changes += 1
        self._signal.notify()

    async def changed(self, timeout_seconds: float) -> None:
        """Wait until there may be something new to send, or until the time is up."""
        seen = self._changes
        await self._signal.wait_for(
            lambda: True if self._changes != seen else None, timeout_seconds
        )

    async def poll(self, parameters: Mapping[str, Any]) -> list[dict[str, Any]]:
        """Answer getUpdates; a later poll or a new webhook ends this one with 409."""
        if self.webhook_url:
            raise StateError(409, WEBHOOK_ACTIVE)
        self.allow(parameters.get("allowed_updates"))
        if offset := parameters.get("offset", 0):
            self.confirm_before(offset)
        limit = min(max(parameters.get("limit", limits.UPDATES), 1), limits.UPDATES)
        (last, at), now = self._last_poll, time.monotonic()
        if offset == last and now - at < self.same_offset_seconds:
            limit = 1
        self._last_poll = (offset, now)
        seconds = min(max(parameters.get("timeout", 0), 0), limits.LONG_POLL_SECONDS)
        self._poll += 1
        mine = self._poll
        self._signal.notify()
        self._polling = True
        found = await self._signal.wait_for(lambda: self._look(mine, limit), seconds)
        if self._poll == mine:
            self._polling = False
        match found:
            case ApiError():
                raise found
            case list():
                return found
        return []

    def _look(self, mine: int, limit: int) -> list[dict[str, Any]] | ApiError | None:
        if self._poll != mine:
            return StateError(409, OTHER_POLL)
        if self.webhook_url:
            return StateError(409, "Conflict: terminated by setWebhook request")
        with self._lock:
            return list(islice(self._pending.values(), limit)) or None
