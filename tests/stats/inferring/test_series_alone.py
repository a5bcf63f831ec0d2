"""Tables that have periods and figures alone, several of them with one label in a package."""

from __future__ import annotations

from pathlib import Path

import pytest

from stats import Answer, Catalogue, Clarification
from stats.render import render_plain
from tests.outcomes import answer_to
from tests.writing import open_packages, write_tables

DAILY = "Date,Price\n2020-01-02,5.1\n2020-01-03,5.3\n2020-01-06,4.9\n"
YEARLY = "Date,Price\n2018-06-30,7.5\n2019-06-30,6.5\n2020-06-30,8.5\n"


@pytest.fixture(scope="module")
def prices(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    folder = tmp_path_factory.mktemp("prices")
    tables = {"coal-day": DAILY, "coal-year": YEARLY}
    return open_packages(write_tables(folder, tables, name="coal", title="Coal"))


def values(reply: Answer) -> list[tuple[str, float | None]]:
    return [(figure.period.code, figure.value) for figure in reply.figures]


def test_a_label_that_tables_share_is_told_apart_by_the_table(prices: Catalogue) -> None:
    reply = prices.ask("price")
    assert isinstance(reply, Clarification)
    assert {each.label for each in reply.choices} == {"Price, coal day", "Price, coal year"}
    assert values(answer_to(prices, "price, coal day 3 January 2020")) == [("2020-01-03", 5.3)]
    assert values(answer_to(prices, "price, coal year 30 June 2019")) == [("2019-06-30", 6.5)]


def test_nothing_is_said_of_a_whole_that_the_table_does_not_name(prices: Catalogue) -> None:
    reply = answer_to(prices, "price, coal day")
    assert "total" not in render_plain(reply).casefold()
    assert values(answer_to(prices, reply.reading)) == values(reply) == [("2020-01-06", 4.9)]


def test_periods_of_any_length_make_a_series_where_there_are_no_years(prices: Catalogue) -> None:
    days = [("2020-01-02", 5.1), ("2020-01-03", 5.3), ("2020-01-06", 4.9)]
    assert values(answer_to(prices, "price, coal day over time")) == days
    assert values(answer_to(prices, "highest price, coal year")) == [("2020-06-30", 8.5)]
    assert values(answer_to(prices, "lowest price, coal day")) == [("2020-01-06", 4.9)]


def test_a_series_of_very_many_points_is_cut_and_says_so(tmp_path: Path) -> None:
    days = [f"2{year:03d}-01-01,{year}" for year in range(600)]
    write_tables(tmp_path, {"waves": "\n".join(["Date,Height", *days, ""])}, name="waves")
    reply = answer_to(open_packages(tmp_path), "height over time")
    assert len(reply.figures) == 400
    assert render_plain(reply).startswith("Without the 200 before these:")
