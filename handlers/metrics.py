"""What the bot does in, numbers for Prometheus out: nothing of what is asked, or by whom.

Every label has a few fixed values; a kind of failure that is not known is `other`.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from time import perf_counter, time
from typing import Literal

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from telegram import Update

from stats import Answer, Catalogue, Clarification, NoFigure, Reply

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
Door = Literal["private", "group", "edited", "inline", "guest", "press"]
"""How a question came in."""
FAILURES = frozenset({
    "BadRequest", "ChatMigrated", "Conflict", "CutError", "Forbidden", "InvalidToken",
    "NetworkError", "NotSentError", "RetryAfter", "ServerFailedError", "TimedOut",
})  # fmt: skip


def outcome_of(reply: Reply) -> str:
    """Return what became of a question, as `ask --json` calls it."""
    match reply:
        case Answer():
            return "answer"
        case NoFigure():
            return "no_figure"
        case Clarification():
            return "choice"
    return "not_understood"


class Metrics:
    """The numbers of one process."""

    def __init__(self) -> None:
        """Begin at nought."""
        self._registry = CollectorRegistry()
        self._questions = Counter(
            "statistics_questions", "Questions answered.", ["door", "outcome"],
            registry=self._registry,
        )  # fmt: skip
        self._seconds = Histogram(
            "statistics_update_seconds", "From the begin of an update's turn to its end.",
            buckets=SECONDS, registry=self._registry,
        )  # fmt: skip
        self._failures = Counter(
            "statistics_send_errors", "Requests to Telegram that failed, each try.", ["kind"],
            registry=self._registry,
        )  # fmt: skip
        self._queue = self._gauge("statistics_queue_depth", "Updates at work or waiting.")
        self._age = self._gauge("statistics_index_age_seconds", "Since the index was built.")
        self._failed = self._gauge(
            "statistics_reload_failed", "1 where the last reload failed and the old index goes on."
        )
        self._index = Gauge(
            "statistics_index_info", "The data version that is loaded.", ["version"],
            registry=self._registry,
        )  # fmt: skip

    def count(self, door: Door, reply: Reply) -> None:
        """Count a question that was answered."""
        self._questions.labels(door, outcome_of(reply)).inc()

    def count_failure(self, error: Exception) -> None:
        """Count a request that failed, by its kind."""
        kind = type(error).__name__
        self._failures.labels(kind if kind in FAILURES else "other").inc()

    def timed(
        self, work: Callable[[Update], Awaitable[None]]
    ) -> Callable[[Update], Awaitable[None]]:
        """Return work that is measured."""

        async def measured(update: Update) -> None:
            start = perf_counter()
            try:
                await work(update)
            finally:
                self._seconds.observe(perf_counter() - start)

        return measured

    def show_queue(self, depth: Callable[[], int]) -> None:
        """Say where the depth of the queue is to be read."""
        self._queue.set_function(depth)

    def show_index(self, catalogue: Catalogue) -> None:
        """Say which figures are loaded."""
        built = catalogue.index.path.stat().st_mtime
        self._age.set_function(lambda: time() - built)
        self._index.clear()
        self._index.labels(catalogue.version).set(1)

    def show_reload(self, *, is_failed: bool) -> None:
        """Say whether the last reload failed."""
        self._failed.set(is_failed)

    def write(self) -> bytes:
        """Return all of it in Prometheus' text format."""
        return generate_latest(self._registry)

    def _gauge(self, name: str, what: str) -> Gauge:
        return Gauge(name, what, registry=self._registry)
