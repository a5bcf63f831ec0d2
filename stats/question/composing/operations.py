"""The words of asking in, what is to be done with the figures out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from stats.model import Operation, Order
from stats.question.composing.askingwords import which_of
from stats.question.composing.yearcounts import says_all_of
from stats.question.words.explaining import NO_MEMBERS
from stats.question.words.lengths import RECENT_WORDS, is_bare, says_average_of, says_total_of
from stats.question.words.lexicon import NTHS, NUMBERS
from stats.question.words.mentions import Mentions
from stats.question.words.periods import split_years
from stats.question.words.wordings.doing import (
    A_YEAR,
    AGAINST,
    EVERY_YEAR,
    FALLS,
    HOW_MUCH,
    OF_A_YEAR,
    OF_YEARS,
    PERCENT,
    RECORDS,
    RISES,
    TWO_YEARS,
    WHOLE,
    WHOLE_OF_YEARS,
    WHOLE_PERIOD,
    YEARS,
)
from stats.question.words.yearpatterns import COUNTS
from stats.question.words.yearsback import count_back, counted_back
from stats.selection import ALL_YEARS


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked to be done.

    `limit` is how many of a ranking are wanted, or how many of the latest years are meant, 0 where
    no number was said; `per_head` that it is
    to be of rates, `by_change` that of changes, over `years` where that is said, `nth` the one
    place of it that is asked for.
    """

    operation: Operation
    order: Order = ""
    limit: int = 0
    per_head: bool = False
    by_change: bool = False
    nth: int = 0
    years: int = 0


def find_operation(mentions: Mentions) -> Request:
    """Return the operation that the words of asking call for; plain values where none do.

    The first reading that fits is taken: what is said of changes and years stands before what the
    same words would ask for alone. Each begins with a word of asking, or with a period.
    """
    if mentions.bound and mentions.bound.of != "members":
        return Request("series", limit=last_years(mentions))
    if not (mentions.roles or mentions.periods):
        return Request("values")
    return next(filter(None, (read(mentions) for read in READINGS)), Request("values"))


def _reverses(mentions: Mentions) -> Request | None:
    """Return the request for years from the newest back, unless one is to be the highest."""
    if not mentions.has("reverse") or _order(mentions):
        return None
    return Request("series", "newest", limit=last_years(mentions))


def _takes_nth(mentions: Mentions) -> Request | None:
    """Return the request for one place of an order; the second highest year is asked back."""
    if not mentions.has("nth"):
        return None
    number, named = NTHS[mentions.said("nth")[0]]
    order: Order = "highest" if named == "highest" else "lowest"
    if mentions.has("ever") or _says_year(mentions):
        return Request("extreme", order)
    return Request("ranking", order, nth=number)


def _sets_against(mentions: Mentions) -> Request | None:
    """Return the request for a change since a year, or a difference between two members."""
    if not (mentions.has("difference") or mentions.has("compare")):
        return None
    is_pair = names_several(mentions)
    bases = [period for period in mentions.periods if period.is_base]
    is_on_year = len(mentions.periods) == len(bases) == 1 and not mentions.has("previous")
    is_on_year = is_on_year and bool(AGAINST & set(mentions.said("compare")))
    is_less = bool(mentions.periods) and mentions.has("difference")
    if not is_pair and (is_less or is_on_year):
        return Request("change")
    since = _years_since(mentions)
    # "More than two years ago" may be before that.
    is_against = bool((AGAINST - {"more", "than"}) & set(mentions.said("compare")))
    is_against = is_against or mentions.has("difference")
    if since and is_against and not (is_pair or mentions.periods):
        return Request("change", limit=since)
    if mentions.has("difference") and (is_pair or not mentions.has("change")):
        return Request("difference")
    of_change = set(mentions.said("change"))
    is_between = is_pair and mentions.has("compare") and bool(of_change)
    return Request("difference") if is_between and of_change <= HOW_MUCH else None


def _is_record(mentions: Mentions) -> Request | None:
    """Return the request for the highest or lowest of the years."""
    is_of_year = bool(OF_A_YEAR & set(mentions.said("series")))
    order = _order(mentions)
    is_of_year |= bool(last_years(mentions)) and not _asks_which(mentions)
    if order and (mentions.has("ever") or _says_year(mentions) or is_of_year):
        return Request("extreme", order, last_years(mentions))
    if any(text.startswith(RECORDS) for text in mentions.said("ever")):
        return Request("extreme", "lowest" if _is_low(mentions) else "highest")
    return None


def _asks_which(mentions: Mentions) -> bool:
    """Whether it is asked which member comes first, or how many do, and not which year."""
    is_which = {"which", "who", "whos", "where"} & set(mentions.words) or mentions.of("dimension")
    return bool(is_which) or mentions.has("rank") or mentions.has("number")


def _changes(mentions: Mentions) -> Request | None:
    """Return the request for a change, or for the years that one is to be seen in."""
    if mentions.has("change") and mentions.has("series"):
        is_whole_period = set(mentions.said("series")) <= WHOLE_PERIOD
        # From the first year there is.
        return (
            Request("change", limit=ALL_YEARS)
            if is_whole_period
            else Request("series", limit=last_years(mentions))
        )
    is_said = mentions.has("change") and not is_break_down(mentions)
    if is_said and "when" in mentions.words and not mentions.periods:
        return Request("series")  # "when did it fall": every year shows it
    if is_said or _is_percent_between(mentions):
        years = last_years(mentions) or _years_since(mentions)
        return Request("change", way_of(mentions), limit=years)
    return None


def _years_since(mentions: Mentions) -> int:
    """Return over how many years a change is that is since "five years ago"; 0 for none."""
    counted = counted_back(mentions.said("previous"))
    return count_back(counted) if counted else 0


def way_of(mentions: Mentions) -> Order:
    """Return which way those moved that are asked for: "which forces saw a rise"."""
    return direction_of(mentions) if which_of(mentions) else ""


def direction_of(mentions: Mentions) -> Order:
    """Return the order of what moved the way that a text says; empty for neither, or for both."""
    said = {word for text in mentions.said("change") for word in text.split()}
    is_rise, is_fall = bool(RISES & said), bool(FALLS & said)
    return "" if is_rise == is_fall else "highest" if is_rise else "lowest"


def _ranks(mentions: Mentions) -> Request | None:
    """Return the request for an order.

    A superlative without a number asks for one, unless several are named ("the lowest forces").
    """
    order = _order(mentions)
    if not order and not mentions.has("rank"):
        return None
    return Request("ranking", order or "highest", _limit(mentions), mentions.has("rate"))


def _goes_over_years(mentions: Mentions) -> Request | None:
    """Return the request for several years, each by itself or added up."""
    years = last_years(mentions)
    if _adds_years(mentions):
        return Request("sum", limit=years or ALL_YEARS * _says_every_year(mentions))
    if _says_every_year(mentions):
        return Request("series")
    if years:
        return Request("series", limit=years)
    is_open = any(each.is_open or each.is_limit for each in mentions.periods)
    return Request("series") if mentions.has("series") or is_open else None


def _takes_rate(mentions: Mentions) -> Request | None:
    return Request("rate") if mentions.has("rate") else None


def _takes_together(mentions: Mentions) -> Request | None:
    """Return the request for one number of several members."""
    is_one = mentions.count("total") == 1 and "against" not in mentions.words
    is_one = is_one and not mentions.of("measure") and not mentions.has("compare")
    is_whole = is_one and bool(WHOLE & set(mentions.said("total")))
    is_sum = mentions.has("sum") or (is_whole and names_several(mentions))
    return Request("sum") if is_sum else None


def _order(mentions: Mentions) -> Order:
    return "highest" if mentions.has("most") else "lowest" if mentions.has("least") else ""


def _says_year(mentions: Mentions) -> bool:
    """Whether "year" is said, and not as part of a period's name ("a single year, not dated")."""
    return bool(YEARS & {word for text in mentions.said("filler") for word in text.split()})


def _ranks_changes(mentions: Mentions) -> Request | None:
    """Return the request for the largest rise or fall among several; None where it is none."""
    if not (mentions.has("most") and mentions.has("change")) or mentions.has("ever"):
        return None
    order = direction_of(mentions)
    is_among = names_several(mentions) or bool(mentions.of("dimension")) or "who" in mentions.words
    years = last_years(mentions)
    # One member has one change over five years, and none of them is the largest.
    is_among |= years > 0 and all(each.concept in NO_MEMBERS for each in mentions.names)
    if not (is_among and order):
        return None
    return Request("ranking", order, _limit(mentions), by_change=True, years=years)


def _moves_most(mentions: Mentions) -> Request | None:
    """Return the request for the year of the largest rise or fall; None where it is none.

    "Did it ever fall" asks for it too: where there was none, there is nothing to give.
    """
    if not mentions.has("change"):
        return None
    order = direction_of(mentions)
    has_order = mentions.has("most") or "ever" in mentions.said("ever")
    if not (has_order and order) or names_several(mentions) or mentions.of("dimension"):
        return None
    if {"who", "where"} & set(mentions.words) or mentions.has("least"):
        return None
    return Request("extreme", order, by_change=True)


def _adds_years(mentions: Mentions) -> bool:
    """Whether one number is asked for of several years: "added up since 2017/18"."""
    is_whole = bool(WHOLE_OF_YEARS & set(mentions.said("total"))) and not mentions.has("compare")
    if not (mentions.has("sum") or is_whole) or mentions.has("series") or mentions.of("measure"):
        return False
    spread = set(mentions.said("by")) - ({"for all"} if says_all_of(mentions) else set())
    return not spread and _names_years(mentions)


def _averages(mentions: Mentions) -> Request | None:
    """Return the request for the average of years or of members; None where neither is named.

    "The average for Kent" alone does not say over what, and is asked back.
    """
    if not mentions.has("mean"):
        return None
    said = {word for text in mentions.said("mean") for word in text.split()}
    is_of_years = bool(OF_YEARS & said) or bool(A_YEAR & set(mentions.said("series")))
    is_of_years = is_of_years or " a year " in f" {' '.join(mentions.words)} "
    years = last_years(mentions)
    if is_of_years or _names_years(mentions):
        is_every = _says_every_year(mentions) or not _names_years(mentions)
        return Request("mean", limit=years or ALL_YEARS * is_every)
    is_of_members = names_several(mentions) or bool(mentions.of("dimension"))
    return Request("mean") if is_of_members or mentions.of("measure") else None


def _names_years(mentions: Mentions) -> bool:
    """Whether several years are named, by themselves or by how many: "the last three years"."""
    spans = any(
        each.is_open or each.is_limit or len(split_years(each)) > 1 for each in mentions.periods
    )
    is_several = len(mentions.periods) + len(mentions.of("period")) > 1
    is_counted = bool(last_years(mentions) or says_all_of(mentions))
    return spans or is_several or is_counted or _says_every_year(mentions)


def _says_every_year(mentions: Mentions) -> bool:
    return bool(EVERY_YEAR & set(mentions.said("ever")) or says_all_of(mentions))


def _is_percent_between(mentions: Mentions) -> bool:
    """Whether only a per cent sign asks for the change: "2022/23 to 2023/24 %", "v 22/23 in %"."""
    signs = {mention.text for mention in mentions.of("measure")}
    periods = mentions.periods
    is_span = len(periods) == 1 and len(split_years(periods[0])) > 1
    is_two = len(periods) == 2 and mentions.has("compare") and signs <= PERCENT
    is_last = mentions.words[-1:] == ("percent",)
    return (is_span or is_two) and is_last and bool(signs & PERCENT)


def last_years(mentions: Mentions) -> int:
    """Return how many of the latest years are asked for: "the last three years"; 0 for none."""
    text = f" {' '.join(mentions.words)} "
    if TWO_YEARS & set(mentions.said("ever")):
        return 2
    for said in mentions.said("length"):
        count, *unit = said.split()
        is_latest = unit[-1] == "years" and (
            any(f" {word} {said} " in text for word in RECENT_WORDS)
            or (not mentions.periods and is_bare(said, mentions.words))
        )
        is_of_years = unit[-1].startswith("year") and (
            says_average_of(said, mentions.words) or says_total_of(said, mentions.words)
        )
        if is_latest or is_of_years:
            return COUNTS.get(count) or int(count)
    return 0


def names_several(mentions: Mentions) -> bool:
    """Whether several members of one dimension are named."""
    counts = Counter(mention.concept for mention in mentions.names)
    return any(count > 1 for concept, count in counts.items() if concept not in NO_MEMBERS)


def _is_low(mentions: Mentions) -> bool:
    return any(text.endswith(" low") for text in mentions.said("ever"))


def is_break_down(mentions: Mentions) -> bool:
    """Whether "down" belongs to "break ... down by platform"."""
    return mentions.said("change") == ("down",) and "break" in mentions.words


def number_said(mentions: Mentions) -> int:
    """Return how many of an order are asked for in so many words; 0 for none said."""
    text = f" {' '.join(mentions.words)} "
    for said in mentions.said("number"):
        # "Of the three counties, which has the fewest" counts those to choose from.
        if not any(f" {before} {said} " in text for before in ("of the", "all", "all of the")):
            return NUMBERS.get(said, 0) or int(said)
    return 0


def _limit(mentions: Mentions) -> int:
    if number := number_said(mentions):
        return number
    text = f" {' '.join(mentions.words)} "
    nouns = [m.text for m in mentions.of("dimension") if m.text.endswith("s")]
    superlatives = (*mentions.said("most"), *mentions.said("least"))
    is_list = any(f" {word} {noun} " in text for word in superlatives for noun in nouns)
    return 0 if is_list or mentions.has("rank") else 1


READINGS: tuple[Callable[[Mentions], Request | None], ...] = (
    _reverses,
    _takes_nth,
    _ranks_changes,
    _moves_most,
    _sets_against,
    _is_record,
    _changes,
    _ranks,
    _averages,
    _goes_over_years,
    _takes_rate,
    _takes_together,
)
"""How the words of asking may be read, in the order tried."""
