"""A bounded memory, and one of replies: on the day of a release, everybody asks the same."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from hashlib import blake2b
from secrets import token_bytes
from typing import Any, Generic, TypeAlias, TypeVar

from stats import Answer, Catalogue, Clarification, Defaults, NoFigure, Question, Reply

RECENT_REPLIES = 1_000
"""Replies kept, of some kilobytes each; the ones not asked for longest are forgotten first."""
CATALOGUES = 2
"""What everybody is given, and what operators are while there is an embargo."""
LONGEST = 200
"""Longer questions are hardly asked twice."""

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
T = TypeVar("T")

GOES_ON_SECONDS = 900.0
"""A conversation that has paused for longer has ended."""


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


@dataclass(slots=True)
class Made:
    """What was made of a reply that is kept: the reply with what may be changed, and its forms."""

    reply: Reply
    varied: Reply | None = None
    forms: dict[Hashable, Any] = field(default_factory=dict)


Before: TypeAlias = "tuple[Question | None, Clarification | None]"
Replies: TypeAlias = "Recent[tuple[bytes, int, int, bool, Defaults | None], tuple[Before, Reply]]"
"""By text, what was before and how it was asked; what was before is kept with the reply."""


class RecentReplies:
    """Asks catalogues, and keeps what each said for as long as it is asked."""

    def __init__(self, size: int = RECENT_REPLIES) -> None:
        """Keep at most `size` replies of each catalogue."""
        self._size = size
        self._secret = token_bytes(16)
        self._said: Recent[Catalogue, Replies] = Recent(CATALOGUES)
        # By what object the reply is; it is kept with it, so that none takes its place.
        self._made: Recent[int, Made] = Recent(size)

    def ask(
        self,
        catalogue: Catalogue,
        text: str,
        *,
        previous: Question | None,
        is_reply: bool,
        defaults: Defaults | None = None,
        asked_back: Clarification | None = None,
    ) -> Reply:
        """Return what `catalogue.ask` returns."""
        replies = self._said.get(catalogue)
        if replies is None:
            replies = Recent(self._size)
            self._said.put(catalogue, replies)
        # What was before is known by what object it is, and kept so that none takes its place.
        key = (self._digest(text), id(previous), id(asked_back), is_reply, defaults)
        if (kept := replies.get(key)) is not None:
            return kept[1]
        reply = catalogue.ask(
            text,
            previous=previous,
            is_reply=is_reply,
            defaults=defaults,
            asked_back=asked_back,
        )
        if len(text) <= LONGEST:
            replies.put(key, ((previous, asked_back), reply))
        return reply

    async def vary(self, catalogue: Catalogue, reply: Reply) -> Reply:
        """Return what `catalogue.vary` returns; what takes long, off the event loop."""
        made = self._of(reply)
        if made.varied is None:
            if is_long_to_vary(reply):
                made.varied = await asyncio.to_thread(catalogue.vary, reply)
            else:
                made.varied = catalogue.vary(reply)
        return made.varied

    def draw(self, reply: Reply, form: Hashable, draw: Callable[[], T]) -> T:
        """Return a reply in a form: what `draw` returns, or returned before."""
        forms = self._of(reply).forms
        drawn: T | None = forms.get(form)
        if drawn is None:
            drawn = forms[form] = draw()
        return drawn

    def _of(self, reply: Reply) -> Made:
        made = self._made.get(id(reply))
        if made is None:
            made = Made(reply)
            self._made.put(id(reply), made)
        return made

    def _digest(self, text: str) -> bytes:
        """Return what a text is known by here: what somebody wrote is not kept."""
        content = text.encode("utf-8", "surrogatepass")
        return blake2b(content, digest_size=16, key=self._secret).digest()


def is_long_to_vary(reply: Reply) -> bool:
    """Whether it may take milliseconds to find what a reply can be changed to.

    Source: of the 4,294 questions of the sets, those for plain values took 3.6 ms at most; a
    ranking, a change or a rate, which is worked out for each change, 11 ms.
    """
    if not isinstance(reply, Answer | NoFigure):
        return False
    return reply.question.operation != "values" or bool(reply.question.breakdown)
