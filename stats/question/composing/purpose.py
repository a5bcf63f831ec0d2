"""What a text mentions in, whether it asks for a figure at all out.

Every word that is not understood, and every word of small talk, speaks against it; each kind of
thing that it names speaks for it.
"""

from __future__ import annotations

from stats.index.reader import Index
from stats.question.thresholds import MAX_FILLER_ALONE
from stats.question.words.lexicon import ABOUT_ROLES, Role
from stats.question.words.mentions import Mentions

SMALL_TALK_CHANGES = (("down",), ("up",), ("fell",), ("dropped",), ("drop",))
"""Words of change that are said of anything; without a subject they ask for nothing."""
OF_EACH = frozenset({"most", "least", "change", "by", "filler", "number", "latest", "greeting"})
"""Roles of words that with a noun for places or parts ask for an order, or a change of each."""
OF_ALL = frozenset({"total", "by", "topic", "filler", "latest", "greeting"})
"""Roles of words that with a noun for places or parts ask for the total of all."""
BE = frozenset({"is", "are", "was", "were", "its"})
ASKING_BE = (
    "what is", "what are", "what was", "what were", "is there", "are there", "was there",
    "were there", "how many", "how much", "which is", "who is", "where is", "on its own",
)  # fmt: skip
OTHER_QUESTIONS = frozenset({"where", "who", "why", "when", "how"})
"""Asked of a place alone, these want something else than a figure."""
ORDERS: tuple[Role, ...] = ("most", "least", "rank", "by")
TOTALS = frozenset({"total", "totals", "overall"})
WHAT_IS_THE = frozenset({"what", "whats", "is", "the"})
COUNTED = frozenset({"figure", "figures", "total"})
"""Words that make "the national figure" a question by itself."""
PURPOSEFUL: tuple[Role, ...] = (
    "total", "national", "compare", "latest", "by", "most", "least", "rank", "change",
    "difference", "series", "rate",
)  # fmt: skip
"""Roles of words that show that a figure is wanted."""


PLEAS = frozenset(
    {("help", "me"), ("please", "help", "me"), ("help", "me", "please"), ("please", "help")}
)
"""With nothing else said, these ask for help and no figure."""


def is_call_for_help(mentions: Mentions) -> bool:
    """Whether somebody seems to need help rather than a figure."""
    if mentions.words in PLEAS:
        return True
    asks_for_figure = mentions.has("topic") and mentions.words[:1] != ("report",)
    starts_with_report = mentions.words[:1] == ("report",) and len(mentions.words) > 1
    return (mentions.has("distress") or starts_with_report) and not asks_for_figure


def has_purpose(mentions: Mentions) -> bool:
    """Whether a text says by more than names that a figure is wanted."""
    return (
        bool(mentions.topics)
        or mentions.has("topic")
        or bool(mentions.periods)
        or bool(mentions.of("dataset"))
        or bool(mentions.of("measure"))
        or bool(mentions.release)
        or any(map(mentions.has, PURPOSEFUL))
    )


def is_statement(mentions: Mentions) -> bool:
    """Whether a text rather tells something ("it is on the Peterborough Facebook")."""
    text = f" {' '.join(mentions.words)} "
    asks = any(f" {words} " in text for words in ASKING_BE)
    said = {word for text in mentions.said("filler") for word in text.split()}
    return bool(BE & said) and not asks and not has_purpose(mentions)


def is_guess(mentions: Mentions) -> bool:
    """Whether all that is understood is one word that was far from well written."""
    names = [mention for mention in mentions.names if mention.concept != "dimension"]
    return len(names) == 1 and names[0].distance > 1 and not has_purpose(mentions)


def asks_of_nothing(mentions: Mentions) -> bool:
    """Whether a text asks for a total or an order, and does not say of what: "how many in total".

    Which set of figures is meant is then asked back; other words beside it make it small talk.
    """
    if mentions.unclear or (mentions.names and not mentions.of("dimension")):
        return False
    roles = {role for role, said in (mentions.roles or {}).items() if said}
    if mentions.of("dimension"):
        if "total" in mentions.said("total") and roles <= OF_ALL:
            return True
        is_order = bool(mentions.bound or roles & {"most", "least", "change"})
        return is_order and roles <= (OF_EACH | {"topic"} if mentions.bound else OF_EACH)
    if not TOTALS & set(mentions.words) or not roles <= {"total", "topic", "filler", "national"}:
        return False
    said = {
        word for role in ("total", "topic") for each in mentions.said(role) for word in each.split()
    }
    return "topic" in roles or set(mentions.words) - said <= WHAT_IS_THE


def is_question(mentions: Mentions, index: Index) -> bool:
    """Whether enough of a text is understood for it to be a question about the figures.

    Every word that is not understood, and every word of small talk beside one, speaks against it;
    each kind of thing that it names speaks for it. Source: the chatter in the question sets.
    """
    concepts = {mention.concept for mention in mentions.names} - {"period", "dimension"}
    if any(map(mentions.has, ABOUT_ROLES)):
        return len(mentions.unclear) <= len(concepts) + bool(mentions.topics)
    if concepts == {"measure"}:
        return False
    has_topic = bool(mentions.topics) or mentions.has("topic")
    if not concepts:
        is_order = bool(mentions.of("dimension")) and (
            bool(mentions.bound) or any(map(mentions.has, ORDERS))
        )
        is_whole = (has_topic and (mentions.has("national") or is_order)) or any(
            COUNTED & set(said.split()) for said in mentions.said("national")
        )
        is_whole = is_whole or (mentions.has("compare") and len(mentions.periods) > 1)
        return not mentions.unclear and (is_whole or (is_order and bool(mentions.periods)))
    if mentions.said("change") in SMALL_TALK_CHANGES and not (
        has_topic or mentions.periods or mentions.has("by") or "dataset" in concepts
    ):
        return False
    doubt = len(mentions.unclear)
    if not has_purpose(mentions):
        doubt += mentions.count("chat") + len(mentions.asides) * (len(concepts) < 2)
    if doubt:
        return doubt + mentions.count("social") < len(concepts - {"measure"})
    if has_purpose(mentions):
        return True
    if mentions.count("social") > 1:
        return False
    if len(concepts) > 1:
        return True
    is_bare = not (mentions.has("social") or mentions.has("greeting"))
    if index.datasets[0].dimensions[0] not in concepts:
        return is_bare and not mentions.has("filler")
    is_other = bool(OTHER_QUESTIONS & set(mentions.words))
    return is_bare and not is_other and mentions.count("filler") <= MAX_FILLER_ALONE
