"""A bounded memory, and one of replies: on the day of a release, everybody asks the same."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from hashlib import blake2b
from secrets import token_bytes
from typing import Generic, TypeVar

from stats import Catalogue, Defaults, Question, Reply

RECENT_REPLIES = 1_000
"""Replies kept, of some kilobytes each; the ones not asked for longest are forgotten first."""
LONGEST = 200
"""Longer questions are hardly asked twice."""

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Recent(Generic[K, V]):
    """At most `size` values by their keys.

    >>> recent = Recent[str, int](2)
    >>> for number, name in enumerate("aba c".replace(" ", "")):
    ...     recent.put(name, number)
    >>> recent.get("a"), recent.get("b"), recent.get("c")
    (2, None, 3)
    """

    def __init__(self, size: int) -> None:
        """Begin empty."""
        self._size = size
        self._values: OrderedDict[K, V] = OrderedDict()

    def get(self, key: K) -> V | None:
        """Return the value of a key, and keep it for longer; None where there is none."""
        if key in self._values:
            self._values.move_to_end(key)
        return self._values.get(key)

    def put(self, key: K, value: V) -> None:
        """Keep a value; the one that was not used for longest goes where there are too many."""
        self._values[key] = value
        self._values.move_to_end(key)
        if len(self._values) > self._size:
            self._values.popitem(last=False)

    def drop(self, key: K) -> None:
        """Forget a value, if there is one."""
        self._values.pop(key, None)


class RecentReplies:
    """Asks a catalogue, and keeps what it said for as long as it is the same catalogue."""

    def __init__(self, size: int = RECENT_REPLIES) -> None:
        """Keep at most `size` replies."""
        self._catalogue: Catalogue | None = None
        self._size = size
        self._secret = token_bytes(16)
        self._replies: Recent[
            tuple[bytes, int, bool, Defaults | None], tuple[Question | None, Reply]
        ] = Recent(size)

    def ask(
        self,
        catalogue: Catalogue,
        text: str,
        *,
        previous: Question | None,
        is_reply: bool,
        defaults: Defaults | None = None,
    ) -> Reply:
        """Return what `catalogue.ask` returns."""
        if catalogue is not self._catalogue:
            self._catalogue, self._replies = catalogue, Recent(self._size)
        # The question before is known by what object it is, and kept so that none takes its place.
        key = (self._digest(text), id(previous), is_reply, defaults)
        if (kept := self._replies.get(key)) is not None:
            return kept[1]
        reply = catalogue.ask(text, previous=previous, is_reply=is_reply, defaults=defaults)
        if len(text) <= LONGEST:
            self._replies.put(key, (previous, reply))
        return reply

    def _digest(self, text: str) -> bytes:
        """Return what a text is known by here: what somebody wrote is not kept."""
        content = text.encode("utf-8", "surrogatepass")
        return blake2b(content, digest_size=16, key=self._secret).digest()
