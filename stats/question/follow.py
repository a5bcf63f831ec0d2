"""A short text and the question before it in, the question that both make together out.

What the text names replaces what was asked before; what it leaves out stays. The reading of the
answer shows the whole question, so nobody has to guess what was taken over.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from stats.index.reader import Index
from stats.model import Assumption, Operation, Question
from stats.question.breakdown import codes_inside
from stats.question.lexicon import ABOUT_ROLES
from stats.question.mentions import Mentions
from stats.selection import ALL_YEARS

CUES = (
    ("and",), ("what", "about"), ("how", "about"), ("same",), ("the", "same"), ("or",), ("plus",),
    ("vs",), ("v",), ("versus",), ("compared",), ("compare",), ("now",), ("then",), ("as", "a"),
    ("also",), ("in", "per", "cent"), ("per",), ("against",), ("ok", "and"),
)  # fmt: skip
"""First words that tie a text to what was asked before."""
POINTING = frozenset({"that", "this", "it", "them", "those", "these"})
"""Words for what was answered; compared with something else, it goes on: "compare that with"."""
INSTEAD = ("instead", "rather", "too")
"""Words that tie a text to what was asked before wherever they stand."""
KEPT_OPERATIONS = frozenset({"rate", "change", "series", "extreme", "sum", "mean", "ranking"})
LAST_YEAR = frozenset({"last year", "the last year"})
"""After the latest year, these are the one before it."""
OVER_YEARS = frozenset({"series", "extreme", "sum", "mean"})
"""Operations that a text that names a period does not go on with."""
SINGLE = frozenset({"values", "ranking"})
"""Operations after which "total?" is the whole of a place; after years it adds them up."""


def is_follow_up(mentions: Mentions, previous: Question, first: str, *, is_reply: bool) -> bool:
    """Whether a text goes on from the question before it rather than standing alone.

    `first` is the first dimension of the dataset that was asked of.
    """
    if mentions.unclear or (mentions.has("national") and not mentions.has("compare")):
        return False
    named = {mention.concept for mention in mentions.names} - {"dimension"}
    if {"dataset", first} <= named and mentions.has("compare") and _has_both_sides(mentions, first):
        return False
    takes_together = mentions.has("sum") or mentions.has("mean")
    if takes_together and not (named or mentions.periods or _has_several(previous)):
        return False
    has_cue = any(mentions.words[: len(cue)] == cue for cue in CUES) or _is_put_instead(mentions)
    has_cue = has_cue or _sets_beside(mentions)
    says_something = bool(named or mentions.periods or mentions.topics) or _has_operation(mentions)
    return says_something and (has_cue or is_reply or (first not in named and not _is_whole(named)))


def _is_put_instead(mentions: Mentions) -> bool:
    """Whether a text only changes one thing that was asked before: "images instead"."""
    return any(word in mentions.words for word in INSTEAD)


def _sets_beside(mentions: Mentions) -> bool:
    """Whether something is to be set beside the answer: "can i compare that with Kent"."""
    return mentions.has("compare") and not POINTING.isdisjoint(mentions.words)


def _has_both_sides(mentions: Mentions, first: str) -> bool:
    """Whether a text names all that it compares: "compare kent grooming 2019/20 with 2021/22"."""
    return len(mentions.of(first)) > 1 or len((*mentions.periods, *mentions.of("period"))) > 1


def _has_several(previous: Question) -> bool:
    """Whether there is something to add up: several members, or years that are told apart."""
    several = any(len(codes) > 1 for codes in (previous.periods, *previous.members.values()))
    return several or previous.limit > 0 or any(previous.span)


def _is_whole(named: set[str]) -> bool:
    """Whether a text names a dataset, and so stands alone."""
    return "dataset" in named


def _has_operation(mentions: Mentions) -> bool:
    return any(
        mentions.has(role)
        for role in (
            "by",
            "previous",
            "latest",
            "rate",
            "change",
            "series",
            "most",
            "least",
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
    is_changed = is_changed or draft.operation == "rate"
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
    members = _members_of(draft, mentions, before, index)
    operation = _operation_of(draft, mentions, previous)
    goes_on = operation == previous.operation != draft.operation
    same_years = operation in ("sum", "mean", "series") and previous.operation == "series"
    same_years = same_years and not (draft.limit or draft.periods or any(draft.span))
    limit = previous.limit if goes_on or same_years else draft.limit
    if same_years and operation == "sum" and not (limit or any(previous.span)):
        limit = ALL_YEARS
    is_ranking = goes_on and operation == "ranking"
    is_spread = is_ranking or _goes_over(draft, mentions, previous)
    is_spread = is_spread or _ranks_list(draft, mentions, previous)
    if _repeats_latest(draft, mentions, previous):
        draft = _one_year_back(draft, mentions)
    has_period = bool(draft.periods or draft.period_text or draft.span[0] or mentions.has("latest"))
    return replace(
        draft,
        members=members,
        dataset=previous.dataset,
        measure=draft.measure or previous.measure,
        operation=operation,
        order=draft.order or (previous.order if goes_on or operation == "extreme" else ""),
        limit=limit,
        left_out=(*(previous.left_out if is_spread else ()), *draft.left_out),
        breakdown=previous.breakdown if is_spread else draft.breakdown,
        per_head=previous.per_head if is_ranking else draft.per_head,
        by_change=previous.by_change if goes_on else draft.by_change,
        nth=previous.nth if is_ranking else draft.nth,
        in_percent=draft.in_percent or (previous.in_percent and operation == "change"),
        periods=draft.periods if has_period else previous.periods,
        span=draft.span if has_period else previous.span,
        release=draft.release or ("" if has_period else previous.release),
        years_back=draft.years_back + (0 if has_period else previous.years_back),
    )


def _repeats_latest(draft: Question, mentions: Mentions, previous: Question) -> bool:
    """Whether "what about last year" is said of the latest year, which would be given again."""
    before = (*previous.periods, *previous.span, previous.period_text, previous.release)
    is_latest = previous.operation in ("values", "rate") and not (
        any(before) or previous.years_back
    )
    is_bare = not (mentions.names or mentions.periods or draft.years_back or mentions.topics)
    is_same = draft.operation in ("values", previous.operation)
    return is_latest and is_bare and is_same and not LAST_YEAR.isdisjoint(mentions.said("latest"))


def _one_year_back(draft: Question, mentions: Mentions) -> Question:
    """Return the draft for the year before the latest, with that said."""
    said = next(text for text in mentions.said("latest") if text in LAST_YEAR)
    others = (each for each in draft.assumptions if not each.text.startswith(f"“{said}”"))
    assumed = Assumption("period", f"“{said}” read as the year before the latest")
    return replace(draft, years_back=1, assumptions=(*others, assumed))


def _members_of(
    draft: Question, mentions: Mentions, before: Mapping[str, tuple[str, ...]], index: Index
) -> dict[str, tuple[str, ...]]:
    """Return the members asked for: those of the draft in the place of those before, or beside."""
    spread = {each.partition(":")[0] for each in _nouns(mentions)} if mentions.has("by") else ()
    members = {
        name: kept
        for name, codes in before.items()
        if (kept := _wholes(name, codes, index) if name in spread else codes)
    }
    for name, codes in draft.members.items():
        kept = before.get(name, ()) if mentions.has("compare") else ()
        members[name] = tuple(dict.fromkeys((*kept, *codes)))
    return members


def _operation_of(draft: Question, mentions: Mentions, previous: Question) -> Operation:
    """Return what is to be done: what was done before, where the draft does not say otherwise."""
    if any(map(mentions.has, ABOUT_ROLES)):
        return draft.operation  # whose figures these are is not asked of a change or a rate
    operation = "sum" if _takes_together(draft, mentions, previous) else draft.operation
    dimension = previous.breakdown.partition(":")[0]
    is_kept = previous.operation in KEPT_OPERATIONS and not draft.years_back
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
