"""How long a text says that something is, or when, in; the words that no period named fits out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from stats.question.words.lexicon import Role
from stats.question.words.periods import PeriodMention, count_months
from stats.question.words.yearpatterns import COUNTS

INCLUDING = frozenset({"incl", "including", "inclusive"})
PANDEMIC = ("2020-03", "2021-07")
"""The first and last month with rules on staying at home in the United Kingdom."""
PANDEMIC_WORDS = frozenset({"lockdown", "lockdowns", "pandemic", "covid"})

RECENT_WORDS = ("last", "past", "latest", "recent", "previous")
TOTALS = ("total", "sum", "tally")
NOT_RECENT = frozenset(
    {"in", "within", "every", "each", "per", "aged", "age", "next", "coming", "to", "by"}
)
"""Words before a length that say that it is none of the latest years: "in five years"."""
BEHIND = frozenset({*TOTALS, "totals", "combined", "together", "figures", "numbers", "figs", "data",
                    "stats", "pls", "please", "thanks", "ta"})  # fmt: skip
"""Words that may stand behind a length that stands for the latest years."""
AVERAGES = ("average", "avg", "mean")


def find_unfit(
    words: Sequence[str],
    roles: Mapping[Role, tuple[str, ...]],
    periods: Sequence[PeriodMention],
) -> tuple[str, ...]:
    """Return the lengths and times that no period named fits, and that say nothing else."""
    unfit = [
        text
        for text in roles.get("length", ())
        if not _fits(text, periods)
        # "The last three years, up to 2023/24": where they end is all that the period says.
        and not (is_recent(text, words) and all(each.is_limit for each in periods))
        and not (says_average_of(text, words) or says_total_of(text, words))
    ]
    unfit += _open_years(words)
    return (*unfit, *(text for text in roles.get("when", ()) if not _is_then(text, periods)))


def is_recent(length: str, words: Sequence[str]) -> bool:
    """Whether a length is of the latest years: "the last three years", also "grooming 3 years"."""
    text = f" {' '.join(words)} "
    return any(f" {word} {length} " in text for word in RECENT_WORDS) or is_bare(length, words)


def is_bare(length: str, words: Sequence[str]) -> bool:
    """Whether a length of years ends a text, with nothing that says that they are not the latest.

    >>> is_bare("5 years", ("psni", "grooming", "5", "years"))
    True
    >>> is_bare("5 years", ("psni", "grooming", "in", "5", "years"))
    False
    >>> is_bare("two years", ("grooming", "two", "years", "ago"))
    False
    """
    said = tuple(length.split())
    if said[-1] != "years" or len(said) != len(("5", "years")):
        return False
    for start in range(1, len(words) - 1):
        if tuple(words[start : start + len(said)]) == said:
            is_latest = words[start - 1] not in NOT_RECENT.union(RECENT_WORDS)
            return is_latest and BEHIND.issuperset(words[start + 2 :])
    return False


def says_average_of(length: str, words: Sequence[str]) -> bool:
    """Whether a length says of how many years an average is: "the five-year average"."""
    text = f" {' '.join(words)} "
    return any(f" {length} {word} " in text for word in AVERAGES)


def says_total_of(length: str, words: Sequence[str]) -> bool:
    """Whether a length says of how many years a total is: "the five-year total"."""
    text = f" {' '.join(words)} "
    return " year" in length and any(f" {length} {word} " in text for word in TOTALS)


def _is_then(text: str, periods: Sequence[PeriodMention]) -> bool:
    """Whether a period is named that can be what "lockdown" says beside it."""
    if not PANDEMIC_WORDS & set(text.split()):
        return bool(periods)
    return any(each.start <= PANDEMIC[1] and each.end >= PANDEMIC[0] for each in periods)


def _open_years(words: Sequence[str]) -> tuple[str, ...]:
    """Return "years including" where nothing says how many: one is named, the others may be any."""
    return tuple(
        f"years {second}"
        for before, first, second in zip(("", *words), words, words[1:], strict=False)
        if first == "years"
        and second in INCLUDING
        and before not in COUNTS
        and not before.isdecimal()
    )


def _fits(length: str, periods: Sequence[PeriodMention]) -> bool:
    """Whether a length ("five years") is that of a period that is named."""
    count, unit = length.split()[:2]
    months = (COUNTS.get(count) or int(count)) * (12 if unit.startswith("year") else 1)
    return any(months == count_months(period) for period in periods)
