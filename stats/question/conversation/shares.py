"""A share asked after figures that no package defines in, what is asked back in its place out.

Nothing says that these figures add up to a whole, so no share is worked out of them; and it must
not be asked of other figures without a word.
"""

from __future__ import annotations

import re

from stats.choices import Part, make_choice, member_parts, period_parts
from stats.index.narrow import NarrowIndex
from stats.index.reader import Index
from stats.model import Clarification, Question
from stats.question.composing.about import IS, START
from stats.question.words.mentions import find_mentions

NO_SHARE = "No share is worked out of these figures. Is this what you mean?"
_SHARE = re.compile(
    rf"{START}(?:what(?:{IS}|s)? )?(?:as )?(?:a |the )?"
    r"(?:share|percentage|proportion|per ?cent|%)(?: (?:of|is|are|in) (?P<rest>.+?))?\W*$",
    re.I,
)


def ask_share(text: str, previous: Question, index: Index) -> Clarification | None:
    """Return what to ask back where a text asks for a share and names a place at most."""
    if (match := _SHARE.match(text)) is None or not index.is_inferred(previous.dataset):
        return None
    if previous.operation == "change" and not match["rest"]:
        return None  # the change in per cent
    if match["rest"] and not _names_places(match["rest"], previous, index):
        return None
    parts = [*member_parts(previous), *period_parts(previous), Part("dataset", previous.dataset)]
    choice = make_choice(index, "", parts)
    label = choice.question
    return Clarification(NO_SHARE, (make_choice(index, label, parts),))


def _names_places(text: str, previous: Question, index: Index) -> bool:
    """Whether a text has nothing but names of the package's members, or of defined places."""
    narrow = NarrowIndex(index, index.dataset(previous.dataset), text=text)
    inside = find_mentions(text, narrow)
    if inside.names and not inside.unclear:
        return True
    if not index.datasets:
        return False
    defined = find_mentions(text, index)
    first = index.datasets[0].dimensions[0]
    is_place = bool(defined.names) and all(each.concept == first for each in defined.names)
    return is_place and not (defined.unclear or defined.topics)
