"""A text that goes on with another year in, the same with the years it sets side by side out.

"Last year" after the latest year is the one before it; "vs 2022/23" has the year of the answer on
its other side.
"""

from __future__ import annotations

import re
from dataclasses import replace

from stats.choices import row_words
from stats.index.reader import Index
from stats.model import Assumption, Observation, Period, Question
from stats.question.composing.about import START
from stats.question.composing.drafting import LAST_YEAR, is_set_on_last_year, say_year_before
from stats.question.words.mentions import Mentions
from stats.question.words.yearpatterns import COUNTS
from stats.question.words.yearsback import says_ago
from stats.selection import find_latest, find_observations, make_cells

OF_ONE_YEAR = frozenset({"values", "rate"})
"""Operations whose answer is of one year, which another may be set beside."""

OVER_YEARS = frozenset({"series", "extreme", "change"})
"""Operations whose answer has the latest year, and which it ends with."""

_COUNT = rf"(?P<{{}}>\d{{{{1,2}}}}|{'|'.join(COUNTS)}) (?:financial |full )?years"
_BEFORE = r"(?:before|earlier|prior|previous|preceding)(?: (?:that|it|this))?"
_YEARS_BEFORE = re.compile(
    rf"{START}(?:what about |how about )?(?:in )?(?P<the>the )?(?:"
    rf"(?:previous|preceding|prior) {_COUNT.format('one')}|{_COUNT.format('other')} {_BEFORE}"
    r")\W*$",
    re.I,
)


def put_years_before(text: str, previous: Question, index: Index) -> str:
    """Return "the five years before", written after an answer, as those years; else the text."""
    if (match := _YEARS_BEFORE.match(text)) is None or not (start := _start_of(previous, index)):
        return text
    if match["other"] and not match["the"] and previous.operation in OF_ONE_YEAR:
        return text  # "five years earlier" than a year is one year, than a row of them a row
    said = (match["one"] or match["other"]).casefold()
    count = COUNTS.get(said) or int(said)
    year, month = int(start[:4]), int(start[5:7])
    last = f"{year}-{month - 1:02}" if month > 1 else f"{year - 1}-12"
    return f"and {row_words(f'{year - count}-{month:02}', last)}"


def _start_of(previous: Question, index: Index) -> str:
    """Return the month that the years of an answer begin with; empty where nobody can tell."""
    if previous.span[0]:
        return previous.span[0]
    if previous.periods:
        return min(index.period(codes[0]).start for codes in previous.periods)
    latest = _latest_of(previous, index)
    if latest is None or latest.kind != "year" or previous.release:
        return ""
    if previous.operation == "series" and not previous.limit:
        return min(each.start for each in _years_of(previous, index))
    if previous.operation == "series" and previous.limit and latest.start:
        return f"{int(latest.start[:4]) - previous.limit + 1}{latest.start[4:]}"
    return latest.start if previous.operation in OF_ONE_YEAR else ""


def set_years(draft: Question, mentions: Mentions, previous: Question, index: Index) -> Question:
    """Return the draft with the year that it counts back from, or sets its own one beside."""
    if is_set_on_last_year(mentions):
        return _beside_last_year(draft, mentions, previous, index)
    if _repeats_latest(draft, mentions, previous, index):
        assumptions = _said_instead(draft, mentions)
        return replace(draft, years_back=1, assumptions=assumptions)
    return _beside_named(draft, mentions, previous, index)


def _beside_last_year(
    draft: Question, mentions: Mentions, previous: Question, index: Index
) -> Question:
    """Return the draft for the latest year and the one before it; after an earlier year, for the
    change from that one to the latest.
    """
    if _gave_latest(previous, index) or previous.operation in OVER_YEARS:
        return draft
    plain = replace(draft, years_back=0, with_later=False, assumptions=_unsaid(draft))
    if previous.operation != "values" or len(previous.periods) != 1:
        return plain
    start = index.period(previous.periods[0][0]).start
    return replace(plain, operation="change", span=(start, "")) if start else plain


def _repeats_latest(draft: Question, mentions: Mentions, previous: Question, index: Index) -> bool:
    """Whether "what about last year" is said of the latest year, which would be given again."""
    is_bare = not (mentions.names or mentions.periods or draft.years_back or mentions.topics)
    is_same = draft.operation in ("values", previous.operation)
    is_said = not LAST_YEAR.isdisjoint(mentions.said("latest"))
    return is_bare and is_same and is_said and _gave_latest(previous, index)


def _beside_named(
    draft: Question, mentions: Mentions, previous: Question, index: Index
) -> Question:
    """Return the draft for the one year it names and that of the answer, where it compares them."""
    is_alone = len(mentions.periods) == 1 and all(
        each.concept in ("period", "dimension") for each in mentions.names
    )
    is_one = previous.operation in OF_ONE_YEAR and not _is_apart(previous)
    is_single = len(previous.periods) < 2 and (is_one or previous.operation in OVER_YEARS)
    if not (mentions.has("compare") and is_alone and is_single):
        return draft
    if previous.periods and draft.operation == "change" and draft.span[0] and not draft.span[1]:
        base = _codes_of(mentions.periods[0].start, mentions.periods[0].end, index)
        return replace(draft, periods=(base, *previous.periods), span=("", "")) if base else draft
    if draft.operation != "values" or len(draft.periods) != 1:
        return draft
    shown = years_shown(previous, index) if is_one else _codes_of_latest(previous, index)
    return replace(draft, periods=tuple(dict.fromkeys((*shown, *draft.periods))))


def years_kept(
    draft: Question, mentions: Mentions, previous: Question, index: Index, *, is_wider: bool
) -> tuple[tuple[tuple[str, ...], ...], tuple[str, str]]:
    """Return the periods and the span of the question before that a draft with none goes on from.

    `is_wider` says that it goes on to all of what one was given of.
    """
    # All forces are asked for the year that one was given for, not each for the latest of most.
    kept = years_shown(previous, index) if is_wider else previous.periods
    if counts_from_latest(mentions, previous):
        kept = previous.periods if previous.years_back else ()
    if not (draft.operation == "change" and draft.limit):
        return kept, previous.span
    # So many years back from where the years before ended, which may be the latest year.
    latest = max(kept, key=lambda each: index.period(each[0]).end, default=())
    return ((latest,) if latest else ()), ("", previous.span[1])


def counts_from_latest(mentions: Mentions, previous: Question) -> bool:
    """Whether years ago are said after others: "five years ago", after "two years ago", is counted
    from where those were counted from, whether or not a figure was found.
    """
    is_counted = previous.is_counted_back or previous.years_back > 1
    return is_counted and says_ago(mentions.said("previous"))


def years_shown(previous: Question, index: Index) -> tuple[tuple[str, ...], ...]:
    """Return the periods that the question before was answered with: the latest, if none named."""
    is_order = previous.operation == "ranking" and not previous.by_change
    is_of_one = is_order or previous.operation in OF_ONE_YEAR
    if previous.periods or _is_apart(previous) or not is_of_one:
        return previous.periods
    return _codes_of_latest(previous, index)


def _codes_of_latest(previous: Question, index: Index) -> tuple[tuple[str, ...], ...]:
    latest = _latest_of(previous, index)
    if latest is None:
        return ()
    return (_codes_of(latest.start, latest.end, index) or (latest.code,),)


def _codes_of(start: str, end: str, index: Index) -> tuple[str, ...]:
    return tuple(each.code for each in index.find_periods(start, end)) if start else ()


def _is_apart(previous: Question) -> bool:
    """Whether the question before is of a period that is said by other words than its codes."""
    return bool(any(previous.span) or previous.period_text or previous.release)


def _gave_latest(previous: Question, index: Index) -> bool:
    """Whether the question before has a figure, and that for the latest year there is."""
    if previous.operation not in OF_ONE_YEAR or _is_apart(previous) or previous.years_back:
        return False
    latest = _latest_of(previous, index)
    asked = previous.periods
    return latest is not None and (not asked or (len(asked) == 1 and latest.code in asked[0]))


def _latest_of(question: Question, index: Index) -> Period | None:
    """Return the latest year that any member asked for has a figure for; None where none has."""
    latest = find_latest(index, index.dataset(question.dataset), _figures_of(question, index))
    return index.period(latest.period) if latest else None


def _years_of(question: Question, index: Index) -> list[Period]:
    """Return the years that any member asked for has a figure for."""
    periods = (index.period(each.period) for each in _figures_of(question, index))
    return [each for each in periods if each.kind == "year"]


def _figures_of(question: Question, index: Index) -> list[Observation]:
    """Return the figures in print of all members asked for; none where one is of no dimension."""
    dataset = index.dataset(question.dataset)
    if not set(question.members) <= set(dataset.dimensions):
        return []
    return [
        each
        for cell in make_cells(dataset, question.members)
        for each in find_observations(index, dataset, cell)
        if question.measure in (None, each.measure) and not each.is_missing
    ]


def _said_instead(draft: Question, mentions: Mentions) -> tuple[Assumption, ...]:
    return (*_unsaid(draft), say_year_before(mentions))


def _unsaid(draft: Question) -> tuple[Assumption, ...]:
    """Return what the draft assumes without how "last year" is read."""
    return tuple(
        each
        for each in draft.assumptions
        if not any(each.text.startswith(f"“{said}”") for said in LAST_YEAR)
    )
