"""Many cells in, the highest or lowest out; who is covered and who is missing is always said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from stats.answer.absence import Absence, explain_absence
from stats.answer.amounts import is_count
from stats.answer.bases import mixed_bases, say_apart, split_open
from stats.answer.cells import FULL_COVERAGE, NEARLY_ALL, Cells, Periods
from stats.answer.figures import is_sound, make_figure
from stats.answer.found import Found, note_releases
from stats.answer.rates import find_rate
from stats.answer.reading import join_names
from stats.answer.remarks import mixed_totals
from stats.answer.series import is_within, series_remarks
from stats.answer.steps import find_year_apart
from stats.answer.wholes import say_left_out, say_rest, split_rest
from stats.model import Figure, Remark
from stats.text import ordinal, plural

SMALL_COUNT = 10
"""A count below this gets no place of its own in a ranking (rule 9).
Source: below it, one offence more or less moves a force by several places of a ranking."""
LEAST_COVERAGE = 1 / 5
"""The part of the members with a figure below which no order is given of them.
Source: 10 of 47 forces are the table that the Home Office's figures were printed in; of the 8 of
47 with a grooming figure for 2023/24, four are Wales and four the South East."""
APPROXIMATE = 0.1
"""How far "about" may be off either way, and "more than" or "nearly" one way.
Source: the roundings in print beside exact values are within a tenth of them."""
MAX_DISPUTED = 0.5
"""The part of the figures that may be disputed before no order is given of them.
Source: two columns that may be swapped put every force of a region in doubt; one cell does not."""
NOT_RATES = "These are numbers, not rates per person, and recording differs from place to place"
MAX_NAMED = 6
THE_TABLE = "The table has "
"""What the note begins with that tells which values a table has for one figure."""
DEFAULT_SHOWN = 10


class _Field(NamedTuple):
    """The figures of a breakdown: those that are fit to be put in order, and those that are not.

    Attributes:
        total: how many members there are to be put in order.
        rest: the figures of what is left over or not known, which no order is made of.
        apart: shares of which a page leaves open what they are of, and others do not.

    """

    figures: Sequence[Figure]
    given: Sequence[Figure]
    unfit: Sequence[Figure]
    rest: Sequence[Figure]
    apart: Sequence[Figure]
    total: int

    @property
    def disputed(self) -> list[Figure]:
        """Those fit to be put in order that are disputed."""
        return [figure for figure in self.given if figure.status == "disputed"]


def find_ranking(cells: Cells) -> Found | Absence:
    """Return the members of the question's breakdown in order, or the place of the one named."""
    measure = cells.measure()
    period = cells.question.periods[0] if cells.question.periods else cells.covered_period(measure)
    if period is None:
        return refuse(f"in no year do enough of the {plural(noun(cells))} have a figure")
    if cells.question.years_back:
        counted = _counted_back(period, cells)
        return counted if isinstance(counted, Absence) else find_ranking(counted)
    if len(cells.question.periods) > 1 or _is_mixed(cells):
        return refuse("one order is made of one period, and of one member of what is not ranked")
    figures = [cells.figure(cell, measure, period) for cell in cells.all]
    if cells.question.per_head:
        unsound = [each for each in figures if each.value is not None and not is_sound(each)]
        if unsound:
            return refuse(f"the figure for {join_figures(unsound)} is rounded, disputed or partial")
        rates = [find_rate(cells, each) for each in figures]
        figures = [each for each in rates if isinstance(each, Figure)]
    figures, rest = split_rest(cells, figures)
    given, apart = split_open([each for each in figures if _is_fit(each)])
    unfit = [each for each in figures if each.value is not None and not _is_fit(each)]
    total = len(cells.question.universe) - len(rest)
    field = _Field(figures, given, unfit, rest, apart, total)
    if why := _find_objection(field, period, cells):
        return refuse(why)
    dimension = cells.question.breakdown.partition(":")[0]
    covered = [coverage([*given, *apart, *unfit, *rest], cells), *say_left_out(cells)]
    covered += [*say_rest(cells, rest), *say_apart(apart, dimension), *note_releases(given)]
    if cells.question.scope_place:
        if any(each.codes[dimension].code in cells.question.scope_place for each in apart):
            return refuse(str(mixed_bases([*given, *apart])))
        return _place(_in_order(given, cells), unfit, [*say_kind(cells), *covered], cells)
    return _show(field, covered, say_newer(cells, measure, period), cells)


def _counted_back(period: Periods, cells: Cells) -> Cells | Absence:
    """Return the cells of the same question for so many years before a period, or after it."""
    back, here = cells.question.years_back, cells.index.period(period[0])
    all_there_are = cells.index.periods_of(cells.dataset.code)
    place = find_year_apart([here, *all_there_are], 0, -back)
    if not place:
        side = "before" if back > 0 else "after"
        years = "a year" if abs(back) == 1 else f"{abs(back)} years"
        why = f"{years} {side} {here.label} no figure is in print"
        return Absence("not_covered", f"Not covered: {why}. That is not zero.")
    periods = (cells.same_months(all_there_are[place - 1]),)
    return Cells(replace(cells.question, years_back=0, periods=periods), cells.index)


def _find_objection(field: _Field, period: Periods, cells: Cells) -> str:
    """Return why no order is made of the figures; empty where one is."""
    given, total = field.given, field.total
    if len(given) < 2:
        left = "".join(f"; {each.text[0].lower()}{each.text[1:]}" for each in say_left_out(cells))
        return f"there are not two figures to put in order{left}"
    known = len(given) + len(field.apart)
    if known < LEAST_COVERAGE * total:
        return f"only {known} of {total} {plural(noun(cells))} have a figure"
    enough = FULL_COVERAGE * total
    enough *= NEARLY_ALL if cells.dataset.is_inferred else 1
    if not cells.question.periods and known + len(field.unfit) < enough:
        return f"in no year do enough of the {plural(noun(cells))} have a figure; name a year"
    if len({figure.period.code for figure in given} - set(period)) > 0:
        return "the figures are for different periods"
    if mixed := mixed_totals(given):
        return mixed
    if len(field.disputed) > MAX_DISPUTED * len(given):
        return f"the figures are disputed: {_first_note(given)}"
    return ""


def _show(
    field: _Field, covered: Sequence[Remark], newer: Sequence[Remark], cells: Cells
) -> Found | Absence:
    """Return the first ones in order, as many as are asked for, or those in one place of it."""
    ordered, of_kind = _in_order(field.given, cells), say_kind(cells)
    nth = cells.question.nth
    limit = nth or cells.question.limit or DEFAULT_SHOWN
    if nth > len(ordered):
        return refuse(f"there are {len(ordered)} figures to put in order")
    shown = ordered[:limit]
    if doubtful := _may_stand_before(field.unfit, shown[-1], cells):
        return refuse(
            f"{join_figures(doubtful)} may stand among these, and is in print only rounded"
        )
    if any((each.value or 0) >= (shown[-1].value or 0) for each in field.apart):
        return refuse(str(mixed_bases([*shown, *field.apart])))
    doubts = _doubts(field.disputed)
    if nth:
        same = tuple(each for each in ordered if each.value == shown[-1].value)
        place = _say_place(same, ordered, cells)
        return Found(same, (*of_kind, *place, *covered, *doubts))
    tied = [each for each in ordered[limit:] if each.value == shown[-1].value]
    scope = of_kind
    if len(ordered) + len(field.apart) < FULL_COVERAGE * field.total:
        of_all = f"{len(ordered)} of {field.total}"
        scope = [Remark("scope", f"Of the {of_all} {plural(noun(cells))} with a figure")]
    scope = [*say_conflicts(field.figures), *scope]
    left = _left_out(ordered, shown, tied)
    beside = (*_say_numbers(shown[0], cells), *covered, *left, *doubts)
    return Found((*shown, *tied), (*scope, *newer, *beside))


def _say_numbers(figure: Figure, cells: Cells) -> list[Remark]:
    """Say that an order of places by counts is none by rates, where rates could be worked out."""
    is_of_places = cells.question.breakdown.partition(":")[0] == cells.dataset.dimensions[0]
    has_people = bool(cells.index.references) and not cells.dataset.is_inferred
    if not (is_of_places and has_people) or cells.question.per_head or not is_count(figure.measure):
        return []
    return [Remark("rank", NOT_RATES)]


def say_newer(cells: Cells, measure: str, period: Periods) -> list[Remark]:
    """Say that some have a newer figure than that of the year which most have, if they do."""
    if cells.question.periods or not period:
        return []
    end = cells.index.period(period[0]).end
    newer = [
        each
        for each in cells.years_until_now(measure)
        if end and cells.index.period(each.period).start > end
    ]
    if not newer:
        return []
    label = max(
        (cells.index.period(each.period) for each in newer), key=lambda each: each.end
    ).label
    count = len({tuple(each.key.values()) for each in newer})
    have = "has" if count == 1 else "have"
    text = f"{count} of them {have} a newer figure, up to {label}, by which the order may differ"
    return [Remark("coverage", text)]


def say_conflicts(figures: Sequence[Figure]) -> list[Remark]:
    """Say which members an order is without because their table contradicts itself, and how."""
    broken = [each for each in figures if each.status == "conflicting"]
    remarks = []
    for figure in broken[:MAX_NAMED]:
        told = " ".join(figure.notes).rpartition(THE_TABLE)[2].rstrip(".")
        why = f"for which the table has {told}" if told else "whose figures contradict each other"
        remarks.append(Remark("scope", f"Without {join_figures([figure])}, {why}"))
    if more := len(broken) - len(remarks):
        remarks.append(Remark("scope", f"Without {more} more that the table contradicts itself on"))
    return remarks


def _say_place(same: Sequence[Figure], ordered: Sequence[Figure], cells: Cells) -> Iterator[Remark]:
    """Say which place of the order was given, and whether several share it."""
    order, nth = cells.question.order, cells.question.nth
    dimension = cells.question.breakdown.partition(":")[0]
    names = join_names(figure.codes[dimension].name for figure in same)
    shared = f", shared by {len(same)}" if len(same) > 1 else ""
    text = f"In place {nth} of {len(ordered)}, {order} first{shared}: {names}"
    yield Remark("rank", text)


def say_kind(cells: Cells) -> list[Remark]:
    """Say of which kind of members an order is made, where an inferred list has several kinds.

    Nobody has said there which kinds make up the whole: districts may leave out large towns.
    """
    dimension, _, kind = cells.question.breakdown.partition(":")
    if not kind or not cells.dataset.is_inferred:
        return []
    codes = cells.index.codes_with_figures(cells.dataset.code, dimension)
    if all(cells.index.code(dimension, code).kind in ("", kind) for code in codes):
        return []
    return [Remark("scope", f"Among the {len(cells.question.universe)} {plural(kind)}")]


def find_extreme(cells: Cells) -> Found | Absence:
    """Return the highest or lowest year of one cell."""
    measure = cells.measure()
    if len(cells.all) != 1:
        return refuse("the highest year is found for one area and one platform at a time")
    years = (cells.annual if any(cells.question.span) else cells.until_now)(cells.all[0], measure)
    observations = [each for each in years if is_within(cells, each)][-cells.question.limit :]
    figures = [make_figure(cells.index, cells.dataset, each) for each in observations]
    if not figures:
        return explain_absence(cells.index, cells.dataset, cells.question, cells.all[0])
    # A partial year may be higher than it looks, so it can be the highest but not the lowest.
    is_highest = cells.question.order == "highest"
    is_share = figures[0].measure.method == "share"
    fit = [
        each
        for each in figures
        if (each.qualifier in ("exact", *(("more_than",) if is_highest else ())) or is_share)
        and (is_highest or each.status != "partial")
    ]
    if len(fit) < 2:
        return refuse("there are not two years to compare")
    if mixed := mixed_totals(fit):
        return refuse(mixed)
    best = _in_order(fit, cells)[0].value
    first_of_all = _in_order(fit, cells)[0]
    rounded = [each for each in figures if each.qualifier != "exact" and not is_share]
    unfit = [each for each in rounded if each != first_of_all and each.status != "partial"]
    doubtful = _may_stand_before(unfit, first_of_all, cells)
    if doubtful:
        return refuse(f"the figure for {doubtful[0].period.label} is in print only rounded")
    first, last = figures[0].period.label, figures[-1].period.label
    called = "periods" if any(each.period.kind == "part" for each in fit) else "years"
    text = f"Of the {len(fit)} {called} in print from {first} to {last}, not of all time"
    found = tuple(each for each in fit if each.value == best)
    return Found(found, (Remark("coverage", text), *series_remarks(figures)))


def _is_fit(figure: Figure) -> bool:
    """Whether a figure may be put in order: a precise count, or a share as it is printed."""
    is_precise = figure.qualifier == "exact" or figure.measure.method == "share"
    return figure.value is not None and is_precise and figure.qualifier != "more_than"


def _doubts(disputed: Sequence[Figure]) -> list[Remark]:
    names = join_names(next(iter(figure.codes.values())).name for figure in disputed)
    return [Remark("rank", f"The figure for {names} is disputed; see its note")] if disputed else []


def _is_mixed(cells: Cells) -> bool:
    """Whether several members are asked for besides those that are to be put in order."""
    spread = cells.question.breakdown.partition(":")[0]
    return any(
        len(codes) > 1 for dimension, codes in cells.question.members.items() if dimension != spread
    )


def noun(cells: Cells) -> str:
    """Return the word for what is put in order."""
    dimension, _, kind = cells.question.breakdown.partition(":")
    return kind or dimension.replace("-", " ")


def _in_order(figures: Sequence[Figure], cells: Cells) -> list[Figure]:
    sign = 1 if cells.question.order == "lowest" else -1
    return sorted(
        figures,
        key=lambda each: (sign * (each.value or 0), next(iter(each.codes.values())).label),
    )


def _may_stand_before(unfit: Sequence[Figure], last: Figure, cells: Cells) -> list[Figure]:
    """Return the rounded figures that may stand before the last one shown."""
    if last.value is None:
        return []
    if cells.question.order == "lowest":
        return [each for each in unfit if bounds(each)[0] <= last.value]
    return [each for each in unfit if bounds(each)[1] >= last.value]


def bounds(figure: Figure) -> tuple[float, float]:
    """Return the least and the most that a figure may stand for, as it is worded."""
    value = figure.value or 0.0
    match figure.qualifier:
        case "more_than":
            return value, value * (1 + APPROXIMATE)
        case "nearly":
            return value * (1 - APPROXIMATE), value
        case "approx":
            return value * (1 - APPROXIMATE), value * (1 + APPROXIMATE)
    return value, value


def join_figures(figures: Sequence[Figure]) -> str:
    """Return the first member of each figure as a list in words."""
    return join_names(next(iter(figure.codes.values())).name for figure in figures)


def _place(
    ordered: Sequence[Figure], unfit: Sequence[Figure], beside: Sequence[Remark], cells: Cells
) -> Found | Absence:
    dimension = cells.question.breakdown.partition(":")[0]
    named = set(cells.question.scope_place)
    figures = [each for each in ordered if each.codes[dimension].code in named]
    if not figures:
        cell = {**cells.all[0], dimension: cells.question.scope_place[0]}
        return explain_absence(cells.index, cells.dataset, cells.question, cell)
    remarks = []
    for figure in figures:
        name = figure.codes[dimension].name
        if (figure.value or 0) < SMALL_COUNT and is_count(figure.measure):
            remarks.append(
                Remark("rank", f"{name} is given no place: the count is below {SMALL_COUNT}")
            )
            continue
        if doubtful := _may_stand_before(unfit, figure, cells):
            text = f"{name} is given no place: {join_figures(doubtful)} is in print only rounded"
            remarks.append(Remark("rank", text))
            continue
        place = 1 + sum((each.value or 0) > (figure.value or 0) for each in ordered)
        which = "the" if place == 1 else ordinal(place)
        remarks.append(Remark("rank", f"{name} is {which} highest of {len(ordered)}"))
    return Found(tuple(figures), (*remarks, *beside))


def coverage(given: Sequence[Figure], cells: Cells) -> Remark:
    """Say how many of its members a breakdown covers, and who is missing (rule 7)."""
    dimension = cells.question.breakdown.partition(":")[0]
    have = {each.codes[dimension].code for each in given if each.value is not None}
    absent = [code for code in cells.question.universe if code not in have]
    total = len(have) + len(absent)
    names = [cells.index.code(dimension, code).name for code in absent]
    shown = names[:MAX_NAMED]
    more = [f"{len(names) - len(shown)} more"] if len(names) > len(shown) else []
    missing = f"; no figure for {join_names([*shown, *more])}" if names else ""
    return Remark(
        "coverage", f"{len(have)} of {total} {plural(noun(cells))} have a figure{missing}"
    )


def _left_out(
    ordered: Sequence[Figure], shown: Sequence[Figure], tied: Sequence[Figure]
) -> list[Remark]:
    left = len(ordered) - len(shown) - len(tied)
    is_one = "is" if left == 1 else "are"
    return [Remark("coverage", f"{left} more {is_one} not shown")] if left > 0 else []


def _first_note(figures: Sequence[Figure]) -> str:
    return next((note.rstrip(".") for each in figures for note in each.notes), "see the source")


def refuse(why: str) -> Absence:
    """Return that figures are not put in order, and why."""
    return Absence("not_comparable", f"Not comparable: {why}.")
