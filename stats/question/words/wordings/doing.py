"""Words of an operation that say which of several is meant: rises, falls, wholes, years."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

AGAINST = frozenset(
    {
        "higher", "lower", "more", "fewer", "worse", "better", "bigger", "smaller", "than",
        "greater than", "compare", "compares", "compared", "compared with", "compared to",
    }
)  # fmt: skip
"""Words that set a figure against that of a year: "higher than in 2019/20"."""
HOW_MUCH = frozenset({"by how much"})
"""Words of change that ask for a difference as well, where two members are compared."""
WHOLE = frozenset({"total", "in total", "altogether", "all together", "grand total"})
"""Words that ask for one number of several members; "totals" are of each."""
WHOLE_OF_YEARS = WHOLE | {"overall"}
"""Words that ask for one number of several years; of several members "overall" is said of each."""
A_YEAR = frozenset({"per year", "per yr", "annual", "annually", "yearly", "each year", "per annum"})
"""Words of a series that with an average say what of: "the average for each year"."""
OF_YEARS = frozenset({"year", "yr", "yearly", "annual", "annum"})
"""Words of an average over years: "the annual average"."""
EVERY_YEAR = frozenset({"all years", "any year"})
TWO_YEARS = frozenset({"both years", "both yrs", "the two years"})
WHOLE_PERIOD = frozenset(
    {
        "over the whole period", "over the entire period", "over the full period",
        "over the period", "over the course of", "from start to finish", "from the beginning",
        "since the start", "since the beginning", "from the start", "since it started",
        "since it began", "since they started", "since they began", "since records",
    }
)  # fmt: skip
"""Words of a series that with a change ask for one number, from the first year to the last."""
PERCENT = frozenset({"percent", "per cent"})
RECORDS = ("record", "a record", "peak", "all time high", "all time low")
RISES = frozenset(
    {
        "rise", "rises", "risen", "rose", "rising", "increase", "increases", "increased",
        "increasing", "growth", "grew", "grown", "up", "jump", "jumped", "surge", "surged", "climb",
        "climbed", "grow", "jumps", "leap", "leapt", "spike", "spiked", "surges", "hike", "gain",
    }
)  # fmt: skip
FALLS = frozenset(
    {
        "fall", "falls", "fallen", "fell", "falling", "decrease", "decreases", "decreased",
        "decreasing", "down", "drop", "drops", "dropped", "decline", "declined", "dip", "dipped",
        "declines", "slump", "slumped", "reduction", "plunge", "plunged", "shrink", "shrank",
    }
)  # fmt: skip
OF_A_YEAR = frozenset({"yearly", "annual", "per year", "annual total", "yearly total"})
"""Words of a series that only say of what the highest is asked: "the lowest yearly figure"."""
YEARS = frozenset({"year", "years", "yr", "when"})

_KINDS = {
    "arrests": "arrests arrest arrested",
    "charges": "charges charged charge",
    "convictions": "convictions conviction convicted",
    "prosecutions": "prosecutions prosecution prosecuted",
    "sentences": "sentences sentenced jailed imprisoned",
    "offenders": "offenders offender groomers groomer perpetrators perpetrator abusers abuser",
    "suspects": "suspects suspect",
    "people": "paedophiles paedos predators",
    "boys": "boys",
    "girls": "girls",
    "investigations": "investigations",
}
NOT_OFFENCES: Mapping[str, str] = MappingProxyType(
    {word: kind for kind, words in _KINDS.items() for word in words.split()}
)
"""What stands near an offence and is counted by nobody who counts offences, with its name."""
