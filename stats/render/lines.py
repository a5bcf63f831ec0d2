"""A reply in, the lines of its message out, before any markup: the value first.

Every renderer draws the same lines, so a reader sees the same in a chat and at the terminal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from stats.model import (
    WHOLE,
    Answer,
    Clarification,
    Dataset,
    Figure,
    NoFigure,
    NoMatch,
    Period,
    Remark,
    Reply,
    Source,
)
from stats.render.notes import DOUBTS, say_doubted_parts, say_notes, say_reason
from stats.render.numbers import (
    format_amount,
    format_figure,
    format_headline,
    format_other,
    format_published,
    format_value,
    is_sentence,
    say_of_base,
)
from stats.render.spans import Line, Span, make_line, reading_line
from stats.render.unanswered import clarification_lines, no_figure_lines, no_match_lines

NO_UNIT = "Unit: not stated by the source."
NO_SOURCE = "not stated"
RECEIPT = "Receipt"
SAID_FIRST = ("embargo", "scope")
"""Kinds of remarks that stand before the figures."""
MAX_SOURCES = 2
NO_PERIOD = Period("", "", "", "", "undated")
MAX_CAVEATS = 2
MOST_CONDITIONS = 3
"""Remarks in words alone that stay however many figures there are: what may not be compared."""


def make_lines(reply: Reply, receipt_url: str = "", *, brief: bool = False) -> tuple[Line, ...]:
    """Return the lines of a reply's message; the last one is a link to its receipt, if any.

    A brief answer has the figures with all that must be read with them, notes on just these
    figures, source, reading and receipt; not the numbers given beside them, nor what is always so.
    """
    match reply:
        case Answer():
            receipt = [make_line("receipt", Span(RECEIPT, url=receipt_url))] if receipt_url else []
            return (*(_brief(reply) if brief else _answer(reply)), *receipt)
        case NoFigure():
            return tuple(no_figure_lines(reply))
        case Clarification():
            return tuple(clarification_lines(reply))
        case NoMatch():
            return tuple(no_match_lines(reply))


def _answer(answer: Answer) -> Iterator[Line]:
    first = [remark for remark in answer.remarks if remark.kind in SAID_FIRST]
    yield from (make_line("figure", f"{remark.text}:") for remark in first)
    for figure in answer.figures:
        yield headline_line(figure)
        yield from lines_beside(figure)
    if not any(figure.measure.unit for figure in answer.figures):
        yield make_line("figure", NO_UNIT)
    dataset = next(each.dataset for each in answer.figures if each.value is not None)
    rest = [remark for remark in answer.remarks if remark not in first]
    conditions = list(filter(_is_condition, rest))[:MOST_CONDITIONS]
    for remark in rest:
        line = _remark(remark)
        yield replace(line, kind="condition") if remark in conditions else line
    if about := _about(dataset):
        yield make_line("body", f"{counts_word(dataset)}: {about}")
    yield from source_line(answer.figures)
    yield from note_lines(answer.figures)
    for caveat in answer.caveats[:MAX_CAVEATS]:
        yield make_line("caveat", f"Note: {caveat}")
    if dataset.not_comparable:
        yield make_line("caveat", dataset.not_comparable)
    yield from reading_line(answer.reading, [each.text for each in answer.assumptions])


def _about(dataset: Dataset) -> str:
    """Return what the figures are; of inferred ones also the title, where that says more."""
    said = f"{dataset.label} {dataset.counts}".casefold()
    is_said = not dataset.is_inferred or dataset.title.casefold() in said
    return ": ".join(filter(None, ["" if is_said else dataset.title, dataset.counts]))


def counts_word(dataset: Dataset) -> str:
    """Return the word before what a dataset's figures are; not all of them are counts."""
    return "About" if dataset.is_inferred else "Counts"


def _brief(answer: Answer) -> Iterator[Line]:
    """Leave out what is not needed to use a figure."""
    told = tuple(filter(_is_condition, answer.remarks))
    lines = _answer(replace(answer, remarks=told, caveats=()))
    return (line for line in lines if line.kind not in ("body", "caveat"))


def _is_condition(remark: Remark) -> bool:
    """Whether it says how figures may be used: places, coverage, breaks, what is not compared."""
    return not remark.figures and remark.kind != "share"


def headline_line(figure: Figure) -> Line:
    """Return the value of a figure with what it counts, where and when."""
    place = format_place(figure)
    if figure.value is None:
        reason = figure.notes[0] if figure.notes else ""
        return make_line("figure", Span("No figure", is_strong=True), f": {place}. {reason}")
    what = f"{_sign(figure)}{format_headline(figure)}"
    if figure.measure.code == "difference":
        return _difference(figure, what)
    base = say_of_base(figure)
    is_named = figure.dataset.counted[0] and what.endswith(figure.dataset.counted)
    dataset = "" if is_named else f" ({figure.dataset.label})"
    doubt = format_doubt(figure)
    if figure.derivation and figure.derivation.is_told:
        place = f"{format_place(replace(figure, period=NO_PERIOD))}, {figure.derivation.text}"
    return make_line("figure", Span(what, is_strong=True), f"{doubt}{base}: {place}{dataset}")


def format_place(figure: Figure) -> str:
    """Return where and when, without what is only the whole of it."""
    labels = [
        code.label
        for name, code in figure.codes.items()
        if name != WHOLE
        and (
            code.code != next(iter(figure.dataset.totals.get(name, ())), "")
            or name == figure.dataset.dimensions[0]
        )
    ]
    return ", ".join([*labels, *filter(None, [figure.period.label])])


def _difference(figure: Figure, what: str) -> Line:
    parts = figure.derivation.parts if figure.derivation else ()
    varying = next(
        (name for name in figure.codes if len({each.codes[name] for each in parts}) > 1), ""
    )
    sides = " and ".join(
        f"{each.codes[varying].label} {format_amount(each.value, each.qualifier, each.measure)}"
        if each.value is not None
        else each.codes[varying].label
        for each in parts
    )
    rest = [code.label for name, code in figure.codes.items() if name != varying]
    place = ", ".join([*rest, figure.period.label])
    return make_line(
        "figure", Span(f"A difference of {what}", is_strong=True), f": {sides}, {place}"
    )


def _sign(figure: Figure) -> str:
    """Return the word that says which way a change goes."""
    if figure.measure.code != "change" or figure.value is None:
        return ""
    return "Up " if figure.value > 0 else "Down " if figure.value < 0 else "Unchanged, "


def lines_beside(figure: Figure) -> Iterator[Line]:
    """What must be read together with one figure: how it was made, what else is in print."""
    made = figure.derivation
    if made and not made.is_told and figure.measure.code != "difference":
        yield make_line("figure", f"Not published as such: {made.text}.")
    yield from (make_line("figure", each) for each in say_doubted_parts(figure))
    if figure.value is not None and figure.measure.method == "share" and is_sentence(figure.base):
        yield make_line("figure", f"What it is a share of: {figure.base.rstrip('.')}.")
    is_said = not figure.notes and format_doubt(figure)  # in the headline, with nothing to add
    if figure.status in DOUBTS and figure.value is not None and not is_said:
        why = f": {reason}" if (reason := say_reason(figure)) else "."
        yield make_line("figure", f"{DOUBTS[figure.status]}{why}")
    for other in figure.others:
        value = format_other(other)
        when = format_published(other.release.published)
        pages = _publishers(other.sources)
        if other.relation == "earlier":
            yield make_line("figure", f"Restated: the release of {when} gave {value} ({pages}).")
        elif other.relation == "later":
            yield make_line("figure", f"Another release, of {when}, gave {value} ({pages}).")
        elif other.relation == "conflict":
            yield make_line("figure", f"Sources disagree: {pages} printed {value}.")


def _publishers(sources: Sequence[Source]) -> str:
    names = list(dict.fromkeys(source.publisher for source in sources))
    more = f" and {len(names) - 1} more" if len(names) > 1 else ""
    return f"{names[0]}{more}" if names else "no source named"


def _remark(remark: Remark) -> Line:
    if not remark.figures:
        return make_line("remark", f"{remark.text}.")
    if remark.kind == "series":
        parts = [
            f"{f.period.label} {format_amount(f.value, f.qualifier, f.measure)}{format_doubt(f)}"
            for f in remark.figures
            if f.value is not None
        ]
        return make_line("remark", f"{remark.text}: {', '.join(parts)}.")
    if remark.kind == "part":
        return make_line("remark", " ".join(_told_parts(remark)))
    figure = remark.figures[0]
    if remark.kind == "change":
        return make_line("remark", f"{remark.text} {_sign(figure).lower()}{format_figure(figure)}.")
    if remark.kind == "total":
        return make_line("remark", f"{_last_label(figure)}: {format_figure(figure)}.")
    return make_line("remark", f"{remark.text} {_told(figure)}.")


def _told_parts(remark: Remark) -> Iterator[str]:
    """Yield a sentence for the counts of the parts, and for each base that shares are of."""
    counts = [each for each in remark.figures if not (each.measure.method == "share" and each.base)]
    before = remark.text.rstrip(":")
    if counts:
        yield f"{remark.text} {_parts(counts)}."
        before = "Others"
    for base in dict.fromkeys(each.base for each in remark.figures if each not in counts):
        shares = [each for each in remark.figures if each not in counts and each.base == base]
        yield f"{before}, as shares: {_parts(shares)}. What they are shares of: {base.rstrip('.')}."
        before = "Others"


def format_doubt(figure: Figure) -> str:
    """Return what to say of a value that must not be taken as it stands."""
    return f" ({figure.status})" if figure.status in ("partial", "disputed", "provisional") else ""


def _told(figure: Figure) -> str:
    if figure.value is None:
        return "no figure"
    text = format_value(figure.value, figure.qualifier, figure.measure)
    if figure.derivation:
        return f"{text}, {figure.derivation.text}"
    if figure.measure.method == "share":
        return f"{text}{say_of_base(figure)}"
    return text


def _last_label(figure: Figure) -> str:
    return list(figure.codes.values())[-1].label


def _parts(figures: Sequence[Figure]) -> str:
    varying = [
        name
        for name in figures[-1].codes
        if len({figure.codes[name].code for figure in figures if not figure.derivation}) > 1
    ] or list(figures[-1].codes)[-1:]
    texts = []
    for figure in figures:
        if figure.value is None:
            continue
        amount = format_amount(figure.value, figure.qualifier, figure.measure)
        if figure.derivation:
            texts.append(f"{amount}:")
            continue
        unit = (
            f" {figure.measure.unit}" if figure.measure.code != figure.dataset.measures[0] else ""
        )
        label = ", ".join(figure.codes[name].label for name in varying)
        texts.append(f"{label} {amount}{unit}{format_doubt(figure)},")
    return " ".join(texts).rstrip(",")


def note_lines(figures: Sequence[Figure]) -> Iterator[Line]:
    """Return a line for each note on figures that have a value."""
    return (make_line("note", text) for text in say_notes(figures))


def source_line(figures: Iterable[Figure], title: str = "Source") -> Iterator[Line]:
    """Yield the line that names the sources of figures of which at least one has a value."""
    given = [figure for figure in figures if figure.value is not None]
    sources = list(dict.fromkeys(source for figure in given for source in figure.sources))
    first = given[0]
    coverage = list(dict.fromkeys(f.release.coverage for f in given if f.release.coverage))
    publisher = first.dataset.publisher or ("" if sources else NO_SOURCE)
    spans: list[Span | str] = [f"{title}: {publisher}"]
    for number, source in enumerate(sources[:MAX_SOURCES]):
        inferred = "about " if source.published_inferred else ""
        date = format_published(source.published)
        if number == 0 and first.dataset.is_inferred:
            spans[0] = f"{title}: "  # all that a package says of it is who published it
        else:
            spans.append("; printed by " if number == 0 else ", ")
        spans.append(Span(source.publisher, url=source.url))
        if date:
            spans.append(f", {inferred}{date}")
    if len(sources) > MAX_SOURCES:
        spans.append(f" and {len(sources) - MAX_SOURCES} more")
    last = spans[-1].text if isinstance(spans[-1], Span) else spans[-1]
    spans.append("" if last.endswith(".") else ".")
    if coverage:
        spans.append(f" {' '.join(_sentence(each) for each in coverage)}")
    yield make_line("source", *spans)


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."
