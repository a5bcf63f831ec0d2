"""What a text mentions in, the words by which it speaks of a thing without naming it out.

"Grooming in my area", "the local figures": the whole country is no answer to them. "Crime in Kent":
offences of some kinds are no answer to it.
"""

from __future__ import annotations

from stats.question.words.mentions import Mentions

OWNERS = ("my", "our", "the", "this", "that", "your", "his", "her", "their")
LOCAL = ("local", "locally")
PLACES = ("patch", "town", "city", "village", "neighbourhood", "borough", "constabulary", "county")
"""What a place is called beside the nouns that the packages have for it."""

ALL_KINDS = frozenset({"crime", "crimes"})
"""What is of all kinds where nothing says of which: "crimes", but "Instagram crimes"."""
CHILDREN = frozenset({"child", "children", "kid", "kids", "minor", "minors"})


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


def says_all_kinds(mentions: Mentions, first: str) -> tuple[str, ...]:
    """Return the words for crime where nothing but a place, of dimension `first`, is named beside.

    >>> says_all_kinds(Mentions(roles={"topic": ("how many", "crimes")}, words=("crimes",)), "area")
    ('crimes',)
    """
    is_told = mentions.topics or any(each.concept != first for each in mentions.names)
    if is_told or CHILDREN & set(mentions.words):
        return ()
    return tuple(said for said in mentions.said("topic") if said in ALL_KINDS)
