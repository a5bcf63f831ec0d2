"""A question without a figure in, the true reason out: missing is told apart in words (rule 3)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from stats.answer.grains import lies_within
from stats.answer.reading import join_names
from stats.answer.unshared import NOT_IN_PRINT, explain_share
from stats.choices import month_words
from stats.index.reader import Index
from stats.model import Dataset, Observation, Question, Source
from stats.periods import NO_DATE
from stats.selection import ANNUAL_KINDS, asked_periods, end_month, find_observations

MAX_NAMED = 8
"""Members listed in a reason before it says how many more there are."""

SAID = {
    "not_supplied": "Not supplied: {who} did not supply this figure",
    "not_asked": "Not asked: the release did not ask {who} for this figure",
    "suppressed": "Suppressed: the figure for {who} is held back by its publisher",
    "not_applicable": "Not applicable: there can be no such figure for {who}",
    "conflicting": "Contradictory: the table has several figures for {who}",
}
NOT_READ = "Not in the table: it has no figure for {who} that can be read"
"""What is said where nobody has defined the dataset: an unread cell is no word of the body's."""


@dataclass(frozen=True, slots=True)
class Absence:
    """Why there is no figure.

    Attributes:
        status: not_supplied, not_asked, suppressed, not_applicable, not_covered,
            other_period, not_published or not_comparable.
        measure: the one that there is a figure of, where that is not what was asked for.

    """

    status: str
    reason: str
    sources: tuple[Source, ...] = ()
    measure: str = ""


def explain_absence(
    index: Index, dataset: Dataset, question: Question, cell: Mapping[str, str]
) -> Absence:
    """Return why there is no figure for one cell of a question; the first that holds is true."""
    asked = set(cell) - set(dataset.dimensions)
    if asked:
        return Absence(
            "not_asked",
            f"Not asked: {dataset.label} is not broken down by {join_names(sorted(asked))}.",
        )
    observations = find_observations(index, dataset, cell)
    periods = asked_periods(question)
    return (
        (
            None
            if question.period_text
            else _said_missing(index, dataset, cell, observations, question)
        )
        or _other_release(index, dataset, cell, periods)
        or _member_without_figures(index, dataset, cell, periods)
        or _other_period(index, dataset, observations, question)
        or _other_measure(index, dataset, cell, question)
        or _other_kind(index, dataset, observations)
        or _not_together(index, dataset, cell)
    )


def explain_breakdown(dataset: Dataset, question: Question) -> Absence:
    """Return why there is no breakdown."""
    dimension, _, kind = question.breakdown.partition(":")
    return Absence(
        "not_published",
        f"Not published: {dataset.label} has no figures by {kind or dimension} for this area and "
        "period.",
    )


def _said_missing(
    index: Index,
    dataset: Dataset,
    cell: Mapping[str, str],
    observations: Sequence[Observation],
    question: Question,
) -> Absence | None:
    periods, span = asked_periods(question), question.span
    missing = [
        each
        for each in observations
        if each.is_missing
        and (not periods or each.period in periods)
        and (periods or not any(span) or lies_within(index.period(each.period), span))
    ]
    if not missing:
        return None
    given = max(missing, key=lambda each: end_month(index, dataset, each))
    report = given.report
    who = _whose(index, dataset, cell, given)
    sources = tuple(index.source(dataset.package, code) for code in report.sources)
    is_unsaid = dataset.is_inferred and report.status == "not_supplied"
    text = (NOT_READ if is_unsaid else SAID[report.status]).format(who=who)
    period = index.period(given.period).label
    when = "" if period == NO_DATE else f" for {period}"
    zero = "" if report.status == "conflicting" else " That is not zero."
    notes = "".join(f" {each.rstrip('.')}." for each in report.notes)
    return Absence(report.status, f"{text}{when} ({dataset.label}).{zero}{notes}", sources)


def _whose(index: Index, dataset: Dataset, cell: Mapping[str, str], given: Observation) -> str:
    """Return whose figure is missing: the body that was asked, else all that was asked for."""
    codes = {name: index.code(name, member) for name, member in given.key.items()}
    if not dataset.is_inferred:
        return next(code.official_name or code.name for code in codes.values())
    asked = [
        codes[name].name
        for name in dataset.dimensions
        if name in cell and cell[name] not in dataset.totals.get(name, ())
    ]
    return ", ".join(asked) or next(code.name for code in codes.values())


def _member_without_figures(
    index: Index, dataset: Dataset, cell: Mapping[str, str], periods: Sequence[str]
) -> Absence | None:
    """A member that the dataset has nothing for at all; one that none has before an area, which
    is not to blame for it.
    """
    first = dataset.dimensions[0]
    for dimension, member in cell.items():
        if dimension == first or dataset.is_inferred or _is_anywhere(index, dimension, member):
            continue
        return Absence(
            "not_asked",
            "Not asked or not published: none of the sets of figures loaded here has any for "
            f"{index.code(dimension, member).name}. "
            f"{_has_members(index, dataset, dimension)} That is not zero.",
        )
    for dimension, member in cell.items():
        known = index.codes_with_figures(dataset.code, dimension)
        if member in known:
            continue
        code = index.code(dimension, member)
        if dimension == dataset.dimensions[0]:
            coverage = _coverage(index, dataset, periods)
            return Absence(
                "not_covered",
                f"Not covered: the releases of {dataset.label} loaded here print no figure for "
                f"{code.official_name or code.name}.{coverage} That is not zero.",
            )
        return Absence(
            "not_asked",
            f"Not asked or not published: {dataset.label} gives no figure for {code.name}. "
            f"{_has_members(index, dataset, dimension, it='It')} That is not zero.",
        )
    return None


def _has_members(index: Index, dataset: Dataset, dimension: str, it: str = "") -> str:
    known = index.codes_with_figures(dataset.code, dimension)
    has = _list([index.code(dimension, each).label for each in known])
    return f"{it or dataset.label[0].upper() + dataset.label[1:]} has {has}."


def _is_anywhere(index: Index, dimension: str, member: str) -> bool:
    """Whether any of the defined datasets has a figure for a member, in whatever release."""
    everything = index.as_released("")
    return any(
        member in everything.codes_with_figures(each.code, dimension)
        for each in index.datasets
        if dimension in each.dimensions
    )


def _coverage(index: Index, dataset: Dataset, periods: Sequence[str]) -> str:
    """Return what the release covers that has most for the periods asked, else the newest.

    That of a dataset which nobody has defined never says so.
    """
    if dataset.is_inferred:
        return ""
    if not periods:
        sentences = index.coverage(dataset.code)
        return f" {sentences[0].rstrip('.')}." if sentences else ""
    counts = Counter(
        each.report.release
        for key in index.series_of(dataset.code, {})
        for each in index.look_up(dataset.code, key)
        if each.period in periods
    )
    if not counts:
        return ""
    said = index.release(dataset.package, counts.most_common(1)[0][0]).coverage
    return f" {said.rstrip('.')}." if said else ""


def _other_period(
    index: Index, dataset: Dataset, observations: Sequence[Observation], question: Question
) -> Absence | None:
    values = [each for each in observations if not each.is_missing]
    asked = question.period_text or join_names(
        index.period(group[0]).label for group in question.periods
    )
    if not asked and any(question.span):
        return _other_span(index, dataset, values, question)
    groups = () if question.period_text else question.periods
    given = {code for group in groups for code in group}
    if not asked or not observations or any(each.period in given for each in observations):
        return None
    if not values:
        said = join_names(index.period(each.period).label for each in observations)
        return Absence(
            "other_period", f"Not covered: no figure for {asked}, and for {said} none was supplied."
        )
    values.sort(key=lambda each: end_month(index, dataset, each), reverse=True)
    periods = [index.period(each.period).label for each in values]
    return Absence(
        "other_period",
        f"Not covered: no figure for {asked}. "
        f"For this, {dataset.label} has {_list(periods)}. That is not zero.",
    )


def _other_span(
    index: Index, dataset: Dataset, values: Sequence[Observation], question: Question
) -> Absence | None:
    """Say what there is where none of it lies within the months asked for."""
    periods = [index.period(each.period) for each in values]
    if not periods or any(lies_within(each, question.span) for each in periods):
        return None
    first, last = (month_words(each) if each else "" for each in question.span)
    asked = f"from {first} to {last}" if first and last else f"since {first}"
    asked = asked if first else f"up to {last}"
    labels = [each.label for each in sorted(periods, key=lambda each: each.end, reverse=True)]
    return Absence(
        "other_period",
        f"Not covered: no figure {asked}. "
        f"For this, {dataset.label} has {_list(labels)}. That is not zero.",
    )


def _other_release(
    index: Index, dataset: Dataset, cell: Mapping[str, str], periods: Sequence[str]
) -> Absence | None:
    """Say which releases have what the one that is asked of has not."""
    here = find_observations(index, dataset, cell)
    if not index.released or any(not periods or each.period in periods for each in here):
        return None
    everything = index.as_released("")
    releases = {
        index.release(dataset.package, each.report.release).published
        for each in find_observations(everything, dataset, cell)
        if not each.is_missing and (not periods or each.period in periods) and each.report.release
    }
    if not releases:
        return None
    have = join_names([month_words(each) for each in sorted(releases) if each])
    return Absence(
        "not_published",
        f"Not published: the {month_words(index.released)} release has no such figure. "
        f"In print it is in what came out {f'in {have}' if have else 'at another time'}. "
        "That is not zero.",
    )


def _other_measure(
    index: Index, dataset: Dataset, cell: Mapping[str, str], question: Question
) -> Absence | None:
    observations = find_observations(index, dataset, cell)
    measures = {each.measure for each in observations if not each.is_missing}
    if not measures or question.measure is None or question.measure in measures:
        return None
    asked = index.measure(dataset.code, question.measure)
    have = [
        index.measure(dataset.code, each).label for each in dataset.measures if each in measures
    ]
    why = f"{NOT_IN_PRINT}. There is: {_list(have)}."
    if asked.method == "share":
        why = explain_share(index, dataset, cell, asked_periods(question))
    return Absence(
        "not_published",
        f"Not published: there is no {asked.label} for this, and none is worked out here: {why}",
    )


def _other_kind(
    index: Index, dataset: Dataset, observations: Sequence[Observation]
) -> Absence | None:
    """Say what there is where none of it is for single years: "2017/18 to 2022/23"."""
    given = [each for each in observations if not each.is_missing]
    if not given or any(index.period(each.period).kind in ANNUAL_KINDS for each in given):
        return None
    labels = [index.period(each.period).label for each in given]
    return Absence(
        "other_period",
        f"Not covered: {dataset.label} has no such figures for single years here. "
        f"It has {_list(labels)}. That is not zero.",
    )


def _not_together(index: Index, dataset: Dataset, cell: Mapping[str, str]) -> Absence:
    """Each member has figures, but not this combination."""
    first = dataset.dimensions[0]
    who = index.code(first, cell[first]).name if first in cell else "the whole"
    rest = [index.code(name, code).name for name, code in cell.items() if name != first]
    have: list[str] = []
    if first in cell:
        for key in index.series_of(dataset.code, {first: cell[first]}):
            if all(each.is_missing for each in index.look_up(dataset.code, key)):
                continue
            have += [index.code(name, code).label for name, code in key.items() if name != first]
    what = join_names(rest) or "a total"
    instead = f" For {who} it has {_list(have)}." if have else ""
    return Absence(
        "not_published",
        f"Not published: {dataset.label} has no figure for {what} in {who}.{instead} "
        "That is not zero.",
    )


def _list(names: Sequence[str]) -> str:
    distinct = list(dict.fromkeys(names))
    shown = distinct[:MAX_NAMED]
    more = len(distinct) - len(shown)
    return join_names([*shown, f"{more} more"] if more else shown)
