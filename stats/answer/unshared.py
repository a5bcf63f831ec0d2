"""A count without a share in, why none is worked out of it out, with the numbers in print."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from stats.answer.figures import find_whole, is_sound, make_figure, print_value
from stats.index.reader import Index
from stats.model import UNKNOWN, Dataset, Figure
from stats.numerals import QUALIFIERS
from stats.selection import find_latest, find_values, up_to_now

NOT_IN_PRINT = "what it would be worked out from is not in print, or in doubt"


def explain_share(
    index: Index, dataset: Dataset, cell: Mapping[str, str], periods: Sequence[str]
) -> str:
    """Return why no share is worked out of a cell's count; the numbers that are in print stand
    behind it, for whoever wants to work out one of their own.
    """
    values = find_values(index, dataset, cell, dataset.measures[0], periods)
    begun = values if periods else up_to_now(index, dataset, values)
    latest = find_latest(index, dataset, begun)
    if latest is None:
        return f"{NOT_IN_PRINT}."
    part = make_figure(index, dataset, latest)
    for dimension, base in dataset.denominators.items():
        if dimension in part.codes:
            why = _find_reason(index, part, dimension, base)
            return f"{why}. In print for {part.period.label}: {_tell(index, part, dimension)}."
    return f"{NOT_IN_PRINT}."


def _find_reason(index: Index, part: Figure, dimension: str, base: str) -> str:
    code, name = part.codes[dimension], dimension.replace("-", " ")
    whole_label = index.code(dimension, base).label
    if code.code in part.dataset.totals.get(dimension, ()) or code.kind == UNKNOWN:
        this = "that" if code.code == base else f"“{code.label}”"
        return f"a share here is of a single {name} in “{whole_label}”, and {this} is no single one"
    if not is_sound(part):
        return f"the figure itself is {'only rounded' if part.qualifier != 'exact' else 'in doubt'}"
    key = {each: member.code for each, member in part.codes.items()}
    whole = find_whole(index, part.dataset, {**key, dimension: base}, part)
    beside = f"a share here is of “{whole_label}”, and no exact number for it is in print beside it"
    if whole is None:
        return beside
    return "the figure itself is 0" if is_sound(whole) else f"{beside} that is not in doubt"


def _tell(index: Index, part: Figure, dimension: str) -> str:
    """Return the count and those of the wholes it stands beside, all of one release."""
    key = {each: member.code for each, member in part.codes.items()}
    wholes = [
        make_figure(index, part.dataset, each)
        for code in part.dataset.totals.get(dimension, ())
        if code != key[dimension]
        for each in index.look_up(part.dataset.code, {**key, dimension: code})
        if (each.measure, each.period) == (part.measure.code, part.period.code)
        and each.report.value is not None
        and each.report.release == part.release.code
    ]
    return "; ".join(f"{each.codes[dimension].label}, {_write(each)}" for each in (part, *wholes))


def _write(figure: Figure) -> str:
    status = "" if figure.status == "normal" else f" ({figure.status})"
    return f"{QUALIFIERS[figure.qualifier]}{print_value(figure)}{status}"
