"""Two questions in one text in, which of them comes first to ask back out.

One answer has every member with every period; "Norfolk Instagram and Suffolk Facebook" are two.
"""

from __future__ import annotations

import re
from dataclasses import replace

from stats.choices import Part, make_choice
from stats.index.reader import Index
from stats.model import Clarification, Period, Question
from stats.question.explaining import NO_MEMBERS
from stats.question.mentions import Mentions, find_mentions
from stats.question.periods import PeriodMention
from stats.question.thresholds import MAX_CHOICES
from stats.text import fold

TWO_THINGS = "More than one thing is asked. Which one first?"
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
    """Return the loaded periods that a mention means; a "year to October" may begin in October."""
    if not mention.start:
        return ()
    exact = index.find_periods(mention.start, mention.end)
    if exact or not mention.is_year_to:
        return exact
    return index.find_periods(f"{int(mention.end[:4]) - 1}{mention.end[4:]}", mention.end)
