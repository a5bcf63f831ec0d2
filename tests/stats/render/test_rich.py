"""Rich messages: a table for several figures, caveats folded, and the three limits kept."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stats import Answer, Catalogue
from stats.model import Figure
from stats.render import CHART_ID, Chart, render_rich
from stats.render.fit import LEFT_OUT
from stats.render.lines import make_lines
from stats.render.rich import MAX_BLOCKS, MAX_CHARACTERS, MAX_COLUMNS
from tests.botapi.rich import check_rich_message
from tests.botapi.rich_html import RichParser
from tests.outcomes import answer_to
from tests.stats.render.replies import QUESTIONS

BOT = "ices_bot"


def cells(html: str) -> list[list[str]]:
    """Return the rows of the table of a message."""
    rows = re.findall(r"<tr>(.*?)</tr>", html)
    return [re.findall(r"<t[hd][^>]*>(?:<b>)?(.*?)(?:</b>)?</t[hd]>", row) for row in rows]


def text_of(html: str) -> str:
    """Return what can be read in a message."""
    return unescape(re.sub(r"<[^>]*>", "", html))


def read(html: str) -> RichParser:
    """Return what a server counts in a message."""
    parser = RichParser({}, BOT)
    parser.feed(html)
    parser.close()
    return parser


def test_several_figures_stand_in_a_table(ices: Catalogue) -> None:
    html = render_rich(answer_to(ices, "Tarnholm and Wexmoor vanilla 2018/19"))
    assert html.startswith("<table bordered striped compact><caption>Vanilla, 2018/19 (cones sold)")
    assert cells(html) == [["Area", "Servings"], ["Tarnholm", "31"], ["Wexmoor", "29"]]


def test_a_series_has_a_column_of_periods(ices: Catalogue) -> None:
    html = render_rich(answer_to(ices, "Wexmoor vanilla each year"))
    assert cells(html) == [
        ["Period", "Servings"],
        ["2017/18", "21"],
        ["2018/19", "29"],
        ["2019/20", "35"],
    ]


def test_a_missing_figure_is_no_figure_and_says_why(ices: Catalogue) -> None:
    html = render_rich(answer_to(ices, "Quellby and Wexmoor lemon 2018/19"))
    assert cells(html)[1:] == [["Quellby", "no figure"], ["Wexmoor", "5"]]
    assert "<p><b>No figure</b>: Quellby, Lemon, 2018/19. Not supplied:" in html


def test_a_single_figure_has_no_table(ices: Catalogue) -> None:
    html = render_rich(answer_to(ices, "Wexmoor vanilla 2018/19"))
    assert html.startswith("<p><b>29 servings</b>: Wexmoor, Vanilla, 2018/19")
    assert "<table" not in html


def test_what_is_read_beside_one_figure_names_it(ices: Catalogue) -> None:
    html = render_rich(answer_to(ices, "Tarnholm and Wexmoor mint 2018/19"))
    assert "<p>Wexmoor: Restated: the release of December 2019 gave 50 (Ice Office).</p>" in html


def test_caveats_are_folded_and_the_source_and_the_receipt_stand_below(ices: Catalogue) -> None:
    url = f"https://t.me/{BOT}?start=abc"
    html = render_rich(answer_to(ices, "Wexmoor vanilla 2018/19"), receipt_url=url)
    folded = re.findall(r"<details><summary>About these figures</summary>(.*?)</details>", html)
    assert len(folded) == 1
    assert "<p>Note: " in folded[0]
    (footer,) = re.findall(r"<footer>(.*?)</footer>", html)
    assert footer.startswith("Source: Ice Office; printed by <a href=")
    assert footer.endswith(f'<a href="{url}">Receipt</a>')


@pytest.mark.parametrize("name", QUESTIONS)
def test_it_says_what_the_message_of_text_says(ices: Catalogue, name: str) -> None:
    reply = ices.ask(QUESTIONS[name])
    text = text_of(render_rich(reply))
    for line in make_lines(reply):
        if line.kind in ("remark", "body", "caveat", "note", "source", "reading"):
            assert line.text in text


def grown(pattern: Answer, count: int, note: str) -> Answer:
    """Return an answer with many figures, each of an area of its own."""
    (figure,) = pattern.figures
    area = figure.codes["area"]
    figures: tuple[Figure, ...] = tuple(
        replace(
            figure, codes={**figure.codes, "area": replace(area, code=f"X{n}", name=f"Area {n}")}
        )
        for n in range(count)
    )
    return replace(pattern, figures=figures, caveats=(f"{note}A", f"{note}B"))


@given(count=st.integers(1, 700), length=st.integers(1, 60_000))
def test_any_answer_keeps_to_the_limits_and_says_what_it_left_out(
    ices: Catalogue, count: int, length: int
) -> None:
    reply = grown(answer_to(ices, "Wexmoor vanilla 2018/19"), count, "n" * length)
    html = render_rich(reply, receipt_url=f"https://t.me/{BOT}?start=abc")
    check_rich_message({"html": html}, BOT)
    parser = read(html)
    assert parser.characters <= MAX_CHARACTERS
    assert parser.blocks <= MAX_BLOCKS
    shown = text_of(html)
    lines = [line.text for line in make_lines(reply) if line.kind != "figure"]
    has_rows = html.count("<td>Area") == (count if count > 1 else 0)
    is_whole = has_rows and all(line in shown for line in lines)
    assert is_whole is (LEFT_OUT.text not in html)


def test_more_columns_than_a_table_may_have_are_lines(ices: Catalogue) -> None:
    pattern = answer_to(ices, "Tarnholm and Wexmoor vanilla 2018/19")
    names = tuple(f"dimension{number}" for number in range(MAX_COLUMNS))
    figures = tuple(
        replace(
            each,
            dataset=replace(each.dataset, dimensions=names),
            codes=dict.fromkeys(names, each.codes["area"]),
        )
        for each in pattern.figures
    )
    html = render_rich(replace(pattern, figures=figures))
    assert "<table" not in html
    assert html.count("servings</b>") == 2


def test_figures_that_nothing_tells_apart_are_lines(ices: Catalogue) -> None:
    pattern = answer_to(ices, "Wexmoor vanilla 2018/19")
    html = render_rich(replace(pattern, figures=pattern.figures * 2))
    assert "<table" not in html
    assert html.count("29 servings</b>") == 2


def test_two_areas_of_one_name_are_told_apart(ices: Catalogue) -> None:
    pattern = grown(answer_to(ices, "Wexmoor vanilla 2018/19"), 2, "n")
    assert [row[0] for row in cells(render_rich(pattern))] == ["Area", "Area 0", "Area 1"]


def test_a_chart_stands_between_the_figures_and_what_is_folded(ices: Catalogue) -> None:
    reply = answer_to(ices, "Wexmoor vanilla each year")
    chart = Chart(b"", "Cones & <cups>\nUnits.", 'Line chart: "cones" & <cups>.')
    html, plain = render_rich(reply, chart=chart), render_rich(reply)
    figure = (
        f'<figure><img src="tg://photo?id={CHART_ID}" '
        'alt="Line chart: &quot;cones&quot; &amp; &lt;cups&gt;."/>'
        "<figcaption>Cones &amp; &lt;cups&gt;</figcaption></figure>\n"
    )
    assert html.replace(figure, "") == plain
    before, after = html.split(figure)
    assert "<table" in before
    assert after.startswith("<details>")


def test_the_longest_answer_with_a_chart_keeps_the_limits(ices: Catalogue) -> None:
    many = grown(answer_to(ices, "Wexmoor vanilla 2018/19"), MAX_BLOCKS, "n")
    chart = Chart(b"", "Title", "a" * 1000)
    html = render_rich(many, chart=chart)
    media = {CHART_ID: {"photo": []}}
    shown = check_rich_message({"html": html}, BOT, media)["blocks"]
    assert {"type": "photo", "photo": [], "caption": {"text": "Title"}} in shown
