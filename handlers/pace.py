"""Questions of a group and when they came in, which of them are answered out."""

from __future__ import annotations

from collections import OrderedDict, deque
from dataclasses import dataclass, field
from typing import Literal

QUESTIONS_A_MINUTE = 15
"""Questions answered in one group. Source: Telegram lets a bot send 20 messages a minute to a
group (https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this); the rest
is for notices."""
WINDOW_SECONDS = 60.0
GROUPS_REMEMBERED = 10_000

Verdict = Literal["answer", "notice", "silence"]


@dataclass(slots=True)
class _Group:
    answered: deque[float] = field(default_factory=deque)
    noticed: float = float("-inf")


class Pace:
    """Counts what is answered in each group over the last minute; it is kept in memory only."""

    def __init__(self) -> None:
        """Begin with no group."""
        self._groups: OrderedDict[int, _Group] = OrderedDict()

    def count(self, chat: int, now: float) -> Verdict:
        """Return what is to be done with a question asked at `now`, in seconds of any clock.

        Too many get one notice, then silence until fewer were answered within the minute.
        """
        answered = self._group(chat).answered
        while answered and answered[0] <= now - WINDOW_SECONDS:
            answered.popleft()
        if len(answered) < QUESTIONS_A_MINUTE:
            answered.append(now)
            return "answer"
        return self.notice(chat, now)

    def notice(self, chat: int, now: float) -> Verdict:
        """Return whether a group may be told why it gets no answer: once a minute, no more."""
        group = self._group(chat)
        if now - group.noticed < WINDOW_SECONDS:
            return "silence"
        group.noticed = now
        return "notice"

    def _group(self, chat: int) -> _Group:
        group = self._groups.setdefault(chat, _Group())
        self._groups.move_to_end(chat)
        if len(self._groups) > GROUPS_REMEMBERED:
            self._groups.popitem(last=False)
        return group
