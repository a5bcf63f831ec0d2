"""Several figures, or what was worked out between two, in; the draft of one sentence out."""

from __future__ import annotations

from collections.abc import Sequence

from stats.model import Figure
from stats.render.sentence import Draft, join_words, say_conflicts
from stats.render.shape import (
    common_codes,
    has_mixed_totals,
    period_labels,
    release_codes,
    varying_dimensions,
)
from stats.render.wording import (
    capitalise,
    counted,
    is_plain_count,
    say_amount,
    say_base,
    say_codes,
    say_counted_base,
    say_coverage,
    say_member,
    say_name,
    say_period,
    say_place,
    say_rate,
    say_unit,
    says_base,
)

MOST_FIGURES = 5
"""More of them than these make no sentence that is understood when it is heard."""
MARKS = {
    "disputed": " (disputed)",
    "partial": " (incomplete)",
    "provisional": " (provisional)",
    "estimated": " (estimated)",
    "break": " (after a break in the series)",
}
MISSING = {
    "not_supplied": "no figure was supplied for {who}",
    "not_asked": "no figure was asked for or published for {who}",
    "suppressed": "the figure for {who} was held back by its publisher",
    "not_applicable": "there can be no figure for {who}",
    "conflicting": "the figures for {who} contradict each other",
}
NO_FIGURE = "no figure was found for {who}"
UNLIKE = (", from different releases that may not be comparable", " (from different releases)")


def draft_list(figures: Sequence[Figure]) -> Draft | None:
    """Return a sentence of figures that differ in one thing only, whether or not all are given."""
    given = [figure for figure in figures if figure.value is not None]
    first = given[0]
    is_share = first.measure.method == "share"
    if not _is_alike(figures) or (is_share and not say_base(first.base)):
        return None
    name = next(iter(varying_dimensions(figures)), "")
    codes = common_codes(figures)
    when = "" if not name else say_period(first.period)
    verb = say_rate(first)[0]
    if is_share:
        lead = f"Of {first.base}{say_codes(first, codes, 'recorded by')}{when},"
    else:
        base = "" if says_base(first) else say_counted_base(first.base)
        lead = f"{capitalise(counted(first))} recorded{say_codes(first, codes)}{when}{base} {verb}"
    items = join_words([_item(figure, name, figure is first) for figure in given])
    missing = "".join(_said_missing(figure, name) for figure in figures if figure.value is None)
    return Draft(
        f"{lead} {items}{missing}", tuple(figures), _asides(given[-1], given), is_named=not is_share
    )


def _is_alike(figures: Sequence[Figure]) -> bool:
    """Whether figures are few, of one kind, and differ in one thing only."""
    differing = len(varying_dimensions(figures)) + (len(period_labels(figures)) > 1)
    given = [figure for figure in figures if figure.value is not None]
    return (
        len(figures) <= MOST_FIGURES
        and differing == 1
        and len({figure.measure.code for figure in figures}) == 1
        and len({figure.base for figure in given}) == 1
        and not has_mixed_totals(figures)
        and all(not figure.derivation or _made_alike(figure) for figure in figures)
    )


def _item(figure: Figure, name: str, is_first: bool) -> str:
    """Return a figure as one of several: `69 in Cambridgeshire`; with no name, `69 in 2018/19`."""
    apart = f" {_apart(figure, name)}" if name else say_period(figure.period)
    if figure.measure.method == "share":
        unit = f" {say_unit(figure)}{' were' if is_first else ''}"
    else:
        unit = f" {say_rate(figure)[1]}".rstrip()
    amount = "none" if figure.value == 0 else say_amount(figure)
    return f"{amount}{unit}{apart}{_mark(figure)}"


def _asides(whole: Figure, figures: Sequence[Figure]) -> tuple[tuple[str, ...], ...]:
    """Return what must be said of figures set beside each other."""
    asides: list[tuple[str, ...]] = [UNLIKE] if len(release_codes(figures)) > 1 else []
    if coverage := say_coverage(whole):
        asides.append(coverage)
    return tuple(asides)


def _made_alike(figure: Figure) -> bool:
    """Whether a worked-out figure reads like a published one, with the credit to say so."""
    return figure.derivation is not None and figure.derivation.method in ("share", "rate")


def _mark(figure: Figure) -> str:
    conflicts = say_conflicts(figure)
    return MARKS.get(figure.status, "") + (f" (elsewhere {conflicts})" if conflicts else "")


def _said_missing(figure: Figure, name: str) -> str:
    who = say_name(figure.codes[name].label) if name in figure.codes else figure.period.label
    return f"; {MISSING.get(figure.status, NO_FIGURE).format(who=who)}"


def _apart(figure: Figure, name: str) -> str:
    code = figure.codes[name]
    is_place = name == figure.dataset.dimensions[0]
    return say_place(code.label, "for") if is_place else say_member(name, code)


def draft_change(figure: Figure) -> Draft | None:
    """Return the draft for a change over time; None for shares of different bases."""
    first, last = figure.derivation.parts if figure.derivation else (figure, figure)
    codes = say_codes(first, dict(first.codes))
    if is_share := first.measure.method == "share":
        if first.base != last.base or not say_base(first.base):
            return None
        what, unit = f"the share of {first.base}{codes}", " per cent"
    else:
        what, unit = f"{counted(first)} recorded{codes}", f" {say_rate(first)[1]}".rstrip()
    before = f"{say_amount(first)}{unit}{say_period(first.period)}"
    after = f"{say_amount(last)}{unit}{say_period(last.period)}"
    if figure.value:
        verb = "rose" if figure.value > 0 else "fell"
        by = "" if figure.measure.unit == first.measure.unit else f" {say_unit(figure)}"
        core = f"{capitalise(what)} {verb} by {say_amount(figure)}{by}, from {before} to {after}"
    else:
        verb = "was" if is_share else "were"
        core = f"{capitalise(what)} {verb} unchanged, at {before} and {after}"
    return Draft(core, (figure,), _asides(last, (first, last)), is_named=not is_share)


def draft_difference(figure: Figure) -> Draft | None:
    """Return the draft for a difference between two counts; None where one would mislead."""
    larger, smaller = figure.derivation.parts if figure.derivation else (figure, figure)
    names = varying_dimensions((larger, smaller))
    if len(names) != 1 or not is_plain_count(larger) or larger.base != smaller.base:
        return None
    one, other = (_apart(each, names[0]) for each in (larger, smaller))
    same = say_codes(larger, common_codes((larger, smaller)))
    many, single = figure.dataset.counted
    if figure.value:
        what = (single if figure.value == 1 else many) or say_unit(figure)
        amount = capitalise(say_amount(figure))
        start = f"There were {amount}" if amount[0].isdigit() else amount
        verb = "" if amount[0].isdigit() else " was" if figure.value == 1 else " were"
        core = (
            f"{start} more {what}{verb} recorded{same} {one} ({say_amount(larger)}) "
            f"than {other} ({say_amount(smaller)})"
        )
    else:
        core = (
            f"As many {many or counted(figure)} were recorded{same} {one} as {other} "
            f"({say_amount(larger)} each)"
        )
    base = "" if says_base(larger) else say_counted_base(larger.base)
    core = f"{core}{say_period(figure.period)}{base}"
    return Draft(core, (figure,), _asides(larger, (larger, smaller)))
