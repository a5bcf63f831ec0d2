"""Words of a question on one measure that are not understood in, what they may mean out.

"Birch" is a word of "Birch Hospital" alone; the "English" of "English regions" says nothing where
all of them lie in England.
"""

from __future__ import annotations

import re
from dataclasses import replace

from stats.choices import Part, make_choice
from stats.index.narrow import NarrowIndex
from stats.model import Clarification, Code
from stats.question.thresholds import MAX_CHOICES
from stats.question.words.mentions import Mentions
from stats.text import split_words

WHICH_MEMBER = "Which is meant by “{}”?"
MOST_LOOKED_AT = 1000
"""Members of a dimension whose names are looked through for a word. Source: 5 ms."""
SHORTEST = 3
"""Letters of a word of a name that stands for it."""
NATIONS = {"english": "E", "scottish": "S", "welsh": "W"}
"""Words for what lies in a nation, and what the codes of the register begin with there."""
PERCENT = frozenset({"percent", "per cent", "percentage", "pct"})
_CODE = re.compile(r"[ENSW]\d{8}")


def ask_part_named(text: str, mentions: Mentions, narrow: NarrowIndex) -> Clarification | None:
    """Ask which member is meant by the one word that is not understood; None where none has it."""
    unclear = [word for said in mentions.unclear for word in said.split()]
    if len(unclear) != 1 or len(unclear[0]) < SHORTEST:
        return None
    word = unclear[0]
    found = [code for code in list_members(narrow) if word in split_words(code.label)]
    if not 0 < len(found) <= MAX_CHOICES:
        return None
    rest = " ".join(each for each in split_words(text) if each != word)
    choices = tuple(
        make_choice(
            narrow,
            code.name,
            [
                Part(code.dimension, code.code),
                Part("dataset", narrow.only.code),
                *([Part("", rest)] if rest else []),
            ],
        )
        for code in found
    )
    return Clarification(WHICH_MEMBER.format(word), choices)


def list_members(narrow: NarrowIndex) -> list[Code]:
    """Return the members that a question may name a part of, of lists that are not too long."""
    lists = [(each, narrow.codes(each)) for each in narrow.only.dimensions]
    return [
        narrow.code(dimension, code)
        for dimension, codes in lists
        if len(codes) <= MOST_LOOKED_AT
        for code in codes
    ]


def pass_over_nation(mentions: Mentions, narrow: NarrowIndex) -> Mentions:
    """Return the mentions without a nation's word before a kind of which all lie in it."""
    said = [word for word in mentions.unclear if word in NATIONS]
    nouns = [mention.candidates[0].code for mention in mentions.of("dimension")]
    if len(said) != 1 or len(nouns) != 1:
        return mentions
    dimension, _, kind = nouns[0].partition(":")
    codes = [narrow.code(dimension, code) for code in narrow.codes(dimension)]
    own = [each.printed for each in codes if each.kind == kind]
    if not own or not all(_CODE.match(each) and each[0] == NATIONS[said[0]] for each in own):
        return mentions
    return replace(mentions, unclear=tuple(each for each in mentions.unclear if each != said[0]))


def take_percent(mentions: Mentions) -> tuple[Mentions, bool]:
    """Return the mentions without the "per cent" that a change is asked for in, and if it is."""
    said = [text for text in mentions.unclear if text in PERCENT]
    if not said or not mentions.has("change"):
        return mentions, False
    rest = tuple(text for text in mentions.unclear if text not in PERCENT)
    return replace(mentions, unclear=rest), True
