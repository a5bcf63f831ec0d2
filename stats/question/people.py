"""A text as written in, the same without who asks and for whom out.

Names of people and of newspapers are in no list, so they are found by where they stand, and only
where capitals set them off: "Thanks, Jo at BBC South East", "Sarah needs ...", "Burnley Express: ".
"""

from __future__ import annotations

import re

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
_OUTLET = re.compile(
    rf"^(\s*(?:[A-Za-z][\w']*\s+){{0,3}}?)(?:(?:[Ee]vening|[Dd]aily|[Ww]eekly|[Ss]unday)\s+)?"
    rf"(?:{_TITLES}|{_TITLES.lower()})(?=\s*(?:[:,.–-]|here\b|asking\b|calling\b))",
)
_SITE = re.compile(r"^\s*(?:[A-Z]\w+\s){1,2}(?:Online|Live)(?=\s*[:,–-])")
_JOINED = re.compile(r"^\s*[A-Z][a-z]+(?:Live|Online|News|Today)(?=\s*[:,–-])")
_STATION = re.compile(r"^\s*(?:BBC|ITV|PA|Sky|STV)(?:\s(?:News|Radio|Look|Calendar|Granada))?\b")


def strip_people(text: str) -> str:
    """Return a text without its signature, who asked for it, and the title it is for.

    The place in a title stays: it may be the place that is meant.

    >>> strip_people("Burnley Express: child abuse images, thanks, Jo")
    'Burnley : child abuse images, thanks'
    """
    text = _TELLER.sub("", _SIGNED.sub(r"\1", text))
    text = _STATION.sub("", _JOINED.sub("", _SITE.sub("", text)))
    return _OUTLET.sub(r"\1", text)
