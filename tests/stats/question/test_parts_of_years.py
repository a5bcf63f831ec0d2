"""A year that is in print only by its months or days is asked of those."""

from __future__ import annotations

import pytest

from stats import Catalogue, NoFigure
from stats.render import render_plain
from tests.outcomes import values_of
from tests.writing import open_packages, write_tables

MONTHLY = {2001: (3.0, 9.5, 4.0), 2002: (8.0, 2.0, 5.0), 2003: (6.0,)}


@pytest.fixture(scope="module")
def tides(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    folder = tmp_path_factory.mktemp("tides")
    rows = (
        f"{year}-{month:02},{value}"
        for year, values in MONTHLY.items()
        for month, value in enumerate(values, start=1)
    )
    table = "\n".join(["month,Tide", *rows, ""])
    return open_packages(write_tables(folder, {"tides": table}, name="tides"))


@pytest.mark.parametrize(
    ("question", "due"),
    [
        ("tide 2002", [8.0, 2.0, 5.0]),
        ("highest tide in 2001", [9.5]),
        ("lowest tide of 2002", [2.0]),
        ("tide february 2002", [2.0]),
        ("tide in 2003", [6.0]),
        ("tide 2001 to 2002", [3.0, 9.5, 4.0, 8.0, 2.0, 5.0]),
        ("tide 2001 and 2002", [3.0, 9.5, 4.0, 8.0, 2.0, 5.0]),
    ],
)
def test_a_year_is_each_of_its_months(tides: Catalogue, question: str, due: list[float]) -> None:
    assert values_of(tides.ask(question)) == due


def test_what_was_compared_is_called_what_it_is(tides: Catalogue) -> None:
    assert "Of the 3 periods in print from" in render_plain(tides.ask("highest tide in 2001"))


def test_a_year_without_any_month_has_no_figure(tides: Catalogue) -> None:
    assert isinstance(tides.ask("tide 1999"), NoFigure)


def test_a_year_of_two_without_any_month_is_named(tides: Catalogue) -> None:
    reply = tides.ask("tide 2003 and 2004")
    assert isinstance(reply, NoFigure), reply
    assert "no figure for 2004" in reply.reason
