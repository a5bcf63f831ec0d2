"""Ways to ask who gave figures: how many did, and who did not."""

from __future__ import annotations

ASKED = (
    "how many forces", "how many police forces", "how many of the forces", "how many areas",
    "how many", "number of forces that", "number of police forces that", "which forces",
    "which police forces", "what forces", "which force", "which police force",
    "what police forces", "what force", "what police force", "which areas", "forces that",
    "police forces that", "who",
)  # fmt: skip
DID = (
    "replied", "responded", "answered", "reply", "respond", "did reply", "did respond",
    "gave figures", "gave figs", "gave data", "gave numbers", "supplied figures", "supplied data",
    "provided figures", "provided data", "sent figures", "sent data", "took part", "have replied",
    "have responded", "gave a figure", "supplied a figure", "provided a figure",
)  # fmt: skip
NOT = (
    "did not", "didnt", "have not", "havent", "has not", "hasnt", "failed to", "refused to",
)  # fmt: skip
LEFT = (
    "reply", "replied", "respond", "responded", "answer", "give figures", "give figs", "give data",
    "give a figure", "supply figures", "supply a figure", "supply data", "provide figures",
    "provide a figure", "provide data", "send figures", "take part",
)  # fmt: skip
ALONE = (
    "who replied", "what coverage", "what is the coverage", "response rate", "non responders",
    "who is missing from the figures", "which forces are missing", "forces missing",
    "how many forces is that from", "how many forces is this from", "how many forces is that",
    "how many forces are in it", "how many forces are in this", "how many forces does that cover",
    "how many forces does it cover", "how many forces are covered", "how many forces is it from",
    "how many forces are included",
)  # fmt: skip
NAMED = (*ASKED, "forces", "police forces")
HAVING_NONE = (
    "have no", "has no", "had no", "having no", "gave no", "supplied no", "provided no", "with no",
    "without", "without any", "that have no", "that had no", "that gave no", "that supplied no",
    "that provided no", "lack", "lacked",
)  # fmt: skip
FIGURES = ("figures", "figure", "data", "numbers", "figs")
EVERY = (
    "did every force", "did all forces", "did all the forces", "did all of the forces",
    "have all forces", "have all the forces", "has every force", "did every police force",
    "did all police forces", "did they all", "did everyone", "did everybody", "did any forces not",
    "did any force not",
)  # fmt: skip
COVERAGE = (
    *ALONE,
    *(f"{every} {reply}" for every in EVERY for reply in LEFT),
    *(f"{asked} {did}" for asked in ASKED for did in DID if (asked, did) != ("who", "answered")),
    *(f"{who} {none} {what}" for who in NAMED for none in HAVING_NONE for what in FIGURES),
    *(f"{asked} {did_not} {left}" for asked in ASKED for did_not in NOT for left in LEFT),
)
"""Every wording as a phrase of its own."""
