"""An answer in, its figures as a table out: CSV for a spreadsheet, aligned text for a phone."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from itertools import accumulate
from textwrap import wrap

from stats.model import Answer, Figure, OtherValue
from stats.render.fit import utf16_length
from stats.render.numbers import format_amount, format_figure, format_told, is_count
from stats.render.shape import (
    DOUBTED,
    common_codes,
    is_best_total,
    labels_apart,
    missing_word,
    period_labels,
    release_codes,
)
from stats.render.wording import capitalise, counted

MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""The byte order mark: without it Excel reads Windows-1252; pandas skips it."""
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What makes a spreadsheet run a cell, full-width forms too. Source: OWASP, CSV injection."""
SEPARATOR = " | "
"""Between several things in one cell: none of our texts has it."""
OTHERS = {"earlier": "earlier", "conflicting": "conflict", "rounded": "rounded"}
"""Columns of the other values in print, and what each is to the one given."""
LONGEST_NAME = 60
WIDTH = 34
"""Columns of monospace text that a phone shows without breaking a line.
Source: Telegram on a screen 360 pixels wide."""
NARROWEST_LABEL = 12
GAP = 2
LEFT_OUT = "({count} more not shown here)"


def render_csv(answer: Answer) -> bytes:
    """Return the figures of an answer as CSV, in order; see `write_csv`."""
    dimensions = tuple(dict.fromkeys(name for each in answer.figures for name in each.codes))
    return b"".join(write_csv(answer.figures, dimensions, answer.reading))


def write_csv(
    figures: Iterable[Figure], dimensions: Sequence[str], reading: str
) -> Iterator[bytes]:
    """Yield CSV: a header, then a row for each figure; nothing where there are no figures.

    UTF-8 with a byte order mark, lines end as RFC 4180 says. A missing value is an empty cell
    whose `status` says why. Cells that a spreadsheet would run begin with an apostrophe; numbers
    stay numbers. `reading` says in each row what the figures are.
    """
    file = StringIO(newline="")
    writer: csv.DictWriter[str] | None = None
    for figure in figures:
        row = _row(figure, dimensions, reading)
        if writer is None:
            file.write(MARK)
            writer = csv.DictWriter(file, fieldnames=list(row), lineterminator="\r\n")
            writer.writeheader()
        writer.writerow(row)
        yield file.getvalue().encode()
        file.seek(0)
        file.truncate()


def csv_name(answer: Answer) -> str:
    """Return a file name of ASCII letters, digits and hyphens that says what the figures are."""
    text = unicodedata.normalize("NFKD", answer.reading).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", text.lower())
    name = ""
    for word in words:
        if len(f"{name}-{word}") > LONGEST_NAME:
            break
        name = f"{name}-{word}" if name else word
    return f"{name or 'figures'}.csv"


def _row(figure: Figure, dimensions: Sequence[str], reading: str) -> dict[str, str | float]:
    what = {
        "dataset": figure.dataset.code,
        "dataset_label": figure.dataset.label,
        "measure": figure.measure.code,
        "unit": figure.measure.unit,
    }
    beside = {
        "period": figure.period.printed,
        "period_label": figure.period.label,
        "start": figure.period.start if figure.period.has_months else "",
        "end": figure.period.end if figure.period.has_months else "",
        "value": "",
        **_limit_cells(figure),
        **_status_cells(figure),
        **_source_cells(figure),
        "reading": reading,
    }
    members = {}
    for name in dimensions:
        code = figure.codes.get(name)
        column = f"dimension_{name}" if name in what or name in beside else name
        members[column] = code.printed if code else ""
        members[f"{column}_label"] = code.label if code else ""
    row: dict[str, str | float] = {
        name: make_safe(text) for name, text in (what | members | beside).items()
    }
    if figure.value is not None:
        row["value"] = int(figure.value) if figure.value == int(figure.value) else figure.value
    return row


def _limit_cells(figure: Figure) -> dict[str, str]:
    low, high = map(repr, figure.limits) if figure.limits else ("", "")
    return {"low_95": low, "high_95": high}


def _status_cells(figure: Figure) -> dict[str, str]:
    derivation = figure.derivation
    return {
        "qualifier": figure.qualifier if figure.value is not None else "",
        "status": figure.status,
        "derived": derivation.method if derivation else "",
        "derived_how": derivation.text if derivation else "",
        "base": figure.base,
    }


def _source_cells(figure: Figure) -> dict[str, str]:
    sources = figure.sources
    return {
        "release": figure.release.code,
        "release_published": figure.release.published,
        "release_coverage": figure.release.coverage,
        "publisher": figure.dataset.publisher,
        "printed_by": _join(source.publisher for source in sources),
        "printed": _join(source.published for source in sources),
        "source_title": _join(source.title for source in sources),
        "url": _join(source.url for source in sources),
        **{
            f"{name}_values": _join(_other(o) for o in figure.others if o.relation == relation)
            for name, relation in OTHERS.items()
        },
        "notes": _join(figure.notes),
        "caveats": _join(figure.dataset.caveats),
    }


def _join(texts: Iterable[str]) -> str:
    return SEPARATOR.join(filter(None, texts))


def _other(other: OtherValue) -> str:
    """Return another value in print with its qualifier, release and publisher."""
    names = ", ".join(dict.fromkeys(source.publisher for source in other.sources))
    qualifier = "" if other.qualifier == "exact" else f"{other.qualifier} "
    return f"{qualifier}{other.value:g} (release {other.release.code}; {names})"


def make_safe(text: str) -> str:
    """Return a text that a spreadsheet shows and does not run; in one line.

    >>> make_safe("=1+1"), make_safe("Kent"), make_safe("  @x")
    ("'=1+1", 'Kent', "'  @x")
    """
    shown = "".join(" " if unicodedata.category(each) == "Cc" else each for each in text)
    is_formula = text.startswith(FORMULA_STARTS) or shown.lstrip().startswith(FORMULA_STARTS)
    return f"'{shown}" if is_formula else shown


def render_table(answer: Answer, *, limit: int) -> str:
    """Return the figures as lines of at most 34 characters and `limit` UTF-16 units in all.

    Plain text in aligned columns, to be escaped and put into a block of monospace: what is
    common to all, a row for each figure, what its marks mean. Whole rows are left out from the
    end where the limit bites, and it is said. Empty where not even the title fits.
    """
    figures = answer.figures
    title = _title(figures)
    notes = _notes(figures)
    rows = _rows(figures)
    # What even the rows alone do not fit needs no trying.
    ends = accumulate(sum(utf16_length(line) + 1 for line in row) for row in rows)
    for kept in range(sum(end <= limit for end in ends), -1, -1):
        left = len(rows) - kept
        said = [LEFT_OUT.format(count=left)] if left else []
        shown = [line for row in rows[:kept] for line in row]
        text = "\n".join([*title, "", *shown, *said, *notes])
        if utf16_length(text) <= limit:
            return text
    return ""


def _title(figures: Sequence[Figure]) -> list[str]:
    first = figures[0]
    what = counted(first) if first.dataset.counted[0] else first.dataset.label
    codes = common_codes(figures).items()
    labels = [code.label for name, code in codes if not is_best_total(first, name, code)]
    periods = period_labels(figures)
    when = periods if len(periods) == 1 else ()
    units = dict.fromkeys(figure.measure.unit for figure in figures)
    bases = dict.fromkeys(f.base for f in figures if f.measure.method == "share" and f.base)
    unit = next(iter(units)) if len(units) == 1 and not is_count(first) else ""
    if unit and len(bases) == 1:
        unit = f"{unit} of {next(iter(bases))}"
    return [
        line
        for text in (capitalise(what), ", ".join([*labels, *when]), unit)
        for line in wrap(text, WIDTH)
    ]


def _rows(figures: Sequence[Figure]) -> list[list[str]]:
    """Return the lines of each figure: its label at the left, its value at the right."""
    labels = [
        label or figure.period.label
        for figure, label in zip(figures, labels_apart(figures), strict=True)
    ]
    is_mixed = len({figure.measure.unit for figure in figures}) > 1
    values = [_value(figure, is_mixed=is_mixed) for figure in figures]
    widest = max(len(value) for value in values)
    room = max(NARROWEST_LABEL, WIDTH - GAP - widest)
    label_width = min(room, max(len(label) for label in labels))
    rows = []
    for label, value in zip(labels, values, strict=True):
        lines = wrap(label, label_width) or [""]
        tail = wrap(value, WIDTH - GAP - label_width) or [""]
        width = max(min(widest, WIDTH - GAP - label_width), len(tail[0]))
        height = max(len(lines), len(tail))
        lines += [""] * (height - len(lines))
        tail += [""] * (height - len(tail))
        rows.append(
            [
                f"{line:<{label_width}}{' ' * GAP}{part:>{width}}".rstrip()
                for line, part in zip(lines, tail, strict=True)
            ]
        )
    return rows


def _value(figure: Figure, *, is_mixed: bool) -> str:
    if figure.value is None:
        return missing_word(figure)
    if figure.derivation and figure.derivation.is_told:
        return f"{format_told(figure)}{_mark(figure)}"
    if is_mixed:
        text = format_figure(figure)
    else:
        text = format_amount(figure.value, figure.qualifier, figure.measure)
    if figure.measure.code == "change" and figure.value > 0:
        text = f"+{text}"
    return f"{text}{_mark(figure)}"


def _mark(figure: Figure) -> str:
    is_doubted = figure.status in DOUBTED or any(o.relation == "conflict" for o in figure.others)
    return ("*" if is_doubted else "") + ("†" if figure.derivation else "")


def _notes(figures: Sequence[Figure]) -> list[str]:
    """Return what the marks mean, in lines."""
    given = [figure for figure in figures if figure.value is not None]
    doubts = [DOUBTED[each.status] for each in given if each.status in DOUBTED]
    if any(other.relation == "conflict" for figure in given for other in figure.others):
        doubts.append("sources disagree")
    texts = [f"* {' or '.join(dict.fromkeys(doubts))}"] if doubts else []
    if any(figure.derivation for figure in given):
        texts.append("† worked out here, not published")
    if len(release_codes(figures)) > 1:
        texts.append("From different releases: no clean comparison.")
    if any(figure.value is None for figure in figures):
        texts.append("No figure is not zero.")
    return [line for text in texts for line in wrap(text, WIDTH)]
