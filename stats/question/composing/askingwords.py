"""Words of asking in, which of them ask of each member, and which a choice has to keep, out."""

from __future__ import annotations

from stats.choices import Part, bound_words
from stats.model import Bound
from stats.question.words.bounds import BoundMention
from stats.question.words.explaining import Mention
from stats.question.words.lexicon import Role
from stats.question.words.mentions import Mentions

OPERATION_ROLES: tuple[Role, ...] = (
    "sum", "mean", "most", "least", "rank", "ever", "change", "difference", "series", "previous",
    "rate", "nth", "reverse", "following", "coverage", "meaning", "origin", "caution",
    "reason", "size",
)  # fmt: skip


ORDERED: tuple[Role, ...] = ("most", "least", "rank", "nth")
"""Roles of words that put in order what a noun names: "which force has most"."""


EACH = (
    "by", "by each", "by every", "each", "every", "per", "for each", "for every", "in each",
    "in every", "split by", "broken down by", "breakdown by",
)  # fmt: skip
"""Before the noun of a dimension, the words that ask for each of its members."""


WHICH = ("which", "what", "how many", "any", "any of the", "some")
WHERE = ("where", "whose", "that", "which", "with", "saw", "seeing")
"""Before and behind the noun of a dimension, words that ask which members did something."""


def operation_parts(mentions: Mentions) -> tuple[Part, ...]:
    """Return the words that ask for an operation, for a choice that has to keep it."""
    said = [text for role in OPERATION_ROLES for text in mentions.said(role)]
    is_ordered = bool(mentions.bound) or says_by(mentions) or any(map(mentions.has, ORDERED))
    if any(map(mentions.has, ORDERED)):
        said = [*mentions.said("number"), *said]
    spread = [
        f"by {mention.text}"
        for mention in mentions.of("dimension")
        if is_ordered or each_of(mention, mentions)
    ]
    said += [bound_words(as_bound(mentions.bound))] if mentions.bound else []
    measures = [Part("measure", m.candidates[0].code) for m in mentions.of("measure")]
    return (*measures, *(Part("", text) for text in [*said, *spread]))


def says_by(mentions: Mentions) -> bool:
    """Whether members are asked for each; "the total for all forces" is one number."""
    is_one = "total" in mentions.said("total")
    return bool(set(mentions.said("by")) - ({"for all"} if is_one else set()))


def as_bound(mention: BoundMention) -> Bound:
    """Return the bound that a text mentions."""
    return Bound(mention.kind, mention.value, mention.of)


def each_of(noun: Mention, mentions: Mentions) -> list[str]:
    """Return the words that ask for each member of what a noun names: "by force"."""
    text = f" {' '.join(mentions.words)} "
    named = ["", *(f"{each.text} " for each in mentions.names if each.concept != "dimension")]
    said = (f"{by} {name}{noun.text}" for by in EACH for name in named)
    return [each for each in said if f" {each} " in text]


def which_of(mentions: Mentions) -> list[str]:
    """Return the words that ask which members did something: "which forces", "forces where"."""
    text = f" {' '.join(mentions.words)} "
    named = ["", *(f"{each.text} " for each in mentions.names if each.concept != "dimension")]
    said = [
        each
        for noun in mentions.of("dimension")
        for each in (
            *(f"{which} {name}{noun.text}" for which in WHICH for name in named),
            *(f"{noun.text} {where}" for where in WHERE),
        )
    ]
    return [each for each in said if f" {each} " in text]
