"""Every number that decides whether a text is understood, in one place, with what set it.

The measurements are those of `make bench` and `tests/test_questions.py`: the question sets, and
names misspelt by rule (of 9,000, 98 per cent right, none wrong).
"""

from __future__ import annotations

MAX_WORDS = 60
"""A longer text is no question. Source: the longest one in the question sets has 31 words."""

MAX_LETTERS = 1000
"""Nor is a text of more letters; the longest question has under 250."""

LONGEST_NAME = 9
"""Words looked up as one name; "England, Wales, Northern Ireland and Channel Islands" has seven."""

MAX_SPELLINGS = 5
"""Words of the vocabulary that one misspelt word is tried as."""

MAX_MISSPELT = 2
"""Misspelt words within one name."""

SHORTEST = 4
"""A shorter word must be written exactly: of three letters, one edit leaves little."""

SHORTEST_IN_COMPANY = 3
"""With the other words of a name beside it, three letters of four are enough: "south wst"."""

SHORTEST_JOINED = 8
"""Letters from which a word may be two names written together, each of `SHORTEST` letters."""

SHORTEST_OTHER_START = 8
"""Letters from which a word that begins with another letter may be wrong by two edits.
Source: "Botley" is two edits from Cowley, and a ward by itself."""

SHORTEST_PLACE = 7
"""There are thousands of short place names; any short mistake is close to one of them."""

LOOK_BEYOND = 1
"""Edits beyond the allowed ones that are looked at too, so that a close rival is seen."""

LONGEST_UNSURE = 6
"""Letters up to which a name one edit further away is a rival still.
Source: "ssex" is one edit from Essex and two from Sussex, and has to be asked."""

MAX_FILLER_ALONE = 3
"""Words of asking around a single name before it reads as talk that happens to hold the name.
Source: the chatter in the question sets."""

MAX_RANKED = 50
"""The highest number taken for "top N"; larger ones are years or counts."""

LONGEST_SHOWN = 30
"""Letters of a word that is repeated as not understood."""

MAX_CHOICES = 5
"""Readings offered when one has to be asked for; more are no help on a phone."""


def allowed_edits(length: int) -> int:
    """Return how many single-letter edits a word of this length may be wrong by.

    Source: two typos a word are understood from six letters on; one edit at four or five letters
    still leaves most of the word.

    >>> [allowed_edits(length) for length in (3, 4, 6, 12)]
    [0, 1, 2, 3]
    """
    if length < SHORTEST:
        return 0
    return 1 if length < 6 else 2 if length < 12 else 3
