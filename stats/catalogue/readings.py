"""A text that is being typed in, the replies to what it may mean out, each with a short id."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from hashlib import sha256

from stats.index.reader import Index
from stats.model import Answer, Clarification, NoFigure, NoMatch, Reply
from stats.question import complete_text

MAX_READINGS = 10
HELP_KEY = "help"
KEY_LENGTH = 24
"""Characters of an id, of the 64 bytes that Telegram lets an inline result have. Source: 96 bits,
which no two of ten readings share."""
Ask = Callable[[str], Reply]


def ask_readings(text: str, index: Index, ask: Ask) -> tuple[tuple[str, Reply], ...]:
    """Return the replies to the likely readings of a text, best first, each with its id.

    Of a text whose last word is not finished, those to what it may become. Empty where the text is
    no question; where somebody needs help, only where to find it. `ask` answers a text.
    """
    first = ask(text)
    replies: list[Reply] = [first]
    if not isinstance(first, NoMatch):
        # What there is of the whole is no reading of a text that names a part.
        same = [choice for choice in first.choices if not choice.is_wider]
        replies += [ask(choice.question) for choice in same]
    elif first.is_call_for_help:
        return ((HELP_KEY, first),)
    else:
        replies += _ask_completed(complete_text(text, first.unknown, index), ask)
    readings = {
        reading_key(reply.reading): reply
        for reply in replies
        if isinstance(reply, Answer | NoFigure)
    }
    return tuple(readings.items())[:MAX_READINGS]


def _ask_completed(texts: Sequence[str], ask: Ask) -> list[Reply]:
    """Return the answers to texts, and to the choices where the first of them is asked back;
    where there are none, why there is no figure.
    """
    replies = [ask(text) for text in texts]
    if replies and isinstance(replies[0], Clarification):
        replies[:1] = [ask(choice.question) for choice in replies[0].choices]
    answers: list[Reply] = [each for each in replies if isinstance(each, Answer)]
    return answers or [each for each in replies if isinstance(each, NoFigure)]


def reading_key(reading: str) -> str:
    """Return the id of a reading: the same at every start."""
    return sha256(reading.encode()).hexdigest()[:KEY_LENGTH]
