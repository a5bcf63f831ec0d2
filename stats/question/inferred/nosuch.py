"""A question on one measure with a name that its list does not have in, what to say of it out.

To leave the name out would be to answer of something else: of England, where North Wexshire is
asked for. So what is there is said, and only names that are near are offered.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from rapidfuzz.distance import OSA

from stats.choices import Part, make_choice, member_parts, period_parts, span_parts
from stats.index.analysis import is_asking
from stats.index.narrow import NarrowIndex
from stats.model import TECHNICAL_KINDS, WHOLE, Clarification, Code, Question
from stats.question.composing.askingwords import operation_parts
from stats.question.inferred.beginnings import WIDER
from stats.question.inferred.nearly import list_members
from stats.question.thresholds import LONGEST_SHOWN, MAX_CHOICES, SHORTEST, allowed_edits
from stats.question.words.lexicon import PHRASES
from stats.question.words.mentions import Mentions
from stats.text import plural, split_words, squash

SHOWN = 8
"""Names of a list that are said; a longer one is said to go on."""
GENERIC = WIDER | frozenset(
    ("town", "rovers", "wanderers", "athletic", "school", "primary", "academy", "college", "high",
     "university", "hospital", "hospitals", "teaching", "trust", "nhs", "foundation", "ward",
     "council", "borough", "police", "constabulary", "force", "park", "road", "street", "service",
     "services", "group", "surgery", "practice", "centre", "station", "library", "court", "house")
)  # fmt: skip
"""Words of what a thing is: York City is not near to Hull City."""
DONE = frozenset(
    ("built", "made", "sold", "born", "spent", "taken", "held", "given", "seen", "sent", "paid",
     "lost", "won", "bought", "caught", "left", "grown", "drawn", "driven", "eaten", "broken",
     "stolen", "hurt", "put", "kept", "met", "run", "begun")
)  # fmt: skip
"""What is done with things that are counted, of words that do not end so that it shows."""
NONE_CALLED = "“{}” is not understood: {} has no such {}."
IS_NEAR = "Is one of these meant?"
NOT_LISTED = "{} has no {}. Is one of these meant?"
SHORTEST_SLIP = 6
"""Letters of a name that may be one letter away from another that a list has: "highlands"."""


def ask_other_name(
    question: Question, mentions: Mentions, narrow: NarrowIndex
) -> Clarification | None:
    """Return what a list has in the place of a name that it has not; None where none is missing.

    That is where words are left that nothing explains, and a dimension of which nothing is named.
    """
    unknown = _unknown(mentions)
    open_ones = [
        dimension
        for dimension in narrow.only.dimensions
        if dimension != WHOLE and not mentions.of(dimension) and len(narrow.codes(dimension)) > 1
    ]
    if not unknown or not open_ones or question.breakdown or mentions.has("national"):
        return None
    run = _longest_run(unknown, mentions.words)
    name = narrow.name_of("dataset", narrow.only.code)
    members = [each for each in list_members(narrow) if each.kind not in TECHNICAL_KINDS]
    near = [each for each in members if each.dimension in open_ones and _is_near(run.split(), each)]
    dimension = near[0].dimension if near else open_ones[0]
    prompt = NONE_CALLED.format(run[:LONGEST_SHOWN], name, dimension.replace("-", " "))
    if near:
        parts = _parts(question, mentions, narrow, dimension)
        choices = tuple(
            make_choice(narrow, code.name, [Part(code.dimension, code.code), *parts])
            for code in near[:MAX_CHOICES]
        )
        return Clarification(f"{prompt} {IS_NEAR}", choices)
    listed = [each.name for each in members if each.dimension == dimension]
    return Clarification(f"{prompt} {_say_names(listed, dimension)}".strip(), ())


def ask_near_member(
    question: Question, mentions: Mentions, narrow: NarrowIndex
) -> Clarification | None:
    """Return what a list has by nearly the same name where it lacks the member that was found: of
    "highlands", Highland, where only other lists have the Highlands and Islands.
    """
    for mention in (each for name in question.members for each in mentions.of(name)):
        dimension, said = mention.concept, squash(mention.text)
        hits = mention.candidates
        if len(said) < SHORTEST_SLIP or any(
            narrow.cubes.has_code(narrow.only, dimension, hit.code) for hit in hits
        ):
            continue
        near = [
            code
            for code in list_members(narrow)
            if code.dimension == dimension and OSA.distance(squash(code.name), said) == 1
        ]
        if near:
            name = narrow.name_of("dataset", narrow.only.code)
            parts = _parts(question, mentions, narrow, dimension)
            prompt = NOT_LISTED.format(name, narrow.code(dimension, hits[0].code).name)
            choices = tuple(
                make_choice(narrow, code.name, [Part(dimension, code.code), *parts])
                for code in near[:MAX_CHOICES]
            )
            return Clarification(prompt, choices)
    return None


def _parts(
    question: Question, mentions: Mentions, narrow: NarrowIndex, dimension: str
) -> list[Part]:
    """Return what else is asked, for a choice that names a member of a dimension."""
    named = [part for part in member_parts(question) if mentions.of(part.concept)]
    return [
        *(part for part in named if part.concept != dimension),
        *period_parts(question),
        *span_parts(question),
        Part("dataset", narrow.only.code),
        *operation_parts(mentions),
    ]


def _unknown(mentions: Mentions) -> tuple[str, ...]:
    """Return the words that nothing explains; those of asking that cannot be done are none."""
    return tuple(
        text
        for text in mentions.unclear
        if PHRASES.get((text,), "unsupported") == "unsupported"
        and text in mentions.words  # a word of the label's part of the text is no name
        and not is_asking(text)
        and not _is_done(text)
    )


def _is_done(word: str) -> bool:
    """Whether a word says what was done with the things counted, and is no name: "homes built".

    >>> [_is_done(word) for word in ("built", "demolished", "ted", "leeds")]
    [True, True, False, False]
    """
    return word in DONE or (word.endswith("ed") and len(word) > SHORTEST + 1)


def _longest_run(unknown: Sequence[str], words: Sequence[str]) -> str:
    """Return the words that are not known as they stand together: "pizza hut"."""
    grouped = groupby(words, key=lambda word: word in unknown)
    runs = [tuple(run) for is_unknown, run in grouped if is_unknown]
    return max((" ".join(run) for run in runs), key=len, default="")


def _is_near(said: Sequence[str], code: Code) -> bool:
    """Whether each word of a run that is not known, and that says more than of what kind a thing
    is, is one of a name, its start, or nearly one: "pizza hut" is none of a pizzeria.
    """
    telling = [word for word in said if word not in GENERIC]
    named = [word for word in split_words(code.label) if word not in GENERIC]
    return bool(telling) and all(any(_is_like(word, each) for word in named) for each in telling)


def _is_like(word: str, said: str) -> bool:
    return (
        word == said
        or (len(said) > SHORTEST and word[:SHORTEST] == said[:SHORTEST])
        or (len(said) == SHORTEST and word.startswith(said))
        or (
            min(len(word), len(said)) >= SHORTEST
            and OSA.distance(word, said) <= min(2, allowed_edits(len(said)))
        )
    )


def _say_names(names: Sequence[str], dimension: str) -> str:
    """Say the names of a list, or the first of them.

    >>> _say_names(["Kent", "Essex"], "police-force"), _say_names(["Kent"], "area")
    ('The police forces are Kent, Essex.', 'The area is Kent.')
    """
    noun = dimension.replace("-", " ")
    if len(names) < 2:
        return f"The {noun} is {names[0]}." if names else ""
    shown = ", ".join(names[:SHOWN])
    if len(names) <= SHOWN:
        return f"The {plural(noun)} are {shown}."
    return f"The {len(names)} {plural(noun)} are {shown} and others."
