"""Plain text in, the entities that Telegram finds in it by itself out: commands, mentions, hashtags, links, addresses.

Source: the regular expressions quoted in tdlib/td `MessageEntity.cpp` (match_bot_commands, match_mentions, match_hashtags ...).
Phone and card numbers are left out: nothing here depends on them.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from .entities import Entity, utf16_length
from .links import checked_link

FINDERS: Sequence[tuple[str, re.Pattern[str]]] = (
    ("bot_command", re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>])")),
    ("email", re.compile(r"(?<![\w.@+-])[A-Za-z0-9][\w.+-]{0,63}@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,24}(?![\w@])")),
    ("mention", re.compile(r"(?<!\w)@[A-Za-z0-9_]{4,32}(?!\w)")),
    ("hashtag", re.compile(r"(?<![\w#])#(?=[\d_]*[^\W\d_])\w{1,256}(?!\w*#)")),
    ("cashtag", re.compile(r"(?<![\w$])\$[A-Z]{1,8}(?![\w$])")),
    ("url", re.compile(
        r"(?<![\w@./-])(?:https?://)?(?:[A-Za-z0-9-]+\.)+(?:com|org|net|uk|me|io|gov|info|dev|eu|int|edu)"
        r"(?::\d{1,5})?(?:[/?#][^\s<>\"]*)?(?![\w@])", re.IGNORECASE)),
)  # fmt: skip
TRAILING = ".,:;!?)'\""


def find_entities(text: str) -> list[Entity]:
    """Return what is found, by position, none overlapping.

    >>> [(entity.type, entity.offset, entity.length) for entity in find_entities("/stat@a_bot for @reporter")]
    [('bot_command', 0, 11), ('mention', 16, 9)]
    """
    if not any(mark in text for mark in "/@#$."):
        return []
    spans = sorted(find_spans(text), key=lambda span: (span[1], -span[2]))
    # Offsets count UTF-16 units; the sums are needed only where something lies outside the basic plane.
    widths = list(accumulate((1 + (character > "\uffff") for character in text), initial=0))
    found: list[Entity] = []
    for kind, start, end in spans:
        if not found or widths[start] >= found[-1].end:
            found.append(Entity(kind, widths[start], utf16_length(text[start:end])))
    return found


def find_spans(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield type, start and end of each match, in characters."""
    for kind, pattern in FINDERS:
        for match in pattern.finditer(text):
            start, end = match.span()
            if kind == "url":
                end = start + len(match[0].rstrip(TRAILING))
                if checked_link(text[start:end]) is None:
                    continue
            yield kind, start, end
