"""One member and the words that set it beside the whole in, both of them out.

"Cambridgeshire against the national figure", "compared with the region as a whole".
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace

from stats.index.reader import Index
from stats.model import Assumption, Dataset, Question
from stats.question.composing.breakdown import find_wider
from stats.question.composing.operations import Request
from stats.question.words.mentions import Mentions
from stats.selection import any_figure, asked_periods, find_latest, find_observations, make_cells

BESIDE = (
    "vs", "v", "versus", "against", "compare", "compared with", "compared to", "compares with",
    "compare with", "compare to", "next to", "alongside",
)  # fmt: skip
"""Words after which the other side of a comparison stands."""
_JOIN = "|".join(BESIDE)
_NATIONAL = re.compile(
    rf" (?:{_JOIN}) (?:the )?(?:national(?: total| figure| figures| number| count)?|nationally|"
    r"whole country|country|the whole country|nationwide) "
)
_WIDER = re.compile(rf" (?:{_JOIN}) (?:the|its|their)(?: whole| wider)? (\w+)(?: as a whole)? ")


def says_whole(mentions: Mentions, request: Request, members: Collection[str]) -> bool:
    """Whether the one member that is asked of is to be set beside what it lies in."""
    return len(members) == 1 and request.operation == "values" and bool(_find_words(mentions))


def set_beside(question: Question, mentions: Mentions, index: Index) -> Question | None:
    """Return the question about the member and the whole; None where no whole has a figure.

    The widest whole for "national", else the nearest of the kind that is named; one with a figure
    for the member's own period stands before others.
    """
    dataset = index.dataset(question.dataset)
    first = dataset.dimensions[0]
    (code,) = question.members[first]
    own = _periods(question, code, dataset, index)
    asked = asked_periods(question)
    wholes = list(_wholes(code, _find_words(mentions), dataset, index))
    for periods in (asked or own[:1], () if asked else own):
        for whole in wholes:
            members = {**question.members, first: (whole,)}
            if periods and any_figure(index, dataset, members, question.measure, periods):
                return replace(question, members={**question.members, first: (code, whole)})
    if not wholes:
        return None
    # No year has both: that of the member, in which the whole has no figure, and says so.
    both = replace(question, members={**question.members, first: (code, wholes[0])})
    if question.periods or not own:
        return both
    told = Assumption("period", f"no period named: the latest is {index.period(own[0]).label}")
    return replace(both, periods=((own[0],),), assumptions=(*both.assumptions, told))


def _find_words(mentions: Mentions) -> str:
    """Return "national", or the kind of whole that is named; empty where none is."""
    text = f" {' '.join(mentions.words)} "
    if mentions.has("national") and _NATIONAL.search(text):
        return "national"
    kinds = {
        each.text: hit.code.partition(":")[2]
        for each in mentions.of("dimension")
        for hit in each.candidates
    }
    match = _WIDER.search(text)
    return kinds.get(match[1], "") if match else ""


def _wholes(code: str, kind: str, dataset: Dataset, index: Index) -> Iterator[str]:
    first = dataset.dimensions[0]
    if kind == "national":
        for whole in dataset.totals.get(first, ()):
            if whole != code and _lies_in(code, whole, first, index):
                yield whole
        return
    yield from find_wider(code, kind, first, index)


def _lies_in(code: str, whole: str, first: str, index: Index) -> bool:
    """Whether a member lies in a whole, or in one of those that the whole is made of."""
    wider = {whole, *index.code(first, whole).members}
    while code:
        if code in wider:
            return True
        code = index.code(first, code).parent
    return False


def _periods(question: Question, code: str, dataset: Dataset, index: Index) -> list[str]:
    """Return the years that a member has figures for, else its other periods; the latest first."""
    members = {**question.members, dataset.dimensions[0]: (code,)}
    left = [
        each
        for cell in make_cells(dataset, members)
        for each in find_observations(index, dataset, cell)
        if question.measure in (None, each.measure)
    ]
    found: list[str] = []
    while (newest := find_latest(index, dataset, left)) is not None:
        found.append(newest.period)
        left = [each for each in left if each.period not in found]
    return found
