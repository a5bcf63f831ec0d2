"""A text in, what it asks of the figures in the place of one: who replied, what counts, whose.

What is asked in a frame ("what does grooming mean here", "did Essex reply") is written as a phrase
with the name beside it, so that the names in it are found as in any other text.
"""

from __future__ import annotations

import re

from stats.model import About
from stats.question.mentions import Mentions
from stats.question.wordings.about import REASON, SIZE

NUMBER = frozenset(
    {"how many", "number of", "the number of", "numbers of", "no of", "hmany", "as a number"}
)
"""Words that ask for a number, which a share is none of."""

WHAT_IS = (("what",), ("whats",), ("what", "is"), ("what", "are"))
WHAT_IS_A = (("what", "is", "a"), ("what", "is", "an"), ("whats", "a"), ("whats", "an"))
ONE_OFFENCE = frozenset({"offence", "crime"})
_START = r"^\W*(?:(?:and|so|but|ok|hi|hello|sorry|quick one|btw|pls|please|can you)\b\W*)*"
_TRULY = r"(?:actually |really |exactly |also )*"
_END = (
    r"(?:\s+(?:exactly|actually|really|here|mean|in (?:this|these|the|your)\b.*|please|pls))*\W*$"
)
_IS = r"(?:'?s|\s+is|\s+are|\s+was|\s+were)"
_X = r"(?P<x>.{2,60}?)"
_FRAMES = (
    rf"what (?:does|do|did) (?:you mean by )?{_X} {_TRULY}"
    r"(?:mean|include|cover|count|consist of|refer to|stand for)",
    rf"what{_IS} {_TRULY}(?:meant by|counted as|included in|covered by|class(?:ed|ified) as"
    rf"|defined as) {_X}",
    r"what (?:do|does) (?:you|they|the nspcc|nspcc|police|forces)"
    rf" (?:mean by|count as|class as|include in) {_X}",
    rf"what (?:counts|qualifies) as (?:an? )?{_X}",
    rf"how (?:is|are|do (?:you|they) define|does (?:the )?nspcc define) {_X}"
    r"(?: being)?(?: defined)",
    rf"(?:how do (?:you|they) )?define {_X}",
    rf"(?:what(?:{_IS})? )?(?:the |your |their )?(?:definition|meaning) (?:of|for) {_X}",
    rf"(?:does|do) {_X} (?:include|cover|contain) (?P<y>.{{2,40}}?)",
)
_MEANING = [
    *(re.compile(f"{_START}{frame}{_END}", re.I) for frame in _FRAMES),
    re.compile(rf"{_START}{_X} (?:definition|meaning|defined|explained)\W*$", re.I),
]
_FIGURES = r"(?:figures?|numbers?)"
_RELY = "(?:reliable|accurate|trustworthy|robust|solid|comparable|credible|dependable)"
_THESE = rf"(?:it|that|this|they|these|those|(?:the|this|that|these|those) {_FIGURES})"
_RELIABLE = re.compile(
    rf"{_START}(?:(?:is|are|were|was) (?:{_THESE}|the data) {_TRULY}{_RELY}"
    rf"|how {_RELY} (?:is|are) (?:{_THESE}|the data)"
    rf"|can (?:i|we|you) {_TRULY}(?:trust|rely on) (?:{_THESE}|the data))\W*$",
    re.I,
)
"""Whether figures may be relied on is for the reader to say, by their caveats."""
_NUMBER_NOUN = r"(?:figure|number|total|count)"
_THAT = rf"(?:it|that|this|they|these|those|(?:the|this|that|these|those) {_NUMBER_NOUN}s?)"
_MUCH = (
    r"(?:a (?:lot|big|large|high|huge|small) ?(?:number|figure|one|rise|increase)?|lots|many|much"
    r"|loads|(?:very |really |so |quite |unusually )*(?:high|low|big|large|small|bad|good|normal"
    r"|typical|unusual|average|significant|worrying|alarming|shocking))"
)
_BY = r"(?: for (?:a|one) (?:force|area|region|place|year)| or (?:not|low|high|normal|what))?"
_SIZE = re.compile(
    rf"{_START}(?:(?:is|are|was|were|isn.?t|sounds?|seems?|looks?|does) )?{_THAT} "
    rf"(?:seem |look |sound )?{_MUCH}{_BY}\W*$|{_START}{_MUCH}{_BY}\W*\?\W*$",
    re.I,
)
_RISE = rf"(?:{_THAT}|the (?:rise|fall|increase|drop|change))"
_WHY = re.compile(
    rf"{_START}(?:any idea )?(?:why|whys|how come)"
    rf"(?: (?:is|are|was|were|did|does|has|have) {_THAT})?(?: (?:so|that|this|gone|go|going|been))*"
    r"(?: (?:high|low|many|few|much|big|large|small|up|down|rise|risen|fall|fallen|increased?"
    r"|dropp?e?d?|chang(?:e|ed|ing)))?(?: so much| by so much)?\W*$"
    rf"|{_START}what(?:{_IS}|s)? (?:the )?(?:reasons?|cause|explanation|behind {_RISE})"
    rf"(?: (?:for|of|behind) {_RISE})?\W*$",
    re.I,
)
"""Why a figure is as it is, and whether that is much: asked after it, in no other words."""
_IT = re.compile(
    rf"^(?:it|that|this|they|these|those|(?:this|that|the|these|those) {_FIGURES})$", re.I
)
_SOURCE = re.compile(
    rf"{_START}(?:what(?:{_IS})? )?(?:the |your |its )?"
    r"(?:sources?|publisher|publication date|date of publication)"
    rf"(?: (?:for|of) (?:this|that|it|these|those)(?: {_FIGURES})?)?\W*$",
    re.I,
)
_DID_REPLY = re.compile(
    rf"{_START}(?:why )?(?:did ?n.?t|did|have|has|do|does) (?P<who>.{{2,50}}?)"
    r" (?:not |ever |actually |even )*(?:reply|replied|respond|responded|answer|answered"
    r"|(?:give|supply|provide|send)(?: any| a| the| its| their)?"
    r" (?:figures?|figs|data|numbers?))\b",
    re.I,
)
"""Whether one is said to have replied; of all of them `stats.question.wordings.replies` has it."""


def put_about(text: str) -> str:
    """Return a text with the frame of a question about the figures as a phrase before its names.

    >>> put_about("what does grooming mean here?"), put_about("define image offences")
    ('what is counted: grooming', 'what is counted: image offences')
    >>> put_about("does facebook include messenger"), put_about("what does that include?")
    ('what is counted: facebook, messenger', 'what is counted')
    >>> put_about("did Essex Police reply in 2019?"), put_about("source?")
    ('who replied: Essex Police in 2019?', 'who published it')
    >>> put_about("why did Essex not reply"), put_about("are these figures reliable?")
    ('who replied: Essex', 'what to bear in mind')
    >>> put_about("what does the mean cost"), put_about("kent grooming with source")
    ('what does the mean cost', 'kent grooming with source')
    """
    if _SOURCE.match(text):
        return "who published it"
    if _RELIABLE.match(text):
        return "what to bear in mind"
    if (match := _DID_REPLY.match(text)) is not None and not _is_all(match["who"]):
        return f"who replied: {match['who']}{text[match.end() :]}"
    for frame in _MEANING:
        if (match := frame.match(text)) is not None:
            named = [part for part in match.groupdict().values() if part]
            names = ", ".join(part for part in named if not _IT.match(part))
            return f"what is counted: {names}" if names else "what is counted"
    return text


def put_after(text: str) -> str:
    """Return a text written after an answer with what it asks of that as a phrase.

    >>> put_after("why?"), put_after("how come it's so high"), put_after("why so low?")
    ('why the figure is so', "how come it's so high", 'why the figure is so')
    >>> put_after("is that a lot?"), put_after("is it normal"), put_after("seems high")
    ('how large the figure is', 'how large the figure is', 'seems high')
    >>> put_after("what's the reason"), put_after("why did Kent rise"), put_after("high?")
    ('why the figure is so', 'why did Kent rise', 'how large the figure is')
    """
    if _WHY.match(text):
        return REASON[0]
    return SIZE[0] if _SIZE.match(text) else text


def find_about(mentions: Mentions) -> About:
    """Return what is asked of the figures; beside a number asked for, that is said with it."""
    if asks_number(mentions):
        return ""
    if mentions.has("meaning") or _asks_what_is(mentions):
        return "meaning"
    for asked in ("caution", "reason", "size"):
        if mentions.has(asked):
            return asked
    if mentions.has("origin"):
        return "source"
    return "coverage" if mentions.has("coverage") else ""


def asks_number(mentions: Mentions) -> bool:
    """Whether a text asks for a number in so many words."""
    return bool(NUMBER & set(mentions.said("topic")))


def _asks_what_is(mentions: Mentions) -> bool:
    """Whether a text asks what a set of figures is, and nothing of it: "what is grooming"."""
    names = [mention for mention in mentions.names if mention.concept == "dataset"]
    if len(names) != 1 or len(mentions.names) != 1 or mentions.periods:
        return False
    words, length = mentions.words, len(names[0].text.split())
    if words[-1] in ONE_OFFENCE and words[: -length - 1] in WHAT_IS_A:
        return True  # "what is a grooming offence"
    return words[:-length] in (*WHAT_IS, *WHAT_IS_A)


def _is_all(who: str) -> bool:
    """Whether those said to have replied are no single one: "did all the forces reply"."""
    words = {"all", "every", "everyone", "everybody", "any", "they", "anyone", "forces", "most"}
    return bool(words & set(who.casefold().split()))
