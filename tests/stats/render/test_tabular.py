"""Many figures as a table: nothing that must be read with them is lost."""

from __future__ import annotations

import pytest

from stats import Answer, Catalogue
from stats.render import render_html
from stats.render.lines import make_lines
from tests.scoring import QUESTIONS, read_questions
from tests.stats.render.replies import Page

TABLE = """\
67 offences of sexual communication with a child: Dyfed-Powys, 2023/24
Offences of sexual communication
with a child
2023/24

Dyfed-Powys    67
Gwent         67*
North Wales    97
South Wales  333*
* disputed
Gwent: Disputed: The four forces' cells for this year add up to 564"""


def text(catalogue: Catalogue, question: str, limit: int = 4096) -> str:
    page = Page(render_html(catalogue.ask(question), limit=limit))
    assert page.faults == []
    return page.text


def test_four_figures_stand_in_a_table_with_their_marks(catalogue: Catalogue) -> None:
    assert text(catalogue, "grooming by force in wales 2023/24").startswith(TABLE)


def test_three_figures_stand_in_lines(catalogue: Catalogue) -> None:
    markup = render_html(catalogue.ask("suffolk by platform"), limit=4096)
    assert "<pre>" not in markup


def test_a_missing_figure_keeps_its_reason(ices: Catalogue) -> None:
    shown = text(ices, "Quellby by flavour 2018/19")
    assert "No figure: Quellby, Lemon, 2018/19. Not supplied:" in shown
    assert "No figure: Quellby, Cherry, 2018/19. Suppressed:" in shown
    assert "No figure is not zero." in shown


@pytest.mark.parametrize("name", ["core", "operations", "second", "third"])
def test_every_line_but_the_headlines_stays_and_every_value(
    catalogue: Catalogue, name: str
) -> None:
    seen = 0
    for question in read_questions(QUESTIONS / f"{name}.csv"):
        reply = catalogue.ask(question.question)
        markup = render_html(reply, limit=10**6)
        if not isinstance(reply, Answer) or "<pre>" not in markup:
            continue
        seen += 1
        shown = Page(markup).text
        lines = make_lines(reply)
        first = next(line for line in lines if line.spans[0].is_strong)
        before = lines[: lines.index(first)]
        others = lines[len(before) + 1 :]
        start = "".join(f"{line.text}\n" for line in (*before, first))
        assert shown.startswith(start)
        values = {figure.value for figure in reply.figures if figure.value is not None}
        headlines = [line for line in others if line.kind == "figure" and line.spans[0].is_strong]
        kept = [line for line in others if line not in headlines]
        kept += [line for line in headlines if line.text.startswith("No figure")]
        assert [line.text for line in kept if line.text not in shown] == []
        table = markup.partition("<pre>")[2].partition("</pre>")[0]
        assert [value for value in values if f"{value:,g}" not in table] == []
    assert seen > 0


@pytest.mark.parametrize("limit", [200, 400, 1000, 4096])
def test_a_table_keeps_to_the_limit(catalogue: Catalogue, limit: int) -> None:
    assert len(text(catalogue, "grooming by force 2019/20", limit)) <= limit
