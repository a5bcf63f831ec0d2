"""One member and the words that set it beside the whole in, both of them out.

"Cambridgeshire against the national figure", "compared with the region as a whole".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from stats.index.reader import Index
from stats.model import Dataset, Question
from stats.question.breakdown import find_wider
from stats.question.mentions import Mentions
from stats.question.operations import Request
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


def says_whole(mentions: Mentions, request: Request, index: Index) -> bool:
    """Whether the one member that is named is to be set beside what it lies in."""
    first = index.datasets[0].dimensions[0]
    named = {each.candidates[0].code for each in mentions.of(first)}
    return len(named) == 1 and request.operation == "values" and bool(_find_words(mentions))


def set_beside(question: Question, mentions: Mentions, index: Index) -> Question | None:
    """Return the question about the member and the whole; None where no whole has a figure.

    The widest whole for "national", else the nearest of the kind that is named; one with a figure
    for the member's own period stands before others.
    """
    dataset = index.dataset(question.dataset)
    first = dataset.dimensions[0]
    (code,) = question.members[first]
    periods = asked_periods(question) or _latest(question, dataset, index)
    kind = _find_words(mentions)
    candidates = list(_wholes(code, kind, dataset, index))
    for asked in (periods, ()):
        for whole in candidates:
            members = {**question.members, first: (whole,)}
            if any_figure(index, dataset, members, question.measure, asked):
                return replace(question, members={**question.members, first: (code, whole)})
    return None


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


def _latest(question: Question, dataset: Dataset, index: Index) -> Sequence[str]:
    """Return the latest period of the member alone."""
    values = [
        each for cell in make_cells(dataset, question.members)
        for each in find_observations(index, dataset, cell)
        if question.measure in (None, each.measure)
    ]  # fmt: skip
    newest = find_latest(index, dataset, values)
    return (newest.period,) if newest else ()
