"""A reply in, the rich HTML of Bot API 10.1 out: figures as a table, caveats folded, source below.

Tags and limits: https://core.telegram.org/bots/api#rich-message-formatting-options.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from stats.model import Answer, Figure, Reply
from stats.render.chart import Chart
from stats.render.fit import fit_lines
from stats.render.html import mark_up
from stats.render.lines import format_doubt, headline_line, lines_beside, make_lines
from stats.render.numbers import format_amount, format_figure, format_told, say_of_base
from stats.render.spans import Line, Span

MAX_CHARACTERS = 32_768
MAX_BLOCKS = 500
MAX_COLUMNS = 20
"""Source of the three: https://core.telegram.org/bots/api#inputrichmessage (Bot API 10.1)."""
DETAILS = "About these figures"
FOLDED = frozenset({"note", "caveat"})
BELOW = frozenset({"source", "receipt"})
PERIOD = "Period"
CHART_ID = "chart"
"""What the media of a message with a chart has to be called there."""


@dataclass(frozen=True, slots=True)
class Row(Line):
    """A row of the table: each span is a cell, the last one a value."""


@dataclass(frozen=True, slots=True)
class Head(Line):
    """The row of column titles; the caption says what all rows have in common."""

    caption: str = ""


def render_rich(
    reply: Reply, *, receipt_url: str = "", brief: bool = False, chart: Chart | None = None
) -> str:
    """Return a reply as the `html` of a rich message, whole lines left out where it is too long.

    `receipt_url` is where the link in the footer leads, which only an answer has. `brief` leaves
    out what is not needed to use the figure; see `make_lines`. A `chart` stands below the figures;
    its picture goes along as the media `CHART_ID`.
    """
    figure = _draw_chart(chart) if chart else ""

    def size(lines: Sequence[Line]) -> int:
        # Each block is charged its share of the characters, so that one number holds both limits.
        blocks = _blocks(lines) + bool(figure)
        return max(_characters(lines) + len(figure), -(-blocks * MAX_CHARACTERS // MAX_BLOCKS))

    lines = list(make_lines(reply, receipt_url, brief=brief))
    if isinstance(reply, Answer) and len(reply.figures) > 1:
        lines = _tabulate(reply.figures, lines)
    return _draw(fit_lines(lines, MAX_CHARACTERS, size), figure)


def _tabulate(figures: Sequence[Figure], lines: Sequence[Line]) -> list[Line]:
    """Return the lines with a table in the place of the first lines on each figure.

    What has to be read beside one figure names it; why there is none stays a line of its own.
    """
    columns = _columns(figures)
    if not 0 < len(columns) < MAX_COLUMNS:
        return list(lines)
    told = {line for figure in figures for line in (headline_line(figure), *lines_beside(figure))}
    unit = _common_unit(figures)
    table: list[Line] = [_head(figures, columns, unit)]
    table += (_row(figure, columns, unit) for figure in figures)
    for figure in figures:
        name = ", ".join(_cell(figure, column) for column in columns)
        table += [headline_line(figure)] if figure.value is None else []
        table += (
            Line(each.kind, (Span(f"{name}: "), *each.spans)) for each in lines_beside(figure)
        )
    return [*table, *(line for line in lines if line not in told)]


def _columns(figures: Sequence[Figure]) -> list[str]:
    """Return what tells the figures apart: dimensions, and the period, which is named `PERIOD`."""
    names = [*figures[0].dataset.dimensions, PERIOD]
    return [name for name in names if len({_cell(figure, name) for figure in figures}) > 1]


def _cell(figure: Figure, column: str) -> str:
    if column == PERIOD:
        return figure.period.label
    return figure.codes[column].name if column in figure.codes else ""


def _head(figures: Sequence[Figure], columns: Sequence[str], unit: str) -> Head:
    first = figures[0]
    names = [*first.dataset.dimensions, PERIOD]
    shared = [label for name in names if name not in columns and (label := _cell(first, name))]
    titles = [column[:1].upper() + column[1:] for column in columns]
    spans = tuple(Span(each) for each in (*titles, unit[:1].upper() + unit[1:] or "Figure"))
    label = first.dataset.label
    return Head("figure", spans, f"{', '.join(shared)} ({label})" if shared else label)


def _common_unit(figures: Sequence[Figure]) -> str:
    """Return the unit of all the values, with what a share is of; empty where they differ."""
    units = {
        f"{each.measure.unit}{say_of_base(each)}" for each in figures if each.value is not None
    }
    return units.pop() if len(units) == 1 else ""


def _row(figure: Figure, columns: Sequence[str], unit: str) -> Row:
    if figure.derivation and figure.derivation.is_told:
        value = format_told(figure)
    elif figure.value is None or not unit:
        value = format_figure(figure)
    else:
        value = format_amount(figure.value, figure.qualifier, figure.measure)
    cells = [Span(_cell(figure, column)) for column in columns]
    return Row("figure", (*cells, Span(f"{value}{format_doubt(figure)}", is_strong=True)))


def _characters(lines: Sequence[Line]) -> int:
    """Return the characters of a message, with one for each line that separates two."""
    caption = sum(len(line.caption) for line in lines if isinstance(line, Head))
    return sum(len(line.text) + 1 for line in lines) + caption + len(DETAILS) + 2


def _blocks(lines: Sequence[Line]) -> int:
    """Return the blocks of a message: a paragraph, a row, a table, a footer, the details."""
    below = [line for line in lines if line.kind in BELOW]
    has_table = any(isinstance(line, Head) for line in lines)
    has_details = any(line.kind in FOLDED for line in lines)
    return len(lines) - len(below) + bool(below) + has_table + has_details


def _draw(lines: Sequence[Line], figure: str) -> str:
    table = [line for line in lines if isinstance(line, Head | Row)]
    folded = [line for line in lines if line.kind in FOLDED]
    below = [line for line in lines if line.kind in BELOW]
    said = [
        line
        for line in lines
        if not isinstance(line, Head | Row) and line.kind not in FOLDED | BELOW
    ]
    parts = [_draw_table(table)] if table else []
    parts += [f"<p>{mark_up(line.spans)}</p>" for line in said]
    if figure:
        parts.append(figure)
    if folded:
        paragraphs = "".join(f"<p>{mark_up(line.spans)}</p>" for line in folded)
        parts.append(f"<details><summary>{DETAILS}</summary>{paragraphs}</details>")
    if below:
        parts.append(f"<footer>{' '.join(mark_up(line.spans) for line in below)}</footer>")
    return "\n".join(parts)


def _draw_table(rows: Sequence[Line]) -> str:
    drawn = "<table bordered striped compact>"
    for row in rows:
        if isinstance(row, Head):
            drawn += f"<caption>{escape(row.caption, quote=False)}</caption>"
        tag = "th" if isinstance(row, Head) else "td"
        *names, value = (mark_up([span]) for span in row.spans)
        cells = "".join(f"<{tag}>{name}</{tag}>" for name in names)
        drawn += f'\n<tr>{cells}<{tag} align="right">{value}</{tag}></tr>'
    return f"{drawn}</table>"


def _draw_chart(chart: Chart) -> str:
    """Return a chart with its title; units, notes and the source stand in the message itself."""
    title = escape(chart.caption.partition("\n")[0], quote=False)
    picture = f'<img src="tg://photo?id={CHART_ID}" alt="{escape(chart.alt_text)}"/>'
    return f"<figure>{picture}<figcaption>{title}</figcaption></figure>"
