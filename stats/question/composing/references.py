"""A text that asks for what is otherwise only worked with in, the question about it out.

"Population of Kent": the people that rates are worked out with. Of those there is a figure for
each area at a date, so what is asked is a place and a year, and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from stats.choices import Part, add_part, make_choice, member_parts, period_parts
from stats.index.reader import Index
from stats.model import Assumption, Clarification, Dataset, Question
from stats.question.composing.members import find_members
from stats.question.words.explaining import Mention
from stats.question.words.lexicon import Role
from stats.question.words.mentions import Mentions, find_mentions
from stats.question.words.periods import PeriodMention
from stats.text import fold

BESIDE: frozenset[Role] = frozenset({"filler", "topic", "total", "latest", "greeting", "compare"})
"""Roles of words that ask for no more than a figure, or for several side by side."""
NOT_OF = (
    "There is no {label} of {place} alone, only of the area that it lies in. Is this what you mean?"
)
MID = re.compile(r"\bmid[- ](?=(?:19|20)[0-9]{2}\b)")
_LIVE = "live|lives|living|reside|are there|in total"


def ask_reference(text: str, index: Index) -> Question | Clarification | None:
    """Return the question about a reference that a text names; None where it names none."""
    for reference in index.references:
        rest = _without_name(fold(text), reference, index)
        if rest is not None:
            return _read_rest(rest, reference, index)
    return None


def _without_name(text: str, reference: Dataset, index: Index) -> str | None:
    """Return a text without the name of a reference, or how its unit is asked for."""
    measure = index.measure(reference.code, reference.measures[0])
    patterns = [
        rf"(?<!by )(?<!for )(?<!of )\b{re.escape(fold(each))}\b"
        for each in {reference.label, measure.label}
    ]
    patterns.append(rf"\bhow many {re.escape(fold(measure.unit))} (?:{_LIVE})\b")
    found = [match for each in patterns for match in re.finditer(each, text)]
    if len(found) != 1:
        return None
    start, end = found[0].span()
    return MID.sub("", f"{text[:start]} {text[end:]}")


def _read_rest(rest: str, reference: Dataset, index: Index) -> Question | Clarification | None:
    """Return the question about the place and year that the rest of a text names."""
    mentions = find_mentions(rest, index)
    (first, *others) = reference.dimensions
    named = [each for each in mentions.names if not _is_noun(each)]
    is_only = {each.concept for each in named} == {first}
    if not is_only or others or mentions.topics or mentions.unclear or not _asks_no_more(mentions):
        return None
    members = find_members(mentions, first, index)
    if isinstance(members, Clarification):
        part = Part("dataset", reference.code)
        return replace(members, choices=tuple(add_part(index, e, part) for e in members.choices))
    found = [(each, _periods_in(each, reference, index)) for each in mentions.periods]
    unknown = [each.text for each, codes in found if not codes]
    question = Question(
        dataset=reference.code,
        members={first: members.codes},
        periods=tuple(dict.fromkeys(codes for _, codes in found if codes)),
        period_text=unknown[0] if unknown else "",
        assumptions=tuple(_say_whose(members.codes, first, index)),
    )
    within = [each.text for each in named if each.candidates[0].kind == "within"]
    return _ask_wider(question, within, index) if within else question


def _is_noun(mention: Mention) -> bool:
    """Whether a name only says what kind of area is meant: "the Gwent police area"."""
    return mention.concept == "dimension" and not mention.text.endswith("s")


def _say_whose(codes: Sequence[str], first: str, index: Index) -> Iterator[Assumption]:
    """Say whose areas these are: a police area is more than the county of its name, often."""
    for code in (index.code(first, each) for each in codes):
        if code.official_name and code.official_name != code.label:
            yield Assumption(first, f"the area of {code.official_name}")


def _ask_wider(question: Question, within: Sequence[str], index: Index) -> Clarification:
    """Ask whether the area is meant that a place lies in, of which alone there is no figure."""
    parts = [*member_parts(question), *period_parts(question), Part("dataset", question.dataset)]
    choice = make_choice(index, "", parts)
    label = index.dataset(question.dataset).label
    prompt = NOT_OF.format(label=label, place=within[0].title())
    return Clarification(prompt, (replace(choice, label=choice.question),))


def _asks_no_more(mentions: Mentions) -> bool:
    said = {role for role, words in mentions.roles.items() if words}
    is_row = any(each.is_open or each.is_limit for each in mentions.periods)
    return said <= BESIDE and not (
        is_row or mentions.claims or mentions.asides or mentions.left_out
    )


def _periods_in(mention: PeriodMention, reference: Dataset, index: Index) -> tuple[str, ...]:
    """Return the period of a reference within a year that a text names; none for a longer time."""
    inside = [
        each.code
        for each in index.periods_of(reference.code)
        if mention.start and mention.start <= each.start and each.end <= mention.end
    ]
    return tuple(inside) if len(inside) == 1 else ()
