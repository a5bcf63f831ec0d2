"""A figure in, the draft of a sentence about it out, with all that must be read with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stats.model import Figure
from stats.numerals import QUALIFIERS
from stats.render.wording import (
    capitalise,
    counted,
    is_plain_count,
    say_amount,
    say_base,
    say_codes,
    say_counted_base,
    say_coverage,
    say_label,
    say_number,
    say_period,
    say_rate,
    say_unit,
    says_base,
)

ASIDES = {
    "disputed": ", a figure that is disputed",
    "partial": ", a figure known to be incomplete",
    "provisional": ", a provisional figure",
    "estimated": ", an estimate",
    "break": ", after a break in the series",
}


@dataclass(frozen=True, slots=True)
class Draft:
    """A sentence before it is fitted.

    Attributes:
        core: the statement, with every qualification that must stand in it.
        asides: for each further qualification that must stand, its wordings, longest first.
        extras: what is said where there is room.
        is_named: whether the statement itself says what is counted.

    """

    core: str
    figures: tuple[Figure, ...]
    asides: tuple[tuple[str, ...], ...] = ()
    extras: tuple[str, ...] = ()
    is_named: bool = True


def draft_figure(figure: Figure) -> Draft | None:
    """Return the draft for one value; None for a share whose base makes no sentence."""
    if figure.measure.method == "share":
        return _share(figure)
    if is_plain_count(figure):
        return _qualified(figure, f"{_count(figure)}{_made_from(figure)}")
    verb, unit = say_rate(figure)
    core = (
        f"{capitalise(counted(figure))} recorded{say_codes(figure, dict(figure.codes))} "
        f"{verb} {say_amount(figure)} {unit}{say_period(figure.period)}"
    )
    return _qualified(figure, core)


def _count(figure: Figure) -> str:
    many, one = figure.dataset.counted
    where = f"recorded{say_codes(figure, dict(figure.codes))}{say_period(figure.period)}"
    if figure.value == 1:
        return f"{capitalise(say_amount(figure))} {one or figure.measure.unit_one} was {where}"
    what = many or figure.measure.unit
    if figure.value == 0:
        return f"No {what} were {where}"
    amount = say_amount(figure)
    start = f"a total of {amount}" if amount[0].isdigit() else amount
    return f"{capitalise(start)} {what} were {where}"


def _share(figure: Figure) -> Draft | None:
    """Of a base that reads as one; the member of the dimension that is shared out is named."""
    base = say_base(figure.base)
    shared = next((n for n in figure.dataset.denominators if n in figure.codes), "")
    if not base or not shared or figure.codes[shared].code in figure.dataset.totals.get(shared, ()):
        return None
    rest = {name: code for name, code in figure.codes.items() if name != shared}
    core = (
        f"{capitalise(say_label(figure.codes[shared]))} accounted for {say_amount(figure)} "
        f"per cent{_made_from(figure)} of {base}"
        f"{say_codes(figure, rest, 'recorded by')}{say_period(figure.period)}"
    )
    return _qualified(figure, core, is_named=False)


def _qualified(figure: Figure, core: str, *, is_named: bool = True) -> Draft:
    """Add what must be read together with one figure."""
    asides: list[str] = []
    extras: list[str] = []
    if figure.measure.method != "share" and figure.base:
        (extras if says_base(figure) else asides).append(say_counted_base(figure.base))
    if figure.status in ASIDES:
        asides.append(ASIDES[figure.status])
    if conflicts := say_conflicts(figure):
        asides.append(f", though other sources printed {conflicts}")
    earlier = [other for other in figure.others if other.relation == "earlier"]
    if earlier and not figure.derivation:
        extras.append(f", restated from {say_number(earlier[0].value, figure.measure.decimals)}")
    wordings: list[tuple[str, ...]] = [(each,) for each in asides]
    if coverage := say_coverage(figure):
        wordings.insert(0, coverage)
    if figure.derivation and figure.derivation.method == "rate":
        wordings.insert(0, _rate_parts(figure))
    return Draft(core, (figure,), tuple(wordings), tuple(extras), is_named)


def _rate_parts(figure: Figure) -> tuple[str, str]:
    """Return what a rate was worked out from, in full and in short."""
    parts = figure.derivation.parts if figure.derivation else ()
    texts = [f"{say_amount(part)} {say_unit(part)}" for part in parts]
    dated = [
        f"{text} ({part.period.label})" if part.period.label != figure.period.label else text
        for text, part in zip(texts, parts, strict=True)
    ]
    return f" (worked out from {join_words(dated)})", f" ({', '.join(texts)})"


def say_conflicts(figure: Figure) -> str:
    """Return the values that other sources printed for the same figure; empty if none differs."""
    values = [
        f"{QUALIFIERS[other.qualifier]}{say_number(other.value, figure.measure.decimals)}"
        for other in figure.others
        if other.relation == "conflict"
    ]
    return join_words(values)


def _made_from(figure: Figure) -> str:
    """Return in brackets what a figure was worked out from."""
    if figure.derivation is None:
        return ""
    parts = figure.derivation.parts
    match figure.derivation.method:
        case "share":
            return f" ({join_words([say_amount(each) for each in parts], ' of ')})"
        case "sum":
            name = next(
                (
                    each
                    for each, code in figure.codes.items()
                    if parts[0].codes[each].code != code.code
                ),
                None,
            )
            if name is None:
                dated = join_words([f"{say_amount(each)} in {each.period.label}" for each in parts])
                return f" (added up from {dated})"
            named = join_words([f"{each.codes[name].label} {say_amount(each)}" for each in parts])
            return f" (added up from {named})"
    return ""


def join_words(texts: Sequence[str], last: str = " and ") -> str:
    """Return texts as a list in a sentence.

    >>> join_words(["69 in Kent", "52 in Essex", "8 in Surrey"])
    '69 in Kent, 52 in Essex and 8 in Surrey'
    """
    return last.join(filter(None, [", ".join(texts[:-1]), *texts[-1:]]))
