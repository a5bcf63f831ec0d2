"""Two questions in one text in, which of them comes first to ask back out.

One answer has every member with every period; "Norfolk Instagram and Suffolk Facebook" are two.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from stats.choices import Part, make_choice
from stats.index.reader import Index
from stats.model import Assumption, Clarification, Period, Question
from stats.periods import name_kind
from stats.question.thresholds import MAX_CHOICES
from stats.question.words.explaining import NO_MEMBERS
from stats.question.words.mentions import Mentions, find_mentions
from stats.question.words.periods import PeriodMention
from stats.question.words.yearpatterns import ALIKE
from stats.text import fold

TWO_THINGS = "More than one thing is asked. Which one first?"
LISTED = "“plus” gives each by itself, “added up” asks for the sum"
_JOINED = re.compile(r"\band\b|\bvs?\b|\bversus\b|\bwith\b|[,;:]")


def find_pairs(mentions: Mentions, index: Index) -> Clarification | None:
    """Ask which, where two things are asked at once: "Norfolk Instagram and Suffolk Facebook"."""
    named = [m for m in mentions.names if m.concept not in NO_MEMBERS]
    pairs = list(zip(named[::2], named[1::2], strict=False))
    concepts = {(one.concept, other.concept) for one, other in pairs}
    is_paired = len(pairs) > 1 and 2 * len(pairs) == len(named) and len(concepts) == 1
    codes = {tuple(m.candidates[0].code for m in side) for side in zip(*pairs, strict=True)}
    if not is_paired or concepts.pop()[0] in {m.concept for m in named[1::2]}:
        return None
    if any(len(set(side)) < len(side) for side in codes):
        return None
    parts = [[Part(m.concept, m.candidates[0].code) for m in pair] for pair in pairs]
    choices = [make_choice(index, "", each) for each in parts[:MAX_CHOICES]]
    return Clarification(
        TWO_THINGS, tuple(replace(choice, label=choice.question) for choice in choices)
    )


def find_crossed(text: str, draft: Question, index: Index) -> Clarification | None:
    """Ask which, where each member is asked for another year: "Kent 2021/22, Surrey 2022/23"."""
    if len(draft.periods) < 2 or not any(len(codes) > 1 for codes in draft.members.values()):
        return None
    found = [find_mentions(part, index) for part in _JOINED.split(fold(text))]
    whole = [part for part in found if len(part.periods) == 1 and len(_members(part)) == 1]
    is_crossed = len(whole) == len(draft.periods) and len({_members(p) for p in whole}) > 1
    if not is_crossed:
        return None
    choices = [
        make_choice(
            index,
            "",
            [
                *(Part(m.concept, m.candidates[0].code) for m in part.names),
                *(Part("period", each.code) for each in find_loaded(part.periods[0], index)[:1]),
            ],
        )
        for part in whole[:MAX_CHOICES]
    ]
    return Clarification(
        TWO_THINGS, tuple(replace(choice, label=choice.question) for choice in choices)
    )


def _members(mentions: Mentions) -> tuple[str, ...]:
    """Return the codes of dimensions that a text names."""
    return tuple(m.candidates[0].code for m in mentions.names if m.concept not in NO_MEMBERS)


def find_loaded(mention: PeriodMention, index: Index) -> tuple[Period, ...]:
    """Return the loaded periods that a mention means; a "year to October" may begin in October.

    Years that are published by their kind alone are none of the months that a mention says, and
    none of another kind.
    """
    if not mention.start:
        return ()
    exact = index.find_periods(mention.start, mention.end)
    if mention.kind or mention.is_by_months:
        exact = _of_kind(exact, mention)
    if exact or not mention.is_year_to:
        return exact
    found = index.find_periods(f"{int(mention.end[:4]) - 1}{mention.end[4:]}", mention.end)
    return _of_kind(found, mention)


BY_MONTHS = frozenset({"financial"})
"""Kinds of years that are asked for by their months as well, April to March."""


def _of_kind(periods: Sequence[Period], mention: PeriodMention) -> tuple[Period, ...]:
    """Return the periods that are of the kind that a mention says, or of none that is stated."""
    named = [each for each in periods if not each.has_months]
    if not named:
        return () if mention.kind == "calendar" and any(map(_is_over, periods)) else tuple(periods)
    kind = ALIKE.get(mention.kind, mention.kind)
    if mention.is_by_months:
        return tuple(e for e in periods if e not in named or name_kind(e.code) in BY_MONTHS)
    if kind == "calendar":
        return tuple(each for each in periods if each not in named)
    own = (ALIKE.get(said, said) for said in (name_kind(each.code) for each in named))
    return tuple(each for each, said in zip(named, own, strict=True) if said == kind)


def _is_over(period: Period) -> bool:
    return period.start[:4] != period.end[:4]


def unsaid_kind(mention: PeriodMention, periods: Sequence[Period]) -> bool:
    """Whether a kind of year is asked for of periods that are not said to be of any."""
    has_kind = mention.kind not in ("", "calendar")
    return has_kind and bool(periods) and all(each.has_months for each in periods)


def say_listed(question: Question, mentions: Mentions) -> Question:
    """Return the question with a word on what "plus" does between members or years: it lists."""
    several = [dimension for dimension, codes in question.members.items() if len(codes) > 1]
    several += ["period"] if len(question.periods) > 1 else []
    is_list = bool(several) and question.operation == "values" and not question.breakdown
    if not (is_list and mentions.has("plus")):
        return question
    return replace(question, assumptions=(*question.assumptions, Assumption(several[0], LISTED)))
