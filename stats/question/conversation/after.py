"""A text written after an answer in, what it asks of that answer as a phrase out.

Why a figure is so, whether it is much, whether it is sure: of nothing before, these ask nothing.
"""

from __future__ import annotations

import re

from stats.question.composing.about import IS, START, THAT
from stats.question.words.wordings.about import CAUTION, REASON, SIZE

_MUCH = (
    r"(?:a (?:lot|big|large|high|huge|small) ?(?:number|figure|one|rise|increase)?|lots|many|much"
    r"|loads|(?:very |really |so |quite |unusually )*(?:high|low|big|large|small|bad|good|normal"
    r"|typical|unusual|average|significant|worrying|alarming|shocking))"
)
_BY = r"(?: for (?:a|one) (?:force|area|region|place|year)| or (?:not|low|high|normal|what))?"
_SIZE = re.compile(
    rf"{START}(?:(?:is|are|was|were|isn.?t|sounds?|seems?|looks?|does) )?{THAT} "
    rf"(?:seem |look |sound )?{_MUCH}{_BY}\W*$|{START}{_MUCH}{_BY}\W*\?\W*$"
    rf"|{START}how (?:does|do|did) {THAT} compare"
    r"(?: (?:to|with) (?:others?|elsewhere|the rest|other (?:forces|areas|places)))?\W*$",
    re.I,
)
_RISE = rf"(?:{THAT}|the (?:rise|fall|increase|drop|change))"
_SURE = re.compile(
    rf"{START}(?:(?:are |r )?(?:you|u) (?:really |absolutely |quite )?(?:sure|certain|positive)"
    rf"(?: (?:about|of|on) {THAT})?|(?:really|seriously|for real)(?=\W*\?)"
    rf"|is {THAT} (?:right|correct|true|for real)"
    rf"|{THAT}(?:'?s| is| was)? (?:wrong|not right|incorrect)|{THAT} can.?t be right"
    rf"|(?:can|could|will) (?:you|u) (?:please )?(?:double[ -]?)?check(?: {THAT})?"
    r"(?: please)?)\W*$",
    re.I,
)
_WHY = re.compile(
    rf"{START}(?:any idea )?(?:why|whys|how come)"
    rf"(?: (?:(?:is|are|was|were|did|does|has|have) )?{THAT}(?:'?s)?)?"
    r"(?: (?:so|that|this|gone|go|going|been))*"
    r"(?: (?:high|low|many|few|much|big|large|small|up|down|rise|risen|fall|fallen|increased?"
    r"|dropp?e?d?|chang(?:e|ed|ing)))?(?: so much| by so much)?"
    r"(?: (?P<when>in [\d/–-]+)| (?:since|from|after) [\d/–-]+| (?:last|this|that) year)?\W*$"
    rf"|{START}what(?:{IS}|s)? (?:the )?(?:reasons?|cause|explanation|behind {_RISE})"
    rf"(?: (?:for|of|behind) {_RISE})?\W*$",
    re.I,
)
"""Why a figure is as it is, and whether that is much: asked after it, in no other words."""


_WHO_SAYS = re.compile(
    rf"{START}who(?:{IS}|s)? (?:says?|said|saying|claims?)(?: {THAT})?\W*$",
    re.I,
)
_RATIO = re.compile(
    rf"{START}(?:what(?:{IS}|s)? )?(?:the )?ratio(?: (?:of|between) (?:them|the two|these|those))?"
    r"\W*$|"
    rf"{START}how many times (?:more|higher|bigger|larger|as (?:many|high|much))"
    rf"(?: (?:is|was) {THAT})?\W*$",
    re.I,
)
"""How many times one figure is the other, which a difference says as well."""


RATIO_SAID = "how many times one is the other is said of counts of 50 and more"
"""How "ratio" is read: the difference says it, where a percentage might be said."""


def asks_ratio(text: str) -> bool:
    """Whether a text written after an answer asks how many times one figure is the other."""
    return bool(_RATIO.match(text))


def put_after(text: str) -> str:
    """Return a text written after an answer with what it asks of that as a phrase.

    >>> put_after("why?"), put_after("how come it's so high"), put_after("why so low?")
    ('why the figure is so', 'why the figure is so', 'why the figure is so')
    >>> put_after("is that a lot?"), put_after("is it normal"), put_after("seems high")
    ('how large the figure is', 'how large the figure is', 'seems high')
    >>> put_after("u sure?"), put_after("can you check"), put_after("is that right?")
    ('what to bear in mind', 'what to bear in mind', 'what to bear in mind')
    >>> put_after("what's the reason"), put_after("why did Kent rise"), put_after("high?")
    ('why the figure is so', 'why did Kent rise', 'how large the figure is')
    >>> put_after("that's wrong"), put_after("how does that compare?")
    ('what to bear in mind', 'how large the figure is')
    >>> put_after("who says?"), put_after("what's the ratio"), put_after("who says Kent")
    ('who published it', 'difference', 'who says Kent')
    >>> put_after("why so few in 2020/21?")
    'why the figure is so in 2020/21'
    """
    if (why := _WHY.match(text)) is not None:
        return f"{REASON[0]} {why['when']}" if why["when"] else REASON[0]
    if _WHO_SAYS.match(text):
        return "who published it"
    if asks_ratio(text):
        return "difference"
    if _SURE.match(text):
        return CAUTION[0]
    return SIZE[0] if _SIZE.match(text) else text
