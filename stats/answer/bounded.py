"""Members or years in, those whose figures lie above or below a number out.

Who has no figure may lie there as well, so it is always said who that is; a figure that is rounded,
partial or disputed between sources is held against it only as far as it goes.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from stats.answer.absence import Absence, explain_absence
from stats.answer.cells import FULL_COVERAGE, Cells
from stats.answer.figures import make_figure, write_doubted
from stats.answer.found import Found, note_releases
from stats.answer.ranking import bounds, coverage, join_figures, noun, refuse
from stats.answer.reading import join_names
from stats.answer.series import is_within
from stats.answer.values import explain_number
from stats.answer.wholes import say_left_out
from stats.model import Bound, Figure, Remark
from stats.text import plural

UNKNOWN = "they may have {kind} {value:,.0f} as well: no figure is not zero"


def find_bounded(cells: Cells) -> Found | Absence:
    """Return the members with a figure on the side of the number asked for, the furthest first."""
    bound, measure = _bound(cells), _measure(cells)
    period = cells.question.periods[0] if cells.question.periods else cells.covered_period(measure)
    is_one = len(cells.question.periods) < len(("first", "last")) and not cells.question.with_later
    if period is None or not is_one:
        return refuse("a number is held against the figures of one year")
    figures = [cells.figure(cell, measure, period) for cell in cells.all]
    given = [each for each in figures if each.value is not None]
    if not given and cells.measure() != measure:
        return explain_number(cells, cells.measure())
    if not given:
        return Found(tuple(figures))  # why there are none is said of each
    total = len(cells.question.universe)
    if not cells.question.periods and len(given) < FULL_COVERAGE * total:
        return refuse(
            f"in no year do enough of the {plural(noun(cells))} have a figure; name a year"
        )
    found = [each for each in given if _is_past(each, bound)]
    unsure = [each for each in given if each not in found and _may_be_past(each, bound)]
    found.sort(key=lambda each: each.value or 0, reverse=bound.kind in ("more than", "at least"))
    of_all = f"the {len(given)} {plural(noun(cells))} with a figure for {_year(given, cells)}"
    what = _what(bound)
    covered = coverage(given, cells)
    if not found:
        return _none(f"of {of_all} none is known to have {what}", covered, unsure)
    have = "has" if len(found) == 1 else "have"
    remarks = [Remark("scope", f"{len(found)} of {of_all} {have} {what}"), covered]
    if len(given) < total:
        remarks.append(Remark("coverage", _say_unknown("The others are not known", bound)))
    remarks += [*_say_unsure(unsure), *say_left_out(cells), *note_releases(found)]
    return Found(tuple(found), tuple(remarks))


def _bound(cells: Cells) -> Bound:
    if cells.question.bound is None:
        raise ValueError("no number is asked to be held against the figures")
    return cells.question.bound


def _measure(cells: Cells) -> str:
    """Return what is held against a number: counts, where nothing else is said, never shares."""
    return cells.question.measure or cells.count


def _year(given: Sequence[Figure], cells: Cells) -> str:
    """Return the year that the figures held against a number are of: counted back, their own."""
    if cells.question.periods and not cells.question.years_back:
        return cells.index.period(cells.question.periods[0][0]).label
    return join_names(dict.fromkeys(each.period.label for each in given))


def _say_unknown(who: str, bound: Bound) -> str:
    return f"{who}; {UNKNOWN.format(kind=bound.kind, value=bound.value)}"


def _none(said: str, covered: Remark, unsure: Sequence[Figure]) -> Absence:
    doubts = "".join(f" {each.text}." for each in _say_unsure(unsure))
    return Absence("not_covered", f"{said[0].upper()}{said[1:]}. {covered.text}.{doubts}")


def _say_unsure(unsure: Sequence[Figure]) -> list[Remark]:
    """Say of which figures it is not sure on which side they lie."""
    if not unsure:
        return []
    names = join_names(f"{join_figures([each])} ({write_doubted(each)})" for each in unsure)
    why = "for which a rounded, partial or disputed figure is in print"
    return [Remark("coverage", f"Not sure of {names}, {why}")]


def _range(figure: Figure) -> tuple[float, float]:
    """Return the least and the most that a figure may be, with all that sources disagree on.

    Of one that is disputed nobody can tell by how much it is wrong.
    """
    if figure.status == "disputed":
        return 0.0, inf
    values = [figure.value or 0.0, *(o.value for o in figure.others if o.relation == "conflict")]
    low, high = bounds(figure)
    low, high = min(low, *values), max(high, *values)
    return (low, inf) if figure.status == "partial" else (low, high)


def _is_past(figure: Figure, bound: Bound) -> bool:
    """Whether a figure lies on the side that is asked for, whatever of its range it is."""
    low, high = _range(figure)
    match bound.kind:
        case "more than":
            return low > bound.value or (figure.qualifier == "more_than" and low >= bound.value)
        case "at least":
            return low >= bound.value
        case "fewer than":
            return high < bound.value
    return high <= bound.value


def _may_be_past(figure: Figure, bound: Bound) -> bool:
    """Whether some of the range that a figure may be in lies on the side that is asked for."""
    low, high = _range(figure)
    match bound.kind:
        case "more than":
            return high > bound.value
        case "at least":
            return high >= bound.value
        case "fewer than":
            return low < bound.value
    return low <= bound.value


def find_bounded_years(cells: Cells) -> Found | Absence:
    """Return the years of one cell past the number asked for; their first or last in print."""
    bound, measure = _bound(cells), _measure(cells)
    if len(cells.all) != 1:
        return refuse("the year of a number is found for one area and one platform at a time")
    (cell,) = cells.all
    row = cells.until_now(cell, measure)
    every = sorted(
        (each for each in (*row, *cells.missing_beside(cell, row)) if is_within(cells, each)),
        key=lambda each: cells.index.period(each.period).end,
    )[-cells.question.limit :]
    observations = [each for each in every if not each.is_missing]
    if not observations:
        return explain_absence(cells.index, cells.dataset, cells.question, cell)
    years = [make_figure(cells.index, cells.dataset, each) for each in observations]
    missing = [make_figure(cells.index, cells.dataset, each) for each in every if each.is_missing]
    past = [each for each in years if _is_past(each, bound)]
    first, last = years[0].period.label, years[-1].period.label
    in_print = f"the {len(years)} years in print, {first} to {last}" if years[1:] else first
    unsure = [each for each in years if each not in past and _may_be_past(each, bound)]
    if not past:
        absent = Remark("coverage", _not_known([*missing, *unsure]) or "Nothing else is in print")
        return _none(f"of {in_print}, none is known to have {_what(bound)}", absent, [])
    if bound.of == "years":
        doubt = _not_known([*missing, *unsure])
        said = [Remark("coverage", f"Of {in_print}, {len(past)} with {_what(bound)}")]
        return Found(tuple(past), (*said, *([Remark("coverage", doubt)] if doubt else [])))
    is_last = bound.of == "last year"
    found = past[-1 if is_last else 0]
    said = _beside(found, years, [*missing, *unsure], is_last=is_last)
    which = "last" if is_last else "first"
    told = Remark("coverage", f"The {which} of {in_print}, not of all time")
    return Found((found,), (told, *said))


def _what(bound: Bound) -> str:
    return f"{bound.kind} {bound.value:,.0f}"


def _not_known(years: Sequence[Figure]) -> str:
    """Return of which years it is not known on which side they lie; empty for none."""
    ordered = sorted(years, key=lambda each: each.period.end)
    told = [
        f"{each.period.label} ({write_doubted(each) if each.value is not None else 'no figure'})"
        for each in ordered
    ]
    return f"Not known: {join_names(told)}" if told else ""


def _beside(
    found: Figure, years: Sequence[Figure], doubted: Sequence[Figure], *, is_last: bool
) -> list[Remark]:
    """Say what is in print beside the year found, and which years may come before the first, or
    after the last, for all that is known.
    """
    end = found.period.end
    before = [each for each in years if each.period.end < end]
    after = [each for each in years if each.period.end > end and is_last]
    rows = {"Before it": before, "After it": after}
    remarks = [
        Remark("series", when, sure)
        for when, row in rows.items()
        if (sure := tuple(each for each in row if each not in doubted))
    ]
    if unknown := _not_known([each for each in doubted if (each.period.end > end) == is_last]):
        remarks.append(Remark("coverage", f"{unknown}; it may have been so then"))
    side = "after" if is_last else "before"
    if not rows[f"{side.capitalize()} it"]:
        text = f"No year {side} it is in print; it may have been so then"
        remarks.append(Remark("coverage", text))
    return remarks
