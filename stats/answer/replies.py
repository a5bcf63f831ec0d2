"""Figures in, what is told of them in the place of one: who replied, whose they are, what counts.

None of it is a figure, so none of it is counted here.
"""

from __future__ import annotations

from collections.abc import Sequence

from stats.answer.absence import Absence
from stats.answer.reading import join_names
from stats.choices import month_words
from stats.index.reader import Index
from stats.model import Figure, Question, Release, Report
from stats.selection import asked_periods, find_observations, make_cells

MAX_RELEASES = 3
MAX_NOTES = 3
NO_REASON = "The figures do not say why."
NO_OTHER_REASON = "Nothing else in the figures says why."
TOLD = "told"
"""The status of what is told and no figure, see `Absence`."""


def tell_coverage(figures: Sequence[Figure], question: Question, index: Index) -> Absence | None:
    """Return what the releases of figures say of who replied: the newest, then those before it.

    Of areas that are named it is said first whether they gave a figure. None where there is none.
    """
    given = [figure for figure in figures if figure.value is not None]
    made = [part for figure in given if figure.derivation for part in figure.derivation.parts]
    own, lacking = _tell_own(given, question, index)
    releases = [figure.release for figure in (*given, *made) if figure.release.code]
    releases += [other.release for figure in given for other in figure.others]
    told = {each.code: _say(each) for each in (*lacking, *releases) if each.coverage}
    if not told:
        if not given:
            return None
        return Absence("not_published", "Not published: nothing is said of who replied.")
    return Absence(TOLD, " ".join([*own, *list(told.values())[:MAX_RELEASES]]))


def tell_source(figures: Sequence[Figure], question: Question, index: Index) -> Absence | None:
    """Return who published figures and when, and which time they are of; None without figures."""
    given = [figure for figure in figures if figure.value is not None]
    if not given:
        return None
    newest = max(given, key=lambda figure: figure.release.published)
    pages = list(dict.fromkeys(source for figure in given for source in figure.sources))
    who = newest.dataset.publisher or join_names(page.publisher for page in pages[:MAX_NOTES])
    when = f", {month_words(newest.release.published)}" if newest.release.published else ""
    times = join_names(figure.period.label for figure in given if figure.period.label)
    about = f"The figures are of {times}." if times else ""
    coverage = f"{newest.release.coverage.rstrip('.')}." if newest.release.coverage else ""
    reason = " ".join(filter(None, [f"{who or 'No publisher is named'}{when}.", about, coverage]))
    return Absence(TOLD, reason, tuple(pages))


def tell_meaning(question: Question, index: Index) -> Absence:
    """Return what a dataset counts, and what is noted of the members named: of its areas last."""
    dataset = index.dataset(question.dataset)
    first = dataset.dimensions[0]
    wholes = dataset.totals.get(first, ())
    notes: dict[bool, list[str]] = {True: [], False: []}
    for name, members in question.members.items():
        for code in (index.code(name, member) for member in members):
            if code.note and code.code not in wholes:
                notes[name == first].append(f"{code.name}: {code.note.rstrip('.')}.")
    counts = f"{(dataset.counts or dataset.title or dataset.label).rstrip('.')}."
    return Absence(TOLD, " ".join([*notes[False][:MAX_NOTES], counts, *notes[True][:MAX_NOTES]]))


def tell_caveats(question: Question, index: Index) -> Absence:
    """Return what is to be borne in mind about a dataset before it is relied on or compared."""
    dataset = index.dataset(question.dataset)
    said = [f"{each.rstrip('.')}." for each in (*dataset.caveats, dataset.not_comparable) if each]
    return Absence(TOLD, " ".join(said)) if said else tell_meaning(question, index)


def tell_reason(figures: Sequence[Figure], question: Question, index: Index) -> Absence | None:
    """Return what is noted of figures themselves, that they say no more of why they are so, and
    what is to be borne in mind.

    None where there is no figure: why there is none is said in its place.
    """
    given = [figure for figure in figures if figure.value is not None]
    if not given:
        return None
    noted = [
        f"{next(iter(each.codes.values())).name}, {each.period.label}: {note.rstrip('.')}."
        for each in given
        for note in each.notes[:MAX_NOTES]
    ]
    said = [*noted, NO_OTHER_REASON] if noted else [NO_REASON]
    return Absence(TOLD, " ".join([*said, tell_caveats(question, index).reason]))


def _tell_own(
    given: Sequence[Figure], question: Question, index: Index
) -> tuple[list[str], list[Release]]:
    """Return whether the areas named gave a figure, what they did not give first, and the releases
    that lack one of them.
    """
    dataset, periods = index.dataset(question.dataset), asked_periods(question)
    first = dataset.dimensions[0]
    said, missing, lacking = [], [], []
    for figure in given:
        code = figure.codes[first]
        is_whole = code.members or code.code in dataset.totals.get(first, ())
        if code.code in question.members.get(first, ()) and not is_whole:
            said.append(f"There is a figure for {code.name}, {figure.period.label}.")
    for cell in make_cells(dataset, question.members):
        for each in find_observations(index, dataset, cell):
            if each.report.status == "not_supplied" and (not periods or each.period in periods):
                code = index.code(first, each.key[first])
                who, when = code.official_name or code.name, index.period(each.period).label
                missing.append(f"{who} did not supply a figure for {when}.{_note(each.report)}")
                lacking.append(index.release(dataset.package, each.report.release))
    return list(dict.fromkeys((*missing, *said))), lacking


def _note(report: Report) -> str:
    """Return what is noted of a figure that was not supplied: all that is known of why."""
    return "".join(f" {note.rstrip('.')}." for note in report.notes)


def _say(release: Release) -> str:
    published = f"Release of {month_words(release.published)}" if release.published else "Undated"
    return f"{published}: {release.coverage.rstrip('.')}."
