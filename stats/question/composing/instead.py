"""What a text mentions and is not done here in, what there is in its place out, asked back."""

from __future__ import annotations

import re
from dataclasses import replace

from stats.choices import Part, make_choice, period_parts
from stats.index.reader import Index
from stats.model import Clarification, Dataset
from stats.question.composing.breakdown import breakdown_named
from stats.question.composing.datasets import APART, named_datasets
from stats.question.composing.drafting import draft_question
from stats.question.composing.operations import Request
from stats.question.composing.unnamed import CHILDREN
from stats.question.thresholds import MAX_CHOICES
from stats.question.words.mentions import Mentions, find_mentions
from stats.text import fold

PER_HEAD = "per 100,000 people"
OTHER_BASE = "Rates are worked out per 100,000 people here. "
_OTHER_BASE = re.compile(
    r"per (?:1 ?0?000|10 ?000|1k|10k|thousand|ten thousand|million|1 ?000 ?000)"
    r"(?: (?:people|population|residents|head|inhabitants))?"
)
JUDGED = frozenset(
    {
        "dangerous", "most dangerous", "more dangerous", "least dangerous", "safe", "safest",
        "safer", "unsafe", "most unsafe", "risky", "riskiest", "most risky", "least safe",
    }
)  # fmt: skip
"""Words of judgement, which no count of recorded offences gives."""
NO_JUDGEMENT = (
    "What is safe or dangerous cannot be told from recorded offences. They say for which {noun}"
    " most were recorded. In which set of figures?"
)
MOST = "most"
_SIDES = re.compile(r"\band\b|[,;]|&")


def other_base(mentions: Mentions) -> str:
    """Return what to say where all that is not understood is a rate of other people than ours."""
    unclear = mentions.unclear
    return OTHER_BASE if unclear and all(map(_OTHER_BASE.fullmatch, unclear)) else ""


def ask_judged(mentions: Mentions, request: Request, index: Index) -> Clarification | None:
    """Ask in which figures to look for the most where a judgement is asked for: "safest app"."""
    nouns = mentions.of("dimension")
    judged = set(mentions.unclear) - CHILDREN
    if not (nouns and judged and judged <= JUDGED):
        return None
    named = named_datasets(mentions, index) or index.datasets
    able = [each for each in named if _has_members(each, breakdown_named(mentions, each), index)]
    parts = [
        *(
            Part(each.concept, each.candidates[0].code)
            for each in mentions.names
            if each.concept in index.datasets[0].dimensions
        ),
        *period_parts(draft_question(mentions, request, {}, index)),
        Part("", f"{MOST} {nouns[0].text}"),
    ]
    choices = tuple(
        make_choice(index, each.label, [*parts, Part("dataset", each.code)]) for each in able
    )
    prompt = NO_JUDGEMENT.format(noun=nouns[0].text)
    return Clarification(prompt, choices[:MAX_CHOICES]) if choices else None


def _has_members(dataset: Dataset, spread: str, index: Index) -> bool:
    """Whether a dataset has figures of several members to put in order."""
    dimension, _, kind = spread.partition(":")
    if not dimension:
        return False
    totals = dataset.totals.get(dimension, ())
    codes = set(index.codes_with_figures(dataset.code, dimension)) - {*totals}
    return len([c for c in codes if kind in ("", index.code(dimension, c).kind)]) > 1


def find_two_sets(text: str, mentions: Mentions, index: Index) -> Clarification | None:
    """Ask which, where each side names a place and another set: "Kent total and Kent images"."""
    first = index.datasets[0].dimensions[0]
    if not mentions.of("dataset") or len(mentions.of(first)) < 2:
        return None
    sides = [find_mentions(side, index) for side in _SIDES.split(fold(text)) if side.strip()]
    if len(sides) < 2 or not all(e.of(first) and (e.of("dataset") or e.topics) for e in sides):
        return None
    sets = [named_datasets(each, index) or index.datasets[:1] for each in sides]
    codes = [each[0].code for each in sets if len(each) == 1]
    if len(codes) < len(sides) or len(set(codes)) < 2:
        return None
    choices = []
    for side, code in zip(sides, codes, strict=True):
        asked = draft_question(side if side.periods else mentions, Request("values"), {}, index)
        names = [each for each in side.names if each.concept in index.dataset(code).dimensions]
        parts = [*(Part(each.concept, each.candidates[0].code) for each in names)]
        parts += [*period_parts(asked), Part("dataset", code)]
        choices.append(make_choice(index, "", parts))
    shown = choices[:MAX_CHOICES]
    return Clarification(APART, tuple(replace(each, label=each.question) for each in shown))
