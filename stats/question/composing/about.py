"""A text in, what it asks of the figures in the place of one: who replied, what counts, whose.

What is asked in a frame ("what does grooming mean here", "did Essex reply") is written as a phrase
with the name beside it, so that the names in it are found as in any other text.
"""

from __future__ import annotations

import re

from stats.model import About
from stats.question.words.lexicon import ABOUT_ROLES, PHRASES
from stats.question.words.mentions import Mentions
from stats.text import split_words

NUMBER = frozenset(
    {"how many", "number of", "the number of", "numbers of", "no of", "hmany", "as a number"}
)
"""Words that ask for a number, which a share is none of."""

WHAT_IS = (("what",), ("whats",), ("what", "is"), ("what", "are"))
WHAT_IS_A = (("what", "is", "a"), ("what", "is", "an"), ("whats", "a"), ("whats", "an"))
ONE_OFFENCE = frozenset({"offence", "crime"})
START = r"^\W*(?:(?:and|so|but|ok|hi|hello|sorry|quick one|btw|pls|please|can you)\b\W*)*"
_TRULY = r"(?:actually |really |exactly |also )*"
_END = (
    r"(?:\s+(?:exactly|actually|really|here|mean|in (?:this|these|the|your)\b.*|please|pls))*\W*$"
)
IS = r"(?:'?s|\s+is|\s+are|\s+was|\s+were)"
_X = r"(?P<x>.{2,60}?)"
_FRAMES = (
    rf"what (?:does|do|did) (?:you mean by )?{_X} {_TRULY}"
    r"(?:mean|include|cover|count|consist of|refer to|stand for)",
    rf"what{IS} {_TRULY}(?:meant by|counted as|included in|covered by|class(?:ed|ified) as"
    rf"|defined as) {_X}",
    r"what (?:do|does) (?:you|they|the nspcc|nspcc|police|forces)"
    rf" (?:mean by|count as|class as|include in) {_X}",
    rf"what (?:counts|qualifies) as (?:an? )?{_X}",
    rf"how (?:is|are|do (?:you|they) define|does (?:the )?nspcc define) {_X}"
    r"(?: being)?(?: defined)",
    rf"(?:how do (?:you|they) )?define {_X}",
    rf"(?:what(?:{IS})? )?(?:the |your |their )?(?:definition|meaning) (?:of|for) {_X}",
    rf"(?:does|do) {_X} (?:include|cover|contain) (?P<y>.{{2,40}}?)",
)
_MEANING = [
    *(re.compile(f"{START}{frame}{_END}", re.I) for frame in _FRAMES),
    re.compile(rf"{START}{_X} (?:definition|meaning|defined|explained)\W*$", re.I),
]
FIGURES = r"(?:figures?|numbers?)"
_RELY = "(?:reliable|accurate|trustworthy|robust|solid|comparable|credible|dependable)"
_THESE = rf"(?:it|that|this|they|these|those|(?:the|this|that|these|those) {FIGURES})"
_RELIABLE = re.compile(
    rf"{START}(?:(?:is|are|were|was) (?:{_THESE}|the data) {_TRULY}{_RELY}"
    rf"|how {_RELY} (?:is|are) (?:{_THESE}|the data)"
    rf"|can (?:i|we|you) {_TRULY}(?:trust|rely on) (?:{_THESE}|the data))\W*$",
    re.I,
)
"""Whether figures may be relied on is for the reader to say, by their caveats."""
_NUMBER = r"(?:figure|number|total|count)"
THAT = rf"(?:it|that|this|they|these|those|(?:the|this|that|these|those) {_NUMBER}s?)"
_IT = re.compile(
    rf"^(?:it|that|this|they|these|those|(?:this|that|the|these|those) {FIGURES})$", re.I
)
_SOURCE = re.compile(
    rf"{START}(?:(?:what|who)(?:{IS})? )?(?:the |your |its )?"
    r"(?:sources?|publisher|publication date|date of publication)"
    rf"(?: (?:for|of) (?:this|that|it|these|those)(?: {FIGURES})?)?\W*$",
    re.I,
)
_FROM = re.compile(
    rf"{START}(?:where(?:{IS}|s| do| does| did)? {THAT}(?: all)? (?:(?:come|taken|got) )?from"
    rf"|who (?:collected|collects|compiled|compiles|gathered|made|counted|supplied) {THAT})\W*$"
    rf"|{START}when(?:{IS}|s| do| does| will| can)? (?:we get |i get )?(?:the |any |your )?"
    r"(?:next|new|newer|latest|updated|more recent) (?:ones|set|batch|figures?|stats|numbers?|data"
    r"|release|update|report)(?: (?:be|come|is|are|due|out|published|released|ready|coming|get"
    r"|getting|updated|available))*\W*$",
    re.I,
)
"""Where figures are from, and when others come: who published them when is all that is known."""
_TRAILING = re.compile(
    r"(?<=\w)[\s,.;:!?-]+(?:and )?(?:the )?sources?\s*(?:pls|please|plz)?\s*\?*\s*$", re.I
)
"""A source asked for behind a question, which every answer names."""
JOINS_SOURCE = frozenset(
    ("with", "plus", "and", "incl", "including", "the", "a", "its", "their", "of", "no", "what")
)
"""Words that a source is spoken of behind, in a phrase of its own."""
_DID_REPLY = re.compile(
    rf"{START}(?:why )?(?:did ?n.?t|did|have|has|do|does) (?P<who>.{{2,50}}?)"
    r" (?:not |ever |actually |even )*(?:reply|replied|respond|responded|answer|answered"
    r"|(?:give|supply|provide|send)(?: any| a| the| its| their)?"
    r" (?:figures?|figs|data|numbers?))\b",
    re.I,
)
"""Whether one is said to have replied; of all of them `wordings.replies` has it."""


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
    >>> put_about("wheres this from"), put_about("when are the new figures out?")
    ('who published it', 'who published it')
    >>> put_about("cambs insta, source?"), put_about("who is the source")
    ('cambs insta with source', 'who published it')
    >>> put_about("what does the mean cost"), put_about("kent grooming with source")
    ('what does the mean cost', 'kent grooming with source')
    """
    if _SOURCE.match(text) or _FROM.match(text):
        return "who published it"
    if _RELIABLE.match(text):
        return "what to bear in mind"
    if (match := _DID_REPLY.match(text)) is not None and not _is_all(match["who"]):
        return f"who replied: {match['who']}{text[match.end() :]}"
    if (match := _TRAILING.search(text)) is not None:
        left = text[: match.start()]
        return text if left.split()[-1].casefold() in JOINS_SOURCE else f"{left} with source"
    for frame in _MEANING:
        if (match := frame.match(text)) is not None:
            named = [part for part in match.groupdict().values() if part]
            names = ", ".join(part for part in named if not _IT.match(part))
            return f"what is counted: {names}" if names else "what is counted"
    return text


def asks_of_figures(text: str) -> bool:
    """Whether a text asks of the figures given and says nothing else: "source?", made a phrase.

    >>> asks_of_figures("who published it"), asks_of_figures("books published")
    (True, False)
    """
    words = tuple(split_words(text))
    return PHRASES.get(words) in ABOUT_ROLES


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
