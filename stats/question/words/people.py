"""A text as written in, the same without who asks and for whom out.

Names of people and of newspapers are in no list, so they are found by where they stand, and only
where capitals set them off: "Thanks, Jo at BBC South East", "Sarah needs ...", "Burnley Express: ".
"""

from __future__ import annotations

import re
from collections.abc import Callable

from stats.text import split_words

_SIGNED = re.compile(
    r"\b([Tt]hanks|[Tt]hank you|[Cc]heers|[Tt]a|[Tt]hx|[Rr]egards|[Ww]ishes)"
    r"[\s,.!–-]*[\s,][A-Z]\w*\.?(?:\s[A-Z]\w*\.?)?(?:\s(?:at|from|of)\s.{2,40})?\s*$"
)
_TELLER = re.compile(
    r"^\s*(?!Nobody|No|Some|Any|Every|Who|Which|What|All|None)[A-Z][a-z]+ "
    r"(?:needs|wants|asked for|is asking for|is after) "
)
_TITLES = (
    "Observer|Telegraph|Express|Times|Post|Echo|Mail|Gazette|Chronicle|Herald|Argus|Mercury|Standard"
    "|Star|Mirror|Journal|News|Today|Live|Online|Courier|Advertiser|Examiner|Guardian|Independent"
    "|Citizen|Press|Review|Recorder|Reporter|Leader|Argus|Sentinel|Radio|Hub"
)
_LEAD = (
    r"(?:(?:hi|hello|hey|hiya|morning|afternoon|its|it's|this|is|the|from|at|here|writing|for|we|are"
    r"|working|reporting|i|am|im|i'm|a|an|reporter|journalist|with|on|of|and)\b[\s,]*){0,8}"
)
_OUTLET = re.compile(
    rf"^\s*(?i:{_LEAD})(?P<place>(?:[A-Za-z][\w']*\s+){{0,3}}?)"
    r"(?:(?:[Ee]vening|[Dd]aily|[Ww]eekly|[Ss]unday)\s+)?"
    rf"(?:{_TITLES}|{_TITLES.lower()}|(?<!acebook )(?<!FB )(?<!fb )Messenger)"
    r"(?=\s*(?:[:,.–-]|here\b|asking\b|calling\b))",
)
_PURPOSE = re.compile(
    r"^\s*for (?:the|our|an?|my|this|tomorrow's|today's|tonight's) "
    r"(?P<place>(?:[\w'’-]+ ){0,3}?)"
    r"(?:pages?|graphic|chart|map|table|panel|piece|story|stories|copy|website|site|audience|readers"
    r"|bulletin|newsletter|leaflet|explainer|fact ?box|edition|supplement|spread|splash|feature"
    r"|report|briefing|comparison)\b(?=\s*[,:]|\s+(?:i|we|could|can|please|how|what|which|where))"
    r"\s*[,:]?\s*",
    re.IGNORECASE,
)
_READER = re.compile(
    r"^\s*(?:a|one|another|our|some) (?:reader|listener|viewer|councillor|teacher|parent|caller|mp)"
    r"(?: (?:in|from|near|of|at) (?P<place>[\w' -]{3,30}?))?"
    r" (?:asks|asked|is asking|wants to know|wanted to know|wonders|would like to know)"
    r"(?: (?:us|me|about|for))*\s+",
    re.IGNORECASE,
)
_GROUP = re.compile(
    r"^\s*(?:(?:our|the|some|local|my|a few|several)\s+)*"
    r"(?:parents|mums|dads|teachers|schools|pupils|students|readers|listeners|viewers|councillors"
    r"|mps|governors|campaigners|charities|residents|heads|headteachers|carers|families|people)\s+"
    r"(?:(?:are|have been|keep|keeps|were|will be|is)\s+)?"
    r"(?:(?:want|wants|wanting|need|needing|like)\s+to\s+(?:know|see)|wonder|wondering"
    r"|ask|asked|asking|need|needing|want|wanting|(?:doing|having|planning|holding)\b[^-–—:,]*[-–—:,])"
    r"(?:\s+(?:me|us|about|for|the))*\s+(?!how many (?:people|children|kids)\b)",
    re.IGNORECASE,
)
_SITE = re.compile(r"^\s*(?:[A-Z]\w+\s){1,2}(?:Online|Live)(?=\s*[:,–-])")
_JOINED = re.compile(r"^\s*[A-Z][a-z]+(?:Live|Online|News|Today)(?=\s*[:,–-])")
_STATION = re.compile(r"^\s*(?:BBC|ITV|PA|Sky|STV)(?:\s(?:News|Radio|Look|Calendar|Granada))?\b")

_CALLER = re.compile(
    r"^\s*(?:(?:hi|hello|hey|hiya|morning)\b[\s,]*)?"
    r"(?:bbc|itv|pa|sky|stv)(?:\s(?:news|radio|look))*"
    r"\s+(?P<place>(?:[\w']+\s+){0,3}?)here\b\s*[-–,:.]*",
    re.IGNORECASE,
)


def strip_people(text: str, is_place: Callable[[str], bool] = lambda _: False) -> str:
    """Return a text without its signature, who asked for it, and the title it is for.

    What has a place in it stays, for it may be the one that is meant; of a title only where the
    text names no other.

    >>> strip_people("Burnley Express: child abuse images, thanks, Jo")
    'Burnley  : child abuse images, thanks'
    """
    for pattern in (_SIGNED, _TELLER, _SITE, _JOINED):
        match = pattern.search(text)
        if match is None:
            continue
        kept = match[1] if match.lastindex else ""
        rest = f"{text[: match.start()]}{kept}{text[match.end() :]}"
        has_other = pattern in (_SITE, _JOINED) and any(map(is_place, split_words(rest)))
        if has_other or not any(map(is_place, split_words(match[0]))):
            text = rest
    text = _GROUP.sub("", text if _CALLER.match(text) else _STATION.sub("", text))
    for pattern in (_CALLER, _PURPOSE, _READER, _OUTLET):
        if (match := pattern.search(text)) is not None:
            rest = text[match.end() :]
            is_elsewhere = any(map(is_place, split_words(rest)))
            text = rest if is_elsewhere else f"{match['place'] or ''} {rest}"
    return text
