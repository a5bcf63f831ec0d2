"""A text written after a question was asked back in, the choice that it takes out.

"Grooming", "the second one", "west" and "2019/20" say which of the choices is meant; what a text
says besides is added to it. A text that goes against all of them takes none, and is read alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from stats.choices import Part, add_part, read_parts
from stats.index.reader import Index
from stats.model import Choice, Clarification
from stats.question.composing.askingwords import operation_parts
from stats.question.composing.several import find_loaded
from stats.question.conversation.others import says_all, says_other, take_all
from stats.question.words.mentions import Mentions, find_mentions
from stats.question.words.yearpatterns import COUNTS
from stats.text import fold, split_words

YES = frozenset(
    split_words("""
    yes yeah yep yup ya y aye correct right exactly sure ok okay please indeed definitely
    """)
)
"""Words that take the only choice there is."""
ORDINALS = (
    ("1", "1st", "first"), ("2", "2nd", "second"), ("3", "3rd", "third"), ("4", "4th", "fourth"),
    ("5", "5th", "fifth"),
)  # fmt: skip
LAST = frozenset({"last"})
QUIET = frozenset(
    split_words("""
    the a one ones option number choice please pls ok okay yes yeah i mean meant then just only
    that this it in for of is was want wanted go with sorry um er oh ah
    """)
)
"""Words that say nothing of which choice is meant."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a text says of one concept: any of these codes."""

    concept: str
    codes: frozenset[str]


def pick_choice(text: str, asked: Clarification, index: Index) -> Choice | Clarification | None:
    """Return the choice that a text takes, those it leaves, or None where it takes none of them."""
    words = split_words(fold(text))
    telling = tuple(word for word in words if word not in QUIET)
    choices = asked.choices
    if not words or not choices:
        return None
    if YES.issuperset(words):
        return choices[0] if len(choices) == 1 else asked
    if exact := [each for each in choices if each.question == text]:
        return exact[0]  # a choice that was pressed, or taken by its number
    labels = [_with_digits(split_words(fold(each.label))) for each in choices]
    called, said = _with_digits(telling), _with_digits(words)
    for label in (said, called):
        if label in labels:
            # An exact label is meant, whatever else has its words: "Wales" is not England and Wales
            return choices[labels.index(label)] if labels.count(label) == 1 else asked
    if says_other(text):
        return asked
    if (asked.open is None or len(choices) == 2) and len(choices) > 1 and says_all(text):
        return take_all(text, asked, index)
    has_numbers = any(word.isdecimal() for label in labels for word in label)
    is_number = bool(called) and called[0].isdecimal()
    numbered = None if has_numbers and is_number else _numbered(telling, choices)
    if numbered is not None:
        return numbered
    if asked.open is not None:
        return None  # one that is not offered may be meant as well
    # "One" says which it is in "one-year".
    if by_label := _labelled(said, labels, choices) or _labelled(called, labels, choices):
        return _one_of(by_label, asked)
    return _coded(text, asked, index) if index.datasets else None


def _numbered(telling: Sequence[str], choices: Sequence[Choice]) -> Choice | None:
    """Return the choice whose place is said, and nothing else: "the second one"."""
    if len(telling) != 1 or len(choices) < 2:
        return None
    if telling[0] in LAST:
        return choices[-1]
    places = (place for place, said in enumerate(ORDINALS) if telling[0] in said)
    place = next(places, len(choices))
    return choices[place] if place < len(choices) else None


def _with_digits(words: Sequence[str]) -> tuple[str, ...]:
    """Return words with numbers in digits: "three-year" has the 3 of "3 years"."""
    return tuple("1" if word == "one" else str(COUNTS.get(word, word)) for word in words)


def _labelled(
    telling: Sequence[str], labels: Sequence[Sequence[str]], choices: Sequence[Choice]
) -> list[Choice]:
    """Return the choices whose label has all the telling words; empty where all or none have."""
    # Of "2018/19" and "2019/20", "2019" is not the one that begins with it.
    is_year = any(len(word) == len("2019") for word in telling if word.isdecimal())
    has = [
        each
        for each, label in zip(choices, labels, strict=True)
        if (list(label) == list(telling) if is_year else set(telling) <= set(label))
    ]
    return has if telling and len(has) < len(choices) else []


def _one_of(choices: Sequence[Choice], asked: Clarification) -> Choice | Clarification:
    return choices[0] if len(choices) == 1 else replace(asked, choices=tuple(choices))


def _coded(text: str, asked: Clarification, index: Index) -> Choice | Clarification | None:
    """Return as `pick_choice` by the codes that a text names."""
    mentions = find_mentions(text, index)
    said = _said(mentions, index)
    if not set(mentions.unclear) <= QUIET or not (said or operation_parts(mentions)):
        return None
    found = [(each, read_parts(index, each.key) or ()) for each in asked.choices]
    fits = [
        (choice, parts)
        for choice, parts in found
        if not any(_goes_against(each, parts, index) for each in said)
    ]
    # "By force" asks for each of them, and not for the choice that is a force.
    telling = [each for each in said if each.concept != "dimension" or not mentions.has("by")]
    is_told = any(_stands_in(each, parts, index) for _, parts in fits for each in telling)
    if not fits or (len(asked.choices) == 1 and not is_told):
        return None
    added = [_with_rest(choice, parts, said, mentions, index) for choice, parts in fits]
    told = [each for each in added if each is not None]
    return _one_of(told, asked) if len(told) == len(fits) else None


def _said(mentions: Mentions, index: Index) -> list[Said]:
    """Return what a text says of each concept; a word of datasets' names speaks for them."""
    named = [
        Said(each.concept, frozenset(hit.code for hit in each.candidates))
        for each in mentions.names
    ]
    named += [Said("dataset", codes) for codes in (mentions.topics or {}).values()]
    named += [
        Said("period", frozenset(period.code for period in find_loaded(each, index)))
        for each in mentions.periods
    ]
    return named


def _codes_in(said: Said, parts: Sequence[Part], index: Index) -> frozenset[str]:
    """Return the codes of a choice that something said is about; of a noun, their kinds."""
    if said.concept != "dimension":
        return frozenset(part.code for part in parts if part.concept == said.concept)
    dimensions = {code.partition(":")[0] for code in said.codes}
    return frozenset(
        f"{part.concept}:{index.code(part.concept, part.code).kind}"
        for part in parts
        if part.concept in dimensions
    )


def _stands_in(said: Said, parts: Sequence[Part], index: Index) -> bool:
    return bool(said.codes & _codes_in(said, parts, index))


def _goes_against(said: Said, parts: Sequence[Part], index: Index) -> bool:
    codes = _codes_in(said, parts, index)
    return bool(codes) and not said.codes & codes


def _with_rest(
    choice: Choice, parts: Sequence[Part], said: Sequence[Said], mentions: Mentions, index: Index
) -> Choice | None:
    """Return a choice with what a text says besides: a year, a platform, what is to be done.

    None where that has several meanings.
    """
    for each in said:
        if each.concept == "dimension" or not each.codes or _codes_in(each, parts, index):
            continue
        if len(each.codes) > 1 and each.concept != "period":
            return None
        choice = add_part(index, choice, Part(each.concept, min(each.codes)))
    unknown = [each.text for each in mentions.periods if not find_loaded(each, index)]
    for part in (*(Part("", text) for text in unknown), *operation_parts(mentions)):
        choice = add_part(index, choice, part)
    return choice
