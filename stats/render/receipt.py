"""A receipt compared with today's figures in, its message out: the figure as it was then first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from stats.answer import CheckedReceipt, Standing
from stats.model import Figure, OtherValue
from stats.numerals import QUALIFIERS, format_number
from stats.packing import count_decimals
from stats.render.html import render_lines
from stats.render.lines import headline_line, lines_beside, source_line
from stats.render.numbers import format_figure, format_published
from stats.render.spans import Kind, Line, Span

SAME_VERSION = "The data have not changed since."
OTHER_VERSION = "The data have changed since."
AS_GIVEN, ALL_AS_GIVEN = "The figure as it was given.", "The figures as they were given."
NO_SOURCE = "Source then: not among the data loaded today."
UNNAMED = "what it counts cannot be said, as its data are not among those loaded today."


def render_receipt(receipt: CheckedReceipt, *, limit: int) -> str:
    """Return as HTML what a receipt's figures were, and what has become of them."""
    return render_lines(tuple(_lines(receipt)), limit=limit)


def _lines(receipt: CheckedReceipt) -> Iterator[Line]:
    standings = receipt.standings
    for standing in standings:
        yield from _figure(standing)
    if len(standings) < receipt.total:
        text = f"This receipt holds the first {len(standings)} of {receipt.total} figures."
        yield _line("figure", text)
    version = SAME_VERSION if receipt.is_same_version else OTHER_VERSION
    yield _line("figure", f"{_summary(standings)} {version}")
    yield from _sources(standings)
    if receipt.total == 1 and standings[0].reading:
        yield _line("reading", f"Asked: {standings[0].reading}")


def _line(kind: Kind, text: str) -> Line:
    return Line(kind, (Span(text),))


def _figure(standing: Standing) -> Iterator[Line]:
    """What one figure was, and in what way it is another today."""
    then, now = standing.then, standing.now
    if then is None:
        yield Line("figure", (Span(_bare(standing), is_strong=True), Span(f": {UNNAMED}")))
        return
    if then.value is None:
        then = replace(then, notes=("That was so then.",))
    yield headline_line(then)
    # What was restated before the receipt was given is no news about the receipt.
    yield from lines_beside(replace(then, others=_conflicts(then)))
    match standing.verdict:
        case "restated" if now:
            yield _line(
                "figure", f"Restated since: it was {_value(then)}, today it is {_now(now)}."
            )
        case "withdrawn":
            yield _line("figure", f"No longer given: it was {_value(then)}. {standing.reason}")
        case "supplied" if now:
            yield _line("figure", f"Supplied since: today it is {_now(now)}.")
    if standing.newer:
        newer = standing.newer
        where = "can be worked out" if newer.derivation else "is in print"
        text = f"A newer figure {where}: {format_figure(newer)} for {newer.period.label}."
        yield _line("remark", text)


def _conflicts(figure: Figure) -> tuple[OtherValue, ...]:
    return tuple(other for other in figure.others if other.relation == "conflict")


def _bare(standing: Standing) -> str:
    """Return the bare value of a figure that cannot be named."""
    value, qualifier = standing.value.value, standing.value.qualifier
    if value is None:
        return "No figure"
    return f"{QUALIFIERS[qualifier]}{format_number(value, count_decimals(value))}"


def _value(figure: Figure) -> str:
    """Return a value in words, a change with its direction."""
    if figure.measure.code != "change" or not figure.value:
        return format_figure(figure)
    return f"{'up' if figure.value > 0 else 'down'} {format_figure(figure)}"


def _now(figure: Figure) -> str:
    when = format_published(figure.release.published)
    return f"{_value(figure)} (release of {when})" if when else _value(figure)


def _summary(standings: Sequence[Standing]) -> str:
    """Return how many of the figures still stand."""
    counts = Counter(standing.verdict for standing in standings)
    named, stands = len(standings) - counts["unnamed"], counts["stands"]
    if len(standings) == 1:
        return f"{AS_GIVEN} It still stands." if stands else AS_GIVEN
    if not named:
        return ALL_AS_GIVEN
    how_many = f"All {named}" if stands == named else f"{stands} of {named}"
    return f"{ALL_AS_GIVEN} {how_many} still stand."


def _sources(standings: Sequence[Standing]) -> Iterator[Line]:
    """Whose the figures were, and whose they are where they are others today."""
    then = [each.then for each in standings if each.then and each.then.value is not None]
    changed = [each for each in standings if each.verdict in ("restated", "supplied")]
    known = [figure for figure in then if figure.sources]
    if known:
        yield from source_line(known, "Source" if not changed else "Source then")
    if len(known) < len(then):
        yield _line("source", NO_SOURCE)
    now = [each.now for each in changed if each.now]
    if now:
        yield from source_line(now, "Source today")
