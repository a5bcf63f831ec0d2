"""A short text and the question before it in, the question that both make together out.

What the text names replaces what was asked before; what it leaves out stays. The reading of the
answer shows the whole question, so nobody has to guess what was taken over.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from stats.index.reader import Index
from stats.model import OVER_YEARS, Operation, Order, Question
from stats.question.composing.breakdown import codes_inside
from stats.question.composing.drafting import asks_for_later
from stats.question.composing.leftovers import compares_each
from stats.question.composing.operations import last_years
from stats.question.composing.unnamed import ALL_KINDS
from stats.question.conversation.besideyears import set_years, years_shown
from stats.question.words.lexicon import ABOUT_ROLES
from stats.question.words.mentions import Mentions
from stats.selection import ALL_YEARS

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
ALL_OF = ("all", "all the", "every one of the")
INSTEAD = ("instead", "rather", "too")
"""Words that tie a text to what was asked before wherever they stand."""
KEPT_OPERATIONS = frozenset({"rate", "change", "series", "extreme", "sum", "mean", "ranking"})
SINGLE = frozenset({"values", "ranking"})
"""Operations after which "total?" is the whole of a place; after years it adds them up."""


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
    if takes_together and not (named or mentions.periods or _has_several(previous)):
        return False
    has_cue = _has_cue(mentions) or _is_put_instead(mentions)
    has_cue = has_cue or _sets_beside(mentions)
    says_something = bool(named or mentions.periods or mentions.topics) or _has_operation(mentions)
    says_something |= bool(_which_is_more(mentions)) and _lists_several(previous)
    says_something |= compares_each(mentions) or last_years(mentions) > 0
    has_cue = has_cue or (named == {first} and _compares_pair(mentions, first))
    has_cue = has_cue or _names_only(mentions, first)
    if _is_of_country(mentions) and (named or mentions.topics) and not (has_cue or is_reply):
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


def _is_of_country(mentions: Mentions) -> bool:
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


def _has_several(previous: Question) -> bool:
    """Whether there is something to add up: several members, or years that are told apart."""
    several = any(len(codes) > 1 for codes in (previous.periods, *previous.members.values()))
    return several or previous.limit > 0 or any(previous.span)


def _lists_several(previous: Question) -> bool:
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


def _asks_for_whole(draft: Question, mentions: Mentions, previous: Question) -> bool:
    """Whether a text asks for the total and for nothing else: "total?"."""
    is_bare = not (mentions.names or mentions.periods or draft.years_back or mentions.has("by"))
    is_single = draft.operation == "values" and previous.operation in SINGLE
    return is_bare and is_single and mentions.has("total")


def _whole_of(draft: Question, previous: Question, members: dict[str, tuple[str, ...]]) -> Question:
    """Return the question for the whole of a member, with the dataset and period before it."""
    return replace(
        draft,
        members=members,
        dataset=previous.dataset,
        periods=previous.periods,
        release=previous.release,
    )


def _takes_together(draft: Question, mentions: Mentions, previous: Question) -> bool:
    """Whether "total?" is said after several places or years: what was given is to be added up."""
    is_bare = not (mentions.names or mentions.periods or draft.years_back or mentions.has("by"))
    first = next(iter(previous.members.values()), ())
    is_list = previous.operation == "values" and len(first) > 1 and not previous.breakdown
    is_row = previous.operation == "series"
    return is_bare and draft.operation == "values" and mentions.has("total") and (is_list or is_row)


def _wholes(dimension: str, codes: Sequence[str], index: Index) -> tuple[str, ...]:
    """Return those of what was asked before that have parts: "by force" after Wales is in Wales."""
    return tuple(each for each in codes if codes_inside(dimension, each, index))


def _goes_over(draft: Question, mentions: Mentions, previous: Question) -> bool:
    """Whether a breakdown goes on with what a text changes about it, a year or another member."""
    dimension = previous.breakdown.partition(":")[0]
    is_list = bool(dimension) and previous.operation in ("values", "series", "rate")
    is_changed = bool(draft.members or draft.periods or draft.period_text or draft.measure)
    is_changed = is_changed or draft.operation == "rate" or _is_of_country(mentions)
    return (
        is_list
        and is_changed
        and dimension not in draft.members
        and draft.operation in ("values", previous.operation, "rate")
        and not (mentions.of("dimension") or mentions.has("total"))
    )


def _ranks_list(draft: Question, mentions: Mentions, previous: Question) -> bool:
    """Whether "which is highest?" is asked of the list that was just given: "by force"."""
    dimension = previous.breakdown.partition(":")[0]
    is_open = bool(dimension) and dimension not in draft.members
    return is_open and draft.operation == "ranking" and not mentions.of("dimension")


def follow(
    draft: Question, mentions: Mentions, previous: Question, first: str, index: Index
) -> Question:
    """Return the draft with what it leaves out taken from the question before it.

    `first` is the first dimension of the dataset that was asked of.
    """
    before = dict(previous.members)
    dimension = previous.breakdown.partition(":")[0]
    if dimension:
        # A place that is ranked without a wider one named is its own scope.
        before[dimension] = tuple(dict.fromkeys((*previous.scope_place, *previous.scope)))
    is_ranked = dimension == first and previous.scope_place
    place, *others = (previous.scope_place if is_ranked else before.get(first)) or ("",)
    asks_for_whole = _asks_for_whole(draft, mentions, previous)
    if asks_for_whole and dimension == first and not previous.scope_place:
        # Of a list of places it is what these make, on the same platform.
        return _whole_of(draft, previous, {name: codes for name, codes in before.items() if codes})
    if asks_for_whole and place and not others:
        return _whole_of(draft, previous, {first: (place,)})
    draft = set_years(draft, mentions, previous, index)
    if (order := _which_is_more(mentions)) and _lists_several(previous):
        draft = replace(draft, operation="ranking", order=order, limit=1)
    dataset = index.dataset(previous.dataset)
    is_all_said = dataset.is_inferred and all(map(before.get, dataset.dimensions))
    if is_all_said and _asks_for_list(draft, mentions):
        before[first] = _wholes(first, before[first], index)
    members = _members_of(draft, mentions, before, first, index)
    operation = _operation_of(draft, mentions, previous)
    goes_on = operation == previous.operation != draft.operation
    is_ranking = goes_on and operation == "ranking"
    is_spread = is_ranking or _goes_over(draft, mentions, previous)
    is_spread = is_spread or _ranks_list(draft, mentions, previous)
    is_wider = bool(before.get(first)) and not members.get(first) and not draft.years_back
    # All forces are asked for the year that one was given for, not each for the latest of most.
    kept_periods = years_shown(previous, index) if is_wider else previous.periods
    has_period = bool(draft.periods or draft.period_text or draft.span[0] or mentions.has("latest"))
    kept_span = previous.span
    if draft.operation == "change" and draft.limit:
        # So many years back from where the years before ended, which may be the latest year.
        latest = max(kept_periods, key=lambda each: index.period(each[0]).end, default=())
        kept_periods, kept_span = (latest,) if latest else (), ("", previous.span[1])
    return replace(
        draft,
        members=members,
        dataset=previous.dataset,
        measure=draft.measure or _measure_kept(mentions, previous, index),
        operation=operation,
        order=draft.order or (previous.order if goes_on or operation == "extreme" else ""),
        limit=_limit_of(draft, previous, operation),
        left_out=(*(previous.left_out if is_spread else ()), *draft.left_out),
        breakdown=previous.breakdown if is_spread else draft.breakdown,
        per_head=previous.per_head
        if is_ranking
        else draft.per_head or _is_of_rates(draft, previous),
        by_change=previous.by_change if goes_on else draft.by_change,
        nth=previous.nth if is_ranking else draft.nth,
        in_percent=draft.in_percent or (previous.in_percent and operation == "change"),
        periods=draft.periods if has_period else kept_periods,
        span=draft.span if has_period else kept_span,
        release=draft.release or ("" if has_period else previous.release),
        years_back=draft.years_back + (0 if has_period else previous.years_back),
    )


def _limit_of(draft: Question, previous: Question, operation: Operation) -> int:
    """Return how many are asked for: so many as before, where the draft does not say otherwise."""
    goes_on = operation == previous.operation != draft.operation
    same_years = operation in ("sum", "mean", "series") and previous.operation == "series"
    same_years = same_years and not (draft.limit or draft.periods or any(draft.span))
    limit = previous.limit if goes_on or same_years else draft.limit
    is_of_all = same_years and operation == "sum" and not (limit or any(previous.span))
    return ALL_YEARS if is_of_all else limit


def _members_of(
    draft: Question,
    mentions: Mentions,
    before: Mapping[str, tuple[str, ...]],
    first: str,
    index: Index,
) -> dict[str, tuple[str, ...]]:
    """Return the members asked for: those of the draft in the place of those before, or beside."""
    nouns = {each.partition(":")[0] for each in _nouns(mentions)}
    is_each = mentions.has("by") or compares_each(mentions)
    is_all = _asks_for_all(mentions, first) or _asks_for_first(draft, mentions)
    spread = nouns if is_each else nouns & {first} if is_all else set()
    members = {
        name: kept
        for name, codes in before.items()
        if (kept := _wholes(name, codes, index) if name in spread else codes)
    }
    if _is_of_country(mentions):
        members.pop(first, None)
    for name, codes in draft.members.items():
        is_beside = mentions.has("compare") and not names_both_sides(mentions, name)
        kept = before.get(name, ()) if is_beside else ()
        members[name] = tuple(dict.fromkeys((*kept, *codes)))
    return members


def _measure_kept(mentions: Mentions, previous: Question, index: Index) -> str | None:
    """Return the unit asked for before; one a day is left for the parts of what it is of."""
    is_spread = mentions.has("by") and bool(mentions.of("dimension"))
    if is_spread and previous.measure:
        is_daily = index.measure(previous.dataset, previous.measure).method == "per_day"
        return None if is_daily else previous.measure
    return previous.measure


def _asks_for_all(mentions: Mentions, first: str) -> bool:
    """Whether all places are asked for in the place of one: "all forces"."""
    text = f" {' '.join(mentions.words)} "
    nouns = [
        each.text
        for each in mentions.of("dimension")
        if each.candidates[0].code.partition(":")[0] == first and each.text.endswith("s")
    ]
    return any(f" {words} {noun} " in text for words in ALL_OF for noun in nouns)


def _is_of_rates(draft: Question, previous: Question) -> bool:
    """Whether what was given as rates is to be put in order."""
    return draft.operation == "ranking" and previous.operation == "rate"


def _asks_for_first(draft: Question, mentions: Mentions) -> bool:
    """Whether it is asked which come first, not where one stands: "which force is worst"."""
    is_which = bool({"which", "what", "whats"} & set(mentions.words)) or mentions.has("nth")
    is_which = is_which or draft.limit > 1
    return draft.operation == "ranking" and is_which and not mentions.has("rank")


def _asks_for_list(draft: Question, mentions: Mentions) -> bool:
    """Whether several are asked for and not of what: "top 5", of places where all else is said."""
    return draft.operation == "ranking" and draft.limit > 1 and not mentions.names


def _which_is_more(mentions: Mentions) -> Order:
    """Return the order that "which is bigger" asks for of what was just given; empty for none."""
    said = {word for text in mentions.said("compare") for word in text.split()}
    if not ASKING_WHICH & set(mentions.words) or mentions.names or mentions.periods:
        return ""
    return "highest" if said & MORE else "lowest" if said & LESS else ""


def _operation_of(draft: Question, mentions: Mentions, previous: Question) -> Operation:
    """Return what is to be done: what was done before, where the draft does not say otherwise."""
    if any(map(mentions.has, ABOUT_ROLES)):
        return draft.operation  # whose figures these are is not asked of a change or a rate
    operation = "sum" if _takes_together(draft, mentions, previous) else draft.operation
    dimension = previous.breakdown.partition(":")[0]
    is_kept = previous.operation in KEPT_OPERATIONS
    if draft.years_back and previous.operation != "rate":
        is_kept = False
    if previous.operation in OVER_YEARS and draft.periods:
        is_kept = False
    if previous.operation == "ranking" and (
        dimension in draft.members or _nouns(mentions) or draft.measure
    ):
        is_kept = False
    if previous.operation == "rate" and draft.measure:
        is_kept = False
    return previous.operation if operation == "values" and is_kept else operation


def _nouns(mentions: Mentions) -> list[str]:
    """Return the codes of the dimensions that are named: "by force"."""
    return [hit.code for each in mentions.of("dimension") for hit in each.candidates]
