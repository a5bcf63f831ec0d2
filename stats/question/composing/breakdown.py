"""A question and the dimension to spread it over in, the members that it spreads over out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from stats.index.reader import Index
from stats.model import TECHNICAL_KINDS, Code, Dataset, Question
from stats.question.words.mentions import Mentions
from stats.selection import any_figure, any_missing, any_published, asked_periods

PLACES = frozenset({"place", "places"})
"""Words for members of the first dimension, whatever these are called: "the worst place in"."""


def breakdown_named(mentions: Mentions, dataset: Dataset) -> str:
    """Return the dimension, or `dimension:kind`, that a text names ("by force")."""
    for mention in mentions.of("dimension"):
        for hit in mention.candidates:
            if hit.code.partition(":")[0] in dataset.dimensions:
                return hit.code
    return ""


def breakdown_meant(question: Question, mentions: Mentions, dataset: Dataset, index: Index) -> str:
    """Return the dimension to rank over where none is named: the first one left open.

    Where only a place is asked for ("where does Kent rank"), the first one that is named.
    """
    named = [name for name in question.members if name in dataset.dimensions]
    first = dataset.dimensions[0]
    if first in named and _orders_places(question, mentions):
        return first
    for name in named:
        codes = question.members[name]
        if len(codes) > 1 or any(
            set(codes_inside(name, code, index)) & set(codes) for code in codes
        ):
            return name
    if mentions.has("nth"):
        wholes = (n for n in named if any(codes_inside(n, c, index) for c in question.members[n]))
        named = list(wholes) or named  # "second most in the East" is one of its parts
    if named and not (mentions.has("most") or mentions.has("least")):
        return named[0]
    open_dimensions = [name for name in dataset.dimensions if not question.members.get(name)]
    return (open_dimensions or list(dataset.dimensions))[0]


def _orders_places(question: Question, mentions: Mentions) -> bool:
    """Whether it is places that are put in order: those alone have rates, or they are said."""
    is_best = mentions.has("most") or mentions.has("least")
    return is_best and (question.per_head or not PLACES.isdisjoint(mentions.words))


def break_down(
    question: Question, spread: str, dataset: Dataset, index: Index, *, among: bool = False
) -> Question:
    """Spread the question over a dimension: the parts of the members named, else all there are.

    `among` says that several named are themselves to be put in order: "which of Kent and Essex".
    """
    dimension, _, kind = spread.partition(":")
    totals = dataset.totals.get(dimension, ())
    asked = question.members.get(dimension, ())
    named = tuple(each for each in asked if each not in totals)
    rest = {name: codes for name, codes in question.members.items() if name != dimension}
    scope = tuple(each for each in named if codes_inside(dimension, each, index))
    place = tuple(each for each in named if each not in scope)
    codes = _parts_of(scope, dimension, kind, dataset, index)
    kind = kind or _kind_meant(place, codes, dimension, index)
    said = spread.partition(":")[2].casefold()
    if said in ("", *dimension.split("-")) and _lie_beside(codes, dimension, dataset):
        kind, spread = "", dimension  # a column called "District" has the city among them
    is_alike = all(index.code(dimension, each).kind == kind for each in named)
    # Of Wales and Scotland only the one has parts: it is these that are put in order.
    if among and len(named) > 1 and place and (not scope or is_alike):
        is_said = is_alike and kind not in (dimension, "", *TECHNICAL_KINDS)
        return replace(
            question,
            breakdown=f"{dimension}:{kind}" if is_said else dimension,
            scope_place=(),
            scope=named,
            universe=named,
        )
    universe = [
        code for code in codes if kind in ("", code.kind) and code.code not in question.left_out
    ]
    open_question = replace(question, members=rest)
    kept = [
        code.code
        for code in universe
        if has_figure_of(open_question, dimension, code.code, dataset, index)
        or _is_missing(open_question, dimension, code.code, dataset, index)
    ]
    if place and question.operation != "ranking":
        return question
    if not kept:
        return replace(question, breakdown=spread, scope=asked)
    # A whole that is named as well limits nothing, but is a part of the reading.
    wholes = tuple(each for each in asked if each in totals)
    is_first = dimension == dataset.dimensions[0]
    within = (*scope, *wholes) if scope else asked if is_first else ()
    return replace(
        question,
        members={**rest, dimension: tuple(kept)},
        breakdown=f"{dimension}:{kind}" if kind and kind != dimension else dimension,
        scope=within,
        scope_place=place,
        limit=0 if place else question.limit,
        universe=tuple(code.code for code in universe),
    )


def _parts_of(
    scope: Sequence[str], dimension: str, kind: str, dataset: Dataset, index: Index
) -> list[Code]:
    """Return the codes within those of the scope, or all there are; no wholes and no groups.

    What others lie in is among those of a kind that is asked for: regions, that districts lie in.
    """
    totals = {*dataset.totals.get(dimension, ())}
    wholes = {*dataset.wholes.get(dimension, ())} - totals
    inside = {code for each in scope for code in codes_inside(dimension, each, index)}
    is_first = dimension == dataset.dimensions[0]
    everything = (
        index.codes(dimension) if is_first else index.codes_with_figures(dataset.code, dimension)
    )
    codes = inside if scope else everything
    kept = [index.code(dimension, code) for code in codes]
    kept = [
        code
        for code in kept
        if code.code not in totals
        and code.kind not in TECHNICAL_KINDS
        and (code.code not in wholes or (kind and code.kind == kind))
    ]
    return sorted(kept, key=lambda code: code.label)


def _kind_meant(place: Sequence[str], codes: Sequence[Code], dimension: str, index: Index) -> str:
    """Return the kind to keep: that of what is to be placed, else the most usual one."""
    for code in place:
        return index.code(dimension, code).kind
    counts = Counter(code.kind for code in codes)
    return max(counts, key=lambda kind: (counts[kind], kind), default="")


def _lie_beside(codes: Sequence[Code], dimension: str, dataset: Dataset) -> bool:
    """Whether codes are of several kinds of which none lies in one of another."""
    kinds = {code.kind for code in codes}
    return len(kinds) > 1 and kinds.issubset(dataset.beside.get(dimension, ()))


def codes_inside(dimension: str, code: str, index: Index) -> Sequence[str]:
    """Return the codes within a code: its members, its children and theirs.

    The list has no cycles; `stats.defined.tables` has seen to that.
    """
    children = [child.code for child in index.children(dimension, code)]
    deeper = [each for child in children for each in codes_inside(dimension, child, index)]
    return [*index.code(dimension, code).members, *children, *deeper]


def find_wider(code: str, kind: str, dimension: str, index: Index) -> list[str]:
    """Return the codes of a kind that a code lies in, the nearest first."""
    found = []
    parent = index.code(dimension, code).parent
    while parent:
        if index.code(dimension, parent).kind == kind:
            found.append(parent)
        parent = index.code(dimension, parent).parent
    return found


def has_figure_of(
    question: Question, dimension: str, code: str, dataset: Dataset, index: Index
) -> bool:
    """Whether a question has a figure for a code of a dimension, published or worked out."""
    members = {**question.members, dimension: (code,)}
    return any_figure(index, dataset, members, question.measure, _own_periods(question))


def is_published_of(
    question: Question, dimension: str, code: str, dataset: Dataset, index: Index
) -> bool:
    """Whether a question has a figure in print for a code of a dimension, in any measure."""
    members = {**question.members, dimension: (code,)}
    return any_published(index, dataset, members, None, _own_periods(question))


def _is_missing(
    question: Question, dimension: str, code: str, dataset: Dataset, index: Index
) -> bool:
    members = {**question.members, dimension: (code,)}
    return any_missing(index, dataset, members, _own_periods(question))


def _own_periods(question: Question) -> tuple[str, ...]:
    """Return the periods that figures are asked for; none where one is only counted back from."""
    is_counted_from = question.years_back and not question.with_later
    return () if is_counted_from else asked_periods(question)
