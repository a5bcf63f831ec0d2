"""The numbers that decide which measure label a question means, each with what set it.

The measurements are those of `python -m tests.bench.labels`; every number was set on the half
tests/questions/labels/tuned.csv and confirmed on heldout.csv.
"""

from __future__ import annotations

MAX_LABELS = 8
"""Labels returned; more are no help on a phone."""

MAX_EQUAL = 256
"""Labels returned that stand in a text word for word as the best one does: which of them has the
place that is asked for is not known yet. Source: of 766 packages 14 have one called Coal."""

CANDIDATES = 48
"""Labels that are looked at closely.
Source: with 48 and 60 the right one comes first equally often, with 32 and 40 once less."""

UNASKED_COST = 0.08
"""What a label's weight that was not asked for takes away in the quick ranking."""

ASKED_SHARE = 0.6
"""How much the score follows the question's share that the label answers; the rest follows the
label's share that was asked for."""

CONTEXT_SHARE = 0.45
"""How well a word is answered that stands only in a label's context: its package's title."""

UNKNOWN_WEIGHT = 1.5
"""What a word weighs that is in no label and no list of common words."""

COMMON_WEIGHT = 0.6
"""What a common English word weighs that is in no label."""

MISSPELT_FACTOR = 0.85
"""How well a word is answered by the label word that it may be a misspelling of."""

NEIGHBOURS_BONUS = 3.0
"""Points for words that stand side by side in both question and label."""

OTHER_SEX = 0.5
BOTH_SEXES = 0.85
NO_SEX = 0.9
NO_BOUND = 0.9
OTHER_KIND = 0.85
COUNT_ASKED = 0.85
OTHER_NEGATION = 0.8
OTHER_BOUND = 0.75
"""Factors for what a label says that the question denies: men for women, a share for a count,
with for without, 65 and over for under 18; for one of a sex or age that does not say so."""

UNASKED_MEDIAN = 0.3
UNASKED_MEAN = 0.5
"""Shares of what it costs that a label says "median" or "mean" where no such thing was asked."""

UNASKED_BRACKETED = 0.15
UNASKED_UNMARKED = 0.3
"""Shares for what stands in brackets, and for what says that a thing is the plain case."""

UNASKED_UNIVERSE = 0.3
MAX_UNIVERSE = 25
"""Share for the age from which a thing is counted at all ("15 years and over: divorced"): from 25
years down, as statisticians count schooling, work, marriage and language."""

UNASKED_BAND = 1.5
"""Factor for any other number that a label says unasked: it is of a part of what was asked about.
Source: `python -m tests.bench.sureness`: with 1.0 one more of 994 is answered wrong alone."""

UNASKED_RARITY = 0.1
"""Share of a term's weight that it costs unasked even where all siblings have it."""

NEXT_UNASKED = 0.5
"""What each further term said unasked costs of what the one before it does: they go together, as
"offenses known to law enforcement" does."""

GENERIC_SHARE = 0.4
"""How much "people" weighs of what its rarity says: it stands in any question."""

AGE_NOUN_SHARE = 0.1
"""How much "kids" weighs of what its rarity says beside an age in numbers: "kids aged 5 to 9"."""

SIBLINGS = 256
"""So many of the labels that answer the same words are counted."""

CLEAR_SHARE = 0.15
"""How much worse a label must answer some word to be no rival of one that says nothing besides.
Source: as above, from 0.05 to 0.25 alike; without this rule 75 in a hundred are answered alone,
with it 79, none more of them wrong."""

SAME_KIND = 0.75
"""How well a rate must be answered by a percentage to be as good as by a rate."""

SURE_SCORE = 60.0
SURE_MARGIN = 12.0
"""Score, and lead over the next label that says something else, from which a label is answered
without asking.
Source: `python -m tests.bench.sureness`, 1,645 questions: a lead of 0, 5, 8, 12, 15 answers 83, 80,
80, 79 and 77 in a hundred alone, and 19, 4, 4, 2 and 2 of all wrong."""

DENIED_MORE = 3.0
"""Points that a label is taken to be further behind of which a word asks for another thing.
Source: as above, 0, 3 and 10 answer 79.0, 79.3 and 79.3 in a hundred alone, none more wrong."""

SURE_MISSED = 0.4
"""Which share of the weight of a word that stands in a single label one may weigh at most that a
label answered without asking leaves unanswered.
Source: as above, 0.13, 0.27, 0.4 and 1.0 answer 59, 77, 79 and 90 in a hundred alone, the last one
5 wrong, the others 2; words that no label has are asked about whatever they weigh."""

EXACT_SCORE = 100.0
"""The score of a label that stands in the question word for word, with nothing else asked."""
