"""Figures in, what is noted on each out: of several it is said of which."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stats.model import Figure

DOUBTS = {
    "disputed": "Disputed",
    "partial": "Partial, not the whole",
    "provisional": "Provisional",
    "estimated": "An estimate",
}
MAX_NOTES = 3


def say_notes(figures: Sequence[Figure]) -> Iterator[str]:
    """Yield the notes on figures that have a value, each once; a doubt is told beside its own."""
    given = [figure for figure in figures if figure.value is not None]
    noted: dict[str, list[Figure]] = {}
    for figure in given:
        for note in figure.notes[bool(say_reason(figure)) :]:
            noted.setdefault(note, []).append(figure)
    for note, those in list(noted.items())[:MAX_NOTES]:
        yield f"On {_name_noted(those, given)}: {note}"
    if (left := len(noted) - MAX_NOTES) > 0:
        notes = "note is" if left == 1 else "notes are"
        which = "this figure" if len(given) == 1 else "these figures"
        yield f"{left} more {notes} on {which}; the CSV has all."


def say_reason(figure: Figure) -> str:
    """Return why a figure is in doubt: its first note, where whoever wrote it meant it so."""
    is_doubted = figure.status in DOUBTS and not figure.dataset.is_inferred
    return figure.notes[0] if is_doubted and figure.notes else ""


def say_doubted_parts(figure: Figure) -> Iterator[str]:
    """Yield which of the figures that one is worked out from are in doubt: "Provisional: 2023"."""
    parts = figure.derivation.parts if figure.derivation else ()
    for status, doubt in DOUBTS.items():
        those = [each for each in parts if each.status == status and each.value is not None]
        if those and figure.status != status:
            named = _name_noted(those, parts) if len(parts) > 1 else "what it is worked out from"
            yield f"{doubt}: {named}."


def _name_noted(those: Sequence[Figure], given: Sequence[Figure]) -> str:
    """Return which of the figures given a note is on, by what they differ in."""
    if len(given) == 1:
        return "this figure"
    if len(those) == len(given):
        return "all of these figures"
    if len(those) > MAX_NOTES:
        return f"{len(those)} of these figures"
    dimensions = [
        name for name in given[0].codes if len({each.codes.get(name) for each in given}) > 1
    ]
    is_over_time = len({each.period.code for each in given}) > 1
    names = []
    for figure in those:
        labels = [figure.codes[name].label for name in dimensions if name in figure.codes]
        labels += [figure.period.label] * is_over_time
        names.append(", ".join(labels))
    return " and ".join(filter(None, names)) or "one of these figures"
