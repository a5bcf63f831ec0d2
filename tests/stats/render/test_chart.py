"""Charts: what they show, in which words, and that all of it stands legibly on the sheet."""

from __future__ import annotations

import struct
import subprocess
import sys
import zlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path

import pytest

from stats import Answer, Catalogue
from stats.model import Figure
from stats.render import Chart, is_chartable, render_chart
from stats.render.chart import draw_plot
from stats.render.describe import ALT_LIMIT, CAPTION_LIMIT, caption_plot, describe_plot
from stats.render.marks import Plot
from stats.render.plot import MOST_BARS, plot_answer
from stats.render.sheet import WIDTH, Align, Sheet
from stats.render.trend import list_runs, list_ticks
from tests.outcomes import answer_to
from tests.stats.render.answers import list_all
from tests.stats.render.replies import utf16_length
from tests.stats.shown import allowed_numbers, list_numbers

ROOT = Path(__file__).parents[3]
SMALLEST = 26
"""Pixels of 1,080: 9.4 on a screen 390 wide."""
SLACK = 3
"""Pixels by which the boxes of two texts may touch: a box is higher than its letters."""


@pytest.fixture(scope="module")
def charted(catalogue: Catalogue, ices: Catalogue) -> tuple[tuple[Answer, Plot], ...]:
    """Every answer of the sets that has a chart, with its plot."""
    answers = list_all(catalogue, ices)
    plots = [(answer, plot_answer(answer)) for answer in answers]
    assert [plot is not None for _, plot in plots] == [is_chartable(each) for each in answers]
    return tuple((answer, plot) for answer, plot in plots if plot is not None)


@dataclass(frozen=True, slots=True)
class Written:
    """A text on the sheet and the box that it takes."""

    text: str
    size: float
    left: float
    right: float
    top: float
    bottom: float


class Recorder(Sheet):
    """A sheet that knows what was written on it, and which boxes were drawn."""

    def __init__(self) -> None:
        super().__init__()
        self.written: list[Written] = []
        self.boxes: list[float] = []

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        color: str,
        *,
        bold: bool = False,
        align: Align = "left",
    ) -> None:
        width = self.measure(text, size, bold=bold)
        left = x - {"left": 0.0, "center": width / 2, "right": width}[align]
        half = size * 0.38
        self.written.append(Written(text, size, left, left + width, y - half, y + half))
        super().text(x, y, text, size, color, bold=bold, align=align)

    def box(
        self, x: float, y: float, width: float, height: float, color: str, *, hatched: bool = False
    ) -> None:
        self.boxes.append(width)
        super().box(x, y, width, height, color, hatched=hatched)


def record(plot: Plot) -> tuple[Recorder, float]:
    sheet = Recorder()
    return sheet, draw_plot(sheet, plot)


def read_png(data: bytes) -> tuple[int, int, dict[str, bytes]]:
    """Return width, height and the texts of a PNG, after checking every chunk."""
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    place, texts, size = 8, {}, (0, 0)
    while place < len(data):
        (length,) = struct.unpack(">I", data[place : place + 4])
        kind, body = data[place + 4 : place + 8], data[place + 8 : place + 8 + length]
        (crc,) = struct.unpack(">I", data[place + 8 + length : place + 12 + length])
        assert crc == zlib.crc32(kind + body)
        if kind == b"IHDR":
            size = struct.unpack(">II", body[:8])
        if kind == b"tEXt":
            key, _, value = body.partition(b"\x00")
            texts[key.decode()] = value
        place += 12 + length
    return (*size, texts)


QUESTIONS = {
    "breakdown": "instagram by force in the east 2018/19",
    "ranking": "top 3 forces for instagram in the east",
    "comparison": "cambs v norfolk insta",
    "disputed": "instagram by force in the south west",
    "shares": "uk grooming by platform share 2023/24",
    "series": "kent grooming each year",
    "gap": "gwent grooming over the years",
    "breaks": "uk grooming each year",
    "rounded": "uk abuse images each year",
    "several_lines": "kent and surrey and sussex grooming each year",
    "change": "change in kent grooming 2022/23 to 2023/24",
    "rates": "norfolk and suffolk insta per 100,000",
}
NONE = {
    "one_figure": "cambs insta",
    "one_given": "cambs vs essex insta",
    "periods_and_areas": "cambs and devon instagram",
    "mixed_wholes": "england and wales and east of england 2018/19",
    "shares_of_different_bases": "uk image offences snapchat share each year",
    "worked_out_share": "what % of offences in the east of england were on instagram 2018/19",
}


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_every_kind_is_drawn_the_same_each_time(catalogue: Catalogue, question: str) -> None:
    answer = answer_to(catalogue, question)
    chart = render_chart(answer)
    assert render_chart(answer) == chart
    width, height, texts = read_png(chart.png)
    assert width == WIDTH
    assert 400 <= height <= 2 * WIDTH
    assert texts == {}


@pytest.mark.parametrize("question", NONE.values(), ids=NONE)
def test_what_would_mislead_is_not_drawn(catalogue: Catalogue, question: str) -> None:
    answer = answer_to(catalogue, question)
    assert not is_chartable(answer)
    with pytest.raises(ValueError, match="no chart can be drawn of this answer"):
        render_chart(answer)


def test_several_measures_are_not_drawn(ices: Catalogue) -> None:
    count, share = (
        answer_to(ices, "Wexmoor strawberry"),
        answer_to(ices, "Wexmoor strawberry share"),
    )
    assert not is_chartable(replace(count, figures=(*count.figures, *share.figures)))


def test_no_text_leaves_the_sheet_is_small_or_lies_on_another(
    charted: tuple[tuple[Answer, Plot], ...],
) -> None:
    assert len(charted) > 100
    faults = []
    for _, plot in charted:
        sheet, height = record(plot)
        faults += [(plot.title, fault) for fault in find_faults(sheet, height)]
    assert faults == []


def find_faults(sheet: Recorder, height: float) -> Iterator[str]:
    for each in sheet.written:
        if each.left < 8 or each.right > WIDTH - 8 or each.top < 0 or each.bottom > height:
            yield f"off the sheet: {each.text}"
        if each.size < SMALLEST:
            yield f"too small: {each.text}"
    for one, other in combinations(sheet.written, 2):
        if (
            min(one.right, other.right) - max(one.left, other.left) > SLACK
            and min(one.bottom, other.bottom) - max(one.top, other.top) > SLACK
        ):
            yield f"one on the other: {one.text} / {other.text}"


def test_a_missing_figure_is_words_and_no_bar(charted: tuple[tuple[Answer, Plot], ...]) -> None:
    for answer, plot in charted:
        if plot.kind != "bars" or len(answer.figures) == 1:
            continue
        sheet, _ = record(plot)
        marks = plot.series[0].marks
        assert len(sheet.boxes) == sum(mark.value is not None for mark in marks)
        for mark, figure in zip(marks, answer.figures, strict=True):
            assert mark.value == figure.value
            assert (mark.value is None) is mark.text.startswith("no figure: ")


def test_every_value_is_written_beside_its_mark(charted: tuple[tuple[Answer, Plot], ...]) -> None:
    for _, plot in charted:
        shown = " ".join(each.text for each in record(plot)[0].written)
        for series in plot.series:
            marks = [mark for mark in series.marks if mark.value is not None]
            if len(plot.series) > 1:
                marks = marks[-1:]
            for mark in marks:
                assert mark.text in shown


def test_lines_stop_at_gaps_and_breaks(catalogue: Catalogue) -> None:
    gap = plot_of(answer_to(catalogue, QUESTIONS["gap"]))
    assert [mark.value for mark in gap.series[0].marks] == [44, 26, 144, None, 26, 58, 67]
    assert gap.series[0].breaks == frozenset()
    breaks = plot_of(answer_to(catalogue, QUESTIONS["breaks"]))
    assert breaks.series[0].breaks == {1, 7}
    assert breaks.notes[-1] == "Dashed line: releases or definitions differ on either side"
    assert (
        "No figure between 2017/18 and 2020/21"
        in plot_of(answer_to(catalogue, QUESTIONS["rounded"])).notes
    )


def plot_of(answer: Answer) -> Plot:
    plot = plot_answer(answer)
    assert plot is not None
    return plot


@pytest.mark.parametrize(
    ("question", "title", "unit"),
    [
        (
            QUESTIONS["breakdown"],
            "Online child sexual offences on Instagram by force in the East of England, 2018/19",
            "Number of offences",
        ),
        (
            QUESTIONS["ranking"],
            "Online child sexual offences on Instagram by force in the East of England, 2018/19: "
            "the three highest",
            "Number of offences",
        ),
        (
            QUESTIONS["comparison"],
            "Online child sexual offences on Instagram in Cambridgeshire and Norfolk, 2018/19",
            "Number of offences",
        ),
        (
            QUESTIONS["shares"],
            "Share of offences of sexual communication with a child in the UK by platform, 2023/24",
            "Per cent of cases where the platform is known",
        ),
        (
            QUESTIONS["series"],
            "Offences of sexual communication with a child in Kent, 2017/18 to 2023/24",
            "Number of offences",
        ),
        (
            QUESTIONS["rates"],
            "Online child sexual offences on Instagram in Norfolk and Suffolk per 100,000 people, "
            "2018/19",
            "Offences per 100,000 people",
        ),
    ],
)
def test_titles_say_what_where_and_when(
    catalogue: Catalogue, question: str, title: str, unit: str
) -> None:
    plot = plot_of(answer_to(catalogue, question))
    assert (plot.title, plot.unit) == (title, unit)


def test_two_years_are_named_and_not_what_lies_between(catalogue: Catalogue) -> None:
    plot = plot_of(answer_to(catalogue, "gwent grooming lowest ever"))
    assert plot.title.endswith("in Gwent, 2018/19 and 2021/22")


def test_a_whole_beside_its_parts_is_grey_and_not_the_highest(catalogue: Catalogue) -> None:
    plot = plot_of(answer_to(catalogue, "norfolk facebook, facebook-owned apps"))
    assert [mark.is_whole for mark in plot.series[0].marks] == [False, True]
    assert plot.notes[0] == "Grey: a total or a group, which holds others"
    assert plot.notes[-1].endswith("not published as such: Facebook-owned apps")
    assert "ighest" not in describe_plot(plot)


def test_a_partial_year_is_not_joined_to_others(catalogue: Catalogue) -> None:
    plot = plot_of(answer_to(catalogue, "south east grooming each year"))
    runs = [[mark.label for mark in run] for run in list_runs(plot.series[0]) if run]
    assert runs == [
        ["2017/18", "2018/19", "2019/20"],
        ["2020/21"],
        ["2021/22"],
        ["2022/23", "2023/24"],
        ["2024/25"],
    ]


def test_the_caption_says_what_the_picture_shows(catalogue: Catalogue) -> None:
    assert render_chart(answer_to(catalogue, QUESTIONS["breakdown"])).caption == (
        "Online child sexual offences on Instagram by force in the East of England, 2018/19\n"
        "Number of offences.\n"
        "Highest shown: Suffolk, 89; lowest: Hertfordshire, 28.\n"
        "No figure, which is not zero: Essex and Northamptonshire (not supplied).\n"
        "5 of 7 forces have a figure; no figure for Essex and Northamptonshire.\n"
        "Source: NSPCC (freedom of information replies from police forces), December 2019. "
        "32 of 43 forces in England and Wales replied, and some did not know the platform."
    )


def test_the_alternative_text_needs_no_picture(catalogue: Catalogue) -> None:
    assert render_chart(answer_to(catalogue, QUESTIONS["series"])).alt_text == (
        "Line chart: Offences of sexual communication with a child in Kent, 2017/18 to 2023/24. "
        "Number of offences. 2017/18 122, 2018/19 140, 2019/20 176, 2020/21 224, 2021/22 179, "
        "2022/23 230, 2023/24 264. Up from 122 in 2017/18 to 264 in 2023/24. Highest shown: "
        "2023/24, 264; lowest: 2017/18, 122."
    )


def test_doubt_and_breaks_leave_no_highest(catalogue: Catalogue) -> None:
    for name in ("disputed", "gap", "breaks", "rounded"):
        chart = render_chart(answer_to(catalogue, QUESTIONS[name]))
        assert "ighest" not in chart.caption + chart.alt_text
        assert "Up from" not in chart.caption + chart.alt_text


def test_captions_and_alternative_texts_keep_to_their_limits_and_figures(
    charted: tuple[tuple[Answer, Plot], ...],
) -> None:
    for answer, plot in charted:
        caption, alt = caption_plot(plot), describe_plot(plot)
        assert utf16_length(caption) <= CAPTION_LIMIT
        assert utf16_length(alt) <= ALT_LIMIT
        assert caption.splitlines()[0] == plot.title
        assert caption.splitlines()[-1] == plot.source
        noted = list_numbers([remark.text for remark in answer.remarks])
        assert list_numbers([caption, alt]) - allowed_numbers(answer) - noted == set()


def lengthened(answer: Answer, count: int, label: str) -> Answer:
    """Return an answer with `count` areas, every ninth of them missing."""

    def make(number: int, figure: Figure) -> Figure:
        name = f"{label} {number}"
        area = replace(figure.codes["area"], code=f"x{number}", label=name, name=name)
        is_missing = number % 9 == 0
        return replace(
            figure,
            codes={**figure.codes, "area": area},
            value=None if is_missing else float(number * 37 % 250),
            status="not_supplied" if is_missing else "normal",
        )

    figures = tuple(make(number, answer.figures[0]) for number in range(count))
    return replace(answer, figures=figures, remarks=())


@pytest.mark.parametrize(
    "label", ["Kent", "Avon and Somerset, Gloucestershire and Wiltshire (together)", "W" * 90]
)
@pytest.mark.parametrize("count", [2, 16, 47])
def test_any_number_of_bars_and_length_of_labels_is_legible(
    catalogue: Catalogue, count: int, label: str
) -> None:
    answer = lengthened(answer_to(catalogue, QUESTIONS["breakdown"]), count + 1, label)
    sheet, height = record(plot_of(answer))
    assert list(find_faults(sheet, height)) == []


@pytest.mark.parametrize("count", [3, 9, 10, 15, 25])
@pytest.mark.parametrize("value", [4, 123_456])
def test_any_number_of_years_is_legible(catalogue: Catalogue, count: int, value: int) -> None:
    answer = answer_to(catalogue, QUESTIONS["series"])
    figures = []
    for number in range(count):
        label = f"{2000 + number}/{number + 1:02d}"
        start, end = f"{2000 + number}-04", f"{2001 + number}-03"
        period = replace(answer.figures[0].period, code=label, label=label, start=start, end=end)
        # Up and down by turns, so that labels stand both above and below the line.
        shown = None if number % 7 == 5 else float(value * (2 + number % 3))
        figures.append(replace(answer.figures[0], period=period, value=shown))
    sheet, height = record(plot_of(replace(answer, figures=tuple(figures))))
    assert list(find_faults(sheet, height)) == []


def test_a_caption_that_is_too_long_says_that_lines_are_left_out(catalogue: Catalogue) -> None:
    plot = plot_of(answer_to(catalogue, QUESTIONS["breakdown"]))
    lines = caption_plot(replace(plot, notes=("x" * 700, "y" * 700))).splitlines()
    assert lines[0] == plot.title
    assert lines[-2:] == ["(Shortened: some lines do not fit here.)", plot.source]
    assert caption_plot(replace(plot, source="s" * 2000)) == plot.title


def test_more_bars_than_fit_are_left_out_and_said(catalogue: Catalogue) -> None:
    answer = lengthened(answer_to(catalogue, QUESTIONS["breakdown"]), 80, "Area")
    plot = plot_of(answer)
    assert len(plot.series[0].marks) == MOST_BARS
    assert plot.notes[0] == f"The first {MOST_BARS} of 80 are shown; the table has all"
    assert utf16_length(caption_plot(plot)) <= CAPTION_LIMIT


def test_a_label_is_never_read_as_mathematics(catalogue: Catalogue) -> None:
    answer = lengthened(answer_to(catalogue, QUESTIONS["breakdown"]), 3, r"$\frac{1}{0}$ %s {x} \n")
    assert read_png(render_chart(answer).png)[0] == WIDTH


def test_zero_is_a_value(ices: Catalogue) -> None:
    plot = plot_of(answer_to(ices, "Quellby and Wexmoor mint 2018/19"))
    assert [(mark.label, mark.text) for mark in plot.series[0].marks] == [
        ("Quellby", "0"),
        ("Wexmoor", "55"),
    ]


def test_wrapping_keeps_every_word_and_the_width() -> None:
    sheet = Sheet()
    text = "Avon and Somerset, Gloucestershire and Wiltshire (together)"
    lines = sheet.wrap(text, 300, 30)
    assert " ".join(lines) == text
    assert max(sheet.measure(line, 30) for line in lines) <= 300
    assert "".join(sheet.wrap("x" * 200, 300, 30)) == "x" * 200
    assert sheet.wrap("", 300, 30) == [""]


@pytest.mark.parametrize("greatest", [1, 3, 9, 10, 99, 264, 1000, 7263, 33000, 0.8, 11.8])
def test_scales_are_round_and_hold_every_value(greatest: float) -> None:
    ticks = list_ticks(greatest)
    assert ticks[0] == 0
    assert ticks[-1] >= greatest
    assert 3 <= len(ticks) <= 8


def test_asking_needs_no_matplotlib() -> None:
    code = "import sys, stats.render; sys.exit('matplotlib' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False)
    assert done.returncode == 0


def test_charts_drawn_at_once_are_the_same_as_one_by_one(catalogue: Catalogue) -> None:
    answers = [answer_to(catalogue, question) for question in QUESTIONS.values()]
    expected = [render_chart(answer).png for answer in answers]
    with ThreadPoolExecutor(4) as pool:
        for _ in range(2):
            assert list(pool.map(lambda each: render_chart(each).png, answers)) == expected


def test_a_chart_is_a_picture_with_its_words(catalogue: Catalogue) -> None:
    chart = render_chart(answer_to(catalogue, QUESTIONS["comparison"]))
    assert isinstance(chart, Chart)
    assert len(chart.png) < 10 * 1024 * 1024
