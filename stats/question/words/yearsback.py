"""Words that count years back in, how many they count out: "five years ago"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from stats.question.words.yearpatterns import COUNTS

MOST = 99
"""The most years that are counted back in figures."""
BEHIND = (
    "ago", "before", "earlier", "back", "previously", "prior", "before that", "before then",
    "before now", "before latest", "before the latest",
)  # fmt: skip
"""Words behind so many years that count them back."""
_COUNTED: Mapping[str, int] = MappingProxyType(
    {
        **{f"{number} years": number for number in range(2, MOST + 1)},
        **{f"{word} years": number for word, number in COUNTS.items()},
        "fifteen years": 15,
        "twenty years": 20,
        "thirty years": 30,
        "forty years": 40,
        "fifty years": 50,
        "a couple of years": 2,
        "a decade": 10,
        "one decade": 10,
        "1 decade": 10,
        "two decades": 20,
        "2 decades": 20,
        "three decades": 30,
        "3 decades": 30,
        "half a century": 50,
    }
)
YEARS_BACK: Mapping[str, int] = MappingProxyType(
    {f"{said} {behind}": count for said, count in _COUNTED.items() for behind in BEHIND}
    | {
        f"{count} {unit} ago": number
        for said, number in _COUNTED.items()
        if (count := said.removesuffix(" years")) != said
        for unit in ("year", "financial years", "full years")
    }
    | dict.fromkeys(("a couple years ago", "couple of years ago", "couple years ago"), 2)
)
"""The words that count back, each with how many years."""
OF_NO_YEAR = frozenset(
    {
        "since", "until", "till", "within", "than", "over", "under", "to", "every", "around",
        "nearly", "almost", "roughly", "the", "last", "past", "next", "for", "between", "by",
    }
)  # fmt: skip
"""Words before years counted back that ask for no one year: "in the two years before"."""
SIDES = frozenset({"vs", "v", "versus", "against", "with"})
"""Words before years counted back that set another figure beside theirs."""
NOW = frozenset({"now", "today", "currently"})
"""Words that ask for the latest year as well: "two years ago and now"."""
OF_A_BASE = frozenset(
    {"from", "on", "since", "than", "to", "with", "against", "over", "vs", "v", "versus"}
)
"""Words before years counted back that a change is since: "up on five years ago"."""


def count_back(said: Sequence[str]) -> int:
    """Return how many years words of the role `previous` count back; 1 for the year before.

    >>> count_back(["five years ago"]), count_back(["a decade earlier"]), count_back(["a year ago"])
    (5, 10, 1)
    """
    return max((YEARS_BACK.get(each, 1) for each in said), default=0)


def counted_back(said: Sequence[str]) -> tuple[str, ...]:
    """Return the words of the role `previous` that count several years back.

    >>> counted_back(["a year ago", "2 years ago"])
    ('2 years ago',)
    """
    return tuple(each for each in said if each in YEARS_BACK)


def says_ago(said: Sequence[str]) -> bool:
    """Whether words of the role `previous` count from now, and not from a year that was named."""
    return any(each.endswith(" ago") for each in said)


def words_before(said: str, words: Sequence[str]) -> frozenset[str]:
    """Return the words that stand right before a phrase in a text.

    >>> sorted(words_before("2 years ago", ("since", "2", "years", "ago")))
    ['since']
    """
    phrase = tuple(said.split())
    starts = range(1, len(words) - len(phrase) + 1)
    return frozenset(
        words[start - 1] for start in starts if tuple(words[start : start + len(phrase)]) == phrase
    )
