"""The words of asking in, what is to be done with the figures out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from stats.choices import Part
from stats.model import Operation, Order
from stats.question.lexicon import NUMBERS, Role
from stats.question.mentions import Mentions


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked to be done.

    `limit` is how many of a ranking are wanted; 0 where no number was said.
    """

    operation: Operation
    order: Order = ""
    limit: int = 0


OPERATION_ROLES: tuple[Role, ...] = (
    "sum", "most", "least", "rank", "ever", "change", "difference", "series", "previous", "rate",
)  # fmt: skip
FOLLOWED: Mapping[Operation, frozenset[Role]] = MappingProxyType(
    {
        "values": frozenset({"previous"}),
        "sum": frozenset({"sum"}),
        "ranking": frozenset({"most", "least", "rank"}),
        "change": frozenset({"change", "previous"}),
        "difference": frozenset({"difference"}),
        "series": frozenset({"series"}),
        "extreme": frozenset({"most", "least", "ever", "rank"}),
        "rate": frozenset({"rate", "previous"}),
    }
)
"""The roles whose words each operation does what they ask."""


def passed_over(mentions: Mentions, request: Request) -> tuple[str, ...]:
    """Return the words that ask for something besides the operation chosen.

    They are treated as not understood: a ranking "per 100,000" must not become one of counts.
    """
    followed = FOLLOWED[request.operation]
    if mentions.has("compare") and request.operation == "values":
        followed -= {"previous"}
    if _is_break_down(mentions):
        followed |= {"change"}
    return tuple(
        text for role in OPERATION_ROLES if role not in followed for text in mentions.said(role)
    )


def operation_parts(mentions: Mentions) -> tuple[Part, ...]:
    """Return the words that ask for an operation, for a choice that has to keep it."""
    said = [text for role in OPERATION_ROLES for text in mentions.said(role)]
    spread = [f"by {mention.text}" for mention in mentions.of("dimension") if mentions.has("by")]
    measures = [Part("measure", m.candidates[0].code) for m in mentions.of("measure")]
    return (*measures, *(Part("", text) for text in [*said, *spread]))


def find_operation(mentions: Mentions) -> Request:
    """Return the operation that the words of asking call for; plain values where none do.

    A superlative without a number asks for one, unless several are named ("the lowest forces").
    """
    order: Order = "lowest" if mentions.has("least") else ""
    if mentions.has("most"):
        order = "highest"
    if mentions.has("difference"):
        return Request("difference")
    said = {word for text in mentions.said("filler") for word in text.split()}
    if order and (mentions.has("ever") or said & {"year", "yr", "when"}):
        return Request("extreme", order)
    if any(text.startswith(("record", "a record", "peak")) for text in mentions.said("ever")):
        return Request("extreme", "lowest" if "record low" in mentions.said("ever") else "highest")
    if mentions.has("change") and not _is_break_down(mentions):
        return Request("change")
    if order or mentions.has("rank"):
        return Request("ranking", order or "highest", _limit(mentions))
    if mentions.has("series") or any(each.is_open for each in mentions.periods):
        return Request("series")
    if mentions.has("rate"):
        return Request("rate")
    if mentions.has("sum"):
        return Request("sum")
    return Request("values")


def _is_break_down(mentions: Mentions) -> bool:
    """Whether "down" belongs to "break ... down by platform"."""
    return mentions.said("change") == ("down",) and "break" in mentions.words


def _limit(mentions: Mentions) -> int:
    for text in mentions.said("number"):
        return NUMBERS.get(text, 0) or int(text)
    text = f" {' '.join(mentions.words)} "
    nouns = [m.text for m in mentions.of("dimension") if m.text.endswith("s")]
    superlatives = (*mentions.said("most"), *mentions.said("least"))
    is_list = any(f" {word} {noun} " in text for word in superlatives for noun in nouns)
    return 0 if is_list or mentions.has("rank") else 1
