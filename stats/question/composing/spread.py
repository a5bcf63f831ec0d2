"""A question about a group or a breakdown in, the members that it spreads over out."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from stats.index.reader import Index
from stats.model import WHOLE, Assumption, Dataset, Period, Question
from stats.question.composing.askingwords import says_by, which_of
from stats.question.composing.breakdown import (
    break_down,
    breakdown_meant,
    breakdown_named,
    codes_inside,
    find_wider,
    has_figure_of,
    is_published_of,
)
from stats.question.composing.leftovers import compares_each, says_each
from stats.question.composing.operations import Request, last_years
from stats.question.composing.several import find_loaded
from stats.question.words.explaining import Mention
from stats.question.words.mentions import Mentions
from stats.question.words.periods import PeriodMention, split_years
from stats.question.words.wordings.doing import WHOLE as WHOLE_WORDS
from stats.selection import adds_years, any_published, asked_periods, month_number

INSIDE = ("in", "within", "for", "of", "used")
"""After a plural that a text begins with: each of them is asked for."""
IN_THE = ("in the", "in its", "within the", "within its", "of the", "of its", "across the")
"""Before the noun for what a member lies in."""
TOO = ("and how many", "n how many", "and then how many", "plus how many")
"""After a total, words that ask for a member of it as well."""
TAKEN_TOGETHER = ("all", "all the", "across", "across the", "across all", "over", "over all")
"""Before a plural: one figure of all of them is asked for."""
OVER_PARTS = frozenset({"values", "series", "extreme", "ranking", "mean"})
"""Operations that can be done over the parts of a year."""
LEAST_PARTS = 2
"""Parts that make a row of what is in print of a year; a single one is no year."""
WITHIN = ("in", "in the", "within", "within the", "across", "across the", "of the")
"""Before an area's name: what is asked for lies within it."""


def spread_members(
    question: Question, request: Request, mentions: Mentions, index: Index
) -> Question:
    """Return the question with lists read as groups where they are, and breakdowns written out."""
    dataset = index.dataset(question.dataset)
    question = _over_parts(question, mentions, dataset, index)
    question = _with_total(question, mentions, dataset, index)
    for dimension, codes in question.members.items():
        if len(codes) > 1 and dimension in dataset.dimensions:
            if dimension != dataset.dimensions[0]:
                question = _without_totals(question, dimension, mentions, dataset)
            question = _gather(question, dimension, mentions, dataset, index)
    if request.operation == "mean" and not adds_years(question, index):
        question = _average_of(question, mentions, dataset, index)
    if question.operation == "sum" and not (
        adds_years(question, index) or any(len(each) > 1 for each in question.members.values())
    ):
        question = replace(question, operation="values")
    if _is_one_change(question, dataset):
        question = _rank_changes(question, index)
        if question.operation == "ranking":
            request = Request("ranking", question.order, question.limit, by_change=True)
    if request.operation == "values" and _asks_where(mentions):
        request = _place_within(question, dataset, index) or request
        question = replace(question, operation=request.operation, order=request.order)
    is_of_each = request.operation == "change" and bool(
        question.breakdown or says_each(question, mentions) or which_of(mentions)
    )
    if (
        request.operation == "ranking"
        or is_of_each
        or (
            request.operation in ("values", "series", "rate")
            and (
                question.breakdown
                or _asks_for_each(mentions, dataset)
                or _asks_for_parts(question, mentions, dataset, index)
            )
        )
    ):
        wider = _within_wider(question, mentions, dataset, index)
        spread = ("" if wider else breakdown_named(mentions, dataset)) or question.breakdown
        question = wider or question
        if request.operation == "ranking" and not spread:
            if _asks_for_year(question, mentions, dataset, index):
                text = "" if any(question.span) else question.period_text
                question = replace(
                    question,
                    operation="extreme",
                    order=request.order,
                    limit=last_years(mentions),
                    period_text=text,
                )
                return fill_first(span_periods(question, index), dataset, index)
            spread = breakdown_meant(question, mentions, dataset, index)
        if spread:
            question = replace(question, breakdown="")
            is_best_of = request.operation == "ranking" and not mentions.has("rank")
            question = break_down(question, spread, dataset, index, among=is_best_of)
    if request.operation == "ranking" and question.period_text:
        question = replace(question, span=("", ""))
    if request.operation == "ranking" and not question.breakdown:
        question = replace(question, operation="values", order="", limit=0)
    return fill_first(question, dataset, index)


def _is_one_change(question: Question, dataset: Dataset) -> bool:
    """Whether the largest rise is asked for between just two years, and not whose: one change of
    the whole is no largest one, so it is asked which of its parts.
    """
    is_open = not (question.members.get(dataset.dimensions[0]) or question.breakdown)
    is_of_changes = question.operation == "extreme" and question.by_change and not question.periods
    return is_open and is_of_changes and len(_years_of(question.span)) == len(("first", "last"))


def _years_of(span: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    return split_years(PeriodMention("", *span))


def _rank_changes(question: Question, index: Index) -> Question:
    """Return the question for the largest of a year's changes of all there are."""
    found = [index.find_periods(*each) for each in _years_of(question.span)]
    periods = tuple(tuple(each.code for each in period) for period in found)
    if not all(periods):
        return question
    ranked = replace(question, operation="ranking", limit=1)
    return replace(ranked, periods=periods, span=("", ""))


def _over_parts(question: Question, mentions: Mentions, dataset: Dataset, index: Index) -> Question:
    """Return the question about a year that is in print only by its parts as one about those: of
    prices by month, "in 2020" is each month, the highest, or their average.
    """
    if not dataset.is_inferred or not question.period_text or question.operation not in OVER_PARTS:
        return question
    asked = sorted(mentions.periods, key=lambda each: each.start)
    if not all(each.start and each.end for each in asked) or not all(
        _adjoins(one, other) for one, other in pairwise(asked)
    ):
        return question
    loaded = [each for each in asked if find_loaded(each, index)]
    is_row = not loaded or question.operation in ("values", "series")
    is_said = question.period_text in {each.text for each in asked}
    if not (is_row and is_said) or len(question.periods) != len(loaded):
        return question
    periods = index.periods_of(dataset.code)
    inside = {each: [one for one in periods if _lies_in(one, each)] for each in asked}
    if empty := [each.text for each in asked if not inside[each]]:
        return replace(question, period_text=empty[0])
    if sum(map(len, inside.values())) < LEAST_PARTS:
        return question
    operation = "series" if question.operation == "values" else question.operation
    span = asked[0].start, asked[-1].end
    return replace(question, operation=operation, period_text="", periods=(), span=span)


def _lies_in(period: Period, mention: PeriodMention) -> bool:
    return mention.start <= period.start and period.end <= mention.end


def _adjoins(earlier: PeriodMention, later: PeriodMention) -> bool:
    return month_number(later.start) == month_number(earlier.end) + 1


def _with_total(question: Question, mentions: Mentions, dataset: Dataset, index: Index) -> Question:
    """Return the question with the whole beside a member: "the total and how many on Instagram"."""
    text = f" {' '.join(mentions.words)} "
    totals = [each for each in mentions.said("total") if each in WHOLE_WORDS]
    named = [name for name in dataset.dimensions[1:] if len(question.members.get(name, ())) == 1]
    is_asked = question.operation == "values" and len(named) == 1
    if not is_asked or not any(f" {total} {join} " in text for total in totals for join in TOO):
        return question
    (dimension,) = named
    member = question.members[dimension][0]
    wholes = dataset.totals.get(dimension, ())
    whole = [each for each in wholes if has_figure_of(question, dimension, each, dataset, index)]
    if not whole or member in wholes:
        return question
    return replace(question, members={**question.members, dimension: (whole[0], member)})


def _within_wider(
    question: Question, mentions: Mentions, dataset: Dataset, index: Index
) -> Question | None:
    """Return the question about a member and what it lies in: "Surrey's rank in the region"."""
    first = dataset.dimensions[0]
    codes = question.members.get(first, ())
    text = f" {' '.join(mentions.words)} "
    for noun in mentions.of("dimension"):
        kind = noun.candidates[0].code.partition(":")[2]
        if len(codes) == 1 and any(f" {words} {noun.text} " in text for words in IN_THE):
            wider = find_wider(codes[0], kind, first, index)
            if wider:
                return replace(question, members={**question.members, first: (*codes, wider[0])})
    return None


def _average_of(question: Question, mentions: Mentions, dataset: Dataset, index: Index) -> Question:
    """Return the question about each of what the average is of; about a day, plain values."""
    if question.measure and index.measure(dataset.code, question.measure).method == "per_day":
        return replace(question, operation="values")
    spread = breakdown_named(mentions, dataset) or question.breakdown
    question = replace(question, breakdown="") if spread else question
    return break_down(question, spread, dataset, index) if spread else question


def _without_totals(
    question: Question, dimension: str, mentions: Mentions, dataset: Dataset
) -> Question:
    """Leave out a code for the whole beside a member: "the share of Snapchat where known"."""
    is_list = mentions.has("compare") or "as well as" in mentions.said("filler")
    if is_list or question.operation == "difference" or question.measure is None:
        return question
    totals = dataset.totals.get(dimension, ())
    kept = tuple(code for code in question.members[dimension] if code not in totals)
    return replace(question, members={**question.members, dimension: kept}) if kept else question


def _place_within(question: Question, dataset: Dataset, index: Index) -> Request | None:
    """Read "where is Suffolk in the East" as asking for the place of one among the others."""
    for dimension in dataset.dimensions:
        codes = question.members.get(dimension, ())
        if any(set(codes_inside(dimension, each, index)) & set(codes) for each in codes):
            return Request("ranking", "highest")
    return None


def _asks_for_year(question: Question, mentions: Mentions, dataset: Dataset, index: Index) -> bool:
    """Whether the highest of an area's years is asked for: "Kent's highest grooming figure"."""
    first, *others = dataset.dimensions
    asks_who = {"which", "who", "where", "whos"} & set(mentions.words) or mentions.has("rank")
    members = question.members.get(first, ())
    if len(members) != 1 or asks_who or question.limit > 1 or question.per_head:
        return False
    if question.by_change or question.nth:
        return False
    text = f" {' '.join(mentions.words)} "
    names = [mention.text for mention in mentions.of(first)]
    if any(f" {word} {name} " in text for word in WITHIN for name in names):
        inside = break_down(question, first, dataset, index)
        if inside.universe and not (dataset.is_inferred and inside.scope_place):
            return False  # "lowest in the South West" is one of its parts
    spread = [break_down(question, other, dataset, index) for other in others]
    return mentions.has("total") or not any(each.breakdown and each.universe for each in spread)


def span_periods(question: Question, index: Index) -> Question:
    """Return a question about the years within the dated periods named, in the place of these."""
    named = [index.period(group[0]) for group in question.periods]
    dated = [each for each in named if each.start and each.end]
    if not dated:
        return question
    span = (min(each.start for each in dated), max(each.end for each in dated))
    undated = tuple(g for g, each in zip(question.periods, named, strict=True) if each not in dated)
    return replace(question, periods=undated, span=span)


def _asks_where(mentions: Mentions) -> bool:
    return any(text.startswith("where") for text in mentions.said("filler"))


def _asks_for_each(mentions: Mentions, dataset: Dataset) -> bool:
    """Whether members are asked for each: "by force", "which platforms", those above a number."""
    text = f" {' '.join(mentions.words)} "
    return (
        says_by(mentions)
        or (mentions.bound is not None and mentions.bound.of == "members")
        or compares_each(mentions)
        or any(
            f" which {noun.text} " in text
            or mentions.has("left_out")
            or (" list " in text and f" {noun.text} " in text)
            or _is_asked_each(noun, text, mentions, dataset)
            for noun in _plural_nouns(mentions)
        )
    )


def _is_asked_each(noun: Mention, text: str, mentions: Mentions, dataset: Dataset) -> bool:
    """Whether a plural asks for each: "forces in the east", "all Welsh forces", "grooming apps".

    "All platforms" is the total; the members of the first dimension are rather listed.
    """
    if {*mentions.said("total"), *mentions.said("national")} - {"all"} or mentions.has("sum"):
        return False
    named = [m.text for m in mentions.names if m.concept not in ("dimension", "measure", "period")]
    subjects = [*mentions.topics, *(m.text for m in mentions.of("dataset"))]
    of_first = noun.candidates[0].code.partition(":")[0] == dataset.dimensions[0]
    plural = noun.text
    is_named = bool(mentions.of(noun.candidates[0].code.partition(":")[0]))
    is_whole = any(f" {word} {plural} " in text for word in TAKEN_TOGETHER)
    if dataset.is_inferred and not (is_named or is_whole or mentions.has("mean")):
        return True  # "obesity English regions" names none of them
    is_start = any(text.startswith(f" {plural} {word} ") for word in (*INSIDE, *named))
    is_all = of_first and any(
        f" all {the}{name}{plural} " in text
        for the in ("", "the ")
        for name in ("", *(f"{each} " for each in named))
    )
    return is_start or is_all or any(f" {word} {plural} " in text for word in subjects)


def _asks_for_parts(question: Question, mentions: Mentions, dataset: Dataset, index: Index) -> bool:
    """Whether "Welsh forces" is written of a whole that nobody has published: its parts are."""
    text = f" {' '.join(mentions.words)} "
    names = [mention.text for mention in mentions.names if mention.concept != "dimension"]
    return (
        not (mentions.has("total") or mentions.has("sum"))
        and any(
            f" {name} {noun.text} " in text for name in names for noun in _plural_nouns(mentions)
        )
        and not any_published(index, dataset, question.members, None, asked_periods(question))
    )


def fill_first(question: Question, dataset: Dataset, index: Index) -> Question:
    """Fill the first dimension, where nothing of it is named, with the widest whole that has it."""
    first = dataset.dimensions[0]
    # Spread over one dimension, it may still be open which member of another is meant.
    is_spread = dataset.is_inferred and question.breakdown.partition(":")[0] == first
    if question.members.get(first) or is_spread:
        return question
    wholes = dataset.totals.get(first, ())
    with_figure = [code for code in wholes if has_figure_of(question, first, code, dataset, index)]
    whole = next(iter((*with_figure, *wholes)), None)
    if whole is None:
        return question
    assumed = question.assumptions
    if first != WHOLE:
        name = index.code(first, whole).name
        assumed = (*assumed, Assumption(first, f"no {first.replace('-', ' ')} named: {name}"))
    members = {first: (whole,), **question.members}
    return replace(question, members=members, assumptions=assumed)


def _gather(
    question: Question, dimension: str, mentions: Mentions, dataset: Dataset, index: Index
) -> Question:
    """Read a list of members as the group of just these, where that is what is in print.

    Only where one of them has no figure of its own, or "or" was written between them; the total
    of a year that is named is the printed one.
    """
    codes = question.members[dimension]
    is_sum = question.operation == "sum" or mentions.has("plus")
    is_first = dimension == dataset.dimensions[0]
    has_all = all(has_figure_of(question, dimension, code, dataset, index) for code in codes)
    is_dated_sum = question.operation == "sum" and bool(question.periods)
    if has_all and (is_first or not (is_sum or "or" in mentions.words)) and not is_dated_sum:
        return question
    for group in index.groups(dimension):
        if set(group.members) == set(codes) and (
            is_published_of(question, dimension, group.code, dataset, index)
            or (
                is_sum
                and not (is_first and has_all)
                and has_figure_of(question, dimension, group.code, dataset, index)
            )
        ):
            return replace(question, members={**question.members, dimension: (group.code,)})
    return question


def _plural_nouns(mentions: Mentions) -> list[Mention]:
    return [m for m in mentions.of("dimension") if m.text.endswith("s")]
