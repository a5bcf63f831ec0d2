"""A text and the question before it in, whether the text goes on from that question out."""

from __future__ import annotations

from stats.model import Order, Question
from stats.question.composing.drafting import asks_for_later
from stats.question.composing.leftovers import compares_each
from stats.question.composing.operations import find_operation, last_years
from stats.question.composing.unnamed import ALL_KINDS
from stats.question.words.lexicon import ABOUT_ROLES
from stats.question.words.mentions import Mentions

CUES = (
    ("and",), ("what", "about"), ("how", "about"), ("same",), ("the", "same"), ("or",), ("plus",),
    ("vs",), ("v",), ("versus",), ("compared",), ("compare",), ("now",), ("then",), ("as", "a"),
    ("also",), ("in", "per", "cent"), ("per",), ("against",), ("ok", "and"),
)  # fmt: skip
"""First words that tie a text to what was asked before."""
POINTING = frozenset({"that", "this", "it", "them", "those", "these"})
"""Words for what was answered; compared with something else, it goes on: "compare that with"."""
BESIDE_WORDS = frozenset({"with", "to", "against", "vs", "v", "versus", "than"})
"""Words that one side of a comparison stands behind."""
ASKING_WHICH = frozenset({"which", "who", "whos", "where"})
MORE, LESS = (
    frozenset({"more", "higher", "bigger", "worse"}),
    frozenset({"fewer", "lower", "smaller"}),
)
"""Words of comparison, by the order they ask for."""
INSTEAD = ("instead", "rather", "too")
"""Words that tie a text to what was asked before wherever they stand."""


def is_follow_up(mentions: Mentions, previous: Question, first: str, *, is_reply: bool) -> bool:
    """Whether a text goes on from the question before it rather than standing alone.

    `first` is the first dimension of the dataset that was asked of.
    """
    if mentions.unclear:
        return False
    named = {mention.concept for mention in mentions.names} - {"dimension"}
    is_whole = {"dataset", first} <= named and mentions.has("compare")
    if is_whole and _has_both_sides(mentions, first):
        return False
    takes_together = mentions.has("sum") or mentions.has("mean")
    if takes_together and not (named or mentions.periods or has_several(previous)):
        return False
    has_cue = _has_cue(mentions) or _is_put_instead(mentions)
    has_cue = has_cue or _sets_beside(mentions)
    says_something = bool(named or mentions.periods or mentions.topics) or _has_operation(mentions)
    is_several = lists_several(previous) or len(previous.periods) > 1
    says_something |= bool(which_is_more(mentions)) and is_several
    says_something |= find_operation(mentions).operation != "values"
    says_something |= compares_each(mentions) or last_years(mentions) > 0
    has_cue = has_cue or (named == {first} and _compares_pair(mentions, first))
    has_cue = has_cue or _names_only(mentions, first)
    has_cue = has_cue or _asks_about(mentions, named, first)
    # "What share is Kent" says not of what.
    has_cue = has_cue or (named == {first, "measure"} and not mentions.topics)
    if is_of_country(mentions) and (named or mentions.topics) and not (has_cue or is_reply):
        return False  # "national instagram" says all that it asks
    return says_something and (has_cue or is_reply or (first not in named and not _is_whole(named)))


def goes_on_unsaid(mentions: Mentions, first: str) -> bool:
    """Whether a text goes on from the question before with nothing but a place: "norfolk"."""
    return _names_only(mentions, first) and not _has_cue(mentions)


def _has_cue(mentions: Mentions) -> bool:
    return any(mentions.words[: len(cue)] == cue for cue in CUES)


def _names_only(mentions: Mentions, first: str) -> bool:
    """Whether a text says nothing but a place, and maybe a period: after an answer, "norfolk".

    `first` is the dimension of places.
    """
    is_only = {mention.concept for mention in mentions.names} == {first}
    has_more = bool(mentions.topics or mentions.left_out) or _has_operation(mentions)
    has_more |= not ALL_KINDS.isdisjoint(mentions.said("topic"))
    return is_only and not has_more


def _asks_about(mentions: Mentions, named: set[str], first: str) -> bool:
    """Whether it is asked of a place, and not of which figures: "did Essex reply"."""
    is_open = named == {first} and not mentions.topics
    return is_open and any(map(mentions.has, ABOUT_ROLES))


def is_of_country(mentions: Mentions) -> bool:
    """Whether the whole is asked for in the place of an area: "and nationally"."""
    return mentions.has("national") and not mentions.has("compare")


def _is_put_instead(mentions: Mentions) -> bool:
    """Whether a text only changes one thing that was asked before: "images instead"."""
    return any(word in mentions.words for word in INSTEAD) or mentions.words[-1:] == ("then",)


def _sets_beside(mentions: Mentions) -> bool:
    """Whether something is to be set beside the answer: "can i compare that with Kent"."""
    if not mentions.has("compare"):
        return False
    before = mentions.words[: mentions.words.index("than")] if "than" in mentions.words else ()
    named = {word for each in mentions.names for word in each.text.split()}
    is_open = bool(before) and named.isdisjoint(before)  # "more than surrey" says not what is
    return is_open or not POINTING.isdisjoint(mentions.words)


def _has_both_sides(mentions: Mentions, first: str) -> bool:
    """Whether a text names all that it compares: "compare kent grooming 2019/20 with 2021/22"."""
    years = len((*mentions.periods, *mentions.of("period")))
    return len(mentions.of(first)) > 1 or years > 1 or asks_for_later(mentions)


def _compares_pair(mentions: Mentions, first: str) -> bool:
    """Whether two places are compared with nothing else said: in what, has been said before."""
    return mentions.has("compare") and names_both_sides(mentions, first)


def names_both_sides(mentions: Mentions, name: str) -> bool:
    """Whether a text has members on both sides of what it compares: "compare kent with surrey".

    "Compare with kent and surrey", and "compare it with" them, has but one.
    """
    named = mentions.of(name)
    if len(named) < 2:
        return False
    words = mentions.words
    first = named[0].text.split()[0]
    before = words[: words.index(first)] if first in words else words
    return BESIDE_WORDS.isdisjoint(before) and POINTING.isdisjoint(before)


def has_several(previous: Question) -> bool:
    """Whether there is something to add up: several members, or years that are told apart."""
    several = any(len(codes) > 1 for codes in (previous.periods, *previous.members.values()))
    several = several or previous.operation == "series"
    return several or previous.limit > 0 or any(previous.span)


def lists_several(previous: Question) -> bool:
    """Whether the answer before is a list of members, which one is the highest or lowest of."""
    return previous.operation in ("values", "rate") and any(
        len(codes) > 1 for codes in previous.members.values()
    )


def _is_whole(named: set[str]) -> bool:
    """Whether a text names a dataset, and so stands alone."""
    return "dataset" in named


def _has_operation(mentions: Mentions) -> bool:
    return any(
        mentions.has(role)
        for role in (
            "by",
            "previous",
            "following",
            "latest",
            "rate",
            "change",
            "series",
            "most",
            "least",
            "rank",
            "nth",
            "total",
            "sum",
            "mean",
            "reverse",
            "left_out",
            "national",
            *ABOUT_ROLES,
        )
    )


def which_is_more(mentions: Mentions) -> Order:
    """Return the order that "which is bigger" asks for of what was just given; empty for none."""
    said = {word for text in mentions.said("compare") for word in text.split()}
    if not ASKING_WHICH & set(mentions.words) or mentions.names or mentions.periods:
        return ""
    return "highest" if said & MORE else "lowest" if said & LESS else ""
