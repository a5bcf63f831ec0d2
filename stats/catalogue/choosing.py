"""A text, what was asked back and what was taken of it in, the choice that the text takes out."""

from __future__ import annotations

from dataclasses import replace

from stats.answer import answer_question
from stats.catalogue.loaded import is_loaded
from stats.choices import NOT_DIMENSIONS, read_parts
from stats.index.reader import Index
from stats.model import Answer, Choice, Clarification, NoFigure, Question, Reply
from stats.question import ask_elsewhere, offer_others, pick_choice, says_other, with_offered


def choose(
    text: str, asked_back: Clarification | None, previous: Question | None, index: Index
) -> Choice | Clarification | None:
    """Return the choice that a text takes, or asks for in the place of the one it took before.

    A question, where several fit; None where the text takes none.
    """
    if asked_back is not None:
        return ask_elsewhere(text, asked_back, index) or pick_choice(text, asked_back, index)
    if previous is None or not says_other(text) or not is_loaded(previous, index):
        return None
    if previous.offered:
        return offer_others(previous.offered[1:])
    return offer_others(answer_question(previous, index).choices, is_taken=False)


def note_offered(reply: Reply, taken: Choice, asked: tuple[Choice, ...]) -> Reply:
    """Return the reply to a choice whose question knows what else was offered."""
    if not isinstance(reply, Answer | NoFigure):
        return reply
    return replace(reply, question=with_offered(reply.question, taken, asked))


def note_filled(reply: Reply, asked: Clarification, index: Index) -> Reply:
    """Return what `note_offered` does, for a member that was named in the place of a choice."""
    if not isinstance(reply, Answer | NoFigure):
        return reply
    members = {(name, code) for name, codes in reply.question.members.items() for code in codes}
    taken = [
        choice
        for choice in asked.choices
        if all(
            part.concept in NOT_DIMENSIONS or (part.concept, part.code) in members
            for part in read_parts(index, choice.key) or ()
        )
    ]
    return note_offered(reply, taken[0], asked.choices) if len(taken) == 1 else reply


def note_taken(reply: Reply, key: str, asked_back: Reply | None) -> Reply:
    """Return what `note_offered` does, for the choice of a message that a pressed button names."""
    if not isinstance(asked_back, Clarification):
        return reply
    taken = next((each for each in asked_back.choices if each.key == key), None)
    return reply if taken is None else note_offered(reply, taken, asked_back.choices)
