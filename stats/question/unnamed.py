"""What a text mentions in, the words by which it speaks of a place without naming it out.

"Grooming in my area", "the local figures": the whole country is no answer to them.
"""

from __future__ import annotations

from stats.question.mentions import Mentions

OWNERS = ("my", "our", "the", "this", "that", "your", "his", "her", "their")
LOCAL = ("local", "locally")
PLACES = ("patch", "town", "city", "village", "neighbourhood", "borough", "constabulary", "county")
"""What a place is called beside the nouns that the packages have for it."""


def says_place(mentions: Mentions, first: str) -> tuple[str, ...]:
    """Return the words for a place that a text leaves to be guessed: "my area", "local".

    `first` is the dimension of places.
    """
    if mentions.has("national"):
        return ()
    nouns = {
        each.text
        for each in mentions.of("dimension")
        if not each.text.endswith("s") and each.candidates[0].code.partition(":")[0] == first
    }
    pairs = zip(mentions.words, mentions.words[1:], strict=False)
    owned = [
        f"{owner} {noun}"
        for owner, noun in pairs
        if owner in OWNERS and (noun in nouns or noun in PLACES)
    ]
    return (*owned, *(word for word in mentions.words if word in LOCAL))
