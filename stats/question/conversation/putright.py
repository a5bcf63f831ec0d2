"""A text that puts right what was asked before in, what it says in its place out.

"No, Essex", "sorry I meant surrey", "*kent" and "same but facebook" go on from the question before
them with one thing changed.
"""

from __future__ import annotations

import re

_SAID = (
    r"(?:i (?:actually )?(?:mean[t]?|said)|meant|make (?:that|it)|my mistake|typo|oops|whoops"
    r"|actually|wait|nope|sorry|should (?:be|have been)|try)"
)
_SIGH = r"(?:no+|oh|ah|er+|um+|hm+|ok|yes|yeah|well)"
_STARTS = (
    re.compile(rf"^\W*(?:{_SIGH}\b\W*)*(?:{_SAID}\b\W*)+(?=\w)", re.I),
    re.compile(r"^\W*(?:no+|nope)\s*[,.;:!…-]+\s*(?=\w)", re.I),
    re.compile(r"^\s*\*+\s*(?=\w)"),
)
_ANEW = re.compile(
    rf"^\W*(?:{_SIGH}\b\W*)*"
    r"(?:(?:forget|scrap|ignore|drop) (?:it|that|this)|never ?mind)\b\W*(?=\w)",
    re.I,
)
"""What follows these is asked anew, of nothing before it."""
_SAME = re.compile(r"^\W*(?:the )?same(?: again| thing| one| question)? but\b", re.I)


def put_right(text: str) -> tuple[str, bool]:
    """Return a text without the words that put something right, and whether it has such words.

    >>> put_right("no, essex"), put_right("sorry i meant Surrey"), put_right("*kent")
    (('essex', True), ('Surrey', True), ('kent', True))
    >>> put_right("same but facebook"), put_right("no figures for kent?")
    (('same facebook', True), ('no figures for kent?', False))
    >>> put_right("forget it, surrey grooming"), put_right("i said grooming")
    (('surrey grooming', False), ('grooming', True))
    >>> put_right("oops"), put_right("sorry")
    (('oops', False), ('sorry', False))
    """
    if (match := _ANEW.match(text)) is not None:
        return text[match.end() :], False
    if _SAME.match(text):
        return _SAME.sub("same", text), True
    for start in _STARTS:
        if (match := start.match(text)) is not None:
            return text[match.end() :], True
    return text, False
