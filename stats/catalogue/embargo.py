"""The embargoes of packages and a time in, what may be given then out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime

from stats.model import Answer, Figure, Remark, Reply


def find_hidden(embargoes: Mapping[str, datetime], now: datetime) -> frozenset[str]:
    """Return the packages whose time is still to come."""
    return frozenset(name for name, until in embargoes.items() if now < until)


def find_next_release(embargoes: Mapping[str, datetime], now: datetime) -> datetime | None:
    """Return when the next of the packages may be given; None where all may be."""
    return min((until for until in embargoes.values() if now < until), default=None)


def mark_embargo(reply: Reply, embargoes: Mapping[str, datetime]) -> Reply:
    """Return a reply that says first until when figures in it are under one of the embargoes."""
    if not isinstance(reply, Answer):
        return reply
    packages = {each.dataset.package for each in _figures(reply)}
    untils = [until for name, until in embargoes.items() if name in packages]
    if not untils:
        return reply
    remark = Remark("embargo", f"Under embargo until {format_time(max(untils))}")
    return replace(reply, remarks=(remark, *reply.remarks))


def is_embargoed(reply: Reply) -> bool:
    """Whether a reply says that figures in it are under embargo."""
    return isinstance(reply, Answer) and any(each.kind == "embargo" for each in reply.remarks)


def format_time(time: datetime) -> str:
    """Return a time as it is written in English, in UTC.

    >>> format_time(datetime(2026, 12, 1, 9, 30, tzinfo=UTC))
    '1 December 2026, 09:30 UTC'
    """
    there = time.astimezone(UTC)
    return f"{there.day} {there:%B %Y, %H:%M} UTC"


def _figures(answer: Answer) -> Iterator[Figure]:
    """Yield every figure of an answer, with those that one was made from."""
    waiting = [*answer.figures, *(each for remark in answer.remarks for each in remark.figures)]
    while waiting:
        figure = waiting.pop()
        yield figure
        if figure.derivation is not None:
            waiting += figure.derivation.parts
