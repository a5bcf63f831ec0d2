"""The years of one cell in, those to which it rose or fell the most out.

Only from one year to the next: over a gap nobody knows in which year it moved, and where one in it
must have moved as much as the largest, the answer is refused. A change that is in
doubt is left out where it cannot be the largest, else the answer is refused.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, pairwise

from stats.answer.absence import Absence, explain_absence
from stats.answer.cells import Cells
from stats.answer.changes import SMALL_BASE
from stats.answer.derived import change_between, is_percentage
from stats.answer.figures import make_figure, print_value
from stats.answer.found import Found, note_releases
from stats.answer.moves import Pair, is_firm, is_small, may_reach
from stats.answer.ranking import bounds, refuse
from stats.answer.reading import join_names
from stats.answer.remarks import mixed_totals
from stats.answer.series import is_within
from stats.model import Figure, Remark
from stats.selection import MONTHS_OF_A_YEAR, follows, month_number

NEAR = 3
"""Years looked at after one for the next: a period that overlaps both may stand between them."""


def find_year_moves(cells: Cells) -> Found | Absence:
    """Return the largest rise or fall of one cell from one year to the next."""
    if len(cells.all) != 1:
        return refuse("the year of the largest change is found for one series at a time")
    years = _years(cells)
    if not years:
        return explain_absence(cells.index, cells.dataset, cells.question, cells.all[0])
    if mixed := mixed_totals(years):
        return refuse(mixed)
    pairs = [
        (one, other)
        for number, one in enumerate(years)
        for other in years[number + 1 : number + 1 + NEAR]
        if follows(one.period, other.period)
    ]
    firm = [pair for pair in pairs if all(map(is_firm, pair))]
    doubted = [pair for pair in pairs if pair not in firm]
    small = [pair for pair in firm if cells.question.in_percent and is_small(pair)]
    firm = [pair for pair in firm if pair not in small]
    if not firm:
        return refuse("there are no two years, one after the other, with a precise figure")
    sign = 1 if cells.question.order == "highest" else -1
    moves = [change_between(*pair, in_percent=cells.question.in_percent) for pair in firm]
    most = max(sign * (move.value or 0) for move in moves)
    if rivals := [pair for pair in doubted if may_reach(pair, most, sign, cells)]:
        return refuse(f"the change to {_name(rivals)} is of a figure that is rounded or in doubt")
    gaps = _find_gaps(years)
    if hiding := [gap for gap in gaps if _may_hide(gap, max(most, 0), sign, cells)]:
        return refuse(f"one year may have moved more in the time not in print, {_between(hiding)}")
    if most <= 0 and not doubted:
        return _never(firm, gaps, "rise" if sign > 0 else "fall")
    found = tuple(move for move in moves if sign * (move.value or 0) == most)
    return Found(
        found,
        (*_beside(firm, found, cells), *_left_out(small, doubted), *_coverage(firm, gaps)),
    )


def _years(cells: Cells) -> list[Figure]:
    find = cells.annual if any(cells.question.span) else cells.until_now
    observations = find(cells.all[0], cells.measure())
    return [
        make_figure(cells.index, cells.dataset, each)
        for each in observations
        if is_within(cells, each)
    ]


def _name(pairs: Sequence[Pair]) -> str:
    return join_names(pair[1].period.label for pair in pairs)


def _find_gaps(years: Sequence[Figure]) -> list[Pair]:
    """Return the years in print between which there are others that are not."""
    return [
        (one, other)
        for one, other in pairwise(years)
        if one.period.end
        and other.period.start
        and month_number(other.period.start) > month_number(one.period.end) + 1
    ]


def _may_hide(gap: Pair, most: float, sign: int, cells: Cells) -> bool:
    """Whether a move over a gap proves one year in it that moved as much, or may have.

    One of several moves is at least their mean; above nothing, where none has been found.
    """
    months = month_number(gap[1].period.start) - month_number(gap[0].period.start)
    moves = max(1, round(months / MONTHS_OF_A_YEAR))
    (low, high), (later_low, later_high) = map(bounds, gap)
    before, after = (low, later_high) if sign > 0 else (high, later_low)
    mean = sign * (after - before) / moves
    if cells.question.in_percent:
        mean = sign * 100 * ((max(after, 0) / max(before, 1)) ** (1 / moves) - 1)
    return mean > 0 and mean >= most


def _between(gaps: Sequence[Pair]) -> str:
    return join_names(
        f"between {one.period.label} ({print_value(one)}) and "
        f"{other.period.label} ({print_value(other)})"
        for one, other in gaps
    )


def _never(firm: Sequence[Pair], gaps: Sequence[Pair], moved: str) -> Absence:
    left = f" Nothing is in print {_between(gaps)}." if gaps else ""
    return Absence("not_covered", f"Not covered: {_count(firm, 'of')}, none is a {moved}.{left}")


def _beside(firm: Sequence[Pair], found: Sequence[Figure], cells: Cells) -> list[Remark]:
    """Return the same change in per cent, or as a number where it was asked for in per cent."""
    if len(found) != 1 or is_percentage(firm[0][0].measure):
        return []
    parts = found[0].derivation.parts if found[0].derivation else ()
    pair = next(each for each in firm if [f.period for f in each] == [p.period for p in parts])
    if not cells.question.in_percent and is_small(pair):
        return [Remark("change", f"No percentage is given: the base is below {SMALL_BASE}")]
    other = change_between(*pair, in_percent=not cells.question.in_percent)
    return [Remark("change", "That is", (other,))]


def _left_out(small: Sequence[Pair], doubted: Sequence[Pair]) -> list[Remark]:
    remarks = []
    if doubted:
        text = f"Left out, for a figure that is rounded or in doubt: the change to {_name(doubted)}"
        remarks.append(Remark("rank", text))
    if small:
        text = f"Left out, for a base below {SMALL_BASE}: the change to {_name(small)}"
        remarks.append(Remark("rank", text))
    return remarks


def _coverage(firm: Sequence[Pair], gaps: Sequence[Pair]) -> list[Remark]:
    left = [Remark("coverage", f"Nothing is in print {_between(gaps)}")] if gaps else []
    return [Remark("coverage", _count(firm, "Of")), *left, *note_releases(chain(*firm))]


def _count(firm: Sequence[Pair], of: str) -> str:
    first, last = firm[0][0].period.label, firm[-1][1].period.label
    changes = f"{len(firm)} changes" if len(firm) > 1 else "only change"
    return f"{of} the {changes} from one year to the next in print, {first} to {last}"
