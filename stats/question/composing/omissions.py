"""A question and the names that its text leaves out in, the question without those members out.

What would have to be taken off a whole ("the East without Bedfordshire") is in no print, and is not
worked out: those words count as not understood.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from stats.index.lookup import NameHit
from stats.index.reader import Index
from stats.model import Assumption, Question
from stats.question.composing.breakdown import codes_inside
from stats.question.words.exclusions import is_of_a_list
from stats.question.words.mentions import Mentions

ADDING = ("but", "and")


def drop_left_out(draft: Question, mentions: Mentions, index: Index) -> tuple[Question, Mentions]:
    """Return the draft without what is left out of it; what cannot be is not understood.

    What lies within a member that is asked of stays to be left out of a list of its parts; see
    `without_unlisted`.
    """
    if not mentions.left_out:
        return draft, mentions
    first = index.datasets[0].dimensions[0]
    said = mentions.said("left_out")
    is_denied = not any(map(is_of_a_list, said))
    # One offence can name two platforms: "Instagram but not WhatsApp" may want fewer of them.
    is_taken_off = any(text.split()[0] in ADDING for text in said)
    listed: list[str] = []
    assumed: list[Assumption] = []
    for mention in mentions.left_out:
        hit = mention.candidates[0]
        asked = draft.members.get(hit.concept, ())
        is_clear = len(mention.candidates) == 1 and hit.kind != "within" and hit.code not in asked
        if is_clear and (not asked or _lies_within(hit, asked, index)):
            listed.append(hit.code)
        elif is_clear and is_denied and (hit.concept == first or not is_taken_off):
            name = index.code(hit.concept, hit.code).name
            assumed.append(Assumption(hit.concept, f"{name} left out"))
        else:
            # "Kent, except London" takes nothing off Kent, and may want another whole.
            return draft, _not_understood(mentions)
    assumptions = (*draft.assumptions, *assumed)
    return replace(draft, left_out=tuple(listed), assumptions=assumptions), mentions


def _lies_within(hit: NameHit, wholes: Sequence[str], index: Index) -> bool:
    return any(hit.code in codes_inside(hit.concept, each, index) for each in wholes)


def without_unlisted(
    question: Question, mentions: Mentions, index: Index
) -> tuple[Question, Mentions]:
    """Return the question without what is to be left out of no list; that is not understood."""
    dimension = question.breakdown.partition(":")[0]
    is_list = all(index.has_code(dimension, code) for code in question.left_out)
    is_list = is_list and bool(question.universe)
    if not question.left_out or (is_list and not _wants_one(question, mentions)):
        return question, mentions
    return replace(question, left_out=()), _not_understood(mentions)


def _wants_one(question: Question, mentions: Mentions) -> bool:
    """Whether one number is wanted of all the others: "how many did all forces but Kent record"."""
    is_plain = question.operation == "values" and not mentions.has("by")
    return is_plain and "how many" in mentions.said("topic")


def _not_understood(mentions: Mentions) -> Mentions:
    return replace(mentions, unclear=(*mentions.unclear, *mentions.said("left_out")))


def say_never_in(question: Question, mentions: Mentions, index: Index) -> str:
    """Return that places left out never were in a figure; empty where they are, or may be."""
    first = index.dataset(question.dataset).dimensions[0]
    asked = set(question.members.get(first, ()))
    inside = {code for each in asked for code in codes_inside(first, each, index)}
    left = {(hit.concept, hit.code) for each in mentions.left_out for hit in each.candidates}
    # Places lie apart; one offence can name two platforms.
    is_of_places = bool(left) and {concept for concept, _ in left} == {first}
    is_apart = is_of_places and not {code for _, code in left} & (asked | inside)
    if not is_apart or not asked or question.breakdown:
        return ""
    names = " and ".join(sorted({index.code(*each).name for each in left}))
    return f"{names} {'is' if len(left) == 1 else 'are'} not in this figure. "
