"""Questions of a user or a group and when they came in, which of them are answered out."""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal, Protocol

QUESTIONS_A_MINUTE = 15
"""Questions answered in one group. Source: Telegram lets a bot send 20 messages a minute to a
group (https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this); the rest
is for notices."""
QUESTIONS_OF_A_USER = 120
"""Questions answered to one user in a minute, wherever they ask. Source: a hundred that waited are
all answered (tests/bench/kill.py); two a second are more than anybody types."""
WINDOW_SECONDS = 60.0
REMEMBERED = 10_000
"""Users and groups; the ones not heard of for longest are forgotten first."""

Verdict = Literal["answer", "notice", "silence"]


@dataclass(slots=True)
class Recently:
    """When the questions of somebody were answered, and when they were told that it is too much."""

    answered: deque[float] = field(default_factory=deque)
    noticed: float = float("-inf")

    def count(self, now: float, most: int) -> Verdict:
        """Return what is to be done with a question asked at `now`, in seconds of any clock.

        Too many get one notice, then silence until fewer were answered within the minute.
        """
        while self.answered and self.answered[0] <= now - WINDOW_SECONDS:
            self.answered.popleft()
        if len(self.answered) < most:
            self.answered.append(now)
            return "answer"
        return self.notice(now)

    def notice(self, now: float) -> Verdict:
        """Return whether somebody may be told why there is no answer: once a minute, no more."""
        if now - self.noticed < WINDOW_SECONDS:
            return "silence"
        self.noticed = now
        return "notice"


class Quotas(Protocol):
    """What is remembered of each user and group, by their number."""

    async def change(self, number: int, decide: Callable[[Recently], Verdict]) -> Verdict:
        """Let `decide` look at what is remembered, and change it."""


class OwnQuotas:
    """Keeps it in memory only: for a bot that runs once."""

    def __init__(self) -> None:
        """Begin with nobody."""
        self._by_number: OrderedDict[int, Recently] = OrderedDict()

    async def change(self, number: int, decide: Callable[[Recently], Verdict]) -> Verdict:
        """Let `decide` look at what is remembered, and change it."""
        recently = self._by_number.setdefault(number, Recently())
        self._by_number.move_to_end(number)
        if len(self._by_number) > REMEMBERED:
            self._by_number.popitem(last=False)
        return decide(recently)


async def count(quotas: Quotas, number: int, now: float, most: int) -> Verdict:
    """Return what is to be done with a question of a user or a group."""
    return await quotas.change(number, lambda recently: recently.count(now, most))


async def notice(quotas: Quotas, number: int, now: float) -> Verdict:
    """Return whether a group may be told why it gets no answer."""
    return await quotas.change(number, lambda recently: recently.notice(now))
