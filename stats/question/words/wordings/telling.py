"""Words of newsrooms, chats and police forces that in other figures say what these are of.

They are passed over in questions on figures that somebody has defined; "research spending" and
"agency staff" are other figures than spending and staff. Source: of the words passed over, those
that stand in labels of the collections and lists this was made with as what a figure is of, and
those of their kind.
"""

from __future__ import annotations

from stats.text import split_words

THINGS = frozenset(
    split_words(
        "agency app apps archive archives broadcast broadcasters broadcasting broadcasts charity "
        "editorial financial fiscal freelance freelancers journalists lost magazine magazines "
        "media meeting meetings network networks newspaper newspapers planning platform platforms "
        "podcast podcasts police policing presenters press producers radio recording research "
        "service site sites socials software tech television telly trainee tv web website "
        "websites wires witnessed"
    )
)
"""Nouns and the like, which narrow a figure wherever they stand."""
QUALITIES = frozenset(
    split_words(
        "big confirmed evening immediate listed medium morning multiple priority required rough "
        "single sub"
    )
)
"""Words that narrow it right before what it is of, and else are said of asking: "rough figures"."""
STATE = "state"
"""The same before what it is of, but none before a place: "state Leeds turnout"."""
LASTING = frozenset(("long term", "longer term", "long run", "longterm", "multi year", "multiyear"))
"""How long a thing lasts, right before it; else a row of years is asked for."""
YOUNG = frozenset(
    ("child", "children", "juveniles", "kids", "minor", "minors", "ones", "people", "youngsters")
)
"""Of whom figures are, at the end of words that are passed over: "against children"."""
CASES = frozenset(
    ("case", "cases", "crimes", "incident", "incidents", "instances", "offences", "offenses")
)
"""What came about, which is not what came of it."""
OUTCOMES = frozenset(
    split_words(
        "admissions appeals arrests casualties cautions charges convictions deaths detections "
        "injuries offenders prosecutions suspects victims"
    )
)
"""What came of it: deaths are no cases."""
