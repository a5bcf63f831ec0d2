"""Members and two years in, those that rose or fell the most out; who is covered is always said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from stats.answer.absence import Absence
from stats.answer.cells import FULL_COVERAGE, Cells, Periods
from stats.answer.changes import SMALL_BASE
from stats.answer.derived import change_between, is_percentage
from stats.answer.figures import is_sound
from stats.answer.found import Found, note_releases
from stats.answer.ranking import (
    DEFAULT_SHOWN,
    LEAST_COVERAGE,
    bounds,
    coverage,
    join_figures,
    noun,
    refuse,
    say_kind,
)
from stats.answer.remarks import mixed_totals
from stats.answer.steps import months_apart
from stats.answer.wholes import say_left_out
from stats.model import Figure, Period, Remark
from stats.selection import ANNUAL_KINDS, MONTHS_OF_A_YEAR, follows
from stats.text import plural

Pair = tuple[Figure, Figure]


def find_moves(cells: Cells) -> Found | Absence:
    """Return the changes of the members between two years, the largest rise or fall first."""
    if cells.question.scope_place:
        return refuse("the place of one among the changes of others is not worked out")
    measure = cells.measure()
    years = _years(cells, measure)
    if years is None:
        back = cells.question.years_back
        apart = f" that are {back} years apart and end with the latest" if back else ""
        return refuse(f"in no two years{apart} do two of the {plural(noun(cells))} have a figure")
    if isinstance(years, Absence):
        return years
    # Both ends are found: neither is counted back from once more.
    ends = Cells(replace(cells.question, years_back=0), cells.index)
    pairs = [
        (ends.figure(cell, measure, years[0]), ends.figure(cell, measure, years[1]))
        for cell in cells.all
    ]
    given = [pair for pair in pairs if None not in (pair[0].value, pair[1].value)]
    firm = [pair for pair in given if all(map(is_firm, pair))]
    doubted = [pair for pair in given if pair not in firm]
    small = [pair for pair in firm if cells.question.in_percent and is_small(pair)]
    firm = [pair for pair in firm if pair not in small]
    is_named = bool(cells.question.periods or any(cells.question.span))
    if not is_named and len(given) < FULL_COVERAGE * len(cells.question.universe):
        return refuse(f"in no two years do enough of the {plural(noun(cells))} have a figure")
    if len(firm) < 2 or len(firm) < LEAST_COVERAGE * len(cells.question.universe):
        of_all = f"{len(firm)} of {len(cells.question.universe)}"
        return refuse(f"only {of_all} {plural(noun(cells))} have a precise figure for both years")
    if mixed := mixed_totals([figure for pair in firm for figure in pair]):
        return refuse(mixed)
    sign = 1 if cells.question.order == "highest" else -1
    moves = [change_between(*pair, in_percent=cells.question.in_percent) for pair in firm]
    moved = sorted(
        (each for each in moves if sign * (each.value or 0) > 0),
        key=lambda each: (-sign * (each.value or 0), next(iter(each.codes.values())).label),
    )
    if not moved:
        return refuse(f"none of them {'rose' if sign > 0 else 'fell'}")
    shown = moved[: cells.question.limit or DEFAULT_SHOWN]
    least = sign * (shown[-1].value or 0)
    if rivals := [pair[1] for pair in doubted if may_reach(pair, least, sign, cells)]:
        return refuse(f"the figure for {join_figures(rivals)} is rounded or in doubt")
    tied = [each for each in moved[len(shown) :] if each.value == shown[-1].value]
    covered = coverage([pair[1] for pair in given], cells)
    remarks = [*_scope(firm, cells), covered, *say_left_out(cells)]
    for left, why in (
        (doubted, "its figure is rounded or in doubt"),
        (small, f"of a base below {SMALL_BASE} no percentage is worked out"),
    ):
        if left:
            names = join_figures([pair[1] for pair in left])
            remarks.append(Remark("rank", f"Left out, for {why}: {names}"))
    return Found((*shown, *tied), (*remarks, *note_releases(chain(*firm))))


def _years(cells: Cells, measure: str) -> tuple[Periods, Periods] | Absence | None:
    """Return the two years asked for; what is left open is filled with those that most have.

    "Since 2017/18" ends with the latest year, or with an earlier one that nearly all have: where
    many have neither, one that some have is not what was asked for. So do "the last five years",
    with none before that which an order of the figures themselves is made of.
    """
    groups, span = cells.question.periods, cells.question.span
    if len(groups) > 1:
        ends = sorted((groups[0], groups[-1]), key=lambda each: cells.index.period(each[0]).end)
        return ends[0], ends[1]
    covered = cells.covered_period(measure) if cells.question.years_back else None
    earliest_end = cells.index.period(covered[0]).end if covered and not groups else ""
    codes = [
        dict.fromkeys(each.period for each in cells.annual(cell, measure)) for cell in cells.all
    ]
    counts = Counter(code for each in codes for code in each)
    periods = sorted(map(cells.index.period, counts), key=lambda each: each.end)
    pairs = [
        (first, last)
        for first in periods
        for last in periods
        if first.kind in ANNUAL_KINDS
        and first.end < last.start
        and _are_apart(first, last, cells)
        and (not span[1] or last.end == span[1])
        and last.end >= earliest_end
        and (not groups or last.code in groups[0])
    ]

    def count_both(pair: tuple[object, object]) -> int:
        return sum(all(year in each for year in pair) for each in codes)

    named = [(first.code, last.code) for first, last in pairs]
    most = max(map(count_both, named), default=0)
    if most < 2:
        return None
    enough = [pair for pair in named if count_both(pair) >= FULL_COVERAGE * most]
    first, last = (
        enough[-1] if span[0] else max(enough, key=lambda pair: cells.index.period(pair[1]).end)
    )
    is_to_latest = bool(span[0] or cells.question.years_back)
    if is_to_latest and not (span[1] or groups) and last != named[-1][1]:
        both = count_both((first, last))
        if both < FULL_COVERAGE * len(cells.question.universe):
            return _ends_before((first, last), both, named[-1][1], cells)
    return (first,), (last,)


def _are_apart(first: Period, last: Period, cells: Cells) -> bool:
    """Whether two years are so far apart as is asked for; one after the other where it is not."""
    since, years = cells.question.span[0], cells.question.years_back
    if years:
        is_dated = bool(first.start and last.start)
        return is_dated and months_apart(first, last) == MONTHS_OF_A_YEAR * years
    return first.start == since if since else follows(first, last)


def _ends_before(pair: tuple[str, str], both: int, latest: str, cells: Cells) -> Absence:
    """Refuse to end a change that is asked for up to the latest year before it."""
    first, last, newest = (cells.index.period(each).label for each in (*pair, latest))
    of_all = f"{both} of {len(cells.question.universe)} {plural(noun(cells))}"
    return refuse(
        f"too few have a figure for {newest} as well; "
        f"for {first} and {last} {of_all} have; name both years"
    )


def is_firm(figure: Figure) -> bool:
    """Whether a change may be worked out from a figure."""
    return is_sound(figure) or (
        figure.measure.method == "share" and figure.status == "normal" and not figure.others
    )


def is_small(pair: Pair) -> bool:
    """Whether a change is from a base too small for a percentage (rule 9)."""
    return (pair[0].value or 0) < SMALL_BASE and not is_percentage(pair[0].measure)


def may_reach(pair: Pair, least: float, sign: int, cells: Cells) -> bool:
    """Whether a change that is not known for sure may be as large as the last one shown."""
    (low, high), (later_low, later_high) = map(bounds, pair)
    furthest = later_high - low if sign > 0 else high - later_low
    if cells.question.in_percent:
        furthest *= 100 / max(low, 1)
    return furthest >= least


def _scope(firm: Sequence[Pair], cells: Cells) -> list[Remark]:
    total = len(cells.question.universe)
    if len(firm) >= FULL_COVERAGE * total:
        return say_kind(cells)
    text = f"Of the {len(firm)} of {total} {plural(noun(cells))} with a figure for both years"
    return [Remark("scope", text)]
