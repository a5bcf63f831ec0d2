"""What goes on from members or years that were picked out, by a number or by how they moved, in;
what it keeps of that, or what has to be asked, out.

"Which fell" after those that rose is of the same members and years. A sum, an average or a rate of
those that were picked out alone is not worked out: one of all of them would pass for it.
"""

from __future__ import annotations

from dataclasses import replace

from stats.choices import Part, bound_words, make_choice, member_parts, period_parts
from stats.index.reader import Index
from stats.model import Clarification, Question
from stats.question.composing.operations import direction_of, number_said
from stats.question.conversation.tying import ASKING_WHICH
from stats.question.words.mentions import Mentions
from stats.question.words.periods import PeriodMention, split_years

MOVING = frozenset({"change", "extreme"})
"""Operations as which "fell" and "the biggest fall" are read, where no members are named."""
MADE_OF = frozenset({"sum", "mean", "difference", "rate", "ranking", "extreme", "change"})
"""Operations that make something of figures, in the place of giving them."""
OF_CHANGES = frozenset({"sum", "mean", "rate", "extreme"})
"""Of these, what is not made of changes."""
OF_MEMBERS = {
    "sum": "total", "values": "total", "rate": "per 100,000 people by {}",
    "ranking": "{order} by {}", "change": "change by {}",
}  # fmt: skip
OF_YEARS = {
    "sum": "sum of all years", "values": "sum of all years", "mean": "average per year",
    "extreme": "{order} ever", "ranking": "{order} ever", "rate": "per 100,000 people",
}  # fmt: skip
"""What is offered of all members or years, in the place of what is not made of some."""


def keep_picked(draft: Question, mentions: Mentions, previous: Question, index: Index) -> Question:
    """Return the draft with what picked out the members or years before, where it goes on."""
    is_row = draft.operation == previous.operation == "series"
    if is_row and not (draft.bound or mentions.has("series")):
        return replace(draft, bound=previous.bound)
    return _keep_direction(draft, mentions, previous, index)


def _keep_direction(
    draft: Question, mentions: Mentions, previous: Question, index: Index
) -> Question:
    """Return the draft with the members that moved before where it says another way, or years."""
    dimension = previous.breakdown.partition(":")[0]
    if not dimension or dimension in draft.members or mentions.of("dimension") or draft.asks_about:
        return draft
    way, is_which = direction_of(mentions), bool(ASKING_WHICH & set(mentions.words))
    if way and draft.operation == "change" and (is_which or previous.operation == "change"):
        return replace(draft, order=way)
    if not _gives_changes(previous):
        return draft
    if draft.operation in ("values", "series") and not mentions.has("series"):
        return _between(draft, previous, index)
    if not way or draft.operation not in MOVING:
        return draft
    if previous.operation == "change" and previous.limit:
        return draft  # over so many years: asked back
    limit = number_said(mentions) or (previous.limit if previous.by_change else 1)
    return replace(draft, operation="ranking", by_change=True, order=way, limit=limit)


def _between(draft: Question, previous: Question, index: Index) -> Question:
    """Return the draft for the changes between the two years that it names, as those before."""
    pair = draft.periods if len(draft.periods) > 1 else ()
    if all(draft.span):
        first, *_, last = split_years(PeriodMention("", *draft.span)) * 2
        found = [index.find_periods(*each) for each in (first, last)]
        pair = tuple(tuple(each.code for each in period) for period in found)
    if len(set(pair)) < len(("first", "last")) or not all(pair):
        return draft
    between = replace(draft, operation="values", periods=pair, span=("", ""), limit=0)
    if previous.operation == "ranking":
        return between
    return replace(between, operation="change", order=previous.order)


def ask_of_picked(
    followed: Question, mentions: Mentions, previous: Question, index: Index
) -> Clarification | None:
    """Ask about what is not made of only those members or years that were picked out before."""
    dimension = previous.breakdown.partition(":")[0]
    named = {each.concept for each in mentions.names}
    if followed.asks_about or named & {dimension, "dimension", "dataset"}:
        return None  # of others, or of all there are
    if _gives_changes(previous):
        return _ask_of_changes(followed, mentions)
    if previous.bound is None or mentions.bound:
        return None
    is_made = followed.operation in MADE_OF or mentions.has("total")
    if not is_made and followed.measure == previous.measure:
        return None
    kind = previous.breakdown.partition(":")[2] or dimension.replace("-", " ")
    words = (OF_MEMBERS if dimension else OF_YEARS).get(followed.operation, "")
    words = words.format(kind, order=followed.order)
    is_of_members = previous.bound.of == "members"
    those, name = ("those", "Name whose") if is_of_members else ("the", "Name the years")
    said = f"Nothing is worked out of {those} {bound_words(previous.bound)} alone"
    if not words or followed.measure != previous.measure:
        return Clarification(f"{said}. {name}.", ())
    parts = [*member_parts(previous), *period_parts(previous), Part("dataset", previous.dataset)]
    choice = make_choice(index, words, [*parts, Part("", words)])
    return Clarification(f"{said}. {name}; or of all:", (choice,))


def _gives_changes(previous: Question) -> bool:
    """Whether changes of several members were given, those of all or in order."""
    is_order = previous.operation == "ranking" and previous.by_change
    return bool(previous.breakdown) and (previous.operation == "change" or is_order)


def _ask_of_changes(followed: Question, mentions: Mentions) -> Clarification | None:
    is_whole = followed.operation == "values" and mentions.has("total")
    if is_whole and mentions.periods:
        return None
    if followed.operation in OF_CHANGES or is_whole:
        return Clarification("Nothing is worked out of several changes. Name whose is meant.", ())
    is_year = followed.years_back or followed.periods or followed.period_text or any(followed.span)
    if followed.operation in ("values", "series") and is_year and not followed.breakdown:
        return Clarification("Between which two years? Name both, such as “A to B”.", ())
    return None
