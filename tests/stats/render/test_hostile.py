"""Texts of a package that try to break a quote, a table or a chart."""

from __future__ import annotations

import csv
from io import StringIO

import pytest

from stats import Answer, Catalogue
from stats.render import csv_name, is_chartable, quote_line, render_chart, render_csv, render_table
from tests.stats.render.replies import QUESTIONS, utf16_length
from tests.stats.render.test_html import NASTY, poison


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_markup_in_a_package_stays_text_and_within_limits(ices: Catalogue, question: str) -> None:
    answer = poison(ices.ask(question))
    if not isinstance(answer, Answer):
        return
    assert utf16_length(quote_line(answer)) <= 256
    assert max(len(line) for line in render_table(answer, limit=4096).split("\n")) <= 34
    rows = list(csv.DictReader(StringIO(render_csv(answer).decode("utf-8-sig"), newline="")))
    assert [row["area_label"] for row in rows] == [
        f"{figure.codes['area'].label}" for figure in answer.figures
    ]
    assert csv_name(answer).replace("-", "").removesuffix(".csv").isalnum()
    if is_chartable(answer):
        chart = render_chart(answer)
        assert NASTY in chart.caption
        assert utf16_length(chart.caption) <= 1024
