"""First days of months that are printed for the months themselves."""

from __future__ import annotations

import pytest

from stats import Answer, Catalogue, NoFigure
from tests.newsroom import open_texts

ROWS = {"01/04/2023": 1200, "01/05/2023": 1100, "01/06/2023": 900}


@pytest.fixture(scope="module")
def searches(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    folder = tmp_path_factory.mktemp("searches")
    rows = [f"{day},Wexshire,{value}" for day, value in ROWS.items()]
    text = "\n".join(["Date,Force,Stop and searches", *rows]) + "\n"
    return open_texts(folder, searches=text)


@pytest.mark.parametrize(
    "period", ["april 2023", "2023-04", "2023-04-01", "1 April 2023", "01/04/2023"]
)
def test_a_month_is_called_so_and_found_as_it_is_printed(searches: Catalogue, period: str) -> None:
    reply = searches.ask(f"stop and searches wexshire {period}")
    assert isinstance(reply, Answer), reply
    assert [(each.value, each.period.label) for each in reply.figures] == [(1200, "April 2023")]


def test_another_day_has_no_figure(searches: Catalogue) -> None:
    assert isinstance(searches.ask("stop and searches wexshire 15 april 2023"), NoFigure)
