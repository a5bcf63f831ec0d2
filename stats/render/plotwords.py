"""Figures to be drawn in, the words of their chart out: title, unit, notes, source."""

from __future__ import annotations

from collections.abc import Sequence

from stats.answer.found import DIFFERENT_RELEASES
from stats.model import TECHNICAL_KINDS, Answer, Figure
from stats.render.lines import NO_SOURCE, NO_UNIT
from stats.render.numbers import format_published, is_count, say_of_base
from stats.render.sentence import join_words
from stats.render.shape import (
    common_codes,
    labels_apart,
    period_labels,
    release_codes,
    varying_dimensions,
)
from stats.render.wording import (
    RATE,
    capitalise,
    say_codes,
    say_member,
    say_name,
    say_number,
    say_place,
    say_span,
    topic,
)

READING_SEPARATOR = " · "
"""Between the parts of a reading; the first one is the place."""
MOST_NAMED = 3
"""Members or periods named in a title before it says `by force`, or from when to when."""
MOST_DOUBTS = 2
"""Reasons for doubt below a picture; the answer and its CSV have all."""
NOTED = frozenset({"coverage", "rank", "series"})
"""Kinds of remarks without figures that say what a picture leaves out."""


def plot_title(answer: Answer, figures: Sequence[Figure]) -> str:
    """Return what, where and when: the subject of the finding."""
    first = next(figure for figure in figures if figure.value is not None)
    what = first.dataset.counted[0] or topic(first)
    rate = None if is_count(first) else RATE.fullmatch(first.measure.unit)
    if first.measure.method == "share":
        what = f"share of {what}"
    periods = period_labels(sorted(figures, key=lambda each: each.period.end))
    is_span = answer.question.operation == "series" or len(periods) > MOST_NAMED
    when = say_span(periods[0], periods[-1]) if is_span else join_words(periods)
    same = say_codes(first, common_codes(figures), "recorded by")
    apart = _apart(answer, figures)
    ranked = answer.question.operation == "ranking" and answer.question.limit
    order = f": the {say_number(len(figures), 0)} {answer.question.order}" if ranked else ""
    per = f" {rate[1]}" if rate else ""
    return f"{capitalise(what)}{same}{apart}{per}, {when}{order}"


def _apart(answer: Answer, figures: Sequence[Figure]) -> str:
    """Return the members that are compared, or what they are, and within what place."""
    names = varying_dimensions(figures)
    if not names:
        return ""
    name = names[0]
    dataset = figures[0].dataset
    is_place = name == dataset.dimensions[0]
    codes = list({f.codes[name].code: f.codes[name] for f in figures if name in f.codes}.values())
    if len(codes) <= MOST_NAMED and not answer.question.breakdown:
        if is_place:
            return f" in {join_words([say_name(code.label) for code in codes])}"
        labels = join_words([code.label for code in codes])
        return f" {say_member(name, codes[0]).partition(' ')[0]} {labels}"
    kinds = {code.kind for code in codes}
    kind = kinds.pop() if len(kinds) == 1 else ""
    scope = ""
    if is_place and answer.question.scope:
        scope = f" {say_place(answer.reading.split(READING_SEPARATOR)[0])}"
    return f" by {kind if kind and kind not in TECHNICAL_KINDS else name}{scope}"


def name_unit(figures: Sequence[Figure]) -> str:
    """Return the unit of the figures, with what they are of where that is one thing."""
    given = [figure for figure in figures if figure.value is not None]
    first = given[0]
    bases = {figure.base for figure in given}
    base = first.base if len(bases) == 1 else ""
    if first.measure.method == "share":
        of_base = say_of_base(first) if base else ""
        return f"{capitalise(first.measure.unit)}{of_base}"
    if first.dataset.is_inferred:
        said = "per cent" if first.measure.unit == "%" else first.measure.unit
        return capitalise(said) or NO_UNIT
    unit = f"Number of {first.measure.unit}" if is_count(first) else capitalise(first.measure.unit)
    return f"{unit} ({base})" if base else unit


def plot_notes(answer: Answer, figures: Sequence[Figure]) -> tuple[str, ...]:
    """Return what a reader of the picture must know besides it."""
    notes = [r.text for r in answer.remarks if r.kind in NOTED and not r.figures]
    given = [figure for figure in figures if figure.value is not None]
    is_said = any(remark.kind == "series" and not remark.figures for remark in answer.remarks)
    if len(release_codes(figures)) > 1 and not is_said:
        notes.append(DIFFERENT_RELEASES)
    if given[0].measure.method != "share" and len({figure.base for figure in given}) > 1:
        notes.append("Not all counted on one base: the table says which")
    doubts = dict.fromkeys(
        f"{capitalise(figure.status)}: {figure.notes[0].rstrip('.')}"
        for figure in given
        if figure.status in ("disputed", "partial") and figure.notes
    )
    notes += list(doubts)[:MOST_DOUBTS]
    derived = [figure for figure in given if figure.derivation]
    if derived:
        labels = join_words(
            [
                label
                for figure, label in zip(figures, labels_apart(figures), strict=True)
                if figure.value is not None and figure.derivation
            ]
        )
        which = "" if len(derived) == len(given) else f": {labels}"
        notes.append(f"Worked out here from published figures, not published as such{which}")
    return tuple(notes)


def plot_source(figures: Sequence[Figure]) -> str:
    """Return whose figures these are, from when, and who replied."""
    given = [figure for figure in figures if figure.value is not None]
    parts = [part for f in given for part in (f.derivation.parts if f.derivation else ())]
    publishers = dict.fromkeys(each.dataset.publisher for each in (*given, *parts))
    dates = sorted({f.release.published for f in given if f.release.published})
    when = [format_published(dates[0])] if dates else []
    if len(dates) > 1:
        when = [f"{when[0]} to {format_published(dates[-1])}"]
    coverage = dict.fromkeys(f.release.coverage for f in given if f.release.coverage)
    first, *others = publishers
    text = "; ".join([", ".join([first.rstrip(".") or NO_SOURCE, *when]), *others])
    said = [f"{each.rstrip('.')}." for each in coverage] if len(coverage) == 1 else []
    return " ".join([f"Source: {text}.", *said])
