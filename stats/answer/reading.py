"""A question and its figures in, the line that says how it was read out: asked again, it means
the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType

from stats.choices import (
    AS_WELL_AS,
    SEPARATOR,
    bound_words,
    is_long_ago,
    month_words,
    release_words,
    row_words,
)
from stats.index.reader import Index
from stats.model import WHOLE, About, Figure, Period, Question
from stats.periods import MONTHS
from stats.selection import ALL_YEARS, follows
from stats.text import fold, ordinal, split_words

YEAR_BEFORE, YEAR_AFTER, ON_YEAR = "the year before", "the year after", "on the year"
AS_A_NUMBER = "as a number"
"""Said of what was asked for as a number and is in print as a share alone."""
ABOUT: Mapping[About, str] = MappingProxyType(
    {
        "coverage": "who replied",
        "meaning": "what is counted",
        "source": "who published it",
        "caution": "what to bear in mind",
        "reason": "why the figure is so",
        "size": "how large the figure is",
    }
)
"""Said of what was asked of the figures in the place of one."""
LATEST_OF_EACH = "latest of each"
"""Said where the figures that were not asked for by period are of different ones."""


COUNTED_BACK = frozenset({"series", "sum", "mean", "change"})
"""Operations whose limit is how many of the latest years are meant."""
MOST_NAMED = 8
"""Members that the reading of a sum of all of them names."""


def join_names(names: Iterable[str]) -> str:
    """Return names as a list in words.

    >>> join_names(["Kent", "Essex", "Kent", "Surrey"])
    'Kent, Essex and Surrey'
    """
    distinct = list(dict.fromkeys(names))
    if len(distinct) < 2:
        return "".join(distinct)
    return f"{', '.join(distinct[:-1])} and {distinct[-1]}"


def format_reading(index: Index, question: Question, figures: Sequence[Figure]) -> str:
    """Return the reading of an answer: members, operation, measure, period, dataset."""
    dataset = index.dataset(question.dataset)
    period_words = _period_words(index, question, figures)
    step = step_words(question)
    is_step = step in period_words.split(SEPARATOR) or period_words.endswith(step)
    is_fixed = not (step and is_step)
    parts = [
        _asked(index, question, name)
        if question.members.get(name)
        else _whole(figures, name) * is_fixed
        for name in dataset.dimensions
        if name != WHOLE
    ]
    parts += [*operation_words(index, question), release_words(question)]
    measures = {each.measure.code: each.measure for figure in figures for each in _points(figure)}
    first = next(iter(measures.values()))
    if len(measures) == 1 and first.code in dataset.measures[1:]:
        parts.append(first.label)
    return SEPARATOR.join(
        [*filter(None, (*parts, period_words)), index.name_of("dataset", dataset.code)]
    )


def _points(figure: Figure) -> tuple[Figure, ...]:
    """Return the two figures that a change or difference is between; else the figure itself."""
    made = figure.derivation
    is_between = made is not None and made.method in ("change", "difference")
    return made.parts if made is not None and is_between else (figure,)


def _whole(figures: Sequence[Figure], dimension: str) -> str:
    """Return the whole that an open dimension was filled with; nothing where they differ."""
    given = [each.codes for each in figures if each.value is not None]
    names = {codes[dimension].name for codes in given if dimension in codes}
    return names.pop() if len(names) == 1 else ""


def _period_words(index: Index, question: Question, figures: Sequence[Figure]) -> str:
    """Return the periods of an answer, such that only these are read out of the words again."""
    given = [figure.period for figure in figures if figure.value is not None]
    if question.operation == "extreme" or (question.bound and question.operation == "series"):
        return SEPARATOR.join(filter(None, (span_words(question), years_words(question))))
    if question.operation == "series":
        return "" if _is_open(question, given) else _write_span(figures)
    if question.operation == "change" and question.breakdown and not question.periods:
        return SEPARATOR.join(filter(None, (span_words(question), years_words(question))))
    if figures[0].derivation is not None and figures[0].derivation.method == "change":
        return _write_pair([part.period for part in figures[0].derivation.parts])
    if question.operation in ("sum", "mean") and (years := _years_added(figures[0])):
        is_row = all(follows(one, other) for one, other in pairwise(years))
        return _write_pair([years[0], years[-1]]) if is_row else _list_periods(years)
    if question.operation == "ranking" and question.years_back:
        return _list_periods(given)
    if question.periods and not question.years_back:
        return _list_periods([index.period(group[0]) for group in question.periods])
    if _has_one_cell(question) or (len(set(given)) == 1 and not question.years_back):
        return _list_periods(given)
    if question.years_back:
        asked = _list_periods([index.period(group[0]) for group in question.periods])
        if question.with_later:
            return f"{asked or 'latest'} and {step_words(question)}"
        return SEPARATOR.join(filter(None, (step_words(question), asked)))
    return LATEST_OF_EACH


def step_words(question: Question) -> str:
    """Return the words for the year before or after, or so many before, where one is asked for."""
    back = question.years_back
    if question.by_change:
        return f"last {back} years" if back else ""
    if back > 1:
        return years_before(back)
    return YEAR_BEFORE if back > 0 else YEAR_AFTER if back < 0 else ""


def years_before(count: int) -> str:
    """Return the words for so many years before another."""
    return f"{count} years before" if count > 1 else YEAR_BEFORE


def _years_added(figure: Figure) -> list[Period]:
    """Return the years that a figure was added up of; none, where it was not."""
    parts = figure.derivation.parts if figure.derivation else ()
    years = list(dict.fromkeys(part.period for part in parts))
    return years if len(years) > 1 else []


def _is_open(question: Question, periods: Sequence[Period]) -> bool:
    """Whether a series was asked for without limits and has a member that no limits would hold."""
    return not any(question.span) and not all(period.end for period in periods)


def _list_periods(periods: Sequence[Period]) -> str:
    """Return periods as a list; one that is "A to B" is set off by commas from the next."""
    labels = list(dict.fromkeys(period.label for period in periods))
    return ", ".join(labels) if any(" to " in label for label in labels) else join_names(labels)


def _write_pair(periods: Sequence[Period]) -> str:
    """Return the two periods of a change; a list, where one is itself written "A to B"."""
    if any(" " in period.label for period in periods):
        return _list_periods(periods)
    return f"{periods[0].label} to {periods[-1].label}"


def _write_span(figures: Sequence[Figure]) -> str:
    """Return the first and the last period of figures; by their months where a label is long."""
    periods = [figure.period for figure in figures if figure.period.end]
    if not periods:
        return ""
    first = min(periods, key=lambda period: period.start)
    last = max(periods, key=lambda period: period.end)
    has_months = first.has_months and last.has_months
    if has_months and (" " in first.label or " " in last.label):
        return row_words(first.start, last.end)
    if first == last:
        return first.label
    return f"{first.label} to {last.label}"


def years_words(question: Question) -> str:
    """Return the words for how many of the latest years are meant; empty for no limit."""
    if question.operation == "change" and question.limit == ALL_YEARS:
        return "over the whole period"
    if question.operation == "change" and question.limit == 1:
        return ON_YEAR
    if question.operation not in COUNTED_BACK or not question.limit:
        return ""
    return "all years" if question.limit == ALL_YEARS else f"last {question.limit} years"


def span_words(question: Question) -> str:
    """Return the months that a question is limited to; what was found in them is no part of it."""
    first, last = question.span
    if first and last:
        return row_words(first, last)
    if last:
        return f"up to {_write_month(last, of_year='03', years_before=1)}"
    return f"since {_write_month(first, of_year='04')}" if first else ""


def _write_month(month: str, *, of_year: str, years_before: int = 0) -> str:
    """Return a month in words; as its financial year, where it is the first or last of one."""
    if is_long_ago(month):
        return month_words(month)
    year, number = month.split("-")
    if number != of_year:
        return f"{MONTHS[int(number) - 1]} {year}"
    start = int(year) - years_before
    return f"{start}/{(start + 1) % 100:02d}"


def format_question(index: Index, question: Question) -> str:
    """Return the reading of a question that has no figure."""
    dataset = index.dataset(question.dataset)
    names = dict.fromkeys((*dataset.dimensions, *question.members))
    parts = [_asked(index, question, name) for name in names if name != WHOLE]
    parts += operation_words(index, question)
    if question.measure and question.measure != dataset.measures[0]:
        parts.append(index.measure(question.dataset, question.measure).label)
    if question.years_back:
        parts.append(step_words(question))
    periods = [index.period(group[0]) for group in question.periods]
    parts.append(span_words(question))
    parts += [years_words(question), release_words(question)]
    parts.append(", ".join(filter(None, (_list_periods(periods), question.period_text))))
    return SEPARATOR.join([*filter(None, parts), index.name_of("dataset", dataset.code)])


def _asked(index: Index, question: Question, dimension: str) -> str:
    """Return the names asked for of a dimension; of a breakdown, those that it lies within."""
    codes = question.members.get(dimension, ())
    if question.breakdown.partition(":")[0] == dimension:
        codes = (*question.scope_place, *question.scope)
    dataset = index.dataset(question.dataset)
    if _is_all(index, question, dimension):
        return ""
    names = list(dict.fromkeys(index.code(dimension, code).name for code in codes))
    totals = () if dimension == dataset.dimensions[0] else dataset.totals.get(dimension, ())
    is_beside_total = len(names) > 1 and any(code in totals for code in codes)
    # "and" would not do: beside a total it tells what a share is of, and "East of England and
    # Wales" has another name in it.
    if is_beside_total or any(_runs_on(index, *pair) for pair in pairwise(names)):
        return f" {AS_WELL_AS} ".join(names)
    return join_names(names)


def _is_all(index: Index, question: Question, dimension: str) -> bool:
    """Whether a sum is of all members that a table has of a dimension, more than are named."""
    dataset, codes = index.dataset(question.dataset), question.members.get(dimension, ())
    return (
        question.operation == "sum"
        and dataset.is_inferred
        and len(codes) > MOST_NAMED
        and set(codes) == set(index.codes_with_figures(dataset.code, dimension))
    )


def _runs_on(index: Index, name: str, following: str) -> bool:
    """Whether the end of a name, "and" and the start of the next would be read as another name."""
    before, after = split_words(fold(name)), split_words(fold(following))
    spans = (
        [*before[start:], *join, *after[:end]]
        for start in range(len(before))
        for end in range(1, len(after) + 1)
        for join in (("and",), ())
    )
    return bool(index.find_names("".join(span) for span in spans))


def operation_words(index: Index, question: Question) -> list[str]:
    """Return the words that call for a question's operation."""
    words = []
    dimension, _, kind = question.breakdown.partition(":")
    if question.operation == "ranking":
        ordered = _order_words(question)
        is_counted = question.by_change or question.nth or question.order == "lowest"
        is_place = question.scope_place and not is_counted
        words.append("rank" if is_place else ordered)
    if question.breakdown:
        words.append(f"by {kind or dimension.replace('-', ' ')}")
        names = [index.code(dimension, code).name for code in question.left_out]
        words += [f"without {join_names(names)}"] if names else []
    if question.bound:
        words.append(bound_words(question.bound))
    if question.operation == "extreme":
        moved = "rise" if question.order == "highest" else "fall"
        among = f"of the last {question.limit} years" if question.limit else "ever"
        what = f"highest {moved}" if question.by_change else question.order
        words.append(f"{what} {among}")
    if question.operation == "change" and question.breakdown and question.order:
        moved = "rose" if question.order == "highest" else "fell"
        words.append(f"which {kind or dimension.replace('-', ' ')} {moved}")
    elif question.operation in ("change", "difference"):
        words.append("change" if _has_one_cell(question) else question.operation)
    if question.operation == "sum":
        is_all = any(_is_all(index, question, each) for each in question.members)
        words.append("total added up" if is_all else "added up")
    if question.operation == "mean":
        is_of_years = _has_one_cell(question) and not question.breakdown
        words.append("average per year" if is_of_years else "average")
    if question.operation == "series" and not question.bound:
        words.append("newest first" if question.order == "newest" else "each year")
    if question.operation == "rate" or question.per_head:
        words.append("per 100,000 people")
    if question.in_percent:
        words.append("in per cent")
    if question.wants_number:
        words.append(AS_A_NUMBER)
    if question.asks_about:
        words.append(ABOUT[question.asks_about])
    return words


def _order_words(question: Question) -> str:
    """Return the words for the order of a ranking, and for how much of it is asked for."""
    if question.by_change:
        moved = "rise" if question.order == "highest" else "fall"
        return f"highest {question.limit} {moved}" if question.limit else f"highest {moved}"
    if question.nth:
        return f"{ordinal(question.nth)} {question.order}"
    return f"{question.order} {question.limit}" if question.limit else f"ranked {question.order}"


def _has_one_cell(question: Question) -> bool:
    """Whether there is nothing to set beside a difference but another year."""
    return all(len(codes) < 2 for codes in question.members.values())
