"""A short text and the question before it in, the question that both make together out.

What the text names replaces what was asked before; what it leaves out stays. The reading of the
answer shows the whole question, so nobody has to guess what was taken over.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from stats.index.reader import Index
from stats.model import OVER_YEARS, Dataset, Operation, Question
from stats.question.composing.breakdown import codes_inside, has_figure_of
from stats.question.composing.drafting import is_share, says_percent
from stats.question.composing.leftovers import compares_each
from stats.question.conversation.besideyears import counts_from_latest, set_years, years_kept
from stats.question.conversation.picked import keep_picked
from stats.question.conversation.tying import (
    is_of_country,
    lists_several,
    names_both_sides,
    which_is_more,
)
from stats.question.words.lexicon import ABOUT_ROLES
from stats.question.words.mentions import Mentions
from stats.selection import ALL_YEARS

TWO = 2
"""Years that one of may be said to have more than the other."""
MOST_BEFORE = 3
"""Places that are remembered, so that a button has room for them all."""
THE = ("", "the ", "all of ", "all ")
"""What stands between "of" and the name of a whole."""
ALL_OF = ("all", "all the", "every one of the")
OF_ANOTHER_YEAR = frozenset({"rate", "ranking", "difference"})
"""Operations of one year, which are done of another that is counted back as well."""
OF_NO_YEAR = frozenset({"change", "series", "extreme"})
"""Operations that are done of no one year, so that none that was counted back is left of it."""
KEPT_OPERATIONS = frozenset({"rate", "change", "series", "extreme", "sum", "mean", "ranking"})
SINGLE = frozenset({"values", "ranking"})
"""Operations after which "total?" is the whole of a place; after years it adds them up."""
OF_ROWS = frozenset({"series", "mean"})
"""Operations that have made one answer of the years that "total?" after them adds up."""


def _asks_for_whole(draft: Question, mentions: Mentions, previous: Question) -> bool:
    """Whether a text asks for the total and for nothing else: "total?"."""
    is_bare = not (mentions.names or mentions.periods or draft.years_back or mentions.has("by"))
    is_spread = previous.operation == "mean" and bool(previous.breakdown)
    is_single = draft.operation == "values" and (previous.operation in SINGLE or is_spread)
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
    is_row = previous.operation in OF_ROWS
    return is_bare and draft.operation == "values" and mentions.has("total") and (is_list or is_row)


def _wholes(dimension: str, codes: Sequence[str], index: Index) -> tuple[str, ...]:
    """Return those of what was asked before that have parts: "by force" after Wales is in Wales."""
    return tuple(each for each in codes if codes_inside(dimension, each, index))


def _goes_over(draft: Question, mentions: Mentions, previous: Question) -> bool:
    """Whether a breakdown goes on with what a text changes about it, a year or another member."""
    dimension = previous.breakdown.partition(":")[0]
    is_list = bool(dimension) and previous.operation in ("values", "series", "rate")
    is_changed = bool(draft.members or draft.periods or draft.period_text or draft.measure)
    is_changed = (
        is_changed
        or bool(draft.left_out or draft.years_back)
        or draft.operation == "rate"
        or is_of_country(mentions)
    )
    return (
        is_list
        and is_changed
        and dimension not in draft.members
        and draft.operation in ("values", previous.operation, "rate")
        and not (mentions.of("dimension") or mentions.has("total"))
    )


def _ranks_list(draft: Question, mentions: Mentions, previous: Question) -> bool:
    """Whether "which is highest?" or "the average" is asked of the list just given: "by force"."""
    dimension = previous.breakdown.partition(":")[0]
    is_open = bool(dimension) and dimension not in draft.members
    return is_open and draft.operation in ("ranking", "mean") and not mentions.of("dimension")


def _is_within_bound(draft: Question, mentions: Mentions, previous: Question, index: Index) -> bool:
    """Whether a whole is named within which members were to lie above or below a number: "in
    Wales" after "forces with more than 200". The number is of its parts, not of the whole.
    """
    dimension, _, kind = previous.breakdown.partition(":")
    wholes = draft.members.get(dimension, ())
    is_plain = draft.operation == "values" and not (draft.asks_about or draft.breakdown)
    if not (previous.bound and wholes and is_plain) or mentions.has("total"):
        return False
    if mentions.has("compare") or mentions.of("dimension"):
        return False
    parts = [codes_inside(dimension, each, index) for each in wholes]
    return all(any(index.code(dimension, each).kind == kind for each in some) for some in parts)


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
    draft = keep_picked(draft, mentions, previous, index)
    draft = set_years(draft, mentions, previous, index)
    if (order := which_is_more(mentions)) and lists_several(previous):
        draft = replace(draft, operation="ranking", order=order, limit=1)
    elif order and len(previous.periods) == TWO:
        draft = replace(draft, operation="change")  # says which year has more, and by how much
    dataset = index.dataset(previous.dataset)
    is_all_said = dataset.is_inferred and all(map(before.get, dataset.dimensions))
    if is_all_said and _asks_for_list(draft, mentions):
        before[first] = _wholes(first, before[first], index)
    if is_share(draft.measure, index) and dimension == first and not before[first]:
        before[first] = _whole_of_all(previous, dataset, index)
    members = _members_of(draft, mentions, before, previous, index)
    members, left_out = _without_left_out(members, draft.left_out)
    operation = _operation_of(draft, mentions, previous)
    goes_on = operation == previous.operation != draft.operation
    is_ranking = goes_on and operation == "ranking"
    is_spread = is_ranking or _goes_over(draft, mentions, previous)
    is_spread = is_spread or _ranks_list(draft, mentions, previous)
    is_spread = is_spread or _is_within_bound(draft, mentions, previous, index)
    is_one = len(before.get(first, ())) == 1 == len(members.get(first, ()))
    came_from = _asked_before(previous, before[first], members[first]) if is_one else ()
    is_wider = bool(before.get(first)) and not members.get(first) and not draft.years_back
    has_period = bool(draft.periods or draft.period_text or draft.span[0] or mentions.has("latest"))
    drops_back = has_period or operation in OF_NO_YEAR or counts_from_latest(mentions, previous)
    kept_periods, kept_span = years_kept(draft, mentions, previous, index, is_wider=is_wider)
    if draft.operation == "difference" and says_percent(mentions) and not previous.measure:
        draft = replace(draft, measure=None)  # of the difference, not of a whole
    in_percent = operation == "change" and (previous.in_percent or says_percent(mentions))
    if in_percent and says_percent(mentions):
        draft = replace(draft, measure=None, in_percent=True)  # the unit of the change given
    return replace(
        draft,
        members=members,
        came_from=came_from,
        dataset=previous.dataset,
        measure=draft.measure or _measure_kept(mentions, previous, index),
        operation=operation,
        order=draft.order or (previous.order if goes_on or operation == "extreme" else ""),
        limit=_limit_of(draft, previous, operation),
        left_out=(*(previous.left_out if is_spread else ()), *left_out),
        breakdown=previous.breakdown if is_spread else draft.breakdown,
        bound=draft.bound or (previous.bound if is_spread or goes_on else None),
        per_head=previous.per_head
        if is_ranking
        else draft.per_head or _is_of_rates(draft, previous),
        by_change=previous.by_change if goes_on else draft.by_change,
        nth=previous.nth if is_ranking else draft.nth,
        in_percent=draft.in_percent or in_percent,
        periods=draft.periods if has_period else kept_periods,
        span=draft.span if has_period else kept_span,
        release=draft.release or ("" if has_period else previous.release),
        is_counted_back=previous.is_counted_back and not (has_period or draft.years_back),
        years_back=draft.years_back + (0 if drops_back else previous.years_back),
    )


def _asked_before(
    previous: Question, before: tuple[str, ...], now: tuple[str, ...]
) -> tuple[str, ...]:
    """Return the places that were asked of one after the other before the one asked of now."""
    if before == now:
        return ()
    asked = dict.fromkeys((*previous.came_from, *before))
    return tuple(each for each in asked if each not in now)[-MOST_BEFORE:]


def _limit_of(draft: Question, previous: Question, operation: Operation) -> int:
    """Return how many are asked for: so many as before, where the draft does not say otherwise."""
    goes_on = operation == previous.operation != draft.operation
    same_years = operation in ("sum", "mean", "series") and previous.operation in OF_ROWS
    same_years = same_years and not (draft.limit or draft.periods or any(draft.span))
    limit = previous.limit if goes_on or same_years else draft.limit
    is_of_all = same_years and previous.operation == "series" and operation == "sum"
    is_of_all = is_of_all and not (limit or any(previous.span))
    return ALL_YEARS if is_of_all else limit


def _members_of(
    draft: Question,
    mentions: Mentions,
    before: Mapping[str, tuple[str, ...]],
    previous: Question,
    index: Index,
) -> dict[str, tuple[str, ...]]:
    """Return the members asked for: those of the draft in the place of those before, or beside."""
    first = index.dataset(previous.dataset).dimensions[0]
    nouns = {each.partition(":")[0] for each in _nouns(mentions)}
    is_each = mentions.has("by") or compares_each(mentions)
    is_all = _asks_for_all(mentions, first) or _asks_for_first(draft, mentions)
    spread = nouns if is_each else nouns & {first} if is_all else set()
    members = {
        name: kept
        for name, codes in before.items()
        if (kept := _wholes(name, codes, index) if name in spread else codes)
    }
    if is_of_country(mentions):
        members.pop(first, None)
    for name, codes in draft.members.items():
        is_beside = mentions.has("compare") and not names_both_sides(mentions, name)
        is_beside = is_beside or _is_share_of(draft, name, mentions, before, index)
        kept = before.get(name, ()) if is_beside else ()
        kept = kept or _whole_kept(draft, name, previous, index)
        members[name] = tuple(dict.fromkeys((*kept, *codes)))
    return members


def _whole_of_all(previous: Question, dataset: Dataset, index: Index) -> tuple[str, ...]:
    """Return the widest whole with a figure for what was given of each member of a dimension."""
    dimension = previous.breakdown.partition(":")[0]
    rest = {name: codes for name, codes in previous.members.items() if name != dimension}
    whole = replace(previous, members=rest)
    wholes = dataset.totals.get(dimension, ())
    with_figure = (e for e in wholes if has_figure_of(whole, dimension, e, dataset, index))
    return tuple(with_figure)[:1]


def _without_left_out(
    members: Mapping[str, tuple[str, ...]], left_out: tuple[str, ...]
) -> tuple[dict[str, tuple[str, ...]], tuple[str, ...]]:
    """Return the members without those left out of several that were named, and the others that
    are left out: of a list or of a whole.
    """
    kept = {
        name: tuple(each for each in codes if each not in left_out) or codes
        for name, codes in members.items()
    }
    dropped = {each for name, codes in members.items() for each in codes if each not in kept[name]}
    return kept, tuple(each for each in left_out if each not in dropped)


def _whole_kept(draft: Question, name: str, previous: Question, index: Index) -> tuple[str, ...]:
    """Return what a share is of that was just given, where another part of it is named."""
    codes, named = previous.members.get(name, ()), draft.members[name]
    if len(codes) < 2 or len(named) != 1 or draft.measure or not is_share(previous.measure, index):
        return ()
    return tuple(each for each in codes if named[0] in codes_inside(name, each, index))


def _is_share_of(
    draft: Question,
    name: str,
    mentions: Mentions,
    before: Mapping[str, tuple[str, ...]],
    index: Index,
) -> bool:
    """Whether a share is asked for of what a member lies in: the one was given, the other named."""
    if len(before.get(name, ())) != 1 or len(draft.members[name]) != 1 or not draft.measure:
        return False
    text = f" {' '.join(mentions.words)} "
    of_named = any(f" of {the}{each.text} " in text for each in mentions.of(name) for the in THE)
    if of_named and set(draft.members) == {name}:
        return is_share(draft.measure, index)
    (given,), (named,) = before[name], draft.members[name]
    is_part = named in codes_inside(name, given, index) or given in codes_inside(name, named, index)
    return is_part and is_share(draft.measure, index)


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


def _operation_of(draft: Question, mentions: Mentions, previous: Question) -> Operation:
    """Return what is to be done: what was done before, where the draft does not say otherwise."""
    if any(map(mentions.has, ABOUT_ROLES)):
        return draft.operation  # whose figures these are is not asked of a change or a rate
    operation = "sum" if _takes_together(draft, mentions, previous) else draft.operation
    dimension = previous.breakdown.partition(":")[0]
    is_kept = previous.operation in KEPT_OPERATIONS
    if draft.years_back:
        is_kept = previous.operation in OF_ANOTHER_YEAR and not previous.by_change
    if previous.operation in OVER_YEARS and draft.periods:
        is_kept = False
    if previous.operation == "ranking" and (
        dimension in draft.members or _nouns(mentions) or draft.measure
    ):
        is_kept = False
    if previous.operation in ("rate", "sum") and draft.measure:
        is_kept = False
    return previous.operation if operation == "values" and is_kept else operation


def _nouns(mentions: Mentions) -> list[str]:
    """Return the codes of the dimensions that are named: "by force"."""
    return [hit.code for each in mentions.of("dimension") for hit in each.candidates]
